//! Records made of a book by its recipe.

mod actors;
mod calls;
mod cards;
mod claims;
mod draft;
mod matrix;
mod network;
mod register;
mod relations;
mod ties;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::resolve::{self, Columns};
use super::{Recipe, Shape, SheetRecipe};
use crate::domain::entities::EntityKind;
use crate::domain::id::EntityId;
use crate::domain::project::Project;
use crate::format::Fresh;
use crate::format::issue::{Issue, Problem};
use crate::format::table::{Book, Cell, Sheet};
use draft::{Depth, Draft};
use network::{At, Network};

/// What a book gave.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Built {
    /// What could be made of it.
    pub project: Project,
    /// What could not, or not quite: the part is the sheet, the row is counted as the spreadsheet does.
    pub issues: Vec<Issue>,
    /// How much of each there is.
    pub counts: Counts,
    /// The entities that are organisations because nothing says what they are.
    pub guessed: Vec<EntityId>,
}

/// How many records a book gave.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// People.
    pub people: usize,
    /// Organisations.
    pub organisations: usize,
    /// Entities of any other kind.
    pub others: usize,
    /// Relations.
    pub relations: usize,
    /// Claims.
    pub claims: usize,
    /// Cards.
    pub cards: usize,
    /// Rows that are kept as they were.
    pub kept: usize,
    /// Things to point out.
    pub issues: usize,
}

impl Counts {
    /// Entities of all kinds.
    pub fn entities(&self) -> usize {
        self.people + self.organisations + self.others
    }
}

/// What would be made of a row, to be shown before anything is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// The sheet, counted from 0.
    pub sheet: usize,
    /// The row, as the spreadsheet counts it.
    pub row: usize,
    /// What it would give.
    pub what: What,
}

/// One thing that a row gives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum What {
    /// An entity.
    Entity {
        /// Its name.
        name: String,
        /// The key of its kind.
        kind: String,
        /// Whether no row above gave it.
        is_new: bool,
    },
    /// A relation.
    Relation {
        /// The name of its source.
        source: String,
        /// Its kind.
        kind: String,
        /// The name of its target.
        target: String,
    },
    /// A claim.
    Claim {
        /// What it says.
        text: String,
    },
    /// A card.
    Card {
        /// What it says.
        text: String,
    },
    /// Something to point out.
    Problem(Problem),
}

/// What the first rows would give, and how much there is in all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sample {
    /// By sheet and row.
    pub made: Vec<Made>,
    /// Of the whole book.
    pub counts: Counts,
}

/// A row is shown with no more than so many things.
const SHOWN: usize = 40;

/// Makes records of `book` by `recipe`; `progress` is told percents.
///
/// The same entity is made once: names are the same when capitals, accents and spaces aside nothing differs.
/// Takes the number of cells, and of the names in them.
pub fn build(
    book: &Book,
    recipe: &Recipe,
    fresh: &mut Fresh,
    progress: &mut dyn FnMut(u8),
) -> Built {
    let mut network = Network::new(recipe, fresh, None);
    read(book, recipe, &mut network, progress);
    network.built()
}

/// What the first `rows` rows of each sheet would give, and how much there is in all.
///
/// Takes the number of cells: rows that are only counted are not read further than that asks.
pub fn sample(book: &Book, recipe: &Recipe, rows: usize) -> Sample {
    let mut n = 0;
    let mut next_id = || {
        n += 1;
        Uuid::from_u128(n)
    };
    let mut fresh = Fresh { next_id: &mut next_id, now: 0 };
    let mut network = Network::new(recipe, &mut fresh, Some(rows));
    read(book, recipe, &mut network, &mut |_| {});
    let mut made = std::mem::take(&mut network.made);
    made.sort_by_key(|made| (made.sheet, made.row));
    let (mut last, mut shown) = ((0, 0), 0);
    made.retain(|made| {
        shown = if last == (made.sheet, made.row) { shown + 1 } else { 1 };
        last = (made.sheet, made.row);
        shown <= SHOWN
    });
    Sample { made, counts: network.counts() }
}

