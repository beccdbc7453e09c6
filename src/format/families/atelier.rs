//! The Atelier's dossiers: numbered tools, 15 in the first version and 22 in the second.

use serde_json::{Map, Value};

use super::cards::{Reading, first_text, lines_of};
use super::values::{Item, is_void, told};
use super::{actors, checklist, head, methods, rows, workstation};
use crate::domain::id::CardId;
use crate::format::issue::Problem;
use crate::format::json::Fields;
use crate::i18n::old_lists::{PROFILES, STRATEGIES_2};

/// Reads a file of either version: several dossiers, one, or the tools of one.
pub(super) fn read(reading: &mut Reading, mut map: Map<String, Value>) {
    match map.remove("dossiers") {
        Some(Value::Array(dossiers)) => {
            workstation::several(reading, "dossiers", dossiers, dossier);
            head::read(reading, &mut map);
            reading.notes("other", "", Value::Object(map));
        }
        other => {
            reading.notes("other", "dossiers", other.unwrap_or_default());
            dossier(reading, map);
        }
    }
}

fn dossier(reading: &mut Reading, mut map: Map<String, Value>) {
    head::read(reading, &mut map);
    let is_second = map.contains_key("d");
    let mut tools = match map.remove("d") {
        Some(Value::Object(tools)) => tools,
        Some(other) => {
            reading.notes("other", "d", other);
            return reading.notes("other", "", Value::Object(map));
        }
        None => std::mem::take(&mut map),
    };
    reading.notes("other", "", Value::Object(map));
    for (key, read) in TOOLS {
        if let Some(value) = tools.remove(*key)
            && let Some(fields) = methods::fields_of(reading, key, value)
        {
            read(reading, key, fields, is_second);
        }
    }
    reading.notes("other", "", Value::Object(tools));
}

type ToolReader = fn(&mut Reading, &str, Fields, bool);

/// The tools, in the order in which they name each other.
const TOOLS: &[(&str, ToolReader)] = &[
    ("o4", |r, part, mut fields, _| {
        list(r, part, &mut fields, "acteurs", actors::actors);
        r.rest("other", fields);
    }),
    ("o1", |r, _, fields, _| r.rest("domino", fields)),
    ("o2", |r, _, fields, _| profile(r, fields)),
    ("o3", |r, _, fields, _| r.rest("power_flower", fields)),
    ("o5", |r, part, fields, _| methods::change(r, part, Value::Object(fields.0))),
    ("o6", |r, part, fields, _| methods::swot(r, part, Value::Object(fields.0))),
    ("o7", |r, part, fields, _| methods::pestel(r, part, Value::Object(fields.0))),
    ("o8", |r, part, fields, _| methods::tree(r, part, Value::Object(fields.0))),
    ("o9", |r, part, fields, _| methods::whys(r, part, Value::Object(fields.0))),
    ("o10", |r, _, fields, _| r.rest("power_modes", fields)),
    ("o11", |r, part, mut fields, _| {
        list(r, part, &mut fields, "objectifs", rows::objectives);
        r.rest("other", fields);
    }),
    ("o12", |r, part, fields, _| aims(r, part, fields)),
    ("o13", |r, part, mut fields, _| {
        list(r, part, &mut fields, "messages", rows::messages);
        r.rest("other", fields);
    }),
    ("o14", |r, _, mut fields, is_second| {
        checklist::meeting(r, &mut fields, is_second);
        let accounts = fields.0.remove("comptes").unwrap_or_default();
        r.notes("meeting", "comptes", accounts);
        r.rest("checklist", fields);
    }),
    ("o15", |r, part, fields, _| follow(r, part, fields)),
    ("o16", |r, _, fields, _| r.rest("calendar", fields)),
    ("o17", |r, part, fields, _| axes(r, part, fields)),
    ("o18", |r, _, fields, _| chosen(r, fields)),
    ("o19", |r, part, mut fields, _| {
        if let Some(Value::Array(sheets)) = fields.0.get_mut("fiches") {
            sheets.iter_mut().for_each(prose_to_notes);
        }
        list(r, part, &mut fields, "fiches", rows::targets);
        r.rest("targets", fields);
    }),
    ("o20", |r, _, mut fields, _| {
        for key in ["creation", "vie"] {
            checklist::numbers(r, "network", &mut fields, key);
        }
        r.rest("network", fields);
    }),
    ("o21", |r, _, mut fields, _| {
        checklist::numbers(r, "media", &mut fields, "interview");
        r.rest("media", fields);
    }),
    ("o22", |r, part, mut fields, _| {
        list(r, part, &mut fields, "actions", rows::actions);
        checklist::numbers(r, "mobilisation", &mut fields, "criteres");
        r.rest("mobilisation", fields);
    }),
];

/// Reads the list under `key` of a tool, told under both names.
fn list(
    reading: &mut Reading,
    part: &str,
    fields: &mut Fields,
    key: &str,
    read: fn(&mut Reading, &str, Value),
) {
    if let Some(value) = fields.0.remove(key) {
        read(reading, &format!("{part}.{key}"), value);
    }
}

