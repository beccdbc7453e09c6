//! The project in time: everything that has a date, as it stands on a line of time.

pub mod around;
pub mod axis;
mod boards;
pub mod changes;
pub mod dating;
pub mod eras;
pub mod extent;
pub mod groups;
pub mod lanes;
pub mod order;
pub mod outline;
pub mod picture;
pub mod pulse;
pub mod sight;
mod sources;
#[cfg(test)]
pub(crate) mod tests;

use std::collections::BTreeSet;

use crate::analysis::picture::shapes;
use crate::domain::date::{PartialDate, SortKey, Span};
use crate::domain::entities::Stance;
use crate::domain::project::Project;
use crate::domain::record::RecordRef;
use extent::Extent;
pub use sources::{SOURCES, Source, read};

/// A title is cut to so many letters where it is drawn.
const LETTERS: usize = 42;

/// How sure it is that the date of a record is this one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Doubt {
    /// Nothing speaks against it.
    #[default]
    None,
    /// It is the record's own, and a claim gives another, or denies it.
    Disputed,
    /// A claim gives it, and the record has another.
    Rival,
    /// Only claims give it: the record itself has none.
    Told,
}

/// What a language writes in titles: its decimal point, and the signs of doubt with its spaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signs {
    /// Between the whole part of a number and the rest.
    pub decimal: &'static str,
    /// Before what only claims date.
    pub told: &'static str,
    /// After what is uncertain.
    pub asked: &'static str,
}

/// Something that stands on the line of time.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The record it stands for.
    pub of: RecordRef,
    /// The key of the list it comes from: see `SOURCES`.
    pub source: &'static str,
    /// What it is called.
    pub title: String,
    /// When it was.
    pub span: Span,
    /// Its date as it was written.
    pub written: String,
    /// Whether that date is disputed.
    pub doubt: Doubt,
    /// Where it says that an actor stood, if it does.
    pub stance: Option<Stance>,
    /// How much it counts: the first in rank are drawn first where there is no room for all.
    pub rank: u32,
    /// Where it stands on the axis.
    pub extent: Extent,
    /// How wide its title is, in font sizes.
    pub room: f32,
}

impl Item {
    fn new(of: RecordRef, source: &'static str, title: &str, date: &PartialDate) -> Option<Self> {
        let span = *date.span()?;
        let extent = Extent::of(&span);
        Some(Self {
            of,
            source,
            title: title.to_owned(),
            span,
            written: date.text().to_owned(),
            doubt: Doubt::None,
            stance: None,
            rank: 0,
            extent,
            room: 0.0,
        })
    }

    /// The title as it is drawn: cut, with the signs of doubt.
    pub fn short(&self, signs: Signs) -> String {
        let sign = match self.doubt {
            Doubt::None => "",
            Doubt::Disputed | Doubt::Rival => "≠ ",
            Doubt::Told => signs.told,
        };
        let near = if self.span.is_approximate() { "~ " } else { "" };
        let asked = if self.span.is_uncertain() { signs.asked } else { "" };
        let stance = self.stance.map_or("", |stance| shapes::sign(Some(stance)));
        let gap = if stance.is_empty() { "" } else { " " };
        format!("{sign}{near}{stance}{gap}{}{asked}", cut(&self.title))
    }

    /// Its place among others, in time.
    pub fn place(&self) -> SortKey {
        self.span.sort_key()
    }
}

/// Items in the order of time; those of one time by title.
fn in_order(items: Vec<Item>) -> Vec<Item> {
    let mut order: Vec<(SortKey, usize)> = items.iter().map(Item::place).zip(0..).collect();
    order.sort_by(|(place, n), (other_place, m)| {
        let (one, other) = (&items[*n], &items[*m]);
        let places = place.cmp(other_place);
        places.then_with(|| (&one.title, one.of).cmp(&(&other.title, other.of)))
    });
    let mut items: Vec<Option<Item>> = items.into_iter().map(Some).collect();
    order.into_iter().filter_map(|(_, n)| items[n].take()).collect()
}

/// Everything dated in the order of time, where nothing is drawn: how wide titles are is left open. O(n log n).
#[cfg(any(test, not(feature = "ui")))]
pub fn in_time(project: &Project, signs: Signs) -> Vec<Item> {
    in_order(sources::listed(project, &BTreeSet::new(), signs))
}

/// The start of a text that is too long.
fn cut(text: &str) -> String {
    if text.chars().count() <= LETTERS {
        return text.to_owned();
    }
    let kept: String = text.chars().take(LETTERS - 1).collect();
    format!("{}…", kept.trim_end())
}

/// Everything dated, in the order of time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chronicle {
    /// The items: by start, then by end, then by title.
    pub items: Vec<Item>,
    /// Records without a date that can be read: events first, then what is dated by words nobody understands.
    pub undated: Vec<RecordRef>,
}

impl Chronicle {
    /// What of a project has a date; `hidden` are the keys of sources that are left out.
    ///
    /// O(n log n), n being the number of records.
    pub fn of(project: &Project, hidden: &BTreeSet<String>, signs: Signs) -> Self {
        Self { items: in_order(read(project, hidden, signs)), undated: sources::undated(project) }
    }

    /// From the first known start to the last known end, in minutes from 1970-01-01.
    pub fn bounds(&self) -> Option<(f64, f64)> {
        let first = self.items.iter().map(|item| item.extent.start).reduce(f64::min)?;
        let last = self.items.iter().map(|item| item.extent.end).reduce(f64::max)?;
        Some((first, last))
    }

    /// The place of a record's own item, or else of the first that stands for it.
    pub fn index_of(&self, of: RecordRef) -> Option<usize> {
        let own = |item: &Item| item.of == of && item.doubt != Doubt::Rival;
        let found = self.items.iter().position(own);
        found.or_else(|| self.items.iter().position(|item| item.of == of))
    }
}
