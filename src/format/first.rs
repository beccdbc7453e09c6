//! The first mySPOT's JSON (and AEGIS's, which shares its envelope): read whole, written back.
//!
//! Entities, relations and notes become records. The strategy part, `plaidoyer`, is kept as it is.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::issue::{Issue, Problem};
use super::json::Fields;
use super::{Family, Fresh, Import};
use crate::domain::claims::{Claim, Source};
use crate::domain::date::PartialDate;
use crate::domain::entities::{Entity, EntityKind, Stance};
use crate::domain::id::{ClaimId, EntityId, RelationId};
use crate::domain::kept::Kept;
use crate::domain::project::Project;
use crate::domain::record::{Meta, RecordRef};
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
    let mut reading = Reading {
        file,
        fresh,
        project: Project::default(),
        issues: Vec::new(),
        ids: BTreeMap::new(),
        documents: BTreeMap::new(),
    };
    for (part, read) in READERS {
        let rows = reading.rows(&mut fields, part);
        for (n, row) in rows.into_iter().enumerate() {
            read(&mut reading, n, row);
        }
    }
    for (part, value) in fields.0 {
        if !is_void(&value) {
            reading.keep(&part, 0, value, Problem::KeptForLater);
        }
    }
    Import { family, project: reading.project, issues: reading.issues, mojibake: 0 }
}

type RowReader = fn(&mut Reading, usize, Value);

/// The lists, in the order in which they can point at each other.
const READERS: [(&str, RowReader); 3] = [
    ("entities", |reading, n, row| reading.entity(n, row)),
    ("relations", |reading, n, row| reading.relation(n, row)),
    ("notes", |reading, n, row| reading.note(n, row)),
];

fn is_void(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(map) => map.is_empty(),
        Value::String(text) => text.is_empty(),
        _ => false,
    }
}

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

struct Reading<'a, 'b> {
    file: &'a str,
    fresh: &'a mut Fresh<'b>,
    project: Project,
    issues: Vec<Issue>,
    /// The entity under each id of the file.
    ids: BTreeMap<String, EntityId>,
    /// The document under each folded name.
    documents: BTreeMap<String, EntityId>,
}

impl Reading<'_, '_> {
    fn rows(&mut self, fields: &mut Fields, part: &str) -> Vec<Value> {
        match fields.0.remove(part) {
            Some(Value::Array(rows)) => rows,
            None | Some(Value::Null) => Vec::new(),
            Some(other) => {
                self.keep(part, 0, other, Problem::NotAList);
                Vec::new()
            }
        }
    }

    fn tell(&mut self, part: &str, row: usize, problem: Problem) {
        self.issues.push(Issue { part: part.to_owned(), row, problem });
    }

    /// Keeps what is no record, and tells why.
    fn keep(&mut self, part: &str, row: usize, data: Value, problem: Problem) {
        self.tell(part, row, problem);
        let (file, part) = (self.file.to_owned(), part.to_owned());
        let kept = Kept { file, part, data, meta: self.stamp(0), ..Kept::default() };
        self.project.kept.put(self.fresh.id(), kept);
    }

    fn stamp(&self, time: i64) -> Meta {
        let created = if time > 0 { time } else { self.fresh.now };
        Meta { created, modified: self.fresh.now, version: 1 }
    }

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
        fields.0.retain(|_, value| !is_void(value));
        entity.extras = fields.0;
        if entity.kind == EntityKind::Document {
            let names = entity.names().map(fold).filter(|name| !name.is_empty());
            names.for_each(|name| {
                self.documents.entry(name).or_insert(id);
            });
        }
        self.project.entities.put(id, entity);
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
        fields.0.retain(|_, value| !is_void(value));
        relation.extras = fields.0;
        let ours = relation.origin.as_deref().and_then(RelationId::read);
        let ours = ours.filter(|id| !self.project.relations.contains(*id));
        let id = ours.unwrap_or_else(|| self.fresh.id());
        if ours.is_some() {
            relation.origin = None;
        }
        self.project.relations.put(id, relation);
    }

    fn note(&mut self, n: usize, row: Value) {
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
        fields.0.retain(|_, value| !is_void(value));
        claim.extras = fields.0;
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

/// What the first mySPOT's file cannot carry, and how many records lose something by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Loss {
    /// What is left out.
    pub what: LossKind,
    /// In how many records.
    pub count: usize,
}

/// A thing that the first mySPOT has no place for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LossKind {
    /// A stance between ally, undecided and adversary, or the stance of a target.
    Stance,
    /// The web address and the project's own fields of an entity.
    EntityDetails,
    /// Sign, strength, date and description of a relation.
    RelationDetails,
    /// Nature, quote, page and grade of a claim.
    ClaimDetails,
    /// A claim about something other than an entity.
    OtherClaims,
    /// Cards, links and views.
    Methods,
}

/// The project as the first mySPOT opens it.
pub fn write(project: &Project) -> Value {
    let entities: Vec<Value> =
        project.entities.iter().map(|(id, row)| entity_row(id, row)).collect();
    let name_of = |id: EntityId| v1_id(project, id);
    let relations = project.relations.iter().map(|(id, row)| {
        let mut map = row.extras.clone();
        map.insert("id".into(), row.origin.clone().unwrap_or_else(|| id.to_string()).into());
        map.insert("from".into(), name_of(row.source).into());
        map.insert("to".into(), name_of(row.target).into());
        map.insert("type".into(), row.kind.clone().into());
        Value::Object(map)
    });
    let relations: Vec<Value> = relations.chain(kept_rows(project, "relations")).collect();
    let notes = project.claims.iter().filter_map(|(id, row)| note_row(project, id, row));
    let notes: Vec<Value> = notes.chain(kept_rows(project, "notes")).collect();
    json!({
        "entities": entities,
        "relations": relations,
        "notes": notes,
        "plaidoyer": plaidoyer(project),
    })
}

