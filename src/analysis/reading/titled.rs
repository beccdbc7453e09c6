//! Names that a word announces: "loi Sapin 2", "sommet du PGO", "société Microsoft", « mouvement « Nuit Debout » ».

use std::ops::Range;

use super::find::{Found, capital_run, capitalised};
use super::lexicon::{Sorts, is_adjective};
use super::organisations::complement;
use super::scan::Case;
use super::signs::{closes_quote, opens_quote};
use super::words::Words;
use super::{Confidence, Why};
use crate::domain::entities::EntityKind;

/// No quoted name has more words.
const LONGEST_QUOTE: usize = 9;

/// The law, charter or report that is named at a word.
pub(super) fn document(words: &Words, head: usize) -> Option<Found> {
    if !words.is(head, Sorts::DOCUMENT) {
        return second_law(words, head);
    }
    let own = matches!(
        words.fold(head),
        "loi" | "lois" | "circulaire" | "decret" | "directive" | "law" | "act"
    );
    let next = past_adjective(words, head + 1);
    let (range, inner) = if let Some(quoted) = quoted(words, next) {
        (head..quoted.end, quoted)
    } else if own && matches!(words.fold(head + 1), "sur" | "on") {
        let noun = head + 2 + usize::from(words.is(head + 2, Sorts::ARTICLE));
        let end = capital_run(words, noun)?.end;
        (head..end, head + 1..end)
    } else if let Some(run) = capital_run(words, next).filter(|_| words.is_next(next)) {
        let run = run.start..past_second(words, past_adjective(words, run.end));
        (head..run.end, run)
    } else if words.is_capital(head) && !words.opens(head) {
        let end = past_second(words, complement(words, head));
        (head..end, head + 1..end)
    } else {
        return None;
    };
    if range.len() < 2
        || inner.clone().all(|at| words.sorts(at).has_any(&[Sorts::COMMON, Sorts::PLACE]))
    {
        return None;
    }
    let name = if words.fold(head) == "lois" {
        format!("Loi {}", bare(&words.name(&inner)))
    } else {
        capitalised(&unquoted(words, head, &inner, &range))
    };
    let confidence = if words.is_void(head) { Confidence::Weak } else { Confidence::Strong };
    Some(Found::new(range, EntityKind::Document, Why::DocumentWord, confidence).named(name))
}

/// The summit or congress that is named at a word.
pub(super) fn event(words: &Words, head: usize) -> Option<Found> {
    let is_small = words.case(head) == Case::Low;
    if !words.is(head, Sorts::EVENT)
        || (is_small && matches!(words.fold(head), "marche" | "salon" | "convoi"))
    {
        return None;
    }
    let end = complement(words, head);
    let has_capital = (head + 1..end).any(|at| words.is_capital(at));
    let is_named = end > head + 1 && (has_capital || (!is_small && !words.opens(head)));
    let range = head..end;
    let name = capitalised(&words.name(&range));
    is_named.then(|| {
        Found::new(range, EntityKind::Event, Why::EventWord, Confidence::Strong).named(name)
    })
}

/// The organisation that follows a word for it: "l’association Framasoft".
pub(super) fn classed(words: &Words, class: usize) -> Option<Found> {
    let sorts = words.sorts(class);
    let is_low = words.case(class) == Case::Low;
    let (kind, why) = match () {
        () if sorts.has(Sorts::CLASS) && is_low => {
            (EntityKind::Organisation, Why::OrganisationWord)
        }
        () if sorts.has(Sorts::LEGAL) && !(is_low && sorts.has(Sorts::STOP)) => {
            (EntityKind::Organisation, Why::LegalForm)
        }
        () if sorts.has(Sorts::OBJECT) && is_low => (EntityKind::Object, Why::ObjectWord),
        () => return None,
    };
    let next = past_adjective(words, class + 1);
    let found = |range| Found::new(range, kind.clone(), why, Confidence::Strong);
    if let Some(quoted) = quoted(words, next) {
        return words.is_capital(quoted.start).then(|| found(quoted));
    }
    if !words.is_next(next) {
        return None;
    }
    if words.case(next) == Case::Domain {
        return Some(found(next..next + 1));
    }
    let run = capital_run(words, next)?;
    if run.clone().all(|at| words.sorts(at).has_any(&[Sorts::COMMON, Sorts::STOP, Sorts::PLACE])) {
        return None;
    }
    Some(found(run.start..past_adjective(words, run.end)))
}

/// The name before a legal form: "Exemple SARL", "Culture et Démocratie asbl".
pub(super) fn with_form(words: &Words, start: usize) -> Option<Found> {
    let run = capital_run(words, start)?;
    let is_form = |at: usize| {
        let is_plain = words.case(at) == Case::Low && words.is(at, Sorts::STOP);
        words.is(at, Sorts::LEGAL) && words.is_next(at) && !is_plain
    };
    let end = if is_form(run.end) {
        run.end + 1
    } else if run.len() > 1 && is_form(run.end - 1) {
        run.end
    } else {
        return None;
    };
    Some(Found::new(start..end, EntityKind::Organisation, Why::LegalForm, Confidence::Strong))
}

