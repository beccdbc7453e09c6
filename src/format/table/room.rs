//! How much of a file of tables is read: what is over it is refused or cut, and told.

use super::{Cell, Sheet, letters};
use crate::format::issue::{FormatError, Issue, Problem};

/// How many cells a book has at most; rows count as well.
pub(super) const MAX_CELLS: usize = 2_000_000;
/// How many columns a sheet has at most: as many as in a spreadsheet.
pub(super) const MAX_COLUMNS: usize = 16_384;
/// How long the text of a cell is at most, in bytes.
pub(super) const MAX_CELL: usize = 1_000_000;
/// How long all texts are together at most, in bytes.
const MAX_TEXT: usize = 200_000_000;

/// That there is more than is read.
pub(super) const TOO_MANY: FormatError =
    FormatError::TooManyCells { cells: MAX_CELLS, columns: MAX_COLUMNS };

/// What is left for the rest of a book.
pub(super) struct Room {
    cells: usize,
    rows: usize,
    text: usize,
}

impl Room {
    /// Room for a whole book.
    pub(super) fn new() -> Self {
        Self { cells: MAX_CELLS, rows: MAX_CELLS, text: MAX_TEXT }
    }

    /// Takes room for so many cells.
    pub(super) fn cells(&mut self, count: usize) -> Result<(), FormatError> {
        take(&mut self.cells, count)
    }

    /// Takes room for so many rows.
    pub(super) fn rows(&mut self, count: usize) -> Result<(), FormatError> {
        take(&mut self.rows, count)
    }

    /// Takes room for so many bytes of text.
    pub(super) fn text(&mut self, count: usize) -> Result<(), FormatError> {
        take(&mut self.text, count)
    }
}

fn take(left: &mut usize, count: usize) -> Result<(), FormatError> {
    *left = left.checked_sub(count).ok_or(TOO_MANY)?;
    Ok(())
}

/// A text no longer than a cell may be, and whether it was cut.
pub(super) fn cut(text: &str) -> (&str, bool) {
    if text.len() <= MAX_CELL {
        return (text, false);
    }
    (start(text, MAX_CELL), true)
}

/// The start of a text, of so many bytes at most.
pub(super) fn start(text: &str, bytes: usize) -> &str {
    let end = (0..=bytes.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    &text[..end.unwrap_or(0)]
}

/// That a cell was cut; rows and columns count from 0.
pub(super) fn long_cell(part: &str, row: usize, column: usize) -> Issue {
    let problem =
        Problem::InCell { column: letters(column), problem: Box::new(Problem::LongCell(MAX_CELL)) };
    Issue { part: part.to_owned(), row: row + 1, problem }
}

/// A sheet being filled, in any order.
pub(super) struct Filling<'a> {
    pub(super) sheet: Sheet,
    pub(super) room: &'a mut Room,
    pub(super) issues: &'a mut Vec<Issue>,
}

impl Filling<'_> {
    /// Writes a cell, whose row and column count from 0; a text that is too long is cut.
    pub(super) fn put(&mut self, row: usize, column: usize, cell: Cell) -> Result<(), FormatError> {
        if cell == Cell::Empty {
            return Ok(());
        }
        if column >= MAX_COLUMNS {
            return Err(TOO_MANY);
        }
        let cell = self.fitting(row, column, cell)?;
        let rows = &mut self.sheet.rows;
        if rows.len() <= row {
            self.room.rows(row + 1 - rows.len())?;
            rows.resize_with(row + 1, Vec::new);
        }
        if let Some(cells) = rows.get_mut(row) {
            if cells.len() <= column {
                self.room.cells(column + 1 - cells.len())?;
                cells.resize(column + 1, Cell::Empty);
            }
            cells[column] = cell;
        }
        Ok(())
    }

    /// Tells that the sheet is damaged below its last row here.
    pub(super) fn tell_cut(&mut self) {
        let (part, row) = (self.sheet.name.clone(), self.sheet.rows.len());
        self.issues.push(Issue { part, row, problem: Problem::CutSheet });
    }

    fn fitting(&mut self, row: usize, column: usize, cell: Cell) -> Result<Cell, FormatError> {
        let Cell::Text(text) = cell else { return Ok(cell) };
        let (kept, is_cut) = cut(&text);
        self.room.text(kept.len())?;
        if !is_cut {
            return Ok(Cell::Text(text));
        }
        self.issues.push(long_cell(&self.sheet.name, row, column));
        Ok(Cell::Text(kept.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_between_letters() {
        let long = "é".repeat(MAX_CELL);
        assert_eq!(cut(&long), (&long[..MAX_CELL], true));
        let odd = format!("a{long}");
        assert_eq!(cut(&odd), (&odd[..MAX_CELL - 1], true));
        assert_eq!(cut("a"), ("a", false));
    }
}
