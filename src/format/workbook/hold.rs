//! What a row holds besides what it shows: its hidden cell.

use std::hash::Hasher;
use std::io;

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::columns::Part;
use crate::domain::id::EntityId;

/// What the hidden cell of a row says.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(super) struct Hold {
    /// Values that their columns cannot show just so, by the key of the column.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub(super) exact: Map<String, Value>,
    /// The id of the record: a hold under another id is another row's. Blank where nobody said.
    pub(super) id: String,
    /// The mark of the whole record: another one means that somebody changed it.
    pub(super) mark: String,
    /// Keys that no column shows.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub(super) rest: Map<String, Value>,
}

impl Hold {
    /// As an object of JSON.
    pub(super) fn write(&self) -> String {
        // Maps whose keys are texts can always be written.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What `write` made; nothing when it is something else.
    pub(super) fn read(text: &str) -> Option<Self> {
        let Value::Object(mut map) = serde_json::from_str(text).ok()? else {
            return None;
        };
        let mut object = |key: &str| match map.remove(key) {
            Some(Value::Object(object)) => object,
            _ => Map::new(),
        };
        let (rest, exact) = (object("rest"), object("exact"));
        let text = |key: &str| map.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        Some(Self { rest, exact, mark: text("mark"), id: text("id") })
    }

    /// Whether it is that of the row under `id`.
    pub(super) fn is_of(&self, id: &str) -> bool {
        self.id.is_empty() || self.id == id
    }
}

/// The row of our file with what two of its keys share in one column.
pub(super) fn to_columns(part: Part, map: &mut Map<String, Value>) {
    if part == Part::Claims
        && let Some(document) = map.remove("document")
    {
        if document.as_str().and_then(EntityId::read).is_some() {
            map.insert("source".to_owned(), json!({"document": document}));
        } else {
            map.insert("document".to_owned(), document);
        }
    }
}

/// The row as our file has it.
pub(super) fn from_columns(part: Part, map: &mut Map<String, Value>) {
    if part != Part::Claims {
        return;
    }
    if let Some(Value::Object(source)) = map.get("source").cloned()
        && let Some(document) = source.get("document")
    {
        map.remove("source");
        map.insert("document".to_owned(), document.clone());
    }
}

/// The mark of a record: its values in 64 bits (FNV-1a), dates of change and id aside.
pub(super) fn mark(map: &Map<String, Value>) -> String {
    let mut hash = Fnv(0xcbf2_9ce4_8422_2325);
    for (key, value) in map {
        if !["id", "created", "modified", "version"].contains(&key.as_str()) {
            hash.write(key.as_bytes());
            hash.write(&[0]);
            // A hash takes whatever it is given.
            serde_json::to_writer(&mut hash, value).ok();
            hash.write(&[0]);
        }
    }
    format!("{:016x}", hash.finish())
}

struct Fnv(u64);

impl Hasher for Fnv {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

impl io::Write for Fnv {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        Hasher::write(self, bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hold_reads_back() {
        let hold = Hold {
            rest: Map::from_iter([("origin".to_owned(), json!("e1"))]),
            exact: Map::from_iter([("tags".to_owned(), json!(["a|b"]))]),
            mark: "x".to_owned(),
            id: "y".to_owned(),
        };
        assert_eq!(Hold::read(&hold.clone().write()), Some(hold));
        assert_eq!(Hold::read("pas du JSON"), None);
    }
}
