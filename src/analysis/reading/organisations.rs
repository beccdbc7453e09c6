//! Names that begin with a word for what they are: "Conseil d’État", "ministère de la Défense".

use std::ops::Range;

use super::find::{Found, capitalised};
use super::lexicon::{Sorts, is_adjective};
use super::scan::Case;
use super::words::Words;
use super::{Confidence, Why};
use crate::domain::entities::EntityKind;

/// No name goes on longer.
const LONGEST: usize = 16;
/// So many nouns in small letters may belong to a name: "Direction des affaires juridiques".
const SMALL_NOUNS: usize = 2;

/// Parts of any organisation, which name none.
const ORGANS: [&str; 8] = [
    "conseil d administration",
    "assemblee generale",
    "comite de pilotage",
    "groupe de travail",
    "service public",
    "service publics",
    "direction generale",
    "parti pris",
];

/// The organisation whose name begins at a word.
pub(super) fn organisation(words: &Words, head: usize) -> Option<Found> {
    let sorts = words.sorts(head);
    if sorts.has(Sorts::SOLO)
        && words.case(head) != Case::Low
        && !words.is(head + 1, Sorts::ORGANISATION)
    {
        return Some(solo(words, head));
    }
    let is_small = words.case(head) == Case::Low;
    let begins = if is_small {
        sorts.has(Sorts::INSTITUTION)
    } else {
        sorts.has(Sorts::ORGANISATION) && words.is_capital(head)
    };
    if !begins {
        return None;
    }
    let end = complement(words, head);
    let range = head..end;
    let has_capital = (head + 1..end).any(|at| words.is_capital(at));
    let is_ministry = words.fold(head).starts_with("minist");
    let key = words.key(range.clone());
    let names_none = ORGANS.iter().any(|organ| key.starts_with(organ));
    if end < head + 2
        || names_none
        || (is_small && !has_capital && !(is_ministry && end >= head + 3))
    {
        return None;
    }
    // At the start of a sentence, only a capital further on shows a name.
    if !has_capital && !is_small && words.opens(head) {
        return None;
    }
    let confidence = if words.is_void(head) { Confidence::Weak } else { Confidence::Strong };
    let name = capitalised(&words.name(&range));
    Some(Found::new(range, EntityKind::Organisation, Why::OrganisationWord, confidence).named(name))
}

/// "Sénat", "Assemblée" alone, with an adjective where there is one.
fn solo(words: &Words, head: usize) -> Found {
    let end = complement(words, head);
    let is_longer = (head + 1..end).any(|at| words.is_capital(at)) || end == head + 2;
    let range = head..if is_longer { end } else { head + 1 };
    let confidence = if words.opens(head) { Confidence::Fair } else { Confidence::Strong };
    Found::new(range, EntityKind::Organisation, Why::OrganisationWord, confidence)
}

/// One after the last word of the name that begins at `head`: adjectives, complements, capitals.
pub(super) fn complement(words: &Words, head: usize) -> usize {
    let mut end = head + 1;
    let (mut small, mut seen_capital) = (0, false);
    while end - head < LONGEST {
        let next = if let Some(next) = series(words, end) {
            next
        } else if !words.is_near(end) || words.is_and(end) {
            break;
        } else if words.is_capital(end) && !(words.is(end, Sorts::STOP) && words.opens(end)) {
            seen_capital = true;
            end + 1
        } else if is_adjective(words.fold(end), words.sorts(end)) && words.is_next(end) {
            end + 1
        } else if let Some(noun) = noun_after_link(words, head, end) {
            let is_small = !words.is_capital(noun);
            small += usize::from(is_small);
            if is_small && (seen_capital || small > SMALL_NOUNS || is_verb(words, noun)) {
                break;
            }
            seen_capital |= !is_small;
            noun + 1
        } else {
            break;
        };
        end = next;
    }
    end
}

/// ", social et environnemental" after an adjective: one after its last word.
fn series(words: &Words, at: usize) -> Option<usize> {
    let adjective = |at: usize| is_adjective(words.fold(at), words.sorts(at));
    let same = words.get(at.checked_sub(1)?)?.sentence == words.get(at + 2)?.sentence;
    let fits = same
        && words.gap(at).trim() == ","
        && adjective(at - 1)
        && adjective(at)
        && words.fold(at + 1) == "et"
        && adjective(at + 2);
    fits.then_some(at + 3)
}

/// The noun that a preposition ties to the name: "de la", "aux", "pour un", "et de l’".
fn noun_after_link(words: &Words, head: usize, at: usize) -> Option<usize> {
    let mut next = at;
    let is_and = words.fold(next) == "et";
    next += usize::from(is_and);
    let link = words.fold(next);
    // "Ministère de l’Intérieur et aux préfets": what "et" goes on with was begun before.
    let goes_on = |at: usize| words.fold(at).starts_with(link.get(..1).unwrap_or_default());
    if is_and && (at == head + 1 || !(head + 1..at).any(goes_on)) && words.case(next) == Case::Low {
        return None;
    }
    let needs_article = matches!(link, "pour" | "a" | "sur");
    let ties = matches!(link, "de" | "d" | "du" | "des" | "aux" | "au") || needs_article;
    if is_and && !ties {
        // "Informatique et Libertés", but not "Microsoft et Framasoft": both ends of one quotation.
        let quoted = words.gap(at - 1).contains('«') || words.fold(at - 1).ends_with('s');
        return (words.is_capital(next) && words.is_near(next) && quoted).then_some(next);
    }
    if !ties || !words.is_next(next) {
        return None;
    }
    next += 1;
    let article = matches!(words.fold(next), "la" | "le" | "l" | "les" | "un" | "une");
    next += usize::from(article);
    let noun = words.get(next).filter(|_| words.is_near(next))?;
    let begins_other = is_and && words.is(next, Sorts::ORGANISATION);
    let is_name = words.is_capital(next) && (article || !needs_article || is_and) && !begins_other;
    let is_noun = noun.case == Case::Low
        && !noun.sorts.has(Sorts::STOP)
        && noun.range.len() > 2
        && (!needs_article || (article && link == "pour"))
        && !(is_and && words.case(head) == Case::Low)
        && link != "au";
    (is_name || is_noun).then_some(next)
}

/// Whether a small word after "de" is what somebody is asked to do: "de statuer".
fn is_verb(words: &Words, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |before| words.fold(before));
    let word = words.fold(at);
    matches!(before, "de" | "d")
        && ["er", "ir", "dre", "ttre"].iter().any(|ending| word.ends_with(ending))
}

/// What the first word of a name says of its kind.
pub(super) fn kind_of_head(words: &Words, range: &Range<usize>) -> EntityKind {
    let head = words.sorts(range.start);
    match () {
        () if head.has(Sorts::DOCUMENT) => EntityKind::Document,
        () if head.has(Sorts::EVENT) => EntityKind::Event,
        () => EntityKind::Organisation,
    }
}
