//! The sheets of an XLSX workbook.

use std::io::Cursor;

use calamine::{DataRef, Reader, Sheet as About, SheetType, SheetVisible, Xlsx, XlsxError};

use super::archive::{BOMB, Checked};
use super::{CHECKED, moments};
use crate::format::issue::{FormatError, Issue, Problem};
use crate::format::table::room::{Filling, Room};
use crate::format::table::{Cell, Sheet};

/// How many bytes are read in all at most, if every sheet were as large as the largest part: sheets may
/// share one.
const MAX_WORK: u64 = 4_000_000_000;

type File<'a> = Xlsx<Cursor<&'a [u8]>>;

/// The sheets with cells; formulas are read as the value that was last shown. Of a damaged sheet, what stands
/// before the damage.
pub(super) fn read(
    bytes: &[u8],
    checked: &Checked,
    (room, issues): (&mut Room, &mut Vec<Issue>),
    progress: &mut dyn FnMut(u8),
) -> Result<Vec<Sheet>, FormatError> {
    let mut file = Xlsx::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let all: Vec<About> = file.sheets_metadata().to_vec();
    if checked.largest.saturating_mul(all.len() as u64) > MAX_WORK {
        return Err(BOMB);
    }
    let (mut sheets, mut is_damaged) = (Vec::new(), false);
    for (at, about) in all.iter().enumerate() {
        if about.typ == SheetType::WorkSheet {
            let sheet = Sheet { is_1904: file.has_1904_epoch(), ..start(about) };
            let mut filling = Filling { sheet, room, issues };
            if let Err(error) = fill(&mut file, &mut filling) {
                if error != FormatError::BrokenArchive {
                    return Err(error);
                }
                is_damaged = true;
                filling.tell_cut();
            }
            if checked.has_merged {
                tell_merged(&mut file, &mut filling);
            }
            sheets.push(filling.sheet);
        }
        progress(CHECKED + ((at + 1) * usize::from(100 - CHECKED) / all.len()) as u8);
    }
    if is_damaged && sheets.iter().all(|sheet| sheet.rows.is_empty()) {
        return Err(FormatError::BrokenArchive);
    }
    Ok(sheets)
}

fn start(about: &About) -> Sheet {
    let is_hidden = about.visible != SheetVisible::Visible;
    Sheet { name: about.name.clone(), is_hidden, ..Sheet::default() }
}

fn broken(error: &XlsxError) -> FormatError {
    match error {
        XlsxError::Password => FormatError::OldOrLocked,
        _ => FormatError::BrokenArchive,
    }
}

fn fill(file: &mut File, filling: &mut Filling) -> Result<(), FormatError> {
    let name = filling.sheet.name.clone();
    let mut cells = match file.worksheet_cells_reader(&name) {
        Ok(cells) => cells,
        Err(XlsxError::NotAWorksheet(_)) => return Ok(()),
        Err(error) => return Err(broken(&error)),
    };
    loop {
        match cells.next_cell() {
            Ok(None) => return Ok(()),
            Ok(Some(found)) => {
                let (row, column) = found.get_position();
                filling.put(row as usize, column as usize, cell(found.get_value()))?;
            }
            Err(error) if is_fatal(&error) => return Err(broken(&error)),
            // The cell is not understood; the next ones may be.
            Err(_) => {
                let row = filling.sheet.rows.len();
                let last = filling.issues.last();
                let lost = Issue { part: name.clone(), row, problem: Problem::LostCell };
                if last != Some(&lost) {
                    filling.issues.push(lost);
                }
            }
        }
    }
}

/// Whether nothing can be read after this.
fn is_fatal(error: &XlsxError) -> bool {
    matches!(error, XlsxError::Io(_) | XlsxError::Zip(_) | XlsxError::Xml(_) | XlsxError::XmlEof(_))
}

fn cell(data: &DataRef) -> Cell {
    match data {
        DataRef::Empty => Cell::Empty,
        DataRef::String(text) => Cell::Text(text.clone()),
        DataRef::SharedString(text) => Cell::Text((*text).to_owned()),
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::Bool(flag) => Cell::Bool(*flag),
        DataRef::DateTime(moment) => moments::counted(moment),
        DataRef::DateTimeIso(text) => moments::written(text),
        DataRef::DurationIso(text) => moments::lasting(text),
        DataRef::Error(error) => Cell::Error(error.to_string()),
    }
}

fn tell_merged(file: &mut File, filling: &mut Filling) {
    let name = &filling.sheet.name;
    let count = file.merge_cells_by_sheet_name(name).map_or(0, |merged| merged.len());
    if count > 0 {
        let part = name.clone();
        filling.issues.push(Issue { part, row: 0, problem: Problem::Merged(count) });
    }
}