/// The subject that a sentence says to be an organisation: "X est une association".
pub(super) fn defined(words: &Words, start: usize, end: usize) -> Option<Range<usize>> {
    let limit = end.min(start + 12);
    let verb =
        (start + 1..limit).find(|at| matches!(words.fold(*at), "est" | "sont" | "is" | "are"))?;
    let mut subject = start..verb;
    if let Some(bracket) = (start + 1..=verb).find(|at| words.gap(*at).contains('(')) {
        subject.end = bracket;
    }
    if words.is(start, Sorts::ARTICLE) && words.gap(start + 1).trim().len() > 1 {
        subject.start += 1;
    }
    let says = (verb + 1..(verb + 6).min(end)).find(|at| {
        words.sorts(*at).has_any(&[Sorts::CLASS, Sorts::LEGAL])
            || (words.is(*at, Sorts::ORGANISATION) && words.case(*at) == Case::Low)
    })?;
    let has_article =
        matches!(words.fold(verb + 1), "un" | "une" | "la" | "le" | "l" | "a" | "an" | "the");
    let is_tied = (verb + 1..=says).all(|at| words.is_next(at));
    is_tied.then_some(subject).filter(|subject| has_article && is_name(words, subject))
}

/// The name that is told what it is behind a comma: "Etalab, une administration".
pub(super) fn apposed(words: &Words, start: usize) -> Option<Found> {
    let run = capital_run(words, start)?;
    let article = run.end;
    let comma = words.gap(article).trim() == ",";
    let is_article = matches!(words.fold(article), "un" | "une" | "l" | "la" | "le" | "a" | "an");
    let says = (article + 1..article + 3).find(|at| {
        words.case(*at) == Case::Low
            && words.sorts(*at).has_any(&[Sorts::CLASS, Sorts::ORGANISATION])
    })?;
    let is_tied = (article + 1..=says).all(|at| words.is_next(at));
    let is_known = run.clone().any(|at| words.is(at, Sorts::PLACE));
    let fits = comma && is_article && is_tied && !is_known && is_name(words, &run);
    fits.then(|| Found::new(run, EntityKind::Organisation, Why::Defined, Confidence::Strong))
}

/// Whether a range is short, begins with a capital and holds no word that names never hold.
pub(super) fn is_name(words: &Words, range: &Range<usize>) -> bool {
    let holds = |at: usize| {
        let sorts = words.sorts(at);
        !sorts.has(Sorts::STOP)
            || sorts.has(Sorts::LINK)
            || (words.is_capital(at) && at > range.start)
            || matches!(
                words.fold(at),
                "pour" | "et" | "sur" | "sans" | "ta" | "nous" | "en" | "a" | "au" | "aux"
            )
    };
    let first = words.sorts(range.start);
    let begins = words.is_capital(range.start) || words.case(range.start) == Case::Domain;
    let is_alone = range.len() == 1 && first.has_any(&[Sorts::COMMON, Sorts::STOP]);
    let begins_well = !first.has(Sorts::STOP) || first.has(Sorts::ARTICLE);
    (1..=8).contains(&range.len()) && begins && !is_alone && begins_well && range.clone().all(holds)
}

/// The words between quotation marks that open at a word.
fn quoted(words: &Words, at: usize) -> Option<Range<usize>> {
    let sentence = words.get(at)?.sentence;
    let opening = words.gap(at).trim_start();
    if !opening.starts_with(opens_quote)
        || opening.chars().filter(|sign| !sign.is_whitespace()).count() > 1
    {
        return None;
    }
    let closing = |next: &usize| words.gap(*next).contains(closes_quote);
    let end = (at + 1..=at + LONGEST_QUOTE).find(closing)?;
    (words.get(end - 1)?.sentence == sentence).then_some(at..end)
}

/// The second name of "lois « Macron » et « El Khomri »".
fn second_law(words: &Words, at: usize) -> Option<Found> {
    let and = at.checked_sub(1).filter(|and| words.fold(*and) == "et")?;
    let range = quoted(words, at).filter(|_| words.gap(and).contains(closes_quote))?;
    (and.saturating_sub(LONGEST_QUOTE)..and).find(|head| words.fold(*head) == "lois")?;
    let name = format!("Loi {}", bare(&words.name(&range)));
    let found = Found::new(range, EntityKind::Document, Why::DocumentWord, Confidence::Strong);
    Some(found.named(name))
}

/// One after the second noun of a law: "Égalité et Citoyenneté", "informatique et libertés".
fn past_second(words: &Words, at: usize) -> usize {
    let second = at + 1;
    let ties = words.fold(at) == "et" && words.is_next(at) && words.is_next(second);
    let ends = !words.is_next(second + 1) && !words.is(second, Sorts::STOP);
    let is_noun = words.is_capital(second) || ends;
    if ties && is_noun && !words.is(second, Sorts::ORGANISATION) { second + 1 } else { at }
}

fn past_adjective(words: &Words, at: usize) -> usize {
    let is_adjective = words.case(at) == Case::Low
        && words.is_next(at)
        && is_adjective(words.fold(at), words.sorts(at));
    at + usize::from(is_adjective)
}

/// The head and what follows it, without the quotation marks around all of the rest.
fn unquoted(words: &Words, head: usize, inner: &Range<usize>, whole: &Range<usize>) -> String {
    let is_quoted = words.gap(inner.start).contains(opens_quote);
    if is_quoted {
        format!("{} {}", words.name(&(head..inner.start)), bare(&words.name(inner)))
    } else {
        words.name(whole)
    }
}

fn bare(name: &str) -> &str {
    name.trim_matches(|sign: char| sign.is_whitespace() || opens_quote(sign) || closes_quote(sign))
}
