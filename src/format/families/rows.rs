//! Methods whose boxes are rows: objectives, strategies, messages, targets, progress, actions, indicators.

use serde_json::{Map, Value};

use super::cards::{Reading, first_text};
use super::synonyms::{
    self, ACTION_TEXTS, INDICATOR_TEXTS, MESSAGE_TEXTS, OBJECTIVE_TEXTS, Position, Slots,
    TARGET_TEXTS,
};
use super::values::{Item, is_void, items, told};
use crate::domain::cards::Card;
use crate::format::issue::Problem;
use crate::format::json::{Fields, plain};
use crate::i18n::Lang;

/// The rows of a section, each with its number; one row may stand alone, and what is no row is kept.
fn rows(reading: &mut Reading, part: &str, value: Value) -> Vec<(usize, Fields)> {
    let list = match value {
        Value::Array(list) => list,
        Value::Object(map) => vec![Value::Object(map)],
        value if is_void(&value) => return Vec::new(),
        value => {
            reading.keep(part, 0, value, Problem::NotAList);
            return Vec::new();
        }
    };
    let mut rows = Vec::new();
    for (n, row) in list.into_iter().enumerate() {
        match row {
            row if is_void(&row) => {}
            Value::Object(map) => rows.push((n + 1, Fields(map))),
            row => reading.keep(part, n + 1, row, Problem::NotAnObject),
        }
    }
    rows
}

/// A row becoming a card.
struct Row<'r, 'a, 'b> {
    reading: &'r mut Reading<'a, 'b>,
    part: &'r str,
    n: usize,
    fields: Fields,
    card: Card,
}

