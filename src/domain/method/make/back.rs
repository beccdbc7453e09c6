//! The way back of a theory of change: what a card takes, one level below it.

use super::super::index::Index;
use super::super::theory_of_change::{KEY, LEADS_TO, level};
use super::{Made, Maker, NextId};
use crate::domain::cards::Card;
use crate::domain::id::CardId;
use crate::domain::method::body;

/// The levels of the path, the lowest first.
const LEVELS: [&str; 6] = ["input", "activity", "output", "outcome", "long_term", "impact"];

/// A new card one level below `of`, that leads to it. None when `of` is not on the path.
pub fn precondition(index: &Index, of: CardId, text: &str, next_id: NextId) -> Option<Made> {
    let (_, card) = index.card(of.into()).filter(|(_, card)| card.method == KEY)?;
    let level = usize::from(level(body::text(&card.body, "slot"))?);
    let mut maker = Maker::new(next_id);
    let card = Card { text: text.trim().to_owned(), ..Card::default() };
    let id = maker.card(KEY, LEVELS[level.saturating_sub(1)], card);
    maker.link(id, LEADS_TO, of);
    Some(maker.made(0))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::method::samples::Bench;

    #[test]
    fn a_condition_stands_one_level_below() {
        let mut bench = Bench::new();
        let impact = bench.card(KEY, "impact", "I", ());
        let input = bench.card(KEY, "input", "R", ());
        let note = bench.card(KEY, "note", "N", ());
        let mut next = 100;
        let mut fresh = || {
            next += 1;
            Uuid::from_u128(next)
        };
        assert_eq!(precondition(&bench.index(), note, "x", &mut fresh), None);
        for (of, slot) in [(impact, "long_term"), (input, "input")] {
            let made = precondition(&bench.index(), of, " c ", &mut fresh).unwrap();
            bench.project = bench.project.apply(&made.command, 1).unwrap();
            let index = bench.index();
            let (id, card) = index.cards_into(of, LEADS_TO)[0];
            assert_eq!((id, card.text.as_str()), (made.cards[0], "c"));
            assert_eq!(body::text(&card.body, "slot"), slot);
        }
    }
}
