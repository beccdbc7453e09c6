//! Bringing a file in: what is new, what changed, what is the same, and what each way of applying it gives.

use std::collections::{BTreeMap, BTreeSet};

use super::claims::{Claim, Source};
use super::duplicates::absorb;
use super::entities::{Entity, EntityKind};
use super::id::{EntityId, Millis};
use super::label::Noun;
use super::project::Project;
use super::record::{Meta, Record, RecordRef};
use super::relations::Relation;
use super::text::fold;
use super::twins::alike;

/// What becomes of the records that both sides have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Only what is new comes in; what is known stays as it is.
    Add,
    /// What is new comes in; what is known takes the file's values where the file has one.
    #[default]
    Merge,
    /// The project holds what the file holds, and nothing else.
    Replace,
}

/// How a record of the file stands to the project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// The project has none like it.
    New,
    /// The project has it with other values.
    Changed,
    /// The project has it just so.
    Same,
}

/// One record of the file, against the project.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The record, with the ids of the project where they match.
    pub record: Record,
    /// How it stands.
    pub state: State,
    /// What people know it by.
    pub title: String,
}

/// A file against a project, before anything is applied.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// Every record of the file.
    pub rows: Vec<Row>,
    /// How many records of the project the file does not have.
    pub only_here: usize,
}

/// How many rows there are of one kind, by state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// The project has none like them.
    pub new: usize,
    /// The project has them with other values.
    pub changed: usize,
    /// The project has them just so.
    pub same: usize,
}

impl Plan {
    /// Compares `incoming` with `current`: by id, then by the id of an older file, then by name or alias.
    ///
    /// Takes the number of names times its logarithm.
    pub fn new(current: &Project, incoming: &Project) -> Self {
        let entities = match_entities(current, incoming);
        let mut matched = Matched::new(current, &entities);
        let mut plan = Self::default();
        for record in incoming.records() {
            let record = matched.take(record.clone());
            let (record, state) = compare(current, record);
            let title = title(current, incoming, &record);
            plan.rows.push(Row { record, state, title });
        }
        let mut met = BTreeSet::new();
        met.extend(plan.rows.iter().map(|row| row.record.id()));
        plan.only_here = current.records().filter(|record| !met.contains(&record.id())).count();
        plan
    }

    /// How many rows of this kind are new, changed, the same.
    pub fn counts(&self, noun: Noun) -> Counts {
        let rows = self.rows.iter().filter(|row| Noun::of(row.record.id()) == noun);
        rows.fold(Counts::default(), |mut counts, row| {
            match row.state {
                State::New => counts.new += 1,
                State::Changed => counts.changed += 1,
                State::Same => counts.same += 1,
            }
            counts
        })
    }

    /// The project after the file was brought in at the moment `at`.
    pub fn applied(
        &self,
        current: &Project,
        incoming: &Project,
        mode: Mode,
        at: Millis,
    ) -> Project {
        if mode == Mode::Replace {
            return replaced(current, incoming, at);
        }
        let mut next = current.clone();
        for row in self.rows.iter().filter(|row| mode.takes(row.state)) {
            next.put_raw(row.record.clone().with_meta(stamped(current, &row.record, at)));
            next.tombstones.remove(row.record.id());
        }
        next
    }
}

impl Mode {
    fn takes(self, state: State) -> bool {
        match self {
            Self::Add => state == State::New,
            Self::Merge => state != State::Same,
            // A replacement does not go by rows.
            Self::Replace => true,
        }
    }
}

/// What the file holds, with a tombstone for each record that only the project had.
fn replaced(current: &Project, incoming: &Project, at: Millis) -> Project {
    let mut next = incoming.clone();
    if next.profile.name.is_empty() {
        next.profile.name.clone_from(&current.profile.name);
    }
    for record in incoming.records().filter(|record| record.meta().modified == 0) {
        next.put_raw(record.clone().with_meta(stamped(current, record, at)));
    }
    for record in current.records().map(Record::id).filter(|id| !incoming.contains(*id)) {
        next.tombstones.put(record, at);
    }
    next
}

fn stamped(current: &Project, record: &Record, at: Millis) -> Meta {
    let before = current.record(record.id()).map(|row| row.meta());
    let created = before.map_or(record.meta().created, |meta| meta.created);
    let version = before.map_or(0, |meta| meta.version).max(record.meta().version);
    let modified = if record.meta().modified == 0 { at } else { record.meta().modified };
    Meta { created: if created == 0 { at } else { created }, modified, version: version.max(1) }
}

