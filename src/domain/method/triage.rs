//! What becomes of an assumption, by three questions: does it matter, will it hold, can we do without it?

use super::body;
use crate::domain::cards::Card;

/// What becomes of an assumption.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Triage {
    /// It does not matter, or is all but certain.
    Drop,
    /// It stays in the column.
    Keep,
    /// The project is changed: one more activity or result.
    Redesign,
    /// The project cannot work as it is.
    Killer,
}

impl Triage {
    /// The keys in the body.
    pub const KEYS: &[&str] = &["drop", "keep", "redesign", "killer"];

    /// The key in the body.
    pub fn key(self) -> &'static str {
        Self::KEYS[self as usize]
    }
}

/// How likely an assumption is to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likelihood {
    /// All but certain.
    Certain,
    /// Likely.
    Likely,
    /// Unlikely.
    Unlikely,
}

/// The answers that a group has given so far; none where it was not asked yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// Whether it matters.
    pub matters: Option<bool>,
    /// How likely it is to hold.
    pub likely: Option<Likelihood>,
    /// Whether the project can change to do without it.
    pub without: Option<bool>,
}

impl Answers {
    /// What follows; none while an answer is missing that would change it.
    pub fn verdict(self) -> Option<Triage> {
        match (self.matters?, self.likely) {
            (false, _) | (true, Some(Likelihood::Certain)) => Some(Triage::Drop),
            (true, Some(Likelihood::Likely)) => Some(Triage::Keep),
            (true, Some(Likelihood::Unlikely)) if self.without? => Some(Triage::Redesign),
            (true, Some(Likelihood::Unlikely)) => Some(Triage::Killer),
            (true, None) => None,
        }
    }
}

/// Whether what a card supposes was set aside: nothing rests on it.
pub fn is_dropped(card: &Card) -> bool {
    body::text(&card.body, "triage") == Triage::Drop.key()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(matters: bool, likely: Option<Likelihood>, without: Option<bool>, key: Option<&str>) {
        let answers = Answers { matters: Some(matters), likely, without };
        assert_eq!(answers.verdict().map(Triage::key), key);
    }

    #[test]
    fn assumptions_are_sorted_out() {
        use Likelihood::{Certain, Likely, Unlikely};
        check(false, Some(Unlikely), Some(false), Some("drop"));
        check(true, Some(Certain), None, Some("drop"));
        check(true, Some(Likely), None, Some("keep"));
        check(true, Some(Unlikely), Some(true), Some("redesign"));
        check(true, Some(Unlikely), Some(false), Some("killer"));
    }

    #[test]
    fn there_is_no_verdict_before_the_answers_that_matter() {
        check(false, None, None, Some("drop"));
        check(true, None, Some(true), None);
        check(true, Some(Likelihood::Unlikely), None, None);
        assert_eq!(Answers::default().verdict(), None);
    }
}
