//! The words of a text, folded, with their places in it: what is searched is found where it stands.

use super::text::push_plain;

/// A word of a text: letters, or figures, or one sign of a script that does not part its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// As `text::fold` has it.
    pub(super) folded: String,
    /// Where it starts in the text, in bytes.
    pub(super) start: usize,
    /// Where it ends.
    pub(super) end: usize,
    /// How many signs other than blanks part it from the word before.
    pub(super) gap: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letters,
    Figures,
    /// An ideogram, or a sign of a syllable: a word of its own.
    Alone,
}

/// The words of `text`, in order; letters in percent code, as addresses have them, are letters. O(n).
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::<Word>::new();
    let (mut open, mut gap, mut at) = (None, 0, 0);
    while let Some((sign, length)) = next_sign(&text[at..]) {
        let (start, end) = (at, at + length);
        at = end;
        if sign.is_whitespace() {
            open = None;
            continue;
        }
        let mut folded = String::new();
        sign.to_lowercase().for_each(|sign| push_plain(&mut folded, sign));
        let Some(first) = folded.chars().next() else {
            // An accent that stands apart belongs to the letter before.
            if let Some(word) = words.last_mut().filter(|_| open.is_some()) {
                word.end = end;
            }
            continue;
        };
        let class = class_of(first);
        match words.last_mut() {
            Some(word) if class.is_some() && class == open && class != Some(Class::Alone) => {
                word.folded.push_str(&folded);
                word.end = end;
            }
            _ if class.is_some() => words.push(Word { folded, start, end, gap: take(&mut gap) }),
            _ => gap += 1,
        }
        open = class;
    }
    words
}

fn take(gap: &mut usize) -> usize {
    std::mem::take(gap)
}

fn class_of(sign: char) -> Option<Class> {
    match sign {
        '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7af}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' => Some(Class::Alone),
        _ if sign.is_alphabetic() => Some(Class::Letters),
        _ if sign.is_numeric() => Some(Class::Figures),
        _ => None,
    }
}

/// The first sign of `text` and its length in bytes.
fn next_sign(text: &str) -> Option<(char, usize)> {
    let sign = text.chars().next()?;
    let coded = if sign == '%' { percent_coded(text.as_bytes()) } else { None };
    Some(coded.unwrap_or((sign, sign.len_utf8())))
}

/// The sign that `%C3%A9` stands for.
fn percent_coded(text: &[u8]) -> Option<(char, usize)> {
    let byte = |n: usize| match text.get(3 * n..3 * n + 3)? {
        [b'%', high, low] => {
            let digit = |sign: u8| char::from(sign).to_digit(16);
            u8::try_from(digit(*high)? * 16 + digit(*low)?).ok()
        }
        _ => None,
    };
    let length = match byte(0)? {
        0..0x80 => 1,
        0xc0..0xe0 => 2,
        0xe0..0xf0 => 3,
        _ => 4,
    };
    let bytes: Vec<u8> = (0..length).map(byte).collect::<Option<_>>()?;
    let sign = std::str::from_utf8(&bytes).ok()?.chars().next()?;
    Some((sign, 3 * length))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::text::fold;
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &[(&str, &str, usize)]) {
        let found = words(text);
        let found: Vec<_> = found
            .iter()
            .map(|word| (word.folded.as_str(), &text[word.start..word.end], word.gap))
            .collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn words_are_folded_and_keep_their_places() {
        check("Zoé, l’ŒUVRE", &[("zoe", "Zoé", 0), ("l", "l", 1), ("oeuvre", "ŒUVRE", 1)]);
        check("Zoe\u{301}  Dupont", &[("zoe", "Zoe\u{301}", 0), ("dupont", "Dupont", 0)]);
        check("/Zo%C3%A9_D", &[("zoe", "Zo%C3%A9", 1), ("d", "D", 1)]);
        check("100%", &[("100", "100", 0)]);
        check("%C3%", &[("c", "C", 1), ("3", "3", 0)]);
        check("jean75", &[("jean", "jean", 0), ("75", "75", 0)]);
        check("東京は", &[("東", "東", 0), ("京", "京", 0), ("は", "は", 0)]);
        check(" … ", &[]);
    }

    proptest! {
        #[test]
        fn words_hold_all_that_folding_leaves_of_letters(text in "[ -$&-~àéÉœŒß’«́東İ\n]{0,40}") {
            let joined: String = words(&text).into_iter().map(|word| word.folded).collect();
            let folded = fold(&text).replace(|sign: char| class_of(sign).is_none(), "");
            prop_assert_eq!(joined, folded);
        }

        #[test]
        fn no_text_makes_it_panic(text in ".{0,60}", tail in "[%0-9A-F]{0,12}") {
            let text = text + &tail;
            for word in words(&text) {
                prop_assert!(text.get(word.start..word.end).is_some());
            }
        }
    }
}
