//! SWOT and its crossings (TOWS, Weihrich 1982): what helps and harms, inside and outside, with regard to one objective.

mod pairs;
mod rules;

use std::collections::BTreeMap;

use super::body;
use super::index::{Index, Placed};
use crate::domain::id::CardId;

pub use pairs::{CROSSES, cross, pairs, proposed, rate};
pub(super) use rules::rules;

/// The key of its cards.
pub const KEY: &str = "swot";
/// The key of the strategies it gives.
pub const TOWS: &str = "tows";
/// The key of the arrows that rate a pair.
pub const PAIR: &str = "swot_pair";

/// A quadrant of crossings, by the keys of its two columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Posture {
    /// Strengths and opportunities: go forward.
    Offensive,
    /// Weaknesses and opportunities: change first.
    Turnaround,
    /// Strengths and threats: hold.
    Defensive,
    /// Weaknesses and threats: last.
    Survival,
}

impl Posture {
    /// All of them, in the order of the board.
    pub const ALL: [Self; 4] = [Self::Offensive, Self::Turnaround, Self::Defensive, Self::Survival];

    /// The column of TOWS cards.
    pub fn key(self) -> &'static str {
        ["so", "wo", "st", "wt"][self as usize]
    }

    /// The inner and the outer column it crosses.
    pub fn columns(self) -> (&'static str, &'static str) {
        match self {
            Self::Offensive => ("strengths", "opportunities"),
            Self::Turnaround => ("weaknesses", "opportunities"),
            Self::Defensive => ("strengths", "threats"),
            Self::Survival => ("weaknesses", "threats"),
        }
    }
}

/// A rated pair.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Crossing {
    /// The strength or weakness.
    pub inner: CardId,
    /// The opportunity or threat.
    pub outer: CardId,
    /// 0 unrelated … 3 decisive.
    pub rating: i64,
    /// The rating, times what both weigh.
    pub score: f64,
    /// Where it stands.
    pub posture: Posture,
}

/// What the ratings say together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Crossings {
    /// The rated pairs, the strongest first.
    pub pairs: Vec<Crossing>,
    /// The score of each quadrant and the most it could be, in the order of `Posture::ALL`.
    pub scores: [(f64, f64); 4],
    /// How much each card weighs in its pairs, the most first.
    pub leverage: Vec<(CardId, f64)>,
    /// How many pairs could be rated.
    pub possible: usize,
}

impl Crossings {
    /// Reads the ratings; `by_probability` makes unlikely opportunities and threats weigh less. O(n + m log m).
    pub fn new(index: &Index, by_probability: bool) -> Self {
        let weighed = weighed(index, by_probability);
        let mut found = Self::default();
        let sum = |slot: &str| -> f64 {
            index.in_slot(KEY, slot).map(|card| weight(&card, by_probability)).sum()
        };
        let count = |slot: &str| index.in_slot(KEY, slot).count();
        for posture in Posture::ALL {
            let (inner, outer) = posture.columns();
            found.scores[posture as usize].1 = 3.0 * sum(inner) * sum(outer);
            found.possible += count(inner) * count(outer);
        }
        let mut leverage = BTreeMap::<CardId, f64>::new();
        let mut rated = BTreeMap::new();
        for card in index.boxes(KEY) {
            for arrow in index.out(card.id, PAIR) {
                let pair =
                    index.card(arrow.other).and_then(|(other, _)| pair(&weighed, card.id, other));
                let rating = body::scale(&arrow.link.body, "rating", 0, 3);
                if let (Some(pair), Some(rating)) = (pair, rating) {
                    // A pair that was rated twice counts once: the last.
                    rated.insert((pair.inner, pair.outer), Crossing { rating, ..pair });
                }
            }
        }
        for mut pair in rated.into_values() {
            let (inner, outer) = (weighed[&pair.inner].1, weighed[&pair.outer].1);
            let rating = pair.rating as f64;
            pair.score = inner * outer * rating;
            found.scores[pair.posture as usize].0 += pair.score;
            *leverage.entry(pair.inner).or_default() += outer * rating;
            *leverage.entry(pair.outer).or_default() += inner * rating;
            found.pairs.push(pair);
        }
        found.pairs.sort_by(|one, other| other.score.total_cmp(&one.score));
        found.leverage = leverage.into_iter().collect();
        found.leverage.sort_by(|one, other| other.1.total_cmp(&one.1));
        found
    }

    /// The share of the most it could be, 0 to 1, in the order of `Posture::ALL`; 0 for an empty quadrant.
    pub fn shares(&self) -> [f64; 4] {
        self.scores.map(|(score, most)| if most > 0.0 { score / most } else { 0.0 })
    }

    /// The posture that stands out, for what it is worth; none when nothing is rated.
    pub fn posture(&self) -> Option<Posture> {
        let shares = self.shares();
        let best = Posture::ALL
            .into_iter()
            .rev()
            .max_by(|one, other| shares[*one as usize].total_cmp(&shares[*other as usize]));
        best.filter(|best| shares[*best as usize] > 0.0)
    }
}

/// The pair of two cards, whichever the arrow starts at.
fn pair(weighed: &BTreeMap<CardId, (&str, f64)>, one: CardId, other: CardId) -> Option<Crossing> {
    let column = |id: CardId| weighed.get(&id).map(|(slot, _)| *slot);
    let crosses = |inner: CardId, outer: CardId| {
        let posture = Posture::of_columns(column(inner)?, column(outer)?)?;
        Some(Crossing { inner, outer, rating: 0, score: 0.0, posture })
    };
    crosses(one, other).or_else(|| crosses(other, one))
}

fn weighed<'a>(index: &Index<'a>, by_probability: bool) -> BTreeMap<CardId, (&'a str, f64)> {
    let cards = index.boxes(KEY).iter();
    cards.map(|card| (card.id, (card.slot, weight(card, by_probability)))).collect()
}

/// What a card weighs: its importance, the middle when it was not said.
fn weight(card: &Placed, by_probability: bool) -> f64 {
    let importance = body::scale(&card.card.body, "importance", 1, 5).unwrap_or(3) as f64;
    let is_outer = card.slot == "opportunities" || card.slot == "threats";
    let probability =
        body::scale(&card.card.body, "probability", 1, 5).filter(|_| by_probability && is_outer);
    importance * probability.map_or(1.0, |value| value as f64 / 5.0)
}

#[cfg(test)]
mod tests;
