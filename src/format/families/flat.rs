//! Files whose fields all stand in one object, each named by its tool: "`swot_forces`".

use serde_json::{Map, Value};

use super::cards::Reading;
use super::{head, sections};

/// What begins a field, and the section that it belongs to.
const PREFIXES: [(&str, &str); 23] = [
    ("domino", "domino"),
    ("profil", "profil"),
    ("fleur", "fleur"),
    ("toc", "tdc"),
    ("tdc", "tdc"),
    ("theorie", "tdc"),
    ("swot", "swot"),
    ("pestel", "pestel"),
    ("arbre", "arbre"),
    ("pourquoi", "pourquoi"),
    ("why", "pourquoi"),
    ("pouvoir", "pouvoir"),
    ("modes", "modes"),
    ("mode", "modes"),
    ("smart", "smart"),
    ("cible", "cibles"),
    ("cibles", "cibles"),
    ("allies", "allies"),
    ("msg", "message"),
    ("message", "message"),
    ("suivi", "suivi"),
    ("eval", "evaluation"),
    ("project", "project"),
];

/// Reads one project.
pub(super) fn read(reading: &mut Reading, mut map: Map<String, Value>) {
    let fields = match map.remove("fields") {
        Some(Value::Object(fields)) => fields,
        _ => Map::new(),
    };
    let mut parts = Map::new();
    for (key, value) in fields {
        let (start, rest) = key.split_once('_').unwrap_or((&key, ""));
        let part = PREFIXES.iter().find(|(prefix, _)| *prefix == start);
        let (part, rest) = part.map_or(("other", key.as_str()), |(_, part)| (*part, rest));
        let rest = if rest.is_empty() { start } else { rest };
        let part = parts.entry(part).or_insert_with(|| Value::Object(Map::new()));
        if let Value::Object(part) = part {
            let mut rest = rest.to_owned();
            while part.contains_key(&rest) {
                rest.push('_');
            }
            part.insert(rest, value);
        }
    }
    if let Some(Value::Object(project)) = parts.remove("project") {
        head::about(reading, project);
    }
    head::read(reading, &mut map);
    if let Some(Value::Object(arbre)) = parts.get_mut("arbre")
        && map.get("tree").is_some_and(Value::is_object)
        && let Some(Value::Object(tree)) = map.remove("tree")
    {
        unite(arbre, tree);
    }
    // Actors first, and the lists of the file; then the fields, which name actors.
    sections::read(reading, map);
    let other = parts.remove("other");
    sections::read(reading, parts);
    reading.notes("other", "", other.unwrap_or_default());
}

/// Adds the lists of a tree to its fields, under other keys that mean the same.
fn unite(fields: &mut Map<String, Value>, tree: Map<String, Value>) {
    for (key, value) in tree {
        let mut key = if key == "causes" { "cause".to_owned() } else { key };
        while fields.contains_key(&key) {
            key.push('_');
        }
        fields.insert(key, value);
    }
}