impl<'r, 'a, 'b> Row<'r, 'a, 'b> {
    fn new(
        reading: &'r mut Reading<'a, 'b>,
        (part, method, slot): (&'r str, &str, &str),
        (n, mut fields): (usize, Fields),
    ) -> Self {
        let mut card = reading.card(method, slot, Item::default());
        card.origin = fields.some_text("id");
        if let Some(created) = fields.integer("created").filter(|created| *created > 0) {
            card.body.insert("created".to_owned(), created.into());
            card.meta.created = created;
        }
        Self { reading, part, n, fields, card }
    }

    /// Puts a value under a key, or beside it when the key is taken.
    fn aside(&mut self, key: &str, value: Value) {
        let mut key = key.to_owned();
        while self.card.body.contains_key(&key) {
            key.push('_');
        }
        self.card.body.insert(key, value);
    }

    /// What the card says, under the first of these keys that says anything.
    fn title(&mut self, keys: &[&str]) {
        let Item { text, detail } = Item::whole(&first_text(&mut self.fields, keys));
        (self.card.text, self.card.detail) = (text, detail);
    }

    /// The first of these parts of the body, for a card that says nothing else.
    fn titled_by(&mut self, keys: &[&str]) {
        if self.card.text.is_empty() {
            let body = &self.card.body;
            let mut found = keys.iter().filter_map(|key| body.get(*key).and_then(Value::as_str));
            let text = found.next().unwrap_or_default();
            self.card.text = Item::whole(text).text;
        }
    }

    fn texts(&mut self, slots: &Slots) {
        for (key, names) in slots {
            for name in *names {
                let value = self.fields.0.get(*name).map(told).unwrap_or_default();
                if !value.is_empty() {
                    self.fields.0.remove(*name);
                    self.aside(key, value.into());
                }
            }
        }
    }

    /// A figure of a scale; what is off it is told, and kept beside.
    fn scale(&mut self, key: &str, names: &[&str], (low, high): (i64, i64)) {
        for name in names {
            let Some(value) = self.fields.0.remove(*name).filter(|value| !is_void(value)) else {
                continue;
            };
            let text = told(&value);
            match text.parse::<i64>().ok().filter(|figure| (low..=high).contains(figure)) {
                Some(figure) => self.aside(key, figure.into()),
                None => self.off_scale(key, &text),
            }
        }
    }

    fn off_scale(&mut self, key: &str, text: &str) {
        let (field, value) = (key.to_owned(), text.to_owned());
        self.reading.tell(self.part, self.n, Problem::OffScale { field, value });
        self.aside(&format!("imported_{key}"), text.into());
    }

    fn word(&mut self, key: &str, names: &[&str], read: impl Fn(&str) -> Option<&'static str>) {
        let text = first_text(&mut self.fields, names);
        match read(&text) {
            _ if text.is_empty() => {}
            Some(word) => self.aside(key, word.into()),
            None => self.off_scale(key, &text),
        }
    }

    /// How far it has come, by its status or by a tick.
    fn progress(&mut self, key: &str) {
        let done = self.fields.flag("done") | self.fields.flag("fait");
        self.word(key, &["status", "statut", "col", "state"], synonyms::progress);
        if done && !self.card.body.contains_key(key) {
            self.aside(key, "done".into());
        }
    }

    /// The entity that is called so, as the one it is on.
    fn about(&mut self, name: &str) {
        self.card.entities.extend(self.reading.called(name));
    }

    /// The card, with what is left of the row; nothing when the row says nothing.
    fn finish(mut self) -> Option<crate::domain::id::CardId> {
        for (key, value) in std::mem::take(&mut self.fields.0) {
            if !is_void(&value)
                && value != Value::Bool(false)
                && !(key.starts_with("_xp") && value.is_boolean())
            {
                self.aside(&key, value);
            }
        }
        let bare = |(key, value): (&String, &Value)| {
            matches!(key.as_str(), "slot" | "rank") || (key == "created" && value.is_number())
        };
        let says = !self.card.text.is_empty() || !self.card.detail.is_empty();
        let says = says || !self.card.body.iter().all(bare);
        (says || self.card.origin.is_some()).then(|| self.reading.put(self.card))
    }
}

pub(super) fn objectives(reading: &mut Reading, part: &str, value: Value) {
    for row in rows(reading, part, value) {
        let mut row = Row::new(reading, (part, "objective", ""), row);
        row.title(&["text", "objectif", "titre", "title"]);
        let indicator = first_text(&mut row.fields, &["indicator", "indicateur", "indicateurs"]);
        let level = first_text(&mut row.fields, &["level"]);
        if !level.is_empty() {
            row.aside(if level == "result" { "level" } else { "scope" }, level.into());
        }
        row.texts(OBJECTIVE_TEXTS);
        row.progress("progress");
        row.titled_by(&["what", "specific", "verb", "measurable", "means", "deadline", "time"]);
        if row.card.text.is_empty() {
            row.card.text = Item::whole(&indicator).text;
        }
        let id = row.finish();
        if !indicator.is_empty() {
            let measure = reading.card("indicator", "", Item::whole(&indicator));
            let measure = reading.put(measure);
            if let Some(id) = id {
                reading.link("measures", measure, id);
            }
        }
    }
}

/// The kinds of strategy that were chosen, by their keys.
pub(super) fn strategies(reading: &mut Reading, part: &str, value: Value) {
    let Value::Array(list) = value else {
        return reading.notes("strategies", part, value);
    };
    for item in list {
        match plain(&item) {
            Some(kind) if kind.trim().is_empty() => {}
            Some(kind) => strategy(reading, &name_of(kind.trim()), kind.trim()),
            None => reading.notes("strategies", part, item),
        }
    }
}

/// A strategy that was chosen; `kind` is blank when it is of none that has a name.
pub(super) fn strategy(reading: &mut Reading, name: &str, kind: &str) {
    let mut card = reading.card("strategy", "", Item::whole(name));
    if !kind.is_empty() {
        card.body.insert("type".to_owned(), kind.into());
    }
    card.body.insert("chosen".to_owned(), true.into());
    reading.put(card);
}

/// A kind of strategy as the text of a card.
fn name_of(kind: &str) -> String {
    let words = Lang::default().body_value("type", kind).unwrap_or(kind);
    // What follows the colon says what such a strategy is made of.
    let name = words.split_once(':').map_or(words, |(name, _)| name.trim_end());
    let mut name = name.chars();
    name.next().map(|first| first.to_uppercase().chain(name).collect()).unwrap_or_default()
}

pub(super) fn messages(reading: &mut Reading, part: &str, value: Value) {
    for row in rows(reading, part, value) {
        let mut row = Row::new(reading, (part, "message", ""), row);
        row.title(&["message", "text", "titre", "title"]);
        row.texts(MESSAGE_TEXTS);
        row.titled_by(&["hook", "ask", "problem", "importance", "audience", "usage"]);
        if let Some(audience) = row.card.body.get("audience").and_then(Value::as_str) {
            let audience = audience.to_owned();
            row.about(&audience);
        }
        row.finish();
    }
}

pub(super) fn targets(reading: &mut Reading, part: &str, value: Value) {
    for row in rows(reading, part, value) {
        let mut row = Row::new(reading, (part, "target", ""), row);
        row.title(&["name", "nom"]);
        row.target();
        row.texts(TARGET_TEXTS);
        row.scale("interest", &["interest", "interet"], (1, 5));
        row.scale("influence", &["influence", "power"], (1, 5));
        let position = first_text(&mut row.fields, &["position"]);
        match synonyms::position(&position) {
            Some(Position::Stance(stance)) => row.aside("position", stance.value().into()),
            _ if position.is_empty() => {}
            _ => row.off_scale("position", &position),
        }
        row.word("access", &["access", "acces"], access);
        row.finish();
    }
}

impl Row<'_, '_, '_> {
    /// The actor that a target sheet is on: by its id, else by its name.
    fn target(&mut self) {
        let id = first_text(&mut self.fields, &["entityId"]);
        match self.reading.ids.get(&id).copied() {
            Some(entity) => {
                self.card.entities.push(entity);
                if self.card.text.is_empty() {
                    self.card.text = self.reading.project.entity_name(entity).to_owned();
                }
            }
            None if id.is_empty() => {
                let name = self.card.text.clone();
                self.about(&name);
                if self.card.entities.is_empty() && !name.is_empty() {
                    self.reading.tell(self.part, self.n, Problem::NoActor(name));
                }
            }
            None => {
                self.reading.tell(self.part, self.n, Problem::Missing(id.clone()));
                self.aside("entityId", id.into());
            }
        }
    }
}

