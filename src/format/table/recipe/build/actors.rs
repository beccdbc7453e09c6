//! One entity a row: actors and events.

use super::calls::{is_count, origin};
use super::draft::{Draft, add_field};
use super::network::{At, Mention, Network};
use crate::domain::entities::{Entity, EntityKind};
use crate::format::issue::Problem;
use crate::format::table::recipe::kinds::{self, Kind, Role};
use crate::format::table::recipe::{Use, names, split};

/// Makes the entity of a row, its claims, and the relations its cells tell.
pub(super) fn read<'a>(
    at: At<'a>,
    mut draft: Draft,
    fallback: &EntityKind,
    network: &mut Network<'a, '_, '_>,
) {
    let name = if draft.first_name.is_empty() {
        if draft.name.is_empty() { draft.organisation.to_string() } else { draft.name.to_string() }
    } else {
        names::full_name(&draft.first_name, &draft.name)
    };
    if name.is_empty() {
        let row = draft.row();
        return network.keep(at, row, Problem::NoName);
    }
    let (kind, is_sure, tag) = kind(at, &draft.kind, fallback, network);
    let mut entity = Entity::named(&name, kind);
    draft.fill(&mut entity);
    entity.add_tag(&tag);
    if !draft.function.is_empty() {
        add_field(&mut entity, &network.recipe.words.function, &draft.function);
    }
    date(at, &draft, &mut entity, network);
    stance(at, &draft, &mut entity, network);
    let place = put(at, &draft, entity, (is_sure, true), network);
    lists(at, &draft, place, network);
    notes(at, &draft, place, network);
}

/// Puts the entity, under the id of its row; `is_of_row` tells whether that is its own.
pub(super) fn put(
    at: At,
    draft: &Draft,
    mut entity: Entity,
    (is_sure, is_of_row): (bool, bool),
    network: &mut Network,
) -> usize {
    let id = draft.id.trim();
    if is_count(id) {
        add_field(&mut entity, "id", id);
    }
    entity.origin = origin(id);
    let place = network.put(at, entity, is_sure, if is_of_row { id } else { "" });
    if !id.is_empty() {
        network.call(at, id, place);
    }
    place
}

/// The kind that a text names, whether it does for sure, and the tag it is worth.
pub(super) fn kind(
    at: At,
    text: &str,
    fallback: &EntityKind,
    network: &mut Network,
) -> (EntityKind, bool, String) {
    if text.is_empty() {
        return (fallback.clone(), false, String::new());
    }
    match network.kind(text) {
        Kind::Named(kind) => (kind, true, String::new()),
        Kind::Finer(kind) => (kind, true, text.to_owned()),
        Kind::Unknown => {
            network.tell_once(at, Problem::UnknownKind(text.to_owned()));
            (EntityKind::Other(text.to_owned()), true, String::new())
        }
    }
}

pub(super) fn date(at: At, draft: &Draft, entity: &mut Entity, network: &mut Network) {
    let (date, undated) = draft.date(&mut network.dates);
    entity.date = date;
    if let Some((field, value)) = undated {
        network.tell_value(at, |field, value| Problem::Undated { field, value }, field, &value);
    }
}

pub(super) fn stance(at: At, draft: &Draft, entity: &mut Entity, network: &mut Network) {
    for (side, told) in draft.sides.iter().enumerate() {
        let Some((field, text)) = told else { continue };
        match kinds::flag(text) {
            Some(is_so) if side == 0 => entity.is_target |= is_so,
            Some(is_so) => entity.is_us |= is_so,
            None => {
                add_field(entity, field, text);
                network.tell_value(
                    at,
                    |field, value| Problem::OffScale { field, value },
                    field,
                    text,
                );
            }
        }
    }
    let Some((field, text)) = &draft.stance else { return };
    match kinds::role(text) {
        Some(Role::Stance(stance)) => entity.stance = Some(stance),
        Some(Role::Target) => entity.is_target = true,
        Some(Role::Us) => entity.is_us = true,
        None => {
            add_field(entity, field, text);
            network.tell_value(at, |field, value| Problem::OffScale { field, value }, field, text);
        }
    }
}

/// The claims of a row about its entity; a source without a note is a field.
pub(super) fn notes(at: At, draft: &Draft, place: usize, network: &mut Network) {
    if draft.notes.is_empty() && !draft.source.is_empty() {
        let words = &network.recipe.words;
        add_field(network.entity(place), &words.source, &draft.source);
    }
    let about = network.id_of(place).into();
    for note in &draft.notes {
        network.claim(at, about, note, &draft.source);
    }
}

/// The names in cells of related entities.
pub(super) fn lists<'a>(
    at: At<'a>,
    draft: &Draft,
    place: usize,
    network: &mut Network<'a, '_, '_>,
) {
    for (column, text) in &draft.lists {
        let pieces = split::pieces(text, column.split);
        let mut refused = None;
        for piece in &pieces {
            let (relation, outgoing) = match column.usage {
                Use::Related { kind, outgoing } => (kind.clone(), *outgoing),
                Use::Client { kind } if kind.is_empty() => {
                    (network.recipe.words.represents.clone(), true)
                }
                Use::Client { kind } => (kind.clone(), true),
                Use::Person { kind } => (kind.clone(), false),
                _ => continue,
            };
            let person = matches!(column.usage, Use::Person { .. });
            let named = if person {
                names::person(piece).map(|person| (person.name, person.function))
            } else {
                let name = names::after_tie(piece);
                names::is_name(name).then(|| (name.to_owned(), String::new()))
            };
            let Some((name, description)) = named else {
                refused = refused.or(Some(piece));
                continue;
            };
            let relation = if relation.is_empty() { work(&description, network) } else { relation };
            let kind = match column.usage {
                Use::Person { .. } => Some(EntityKind::Person),
                Use::Client { .. } => Some(EntityKind::Organisation),
                _ => None,
            };
            network.mention(Mention { at, of: place, name, kind, relation, outgoing, description });
        }
        if let Some(piece) = refused.filter(|_| !names::is_nothing(text)) {
            network.tell_value(
                at,
                |field, value| Problem::NotAName { field, value },
                &column.title,
                piece,
            );
            add_field(network.entity(place), &column.title, text);
        }
    }
}

/// What a person with this function does for its organisation.
pub(super) fn work(function: &str, network: &Network) -> String {
    let words = &network.recipe.words;
    if names::leads(function) { words.leads.clone() } else { words.works_for.clone() }
}
