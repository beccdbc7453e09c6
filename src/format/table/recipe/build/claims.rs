//! One claim a row, or several when a cell names several whom it is about.

use serde_json::Value;

use super::calls::origin;
use super::draft::Draft;
use super::network::{At, Network};
use super::relations::{end, known_end};
use crate::domain::claims::{Claim, Grade, Source};
use crate::domain::date::PartialDate;
use crate::domain::entities::{Entity, EntityKind};
use crate::domain::record::RecordRef;
use crate::format::issue::Problem;
use crate::format::table::recipe::kinds::{self, Role};
use crate::format::table::recipe::{SheetRecipe, Use};

/// Keys of a claim in our own file: no field of the reader's takes their place.
const KEYS: [&str; 18] = [
    "id", "about", "text", "nature", "source", "document", "quote", "page", "bearing", "grade",
    "date", "when", "stance", "private", "origin", "created", "modified", "version",
];

/// Makes the claims of a row.
pub(super) fn read<'a>(
    at: At<'a>,
    mut draft: Draft,
    of: &SheetRecipe,
    kind: &EntityKind,
    network: &mut Network<'a, '_, '_>,
) {
    if draft.notes.is_empty() && draft.quote.is_empty() {
        let row = draft.row();
        return network.keep(at, row, Problem::NoText);
    }
    if draft.about.is_empty() && network.by_id(entity_id(&draft.about_id)).is_none() {
        let header = of.columns.iter().find(|column| column.usage == Use::About);
        let header = header.map(|column| column.header.clone()).unwrap_or_default();
        let row = draft.row();
        return network.keep(at, row, Problem::NoEnd(header));
    }
    let Some(about) = about(at, &draft, kind, network) else {
        let (row, problem) = (draft.row(), Problem::Missing(draft.about_id.to_string()));
        return network.keep(at, row, problem);
    };
    let claim = said(at, &mut draft, network);
    let texts = if draft.notes.is_empty() {
        vec![""]
    } else {
        draft.notes.iter().map(|it| &**it).collect()
    };
    let is_one = about.len() * texts.len() == 1;
    for about in about {
        for text in &texts {
            let claim = Claim { about, text: text.trim().to_owned(), ..claim.clone() };
            network.put_claim(at, claim, if is_one { &draft.id } else { "" });
        }
    }
}

/// The id of an entity as our own lists write it: "entity:" and the id.
fn entity_id(text: &str) -> &str {
    let text = text.trim();
    text.strip_prefix("entity:").unwrap_or(text)
}

/// The records that a row is about; none when they are of a sort that no table makes.
fn about(
    at: At,
    draft: &Draft,
    kind: &EntityKind,
    network: &mut Network,
) -> Option<Vec<RecordRef>> {
    let id = draft.about_id.trim();
    let is_of = |part: &str| id.strip_prefix(part).and_then(|rest| rest.strip_prefix(':'));
    if let Some(id) = is_of("relation") {
        let title = draft.about.first()?;
        return Some(vec![relation(at, title, id, kind, network)?]);
    }
    if ["claim", "card", "link", "view", "kept"].into_iter().any(|part| is_of(part).is_some()) {
        return None;
    }
    let id = entity_id(id);
    Some(match draft.about.as_slice() {
        [] => network.by_id(id).map(|place| network.id_of(place).into()).into_iter().collect(),
        [name] if !id.is_empty() => {
            let place = known_end(at, name, id, kind, network);
            vec![network.id_of(place).into()]
        }
        names => names
            .iter()
            .map(|name| match relation(at, name, "", kind, network) {
                Some(relation) => relation,
                None => {
                    let place = end(at, name, kind, false, network);
                    network.id_of(place).into()
                }
            })
            .collect(),
    })
}

