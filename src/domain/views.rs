//! Views: saved positions, filters, zooms and slides.

use std::collections::BTreeMap;

use super::id::EntityId;
use super::record::{Extras, Meta};

/// Where a mark stands, in the units of its view.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Position {
    /// Towards the right.
    pub x: f64,
    /// Towards the bottom.
    pub y: f64,
}

/// How a module was set when somebody saved it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// What people call it.
    pub name: String,
    /// The module it belongs to: "graph", "timeline".
    pub module: String,
    /// Where entities stand in it.
    pub positions: BTreeMap<EntityId, Position>,
    /// Filters, zoom and slides, by key; each module reads its own.
    pub body: Extras,
    /// When it was made and last changed.
    pub meta: Meta,
    /// Keys of its file that this version does not know.
    pub extras: Extras,
}
