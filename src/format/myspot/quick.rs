//! Rows read straight from their text, where they hold what we write.
//!
//! `wire` reads any row, by way of JSON values. Most rows need no such care: each key holds what belongs there. Whatever
//! else a row holds makes it one for `wire`, so that both read the same.

use std::fmt;

use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use uuid::Uuid;

use super::wire::{fields_of, read_ref};
use crate::domain::claims::{Bearing, Claim, Grade, Nature, Source};
use crate::domain::date::PartialDate;
use crate::domain::entities::{Entity, EntityKind, Stance};
use crate::domain::id::{ClaimId, EntityId, Millis, RelationId};
use crate::domain::record::{Extras, Meta, Record, RecordRef};
use crate::domain::relations::{Relation, Sign, Strength};

/// The record that a line of the list `part` holds; nothing when `wire` has to look at it.
pub(super) fn read(part: &str, row: &str) -> Option<Record> {
    match part {
        "entities" => record::<Entity>(row),
        "relations" => record::<Tie>(row),
        "claims" => record::<Saying>(row),
        _ => None,
    }
}

fn record<'a, R: Row<'a>>(row: &'a str) -> Option<Record> {
    let Reading::<R> { row, id, shared } = serde_json::from_str(row).ok()?;
    row.finish(Uuid::try_parse(id?).ok()?, shared)
}

/// The keys that one kind of record has.
trait Row<'a>: Sized {
    /// The record when nothing is known of it.
    fn blank() -> Self;

    /// Takes what stands under `key`; whether that is a key of its own.
    fn take<A: MapAccess<'a>>(&mut self, key: &str, map: &mut A) -> Result<bool, A::Error>;

    /// The record; nothing when something is missing.
    fn finish(self, id: Uuid, shared: Shared) -> Option<Record>;
}

/// What records of all kinds have.
#[derive(Default)]
struct Shared {
    created: Millis,
    modified: Option<Millis>,
    version: Option<u32>,
    origin: Option<String>,
    extras: Extras,
}

impl Shared {
    fn meta(&self) -> Meta {
        let modified = self.modified.unwrap_or(self.created);
        Meta { created: self.created, modified, version: self.version.unwrap_or(1) }
    }
}

struct Reading<'a, R> {
    row: R,
    id: Option<&'a str>,
    shared: Shared,
}

impl<'a, R: Row<'a>> Deserialize<'a> for Reading<'a, R> {
    fn deserialize<D: Deserializer<'a>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(Self { row: R::blank(), id: None, shared: Shared::default() })
    }
}

impl<'a, R: Row<'a>> Visitor<'a> for Reading<'a, R> {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record")
    }

    fn visit_map<A: MapAccess<'a>>(mut self, mut map: A) -> Result<Self, A::Error> {
        while let Some(key) = map.next_key::<&str>()? {
            let shared = &mut self.shared;
            match key {
                "id" => self.id = Some(map.next_value()?),
                "created" => shared.created = map.next_value()?,
                "modified" => shared.modified = Some(map.next_value()?),
                "version" => shared.version = Some(map.next_value()?),
                "origin" => shared.origin = Some(map.next_value()?),
                key if self.row.take(key, &mut map)? => {}
                key => drop(shared.extras.insert(key.to_owned(), map.next_value()?)),
            }
        }
        Ok(self)
    }
}

/// A value that `read` understands.
fn known<'a, A: MapAccess<'a>, G: Deserialize<'a>, T>(
    map: &mut A,
    read: impl FnOnce(G) -> Option<T>,
) -> Result<T, A::Error> {
    read(map.next_value()?).ok_or_else(|| A::Error::custom("another value"))
}

fn date<'a, A: MapAccess<'a>>(map: &mut A) -> Result<PartialDate, A::Error> {
    Ok(PartialDate::read(map.next_value()?))
}

impl<'a> Row<'a> for Entity {
    fn blank() -> Self {
        Self { kind: EntityKind::read(""), ..Self::default() }
    }

