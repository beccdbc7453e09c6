//! Moving the dates of an action: both together in time, or its deadline to a day.

use super::body;
use crate::domain::cards::Card;
use crate::domain::date::{Day, Moment, Side, Span, Unit};

const MINUTES_PER_DAY: i64 = 24 * 60;

/// The dates of an action after a move; none where there is none that can be read.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Dates {
    /// When it starts.
    pub start: Option<Span>,
    /// When it is due.
    pub deadline: Option<Span>,
}

impl Dates {
    /// The dates that are written on a card.
    pub fn of(card: &Card) -> Self {
        let span = |key| body::date(&card.body, key).span().copied();
        Self { start: span("start"), deadline: span("deadline") }
    }

    /// Whether it is due before it starts.
    fn are_turned(self) -> bool {
        let start = self.start.and_then(|span| span.earliest());
        let end = self.deadline.and_then(|span| span.latest());
        start.zip(end).is_some_and(|(start, end)| end < start)
    }
}

/// The least move that changes both dates, in days: as long as the coarser of them, a day at least.
pub fn step(card: &Card) -> i64 {
    let Dates { start, deadline } = Dates::of(card);
    let moments = [start, deadline].into_iter().flatten();
    let moments = moments.filter_map(|span| span.start().or(span.end()).copied());
    moments.map(length).max().unwrap_or(1)
}

/// How many days the unit of a moment has.
fn length(moment: Moment) -> i64 {
    let whole = Moment::new(moment.unit);
    (whole.last_minute() - whole.first_minute()) / MINUTES_PER_DAY + 1
}

/// Both dates moved by so many days, each as precise as before.
///
/// None when nothing would change, or when the action would be due before it starts.
pub fn moved(card: &Card, days: i64) -> Option<Dates> {
    let before = Dates::of(card);
    let minutes = days.checked_mul(MINUTES_PER_DAY)?;
    let shift = |span: Option<Span>| match span {
        Some(span) => span.with_side(Side::Both, |moment| moment.moved(minutes)).map(Some),
        None => Some(None),
    };
    let after = Dates { start: shift(before.start)?, deadline: shift(before.deadline)? };
    (after != before && !after.are_turned()).then_some(after)
}

/// The deadline put on a day; the start stays.
///
/// None when it is that day already, or when the action would be due before it starts.
pub fn due(card: &Card, day: Day) -> Option<Dates> {
    let before = Dates::of(card);
    let deadline = Some(Span::At(Moment::new(Unit::Day(day))));
    let after = Dates { deadline, ..before };
    (after != before && !after.are_turned()).then_some(after)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::domain::date::PartialDate;

    fn action(start: &str, deadline: &str) -> Card {
        let body = json!({"start": start, "deadline": deadline});
        Card { body: body.as_object().cloned().unwrap(), ..Card::default() }
    }

    fn dates(start: &str, deadline: &str) -> Dates {
        let span = |text| PartialDate::read(text).span().copied();
        Dates { start: span(start), deadline: span(deadline) }
    }

    #[track_caller]
    fn check(before: (&str, &str), days: i64, after: Option<(&str, &str)>) {
        let expect = after.map(|(start, deadline)| dates(start, deadline));
        assert_eq!(moved(&action(before.0, before.1), days), expect);
    }

    #[test]
    fn both_dates_move_and_stay_as_precise() {
        check(("2017-06-01", "2017-06-30"), 3, Some(("2017-06-04", "2017-07-03")));
        check(("2017-06-01", "2017-06-30"), -1, Some(("2017-05-31", "2017-06-29")));
        check(("2017-06-01", "juillet 2017"), 31, Some(("2017-07-02", "août 2017")));
        check(("", "juillet 2017"), 31, Some(("", "août 2017")));
        check(("dès que possible", "2017-07-01"), 1, Some(("", "2017-07-02")));
    }

    #[test]
    fn what_would_change_nothing_or_turn_the_dates_is_refused() {
        check(("", "juillet 2017"), 2, None);
        check(("", ""), 1, None);
        check(("2017-06-30", "juin 2017"), 1, None);
        check(("2017-06-01", "2017-06-30"), i64::MAX, None);
    }

    #[test]
    fn a_step_is_as_long_as_the_coarser_date() {
        let steps = [("2017-06-01", "2017-06-30"), ("2017-06-01", "juillet 2017"), ("", "")];
        assert_eq!(steps.map(|(start, deadline)| step(&action(start, deadline))), [1, 31, 1]);
        let month = action("", "février 2017");
        assert_eq!(moved(&month, step(&month)), Some(dates("", "mars 2017")));
    }

    #[test]
    fn a_deadline_comes_to_a_day_but_not_before_the_start() {
        let day = |day| Day { year: 2017, month: 6, day };
        let card = action("2017-06-10", "juillet 2017");
        assert_eq!(due(&card, day(12)), Some(dates("2017-06-10", "2017-06-12")));
        assert_eq!(due(&card, day(9)), None);
        assert_eq!(due(&action("", "2017-06-09"), day(9)), None);
        assert_eq!(due(&action("", "dès que possible"), day(9)), Some(dates("", "2017-06-09")));
    }
}
