//! The project as a workbook (XLSX), to edit in a spreadsheet and to bring back.
//!
//! A row is a record of our own file in cells: each column shows one key of it, in the language of the reader.
//! What cells cannot show just so, and what has no column, stands in a hidden column, so that a row nobody
//! touched comes back as it was.

#[cfg(any(test, not(feature = "ui")))]
mod cells;
#[cfg(any(test, not(feature = "ui")))]
mod columns;
#[cfg(any(test, not(feature = "ui")))]
mod hold;
#[cfg(any(test, not(feature = "ui")))]
mod labels;
#[cfg(any(test, not(feature = "ui")))]
mod long;
pub mod losses;
#[cfg(any(test, not(feature = "ui")))]
mod page;
#[cfg(any(test, not(feature = "ui")))]
mod read;
#[cfg(any(test, not(feature = "ui")))]
mod rows;
#[cfg(any(test, not(feature = "ui")))]
mod seen;
#[cfg(any(test, not(feature = "ui")))]
mod table;
#[cfg(any(test, not(feature = "ui")))]
mod words;
#[cfg(any(test, not(feature = "ui")))]
mod write;

#[cfg(any(test, not(feature = "ui")))]
pub use read::{read, recognises};
#[cfg(any(test, not(feature = "ui")))]
pub use write::{About, WriteError, write};

/// What other formats make of the same tables.
#[cfg(any(test, not(feature = "ui")))]
pub(super) mod tables {
    pub(in crate::format) use super::cells::{Out as Cell, day_text};
    pub(in crate::format) use super::table::{Role, Table};
}

/// What the workbook calls itself.
#[cfg(any(test, not(feature = "ui")))]
const FORMAT: &str = "myspot-workbook";
/// The version of its hidden columns.
#[cfg(any(test, not(feature = "ui")))]
const SCHEMA: u64 = 1;
/// The hidden sheet that says what the workbook is.
#[cfg(any(test, not(feature = "ui")))]
const META: &str = "_meta";
/// The hidden sheet that has the end of texts too long for a cell.
#[cfg(any(test, not(feature = "ui")))]
const LONG: &str = "_long";
/// A cell holds that many UTF-16 units.
const CELL: usize = 32_767;

#[cfg(test)]
mod tests;
