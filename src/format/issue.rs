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
    /// A table has more cells, columns or text than are read.
    #[error("over {cells} cells or {columns} columns")]
    TooManyCells {
        /// How many cells are read at most.
        cells: usize,
        /// How many columns are read at most.
        columns: usize,
    },
    /// An archive opens into more than is read: a mistake, or a trap.
    #[error("an archive of more than {limit} bytes or {entries} files")]
    Bomb {
        /// How many bytes are opened at most.
        limit: u64,
        /// How many files are opened at most.
        entries: usize,
    },
    /// An archive is cut or damaged.
    #[error("broken archive")]
    BrokenArchive,
    /// A part of a spreadsheet declares a document type, as no spreadsheet does.
    #[error("a document type in {part:?}")]
    Doctype {
        /// Which part.
        part: String,
    },
    /// A spreadsheet of an older or binary format, or one that a password locks.
    #[error("an old or locked spreadsheet")]
    OldOrLocked,
    /// An archive that is no spreadsheet.
    #[error("an archive that is no spreadsheet")]
    NotASpreadsheet,
    /// A later version of mySPOT wrote it.
    #[error("schema {found}, newer than {known}")]
    NewerSchema {
        /// The schema of the file.
        found: u64,
        /// The newest schema this version reads.
        known: u64,
    },
}

/// Why a file was not sealed, or a sealed one not opened.
#[derive(Clone, Debug, Error, PartialEq, Eq, Serialize, Deserialize)]
pub enum SealError {
    /// No passphrase was given.
    #[error("no passphrase")]
    NoPassphrase,
    /// The passphrase is another, or what it opens was changed.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// It was sealed for keys, and no passphrase opens it.
    #[error("sealed for keys")]
    NotForPassphrase,
    /// It was cut, changed, or is no sealed file.
    #[error("damaged")]
    Damaged,
    /// It asks for more work than a browser can do.
    #[error("work factor {asked}, over {limit}")]
    TooHard {
        /// The logarithm of the work it asks for.
        asked: u8,
        /// The largest that is taken.
        limit: u8,
    },
    /// It is larger than what is sealed or opened.
    #[error("{bytes} bytes, over {limit}")]
    TooLarge {
        /// Its size, in bytes.
        bytes: u64,
        /// The largest size, in bytes.
        limit: u64,
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
    /// One end of a relation is not named.
    #[error("no {0:?}")]
    NoEnd(String),
    /// A value names nobody; its cell is kept as a field.
    #[error("{field}: {value:?} is no name")]
    NotAName {
        /// The column.
        field: String,
        /// Its value.
        value: String,
    },
    /// A date could not be understood; it is kept as it is written.
    #[error("{field}: {value:?} is no date")]
    Undated {
        /// The column.
        field: String,
        /// Its value.
        value: String,
    },
    /// The cell is an error of the spreadsheet; the row was read without it.
    #[error("{field}: {value}")]
    BadCell {
        /// The column.
        field: String,
        /// The error.
        value: String,
    },
    /// It names an entity that the list of entities does not have; the entity was made.
    #[error("{0:?} is not listed")]
    Unlisted(String),
    /// It says what an earlier row says; nothing was made of it.
    #[error("said before")]
    Repeated,
    /// The recipe says nothing of this sheet; nothing was read of it.
    #[error("no recipe")]
    NoRecipe,
    /// The sheet has no column of this name.
    #[error("no column {0:?}")]
    NoColumn(String),
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
    /// Another record has that name under another id; both were read.
    #[error("another is called {0:?}")]
    Homonym(String),
    /// The sheet has a column that is not known; it was read as a field.
    #[error("unknown column {0:?}")]
    UnknownColumn(String),
    /// It holds so many projects; they were read into one, and each tags what is its own.
    #[error("{0} projects in one file")]
    SeveralProjects(usize),
    /// No actor has that name, or several do; the row was read, and the name is text.
    #[error("no one actor is called {0:?}")]
    NoActor(String),
    /// So many rows that the file was written with are no longer in it.
    #[error("{0} rows are gone")]
    Absent(usize),
    /// The cell was longer than so many bytes; it was cut there.
    #[error("cut at {0} bytes")]
    LongCell(usize),
    /// A quote opens a cell and never closes; it was read as a sign of the text.
    #[error("a quote that never closes")]
    UnclosedQuote,
    /// So many groups of cells are merged; each value was read in its first cell.
    #[error("{0} merged cells")]
    Merged(usize),
    /// So many bytes were no letters of the encoding; a sign stands for each.
    #[error("{0} bytes replaced")]
    Replaced(usize),
    /// The file is no UTF-8; it was read in the letters of older tools.
    #[error("read as Windows-1252")]
    OldLetters,
    /// A cell of a spreadsheet could not be understood; it was read as empty.
    #[error("a cell lost")]
    LostCell,
    /// The sheet is damaged below this row; what stands there could not be read.
    #[error("the sheet is damaged below")]
    CutSheet,
    /// What a row holds out of sight is another row's, or broken; the row was read without it.
    #[error("hidden cells of another row")]
    StrayHold,
    /// Codes stand for names in the whole file; everything was read.
    #[error("a coded copy")]
    Coded,
}
