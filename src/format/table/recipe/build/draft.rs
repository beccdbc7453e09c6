//! What the cells of one row say, before it is a record.

use std::borrow::Cow;
use std::collections::HashMap;

use serde_json::{Map, Value};

use super::cell;
use crate::domain::date::PartialDate;
use crate::domain::entities::{Entity, Field};
use crate::format::table::Cell;
use crate::format::table::recipe::resolve::Resolved;
use crate::format::table::recipe::values::{self, date_text, is_blank};
use crate::format::table::recipe::{Recipe, Use, split};

type Text<'a> = Cow<'a, str>;

/// Dates that were read already: most files repeat theirs.
#[derive(Default)]
pub(super) struct Dates(HashMap<String, PartialDate>);

impl Dates {
    /// So many are remembered.
    const MOST: usize = 20_000;

    fn read(&mut self, text: &str) -> PartialDate {
        if let Some(known) = self.0.get(text) {
            return known.clone();
        }
        let date = PartialDate::read(text);
        if self.0.len() < Self::MOST {
            self.0.insert(text.to_owned(), date.clone());
        }
        date
    }
}

/// How far a row is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Depth {
    /// All that it says.
    Whole,
    /// What makes records, and what is to be told: not what its entity is described by.
    Counted,
}

impl Depth {
    fn leaves_out(self, usage: &Use) -> bool {
        let describes = matches!(
            usage,
            Use::Description | Use::Url | Use::Tags | Use::Field | Use::PersonField
        );
        self == Self::Counted && describes
    }
}

/// The cells of a row by their use.
#[derive(Default)]
pub(super) struct Draft<'a> {
    pub(super) is_blank: bool,
    pub(super) id: Text<'a>,
    pub(super) name: Text<'a>,
    pub(super) first_name: Text<'a>,
    pub(super) organisation: Text<'a>,
    pub(super) kind: Text<'a>,
    pub(super) function: Text<'a>,
    pub(super) url: Text<'a>,
    pub(super) source: Text<'a>,
    pub(super) relation: Text<'a>,
    pub(super) state: Text<'a>,
    pub(super) about: Vec<Text<'a>>,
    pub(super) about_id: Text<'a>,
    pub(super) source_id: Text<'a>,
    pub(super) quote: Text<'a>,
    pub(super) page: Text<'a>,
    /// With the column, as all that can be off its scale.
    pub(super) bearing: Option<(&'a str, Text<'a>)>,
    pub(super) grade: Option<(&'a str, Text<'a>)>,
    pub(super) when: Option<(&'a str, Text<'a>)>,
    pub(super) private: Option<(&'a str, Text<'a>)>,
    pub(super) description: String,
    /// With the column, as all that can be off its scale.
    pub(super) stance: Option<(&'a str, Text<'a>)>,
    /// Whether it is a target, and whether it is us.
    pub(super) sides: [Option<(&'a str, Text<'a>)>; 2],
    pub(super) direction: Option<(&'a str, Text<'a>)>,
    pub(super) sign: Option<(&'a str, Text<'a>)>,
    pub(super) strength: Option<(&'a str, &'a Cell)>,
    pub(super) dates: [Option<(&'a str, Text<'a>)>; 3],
    pub(super) aliases: Vec<Text<'a>>,
    pub(super) tags: Vec<Text<'a>>,
    pub(super) from: Vec<Text<'a>>,
    pub(super) to: Vec<Text<'a>>,
    pub(super) from_id: Text<'a>,
    pub(super) to_id: Text<'a>,
    pub(super) notes: Vec<Text<'a>>,
    pub(super) fields: Vec<(&'a str, Text<'a>)>,
    pub(super) person_fields: Vec<(&'a str, Text<'a>)>,
    /// Cells of names: people, clients, related entities.
    pub(super) lists: Vec<(&'a Resolved<'a>, Text<'a>)>,
    /// What the spreadsheet could not compute.
    pub(super) errors: Vec<(&'a str, &'a str)>,
    /// All that is written, to keep a row of which nothing can be made.
    cells: &'a [Cell],
    columns: &'a [Resolved<'a>],
}

