//! Recipes: which records a book of tables makes, found by itself and changed by the reader.
//!
//! A recipe names columns by their headers, so that it can be kept for the next file of the same shape.

mod build;
mod headers;
mod kinds;
mod look;
mod names;
mod recognise;
mod resolve;
mod split;
mod stacked;
mod uses;
mod values;

use serde::{Deserialize, Serialize};

use crate::i18n::Lang;

pub use build::{Built, Counts, Made, Sample, What, build, sample};
pub use look::{HEADER_ROWS, header_candidates};
pub use recognise::{columns_of, kind_of, recognise, strongest_of};
pub use stacked::part_tables;

/// How a book becomes records.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Recipe {
    /// One for each sheet, in order.
    pub sheets: Vec<SheetRecipe>,
    /// How dates are written.
    pub dates: Dates,
    /// What stands before the decimals of a number.
    pub decimal: Decimal,
    /// The words that records take when the file has none.
    pub words: Words,
}

/// How one sheet becomes records.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SheetRecipe {
    /// The name of the sheet.
    pub name: String,
    /// Its place, counted from 0, when no sheet has the name.
    pub index: usize,
    /// What its rows are.
    pub shape: Shape,
    /// The row of the headers, counted from 0; none when there are none.
    pub header: Option<usize>,
    /// The key of the kind of an entity whose row says none.
    pub kind: String,
    /// The number that is the strongest relation; numbers from 0 to 4 are strengths as they are.
    pub strongest: f64,
    /// What its columns are.
    pub columns: Vec<Column>,
}

/// What the rows of a sheet are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Shape {
    /// Nothing is made of them.
    Skip,
    /// One entity a row.
    #[default]
    Actors,
    /// One relation a row, or several when a cell names several ends.
    Relations,
    /// Names on both sides, relations where they cross.
    Matrix,
    /// One event a row.
    Events,
    /// One organisation a row, with its people and its clients.
    Register,
    /// One action a row.
    Actions,
    /// One claim a row, or several when a cell names several whom it is about.
    Claims,
}

impl Shape {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Skip,
        Self::Actors,
        Self::Relations,
        Self::Matrix,
        Self::Events,
        Self::Register,
        Self::Actions,
        Self::Claims,
    ];
}

/// What one column is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// Its header, as it is written; blank without headers.
    pub header: String,
    /// Its place, counted from 0, when the header is blank or stands twice.
    pub index: usize,
    /// What its cells say.
    pub usage: Use,
    /// How a cell of several values is cut; empty when it holds one.
    pub split: Vec<Separator>,
}

/// What the cells of a column say of the record of their row.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Use {
    /// Nothing.
    Ignore,
    /// What other rows call the entity.
    Id,
    /// The name; in a register with first names, the family name of the person.
    Name,
    /// The first name that goes with the family name.
    FirstName,
    /// The kind of the entity.
    Kind,
    /// Other names.
    Aliases,
    /// A text about it.
    Description,
    /// Words to group by.
    Tags,
    /// Where it stands, or its role: ally, opponent, target.
    Stance,
    /// Whether it is whom the collective wants to move.
    Target,
    /// Whether it is us.
    Us,
    /// When it was.
    Date,
    /// When it began.
    Start,
    /// When it ended.
    End,
    /// A web address.
    Url,
    /// Where the notes of the row come from.
    Source,
    /// Something said of it: a claim.
    Note,
    /// A field of the project's own, under the header.
    #[default]
    Field,
    /// A field of the person of the row.
    PersonField,
    /// Where a relation starts.
    From,
    /// Where it ends.
    To,
    /// What other rows call the entity where it starts.
    FromId,
    /// What other rows call the entity where it ends.
    ToId,
    /// What it is.
    RelationKind,
    /// Whether it holds in both directions.
    Direction,
    /// Whether it helps or harms.
    Sign,
    /// How strong it is.
    Strength,
    /// The organisation of the row.
    Organisation,
    /// People of the organisation; who lead it or work for it, as their function says when the kind is blank.
    Person {
        /// The kind of the relation from the person; blank to go by the function.
        kind: String,
    },
    /// Those the organisation represents.
    Client {
        /// The kind of the relation to the client; blank for the recipe's own word.
        kind: String,
    },
    /// What the person of the row does.
    Function,
    /// How far an action is.
    State,
    /// Whom or what a claim is about.
    About,
    /// What other rows call whom or what it is about.
    AboutId,
    /// What other rows call the document that it comes from.
    SourceId,
    /// The words of the source.
    Quote,
    /// Where in the source.
    Page,
    /// Whether the source says so, says the contrary, or speaks of it.
    Bearing,
    /// How far a claim can be trusted: "B2".
    Grade,
    /// When a claim says that it was.
    When,
    /// Whether it is a note for those who work on the project.
    Private,
    /// Names of entities that have a relation with that of the row.
    Related {
        /// The kind of the relation.
        kind: String,
        /// Whether it starts at the entity of the row.
        outgoing: bool,
    },
}

/// What stands between two values of one cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Separator {
    /// The text is a list of Python or JSON, with its brackets and quotes.
    List,
    /// A line break.
    Line,
    /// "|".
    Bar,
    /// ";".
    Semicolon,
    /// " - ", but not between a name and its acronym.
    Dash,
    /// " / ".
    Slash,
    /// ",", where each side looks like a name.
    Comma,
    /// Between ")" and a capital: "Fédération (F) Union (U)".
    Bracket,
}

impl Separator {
    /// All of them, from the surest.
    pub const ALL: [Self; 8] = [
        Self::List,
        Self::Line,
        Self::Bar,
        Self::Semicolon,
        Self::Dash,
        Self::Slash,
        Self::Comma,
        Self::Bracket,
    ];
}

/// How dates are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dates {
    /// What comes first in "03/04/2016".
    pub order: DayOrder,
    /// Whether numbers such as 46082 are days counted by a spreadsheet.
    pub serials: bool,
}

/// What comes first in "03/04/2016".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum DayOrder {
    /// The day.
    #[default]
    DayFirst,
    /// The month.
    MonthFirst,
}

/// What stands before the decimals of a number that is text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Decimal {
    /// "0,5".
    #[default]
    Comma,
    /// "0.5".
    Point,
}

/// The words that records take when the file has none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// From a person to an organisation.
    pub works_for: String,
    /// From a person to the organisation it leads.
    pub leads: String,
    /// From an organisation to its client.
    pub represents: String,
    /// From an organisation to the one it is part of.
    pub member_of: String,
    /// From anyone to anyone.
    pub linked_to: String,
    /// The field that tells what someone does.
    pub function: String,
    /// The field that tells where something comes from.
    pub source: String,
    /// A box that is ticked.
    pub yes: String,
    /// A box that is not.
    pub no: String,
}

impl Words {
    /// The words of a language.
    pub fn of(lang: Lang) -> Self {
        Self {
            works_for: lang.word_works_for().to_owned(),
            leads: lang.word_leads().to_owned(),
            represents: lang.word_represents().to_owned(),
            member_of: lang.word_member_of().to_owned(),
            linked_to: lang.word_linked_to().to_owned(),
            function: lang.word_function().to_owned(),
            source: lang.word_source().to_owned(),
            yes: lang.word_yes().to_owned(),
            no: lang.word_no().to_owned(),
        }
    }
}

impl Default for Words {
    fn default() -> Self {
        Self::of(Lang::default())
    }
}

#[cfg(test)]
mod tests;
