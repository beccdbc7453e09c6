//! A project: the tables, and the questions asked across them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::cards::Card;
use super::claims::{Claim, Source};
use super::edit::targets;
use super::entities::Entity;
use super::id::{CardId, ClaimId, EntityId, LinkId, Millis, RelationId};
use super::kept::Kept;
use super::links::Link;
use super::record::{Extras, Record, RecordRef, for_each_record_kind};
use super::relations::Relation;
use super::table::Table;
use super::views::View;

/// What a project says of itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Profile {
    /// Its name.
    pub name: String,
    /// What it is about.
    pub description: String,
    /// Keys of its file that this version does not know.
    pub extras: Extras,
}

/// Everything a collective knows about a situation.
///
/// Cloning costs nothing: versions share the rows that did not change.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Project {
    /// What it says of itself.
    pub profile: Profile,
    /// Whoever and whatever matters.
    pub entities: Table<Entity>,
    /// Who is tied to whom.
    pub relations: Table<Relation>,
    /// What is said of the records.
    pub claims: Table<Claim>,
    /// The boxes of the methods.
    pub cards: Table<Card>,
    /// The arrows between them.
    pub links: Table<Link>,
    /// Saved views.
    pub views: Table<View>,
    /// Data of older files that no tool reads yet.
    pub kept: Table<Kept>,
    /// When records were deleted, for merges.
    pub tombstones: Tombstones,
}

/// When records were deleted; clones share until one of them changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tombstones(Arc<BTreeMap<RecordRef, Millis>>);

impl Tombstones {
    /// Remembers that `record` was deleted at `at`.
    pub fn put(&mut self, record: RecordRef, at: Millis) {
        Arc::make_mut(&mut self.0).insert(record, at);
    }

    /// Forgets that `record` was deleted.
    pub fn remove(&mut self, record: RecordRef) {
        if self.0.contains_key(&record) {
            Arc::make_mut(&mut self.0).remove(&record);
        }
    }

    /// The deleted records, in order, with the time.
    pub fn iter(&self) -> impl Iterator<Item = (RecordRef, Millis)> {
        self.0.iter().map(|(record, at)| (*record, *at))
    }

    /// What is new or different in `next` (`Some`), and what is gone from it (`None`).
    pub fn changes_to(&self, next: &Self) -> Vec<(RecordRef, Option<Millis>)> {
        if Arc::ptr_eq(&self.0, &next.0) {
            return Vec::new();
        }
        let fresh = next.0.iter().filter(|(record, at)| self.0.get(record) != Some(at));
        let gone = self.0.keys().filter(|record| !next.0.contains_key(record));
        let fresh = fresh.map(|(record, at)| (*record, Some(*at)));
        fresh.chain(gone.map(|record| (*record, None))).collect()
    }
}

/// How many relations and claims an entity has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ties {
    /// Relations that start or end there; a self-relation counts once.
    pub relations: u32,
    /// Claims about it.
    pub claims: u32,
    /// Claims about it that name a source.
    pub sourced: u32,
}

macro_rules! record_access {
    ($($kind:ident($id:ident) in $table:ident,)*) => {
        impl Project {
            /// Whether the record exists.
            pub fn contains(&self, record: RecordRef) -> bool {
                match record {$( RecordRef::$kind(id) => self.$table.contains(id), )*}
            }

            /// The record named by `record`.
            pub fn record(&self, record: RecordRef) -> Option<Record> {
                match record {$(
                    RecordRef::$kind(id) => self.$table.get(id).map(|row| Record::$kind(id, row.clone())),
                )*}
            }

            /// How many records there are, of all kinds.
            pub fn record_count(&self) -> usize {
                0 $( + self.$table.len() )*
            }

            /// All records, kind by kind, in the order of their ids.
            pub fn records(&self) -> impl Iterator<Item = &Record> {
                std::iter::empty() $( .chain(self.$table.records()) )*
            }

            /// Puts a record in its table without any check, for readers that check at the end.
            pub fn put_unchecked(&mut self, record: Record) {
                self.put_raw(record);
            }

            /// Takes a record out of its table, and leaves what points at it.
            pub fn remove_unchecked(&mut self, record: RecordRef) {
                self.remove_raw(record);
            }

            /// Puts a record in its table, without any check.
            pub(super) fn put_raw(&mut self, record: Record) {
                match record {$( Record::$kind(id, row) => self.$table.put_shared(id, row), )*}
            }

            /// Takes a record out of its table, without any check.
            pub(super) fn remove_raw(&mut self, record: RecordRef) -> bool {
                match record {$( RecordRef::$kind(id) => self.$table.remove(id), )*}
            }
        }
    };
}
for_each_record_kind!(record_access);

impl Project {
    /// An empty project of this name.
    pub fn named(name: &str) -> Self {
        let profile = Profile { name: name.trim().to_owned(), ..Profile::default() };
        Self { profile, ..Self::default() }
    }

    /// The records that point at one that is not there, each with the first that is missing.
    pub fn dangling(&self) -> Vec<(Record, RecordRef)> {
        let lost = |record: &Record| self.missing(record).map(|to| (record.clone(), to));
        self.records().filter_map(lost).collect()
    }

