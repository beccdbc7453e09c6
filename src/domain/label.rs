//! What a change did, as data: worded for the undo button by `i18n`.

use super::diff::Diff;
use super::project::Project;
use super::record::{Record, RecordRef};

/// What was done to the records a label names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// They were made.
    Add,
    /// They changed.
    Edit,
    /// They were deleted.
    Remove,
}

/// Which table a label speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Noun {
    /// Entities.
    Entity,
    /// Relations.
    Relation,
    /// Claims.
    Claim,
    /// Cards.
    Card,
    /// Links.
    Link,
    /// Views.
    View,
    /// Kept data.
    Kept,
    /// The project's own name and description.
    Project,
}

/// A step of the history, as the undo button names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Label {
    /// Some records of one kind were made, changed or deleted.
    Records {
        /// What was done.
        verb: Verb,
        /// To which kind.
        noun: Noun,
        /// To how many.
        count: usize,
        /// The name of the first.
        name: String,
    },
    /// A file was brought in.
    Import {
        /// The file's name.
        file: String,
    },
    /// Actors were moved on the map.
    Moved,
    /// The map was laid out.
    Layout,
    /// Several entities became one.
    Merge {
        /// The name of the one that stays.
        name: String,
    },
}

impl Label {
    /// Names the change from `before` to `after` by the most telling of its records.
    pub fn of(diff: &Diff, before: &Project, after: &Project) -> Self {
        let added = |record: &&Record| !before.contains(record.id());
        let gone = lead(diff.removed.iter().copied());
        let made = lead(diff.put.iter().filter(added).map(Record::id));
        let changed = lead(diff.put.iter().filter(|record| !added(record)).map(Record::id));
        let candidates = [(Verb::Remove, gone), (Verb::Add, made), (Verb::Edit, changed)];
        let leads = candidates.into_iter().filter_map(|(verb, lead)| Some((verb, lead?)));
        let Some((verb, (noun, count, first))) = leads.min_by_key(|(_, (noun, ..))| *noun) else {
            let name = after.profile.name.clone();
            return Self::Records { verb: Verb::Edit, noun: Noun::Project, count: 1, name };
        };
        let holder = if verb == Verb::Remove { before } else { after };
        if noun == Noun::View && holder.title(first).is_empty() {
            // The working map has no name: what changes in it are places.
            return Self::Moved;
        }
        Self::Records { verb, noun, count, name: holder.title(first) }
    }
}

impl Noun {
    /// The noun for this record.
    pub fn of(record: RecordRef) -> Self {
        match record {
            RecordRef::Entity(_) => Self::Entity,
            RecordRef::Relation(_) => Self::Relation,
            RecordRef::Claim(_) => Self::Claim,
            RecordRef::Card(_) => Self::Card,
            RecordRef::Link(_) => Self::Link,
            RecordRef::View(_) => Self::View,
            RecordRef::Kept(_) => Self::Kept,
        }
    }
}

/// The first noun among `records`, how many there are of it, and the first of them.
fn lead(records: impl Iterator<Item = RecordRef>) -> Option<(Noun, usize, RecordRef)> {
    let mut best: Option<(Noun, usize, RecordRef)> = None;
    for record in records {
        let noun = Noun::of(record);
        best = match best {
            Some((known, count, first)) if known == noun => Some((known, count + 1, first)),
            Some(known) if known.0 < noun => Some(known),
            _ => Some((noun, 1, record)),
        };
    }
    best
}

#[cfg(test)]
mod tests {
    use super::super::edit::Command;
    use super::super::entities::{Entity, EntityKind};
    use super::super::relations::Relation;
    use super::super::samples::{entity_id, relation_id, triangle};
    use super::*;

    #[track_caller]
    fn check(command: Command, expect: (Verb, Noun, usize, &str)) {
        let before = triangle();
        let after = before.apply(&command, 1).unwrap();
        let label = Label::of(&before.diff_to(&after), &before, &after);
        let (verb, noun, count, name) = expect;
        assert_eq!(label, Label::Records { verb, noun, count, name: name.to_owned() });
    }

    #[test]
    fn the_lead_record_names_the_change() {
        let entity = Entity::named("d", EntityKind::Person);
        check(
            Command::Put((entity_id(4), entity.clone()).into()),
            (Verb::Add, Noun::Entity, 1, "d"),
        );
        check(Command::Put((entity_id(1), entity).into()), (Verb::Edit, Noun::Entity, 1, "d"));
        let all = vec![entity_id(1).into(), entity_id(2).into()];
        check(Command::Remove(all), (Verb::Remove, Noun::Entity, 2, "a"));
        let relation = Relation::new(entity_id(1), "funds", entity_id(3));
        let put = Command::Put((relation_id(9), relation).into());
        check(put, (Verb::Add, Noun::Relation, 1, "a → funds → c"));
        let profile = super::super::project::Profile { name: "p".into(), ..Default::default() };
        check(Command::Describe(profile), (Verb::Edit, Noun::Project, 1, "p"));
    }
}