/// What `write` leaves out, by kind, with counts; empty when nothing is.
pub fn losses(project: &Project) -> Vec<Loss> {
    let stances = project.entities.iter().filter(|(_, row)| {
        let between = row.stance.is_some_and(|stance| stance.value().abs() == 1);
        between || (row.is_target && row.stance.is_some()) || row.is_us
    });
    let details =
        project.entities.iter().filter(|(_, row)| !row.url.is_empty() || !row.fields.is_empty());
    let relations = project.relations.iter().filter(|(_, row)| {
        row.mutual
            || row.sign.is_some()
            || row.strength.is_some()
            || !row.date.is_empty()
            || !row.description.is_empty()
    });
    let (notes, others): (Vec<_>, Vec<_>) =
        project.claims.iter().partition(|(_, row)| matches!(row.about, RecordRef::Entity(_)));
    let claims = notes.iter().filter(|(_, row)| {
        let bare = Claim {
            source: row.source.clone(),
            origin: row.origin.clone(),
            meta: row.meta,
            extras: row.extras.clone(),
            ..Claim::new(row.about, &row.text)
        };
        row.as_ref() != &bare
    });
    let methods = project.cards.len() + project.links.len() + project.views.len();
    let counts = [
        (LossKind::Stance, stances.count()),
        (LossKind::EntityDetails, details.count()),
        (LossKind::RelationDetails, relations.count()),
        (LossKind::ClaimDetails, claims.count()),
        (LossKind::OtherClaims, others.len()),
        (LossKind::Methods, methods),
    ];
    let lost = counts.into_iter().filter(|(_, count)| *count > 0);
    lost.map(|(what, count)| Loss { what, count }).collect()
}

/// The id the entity had in its file, unless another took it, else its own.
fn v1_id(project: &Project, id: EntityId) -> String {
    let entity = project.entities.get(id);
    entity.and_then(|row| row.origin.clone()).unwrap_or_else(|| id.to_string())
}

fn entity_row(id: EntityId, row: &Entity) -> Value {
    let mut map = row.extras.clone();
    let kind = match &row.kind {
        EntityKind::Organisation => "org",
        kind => kind.key(),
    };
    map.insert("id".into(), row.origin.clone().unwrap_or_else(|| id.to_string()).into());
    map.insert("name".into(), row.name.clone().into());
    map.insert("type".into(), kind.into());
    map.insert("alias".into(), row.aliases.join(", ").into());
    map.insert("desc".into(), row.description.clone().into());
    map.insert("date".into(), row.date.text().into());
    if !map.contains_key("role") {
        map.insert("role".into(), role_of(row).into());
    }
    map.insert("tags".into(), row.tags.clone().into());
    Value::Object(map)
}

fn role_of(row: &Entity) -> &'static str {
    match row.stance.map(Stance::value) {
        _ if row.is_target => "target",
        Some(1 | 2) => "ally",
        Some(-1 | -2) => "adversary",
        Some(_) => "undecided",
        None => "",
    }
}

fn note_row(project: &Project, id: ClaimId, row: &Claim) -> Option<Value> {
    let mut map = row.extras.clone();
    let source = match &row.source {
        Source::Document(document) => project.entity_name(*document).to_owned(),
        Source::Text(text) => text.clone(),
    };
    map.insert("id".into(), row.origin.clone().unwrap_or_else(|| id.to_string()).into());
    map.insert("entityId".into(), v1_id(project, row.about.entity()?).into());
    map.insert("content".into(), row.text.clone().into());
    map.insert("source".into(), source.into());
    map.insert("time".into(), row.meta.created.into());
    Some(Value::Object(map))
}

/// Rows of a list that could not be read, given back as they were.
fn kept_rows<'a>(project: &'a Project, part: &'static str) -> impl Iterator<Item = Value> + 'a {
    let kept =
        project.kept.iter().filter(move |(_, kept)| kept.part == part && kept.data.is_object());
    kept.map(|(_, kept)| kept.data.clone())
}

/// Every `plaidoyer` that was kept, in one: lists add up, and the first text of each key stays.
fn plaidoyer(project: &Project) -> Value {
    let mut whole = Map::new();
    for (_, kept) in project.kept.iter().filter(|(_, kept)| kept.part == "plaidoyer") {
        if let Value::Object(map) = &kept.data {
            unite(&mut whole, map);
        }
    }
    Value::Object(whole)
}

fn unite(whole: &mut Map<String, Value>, part: &Map<String, Value>) {
    for (key, value) in part {
        match (whole.get_mut(key), value) {
            (Some(Value::Object(known)), Value::Object(value)) => unite(known, value),
            (Some(Value::Array(known)), Value::Array(value)) => {
                let fresh: Vec<Value> =
                    value.iter().filter(|item| !known.contains(item)).cloned().collect();
                known.extend(fresh);
            }
            (Some(known), value) if is_void(known) => *known = value.clone(),
            (Some(_), _) => {}
            (None, value) => {
                whole.insert(key.clone(), value.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests;
