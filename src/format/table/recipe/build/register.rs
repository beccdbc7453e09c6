//! One organisation a row, with its people and its clients.

use super::actors;
use super::draft::{Draft, add_field};
use super::network::{At, Mention, Network};
use crate::domain::entities::{Entity, EntityKind};
use crate::domain::text::fold;
use crate::domain::twins::{is_acronym, plain, same_name};
use crate::format::issue::Problem;
use crate::format::table::recipe::{Use, names, split};

/// Makes the organisation of a row, the person of the row, and those its cells name.
pub(super) fn read<'a>(
    at: At<'a>,
    mut draft: Draft,
    fallback: &EntityKind,
    network: &mut Network<'a, '_, '_>,
) {
    let person = person(&draft);
    let name = draft.organisation.trim();
    if name.is_empty() && person.is_none() {
        let row = draft.row();
        return network.keep(at, row, Problem::NoName);
    }
    let (kind, is_sure, tag) = actors::kind(at, &draft.kind, fallback, network);
    // A consultant who is registered under its own name is one person, not two entities.
    let alone = person.as_ref().filter(|person| name.is_empty() || same_words(person, name));
    let mut entity = match (alone, &kind) {
        (Some(person), _) => Entity::named(person, EntityKind::Person),
        (None, EntityKind::Person) => Entity::named(&names::proper(name), EntityKind::Person),
        _ => Entity::named(name, kind),
    };
    let is_alone = alone.is_some();
    draft.fill(&mut entity);
    entity.add_tag(&tag);
    actors::date(at, &draft, &mut entity, network);
    actors::stance(at, &draft, &mut entity, network);
    // The id of a row with a person says nothing of its organisation, which other rows name too.
    let is_of_row = person.is_none() || is_alone;
    let place = actors::put(at, &draft, entity, (is_sure || is_alone, is_of_row), network);
    match person {
        Some(person) if !is_alone => employ(at, &draft, &person, place, network),
        // Nobody else is there to take them.
        _ => tell_of_person(&draft, place, network),
    }
    own_names(at, &mut draft, place, network);
    actors::lists(at, &draft, place, network);
    actors::notes(at, &draft, place, network);
}

/// The name of the person of a row.
fn person(draft: &Draft) -> Option<String> {
    if draft.name.is_empty() && draft.first_name.is_empty() {
        None
    } else if draft.first_name.is_empty() {
        names::person(&draft.name).map(|person| person.name)
    } else {
        Some(names::full_name(&draft.first_name, &draft.name))
            .filter(|name| !names::is_nothing(name))
    }
}

fn same_words(a: &str, b: &str) -> bool {
    let (a, b) = (plain(a), plain(b));
    let sorted = |plain: &str| {
        let mut words: Vec<String> = plain.split_whitespace().map(str::to_owned).collect();
        words.sort_unstable();
        words
    };
    sorted(&a) == sorted(&b)
}

/// Makes the person of a row, and what ties it to the organisation.
fn employ(at: At, draft: &Draft, name: &str, place: usize, network: &mut Network) {
    let mut entity = Entity::named(name, EntityKind::Person);
    for (field, value) in &draft.person_fields {
        add_field(&mut entity, field, value);
    }
    let person = network.put(at, entity, true, "");
    let kind = actors::work(&draft.function, network);
    let mut row = network.relation(person, &kind, place);
    row.description = draft.function.to_string();
    network.relate(at, (person, place), row, "");
}

fn tell_of_person(draft: &Draft, place: usize, network: &mut Network) {
    let words = &network.recipe.words;
    let entity = network.entity(place);
    for (field, value) in &draft.person_fields {
        add_field(entity, field, value);
    }
    if !draft.function.is_empty() {
        add_field(entity, &words.function, &draft.function);
    }
}

/// Registers name the organisation among its own clients: such names are aliases.
fn own_names<'a>(at: At<'a>, draft: &mut Draft, place: usize, network: &mut Network<'a, '_, '_>) {
    let Draft { lists, .. } = draft;
    let is_client = |usage: &Use| matches!(usage, Use::Client { .. });
    let (clients, rest): (Vec<_>, Vec<_>) =
        std::mem::take(lists).into_iter().partition(|(column, _)| is_client(column.usage));
    draft.lists = rest;
    for (column, text) in clients {
        let kind = match column.usage {
            Use::Client { kind } if !kind.is_empty() => kind.clone(),
            _ => network.recipe.words.represents.clone(),
        };
        let mut refused = None;
        if text.chars().count() <= 120
            && network.entity(place).names().any(|name| same_name(name, &text).is_some())
        {
            network.add_alias(place, &text);
            continue;
        }
        for piece in split::pieces(&text, column.split) {
            if is_own(&piece, network.entity(place)) {
                network.add_alias(place, &piece);
            } else if names::is_name(&piece) {
                network.mention(Mention {
                    at,
                    of: place,
                    name: piece.into_owned(),
                    kind: Some(EntityKind::Organisation),
                    relation: kind.clone(),
                    outgoing: true,
                    description: String::new(),
                });
            } else {
                refused = refused.or(Some(piece.into_owned()));
            }
        }
        if let Some(piece) = refused.filter(|_| !names::is_nothing(&text)) {
            network.tell_value(
                at,
                |field, value| Problem::NotAName { field, value },
                &column.title,
                &piece,
            );
            add_field(network.entity(place), &column.title, &text);
        }
    }
}

/// Whether `text` is a name of the entity: the same but for form, or one is the acronym of the other.
fn is_own(text: &str, entity: &Entity) -> bool {
    if text.chars().count() > 120 {
        return false;
    }
    let (bare, remark) = parts(text);
    let folded = fold(text);
    let mut names = entity.names();
    names.any(|name| {
        let short = |a: &str, b: &str| a.chars().count() > 2 && is_acronym(a, b);
        let name_folded = fold(name);
        let starts = folded.strip_prefix(&name_folded).is_some_and(|rest| rest.starts_with(" ("));
        let same_remark = !remark.is_empty() && fold(parts(name).1) == fold(remark);
        folded == name_folded
            || starts
            || same_remark
            || same_name(name, text).is_some()
            || short(name, bare)
            || short(bare, name)
    })
}

/// What stands before the first parentheses, and a lone word in them.
fn parts(name: &str) -> (&str, &str) {
    let Some((bare, rest)) = name.split_once('(') else { return (name.trim(), "") };
    let remark = rest.split(')').next().unwrap_or_default().trim();
    (bare.trim(), if remark.contains(' ') { "" } else { remark })
}
