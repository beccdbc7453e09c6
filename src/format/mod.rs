//! Bytes to project and back: pure, so that every format is tested natively.

#[cfg(any(test, not(feature = "ui")))]
mod account;
#[cfg(any(test, not(feature = "ui")))]
pub mod csv_out;
#[cfg(any(test, not(feature = "ui")))]
mod example;
pub mod families;
pub mod first;
#[cfg(any(test, not(feature = "ui")))]
pub mod icalendar;
pub mod issue;
pub mod json;
pub mod linked;
pub mod mojibake;
pub mod myspot;
#[cfg(any(test, not(feature = "ui")))]
pub mod old_aes;
#[cfg(any(test, not(feature = "ui")))]
mod outside;
#[cfg(any(test, not(feature = "ui")))]
pub mod report;
#[cfg(any(test, not(feature = "ui")))]
pub mod sealed;
#[cfg(any(test, not(feature = "ui")))]
mod sheet;
#[cfg(any(test, not(feature = "ui")))]
pub mod svg;
pub mod table;
#[cfg(any(test, not(feature = "ui")))]
pub mod timeline_js;
#[cfg(any(test, not(feature = "ui")))]
pub mod timeline_svg;
pub mod workbook;

#[cfg(any(test, not(feature = "ui")))]
pub use example::example;
#[cfg(any(test, not(feature = "ui")))]
pub use outside::{EXAMPLE, read, read_apart};

use serde_json::Value;
use uuid::Uuid;

use crate::domain::id::Millis;
use crate::domain::merge::Scope;
use crate::domain::project::Project;
use issue::{FormatError, Issue};

/// The largest file from outside that is opened, in bytes; what the browser keeps has no such limit.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// What the reader of a file needs from outside: ids never used before, and the time.
pub struct Fresh<'a> {
    /// Gives a new id at each call.
    pub next_id: &'a mut dyn FnMut() -> Uuid,
    /// Now.
    pub now: Millis,
}

impl Fresh<'_> {
    /// A new id of the type that is asked for.
    pub fn id<I: From<Uuid>>(&mut self) -> I {
        I::from((self.next_id)())
    }
}

/// Which tool wrote a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// This one.
    MySpot,
    /// The first mySPOT.
    First,
    /// The `MySPOT` module of AEGIS.
    Aegis,
    /// The first Atelier, of 15 tools.
    Atelier1,
    /// The second Atelier, of 22 tools and several dossiers.
    Atelier2,
    /// #B!Mi Plaidoyer Citoyen.
    Bimi,
    /// Playdo, of several projects.
    Playdo,
    /// A project of the workstation with flash cards.
    Plaidoyer2,
    /// A project of the workstation that united the others.
    Ultime3,
    /// A backup of either workstation.
    Backup,
    /// Plaidoyer Citoyen 3, whose sections are objects.
    Dataset,
    /// The workstations whose fields stand in one object.
    Flat,
    /// The game around a project.
    Resistance,
    /// Another experiment of the same people.
    OneOff,
    /// A spreadsheet: our own workbook.
    Workbook,
    /// A spreadsheet or a table, read as the reader said.
    Table,
}

/// What files of a family, named by its key, can hold.
pub fn scope_of(family: &str) -> Scope {
    if matches!(family, "workbook" | "table") { Scope::Sheets } else { Scope::Whole }
}

/// What a file gave.
#[derive(Clone, Debug, PartialEq)]
pub struct Import {
    /// Which tool wrote it.
    pub family: Family,
    /// What could be read.
    pub project: Project,
    /// What could not, or not quite.
    pub issues: Vec<Issue>,
    /// How many texts look like UTF-8 read as Windows-1252.
    pub mojibake: usize,
}

/// Reads one of our own files: what the browser keeps, and what the worker gives.
pub fn read_own(bytes: &[u8], fresh: &mut Fresh) -> Result<Import, FormatError> {
    match json::parse(bytes)? {
        Value::Object(map) if myspot::recognises(&map) => myspot::read(map, "", fresh),
        _ => Err(FormatError::UnknownShape),
    }
}

#[cfg(test)]
mod defects;
