//! Kept data: what a file held that no tool of this version shows, kept until one does.

use serde_json::Value;

use super::record::{Extras, Meta};

/// A piece of a foreign file, kept whole.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kept {
    /// The file it came from.
    pub file: String,
    /// Which part of it: "plaidoyer", "relations".
    pub part: String,
    /// What it held.
    pub data: Value,
    /// When it was made and last changed.
    pub meta: Meta,
    /// Keys of its file that this version does not know.
    pub extras: Extras,
}
