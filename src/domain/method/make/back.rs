//! The way back of a theory of change: what a card takes, one level below it, and what an arrow supposes.

use super::super::index::Index;
use super::super::theory_of_change::{ASSUMES, KEY, LEADS_TO, level};
use super::{Made, Maker, NextId};
use crate::domain::cards::Card;
use crate::domain::id::{CardId, LinkId};
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

/// A new assumption that the arrow `of` rests on. None when `text` is blank, or `of` is no arrow of the path.
pub fn assumption(index: &Index, of: LinkId, text: &str, next_id: NextId) -> Option<Made> {
    index.project.links.get(of).filter(|link| link.kind == LEADS_TO)?;
    let text = Some(text.trim()).filter(|text| !text.is_empty())?;
    let mut maker = Maker::new(next_id);
    let card = Card { text: text.to_owned(), ..Card::default() };
    let id = maker.card(KEY, "assumption", card);
    maker.link(id, ASSUMES, of);
    Some(maker.made(0))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::method::samples::Bench;
    use crate::domain::method::theory_of_change::supposing;

    #[test]
    fn an_arrow_is_given_what_it_rests_on() {
        let mut bench = Bench::new();
        let [means, end] = ["activity", "output"].map(|slot| bench.card(KEY, slot, slot, ()));
        let arrow = bench.link(means, LEADS_TO, end, ());
        let mut next = 100;
        let mut fresh = || {
            next += 1;
            Uuid::from_u128(next)
        };
        assert_eq!(assumption(&bench.index(), arrow, " ", &mut fresh), None);
        let made = assumption(&bench.index(), arrow, " il fait beau ", &mut fresh).unwrap();
        bench.project = bench.project.apply(&made.command, 1).unwrap();
        let other = bench.link(made.cards[0], ASSUMES, end, ());
        assert_eq!(assumption(&bench.index(), other, "x", &mut fresh), None);
        let index = bench.index();
        let supposed: Vec<_> = supposing(&index, arrow).collect();
        assert_eq!((supposed[0].0, supposed[0].1.text.as_str()), (made.cards[0], "il fait beau"));
        assert_eq!(body::text(&supposed[0].1.body, "slot"), "assumption");
    }

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
