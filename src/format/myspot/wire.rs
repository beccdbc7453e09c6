//! The keys of our file: one pair of functions a kind of record, and nothing of them elsewhere.

use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::row::Row;
use crate::domain::cards::{Card, Status};
use crate::domain::claims::{Bearing, Claim, Grade, Nature, Source};
use crate::domain::date::PartialDate;
use crate::domain::entities::{Entity, EntityKind, Field, Stance};
use crate::domain::id::{CardId, ClaimId, EntityId, KeptId, LinkId, RelationId, ViewId};
use crate::domain::kept::Kept;
use crate::domain::links::Link;
use crate::domain::record::{Extras, Meta, Record, RecordRef};
use crate::domain::relations::{Relation, Sign, Strength};
use crate::domain::views::{Position, View};
use crate::format::issue::Problem;
use crate::format::json::Fields;

/// A row that is no record: the row as it was, and why.
#[derive(Debug)]
pub(in crate::format) struct Misread {
    pub(in crate::format) row: Value,
    pub(in crate::format) problem: Problem,
}

/// Which list of the file holds records of this kind.
pub(super) fn part_index(record: RecordRef) -> usize {
    match record {
        RecordRef::Entity(_) => 0,
        RecordRef::Relation(_) => 1,
        RecordRef::Claim(_) => 2,
        RecordRef::Card(_) => 3,
        RecordRef::Link(_) => 4,
        RecordRef::View(_) => 5,
        RecordRef::Kept(_) => 6,
    }
}

/// A reference as text: `entity:0190…`.
pub(in crate::format) fn ref_text(record: RecordRef) -> String {
    let (kind, id) = match record {
        RecordRef::Entity(id) => ("entity", id.0),
        RecordRef::Relation(id) => ("relation", id.0),
        RecordRef::Claim(id) => ("claim", id.0),
        RecordRef::Card(id) => ("card", id.0),
        RecordRef::Link(id) => ("link", id.0),
        RecordRef::View(id) => ("view", id.0),
        RecordRef::Kept(id) => ("kept", id.0),
    };
    format!("{kind}:{id}")
}

/// The reference written as `text`.
pub(in crate::format) fn read_ref(text: &str) -> Option<RecordRef> {
    let (kind, id) = text.split_once(':')?;
    let id = Uuid::try_parse(id).ok()?;
    Some(match kind {
        "entity" => EntityId(id).into(),
        "relation" => RelationId(id).into(),
        "claim" => ClaimId(id).into(),
        "card" => CardId(id).into(),
        "link" => LinkId(id).into(),
        "view" => ViewId(id).into(),
        "kept" => KeptId(id).into(),
        _ => return None,
    })
}

/// The record as a JSON object; fields that hold nothing are left out.
pub(super) fn write(record: &Record) -> Map<String, Value> {
    row(record).into_map()
}

/// The record as the file has it, borrowed.
pub(super) fn row(record: &Record) -> Row<'_> {
    match record {
        Record::Entity(id, row) => write_entity(row, id.0),
        Record::Relation(id, row) => write_relation(row, id.0),
        Record::Claim(id, row) => write_claim(row, id.0),
        Record::Card(id, row) => write_card(row, id.0),
        Record::Link(id, row) => write_link(row, id.0),
        Record::View(id, row) => write_view(row, id.0),
        Record::Kept(id, row) => write_kept(row, id.0),
    }
}

