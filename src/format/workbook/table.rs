//! The records of a project as tables, whatever is made of them then.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};
use uuid::Uuid;

use super::cells::{self, BETWEEN, Out};
use super::columns::{Column, Part, Shape};
use super::hold::{self, Holding, Keys};
use super::labels::{Labels, cut};
use super::seen;
use super::words::Lexicon;
use crate::domain::id::{ClaimId, EntityId};
use crate::domain::method::METHODS;
use crate::domain::method::scores::{GROUP, ROUNDS};
use crate::domain::project::Project;
use crate::domain::record::Record;
use crate::format::myspot::{Held, Row, read_ref, row_of};
use crate::i18n::Lang;

/// How many columns of fields a sheet shows; what is over is held in the hidden one.
const FIELDS: usize = 120;
/// A field whose name is longer, in bytes, has no column.
const LONGEST_NAME: usize = 120;

/// What a column is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::format) enum Role {
    /// The id of the record.
    Id,
    /// A value.
    Shown,
    /// The ids behind the names of another column, then those names as they were shown.
    Points,
    /// What the row holds besides.
    Hold,
}

/// The head of a column.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::format) struct Head {
    /// What names it whatever the language.
    pub(super) key: String,
    /// What it is called.
    pub(in crate::format) name: String,
    /// What it is for.
    pub(in crate::format) role: Role,
    /// Whether its texts run over several lines.
    pub(super) is_long: bool,
    /// Whether names of entities are typed there.
    pub(super) names_entities: bool,
    /// The words to choose from; others are refused unless it is open.
    pub(super) choices: Vec<String>,
    /// Whether other words can be typed.
    pub(super) is_open: bool,
}

impl Head {
    pub(super) fn plain(key: &str, name: &str) -> Self {
        Self {
            key: key.to_owned(),
            name: name.to_owned(),
            role: Role::Shown,
            is_long: false,
            names_entities: false,
            choices: Vec::new(),
            is_open: true,
        }
    }

    fn hidden(key: String, name: String, role: Role) -> Self {
        Self { role, ..Self::plain(&key, &name) }
    }
}

/// A table: its name, its columns, its rows.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::format) struct Table<'a> {
    /// What names it whatever the language.
    pub(super) key: String,
    /// What it is called.
    pub(super) name: String,
    /// Its columns.
    pub(in crate::format) heads: Vec<Head>,
    /// Its rows, each as long as the heads.
    pub(in crate::format) rows: Vec<Vec<Out<'a>>>,
}

/// The hidden column that says which part a sheet holds: `mySPOT/cards:swot`.
pub(super) const HOLD: &str = "mySPOT/";
/// The hidden columns of ids: `mySPOT:source`.
pub(super) const POINTS: &str = "mySPOT:";

/// One part of the project; `None` when there is nothing in it and it is no main one.
pub(super) fn of<'a>(
    part: Part,
    project: &'a Project,
    labels: &Labels,
    lang: Lang,
) -> Option<Table<'a>> {
    let is_main = matches!(part, Part::Entities | Part::Relations | Part::Claims);
    let is_empty = records(part, project).next().is_none();
    (is_main || !is_empty).then(|| whole(part, project, labels, lang))
}

fn whole<'a>(part: Part, project: &'a Project, labels: &Labels, lang: Lang) -> Table<'a> {
    let mut columns = part.columns(lang);
    columns.extend(in_use(part, project).into_iter().map(|key| part.more(&key, lang)));
    let shown: Vec<Ready> = columns.into_iter().map(|column| Ready::new(column, lang)).collect();
    let maker = Maker { part, places: Places::of(&shown), shown: &shown, labels, lang };
    let rows = records(part, project).map(|record| maker.cells(row_of(record).in_order()));
    let rows = rows.collect();
    let heads = heads(part, &shown, lang);
    Table { key: part.key(), name: part.name(lang).to_owned(), heads, rows }
}

/// The tables that other formats are made of.
impl<'a> Table<'a> {
    pub(in crate::format) fn entities(project: &'a Project, lang: Lang) -> Self {
        whole(Part::Entities, project, &Labels::of(project), lang)
    }

    pub(in crate::format) fn relations(project: &'a Project, lang: Lang) -> Self {
        whole(Part::Relations, project, &Labels::of(project), lang)
    }

