//! Cells of several values, cut where their file cuts them; never inside parentheses.

use std::borrow::Cow;

use super::Separator;
use crate::domain::twins::is_acronym;

/// A cell gives no more values than that; what follows stays in the last one.
const MOST: usize = 1_000;

/// The values of a cell, trimmed, blank ones left out. Takes the length of the text for each separator.
pub(super) fn pieces<'a>(text: &'a str, separators: &[Separator]) -> Vec<Cow<'a, str>> {
    if text.is_empty() {
        return Vec::new();
    }
    if separators.is_empty() {
        return vec![Cow::Borrowed(text)];
    }
    if separators.contains(&Separator::List)
        && let Some(items) = list(text)
    {
        return items.into_iter().take(MOST).map(Cow::Owned).collect();
    }
    let mut parts = vec![text];
    for separator in Separator::ALL.into_iter().filter(|known| separators.contains(known)) {
        let cut = |part: &&'a str| cut(part, separator);
        parts = parts.iter().flat_map(cut).collect();
    }
    let parts = parts.into_iter().map(tidy).filter(|part| !part.is_empty());
    parts.take(MOST).map(Cow::Borrowed).collect()
}

/// Without the marks that lists leave at both ends of a value.
fn tidy(part: &str) -> &str {
    let part = part.trim().trim_start_matches(['•', '·', '*', '–', '-', ',', ';']).trim_start();
    let part = part.trim_end_matches([',', ';']).trim_end();
    part.strip_suffix("...").or_else(|| part.strip_suffix('…')).unwrap_or(part).trim_end()
}

/// Whether the text has a mark of this separator.
pub(super) fn may_cut(text: &str, separator: Separator) -> bool {
    let has = |marks: &[char]| text.contains(marks);
    match separator {
        Separator::List => text.trim_start().starts_with('['),
        Separator::Line => has(&['\n', '\r']),
        Separator::Bar => has(&['|']),
        Separator::Semicolon => has(&[';']),
        Separator::Dash => has(&['-', '–', '—', '•']),
        Separator::Slash => has(&['/']),
        Separator::Comma => has(&[',']),
        Separator::Bracket => has(&[')']),
    }
}

fn cut(text: &str, separator: Separator) -> Vec<&str> {
    if !may_cut(text, separator) {
        return vec![text];
    }
    match separator {
        Separator::List => vec![text],
        Separator::Line => text.split(['\n', '\r']).collect(),
        Separator::Bar => outside(text, |rest| rest.starts_with('|').then_some(1)),
        Separator::Semicolon => outside(text, |rest| rest.starts_with(';').then_some(1)),
        Separator::Dash => dashes(text),
        Separator::Slash => outside(text, |rest| rest.starts_with(" / ").then_some(3)),
        Separator::Comma => commas(text),
        Separator::Bracket => brackets(text),
    }
}

