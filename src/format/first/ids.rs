//! The ids that rows are written under: those of the file they came from, and each once.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use serde_json::Value;

use super::write::kept_rows;
use crate::domain::id::{ClaimId, EntityId, RelationId};
use crate::domain::project::Project;
use crate::format::json::plain;

/// The ids of all rows of a file.
pub(super) struct Ids {
    entities: BTreeMap<EntityId, String>,
    relations: BTreeMap<RelationId, String>,
    notes: BTreeMap<ClaimId, String>,
}

impl Ids {
    /// Those of a project. O(n log n).
    pub(super) fn of(project: &Project) -> Self {
        let entities = project.entities.iter().map(|(id, row)| (id, row.origin.as_deref()));
        let relations = project.relations.iter().map(|(id, row)| (id, row.origin.as_deref()));
        let notes = project.claims.iter().map(|(id, row)| (id, row.origin.as_deref()));
        Self {
            entities: unique(entities, BTreeSet::new()),
            relations: unique(relations, kept(project, "relations")),
            notes: unique(notes, kept(project, "notes")),
        }
    }

    /// The id of an entity.
    pub(super) fn entity(&self, id: EntityId) -> String {
        of(&self.entities, id)
    }

    /// The id of a relation.
    pub(super) fn relation(&self, id: RelationId) -> String {
        of(&self.relations, id)
    }

    /// The id of a claim about an entity.
    pub(super) fn note(&self, id: ClaimId) -> String {
        of(&self.notes, id)
    }
}

fn of<I: Ord + Display>(ids: &BTreeMap<I, String>, id: I) -> String {
    ids.get(&id).cloned().unwrap_or_else(|| id.to_string())
}

/// The ids of rows that go back as they were: no other row may have them.
fn kept(project: &Project, part: &'static str) -> BTreeSet<String> {
    kept_rows(project, part).filter_map(|row: Value| plain(row.get("id")?)).collect()
}

/// The first row of an id keeps it; others get one made of their own.
fn unique<'a, I: Copy + Ord + Display>(
    rows: impl Iterator<Item = (I, Option<&'a str>)>,
    mut taken: BTreeSet<String>,
) -> BTreeMap<I, String> {
    let mut ids = BTreeMap::new();
    for (id, origin) in rows {
        let origin = origin.filter(|origin| !origin.trim().is_empty() && !taken.contains(*origin));
        let mut text = origin.map_or_else(|| id.to_string(), str::to_owned);
        let mut n = 1;
        while !taken.insert(text.clone()) {
            n += 1;
            text = format!("{id}-{n}");
        }
        ids.insert(id, text);
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(rows: &[(u8, Option<&str>)], taken: &[&str], expect: &[&str]) {
        let taken = taken.iter().map(|id| (*id).to_owned()).collect();
        let ids: Vec<String> = unique(rows.iter().copied(), taken).into_values().collect();
        assert_eq!(ids, expect);
    }

    #[test]
    fn the_first_row_of_an_id_keeps_it() {
        check(&[(1, Some("a")), (2, Some("a")), (3, None)], &[], &["a", "2", "3"]);
        check(&[(1, Some("2")), (2, None), (3, Some(" "))], &[], &["2", "2-2", "3"]);
        check(&[(1, Some("2")), (2, Some("2"))], &[], &["2", "2-2"]);
        check(&[(1, Some("a")), (2, Some("b"))], &["a"], &["1", "b"]);
    }
}
