//! A record as the keys of our file and what they hold, borrowed from it.

use std::borrow::Cow;

use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::domain::entities::Field;
use crate::domain::record::{Extras, Meta};

/// What a key holds.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::format) enum Held<'a> {
    Nothing,
    Flag(bool),
    Number(i64),
    Text(Cow<'a, str>),
    Texts(Cow<'a, [String]>),
    Fields(&'a [Field]),
    Object(&'a Map<String, Value>),
    Value(Cow<'a, Value>),
}

/// A record: its id, then its other keys.
#[derive(Debug)]
pub(in crate::format) struct Row<'a> {
    pub(in crate::format) id: Uuid,
    /// Where one stands twice, the last holds.
    pub(in crate::format) keys: Vec<(&'a str, Held<'a>)>,
}

impl<'a> Row<'a> {
    pub(super) fn new(id: Uuid, meta: Meta, extras: &'a Extras) -> Self {
        let mut keys = Vec::with_capacity(16);
        keys.extend(extras.iter().map(|(key, value)| (key.as_str(), value.into())));
        let row = Self { id, keys };
        row.hold("created", meta.created)
            .hold("modified", meta.modified)
            .hold("version", i64::from(meta.version))
    }

    /// Adds a key, also one that holds nothing.
    pub(super) fn hold(mut self, key: &'static str, held: impl Into<Held<'a>>) -> Self {
        self.keys.push((key, held.into()));
        self
    }

    /// Adds a key, unless it holds nothing.
    pub(super) fn put(self, key: &'static str, held: impl Into<Held<'a>>) -> Self {
        let held = held.into();
        if held.is_empty() { self } else { self.hold(key, held) }
    }

    /// The record as a JSON object.
    pub(super) fn into_map(self) -> Map<String, Value> {
        let keys = self.keys.into_iter();
        let mut map: Map<_, _> =
            keys.map(|(key, held)| (key.to_owned(), held.into_value())).collect();
        map.insert("id".to_owned(), self.id.to_string().into());
        map
    }

    /// The keys in order, each once. O(n log n); linear when they are in order.
    #[cfg(any(test, not(feature = "ui")))]
    pub(in crate::format) fn in_order(mut self) -> Self {
        self.keys.retain(|(key, _)| *key != "id");
        self.keys.sort_by_key(|(key, _)| *key);
        // The last of those that are the same comes to stand first.
        self.keys.dedup_by(|later, kept| {
            let same = later.0 == kept.0;
            if same {
                std::mem::swap(later, kept);
            }
            same
        });
        self
    }
}

impl Held<'_> {
    fn is_empty(&self) -> bool {
        match self {
            Self::Nothing => true,
            Self::Flag(flag) => !flag,
            Self::Number(_) => false,
            Self::Text(text) => text.is_empty(),
            Self::Texts(texts) => texts.is_empty(),
            Self::Fields(fields) => fields.is_empty(),
            Self::Object(map) => map.is_empty(),
            Self::Value(value) => match value.as_ref() {
                Value::Null => true,
                Value::Object(map) => map.is_empty(),
                _ => false,
            },
        }
    }

    /// The same as JSON.
    pub(in crate::format) fn into_value(self) -> Value {
        match self {
            Self::Nothing => Value::Null,
            Self::Flag(flag) => flag.into(),
            Self::Number(number) => number.into(),
            Self::Text(text) => text.into(),
            Self::Texts(texts) => texts.into_owned().into(),
            Self::Fields(fields) => fields.iter().map(field).collect(),
            Self::Object(map) => map.clone().into(),
            Self::Value(value) => value.into_owned(),
        }
    }

    /// Whether it is that value.
    #[cfg(any(test, not(feature = "ui")))]
    pub(in crate::format) fn is(&self, value: &Value) -> bool {
        match (self, value) {
            (Self::Text(text), Value::String(known)) => text == known,
            (Self::Flag(flag), Value::Bool(known)) => flag == known,
            (Self::Number(number), Value::Number(known)) => known.as_i64() == Some(*number),
            (Self::Value(value), known) => value.as_ref() == known,
            _ => false,
        }
    }

    /// The text that it is.
    #[cfg(any(test, not(feature = "ui")))]
    pub(in crate::format) fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Value(value) => value.as_str(),
            _ => None,
        }
    }
}

fn field(field: &Field) -> Value {
    json!({"name": field.name, "value": field.value})
}

impl Serialize for Held<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Nothing => to.serialize_unit(),
            Self::Flag(flag) => to.serialize_bool(*flag),
            Self::Number(number) => to.serialize_i64(*number),
            Self::Text(text) => to.serialize_str(text),
            Self::Texts(texts) => texts.serialize(to),
            Self::Fields(fields) => to.collect_seq(fields.iter().map(field)),
            Self::Object(map) => map.serialize(to),
            Self::Value(value) => value.serialize(to),
        }
    }
}

macro_rules! held {
    ($($from:ty: $given:ident => $held:expr;)*) => {$(
        impl<'a> From<$from> for Held<'a> {
            fn from($given: $from) -> Self {
                $held
            }
        }
    )*};
}

held! {
    bool: flag => Self::Flag(flag);
    i64: number => Self::Number(number);
    i8: number => Self::Number(number.into());
    u8: number => Self::Number(number.into());
    &'a str: text => Self::Text(Cow::Borrowed(text));
    String: text => Self::Text(Cow::Owned(text));
    &'a Vec<String>: texts => Self::Texts(Cow::Borrowed(texts));
    Vec<String>: texts => Self::Texts(Cow::Owned(texts));
    &'a Vec<Field>: fields => Self::Fields(fields);
    &'a Map<String, Value>: map => Self::Object(map);
    Map<String, Value>: map => Self::Value(Cow::Owned(map.into()));
    &'a Value: value => Self::Value(Cow::Borrowed(value));
}

impl<'a, T: Into<Held<'a>>> From<Option<T>> for Held<'a> {
    fn from(held: Option<T>) -> Self {
        held.map_or(Self::Nothing, Into::into)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::arbitrary;
    use crate::domain::entities::Entity;
    use crate::format::myspot::{record_to_json, row_of};

    #[track_caller]
    fn check(record: &crate::domain::record::Record) {
        let Value::Object(mut whole) = record_to_json(record) else { panic!("no object") };
        whole.remove("id");
        let row = row_of(record).in_order();
        let keys: Vec<&str> = row.keys.iter().map(|(key, _)| *key).collect();
        assert_eq!(keys, whole.keys().collect::<Vec<_>>());
        for (key, held) in &row.keys {
            assert_eq!(json!(held), whole[*key], "{key}");
            assert!(held.clone().into_value() == whole[*key], "{key}");
        }
    }

    proptest! {
        #[test]
        fn a_row_is_the_record_of_the_file(project in arbitrary::project()) {
            for record in project.records() {
                check(record);
            }
        }
    }

    #[test]
    fn what_is_known_of_a_record_stands_over_what_is_not() {
        let extras = json!({"name": 1, "id": 2, "stance": "?", "fields": 3, "z": null});
        let Value::Object(extras) = extras else { panic!("no object") };
        let entity = Entity { name: "A".to_owned(), extras, ..Entity::default() };
        check(&(crate::domain::samples::entity_id(1), entity).into());
    }
}
