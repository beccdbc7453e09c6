//! The choice of strategies: explicit criteria, votes with their spread, and how firm the choice is.

mod rules;
mod steps;

use super::body;
use super::index::Index;
use super::scores::{self, Median, Votes};
use crate::domain::cards::Card;
use crate::domain::id::CardId;
use crate::domain::record::Extras;
use crate::domain::text::fold;

pub(super) use rules::rules;
pub use steps::Steadiness;

/// The key of the options.
pub const KEY: &str = "strategy";
/// The key of the criteria.
pub const CRITERION: &str = "criterion";
/// The criteria of the handbook, by key, and whether each is a cost.
pub const USUAL_CRITERIA: [(&str, bool); 6] = [
    ("impact", false),
    ("feasibility", false),
    ("delay", false),
    ("risk", true),
    ("support", false),
    ("values", false),
];
/// A choice that holds in less than this share of cases is fragile.
const FIRM: f64 = 0.8;
/// Totals that differ by less are equal.
const EQUAL: f64 = 1e-9;

/// A criterion.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Criterion<'a> {
    /// Its card.
    pub id: CardId,
    /// What it is called.
    pub name: &'a str,
    /// How much it counts, 0 to 100.
    pub weight: f64,
    /// Whether it is a cost: 5 is worst, and counts as 1.
    pub is_inverted: bool,
    /// The least that is accepted, once inverted; none without a veto.
    pub floor: Option<f64>,
}

/// An option, scored.
#[derive(Clone, Debug, PartialEq)]
pub struct Scored {
    /// Its card.
    pub id: CardId,
    /// What the group voted, by criterion; none where nobody did.
    pub votes: Vec<Option<Votes>>,
    /// What counts, by criterion: the median, inverted for costs.
    pub values: Vec<Option<f64>>,
    /// The weighted mean, 1 to 5; none unless every criterion with a weight has votes.
    pub total: Option<f64>,
    /// The first criterion whose floor it does not reach, by place.
    pub veto: Option<usize>,
    /// Options that are at least as good everywhere, and better somewhere, by place.
    pub dominated_by: Vec<usize>,
    /// How many dots it got, and from how many people.
    pub dots: (i64, usize),
}

impl Scored {
    /// How many medians of its total lie between two scores: the group is to say which one it keeps.
    pub fn undecided(&self) -> usize {
        let is_open = |votes: &&Votes| matches!(votes.median, Median::Ask(..));
        self.votes.iter().flatten().filter(is_open).count()
    }
}

/// How a change of one weight moves the first place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Turn {
    /// The criterion, by place.
    pub criterion: usize,
    /// What its weight was multiplied by: a half or two.
    pub factor: f64,
    /// The option that passes in front, by place.
    pub winner: usize,
}

/// How firm the first place is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Robustness {
    /// In how many cases the winner stays.
    pub held: usize,
    /// How many cases there are: each weight halved and doubled.
    pub cases: usize,
    /// The cases where another wins.
    pub turns: Vec<Turn>,
}

impl Robustness {
    /// Whether another wins too often.
    pub fn is_fragile(&self) -> bool {
        holds_seldom(self.held, self.cases)
    }
}

/// Whether a first place that held in so many of these cases is fragile.
fn holds_seldom(held: usize, cases: usize) -> bool {
    (held as f64) < FIRM * cases as f64
}

/// The options beside each other.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice<'a> {
    /// The criteria, by rank.
    pub criteria: Vec<Criterion<'a>>,
    /// The options, by rank.
    pub options: Vec<Scored>,
}

/// A total out of 100.
pub fn percent(total: f64) -> f64 {
    (total - 1.0) / 4.0 * 100.0
}

impl<'a> Choice<'a> {
    /// Reads criteria and options. O(options² · criteria) for dominance among those that are scored, 200 at most.
    pub fn new(index: &Index<'a>) -> Self {
        let criteria: Vec<_> =
            index.boxes(CRITERION).iter().map(|card| criterion(card.id, card.card)).collect();
        let options = index.boxes(KEY).iter().map(|card| scored(card.id, card.card, &criteria));
        let mut choice = Self { options: options.collect(), criteria };
        choice.dominate();
        choice
    }

    fn dominate(&mut self) {
        const MOST: usize = 200;
        let is_whole = |option: &&Scored| {
            !option.values.is_empty() && option.values.iter().all(Option::is_some)
        };
        let whole: Vec<usize> =
            (0..self.options.len()).filter(|at| is_whole(&&self.options[*at])).take(MOST).collect();
        for &one in &whole {
            let dominates =
                |other: &usize| dominates(&self.options[*other].values, &self.options[one].values);
            self.options[one].dominated_by = whole.iter().copied().filter(dominates).collect();
        }
    }

    /// The totals when the weight of one criterion is multiplied. O(options · criteria).
    fn totals(&self, changed: Option<(usize, f64)>) -> Vec<Option<f64>> {
        let factor =
            |at: usize| changed.filter(|(place, _)| *place == at).map_or(1.0, |(_, factor)| factor);
        let weights: Vec<f64> =
            (0..self.criteria.len()).map(|at| self.criteria[at].weight * factor(at)).collect();
        let total = |option: &Scored| {
            option.veto.is_none().then(|| total(&option.values, &weights)).flatten()
        };
        self.options.iter().map(total).collect()
    }