/// The relation that a title of ours names: "A → aide → B", "A ↔ B".
fn relation(
    at: At,
    title: &str,
    id: &str,
    kind: &EntityKind,
    network: &mut Network,
) -> Option<RecordRef> {
    let arrow = [" → ", " ↔ "].into_iter().find(|arrow| title.contains(arrow))?;
    let parts: Vec<&str> = title.split(arrow).map(str::trim).collect();
    let (source, verb, target) = match parts[..] {
        [source, target] if !source.is_empty() && !target.is_empty() => (source, "", target),
        [source, verb, target] if !source.is_empty() && !target.is_empty() => {
            (source, verb, target)
        }
        _ => return None,
    };
    let (source, target) =
        (end(at, source, kind, false, network), end(at, target, kind, false, network));
    let mut row = network.relation(source, verb, target);
    row.mutual = arrow == " ↔ ";
    let (id, _) = network.relate(at, (source, target), row, id);
    Some(id.into())
}

/// All that the row says but whom it is about, and its text.
fn said(at: At, draft: &mut Draft, network: &mut Network) -> Claim {
    let nobody = RecordRef::Entity(uuid::Uuid::nil().into());
    let mut claim = Claim::new(nobody, "");
    claim.quote = draft.quote.to_string();
    claim.page = draft.page.to_string();
    claim.origin = origin(&draft.id);
    claim.source = source(at, draft, network);
    let (date, undated) = draft.date(&mut network.dates);
    claim.date = date;
    let mut undated: Vec<_> = undated.into_iter().collect();
    if let Some((field, text)) = &draft.when {
        claim.when = PartialDate::read(text);
        if !claim.when.is_dated() {
            undated.push((field, text.to_string()));
        }
    }
    for (field, value) in undated {
        network.tell_value(at, |field, value| Problem::Undated { field, value }, field, &value);
    }
    let mut off_scale = Vec::new();
    if !draft.kind.is_empty() {
        match kinds::nature(&draft.kind) {
            Some(nature) => claim.nature = nature,
            None => off_scale.push(("nature", draft.kind.to_string())),
        }
    }
    if let Some((field, text)) = &draft.bearing {
        match kinds::bearing(text) {
            Some(bearing) => claim.bearing = bearing,
            None => off_scale.push((field, text.to_string())),
        }
    }
    if let Some((field, text)) = &draft.grade {
        match Grade::read(text) {
            Some(grade) => claim.grade = grade,
            None => off_scale.push((field, text.to_string())),
        }
    }
    if let Some((field, text)) = &draft.stance {
        match kinds::role(text) {
            Some(Role::Stance(stance)) => claim.stance = Some(stance),
            _ => off_scale.push((field, text.to_string())),
        }
    }
    if let Some((field, text)) = &draft.private {
        match kinds::flag(text) {
            Some(is_so) => claim.is_private = is_so,
            // Better hidden than shown.
            None => {
                claim.is_private = true;
                off_scale.push((field, text.to_string()));
            }
        }
    }
    let fields = draft.fields.iter().map(|(field, text)| (*field, text.to_string()));
    for (field, text) in fields.chain(off_scale.iter().cloned()) {
        let key = if KEYS.contains(&field) { format!("{field}_") } else { field.to_owned() };
        claim.extras.insert(key, Value::String(text));
    }
    for (field, value) in off_scale {
        network.tell_value(at, |field, value| Problem::OffScale { field, value }, field, &value);
    }
    claim
}

/// Where the claim comes from: a document when the row has its id, or a row above is a document of that name.
fn source(at: At, draft: &Draft, network: &mut Network) -> Source {
    let id = entity_id(&draft.source_id);
    if !id.is_empty() {
        let kind = EntityKind::Document;
        let place = match network.by_id(id) {
            Some(place) => place,
            None if draft.source.is_empty() => return Source::default(),
            None => {
                let row = Entity { origin: origin(id), ..Entity::named(&draft.source, kind) };
                let place = network.put(at, row, true, id);
                network.call(at, id, place);
                place
            }
        };
        return Source::Document(network.id_of(place));
    }
    match network.document(&draft.source) {
        Some(document) => Source::Document(document),
        None => Source::Text(draft.source.to_string()),
    }
}
