//! A file of tables while the reader says what it holds: what the page asks, and what it shows.

use serde::{Deserialize, Serialize};

use crate::domain::id::Millis;
use crate::format::issue::Issue;
use crate::format::table::recipe::{Counts, Made, Recipe, Shape};
use crate::format::table::{Decoding, Found};

/// How to read a file of tables.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Order {
    /// Its name.
    pub name: String,
    /// How its text is written, where the reader says so.
    pub decoding: Decoding,
    /// What its columns are; found by itself when there is none.
    pub recipe: Option<Recipe>,
    /// What to find anew in that recipe.
    pub change: Option<Change>,
    /// The code of the language of what is made.
    pub lang: String,
    /// Whether to make the records, or show what they would be.
    pub is_final: bool,
    /// Now.
    pub now: Millis,
}

/// What the reader says of a sheet, after which its columns are found anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Change {
    /// Its headers stand in this row, counted from 0, or nowhere.
    Header(usize, Option<usize>),
    /// Its rows are this.
    Shape(usize, Shape),
    /// Its letters are others: columns keep their places, and what they are, under headers that are read anew.
    Letters,
}

/// What a file of tables would give.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct View {
    /// What its columns are taken for; the page reads it apart from the rest.
    #[serde(default)]
    pub recipe: Recipe,
    /// How its text is written.
    pub found: Found,
    /// Its sheets, in the order of the recipe.
    pub sheets: Vec<SheetView>,
    /// What its first rows would give.
    pub made: Vec<Made>,
    /// How much it would give in all.
    pub counts: Counts,
    /// What could not be read, the first of it.
    pub issues: Vec<Issue>,
    /// How much could not be read.
    #[serde(default)]
    pub issue_count: usize,
}

/// A sheet as it is shown.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SheetView {
    /// Its name.
    pub name: String,
    /// Whether the spreadsheet hides it.
    pub is_hidden: bool,
    /// How many rows of the file's sheet stand above it.
    #[serde(default)]
    pub above: usize,
    /// How many rows it has.
    pub rows: usize,
    /// The start of each of its first rows, to tell which holds the headers.
    pub head: Vec<String>,
    /// Some of what each column of the recipe holds.
    pub examples: Vec<Vec<String>>,
}
