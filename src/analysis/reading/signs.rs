//! The signs of a text: which show nothing, which join, and where letters begin.

use std::ops::Range;

/// Whether a sign takes no room: soft hyphens, joiners, marks of direction.
pub(super) fn is_unseen(sign: char) -> bool {
    matches!(sign, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Whether a sign is an accent that stands apart from its letter.
pub(super) fn is_accent(sign: char) -> bool {
    matches!(sign, '\u{300}'..='\u{36f}')
}

/// Whether a sign is an apostrophe.
pub(super) fn is_apostrophe(sign: char) -> bool {
    matches!(sign, '\'' | '’' | 'ʼ' | '‘')
}

/// Whether a sign opens a quotation.
pub(super) fn opens_quote(sign: char) -> bool {
    matches!(sign, '«' | '“' | '"' | '„')
}

/// Whether a sign closes a quotation.
pub(super) fn closes_quote(sign: char) -> bool {
    matches!(sign, '»' | '”' | '"')
}

/// `text` on one line, single spaces, ligatures as letters, without signs that show nothing; a word
/// that a line cut in two is whole again.
pub(super) fn clean(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            _ if is_unseen(sign) => {}
            '-' if plain.ends_with(char::is_alphabetic) && goes_on_below(signs.clone()) => {
                while signs.next_if(|next| next.is_whitespace()).is_some() {}
            }
            '\u{fb00}' => plain.push_str("ff"),
            '\u{fb01}' => plain.push_str("fi"),
            '\u{fb02}' => plain.push_str("fl"),
            '\u{fb03}' => plain.push_str("ffi"),
            '\u{fb04}' => plain.push_str("ffl"),
            '\u{fb05}' | '\u{fb06}' => plain.push_str("st"),
            // Spaces that do not break are kept: French typography lives by them.
            '\u{a0}' | '\u{202f}' if !plain.ends_with(char::is_whitespace) => plain.push(sign),
            _ if sign.is_whitespace() || sign.is_control() => {
                if !plain.is_empty() && !plain.ends_with(char::is_whitespace) {
                    plain.push(' ');
                }
            }
            _ => plain.push(sign),
        }
    }
    plain.trim().to_owned()
}

/// Whether these signs begin a line with a small letter: what a hyphen at the end of one cut.
pub(super) fn goes_on_below(rest: impl Iterator<Item = char>) -> bool {
    let mut rest = rest.take(80);
    let breaks = |sign: char| matches!(sign, '\n' | '\r');
    rest.next().is_some_and(breaks)
        && rest.find(|sign| !matches!(sign, '\n' | ' ' | '\t')).is_some_and(char::is_lowercase)
}

/// The nearest range inside `text` whose ends are boundaries of letters.
pub(super) fn on_boundaries(text: &str, range: Range<usize>) -> Range<usize> {
    let floor = |at: usize| {
        let at = at.min(text.len());
        (at.saturating_sub(3)..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
    };
    let (start, end) = (floor(range.start), floor(range.end));
    start..end.max(start)
}
