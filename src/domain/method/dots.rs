//! Dots that each person of a group shares among the options: who gave too many, and a round that nobody sees.

use super::body;
use super::scores::{self, Round};
use crate::domain::edit::Command;
use crate::domain::id::CardId;
use crate::domain::project::Project;

/// The key of an option under which its dots are kept, one number a person.
pub const DOTS: &str = "dots";
/// The most dots that one person puts on one option.
pub const MOST_ON_ONE: i64 = 2;

/// How many dots each voter gives among `options`: a third of them, at least two.
pub fn dots_each(options: usize) -> usize {
    ((options as f64 / 3.0).round() as usize).max(2)
}

/// Who gave more than `each` dots over all options, by place in the lists, with how many they gave.
///
/// Nobody is told unless all lists that hold dots are of the same people: of one length. O(dots).
pub fn over_share(options: &[Vec<i64>], each: usize) -> Vec<(usize, i64)> {
    let mut given = options.iter().filter(|dots| !dots.is_empty());
    let people = given.clone().map(Vec::len).max().unwrap_or_default();
    if !given.clone().all(|dots| dots.len() == people) {
        return Vec::new();
    }
    let mut sums = vec![0_i64; people];
    for dots in given.by_ref() {
        for (sum, dots) in sums.iter_mut().zip(dots) {
            *sum = sum.saturating_add(*dots);
        }
    }
    sums.into_iter().enumerate().filter(|(_, sum)| *sum > each as i64).collect()
}

/// The options on which somebody put more than [`MOST_ON_ONE`], with the most that one person put. O(dots).
pub fn heaped(options: &[Vec<i64>]) -> Vec<(usize, i64)> {
    let most = options.iter().enumerate().filter_map(|(at, dots)| Some((at, *dots.iter().max()?)));
    most.filter(|(_, dots)| *dots > MOST_ON_ONE).collect()
}

/// Why a ballot is not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spoilt {
    /// Nothing is on it, not even a 0.
    Blank,
    /// What is typed on this option, by place, is no number of dots that one person may put there.
    Odd(usize),
    /// It gives so many dots in all: more than the share of one person.
    Over(usize),
}

/// A round of hidden dots on one device: nobody sees a dot before all have given theirs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ballots {
    voters: usize,
    options: Vec<CardId>,
    cast: Vec<Vec<i64>>,
}

impl Ballots {
    /// A round of so many people on these options; none without an option, or when [`Round`] takes no such group.
    pub fn new(voters: usize, options: Vec<CardId>) -> Option<Self> {
        let is_vote = Round::takes(voters) && !options.is_empty();
        is_vote.then_some(Self { voters, options, cast: Vec::new() })
    }

    /// What is voted on.
    pub fn options(&self) -> &[CardId] {
        &self.options
    }

    /// How many dots each person gives.
    pub fn each(&self) -> usize {
        dots_each(self.options.len())
    }

    /// How many have voted, of how many.
    pub fn count(&self) -> (usize, usize) {
        (self.cast.len(), self.voters)
    }

    /// How many dots a ballot as it is typed still leaves; none once it gives too many, or something else. O(options).
    pub fn left(&self, typed: &[String]) -> Option<usize> {
        self.read(typed).ok().map(|dots| self.each() - sum(&dots))
    }

    /// Takes the ballot of the next person: what is typed on each option, nothing being 0.
    ///
    /// One that is spoilt is typed again. Those that come when all have voted are passed over. O(options).
    pub fn cast(&mut self, typed: &[String]) -> Result<(), Spoilt> {
        if typed.iter().all(|text| text.trim().is_empty()) {
            return Err(Spoilt::Blank);
        }
        let dots = self.read(typed)?;
        if self.cast.len() < self.voters {
            self.cast.push(dots);
        }
        Ok(())
    }

    fn read(&self, typed: &[String]) -> Result<Vec<i64>, Spoilt> {
        let on = |at: usize| match typed.get(at).map_or("", |text| text.trim()) {
            "" => Ok(0),
            text => {
                let dots = text.parse().ok().filter(|dots| (0..=MOST_ON_ONE).contains(dots));
                dots.ok_or(Spoilt::Odd(at))
            }
        };
        let dots = (0..self.options.len()).map(on).collect::<Result<Vec<i64>, _>>()?;
        let given = sum(&dots);
        if given > self.each() { Err(Spoilt::Over(given)) } else { Ok(dots) }
    }

    /// The dots of each option once everybody has voted, in the same order of people on all of them.
    ///
    /// It is that of the ballots, not of the votes: it does not tell who voted what. O(options · people log people).
    pub fn revealed(&self) -> Option<Vec<Vec<i64>>> {
        let mut ballots = self.cast.clone();
        ballots.sort_unstable_by(|one, other| other.cmp(one));
        let on = |at: usize| ballots.iter().map(|ballot| ballot[at]).collect();
        (ballots.len() == self.voters).then(|| (0..self.options.len()).map(on).collect())
    }
}

fn sum(dots: &[i64]) -> usize {
    dots.iter().sum::<i64>().unsigned_abs() as usize
}

