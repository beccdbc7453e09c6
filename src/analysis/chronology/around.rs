//! How long things last, and how much time lies between them.

use super::{Chronicle, Doubt};
use crate::domain::date::{Day, Moment, Span, Unit};

/// A length of time, in the unit that people would say it in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Elapsed {
    /// How many.
    pub count: u32,
    /// Of what.
    pub unit: Length,
    /// Whether the dates say no more than about how long it was.
    pub about: bool,
}

/// A unit of length.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Length {
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Days.
    Day,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Years.
    Year,
}

/// The moment that a span takes its place by.
fn anchor(span: &Span) -> Option<&Moment> {
    span.start().or_else(|| span.end())
}

/// The finest unit in which a moment can be counted from.
fn finest(moment: &Moment) -> Length {
    match moment.unit {
        Unit::Minute(..) => Length::Minute,
        Unit::Day(_) => Length::Day,
        Unit::Week(..) => Length::Week,
        Unit::Month(..) | Unit::Quarter(..) | Unit::Half(..) | Unit::Season(..) => Length::Month,
        Unit::Year(_) | Unit::Block(..) => Length::Year,
    }
}

fn day(minute: i64) -> Day {
    Day::from_number(minute.div_euclid(1_440))
}

/// Whole months from one day to another.
fn months(from: Day, to: Day) -> i64 {
    let count = |day: Day| i64::from(day.year) * 12 + i64::from(day.month);
    count(to) - count(from) - i64::from(to.day < from.day)
}

/// The length from one minute to another, no finer than `finest`.
fn length(from: i64, to: i64, finest: Length, about: bool) -> Elapsed {
    let minutes = to - from;
    let (first, last) = (day(from), day(to));
    let unit = match minutes {
        ..120 => Length::Minute,
        120..2_880 => Length::Hour,
        2_880..30_240 => Length::Day,
        30_240..120_960 => Length::Week,
        _ if months(first, last) < 24 => Length::Month,
        _ => Length::Year,
    };
    let unit = unit.max(finest);
    let count = match unit {
        Length::Minute => minutes,
        Length::Hour => (minutes + 30) / 60,
        Length::Day => (minutes + 720) / 1_440,
        Length::Week => (minutes + 5_040) / 10_080,
        // Months and years are counted by their names where nothing finer is known.
        Length::Month if finest >= Length::Month => {
            i64::from(last.year - first.year) * 12 + i64::from(last.month) - i64::from(first.month)
        }
        Length::Month => months(first, last),
        Length::Year if finest >= Length::Year => i64::from(last.year) - i64::from(first.year),
        Length::Year => months(first, last) / 12,
    };
    Elapsed { count: u32::try_from(count).unwrap_or_default(), unit, about }
}

/// From the start of one to the start of the other, whichever comes first; none when neither can be told.
pub fn between(one: &Span, other: &Span) -> Option<Elapsed> {
    let (one, other) = (anchor(one)?, anchor(other)?);
    let (first, last) =
        if one.first_minute() <= other.first_minute() { (one, other) } else { (other, one) };
    let about = finest(first) != finest(last)
        || [first, last].iter().any(|moment| moment.approximate || moment.uncertain);
    Some(length(first.first_minute(), last.first_minute(), finest(first).max(finest(last)), about))
}

/// How long something lasted; none for what did not last, or has no end.
pub fn lasting(span: &Span) -> Option<Elapsed> {
    let Span::Between(start, end) = span else {
        return None;
    };
    let finest = finest(start).max(finest(end));
    let about = finest > Length::Day || start.approximate || end.approximate;
    Some(length(start.first_minute(), end.last_minute() + 1, finest, about))
}

/// The items right before and right after one, in the order of time, ghosts of other dates aside.
pub fn neighbours(chronicle: &Chronicle, n: usize) -> (Option<usize>, Option<usize>) {
    let Some(item) = chronicle.items.get(n) else {
        return (None, None);
    };
    let counts = |m: &usize| {
        let other = &chronicle.items[*m];
        other.of != item.of && other.doubt != Doubt::Rival && other.source == item.source
    };
    let before = (0..n).rev().find(|m| counts(m));
    (before, (n + 1..chronicle.items.len()).find(|m| counts(m)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::PartialDate;

    fn span(text: &str) -> Span {
        *PartialDate::read(text).span().unwrap()
    }

    #[track_caller]
    fn check(one: &str, other: &str, count: u32, unit: Length, about: bool) {
        let expect = Some(Elapsed { count, unit, about });
        assert_eq!(between(&span(one), &span(other)), expect);
        assert_eq!(between(&span(other), &span(one)), expect);
    }

    #[test]
    fn time_between_is_said_as_people_would() {
        check("depuis juin 2015", "avril 2016", 10, Length::Month, false);
        check("9 novembre 2016", "7-9 décembre 2016", 4, Length::Week, false);
        check("13 novembre 2015", "14 novembre 2015", 1, Length::Day, false);
        check("18 octobre 2016", "novembre 2016", 1, Length::Month, true);
        check("2009", "juin 2013", 4, Length::Year, true);
        check("14 juillet 1789", "14 juillet 1989", 200, Length::Year, false);
        check("44 av. J.-C.", "an 1", 44, Length::Year, false);
        check("7/12/2016 14h30", "7/12/2016 15h", 30, Length::Minute, false);
    }

    #[track_caller]
    fn check_lasting(text: &str, expect: Option<(u32, Length, bool)>) {
        let expect = expect.map(|(count, unit, about)| Elapsed { count, unit, about });
        assert_eq!(lasting(&span(text)), expect);
    }

    #[test]
    fn what_lasts_is_measured_from_its_start_to_its_end() {
        check_lasting("7-9 décembre 2016", Some((3, Length::Day, false)));
        check_lasting("14 novembre 2015 - mai 2017", Some((19, Length::Month, true)));
        check_lasting("2006-2007", Some((2, Length::Year, true)));
        check_lasting("avril 2014", None);
        check_lasting("depuis 2015", None);
    }
}
