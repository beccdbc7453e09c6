//! Names in the words of a text: those that are known, listed or announced, then bare capitals.

use std::collections::HashMap;
use std::ops::Range;

use super::group::Groups;
use super::lexicon::{Sorts, is_adjective};
use super::names::Names;
use super::words::{Case, Words, split};
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
        const READERS: [Reader; 6] = [
            titled::document,
            titled::event,
            organisations::organisation,
            titled::classed,
            titled::with_form,
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
            let run = capital_run(self.words, at);
            let Some(run) = run.filter(|_| self.taken.get(at) == Some(&false)) else {
                at += 1;
                continue;
            };
            let free = run.clone().take_while(|at| self.taken.get(*at) == Some(&false)).count();
            let run = at..at + free;
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
    if !words.is_capital(start) {
        return None;
    }
    let mut end = start + 1;
    while end - start < LONGEST {
        let is_short_number = words.case(end) == Case::Number && words.fold(end).len() <= 2;
        if words.is_next(end) && (words.is_capital(end) || is_short_number) {
            end += 1;
        } else if words.is_and(end) && words.is_capital(end) {
            end += 1;
        } else if let Some(next) = after_links(words, end) {
            end = next;
        } else {
            break;
        }
    }
    Some(start..end)
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

/// How each word is written in the text: whether a capital means something.
struct Evidence<'w> {
    counts: HashMap<&'w str, Count>,
    pairs: HashMap<(&'w str, &'w str), u32>,
}

/// How often a word stands in small letters, with a capital of its own, and at a start.
#[derive(Clone, Copy, Default)]
struct Count {
    low: u32,
    inner: u32,
    start: u32,
}

impl<'w> Evidence<'w> {
    fn new(words: &'w Words) -> Self {
        let mut evidence = Self { counts: HashMap::new(), pairs: HashMap::new() };
        for at in 0..words.len() {
            let count = evidence.counts.entry(words.fold(at)).or_default();
            match words.case(at) {
                Case::Low => count.low += 1,
                _ if words.is_void(at) => {}
                _ if words.opens(at) => count.start += 1,
                _ => count.inner += 1,
            }
            if words.is_capital(at) && words.case(at + 1) == Case::Low && words.is_next(at + 1) {
                *evidence.pairs.entry((words.fold(at), words.fold(at + 1))).or_default() += 1;
            }
        }
        evidence
    }

    fn count(&self, word: &str) -> Count {
        self.counts.get(word).copied().unwrap_or_default()
    }

    /// The name in a run of capitals, if it is one.
    fn judge(&self, words: &Words, run: Range<usize>) -> Option<Found> {
        let run = self.trimmed(words, run)?;
        let run = run.start..self.extended(words, run.end);
        if run.clone().all(|at| {
            words.sorts(at).has_any(&[Sorts::COMMON, Sorts::STOP, Sorts::ROLE, Sorts::TITLE])
        }) {
            return None;
        }
        if run.len() == 1 { self.judge_one(words, run) } else { Some(self.judge_many(words, run)) }
    }

    /// The run without what begins a sentence and is written small elsewhere.
    fn trimmed(&self, words: &Words, mut run: Range<usize>) -> Option<Range<usize>> {
        while run.start < run.end {
            let at = run.start;
            let word = words.fold(at);
            let is_article = words.is(at, Sorts::ARTICLE) && run.len() > 1;
            let is_stop = words.is(at, Sorts::STOP) && (words.opens(at) || !is_article);
            let is_start = words.opens(at)
                && words.case(at) == Case::Capital
                && (self.count(word).low > 0 || word.ends_with("ment"));
            let is_small = words.case(at) == Case::Low || words.case(at) == Case::Number;
            if !(is_stop || is_small || (is_start && run.len() > 1)) {
                return Some(run);
            }
            run.start += 1;
        }
        None
    }