    fn take<A: MapAccess<'a>>(&mut self, key: &str, map: &mut A) -> Result<bool, A::Error> {
        match key {
            "aliases" => self.aliases = map.next_value()?,
            "date" => self.date = date(map)?,
            "description" => self.description = map.next_value()?,
            "fields" => self.fields = fields_of(map.next_value()?),
            "kind" => self.kind = EntityKind::read(map.next_value()?),
            "name" => self.name = map.next_value()?,
            "stance" => self.stance = Some(known(map, Stance::new)?),
            "tags" => self.tags = map.next_value()?,
            "target" => self.is_target = map.next_value()?,
            "url" => self.url = map.next_value()?,
            "us" => self.is_us = map.next_value()?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn finish(self, id: Uuid, shared: Shared) -> Option<Record> {
        let (is_named, meta) = (!self.name.trim().is_empty(), shared.meta());
        let entity = Self { origin: shared.origin, extras: shared.extras, meta, ..self };
        is_named.then(|| (EntityId(id), entity).into())
    }
}

/// A relation whose ends are yet to be read.
#[derive(Default)]
struct Tie {
    source: Option<EntityId>,
    target: Option<EntityId>,
    kind: String,
    mutual: bool,
    sign: Option<Sign>,
    strength: Option<Strength>,
    date: PartialDate,
    description: String,
}

impl<'a> Row<'a> for Tie {
    fn blank() -> Self {
        Self::default()
    }

    fn take<A: MapAccess<'a>>(&mut self, key: &str, map: &mut A) -> Result<bool, A::Error> {
        match key {
            "date" => self.date = date(map)?,
            "description" => self.description = map.next_value()?,
            "kind" => self.kind = map.next_value()?,
            "mutual" => self.mutual = map.next_value()?,
            "sign" => self.sign = Some(known(map, sign)?),
            "source" => self.source = Some(known(map, EntityId::read)?),
            "strength" => self.strength = Some(known(map, Strength::new)?),
            "target" => self.target = Some(known(map, EntityId::read)?),
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn finish(self, id: Uuid, shared: Shared) -> Option<Record> {
        let meta = shared.meta();
        let Self { mutual, sign, strength, date, description, .. } = self;
        let bare = Relation::new(self.source?, "", self.target?);
        let relation = Relation {
            kind: self.kind,
            origin: shared.origin,
            extras: shared.extras,
            ..Relation { mutual, sign, strength, date, description, meta, ..bare }
        };
        Some((RelationId(id), relation).into())
    }
}

fn sign(text: &str) -> Option<Sign> {
    match text {
        "+" => Some(Sign::Plus),
        "-" => Some(Sign::Minus),
        _ => None,
    }
}

/// A claim when it is yet to be read what it is about.
#[derive(Default)]
struct Saying {
    about: Option<RecordRef>,
    text: String,
    nature: Nature,
    document: Option<EntityId>,
    source: Option<String>,
    quote: String,
    page: String,
    bearing: Bearing,
    grade: Grade,
    date: PartialDate,
    when: PartialDate,
    stance: Option<Stance>,
    is_private: bool,
}

impl<'a> Row<'a> for Saying {
    fn blank() -> Self {
        Self::default()
    }

