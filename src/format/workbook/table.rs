//! The records of a project as tables, whatever is made of them then.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::cells::{self, BETWEEN, Out};
use super::columns::{Column, Part, Shape};
use super::hold::{self, Hold};
use super::labels::{Labels, cut};
use super::seen;
use super::words::Lexicon;
use crate::domain::id::{ClaimId, EntityId};
use crate::domain::method::METHODS;
use crate::domain::method::scores::ROUNDS;
use crate::domain::project::Project;
use crate::domain::record::Record;
use crate::format::myspot::{read_ref, record_to_json};
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
pub(in crate::format) struct Table {
    /// What names it whatever the language.
    pub(super) key: String,
    /// What it is called.
    pub(super) name: String,
    /// Its columns.
    pub(in crate::format) heads: Vec<Head>,
    /// Its rows, each as long as the heads.
    pub(in crate::format) rows: Vec<Vec<Out>>,
}

/// The hidden column that says which part a sheet holds: `mySPOT/cards:swot`.
pub(super) const HOLD: &str = "mySPOT/";
/// The hidden columns of ids: `mySPOT:source`.
pub(super) const POINTS: &str = "mySPOT:";

/// One part of the project; `None` when there is nothing in it and it is no main one.
pub(super) fn of(part: Part, project: &Project, labels: &Labels, lang: Lang) -> Option<Table> {
    let is_main = matches!(part, Part::Entities | Part::Relations | Part::Claims);
    let is_empty = records(part, project).next().is_none();
    (is_main || !is_empty).then(|| whole(part, project, labels, lang))
}

fn whole(part: Part, project: &Project, labels: &Labels, lang: Lang) -> Table {
    let maps: Vec<_> = records(part, project).filter_map(|record| columned(part, record)).collect();
    let mut columns = part.columns(lang);
    columns.extend(in_use(part, &maps).into_iter().map(|key| part.more(&key, lang)));
    let shown: Vec<Ready> = columns.into_iter().map(|column| Ready::new(column, lang)).collect();
    let places = Places::of(&shown);
    let rows = maps.into_iter().map(|map| row(part, map, &shown, &places, labels, lang)).collect();
    let heads = heads(part, &shown, lang);
    Table { key: part.key(), name: part.name(lang).to_owned(), heads, rows }
}

/// The tables that other formats are made of.
impl Table {
    pub(in crate::format) fn entities(project: &Project, lang: Lang) -> Self {
        whole(Part::Entities, project, &Labels::of(project), lang)
    }

    pub(in crate::format) fn relations(project: &Project, lang: Lang) -> Self {
        whole(Part::Relations, project, &Labels::of(project), lang)
    }

    pub(in crate::format) fn claims(project: &Project, lang: Lang) -> Self {
        whole(Part::Claims, project, &Labels::of(project), lang)
    }

    pub(in crate::format) fn sources(project: &Project, lang: Lang) -> Self {
        seen::sources(project, &Labels::of(project), lang)
    }

