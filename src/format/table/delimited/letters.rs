//! The letters of a text file: found by its marks, its zero bytes, or what is valid.

use std::borrow::Cow;

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::format::table::Encoding;

/// How many bytes are looked at for zeros.
const SAMPLE: usize = 4096;
/// A file with so many letters of UTF-8 for each bad byte is UTF-8, damaged.
const SOUND: usize = 8;

/// The text of a file.
pub(in crate::format) struct Letters<'a> {
    pub(in crate::format) text: Cow<'a, str>,
    pub(in crate::format) encoding: Encoding,
    /// How many signs could not be read; each is `U+FFFD` in the text.
    pub(in crate::format) replaced: usize,
}

/// The text of some bytes, in the encoding that is asked for or found. Linear.
pub(in crate::format) fn decode(bytes: &[u8], asked: Option<Encoding>) -> Letters<'_> {
    let encoding = asked.unwrap_or_else(|| found(bytes));
    let bytes = bytes.strip_prefix(mark(encoding)).unwrap_or(bytes);
    let table = match encoding {
        Encoding::Utf8 => UTF_8,
        Encoding::Windows1252 => WINDOWS_1252,
        Encoding::Utf16Le => UTF_16LE,
        Encoding::Utf16Be => UTF_16BE,
    };
    let (text, has_bad) = table.decode_without_bom_handling(bytes);
    let replaced = if has_bad { text.matches('\u{fffd}').count() } else { 0 };
    Letters { text, encoding, replaced }
}

/// The byte order mark of an encoding; one that has none gives nothing.
fn mark(encoding: Encoding) -> &'static [u8] {
    match encoding {
        Encoding::Utf8 => b"\xEF\xBB\xBF",
        Encoding::Windows1252 => b"",
        Encoding::Utf16Le => b"\xFF\xFE",
        Encoding::Utf16Be => b"\xFE\xFF",
    }
}

fn found(bytes: &[u8]) -> Encoding {
    let marked = [Encoding::Utf8, Encoding::Utf16Le, Encoding::Utf16Be];
    if let Some(encoding) = marked.into_iter().find(|known| bytes.starts_with(mark(*known))) {
        return encoding;
    }
    by_zeros(bytes)
        .unwrap_or_else(|| if is_utf8(bytes) { Encoding::Utf8 } else { Encoding::Windows1252 })
}

/// UTF-16 without a mark: in our languages, one byte of most letters is zero.
fn by_zeros(bytes: &[u8]) -> Option<Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let zeros = |from| sample.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let many = sample.len() / 5;
    if odd > many && even * 8 < odd {
        Some(Encoding::Utf16Le)
    } else if even > many && odd * 8 < even {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

/// Whether the bytes are UTF-8, but for some damage.
fn is_utf8(bytes: &[u8]) -> bool {
    if str::from_utf8(bytes).is_ok() {
        return true;
    }
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        // Each letter beyond ASCII has one first byte.
        good += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad * SOUND
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expect: Encoding, text: &str, replaced: usize) {
        let read = decode(bytes, None);
        assert_eq!((read.encoding, read.text.as_ref(), read.replaced), (expect, text, replaced));
    }

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn marks_are_believed_and_taken_off() {
        check(b"\xEF\xBB\xBF\xC3\xA9", Encoding::Utf8, "é", 0);
        check(b"\xFF\xFEa\x00\xAC\x20", Encoding::Utf16Le, "a€", 0);
        check(b"\xFE\xFF\x00a\x20\xAC", Encoding::Utf16Be, "a€", 0);
    }

    #[test]
    fn without_marks_the_bytes_tell() {
        check("Liège, 東京".as_bytes(), Encoding::Utf8, "Liège, 東京", 0);
        check(b"Li\xE8ge \x80", Encoding::Windows1252, "Liège €", 0);
        let text = "Nom;Ville\nÉlise;Liège\n";
        check(&utf16(text, u16::to_le_bytes), Encoding::Utf16Le, text, 0);
        check(&utf16(text, u16::to_be_bytes), Encoding::Utf16Be, text, 0);
        check(b"", Encoding::Utf8, "", 0);
    }

    #[test]
    fn damage_is_counted() {
        let accents = "é".repeat(20);
        let mut bytes = accents.clone().into_bytes();
        bytes.push(0xC3);
        check(&bytes, Encoding::Utf8, &format!("{accents}\u{fffd}"), 1);
        check(b"\xFF\xFEa\x00b", Encoding::Utf16Le, "a\u{fffd}", 1);
    }

    #[test]
    fn what_is_asked_wins() {
        let read = decode("é".as_bytes(), Some(Encoding::Windows1252));
        assert_eq!(read.text, "Ã©");
        assert_eq!(decode(b"\xE9", Some(Encoding::Utf8)).replaced, 1);
    }
}
