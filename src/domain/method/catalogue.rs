//! Every method, its slots, its fields and its arrows: one line each.

mod list;

pub use list::{LINKS, METHODS, STRATEGIES, WATCHED};

/// A part of the way from analysis to action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// What we want to change, and where we stand.
    Framing,
    /// Why things are as they are.
    Analysis,
    /// What we will obtain, from whom, and how.
    Planning,
    /// What we say, what we do, what it changes.
    FollowUp,
}

impl Stage {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::Framing, Self::Analysis, Self::Planning, Self::FollowUp];

    /// The key addresses use.
    pub fn key(self) -> &'static str {
        match self {
            Self::Framing => "framing",
            Self::Analysis => "analysis",
            Self::Planning => "planning",
            Self::FollowUp => "follow-up",
        }
    }
}

/// A scale of whole numbers whose steps have names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scale {
    /// 1 very low … 5 very high.
    Level,
    /// 1 very unlikely … 5 almost certain.
    Probability,
    /// −5 very harmful … +5 very helpful.
    Impact,
    /// −2 active opposition … +2 active ally.
    Position,
    /// 0 a bet … 4 several independent proofs.
    Confidence,
    /// 0 unrelated … 3 decisive.
    Rating,
    /// 0 … 100 points.
    Weight,
}

impl Scale {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Level,
        Self::Probability,
        Self::Impact,
        Self::Position,
        Self::Confidence,
        Self::Rating,
        Self::Weight,
    ];

    /// The lowest and the highest value.
    pub fn range(self) -> (i64, i64) {
        match self {
            Self::Level | Self::Probability => (1, 5),
            Self::Impact => (-5, 5),
            Self::Position => (-2, 2),
            Self::Confidence => (0, 4),
            Self::Rating => (0, 3),
            Self::Weight => (0, 100),
        }
    }
}

/// What a field of a body holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// A line of text.
    Line,
    /// A text of any length.
    Text,
    /// A whole number of a scale.
    Scale(Scale),
    /// One of these keys.
    Choice(&'static [&'static str]),
    /// One of these keys, or a word of one's own.
    OpenChoice(&'static [&'static str]),
    /// Yes or no.
    Flag,
    /// A number.
    Number,
    /// A date as it is written.
    Date,
    /// Somebody, by name: an actor of the map when one is called so.
    Who,
    /// A number and its date: `{value, date}`.
    Measure,
    /// Numbers over time: `[{date, value, source, comment}]`.
    Readings,
    /// What was seen to change: `[{date, level, text}]`.
    Observations,
    /// Whole numbers, one a voter: `[3, 4, 4]`.
    Votes,
    /// Votes on each criterion: `{criterion: [3, 4]}`.
    Scores,
    /// A text on each criterion: `{criterion: text}`.
    Reasons,
}

/// A field of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BodyField {
    /// The key in the body.
    pub key: &'static str,
    /// What it holds.
    pub holds: Holds,
}

/// A way to think together: a board of cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Method {
    /// The key its cards carry.
    pub key: &'static str,
    /// Where it stands on the way.
    pub stage: Stage,
    /// Its columns, in order; none when it has only one.
    pub slots: &'static [&'static str],
    /// What its cards hold beside their text.
    pub fields: &'static [BodyField],
}

/// A sort of arrow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LinkKind {
    /// The key its links carry.
    pub key: &'static str,
    /// The methods whose cards it starts from.
    pub from: &'static [&'static str],
    /// The methods whose cards it ends at.
    pub to: &'static [&'static str],
    /// What it holds beside its reason.
    pub fields: &'static [BodyField],
}

/// The method of this key.
pub fn method(key: &str) -> Option<&'static Method> {
    METHODS.iter().find(|method| method.key == key)
}

/// The sort of arrow of this key.
pub fn link_kind(key: &str) -> Option<&'static LinkKind> {
    LINKS.iter().find(|kind| kind.key == key)
}

impl Method {
    /// The field of this key.
    pub fn field(&self, key: &str) -> Option<&'static BodyField> {
        self.fields.iter().find(|field| field.key == key)
    }

    /// The arrows that leave its cards.
    pub fn links_out(&self) -> impl Iterator<Item = &'static LinkKind> {
        let key = self.key;
        LINKS.iter().filter(move |kind| kind.from.contains(&key))
    }

    /// The arrows that reach its cards.
    pub fn links_in(&self) -> impl Iterator<Item = &'static LinkKind> {
        let key = self.key;
        LINKS.iter().filter(move |kind| kind.to.contains(&key))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn keys_are_said_once() {
        let keys: BTreeSet<_> = METHODS.iter().map(|method| method.key).collect();
        assert_eq!(keys.len(), METHODS.len());
        let keys: BTreeSet<_> = LINKS.iter().map(|kind| kind.key).collect();
        assert_eq!(keys.len(), LINKS.len());
        for method in METHODS {
            let fields: BTreeSet<_> = method.fields.iter().map(|field| field.key).collect();
            assert_eq!(fields.len(), method.fields.len(), "{}", method.key);
        }
    }

    #[test]
    fn arrows_join_methods_that_exist() {
        for kind in LINKS {
            assert!(
                kind.from.iter().chain(kind.to).all(|key| method(key).is_some()),
                "{}",
                kind.key
            );
        }
        let out: Vec<_> = METHODS[3].links_out().map(|kind| kind.key).collect();
        assert_eq!(out, ["crosses"]);
    }

    #[test]
    fn the_way_has_four_stages_in_order() {
        assert!(METHODS.is_sorted_by_key(|method| method.stage));
    }
}
