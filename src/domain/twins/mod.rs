//! Twins: entities whose names say that they may be one. They are proposed, never merged in silence.

mod forms;

use std::collections::BTreeMap;

use super::entities::{Entity, EntityKind};
use super::id::EntityId;
use super::project::Project;
use super::text::fold;
use forms::{Form, Part};

pub use forms::{is_acronym, plain};

/// Why two entities may be one, from the surest reason to the least sure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The same name, capitals, accents and spaces aside.
    Name,
    /// The same letters: "S.N.C.F.", "SNCF".
    Punctuation,
    /// The same name but for a legal form: "Total SA", "Total".
    LegalForm,
    /// The same name but for an article: "Le Refuge", "Refuge".
    Article,
    /// One gives its acronym with its name: "Association des Maires de France (AMF)", "AMF".
    Acronym,
    /// The same words in another order.
    WordOrder,
}

impl Reason {
    /// All of them, from the surest.
    pub const ALL: [Self; 6] = [
        Self::Name,
        Self::Punctuation,
        Self::LegalForm,
        Self::Article,
        Self::Acronym,
        Self::WordOrder,
    ];
}

/// Two entities that may be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Twins {
    /// The one with the lower id.
    pub first: EntityId,
    /// The other.
    pub second: EntityId,
    /// The surest reason.
    pub reason: Reason,
}

/// Names of one key are compared with no more than so many others.
const NEAR: usize = 8;

/// A name of an entity under a key.
#[derive(Clone, Copy)]
struct Entry<'a> {
    id: EntityId,
    entity: &'a Entity,
    name: &'a str,
    part: Part,
    is_alias: bool,
}

impl Project {
    /// The pairs of entities of one kind whose names differ by capitals, accents, spaces, punctuation, a legal
    /// form, an article, an acronym in parentheses or the order of words.
    ///
    /// Names meet under keys of their letters, so that it takes the number of names times its logarithm.
    pub fn twins(&self) -> Vec<Twins> {
        let mut entries = Vec::with_capacity(self.entities.len() * 3);
        for (id, entity) in self.entities.iter() {
            for name in entity.names() {
                let forms = forms::forms(name).into_iter();
                let is_alias = !std::ptr::eq(name, entity.name.as_str());
                let entry = |part| Entry { id, entity, name, part, is_alias };
                entries.extend(forms.map(|Form { key, part }| (key, entry(part))));
            }
        }
        // Stable, so that entries of one key stay in the order of their ids.
        entries.sort_by_key(|(key, _)| *key);
        let mut pairs = BTreeMap::<(EntityId, EntityId), Reason>::new();
        for block in entries.chunk_by(|(a, _), (b, _)| a == b) {
            for (n, (_, one)) in block.iter().enumerate() {
                for (_, other) in block.iter().skip(n + 1).take(NEAR) {
                    if let Some(reason) = reason(one, other) {
                        let pair = (one.id.min(other.id), one.id.max(other.id));
                        let surest = pairs.entry(pair).or_insert(reason);
                        *surest = reason.min(*surest);
                    }
                }
            }
        }
        let twins = pairs.into_iter();
        twins.map(|((first, second), reason)| Twins { first, second, reason }).collect()
    }
}

/// Whether two names may be of one thing, and why; the names alone, without a network around them.
pub fn same_name(a: &str, b: &str) -> Option<Reason> {
    let (of_a, of_b) = (forms::forms(a), forms::forms(b));
    let pairs = of_a.iter().flat_map(|one| of_b.iter().map(move |other| (one, other)));
    let meeting = pairs.filter(|(one, other)| one.key == other.key);
    meeting.filter_map(|(one, other)| reason_of(a, one.part, b, other.part)).min()
}

fn reason(one: &Entry, other: &Entry) -> Option<Reason> {
    let apart = one.id == other.id || !alike(&one.entity.kind, &other.entity.kind);
    if apart || only_acronym(one, other) || only_acronym(other, one) {
        return None;
    }
    reason_of(one.name, one.part, other.name, other.part)
}

/// Whether both have an acronym in common and long names that are not alike.
fn only_acronym(one: &Entry, other: &Entry) -> bool {
    let meets = one.part == Part::Short && other.part == Part::Whole && other.is_alias;
    meets && !forms::share_words(one.name, &other.entity.name)
}

/// Whether two kinds may be of one entity: a kind nobody knows fits any other.
pub(super) fn alike(a: &EntityKind, b: &EntityKind) -> bool {
    a == b || [a, b].into_iter().any(|kind| matches!(kind, EntityKind::Other(_)))
}

fn reason_of(a: &str, part_a: Part, b: &str, part_b: Part) -> Option<Reason> {
    match (part_a, part_b) {
        (Part::Whole, Part::Whole) => Some(whole_reason(a, b)),
        (Part::Sorted, Part::Sorted) => Some(Reason::WordOrder),
        (Part::Whole, Part::Long | Part::Short | Part::Remark)
        | (Part::Long | Part::Short | Part::Remark, Part::Whole)
        // Two names that share an acronym alone, or a remark alone, are no twins.
        | (Part::Long, Part::Long) => Some(Reason::Acronym),
        _ => None,
    }
}

/// Why two names with the same last key are alike.
fn whole_reason(a: &str, b: &str) -> Reason {
    if fold(a) == fold(b) {
        return Reason::Name;
    }
    let (a, b) = (plain(a), plain(b));
    let bare = |plain: &str, legal: bool| {
        let words: Vec<&str> = plain.split_whitespace().collect();
        if legal { words.concat() } else { forms::without_legal(&words).concat() }
    };
    if bare(&a, true) == bare(&b, true) {
        Reason::Punctuation
    } else if bare(&a, false) == bare(&b, false) {
        Reason::LegalForm
    } else {
        Reason::Article
    }
}

#[cfg(test)]
mod tests;
