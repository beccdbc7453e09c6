//! Cards: any box of any strategy method.

use super::id::{ClaimId, EntityId};
use super::record::{Extras, Meta};

/// How far a card has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Being written.
    #[default]
    Draft,
    /// Agreed on.
    Validated,
    /// Given up, kept for memory.
    Abandoned,
}

impl Status {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Draft, Self::Validated, Self::Abandoned];

    /// The key files use.
    pub fn key(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Validated => "validated",
            Self::Abandoned => "abandoned",
        }
    }

    /// The status written as `key`.
    pub fn read(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.key() == key)
    }
}

/// A box of a method: a line of a SWOT, a cause of a problem tree, an objective, an action.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Card {
    /// The method it belongs to, by its key: "swot", "`problem_tree`".
    pub method: String,
    /// What it says, in one line.
    pub text: String,
    /// What else there is to say.
    pub detail: String,
    /// The entities it cites.
    pub entities: Vec<EntityId>,
    /// The claims that prove it.
    pub claims: Vec<ClaimId>,
    /// Who wrote it.
    pub author: String,
    /// How far it has come.
    pub status: Status,
    /// Free words to group by.
    pub tags: Vec<String>,
    /// What its method adds, by key; each method reads its own.
    pub body: Extras,
    /// The id it had in the file it came from, if another tool wrote it.
    pub origin: Option<String>,
    /// When it was made and last changed.
    pub meta: Meta,
    /// Keys of its file that this version does not know.
    pub extras: Extras,
}