/// The record that a row of the list `part` holds.
pub(super) fn read(part: &str, row: Value) -> Result<Record, Misread> {
    let Value::Object(map) = row else {
        return Err(Misread { row, problem: Problem::NotAnObject });
    };
    // The row is only copied when it turns out to be no record.
    let mut fields = Fields(map);
    let id = fields.text("id");
    let Ok(uuid) = Uuid::try_parse(&id) else {
        fields.0.insert("id".to_owned(), id.clone().into());
        return Err(Misread { row: Value::Object(fields.0), problem: Problem::Missing(id) });
    };
    let read = match part {
        "entities" => read_entity(&mut fields).map(|row| (EntityId(uuid), row).into()),
        "relations" => read_relation(&mut fields).map(|row| (RelationId(uuid), row).into()),
        "claims" => read_claim(&mut fields).map(|row| (ClaimId(uuid), row).into()),
        "cards" => read_card(&mut fields).map(|row| (CardId(uuid), row).into()),
        "links" => read_link(&mut fields).map(|row| (LinkId(uuid), row).into()),
        "views" => Ok((ViewId(uuid), read_view(&mut fields)).into()),
        _ => Ok((KeptId(uuid), read_kept(&mut fields)).into()),
    };
    read.map_err(|problem| {
        fields.0.insert("id".to_owned(), id.into());
        Misread { row: Value::Object(fields.0), problem }
    })
}

fn meta(fields: &mut Fields) -> Meta {
    let created = fields.integer("created").unwrap_or_default();
    let modified = fields.integer("modified").unwrap_or(created);
    let version = fields.integer("version").and_then(|version| u32::try_from(version).ok());
    Meta { created, modified, version: version.unwrap_or(1) }
}

fn date(fields: &mut Fields) -> PartialDate {
    PartialDate::read(&fields.text("date"))
}

fn rest(fields: &mut Fields) -> Extras {
    std::mem::take(&mut fields.0)
}

/// Takes the value of `key` when `read` understands it, and leaves it otherwise.
fn vocabulary<T>(fields: &mut Fields, key: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
    let value = fields.0.get(key)?.as_str().and_then(read)?;
    fields.0.remove(key);
    Some(value)
}

fn scale<T>(fields: &mut Fields, key: &str, read: impl Fn(i64) -> Option<T>) -> Option<T> {
    let value = fields.0.get(key)?.as_i64().and_then(read)?;
    fields.0.remove(key);
    Some(value)
}

fn write_entity(row: &Entity, id: Uuid) -> Row<'_> {
    Row::new(id, row.meta, &row.extras)
        .put("aliases", &row.aliases)
        .put("date", row.date.text())
        .put("description", row.description.as_str())
        .put("fields", &row.fields)
        .put("kind", row.kind.key())
        .put("name", row.name.as_str())
        .put("origin", row.origin.as_deref())
        .put("stance", row.stance.map(Stance::value))
        .put("tags", &row.tags)
        .put("target", row.is_target)
        .put("url", row.url.as_str())
        .put("us", row.is_us)
}

fn read_entity(fields: &mut Fields) -> Result<Entity, Problem> {
    let name = fields.text("name");
    if name.trim().is_empty() {
        return Err(Problem::NoName);
    }
    let customs = fields_of(fields.list("fields"));
    Ok(Entity {
        kind: EntityKind::read(&fields.text("kind")),
        name,
        aliases: list_of_text(fields, "aliases"),
        description: fields.text("description"),
        tags: list_of_text(fields, "tags"),
        stance: scale(fields, "stance", Stance::new),
        is_target: fields.flag("target"),
        is_us: fields.flag("us"),
        date: date(fields),
        url: fields.text("url"),
        fields: customs,
        origin: vocabulary(fields, "origin", |text| Some(text.to_owned())),
        meta: meta(fields),
        extras: rest(fields),
    })
}

/// The fields of a project's own, as they are listed.
pub(super) fn fields_of(rows: Vec<Value>) -> Vec<Field> {
    let fields = rows.iter().map(|field| {
        let text =
            |key: &str| field.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        Field { name: text("name"), value: text("value") }
    });
    fields.collect()
}

/// A list of texts, taken as it is: what we write is never trimmed on the way back.
fn list_of_text(fields: &mut Fields, key: &str) -> Vec<String> {
    let all_text = |items: &Vec<Value>| items.iter().all(Value::is_string);
    if !fields.0.get(key).and_then(Value::as_array).is_some_and(all_text) {
        return Vec::new();
    }
    fields.list(key).into_iter().filter_map(|item| item.as_str().map(str::to_owned)).collect()
}

