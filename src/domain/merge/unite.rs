//! One record of two: what the file says, and what only the project knows.
//!
//! Rows are taken apart field by field: a new field does not compile until somebody says what becomes of it here.

use serde_json::Value;

use crate::domain::cards::{Card, Status};
use crate::domain::claims::{Bearing, Claim, Nature};
use crate::domain::date::PartialDate;
use crate::domain::duplicates::absorb;
use crate::domain::entities::{Entity, EntityKind, Field};
use crate::domain::links::Link;
use crate::domain::record::{Extras, Record};
use crate::domain::relations::Relation;
use crate::domain::text::fold;
use crate::domain::views::View;

/// The record of the project with the values of the file, where the file has one.
///
/// `is_told` says that the file has that very record in our own words, and no older than it is here: what always has a
/// value is said there, even when it is the first one of its list.
pub(super) fn united(known: &Record, incoming: Record, is_told: bool) -> Record {
    match (known, incoming) {
        (Record::Entity(id, known), Record::Entity(_, row)) => {
            (*id, entity(known, row.as_ref().clone())).into()
        }
        (Record::Relation(id, known), Record::Relation(_, row)) => {
            (*id, relation(known, row.as_ref().clone())).into()
        }
        (Record::Claim(id, known), Record::Claim(_, row)) => {
            (*id, claim(known, row.as_ref().clone(), is_told)).into()
        }
        (Record::Card(id, known), Record::Card(_, row)) => {
            (*id, card(known, row.as_ref().clone(), is_told)).into()
        }
        (Record::Link(id, known), Record::Link(_, row)) => {
            (*id, link(known, row.as_ref().clone())).into()
        }
        (Record::View(id, known), Record::View(_, row)) => {
            (*id, view(known, row.as_ref().clone())).into()
        }
        (Record::Kept(id, known), Record::Kept(..)) => Record::Kept(*id, known.clone()),
        (_, incoming) => incoming,
    }
}

fn entity(known: &Entity, incoming: Entity) -> Entity {
    let mut fresh = incoming;
    // Another spelling of the name is no new alias: the file's description wins, the names add up.
    let description = std::mem::take(&mut fresh.description);
    if matches!(fresh.kind, EntityKind::Other(_)) {
        fresh.kind = known.kind.clone();
    }
    let renamed = fold(&fresh.name) != fold(&known.name);
    let (name, aliases) = (fresh.name.clone(), std::mem::take(&mut fresh.aliases));
    let bare = Entity { name: known.name.clone(), aliases: known.aliases.clone(), ..fresh };
    let mut row = absorb(
        Entity {
            tags: known.tags.clone(),
            description: String::new(),
            fields: fields(&known.fields, &bare.fields),
            ..bare.clone()
        },
        &Entity { aliases: Vec::new(), fields: Vec::new(), ..known.clone() },
    );
    for tag in &bare.tags {
        row.add_tag(tag);
    }
    for alias in &aliases {
        row.add_alias(alias);
    }
    if renamed {
        row.add_alias(&name);
    }
    if !description.trim().is_empty() {
        row.description = description;
    }
    row.origin = row.origin.or_else(|| known.origin.clone());
    row.extras = extras(&known.extras, row.extras);
    row
}

fn relation(known: &Relation, incoming: Relation) -> Relation {
    let Relation {
        source,
        target,
        kind,
        mutual,
        sign,
        strength,
        date: when,
        description,
        origin,
        meta,
        extras: more,
    } = incoming;
    Relation {
        source,
        target,
        kind: text(&known.kind, kind),
        mutual: mutual || known.mutual,
        sign: sign.or(known.sign),
        strength: strength.or(known.strength),
        date: date(&known.date, when),
        description: text(&known.description, description),
        origin: origin.or_else(|| known.origin.clone()),
        meta,
        extras: extras(&known.extras, more),
    }
}