/// A way to find the entity of the project that one of a file is.
type Step<'a> = dyn Fn(EntityId, &Entity) -> Option<EntityId> + 'a;

/// For each incoming entity, the one of `current` that it is: the surest matches first.
fn match_entities(current: &Project, incoming: &Project) -> BTreeMap<EntityId, EntityId> {
    let known = Known::of(current);
    let mut taken = BTreeSet::new();
    let mut matches = BTreeMap::new();
    let steps: [&Step; 4] = [
        &|id, _| current.entities.contains(id).then_some(id),
        &|_, entity| known.origins.get(entity.origin.as_deref()?).copied(),
        &|_, entity| known.find(&known.names, &entity.name, entity),
        &|_, entity| known.by_alias(entity),
    ];
    for step in steps {
        for (id, entity) in incoming.entities.iter() {
            let found = if matches.contains_key(&id) { None } else { step(id, entity) };
            if let Some(found) = found.filter(|found| taken.insert(*found)) {
                matches.insert(id, found);
            }
        }
    }
    matches
}

/// The entities of a project by what files may call them.
struct Known<'a> {
    project: &'a Project,
    origins: BTreeMap<&'a str, EntityId>,
    names: BTreeMap<String, Vec<EntityId>>,
    aliases: BTreeMap<String, Vec<EntityId>>,
}

impl<'a> Known<'a> {
    fn of(project: &'a Project) -> Self {
        let (names, aliases) = (BTreeMap::new(), BTreeMap::new());
        let mut known = Self { project, origins: BTreeMap::new(), names, aliases };
        for (id, entity) in project.entities.iter() {
            if let Some(origin) = &entity.origin {
                known.origins.entry(origin).or_insert(id);
            }
            known.names.entry(fold(&entity.name)).or_default().push(id);
            for alias in &entity.aliases {
                known.aliases.entry(fold(alias)).or_default().push(id);
            }
        }
        known
    }

    fn find(
        &self,
        index: &BTreeMap<String, Vec<EntityId>>,
        name: &str,
        entity: &Entity,
    ) -> Option<EntityId> {
        let like = |id: &EntityId| {
            self.project.entities.get(*id).is_some_and(|row| alike(&row.kind, &entity.kind))
        };
        index.get(&fold(name))?.iter().copied().find(like)
    }

    /// By the alias of one side and the name of the other.
    ///
    /// An alias that both have is only proposed, as twins are: many organisations share an acronym.
    fn by_alias(&self, entity: &Entity) -> Option<EntityId> {
        let by_name = self.find(&self.aliases, &entity.name, entity);
        let mut aliases = entity.aliases.iter();
        by_name.or_else(|| aliases.find_map(|alias| self.find(&self.names, alias, entity)))
    }
}

/// Gives incoming records the ids of the records of the project that they are.
struct Matched<'a> {
    current: &'a Project,
    entities: &'a BTreeMap<EntityId, EntityId>,
    relations: BTreeMap<(EntityId, String, EntityId), Vec<super::id::RelationId>>,
    claims: BTreeMap<(RecordRef, String), Vec<super::id::ClaimId>>,
    renamed: BTreeMap<RecordRef, RecordRef>,
}

impl<'a> Matched<'a> {
    fn new(current: &'a Project, entities: &'a BTreeMap<EntityId, EntityId>) -> Self {
        let mut relations = BTreeMap::<_, Vec<_>>::new();
        for (id, row) in current.relations.iter().rev() {
            relations.entry(relation_key(row)).or_default().push(id);
        }
        let mut claims = BTreeMap::<_, Vec<_>>::new();
        for (id, row) in current.claims.iter().rev() {
            claims.entry((row.about, fold(&row.text))).or_default().push(id);
        }
        let mut renamed = BTreeMap::<RecordRef, RecordRef>::new();
        renamed.extend(
            entities.iter().map(|(from, to)| (RecordRef::from(*from), RecordRef::from(*to))),
        );
        Self { current, entities, relations, claims, renamed }
    }

    fn entity(&self, id: EntityId) -> EntityId {
        self.entities.get(&id).copied().unwrap_or(id)
    }

    fn reference(&self, record: RecordRef) -> RecordRef {
        self.renamed.get(&record).copied().unwrap_or(record)
    }

