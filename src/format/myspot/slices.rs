//! Our own file, read and written with turns for others: a large one never holds the page.

use serde_json::{Map, Value};

use super::checksum::Checksum;
#[cfg(any(test, not(feature = "ui")))]
use super::quick;
use super::{PARTS, Reading, check_schema, lines, recognises};
use crate::domain::project::Project;
use crate::domain::turns::Turns;
use crate::format::issue::FormatError;
use crate::format::json::Fields;
use crate::format::{Fresh, Import, read_own};

/// The project as one of our files, and the checksum of its bytes.
pub async fn write(project: &Project, turns: &Turns) -> (Vec<u8>, String) {
    let (mut bytes, mut sum) = (Vec::new(), Checksum::default());
    for line in lines(project) {
        turns.turn().await;
        sum.add(line.as_bytes());
        bytes.extend_from_slice(line.as_bytes());
    }
    (bytes, sum.text())
}

/// Reads one of our files as [`read_own`] does.
///
/// One that is laid out as we write it, a record a line, is read line by line; any other in one go.
pub async fn read(
    bytes: &[u8],
    fresh: &mut Fresh<'_>,
    turns: &Turns,
) -> Result<Import, FormatError> {
    let reading = Reading::new("", fresh);
    match by_lines(bytes, reading, turns).await {
        Some(import) => import,
        None => read_own(bytes, fresh),
    }
}

