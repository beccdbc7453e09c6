//! One row of cells, as a record in the keys of our file.

use serde_json::{Value, json};

use super::sheets::free_key;
use super::{Keys, Reading, Row};
use crate::format::issue::Problem;
use crate::format::myspot::ref_text;
use crate::format::table::Cell;
use crate::format::workbook::cells::{self, same};
use crate::format::workbook::columns::{Part, Shape};
use crate::format::workbook::hold;
use crate::format::workbook::labels::{Meaning, Want};
use crate::format::workbook::table::{POINTS, Ready, field};

/// A value, and what is to be told of it; no value for a text that means none.
type Said = (Option<Value>, Option<Problem>);

impl Reading<'_, '_> {
    /// The value of a column that points at nothing.
    pub(super) fn value(&self, row: &Row, key: &str) -> Option<Value> {
        let (_, ready) = row.found.values.iter().find(|(_, ready)| ready.column.key == key)?;
        self.plain_value(row, ready)
    }

    /// The record of a row: what it holds, and what its cells say.
    pub(super) fn assemble(&mut self, row: &Row) -> Keys {
        let part = row.found.part;
        let hold = row.hold.clone().unwrap_or_default();
        let mut map = hold.rest;
        for (key, value) in &hold.exact {
            if row.found.column(key).is_none() {
                put(&mut map, key, value.clone());
            }
        }
        let (mut bad, mut is_clear) = (Vec::new(), row.found.is_whole);
        for (_, ready) in &row.found.values {
            // What a column shows is for the column to say.
            map.remove(&ready.column.key);
        }
        for (column, ready) in &row.found.values {
            if ready.column.shape == Shape::Field {
                continue;
            }
            let (value, problem) = self.said(row, ready);
            match value {
                Some(Value::Null)
                    if problem.is_none() && !hold.exact.contains_key(&ready.column.key) => {}
                Some(value) => put(&mut map, &ready.column.key, value),
                None => bad.push((ready, row.found.text(row.at, &ready.column.key))),
            }
            if let Some(problem) = problem {
                is_clear = false;
                self.tell_cell(row.found.sheet, row.at + 1, *column, problem);
            }
        }
        self.fields(row, &bad, &mut map);
        if let Part::Cards(Some(method)) = part {
            map.insert("method".to_owned(), method.into());
        }
        if part == Part::Entities && row.hold.is_none() && !map.contains_key("kind") {
            map.insert(
                "kind".to_owned(),
                crate::domain::entities::EntityKind::default().key().into(),
            );
        }
        hold::from_columns(part, &mut map);
        let base = map.get("modified").and_then(Value::as_i64).filter(|_| is_clear);
        if self.stamp(row, &hold.mark, &mut map)
            && let Some(base) = base
        {
            self.note_edit(row, base);
        }
        map.insert("id".to_owned(), row.id.to_string().into());
        map
    }

    /// The dates of change: as they were when nothing changed. Whether something did.
    fn stamp(&self, row: &Row, mark: &str, map: &mut Keys) -> bool {
        if row.is_known && hold::mark(map.iter().map(|(key, value)| (key.as_str(), value))) == mark
        {
            return false;
        }
        let now = self.fresh.now;
        if !row.is_known || !map.contains_key("created") {
            map.insert("created".to_owned(), now.into());
        }
        let version = if row.is_known { map.get("version").and_then(Value::as_u64) } else { None };
        map.insert("modified".to_owned(), now.into());
        map.insert(
            "version".to_owned(),
            version.map_or(1, |version| version.saturating_add(1)).into(),
        );
        row.is_known
    }

    /// What a cell says: the value it was written with, when it still shows that.
    fn said(&self, row: &Row, ready: &Ready) -> Said {
        let column = &ready.column;
        if column.shape.points()
            && row.hold.as_ref().is_none_or(|hold| !self.still(row, ready, hold))
        {
            return self.pointed(row, ready);
        }
        match self.plain_value(row, ready) {
            Some(value) => (Some(value), None),
            None => {
                let value = row.found.text(row.at, &column.key).trim().to_owned();
                (None, Some(Problem::OffScale { field: column.name.clone(), value }))
            }
        }
    }

    fn still(&self, row: &Row, ready: &Ready, hold: &hold::Hold) -> bool {
        let exact = hold.exact.get(&ready.column.key);
        exact.is_some_and(|exact| self.shows(row, ready, exact))
    }

    fn shows(&self, row: &Row, ready: &Ready, value: &Value) -> bool {
        let Ready { column, lexicon } = ready;
        let (out, _) = cells::show(column.shape, lexicon.as_ref(), self.lang, &value.into());
        let cell = self.cell_of(row, &column.key);
        same(&out.seen(), &cells::text(&cell))
    }

    fn plain_value(&self, row: &Row, ready: &Ready) -> Option<Value> {
        let exact = row.hold.as_ref().and_then(|hold| hold.exact.get(&ready.column.key));
        match exact.filter(|exact| self.shows(row, ready, exact)) {
            Some(exact) => Some(exact.clone()),
            None => {
                let cell = self.cell_of(row, &ready.column.key);
                cells::value(ready.column.shape, ready.lexicon.as_ref(), &cell)
            }
        }
    }

