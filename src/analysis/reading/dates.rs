//! Dates in the words of a text: each is read by `PartialDate` alone.

use std::ops::Range;

use super::relative::{Reference, relative};
use super::scan::Case;
use super::words::Words;
use super::{Confidence, Proposal, What};
use crate::domain::date::{PartialDate, Span, Unit};

/// So many words of a date stand before its month or year, and after it.
const BEFORE: usize = 8;
const AFTER: usize = 8;
/// Bare numbers outside these are no years.
const YEARS: std::ops::RangeInclusive<u32> = 1500..=2199;

/// What a word does in a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// "7", "1er", "7-9".
    Day,
    Month,
    Weekday,
    /// "2016", "2016-2017".
    Year,
    /// "18.10.2016", "2016-10-18".
    Digits,
    /// "début", "été", "trimestre".
    Part,
    /// "siècle", "années".
    Block,
    /// "depuis", "jusqu’", "avant".
    Mark,
    /// "du", "de", "entre": only before "au", "à", "et".
    From,
    /// "au", "à", "et".
    To,
    /// "le", "en", "de la".
    Small,
}

/// Where in the text a date stands, what it is and how sure that is.
pub(super) type Dated = (Range<usize>, PartialDate, Confidence);

/// The dates of a text, one a mention, with the sentence that gives each.
///
/// O(words): each month or year is tried with a bounded number of words around it.
pub(super) fn find(words: &Words, written: &PartialDate) -> Vec<Proposal> {
    let roles: Vec<Option<Role>> = (0..words.len()).map(|at| role(words, at)).collect();
    let reference = Reference::of(written);
    let mut found = Vec::new();
    let (mut at, mut free) = (0, 0);
    while at < words.len() {
        let dated = absolute(words, &roles, at, free)
            .or_else(|| relative(words, &roles, at, free, reference.as_ref()));
        let Some((range, date, confidence)) = dated else {
            at += 1;
            continue;
        };
        at = range.end.max(at + 1);
        free = at;
        let place = words.range(&range);
        let sentence = words.text.sentence_around(place.clone());
        let what = What::Date { date, sentence };
        found.push(Proposal { mentions: vec![place], what, confidence });
    }
    found
}

/// The longest date around the month or year at `at` that can be read, from `free` on.
fn absolute(words: &Words, roles: &[Option<Role>], at: usize, free: usize) -> Option<Dated> {
    if !matches!(role_at(roles, at)?, Role::Month | Role::Year | Role::Digits | Role::Block) {
        return None;
    }
    let window = window(words, roles, at, free);
    for start in window.start..=at {
        if !begins(words, roles, start) {
            continue;
        }
        for end in (at + 1..=window.end).rev() {
            let range = start..end;
            if !ends(roles, end - 1) || !is_fair(words, roles, &range) {
                continue;
            }
            let date = PartialDate::read(&words.text.words(words.range(&range)));
            if date.is_dated() {
                let confidence = confidence(words, roles, &range, &date)?;
                return Some((range, date, confidence));
            }
        }
    }
    None
}

/// The words around `at` that dates are made of.
fn window(words: &Words, roles: &[Option<Role>], at: usize, free: usize) -> Range<usize> {
    let follows = |next: usize| {
        let pair =
            next.checked_sub(1).and_then(|before| role_at(roles, before)).zip(role_at(roles, next));
        // Two months in a row are no date.
        pair.is_some_and(|pair| pair != (Role::Month, Role::Month)) && is_date_gap(words, next)
    };
    let lowest = at.saturating_sub(BEFORE).max(free);
    let start = (lowest + 1..=at)
        .rev()
        .take_while(|next| follows(*next))
        .last()
        .map_or(at, |next| next - 1);
    let highest = (at + AFTER).min(words.len());
    let end =
        (at + 1..highest).take_while(|next| follows(*next)).last().map_or(at + 1, |next| next + 1);
    start..end
}

/// Whether what stands before a word may stand inside a date.
pub(super) fn is_date_gap(words: &Words, at: usize) -> bool {
    let same = at.checked_sub(1).and_then(|before| words.get(before)).zip(words.get(at));
    same.is_some_and(|(before, word)| before.sentence == word.sentence)
        && words.gap(at).len() < 12
        && words.gap(at).chars().all(|sign| sign.is_whitespace() || "’'-–—/,.".contains(sign))
}

pub(super) fn role_at(roles: &[Option<Role>], at: usize) -> Option<Role> {
    roles.get(at).copied().flatten()
}

fn begins(words: &Words, roles: &[Option<Role>], at: usize) -> bool {
    match role_at(roles, at) {
        Some(Role::Small | Role::To) => words.fold(at) == "a" && words.fold(at + 1) == "partir",
        role => role.is_some(),
    }
}

fn ends(roles: &[Option<Role>], at: usize) -> bool {
    matches!(
        role_at(roles, at),
        Some(Role::Year | Role::Digits | Role::Block | Role::Month | Role::Day)
    )
}

/// Whether "du" is followed by "au": "du 7 au 9 mai 2016" is a time, "du 9 mai 2016" only tells which.
fn is_fair(words: &Words, roles: &[Option<Role>], range: &Range<usize>) -> bool {
    let is_from = role_at(roles, range.start) == Some(Role::From);
    let has_to = || {
        range
            .clone()
            .skip(2)
            .any(|at| matches!(words.fold(at), "au" | "a" | "to" | "et" | "and" | "jusqu"))
    };
    !is_from || has_to()
}

