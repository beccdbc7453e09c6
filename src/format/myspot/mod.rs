//! Our own file: JSON, one record a line, sorted, so that two copies can be compared line by line.
//!
//! The file is a promise: its keys are those of `wire`, its version is `SCHEMA`, and a sample of
//! every version opens for ever.

pub mod checksum;
pub mod diff;
pub mod library;
mod wire;

use std::fmt::Write;

use serde_json::{Map, Value, json};

use super::issue::{FormatError, Issue, Problem};
use super::{Family, Fresh, Import};
use crate::domain::id::Millis;
use crate::domain::kept::Kept;
use crate::domain::project::{Profile, Project};
use crate::domain::record::{Meta, Record, RecordRef};
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
    let mut fields = super::json::Fields(map);
    fields.0.remove("format");
    let schema = fields.integer("schema").unwrap_or(1).unsigned_abs();
    if schema > SCHEMA {
        return Err(FormatError::NewerSchema { found: schema, known: SCHEMA });
    }
    let mut reading = Reading { project: Project::default(), issues: Vec::new(), file, fresh };
    reading.project.profile.name = fields.text("name");
    reading.project.profile.description = fields.text("description");
    for part in PARTS {
        let rows = fields.list(part);
        reading.part(part, rows);
    }
    reading.drop_dangling();
    for tomb in fields.list("tombstones") {
        reading.tombstone(&tomb);
    }
    let journal = fields.list("journal");
    let mut project = reading.project;
    let mut issues = reading.issues;
    let Profile { name, description, .. } = project.profile;
    project.profile = Profile { name, description, extras: fields.0 };
    // A rescued file carries the changes made after its last snapshot.
    for (n, entry) in journal.into_iter().enumerate() {
        match diff::read(entry.clone()) {
            Some(diff) => project = project.patched(&diff),
            None => {
                let (file, part) = (file.to_owned(), "journal".to_owned());
                issues.push(Issue {
                    part: part.clone(),
                    row: n + 1,
                    problem: Problem::NotAnObject,
                });
                let kept = Kept { file, part, data: entry, ..Kept::default() };
                project.kept.put(reading.fresh.id(), kept);
            }
        }
    }
    Ok(Import { family: Family::MySpot, project, issues, mojibake: 0 })
}

struct Reading<'a, 'b> {
    project: Project,
    issues: Vec<Issue>,
    file: &'a str,
    fresh: &'a mut Fresh<'b>,
}

impl Reading<'_, '_> {
    fn part(&mut self, part: &str, rows: Vec<Value>) {
        for (n, row) in rows.into_iter().enumerate() {
            match wire::read(part, row) {
                Ok(record) if self.project.contains(record.id()) => {
                    let id = wire::ref_text(record.id());
                    self.put_aside(part, n, record_to_json(&record), Problem::IdTaken(id));
                }
                Ok(record) => self.project.put_unchecked(record),
                Err(Misread { row, problem }) => self.put_aside(part, n, row, problem),
            }
        }
    }

    fn put_aside(&mut self, part: &str, n: usize, row: Value, problem: Problem) {
        self.issues.push(Issue { part: part.to_owned(), row: n + 1, problem });
        let meta = Meta { created: self.fresh.now, modified: self.fresh.now, version: 1 };
        let (file, part) = (self.file.to_owned(), part.to_owned());
        let kept = Kept { file, part, data: row, meta, ..Kept::default() };
        self.project.kept.put(self.fresh.id(), kept);
    }

    /// Puts records that point at nothing aside, until none does.
    fn drop_dangling(&mut self) {
        loop {
            let lost = self.project.dangling();
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
