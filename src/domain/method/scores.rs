//! What a group's votes say: the middle, the spread, and whether it agrees.

use super::catalogue::Holds;
use super::finding::{COT_03, Said};
use super::{Finding, Index, METHODS, body};
use crate::domain::date::Day;
use crate::domain::id::CardId;
use crate::domain::record::Extras;

/// The middle of votes on a scale of words, which are never averaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Median {
    /// One value.
    One(i64),
    /// Two values stand in the middle: the group is asked which.
    Ask(i64, i64),
}

impl Median {
    /// As a number to add up, half-way when the group was not asked yet: whoever shows the sum says so.
    pub fn value(self) -> f64 {
        match self {
            Self::One(value) => value as f64,
            Self::Ask(low, high) => (low + high) as f64 / 2.0,
        }
    }

    /// The value it reaches whichever of the two the group keeps.
    pub fn at_least(self) -> i64 {
        match self {
            Self::One(value) | Self::Ask(value, _) => value,
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

/// The lowest and the highest vote, both allowed.
pub type Range = (i64, i64);

/// A score on a criterion.
pub const SCORE: Range = (1, 5);
/// How much a group trusts that it will get there: a closed fist to five fingers.
pub const TRUST: Range = (0, 5);
/// The dots that one person gives to an option.
pub const DOTS: Range = (0, 999);

/// The scale of the votes under a key of a card.
pub fn range(key: &str) -> Range {
    match key {
        "confidence" => TRUST,
        "dots" => DOTS,
        _ => SCORE,
    }
}

/// Votes as they were typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// Those on the scale.
    pub votes: Vec<i64>,
    /// What is no vote on the scale, as it was typed.
    pub refused: Vec<String>,
}

/// The votes in a text: "3, 4, 4", or "344" where no vote has two figures.
pub fn typed(text: &str, (low, high): Range) -> Typed {
    let is_gap = |sign: char| sign.is_whitespace() || ",;/".contains(sign);
    let mut found = Typed::default();
    for word in text.split(is_gap).filter(|word| !word.is_empty()) {
        let is_row = high <= 9 && word.bytes().all(|figure| (b'1'..=b'5').contains(&figure));
        let vote = word.replace('−', "-").parse().ok().filter(|vote| (low..=high).contains(vote));
        if is_row {
            found.votes.extend(word.bytes().map(|figure| i64::from(figure - b'0')));
        } else if let Some(vote) = vote {
            found.votes.push(vote);
        } else {
            found.refused.push(word.to_owned());
        }
    }
    found
}

/// A round of hidden votes on one device: no number is seen before all have voted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    voters: usize,
    range: Range,
    votes: Vec<i64>,
}

impl Round {
    /// The most people who vote in one round.
    pub const MOST: usize = 200;

    /// A round of so many people; none for fewer than two, who hide nothing from each other, or too many.
    pub fn new(voters: usize, range: Range) -> Option<Self> {
        let round = Self { voters, range, votes: Vec::new() };
        Self::takes(voters).then_some(round)
    }

    /// Whether so many people can vote unseen: one hides nothing from anybody.
    pub fn takes(voters: usize) -> bool {
        (2..=Self::MOST).contains(&voters)
    }

    /// Takes the vote of the next person. Refused, and so to be typed again, when it is not one number on the scale.
    pub fn cast(&mut self, text: &str) -> bool {
        let found = typed(text, self.range);
        let [vote] = found.votes[..] else {
            return false;
        };
        let is_counted = found.refused.is_empty() && self.votes.len() < self.voters;
        if is_counted {
            self.votes.push(vote);
        }
        is_counted
    }

    /// How many have voted, of how many.
    pub fn count(&self) -> (usize, usize) {
        (self.votes.len(), self.voters)
    }

