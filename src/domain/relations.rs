//! Relations: who is tied to whom, how, and when.

use super::date::PartialDate;
use super::id::EntityId;
use super::record::{Extras, Meta};

/// Whether a relation helps or harms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// Support, alliance, help.
    Plus,
    /// Opposition, conflict, harm.
    Minus,
}

/// How strong a relation is, from 0 (none left) to 4 (vital).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Strength(u8);

impl Strength {
    /// From the weakest to the strongest.
    pub const ALL: [Self; 5] = [Self(0), Self(1), Self(2), Self(3), Self(4)];

    /// The strength of this value; `None` outside 0 … 4.
    pub fn new(value: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|strength| i64::from(strength.0) == value)
    }

    /// The value, 0 … 4.
    pub fn value(self) -> u8 {
        self.0
    }
}

/// A tie from one entity to another; several may join the same two.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// Where it starts.
    pub source: EntityId,
    /// Where it ends; may be the source itself.
    pub target: EntityId,
    /// What it is, as a verb phrase: "finance", "membre de".
    pub kind: String,
    /// Whether it holds in both directions.
    pub mutual: bool,
    /// Whether it helps or harms, if that is known.
    pub sign: Option<Sign>,
    /// How strong it is, if that is known.
    pub strength: Option<Strength>,
    /// When it held.
    pub date: PartialDate,
    /// What there is to say of it.
    pub description: String,
    /// The id it had in the file it came from, if another tool wrote it.
    pub origin: Option<String>,
    /// When it was made and last changed.
    pub meta: Meta,
    /// Keys of its file that this version does not know.
    pub extras: Extras,
}

impl Relation {
    /// A directed relation of this kind, with nothing else known.
    pub fn new(source: EntityId, kind: &str, target: EntityId) -> Self {
        Self {
            source,
            target,
            kind: kind.trim().to_owned(),
            mutual: false,
            sign: None,
            strength: None,
            date: PartialDate::default(),
            description: String::new(),
            origin: None,
            meta: Meta::default(),
            extras: Extras::default(),
        }
    }

    /// Whether it starts or ends at `entity`.
    pub fn touches(&self, entity: EntityId) -> bool {
        self.source == entity || self.target == entity
    }

    /// The end that is not `entity`.
    pub fn other_end(&self, entity: EntityId) -> EntityId {
        if self.source == entity { self.target } else { self.source }
    }
}
