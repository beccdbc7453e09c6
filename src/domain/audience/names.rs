//! Who is hidden, and every way their names may be written in a text.

use std::collections::{BTreeMap, BTreeSet};

use super::parts::{MIN_FAMILY, Parts, weight};
use super::{CodeWords, Pseudonymise};
use crate::domain::entities::{Entity, EntityKind};
use crate::domain::id::EntityId;
use crate::domain::project::Project;
use crate::domain::words::{Word, words};

/// A name is searched by so many of its first words.
const MAX_WORDS: usize = 24;
/// So many signs may part two words of a name: "Dupont, Zoé", "zoe.dupont".
const MAX_GAP: usize = 2;
/// Names with fewer letters are not searched.
const MIN_NAME: usize = 3;
/// The words of a name are turned around when they are no more than that.
const MAX_TURNED: usize = 6;

/// How a way of writing stands to the name: the first wins where two are written alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    /// It is the name, or an alias.
    Full,
    /// Its words in another order, or as one word.
    Turned,
    /// The family name alone.
    Family,
}

/// The names that are searched, as a tree of words, and the codes of those who bear them.
pub(super) struct Names {
    codes: BTreeMap<EntityId, String>,
    nodes: Vec<Node>,
    words: CodeWords,
    left: BTreeSet<String>,
}

/// A place in the tree: the words from its root to here start some name.
#[derive(Default)]
struct Node {
    next: BTreeMap<String, usize>,
    /// The widest gap before the word that leads here.
    gap: usize,
    /// Who is called by the words that lead here.
    called: Option<Called>,
}

#[derive(Clone, Copy)]
struct Called {
    way: Way,
    id: EntityId,
    is_person: bool,
    /// Others are called so too.
    is_shared: bool,
}

impl Names {
    /// The names to hide in `project`.
    pub(super) fn of(project: &Project, which: Pseudonymise, words: CodeWords) -> Self {
        let codes = codes(project, which, words);
        let nodes = vec![Node::default()];
        let mut names = Self { codes, nodes, words, left: BTreeSet::new() };
        for (id, entity) in
            project.entities.iter().filter(|(id, _)| names_hidden(which, project, *id))
        {
            names.add_names(id, entity);
        }
        let kept = kept_names(project, &names.codes);
        for (id, entity) in project.entities.iter() {
            if names.codes.contains_key(&id) && entity.kind == EntityKind::Person {
                names.add_family(id, &entity.name, &kept);
            }
        }
        names
    }

    /// The code of an entity, if it is hidden.
    pub(super) fn code(&self, id: EntityId) -> Option<&str> {
        self.codes.get(&id).map(String::as_str)
    }

    /// How many are hidden.
    pub(super) fn count(&self) -> usize {
        self.codes.len()
    }

    /// The names that are not searched in other texts.
    pub(super) fn left(&self) -> Vec<String> {
        self.left.iter().cloned().collect()
    }

    /// `text` with codes for names, and in how many places; `None` when there are none.
    ///
    /// The longest name that starts at a word wins.
    pub(super) fn hidden_in(&self, text: &str) -> Option<(String, usize)> {
        let words = words(text);
        let (mut hidden, mut places, mut done, mut at) = (String::new(), 0, 0, 0);
        while at < words.len() {
            let Some((length, code)) = self.longest(&words[at..]) else {
                at += 1;
                continue;
            };
            hidden.push_str(&text[done..words[at].start]);
            push_apart(&mut hidden, code);
            done = words[at + length - 1].end;
            if text[done..].starts_with(char::is_alphanumeric) {
                hidden.push(' ');
            }
            places += 1;
            at += length;
        }
        if places == 0 {
            return None;
        }
        hidden.push_str(&text[done..]);
        Some((hidden, places))
    }

    /// How many words from the first on are a name, and its code.
    fn longest(&self, words: &[Word]) -> Option<(usize, &str)> {
        let (mut node, mut found) = (0, None);
        for (n, word) in words.iter().enumerate() {
            let Some(next) = self.nodes[node].next.get(&word.folded) else {
                break;
            };
            if n > 0 && word.gap > self.nodes[*next].gap.max(MAX_GAP) {
                break;
            }
            node = *next;
            found = self.nodes[node].called.map(|called| (n + 1, called)).or(found);
        }
        found.map(|(length, called)| (length, self.code_of(called)))
    }

    /// The code for those called so; where several are, only what they are.
    fn code_of(&self, called: Called) -> &str {
        let word = if called.is_person { self.words.person } else { self.words.organisation };
        if called.is_shared { word } else { self.code(called.id).unwrap_or(word) }
    }

