//! Spreadsheets: XLSX through calamine, ODS part by part, both from an archive that was looked at first.

mod archive;
mod moments;
mod ods;
mod xlsx;

use super::Book;
use super::room::Room;
use crate::format::issue::{FormatError, Issue};
use archive::Kind;

/// How every file of the old format begins, and one that a password locks.
pub(super) const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0";
/// How an archive begins.
pub(super) const ARCHIVE: &[u8] = b"PK\x03\x04";
/// How far the reading is once the archive was looked at, in percent.
const CHECKED: u8 = 20;

/// The sheets of a spreadsheet, hidden ones too. Linear in what it opens into.
pub(super) fn read(
    bytes: &[u8],
    progress: &mut dyn FnMut(u8),
) -> Result<(Book, Vec<Issue>), FormatError> {
    if bytes.starts_with(COMPOUND) {
        return Err(FormatError::OldOrLocked);
    }
    let mut archive = archive::open(bytes)?;
    let checked = archive::check(&mut archive)?;
    progress(CHECKED);
    let (mut room, mut issues) = (Room::new(), Vec::new());
    let sheets = match checked.kind {
        Kind::Xlsx => xlsx::read(bytes, &checked, (&mut room, &mut issues), progress)?,
        Kind::Ods => ods::read(&mut archive, &mut room, &mut issues)?,
    };
    Ok((Book { sheets }, issues))
}