    fn cell_of(&self, row: &Row, key: &str) -> Cell {
        let id = if self.long.is_empty() { String::new() } else { row.found.text(row.at, "id") };
        self.cell(row.found, row.at, id.trim(), key)
    }

    /// The records that a cell names: those it was written with, when it still shows their names.
    fn pointed(&self, row: &Row, ready: &Ready) -> Said {
        let cell = self.cell_of(row, &ready.column.key);
        let text = cells::text(&cell);
        let text = text.trim();
        let points = format!("{POINTS}{}", ready.column.key);
        let hidden = if row.is_stray { Cell::Empty } else { self.cell_of(row, &points) };
        let hidden = cells::text(&hidden);
        let (ids, names) = hidden.split_once(' ').unwrap_or((&hidden, ""));
        let shape = ready.column.shape;
        if text.is_empty() {
            return (Some(Value::Null), None);
        }
        if !ids.is_empty() && same(names, text) {
            let list = || ids.split(',').collect::<Vec<_>>();
            let value = match shape {
                Shape::Source => json!({"document": ids}),
                Shape::Entities | Shape::Claims => json!(list()),
                _ => json!(ids),
            };
            return (Some(value), None);
        }
        match shape {
            Shape::Source => match self.names.meaning(text, Want::Document) {
                Meaning::None => (Some(text.into()), None),
                found => one(text, found, |id| json!({"document": bare(&id)})),
            },
            Shape::Record => one(text, self.names.meaning(text, Want::Any), Value::from),
            Shape::Entity => {
                one(text, self.names.meaning(text, Want::Entity), |id| bare(&id).into())
            }
            _ => {
                let known: Vec<(&str, &str)> =
                    names.split('|').map(str::trim).zip(ids.split(',')).collect();
                let want = if shape == Shape::Claims { Want::Claim } else { Want::Entity };
                self.several(text, &known, want)
            }
        }
    }

    fn several(&self, text: &str, known: &[(&str, &str)], want: Want) -> Said {
        let mut ids = Vec::<Value>::new();
        let mut problem = None;
        for name in text.split('|').map(str::trim).filter(|name| !name.is_empty()) {
            if let Some((_, id)) = known.iter().find(|(label, _)| same(label, name)) {
                ids.push((*id).into());
                continue;
            }
            match self.names.meaning(name, want) {
                Meaning::None => problem = Some(Problem::Missing(name.to_owned())),
                Meaning::One(of) => ids.push(bare(&ref_text(of)).into()),
                Meaning::Several(of) => {
                    ids.push(bare(&ref_text(of)).into());
                    problem = Some(Problem::Ambiguous(name.to_owned()));
                }
            }
        }
        (Some(ids.into()), problem)
    }

    /// The fields of one's own, in the columns of the sheet; what no column understood goes there too.
    fn fields(&self, row: &Row, bad: &[(&Ready, String)], map: &mut Keys) {
        let part = row.found.part;
        if part != Part::Entities {
            for (ready, text) in bad {
                put(map, &free_key(part, &ready.column.name), text.trim().into());
            }
            return;
        }
        let base = row.hold.as_ref().and_then(|hold| hold.exact.get("fields"));
        let mut fields = base.cloned().unwrap_or_else(|| json!([]));
        for (_, ready) in &row.found.values {
            if let Some(name) = ready.column.key.strip_prefix("field:") {
                let cell = self.cell_of(row, &ready.column.key);
                set_field(&mut fields, name, &cells::text(&cell));
            }
        }
        for (ready, text) in bad {
            set_field(&mut fields, &ready.column.name, text);
        }
        if fields.as_array().is_some_and(|fields| !fields.is_empty()) {
            map.insert("fields".to_owned(), fields);
        }
    }
}

/// The one record that a name means.
fn one(text: &str, found: Meaning, value: impl Fn(String) -> Value) -> Said {
    match found {
        Meaning::None => (None, Some(Problem::Missing(text.to_owned()))),
        Meaning::One(of) => (Some(value(ref_text(of))), None),
        Meaning::Several(of) => {
            (Some(value(ref_text(of))), Some(Problem::Ambiguous(text.to_owned())))
        }
    }
}

/// The id in a reference.
fn bare(of: &str) -> &str {
    of.split_once(':').map_or(of, |(_, id)| id)
}

fn set_field(fields: &mut Value, name: &str, text: &str) {
    if same(field(fields, name).unwrap_or_default(), text) {
        return;
    }
    let Some(fields) = fields.as_array_mut() else { return };
    let is_named = |field: &Value| field.get("name").and_then(Value::as_str) == Some(name);
    let text = text.trim();
    match fields.iter().position(is_named) {
        Some(at) if text.is_empty() => drop(fields.remove(at)),
        Some(at) => fields[at] = json!({"name": name, "value": text}),
        None => fields.push(json!({"name": name, "value": text})),
    }
}

fn put(map: &mut Keys, key: &str, value: Value) {
    if let Some(key) = key.strip_prefix("body:") {
        let body = map.entry("body").or_insert_with(|| json!({}));
        if let Some(body) = body.as_object_mut() {
            body.insert(key.to_owned(), value);
        }
        return;
    }
    map.insert(key.strip_prefix("extra:").unwrap_or(key).to_owned(), value);
}
