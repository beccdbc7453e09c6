//! Rows that somebody changed in a sheet of ours: there, an emptied cell says something.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::unite::united;
use crate::domain::id::Millis;
use crate::domain::project::Project;
use crate::domain::record::{Extras, Record, RecordRef};

/// A row that was changed in a sheet that has all columns of its kind, and whose every cell was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// When the record had last changed as the sheet was written.
    pub base: Millis,
    /// The names of the columns that not all sheets have and whose cells are empty.
    pub emptied: BTreeSet<String>,
}

/// The rows that were changed, by the ids of their records.
pub type Edits = BTreeMap<Uuid, Edit>;

/// The record as the row has it, emptied cells too. What no column of the sheet shows stays, as does what points at
/// records that the file does not have.
pub(super) fn taken(known: &Record, row: Record, edit: &Edit, file: &Project) -> Record {
    let absent = |of: RecordRef| !file.contains(of);
    match (known, row) {
        (Record::Entity(id, known), Record::Entity(_, row)) => {
            let mut row = row.as_ref().clone();
            for field in &known.fields {
                let is_there = row.fields.iter().any(|own| own.name == field.name);
                if !is_there && !edit.emptied.contains(&field.name) {
                    row.fields.push(field.clone());
                }
            }
            row.origin = row.origin.or_else(|| known.origin.clone());
            row.extras = with_hidden(&known.extras, row.extras, edit);
            (*id, row).into()
        }
        (Record::Relation(id, known), Record::Relation(_, row)) => {
            let mut row = row.as_ref().clone();
            row.origin = row.origin.or_else(|| known.origin.clone());
            row.extras = with_hidden(&known.extras, row.extras, edit);
            (*id, row).into()
        }
        (Record::Claim(id, known), Record::Claim(_, row)) => {
            let mut row = row.as_ref().clone();
            row.origin = row.origin.or_else(|| known.origin.clone());
            row.extras = with_hidden(&known.extras, row.extras, edit);
            (*id, row).into()
        }
        (Record::Card(id, known), Record::Card(_, row)) => {
            let mut row = row.as_ref().clone();
            row.entities.extend(known.entities.iter().filter(|id| absent((**id).into())));
            row.claims.extend(known.claims.iter().filter(|id| absent((**id).into())));
            row.origin = row.origin.or_else(|| known.origin.clone());
            row.body = with_hidden(&known.body, row.body, edit);
            row.extras = with_hidden(&known.extras, row.extras, edit);
            (*id, row).into()
        }
        (Record::Link(id, known), Record::Link(_, row)) => {
            let mut row = row.as_ref().clone();
            row.body = with_hidden(&known.body, row.body, edit);
            row.extras = with_hidden(&known.extras, row.extras, edit);
            (*id, row).into()
        }
        (known, row) => united(known, row, false),
    }
}

/// The values of the row, and those of the record that no cell shows.
fn with_hidden(known: &Extras, mut row: Extras, edit: &Edit) -> Extras {
    row.retain(|key, value| !(value.is_null() && edit.emptied.contains(key)));
    for (key, value) in known {
        if !row.contains_key(key) && !edit.emptied.contains(key) {
            row.insert(key.clone(), value.clone());
        }
    }
    row
}
