//! Pairs to rate, pairs to make strategies of, and what makes them.

use std::collections::BTreeSet;

use super::{Crossings, KEY, PAIR, Posture, TOWS};
use crate::domain::cards::Card;
use crate::domain::edit::Command;
use crate::domain::id::{CardId, LinkId};
use crate::domain::links::Link;
use crate::domain::method::index::Index;
use crate::domain::method::make::{Made, NextId};
use crate::domain::method::{body, catalogue};
use crate::domain::project::Project;
use crate::domain::record::RecordRef;

/// The arrows from a strategy to what it crosses.
pub const CROSSES: &str = "crosses";
/// A rating that calls for a strategy: decisive.
const DECISIVE: i64 = 3;

impl Posture {
    /// The quadrant of an inner and an outer column.
    pub fn of_columns(inner: &str, outer: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|posture| posture.columns() == (inner, outer))
    }
}

/// Rates a pair from 0 to 3, or unsays it; one arrow is left, whichever end it started at. O(arrows).
pub fn rate(
    project: &Project,
    (inner, outer): (CardId, CardId),
    rating: Option<i64>,
    next_id: NextId,
) -> Option<Command> {
    let ends = [RecordRef::from(inner), RecordRef::from(outer)];
    let joins = |link: &Link| {
        link.kind == PAIR
            && (ends == [link.source, link.target] || ends == [link.target, link.source])
    };
    let mut known = project.links.iter().filter(|(_, link)| joins(link));
    let kept = rating.and_then(|rating| {
        let (id, mut link) = known.next().map_or_else(
            || (LinkId(next_id()), Link::new(inner, PAIR, outer)),
            |(id, link)| (id, link.as_ref().clone()),
        );
        link.body.insert("rating".to_owned(), rating.into());
        let stays = project.links.get(id).is_some_and(|row| **row == link);
        (!stays).then(|| Command::Put((id, link).into()))
    });
    let others: Vec<RecordRef> = known.map(|(id, _)| id.into()).collect();
    let removed = (!others.is_empty()).then_some(Command::Remove(others));
    let commands: Vec<Command> = kept.into_iter().chain(removed).collect();
    (!commands.is_empty()).then_some(Command::Batch(commands))
}

/// All pairs that can be rated, quadrant by quadrant, at most `most`. O(pairs).
pub fn pairs(index: &Index, most: usize) -> Vec<(CardId, CardId, Posture)> {
    let all = Posture::ALL.into_iter().flat_map(|posture| {
        let (inner, outer) = posture.columns();
        let outer: Vec<CardId> = index.in_slot(KEY, outer).map(|card| card.id).collect();
        index.in_slot(KEY, inner).flat_map(move |card| {
            let outer = outer.clone();
            outer.into_iter().map(move |other| (card.id, other, posture))
        })
    });
    all.take(most).collect()
}

/// The decisive pairs that no strategy crosses yet, the strongest first. O(n log n + arrows).
pub fn proposed(index: &Index, crossings: &Crossings) -> Vec<(CardId, CardId, Posture)> {
    let mut crossed = BTreeSet::new();
    for card in index.boxes(TOWS) {
        let ends: Vec<CardId> =
            index.cards_out(card.id, CROSSES).into_iter().map(|(id, _)| id).take(50).collect();
        for one in &ends {
            crossed.extend(ends.iter().map(|other| (*one, *other)));
        }
    }
    let decisive = crossings.pairs.iter().filter(|pair| pair.rating == DECISIVE);
    let free = decisive.filter(|pair| !crossed.contains(&(pair.inner, pair.outer)));
    free.map(|pair| (pair.inner, pair.outer, pair.posture)).collect()
}

/// A strategy that says `text` and crosses an inner and an outer element, with its two arrows;
/// none when they are not one of each.
pub fn cross(
    project: &Project,
    (inner, outer): (CardId, CardId),
    text: &str,
    next_id: NextId,
) -> Option<Made> {
    let column = |id: CardId| {
        let card = project.cards.get(id).filter(|card| card.method == KEY)?;
        let said = body::text(&card.body, "slot");
        catalogue::method(KEY)?.slots.iter().copied().find(|slot| *slot == said)
    };
    let posture = Posture::of_columns(column(inner)?, column(outer)?)?;
    let id = CardId(next_id());
    let mut card = Card { method: TOWS.to_owned(), text: text.to_owned(), ..Card::default() };
    card.body.insert("slot".to_owned(), posture.key().into());
    let arrow = |other: CardId, next_id: NextId| {
        Command::Put((LinkId(next_id()), Link::new(id, CROSSES, other)).into())
    };
    let commands =
        vec![Command::Put((id, card).into()), arrow(inner, next_id), arrow(outer, next_id)];
    Some(Made { command: Command::Batch(commands), cards: vec![id], left_out: 0 })
}