fn profile(reading: &mut Reading, mut fields: Fields) {
    let named = |letter: &str| {
        PROFILES.iter().find(|(known, _)| *known == letter).map(|(_, name)| (*name).to_owned())
    };
    let answers = fields.list("reponses");
    let said = answers.iter().enumerate().filter(|(_, answer)| !is_void(answer));
    let lines = said.map(|(n, answer)| {
        let letter = told(answer);
        format!("{}. {}", n + 1, named(&letter).unwrap_or(letter))
    });
    let lines: Vec<String> = lines.collect();
    reading.note("profile", "reponses", "", &lines.join("\n"));
    for member in fields.list("equipe") {
        match member {
            Value::Object(mut map) => {
                if let Some(name) = map.get("profil").and_then(Value::as_str).and_then(named) {
                    map.insert("profil".to_owned(), name.into());
                }
                reading.row_note("profile", "equipe", map);
            }
            member => reading.notes("profile", "equipe", member),
        }
    }
    reading.rest("profile", fields);
}

/// Targets and allies: both are actors, by name.
fn aims(reading: &mut Reading, part: &str, mut fields: Fields) {
    list(reading, part, &mut fields, "cibles", rows::targets);
    for ally in fields.list("allies") {
        match ally {
            Value::Object(map) => {
                let name = map.get("nom").and_then(Value::as_str).unwrap_or_default().to_owned();
                actors::ally(reading, name.trim());
                reading.row_note("network", "allies", map);
            }
            ally => reading.notes("network", "allies", ally),
        }
    }
    reading.rest("targets", fields);
}

/// What a sheet says in prose where others have a figure of a scale: lines of its notes.
fn prose_to_notes(sheet: &mut Value) {
    let Value::Object(map) = sheet else { return };
    let is_prose = |value: &Value| {
        value.as_str().is_some_and(|text| {
            let text = text.trim();
            text.parse::<i64>().is_err() && !["none", "indirect", "direct"].contains(&text)
        })
    };
    let mut said = Map::new();
    for key in ["interet", "soutien", "influence", "acces", "langage"] {
        if map.get(key).is_some_and(is_prose)
            && let Some(value) = map.remove(key)
        {
            said.insert(key.to_owned(), value);
        }
    }
    let known = map.get("notes").map(told).unwrap_or_default();
    let notes = Item::joined(&known, &lines_of(&said));
    if !notes.is_empty() {
        map.insert("notes".to_owned(), notes.into());
    }
}

fn follow(reading: &mut Reading, part: &str, mut fields: Fields) {
    if let Some(journal) = fields.0.remove("journal") {
        rows::journal(reading, "journal", journal);
    }
    list(reading, part, &mut fields, "indicateurs", rows::indicators);
    for (name, level) in fields.object("engagements") {
        let entity = reading.called(&name);
        let mut card = reading.card("imported_note", "evaluation", Item::whole(&name));
        card.detail = told(&level);
        card.entities.extend(entity);
        card.body.insert("label".to_owned(), "engagements".into());
        reading.put(card);
    }
    reading.rest("evaluation", fields);
}

/// Axes are strategies to choose from, each with a vote by criterion.
fn axes(reading: &mut Reading, part: &str, mut fields: Fields) {
    for (name, weight) in fields.object("poids") {
        let mut card = reading.card("criterion", "", Item::whole(&name));
        card.body.insert("weight".to_owned(), weight);
        reading.put(card);
    }
    for (n, axis) in fields.list("axes").into_iter().enumerate() {
        let Value::Object(map) = axis else {
            if !is_void(&axis) {
                reading.keep(&format!("{part}.axes"), n + 1, axis, Problem::NotAnObject);
            }
            continue;
        };
        let mut axis = Fields(map);
        let name = first_text(&mut axis, &["libelle", "nom"]);
        let mut card = reading.card("strategy", "", Item::whole(&name));
        card.origin = axis.some_text("id");
        let votes = axis.object("notes").into_iter();
        let scores: Map<String, Value> =
            votes.map(|(key, vote)| (key, Value::Array(vec![vote]))).collect();
        if !scores.is_empty() {
            card.body.insert("scores".to_owned(), Value::Object(scores));
        }
        let cause = first_text(&mut axis, &["cause"]);
        if !cause.is_empty() {
            card.body.insert("cause".to_owned(), cause.into());
        }
        axis.0.retain(|_, value| !is_void(value));
        card.body.extend(axis.0.into_iter().map(|(key, value)| (format!("imported_{key}"), value)));
        let _: CardId = reading.put(card);
    }
    reading.rest("strategies", fields);
}

fn chosen(reading: &mut Reading, mut fields: Fields) {
    for value in fields.list("retenues") {
        let at = value.as_u64().and_then(|at| usize::try_from(at).ok());
        match at.and_then(|at| STRATEGIES_2.get(at)) {
            Some((name, kind)) => rows::strategy(reading, name, kind),
            None => reading.notes("strategies", "retenues", value),
        }
    }
    let plan = ["x", "y"].into_iter();
    let plan = plan.filter_map(|key| fields.0.remove(key).map(|value| (key.to_owned(), value)));
    reading.row_note("strategies", "plan", plan.collect());
    reading.rest("strategies", fields);
}
