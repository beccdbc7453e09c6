//! Rules STR-01 to STR-05, and those on group scores: COT-01 to COT-03.

use super::super::body;
use super::super::finding::{
    COT_01, COT_02, COT_03, Finding, STR_01, STR_02, STR_03, STR_04, STR_05, Said, said,
};
use super::super::index::Index;
use super::super::scores::Agreement;
use super::{Choice, KEY};
use crate::domain::date::Day;
use crate::domain::id::CardId;

/// Criteria that rank options this much alike say the same (Spearman).
const SAME: f64 = 0.9;
/// Fewer options than this, and ranks say nothing.
const ENOUGH: usize = 5;
/// More disagreements than this on one board are told together.
const MOST_CRITERIA: usize = 30;

/// What to mind in a choice of strategies. O(options · criteria²).
pub(in super::super) fn rules(index: &Index, _today: Day, found: &mut Vec<Finding>) {
    let cards = index.boxes(KEY);
    if let [one] = cards {
        found.push(STR_01.found(vec![one.id.into()], Vec::new()));
    }
    let choice = Choice::new(index);
    let name = |id: CardId| said(&index.project.title(id.into()));
    for (one, other) in twins(&choice) {
        let (one, other) = (&choice.criteria[one], &choice.criteria[other]);
        found.push(
            STR_02.found(
                vec![one.id.into(), other.id.into()],
                vec![said(one.name), said(other.name)],
            ),
        );
    }
    if let (Some(first), Some(turn)) = (
        choice.winners().first(),
        choice.robustness().turns.iter().max_by(|one, other| one.factor.total_cmp(&other.factor)),
    ) {
        let (first, passes) = (choice.options[*first].id, choice.options[turn.winner].id);
        let values = vec![
            said(choice.criteria[turn.criterion].name),
            Said::Figure(turn.factor),
            name(passes),
            name(first),
        ];
        found.push(STR_03.found(vec![first.into(), passes.into()], values));
    }
    let deciders =
        cards.iter().filter(|card| body::text(&card.card.body, "audience") == "deciders").count();
    if cards.len() > 1 && deciders == cards.len() {
        found.push(STR_04.found(cards.iter().map(|card| card.id.into()).collect(), Vec::new()));
    }
    for card in cards {
        let missing = body::text(&card.card.body, "missing");
        if !missing.is_empty() {
            found.push(
                STR_05.found(vec![card.id.into()], vec![said(&card.card.text), said(missing)]),
            );
        }
    }
    scores(index, &choice, found);
}

/// The pairs of criteria that rank the options alike. O(criteria² · options), among the first thirty.
fn twins(choice: &Choice) -> Vec<(usize, usize)> {
    let ranks = |at: usize| -> Option<Vec<f64>> {
        let values: Option<Vec<f64>> =
            choice.options.iter().map(|option| option.values[at]).collect();
        Some(ranks(&values?))
    };
    if choice.options.len() < ENOUGH {
        return Vec::new();
    }
    let all: Vec<_> = (0..choice.criteria.len().min(MOST_CRITERIA)).map(ranks).collect();
    let mut found = Vec::new();
    for one in 0..all.len() {
        for other in one + 1..all.len() {
            if let (Some(first), Some(second)) = (&all[one], &all[other])
                && correlation(first, second).is_some_and(|value| value >= SAME)
            {
                found.push((one, other));
            }
        }
    }
    found
}

/// The rank of each value, the mean of ranks for equals. O(n log n).
fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|one, other| values[*one].total_cmp(&values[*other]));
    let mut ranks = vec![0.0; values.len()];
    let mut start = 0.0;
    for same in order.chunk_by(|one, other| values[*one].total_cmp(&values[*other]).is_eq()) {
        for at in same {
            ranks[*at] = start + (same.len() as f64 - 1.0) / 2.0;
        }
        start += same.len() as f64;
    }
    ranks
}

/// Pearson's correlation; none when one of the two never changes.
fn correlation(one: &[f64], other: &[f64]) -> Option<f64> {
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let (mean_one, mean_other) = (mean(one), mean(other));
    let sum = |part: &dyn Fn(f64, f64) -> f64| -> f64 {
        one.iter().zip(other).map(|(one, other)| part(one - mean_one, other - mean_other)).sum()
    };
    let spread = (sum(&|one, _| one * one) * sum(&|_, other| other * other)).sqrt();
    (spread > 0.0).then(|| sum(&|one, other| one * other) / spread)
}

fn scores(index: &Index, choice: &Choice, found: &mut Vec<Finding>) {
    for option in &choice.options {
        let Some(card) = index.project.cards.get(option.id) else {
            continue;
        };
        let reasons = body::map(&card.body, "reasons");
        let is_bare = |at: &usize| {
            let key = choice.criteria[*at].id.to_string();
            let name = choice.criteria[*at].name;
            option.votes[*at].is_some()
                && !reasons.is_some_and(|reasons| {
                    body::is_filled(reasons, &key) || body::is_filled(reasons, name)
                })
        };
        let bare = (0..option.votes.len()).filter(is_bare).count();
        if bare > 0 {
            found.push(
                COT_01.found(vec![option.id.into()], vec![Said::Count(bare), said(&card.text)]),
            );
        }
        for (votes, criterion) in option.votes.iter().zip(&choice.criteria) {
            if let Some(votes) = votes.filter(|votes| votes.agreement == Agreement::None) {
                let object = format!("{} · {}", card.text, criterion.name);
                let values = vec![
                    said(&object),
                    Said::Figure(votes.low as f64),
                    Said::Figure(votes.high as f64),
                ];
                found.push(COT_03.found(vec![option.id.into(), criterion.id.into()], values));
            }
        }
    }
    for (at, criterion) in choice.criteria.iter().enumerate() {
        let values: Vec<f64> =
            choice.options.iter().filter_map(|option| option.values[at]).collect();
        let is_flat =
            values.len() >= 2 && values.iter().all(|value| (value - values[0]).abs() < 1e-9);
        if is_flat {
            let shown = if criterion.is_inverted { 6.0 - values[0] } else { values[0] };
            found.push(
                COT_02.found(
                    vec![criterion.id.into()],
                    vec![Said::Figure(shown), said(criterion.name)],
                ),
            );
        }
    }
}
