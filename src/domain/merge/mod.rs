//! Bringing a file in: what is new, what changed, what is the same, and what each way of applying it gives.

pub mod edits;
mod kinds;
mod matching;
mod unite;

pub use self::kinds::with_known_kinds;

use std::collections::BTreeSet;
use std::sync::Arc;

use self::edits::{Edits, taken};
use super::edit::targets;
use super::id::{EntityId, Millis};
use super::label::Noun;
use super::project::Project;
use super::record::{Meta, Record, RecordRef};
use super::turns::{Turns, at_once};
use super::views::Position;

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

/// What a kind of file can hold of a project.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// Everything.
    #[default]
    Whole,
    /// What sheets show: neither saved views nor kept parts.
    Sheets,
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
    /// How many records of the project the file could have and does not.
    pub only_here: usize,
    /// What the file can hold.
    pub scope: Scope,
    /// Whether the file has codes for the names that the project may have.
    pub is_coded: bool,
    /// How many rows that somebody changed in a sheet say everything of their record, emptied cells too.
    pub edited: usize,
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
    /// Compares `incoming` with `current`: by id, then by the id of an older file, then by what people know records by.
    ///
    /// Takes the number of records and names times its logarithm.
    pub fn new(current: &Project, incoming: &Project, scope: Scope) -> Self {
        Self::with_edits(current, incoming, scope, &Edits::new())
    }

    /// The same for a file whose rows somebody changed: of records that did not change since, they say everything.
    pub fn with_edits(current: &Project, incoming: &Project, scope: Scope, edits: &Edits) -> Self {
        at_once(Self::in_turns(current, incoming, scope, edits, &Turns::none()))
    }

    /// The same, with a turn for others after each record.
    pub async fn in_turns(
        current: &Project,
        incoming: &Project,
        scope: Scope,
        edits: &Edits,
        turns: &Turns,
    ) -> Self {
        let is_coded = incoming.profile.is_coded() && !current.profile.is_coded();
        let mut plan = Self { scope, is_coded, ..Self::default() };
        let sides = Sides { current, incoming, scope, edits, is_coded };
        for record in matching::renamed(current, incoming, turns).await {
            turns.turn().await;
            let (record, state, is_edited) = compare(&sides, record);
            plan.edited += usize::from(is_edited && state == State::Changed);
            let title = title(current, incoming, &record);
            plan.rows.push(Row { record, state, title });
        }
        let mut met = BTreeSet::new();
        met.extend(plan.rows.iter().map(|row| row.record.id()));
        let gone = current.records().filter(|record| !met.contains(&record.id()));
        plan.only_here = gone.filter(|record| !scope.leaves_out(record)).count();
        plan
    }

    /// Whether the file can be brought in so: codes never take the place of a whole project.
    pub fn allows(&self, mode: Mode) -> bool {
        !(self.is_coded && mode == Mode::Replace)
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

    /// The project after the file was brought in at the moment `at`; as it was when the plan does not allow it.
    pub fn applied(
        &self,
        current: &Project,
        incoming: &Project,
        mode: Mode,
        at: Millis,
    ) -> Project {
        at_once(self.applied_in_turns(current, incoming, mode, at, &Turns::none()))
    }

    /// The same, with a turn for others after each record.
    pub async fn applied_in_turns(
        &self,
        current: &Project,
        incoming: &Project,
        mode: Mode,
        at: Millis,
        turns: &Turns,
    ) -> Project {
        if !self.allows(mode) {
            return current.clone();
        }
        if mode == Mode::Replace {
            return replaced(current, incoming, self.scope, at);
        }
        let mut next = current.clone();
        for row in self.rows.iter().filter(|row| mode.takes(row.state)) {
            turns.turn().await;
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

impl Scope {
    /// Whether such a file has no place for the record: that it is not there says nothing.
    fn leaves_out(self, record: &Record) -> bool {
        let beyond = |of: &RecordRef| matches!(of, RecordRef::View(_) | RecordRef::Kept(_));
        self == Self::Sheets && (beyond(&record.id()) || targets(record).iter().any(beyond))
    }
}

/// What the file holds and what it has no place for, with a tombstone for each record that is gone.
fn replaced(current: &Project, incoming: &Project, scope: Scope, at: Millis) -> Project {
    let mut next = incoming.clone();
    if next.profile.name.is_empty() {
        next.profile.name.clone_from(&current.profile.name);
    }
    let is_coded = incoming.profile.is_coded();
    next.profile.extras =
        unite::extras(&current.profile.extras, std::mem::take(&mut next.profile.extras));
    next.profile.set_coded(is_coded);
    for record in incoming.records().filter(|record| record.meta().modified == 0) {
        next.put_raw(record.clone().with_meta(stamped(current, record, at)));
    }
    leave(current, &mut next, scope);
    let earlier: Vec<_> = next.tombstones.iter().collect();
    next.tombstones = current.tombstones.clone();
    for (record, at) in earlier {
        next.tombstones.put(record, at);
    }
    for record in current.records().map(Record::id) {
        next.tombstones.put(record, at);
    }
    for record in next.records().map(Record::id).collect::<Vec<_>>() {
        next.tombstones.remove(record);
    }
    next
}

/// Leaves in `next` what `current` has and the file no place for, as far as it still points at something.
fn leave(current: &Project, next: &mut Project, scope: Scope) {
    let absent = |next: &Project, record: &Record| !next.contains(record.id());
    let left: Vec<Record> = current
        .records()
        .filter(|record| scope.leaves_out(record) && absent(next, record))
        .cloned()
        .collect();
    for record in &left {
        let mut record = record.clone();
        if let Record::View(_, view) = &mut record {
            let is_there = |id: &EntityId, _: &mut Position| next.entities.contains(*id);
            Arc::make_mut(view).positions.retain(is_there);
        }
        next.put_raw(record);
    }
    let points_at_nothing = |next: &Project, record: &Record| {
        let is_there = next.contains(record.id()) && !matches!(record, Record::View(..));
        is_there && targets(record).into_iter().any(|to| !next.contains(to))
    };
    loop {
        let lost = left.iter().filter(|record| points_at_nothing(next, record)).map(Record::id);
        let lost: Vec<RecordRef> = lost.collect();
        if lost.is_empty() {
            return;
        }
        for record in lost {
            next.remove_raw(record);
        }
    }
}

fn stamped(current: &Project, record: &Record, at: Millis) -> Meta {
    let before = current.record(record.id()).map(|row| row.meta());
    let created = before.map_or(record.meta().created, |meta| meta.created);
    let version = before.map_or(0, |meta| meta.version).max(record.meta().version);
    let modified = if record.meta().modified == 0 { at } else { record.meta().modified };
    Meta { created: if created == 0 { at } else { created }, modified, version: version.max(1) }
}

/// What is compared.
struct Sides<'a> {
    current: &'a Project,
    incoming: &'a Project,
    scope: Scope,
    edits: &'a Edits,
    is_coded: bool,
}

/// The record as a merge would leave it, how it stands, and whether the file says everything of it.
fn compare(sides: &Sides, record: Record) -> (Record, State, bool) {
    let Some(known) = sides.current.record(record.id()) else {
        return (record, State::New, false);
    };
    // A code in the place of a name is nothing that somebody wrote.
    let is_own = sides.incoming.contains(record.id()) && !sides.is_coded;
    let edit = sides.edits.get(&record.id().uuid());
    let edit = edit.filter(|edit| is_own && edit.base == known.meta().modified);
    // An older copy says nothing with the first value of a list: it may have been changed since.
    let is_told =
        is_own && sides.scope == Scope::Whole && record.meta().modified >= known.meta().modified;
    let merged = match edit {
        Some(edit) => taken(&known, record, edit, sides.incoming),
        None => unite::united(&known, record, is_told),
    };
    let same = merged.clone().with_meta(known.meta()) == known;
    (merged, if same { State::Same } else { State::Changed }, edit.is_some())
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
mod tests;
