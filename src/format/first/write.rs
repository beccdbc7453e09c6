//! The project as the first mySPOT opens it, and what that leaves out.

use serde_json::{Map, Value, json};

use super::ids::Ids;
use super::tools;
use crate::domain::claims::{Claim, Source};
use crate::domain::entities::{Entity, EntityKind, Stance};
use crate::domain::id::ClaimId;
use crate::domain::kept::Kept;
use crate::domain::project::{Profile, Project};
use crate::domain::record::RecordRef;
use crate::format::families::values::{back, is_void};

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
    /// Nature, quote, page, grade and dates of a claim.
    ClaimDetails,
    /// A claim about something other than an entity.
    OtherClaims,
    /// Cards that say more than its tools do, links of their own, and views.
    Methods,
    /// That a note is private: there anybody reads it.
    Private,
    /// Parts of other files that it has no place for.
    Kept,
    /// The name and the description of the project.
    Profile,
}

/// The project as the first mySPOT opens it.
pub fn write(project: &Project) -> Value {
    let ids = Ids::of(project);
    let entities: Vec<Value> =
        project.entities.iter().map(|(id, row)| entity_row(ids.entity(id), row)).collect();
    let relations = project.relations.iter().map(|(id, row)| {
        let mut map = back(&row.extras);
        map.insert("id".into(), ids.relation(id).into());
        map.insert("from".into(), ids.entity(row.source).into());
        map.insert("to".into(), ids.entity(row.target).into());
        map.insert("type".into(), row.kind.clone().into());
        Value::Object(map)
    });
    let relations: Vec<Value> = relations.chain(kept_rows(project, "relations")).collect();
    let notes = project.claims.iter().filter_map(|(id, row)| note_row(project, &ids, id, row));
    let notes: Vec<Value> = notes.chain(kept_rows(project, "notes")).collect();
    json!({
        "entities": entities,
        "relations": relations,
        "notes": notes,
        "plaidoyer": plaidoyer(project, &ids),
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
            is_private: row.is_private,
            ..Claim::new(row.about, &row.text)
        };
        row.as_ref() != &bare
    });
    let cards = project.cards.iter().filter(|(_, card)| !tools::is_carried(card));
    let links = project.links.iter().filter(|(_, link)| !tools::is_implied(project, link));
    let methods =
        cards.count() + links.count() + project.views.len() + tools::whys_left_out(project);
    let private = notes.iter().filter(|(_, row)| row.is_private);
    let kept = project.kept.iter().filter(|(_, kept)| !is_given_back(kept));
    let Profile { name, description, .. } = &project.profile;
    let profile = [name, description].into_iter().filter(|text| !text.trim().is_empty());
    let counts = [
        (LossKind::Stance, stances.count()),
        (LossKind::EntityDetails, details.count()),
        (LossKind::RelationDetails, relations.count()),
        (LossKind::ClaimDetails, claims.count()),
        (LossKind::OtherClaims, others.len()),
        (LossKind::Methods, methods),
        (LossKind::Private, private.count()),
        (LossKind::Kept, kept.count()),
        (LossKind::Profile, profile.count().min(1)),
    ];
    let lost = counts.into_iter().filter(|(_, count)| *count > 0);
    lost.map(|(what, count)| Loss { what, count }).collect()
}

fn entity_row(id: String, row: &Entity) -> Value {
    let mut map = back(&row.extras);
    let kind = match &row.kind {
        EntityKind::Organisation => "org",
        kind => kind.key(),
    };
    map.insert("id".into(), id.into());
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

fn note_row(project: &Project, ids: &Ids, id: ClaimId, row: &Claim) -> Option<Value> {
    let mut map = back(&row.extras);
    let source = match &row.source {
        Source::Document(document) => project.entity_name(*document).to_owned(),
        Source::Text(text) => text.clone(),
    };
    map.insert("id".into(), ids.note(id).into());
    map.insert("entityId".into(), ids.entity(row.about.entity()?).into());
    map.insert("content".into(), row.text.clone().into());
    map.insert("source".into(), source.into());
    map.insert("time".into(), row.meta.created.into());
    Some(Value::Object(map))
}

/// Whether what was kept goes back where it was.
fn is_given_back(kept: &Kept) -> bool {
    ["relations", "notes", "plaidoyer"].contains(&kept.part.as_str()) && kept.data.is_object()
}

/// Rows of a list that could not be read, given back as they were.
pub(super) fn kept_rows<'a>(
    project: &'a Project,
    part: &'static str,
) -> impl Iterator<Item = Value> + 'a {
    let kept =
        project.kept.iter().filter(move |(_, kept)| kept.part == part && is_given_back(kept));
    kept.map(|(_, kept)| kept.data.clone())
}

/// The tools, made again of the cards, and every `plaidoyer` that was kept.
///
/// Lists add up, and the first text of each key stays.
fn plaidoyer(project: &Project, ids: &Ids) -> Value {
    let mut whole = tools::plaidoyer(project, ids);
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