    fn take(&mut self, record: Record) -> Record {
        match record {
            Record::Entity(id, row) => Record::Entity(self.entity(id), row),
            Record::Relation(id, row) => {
                let (source, target) = (self.entity(row.source), self.entity(row.target));
                let row = Relation { source, target, ..row.as_ref().clone() };
                let twin = if self.current.relations.contains(id) {
                    None
                } else {
                    self.relations.get_mut(&relation_key(&row)).and_then(Vec::pop)
                };
                let to = twin.unwrap_or(id);
                self.renamed.insert(id.into(), to.into());
                (to, row).into()
            }
            Record::Claim(id, row) => {
                let source = match &row.source {
                    Source::Document(document) => Source::Document(self.entity(*document)),
                    text @ Source::Text(_) => text.clone(),
                };
                let row =
                    Claim { about: self.reference(row.about), source, ..row.as_ref().clone() };
                let twin = if self.current.claims.contains(id) {
                    None
                } else {
                    self.claims.get_mut(&(row.about, fold(&row.text))).and_then(Vec::pop)
                };
                let to = twin.unwrap_or(id);
                self.renamed.insert(id.into(), to.into());
                (to, row).into()
            }
            Record::Card(id, row) => {
                let mut row = row.as_ref().clone();
                row.entities.iter_mut().for_each(|entity| *entity = self.entity(*entity));
                let claims = row.claims.iter().map(|claim| self.reference((*claim).into()));
                row.claims = claims.filter_map(claim_of).collect();
                (id, row).into()
            }
            Record::Link(id, row) => {
                let mut row = row.as_ref().clone();
                (row.source, row.target) = (self.reference(row.source), self.reference(row.target));
                (id, row).into()
            }
            Record::View(id, row) => {
                let mut row = row.as_ref().clone();
                row.positions =
                    row.positions.into_iter().map(|(id, at)| (self.entity(id), at)).collect();
                (id, row).into()
            }
            Record::Kept(id, row) => {
                let twin = |(_, known): &(_, &std::sync::Arc<super::kept::Kept>)| {
                    known.part == row.part && known.data == row.data
                };
                let id = self.current.kept.iter().find(twin).map_or(id, |(twin, _)| twin);
                Record::Kept(id, row)
            }
        }
    }
}

fn claim_of(record: RecordRef) -> Option<super::id::ClaimId> {
    match record {
        RecordRef::Claim(id) => Some(id),
        _ => None,
    }
}

fn relation_key(row: &Relation) -> (EntityId, String, EntityId) {
    (row.source, fold(&row.kind), row.target)
}

/// The record as a merge would leave it, and how it stands.
fn compare(current: &Project, record: Record) -> (Record, State) {
    let Some(known) = current.record(record.id()) else {
        return (record, State::New);
    };
    let merged = merged(&known, record);
    let same = merged.clone().with_meta(known.meta()) == known;
    (merged, if same { State::Same } else { State::Changed })
}

/// What the file says, and what only the project knows.
fn merged(known: &Record, incoming: Record) -> Record {
    match (known, incoming) {
        (Record::Entity(id, known), Record::Entity(_, row)) => {
            (*id, merged_entity(known, row.as_ref().clone())).into()
        }
        (Record::Relation(id, known), Record::Relation(_, row)) => {
            let mut row = row.as_ref().clone();
            row.sign = row.sign.or(known.sign);
            row.strength = row.strength.or(known.strength);
            row.mutual |= known.mutual;
            if row.date.is_empty() {
                row.date = known.date.clone();
            }
            fill(&mut row.description, &known.description);
            row.origin = row.origin.or_else(|| known.origin.clone());
            (*id, row).into()
        }
        (Record::Claim(id, known), Record::Claim(_, row)) => {
            let mut row = row.as_ref().clone();
            if row.source.is_blank() {
                row.source = known.source.clone();
            }
            if row.grade.is_empty() {
                row.grade = known.grade;
            }
            if row.date.is_empty() {
                row.date = known.date.clone();
            }
            // A note that either side holds back is held back.
            row.is_private |= known.is_private;
            fill(&mut row.quote, &known.quote);
            fill(&mut row.page, &known.page);
            row.origin = row.origin.or_else(|| known.origin.clone());
            (*id, row).into()
        }
        (Record::Kept(id, known), Record::Kept(..)) => Record::Kept(*id, known.clone()),
        (_, incoming) => incoming,
    }
}