    pub(in crate::format) fn chronology(project: &Project, lang: Lang) -> Self {
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

/// A record as its sheet shows it, with its mark.
fn columned(part: Part, record: &Record) -> Option<Map<String, Value>> {
    let Value::Object(mut map) = record_to_json(record) else { return None };
    let mark = hold::mark(&map);
    if let Part::Cards(Some(_)) = part {
        map.remove("method");
    }
    hold::to_columns(part, &mut map);
    map.insert(MARK.to_owned(), mark.into());
    Some(map)
}

/// Where the mark of a record waits for its hold: our file has no such key.
const MARK: &str = "\u{0}mark";

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

/// Which column shows which key of a row.
#[derive(Default)]
struct Places<'a> {
    row: BTreeMap<&'a str, usize>,
    /// For the keys of its body.
    body: BTreeMap<&'a str, usize>,
}

impl<'a> Places<'a> {
    fn of(shown: &'a [Ready]) -> Self {
        let mut places = Self::default();
        for (n, ready) in shown.iter().enumerate() {
            let key = ready.column.key.as_str();
            if let Some(key) = key.strip_prefix("body:") {
                places.body.entry(key).or_insert(n);
            } else if !key.starts_with("field:") {
                places.row.entry(key.strip_prefix("extra:").unwrap_or(key)).or_insert(n);
            }
        }
        places
    }
}

fn row(
    part: Part,
    map: Map<String, Value>,
    shown: &[Ready],
    places: &Places,
    labels: &Labels,
    lang: Lang,
) -> Vec<Out> {
    let Dealt { id, fields, mut values, mut hold } = deal(part, map, places, shown.len());
    let mut cells = Vec::with_capacity(2 * shown.len());
    cells.push(Out::text(id));
    let mut points = Vec::new();
    let mut rebuilt = Vec::new();
    for (Ready { column, lexicon }, taken) in shown.iter().zip(&mut values) {
        if let Some(name) = column.key.strip_prefix("field:") {
            let value = field(&fields, name);
            rebuilt.extend(value.filter(|text| !text.is_empty()).map(|text| (name, text)));
            let text = value.unwrap_or_default();
            cells.push(Out::text(text));
            continue;
        }
        let (is_there, value) = (taken.is_some(), taken.take().unwrap_or_default());
        if column.shape.points()
            && let Some((ids, names)) = pointed(column.shape, &value, labels)
        {
            points.push(Out::text(format!("{ids} {names}")));
            cells.push(Out::text(names));
            continue;
        }
        let (out, mut exact) = cells::show(column.shape, lexicon.as_ref(), lang, &value);
        if column.shape.points() {
            points.push(Out::Empty);
            exact &= value.as_str().is_some_and(|text| !labels.is_document(text));
        }
        if is_there && !exact {
            hold.exact.insert(column.key.clone(), value);
        }
        cells.push(out);
    }
    if !fields.is_null() && !is_rebuilt(&fields, &rebuilt) {
        hold.exact.insert("fields".to_owned(), fields);
    }
    cells.extend(points);
    cells.push(Out::Text(hold.write()));
    cells
}

/// A row whose values are dealt to its columns.
struct Dealt {
    id: String,
    /// The fields of an entity.
    fields: Value,
    /// A value a column, where the row has one.
    values: Vec<Option<Value>>,
    /// What no column shows.
    hold: Hold,
}

fn deal(part: Part, map: Map<String, Value>, places: &Places, columns: usize) -> Dealt {
    let mut values = vec![None; columns];
    let (mut id, mut fields, mut hold) = (String::new(), Value::Null, Hold::default());
    for (key, value) in map {
        match (key.as_str(), value) {
            ("id", Value::String(text)) => id = text,
            (MARK, Value::String(text)) => hold.mark = text,
            ("fields", value) if part == Part::Entities => fields = value,
            ("body", Value::Object(body)) => {
                let rest = leave(body, &places.body, &mut values);
                if !rest.is_empty() {
                    hold.rest.insert(key, rest.into());
                }
            }
            (own, value) => match places.row.get(own) {
                Some(place) => values[*place] = Some(value),
                None => drop(hold.rest.insert(key, value)),
            },
        }
    }
    hold.id.clone_from(&id);
    Dealt { id, fields, values, hold }
}

/// Deals the values of a body, and gives back those that no column shows.
fn leave(
    body: Map<String, Value>,
    places: &BTreeMap<&str, usize>,
    values: &mut [Option<Value>],
) -> Map<String, Value> {
    let mut rest = Map::new();
    for (key, value) in body {
        match places.get(key.as_str()) {
            Some(place) => values[*place] = Some(value),
            None => drop(rest.insert(key, value)),
        }
    }
    rest
}

/// The ids that a value points at, and what they are called; none when it points at nothing.
fn pointed(shape: Shape, value: &Value, labels: &Labels) -> Option<(String, String)> {
    let entity = |value: &Value| value.as_str().and_then(EntityId::read);
    match shape {
        Shape::Entity => {
            let id = entity(value)?;
            Some((id.to_string(), named(labels.entity(id), &id.to_string())))
        }
        Shape::Source => {
            let id = value.get("document").and_then(entity)?;
            Some((id.to_string(), named(labels.entity(id), &id.to_string())))
        }
        Shape::Record => {
            let of = read_ref(value.as_str()?)?;
            Some((value.as_str()?.to_owned(), labels.record(of)))
        }
        Shape::Entities => {
            several(value, |text| Some(labels.entity(EntityId::read(text)?).to_owned()))
        }
        Shape::Claims => several(value, |text| Some(labels.record(ClaimId::read(text)?.into()))),
        _ => None,
    }
}

fn named(name: &str, id: &str) -> String {
    if name.is_empty() { format!("[{id}]") } else { name.to_owned() }
}

fn several(value: &Value, label: impl Fn(&str) -> Option<String>) -> Option<(String, String)> {
    let items = value.as_array().filter(|items| !items.is_empty())?;
    let ids: Vec<&str> = items.iter().filter_map(Value::as_str).collect();
    let names: Vec<String> = ids.iter().filter_map(|id| label(id)).collect();
    let names: Vec<String> = names.iter().map(|name| cut(name).replace('|', "¦")).collect();
    (names.len() == items.len()).then(|| (ids.join(","), names.join(BETWEEN)))
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
fn in_use(part: Part, maps: &[Map<String, Value>]) -> Vec<String> {
    let own: BTreeSet<String> = own_keys(part);
    let mut seen = BTreeSet::new();
    let mut keys = Vec::new();
    for name in maps.iter().flat_map(|map| names_in(part, map, &own)) {
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

/// The keys of a row that are no fields of its own.
fn names_in<'a>(
    part: Part,
    map: &'a Map<String, Value>,
    own: &'a BTreeSet<String>,
) -> Box<dyn Iterator<Item = &'a str> + 'a> {
    let keys = |map: Option<&'a Value>| map.and_then(Value::as_object).into_iter().flatten();
    match part {
        Part::Entities => {
            let fields = map.get("fields").and_then(Value::as_array).into_iter().flatten();
            Box::new(fields.filter_map(|field| field.get("name").and_then(Value::as_str)))
        }
        Part::Cards(_) | Part::Links => {
            let body = keys(map.get("body")).map(|(key, _)| key.as_str());
            // The votes before the last round have no column: the hidden cell keeps them.
            let body = body.filter(|key| *key != ROUNDS);
            Box::new(body.filter(move |key| !(own.contains("body:slot") && *key == "slot")))
        }
        Part::Relations | Part::Claims => {
            let texts = map.iter().filter(|(_, value)| value.is_string());
            Box::new(texts.map(|(key, _)| key.as_str()).filter(|key| !own.contains(*key)))
        }
    }
}

/// The keys that every record of a part may have, none of which is a field of its own.
pub(super) fn own_keys(part: Part) -> BTreeSet<String> {
    let shared = [
        "id", "created", "modified", "version", "origin", "document", "fields", "body", "method",
        MARK,
    ];
    let columns = part.columns(Lang::Fr).into_iter().map(|column| column.key);
    shared.into_iter().map(str::to_owned).chain(columns).collect()
}
