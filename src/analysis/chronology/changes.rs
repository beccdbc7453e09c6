//! What changes between two days.

use std::collections::BTreeMap;

use super::Item;
use crate::analysis::network::Days;
use crate::analysis::preparation::{days_of, presence};
use crate::domain::date::{PartialDate, Span};
use crate::domain::entities::{EntityKind, Stance};
use crate::domain::id::{EntityId, RelationId};
use crate::domain::project::Project;
use crate::domain::record::RecordRef;

/// Something that begins or ends, and whether that is surely between the two days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn<I> {
    /// What.
    pub id: I,
    /// Whether its date leaves no doubt that it was in that time.
    pub is_sure: bool,
}

/// An actor that is said to stand elsewhere than before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// The actor.
    pub id: EntityId,
    /// Where it stood, if anything said so.
    pub from: Option<Stance>,
    /// Where it stands.
    pub to: Stance,
}

/// What is different on the second day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Actors, places, objects and documents that begin.
    pub arrived: Vec<Turn<EntityId>>,
    /// Those that end.
    pub left: Vec<Turn<EntityId>>,
    /// Events that begin.
    pub happened: Vec<Turn<EntityId>>,
    /// Relations that begin.
    pub begun: Vec<Turn<RelationId>>,
    /// Relations that end.
    pub ended: Vec<Turn<RelationId>>,
    /// Stances that changed.
    pub moved: Vec<Move>,
    /// How many actors there are on the first day and on the second.
    pub actors: (usize, usize),
    /// How many relations there are on the first day and on the second.
    pub relations: (usize, usize),
}

impl Changes {
    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        let Self { arrived, left, happened, begun, ended, moved, .. } = self;
        arrived.is_empty()
            && left.is_empty()
            && happened.is_empty()
            && begun.is_empty()
            && ended.is_empty()
            && moved.is_empty()
    }
}

/// The days between the two, the first one aside: what began on it was there already.
#[derive(Clone, Copy)]
struct Window {
    after: i64,
    until: i64,
}

impl Window {
    /// Whether a moment that lies between these days is in the window: surely, perhaps, or not.
    fn holds(self, earliest: i64, latest: i64) -> Option<bool> {
        let sure = earliest > self.after && latest <= self.until;
        // A whole year of which the window is a part may be in it; one that only touches it is not.
        let middle = i64::midpoint(earliest, latest);
        let perhaps = middle > self.after && middle <= self.until;
        (sure || perhaps).then_some(sure)
    }

    fn starts<I>(self, id: I, date: &PartialDate) -> Option<Turn<I>> {
        let start = date.span()?.start()?;
        let is_sure = self.holds(start.earliest(), start.latest())?;
        Some(Turn { id, is_sure })
    }

    fn ends<I>(self, id: I, date: &PartialDate) -> Option<Turn<I>> {
        let end = match date.span()? {
            Span::Between(_, end) | Span::Until(end) | Span::Before(end) => end,
            Span::At(_) | Span::Since(_) | Span::After(_) => return None,
        };
        // What ends on a day is gone the day after.
        let is_sure = self.holds(end.earliest() + 1, end.latest() + 1)?;
        Some(Turn { id, is_sure })
    }
}

/// What changes from the first day to the second, both counted from 1970-01-01. O(records · log n).
pub fn changes(project: &Project, first: i32, second: i32) -> Changes {
    let (first, second) = (first.min(second), first.max(second));
    let window = Window { after: first.into(), until: second.into() };
    let mut changes = Changes::default();
    let on = |day: i32| Days { from: day, to: day };
    for (id, row) in project.entities.iter() {
        if row.kind == EntityKind::Event {
            changes.happened.extend(window.starts(id, &row.date));
            continue;
        }
        changes.arrived.extend(window.starts(id, &row.date));
        changes.left.extend(window.ends(id, &row.date));
        let days = presence(row);
        changes.actors.0 += usize::from(days.meets(on(first)));
        changes.actors.1 += usize::from(days.meets(on(second)));
    }
    for (id, row) in project.relations.iter() {
        changes.begun.extend(window.starts(id, &row.date));
        changes.ended.extend(window.ends(id, &row.date));
        let days = days_of(&row.date);
        changes.relations.0 += usize::from(days.meets(on(first)));
        changes.relations.1 += usize::from(days.meets(on(second)));
    }
    changes.moved = moves(project, first.into(), second.into());
    changes
}

/// Stances that claims give at their dates: the last one up to each of the two days.
fn moves(project: &Project, first: i64, second: i64) -> Vec<Move> {
    let mut known = BTreeMap::<EntityId, [Option<(i64, Stance)>; 2]>::new();
    for (_, claim) in project.claims.iter() {
        let (RecordRef::Entity(actor), Some(stance)) = (claim.about, claim.stance) else {
            continue;
        };
        let Some(day) = claim.date.span().and_then(|span| span.earliest().or(span.latest())) else {
            continue;
        };
        let last = known.entry(actor).or_default();
        for (last, until) in last.iter_mut().zip([first, second]) {
            if day <= until && last.is_none_or(|(known, _)| known <= day) {
                *last = Some((day, stance));
            }
        }
    }
    let moves = known.into_iter().filter_map(|(id, [before, after])| {
        let (from, to) = (before.map(|(_, stance)| stance), after?.1);
        (from != Some(to)).then_some(Move { id, from, to })
    });
    moves.collect()
}

/// The day on which an item begins, or else ends, counted from 1970-01-01.
pub fn day_of(item: &Item) -> i32 {
    let day = item.span.earliest().or(item.span.latest()).unwrap_or_default();
    day.clamp(i64::from(i32::MIN) + 2, i64::from(i32::MAX) - 2) as i32
}
