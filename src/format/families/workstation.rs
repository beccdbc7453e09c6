//! Files of one project whose sections are objects with names: "domino", "acteurs", "swot".

use serde_json::{Map, Value};

use super::cards::Reading;
use super::{head, sections};
use crate::format::issue::Problem;

/// Reads one project.
pub(super) fn read(reading: &mut Reading, mut map: Map<String, Value>) {
    // Ten booleans say what was earned in a game, not what was done.
    map.retain(|key, value| !(key.starts_with("_xp") && (value.is_boolean() || value.is_number())));
    head::read(reading, &mut map);
    sections::read(reading, map);
}

/// Reads a backup: its projects; what belongs to the game is kept.
pub(super) fn backup(reading: &mut Reading, mut map: Map<String, Value>) {
    let projects = match map.remove("projets") {
        Some(Value::Array(projects)) => projects,
        _ => Vec::new(),
    };
    several(reading, "projets", projects, read);
    for (key, value) in map {
        if !(super::values::is_void(&value) || key == "version" && value.is_number()) {
            reading.keep(&key, 0, value, Problem::KeptForLater);
        }
    }
}

/// Reads the projects of a file into one; when there are several, each tags what is its own.
pub(super) fn several(
    reading: &mut Reading,
    part: &str,
    projects: Vec<Value>,
    read: fn(&mut Reading, Map<String, Value>),
) {
    if projects.len() > 1 {
        reading.tell(part, 0, Problem::SeveralProjects(projects.len()));
    }
    let is_alone = projects.len() == 1;
    for (n, project) in projects.into_iter().enumerate() {
        let Value::Object(map) = project else {
            reading.keep(part, n + 1, project, Problem::NotAnObject);
            continue;
        };
        if !is_alone {
            let name = map.get("nom").and_then(Value::as_str).unwrap_or_default().trim();
            let number = (n + 1).to_string();
            reading.begin(if name.is_empty() { &number } else { name });
        }
        read(reading, map);
    }
    if !is_alone {
        reading.begin("");
    }
}
