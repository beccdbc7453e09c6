//! Actions in the calendar: on their days, or apart where only the month or the year of their deadline is known.

use super::month::Month;
use super::tracking::Followed;
use crate::domain::date::{Day, Span};

/// An action of so many days shows on each of them; a longer one on its last.
const SHOWN: i64 = 14;

/// What is known of a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// From one day to another, both included.
    Days(Day, Day),
    /// Some day of a month.
    Month(Month),
    /// Some day of a year.
    Year(i32),
}

impl Due {
    /// Reads the dates of an action; none where its deadline has no end.
    pub fn of(start: Option<&Span>, deadline: Option<&Span>) -> Option<Self> {
        let deadline = deadline?;
        let last = deadline.latest()?;
        let (from, to) = match deadline {
            // « Avant 2017 » ends on a day that is known.
            Span::Before(_) => (last, last),
            span => span.end().map(|moment| (moment.earliest(), moment.latest()))?,
        };
        let (first, day) = (Day::from_number(from), Day::from_number(to));
        Some(if from == to {
            let start = start.or(Some(deadline)).and_then(known_day);
            let start = start.filter(|start| (0..SHOWN).contains(&(to - start)));
            Self::Days(start.map_or(day, Day::from_number), day)
        } else if Month::of(first) == Month::of(day) {
            Self::Month(Month::of(day))
        } else {
            Self::Year(day.year)
        })
    }

    /// Whether it shows on a day of a calendar.
    pub fn is_on(self, day: Day) -> bool {
        matches!(self, Self::Days(from, to) if (from..=to).contains(&day))
    }
}

/// The day a span starts on, where it is known to the day.
fn known_day(span: &Span) -> Option<i64> {
    let moment = span.start()?;
    (moment.earliest() == moment.latest()).then(|| moment.earliest())
}

/// The months that have an action, in order: one that is due in a year counts for its last month. O(n log n).
pub fn months(actions: &[Followed]) -> Vec<Month> {
    let of = |due: Due| match due {
        Due::Days(from, to) => [Month::of(from), Month::of(to)],
        Due::Month(month) => [month; 2],
        Due::Year(year) => [Month { year, month: 12 }; 2],
    };
    let mut months: Vec<Month> =
        actions.iter().filter_map(|action| action.due).flat_map(of).collect();
    months.sort_unstable();
    months.dedup();
    months
}

/// The month a calendar opens on: this one if it has an action, else the next that has one, else the last that had.
pub fn opening(months: &[Month], now: Month) -> Month {
    let at = months.partition_point(|month| *month < now);
    months.get(at).or(months.last()).copied().unwrap_or(now)
}

/// The nearest months with an action before and after one.
pub fn beside(months: &[Month], month: Month) -> (Option<Month>, Option<Month>) {
    let before = months.iter().rfind(|other| **other < month);
    (before.copied(), months.iter().find(|other| **other > month).copied())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::tracking::followed;
    use super::*;
    use crate::domain::date::PartialDate;
    use crate::domain::method::action::KEY;
    use crate::domain::method::samples::{Bench, TODAY};

    fn day(month: u8, day: u8) -> Day {
        Day { year: 2016, month, day }
    }

    #[track_caller]
    fn check(start: &str, deadline: &str, expect: Option<Due>) {
        let (start, deadline) = (PartialDate::read(start), PartialDate::read(deadline));
        assert_eq!(Due::of(start.span(), deadline.span()), expect);
    }

    #[test]
    fn a_deadline_is_as_sure_as_it_is_written() {
        let december = Month { year: 2016, month: 12 };
        let days = |from, to| Some(Due::Days(day(12, from), day(12, to)));
        check("7 décembre 2016", "9 décembre 2016", days(7, 9));
        check("", "9 décembre 2016", days(9, 9));
        check("", "7 décembre 2016 - 9 décembre 2016", days(7, 9));
        check("juin 2015", "9 décembre 2016", days(9, 9));
        check("1 novembre 2016", "9 décembre 2016", days(9, 9));
        check("10 décembre 2016", "9 décembre 2016", days(9, 9));
        check("", "avant le 9 décembre 2016", days(8, 8));
        check("décembre 2016", "décembre 2016", Some(Due::Month(december)));
        check("juin 2015", "2016", Some(Due::Year(2016)));
        check("", "printemps 2016", Some(Due::Year(2016)));
        check("", "depuis 2016", None);
        check("2016", "dès que possible", None);
    }

    #[test]
    fn a_calendar_opens_where_there_is_something() {
        let mut bench = Bench::new();
        for deadline in ["octobre 2016", "2016", "9 décembre 2016", "bientôt"] {
            bench.card(KEY, "", "x", json!({"deadline": deadline}));
        }
        let months = months(&followed(&bench.index(), TODAY));
        let of = |month| Month { year: 2016, month };
        assert_eq!(months, [of(10), of(12)]);
        assert_eq!(opening(&months, of(10)), of(10));
        assert_eq!(opening(&months, of(11)), of(12));
        assert_eq!(opening(&months, Month::of(TODAY)), of(12));
        assert_eq!(opening(&[], of(3)), of(3));
        assert_eq!(beside(&months, of(11)), (Some(of(10)), Some(of(12))));
        assert_eq!(beside(&months, of(12)), (Some(of(10)), None));
    }
}