fn write_relation(row: &Relation, id: Uuid) -> Row<'_> {
    Row::new(id, row.meta, &row.extras)
        .put("date", row.date.text())
        .put("description", row.description.as_str())
        .put("kind", row.kind.as_str())
        .put("mutual", row.mutual)
        .put("origin", row.origin.as_deref())
        .put("sign", row.sign.map(|sign| if sign == Sign::Plus { "+" } else { "-" }))
        .put("source", row.source.to_string())
        .put("strength", row.strength.map(Strength::value))
        .put("target", row.target.to_string())
}

fn read_relation(fields: &mut Fields) -> Result<Relation, Problem> {
    let source = id_of(fields, "source", EntityId::read)?;
    let target = id_of(fields, "target", EntityId::read)?;
    fields.0.remove("source");
    fields.0.remove("target");
    let sign = vocabulary(fields, "sign", |text| match text {
        "+" => Some(Sign::Plus),
        "-" => Some(Sign::Minus),
        _ => None,
    });
    Ok(Relation {
        kind: fields.text("kind"),
        mutual: fields.flag("mutual"),
        sign,
        strength: scale(fields, "strength", Strength::new),
        date: date(fields),
        description: fields.text("description"),
        origin: vocabulary(fields, "origin", |text| Some(text.to_owned())),
        meta: meta(fields),
        extras: rest(fields),
        ..Relation::new(source, "", target)
    })
}

/// The id under `key`, which is left there.
fn id_of<I>(fields: &Fields, key: &str, read: impl Fn(&str) -> Option<I>) -> Result<I, Problem> {
    let text = fields.0.get(key).and_then(Value::as_str).unwrap_or_default();
    read(text).ok_or_else(|| Problem::Missing(text.to_owned()))
}

fn write_claim(row: &Claim, id: Uuid) -> Row<'_> {
    let (document, source) = match &row.source {
        Source::Document(document) => (document.to_string(), ""),
        Source::Text(text) => (String::new(), text.as_str()),
    };
    Row::new(id, row.meta, &row.extras)
        .put("about", ref_text(row.about))
        .put("bearing", row.bearing.key())
        .put("date", row.date.text())
        .put("document", document)
        .put("grade", row.grade.text())
        .put("nature", row.nature.key())
        .put("origin", row.origin.as_deref())
        .put("page", row.page.as_str())
        .put("private", row.is_private)
        .put("quote", row.quote.as_str())
        .put("source", source)
        .put("stance", row.stance.map(Stance::value))
        .put("text", row.text.as_str())
        .put("when", row.when.text())
}

fn read_claim(fields: &mut Fields) -> Result<Claim, Problem> {
    let about = id_of(fields, "about", read_ref)?;
    let says =
        |key: &str| fields.0.get(key).and_then(Value::as_str).is_some_and(|t| !t.trim().is_empty());
    if !says("text") && !says("quote") {
        return Err(Problem::NoText);
    }
    fields.0.remove("about");
    let document = vocabulary(fields, "document", EntityId::read).map(Source::Document);
    Ok(Claim {
        about,
        text: fields.text("text"),
        nature: vocabulary(fields, "nature", Nature::read).unwrap_or_default(),
        source: document.unwrap_or_else(|| Source::Text(fields.text("source"))),
        quote: fields.text("quote"),
        page: fields.text("page"),
        bearing: vocabulary(fields, "bearing", Bearing::read).unwrap_or_default(),
        grade: vocabulary(fields, "grade", Grade::read).unwrap_or_default(),
        date: date(fields),
        when: PartialDate::read(&fields.text("when")),
        stance: scale(fields, "stance", Stance::new),
        is_private: fields.flag("private"),
        origin: vocabulary(fields, "origin", |text| Some(text.to_owned())),
        meta: meta(fields),
        extras: rest(fields),
    })
}