fn merged_entity(known: &Entity, incoming: Entity) -> Entity {
    let mut fresh = incoming;
    // Another spelling of the name is no new alias: the file's description wins, the names add up.
    let description = std::mem::take(&mut fresh.description);
    if matches!(fresh.kind, EntityKind::Other(_)) {
        fresh.kind = known.kind.clone();
    }
    let renamed = fold(&fresh.name) != fold(&known.name);
    let (name, aliases) = (fresh.name.clone(), std::mem::take(&mut fresh.aliases));
    let bare = Entity { name: known.name.clone(), aliases: known.aliases.clone(), ..fresh };
    let mut row = absorb(
        Entity { tags: known.tags.clone(), description: String::new(), ..bare.clone() },
        &Entity { aliases: Vec::new(), ..known.clone() },
    );
    for tag in &bare.tags {
        row.add_tag(tag);
    }
    for alias in &aliases {
        row.add_alias(alias);
    }
    if renamed {
        row.add_alias(&name);
    }
    if !description.trim().is_empty() {
        row.description = description;
    }
    row.origin = row.origin.or_else(|| known.origin.clone());
    row
}

fn fill(text: &mut String, known: &str) {
    if text.trim().is_empty() {
        known.clone_into(text);
    }
}

fn title(current: &Project, incoming: &Project, record: &Record) -> String {
    let name = |id: EntityId| {
        let known = current.entity_name(id);
        if known.is_empty() { incoming.entity_name(id).to_owned() } else { known.to_owned() }
    };
    match record {
        Record::Entity(_, row) => row.name.clone(),
        Record::Relation(_, row) => {
            format!("{} → {} → {}", name(row.source), row.kind, name(row.target))
        }
        Record::Claim(_, row) => row.text.clone(),
        Record::Card(_, row) => row.text.clone(),
        Record::Link(_, row) => row.kind.clone(),
        Record::View(_, row) => row.name.clone(),
        Record::Kept(_, row) => row.part.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{entity_id, relation_id, triangle};
    use super::*;

    fn incoming() -> Project {
        let mut project = Project::named("file");
        let mut a = Entity::named("A", EntityKind::Organisation);
        a.description = "said by the file".to_owned();
        a.add_tag("new");
        project.entities.put(entity_id(11), a);
        project.entities.put(entity_id(12), Entity::named("b", EntityKind::Organisation));
        project.entities.put(entity_id(13), Entity::named("d", EntityKind::Person));
        let knows = |source, target| Relation::new(entity_id(source), "Knows", entity_id(target));
        project.relations.put(relation_id(11), knows(11, 12));
        project.relations.put(relation_id(12), knows(11, 13));
        project
    }

    #[track_caller]
    fn check(mode: Mode, entities: &[&str], relations: usize, description: &str) {
        let (current, incoming) = (triangle(), incoming());
        let plan = Plan::new(&current, &incoming);
        let next = plan.applied(&current, &incoming, mode, 9);
        next.check_integrity().unwrap();
        let mut names: Vec<&str> =
            next.entities.iter().map(|(_, entity)| entity.name.as_str()).collect();
        names.sort_unstable();
        assert_eq!(names, entities);
        assert_eq!(next.relations.len(), relations);
        let a = next.entities.iter().find(|(_, entity)| fold(&entity.name) == "a").unwrap();
        assert_eq!(a.1.description, description);
    }

    #[test]
    fn the_plan_counts_by_kind() {
        let plan = Plan::new(&triangle(), &incoming());
        assert_eq!(plan.counts(Noun::Entity), Counts { new: 1, changed: 1, same: 1 });
        assert_eq!(plan.counts(Noun::Relation), Counts { new: 1, changed: 1, same: 0 });
        assert_eq!(plan.only_here, 3);
    }

    #[test]
    fn each_mode_does_what_it_says() {
        check(Mode::Add, &["a", "b", "c", "d"], 4, "");
        check(Mode::Merge, &["a", "b", "c", "d"], 4, "said by the file");
        check(Mode::Replace, &["A", "b", "d"], 2, "said by the file");
    }

    #[test]
    fn a_file_merged_with_itself_changes_nothing() {
        let project = triangle();
        let plan = Plan::new(&project, &project);
        assert!(plan.rows.iter().all(|row| row.state == State::Same));
        assert_eq!(plan.applied(&project, &project, Mode::Merge, 9), project);
    }
}
