//! The criteria that a choice of strategies starts with.

use super::super::index::Index;
use super::super::strategy::{CRITERION, USUAL_CRITERIA};
use super::{Made, Maker, NextId};
use crate::domain::cards::Card;

/// The criteria of the handbook, as `name` calls them; none when there is one already.
pub fn usual_criteria(
    index: &Index,
    name: impl Fn(&'static str) -> &'static str,
    next_id: NextId,
) -> Option<Made> {
    let mut maker = Maker::new(next_id);
    for (at, (key, is_inverted)) in USUAL_CRITERIA.into_iter().enumerate() {
        let mut card = Card { text: name(key).to_owned(), ..Card::default() };
        card.body.insert("rank".to_owned(), at.into());
        if is_inverted {
            card.body.insert("inverted".to_owned(), true.into());
        }
        maker.card(CRITERION, "", card);
    }
    index.boxes(CRITERION).is_empty().then(|| maker.made(0))
}
