//! The first mySPOT's JSON (and AEGIS's, which shares its envelope): read whole, written back.
//!
//! Entities, relations and notes become records, and the strategy part, `plaidoyer`, becomes cards.

mod ids;
mod tools;
mod write;

use serde_json::{Map, Value};

pub use write::{Loss, LossKind, losses, write};

use super::families::cards::Reading;
use super::families::values::{aside, is_void};
use super::issue::Problem;
use super::json::Fields;
use super::{Family, Fresh, Import, families};
use crate::domain::claims::{Claim, Source};
use crate::domain::date::PartialDate;
use crate::domain::entities::{Entity, EntityKind, Stance};
use crate::domain::id::{ClaimId, EntityId, RelationId};
use crate::domain::project::Project;
use crate::domain::relations::Relation;
use crate::domain::text::fold;

/// Whether a JSON object is a file of the first mySPOT or of AEGIS.
pub fn recognises(map: &Map<String, Value>) -> bool {
    let lists =
        ["entities", "relations"].into_iter().any(|key| map.get(key).is_some_and(Value::is_array));
    lists || map.get("plaidoyer").is_some_and(Value::is_object)
}

/// Whether a list is AEGIS's export of actions alone.
pub fn recognises_actions(rows: &[Value]) -> bool {
    let action = |row: &Value| row.get("title").is_some() && row.get("status").is_some();
    !rows.is_empty() && rows.iter().all(action)
}

/// Reads the file; nothing of it is dropped: what is no record is kept apart and told.
pub fn read(map: Map<String, Value>, file: &str, fresh: &mut Fresh) -> Import {
    let family = if is_aegis(&map) { Family::Aegis } else { Family::First };
    let mut fields = Fields(map);
    let mut reading = Reading::of(file, Project::default(), fresh);
    for (part, read) in READERS {
        let rows = rows_of(&mut reading, &mut fields, part);
        for (n, row) in rows.into_iter().enumerate() {
            read(&mut reading, n, row);
        }
    }
    let plaidoyer = fields.0.remove("plaidoyer").unwrap_or_default();
    families::plaidoyer(&mut reading, plaidoyer);
    for (part, value) in fields.0 {
        if !is_void(&value) {
            reading.keep(&part, 0, value, Problem::KeptForLater);
        }
    }
    let Reading { project, issues, .. } = reading;
    Import { family, project, issues, mojibake: 0 }
}

type RowReader = fn(&mut Reading, usize, Value);

/// The lists, in the order in which they can point at each other.
const READERS: [(&str, RowReader); 3] = [
    ("entities", |reading, n, row| reading.entity(n, row)),
    ("relations", |reading, n, row| reading.relation(n, row)),
    ("notes", |reading, n, row| reading.claim(n, row)),
];

/// AEGIS wrote other keys in the same places.
fn is_aegis(map: &Map<String, Value>) -> bool {
    let has = |part: &str, key: &str| {
        let rows = map
            .get("plaidoyer")
            .and_then(|plaidoyer| plaidoyer.get(part))
            .and_then(Value::as_array);
        rows.is_some_and(|rows| rows.iter().any(|row| row.get(key).is_some()))
    };
    has("targets", "entityId")
        || has("messages", "message")
        || has("objectives", "level")
        || has("actions", "responsible")
}

/// The rows of a list; what is no list is kept.
fn rows_of(reading: &mut Reading, fields: &mut Fields, part: &str) -> Vec<Value> {
    match fields.0.remove(part) {
        Some(Value::Array(rows)) => rows,
        None | Some(Value::Null) => Vec::new(),
        Some(other) => {
            reading.keep(part, 0, other, Problem::NotAList);
            Vec::new()
        }
    }
}

impl Reading<'_, '_> {
    fn entity(&mut self, n: usize, row: Value) {
        let Value::Object(map) = row else {
            return self.keep("entities", n + 1, row, Problem::NotAnObject);
        };
        let whole = map.clone();
        let mut fields = Fields(map);
        let origin = fields.some_text("id");
        let name = fields.text("name").trim().to_owned();
        if name.is_empty() {
            return self.keep("entities", n + 1, Value::Object(whole), Problem::NoName);
        }
        let kind = self.kind(n, &mut fields);
        let mut entity = Entity { name, kind, meta: self.stamp(0), ..Entity::default() };
        fields.texts("alias", ',').iter().for_each(|alias| entity.add_alias(alias));
        fields.texts("tags", ',').iter().for_each(|tag| entity.add_tag(tag));
        entity.description = fields.text("desc");
        entity.date = PartialDate::read(&fields.text("date"));
        self.role(n, &mut fields, &mut entity);
        let id = self.entity_id(n, origin.as_deref());
        entity.origin = origin.filter(|origin| EntityId::read(origin).is_none());
        entity.extras = aside(fields.0);
        if entity.kind == EntityKind::Document {
            let names = entity.names().map(fold).filter(|name| !name.is_empty());
            names.for_each(|name| {
                self.documents.entry(name).or_insert(id);
            });
        }
        self.put_entity(id, entity);
    }

