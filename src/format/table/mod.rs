//! Tables: sheets of cells from CSV, text, XLSX or ODS, and what they say of a project.
//!
//! Bytes become a `Book`; a `Recipe`, found by itself and changed by the reader, makes records of it.

#[cfg(any(test, not(feature = "ui")))]
mod delimited;
#[cfg(any(test, not(feature = "ui")))]
mod read;
pub mod recipe;
#[cfg(any(test, not(feature = "ui")))]
mod room;
#[cfg(any(test, not(feature = "ui")))]
mod spreadsheet;

use serde::{Deserialize, Serialize};

#[cfg(any(test, not(feature = "ui")))]
pub(super) use delimited::{Letters, decode};
#[cfg(any(test, not(feature = "ui")))]
pub use read::{is_spreadsheet, looks_tabular, prose, read};

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
    /// Whether its days count from 1904, as old spreadsheets of one maker did, and not from 1900.
    pub is_1904: bool,
    /// How many rows of the file's sheet stand above the first one here: it may hold several tables.
    pub above: usize,
    /// The rows, in order; cells after the last one that is filled are left out.
    pub rows: Vec<Vec<Cell>>,
}

/// What a file of tables holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Book {
    /// Its sheets, in order.
    pub sheets: Vec<Sheet>,
}

/// How the letters of a text file are written in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Encoding {
    /// What nearly every tool writes today.
    Utf8,
    /// What French and English spreadsheets of Windows write.
    Windows1252,
    /// Two bytes a letter, the low one first.
    Utf16Le,
    /// Two bytes a letter, the high one first.
    Utf16Be,
}

impl Encoding {
    /// All of them, from the most usual.
    pub const ALL: [Self; 4] = [Self::Utf8, Self::Windows1252, Self::Utf16Le, Self::Utf16Be];

    /// Its key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Windows1252 => "windows-1252",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
        }
    }

    /// The encoding of this key.
    pub fn read(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|encoding| encoding.key() == key)
    }

    /// What it is called in every language.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Windows1252 => "Windows-1252",
            Self::Utf16Le => "UTF-16 LE",
            Self::Utf16Be => "UTF-16 BE",
        }
    }
}

/// What stands between two cells of a text file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Separator {
    /// ",".
    Comma,
    /// ";".
    Semicolon,
    /// A tab.
    Tab,
    /// "|".
    Pipe,
}

impl Separator {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Comma, Self::Semicolon, Self::Tab, Self::Pipe];

    /// Its key.
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
}

/// How the reader says a text file is written; what is not said is found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decoding {
    /// Its letters.
    pub encoding: Option<Encoding>,
    /// What parts its columns.
    pub separator: Option<Separator>,
    /// Whether to mend mojibake; in a spreadsheet too.
    #[serde(default)]
    pub repair: bool,
}

/// How a file was read; a spreadsheet has neither letters nor a separator.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// Its letters.
    pub encoding: Option<Encoding>,
    /// What parts its columns; none when there is one column.
    pub separator: Option<Separator>,
    /// How many cells looked like mojibake before they were mended, if they were.
    #[serde(default)]
    pub mojibake: usize,
}

/// What a spreadsheet calls a column: 0 is "A", 26 is "AA".
pub(super) fn letters(column: usize) -> String {
    let mut name = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        name.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    name.into_iter().rev().collect()
}

#[cfg(test)]
mod tests;
