//! Files from outside, of any known family: not compiled into the page, which asks the worker.

use std::borrow::Cow;

use serde_json::Value;

use super::issue::{FormatError, Issue, Problem};
use super::table::{self, Encoding, Letters};
use super::{Fresh, Import, families, json, mojibake, myspot, svg};

/// The example project, as the first mySPOT wrote it: the open government summit of Paris, 2016.
pub const EXAMPLE: &str = include_str!("samples/pgo-2016.json");

/// Reads a file of any known family; `repair` mends mojibake first.
pub fn read(
    name: &str,
    bytes: &[u8],
    repair: bool,
    fresh: &mut Fresh,
) -> Result<Import, FormatError> {
    let Given { value, own, mojibake, problem } = given(bytes, repair)?;
    let mut import = match value {
        Value::Object(map) if own => myspot::read(map, name, fresh)?,
        value => families::read(value, name, fresh).ok_or(FormatError::UnknownShape)?,
    };
    import.mojibake = mojibake;
    let told = problem.map(|problem| Issue { part: name.to_owned(), row: 0, problem });
    import.issues.splice(..0, told);
    Ok(import)
}

/// The projects of a file of several, each by itself; `None` for a file of one, and for what `read` refuses.
///
/// How much looks like mojibake is said of the first.
pub fn read_apart(
    name: &str,
    bytes: &[u8],
    repair: bool,
    fresh: &mut Fresh,
) -> Option<Vec<Import>> {
    let (text, _) = text_of(bytes).ok()?;
    // No other file is parsed twice.
    if !families::LISTS.iter().any(|key| text.contains(key)) {
        return None;
    }
    let Given { value, mojibake, problem, .. } = given(bytes, repair).ok()?;
    let mut imports = families::read_apart(value, name, fresh)?;
    let first = imports.first_mut()?;
    first.mojibake = mojibake;
    let told = problem.map(|problem| Issue { part: name.to_owned(), row: 0, problem });
    first.issues.splice(..0, told);
    Some(imports)
}

/// What a file holds.
struct Given {
    value: Value,
    /// Whether it is one of our own.
    own: bool,
    /// How many texts look like mojibake.
    mojibake: usize,
    problem: Option<Problem>,
}

fn given(bytes: &[u8], repair: bool) -> Result<Given, FormatError> {
    let (text, problem) = text_of(bytes)?;
    let drawn = Some(text.as_ref()).filter(|text| svg::is_xml(text));
    let held = drawn.map(|text| svg::payload_of(text).ok_or(FormatError::UnknownShape));
    let held = held.transpose()?;
    let mut value = json::parse(held.as_deref().unwrap_or(&text).as_bytes())?;
    // Our own files were looked through when they first came in.
    let own = value.as_object().is_some_and(myspot::recognises);
    let mojibake = if own { 0 } else { mojibake::count(&value) };
    if repair {
        mojibake::repair(&mut value);
    }
    Ok(Given { value, own, mojibake, problem })
}

/// The text of a file, and what to tell of its letters: what is no UTF-8 is read as older tools wrote it.
fn text_of(bytes: &[u8]) -> Result<(Cow<'_, str>, Option<Problem>), FormatError> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok((text.into(), None));
    }
    let Letters { text, encoding, replaced } = table::decode(bytes, None);
    if !text.trim_start().starts_with(['{', '[', '<']) {
        return Err(FormatError::NotText);
    }
    let problem = match encoding {
        Encoding::Windows1252 => Some(Problem::OldLetters),
        _ => (replaced > 0).then_some(Problem::Replaced(replaced)),
    };
    Ok((text, problem))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    /// The name and the issues of a file that is one entity.
    #[track_caller]
    fn check(bytes: &[u8], name: &str, problems: &[Problem]) {
        let mut fresh = Fresh { next_id: &mut Uuid::nil, now: 1 };
        let import = read("a.json", bytes, false, &mut fresh).unwrap();
        let (_, row) = import.project.entities.iter().next().unwrap();
        let told: Vec<Problem> = import.issues.into_iter().map(|issue| issue.problem).collect();
        assert_eq!((row.name.as_str(), told.as_slice()), (name, problems));
    }

    #[test]
    fn json_of_older_tools_is_read_and_told() {
        let file = |name: &[u8]| {
            let (start, end) = (br#"{"entities":[{"name":""#, br#"","type":"org"}]}"#);
            [start.as_slice(), name, end].concat()
        };
        check(&file("Liège".as_bytes()), "Liège", &[]);
        check(&file(b"Li\xE8ge \x80"), "Liège €", &[Problem::OldLetters]);
        let damaged = [&b"\xC3"[..], "é".repeat(9).as_bytes()].concat();
        let mended = format!("\u{fffd}{}", "é".repeat(9));
        check(&file(&damaged), &mended, &[Problem::Replaced(1)]);
        let wide: Vec<u8> = "\u{feff}"
            .encode_utf16()
            .chain(String::from_utf8(file("Liège".as_bytes())).unwrap().encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        check(&wide, "Liège", &[]);
    }

    #[test]
    fn other_bytes_are_refused() {
        for bytes in [&b"\x89PNG\xff\xfe"[..], b"{\xE9\0}"] {
            let mut fresh = Fresh { next_id: &mut Uuid::nil, now: 1 };
            assert_eq!(read("a.json", bytes, false, &mut fresh), Err(FormatError::NotText));
        }
    }
}