    /// The first places: several when they are equal. Options under a veto have none.
    pub fn winners(&self) -> Vec<usize> {
        winners(&self.totals(None))
    }

    /// The place of each option, equal totals sharing theirs; none under a veto or without a total. O(options²).
    pub fn ranks(&self) -> Vec<Option<usize>> {
        let totals = self.totals(None);
        let rank = |total: f64| {
            1 + totals.iter().flatten().filter(|other| **other - total >= EQUAL).count()
        };
        totals.iter().map(|total| total.map(rank)).collect()
    }

    /// The share of each weight, 0 to 1; 0 when none counts.
    pub fn shares(&self) -> Vec<f64> {
        let all: f64 = self.criteria.iter().map(|criterion| criterion.weight).sum();
        let share = |criterion: &Criterion| if all > 0.0 { criterion.weight / all } else { 0.0 };
        self.criteria.iter().map(share).collect()
    }

    /// How firm the first place is when each weight in turn is halved and doubled. O(options · criteria²).
    pub fn robustness(&self) -> Robustness {
        let winners_now = self.winners();
        let mut found = Robustness::default();
        if winners_now.is_empty() || self.options.len() < 2 {
            return found;
        }
        for criterion in 0..self.criteria.len() {
            for factor in [0.5, 2.0] {
                let then = winners(&self.totals(Some((criterion, factor))));
                found.cases += 1;
                if then.iter().any(|winner| winners_now.contains(winner)) {
                    found.held += 1;
                } else if let Some(winner) = then.first() {
                    found.turns.push(Turn { criterion, factor, winner: *winner });
                }
            }
        }
        found
    }
}

fn criterion(id: CardId, card: &Card) -> Criterion<'_> {
    let weight = body::number(&card.body, "weight").unwrap_or(1.0).clamp(0.0, 1e6);
    let floor = body::scale(&card.body, "floor", 1, 5).map(|floor| floor as f64);
    Criterion {
        id,
        name: &card.text,
        weight,
        is_inverted: body::flag(&card.body, "inverted"),
        floor,
    }
}

fn scored(id: CardId, card: &Card, criteria: &[Criterion]) -> Scored {
    let empty = Extras::default();
    let given = body::map(&card.body, "scores").unwrap_or(&empty);
    let votes: Vec<Option<Votes>> =
        criteria.iter().map(|criterion| votes_on(given, criterion)).collect();
    let value = |(votes, criterion): (&Option<Votes>, &Criterion)| {
        let median = votes.as_ref()?.median.value();
        Some(if criterion.is_inverted { 6.0 - median } else { median })
    };
    let values: Vec<Option<f64>> = votes.iter().zip(criteria).map(value).collect();
    let weights: Vec<f64> = criteria.iter().map(|criterion| criterion.weight).collect();
    let dots: Vec<i64> =
        body::votes(&card.body, "dots").into_iter().map(|dots| dots.clamp(0, 1_000_000)).collect();
    Scored {
        id,
        total: total(&values, &weights),
        veto: veto(&values, criteria),
        votes,
        values,
        dominated_by: Vec::new(),
        dots: (dots.iter().sum(), dots.iter().filter(|dots| **dots > 0).count()),
    }
}

/// The first criterion whose floor these scores do not reach, by place.
fn veto(values: &[Option<f64>], criteria: &[Criterion]) -> Option<usize> {
    let fails = |(value, criterion): (&Option<f64>, &Criterion)| {
        value.zip(criterion.floor).is_some_and(|(value, floor)| value < floor)
    };
    values.iter().zip(criteria).position(fails)
}

/// The votes on a criterion, under the id of its card or else under its name; those off the scale are passed over.
fn votes_on(given: &Extras, criterion: &Criterion) -> Option<Votes> {
    let by_name = || {
        let name = fold(criterion.name);
        given.iter().find(|(key, _)| fold(key) == name).map(|(_, value)| value)
    };
    let value = given.get(&criterion.id.to_string()).or_else(by_name)?;
    let values: Vec<i64> =
        body::votes_of(value).into_iter().filter(|vote| (1..=5).contains(vote)).collect();
    scores::votes(&values)
}

fn total(values: &[Option<f64>], weights: &[f64]) -> Option<f64> {
    let (mut sum, mut all) = (0.0, 0.0);
    for (value, weight) in values.iter().zip(weights).filter(|(_, weight)| **weight > 0.0) {
        sum += weight * (*value)?;
        all += weight;
    }
    (all > 0.0).then(|| sum / all)
}

fn winners(totals: &[Option<f64>]) -> Vec<usize> {
    let Some(best) = totals.iter().flatten().copied().reduce(f64::max) else {
        return Vec::new();
    };
    let is_best = |at: &usize| totals[*at].is_some_and(|total| best - total < EQUAL);
    (0..totals.len()).filter(is_best).collect()
}

fn dominates(one: &[Option<f64>], other: &[Option<f64>]) -> bool {
    let pairs = || one.iter().zip(other).filter_map(|(one, other)| one.zip(*other));
    pairs().all(|(one, other)| one >= other) && pairs().any(|(one, other)| one > other)
}

#[cfg(test)]
mod tests;