/// How sure a date is; none for a number that is no year.
fn confidence(
    words: &Words,
    roles: &[Option<Role>],
    range: &Range<usize>,
    date: &PartialDate,
) -> Option<Confidence> {
    let has = |wanted: Role| range.clone().any(|at| role_at(roles, at) == Some(wanted));
    if has(Role::Month) || has(Role::Digits) {
        return Some(Confidence::Strong);
    }
    if matches!(date.span(), Some(Span::At(moment)) if matches!(moment.unit, Unit::Block(..))) {
        return Some(Confidence::Weak);
    }
    if range.len() > 1 {
        return Some(Confidence::Strong);
    }
    bare_year(words, range.start)
}

/// How sure it is that a number alone is a year.
fn bare_year(words: &Words, at: usize) -> Option<Confidence> {
    let before = at.checked_sub(1).map_or("", |before| words.fold(before));
    let is_led = words.is_next(at)
        && matches!(
            before,
            "en" | "de"
                | "d"
                | "depuis"
                | "des"
                | "annee"
                | "an"
                | "avant"
                | "apres"
                | "vers"
                | "horizon"
                | "in"
                | "since"
                | "of"
                | "by"
                | "until"
                | "year"
                | "from"
                | "et"
                | "a"
        );
    let after = words.gap(at + 1);
    let is_enclosed = words.gap(at).ends_with('(') && after.starts_with(')');
    let counts = words.is_next(at + 1)
        && (words.case(at + 1) == Case::Number
            || (words.case(at + 1) == Case::Low && !words.is(at + 1, super::lexicon::Sorts::STOP)));
    let is_amount = is_amount(words.gap(at), after);
    match () {
        () if is_amount => None,
        () if matches!(before, "en" | "depuis" | "annee" | "in" | "since" | "year") && is_led => {
            Some(Confidence::Strong)
        }
        () if counts => None,
        () if is_led || is_enclosed => Some(Confidence::Fair),
        () => Some(Confidence::Weak),
    }
}

/// Whether the signs around a number make it an amount or a rank: "2000 €", "n° 1984".
fn is_amount(before: &str, after: &str) -> bool {
    after.trim_start().starts_with(['€', '%', '$', '£', '°']) || before.ends_with(['n', '°', '.'])
}

/// What a word does in a date, if it is of those that dates are made of.
fn role(words: &Words, at: usize) -> Option<Role> {
    let word = words.fold(at);
    if word.starts_with(|sign: char| sign.is_ascii_digit()) {
        return number(word);
    }
    let is_low = words.case(at) == Case::Low;
    Some(match word {
        // English verbs.
        "may" | "march" if is_low => return None,
        "janvier" | "janv" | "fevrier" | "fevr" | "fev" | "mars" | "avril" | "avr" | "mai"
        | "juin" | "juillet" | "juil" | "aout" | "septembre" | "sept" | "octobre" | "oct"
        | "novembre" | "nov" | "decembre" | "dec" | "january" | "february" | "march" | "april"
        | "may" | "june" | "july" | "august" | "september" | "october" | "november"
        | "december" | "mi-janvier" | "mi-fevrier" | "mi-mars" | "mi-avril" | "mi-mai"
        | "mi-juin" | "mi-juillet" | "mi-aout" | "mi-septembre" | "mi-octobre" | "mi-novembre"
        | "mi-decembre" => Role::Month,
        "lundi" | "mardi" | "mercredi" | "jeudi" | "vendredi" | "samedi" | "dimanche"
        | "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday" => {
            Role::Weekday
        }
        "debut" | "fin" | "mi" | "milieu" | "courant" | "printemps" | "ete" | "automne"
        | "hiver" | "trimestre" | "semestre" | "semaine" | "annee" | "an" | "early" | "late"
        | "mid" | "spring" | "summer" | "autumn" | "winter" | "quarter" | "week" | "premier"
        | "premiere" | "end" | "beginning" => Role::Part,
        "siecle" | "annees" | "century" => Role::Block,
        "depuis" | "jusqu" | "jusque" | "avant" | "apres" | "vers" | "partir" | "since"
        | "until" | "before" | "after" | "circa" => Role::Mark,
        // "Dès", not "des".
        "des" if words.name(&(at..at + 1)).contains('è') => Role::Mark,
        "du" | "de" | "d" | "from" | "entre" | "between" => Role::From,
        "au" | "a" | "et" | "to" | "and" => Role::To,
        "le" | "la" | "l" | "en" | "of" | "the" | "in" => Role::Small,
        _ if words.case(at) == Case::Number => Role::Part,
        _ => return None,
    })
}

fn number(word: &str) -> Option<Role> {
    let parts: Vec<&str> = word.split(['-', '.']).collect();
    let values = parts.iter().map(|part| part.parse::<u32>().ok()).collect::<Option<Vec<_>>>();
    let is_year = |value: &u32| YEARS.contains(value);
    let is_day = |value: &u32| (1..=31).contains(value);
    match values.as_deref() {
        Some([value]) if is_day(value) => Some(Role::Day),
        Some([value]) if is_year(value) && word.len() == 4 => Some(Role::Year),
        Some([first, last]) if is_day(first) && is_day(last) && word.contains('-') => {
            Some(Role::Day)
        }
        Some([first, last])
            if is_year(first) && word.contains('-') && (is_year(last) || *last < 100) =>
        {
            Some(Role::Year)
        }
        Some([first, _, last]) if is_year(first) || is_year(last) => Some(Role::Digits),
        Some(_) => None,
        None if matches!(word, "1er" | "1st" | "2nd" | "3rd") => Some(Role::Day),
        None => {
            let digits = word.trim_end_matches(|sign: char| sign.is_ascii_lowercase());
            let is_ordinal =
                matches!(word.get(digits.len()..), Some("e" | "eme" | "th" | "st" | "nd" | "rd"));
            (is_ordinal && digits.len() <= 2).then_some(Role::Part)
        }
    }
}