fn write_card(row: &Card, id: Uuid) -> Row<'_> {
    let entities: Vec<String> = row.entities.iter().map(ToString::to_string).collect();
    let claims: Vec<String> = row.claims.iter().map(ToString::to_string).collect();
    Row::new(id, row.meta, &row.extras)
        .put("author", row.author.as_str())
        .put("body", &row.body)
        .put("claims", claims)
        .put("detail", row.detail.as_str())
        .put("entities", entities)
        .put("method", row.method.as_str())
        .put("origin", row.origin.as_deref())
        .put("status", row.status.key())
        .put("tags", &row.tags)
        .put("text", row.text.as_str())
}

fn read_card(fields: &mut Fields) -> Result<Card, Problem> {
    let entities = ids_of(fields, "entities", EntityId::read)?;
    let claims = ids_of(fields, "claims", ClaimId::read)?;
    fields.0.remove("entities");
    fields.0.remove("claims");
    Ok(Card {
        method: fields.text("method"),
        text: fields.text("text"),
        detail: fields.text("detail"),
        entities,
        claims,
        author: fields.text("author"),
        status: vocabulary(fields, "status", Status::read).unwrap_or_default(),
        tags: list_of_text(fields, "tags"),
        body: fields.object("body"),
        origin: vocabulary(fields, "origin", |text| Some(text.to_owned())),
        meta: meta(fields),
        extras: rest(fields),
    })
}

/// The ids under `key`, which are left there.
fn ids_of<I>(
    fields: &Fields,
    key: &str,
    read: impl Fn(&str) -> Option<I>,
) -> Result<Vec<I>, Problem> {
    let items = fields.0.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let texts = items.iter().map(|item| item.as_str().unwrap_or_default());
    texts.map(|text| read(text).ok_or_else(|| Problem::Missing(text.to_owned()))).collect()
}

fn write_link(row: &Link, id: Uuid) -> Row<'_> {
    Row::new(id, row.meta, &row.extras)
        .put("body", &row.body)
        .put("kind", row.kind.as_str())
        .put("rationale", row.rationale.as_str())
        .put("source", ref_text(row.source))
        .put("target", ref_text(row.target))
}

fn read_link(fields: &mut Fields) -> Result<Link, Problem> {
    let source = id_of(fields, "source", read_ref)?;
    let target = id_of(fields, "target", read_ref)?;
    fields.0.remove("source");
    fields.0.remove("target");
    let (kind, rationale) = (fields.text("kind"), fields.text("rationale"));
    let body = fields.object("body");
    Ok(Link { kind, source, target, rationale, body, meta: meta(fields), extras: rest(fields) })
}

fn write_view(row: &View, id: Uuid) -> Row<'_> {
    let positions: Map<String, Value> =
        row.positions.iter().map(|(id, at)| (id.to_string(), json!([at.x, at.y]))).collect();
    Row::new(id, row.meta, &row.extras)
        .put("body", &row.body)
        .put("module", row.module.as_str())
        .put("name", row.name.as_str())
        .put("positions", positions)
}

fn read_view(fields: &mut Fields) -> View {
    let positions = fields.object("positions").into_iter().filter_map(|(id, at)| {
        let coordinate =
            |n: usize| at.get(n).and_then(Value::as_f64).filter(|value| value.is_finite());
        Some((EntityId::read(&id)?, Position { x: coordinate(0)?, y: coordinate(1)? }))
    });
    let positions = positions.collect();
    let (name, module) = (fields.text("name"), fields.text("module"));
    let body = fields.object("body");
    View { name, module, positions, body, meta: meta(fields), extras: rest(fields) }
}

fn write_kept(row: &Kept, id: Uuid) -> Row<'_> {
    Row::new(id, row.meta, &row.extras)
        .put("file", row.file.as_str())
        .put("part", row.part.as_str())
        .hold("data", &row.data)
}

fn read_kept(fields: &mut Fields) -> Kept {
    let data = fields.0.remove("data").unwrap_or_default();
    let (file, part) = (fields.text("file"), fields.text("part"));
    Kept { file, part, data, meta: meta(fields), extras: rest(fields) }
}
