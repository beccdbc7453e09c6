//! Check-lists: ticks become notes in words.

use serde_json::{Map, Value};

use super::cards::Reading;
use crate::format::json::Fields;
use crate::i18n::old_lists::{AFTER, BEFORE, BEFORE_LAST, DURING_1, DURING_2, ticked, ticked_list};

/// A check-list of any family: booleans in a row, booleans by key, or tasks.
pub(super) fn read(reading: &mut Reading, part: &str, value: Value) {
    match value {
        Value::Array(list) if list.iter().all(|item| item.is_boolean() || item.is_null()) => {
            for (n, _) in list.iter().enumerate().filter(|(_, item)| **item == Value::Bool(true)) {
                reading.note("checklist", part, &ticked(n + 1), "");
            }
        }
        Value::Object(map) if map.values().any(Value::is_boolean) => {
            let (flags, rest): (Map<_, _>, Map<_, _>) =
                map.into_iter().partition(|(_, value)| value.is_boolean());
            for (key, _) in flags.iter().filter(|(_, value)| **value == Value::Bool(true)) {
                let number = key.trim_start_matches('c').parse::<usize>();
                let text = number.map_or_else(|_| key.clone(), |number| ticked(number + 1));
                reading.note("checklist", key, &text, "");
            }
            reading.notes("checklist", part, Value::Object(rest));
        }
        Value::Array(list) => {
            for item in list {
                match item {
                    Value::Object(map) => task(reading, part, map),
                    item => reading.notes("checklist", part, item),
                }
            }
        }
        value => reading.notes("checklist", part, value),
    }
}

/// A task that says itself whether it is done.
fn task(reading: &mut Reading, part: &str, map: Map<String, Value>) {
    let mut fields = Fields(map);
    let mark =
        if ["done", "fait", "checked"].iter().any(|key| fields.flag(key)) { "☑" } else { "☐" };
    for key in ["done", "fait", "checked"] {
        if fields.0.get(key).is_some_and(Value::is_boolean) {
            fields.0.remove(key);
        }
    }
    let text = super::cards::first_text(&mut fields, &["task", "tache", "text", "label", "title"]);
    let detail = super::cards::lines_of(&fields.0);
    if !text.is_empty() || !detail.is_empty() {
        reading.note("checklist", part, &format!("{mark} {text}"), &detail);
    }
}

/// The three lists of a meeting, as indexes of what is ticked; the two versions differ.
pub(super) fn meeting(reading: &mut Reading, fields: &mut Fields, is_second: bool) {
    let last = [BEFORE_LAST[usize::from(is_second)]];
    let before: Vec<&str> = BEFORE.iter().chain(&last).copied().collect();
    let during: &[&str] = if is_second { &DURING_2 } else { &DURING_1 };
    for (key, words) in [("avant", &before[..]), ("pendant", during), ("apres", &AFTER)] {
        for value in fields.list(key) {
            let at = value.as_u64().and_then(|at| usize::try_from(at).ok());
            match at.and_then(|at| words.get(at)) {
                Some(words) => reading.note("checklist", key, words, ""),
                None => reading.notes("checklist", key, value),
            }
        }
    }
}

/// Ticks of a list of which nothing is known but the numbers.
pub(super) fn numbers(reading: &mut Reading, part: &str, fields: &mut Fields, key: &str) {
    let list = fields.list(key);
    let indexes: Vec<String> =
        list.iter().filter_map(Value::as_u64).map(|at| (at + 1).to_string()).collect();
    if indexes.len() == list.len() && !list.is_empty() {
        reading.note(part, key, "", &ticked_list(&indexes));
    } else {
        reading.notes(part, key, Value::Array(list));
    }
}
