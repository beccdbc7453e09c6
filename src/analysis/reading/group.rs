//! Mentions of one name under all its forms.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::acronyms::spells;
use super::find::Found;
use super::lexicon::{Sorts, sorts_of};
use super::scan::{Case, split};
use super::words::Words;
use super::{Confidence, Proposal, What, Why};
use crate::domain::entities::EntityKind;
use crate::domain::text::fold;

/// A name with so many mentions is one beyond doubt.
const MANY: usize = 3;

/// Everything found under one name.
struct Group {
    found: Vec<Found>,
    /// The best reason so far.
    best: (bool, Why),
    /// The words of the fullest name, folded, without its article.
    parts: Vec<String>,
    name: String,
    aliases: Vec<String>,
    /// The keys of the name and of the aliases.
    keys: BTreeSet<String>,
}

/// The names of a text, each once.
pub(super) struct Groups<'w> {
    words: &'w Words<'w>,
    list: Vec<Group>,
    by_key: HashMap<String, usize>,
}

impl<'w> Groups<'w> {
    /// Groups what was found, in the order of the text.
    pub(super) fn new(words: &'w Words<'w>, found: Vec<Found>) -> Self {
        let mut groups = Self { words, list: Vec::new(), by_key: HashMap::new() };
        for one in found {
            groups.add(one);
        }
        groups.join_acronyms();
        groups.join_families();
        groups
    }

    fn add(&mut self, found: Found) {
        let written = self.words.name(&found.words);
        let name = found.name.clone().unwrap_or_else(|| written.clone());
        let mut names = vec![name];
        names.extend(found.aliases.iter().cloned());
        // "DUPONT Jean" is no other name than "Jean Dupont", nor "lois « A »" than "Loi A".
        let is_rewritten = matches!(found.kind, EntityKind::Person | EntityKind::Document);
        if found.known.is_none() && !is_rewritten {
            names.push(written);
        }
        let names: Vec<(String, String)> =
            names.into_iter().map(|name| (parts_key(&name), name)).collect();
        let own = found.known.map(|id| format!("known {id}"));
        let known = match &own {
            Some(own) => self.by_key.get(own),
            None => names.iter().find_map(|(key, _)| self.by_key.get(key)),
        };
        let n = known.copied().unwrap_or(self.list.len());
        for key in own.iter().chain(names.iter().map(|(key, _)| key)) {
            if !key.is_empty() && !self.by_key.contains_key(key) {
                self.by_key.insert(key.clone(), n);
            }
        }
        if let Some(group) = self.list.get_mut(n) {
            group.join(found, names);
        } else {
            let mut group = Group {
                best: (false, Why::Capitals),
                found: Vec::new(),
                parts: Vec::new(),
                name: String::new(),
                aliases: Vec::new(),
                keys: BTreeSet::new(),
            };
            group.join(found, names);
            self.list.push(group);
        }
    }

    /// Joins an acronym to the only name that its letters spell.
    fn join_acronyms(&mut self) {
        let mut by_first = BTreeMap::<char, Vec<usize>>::new();
        for (n, group) in self.list.iter().enumerate().filter(|(_, group)| group.parts.len() > 2) {
            let first = group.parts.first().and_then(|part| part.chars().next());
            if let Some(first) = first {
                by_first.entry(first).or_default().push(n);
            }
        }
        let mut moves = Vec::new();
        for (n, group) in self.list.iter().enumerate() {
            let Some(letters) = group.letters(self.words) else { continue };
            let rivals = letters.first().and_then(|first| by_first.get(first));
            // Many names of one initial would make this slow, and any answer doubtful.
            let rivals =
                rivals.filter(|rivals| rivals.len() < 200).map(Vec::as_slice).unwrap_or_default();
            let mut fit =
                rivals.iter().filter(|rival| **rival != n && self.is_spelled(**rival, &letters));
            if let (Some(rival), None) = (fit.next(), fit.next()) {
                moves.push((n, *rival));
            }
        }
        for (from, to) in moves {
            self.absorb(from, to, true);
        }
    }

    fn is_spelled(&self, n: usize, letters: &[char]) -> bool {
        let Some(group) = self.list.get(n) else { return false };
        let initials: Vec<(char, bool)> = group
            .parts
            .iter()
            .map(|part| {
                let sorts = sorts_of(part);
                (part.chars().next().unwrap_or(' '), sorts.has_any(&[Sorts::STOP, Sorts::LINK]))
            })
            .collect();
        spells(letters, &initials, 0)
    }