/// Notes the dots of a round on its options, as one change; those of the round before are kept.
///
/// An option that is gone is passed over.
pub fn noted(project: &Project, options: &[CardId], dots: Vec<Vec<i64>>) -> Command {
    let put = |(id, dots): (&CardId, Vec<i64>)| {
        let mut card = project.cards.get(*id)?.as_ref().clone();
        let before = body::votes(&card.body, DOTS);
        scores::keep_round(&mut card.body, DOTS, &before);
        card.body.insert(DOTS.to_owned(), dots.into());
        Some(Command::Put((*id, card).into()))
    };
    Command::Batch(options.iter().zip(dots).filter_map(put).collect())
}

/// The most rounds that any of these options keeps before its last.
pub fn rounds_kept(project: &Project, options: &[CardId]) -> usize {
    let cards = options.iter().filter_map(|id| project.cards.get(*id));
    let voted = cards.filter(|card| !body::votes(&card.body, DOTS).is_empty());
    voted.map(|card| scores::rounds(&card.body, DOTS).len()).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::samples::Bench;
    use super::*;

    #[test]
    fn who_gave_more_dots_than_their_share_is_told() {
        let options = [vec![1, 0, 2, 1], vec![], vec![0, 1, 0, 0], vec![1, 2, 0, 1]];
        assert_eq!(over_share(&options, 2), [(1, 3)]);
        assert_eq!(over_share(&options, 3), []);
        assert_eq!(over_share(&[vec![3, 3], vec![1, 1, 1]], 2), []);
        assert_eq!(over_share(&[vec![i64::MAX], vec![1]], 2), [(0, i64::MAX)]);
        assert_eq!(over_share(&[], 2), []);
    }

    #[test]
    fn too_many_dots_on_one_option_are_told() {
        assert_eq!(heaped(&[vec![1, 2, 0], vec![], vec![0, 3, 5]]), [(2, 5)]);
    }

    #[test]
    fn a_third_of_the_options_in_dots() {
        assert_eq!([1, 3, 6, 7, 8, 12].map(dots_each), [2, 2, 2, 2, 3, 4]);
    }

    fn typed(texts: [&str; 3]) -> [String; 3] {
        texts.map(str::to_owned)
    }

    fn options(bench: &mut Bench) -> Vec<CardId> {
        ["A", "B", "C"].map(|name| bench.card("strategy", "", name, ())).to_vec()
    }

    #[test]
    fn hidden_dots_are_revealed_at_once_and_tell_nobody() {
        let mut bench = Bench::new();
        let options = options(&mut bench);
        assert_eq!((Ballots::new(1, options.clone()), Ballots::new(3, Vec::new())), (None, None));
        let mut round = Ballots::new(2, options).unwrap();
        let mut cast = |texts| (round.cast(&typed(texts)), round.count().0, round.revealed());
        assert_eq!(cast(["", " ", ""]), (Err(Spoilt::Blank), 0, None));
        assert_eq!(cast(["1", "3", ""]), (Err(Spoilt::Odd(1)), 0, None));
        assert_eq!(cast(["1", "", "x"]), (Err(Spoilt::Odd(2)), 0, None));
        assert_eq!(cast(["1", "1", "1"]), (Err(Spoilt::Over(3)), 0, None));
        assert_eq!(cast(["", "1", "1"]), (Ok(()), 1, None));
        let all = vec![vec![2, 0], vec![0, 1], vec![0, 1]];
        assert_eq!(cast(["2", "", "0"]), (Ok(()), 2, Some(all.clone())));
        // The device goes on round the table: nobody is counted twice.
        assert_eq!(cast(["0", "", ""]), (Ok(()), 2, Some(all)));
    }

    #[test]
    fn a_ballot_says_what_is_left() {
        let options = options(&mut Bench::new());
        let round = Ballots::new(2, options).unwrap();
        let left = [["", "", ""], ["1", "", ""], ["2", "", "0"], ["2", "1", ""], ["x", "", ""]]
            .map(|texts| round.left(&typed(texts)));
        assert_eq!(left, [Some(2), Some(1), Some(0), None, None]);
    }

    #[test]
    fn a_round_of_dots_is_one_change_and_keeps_the_one_before() {
        let mut bench = Bench::new();
        let options = options(&mut bench);
        bench.edit(options[0], |card| {
            card.body.insert(DOTS.into(), json!([1, 1]));
        });
        bench.project.cards.remove(options[2]);
        let dots = vec![vec![2, 0], vec![0, 2], vec![0, 0]];
        let after = bench.project.apply(&noted(&bench.project, &options, dots), 1).unwrap();
        let of = |id| after.cards.get(id).map(|card| body::votes(&card.body, DOTS));
        assert_eq!(
            [of(options[0]), of(options[1]), of(options[2])],
            [Some(vec![2, 0]), Some(vec![0, 2]), None]
        );
        let first = after.cards.get(options[0]).unwrap();
        assert_eq!(scores::rounds(&first.body, DOTS), [[1, 1]]);
        let kept = [&bench.project, &after].map(|project| rounds_kept(project, &options));
        assert_eq!(kept, [0, 1]);
    }
}
