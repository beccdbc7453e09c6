//! Our own file: JSON, one record a line, sorted, so that two copies can be compared line by line.
//!
//! The file is a promise: its keys are those of `wire`, its version is `SCHEMA`, and a sample of
//! every version opens for ever.

pub mod changes;
pub mod checksum;
pub mod diff;
pub mod library;
#[cfg(any(test, not(feature = "ui")))]
mod quick;
mod row;
mod slices;
mod wire;

use std::fmt::Write;

use serde_json::{Map, Value, json};

use super::issue::{FormatError, Issue, Problem};
use super::json::Fields;
use super::{Family, Fresh, Import};
use crate::domain::id::Millis;
use crate::domain::kept::Kept;
use crate::domain::project::{Profile, Project};
use crate::domain::record::{Meta, Record, RecordRef};
use crate::domain::turns::{Turns, at_once};
#[cfg(any(test, not(feature = "ui")))]
pub(in crate::format) use row::{Held, Row};
pub use slices::{read as read_in_turns, write as write_in_turns};
pub(in crate::format) use wire::Misread;
#[cfg(any(test, not(feature = "ui")))]
pub(in crate::format) use wire::{read_ref, ref_text};

/// The version of the file's keys.
pub const SCHEMA: u64 = 1;

/// What the file calls itself.
const FORMAT: &str = "myspot";

/// The lists of the file and the kind of record in each, in the order they are written and read:
/// a record comes after those it points at.
const PARTS: [&str; 7] = ["entities", "relations", "claims", "cards", "links", "views", "kept"];

/// Whether a JSON object is one of our files.
pub fn recognises(map: &Map<String, Value>) -> bool {
    map.get("format").and_then(Value::as_str) == Some(FORMAT)
}

/// The whole file.
pub fn write(project: &Project) -> String {
    lines(project).collect()
}

/// The file in pieces, so that a large one can be written without holding the page.
pub fn lines(project: &Project) -> impl Iterator<Item = String> {
    let head = std::iter::once(head(project));
    let parts = PARTS.into_iter().flat_map(move |part| part_lines(project, part));
    let tombstones = Value::Array(project.tombstones.iter().map(tombstone).collect());
    head.chain(parts).chain(std::iter::once(format!(",\n\"tombstones\":{tombstones}\n}}\n")))
}

/// The record as the file has it.
pub fn record_to_json(record: &Record) -> Value {
    Value::Object(wire::write(record))
}

/// The record as the file has it, borrowed.
#[cfg(any(test, not(feature = "ui")))]
pub(in crate::format) fn row_of(record: &Record) -> Row<'_> {
    wire::row(record)
}

/// The record that a row of the list `part` of the file holds.
#[cfg(any(test, not(feature = "ui")))]
pub(in crate::format) fn record_of_json(part: &str, row: Value) -> Result<Record, Misread> {
    wire::read(part, row)
}

fn head(project: &Project) -> String {
    let profile = &project.profile;
    let mut head = format!(
        "{{\n\"format\":\"{FORMAT}\",\n\"schema\":{SCHEMA},\n\"name\":{},\n\"description\":{}",
        json!(profile.name),
        json!(profile.description)
    );
    for (key, value) in &profile.extras {
        // Writing to a text cannot fail.
        write!(head, ",\n{}:{value}", json!(key)).ok();
    }
    head
}

fn part_lines(project: &Project, part: &'static str) -> impl Iterator<Item = String> {
    let records = records_of(project, part);
    let opening = std::iter::once(format!(",\n\"{part}\":["));
    let rows = records.enumerate().map(|(n, record)| {
        let comma = if n == 0 { "" } else { "," };
        format!("{comma}\n{}", record_to_json(record))
    });
    opening.chain(rows).chain(std::iter::once("]".to_owned()))
}

/// The records of one list.
fn records_of<'a>(project: &'a Project, part: &str) -> Box<dyn Iterator<Item = &'a Record> + 'a> {
    match part {
        "entities" => Box::new(project.entities.records()),
        "relations" => Box::new(project.relations.records()),
        "claims" => Box::new(project.claims.records()),
        "cards" => Box::new(project.cards.records()),
        "links" => Box::new(project.links.records()),
        "views" => Box::new(project.views.records()),
        _ => Box::new(project.kept.records()),
    }
}