    /// The end of a run with the small word that always follows it: "Démocratie ouverte".
    fn extended(&self, words: &Words, end: usize) -> usize {
        let Some(last) = end.checked_sub(1) else { return end };
        let (word, next) = (words.fold(last), words.fold(end));
        let is_word = words.case(end) == Case::Low
            && words.is_next(end)
            && !words.sorts(end).has_any(&[Sorts::STOP, Sorts::LINK])
            && !words.is(last, Sorts::PLACE);
        let count = self.count(word);
        let pairs = self.pairs.get(&(word, next)).copied().unwrap_or_default();
        let is_pair = pairs > 1 && pairs * 4 >= (count.inner + count.start) * 3;
        end + usize::from(is_word && is_pair && (is_adjective(next, words.sorts(end)) || pairs > 2))
    }

    fn judge_one(&self, words: &Words, run: Range<usize>) -> Option<Found> {
        let at = run.start;
        let case = words.case(at);
        let sorts = words.sorts(at);
        let count = self.count(words.fold(at));
        let place = self.place(words, at);
        let is_void = words.is_void(at) && count.inner + count.start == 0;
        if is_void || words.fold(at).len() < 2 || sorts.has(Sorts::TITLE) {
            return None;
        }
        let found = |kind, why, confidence| Some(Found::new(run.clone(), kind, why, confidence));
        match case {
            Case::Upper | Case::Mixed => {
                let kind = if is_meeting(words.fold(at)) {
                    EntityKind::Event
                } else {
                    EntityKind::Organisation
                };
                let is_often = count.inner > 1;
                found(
                    kind,
                    Why::Acronym,
                    if is_often { Confidence::Strong } else { Confidence::Fair },
                )
            }
            _ if sorts.has(Sorts::PLACE) => {
                found(EntityKind::Place, Why::Place, Confidence::Strong)
            }
            _ if count.low > 0
                || sorts.has_any(&[Sorts::ORGANISATION, Sorts::EVENT, Sorts::DOCUMENT]) =>
            {
                None
            }
            _ if place => found(EntityKind::Place, Why::Place, Confidence::Fair),
            _ if count.inner > 0 => {
                let is_often = count.inner > 1;
                let confidence = if is_often { Confidence::Fair } else { Confidence::Weak };
                found(EntityKind::Organisation, Why::Capitals, confidence)
            }
            _ if count.start > 1 && !looks_common(words.fold(at)) => {
                found(EntityKind::Organisation, Why::Start, Confidence::Weak)
            }
            _ => None,
        }
    }

    fn judge_many(&self, words: &Words, run: Range<usize>) -> Found {
        let is_void = run.clone().all(|at| words.is_void(at));
        let is_place = run.clone().any(|at| words.is(at, Sorts::PLACE)) && run.len() == 2;
        let written_small = run.clone().filter(|at| self.count(words.fold(*at)).low > 0).count();
        let confidence = match () {
            () if is_void || written_small * 2 > run.len() => Confidence::Weak,
            () => Confidence::Fair,
        };
        let is_place = is_place || (self.place(words, run.start) && !is_void);
        let kind = if is_place { EntityKind::Place } else { EntityKind::Organisation };
        Found::new(run, kind, if is_place { Why::Place } else { Why::Capitals }, confidence)
    }

    /// Whether a preposition of place stands before the word.
    fn place(&self, words: &Words, at: usize) -> bool {
        let before =
            at.checked_sub(1).filter(|_| words.is_next(at) && words.case(at) == Case::Capital);
        before.is_some_and(|before| {
            let raw = words.name(&(before..before + 1));
            matches!(raw.as_str(), "à" | "À" | "en" | "En") && words.case(at + 1) != Case::Capital
        })
    }
}

/// "COP21".
fn is_meeting(word: &str) -> bool {
    word.strip_prefix("cop").is_some_and(|rest| rest.bytes().all(|sign| sign.is_ascii_digit()))
}

/// Whether a word that only begins sentences is likely an ordinary one: adverbs, verbs.
fn looks_common(word: &str) -> bool {
    const ENDINGS: [&str; 12] =
        ["ment", "er", "ir", "re", "tion", "tions", "ant", "ite", "ance", "ons", "ez", "age"];
    ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// A name with its first letter as a capital.
pub(super) fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