    fn take<A: MapAccess<'a>>(&mut self, key: &str, map: &mut A) -> Result<bool, A::Error> {
        match key {
            "about" => self.about = Some(known(map, read_ref)?),
            "bearing" => self.bearing = known(map, Bearing::read)?,
            "date" => self.date = date(map)?,
            "document" => self.document = Some(known(map, EntityId::read)?),
            "grade" => self.grade = known(map, Grade::read)?,
            "nature" => self.nature = known(map, Nature::read)?,
            "page" => self.page = map.next_value()?,
            "private" => self.is_private = map.next_value()?,
            "quote" => self.quote = map.next_value()?,
            "source" => self.source = Some(map.next_value()?),
            "stance" => self.stance = Some(known(map, Stance::new)?),
            "text" => self.text = map.next_value()?,
            "when" => self.when = date(map)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn finish(self, id: Uuid, shared: Shared) -> Option<Record> {
        let meta = shared.meta();
        let Self { text, nature, quote, page, bearing, grade, date, when, .. } = self;
        if text.trim().is_empty() && quote.trim().is_empty() {
            return None;
        }
        let source = match (self.document, self.source) {
            // What is left of the two is a key nobody knows.
            (Some(_), Some(_)) => return None,
            (Some(document), None) => Source::Document(document),
            (None, text) => Source::Text(text.unwrap_or_default()),
        };
        let (about, stance, is_private) = (self.about?, self.stance, self.is_private);
        let (origin, extras) = (shared.origin, shared.extras);
        let told = Claim {
            about,
            text,
            nature,
            source,
            quote,
            page,
            bearing,
            grade,
            date,
            when,
            stance,
            is_private,
            origin,
            meta,
            extras,
        };
        Some((ClaimId(id), told).into())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::format::myspot::wire;

    /// Both read the same, if this one reads it at all; whether it does.
    #[track_caller]
    fn is_quick(part: &str, row: &str) -> bool {
        let slow = wire::read(part, serde_json::from_str(row).unwrap()).ok();
        let quick = read(part, row);
        assert!(quick.is_none() || quick == slow, "{row}");
        quick.is_some()
    }

    const ID: &str = "00000000-0000-0000-0000-000000000001";

    fn row(part: &str) -> Value {
        match part {
            "entities" => json!({
                "id": ID, "name": " A", "kind": "robot", "aliases": ["b"], "description": "\n",
                "tags": [], "stance": -2, "target": true, "us": false, "date": " 1976 ", "url": "u",
                "fields": [{"name": "x", "value": "y", "more": 1}, {}], "origin": "", "created": 5,
                "modified": -3, "version": 0,
            }),
            "relations" => json!({
                "id": ID, "source": ID, "target": ID, "kind": "k", "mutual": true, "sign": "-",
                "strength": 4, "date": "hier", "description": "", "origin": "r", "created": 1,
                "modified": 2, "version": 3,
            }),
            _ => json!({
                "id": ID, "about": format!("entity:{ID}"), "text": "t", "nature": "fact",
                "document": ID, "quote": "q", "page": "3", "bearing": "supports", "grade": "b2",
                "date": "2016", "when": "2017", "stance": 1, "private": true, "origin": "c",
                "created": 1, "modified": 2, "version": 3,
            }),
        }
    }

    #[test]
    fn what_we_write_is_read_quickly_and_the_rest_with_care() {
        let odd =
            [json!(null), json!(1.5), json!(99), json!(-1), json!(true), json!("?"), json!(" ")];
        let odd = [
            &odd[..],
            &[json!([]), json!([1]), json!({}), json!([{"name": 1}]), json!([["a", "b"]])],
        ]
        .concat();
        for part in ["entities", "relations", "claims"] {
            let whole = row(part);
            assert!(is_quick(part, &whole.to_string()), "{part}");
            for key in
                whole.as_object().unwrap().keys().map(String::as_str).chain(["source", "later"])
            {
                let mut less = whole.clone();
                less.as_object_mut().unwrap().remove(key);
                is_quick(part, &less.to_string());
                for odd in &odd {
                    let mut other = whole.clone();
                    other[key] = odd.clone();
                    is_quick(part, &other.to_string());
                    let twice = format!("{{\"{key}\":{odd},{}", &whole.to_string()[1..]);
                    is_quick(part, &twice);
                }
            }
            assert!(is_quick(part, &whole.to_string().replace("\"date\":", "\"later\":")));
        }
        assert!(!is_quick("cards", &json!({"id": ID, "method": "swot"}).to_string()));
    }
}
