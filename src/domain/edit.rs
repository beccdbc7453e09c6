//! The one door for change: everything that can be done to a project.

use std::collections::BTreeSet;

use thiserror::Error;

use super::claims::Source;
use super::diff::Diff;
use super::entities::{Entity, EntityKind, Stance};
use super::id::{EntityId, Millis};
use super::project::{Profile, Project};
use super::record::{Meta, Record, RecordRef};

/// Everything a user can do to a project.
///
/// Ids come from the caller, so that the same commands always build the same project.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Creates a record, or replaces it whole.
    Put(Record),
    /// Deletes records and what cannot stand without them.
    Remove(Vec<RecordRef>),
    /// Changes what the project says of itself.
    Describe(Profile),
    /// Does the same to several entities.
    EditEntities(Vec<EntityId>, BulkEdit),
    /// Makes one entity of several; the first keeps its id.
    MergeEntities(EntityId, Vec<EntityId>),
    /// Changes many records at once, as an import does.
    Patch(Diff),
    /// Several commands as one change: all of them or none.
    Batch(Vec<Command>),
}

/// What can be done to many entities at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BulkEdit {
    /// Adds a tag.
    AddTag(String),
    /// Takes a tag away.
    RemoveTag(String),
    /// Sets the kind.
    SetKind(EntityKind),
    /// Sets or clears the stance.
    SetStance(Option<Stance>),
    /// Marks them as targets, or no longer.
    SetTarget(bool),
}

/// Why a command does not apply.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum EditError {
    /// An entity must have a name.
    #[error("the name is blank")]
    BlankName,
    /// A claim must say something.
    #[error("the claim is blank")]
    BlankClaim,
    /// The record to change or delete is not there.
    #[error("no such record: {0:?}")]
    Unknown(RecordRef),
    /// The record points at one that is not there.
    #[error("{from:?} points at {to:?}, which is missing")]
    Dangling {
        /// The record that points.
        from: RecordRef,
        /// What it points at.
        to: RecordRef,
    },
    /// A number is not finite.
    #[error("a position is not a finite number")]
    NotFinite,
}

impl Project {
    /// The project after `command`, done at the moment `at`, or why the command does not apply.
    pub fn apply(&self, command: &Command, at: Millis) -> Result<Self, EditError> {
        match command {
            Command::Put(record) => self.with_record(record.clone(), at),
            Command::Remove(records) => self.without(records, at),
            Command::Describe(profile) => Ok(Self { profile: profile.clone(), ..self.clone() }),
            Command::EditEntities(ids, edit) => self.with_entities_edited(ids, edit, at),
            Command::MergeEntities(keep, others) => self.with_entities_merged(*keep, others, at),
            Command::Patch(diff) => self.with_patch(diff),
            Command::Batch(commands) => commands
                .iter()
                .try_fold(self.clone(), |project, command| project.apply(command, at)),
        }
    }

    fn with_record(&self, record: Record, at: Millis) -> Result<Self, EditError> {
        check_record(self, &record)?;
        let id = record.id();
        let before = self.record(id);
        let meta = before.as_ref().map_or_else(|| record.meta(), Record::meta);
        let record = record.with_meta(meta);
        if before.as_ref() == Some(&record) {
            return Ok(self.clone());
        }
        let created = if meta.created == 0 { at } else { meta.created };
        let meta = Meta { created, modified: at, version: meta.version.saturating_add(1) };
        let mut next = self.clone();
        next.put_raw(record.with_meta(meta));
        next.tombstones.remove(id);
        Ok(next)
    }

    fn without(&self, records: &[RecordRef], at: Millis) -> Result<Self, EditError> {
        if let Some(missing) = records.iter().find(|record| !self.contains(**record)) {
            return Err(EditError::Unknown(*missing));
        }
        let mut named = BTreeSet::new();
        named.extend(records.iter().copied());
        let doomed = self.doomed(&named);
        let mut next = self.clone();
        next.forget(&doomed, at)?;
        for record in doomed {
            next.remove_raw(record);
            next.tombstones.put(record, at);
        }
        Ok(next)
    }