/// Cuts where `mark` tells how long the mark is, outside parentheses.
fn outside(text: &str, mark: impl Fn(&str) -> Option<usize>) -> Vec<&str> {
    let (mut parts, mut depth, mut from, mut skip) = (Vec::new(), 0usize, 0, 0);
    for (at, sign) in text.char_indices() {
        match sign {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0
            && at >= skip
            && let Some(length) = mark(&text[at..])
        {
            parts.push(&text[from..at]);
            (from, skip) = (at + length, at + length);
        }
    }
    parts.push(&text[from..]);
    // A bracket that is never closed hides nothing.
    if depth > 0 && parts.len() == 1 { vec![text] } else { parts }
}

/// " - " and its like, and "A -B" once it stands between values; one name with its acronym is one value.
fn dashes(text: &str) -> Vec<&str> {
    let parts = outside(text, |rest| {
        let mut signs = rest.chars();
        let blank = signs.next().is_some_and(char::is_whitespace);
        let dash = signs.next().filter(|sign| matches!(sign, '-' | '–' | '—' | '•'));
        let dash = dash.filter(|_| blank)?;
        let after = signs.next();
        let parts = after.is_none_or(|sign| sign.is_whitespace() || sign.is_uppercase());
        parts.then(|| rest.chars().next().map_or(1, char::len_utf8) + dash.len_utf8())
    });
    match parts.as_slice() {
        [a, b] if acronym_pair(a.trim(), b.trim()) => vec![text],
        _ => parts,
    }
}

fn acronym_pair(a: &str, b: &str) -> bool {
    is_acronym(a, b) || is_acronym(b, a)
}

/// Commas where what they part looks like names: short, and not going on in the middle of a sentence.
fn commas(text: &str) -> Vec<&str> {
    let parts = outside(text, |rest| rest.starts_with(',').then_some(1));
    let is_value = |part: &&&str| {
        let part = part.trim();
        let starts = part.chars().find(|sign| sign.is_alphanumeric());
        let is_short = part.chars().count() <= 110;
        part.is_empty()
            || is_short && starts.is_none_or(|sign| !sign.is_lowercase() || is_one_word(part))
    };
    // In a long list, one value out of five may be odd.
    let odd = parts.len() - parts.iter().filter(is_value).count();
    if odd * 5 <= parts.len() { parts } else { vec![text] }
}

fn is_one_word(part: &str) -> bool {
    part.split_whitespace().nth(2).is_none()
}

/// "Fédération (F) Union (U)" is two values; one pair of parentheses is a remark.
fn brackets(text: &str) -> Vec<&str> {
    if text.matches(')').count() < 2 {
        return vec![text];
    }
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((at, _)) = rest.match_indices(')').find(|(at, _)| {
        let after = rest[at + 1..].trim_start();
        rest[at + 1..].starts_with(' ') && after.starts_with(char::is_uppercase)
    }) {
        parts.push(&rest[..=at]);
        rest = &rest[at + 1..];
    }
    parts.push(rest);
    parts
}

/// The items of a list of Python or JSON, if the text is one: "[u'\xe9cole', 'b']", "[\"a\", 1]".
pub(super) fn list(text: &str) -> Option<Vec<String>> {
    let inside = text.trim().strip_prefix('[')?;
    let inside = inside.strip_suffix(']').unwrap_or(inside);
    let mut items = Vec::new();
    let mut signs = inside.chars().peekable();
    let mut is_quoted = false;
    loop {
        while signs.next_if(|sign| sign.is_whitespace() || *sign == ',').is_some() {}
        let Some(first) = signs.next() else { break };
        // Python's "u'…'" and "b'…'".
        let prefix = matches!(first, 'u' | 'b' | 'r') && matches!(signs.peek(), Some('\'' | '"'));
        let first = if prefix { signs.next()? } else { first };
        let item = if matches!(first, '\'' | '"') {
            is_quoted = true;
            quoted(&mut signs, first)
        } else {
            let mut item = String::from(first);
            while let Some(sign) = signs.next_if(|sign| *sign != ',') {
                item.push(sign);
            }
            item
        };
        let item = item.trim();
        if !item.is_empty() && item != "None" && item != "null" {
            items.push(item.to_owned());
        }
    }
    (is_quoted || items.iter().all(|item| item.parse::<f64>().is_ok())).then_some(items)
}

fn quoted(signs: &mut std::iter::Peekable<std::str::Chars>, quote: char) -> String {
    let mut item = String::new();
    while let Some(sign) = signs.next() {
        match sign {
            sign if sign == quote => break,
            '\\' => escape(signs, &mut item),
            sign => item.push(sign),
        }
    }
    item
}

/// "\n", "\xe9", "\u20ac", "\U0001f600".
fn escape(signs: &mut std::iter::Peekable<std::str::Chars>, item: &mut String) {
    let Some(sign) = signs.next() else { return };
    let length = match sign {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        'n' | 'r' => return item.push('\n'),
        't' => return item.push(' '),
        other => return item.push(other),
    };
    let mut code = 0_u32;
    for _ in 0..length {
        let Some(digit) = signs.peek().and_then(|sign| sign.to_digit(16)) else { break };
        signs.next();
        code = code.wrapping_mul(16).wrapping_add(digit);
    }
    item.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        assert_eq!(pieces(text, &Separator::ALL), expect, "{text}");
    }

    #[test]
    fn values_are_cut() {
        check("A - B ; C", &["A", "B", "C"]);
        check("A|B\nC", &["A", "B", "C"]);
        check("Rue du Nord, Rue du Sud,", &["Rue du Nord", "Rue du Sud"]);
        check(
            "JPEE, développeur d’énergies renouvelables",
            &["JPEE, développeur d’énergies renouvelables"],
        );
        check("quartier, mobilité", &["quartier", "mobilité"]);
        check("Club (amis, voisins), Ligue (a ; b)", &["Club (amis, voisins)", "Ligue (a ; b)"]);
        check(
            "Union des Loueurs (UL) Fédération (F) Autre",
            &["Union des Loueurs (UL)", "Fédération (F)", "Autre"],
        );
        check("Ligue (remarque) Nationale", &["Ligue (remarque) Nationale"]);
        check("ANPE - Agence nationale pour l'emploi", &["ANPE - Agence nationale pour l'emploi"]);
        check("Nord -Sud -Est", &["Nord", "Sud", "Est"]);
        check("Jean-Marie", &["Jean-Marie"]);
        check("a (never closed - b", &["a (never closed - b"]);
        check("• Un\n• Deux…", &["Un", "Deux"]);
        check(" ; , ", &[]);
    }

    #[test]
    fn lists_of_python_and_json_are_read() {
        check(r"[u'\xc9cole, h\xf4pital', u'150 \u20ac']", &["École, hôpital", "150 €"]);
        check(r#"["a", "b \"c\"", null]"#, &["a", "b \"c\""]);
        check("[1, 2]", &["1", "2"]);
        check("['cut", &["cut"]);
        check("[note] texte", &["[note] texte"]);
        check("[]", &[]);
    }

    #[test]
    fn hostile_cells_end() {
        assert_eq!(pieces(&"a;".repeat(100_000), &Separator::ALL).len(), MOST);
        pieces(&"(".repeat(100_000), &Separator::ALL);
        pieces(&"['\\".repeat(10_000), &Separator::ALL);
    }
}
