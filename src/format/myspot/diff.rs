//! A diff as JSON: what the journal and the other tabs get.

use serde_json::{Value, json};

use super::wire;
use crate::domain::diff::Diff;
use crate::domain::project::Profile;

/// The diff as a text of JSON, in pieces: a long one can be written with turns for others.
pub fn pieces(diff: &Diff) -> impl Iterator<Item = String> {
    let profile = diff.profile.iter().map(|profile| {
        let Profile { name, description, extras } = profile;
        let profile = json!({"name": name, "description": description, "extras": extras});
        format!("\"profile\":{profile},")
    });
    let put = diff.put.iter().enumerate().map(|(n, record)| {
        let mut row = wire::write(record);
        row.insert("record".into(), wire::ref_text(record.id()).into());
        format!("{}{}", if n == 0 { "" } else { "," }, Value::Object(row))
    });
    let removed: Value = diff.removed.iter().map(|record| wire::ref_text(*record)).collect();
    let tombs = diff.tombstones.iter().map(|(record, at)| json!([wire::ref_text(*record), at]));
    let end = format!("],\"removed\":{removed},\"tombstones\":{}}}", tombs.collect::<Value>());
    let opening = std::iter::once("{".to_owned()).chain(profile);
    opening.chain(std::iter::once("\"put\":[".to_owned())).chain(put).chain(std::iter::once(end))
}

/// The diff as a text of JSON.
pub fn write(diff: &Diff) -> String {
    pieces(diff).collect()
}

/// The diff written as `value`; `None` when any part of it is not what `write` makes.
pub fn read(value: Value) -> Option<Diff> {
    let Value::Object(mut map) = value else {
        return None;
    };
    let profile = match map.remove("profile") {
        Some(profile) => Some(read_profile(profile)?),
        None => None,
    };
    let put = list(map.remove("put")?)?.into_iter().map(read_put).collect::<Option<_>>()?;
    let removed = list(map.remove("removed")?)?;
    let removed =
        removed.iter().map(|text| wire::read_ref(text.as_str()?)).collect::<Option<_>>()?;
    let tombs = list(map.remove("tombstones")?)?;
    let tombstones = tombs
        .iter()
        .map(|tomb| Some((wire::read_ref(tomb.get(0)?.as_str()?)?, tomb.get(1)?.as_i64())))
        .collect::<Option<_>>()?;
    Some(Diff { profile, put, removed, tombstones })
}

fn read_put(row: Value) -> Option<crate::domain::record::Record> {
    let Value::Object(mut map) = row else {
        return None;
    };
    let id = wire::read_ref(map.remove("record")?.as_str()?)?;
    wire::read(super::PARTS[wire::part_index(id)], Value::Object(map)).ok()
}

fn read_profile(value: Value) -> Option<Profile> {
    let name = value.get("name")?.as_str()?.to_owned();
    let description = value.get("description")?.as_str()?.to_owned();
    let extras = value.get("extras")?.as_object()?.clone();
    Some(Profile { name, description, extras })
}

fn list(value: Value) -> Option<Vec<Value>> {
    match value {
        Value::Array(items) => Some(items),
        _ => None,
    }
}
