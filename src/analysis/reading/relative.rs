//! Dates that leave their year to the reader: "le 9 novembre dernier", "lundi 3 mai", "l’an passé".

use super::Confidence;
use super::dates::{Dated, Role, is_date_gap, role_at};
use super::words::Words;
use crate::domain::date::{Day, PartialDate, Unit};

/// A date is looked for in so many years around that of the text.
const YEARS: i32 = 6;

/// The day that such dates count from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reference {
    day: Day,
    /// The text's own date says which day it is, not only which year.
    is_exact: bool,
}

/// On which side of the text's own date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    Past,
    Coming,
    Near,
}

impl Reference {
    /// The last day that a text may be of.
    pub(super) fn of(written: &PartialDate) -> Option<Self> {
        let span = written.span()?;
        let last = span.latest().or_else(|| span.earliest())?;
        let unit = span.end().or_else(|| span.start()).map(|moment| moment.unit);
        let is_exact = matches!(unit, Some(Unit::Day(_) | Unit::Minute(..)));
        Some(Self { day: Day::from_number(last), is_exact })
    }
}

/// The date at a word that the text's own date completes; a day and a month that nothing completes
/// stay without a time.
pub(super) fn relative(
    words: &Words,
    roles: &[Option<Role>],
    at: usize,
    free: usize,
    reference: Option<&Reference>,
) -> Option<Dated> {
    if role_at(roles, at) == Some(Role::Month) {
        return with_month(words, roles, at, free, reference);
    }
    let (reference, word) = (reference?, words.fold(at));
    let when = |at: usize| when(words, at).filter(|_| words.is_next(at));
    let (range, text) = match word {
        "hier" | "yesterday" if reference.is_exact => {
            let day = Day::from_number(reference.day.number() - 1);
            (at..at + 1, format!("{}/{}/{}", day.day, day.month, day.year))
        }
        "an" | "annee" | "year" => {
            let (year, end) = match (when(at + 1), before(words, at)) {
                (Some(When::Past), _) => (reference.day.year - 1, at + 2),
                (Some(_), _) => (reference.day.year + 1, at + 2),
                (None, "last") => (reference.day.year - 1, at + 1),
                (None, "next") => (reference.day.year + 1, at + 1),
                _ => return None,
            };
            (at..end, year.to_string())
        }
        "mois" => {
            let step = if when(at + 1)? == When::Past { -1 } else { 1 };
            let months = reference.day.year * 12 + i32::from(reference.day.month) - 1 + step;
            (at..at + 2, format!("{}/{}", months.rem_euclid(12) + 1, months.div_euclid(12)))
        }
        _ => return None,
    };
    let date = PartialDate::read(&text);
    date.is_dated().then_some((range, date, Confidence::Fair))
}

fn before<'w>(words: &'w Words, at: usize) -> &'w str {
    at.checked_sub(1).map_or("", |before| words.fold(before))
}

fn when(words: &Words, at: usize) -> Option<When> {
    match words.fold(at) {
        "dernier" | "derniere" | "passe" | "passee" | "last" => Some(When::Past),
        "prochain" | "prochaine" | "next" | "suivant" | "suivante" => Some(When::Coming),
        _ => None,
    }
}

