//! Sections by name: each family's parts, whatever they are called, to the reader of what they hold.

use serde_json::{Map, Value};

use super::cards::Reading;
use super::values::items;
use super::{actors, checklist, methods, rows};

type Reader = fn(&mut Reading, &str, Value);

/// The sections that are read, actors first: the others name them.
const SECTIONS: [(&[&str], Reader); 15] = [
    (&["acteurs", "actors"], |r, part, value| actors::actors(r, part, value)),
    (&["links", "liens"], |r, part, value| actors::links(r, part, value)),
    (&["swot"], |r, part, value| methods::swot(r, part, value)),
    (&["pestel"], |r, part, value| methods::pestel(r, part, value)),
    (&["tree", "arbre"], |r, part, value| methods::tree(r, part, value)),
    (&["fiveWhy", "pourquoi", "why", "cinqPourquoi"], |r, part, value| {
        methods::whys(r, part, value);
    }),
    (&["toc", "tdc", "theorie"], |r, part, value| methods::change(r, part, value)),
    (&["objectives", "smart", "smarts"], |r, part, value| rows::objectives(r, part, value)),
    (&["strategies"], |r, part, value| rows::strategies(r, part, value)),
    (&["messages", "message"], |r, part, value| rows::messages(r, part, value)),
    (&["targets"], |r, part, value| rows::targets(r, part, value)),
    (&["progress"], |r, part, value| rows::progress(r, part, value)),
    (&["actions", "taches", "tasks"], |r, part, value| rows::actions(r, part, value)),
    (&["journal", "journalc", "veille"], |r, part, value| rows::journal(r, part, value)),
    (&["checklist", "checks"], |r, part, value| checklist::read(r, part, value)),
];

/// Where the notes of the other sections are put.
const PARTS: [(&str, &str); 12] = [
    ("domino", "domino"),
    ("profil", "profile"),
    ("fleur", "power_flower"),
    ("pouvoir", "power_modes"),
    ("alliance", "power_modes"),
    ("modes", "power_modes"),
    ("evaluation", "evaluation"),
    ("suivi", "evaluation"),
    ("eval", "evaluation"),
    ("feeds", "watch"),
    ("articles", "watch"),
    ("medias", "media"),
];

/// Reads every section of `map`; what is not known becomes notes.
pub(super) fn read(reading: &mut Reading, mut map: Map<String, Value>) {
    for (keys, reader) in SECTIONS {
        for key in keys {
            if let Some(value) = map.remove(*key) {
                reader(reading, key, value);
            }
        }
    }
    for key in ["cibles", "cible", "allies"] {
        if let Some(value) = map.remove(key) {
            aims(reading, key, value);
        }
    }
    for (key, value) in map {
        let part = PARTS.iter().find(|(known, _)| *known == key).map_or("other", |(_, part)| part);
        let label = if part == "other" { key.as_str() } else { "" };
        match value {
            Value::Object(map) if part == "other" => reading.row_note(part, label, map),
            value => reading.notes(part, &key, value),
        }
    }
}

/// Targets and allies as texts: each target a sheet, allies as notes.
fn aims(reading: &mut Reading, part: &str, value: Value) {
    let Value::Object(map) = value else {
        return match part {
            "allies" => reading.notes("targets", part, value),
            _ => rows::targets(reading, part, value),
        };
    };
    for (key, value) in map {
        let role = match key.as_str() {
            _ if part == "allies" => {
                reading.notes("targets", &key, value);
                continue;
            }
            "principale" | "principales" | "cible_primaire" | "primary" => "principale",
            "secondaire" | "secondaires" | "cible_secondaire" | "secondary" => "secondaire",
            _ => {
                reading.notes("targets", &key, value);
                continue;
            }
        };
        for item in items(&value) {
            let entity = reading.called(&item.text);
            let mut card = reading.card("target", "", item);
            card.tags.push(role.to_owned());
            card.entities.extend(entity);
            reading.put(card);
        }
    }
}
