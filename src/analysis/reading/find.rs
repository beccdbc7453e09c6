//! Names in the words of a text: those that are known, listed or announced, then bare capitals.

use std::ops::Range;

use super::evidence::Evidence;
use super::group::Groups;
use super::lexicon::Sorts;
use super::names::Names;
use super::scan::{Case, split};
use super::signs::is_apostrophe;
use super::words::Words;
use super::{Confidence, Proposal, Why, acronyms, lists, organisations, people, titled};
use crate::domain::entities::EntityKind;
use crate::domain::id::EntityId;
use crate::domain::project::Project;

/// No name of capitals goes on longer.
const LONGEST: usize = 10;

/// A name that the text itself gives, to be found everywhere in it.
pub(super) struct Local {
    pub(super) name: String,
    pub(super) aliases: Vec<String>,
    pub(super) kind: EntityKind,
    pub(super) why: Why,
    pub(super) confidence: Confidence,
}

/// A name at one place.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) words: Range<usize>,
    pub(super) name: Option<String>,
    pub(super) aliases: Vec<String>,
    pub(super) kind: EntityKind,
    pub(super) known: Option<EntityId>,
    pub(super) why: Why,
    pub(super) confidence: Confidence,
}

impl Found {
    pub(super) fn new(
        words: Range<usize>,
        kind: EntityKind,
        why: Why,
        confidence: Confidence,
    ) -> Self {
        Self { words, name: None, aliases: Vec::new(), kind, known: None, why, confidence }
    }

    pub(super) fn named(self, name: String) -> Self {
        Self { name: Some(name), ..self }
    }
}

/// The entities that a text names, each with all its mentions.
pub(super) fn entities(words: &Words, known: &Project) -> Vec<Proposal> {
    let mut finder = Finder { words, taken: vec![false; words.len()], found: Vec::new() };
    finder.find_known(known);
    finder.find_locals(locals(words));
    finder.find_announced();
    finder.find_capitals(&Evidence::new(words));
    finder.found.sort_by_key(|found| found.words.start);
    Groups::new(words, finder.found).into_proposals()
}

/// The names that the text gives: listed, written out, or defined.
fn locals(words: &Words) -> Vec<Local> {
    let mut locals = acronyms::pairs(words);
    locals.extend(lists::listed(words));
    let mut start = 0;
    while start < words.len() {
        let end = words.end_of_sentence(start);
        locals.extend(titled::defined(words, start, end).map(|range| Local {
            name: words.name(&range),
            aliases: Vec::new(),
            kind: EntityKind::Organisation,
            why: Why::Defined,
            confidence: Confidence::Strong,
        }));
        start = end;
    }
    locals
}

struct Finder<'w> {
    words: &'w Words<'w>,
    taken: Vec<bool>,
    found: Vec<Found>,
}

