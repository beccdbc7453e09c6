//! The whole project as a document that can be given to people who do not use mySPOT.
//!
//! `document` writes what a project holds as blocks (`model`); `markdown` and `html` write blocks as files.
//! Nothing that people wrote is left out: what no section asks for stands under the last ones.
//! Not compiled into the page, which asks the worker.

mod actors;
mod annex;
mod chronology;
mod claims;
mod draft;
mod html;
mod markdown;
mod methods;
mod model;
mod pictures;
mod pieces;
mod relations;
mod summary;
#[cfg(test)]
mod tests;
mod values;

pub use html::html;
pub use markdown::markdown;
pub use model::{Block, Cell, Definition, Document, Figure, Inline, Item, Line, Table, Target};
pub use pictures::{MOST_DRAWN, pictures};

use crate::domain::date::Day;
use crate::domain::project::Project;
use crate::i18n::Lang;
use draft::Draft;

/// How a document is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The language of its words.
    pub lang: Lang,
    /// The day that stands on its cover.
    pub today: Day,
    /// The map, as an SVG file.
    pub graph: Option<Vec<u8>>,
    /// The line of time, as an SVG file.
    pub timeline: Option<Vec<u8>>,
}

/// Everything a project holds, in the order in which people read it. O(n log n), n being the records.
///
/// Left out: places on the map and settings of views, ids, and dates of change.
pub fn document(project: &Project, request: &Request) -> Document {
    let mut draft = Draft::new(project, request.lang);
    draft.cover();
    draft.summary();
    draft.map(request.graph.as_deref());
    draft.actors();
    draft.relations();
    draft.chronology(request.timeline.as_deref());
    draft.disputed();
    draft.methods(request.today);
    draft.annex();
    draft.sources();
    draft.index();
    draft.finish(request.today)
}