    fn kind(&mut self, n: usize, fields: &mut Fields) -> EntityKind {
        let kind = kind_of(&fields.text("type"));
        if let EntityKind::Other(key) = &kind {
            self.tell("entities", n + 1, Problem::UnknownKind(key.clone()));
        }
        kind
    }

    fn role(&mut self, n: usize, fields: &mut Fields, entity: &mut Entity) {
        let role = fields.text("role");
        match role.trim() {
            "" => {}
            "ally" => entity.stance = Stance::new(2),
            "adversary" => entity.stance = Stance::new(-2),
            "undecided" => entity.stance = Stance::new(0),
            "target" => entity.is_target = true,
            other => {
                let (field, value) = ("role".to_owned(), other.to_owned());
                self.tell("entities", n + 1, Problem::OffScale { field, value });
                fields.0.insert("role".to_owned(), role.into());
            }
        }
    }

    /// The id for the entity that the file calls `origin`: the same one, when it is one of ours.
    fn entity_id(&mut self, n: usize, origin: Option<&str>) -> EntityId {
        let Some(origin) = origin else {
            return self.fresh.id();
        };
        if self.ids.contains_key(origin) {
            self.tell("entities", n + 1, Problem::RepeatedId(origin.to_owned()));
            return self.fresh.id();
        }
        let ours = EntityId::read(origin).filter(|id| !self.project.entities.contains(*id));
        let id = ours.unwrap_or_else(|| self.fresh.id());
        self.ids.insert(origin.to_owned(), id);
        id
    }

    fn relation(&mut self, n: usize, row: Value) {
        let Value::Object(map) = row else {
            return self.keep("relations", n + 1, row, Problem::NotAnObject);
        };
        let mut fields = Fields(map.clone());
        let (from, to) = (fields.text("from"), fields.text("to"));
        let (Some(source), Some(target)) = (self.ids.get(&from), self.ids.get(&to)) else {
            let missing = if self.ids.contains_key(&from) { to } else { from };
            return self.keep("relations", n + 1, Value::Object(map), Problem::Missing(missing));
        };
        let mut relation = Relation::new(*source, &fields.text("type"), *target);
        relation.origin = fields.some_text("id");
        relation.meta = self.stamp(0);
        relation.extras = aside(fields.0);
        let ours = relation.origin.as_deref().and_then(RelationId::read);
        let ours = ours.filter(|id| !self.project.relations.contains(*id));
        let id = ours.unwrap_or_else(|| self.fresh.id());
        if ours.is_some() {
            relation.origin = None;
        }
        self.project.relations.put(id, relation);
    }

    fn claim(&mut self, n: usize, row: Value) {
        let Value::Object(map) = row else {
            return self.keep("notes", n + 1, row, Problem::NotAnObject);
        };
        let mut fields = Fields(map.clone());
        let (entity, text) = (fields.text("entityId"), fields.text("content"));
        if text.trim().is_empty() {
            return self.keep("notes", n + 1, Value::Object(map), Problem::NoText);
        }
        let Some(about) = self.ids.get(&entity).copied() else {
            return self.keep("notes", n + 1, Value::Object(map), Problem::Missing(entity));
        };
        let mut claim = Claim::new(about.into(), &text);
        claim.source = self.source(fields.text("source"));
        claim.origin = fields.some_text("id");
        claim.meta = self.stamp(fields.integer("time").unwrap_or_default());
        claim.extras = aside(fields.0);
        let ours = claim.origin.as_deref().and_then(ClaimId::read);
        let ours = ours.filter(|id| !self.project.claims.contains(*id));
        let id = ours.unwrap_or_else(|| self.fresh.id());
        if ours.is_some() {
            claim.origin = None;
        }
        self.project.claims.put(id, claim);
    }

    /// A document of the file when the text is its name, the text itself otherwise.
    fn source(&self, text: String) -> Source {
        let document = self.documents.get(&fold(&text)).copied();
        document.map_or(Source::Text(text), Source::Document)
    }
}

/// The kind that the first mySPOT, or AEGIS's directory, writes as `key`.
fn kind_of(key: &str) -> EntityKind {
    match key.trim() {
        "org" | "organization" => EntityKind::Organisation,
        // A row without a type was a person for the first mySPOT.
        "" => EntityKind::Person,
        other => EntityKind::read(other),
    }
}

#[cfg(test)]
mod tests;
