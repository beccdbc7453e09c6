//! One relation a row, or several when a cell names several ends.

use std::borrow::Cow;

use super::calls::origin;
use super::draft::Draft;
use super::network::{At, Network};
use super::ties::Told;
use crate::domain::entities::{Entity, EntityKind};
use crate::domain::relations::{Relation, Strength};
use crate::format::issue::Problem;
use crate::format::table::Cell;
use crate::format::table::recipe::{SheetRecipe, Use, kinds, values};

/// Makes the relations of a row. `has_list` tells whether other sheets list the entities.
pub(super) fn read<'a>(
    at: At<'a>,
    mut draft: Draft,
    of: &SheetRecipe,
    kind: &EntityKind,
    has_list: bool,
    network: &mut Network<'a, '_, '_>,
) {
    let sides = [(&draft.from, &draft.from_id, Use::From), (&draft.to, &draft.to_id, Use::To)];
    for (side, id, usage) in sides {
        if side.is_empty() && network.by_id(id).is_none() {
            let header = of.columns.iter().find(|column| column.usage == usage);
            let header = header.map(|column| column.header.clone()).unwrap_or_default();
            return network.keep(at, draft.row(), Problem::NoEnd(header));
        }
    }
    let mut ends = |names: &[Cow<str>], id: &str| -> Vec<usize> {
        match names {
            [] => network.by_id(id).into_iter().collect(),
            [name] if !id.is_empty() => vec![known_end(at, name, id, kind, network)],
            names => names.iter().map(|name| end(at, name, kind, has_list, network)).collect(),
        }
    };
    let from = ends(&draft.from, draft.from_id.trim());
    let to = ends(&draft.to, draft.to_id.trim());
    let row = detail(at, &mut draft, of.strongest, network);
    let mut is_told = false;
    for (source, target) in from.iter().flat_map(|from| to.iter().map(move |to| (*from, *to))) {
        let (source_id, target_id) = (network.id_of(source), network.id_of(target));
        let row = Relation { source: source_id, target: target_id, ..row.clone() };
        let (id, told) = network.relate(at, (source, target), row, &draft.id);
        is_told |= told != Told::Same;
        for note in &draft.notes {
            is_told |= network.note(at, id, note, &draft.source);
        }
    }
    if !is_told {
        network.tell(at, Problem::Repeated);
    }
}

/// The entity of an end that has an id, whatever its name.
pub(super) fn known_end(
    at: At,
    name: &str,
    id: &str,
    kind: &EntityKind,
    network: &mut Network,
) -> usize {
    if let Some(place) = network.by_id(id) {
        return place;
    }
    let row = Entity { origin: origin(id), ..Entity::named(name, kind.clone()) };
    let place = network.put(at, row, false, id);
    network.call(at, id, place);
    place
}

/// The entity that an end names: by the id of its row, then by name.
pub(super) fn end(
    at: At,
    name: &str,
    kind: &EntityKind,
    has_list: bool,
    network: &mut Network,
) -> usize {
    if let Some(place) = network.by_id(name) {
        return place;
    }
    let (place, is_new) = network.named(at, name, None, kind);
    if is_new && has_list {
        network.tell(at, Problem::Unlisted(name.to_owned()));
    }
    place
}

/// All that the row says of its relations but their ends.
fn detail(at: At, draft: &mut Draft, strongest: f64, network: &mut Network) -> Relation {
    let kind = if draft.relation.is_empty() {
        network.recipe.words.linked_to.clone()
    } else {
        draft.relation.to_string()
    };
    let nobody = uuid::Uuid::nil().into();
    let mut row = Relation { meta: network.stamp(), ..Relation::new(nobody, &kind, nobody) };
    let (date, undated) = draft.date(&mut network.dates);
    row.date = date;
    if let Some((field, value)) = undated {
        network.tell_value(at, |field, value| Problem::Undated { field, value }, field, &value);
    }
    let mut off_scale = Vec::new();
    if let Some((field, text)) = draft.direction.take() {
        match kinds::is_mutual(&text) {
            Some(mutual) => row.mutual = mutual,
            None => off_scale.push((field, text.into_owned())),
        }
    }
    if let Some((field, text)) = draft.sign.take() {
        row.sign = kinds::sign(&text);
        if row.sign.is_none() && text != "0" {
            off_scale.push((field, text.into_owned()));
        }
    }
    if let Some((field, cell)) = draft.strength {
        strength(field, cell, strongest, &mut row, draft, network, &mut off_scale);
    }
    for (field, value) in off_scale {
        network.tell_value(at, |field, value| Problem::OffScale { field, value }, field, &value);
        draft.describe(&format!("{field} : {value}"));
    }
    for (field, value) in std::mem::take(&mut draft.fields) {
        draft.describe(&format!("{field} : {value}"));
    }
    if draft.notes.is_empty() && !draft.source.is_empty() {
        draft.describe(&format!("{} : {}", network.recipe.words.source, draft.source));
    }
    row.description = std::mem::take(&mut draft.description);
    row.origin = origin(&draft.id);
    row
}

/// The strength, and the sign when the number has one; the number itself is kept when it is on another scale.
fn strength<'a>(
    field: &'a str,
    cell: &Cell,
    strongest: f64,
    row: &mut Relation,
    draft: &mut Draft,
    network: &Network,
    off_scale: &mut Vec<(&'a str, String)>,
) {
    let text = values::text(cell, &network.recipe.words).into_owned();
    // "3 · forte": our own lists say the word after the figure of our scale.
    let own = text.split_once(" · ").and_then(|(figure, _)| Strength::new(figure.parse().ok()?));
    if own.is_some() {
        row.strength = own;
        return;
    }
    let Some(number) = values::number(cell, network.recipe.decimal) else {
        return off_scale.push((field, text));
    };
    row.strength = scaled(number, strongest);
    if number < 0.0 {
        row.sign = row.sign.or(kinds::sign("-"));
    }
    if strongest.to_bits() != 4f64.to_bits() || row.strength.is_none() {
        draft.describe(&format!("{field} : {text}"));
    }
}

/// A number on the scale of strengths; rounded up, so that only nothing is 0.
pub(super) fn scaled(number: f64, strongest: f64) -> Option<Strength> {
    let share = if strongest > 0.0 { number.abs() / strongest } else { return None };
    Strength::new((share * 4.0).ceil().clamp(0.0, 4.0) as i64)
}