    /// Joins a family name alone to the only person who bears it, and the first word of a name that
    /// is written as no other word to the only name that begins with it.
    fn join_families(&mut self) {
        let mut ends = HashMap::<String, Vec<usize>>::new();
        for (n, group) in self.list.iter().enumerate().filter(|(_, group)| group.parts.len() > 1) {
            let part = if group.is_person() { group.parts.last() } else { group.parts.first() };
            ends.entry(part.cloned().unwrap_or_default()).or_default().push(n);
        }
        let mut moves = Vec::new();
        for (n, group) in self.list.iter().enumerate() {
            let ([part], Some([full])) = (
                group.parts.as_slice(),
                group.parts.first().and_then(|part| ends.get(part)).map(Vec::as_slice),
            ) else {
                continue;
            };
            let is_person = self.list.get(*full).is_some_and(Group::is_person);
            let is_rare =
                group.found.iter().all(|one| self.words.case(one.words.start) == Case::Mixed);
            if !part.is_empty() && group.known().is_none() && (is_person || is_rare) {
                moves.push((n, *full));
            }
        }
        for (from, to) in moves {
            self.absorb(from, to, false);
        }
    }

    fn absorb(&mut self, from: usize, to: usize, is_acronym: bool) {
        let Some(group) = self.list.get_mut(from) else { return };
        let (found, name) = (std::mem::take(&mut group.found), group.name.clone());
        if let Some(target) = self.list.get_mut(to) {
            let is_person = target.is_person();
            target.found.extend(found);
            if is_acronym || !is_person {
                target.add_alias(parts_key(&name), name);
            }
        }
    }

    pub(super) fn into_proposals(self) -> Vec<Proposal> {
        let words = self.words;
        self.list.into_iter().filter_map(|group| group.proposal(words)).collect()
    }
}

impl Group {
    fn is_person(&self) -> bool {
        self.found.first().is_some_and(|found| found.kind == EntityKind::Person)
    }

    fn known(&self) -> Option<crate::domain::id::EntityId> {
        self.found.iter().find_map(|found| found.known)
    }

    /// Adds a mention and its names, each with its key; those of a better reason come first.
    fn join(&mut self, found: Found, names: Vec<(String, String)>) {
        let best = (found.known.is_some(), found.why);
        let mut names = names.into_iter();
        if self.found.is_empty() || best > self.best {
            self.best = best;
            let fullest = names.next().unwrap_or_default();
            self.parts = parts(&fullest.1);
            let before = std::mem::replace(&mut self.name, fullest.1);
            let is_new = self.keys.insert(fullest.0);
            if is_new && !before.is_empty() {
                self.aliases.push(before);
            }
        }
        for (key, name) in names {
            self.add_alias(key, name);
        }
        self.found.push(found);
    }

    /// Adds another name, unless it is only another spelling of one there is.
    fn add_alias(&mut self, key: String, alias: String) {
        if !key.is_empty() && !self.keys.contains(&key) {
            self.keys.insert(key);
            self.aliases.push(alias);
        }
    }

    /// The letters of the group's name, if it is an acronym that nothing explains.
    fn letters(&self, words: &Words) -> Option<Vec<char>> {
        let is_bare = self.found.iter().all(|found| {
            !matches!(found.why, Why::Known | Why::LongForm)
                && found.words.len() == 1
                && words.case(found.words.start) == Case::Upper
        });
        let letters: Vec<char> = fold(&self.name).chars().collect();
        let fits = is_bare
            && (3..=8).contains(&letters.len())
            && letters.iter().all(|sign| sign.is_alphabetic());
        fits.then_some(letters)
    }

    fn proposal(self, words: &Words) -> Option<Proposal> {
        let best = self.found.iter().max_by_key(|found| (found.known.is_some(), found.why))?;
        let (kind, why) = (best.kind.clone(), best.why);
        let sure = self.found.iter().map(|found| found.confidence).max()?;
        if self.found.len() < fewest(&self.found, words, why) {
            return None;
        }
        let is_one_word = best.words.len() == 1 && why == Why::Capitals;
        let is_often = self.found.len() >= MANY && sure == Confidence::Fair && !is_one_word;
        let known = self.known();
        let confidence = if is_often { Confidence::Strong } else { sure };
        let mut mentions: Vec<_> =
            self.found.iter().map(|found| words.range(&found.words)).collect();
        mentions.sort_by_key(|range| range.start);
        let what = What::Entity { name: self.name, aliases: self.aliases, kind, known, why };
        Some(Proposal { mentions, what, confidence })
    }
}

/// How many mentions make a proposal: titles and labels alone prove nothing, nor does the start of
/// one sentence.
fn fewest(found: &[Found], words: &Words, why: Why) -> usize {
    const BARE: [Why; 6] = [
        Why::Capitals,
        Why::OrganisationWord,
        Why::DocumentWord,
        Why::EventWord,
        Why::Acronym,
        Why::Start,
    ];
    let is_void = found.iter().all(|found| words.is_void(found.words.start));
    match why {
        why if is_void && BARE.contains(&why) => MANY,
        Why::Start => 2,
        _ => 1,
    }
}

/// The words of a name without the article that begins it.
fn parts(name: &str) -> Vec<String> {
    let mut parts = split(name);
    let is_article = |part: &String| sorts_of(part).has(Sorts::ARTICLE);
    if parts.len() > 1 && parts.first().is_some_and(is_article) {
        parts.remove(0);
    }
    parts
}

fn parts_key(name: &str) -> String {
    parts(name).join(" ")
}