    fn add_names(&mut self, id: EntityId, entity: &Entity) {
        let is_person = entity.kind == EntityKind::Person;
        for name in entity.names() {
            let bearer = Called { way: Way::Full, id, is_person, is_shared: false };
            if !self.add(&words(name), bearer, MIN_NAME) {
                self.left.extend((!name.trim().is_empty()).then(|| name.to_owned()));
            }
            let bearer = Called { way: Way::Turned, ..bearer };
            let base = Parts::of(name).base;
            self.add(&words(&base), bearer, MIN_NAME);
            self.add(&as_one(&words(&base)), bearer, MIN_NAME);
            let parts: Vec<&str> = base.split_whitespace().collect();
            if is_person && (2..=MAX_TURNED).contains(&parts.len()) {
                for by in 1..parts.len() {
                    let turned = [&parts[by..], &parts[..by]].concat().join(" ");
                    self.add(&words(&turned), bearer, MIN_NAME);
                    self.add(&as_one(&words(&turned)), bearer, MIN_NAME);
                }
            }
        }
    }

    /// The family name alone, unless something that keeps its name is called just so.
    fn add_family(&mut self, id: EntityId, name: &str, kept: &BTreeSet<Vec<String>>) {
        let Some(family) = Parts::of(name).family else {
            return;
        };
        let called = Called { way: Way::Family, id, is_person: true, is_shared: false };
        let whole = words(&family);
        // "Durand-Dupont" may be called "Dupont".
        let parts = whole.iter().map(std::slice::from_ref).filter(|_| whole.len() > 1);
        for words in std::iter::once(&whole[..]).chain(parts) {
            let folded: Vec<String> = words.iter().map(|word| word.folded.clone()).collect();
            if kept.contains(&folded) {
                self.left.insert(family.clone());
            } else {
                self.add(words, called, MIN_FAMILY);
            }
        }
    }

    /// Makes `words` a name of `called`, and tells whether they are enough to be searched.
    fn add(&mut self, words: &[Word], called: Called, least: usize) -> bool {
        let words = &words[..words.len().min(MAX_WORDS)];
        if weight(words) < least {
            return false;
        }
        let mut node = 0;
        for word in words {
            let fresh = self.nodes.len();
            let next = *self.nodes[node].next.entry(word.folded.clone()).or_insert(fresh);
            if next == fresh {
                self.nodes.push(Node::default());
            }
            node = next;
            self.nodes[node].gap = self.nodes[node].gap.max(word.gap);
        }
        let known = &mut self.nodes[node].called;
        match known {
            Some(before) if before.id == called.id => before.way = before.way.min(called.way),
            Some(before) if before.way < called.way => {}
            Some(before) if before.way == called.way => before.is_shared = true,
            _ => *known = Some(called),
        }
        true
    }
}

fn names_hidden(which: Pseudonymise, project: &Project, id: EntityId) -> bool {
    project.entities.get(id).is_some_and(|entity| match entity.kind {
        EntityKind::Person => which.people,
        EntityKind::Organisation => which.organisations,
        _ => false,
    })
}

/// The codes, by the order of ids among all entities there are and were.
fn codes(project: &Project, which: Pseudonymise, words: CodeWords) -> BTreeMap<EntityId, String> {
    let gone = project.tombstones.iter().filter_map(|(record, _)| record.entity());
    let mut all = BTreeSet::new();
    all.extend(project.entities.ids().chain(gone));
    let numbered = all.into_iter().zip(1_usize..);
    let hidden = numbered.filter(|(id, _)| names_hidden(which, project, *id));
    let mut codes = BTreeMap::new();
    codes.extend(hidden.map(|(id, number)| {
        let is_person = project.entities.get(id).is_some_and(|row| row.kind == EntityKind::Person);
        let word = if is_person { words.person } else { words.organisation };
        (id, format!("{word} {number}"))
    }));
    codes
}

/// The names, in words, of the entities that keep theirs.
fn kept_names(project: &Project, codes: &BTreeMap<EntityId, String>) -> BTreeSet<Vec<String>> {
    let kept = project.entities.iter().filter(|(id, _)| !codes.contains_key(id));
    let mut names = BTreeSet::new();
    names.extend(kept.flat_map(|(_, entity)| {
        entity
            .names()
            .map(|name| words(name).into_iter().map(|word| word.folded).collect())
            .collect::<Vec<_>>()
    }));
    names
}

/// The words of a name written as one: "zoedupont".
fn as_one(words: &[Word]) -> Vec<Word> {
    let folded: String = words.iter().map(|word| word.folded.as_str()).collect();
    let is_long = words.len() > 1 && folded.chars().count() > 5;
    let is_one_kind = folded.chars().all(char::is_alphabetic);
    let one = Word { folded, start: 0, end: 0, gap: 0 };
    if is_long && is_one_kind { vec![one] } else { Vec::new() }
}

fn push_apart(text: &mut String, code: &str) {
    if text.ends_with(char::is_alphanumeric) {
        text.push(' ');
    }
    text.push_str(code);
}
