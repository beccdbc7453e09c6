//! Tables: sheets of cells from CSV, text, XLSX or ODS, and what they say of a project.
//!
//! Bytes become a `Book`; a `Recipe`, found by itself and changed by the reader, makes records of it.

pub mod recipe;

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
