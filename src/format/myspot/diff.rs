//! A diff as JSON: what the journal and the other tabs get.

use serde_json::{Map, Value, json};

use super::wire;
use crate::domain::diff::Diff;
use crate::domain::project::Profile;

/// The diff as JSON.
pub fn write(diff: &Diff) -> Value {
    let mut map = Map::new();
    if let Some(profile) = &diff.profile {
        let Profile { name, description, extras } = profile;
        map.insert(
            "profile".into(),
            json!({"name": name, "description": description, "extras": extras}),
        );
    }
    let put = diff.put.iter().map(|record| {
        let mut row = wire::write(record);
        row.insert("record".into(), wire::ref_text(record.id()).into());
        Value::Object(row)
    });
    map.insert("put".into(), put.collect());
    map.insert(
        "removed".into(),
        diff.removed.iter().map(|record| wire::ref_text(*record)).collect(),
    );
    let tombs = diff.tombstones.iter().map(|(record, at)| json!([wire::ref_text(*record), at]));
    map.insert("tombstones".into(), tombs.collect());
    Value::Object(map)
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
