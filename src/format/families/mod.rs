//! The first mySPOT's relatives: told apart by their shape, each read whole.
//!
//! What a family shares with another is read by the same code under the union of their keys (`synonyms`);
//! what nobody knows becomes imported notes, so that nothing is lost.

mod actors;
mod atelier;
pub(in crate::format) mod cards;
mod checklist;
mod flat;
mod head;
mod kept;
mod methods;
mod odd;
mod rows;
mod sections;
mod synonyms;
pub(in crate::format) mod values;
mod workstation;

pub use kept::convert_kept;

use serde_json::{Map, Value};

use super::{Family, Fresh, Import, first};
use crate::domain::project::Project;
use cards::Reading;

/// Whether a JSON object is of a family.
type Sign = fn(&Map<String, Value>) -> bool;

/// How each family is told apart, in this order: the first that fits.
const SHAPES: [(Family, Sign); 13] = [
    (Family::Atelier2, |map| is_list(map, "dossiers")),
    (Family::Atelier1, |map| map.contains_key("o1") && map.contains_key("o15")),
    (Family::Atelier2, |map| map.get("d").is_some_and(|d| d.get("o1").is_some())),
    (Family::First, first::recognises),
    (Family::Backup, |map| is_list(map, "projets") && map.get("xp").is_some_and(Value::is_number)),
    (Family::Ultime3, |map| has(map, "nom") && (has(map, "smarts") || has(map, "taches"))),
    (Family::Plaidoyer2, |map| has(map, "nom") && is_map(map, "smart")),
    (Family::Flat, |map| is_map(map, "fields")),
    (Family::OneOff, |map| is_map(map, "tools") && (has(map, "lists") || is_list(map, "actors"))),
    (Family::Resistance, |map| has(map, "completedTools") && has(map, "project")),
    (Family::OneOff, |map| has(map, "projects") && has(map, "toolsData")),
    (Family::Bimi, |map| {
        let parts = ["domino", "acteurs", "swot"];
        map.get("meta").is_some_and(|meta| meta.get("name").is_some())
            && parts.iter().any(|part| has(map, part))
    }),
    (Family::Dataset, |map| is_map(map, "project") || has(map, "domino")),
];

fn has(map: &Map<String, Value>, key: &str) -> bool {
    map.contains_key(key)
}

fn is_list(map: &Map<String, Value>, key: &str) -> bool {
    map.get(key).is_some_and(Value::is_array)
}

fn is_map(map: &Map<String, Value>, key: &str) -> bool {
    map.get(key).is_some_and(Value::is_object)
}

/// The family of an object, by its shape.
fn family_of(map: &Map<String, Value>) -> Option<Family> {
    let family = SHAPES.iter().find(|(_, fits)| fits(map)).map(|(family, _)| *family)?;
    let within = |part: &str, key: &str| map.get(part).is_some_and(|part| part.get(key).is_some());
    let is_playdo =
        has(map, "modified") || within("arbre", "effets") || within("tdc", "individuel_interne");
    Some(if family == Family::Bimi && is_playdo { Family::Playdo } else { family })
}

/// Reads a file of the first mySPOT or of any of its relatives; `None` for any other shape.
pub fn read(value: Value, file: &str, fresh: &mut Fresh) -> Option<Import> {
    let map = match value {
        Value::Object(map) => map,
        Value::Array(rows) if first::recognises_actions(&rows) => {
            let plaidoyer = Map::from_iter([("actions".to_owned(), Value::Array(rows))]);
            Map::from_iter([("plaidoyer".to_owned(), Value::Object(plaidoyer))])
        }
        _ => return None,
    };
    let family = family_of(&map)?;
    if family == Family::First {
        return Some(first::read(map, file, fresh));
    }
    let mut reading = Reading::of(file, Project::default(), fresh);
    match family {
        Family::Atelier1 | Family::Atelier2 => atelier::read(&mut reading, map),
        Family::Backup => workstation::backup(&mut reading, map),
        Family::Flat => flat::read(&mut reading, map),
        Family::Resistance => odd::resistance(&mut reading, map),
        Family::OneOff => odd::one_off(&mut reading, map),
        _ => workstation::read(&mut reading, map),
    }
    let Reading { project, issues, .. } = reading;
    Some(Import { family, project, issues, mojibake: 0 })
}

/// The keys of the lists in which files hold several projects.
pub const LISTS: [&str; 2] = ["\"dossiers\"", "\"projets\""];

/// Reads the projects of a file of several, each by itself; `None` for any other file.
///
/// What belongs to none of them goes with the first.
pub fn read_apart(value: Value, file: &str, fresh: &mut Fresh) -> Option<Vec<Import>> {
    let Value::Object(mut map) = value else { return None };
    let family = family_of(&map)?;
    let key = match family {
        Family::Atelier2 => "dossiers",
        Family::Backup => "projets",
        _ => return None,
    };
    let Some(Value::Array(projects)) = map.get_mut(key).map(Value::take) else { return None };
    if projects.len() < 2 || !projects.iter().all(Value::is_object) {
        return None;
    }
    let read = |project: Value| {
        let mut map = std::mem::take(&mut map);
        map.insert(key.to_owned(), Value::Array(vec![project]));
        let mut reading = Reading::of(file, Project::default(), fresh);
        match family {
            Family::Backup => workstation::backup(&mut reading, map),
            _ => atelier::read(&mut reading, map),
        }
        let Reading { project, issues, .. } = reading;
        Import { family, project, issues, mojibake: 0 }
    };
    Some(projects.into_iter().map(read).collect())
}

/// Reads the strategy part of the first mySPOT or of AEGIS.
pub(in crate::format) fn plaidoyer(reading: &mut Reading, value: Value) {
    match value {
        Value::Object(map) => sections::read(reading, map),
        value if values::is_void(&value) => {}
        value => {
            reading.keep("plaidoyer", 0, value, super::issue::Problem::NotAnObject);
        }
    }
}

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;
