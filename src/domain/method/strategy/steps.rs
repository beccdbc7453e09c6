//! How steady the first place is when a score moves by one step.

use super::{Choice, EQUAL, Scored, holds_seldom, total, veto, winners};

/// What becomes of the first place when each score in turn moves by one step, up and down.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Steadiness {
    /// In how many cases an option that is first stays so.
    pub held: usize,
    /// How many cases there are: a score at the end of its scale has one, any other two.
    pub cases: usize,
    /// The options that come first in the other cases, by place, each once.
    pub rivals: Vec<usize>,
}

impl Steadiness {
    /// Whether another wins too often.
    pub fn is_fragile(&self) -> bool {
        holds_seldom(self.held, self.cases)
    }
}

/// The first places, and those behind them when one option alone is first.
struct Front {
    first: Vec<usize>,
    best: f64,
    behind: Vec<usize>,
    second: Option<f64>,
}

impl Front {
    fn new(mut totals: Vec<Option<f64>>) -> Option<Self> {
        let first = winners(&totals);
        let best = totals[*first.first()?]?;
        if let [alone] = first[..] {
            totals[alone] = None;
        }
        let behind = winners(&totals);
        let second = behind.first().and_then(|at| totals[*at]);
        Some(Self { first, best, behind, second })
    }

    /// Who comes first, when an option has this total instead of its own; none when a first one stays so.
    fn passed_by(&self, option: usize, total: Option<f64>) -> Option<Vec<usize>> {
        if self.first == [option] {
            let stays = total.is_some_and(|own| self.second.is_none_or(|it| it - own < EQUAL));
            return (!stays).then(|| self.behind.clone());
        }
        let passes = total.is_some_and(|own| own - self.best >= EQUAL);
        (passes && !self.first.contains(&option)).then(|| vec![option])
    }
}

impl Choice<'_> {
    /// How steady the first place is when each score moves by one step, one at a time. O(options · criteria²).
    ///
    /// A score that moves under the floor of its criterion takes its option out; one that reaches it brings it back.
    pub fn steadiness(&self) -> Steadiness {
        let mut found = Steadiness::default();
        let front = (self.options.len() > 1).then(|| Front::new(self.totals(None))).flatten();
        let Some(front) = front else {
            return found;
        };
        let weights: Vec<f64> = self.criteria.iter().map(|criterion| criterion.weight).collect();
        for (at, option) in self.options.iter().enumerate() {
            for moved in self.moved(option) {
                let is_out = veto(&moved, &self.criteria).is_some();
                let total = if is_out { None } else { total(&moved, &weights) };
                found.cases += 1;
                match front.passed_by(at, total) {
                    None => found.held += 1,
                    Some(rivals) => found.rivals.extend(rivals),
                }
            }
        }
        found.rivals.sort_unstable();
        found.rivals.dedup();
        found
    }

    /// The scores of an option with one of them a step lower or higher; none when it has no total, and so no place.
    fn moved<'b>(&'b self, option: &'b Scored) -> impl Iterator<Item = Vec<Option<f64>>> + 'b {
        let counts =
            |at: &usize| self.criteria[*at].weight > 0.0 || self.criteria[*at].floor.is_some();
        let scored = option.total.map_or(0, |_| option.values.len());
        let cases = (0..scored).filter(counts).flat_map(|at| [(at, -1.0), (at, 1.0)]);
        cases.filter_map(|(at, step)| {
            let value = option.values[at]?;
            let there = (value + step).clamp(1.0, 5.0);
            let mut values = option.values.clone();
            values[at] = Some(there);
            ((there - value).abs() > EQUAL).then_some(values)
        })
    }
}
