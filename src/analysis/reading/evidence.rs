//! Whether bare capitals mean something, from all the ways the text writes a word.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::find::Found;
use super::lexicon::{Sorts, is_adjective, sorts_of};
use super::scan::Case;
use super::words::Words;
use super::{Confidence, Why};
use crate::domain::entities::EntityKind;

/// How each word is written in the text: whether a capital means something.
pub(super) struct Evidence<'w> {
    counts: HashMap<&'w str, Count>,
    pairs: HashMap<(&'w str, &'w str), u32>,
    /// The words that an article stands before somewhere.
    led: HashSet<&'w str>,
}

/// How often a word stands in small letters, with a capital of its own, and at a start.
#[derive(Clone, Copy, Default)]
struct Count {
    low: u32,
    inner: u32,
    start: u32,
}

impl<'w> Evidence<'w> {
    /// Counts the words of a text; O(words).
    pub(super) fn new(words: &'w Words) -> Self {
        let mut evidence =
            Self { counts: HashMap::new(), pairs: HashMap::new(), led: HashSet::new() };
        for at in 0..words.len() {
            let count = evidence.counts.entry(words.fold(at)).or_default();
            match words.case(at) {
                Case::Low => count.low += 1,
                _ if words.is_void(at) => {}
                _ if words.opens(at) => count.start += 1,
                _ => count.inner += 1,
            }
            let before = at.checked_sub(1).filter(|_| words.is_next(at));
            if before.is_some_and(|before| is_led_by(words.fold(before))) {
                evidence.led.insert(words.fold(at));
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
    pub(super) fn judge(&self, words: &Words, run: Range<usize>) -> Option<Found> {
        let run = self.trimmed(words, run)?;
        let run = run.start..self.extended(words, run.end);
        let is_common = |at: usize| {
            words.case(at) == Case::Number
                || is_question(words.fold(at))
                || words.sorts(at).has_any(&[
                    Sorts::COMMON,
                    Sorts::STOP,
                    Sorts::ROLE,
                    Sorts::TITLE,
                    Sorts::LEGAL,
                ])
        };
        // What only begins a sentence adds nothing to words that name nobody.
        let is_led = words.opens(run.start) && words.case(run.start) == Case::Capital;
        let from = run.start + usize::from(is_led && run.len() > 1);
        if (from..run.end).all(is_common) {
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
            // "Communiqués de la LDH": the name is what follows.
            let is_before_link = words.opens(at)
                && words.case(at) == Case::Capital
                && self.count(word).inner == 0
                && words.case(at + 1) == Case::Low;
            let is_role = words.is(at, Sorts::ROLE) && run.len() > 1;
            if !(is_stop || is_role || is_small || ((is_start || is_before_link) && run.len() > 1))
            {
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
        let (word, sorts) = (words.fold(at), words.sorts(at));
        if word.len() < 2 {
            return None;
        }
        if let Case::Upper | Case::Mixed = words.case(at) {
            return Some(self.judge_acronym(words, run));
        }
        let count = self.count(word);
        let is_place = word.split('-').all(|part| sorts_of(part).has(Sorts::PLACE));
        let announces = sorts.has_any(&[Sorts::ORGANISATION, Sorts::EVENT, Sorts::DOCUMENT]);
        let found = |kind, why, sure| Some(Found::new(run.clone(), kind, why, sure));
        match () {
            () if is_place || sorts.has(Sorts::PLACE) => {
                found(EntityKind::Place, Why::Place, Confidence::Strong)
            }
            () if count.low > 0 || announces => None,
            () if is_located(words, at) => found(EntityKind::Place, Why::Place, Confidence::Fair),
            () if count.inner > 0 => {
                let is_often = count.inner > 1 || count.start > 1;
                let sure = if is_often { Confidence::Fair } else { Confidence::Weak };
                found(EntityKind::Organisation, Why::Capitals, sure)
            }
            () if !looks_common(word) => {
                found(EntityKind::Organisation, Why::Start, Confidence::Weak)
            }
            () => None,
        }
    }

    /// An acronym, or a word with capitals inside. What no article ever precedes is rather a thing.
    fn judge_acronym(&self, words: &Words, run: Range<usize>) -> Found {
        let at = run.start;
        let word = words.fold(at);
        let is_body = words.case(at) == Case::Mixed || self.led.contains(word);
        let (kind, sure) = match () {
            () if is_meeting(word) => (EntityKind::Event, Confidence::Fair),
            () if !is_body => (EntityKind::Object, Confidence::Weak),
            () if self.count(word).inner > 1 => (EntityKind::Organisation, Confidence::Strong),
            () => (EntityKind::Organisation, Confidence::Fair),
        };
        Found::new(run, kind, Why::Acronym, sure)
    }

    fn judge_many(&self, words: &Words, run: Range<usize>) -> Found {
        let is_void = run.clone().all(|at| words.is_void(at));
        let is_place = run.clone().all(|at| words.is(at, Sorts::PLACE));
        let is_written_small = |at: &usize| words.opens(*at) || self.count(words.fold(*at)).low > 0;
        let written_small = run.clone().filter(is_written_small).count();
        let confidence = match () {
            () if is_void || written_small >= run.len() => Confidence::Weak,
            () => Confidence::Fair,
        };
        let is_place = is_place || (is_located(words, run.start) && !is_void);
        let kind = match () {
            () if is_meeting(&words.key(run.clone()).replace(' ', "")) => EntityKind::Event,
            () if is_place => EntityKind::Place,
            () => EntityKind::Organisation,
        };
        Found::new(run, kind, if is_place { Why::Place } else { Why::Capitals }, confidence)
    }
}

/// Whether a preposition of place stands before the word.
fn is_located(words: &Words, at: usize) -> bool {
    let is_word = words.is_next(at) && words.case(at) == Case::Capital;
    let before = at.checked_sub(1).filter(|_| is_word);
    before.is_some_and(|before| {
        let raw = words.name(&(before..before + 1));
        matches!(raw.as_str(), "à" | "À" | "en" | "En") && words.case(at + 1) != Case::Capital
    })
}

/// Whether a word before an acronym shows that it is a body: "le", "du", "par".
fn is_led_by(word: &str) -> bool {
    matches!(word, "le" | "la" | "l" | "du" | "au" | "the" | "par" | "by")
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

/// "Peut-on", "Faut-il".
fn is_question(word: &str) -> bool {
    const ENDINGS: [&str; 9] = ["on", "il", "elle", "ils", "elles", "nous", "vous", "ce", "je"];
    word.rsplit_once('-').is_some_and(|(_, last)| ENDINGS.contains(&last))
}
