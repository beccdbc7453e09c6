//! People: a title, a first name, an initial or a role beside a name.

use std::ops::Range;

use super::find::Found;
use super::lexicon::{Sorts, sorts_of};
use super::scan::Case;
use super::words::Words;
use super::{Confidence, Why};
use crate::domain::entities::EntityKind;

/// The person who is named at a word.
pub(super) fn person(words: &Words, at: usize) -> Option<Found> {
    titled(words, at)
        .or_else(|| with_first_name(words, at))
        .or_else(|| with_initial(words, at))
        .or_else(|| inverted(words, at))
        .or_else(|| with_role(words, at))
}

/// Whether a word is a first name: "Anne", "Jean-Marc".
pub(super) fn is_first_name(words: &Words, at: usize) -> bool {
    let known = || words.fold(at).split('-').all(|part| sorts_of(part).has(Sorts::FIRST));
    words.is_capital(at) && !words.is(at, Sorts::PLACE) && known()
}

/// "Mme Durand", "M. Jean Dupont".
fn titled(words: &Words, at: usize) -> Option<Found> {
    let is_title = words.is(at, Sorts::TITLE)
        && (words.case(at) != Case::Low || matches!(words.fold(at), "monsieur" | "madame"));
    let follows = words.gap(at + 1).chars().all(|sign| sign.is_whitespace() || sign == '.');
    if !is_title || !follows || words.get(at)?.sentence != words.get(at + 1)?.sentence {
        return None;
    }
    let end = family(words, at + 1, at + 5)?;
    Some(found(words, at + 1..end, Why::Person, Confidence::Strong))
}

/// "Claire Martin", "Jean de la Fontaine", "Éric DUBOIS".
fn with_first_name(words: &Words, at: usize) -> Option<Found> {
    if !is_first_name(words, at) {
        return None;
    }
    let end = family(words, at + 1, at + 5).filter(|_| words.is_next(at + 1))?;
    let sure = if words.is_void(at) { Confidence::Fair } else { Confidence::Strong };
    Some(found(words, at..end, Why::Person, sure))
}

/// "J. Dupont", "J.-M. Durand".
fn with_initial(words: &Words, at: usize) -> Option<Found> {
    let after = |at: usize| {
        let gap = words.gap(at);
        gap.starts_with('.') && gap.chars().all(|sign| sign.is_whitespace() || ".-".contains(sign))
    };
    if words.case(at) != Case::Initial || !after(at + 1) || words.is(at, Sorts::TITLE) {
        return None;
    }
    let next = at + 1 + usize::from(words.case(at + 1) == Case::Initial && after(at + 2));
    if words.get(at)?.sentence != words.get(next)?.sentence {
        return None;
    }
    let end = family(words, next, next + 3)?;
    Some(found(words, at..end, Why::Person, Confidence::Fair))
}

/// "DUPONT Jean", or "Dupont, Jean" alone on its line.
fn inverted(words: &Words, at: usize) -> Option<Found> {
    let first = at + 1;
    if !is_first_name(words, first) || is_first_name(words, at) || words.case(first) == Case::Upper
    {
        return None;
    }
    let is_family =
        words.case(at) == Case::Upper && words.is_next(first) && letters_only(words, at);
    let ends = !words.is_next(first + 1) || !words.is_capital(first + 1);
    let comma = words.gap(first).trim() == "," && words.opens(at) && words.is_capital(at);
    let is_line = comma && words.end_of_sentence(at) == at + 2;
    let is_inverted = is_family && ends && words.fold(at).len() > 2;
    if !is_inverted && !is_line {
        return None;
    }
    let name =
        format!("{} {}", words.name(&(first..first + 1)), in_case(&words.name(&(at..first))));
    let confidence = if is_line { Confidence::Fair } else { Confidence::Strong };
    Some(Found::new(at..first + 1, EntityKind::Person, Why::Person, confidence).named(name))
}

/// "le ministre Durand", or "Paula Maass, directrice de".
fn with_role(words: &Words, at: usize) -> Option<Found> {
    if words.case(at) != Case::Capital || words.is_void(at) {
        return None;
    }
    let before =
        at.checked_sub(1).filter(|before| words.is(*before, Sorts::ROLE) && words.is_next(at));
    let end = family(words, at, at + 3)?;
    let range = at..end;
    let is_named = before.is_some_and(|before| words.case(before) == Case::Low);
    let comma = words.gap(end).trim() == "," && words.is(end, Sorts::ROLE);
    let is_beside = range.len() >= 2 && comma && !words.is(at, Sorts::ORGANISATION);
    (is_named || is_beside).then(|| found(words, range, Why::Role, Confidence::Fair))
}

/// One after a family name that begins at a word, particles between; none if there is none.
fn family(words: &Words, start: usize, limit: usize) -> Option<usize> {
    let is_part = |at: usize| {
        (words.is_capital(at) || (words.case(at) == Case::Initial && at > start))
            && !words.sorts(at).has_any(&[Sorts::COMMON, Sorts::ORGANISATION, Sorts::LEGAL])
            && (!words.is(at, Sorts::STOP) || words.is(at, Sorts::PARTICLE))
    };
    let mut at = start;
    let mut end = None;
    while at < limit && (at == start || words.is_next(at)) {
        if is_part(at) {
            end = Some(at + 1);
        } else if !words.is(at, Sorts::PARTICLE) || words.case(at) != Case::Low {
            break;
        }
        at += 1;
    }
    end.filter(|end| (start..*end).any(|at| letters_only(words, at) && words.is_capital(at)))
}

fn letters_only(words: &Words, at: usize) -> bool {
    words.fold(at).chars().all(|sign| sign.is_alphabetic() || matches!(sign, '-' | '\''))
}

fn found(words: &Words, range: Range<usize>, why: Why, confidence: Confidence) -> Found {
    let parts: Vec<String> = range.clone().map(|at| in_case(&words.name(&(at..at + 1)))).collect();
    // Elisions and initials keep what stands between.
    let name = words.name(&range);
    let shouts = range.clone().any(|at| words.case(at) == Case::Upper);
    let name = if shouts { parts.join(" ") } else { name };
    Found::new(range, EntityKind::Person, why, confidence).named(name)
}

/// A family name in capitals, as other names are written.
fn in_case(name: &str) -> String {
    if name.chars().any(char::is_lowercase) || name.chars().count() < 2 {
        return name.to_owned();
    }
    let mut begins = true;
    let mut cased = String::with_capacity(name.len());
    for sign in name.chars() {
        if begins {
            cased.push(sign);
        } else {
            cased.extend(sign.to_lowercase());
        }
        begins = !sign.is_alphabetic();
    }
    cased
}