    /// All votes once everybody has voted, the lowest first: their order does not tell who voted what.
    pub fn revealed(&self) -> Option<Vec<i64>> {
        let mut votes = self.votes.clone();
        votes.sort_unstable();
        (votes.len() == self.voters).then_some(votes)
    }
}

/// The key of a card under which the rounds before the last are kept.
pub const ROUNDS: &str = "rounds";

/// What the rounds of some votes are kept under: their field, or field/criterion.
pub fn round_place(field: &str, criterion: Option<CardId>) -> String {
    criterion.map_or_else(|| field.to_owned(), |id| format!("{field}/{id}"))
}

/// Keeps votes that those of a new round are about to replace; votes that were taken away begin anew.
pub fn keep_round(fields: &mut Extras, place: &str, votes: &[i64]) {
    let mut all = body::map(fields, ROUNDS).cloned().unwrap_or_default();
    if votes.is_empty() {
        if all.remove(place).is_some() {
            fields.insert(ROUNDS.to_owned(), all.into());
        }
        return;
    }
    let mut own = all.get(place).and_then(|own| own.as_array().cloned()).unwrap_or_default();
    own.push(votes.into());
    all.insert(place.to_owned(), own.into());
    fields.insert(ROUNDS.to_owned(), all.into());
}

/// The rounds before the last, the first one first.
pub fn rounds(fields: &Extras, place: &str) -> Vec<Vec<i64>> {
    let own = body::map(fields, ROUNDS).and_then(|all| all.get(place)?.as_array());
    let own = own.into_iter().flatten().map(body::votes_of);
    own.filter(|votes| !votes.is_empty()).collect()
}

/// The key of a card under which a group's votes on its scales are kept: `{field: [3, 4, 4]}`.
pub const GROUP: &str = "group";

/// What a group voted on a scale of a card.
pub fn group(fields: &Extras, field: &str) -> Vec<i64> {
    let own = body::map(fields, GROUP).and_then(|all| all.get(field));
    own.map(body::votes_of).unwrap_or_default()
}

/// Notes what a group voted on a scale; the round before is kept.
///
/// The field takes their middle. Where two values stand there it stays as it is: the group is asked which.
pub fn put_group(fields: &mut Extras, field: &str, votes: &[i64]) {
    let before = group(fields, field);
    keep_round(fields, field, &before);
    let mut all = body::map(fields, GROUP).cloned().unwrap_or_default();
    all.insert(field.to_owned(), votes.into());
    fields.insert(GROUP.to_owned(), all.into());
    let mut sorted = votes.to_vec();
    sorted.sort_unstable();
    if let Some(Median::One(middle)) = median(&sorted) {
        fields.insert(field.to_owned(), middle.into());
    }
}

/// Rule COT-03 on the scales of all cards: what divides the group is told. O(n) of n cards.
pub(super) fn rules(index: &Index, _: Day, found: &mut Vec<Finding>) {
    for method in METHODS {
        for card in index.boxes(method.key) {
            for field in method.fields.iter().filter(|field| matches!(field.holds, Holds::Scale(_)))
            {
                let divided = votes(&group(&card.card.body, field.key))
                    .filter(|votes| votes.agreement == Agreement::None);
                if let Some(votes) = divided {
                    let object = Said::Field(method.key, field.key, card.card.text.clone());
                    let (low, high) = (votes.low as f64, votes.high as f64);
                    let values = vec![object, Said::Figure(low), Said::Figure(high)];
                    found.push(COT_03.found(vec![card.id.into()], values));
                }
            }
        }
    }
}

/// How often a group votes on the same thing at most: once, then twice anew. What divides it is then kept.
pub const MOST_ROUNDS: usize = 3;

/// Whether a group may vote once more, with so many rounds kept before the last.
pub fn may_vote_again(kept: usize) -> bool {
    kept + 1 < MOST_ROUNDS
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::samples::Bench;
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

    #[track_caller]
    fn check_typed(text: &str, range: Range, votes: &[i64], refused: &[&str]) {
        let found = typed(text, range);
        assert_eq!((&found.votes[..], found.refused), (votes, owned(refused)), "{text}");
    }

    fn owned(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn votes_are_typed_with_or_without_commas() {
        check_typed("3, 4, 4", SCORE, &[3, 4, 4], &[]);
        check_typed("344", SCORE, &[3, 4, 4], &[]);
        check_typed("3 45", TRUST, &[3, 4, 5], &[]);
        check_typed("12; 3", DOTS, &[12, 3], &[]);
        check_typed("", SCORE, &[], &[]);
    }

    #[test]
    fn what_is_off_the_scale_is_refused_and_told() {
        check_typed("7, 10, 2, 0", SCORE, &[2], &["7", "10", "0"]);
        check_typed("0 -1", TRUST, &[0], &["-1"]);
        check_typed("3 ou 4", SCORE, &[3, 4], &["ou"]);
        check_typed("99999999999999999999", DOTS, &[], &["99999999999999999999"]);
        assert_eq!(["confidence", "dots", "scores"].map(range), [TRUST, DOTS, SCORE]);
    }

    #[test]
    fn hidden_votes_are_revealed_at_once_and_tell_nobody() {
        assert_eq!((Round::new(1, SCORE), Round::new(201, SCORE)), (None, None));
        let mut round = Round::new(3, TRUST).unwrap();
        assert!(round.cast("5") && !round.cast("6") && !round.cast("3 4") && !round.cast(""));
        assert_eq!((round.count(), round.revealed()), ((1, 3), None));
        assert!(round.cast("0") && round.cast(" 3 ") && !round.cast("3"));
        assert_eq!(round.revealed(), Some(vec![0, 3, 5]));
    }

    #[test]
    fn rounds_before_the_last_are_kept() {
        let mut fields = Extras::default();
        let by = round_place("scores", Some(CardId(uuid::Uuid::from_u128(7))));
        assert_eq!(by, "scores/00000000-0000-0000-0000-000000000007");
        keep_round(&mut fields, "confidence", &[]);
        assert!(fields.is_empty());
        keep_round(&mut fields, "confidence", &[2, 5]);
        keep_round(&mut fields, "confidence", &[3, 4]);
        keep_round(&mut fields, &by, &[1]);
        assert_eq!(rounds(&fields, "confidence"), [vec![2, 5], vec![3, 4]]);
        assert_eq!(rounds(&fields, &by), [[1]]);
        assert_eq!(rounds(&fields, "dots"), Vec::<Vec<i64>>::new());
        fields.insert(ROUNDS.to_owned(), serde_json::json!({"confidence": ["odd", [], [4]]}));
        assert_eq!(rounds(&fields, "confidence"), [[4]]);
        keep_round(&mut fields, "confidence", &[1]);
        assert_eq!(rounds(&fields, "confidence"), [[4], [1]]);
        // A group that took its votes away begins anew.
        keep_round(&mut fields, "confidence", &[]);
        assert_eq!(rounds(&fields, "confidence"), Vec::<Vec<i64>>::new());
    }

    #[test]
    fn a_group_votes_anew_twice() {
        assert_eq!([0, 1, 2, 3].map(may_vote_again), [true, true, false, false]);
    }

    #[test]
    fn a_group_gives_a_scale_its_middle_and_is_asked_between_two() {
        let mut fields = Extras::new();
        let mut check = |votes: &[i64], value: Option<f64>, kept: usize| {
            put_group(&mut fields, "impact", votes);
            assert_eq!(group(&fields, "impact"), votes);
            assert_eq!(body::number(&fields, "impact"), value);
            assert_eq!(rounds(&fields, "impact").len(), kept);
        };
        check(&[-4, -2, -2], Some(-2.0), 0);
        check(&[-4, -3], Some(-2.0), 1);
        check(&[1, 5, 5], Some(5.0), 2);
    }

    #[test]
    fn what_divides_a_group_is_told_on_any_scale() {
        let mut bench = Bench::new();
        let body = |votes: [i64; 3]| json!({"slot": "political", "group": {"impact": votes}});
        bench.card("pestel", "political", "Sommet", body([3, 4, 4]));
        let divided = bench.card("pestel", "political", "Crise", body([-5, 0, 4]));
        bench.check_at("COT-03", &[divided]);
    }

    #[test]
    fn a_vote_may_be_below_zero() {
        for text in ["-2", "−2"] {
            assert_eq!(typed(text, (-5, 5)).votes, [-2], "{text}");
        }
    }
}