fn tombstone((record, at): (RecordRef, Millis)) -> Value {
    json!({"record": wire::ref_text(record), "at": at})
}

/// Reads one of our files. What can't be read as a record is kept apart and told.
pub fn read(map: Map<String, Value>, file: &str, fresh: &mut Fresh) -> Result<Import, FormatError> {
    let mut fields = Fields(map);
    check_schema(&mut fields)?;
    let mut reading = Reading::new(file, fresh);
    for part in PARTS {
        for (n, row) in fields.list(part).into_iter().enumerate() {
            reading.row(part, n, row);
        }
    }
    Ok(at_once(reading.finished(fields, &Turns::none())))
}

fn check_schema(fields: &mut Fields) -> Result<(), FormatError> {
    let found = fields.integer("schema").unwrap_or(1).unsigned_abs();
    if found > SCHEMA { Err(FormatError::NewerSchema { found, known: SCHEMA }) } else { Ok(()) }
}

struct Reading<'a, 'b> {
    project: Project,
    issues: Vec<Issue>,
    file: &'a str,
    fresh: &'a mut Fresh<'b>,
}

impl<'a, 'b> Reading<'a, 'b> {
    fn new(file: &'a str, fresh: &'a mut Fresh<'b>) -> Self {
        Self { project: Project::default(), issues: Vec::new(), file, fresh }
    }

    /// Takes the row `n`, from 0, of the list `part`.
    fn row(&mut self, part: &str, n: usize, row: Value) {
        self.take(part, n, wire::read(part, row));
    }

    /// Takes what was read of a row.
    fn take(&mut self, part: &str, n: usize, read: Result<Record, Misread>) {
        match read {
            Ok(record) if self.project.contains(record.id()) => {
                let id = wire::ref_text(record.id());
                self.put_aside(part, n, record_to_json(&record), Problem::IdTaken(id));
            }
            Ok(record) => self.project.put_unchecked(record),
            Err(Misread { row, problem }) => self.put_aside(part, n, row, problem),
        }
    }

    /// What was read, with what else the file says.
    async fn finished(mut self, mut fields: Fields, turns: &Turns) -> Import {
        fields.0.remove("format");
        let (name, description) = (fields.text("name"), fields.text("description"));
        self.drop_dangling(turns).await;
        for tomb in fields.list("tombstones") {
            self.tombstone(&tomb);
        }
        let journal = fields.list("journal");
        self.project.profile = Profile { name, description, extras: fields.0 };
        // A rescued file carries the changes made after its last snapshot.
        for (n, entry) in journal.into_iter().enumerate() {
            match diff::read(entry.clone()) {
                Some(diff) => self.project = self.project.patched(&diff),
                None => self.put_aside("journal", n, entry, Problem::NotAnObject),
            }
        }
        let Self { project, issues, .. } = self;
        Import { family: Family::MySpot, project, issues, mojibake: 0 }
    }

    fn put_aside(&mut self, part: &str, n: usize, row: Value, problem: Problem) {
        self.issues.push(Issue { part: part.to_owned(), row: n + 1, problem });
        let meta = Meta { created: self.fresh.now, modified: self.fresh.now, version: 1 };
        let (file, part) = (self.file.to_owned(), part.to_owned());
        let kept = Kept { file, part, data: row, meta, ..Kept::default() };
        self.project.kept.put(self.fresh.id(), kept);
    }

    /// Puts records that point at nothing aside, until none does.
    async fn drop_dangling(&mut self, turns: &Turns) {
        loop {
            let mut lost = Vec::new();
            for record in self.project.records() {
                turns.turn().await;
                lost.extend(self.project.missing(record).map(|missing| (record.clone(), missing)));
            }
            if lost.is_empty() {
                return;
            }
            for (record, missing) in lost {
                self.project.remove_unchecked(record.id());
                let part = PARTS[wire::part_index(record.id())];
                let problem = Problem::Missing(wire::ref_text(missing));
                self.put_aside(part, 0, record_to_json(&record), problem);
            }
        }
    }

    fn tombstone(&mut self, tomb: &Value) {
        let record = tomb.get("record").and_then(Value::as_str).and_then(wire::read_ref);
        let at = tomb.get("at").and_then(Value::as_i64);
        if let (Some(record), Some(at)) = (record, at) {
            self.project.tombstones.put(record, at);
        }
    }
}

#[cfg(test)]
mod tests;
