//! PESTEL: what around us can help or harm, by probability and impact.

use std::collections::{BTreeMap, BTreeSet};

use super::body;
use super::finding::{
    Finding, PES_01, PES_02, PES_03, PES_04, PES_05, PES_06, Said, said, slot_of,
};
use super::index::{Index, Placed};
use super::{catalogue, wording};
use crate::domain::date::Day;
use crate::domain::id::CardId;

/// The key of its cards.
pub const KEY: &str = "pestel";
/// The arrows from a factor to what it is in the SWOT.
pub const FEEDS: &str = "feeds";
/// From this criticality on, a factor is watched and proposed to the SWOT.
const WATCHED: i64 = 9;
/// From this impact on, a factor needs a source.
const STRONG: i64 = 4;
/// A factor that was not touched for so many months may be old.
const OLD_MONTHS: i64 = 12;
const SAME: f64 = 0.6;

/// A factor that was rated.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Factor {
    /// Its card.
    pub id: CardId,
    /// The place of its dimension, in the order of the board.
    pub dimension: usize,
    /// 1 to 5.
    pub probability: i64,
    /// −5 to +5.
    pub impact: i64,
    /// 1 to 5; none when nobody said.
    pub uncertainty: Option<i64>,
}

/// What a factor is proposed as in the SWOT.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proposal {
    /// It helps.
    Opportunity,
    /// It harms.
    Threat,
}

impl Proposal {
    /// The column of the SWOT.
    pub fn slot(self) -> &'static str {
        match self {
            Self::Opportunity => "opportunities",
            Self::Threat => "threats",
        }
    }
}

impl Factor {
    /// How much it matters: probability × impact, 0 to 25.
    pub fn criticality(&self) -> i64 {
        self.probability * self.impact.abs()
    }

    /// Whether to keep an eye on it.
    pub fn is_watched(&self) -> bool {
        self.criticality() >= WATCHED
            || self.impact.abs() >= STRONG && self.uncertainty.is_some_and(|value| value >= 4)
    }

    /// What it is proposed as in the SWOT, when it matters enough.
    pub fn proposal(&self) -> Option<Proposal> {
        match self.impact {
            _ if self.criticality() < WATCHED => None,
            1.. => Some(Proposal::Opportunity),
            _ => Some(Proposal::Threat),
        }
    }
}

/// A dimension as a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Dimension {
    /// How many factors it has.
    pub factors: usize,
    /// Its share of all criticality, 0 to 1.
    pub weight: f64,
    /// −1 only harmful … +1 only helpful; none when nothing is rated or nothing matters.
    pub pressure: Option<f64>,
    /// The criticality of what helps and of what harms.
    pub sums: (i64, i64),
}

/// What the ratings say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scan {
    /// The rated factors, the most critical first.
    pub factors: Vec<Factor>,
    /// The six dimensions, in the order of the board.
    pub dimensions: [Dimension; 6],
}

fn dimension(card: &Placed) -> Option<usize> {
    let slots = catalogue::method(KEY)?.slots;
    slots.iter().position(|slot| *slot == card.slot)
}

fn factor(card: &Placed) -> Option<Factor> {
    let body = &card.card.body;
    Some(Factor {
        id: card.id,
        dimension: dimension(card)?,
        probability: body::scale(body, "probability", 1, 5)?,
        impact: body::scale(body, "impact", -5, 5)?,
        uncertainty: body::scale(body, "uncertainty", 1, 5),
    })
}

impl Scan {
    /// Reads the factors. O(n log n).
    pub fn new(index: &Index) -> Self {
        let mut factors: Vec<Factor> = index.boxes(KEY).iter().filter_map(factor).collect();
        factors.sort_by_key(|factor| std::cmp::Reverse(factor.criticality()));
        let mut dimensions = [Dimension::default(); 6];
        for card in index.boxes(KEY) {
            if let Some(place) = dimension(card) {
                dimensions[place].factors += 1;
            }
        }
        for factor in &factors {
            let (helps, harms) = &mut dimensions[factor.dimension].sums;
            *(if factor.impact > 0 { helps } else { harms }) += factor.criticality();
        }
        let total: i64 = factors.iter().map(Factor::criticality).sum();
        for dimension in &mut dimensions {
            let (helps, harms) = dimension.sums;
            let all = helps + harms;
            dimension.weight = if total > 0 { all as f64 / total as f64 } else { 0.0 };
            dimension.pressure = (all > 0).then(|| (helps - harms) as f64 / all as f64);
        }
        Self { factors, dimensions }
    }

