//! Tables: sheets of cells from CSV, text, XLSX or ODS, and what they say of a project.
//!
//! Bytes become a `Book`; a `Recipe`, found by itself and changed by the reader, makes records of it.

#[cfg(any(test, not(feature = "ui")))]
mod archive;
#[cfg(any(test, not(feature = "ui")))]
mod delimited;
#[cfg(any(test, not(feature = "ui")))]
mod look;
pub mod recipe;
#[cfg(any(test, not(feature = "ui")))]
mod spreadsheet;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

#[cfg(any(test, not(feature = "ui")))]
pub use look::looks_tabular;
#[cfg(any(test, not(feature = "ui")))]
pub use spreadsheet::is_spreadsheet;

#[cfg(any(test, not(feature = "ui")))]
use super::issue::{FormatError, Issue};

/// A file of tables has at most so many cells.
pub const MAX_CELLS: usize = 2_000_000;
/// A row has at most so many cells: what spreadsheets allow.
pub const MAX_COLUMNS: usize = 16_384;
/// A cell has at most so many bytes; longer ones are cut.
pub const MAX_CELL: usize = 1024 * 1024;

/// What stands in one cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Text, as it was written.
    Text(String),
    /// A number that is no date.
    Number(f64),
    /// A day, or a day and time, as ISO 8601.
    Date(String),
    /// Yes or no.
    Bool(bool),
    /// An error of the spreadsheet: "#N/A".
    Error(String),
}

/// One table: rows of cells, each as long as it was written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// What the sheet is called; blank for a text file.
    pub name: String,
    /// Whether the spreadsheet hides it.
    pub is_hidden: bool,
    /// The rows, from the first one of the sheet; cells after the last one that is filled are left out.
    pub rows: Vec<Vec<Cell>>,
}

/// What a file of tables holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Book {
    /// Its sheets, in order.
    pub sheets: Vec<Sheet>,
}

/// How the letters of a text are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Encoding {
    /// What is usual now.
    Utf8,
    /// What Windows wrote in Western Europe.
    Windows1252,
    /// Two bytes a letter, the low one first.
    Utf16Le,
    /// Two bytes a letter, the high one first.
    Utf16Be,
}

impl Encoding {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Utf8, Self::Windows1252, Self::Utf16Le, Self::Utf16Be];

    /// The key of the encoding.
    pub fn key(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Windows1252 => "windows-1252",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
        }
    }

    /// Its own name, the same in all languages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Windows1252 => "Windows-1252",
            Self::Utf16Le => "UTF-16 LE",
            Self::Utf16Be => "UTF-16 BE",
        }
    }

    /// The encoding of this key.
    pub fn read(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|encoding| encoding.key() == key)
    }
}

/// What parts the cells of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Separator {
    /// ",".
    Comma,
    /// ";".
    Semicolon,
    /// A tabulation.
    Tab,
    /// "|".
    Pipe,
}

impl Separator {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Comma, Self::Semicolon, Self::Tab, Self::Pipe];

    /// The key of the separator.
    pub fn key(self) -> &'static str {
        match self {
            Self::Comma => "comma",
            Self::Semicolon => "semicolon",
            Self::Tab => "tab",
            Self::Pipe => "pipe",
        }
    }

    /// The separator of this key.
    pub fn read(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|separator| separator.key() == key)
    }

    /// The byte itself.
    pub fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
            Self::Pipe => b'|',
        }
    }
}

/// How the reader says that a text is written; found by itself where nothing is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decoding {
    /// How its letters are written.
    pub encoding: Option<Encoding>,
    /// What parts its cells.
    pub separator: Option<Separator>,
}

/// How a text was read; nothing for a spreadsheet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// How its letters are written.
    pub encoding: Option<Encoding>,
    /// What parts its cells.
    pub separator: Option<Separator>,
}

/// The sheets of a file: XLSX or ODS by what it holds, whatever its name, else text.
///
/// Takes the size of the file; `progress` is told percents.
#[cfg(any(test, not(feature = "ui")))]
pub fn read(
    name: &str,
    bytes: &[u8],
    decoding: &Decoding,
    progress: &mut dyn FnMut(u8),
) -> Result<(Book, Found, Vec<Issue>), FormatError> {
    if bytes.is_empty() {
        return Err(FormatError::Empty);
    }
    if spreadsheet::is_old(bytes) {
        return Err(FormatError::OldSpreadsheet);
    }
    if is_spreadsheet(bytes) {
        let (book, issues) = spreadsheet::read(bytes, progress)?;
        return Ok((book, Found::default(), issues));
    }
    delimited::read(name, bytes, decoding, progress)
}

/// How many cells may still come, and the longest text that is kept.
#[cfg(any(test, not(feature = "ui")))]
#[derive(Debug)]
struct Allowance(usize);

#[cfg(any(test, not(feature = "ui")))]
impl Allowance {
    fn new() -> Self {
        Self(MAX_CELLS)
    }

    /// Takes `cells` from what is left.
    fn spend(&mut self, cells: usize) -> Result<(), FormatError> {
        self.0 = self.0.checked_sub(cells).ok_or(FormatError::TooManyCells { limit: MAX_CELLS })?;
        Ok(())
    }
}

/// `text` up to the longest that is kept, and whether it was cut.
#[cfg(any(test, not(feature = "ui")))]
fn kept(text: &str) -> (&str, bool) {
    if text.len() <= MAX_CELL {
        return (text, false);
    }
    let mut end = MAX_CELL;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    (&text[..end], true)
}
