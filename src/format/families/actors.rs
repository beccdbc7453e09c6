//! Actors and what ties them: rows of maps of power become entities and relations.

use serde_json::{Map, Value};

use super::cards::{Reading, first_text};
use super::synonyms::{self, Position};
use super::values::{aside, is_void, label_of, told};
use crate::domain::entities::{Entity, Field, Stance};
use crate::domain::relations::{Relation, Sign};
use crate::format::issue::Problem;
use crate::format::json::Fields;

/// Power and interest, under the keys that files give them.
const FIGURES: [(&str, &[&str]); 2] = [
    ("Influence", &["power", "influence", "pouvoir", "inf"]),
    ("Intérêt", &["interest", "interet"]),
];

/// Reads actors; their figures are from 1 to 5, or to 10 when any is above 5, then halved.
pub(super) fn actors(reading: &mut Reading, part: &str, value: Value) {
    let list = match value {
        Value::Array(list) => list,
        value if is_void(&value) => return,
        value => return reading.keep("entities", 0, value, Problem::NotAList),
    };
    let keys = || FIGURES.iter().flat_map(|(_, keys)| keys.iter());
    let is_ten = list.iter().any(|row| {
        keys().filter_map(|key| figure(row.get(*key)?)).any(|figure| figure > 5.0 && figure <= 10.0)
    });
    for (n, row) in list.into_iter().enumerate() {
        match row {
            row if is_void(&row) => {}
            Value::Object(map) => actor(reading, part, n + 1, map, is_ten),
            row => reading.keep("entities", n + 1, row, Problem::NotAnObject),
        }
    }
}

fn figure(value: &Value) -> Option<f64> {
    value.as_f64().or_else(|| value.as_str()?.trim().parse().ok())
}

fn actor(reading: &mut Reading, part: &str, n: usize, map: Map<String, Value>, is_ten: bool) {
    let whole = map.clone();
    let mut fields = Fields(map);
    let name = first_text(&mut fields, &["name", "nom"]);
    if name.is_empty() {
        return reading.keep("entities", n, Value::Object(whole), Problem::NoName);
    }
    let mut row = Entity::named(&name, synonyms::kind_of_actor(&name));
    row.meta = reading.stamp(0);
    let origin = first_text(&mut fields, &["id"]);
    stand(reading, part, n, &mut fields, &mut row);
    for (label, keys) in FIGURES {
        for key in keys {
            scale(label, key, &mut fields, &mut row, is_ten);
        }
    }
    row.description = first_text(&mut fields, &["notes", "description", "desc"]);
    for key in ["pouvoir", "type"] {
        row.add_tag(&first_text(&mut fields, &[key]));
    }
    if let Some(rank) = fields.some_text("rang") {
        row.is_target = true;
        row.fields.push(Field { name: label_of("rang"), value: rank });
    }
    for (key, value) in fields.0 {
        if !is_void(&value) {
            row.fields.push(Field { name: label_of(&key), value: told(&value) });
        }
    }
    let id = reading.fresh.id();
    if !origin.is_empty() {
        if reading.ids.contains_key(&origin) {
            reading.tell(part, n, Problem::RepeatedId(origin.clone()));
        }
        reading.ids.entry(origin.clone()).or_insert(id);
        row.origin = Some(origin);
    }
    reading.put_entity(id, row);
}

/// Where the actor stands, under whichever key says so.
fn stand(reading: &mut Reading, part: &str, n: usize, fields: &mut Fields, row: &mut Entity) {
    for key in ["position", "pos", "stance", "type"] {
        let text = fields.0.get(key).map(told).unwrap_or_default();
        let kind = if key == "type" { synonyms::kind(&text) } else { None };
        match (synonyms::position(&text), kind) {
            _ if text.is_empty() => continue,
            (_, Some(kind)) => row.kind = kind,
            (Some(Position::Stance(stance)), _) => row.stance = Some(stance),
            (Some(Position::Target), _) => row.is_target = true,
            (Some(Position::None), _) => {}
            (None, None) if key == "type" => continue,
            (None, None) => {
                let field = key.to_owned();
                reading.tell(part, n, Problem::OffScale { field, value: text });
                continue;
            }
        }
        fields.0.remove(key);
    }
}

