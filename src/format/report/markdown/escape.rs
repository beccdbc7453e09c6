//! Text as Markdown, addresses and YAML take it.

use std::fmt::Write;

use crate::format::sheet::text::is_allowed;

/// Signs that mean something wherever they stand.
const ALWAYS: &str = "\\`*_[]<>|~$^@#{}";
/// A text on one line, which it begins.
pub(super) fn line_of(text: &str) -> String {
    one_line(text, true)
}

/// A text on one line; `begins` tells whether it begins it.
pub(super) fn one_line(text: &str, begins: bool) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for word in text.split(is_blank).filter(|word| !word.is_empty()) {
        let is_first = out.is_empty();
        if !is_first {
            out.push(' ');
        }
        put(word, is_first && begins, &mut out);
    }
    out
}

/// A text whose line breaks are kept; `begins` tells whether its first line begins one.
pub(super) fn lines(text: &str, begins: bool) -> String {
    let lines = text.split(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']);
    let lines = lines.enumerate().map(|(n, line)| one_line(line, begins || n > 0));
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    lines.join("\\\n")
}

/// Whether a sign parts words. No-break spaces stay where they are.
fn is_blank(sign: char) -> bool {
    sign.is_whitespace() && !matches!(sign, '\u{a0}' | '\u{202f}')
}

fn put(word: &str, is_first: bool, out: &mut String) {
    let mut signs = word.chars().filter(|sign| is_allowed(*sign)).peekable();
    let mut prefix = String::new();
    while let Some(sign) = signs.next() {
        let next = signs.peek().copied();
        if ALWAYS.contains(sign) || means_more(sign, next, &prefix, is_first) {
            out.push('\\');
        }
        out.push(sign);
        prefix.push(sign);
    }
}

/// Whether a sign means more by what stands around it in its word.
fn means_more(sign: char, next: Option<char>, before: &str, is_first: bool) -> bool {
    match sign {
        // The mark of a list, of a heading under its line, of a definition.
        '-' | '+' | ':' | '='
            if is_first && before.is_empty() && next.is_none_or(|next| next == sign) =>
        {
            true
        }
        // The number of a list.
        '(' => is_first && before.is_empty(),
        '.' | ')' if is_first && next.is_none() => before.chars().all(char::is_alphanumeric),
        // An address that some readers make a link of.
        '.' => before.to_ascii_lowercase().ends_with("www"),
        // A sign by its name; an address, or a picture by its name.
        '&' | ':' => next.is_some(),
        '-' => next == Some('-'),
        _ => false,
    }
}

/// An address, to stand between angle brackets.
pub(super) fn address(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for sign in address.trim().chars() {
        if sign.is_whitespace() || sign.is_control() || "<>\\\"`|".contains(sign) {
            let mut bytes = [0; 4];
            for byte in sign.encode_utf8(&mut bytes).bytes() {
                // Writing to a text cannot fail.
                write!(out, "%{byte:02X}").ok();
            }
        } else {
            out.push(sign);
        }
    }
    out
}

/// A text between quotes, as YAML takes it.
pub(super) fn yaml(text: &str) -> String {
    let mut out = String::from("\"");
    for sign in text.trim().chars() {
        match sign {
            '"' | '\\' => out.extend(['\\', sign]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => {
                write!(out, "\\u{:04X}", sign as u32).ok();
            }
            sign if sign.is_control() => {
                write!(out, "\\u{:04X}", sign as u32).ok();
            }
            sign => out.push(sign),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        assert_eq!(line_of(text), expect);
    }

    #[test]
    fn what_people_wrote_stays_text() {
        check("<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>");
        check("[a](javascript:x) ![b](c)", "\\[a\\](javascript\\:x) !\\[b\\](c)");
        check("# titre", "\\# titre");
        check("1. un", "1\\. un");
        check("a) un", "a\\) un");
        check("- un -- deux", "\\- un \\-- deux");
        check("---", "\\-\\--");
        check("=1+1", "=1+1");
        check("==", "\\==");
        check("-2 + 3", "-2 + 3");
        check("http://a.b www.a.b x@y.z", "http\\://a.b www\\.a.b x\\@y.z");
        check(
            "a | b *c* _d_ `e` ~f~ $g$ &amp;",
            "a \\| b \\*c\\* \\_d\\_ \\`e\\` \\~f\\~ \\$g\\$ \\&amp;",
        );
        check("  a \n\t b\0 ", "a b");
        check("Filtres\u{a0}: sans l’État, p. 3.", "Filtres\u{a0}: sans l’État, p. 3.");
        check("2016.", "2016\\.");
    }

    #[test]
    fn lines_are_kept_in_paragraphs() {
        assert_eq!(lines("- a\n    b\r\n\n- c", false), "- a\\\nb\\\n\\- c");
        assert_eq!(one_line(" : a (b)", false), ": a (b)");
    }

    #[test]
    fn addresses_and_yaml() {
        assert_eq!(address(" https://é.org/a b>\n"), "https://é.org/a%20b%3E");
        assert_eq!(yaml("a: \"b\"\\\n\u{85}---"), "\"a: \\\"b\\\"\\\\\\n\\u0085---\"");
    }
}
