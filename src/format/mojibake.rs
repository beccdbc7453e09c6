//! Mojibake: UTF-8 once read as Windows-1252, "Ã‰ducation" for "Éducation", and its repair.

use serde_json::Value;

use super::table::{Book, Cell};

/// What Windows-1252 shows for the bytes 0x80 to 0x9F.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The text as it was before, if it is mojibake.
pub fn repaired(text: &str) -> Option<String> {
    if !begins(text) {
        return None;
    }
    let bytes: Option<Vec<u8>> = text.chars().map(byte_of).collect();
    String::from_utf8(bytes?).ok()
}

/// Whether the first sign beyond ASCII and the next one can be the two first bytes of a letter: few texts go further.
fn begins(text: &str) -> bool {
    let Some(at) = text.bytes().position(|byte| !byte.is_ascii()) else {
        return false;
    };
    let mut signs = text[at..].chars();
    let mut next_is = |range: std::ops::RangeInclusive<u8>| {
        signs.next().and_then(byte_of).is_some_and(|byte| range.contains(&byte))
    };
    next_is(0xC2..=0xF4) && next_is(0x80..=0xBF)
}

fn byte_of(sign: char) -> Option<u8> {
    let high = WINDOWS_1252.iter().position(|known| *known == sign);
    high.map_or_else(|| u8::try_from(u32::from(sign)).ok(), |at| u8::try_from(at + 0x80).ok())
}

/// How many texts of `value` are mojibake.
pub fn count(value: &Value) -> usize {
    match value {
        Value::String(text) => usize::from(repaired(text).is_some()),
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(map) => map.values().map(count).sum(),
        _ => 0,
    }
}

/// Mends every text of `value` that is mojibake.
pub fn repair(value: &mut Value) {
    match value {
        Value::String(text) => {
            if let Some(mended) = repaired(text) {
                *text = mended;
            }
        }
        Value::Array(items) => items.iter_mut().for_each(repair),
        Value::Object(map) => map.values_mut().for_each(repair),
        _ => {}
    }
}

/// How many cells of a book are mojibake.
pub fn count_cells(book: &Book) -> usize {
    let cells = book.sheets.iter().flat_map(|sheet| sheet.rows.iter().flatten());
    cells.filter(|cell| matches!(cell, Cell::Text(text) if repaired(text).is_some())).count()
}

/// Mends every cell of a book that is mojibake.
pub fn repair_cells(book: &mut Book) {
    for cell in book.sheets.iter_mut().flat_map(|sheet| sheet.rows.iter_mut().flatten()) {
        if let Cell::Text(text) = cell
            && let Some(mended) = repaired(text)
        {
            *text = mended;
        }
    }
}

/// How many lines of a text are mojibake.
pub fn count_lines(text: &str) -> usize {
    text.split('\n').filter(|line| repaired(line).is_some()).count()
}

/// The text with its lines mended where they are mojibake.
pub fn repair_lines(text: &str) -> String {
    let mended = |line: &str| repaired(line).unwrap_or_else(|| line.to_owned());
    text.split('\n').map(mended).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(text: &str, expect: Option<&str>) {
        assert_eq!(repaired(text).as_deref(), expect);
    }

    #[test]
    fn broken_accents_are_mended_and_sound_ones_left() {
        check("Ã‰ducation", Some("Éducation"));
        check("LiÃ¨ge", Some("Liège"));
        check("lâ€™Ã©tat", Some("l’état"));
        check("Liège", None);
        check("plain", None);
        check("l’état", None);
        check("東京", None);
    }

    proptest! {
        #[test]
        fn what_was_broken_is_mended_and_nothing_panics(text in any::<String>()) {
            repaired(&text);
            let broken: String = text.bytes().map(|byte| match byte {
                0x80..0xa0 => WINDOWS_1252[usize::from(byte) - 0x80],
                byte => char::from(byte),
            }).collect();
            prop_assert_eq!(repaired(&broken), (!text.is_ascii()).then_some(text));
        }
    }

    #[test]
    fn lines_are_mended_one_by_one() {
        let text = "LiÃ¨ge\n東京\n\nnÃ©\n";
        assert_eq!(count_lines(text), 2);
        assert_eq!(repair_lines(text), "Liège\n東京\n\nné\n");
    }

    #[test]
    fn counted_and_mended_in_depth() {
        let mut value = serde_json::json!({"a": ["LiÃ¨ge", {"b": "sound"}], "c": 1});
        assert_eq!(count(&value), 1);
        repair(&mut value);
        assert_eq!(value, serde_json::json!({"a": ["Liège", {"b": "sound"}], "c": 1}));
    }
}
