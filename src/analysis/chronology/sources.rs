//! What has a date: one line a kind of record.

use std::collections::{BTreeMap, BTreeSet};

use super::{Doubt, Item, Signs, boards};
use crate::analysis::picture::labels;
use crate::domain::claims::{Bearing, Claim};
use crate::domain::date::{PartialDate, Span};
use crate::domain::entities::EntityKind;
use crate::domain::id::EntityId;
use crate::domain::method::{action, objective, pestel, swot, target, theory_of_change};
use crate::domain::project::{Project, Ties};
use crate::domain::record::RecordRef;

/// A kind of dated record.
pub struct Source {
    /// The key that filters go by.
    pub key: &'static str,
    read: fn(&Reading, &mut Vec<Item>),
}

/// Everything that stands on the line of time; one more is one line.
pub const SOURCES: [Source; 15] = [
    Source { key: "event", read: events },
    Source { key: "life", read: lives },
    Source { key: "relation", read: relations },
    Source { key: "claim", read: claims },
    Source { key: "stance", read: stances },
    Source { key: action::KEY, read: |it, items| boards::own(it.project, action::KEY, 600, items) },
    Source {
        key: objective::KEY,
        read: |it, items| boards::own(it.project, objective::KEY, 700, items),
    },
    Source {
        key: boards::READING,
        read: |it, items| boards::readings(it.project, it.signs, items),
    },
    Source { key: boards::AIM, read: |it, items| boards::aims(it.project, it.signs, items) },
    Source { key: boards::SEEN, read: |it, items| boards::seen(it.project, items) },
    Source {
        key: theory_of_change::KEY,
        read: |it, items| boards::own(it.project, theory_of_change::KEY, 140, items),
    },
    Source { key: pestel::KEY, read: |it, items| boards::own(it.project, pestel::KEY, 130, items) },
    Source { key: swot::KEY, read: |it, items| boards::own(it.project, swot::KEY, 120, items) },
    Source { key: target::KEY, read: |it, items| boards::own(it.project, target::KEY, 550, items) },
    Source {
        key: boards::IMPORTED_NOTE,
        read: |it, items| boards::own(it.project, boards::IMPORTED_NOTE, 110, items),
    },
];

/// The key of what claims say of an actor's stance.
pub(super) const STANCE: &str = "stance";

/// What all sources ask for.
struct Reading<'a> {
    project: &'a Project,
    ties: BTreeMap<EntityId, Ties>,
    /// The claims that say when a record was.
    told: BTreeMap<RecordRef, Vec<&'a Claim>>,
    signs: Signs,
}

/// The items of a project; `hidden` are the keys of sources that are left out. O(records).
pub fn read(project: &Project, hidden: &BTreeSet<String>, signs: Signs) -> Vec<Item> {
    let mut items = listed(project, hidden, signs);
    // What is drawn of a title is known once all is known of the item.
    for item in &mut items {
        item.room = labels::width(&item.short(signs));
    }
    items
}

/// The items before it is known how wide their titles are.
pub(super) fn listed(project: &Project, hidden: &BTreeSet<String>, signs: Signs) -> Vec<Item> {
    let mut told = BTreeMap::<RecordRef, Vec<&Claim>>::new();
    for (_, claim) in project.claims.iter().filter(|(_, claim)| !claim.when.is_empty()) {
        told.entry(claim.about).or_default().push(claim);
    }
    let reading = Reading { project, ties: project.ties(), told, signs };
    let mut items = Vec::new();
    for source in SOURCES.iter().filter(|source| !hidden.contains(source.key)) {
        (source.read)(&reading, &mut items);
    }
    items
}

/// Records that wait for a date: events without one, then whatever has words instead of one.
pub(super) fn undated(project: &Project) -> Vec<RecordRef> {
    let told = project.claims.iter().filter(|(_, claim)| claim.when.is_dated());
    let told: BTreeSet<RecordRef> = told.map(|(_, claim)| claim.about).collect();
    let waits = |date: &PartialDate, of| !date.is_dated() && !told.contains(&of);
    let entities = |is_blank: bool| {
        project.entities.iter().filter(move |(_, row)| {
            row.date.is_empty() == is_blank && (!is_blank || row.kind == EntityKind::Event)
        })
    };
    let events = entities(true).chain(entities(false)).map(|(id, row)| (id.into(), &row.date));
    let relations = project.relations.iter().filter(|(_, row)| !row.date.is_empty());
    let relations = relations.map(|(id, row)| (id.into(), &row.date));
    let all = events.chain(relations).filter(|(of, date)| waits(date, *of));
    all.map(|(of, _)| of).collect()
}