/// A month without its year, with the day before or after it, if there is one.
fn with_month(
    words: &Words,
    roles: &[Option<Role>],
    month: usize,
    free: usize,
    reference: Option<&Reference>,
) -> Option<Dated> {
    let when = when(words, month + 1).filter(|_| words.is_next(month + 1));
    let end = month + 1 + usize::from(when.is_some());
    let is_role = |at: usize, wanted: Role| {
        at >= free && role_at(roles, at) == Some(wanted) && is_date_gap(words, at + 1)
    };
    let day = month.checked_sub(1).filter(|at| is_role(*at, Role::Day));
    let mut start = day.unwrap_or(month);
    if let Some(first) =
        day.and_then(|day| first_day(words, roles, day)).filter(|first| *first >= free)
    {
        start = first;
    }
    let weekday = start.checked_sub(1).filter(|at| is_role(*at, Role::Weekday));
    let range = weekday.unwrap_or(start)..end;
    if day.is_none() && when.is_none() && !is_led(words, month) {
        return None;
    }
    let body = words.text.words(words.range(&(start..month + 1)));
    let Some(reference) = reference else {
        // Nothing says which year: people will.
        let date = PartialDate::read(&words.text.words(words.range(&range)));
        return day.map(|_| (range, date, Confidence::Weak));
    };
    let of_month = month_number(words, month)?;
    let last_day = day.map(|day| words.fold(day)).map_or(Some(15), last_number)?;
    let wanted = weekday.and_then(|at| weekday_number(words.fold(at)));
    let year = year_of(reference, of_month, last_day, wanted, when.unwrap_or(When::Near))?;
    let date = PartialDate::read(&format!("{body} {year}"));
    date.is_dated().then_some((range, date, Confidence::Fair))
}

/// The word that begins "7 au 9": the first day of several.
fn first_day(words: &Words, roles: &[Option<Role>], last: usize) -> Option<usize> {
    let (first, link) = (last.checked_sub(2)?, last - 1);
    let is_range = matches!(words.fold(link), "au" | "a" | "to" | "et" | "and")
        && words.is_next(link)
        && words.is_next(last);
    (is_range && role_at(roles, first) == Some(Role::Day)).then_some(first)
}

/// Whether a word before a month shows that it is one: "en mars", "fin mai".
fn is_led(words: &Words, month: usize) -> bool {
    words.is_next(month)
        && matches!(
            before(words, month),
            "en" | "fin" | "debut" | "depuis" | "courant" | "des" | "in" | "since"
        )
        || words.fold(month).starts_with("mi-")
}

/// The month that a word names, 1 to 12, as the reader of dates understands it.
fn month_number(words: &Words, at: usize) -> Option<u8> {
    let word = words.fold(at);
    let date = PartialDate::read(&format!("{} 2000", word.strip_prefix("mi-").unwrap_or(word)));
    match date.span()?.start()?.unit {
        Unit::Month(_, month) => Some(month),
        _ => None,
    }
}

/// The last number in "7-9" or "1er".
fn last_number(word: &str) -> Option<u8> {
    let digits = word.rsplit(|sign: char| !sign.is_ascii_digit()).find(|part| !part.is_empty());
    digits?.parse().ok()
}

/// Monday is 0.
fn weekday_number(word: &str) -> Option<i64> {
    const DAYS: [[&str; 2]; 7] = [
        ["lundi", "monday"],
        ["mardi", "tuesday"],
        ["mercredi", "wednesday"],
        ["jeudi", "thursday"],
        ["vendredi", "friday"],
        ["samedi", "saturday"],
        ["dimanche", "sunday"],
    ];
    DAYS.iter().position(|names| names.contains(&word)).and_then(|day| i64::try_from(day).ok())
}

/// The year in which such a day is nearest to the reference, on the side that is asked for.
fn year_of(
    reference: &Reference,
    month: u8,
    day: u8,
    weekday: Option<i64>,
    when: When,
) -> Option<i32> {
    let now = reference.day.number();
    let years = reference.day.year - YEARS..=reference.day.year + YEARS;
    let days = years.filter_map(|year| Day::new(year, month, day));
    let fits = |day: &Day| {
        let number = day.number();
        let is_weekday = weekday.is_none_or(|weekday| (number + 3).rem_euclid(7) == weekday);
        let is_side = match when {
            When::Past => number <= now,
            When::Coming => number >= now,
            When::Near => true,
        };
        is_weekday && is_side
    };
    days.filter(fits).min_by_key(|day| (day.number() - now).abs()).map(|day| day.year)
}