fn access(word: &str) -> Option<&'static str> {
    ["none", "indirect", "direct"].into_iter().find(|known| *known == word)
}

/// What is expected, liked, loved of each actor: a card each, of the same rank.
pub(super) fn progress(reading: &mut Reading, part: &str, value: Value) {
    for (n, mut fields) in rows(reading, part, value) {
        let actor = first_text(&mut fields, &["actor", "acteur", "nom", "name"]);
        let entity = reading.called(&actor);
        if entity.is_none() && !actor.is_empty() {
            reading.tell(part, n, Problem::NoActor(actor.clone()));
        }
        let texts = ["expect", "like", "love"].map(|slot| (slot, first_text(&mut fields, &[slot])));
        let is_bare = texts.iter().all(|(_, text)| text.is_empty());
        let texts = texts.into_iter().enumerate();
        let said = texts.filter(|(at, (_, text))| !text.is_empty() || (is_bare && *at == 0));
        for (_, (slot, text)) in said.filter(|_| !is_bare || !actor.is_empty()) {
            let mut card = reading.card("progress", slot, Item::whole(&text));
            card.body.insert("rank".to_owned(), (n - 1).into());
            card.entities.extend(entity);
            if !actor.is_empty() && entity.is_none_or(|id| reading.project.entity_name(id) != actor)
            {
                card.body.insert("actor".to_owned(), actor.clone().into());
            }
            reading.put(card);
        }
        reading.notes("progress", &actor, Value::Object(fields.0));
    }
}

pub(super) fn actions(reading: &mut Reading, part: &str, value: Value) {
    for row in rows(reading, part, value) {
        let mut row = Row::new(reading, (part, "action", ""), row);
        row.title(&["title", "titre", "quoi", "text", "name", "nom", "task"]);
        row.texts(ACTION_TEXTS);
        row.progress("state");
        row.titled_by(&["description"]);
        row.finish();
    }
}

/// Indicators with their steps, ticked or not.
pub(super) fn indicators(reading: &mut Reading, part: &str, value: Value) {
    if let Value::String(text) = &value {
        let items = items(&Value::from(text.as_str()));
        reading.cards("indicator", "", items);
        return;
    }
    for row in rows(reading, part, value) {
        let mut row = Row::new(reading, (part, "indicator", ""), row);
        row.title(&["libelle", "text", "name", "nom", "titre", "title"]);
        let steps = row.fields.list("etapes");
        let steps: Vec<String> = steps.iter().map(step).filter(|step| !step.is_empty()).collect();
        row.card.detail = Item::joined(&row.card.detail, &steps.join("\n"));
        row.texts(INDICATOR_TEXTS);
        row.finish();
    }
}

fn step(value: &Value) -> String {
    let Value::Object(map) = value else { return told(value) };
    let mut fields = Fields(map.clone());
    let mark = if fields.flag("fait") { "☑" } else { "☐" };
    fields.0.retain(|key, value| key != "fait" || !value.is_boolean());
    let text = first_text(&mut fields, &["txt", "text"]);
    let rest: Map<String, Value> = fields.0;
    let whole = Item::joined(&text, &super::cards::lines_of(&rest));
    if whole.is_empty() { whole } else { format!("{mark} {whole}") }
}

/// Entries of a journal, what happened and when.
pub(super) fn journal(reading: &mut Reading, part: &str, value: Value) {
    let slot = if part == "veille" { "watch" } else { "journal" };
    if let Value::Array(list) = value {
        for item in list {
            match item {
                Value::Object(map) => reading.row_note(slot, part, map),
                item => reading.notes(slot, part, item),
            }
        }
    } else {
        reading.notes(slot, part, value);
    }
}
