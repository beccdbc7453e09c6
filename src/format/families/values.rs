//! Values of JSON as texts: bullets parted, lists joined, keys as labels.

use serde_json::Value;

use crate::domain::record::Extras;
use crate::format::json::plain;
use crate::i18n::Lang;
use crate::i18n::old_lists::title_of;

/// What a card says: one line, and the rest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::format) struct Item {
    pub(in crate::format) text: String,
    pub(in crate::format) detail: String,
}

impl Item {
    /// The first line of `text`, and the others as detail.
    pub(in crate::format) fn whole(text: &str) -> Self {
        let text = text.trim();
        let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
        Self { text: first.trim_end().to_owned(), detail: rest.trim().to_owned() }
    }

    /// Both as one text again.
    pub(in crate::format) fn joined(text: &str, detail: &str) -> String {
        let parts = [text.trim(), detail.trim()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n")
    }
}

/// Whether there is nothing in a value.
pub(in crate::format) fn is_void(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.iter().all(is_void),
        Value::Object(map) => map.values().all(is_void),
        Value::String(text) => text.trim().is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// What begins a line of a list.
const BULLETS: [&str; 8] = ["• ", "- ", "* ", "– ", "— ", "◦ ", "▪ ", "→ "];

fn without_bullet(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let found = BULLETS.iter().find_map(|bullet| line.strip_prefix(bullet));
    found.or_else(|| line.strip_prefix('•')).map(str::trim)
}

/// The items of a text: a line each, or a bullet each with the lines under it as detail.
pub(super) fn items_of_text(text: &str) -> Vec<Item> {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut items: Vec<Item> = Vec::new();
    let mut in_list = false;
    for line in lines {
        match (without_bullet(line), items.last_mut()) {
            (Some(""), _) => {}
            (Some(text), _) => {
                in_list = true;
                items.push(Item { text: text.to_owned(), detail: String::new() });
            }
            (None, Some(last)) if in_list => last.detail = Item::joined(&last.detail, line),
            _ => items.push(Item { text: line.to_owned(), detail: String::new() }),
        }
    }
    items
}

/// The items of a value: a list has one each, a text one a line or bullet.
pub(super) fn items(value: &Value) -> Vec<Item> {
    match value {
        Value::Array(list) => {
            let items = list.iter().filter(|item| !is_void(item));
            items.map(|item| Item::whole(&told(item))).collect()
        }
        Value::Object(_) => vec![Item::whole(&told(value))],
        value => plain(value).map(|text| items_of_text(&text)).unwrap_or_default(),
    }
    .into_iter()
    .filter(|item| *item != Item::default())
    .collect()
}

/// Everything a value says, as text: lists and objects a line each.
pub(super) fn told(value: &Value) -> String {
    match value {
        Value::Array(items) => {
            let lines = items.iter().filter(|item| !is_void(item)).map(told);
            lines.collect::<Vec<_>>().join("\n")
        }
        Value::Object(map) => super::cards::lines_of(map),
        Value::Bool(flag) => Lang::default().document_yes_no(*flag).to_owned(),
        value => plain(value).unwrap_or_default().trim().to_owned(),
    }
}

/// A key as the title of what stands under it: "`valeur_ajoutee`" is "Valeur ajoutee".
pub(super) fn label_of(key: &str) -> String {
    if let Some(title) = title_of(key) {
        return title.to_owned();
    }
    let words = key.replace('_', " ");
    let mut signs = words.trim().chars();
    signs.next().map(|first| first.to_uppercase().chain(signs).collect()).unwrap_or_default()
}

/// The keys that our own files give to entities, relations and claims.
const OURS: [&str; 30] = [
    "id",
    "created",
    "modified",
    "version",
    "about",
    "aliases",
    "bearing",
    "date",
    "description",
    "document",
    "fields",
    "grade",
    "kind",
    "mutual",
    "name",
    "nature",
    "origin",
    "page",
    "private",
    "quote",
    "sign",
    "source",
    "stance",
    "strength",
    "tags",
    "target",
    "text",
    "url",
    "us",
    "when",
];

const ASIDE: &str = "imported_";

/// What is left of a row, under keys that our own files do not use.
pub(in crate::format) fn aside(map: Extras) -> Extras {
    let said = map.into_iter().filter(|(_, value)| !is_void(value));
    let renamed = |key: String| {
        if OURS.contains(&key.as_str()) { format!("{ASIDE}{key}") } else { key }
    };
    said.map(|(key, value)| (renamed(key), value)).collect()
}

/// What was left of a row, under its first keys.
pub(in crate::format) fn back(extras: &Extras) -> Extras {
    let named = |key: &String| {
        let first = key.strip_prefix(ASIDE).filter(|key| OURS.contains(key));
        first.filter(|first| !extras.contains_key(*first)).unwrap_or(key).to_owned()
    };
    extras.iter().map(|(key, value)| (named(key), value.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: &[(&str, &str)]) {
        let items = items_of_text(text);
        let items: Vec<(&str, &str)> =
            items.iter().map(|item| (item.text.as_str(), item.detail.as_str())).collect();
        assert_eq!(items, expect);
    }

    #[test]
    fn lines_and_bullets_are_parted() {
        check("", &[]);
        check("• Budget\n•Commerces", &[("Budget", ""), ("Commerces", "")]);
        check("Un\n\n deux ", &[("Un", ""), ("deux", "")]);
        check("Sur :\n- a\n  suite\n- b", &[("Sur :", ""), ("a", "suite"), ("b", "")]);
        check("-\n•", &[("-", "")]);
    }

    #[test]
    fn everything_of_a_value_is_told() {
        let value = serde_json::json!({"a_b": ["x", {"c": 1}], "d": true, "e": ""});
        assert_eq!(told(&value), "A b :\nx\nC : 1\nD : oui");
        assert_eq!(label_of("objectif_1"), "Objectif 1");
    }
}