    pub(in crate::format) fn claims(project: &'a Project, lang: Lang) -> Self {
        whole(Part::Claims, project, &Labels::of(project), lang)
    }

    pub(in crate::format) fn sources(project: &'a Project, lang: Lang) -> Self {
        seen::sources(project, &Labels::of(project), lang)
    }

    pub(in crate::format) fn chronology(project: &'a Project, lang: Lang) -> Self {
        seen::chronology(project, lang)
    }
}

/// A column with its vocabulary.
pub(super) struct Ready {
    pub(super) column: Column,
    pub(super) lexicon: Option<Lexicon>,
}

impl Ready {
    pub(super) fn new(column: Column, lang: Lang) -> Self {
        let lexicon = match column.shape {
            Shape::Words(words) => Some(Lexicon::new(words, lang)),
            _ => None,
        };
        Self { column, lexicon }
    }
}

fn records(part: Part, project: &Project) -> Box<dyn Iterator<Item = &Record> + '_> {
    match part {
        Part::Entities => Box::new(project.entities.records()),
        Part::Relations => Box::new(project.relations.records()),
        Part::Claims => Box::new(project.claims.records()),
        Part::Links => Box::new(project.links.records()),
        Part::Cards(method) => Box::new(project.cards.records().filter(move |record| {
            let Record::Card(_, card) = record else { return false };
            let own = METHODS.iter().find(|known| known.key == card.method);
            own.map(|known| known.key) == method
        })),
    }
}

fn heads(part: Part, shown: &[Ready], lang: Lang) -> Vec<Head> {
    let id = Head { role: Role::Id, ..Head::plain("id", lang.wb_id()) };
    let own = shown.iter().map(|ready| {
        let Column { key, name, shape } = &ready.column;
        let lexicon = ready.lexicon.as_ref();
        Head {
            is_long: matches!(shape, Shape::Prose),
            names_entities: matches!(shape, Shape::Entity),
            choices: lexicon
                .map_or_else(Vec::new, |it| it.choices().into_iter().map(str::to_owned).collect()),
            is_open: !matches!(shape, Shape::Words(words) if !words.is_open()),
            ..Head::plain(key, name)
        }
    });
    let points = shown.iter().filter(|ready| ready.column.shape.points());
    let points = points.map(|ready| {
        let key = format!("{POINTS}{}", ready.column.key);
        Head::hidden(key, lang.wb_of(&ready.column.name), Role::Points)
    });
    let hold = format!("{HOLD}{}", part.key());
    let hold = Head::hidden(hold.clone(), hold, Role::Hold);
    std::iter::once(id).chain(own).chain(points).chain([hold]).collect()
}

/// Which column shows which key of a row, in the order of the keys.
#[derive(Default)]
struct Places<'a> {
    row: Vec<(&'a str, usize)>,
    /// For the keys of its body.
    body: Vec<(&'a str, usize)>,
}

impl<'a> Places<'a> {
    fn of(shown: &'a [Ready]) -> Self {
        let mut places = Self::default();
        for (n, ready) in shown.iter().enumerate() {
            let key = ready.column.key.as_str();
            if let Some(key) = key.strip_prefix("body:") {
                places.body.push((key, n));
            } else if !key.starts_with("field:") {
                places.row.push((key.strip_prefix("extra:").unwrap_or(key), n));
            }
        }
        for places in [&mut places.row, &mut places.body] {
            places.sort_unstable();
            places.dedup_by_key(|(key, _)| *key);
        }
        places
    }
}

fn place_of(places: &[(&str, usize)], key: &str) -> Option<usize> {
    let found = places.binary_search_by_key(&key, |(known, _)| *known).ok()?;
    Some(places[found].1)
}

/// What makes the cells of the rows of a part.
struct Maker<'b> {
    part: Part,
    shown: &'b [Ready],
    places: Places<'b>,
    labels: &'b Labels<'b>,
    lang: Lang,
}

