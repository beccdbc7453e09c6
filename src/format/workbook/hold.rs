//! What a row holds besides what it shows: its hidden cell.

use std::borrow::Cow;
use std::hash::Hasher;
use std::io;

use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

use super::columns::Part;
use crate::domain::id::EntityId;
use crate::format::myspot::{Held, Row};

/// What the hidden cell of a row is made of; see `Hold`.
#[derive(Debug)]
pub(super) struct Holding<'a> {
    pub(super) exact: Keys<'a>,
    pub(super) id: &'a str,
    pub(super) mark: String,
    pub(super) rest: Keys<'a>,
}

impl Holding<'_> {
    /// As an object of JSON.
    pub(super) fn write(&self) -> String {
        let mut text = Vec::with_capacity(192);
        // Writing to memory cannot fail, nor can maps whose keys are texts.
        self.put(&mut text).ok();
        String::from_utf8(text).unwrap_or_default()
    }

    fn put(&self, text: &mut Vec<u8>) -> serde_json::Result<()> {
        text.push(b'{');
        if !self.exact.is_empty() {
            text.extend(b"\"exact\":");
            serde_json::to_writer(&mut *text, &self.exact)?;
            text.push(b',');
        }
        // Figures and letters alone: nothing to escape.
        for piece in ["\"id\":\"", self.id, "\",\"mark\":\"", &self.mark, "\""] {
            text.extend(piece.as_bytes());
        }
        if !self.rest.is_empty() {
            text.extend(b",\"rest\":");
            serde_json::to_writer(&mut *text, &self.rest)?;
        }
        text.push(b'}');
        Ok(())
    }
}

/// Keys with what they hold, as an object in the order of the keys.
#[derive(Debug, Default)]
pub(super) struct Keys<'a>(pub(super) Vec<(&'a str, Held<'a>)>);

impl<'a> Keys<'a> {
    pub(super) fn put(&mut self, key: &'a str, held: Held<'a>) {
        let at = self.0.partition_point(|(known, _)| *known <= key);
        self.0.insert(at, (key, held));
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Keys<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.0.iter().map(|(key, held)| (key, held)))
    }
}

/// What the hidden cell of a row says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Hold {
    /// Values that their columns cannot show just so, by the key of the column.
    pub(super) exact: Map<String, Value>,
    /// The id of the record: a hold under another id is another row's. Blank where nobody said.
    pub(super) id: String,
    /// The mark of the whole record: another one means that somebody changed it.
    pub(super) mark: String,
    /// Keys that no column shows.
    pub(super) rest: Map<String, Value>,
}

impl Hold {
    /// What `Holding::write` made; nothing when it is something else.
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
pub(super) fn to_columns(part: Part, row: &mut Row) {
    let mut is_document = row
        .keys
        .iter()
        .map(|(key, held)| *key == "document" && held.as_str().and_then(EntityId::read).is_some());
    let Some(at) = is_document.position(|is| is).filter(|_| part == Part::Claims) else {
        return;
    };
    let (_, document) = row.keys.remove(at);
    row.keys.retain(|(key, _)| *key != "source");
    let source = json!({"document": document.into_value()});
    row.keys.push(("source", Held::Value(Cow::Owned(source))));
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

/// The mark of a record: its values in 64 bits (FNV-1a), dates of change and id aside; its keys come in order.
pub(super) fn mark<'a, V: Serialize>(keys: impl Iterator<Item = (&'a str, V)>) -> String {
    let mut hash = Fnv(0xcbf2_9ce4_8422_2325);
    for (key, value) in keys {
        if !["id", "created", "modified", "version"].contains(&key) {
            hash.write(key.as_bytes());
            hash.write(&[0]);
            // A hash takes whatever it is given.
            serde_json::to_writer(&mut hash, &value).ok();
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
        let (origin, tags) = (json!("e1"), json!(["a|b"]));
        let mut holding = Holding {
            exact: Keys::default(),
            id: "y",
            mark: "x".to_owned(),
            rest: Keys::default(),
        };
        holding.rest.put("origin", (&origin).into());
        holding.rest.put("author", "z".into());
        holding.exact.put("tags", (&tags).into());
        let text = holding.write();
        assert!(text.ends_with(r#""rest":{"author":"z","origin":"e1"}}"#), "{text}");
        let hold = Hold {
            rest: Map::from_iter([
                ("origin".to_owned(), origin),
                ("author".to_owned(), json!("z")),
            ]),
            exact: Map::from_iter([("tags".to_owned(), tags)]),
            mark: "x".to_owned(),
            id: "y".to_owned(),
        };
        assert_eq!(Hold::read(&text), Some(hold));
        assert_eq!(Hold::read("pas du JSON"), None);
    }
}
