//! Which reader a file of tables needs: what it holds tells, and not its name.

use super::{Book, Decoding, Found, delimited, spreadsheet};
use crate::format::MAX_BYTES;
use crate::format::issue::{FormatError, Issue};
use crate::format::mojibake;

/// How the names of spreadsheets end.
const ENDS: [&str; 6] = [".xls", ".xlsx", ".xlsm", ".xlsb", ".ods", ".fods"];

type Answer = Result<(Book, Found, Vec<Issue>), FormatError>;

/// Reads a file of tables, and counts its mojibake. `progress` is told how far it is, in percent.
///
/// A spreadsheet has its own letters: of `decoding` it only takes whether to mend.
pub fn read(name: &str, bytes: &[u8], decoding: &Decoding, progress: &mut dyn FnMut(u8)) -> Answer {
    let (mut book, mut found, issues) = as_it_is(name, bytes, *decoding, progress)?;
    found.mojibake = mojibake::count_cells(&book);
    if decoding.repair {
        mojibake::repair_cells(&mut book);
    }
    Ok((book, found, issues))
}

fn as_it_is(name: &str, bytes: &[u8], decoding: Decoding, progress: &mut dyn FnMut(u8)) -> Answer {
    if bytes.is_empty() {
        return Err(FormatError::Empty);
    }
    if bytes.len() > MAX_BYTES {
        let limit = MAX_BYTES as u64;
        return Err(FormatError::TooLarge { bytes: bytes.len() as u64, limit });
    }
    if is_spreadsheet(bytes) {
        let (book, issues) = spreadsheet::read(bytes, progress)?;
        return Ok((book, Found::default(), issues));
    }
    if is_named_spreadsheet(name) && bytes.trim_ascii_start().starts_with(b"<") {
        // A page or a bare document under the name of a spreadsheet.
        return Err(FormatError::OldOrLocked);
    }
    let read = delimited::read(name, bytes, decoding, progress);
    match read {
        Err(FormatError::NotText) if is_named_spreadsheet(name) => Err(FormatError::BrokenArchive),
        read => read,
    }
}

/// Whether the bytes begin as a spreadsheet does, of any kind: also one that is too old, locked or cut.
pub fn is_spreadsheet(bytes: &[u8]) -> bool {
    [spreadsheet::ARCHIVE, spreadsheet::COMPOUND].into_iter().any(|start| bytes.starts_with(start))
}

/// Whether a file that is no spreadsheet is a text that holds a table or a list of names, rather than prose.
pub fn looks_tabular(name: &str, bytes: &[u8]) -> bool {
    !is_spreadsheet(bytes) && delimited::looks_tabular(name, bytes)
}

/// The text of a file that is one, in whatever letters: without its mark, each line ended by one sign.
pub fn prose(bytes: &[u8]) -> Option<String> {
    delimited::prose(bytes)
}

fn is_named_spreadsheet(name: &str) -> bool {
    let name = name.to_lowercase();
    ENDS.into_iter().any(|end| name.ends_with(end))
}
