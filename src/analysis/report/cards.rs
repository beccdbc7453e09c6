//! Three ways to be central, side by side: never one score of influence.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::analysis::metrics::{Metric, Scores, betweenness, constraint, degree};
use crate::analysis::ranks::ranks;

/// How many places a card shows.
const PLACES: u32 = 3;
/// How many actors it names a place.
const MOST_NAMED: usize = 6;

/// A way to be central.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum CardKind {
    /// Tied to many.
    Tied,
    /// On the way between others.
    Passage,
    /// Joining those who do not know each other.
    Broker,
}

impl CardKind {
    /// All of them, in the order of display.
    pub const ALL: [Self; 3] = [Self::Tied, Self::Passage, Self::Broker];

    /// What it is measured by.
    pub fn metric(self) -> Metric {
        match self {
            Self::Tied => degree::DEGREE,
            Self::Passage => betweenness::BETWEENNESS,
            Self::Broker => constraint::CONSTRAINT,
        }
    }
}

/// A place and who holds it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// From 1; the next place counts all who hold this one.
    pub rank: u32,
    /// Who holds it, six at most.
    pub nodes: Vec<u32>,
    /// How many more do.
    pub more: u32,
    /// Their score.
    pub score: f64,
}

/// The first of one way to be central.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// Which way.
    pub kind: CardKind,
    /// The places up to the third.
    pub places: Vec<Place>,
}

/// The first of a card is not among the first three of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disagreement {
    /// Who.
    pub node: u32,
    /// The card where it is first.
    pub first_in: CardKind,
    /// The card where it is not.
    pub absent_from: CardKind,
    /// Its place there; none when it has no score.
    pub rank: Option<u32>,
}

/// The three cards. Who has no tie, or lets nobody pass, has no place.
pub(super) fn cards(scores: &BTreeMap<&'static str, Scores>) -> Vec<Card> {
    CardKind::ALL.into_iter().map(|kind| card(kind, scores)).collect()
}

/// The scores of a card: those that count for a place.
pub(super) fn placed(kind: CardKind, scores: &Scores) -> Scores {
    let counts = |score: f64| kind == CardKind::Broker || score > 0.0;
    scores.iter().map(|score| score.filter(|score| counts(*score))).collect()
}

fn ranks_of(kind: CardKind, scores: &BTreeMap<&'static str, Scores>) -> Vec<Option<u32>> {
    let metric = kind.metric();
    let scores = scores.get(metric.key).map(|scores| placed(kind, scores)).unwrap_or_default();
    ranks(&scores, metric.lowest_first)
}

fn card(kind: CardKind, scores: &BTreeMap<&'static str, Scores>) -> Card {
    let mut first: Vec<(u32, u32)> = (0u32..)
        .zip(ranks_of(kind, scores))
        .filter_map(|(node, rank)| Some((rank.filter(|rank| *rank <= PLACES)?, node)))
        .collect();
    first.sort_unstable();
    let score = |node: u32| scores.get(kind.metric().key)?.get(node as usize).copied().flatten();
    let place = |same: &[(u32, u32)]| Place {
        rank: same[0].0,
        nodes: same.iter().take(MOST_NAMED).map(|(_, node)| *node).collect(),
        more: same.len().saturating_sub(MOST_NAMED) as u32,
        score: score(same[0].1).unwrap_or_default(),
    };
    Card { kind, places: first.chunk_by(|one, other| one.0 == other.0).map(place).collect() }
}

/// Where the first of a card is not among the first three of another.
pub(super) fn disagreements(
    scores: &BTreeMap<&'static str, Scores>,
    cards: &[Card],
) -> Vec<Disagreement> {
    let ranks: Vec<_> = cards.iter().map(|card| (card.kind, ranks_of(card.kind, scores))).collect();
    let mut found = Vec::new();
    for card in cards {
        // Where many share the first place, nobody is first.
        let Some(place) = card.places.first().filter(|place| place.nodes.len() == 1) else {
            continue;
        };
        let node = place.nodes[0];
        for (kind, ranks) in &ranks {
            let rank = ranks[node as usize];
            if *kind != card.kind && rank.is_none_or(|rank| rank > PLACES) {
                found.push(Disagreement { node, first_in: card.kind, absent_from: *kind, rank });
            }
        }
    }
    found
}
