//! What a file says of its project.

use serde_json::{Map, Value};

use super::cards::{Reading, first_text};
use super::values::is_void;
use crate::domain::entities::{Entity, EntityKind};
use crate::domain::text::fold;
use crate::format::json::Fields;

/// What tells of the file and of nobody: kept with the project, and no note.
const CLERICAL: [&str; 15] = [
    "id",
    "created",
    "updated",
    "modified",
    "createdAt",
    "updatedAt",
    "cree",
    "modifie",
    "maj",
    "version",
    "currentPage",
    "actif",
    "theme",
    "exportDate",
    "lastModified",
];

/// Takes what `map` says of the project as a whole.
pub(super) fn read(reading: &mut Reading, map: &mut Map<String, Value>) {
    for key in ["meta", "project"] {
        if let Some(Value::Object(part)) = map.remove(key).filter(|part| keep_else(part, key, map))
        {
            about(reading, part);
        }
    }
    let own = ["nom", "name", "desc", "description", "cause", "collectif", "echelle"];
    let keys = own.iter().chain(&CLERICAL);
    let part: Map<String, Value> =
        keys.filter_map(|key| map.remove(*key).map(|value| ((*key).to_owned(), value))).collect();
    about(reading, part);
}

/// Whether a part is an object; anything else goes back to be read as a note.
fn keep_else(part: &Value, key: &str, map: &mut Map<String, Value>) -> bool {
    if !part.is_object() {
        map.insert(key.to_owned(), part.clone());
    }
    part.is_object()
}

/// Reads one object that is all about the project.
pub(super) fn about(reading: &mut Reading, map: Map<String, Value>) {
    let mut fields = Fields(map);
    let name = first_text(&mut fields, &["name", "nom", "titre", "title"]);
    let description = first_text(&mut fields, &["description", "desc", "cause", "summary"]);
    put(reading, &name, "name");
    put(reading, &description, "description");
    us(reading, &first_text(&mut fields, &["collectif", "organization", "organisation", "org"]));
    let mut kept = Map::new();
    for key in CLERICAL {
        if let Some(value) = fields.0.remove(key).filter(|value| !is_void(value)) {
            kept.insert(key.to_owned(), value);
        }
    }
    if !kept.is_empty() {
        let extras = &mut reading.project.profile.extras;
        let known = extras.entry("imported").or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(known) = known {
            known.push(Value::Object(kept));
        }
    }
    reading.notes("other", "", Value::Object(fields.0));
}

/// The first name is the project's; another is a note.
fn put(reading: &mut Reading, text: &str, key: &str) {
    let profile = &mut reading.project.profile;
    let place = if key == "name" { &mut profile.name } else { &mut profile.description };
    if place.is_empty() {
        text.clone_into(place);
    } else if place != text {
        reading.note("other", if key == "name" { "nom" } else { key }, "", text);
    }
}

/// The collective whose project it is.
fn us(reading: &mut Reading, name: &str) {
    if name.is_empty() || reading.called(name).is_some() {
        return;
    }
    let known = reading.ours.get(&fold(name)).copied();
    let id = known.unwrap_or_else(|| reading.fresh.id());
    let row = known.and_then(|id| reading.project.entities.get(id)).map(|row| row.as_ref().clone());
    let mut row = row.unwrap_or_else(|| Entity::named(name, EntityKind::Organisation));
    row.is_us = true;
    row.meta = reading.stamp(0);
    row.add_alias(name);
    reading.ours.insert(fold(name), id);
    reading.put_entity(id, row);
}