    /// Makes the records that stay cite none of those that go.
    fn forget(&mut self, doomed: &BTreeSet<RecordRef>, at: Millis) -> Result<(), EditError> {
        let goes = |id: EntityId| doomed.contains(&RecordRef::Entity(id));
        let mut rewritten = Vec::<Record>::new();
        for (id, claim) in self.claims.iter() {
            if let Some(document) = claim.source.document().filter(|document| goes(*document)) {
                let source = Source::Text(self.entity_name(document).to_owned());
                rewritten.push(Record::from((
                    id,
                    super::claims::Claim { source, ..claim.as_ref().clone() },
                )));
            }
        }
        for (id, card) in self.cards.iter() {
            let mut card = card.as_ref().clone();
            let cited = card.entities.len() + card.claims.len();
            card.entities.retain(|entity| !goes(*entity));
            card.claims.retain(|claim| !doomed.contains(&RecordRef::Claim(*claim)));
            if card.entities.len() + card.claims.len() != cited {
                rewritten.push(Record::from((id, card)));
            }
        }
        for (id, view) in self.views.iter() {
            if view.positions.keys().any(|entity| goes(*entity)) {
                let mut view = view.as_ref().clone();
                view.positions.retain(|entity, _| !goes(*entity));
                rewritten.push(Record::from((id, view)));
            }
        }
        for record in rewritten.into_iter().filter(|record| !doomed.contains(&record.id())) {
            *self = self.with_record(record, at)?;
        }
        Ok(())
    }

    fn with_entities_edited(
        &self,
        ids: &[EntityId],
        edit: &BulkEdit,
        at: Millis,
    ) -> Result<Self, EditError> {
        ids.iter().try_fold(self.clone(), |project, id| {
            let entity = project.entities.get(*id).ok_or(EditError::Unknown((*id).into()))?;
            let mut entity = entity.as_ref().clone();
            edit.apply(&mut entity);
            project.with_record((*id, entity).into(), at)
        })
    }

    fn with_patch(&self, diff: &Diff) -> Result<Self, EditError> {
        let next = self.patched(diff);
        if diff.removed.is_empty() {
            for record in &diff.put {
                check_record(&next, record)?;
            }
        } else {
            next.check_integrity()?;
        }
        Ok(next)
    }

    /// That no record points at nothing; the first that does is the error.
    pub fn check_integrity(&self) -> Result<(), EditError> {
        self.records().try_for_each(|record| check_record(self, record))
    }
}

impl BulkEdit {
    fn apply(&self, entity: &mut Entity) {
        match self {
            Self::AddTag(tag) => entity.add_tag(tag),
            Self::RemoveTag(tag) => entity.tags.retain(|known| known != tag),
            Self::SetKind(kind) => entity.kind = kind.clone(),
            Self::SetStance(stance) => entity.stance = *stance,
            Self::SetTarget(is_target) => entity.is_target = *is_target,
        }
    }
}

/// That `record` can stand in `project`.
pub(super) fn check_record(project: &Project, record: &Record) -> Result<(), EditError> {
    match record {
        Record::Entity(_, entity) if entity.name.trim().is_empty() => Err(EditError::BlankName),
        Record::Claim(_, claim)
            if claim.text.trim().is_empty() && claim.quote.trim().is_empty() =>
        {
            Err(EditError::BlankClaim)
        }
        Record::View(_, view)
            if view.positions.values().any(|at| !(at.x.is_finite() && at.y.is_finite())) =>
        {
            Err(EditError::NotFinite)
        }
        _ => check_targets(project, record),
    }
}

fn check_targets(project: &Project, record: &Record) -> Result<(), EditError> {
    let missing = project.missing(record);
    missing.map_or(Ok(()), |to| Err(EditError::Dangling { from: record.id(), to }))
}

/// The records that `record` points at.
pub(super) fn targets(record: &Record) -> Vec<RecordRef> {
    match record {
        Record::Entity(..) | Record::Kept(..) => Vec::new(),
        Record::Relation(_, row) => vec![row.source.into(), row.target.into()],
        Record::Claim(_, row) => {
            std::iter::once(row.about).chain(row.source.document().map(RecordRef::from)).collect()
        }
        Record::Card(_, row) => cited(&row.entities).chain(cited(&row.claims)).collect(),
        Record::Link(_, row) => vec![row.source, row.target],
        Record::View(_, row) => row.positions.keys().map(|id| (*id).into()).collect(),
    }
}

fn cited<I: Copy + Into<RecordRef>>(ids: &[I]) -> impl Iterator<Item = RecordRef> {
    ids.iter().map(|id| (*id).into())
}
