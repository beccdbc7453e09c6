//! Experiments, read as far as their sections have known names.

use serde_json::{Map, Value};

use super::cards::Reading;
use super::{head, sections};
use crate::format::issue::Problem;

/// A game around a project.
pub(super) fn resistance(reading: &mut Reading, mut map: Map<String, Value>) {
    match map.remove("project") {
        Some(Value::Object(mut project)) => {
            head::read(reading, &mut project);
            sections::read(reading, project);
        }
        other => reading.notes("other", "project", other.unwrap_or_default()),
    }
    for (key, value) in map {
        if !super::values::is_void(&value) {
            reading.keep(&key, 0, value, Problem::KeptForLater);
        }
    }
}

/// Tools in one object, lists in another.
pub(super) fn one_off(reading: &mut Reading, mut map: Map<String, Value>) {
    let mut parts = Map::new();
    let lists = map.remove("lists").unwrap_or_default();
    if let Value::Object(mut lists) = lists {
        let halves: Map<String, Value> = ["causes", "effects"]
            .into_iter()
            .filter_map(|key| lists.remove(key).map(|value| (key.to_owned(), value)))
            .collect();
        parts.insert("tree".to_owned(), Value::Object(halves));
        if let Some(targets) = lists.remove("targets") {
            parts.insert("cibles".to_owned(), targets);
        }
        for (key, value) in lists {
            parts.entry(key).or_insert(value);
        }
    } else {
        reading.notes("other", "lists", lists);
    }
    head::read(reading, &mut map);
    sections::read(reading, parts);
    match map.remove("tools") {
        Some(Value::Object(tools)) => sections::read(reading, tools),
        other => reading.notes("other", "tools", other.unwrap_or_default()),
    }
    sections::read(reading, map);
}
