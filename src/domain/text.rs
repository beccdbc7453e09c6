//! Text compared as people do: accents, capitals and typography aside.

/// `text` in lower case, without accents, ligatures, typographic marks or double spaces.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for sign in text.chars() {
        if sign.is_ascii() {
            push(&mut folded, sign.to_ascii_lowercase());
        } else if ('\u{c0}'..='\u{17f}').contains(&sign) && sign.is_lowercase() {
            push_plain(&mut folded, sign);
        } else {
            sign.to_lowercase().for_each(|sign| push_plain(&mut folded, sign));
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

fn push(folded: &mut String, sign: char) {
    let blank = sign.is_whitespace();
    if !blank {
        folded.push(sign);
    } else if !folded.is_empty() && !folded.ends_with(' ') {
        folded.push(' ');
    }
}

/// One lower-case sign, as `fold` has it.
pub(super) fn push_plain(folded: &mut String, sign: char) {
    match sign {
        'à'..='å' | 'ā' | 'ă' | 'ą' => folded.push('a'),
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => folded.push('c'),
        'ď' | 'đ' | 'ð' => folded.push('d'),
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => folded.push('e'),
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => folded.push('g'),
        'ĥ' | 'ħ' => folded.push('h'),
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => folded.push('i'),
        'ĵ' => folded.push('j'),
        'ķ' => folded.push('k'),
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => folded.push('l'),
        'ñ' | 'ń' | 'ņ' | 'ň' => folded.push('n'),
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => folded.push('o'),
        'ŕ' | 'ŗ' | 'ř' => folded.push('r'),
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => folded.push('s'),
        'ţ' | 'ť' | 'ŧ' | 'ț' => folded.push('t'),
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => folded.push('u'),
        'ŵ' => folded.push('w'),
        'ý' | 'ÿ' | 'ŷ' => folded.push('y'),
        'ź' | 'ż' | 'ž' => folded.push('z'),
        'œ' => folded.push_str("oe"),
        'æ' => folded.push_str("ae"),
        'ß' => folded.push_str("ss"),
        '’' | '‘' | 'ʼ' => folded.push('\''),
        '–' | '—' | '‑' | '−' => folded.push('-'),
        '«' | '»' | '“' | '”' => folded.push('"'),
        // Accents that stand apart, and marks that show nothing.
        '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' => {}
        other => push(folded, other),
    }
}

/// `text` as the name of a file, without its ending: what no system forbids, at most 80 signs.
///
/// Blank when nothing is left.
pub fn file_name(text: &str) -> String {
    let plain = |sign: char| {
        let forbidden = sign.is_control() || "/\\:*?\"<>|".contains(sign);
        if forbidden || sign.is_whitespace() { ' ' } else { sign }
    };
    let plain: String = text.chars().filter(|sign| !is_unseen(*sign)).map(plain).collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    let short: String = words.join(" ").chars().take(80).collect();
    short.trim_matches([' ', '.']).to_owned()
}

/// The words of a text, where its lines may be broken: a no-break space holds two signs together.
pub fn breakable(text: &str) -> impl Iterator<Item = &str> {
    let breaks = |sign: char| sign.is_whitespace() && !matches!(sign, '\u{a0}' | '\u{202f}');
    text.split(breaks).filter(|word| !word.is_empty())
}

/// The lines of a pasted list that say something, without the bullets and numbers in front of them.
pub fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(without_bullet).filter(|line| !line.is_empty())
}

/// A line without "- ", "• ", "* ", "1. ", "2) " or "[x] " in front.
fn without_bullet(line: &str) -> &str {
    const BULLETS: [char; 9] = ['-', '–', '—', '*', '•', '‣', '◦', '▪', '·'];
    let mut line = line.trim();
    if let Some(rest) = line.strip_prefix(BULLETS)
        && (rest.is_empty() || rest.starts_with(char::is_whitespace))
    {
        line = rest.trim_start();
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=3).contains(&digits)
        && let Some(rest) = line[digits..].strip_prefix(['.', ')'])
        && (rest.is_empty() || rest.starts_with(char::is_whitespace))
    {
        line = rest.trim_start();
    }
    for done in ["[ ]", "[x]", "[X]"] {
        line = line.strip_prefix(done).unwrap_or(line).trim_start();
    }
    line
}

/// Whether a sign turns the text around it, or shows nothing.
pub(crate) fn is_unseen(sign: char) -> bool {
    matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Whether `address` may be shown as a link: http, https or mailto.
pub fn is_safe_link(address: &str) -> bool {
    let address = address.trim().to_ascii_lowercase();
    ["http://", "https://", "mailto:"].into_iter().any(|scheme| address.starts_with(scheme))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        assert_eq!(fold(text), expect);
    }

    #[test]
    fn accents_capitals_and_typography_are_forgiven() {
        check("Échevine de la Mobilité", "echevine de la mobilite");
        check("  L’État\u{a0} français ", "l'etat francais");
        check("ŒUVRE Æther Straße", "oeuvre aether strasse");
        check("e\u{301}te\u{301}", "ete");
        check("7–9", "7-9");
        check("東京", "東京");
        check("", "");
    }

    #[test]
    fn pasted_lists_lose_their_bullets() {
        let text =
            "- un\n\n  • deux \n3. trois\n4) [x] quatre\n2016 fut\n1.5 million\n-5 degrés\n*\n";
        let expect = ["un", "deux", "trois", "quatre", "2016 fut", "1.5 million", "-5 degrés"];
        assert_eq!(lines(text).collect::<Vec<_>>(), expect);
        assert_eq!(lines("\r\n \n").count(), 0);
    }

    #[test]
    fn lines_are_not_broken_at_spaces_that_hold() {
        let words: Vec<&str> = breakable(" un  prix\u{a0}: 5\u{202f}000\n").collect();
        assert_eq!(words, ["un", "prix\u{a0}:", "5\u{202f}000"]);
    }

    #[test]
    fn files_have_plain_names() {
        assert_eq!(file_name("Sommet du PGO 2016"), "Sommet du PGO 2016");
        assert_eq!(file_name(" ../a/b: « R&D »?\n"), "a b « R&D »");
        assert_eq!(file_name("\u{202e}gvs.x\0"), "gvs.x");
        assert_eq!(file_name("..."), "");
        assert_eq!(file_name(&"é".repeat(99)).chars().count(), 80);
    }

    #[test]
    fn only_plain_addresses_are_links() {
        assert!(is_safe_link("https://example.org"));
        assert!(is_safe_link(" MAILTO:a@b.c"));
        assert!(!is_safe_link("javascript:alert(1)"));
        assert!(!is_safe_link("data:text/html,x"));
        assert!(!is_safe_link("//example.org"));
    }
}