    /// The first record that `record` points at and that is not there.
    pub fn missing(&self, record: &Record) -> Option<RecordRef> {
        targets(record).into_iter().find(|to| !self.contains(*to))
    }

    /// The name of an entity, or nothing if there is none.
    pub fn entity_name(&self, id: EntityId) -> &str {
        self.entities.get(id).map_or("", |entity| &entity.name)
    }

    /// The relations that start or end at `entity`, oldest first.
    pub fn relations_of(&self, entity: EntityId) -> Vec<(RelationId, Arc<Relation>)> {
        let touching = self.relations.iter().filter(|(_, relation)| relation.touches(entity));
        touching.map(|(id, relation)| (id, relation.clone())).collect()
    }

    /// The claims about `record`, oldest first.
    pub fn claims_about(&self, record: RecordRef) -> Vec<(ClaimId, Arc<Claim>)> {
        let about = self.claims.iter().filter(|(_, claim)| claim.about == record);
        about.map(|(id, claim)| (id, claim.clone())).collect()
    }

    /// The claims drawn from the document `entity`, oldest first.
    pub fn claims_from(&self, entity: EntityId) -> Vec<(ClaimId, Arc<Claim>)> {
        let source = Source::Document(entity);
        let from = self.claims.iter().filter(|(_, claim)| claim.source == source);
        from.map(|(id, claim)| (id, claim.clone())).collect()
    }

    /// The cards that cite `entity`, oldest first.
    pub fn cards_citing(&self, entity: EntityId) -> Vec<(CardId, Arc<Card>)> {
        let citing = self.cards.iter().filter(|(_, card)| card.entities.contains(&entity));
        citing.map(|(id, card)| (id, card.clone())).collect()
    }

    /// Relations and claims of every entity that has any, in one pass over both tables.
    pub fn ties(&self) -> BTreeMap<EntityId, Ties> {
        let mut ties = BTreeMap::<EntityId, Ties>::new();
        for (_, relation) in self.relations.iter() {
            ties.entry(relation.source).or_default().relations += 1;
            if relation.target != relation.source {
                ties.entry(relation.target).or_default().relations += 1;
            }
        }
        for (_, claim) in self.claims.iter() {
            if let RecordRef::Entity(entity) = claim.about {
                let tie = ties.entry(entity).or_default();
                tie.claims += 1;
                tie.sourced += u32::from(!claim.source.is_blank());
            }
        }
        ties
    }

    /// The kinds of relations in use, the most frequent first, then by name.
    pub fn relation_kinds(&self) -> Vec<String> {
        by_frequency(self.relations.iter().map(|(_, relation)| relation.kind.as_str()))
    }

    /// The tags of entities in use, the most frequent first, then by name.
    pub fn tags(&self) -> Vec<String> {
        by_frequency(
            self.entities.iter().flat_map(|(_, entity)| entity.tags.iter().map(String::as_str)),
        )
    }

    /// The name people know a record by.
    pub fn title(&self, record: RecordRef) -> String {
        match record {
            RecordRef::Entity(id) => self.entity_name(id).to_owned(),
            RecordRef::Relation(id) => {
                self.relations.get(id).map(|row| self.relation_title(row)).unwrap_or_default()
            }
            RecordRef::Claim(id) => {
                self.claims.get(id).map(|row| row.text.clone()).unwrap_or_default()
            }
            RecordRef::Card(id) => {
                self.cards.get(id).map(|row| row.text.clone()).unwrap_or_default()
            }
            RecordRef::Link(id) => self.link_title(id),
            RecordRef::View(id) => {
                self.views.get(id).map(|row| row.name.clone()).unwrap_or_default()
            }
            RecordRef::Kept(id) => {
                self.kept.get(id).map(|row| row.part.clone()).unwrap_or_default()
            }
        }
    }

    /// An arrow by its ends: `A → B`. An arrow at the end of another is only an arrow.
    fn link_title(&self, id: LinkId) -> String {
        let end = |record: RecordRef| match record {
            RecordRef::Link(_) => String::new(),
            other => self.title(other),
        };
        let ends = self.links.get(id).map(|row| (end(row.source), end(row.target)));
        ends.map_or_else(String::new, |(source, target)| {
            format!("{source} → {target}").trim().to_owned()
        })
    }

    /// A relation in one line: `A → kind → B`, or `A ↔ kind ↔ B` when it is mutual.
    pub fn relation_title(&self, relation: &Relation) -> String {
        let arrow = if relation.mutual { "↔" } else { "→" };
        let (source, target) =
            (self.entity_name(relation.source), self.entity_name(relation.target));
        if relation.kind.is_empty() {
            format!("{source} {arrow} {target}")
        } else {
            format!("{source} {arrow} {} {arrow} {target}", relation.kind)
        }
    }
}

fn by_frequency<'a>(words: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut counts = BTreeMap::<&str, usize>::new();
    for word in words.filter(|word| !word.is_empty()) {
        *counts.entry(word).or_default() += 1;
    }
    let mut ranked: Vec<_> = counts.into_iter().collect();
    ranked.sort_unstable_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    ranked.into_iter().map(|(word, _)| word.to_owned()).collect()
}