impl Maker<'_> {
    fn cells<'a>(&self, row: Row<'a>) -> Vec<Out<'a>> {
        let id = row.id.hyphenated().encode_lower(&mut Uuid::encode_buffer()).to_owned();
        let mark = hold::mark(row.keys.iter().map(|(key, held)| (*key, held)));
        let Dealt { fields, values, rest } = self.deal(row);
        let mut exact = Keys::default();
        let mut cells = Vec::with_capacity(self.shown.len() + 8);
        cells.push(Out::Empty);
        let mut points = Vec::new();
        let fields = fields.map(Held::into_value).unwrap_or_default();
        let mut rebuilt = Vec::new();
        for (Ready { column, lexicon }, held) in self.shown.iter().zip(values) {
            if let Some(name) = column.key.strip_prefix("field:") {
                let value = field(&fields, name);
                rebuilt.extend(value.filter(|text| !text.is_empty()).map(|text| (name, text)));
                cells.push(Out::text(value.unwrap_or_default().to_owned()));
                continue;
            }
            if column.shape.points()
                && let Some((ids, names)) = pointed(column.shape, &held, self.labels)
            {
                points.push(Out::text(format!("{ids} {names}")));
                cells.push(Out::text(names));
                continue;
            }
            let (out, mut is_exact) = cells::show(column.shape, lexicon.as_ref(), self.lang, &held);
            if column.shape.points() {
                points.push(Out::Empty);
                is_exact &= held.as_str().is_some_and(|text| !self.labels.is_document(text));
            }
            if held != Held::Nothing && !is_exact {
                exact.put(&column.key, held);
            }
            cells.push(out);
        }
        if !fields.is_null() && !is_rebuilt(&fields, &rebuilt) {
            exact.put("fields", (&fields).into());
        }
        cells.extend(points);
        cells.push(Out::text(Holding { exact, id: &id, mark, rest }.write()));
        cells[0] = Out::text(id);
        cells
    }

    fn deal<'a>(&self, row: Row<'a>) -> Dealt<'a> {
        let mut values = vec![Held::Nothing; self.shown.len()];
        let (mut fields, mut rest) = (None, Keys::default());
        for (key, held) in self.columned(row).keys {
            match (key, held) {
                ("fields", held) if self.part == Part::Entities => fields = Some(held),
                ("body", Held::Object(body)) => {
                    let left = self.leave(body, &mut values);
                    if !left.is_empty() {
                        rest.put(key, Held::Value(Cow::Owned(left.into())));
                    }
                }
                (own, held) => match place_of(&self.places.row, own) {
                    Some(place) => values[place] = held,
                    None => rest.put(own, held),
                },
            }
        }
        Dealt { fields, values, rest }
    }

    /// A row as its sheet shows it.
    fn columned<'a>(&self, mut row: Row<'a>) -> Row<'a> {
        if let Part::Cards(Some(_)) = self.part {
            row.keys.retain(|(key, _)| *key != "method");
        }
        hold::to_columns(self.part, &mut row);
        row
    }

    /// Deals the values of a body, and gives back those that no column shows.
    fn leave<'a>(
        &self,
        body: &'a Map<String, Value>,
        values: &mut [Held<'a>],
    ) -> Map<String, Value> {
        let mut rest = Map::new();
        for (key, value) in body {
            match place_of(&self.places.body, key) {
                Some(place) => values[place] = value.into(),
                None => drop(rest.insert(key.clone(), value.clone())),
            }
        }
        rest
    }
}

/// A row whose values are dealt to its columns.
struct Dealt<'a> {
    /// The fields of an entity.
    fields: Option<Held<'a>>,
    /// What each column shows.
    values: Vec<Held<'a>>,
    /// What no column shows.
    rest: Keys<'a>,
}

/// The ids that a value points at, and what they are called; none when it points at nothing.
fn pointed(shape: Shape, held: &Held, labels: &Labels) -> Option<(String, String)> {
    match shape {
        Shape::Entity => {
            let id = EntityId::read(held.as_str()?)?;
            Some((id.to_string(), named(labels.entity(id), &id.to_string())))
        }
        Shape::Source => {
            let Held::Value(source) = held else { return None };
            let id = EntityId::read(source.get("document")?.as_str()?)?;
            Some((id.to_string(), named(labels.entity(id), &id.to_string())))
        }
        Shape::Record => {
            let of = read_ref(held.as_str()?)?;
            Some((held.as_str()?.to_owned(), labels.record(of)))
        }
        Shape::Entities => {
            several(held, |text| Some(labels.entity(EntityId::read(text)?).to_owned()))
        }
        Shape::Claims => several(held, |text| Some(labels.record(ClaimId::read(text)?.into()))),
        _ => None,
    }
}