fn claim(known: &Claim, incoming: Claim, is_told: bool) -> Claim {
    let Claim {
        about,
        text: said,
        nature,
        source,
        quote,
        page,
        bearing,
        grade,
        date: told,
        when,
        stance,
        is_private,
        origin,
        meta,
        extras: more,
    } = incoming;
    Claim {
        about,
        text: text(&known.text, said),
        nature: if is_told || nature != Nature::default() { nature } else { known.nature },
        source: if source.is_blank() { known.source.clone() } else { source },
        quote: text(&known.quote, quote),
        page: text(&known.page, page),
        bearing: if is_told || bearing != Bearing::default() { bearing } else { known.bearing },
        grade: if grade.is_empty() { known.grade } else { grade },
        date: date(&known.date, told),
        when: date(&known.when, when),
        stance: stance.or(known.stance),
        // A note that either side holds back is held back.
        is_private: is_private || known.is_private,
        origin: origin.or_else(|| known.origin.clone()),
        meta,
        extras: extras(&known.extras, more),
    }
}

fn card(known: &Card, incoming: Card, is_told: bool) -> Card {
    let Card {
        method,
        text: said,
        detail,
        entities,
        claims,
        author,
        status,
        tags,
        body,
        origin,
        meta,
        extras: more,
    } = incoming;
    Card {
        method: text(&known.method, method),
        text: text(&known.text, said),
        detail: text(&known.detail, detail),
        entities: list(&known.entities, entities),
        claims: list(&known.claims, claims),
        author: text(&known.author, author),
        status: if is_told || status != Status::default() { status } else { known.status },
        tags: list(&known.tags, tags),
        body: extras(&known.body, body),
        origin: origin.or_else(|| known.origin.clone()),
        meta,
        extras: extras(&known.extras, more),
    }
}

fn link(known: &Link, incoming: Link) -> Link {
    let Link { kind, source, target, rationale, body, meta, extras: more } = incoming;
    Link {
        kind: text(&known.kind, kind),
        source,
        target,
        rationale: text(&known.rationale, rationale),
        body: extras(&known.body, body),
        meta,
        extras: extras(&known.extras, more),
    }
}

fn view(known: &View, incoming: View) -> View {
    let View { name, module, positions, body, meta, extras: more } = incoming;
    let mut places = known.positions.clone();
    places.extend(positions);
    View {
        name: text(&known.name, name),
        module: text(&known.module, module),
        positions: places,
        body: extras(&known.body, body),
        meta,
        extras: extras(&known.extras, more),
    }
}

fn text(known: &str, incoming: String) -> String {
    if incoming.trim().is_empty() { known.to_owned() } else { incoming }
}

fn date(known: &PartialDate, incoming: PartialDate) -> PartialDate {
    if incoming.is_empty() { known.clone() } else { incoming }
}

/// The project's own fields in their order, then those that only the file has.
///
/// A field says what the file says of it, unless that is already among what it says here: two records that were made
/// one keep what both said.
fn fields(known: &[Field], incoming: &[Field]) -> Vec<Field> {
    let mut all: Vec<Field> = Vec::new();
    for Field { name, .. } in known.iter().chain(incoming) {
        if all.iter().any(|field| field.name == *name) {
            continue;
        }
        let of = |fields: &[Field]| {
            let fields = fields.iter().filter(|field| field.name == *name);
            fields.cloned().collect::<Vec<_>>()
        };
        let (here, said) = (of(known), of(incoming));
        let is_new = |field: &Field| !field.value.trim().is_empty() && !here.contains(field);
        all.extend(if here.is_empty() || said.iter().any(is_new) { said } else { here });
    }
    all
}

/// What is known, in its order, then what only the file has.
fn list<T: Clone + PartialEq>(known: &[T], incoming: Vec<T>) -> Vec<T> {
    let mut all = known.to_vec();
    for item in incoming {
        if !all.contains(&item) {
            all.push(item);
        }
    }
    all
}

/// The keys of both; nothing blank takes the place of what is there.
pub(super) fn extras(known: &Extras, incoming: Extras) -> Extras {
    let mut all = known.clone();
    for (key, value) in incoming {
        if !is_blank(&value) || all.get(&key).is_none_or(is_blank) {
            all.insert(key, value);
        }
    }
    all
}

fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(map) => map.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}
