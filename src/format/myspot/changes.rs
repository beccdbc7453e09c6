//! What differs between two versions of a record, field by field, for people to see before a file comes in.

use serde_json::{Map, Value};

use super::wire;
use crate::domain::record::Record;

/// What only programs look at.
const HIDDEN: [&str; 5] = ["id", "created", "modified", "version", "origin"];

/// One field that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    /// Its key in our file; that of a field of a method is after `body.`, that of a project's own field after `field.`.
    pub key: String,
    /// What it says now; blank when it says nothing, or what cannot be shown in a line.
    pub before: String,
    /// What it will say; blank as well.
    pub after: String,
}

/// The fields that differ, in the order of their keys. O(fields).
pub fn changes(before: &Record, after: &Record) -> Vec<FieldChange> {
    let (before, after) = (flat(wire::write(before)), flat(wire::write(after)));
    let gone = before.keys().filter(|key| !after.contains_key(*key));
    let mut keys: Vec<&String> = after.keys().chain(gone).collect();
    keys.sort_unstable();
    let differs = |key: &&String| before.get(*key) != after.get(*key);
    let shown = |map: &Map<String, Value>, key| map.get(key).map(in_a_line).unwrap_or_default();
    keys.into_iter()
        .filter(differs)
        .map(|key| FieldChange {
            key: key.clone(),
            before: shown(&before, key),
            after: shown(&after, key),
        })
        .collect()
}

/// A record without what people do not look at, the fields of its method beside the others.
fn flat(mut row: Map<String, Value>) -> Map<String, Value> {
    for key in HIDDEN {
        row.remove(key);
    }
    if let Some(Value::Object(body)) = row.remove("body") {
        row.extend(body.into_iter().map(|(key, value)| (format!("body.{key}"), value)));
    }
    if let Some(Value::Array(fields)) = row.remove("fields") {
        for field in fields {
            let name = field.get("name").and_then(Value::as_str).unwrap_or_default();
            let value = field.get("value").cloned().unwrap_or_default();
            // One name may stand on several: all that it says is shown.
            let said =
                row.entry(format!("field.{name}")).or_insert_with(|| Value::Array(Vec::new()));
            if let Value::Array(all) = said {
                all.push(value);
            }
        }
    }
    row
}

/// A text, a number or a list of texts, in a line.
fn in_a_line(value: &Value) -> String {
    match value {
        Value::String(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Value::Number(number) => number.to_string(),
        Value::Array(items) => {
            let texts: Option<Vec<&str>> = items.iter().map(Value::as_str).collect();
            texts.map(|texts| texts.join(", ")).unwrap_or_default()
        }
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::json;

    use super::*;
    use crate::domain::cards::Card;
    use crate::domain::entities::{Entity, EntityKind, Field};
    use crate::domain::id::CardId;
    use crate::domain::samples::entity_id;

    #[track_caller]
    fn check(before: &Record, after: &Record, expect: &[(&str, &str, &str)]) {
        let found = changes(before, after);
        let found: Vec<_> = found
            .iter()
            .map(|one| (one.key.as_str(), one.before.as_str(), one.after.as_str()))
            .collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn fields_that_differ_are_named_with_what_they_say() {
        let entity = |change: fn(&mut Entity)| {
            let mut row = Entity::named("April", EntityKind::Organisation);
            change(&mut row);
            Record::Entity(entity_id(1), Arc::new(row))
        };
        let before = entity(|row| row.description = "Une\n association".to_owned());
        check(&before, &before, &[]);
        let after = entity(|row| {
            row.name = "April !".to_owned();
            row.tags = vec!["libre".to_owned(), "droit".to_owned()];
            row.fields = vec![Field { name: "Ville".to_owned(), value: "Liège".to_owned() }];
        });
        let expect = [
            ("description", "Une association", ""),
            ("field.Ville", "", "Liège"),
            ("name", "April", "April !"),
            ("tags", "", "libre, droit"),
        ];
        check(&before, &after, &expect);
    }

    #[test]
    fn a_field_that_says_several_things_shows_all() {
        let entity = |values: &[&str]| {
            let fields = values
                .iter()
                .map(|value| Field { name: "Ville".to_owned(), value: (*value).to_owned() });
            let fields = fields.collect();
            let row = Entity { fields, ..Entity::named("April", EntityKind::Organisation) };
            Record::Entity(entity_id(1), Arc::new(row))
        };
        let (before, after) = (entity(&["Huy", "Mons"]), entity(&["Namur", "Mons"]));
        check(&before, &after, &[("field.Ville", "Huy, Mons", "Namur, Mons")]);
    }

    #[test]
    fn fields_of_a_method_are_told_one_by_one() {
        let card = |body: Value| {
            let body = body.as_object().cloned().unwrap_or_default();
            let row = Card { method: "swot".to_owned(), body, ..Card::default() };
            Record::Card(CardId(uuid::Uuid::from_u128(1)), Arc::new(row))
        };
        let before = card(json!({"slot": "forces", "importance": 2, "votes": [1, 2]}));
        let after = card(json!({"slot": "forces", "importance": 3, "votes": [1]}));
        check(&before, &after, &[("body.importance", "2", "3"), ("body.votes", "", "")]);
    }
}