/// Shapes in the order in which their rows can cite each other.
const ORDER: [Shape; 7] = [
    Shape::Actors,
    Shape::Events,
    Shape::Register,
    Shape::Matrix,
    Shape::Relations,
    Shape::Claims,
    Shape::Actions,
];

fn read<'a>(
    book: &'a Book,
    recipe: &'a Recipe,
    network: &mut Network<'a, '_, '_>,
    progress: &mut dyn FnMut(u8),
) {
    let sheets = resolve::sheets(book, recipe);
    for (place, sheet) in book.sheets.iter().enumerate() {
        if !sheets.iter().any(|(known, ..)| *known == place) && !sheet.rows.is_empty() {
            network
                .tell(At { place, sheet: &sheet.name, row: 0, nth: usize::MAX }, Problem::NoRecipe);
        }
    }
    let total: usize = book.sheets.iter().map(|sheet| sheet.rows.len()).sum();
    let (mut done, mut told) = (0, 0);
    let mut step = |rows: usize| {
        done += rows;
        let percent = (done * 95 / total.max(1)).min(95) as u8;
        if percent > told {
            told = percent;
            progress(percent);
        }
    };
    for shape in ORDER {
        for (place, sheet, of) in sheets.iter().filter(|(.., of)| of.shape == shape) {
            read_sheet(*place, sheet, of, network, &mut step);
        }
        if shape == Shape::Matrix {
            // Names in cells may be those of any row.
            network.settle();
        }
    }
    progress(100);
}

fn read_sheet<'a>(
    place: usize,
    sheet: &'a Sheet,
    of: &'a SheetRecipe,
    network: &mut Network<'a, '_, '_>,
    step: &mut dyn FnMut(usize),
) {
    let kind = EntityKind::read(&of.kind);
    network.begin_sheet(of.shape, &kind);
    if of.shape == Shape::Matrix {
        return matrix::read(place, sheet, of, network, step);
    }
    let Columns { columns, missing } = resolve::columns(sheet, of);
    let whole = At { place, sheet: &sheet.name, row: 0, nth: usize::MAX };
    for header in missing {
        network.tell(whole, Problem::NoColumn(header.to_owned()));
    }
    let first = of.header.map_or(0, |row| row + 1);
    let has_list = of.shape == Shape::Relations && network.has_entities();
    for (nth, cells) in sheet.rows.iter().skip(first).enumerate() {
        let at = At { place, sheet: &sheet.name, row: sheet.above + first + nth + 1, nth };
        let is_of_entity = matches!(of.shape, Shape::Actors | Shape::Events);
        let depth =
            if is_of_entity && network.only_counts(at) { Depth::Counted } else { Depth::Whole };
        let mut draft = Draft::read(cells, &columns, network.recipe, (sheet.is_1904, depth));
        for (field, error) in &draft.errors {
            network.tell(
                at,
                Problem::BadCell { field: (*field).to_owned(), value: error.to_string() },
            );
        }
        if of.shape != Shape::Actions
            && let Some((field, value)) = draft.part_end(&mut network.dates)
        {
            network.tell_value(at, |field, value| Problem::Undated { field, value }, field, &value);
        }
        if !draft.is_blank {
            match of.shape {
                Shape::Actors | Shape::Events => actors::read(at, draft, &kind, network),
                Shape::Register => register::read(at, draft, &kind, network),
                Shape::Relations => relations::read(at, draft, of, &kind, has_list, network),
                Shape::Actions => cards::read(at, draft, network),
                Shape::Claims => claims::read(at, draft, of, &kind, network),
                Shape::Skip | Shape::Matrix => {}
            }
        }
        step(1);
    }
}

/// The cell at `index`, or an empty one.
fn cell(cells: &[Cell], index: usize) -> &Cell {
    cells.get(index).unwrap_or(&Cell::Empty)
}