/// One line of a file that is laid out as ours.
enum Line<'a> {
    /// A list of records begins.
    Opens(&'static str),
    /// A record; `is_last` in its list.
    Row { row: &'a [u8], is_last: bool },
    /// A key of the file with its value; more follows when `goes_on`.
    Key { field: &'a [u8], goes_on: bool },
    /// The end.
    Closes,
}

/// What the file gives; nothing when it is laid out in another way.
async fn by_lines(
    bytes: &[u8],
    mut reading: Reading<'_, '_>,
    turns: &Turns,
) -> Option<Result<Import, FormatError>> {
    let mut rows = bytes.strip_suffix(b"\n")?.split(|byte| *byte == b'\n');
    if rows.next()? != b"{" {
        return None;
    }
    let mut head = Map::new();
    let mut list: Option<(&str, usize)> = None;
    let mut seen = Vec::new();
    let (mut goes_on, mut is_closed) = (true, false);
    for line in rows.by_ref() {
        turns.turn().await;
        match (Line::of(line, list.is_some(), goes_on)?, &mut list) {
            (Line::Opens(part), _) => {
                // What the file is stands before its records.
                if seen.contains(&part) || !recognises(&head) {
                    return None;
                }
                seen.push(part);
                list = Some((part, 0));
            }
            (Line::Row { row, is_last }, Some((part, n))) => {
                take_row(&mut reading, part, *n, row)?;
                *n += 1;
                if is_last {
                    list = None;
                    goes_on = line.ends_with(b",");
                }
            }
            (Line::Key { field, goes_on: more }, _) => {
                take_field(&mut head, field)?;
                goes_on = more;
            }
            (Line::Closes, _) => {
                is_closed = true;
                break;
            }
            (Line::Row { .. }, None) => return None,
        }
    }
    let is_whole = is_closed && rows.next().is_none();
    if !is_whole || !recognises(&head) || PARTS.iter().any(|part| holds_more(&head, part, &seen)) {
        return None;
    }
    // A list that is empty stands in one line.
    head.retain(|key, _| !PARTS.contains(&key.as_str()));
    let mut fields = Fields(head);
    if let Err(error) = check_schema(&mut fields) {
        return Some(Err(error));
    }
    Some(Ok(reading.finished(fields, turns).await))
}

impl<'a> Line<'a> {
    /// What a line is; nothing when it is none of ours.
    fn of(line: &'a [u8], is_in_list: bool, goes_on: bool) -> Option<Self> {
        if is_in_list {
            let body = line.strip_suffix(b",").unwrap_or(line);
            let last = body.strip_suffix(b"]");
            let row = last.unwrap_or(body);
            // A record that is not the last has its comma.
            let is_row = row.ends_with(b"}") && (last.is_some() || body.len() < line.len());
            return is_row.then_some(Self::Row { row, is_last: last.is_some() });
        }
        if !goes_on {
            return (line == b"}").then_some(Self::Closes);
        }
        let opens = |part: &&str| line == format!("\"{part}\":[").as_bytes();
        if let Some(part) = PARTS.into_iter().find(opens) {
            return Some(Self::Opens(part));
        }
        let field = line.strip_suffix(b",").unwrap_or(line);
        Some(Self::Key { field, goes_on: field.len() < line.len() })
    }
}

/// Reads a row; nothing when it is no JSON.
fn take_row(reading: &mut Reading, part: &str, n: usize, row: &[u8]) -> Option<()> {
    #[cfg(any(test, not(feature = "ui")))]
    if let Some(record) = std::str::from_utf8(row).ok().and_then(|row| quick::read(part, row)) {
        reading.take(part, n, Ok(record));
        return Some(());
    }
    reading.row(part, n, serde_json::from_slice(row).ok()?);
    Some(())
}

/// Adds `"key":value`; nothing when it is not that, or is there already.
fn take_field(head: &mut Map<String, Value>, field: &[u8]) -> Option<()> {
    let object: Map<String, Value> = serde_json::from_slice(&[b"{", field, b"}"].concat())
        .ok()
        .filter(|map: &Map<_, _>| map.len() == 1)?;
    for (key, value) in object {
        if head.insert(key, value).is_some() {
            return None;
        }
    }
    Some(())
}

/// Whether a list of records stands in one line, or twice.
fn holds_more(head: &Map<String, Value>, part: &str, seen: &[&str]) -> bool {
    head.get(part).is_some_and(|list| seen.contains(&part) || list != &Value::Array(Vec::new()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::domain::arbitrary;
    use crate::domain::turns::at_once;

    fn read_both(bytes: &[u8]) -> [Result<Import, FormatError>; 2] {
        let ids = || {
            let mut n = 0;
            move || {
                n += 1;
                Uuid::from_u128(n)
            }
        };
        let whole = read_own(bytes, &mut Fresh { next_id: &mut ids(), now: 5 });
        let mut next_id = ids();
        let mut fresh = Fresh { next_id: &mut next_id, now: 5 };
        [whole, at_once(read(bytes, &mut fresh, &Turns::none()))]
    }

    /// Whether the file is read line by line, once it reads as it does in one go.
    fn is_read_by_lines(bytes: &[u8]) -> bool {
        let [whole, sliced] = read_both(bytes);
        let shown = String::from_utf8_lossy(bytes);
        match (whole, sliced) {
            // New ids may have been taken before the reader found that it must begin again.
            (Ok(whole), Ok(sliced)) => {
                assert_eq!(whole.issues, sliced.issues, "{shown}");
                assert_eq!(
                    super::super::write(&whole.project).len(),
                    super::super::write(&sliced.project).len()
                );
            }
            (whole, sliced) => assert_eq!(whole.err(), sliced.err(), "{shown}"),
        }
        let mut next_id = Uuid::nil;
        let mut fresh = Fresh { next_id: &mut next_id, now: 5 };
        at_once(by_lines(bytes, Reading::new("", &mut fresh), &Turns::none())).is_some()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn our_files_are_read_by_lines_as_in_one_go(project in arbitrary::project()) {
            let (bytes, sum) = at_once(write(&project, &Turns::none()));
            prop_assert_eq!(&bytes, &super::super::write(&project).into_bytes());
            prop_assert_eq!(sum, at_once(super::super::checksum::checksum(&bytes, &Turns::none())));
            let [whole, sliced] = read_both(&bytes);
            prop_assert_eq!(sliced.as_ref().map(|import| &import.project), Ok(&project));
            prop_assert_eq!(whole, sliced);
            prop_assert!(is_read_by_lines(&bytes));
        }

        #[test]
        fn damage_is_told_as_in_one_go(project in arbitrary::project(), at in 0.0..1.0, byte in any::<u8>()) {
            let (mut bytes, _) = at_once(write(&project, &Turns::none()));
            let at = (bytes.len() as f64 * at) as usize;
            is_read_by_lines(&bytes[..at]);
            bytes[at] = byte;
            is_read_by_lines(&bytes);
            bytes.remove(at);
            is_read_by_lines(&bytes);
        }
    }

    #[test]
    fn files_of_another_layout_are_read_in_one_go() {
        let id = |n: u128| Uuid::from_u128(n).to_string();
        let row = |n: u128| format!("{{\"id\":\"{}\",\"name\":\"A\"}}", id(n));
        let file = |rest: &str| format!("{{\n\"format\":\"myspot\",\n\"schema\":1,\n{rest}\n}}\n");
        let two = format!("\"entities\":[\n{},\n{}]", row(1), row(2));
        assert!(is_read_by_lines(file(&two).as_bytes()));
        assert!(is_read_by_lines(
            file(&format!("{two},\n\"relations\":[],\n\"later\":{{\"a\":1}}")).as_bytes()
        ));
        assert!(is_read_by_lines(
            file(&format!("\"entities\":[\n{},\n{}]", row(1), row(1))).as_bytes()
        ));
        for other in [
            file(&two).trim_end().to_owned(),
            // Cut right before its end.
            file(&two).trim_end_matches("}\n").to_owned(),
            file(&two).replace('\n', "\r\n"),
            file(&two).replace('\n', ""),
            format!("\u{feff}{}", file(&two)),
            file(&format!("{two},\n{two}")),
            file(&format!("{two},\n\"entities\":[]")),
            file(&format!("\"entities\":[{}]", row(1))),
            file(&format!("{two},")),
            file(&two.replace(",\n", "\n")),
            format!("{}x", file(&two)),
            format!("{{\n{two},\n\"format\":\"myspot\"\n}}\n"),
            String::from("{\n}\n"),
            String::from("\n"),
            String::new(),
        ] {
            assert!(!is_read_by_lines(other.as_bytes()), "{other}");
        }
        let newer = file(&two).replace("\"schema\":1", "\"schema\":99");
        assert!(is_read_by_lines(newer.as_bytes()));
    }
}
