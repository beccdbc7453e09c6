//! The relations that are made so far: rows that agree are one, rows that do not stand side by side.

use std::collections::{HashMap, HashSet};

use super::calls::Call;
use crate::domain::id::RelationId;
use crate::domain::relations::Relation;

/// What rows of one relation have in common: both ends, the folded kind, the date.
pub(super) type Key = (usize, usize, String, String);

/// What a row adds to the relations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// A relation.
    New,
    /// Something of a relation that a row above tells.
    More,
    /// Nothing.
    Same,
}

/// A relation under way.
struct Tie {
    id: RelationId,
    call: Call,
    row: Relation,
}

/// All relations so far.
#[derive(Default)]
pub(super) struct Ties {
    by_key: HashMap<Key, Vec<usize>>,
    drawn: Vec<Tie>,
    /// What is noted of them: of which, what, and the source.
    notes: HashSet<(RelationId, String, String)>,
}

impl Ties {
    /// Whether there is a relation of this key.
    pub(super) fn has(&self, key: &Key) -> bool {
        self.by_key.contains_key(key)
    }

    /// The relation that a row says again: of its id, or the first that it does not contradict.
    pub(super) fn find(&self, key: &Key, row: &Relation, call: &Call) -> Option<usize> {
        let places = self.by_key.get(key)?;
        let agrees = |place: &&usize| {
            let tie = &self.drawn[**place];
            !tie.call.is_apart(call) && agree(&tie.row, row)
        };
        let of_id = |place: &&usize| self.drawn[**place].call.is_same(call) && agrees(place);
        places.iter().find(of_id).or_else(|| places.iter().find(agrees)).copied()
    }

    pub(super) fn add(&mut self, key: Key, id: RelationId, row: Relation, call: Call) {
        self.by_key.entry(key).or_default().push(self.drawn.len());
        self.drawn.push(Tie { id, call, row });
    }

    /// Adds to a relation what a row says more of it.
    pub(super) fn say(&mut self, place: usize, row: Relation, call: Call) -> (RelationId, Told) {
        let tie = &mut self.drawn[place];
        tie.call.fill(call);
        let told = if unite(&mut tie.row, row) { Told::More } else { Told::Same };
        (tie.id, told)
    }

    /// Remembers a note; whether it is a new one.
    pub(super) fn note(&mut self, of: RelationId, text: &str, source: &str) -> bool {
        self.notes.insert((of, text.to_owned(), source.to_owned()))
    }

    /// How many relations there are.
    pub(super) fn count(&self) -> usize {
        self.drawn.len()
    }

    /// The relations, in the order in which rows tell them.
    pub(super) fn drawn(self) -> impl Iterator<Item = (RelationId, Relation)> {
        self.drawn.into_iter().map(|tie| (tie.id, tie.row))
    }
}

/// Whether no value of one is another in the other.
fn agree(known: &Relation, row: &Relation) -> bool {
    let signs = known.sign.is_none() || row.sign.is_none() || known.sign == row.sign;
    let strengths =
        known.strength.is_none() || row.strength.is_none() || known.strength == row.strength;
    signs && strengths
}

/// Fills what is blank and adds the lines of text that are not there; whether there was anything to add.
fn unite(known: &mut Relation, row: Relation) -> bool {
    let before = known.clone();
    known.mutual |= row.mutual;
    known.sign = known.sign.or(row.sign);
    known.strength = known.strength.or(row.strength);
    known.origin = known.origin.take().or(row.origin);
    for line in row.description.lines().filter(|line| !line.trim().is_empty()) {
        if !known.description.lines().any(|known| known == line) {
            if !known.description.is_empty() {
                known.description.push('\n');
            }
            known.description.push_str(line);
        }
    }
    *known != before
}