impl Reading<'_> {
    fn ties_of(&self, id: EntityId) -> u32 {
        self.ties.get(&id).map_or(0, |ties| ties.relations + ties.claims)
    }

    /// The items of one record: its own date, and those that claims give.
    fn put(
        &self,
        (of, source): (RecordRef, &'static str),
        title: &str,
        date: &PartialDate,
        rank: u32,
        items: &mut Vec<Item>,
    ) {
        let own = Item::new(of, source, title, date);
        let mut others: Vec<&PartialDate> = Vec::new();
        let mut denied = false;
        for claim in self.told.get(&of).into_iter().flatten() {
            let same =
                date.span().zip(claim.when.span()).is_some_and(|(own, other)| meets(own, other));
            match claim.bearing {
                Bearing::Contradicts => denied |= same,
                Bearing::Supports | Bearing::Mentions => {
                    let known = others.iter().any(|other| other.span() == claim.when.span());
                    if claim.when.is_dated() && !same && !known {
                        others.push(&claim.when);
                    }
                }
            }
        }
        let doubt = match (own.is_some(), others.is_empty()) {
            (true, true) if !denied => Doubt::None,
            (true, _) => Doubt::Disputed,
            (false, _) => Doubt::Told,
        };
        let rivals = if own.is_some() { Doubt::Rival } else { Doubt::Told };
        let own = own.map(|item| item.doubted(doubt, rank));
        let others = others.into_iter().filter_map(|date| Item::new(of, source, title, date));
        items.extend(own.into_iter().chain(others.map(|item| item.doubted(rivals, rank))));
    }
}

impl Item {
    fn doubted(mut self, doubt: Doubt, rank: u32) -> Self {
        self.doubt = doubt;
        self.rank = rank;
        self
    }
}

/// Whether two spans may be the same time.
fn meets(one: &Span, other: &Span) -> bool {
    let starts = |span: &Span| span.start_minute().unwrap_or(i64::MIN);
    let ends = |span: &Span| span.end_minute().unwrap_or(i64::MAX);
    starts(one) <= ends(other) && starts(other) <= ends(one)
}

fn events(reading: &Reading, items: &mut Vec<Item>) {
    for (id, row) in reading.project.entities.iter() {
        if row.kind == EntityKind::Event {
            let rank = 1_000 + 10 * reading.ties_of(id);
            reading.put((id.into(), "event"), &row.name, &row.date, rank, items);
        }
    }
}

/// When actors, places, things and documents were there.
fn lives(reading: &Reading, items: &mut Vec<Item>) {
    for (id, row) in reading.project.entities.iter() {
        if row.kind != EntityKind::Event {
            let rank = 300 + reading.ties_of(id);
            let from = items.len();
            reading.put((id.into(), "life"), &row.name, &row.date, rank, items);
            // A document is of its date; others go on from theirs.
            if row.kind != EntityKind::Document {
                for item in &mut items[from..] {
                    if matches!(item.span, Span::At(_)) {
                        item.extent = item.extent.going_on();
                    }
                }
            }
        }
    }
}

fn relations(reading: &Reading, items: &mut Vec<Item>) {
    for (id, row) in reading.project.relations.iter() {
        if row.date.is_dated() || reading.told.contains_key(&id.into()) {
            let title = reading.project.relation_title(row);
            reading.put((id.into(), "relation"), &title, &row.date, 200, items);
        }
    }
}

fn claims(reading: &Reading, items: &mut Vec<Item>) {
    for (id, row) in reading.project.claims.iter().filter(|(_, row)| row.stance.is_none()) {
        let title = if row.text.trim().is_empty() { &row.quote } else { &row.text };
        reading.put((id.into(), "claim"), title, &row.date, 100, items);
    }
}

/// When somebody is said to have taken a stance.
fn stances(reading: &Reading, items: &mut Vec<Item>) {
    for (id, row) in reading.project.claims.iter() {
        let (Some(stance), Some(actor)) = (row.stance, row.about.entity()) else {
            continue;
        };
        let title = reading.project.entity_name(actor);
        if let Some(mut item) = Item::new(id.into(), STANCE, title, &row.date) {
            item.stance = Some(stance);
            items.push(item.doubted(Doubt::None, 500));
        }
    }
}
