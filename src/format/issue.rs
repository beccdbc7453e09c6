//! What could not be read, where and why; worded by `i18n`.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Why a file gave nothing at all.
#[derive(Clone, Debug, Error, PartialEq, Eq, Serialize, Deserialize)]
pub enum FormatError {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is larger than what is opened.
    #[error("{bytes} bytes, over {limit}")]
    TooLarge {
        /// Its size, in bytes.
        bytes: u64,
        /// The largest size that is opened, in bytes.
        limit: u64,
    },
    /// It is not text.
    #[error("not text")]
    NotText,
    /// It is text, and not JSON.
    #[error("not JSON: line {line}, column {column}")]
    NotJson {
        /// Where reading stopped, counted from 1.
        line: usize,
        /// Where reading stopped, counted from 1.
        column: usize,
    },
    /// It ends in the middle.
    #[error("cut at line {line}")]
    Truncated {
        /// The last line, counted from 1.
        line: usize,
    },
    /// Its brackets nest deeper than any real file's.
    #[error("nested too deep")]
    TooDeep,
    /// It is JSON of a tool that is not known.
    #[error("unknown shape")]
    UnknownShape,
    /// A later version of mySPOT wrote it.
    #[error("schema {found}, newer than {known}")]
    NewerSchema {
        /// The schema of the file.
        found: u64,
        /// The newest schema this version reads.
        known: u64,
    },
}

/// Something in a file that could not be read, or not quite.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// Which list of the file.
    pub part: String,
    /// Which row of it, counted from 1; 0 for the list itself.
    pub row: usize,
    /// What is wrong.
    pub problem: Problem,
}

/// What can be wrong with a row. Unless it says otherwise, the row is kept as it was, apart.
#[derive(Clone, Debug, Error, PartialEq, Eq, Serialize, Deserialize)]
pub enum Problem {
    /// It is not an object with fields.
    #[error("not an object")]
    NotAnObject,
    /// It has no name.
    #[error("no name")]
    NoName,
    /// It has nothing to say.
    #[error("no text")]
    NoText,
    /// It points at a record that the file does not have.
    #[error("{0:?} is not in the file")]
    Missing(String),
    /// Its id is that of an earlier row; it got one of its own.
    #[error("the id {0:?} stands twice")]
    RepeatedId(String),
    /// Its id is that of an earlier row of its kind.
    #[error("the id {0:?} is taken")]
    IdTaken(String),
    /// Its kind is unknown; it was read, under that kind.
    #[error("unknown kind {0:?}")]
    UnknownKind(String),
    /// A value is off its scale; the row was read without it, and the value kept.
    #[error("{field}: {value:?} is not on the scale")]
    OffScale {
        /// The field.
        field: String,
        /// Its value.
        value: String,
    },
    /// The list is not a list.
    #[error("not a list")]
    NotAList,
    /// No tool of this version shows it; it is kept whole.
    #[error("kept for later")]
    KeptForLater,
    /// It is in one cell of a sheet.
    #[error("column {column}: {problem}")]
    InCell {
        /// The column, by its letters.
        column: String,
        /// What is wrong there.
        problem: Box<Problem>,
    },
    /// Several records have that name; the first one was taken.
    #[error("several are called {0:?}")]
    Ambiguous(String),
    /// A sheet has no column of that name, which it had when it was written; the rest was read.
    #[error("no column {0:?}")]
    NoColumn(String),
    /// The sheet has a column that is not known; it was read as a field.
    #[error("unknown column {0:?}")]
    UnknownColumn(String),
    /// So many rows that the file was written with are no longer in it.
    #[error("{0} rows are gone")]
    Absent(usize),
}