impl<'a> Draft<'a> {
    /// Reads a row of a sheet whose days may count from 1904.
    pub(super) fn read(
        cells: &'a [Cell],
        columns: &'a [Resolved<'a>],
        recipe: &'a Recipe,
        (is_1904, depth): (bool, Depth),
    ) -> Self {
        let mut draft = Self { is_blank: true, cells, columns, ..Self::default() };
        for column in columns {
            let cell = cell(cells, column.index);
            if is_blank(cell) || *column.usage == Use::Ignore {
                continue;
            }
            draft.is_blank = false;
            if let Cell::Error(error) = cell {
                draft.errors.push((&column.title, error));
            } else if !depth.leaves_out(column.usage) {
                draft.add(column, cell, recipe, is_1904);
            }
        }
        draft.part_dates();
        draft
    }

    /// A date beside another start is kept as a field: a record has one time.
    fn part_dates(&mut self) {
        if let [Some((_, date)), Some((_, start)), _] = &self.dates
            && date != start
        {
            self.fields.extend(self.dates[0].take());
        }
    }

    /// An end that is no date ("en cours") beside a start that is one: it is kept as a field, and given back to be told.
    pub(super) fn part_end(&mut self, known: &mut Dates) -> Option<(&'a str, String)> {
        let [date, start, Some((title, end))] = &self.dates else { return None };
        let (_, start) = start.as_ref().or(date.as_ref())?;
        let is_dated = |known: &mut Dates, text: &str| known.read(text).is_dated();
        if start == end || is_dated(known, &span(start, end)) || !is_dated(known, start) {
            return None;
        }
        let told = (*title, end.to_string());
        self.fields.extend(self.dates[2].take());
        Some(told)
    }

    fn add(&mut self, column: &'a Resolved<'a>, cell: &'a Cell, recipe: &'a Recipe, is_1904: bool) {
        let title = column.title.as_str();
        let text = || values::text(cell, &recipe.words);
        let date = || Some((title, date_text(cell, recipe.dates, is_1904, &recipe.words)));
        let pieces = |list: &mut Vec<Text<'a>>| match text() {
            Cow::Borrowed(text) => list.extend(split::pieces(text, column.split)),
            Cow::Owned(text) => {
                let pieces = split::pieces(&text, column.split).into_iter();
                list.extend(pieces.map(|piece| Cow::Owned(piece.into_owned())));
            }
        };
        match column.usage {
            Use::Ignore => {}
            Use::Id => self.id = text(),
            Use::Name => self.name = text(),
            Use::FirstName => self.first_name = text(),
            Use::Organisation => self.organisation = text(),
            Use::Kind => self.kind = text(),
            Use::Function => self.function = text(),
            Use::Url => self.url = text(),
            Use::Source => self.source = text(),
            Use::RelationKind => self.relation = text(),
            Use::State => self.state = text(),
            Use::AboutId => self.about_id = text(),
            Use::SourceId => self.source_id = text(),
            Use::Quote => self.quote = text(),
            Use::Page => self.page = text(),
            Use::Bearing => self.bearing = Some((title, text())),
            Use::Grade => self.grade = Some((title, text())),
            Use::When => self.when = date(),
            Use::Private => self.private = Some((title, text())),
            Use::Description => self.describe(&text()),
            Use::Stance => self.stance = Some((title, text())),
            Use::Target => self.sides[0] = Some((title, text())),
            Use::Us => self.sides[1] = Some((title, text())),
            Use::Direction => self.direction = Some((title, text())),
            Use::Sign => self.sign = Some((title, text())),
            Use::Strength => self.strength = Some((title, cell)),
            Use::Date => self.dates[0] = date(),
            Use::Start => self.dates[1] = date(),
            Use::End => self.dates[2] = date(),
            Use::Aliases => pieces(&mut self.aliases),
            Use::Tags => pieces(&mut self.tags),
            Use::About => pieces(&mut self.about),
            Use::From => pieces(&mut self.from),
            Use::To => pieces(&mut self.to),
            Use::FromId => self.from_id = text(),
            Use::ToId => self.to_id = text(),
            Use::Note => pieces(&mut self.notes),
            Use::Field => self.fields.push((title, whole(text(), column))),
            Use::PersonField => self.person_fields.push((title, whole(text(), column))),
            Use::Person { .. } | Use::Client { .. } | Use::Related { .. } => {
                self.lists.push((column, text()));
            }
        }
    }

    /// Adds a paragraph to the description.
    pub(super) fn describe(&mut self, text: &str) {
        if !self.description.is_empty() {
            self.description.push('\n');
        }
        self.description.push_str(text);
    }

    /// When it was, of its date, its start and its end; and the column and text that are no date.
    pub(super) fn date(&self, known: &mut Dates) -> (PartialDate, Option<(&'a str, String)>) {
        let [date, start, end] = &self.dates;
        let text = match (date, start, end) {
            (_, Some((title, start)), Some((_, end)))
            | (Some((title, start)), None, Some((_, end)))
                if start != end =>
            {
                (*title, Cow::Owned(span(start, end)))
            }
            (_, Some(start), _) => start.clone(),
            (None, None, Some((title, end))) => (*title, Cow::Owned(format!("/{end}"))),
            (Some(date), ..) => date.clone(),
            (None, None, None) => return (PartialDate::default(), None),
        };
        let read = known.read(&text.1);
        let undated = (!read.is_empty() && !read.is_dated()).then(|| (text.0, text.1.into_owned()));
        (read, undated)
    }

    /// The row as an object: header to text.
    pub(super) fn row(&self) -> Value {
        let words = super::super::Words::default();
        let mut map = Map::new();
        for column in self.columns {
            let text = values::text(cell(self.cells, column.index), &words);
            if !text.is_empty() {
                let mut key = column.title.clone();
                while map.contains_key(&key) {
                    key.push('\'');
                }
                map.insert(key, Value::String(text.into_owned()));
            }
        }
        Value::Object(map)
    }

    /// Gives `entity` what any entity can take: texts, tags, fields.
    pub(super) fn fill(&mut self, entity: &mut Entity) {
        self.aliases.iter().for_each(|alias| entity.add_alias(alias));
        self.tags.iter().for_each(|tag| entity.add_tag(tag));
        entity.description = std::mem::take(&mut self.description);
        entity.url = std::mem::take(&mut self.url).into_owned();
        for (name, value) in std::mem::take(&mut self.fields) {
            add_field(entity, name, &value);
        }
    }
}

/// What a start and an end say together.
fn span(start: &str, end: &str) -> String {
    format!("{start} – {end}")
}

/// The text of a field; a list of Python or JSON becomes one that people read.
fn whole<'a>(text: Text<'a>, column: &Resolved) -> Text<'a> {
    if column.split.is_empty() {
        return text;
    }
    let pieces = split::pieces(&text, column.split);
    if pieces.len() < 2 && pieces.first() == Some(&text) {
        text
    } else {
        Cow::Owned(pieces.join(" | "))
    }
}

/// Adds a field, unless the entity has it with that value.
pub(super) fn add_field(entity: &mut Entity, name: &str, value: &str) {
    let known = entity.fields.iter().any(|field| field.name == name && field.value == value);
    if !known && !value.is_empty() {
        entity.fields.push(Field { name: name.to_owned(), value: value.to_owned() });
    }
}
