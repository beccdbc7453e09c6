//! The place of a card in its column.

use super::super::body;
use super::super::index::Index;
use crate::domain::cards::Card;
use crate::domain::edit::Command;
use crate::domain::id::CardId;

/// Ranks that are nearer than this are said anew.
const NEAREST: f64 = 1e-6;

/// Puts a card in a column, after the card `after`, or first. O(column).
///
/// Only that card changes where there is room between two ranks; otherwise those of the whole column are said anew.
pub fn place(index: &Index, card: CardId, slot: &str, after: Option<CardId>) -> Option<Command> {
    let (_, moved) = index.card(card.into())?;
    let column = index.in_slot(&moved.method, slot).filter(|other| other.id != card);
    let column: Vec<(CardId, Option<f64>)> =
        column.map(|other| (other.id, body::number(&other.card.body, "rank"))).collect();
    let after = after.and_then(|after| column.iter().position(|(other, _)| *other == after));
    let at = after.map_or(0, |at| at + 1);
    if let Some(rank) = between(&column, at) {
        return Some(Command::Put((card, ranked(moved, slot, rank)).into()));
    }
    let mut order: Vec<CardId> = column.iter().map(|(id, _)| *id).collect();
    order.insert(at, card);
    let put = |(rank, id): (usize, CardId)| {
        let (_, row) = index.card(id.into())?;
        Some(Command::Put((id, ranked(row, slot, rank as f64)).into()))
    };
    Some(Command::Batch(order.into_iter().enumerate().filter_map(put).collect()))
}

/// A rank for the place `at` of a column, if its neighbours leave room for one.
fn between(column: &[(CardId, Option<f64>)], at: usize) -> Option<f64> {
    let before = at.checked_sub(1).and_then(|before| column.get(before));
    match (before, column.get(at)) {
        (None, None) => Some(0.0),
        (Some((_, before)), None) => Some((*before)? + 1.0),
        (None, Some((_, after))) => Some((*after)? - 1.0),
        (Some((_, before)), Some((_, after))) => {
            let (before, after) = ((*before)?, (*after)?);
            (after - before > NEAREST).then_some(f64::midpoint(before, after))
        }
    }
    .filter(|rank| rank.abs() < 1e9)
}

/// The card in that column, at that rank.
fn ranked(card: &Card, slot: &str, rank: f64) -> Card {
    let mut card = card.clone();
    card.body.insert("rank".to_owned(), rank.into());
    if slot.is_empty() {
        card.body.remove("slot");
    } else {
        card.body.insert("slot".to_owned(), slot.into());
    }
    card
}