/// A figure as a field from 1 to 5; what is no figure stays where it is.
fn scale(label: &str, key: &str, fields: &mut Fields, row: &mut Entity, is_ten: bool) {
    let Some(value) = fields.0.get(key) else { return };
    let word = value.as_str().unwrap_or_default().trim();
    let of_five = match (word, figure(value)) {
        ("high" | "fort" | "élevé", _) => 5,
        ("medium" | "moyen", _) => 3,
        ("low" | "faible", _) => 1,
        (_, Some(figure)) if key == "inf" && [0.0, 1.0, 2.0].contains(&figure) => {
            if figure < 0.5 {
                1
            } else if figure < 1.5 {
                3
            } else {
                5
            }
        }
        (_, Some(figure)) => match level(figure, is_ten) {
            Some(level) => level,
            None => return,
        },
        _ => return,
    };
    fields.0.remove(key);
    row.fields.push(Field { name: label.to_owned(), value: of_five.to_string() });
}

/// A whole figure from 1 to 5, halved and rounded up when the scale goes to 10.
fn level(figure: f64, is_ten: bool) -> Option<u8> {
    let all = if is_ten { 1..=10_u8 } else { 1..=5 };
    let found = all.into_iter().find(|level| (f64::from(*level) - figure).abs() < 1e-9)?;
    Some(if is_ten { found.div_ceil(2) } else { found })
}

/// Ties between actors, by their ids.
pub(super) fn links(reading: &mut Reading, _: &str, value: Value) {
    let list = match value {
        Value::Array(list) => list,
        value if is_void(&value) => return,
        value => return reading.keep("relations", 0, value, Problem::NotAList),
    };
    for (n, row) in list.into_iter().enumerate() {
        let Value::Object(map) = row else {
            if !is_void(&row) {
                reading.keep("relations", n + 1, row, Problem::NotAnObject);
            }
            continue;
        };
        let mut fields = Fields(map.clone());
        let ends = ["from", "to"].map(|key| first_text(&mut fields, &[key]));
        let [from, to] = ends.each_ref().map(|end| end_of(reading, end));
        let (Some(from), Some(to)) = (from, to) else {
            let [source, target] = ends;
            let missing = if from.is_none() { source } else { target };
            reading.keep("relations", n + 1, Value::Object(map), Problem::Missing(missing));
            continue;
        };
        let kind = first_text(&mut fields, &["type", "kind", "label"]);
        let mut relation = Relation::new(from, &kind, to);
        relation.sign = match kind.as_str() {
            "alliance" => Some(Sign::Plus),
            "opposition" => Some(Sign::Minus),
            _ => None,
        };
        relation.mutual = kind == "alliance";
        relation.meta = reading.stamp(0);
        relation.origin = fields.some_text("id");
        relation.extras = aside(fields.0);
        reading.project.relations.put(reading.fresh.id(), relation);
    }
}

fn end_of(reading: &Reading, end: &str) -> Option<crate::domain::id::EntityId> {
    reading.ids.get(end).copied().or_else(|| reading.called(end))
}

/// Who is spoken of by name in a file's other lists: the one who is called so, else a new entity.
pub(super) fn ally(reading: &mut Reading, name: &str) -> Option<crate::domain::id::EntityId> {
    if name.trim().is_empty() || reading.called(name).is_some() {
        return reading.called(name);
    }
    let mut row = Entity::named(name, synonyms::kind_of_actor(name));
    row.stance = Stance::new(2);
    row.meta = reading.stamp(0);
    let id = reading.fresh.id();
    reading.put_entity(id, row);
    Some(id)
}
