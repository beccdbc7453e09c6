//! Twins: entities that may be the same, and how several become one.

use std::collections::{BTreeMap, BTreeSet};

use super::claims::{Claim, Source};
use super::edit::EditError;
use super::entities::Entity;
use super::id::{EntityId, Millis};
use super::project::Project;
use super::record::{Record, RecordRef};
use super::text::fold;

impl Project {
    /// Groups of entities that share a name or an alias, accents and capitals aside.
    ///
    /// Takes the number of names times its logarithm.
    pub fn duplicates(&self) -> Vec<Vec<EntityId>> {
        let mut by_name = BTreeMap::<String, EntityId>::new();
        let mut groups = Groups::default();
        for (id, entity) in self.entities.iter() {
            for name in entity.names().map(fold).filter(|name| !name.is_empty()) {
                let first = *by_name.entry(name).or_insert(id);
                groups.join(first, id);
            }
        }
        groups.into_groups()
    }

    /// The entity that several would become: the fullest of each field, all names, all tags.
    pub fn merged_entity(&self, keep: EntityId, others: &[EntityId]) -> Option<Entity> {
        let first = self.entities.get(keep)?.as_ref().clone();
        let rows = others.iter().filter(|id| **id != keep).filter_map(|id| self.entities.get(*id));
        Some(rows.fold(first, |merged, other| absorb(merged, other)))
    }

    pub(super) fn with_entities_merged(
        &self,
        keep: EntityId,
        others: &[EntityId],
        at: Millis,
    ) -> Result<Self, EditError> {
        let merged = self.merged_entity(keep, others).ok_or(EditError::Unknown(keep.into()))?;
        let mut gone = BTreeSet::new();
        gone.extend(others.iter().copied().filter(|id| *id != keep));
        let mut next = self.apply(&super::edit::Command::Put((keep, merged).into()), at)?;
        for record in self.records().filter_map(|record| redirected(record.clone(), &gone, keep)) {
            next = next.apply(&super::edit::Command::Put(record), at)?;
        }
        let gone = gone.into_iter().map(RecordRef::from).collect();
        next.apply(&super::edit::Command::Remove(gone), at)
    }
}

/// `entity` with what `other` knows and it does not.
pub(crate) fn absorb(mut entity: Entity, other: &Entity) -> Entity {
    for name in other.names() {
        // Another spelling of a name it has is no new name.
        if !entity.names().any(|known| fold(known) == fold(name)) {
            entity.add_alias(name);
        }
    }
    for tag in &other.tags {
        entity.add_tag(tag);
    }
    if entity.description.trim().is_empty() {
        entity.description.clone_from(&other.description);
    } else if !other.description.trim().is_empty()
        && !entity.description.contains(&other.description)
    {
        entity.description = format!("{}\n{}", entity.description, other.description);
    }
    entity.stance = entity.stance.or(other.stance);
    entity.is_target |= other.is_target;
    entity.is_us |= other.is_us;
    if entity.date.is_empty() {
        entity.date = other.date.clone();
    }
    if entity.url.is_empty() {
        entity.url.clone_from(&other.url);
    }
    for field in &other.fields {
        if !entity.fields.contains(field) {
            entity.fields.push(field.clone());
        }
    }
    for (key, value) in &other.extras {
        entity.extras.entry(key).or_insert_with(|| value.clone());
    }
    entity
}