    /// What each dimension weighs, in hundredths; none when nothing matters yet.
    pub fn percents(&self) -> Option<[u8; 6]> {
        let percents = self.dimensions.map(|dimension| (dimension.weight * 100.0).round() as u8);
        percents.iter().any(|percent| *percent > 0).then_some(percents)
    }

    /// What to keep an eye on, the most critical first.
    pub fn watched(&self) -> impl Iterator<Item = &Factor> {
        self.factors.iter().filter(|factor| factor.is_watched())
    }

    /// What is proposed to the SWOT and did not go there yet, the most critical first. O(arrows of the factors).
    pub fn proposed(&self, index: &Index) -> Vec<(CardId, Proposal)> {
        let proposals =
            self.factors.iter().filter_map(|factor| Some((factor.id, factor.proposal()?)));
        proposals.filter(|(id, _)| index.out(*id, FEEDS).next().is_none()).collect()
    }

    /// The factors by probability and impact. O(n log n).
    pub fn grid(&self) -> BTreeMap<(i64, i64), Vec<CardId>> {
        let mut grid = BTreeMap::<_, Vec<_>>::new();
        for factor in &self.factors {
            grid.entry((factor.probability, factor.impact)).or_default().push(factor.id);
        }
        grid
    }
}

/// What to mind in a PESTEL. O(n log n).
pub(super) fn rules(index: &Index, today: Day, found: &mut Vec<Finding>) {
    let cards = index.boxes(KEY);
    let (Some(first), Some(method)) = (cards.first(), catalogue::method(KEY)) else {
        return;
    };
    for slot in method.slots {
        if index.in_slot(KEY, slot).next().is_none() {
            found.push(PES_01.found(vec![first.id.into()], vec![Said::Slot(KEY, slot)]));
        }
    }
    for card in cards {
        one(index, card, today, found);
    }
    twins(cards, found);
    let rated: Vec<Factor> = cards.iter().filter_map(factor).collect();
    if rated.len() >= 3 && rated.iter().all(|factor| factor.impact <= 0) {
        let at = rated.iter().map(|factor| factor.id.into()).collect();
        found.push(PES_05.found(at, Vec::new()));
    }
}

fn one(index: &Index, card: &Placed, today: Day, found: &mut Vec<Finding>) {
    let text = said(&card.card.text);
    if wording::is_about_us(&card.card.text)
        || index.entities(card.card).any(|(_, entity)| entity.is_us)
    {
        found.push(PES_02.found(vec![card.id.into()], vec![text.clone()]));
    }
    let impact = body::scale(&card.card.body, "impact", -5, 5).unwrap_or(0);
    if impact.abs() >= STRONG && index.claims(card.card).next().is_none() {
        found.push(
            PES_03.found(vec![card.id.into()], vec![text.clone(), Said::Figure(impact as f64)]),
        );
    }
    let modified = card.card.meta.modified;
    let months = (today.number() - modified.div_euclid(86_400_000)) / 30;
    if modified > 0 && months >= OLD_MONTHS {
        found.push(PES_06.found(vec![card.id.into()], vec![text, Said::Count(months as usize)]));
    }
}

fn twins(cards: &[Placed], found: &mut Vec<Finding>) {
    let Some(method) = catalogue::method(KEY) else {
        return;
    };
    let texts: Vec<&str> = cards.iter().map(|card| card.card.text.as_str()).collect();
    let mut told = BTreeSet::new();
    for (one, other) in wording::alike(&texts, &texts, SAME) {
        let (one, other) = (&cards[one], &cards[other]);
        let slots = (slot_of(method, &one.card.body), slot_of(method, &other.card.body));
        if let (Some(first), Some(second)) = slots
            && one.id < other.id
            && first != second
            && told.insert(other.id)
        {
            let values =
                vec![said(&one.card.text), Said::Slot(KEY, first), Said::Slot(KEY, second)];
            found.push(PES_04.found(vec![one.id.into(), other.id.into()], values));
        }
    }
}

#[cfg(test)]
mod tests;
