//! Links: typed arrows between records of the methods.

use super::record::{Extras, Meta, RecordRef};

/// An arrow between two records: a cause and its effect, an objective and its strategy.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// What the arrow means, by its key: "`cause_effect`", "`objective_strategy`".
    pub kind: String,
    /// Where it starts.
    pub source: RecordRef,
    /// Where it ends.
    pub target: RecordRef,
    /// Why it holds.
    pub rationale: String,
    /// What its method adds, by key.
    pub body: Extras,
    /// When it was made and last changed.
    pub meta: Meta,
    /// Keys of its file that this version does not know.
    pub extras: Extras,
}

impl Link {
    /// Whether it starts or ends at `record`.
    pub fn touches(&self, record: RecordRef) -> bool {
        self.source == record || self.target == record
    }
}
