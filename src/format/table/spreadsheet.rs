//! Workbooks: XLSX and ODS, by calamine, after `archive` has measured them.

use std::io::Cursor;

use calamine::{
    Data, DataRef, ExcelDateTime, Ods, Reader, SheetType, SheetVisible, Xlsx, XlsxError,
};

use super::{Allowance, Book, Cell, MAX_COLUMNS, Sheet, archive, kept};
use crate::format::issue::{FormatError, Issue, Problem};

/// How an archive begins, and how old or locked spreadsheets do.
const ARCHIVE: &[u8] = b"PK\x03\x04";
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0";
/// Rows beyond what spreadsheets have are no rows.
const MAX_ROWS: usize = 1_048_576;

/// Whether the bytes are an archive, as XLSX and ODS are.
pub fn is_spreadsheet(bytes: &[u8]) -> bool {
    bytes.starts_with(ARCHIVE)
}

/// Whether it is a spreadsheet of before 2007, or one that a password locks.
pub(super) fn is_old(bytes: &[u8]) -> bool {
    bytes.starts_with(COMPOUND)
}

/// Reads a workbook; see `super::read`.
pub(super) fn read(
    bytes: &[u8],
    progress: &mut dyn FnMut(u8),
) -> Result<(Book, Vec<Issue>), FormatError> {
    archive::check(bytes)?;
    progress(10);
    let mut reading = Reading { book: Book::default(), issues: Vec::new(), left: Allowance::new() };
    match Xlsx::new(Cursor::new(bytes)) {
        Ok(book) => reading.xlsx(book, progress)?,
        Err(XlsxError::Password) => return Err(FormatError::OldSpreadsheet),
        Err(_) => {
            let book = Ods::new(Cursor::new(bytes)).map_err(|_| FormatError::NotSpreadsheet)?;
            reading.ods(book, progress)?;
        }
    }
    Ok((reading.book, reading.issues))
}

struct Reading {
    book: Book,
    issues: Vec<Issue>,
    left: Allowance,
}

impl Reading {
    fn tell(&mut self, sheet: &str, row: usize, problem: Problem) {
        self.issues.push(Issue { part: sheet.to_owned(), row, problem });
    }

    fn xlsx(
        &mut self,
        mut book: Xlsx<Cursor<&[u8]>>,
        progress: &mut dyn FnMut(u8),
    ) -> Result<(), FormatError> {
        let sheets = book.sheets_metadata().to_vec();
        let count = sheets.len().max(1);
        for (n, of) in sheets.iter().enumerate().filter(|(_, of)| of.typ == SheetType::WorkSheet) {
            let merged = book.worksheet_merge_cells(&of.name).and_then(Result::ok);
            if merged.is_some_and(|merged| !merged.is_empty()) {
                self.tell(&of.name, 0, Problem::MergedCells);
            }
            let mut sheet = self.empty(&of.name, of.visible);
            // A sheet that cannot be read is told; the others are taken all the same.
            match book.worksheet_cells_reader(&of.name) {
                Ok(mut cells) => loop {
                    match cells.next_cell() {
                        Ok(Some(cell)) => {
                            let (row, column) = cell.get_position();
                            let value = self.value(&of.name, row, cell.get_value());
                            self.put(&mut sheet, (row as usize, column as usize), value)?;
                        }
                        Ok(None) => break,
                        Err(_) => {
                            self.tell(&of.name, sheet.rows.len() + 1, Problem::BrokenSheet);
                            break;
                        }
                    }
                },
                Err(_) => self.tell(&of.name, 0, Problem::BrokenSheet),
            }
            self.keep(sheet);
            progress((10 + 85 * (n + 1) / count) as u8);
        }
        Ok(())
    }

    fn ods(
        &mut self,
        mut book: Ods<Cursor<&[u8]>>,
        progress: &mut dyn FnMut(u8),
    ) -> Result<(), FormatError> {
        for of in book.sheets_metadata().to_vec() {
            let mut sheet = self.empty(&of.name, of.visible);
            match book.worksheet_range(&of.name) {
                Ok(range) => {
                    let (top, left) = range.start().unwrap_or_default();
                    for (row, column, value) in range.used_cells() {
                        let at = (row + top as usize, column + left as usize);
                        let value = self.value(&of.name, at.0 as u32, &borrowed(value));
                        self.put(&mut sheet, at, value)?;
                    }
                }
                Err(_) => self.tell(&of.name, 0, Problem::BrokenSheet),
            }
            self.keep(sheet);
        }
        progress(95);
        Ok(())
    }

    fn empty(&self, name: &str, visible: SheetVisible) -> Sheet {
        let is_hidden = visible != SheetVisible::Visible;
        Sheet { name: name.to_owned(), is_hidden, rows: Vec::new() }
    }

    /// Puts a value in its place; what stands before it counts as cells too.
    fn put(
        &mut self,
        sheet: &mut Sheet,
        (row, column): (usize, usize),
        value: Cell,
    ) -> Result<(), FormatError> {
        if value == Cell::Empty || row >= MAX_ROWS {
            return Ok(());
        }
        if column >= MAX_COLUMNS {
            return Err(FormatError::TooManyColumns { limit: MAX_COLUMNS });
        }
        if row >= sheet.rows.len() {
            self.left.spend((row + 1 - sheet.rows.len()) / 8)?;
            sheet.rows.resize_with(row + 1, Vec::new);
        }
        let cells = &mut sheet.rows[row];
        if column >= cells.len() {
            self.left.spend(column + 1 - cells.len())?;
            cells.resize(column + 1, Cell::Empty);
        }
        cells[column] = value;
        Ok(())
    }

    fn keep(&mut self, sheet: Sheet) {
        self.book.sheets.push(sheet);
    }

    fn value(&mut self, sheet: &str, row: u32, value: &DataRef) -> Cell {
        match value {
            DataRef::Empty => Cell::Empty,
            DataRef::Int(number) => Cell::Number(*number as f64),
            DataRef::Float(number) => Cell::Number(*number),
            DataRef::Bool(is_true) => Cell::Bool(*is_true),
            DataRef::Error(error) => Cell::Error(error.to_string()),
            DataRef::DateTime(at) => moment(at),
            DataRef::DateTimeIso(text) => Cell::Date(text.clone()),
            DataRef::DurationIso(text) => Cell::Text(text.clone()),
            DataRef::String(text) => self.text(sheet, row, text),
            DataRef::SharedString(text) => self.text(sheet, row, text),
        }
    }

    fn text(&mut self, sheet: &str, row: u32, text: &str) -> Cell {
        let (text, is_cut) = kept(text);
        if is_cut {
            self.tell(sheet, row as usize + 1, Problem::LongCell);
        }
        if text.trim().is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
    }
}

fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(is_true) => DataRef::Bool(*is_true),
        Data::DateTime(at) => DataRef::DateTime(*at),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        _ => DataRef::Empty,
    }
}

/// A day, with its time when it is not midnight; a time alone, or a number no day has, stays one.
fn moment(at: &ExcelDateTime) -> Cell {
    if !at.is_datetime() || at.as_f64() < 1.0 || at.as_f64() >= 2_958_466.0 {
        return Cell::Number(at.as_f64());
    }
    let (year, month, day, hour, minute, ..) = at.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    let has_time = (hour, minute) != (0, 0);
    Cell::Date(if has_time { format!("{date}T{hour:02}:{minute:02}") } else { date })
}
