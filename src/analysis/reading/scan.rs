//! Where the words of a text begin and end, and how their letters are.

use super::signs::{clean, goes_on_below, is_accent, is_apostrophe, is_unseen};
use crate::domain::text::fold;

/// Longer words are no names.
pub(super) const LONGEST_WORD: usize = 80;
/// What is left of a longer address is read as words.
const LONGEST_ADDRESS: usize = 500;

/// How a word is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Case {
    /// Without capitals, or in a script that has none.
    #[default]
    Low,
    /// "Bruxelles", "Jean-Marc".
    Capital,
    /// "CADA", "G8".
    Upper,
    /// `SavoirsCom1`, `iPhone`.
    Mixed,
    /// "J", before a family name.
    Initial,
    /// "make.org".
    Domain,
    /// It begins with a figure, or is a Roman number.
    Number,
}

/// A name as folded words, cut as those of a text are.
pub(super) fn split(name: &str) -> Vec<String> {
    let (mut at, mut plain) = (0, 0);
    let mut parts = Vec::new();
    while let Some(rest) = name.get(at..).filter(|rest| !rest.is_empty()) {
        let (skip, length) = next_word(rest, at, &mut plain);
        if length == 0 {
            break;
        }
        let word = rest.get(skip..skip + length).unwrap_or_default();
        parts.push(fold(&clean(word)));
        at += skip + length;
    }
    parts
}

/// How many bytes to skip to the next word, and how long it is; 0 when there is none.
///
/// Nothing that stands before `plain` begins an address.
pub(super) fn next_word(rest: &str, at: usize, plain: &mut usize) -> (usize, usize) {
    let mut skip = 0;
    loop {
        let body = rest.get(skip..).unwrap_or_default();
        let Some(start) = body.find(char::is_alphanumeric) else { return (rest.len(), 0) };
        skip += start;
        let word = body.get(start..).unwrap_or_default();
        if at + skip >= *plain {
            let (is_address, length) = address(word);
            if is_address {
                skip += length;
                continue;
            }
            *plain = at + skip + length;
        }
        return (skip, word_length(word));
    }
}

/// Whether `text` begins with a web or mail address, and how far that was looked for.
fn address(text: &str) -> (bool, usize) {
    let (mut is_address, mut dot) = (false, false);
    for (at, sign) in text.char_indices() {
        if sign.is_whitespace() || ",;()<>«»\"".contains(sign) || at > LONGEST_ADDRESS {
            return (is_address && dot, at);
        }
        dot |= sign == '.' || sign == ':';
        is_address |= sign == '@' || (sign == '/' && dot);
    }
    (is_address && dot, text.len())
}

fn word_length(text: &str) -> usize {
    let mut signs = text.char_indices().peekable();
    let mut before = ' ';
    let mut letters = 0;
    while let Some((at, sign)) = signs.next() {
        let is_inside = sign.is_alphanumeric() || is_accent(sign) || is_unseen(sign) || sign == '_';
        let next = signs.peek().map_or(' ', |(_, next)| *next);
        let joins = match sign {
            _ if is_inside => true,
            '-' | '\u{2010}' | '\u{2011}' => {
                next.is_alphanumeric()
                    || goes_on_below(text.get(at + sign.len_utf8()..).unwrap_or_default().chars())
            }
            '.' => {
                next.is_lowercase()
                    || (next.is_ascii_digit() && before.is_ascii_digit())
                    || (next.is_uppercase() && letters == 1)
            }
            '·' => next.is_lowercase(),
            '&' => before.is_uppercase() && next.is_uppercase(),
            _ if is_apostrophe(sign) => text.get(..at).is_some_and(|word| fold(word) == "aujourd"),
            '\r' | '\n' | ' ' => before == '-' && next_is_below(text, at),
            _ => false,
        };
        if !joins {
            return at;
        }
        letters = if sign == '.' { 0 } else { letters + usize::from(is_inside) };
        before = if sign.is_whitespace() { '-' } else { sign };
    }
    text.len()
}

/// Whether only blanks come before a small letter.
fn next_is_below(text: &str, at: usize) -> bool {
    let mut rest = text.get(at..).unwrap_or_default().chars().take(LONGEST_WORD);
    rest.find(|sign| !sign.is_whitespace()).is_some_and(char::is_lowercase)
}

pub(super) fn case_of(raw: &str) -> Case {
    let (mut upper, mut low, mut inner, mut figures) = (0, 0, false, 0);
    let mut begins = true;
    for sign in raw.chars().filter(|sign| !is_unseen(*sign) && !is_accent(*sign)) {
        if sign.is_uppercase() {
            upper += 1;
            inner |= !begins;
        } else {
            low += usize::from(sign.is_alphabetic());
            figures += usize::from(sign.is_numeric());
        }
        begins = matches!(sign, '-' | '\u{2010}' | '\u{2011}' | '.' | '_');
    }
    let starts_low = raw.chars().next().is_some_and(|sign| !sign.is_uppercase());
    match () {
        () if raw.starts_with(char::is_numeric) || is_roman(raw) => Case::Number,
        () if is_domain(raw) => Case::Domain,
        () if upper == 0 => Case::Low,
        () if low == 0 && upper + figures >= 2 => Case::Upper,
        () if low == 0 => Case::Initial,
        () if inner || starts_low => Case::Mixed,
        () => Case::Capital,
    }
}

/// Whether a word is a Roman number, as those of centuries: `XIXe`, `IV`.
fn is_roman(raw: &str) -> bool {
    let letters = raw.trim_end_matches(['e', 'è', 'r', 'm']);
    letters.len() >= 2 && letters.bytes().all(|letter| b"IVX".contains(&letter))
}

fn is_domain(raw: &str) -> bool {
    const ENDINGS: [&str; 10] = ["org", "fr", "com", "net", "eu", "be", "ch", "info", "io", "coop"];
    raw.rsplit_once('.').is_some_and(|(name, ending)| name.len() > 1 && ENDINGS.contains(&ending))
}