fn named(name: &str, id: &str) -> String {
    if name.is_empty() { format!("[{id}]") } else { name.to_owned() }
}

fn several(held: &Held, label: impl Fn(&str) -> Option<String>) -> Option<(String, String)> {
    let ids: Vec<&str> = match held {
        Held::Texts(texts) => texts.iter().map(String::as_str).collect(),
        Held::Value(value) => value.as_array()?.iter().map(Value::as_str).collect::<Option<_>>()?,
        _ => return None,
    };
    let names = ids.iter().map(|id| Some(cut(&label(id)?).replace('|', "¦")));
    let names: Vec<String> = names.collect::<Option<_>>()?;
    (!ids.is_empty()).then(|| (ids.join(","), names.join(BETWEEN)))
}

/// What the fields of an entity say under a name.
pub(super) fn field<'a>(fields: &'a Value, name: &str) -> Option<&'a str> {
    let mut fields = fields.as_array()?.iter();
    let field = fields.find(|field| field.get("name").and_then(Value::as_str) == Some(name))?;
    field.get("value").and_then(Value::as_str)
}

fn is_rebuilt(fields: &Value, rebuilt: &[(&str, &str)]) -> bool {
    let Some(fields) = fields.as_array() else { return false };
    let same = fields.iter().zip(rebuilt).all(|(field, (name, value))| {
        let text = |key: &str| field.get(key).and_then(Value::as_str);
        text("name") == Some(name) && text("value") == Some(value) && cells::survives(value)
    });
    same && fields.len() == rebuilt.len()
}

/// The keys of the columns that a part has because some of its records use them.
fn in_use(part: Part, project: &Project) -> Vec<String> {
    let own: BTreeSet<String> = own_keys(part);
    let mut seen = BTreeSet::new();
    let mut keys = Vec::new();
    for name in records(part, project).flat_map(|record| names_in(record, &own)) {
        let bears = !name.is_empty()
            && name.len() <= LONGEST_NAME
            && name.trim().len() == name.len()
            && !name.chars().any(char::is_control);
        if bears && seen.insert(name) {
            keys.push(name);
        }
    }
    if part.prefix() != "field:" {
        let places = part.known_keys().into_iter().enumerate();
        let place: BTreeMap<&str, usize> = places.map(|(n, key)| (key, n)).collect();
        keys.sort_by_key(|key| (place.get(key).copied().unwrap_or(usize::MAX), *key));
    }
    keys.truncate(FIELDS);
    keys.into_iter().map(|key| format!("{}{key}", part.prefix())).collect()
}

/// The keys of a record that are no fields of its own.
fn names_in<'a>(record: &'a Record, own: &BTreeSet<String>) -> Vec<&'a str> {
    let body = |body: &'a Map<String, Value>| {
        let keys = body.keys().map(String::as_str);
        // What a group voted on its scales has no column: the hidden cell keeps it.
        let keys = keys.filter(|key| ![ROUNDS, GROUP].contains(key));
        keys.filter(|key| !(own.contains("body:slot") && *key == "slot")).collect()
    };
    let texts = |extras: &'a Map<String, Value>| {
        let texts = extras.iter().filter(|(_, value)| value.is_string());
        texts.map(|(key, _)| key.as_str()).filter(|key| !own.contains(*key)).collect()
    };
    match record {
        Record::Entity(_, row) => row.fields.iter().map(|field| field.name.as_str()).collect(),
        Record::Card(_, row) => body(&row.body),
        Record::Link(_, row) => body(&row.body),
        Record::Relation(_, row) => texts(&row.extras),
        Record::Claim(_, row) => texts(&row.extras),
        Record::View(..) | Record::Kept(..) => Vec::new(),
    }
}

/// The keys that every record of a part may have, none of which is a field of its own.
pub(super) fn own_keys(part: Part) -> BTreeSet<String> {
    let shared =
        ["id", "created", "modified", "version", "origin", "document", "fields", "body", "method"];
    let columns = part.columns(Lang::Fr).into_iter().map(|column| column.key);
    shared.into_iter().map(str::to_owned).chain(columns).collect()
}
