//! How a text is written, and whether it is a table at all.

use std::borrow::Cow;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::{Encoding, Separator};

/// So many first lines tell what parts the cells.
const LINES: usize = 50;
/// A list of names has lines of at most so many letters.
const NAME: usize = 60;
/// So many bytes tell whether two make a letter.
const HEAD: usize = 1_024;
/// The sign that stands where bytes are no letter.
const REPLACEMENT: char = '\u{fffd}';

/// The text of `bytes`, how it was written, and how many signs had to be replaced.
pub(super) fn decode(bytes: &[u8], wanted: Option<Encoding>) -> (Cow<'_, str>, Encoding, usize) {
    let encoding = wanted.unwrap_or_else(|| encoding_of(bytes));
    let text = match encoding {
        Encoding::Utf8 => {
            String::from_utf8_lossy(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes))
        }
        Encoding::Windows1252 => WINDOWS_1252.decode_without_bom_handling(bytes).0,
        Encoding::Utf16Le => UTF_16LE.decode_with_bom_removal(bytes).0,
        Encoding::Utf16Be => UTF_16BE.decode_with_bom_removal(bytes).0,
    };
    let replaced = match &text {
        Cow::Borrowed(_) => 0,
        Cow::Owned(text) => text.matches(REPLACEMENT).count(),
    };
    (text, encoding, replaced)
}

fn encoding_of(bytes: &[u8]) -> Encoding {
    match bytes {
        [0xff, 0xfe, ..] => return Encoding::Utf16Le,
        [0xfe, 0xff, ..] => return Encoding::Utf16Be,
        _ => {}
    }
    let head = &bytes[..bytes.len().min(HEAD)];
    let zeros =
        |first: usize| head.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if odd * 5 > head.len() && even * 20 < head.len() {
        Encoding::Utf16Le
    } else if even * 5 > head.len() && odd * 20 < head.len() {
        Encoding::Utf16Be
    } else if std::str::from_utf8(bytes).is_ok() {
        Encoding::Utf8
    } else {
        Encoding::Windows1252
    }
}

/// What parts the cells of `text`: what the most lines have as often as each other.
pub(super) fn separator_of(text: &str) -> Separator {
    let best = Separator::ALL.into_iter().map(|separator| (score(text, separator), separator));
    // The first of the best: comma before semicolon before the rest.
    let best = best.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.filter(|(score, _)| *score > 0).map_or(Separator::Comma, |(_, separator)| separator)
}

/// How many of the first lines have the usual number of separators, times that number up to eight.
fn score(text: &str, separator: Separator) -> usize {
    let counts = counts(text, separator);
    let usual = usual(&counts);
    let same = counts.iter().filter(|count| **count == usual).count();
    if usual == 0 { 0 } else { same * (8 + usual.min(8)) }
}

fn usual(counts: &[usize]) -> usize {
    let often = |count: usize| counts.iter().filter(|other| **other == count).count();
    counts.iter().copied().max_by_key(|count| (often(*count), *count)).unwrap_or_default()
}

/// How many separators each of the first lines has, outside quotes.
fn counts(text: &str, separator: Separator) -> Vec<usize> {
    let (mut counts, mut count, mut is_quoted, mut is_blank) = (Vec::new(), 0, false, true);
    for byte in text.bytes() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' if !is_quoted => {
                if !is_blank {
                    counts.push(count);
                }
                (count, is_blank) = (0, true);
                if counts.len() == LINES {
                    return counts;
                }
                continue;
            }
            byte if byte == separator.byte() && !is_quoted => count += 1,
            _ => {}
        }
        is_blank &= byte.is_ascii_whitespace();
    }
    if !is_blank {
        counts.push(count);
    }
    counts
}

/// Whether a text is a table, or a list of names, rather than prose. Its name may say so.
pub fn looks_tabular(name: &str, bytes: &[u8]) -> bool {
    let name = name.to_lowercase();
    if [".csv", ".tsv", ".tab"].iter().any(|ending| name.ends_with(ending)) {
        return true;
    }
    let (text, ..) = decode(bytes, None);
    if text.contains('\0') || name.ends_with(".md") {
        return false;
    }
    is_table(&text) || is_list(&text)
}

/// At least two lines, of which nine in ten have as many cells.
fn is_table(text: &str) -> bool {
    let separators = [Separator::Tab, Separator::Semicolon, Separator::Pipe, Separator::Comma];
    separators.into_iter().any(|separator| {
        let counts = counts(text, separator);
        let usual = usual(&counts);
        let same = counts.iter().filter(|count| **count == usual).count();
        usual > 0 && counts.len() > 1 && same * 10 >= counts.len() * 9
    })
}

/// At least two lines, all short, that do not end as sentences do.
fn is_list(text: &str) -> bool {
    let lines: Vec<&str> =
        text.lines().map(str::trim).filter(|line| !line.is_empty()).take(LINES).collect();
    let is_name = |line: &&&str| {
        line.chars().count() <= NAME && !line.ends_with(['.', '!', '?', ',', ':', ';'])
    };
    lines.len() > 1 && lines.iter().filter(is_name).count() * 10 >= lines.len() * 9
}