impl Finder<'_> {
    fn is_free(&self, range: &Range<usize>) -> bool {
        self.taken.get(range.clone()).is_some_and(|taken| !taken.contains(&true))
    }

    /// Notes what was found, unless one of its words belongs to another name.
    fn take(&mut self, found: Found) -> bool {
        let is_free = !found.words.is_empty() && self.is_free(&found.words);
        if is_free {
            self.close(&found.words);
            self.found.push(found);
        }
        is_free
    }

    fn close(&mut self, range: &Range<usize>) {
        if let Some(taken) = self.taken.get_mut(range.clone()) {
            taken.fill(true);
        }
    }

    fn find_known(&mut self, known: &Project) {
        let mut names = Names::default();
        let rows: Vec<_> = known.entities.iter().collect();
        let own = rows.iter().map(|(_, entity)| entity.name.as_str()).enumerate();
        let others = rows.iter().enumerate();
        let others = others
            .flat_map(|(n, (_, row))| row.aliases.iter().map(move |alias| (n, alias.as_str())));
        for (n, name) in own.chain(others) {
            names.add(&split(name), n);
        }
        for start in 0..self.words.len() {
            let Some((end, n)) = names.longest(self.words, start) else { continue };
            let Some((id, entity)) = rows.get(n) else { continue };
            let has_capital = entity.name.chars().any(char::is_uppercase);
            // "April" is not the month, nor is « Gouvernement » every government.
            if has_capital
                && (start..end).all(|at| self.words.case(at) == Case::Low)
                && end == start + 1
            {
                continue;
            }
            let found = Found::new(start..end, entity.kind.clone(), Why::Known, Confidence::Strong);
            self.take(Found { known: Some(*id), ..found.named(entity.name.clone()) });
        }
    }

    fn find_locals(&mut self, locals: Vec<Local>) {
        let mut names = Names::default();
        for (n, local) in locals.iter().enumerate() {
            for name in std::iter::once(&local.name).chain(&local.aliases) {
                let parts = split(name);
                let is_led = parts.len() > 2
                    && matches!(parts.first().map(String::as_str), Some("la" | "le" | "les" | "l"));
                if is_led {
                    names.add(parts.get(1..).unwrap_or_default(), n);
                }
                names.add(&parts, n);
            }
        }
        for start in 0..self.words.len() {
            let Some((end, n)) = names.longest(self.words, start) else { continue };
            let Some(local) = locals.get(n) else { continue };
            let is_article =
                self.words.is(start, Sorts::ARTICLE) && self.words.case(start) == Case::Low;
            if is_article || (start..end).all(|at| self.words.case(at) == Case::Low) {
                continue;
            }
            let found = Found::new(start..end, local.kind.clone(), local.why, local.confidence);
            let found = found.named(local.name.clone());
            self.take(Found { aliases: local.aliases.clone(), ..found });
        }
    }

    fn find_announced(&mut self) {
        type Reader = fn(&Words, usize) -> Option<Found>;
        const READERS: [Reader; 7] = [
            titled::document,
            titled::event,
            organisations::organisation,
            titled::classed,
            titled::with_form,
            titled::apposed,
            people::person,
        ];
        let mut at = 0;
        while at < self.words.len() {
            let place = at;
            at += 1;
            if self.taken.get(place) != Some(&false) {
                continue;
            }
            if let Some(end) = role_end(self.words, place) {
                self.close(&(place..end));
                continue;
            }
            for reader in READERS {
                let taken = reader(self.words, place).is_some_and(|found| self.take(found));
                if taken {
                    break;
                }
            }
        }
    }

    fn find_capitals(&mut self, evidence: &Evidence) {
        let mut at = 0;
        while at < self.words.len() {
            if self.words.case(at) == Case::Domain {
                let site = at..at + 1;
                let site = Found::new(site, EntityKind::Object, Why::Site, Confidence::Fair);
                self.take(site);
            }
            let run = capital_run(self.words, at);
            let Some(run) = run.filter(|_| self.taken.get(at) == Some(&false)) else {
                at += 1;
                continue;
            };
            let free = run.clone().take_while(|at| self.taken.get(*at) == Some(&false)).count();
            let mut run = at..at + free;
            while run.end > at && self.words.case(run.end - 1) == Case::Low {
                run.end -= 1;
            }
            at = run.end.max(at + 1);
            if let Some(found) = evidence.judge(self.words, run) {
                self.take(found);
            }
        }
    }
}

/// One after what somebody is: "Secrétaire d’État au Numérique" names no organisation.
fn role_end(words: &Words, at: usize) -> Option<usize> {
    let is_role = words.is(at, Sorts::ROLE) && words.is_capital(at);
    let end = organisations::complement(words, at);
    (is_role && end > at + 1 && words.case(at + 1) == Case::Low).then_some(end)
}

/// The run of capitals that begins at a word, small words such as "de la" between.
pub(super) fn capital_run(words: &Words, start: usize) -> Option<Range<usize>> {
    if !words.is_capital(start) && !is_own_article(words, start) {
        return None;
    }
    let mut end = start + 1;
    while end - start < LONGEST {
        let is_short_number = words.case(end) == Case::Number && words.fold(end).len() <= 2;
        let follows = words.is_next(end) && (words.is_capital(end) || is_short_number);
        if follows || (words.is_and(end) && words.is_capital(end)) {
            end += 1;
        } else if let Some(next) = after_links(words, end) {
            end = next;
        } else {
            break;
        }
    }
    Some(start..end)
}

/// Whether a word is the article of a name: "L’Écluse" where no sentence begins.
fn is_own_article(words: &Words, at: usize) -> bool {
    words.case(at) == Case::Initial
        && matches!(words.fold(at), "l" | "d" | "o")
        && !words.opens(at)
        && words.gap(at + 1).chars().all(is_apostrophe)
        && words.case(at + 1) == Case::Capital
        && words.is_next(at + 1)
}

/// One after the capital that follows one or two small words.
fn after_links(words: &Words, at: usize) -> Option<usize> {
    let is_link =
        |at: usize| words.is(at, Sorts::LINK) && words.case(at) == Case::Low && words.is_next(at);
    let next = at + 1 + usize::from(is_link(at + 1));
    let ends = is_link(at) && words.is_next(next) && words.is_capital(next);
    // "La loi de Paris": the article alone begins another name.
    let begins = matches!(words.fold(at), "la" | "le" | "les" | "l" | "the");
    (ends && !begins).then_some(next + 1)
}

/// A name with its first letter as a capital.
pub(super) fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