/// The record with `keep` in the place of each of `gone`, if it cites one.
fn redirected(record: Record, gone: &BTreeSet<EntityId>, keep: EntityId) -> Option<Record> {
    let to = |id: EntityId| if gone.contains(&id) { keep } else { id };
    let to_ref = |record: RecordRef| record.entity().map_or(record, |id| to(id).into());
    let changed = match &record {
        Record::Entity(..) | Record::Kept(..) => return None,
        Record::Relation(id, row) => {
            let mut row = row.as_ref().clone();
            (row.source, row.target) = (to(row.source), to(row.target));
            (*id, row).into()
        }
        Record::Claim(id, row) => {
            let source = match &row.source {
                Source::Document(document) => Source::Document(to(*document)),
                text @ Source::Text(_) => text.clone(),
            };
            (*id, Claim { about: to_ref(row.about), source, ..row.as_ref().clone() }).into()
        }
        Record::Card(id, row) => {
            let mut row = row.as_ref().clone();
            let mut seen = BTreeSet::new();
            row.entities = row.entities.into_iter().map(to).filter(|id| seen.insert(*id)).collect();
            (*id, row).into()
        }
        Record::Link(id, row) => {
            let mut row = row.as_ref().clone();
            (row.source, row.target) = (to_ref(row.source), to_ref(row.target));
            (*id, row).into()
        }
        Record::View(id, row) => {
            let mut row = row.as_ref().clone();
            let moved: Vec<_> = gone.iter().filter_map(|id| row.positions.remove(id)).collect();
            if let Some(position) = moved.into_iter().next() {
                row.positions.entry(keep).or_insert(position);
            }
            (*id, row).into()
        }
    };
    (changed != record).then_some(changed)
}

/// Sets of ids that grow together (union-find without ranks: groups stay small).
#[derive(Default)]
struct Groups(BTreeMap<EntityId, EntityId>);

impl Groups {
    fn root(&self, mut id: EntityId) -> EntityId {
        while let Some(parent) = self.0.get(&id).filter(|parent| **parent != id) {
            id = *parent;
        }
        id
    }

    fn join(&mut self, a: EntityId, b: EntityId) {
        let (a, b) = (self.root(a), self.root(b));
        let (first, second) = (a.min(b), a.max(b));
        self.0.insert(second, first);
        self.0.entry(first).or_insert(first);
    }

    fn into_groups(self) -> Vec<Vec<EntityId>> {
        let mut groups = BTreeMap::<EntityId, Vec<EntityId>>::new();
        for id in self.0.keys() {
            groups.entry(self.root(*id)).or_default().push(*id);
        }
        groups.into_values().filter(|group| group.len() > 1).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::edit::Command;
    use super::super::entities::EntityKind;
    use super::super::samples::{entity_id, relation_id, triangle};
    use super::*;

    fn named(names: &[(&str, &[&str])]) -> Project {
        let mut project = Project::default();
        for (n, (name, aliases)) in (1..).zip(names) {
            let mut entity = Entity::named(name, EntityKind::Person);
            aliases.iter().for_each(|alias| entity.add_alias(alias));
            project.entities.put(entity_id(n), entity);
        }
        project
    }

    #[track_caller]
    fn check(names: &[(&str, &[&str])], expect: &[&[u128]]) {
        let expect: Vec<Vec<EntityId>> =
            expect.iter().map(|group| group.iter().map(|n| entity_id(*n)).collect()).collect();
        assert_eq!(named(names).duplicates(), expect);
    }

    #[test]
    fn twins_share_a_name_or_an_alias() {
        check(&[("April", &[]), ("Framasoft", &[])], &[]);
        check(&[("Échevine", &[]), ("ECHEVINE ", &[])], &[&[1, 2]]);
        check(&[("LQDN", &[]), ("X", &[]), ("La Quadrature du Net", &["lqdn"])], &[&[1, 3]]);
        check(&[("a", &["b"]), ("c", &["d"]), ("b", &["d"])], &[&[1, 2, 3]]);
    }

    #[test]
    fn merging_moves_the_relations_and_keeps_the_names() {
        let merged =
            triangle().apply(&Command::MergeEntities(entity_id(1), vec![entity_id(2)]), 5).unwrap();
        assert_eq!(merged.entities.get(entity_id(1)).unwrap().aliases, ["b"]);
        assert!(!merged.entities.contains(entity_id(2)));
        assert_eq!(merged.relations.get(relation_id(2)).unwrap().source, entity_id(1));
        assert_eq!(merged.relations.get(relation_id(1)).unwrap().target, entity_id(1));
        merged.check_integrity().unwrap();
    }
}
