//! What a group's votes say: the middle, the spread, and whether it agrees.

/// The middle of votes on a scale of words, which are never averaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Median {
    /// One value.
    One(i64),
    /// Two values stand in the middle: the group is asked which.
    Ask(i64, i64),
}

impl Median {
    /// As a number, half-way when the group was not asked yet.
    pub fn value(self) -> f64 {
        match self {
            Self::One(value) => value as f64,
            Self::Ask(low, high) => (low + high) as f64 / 2.0,
        }
    }
}

/// Whether a group agrees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// It does.
    Full,
    /// More or less.
    Partial,
    /// It does not: the two extremes speak, then it votes again.
    None,
}

/// What votes say together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Votes {
    /// How many there are.
    pub count: usize,
    /// Their middle.
    pub median: Median,
    /// The lowest.
    pub low: i64,
    /// The highest.
    pub high: i64,
    /// The spread of the middle half: Tukey's hinges, the median left out of the halves when the count is odd.
    pub spread: f64,
    /// Whether the group agrees.
    pub agreement: Agreement,
}

/// What votes say; none when nobody voted. O(n log n).
pub fn votes(values: &[i64]) -> Option<Votes> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let (low, high) = (*sorted.first()?, *sorted.last()?);
    let half = sorted.len() / 2;
    let (lower, upper) = (&sorted[..half], &sorted[sorted.len() - half..]);
    let spread = if half == 0 { 0.0 } else { middle(upper) - middle(lower) };
    let agreement = if spread >= 2.0 || high.saturating_sub(low) >= 3 {
        Agreement::None
    } else if spread > 1.0 {
        Agreement::Partial
    } else {
        Agreement::Full
    };
    Some(Votes { count: sorted.len(), median: median(&sorted)?, low, high, spread, agreement })
}

fn median(sorted: &[i64]) -> Option<Median> {
    let half = sorted.len() / 2;
    let high = *sorted.get(half)?;
    if sorted.len() % 2 == 1 {
        return Some(Median::One(high));
    }
    let low = sorted[half - 1];
    Some(if low == high { Median::One(high) } else { Median::Ask(low, high) })
}

/// The middle of numbers in order, half-way between two.
fn middle(sorted: &[i64]) -> f64 {
    median(sorted).map_or(0.0, Median::value)
}

/// The votes in a text: "3, 4, 4", or "344" where each vote is one of the figures 1 to 5.
///
/// A number beyond is kept as it was typed.
pub fn typed(text: &str) -> Vec<i64> {
    let numbers = text.split(|sign: char| !sign.is_ascii_digit());
    let votes = numbers.flat_map(|number| {
        let is_row =
            !number.is_empty() && number.bytes().all(|figure| (b'1'..=b'5').contains(&figure));
        let row = if is_row { number } else { "" };
        let whole = if is_row { None } else { number.parse().ok() };
        row.bytes().map(|figure| i64::from(figure - b'0')).chain(whole)
    });
    votes.collect()
}

/// How many dots each voter gives among `options`: a third of them, at least two.
pub fn dots_each(options: usize) -> usize {
    ((options as f64 / 3.0).round() as usize).max(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(values: &[i64], median: Median, spread: f64, agreement: Agreement) {
        let found = votes(values).unwrap();
        assert_eq!((found.median, found.spread, found.agreement), (median, spread, agreement));
    }

    #[test]
    fn the_middle_is_a_vote_or_a_question() {
        check(&[3], Median::One(3), 0.0, Agreement::Full);
        check(&[4, 3], Median::Ask(3, 4), 1.0, Agreement::Full);
        check(&[4, 3, 4], Median::One(4), 1.0, Agreement::Full);
        check(&[2, 3, 4, 4], Median::Ask(3, 4), 1.5, Agreement::Partial);
        check(&[1, 1, 3, 3, 3], Median::One(3), 2.0, Agreement::None);
        check(&[2, 3, 3, 3, 3, 5], Median::One(3), 0.0, Agreement::None);
        assert_eq!(votes(&[]), None);
        assert_eq!(votes(&[i64::MIN, i64::MAX]).unwrap().agreement, Agreement::None);
    }

    #[test]
    fn votes_are_typed_with_or_without_commas() {
        for (text, votes) in [
            ("3, 4, 4", &[3, 4, 4][..]),
            ("344", &[3, 4, 4]),
            ("3 45", &[3, 4, 5]),
            ("7, 10, 2", &[7, 10, 2]),
            ("", &[]),
            ("oui", &[]),
            ("99999999999999999999", &[]),
        ] {
            assert_eq!(typed(text), votes, "{text}");
        }
    }

    #[test]
    fn a_third_of_the_options_in_dots() {
        assert_eq!([1, 3, 6, 7, 8, 12].map(dots_each), [2, 2, 2, 2, 3, 4]);
    }
}
