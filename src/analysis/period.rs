//! The time that a project speaks of, in steps to move along.

use super::network::{Days, OPEN_END, OPEN_START};
use super::preparation::days_of;
use crate::domain::date::{Day, Moment, Span, Unit};
use crate::domain::entities::Entity;
use crate::domain::relations::Relation;
use crate::domain::table::Table;

/// Up to so many years time goes by months.
const MOST_MONTHLY_YEARS: i32 = 12;
/// Up to so many days it goes by days.
const MOST_DAILY: i32 = 92;

/// How long a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grain {
    /// A year.
    Year,
    /// A month.
    Month,
    /// A day.
    Day,
}

/// The steps from the first day spoken of to the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Steps {
    /// How long each is.
    pub grain: Grain,
    /// The number of the first: its year, its month counted from year 0, or its day.
    first: i32,
    /// How many there are, at least 1.
    pub count: u32,
}

/// The first and last day that dates of actors and relations name; none when nothing is dated.
/// O(entities + relations).
pub fn extent(entities: &Table<Entity>, relations: &Table<Relation>) -> Option<Days> {
    let dates = entities.iter().map(|(_, row)| &row.date);
    let dates = dates.chain(relations.iter().map(|(_, row)| &row.date));
    dates.filter(|date| date.is_dated()).map(days_of).fold(None, |known, days| {
        let named = [days.from, days.to].into_iter().filter(|day| !is_open(*day));
        named.fold(known, |known: Option<Days>, day| {
            let known = known.unwrap_or(Days { from: day, to: day });
            Some(Days { from: known.from.min(day), to: known.to.max(day) })
        })
    })
}

fn is_open(day: i32) -> bool {
    // The end of an end that is dated is never the last day there is.
    day == OPEN_START || day >= OPEN_END - 1 || day == OPEN_START + 1
}

fn day(number: i32) -> Day {
    Day::from_number(i64::from(number))
}

fn first_of_year(year: i32) -> i32 {
    Day { year, month: 1, day: 1 }.number() as i32
}

fn first_of_month(month: i32) -> i32 {
    let (year, month) = (month.div_euclid(12), month.rem_euclid(12) as u8 + 1);
    Day { year, month, day: 1 }.number() as i32
}

impl Steps {
    /// The steps over `extent`: months over a few years, days over a few weeks, years else.
    pub fn of(extent: Days) -> Self {
        let years = day(extent.to).year - day(extent.from).year;
        let grain = match extent.to.saturating_sub(extent.from) {
            0..MOST_DAILY => Grain::Day,
            _ if years < MOST_MONTHLY_YEARS => Grain::Month,
            _ => Grain::Year,
        };
        let first = number_of(grain, extent.from);
        Self { grain, first, count: (number_of(grain, extent.to) - first + 1) as u32 }
    }

    /// The last step's place.
    pub fn last(self) -> u32 {
        self.count - 1
    }

    /// The first day of the step at `place`.
    pub fn starts(self, place: u32) -> i32 {
        let number = self.first + place as i32;
        match self.grain {
            Grain::Year => first_of_year(number),
            Grain::Month => first_of_month(number),
            Grain::Day => number,
        }
    }

    /// The last day of the step at `place`.
    pub fn ends(self, place: u32) -> i32 {
        self.starts(place + 1) - 1
    }

    /// The step a day belongs to; the nearest for days outside.
    pub fn place(self, day: i32) -> u32 {
        if day == OPEN_START {
            return 0;
        }
        let places = i64::from(number_of(self.grain, day)) - i64::from(self.first);
        places.clamp(0, i64::from(self.last())) as u32
    }

    /// The period from one step to another, open where it goes to the very end; none when it is everything.
    pub fn period(self, from: u32, to: u32) -> Option<Days> {
        let (from, to) = (from.min(to), from.max(to));
        let days = Days {
            from: if from == 0 { OPEN_START } else { self.starts(from) },
            to: if to >= self.last() { OPEN_END } else { self.ends(to) },
        };
        days.is_dated().then_some(days)
    }

    /// The first and last step of a period.
    pub fn places(self, period: Option<Days>) -> (u32, u32) {
        let end = |period: Days| {
            if period.to == OPEN_END { self.last() } else { self.place(period.to) }
        };
        period.map_or((0, self.last()), |period| (self.place(period.from), end(period)))
    }

    /// By how many steps time goes when it is played: a year where there are several.
    pub fn stride(self) -> u32 {
        if self.grain == Grain::Month && self.count > 24 { 12 } else { 1 }
    }

    /// What comes after `period` when it is played: the same length of time a stride later, from the
    /// start for everything; none at the end.
    pub fn next(self, period: Option<Days>) -> Option<Days> {
        let stride = self.stride();
        let Some(period) = period else {
            return self.period(0, stride - 1);
        };
        let (from, to) = self.places(Some(period));
        (to < self.last()).then(|| {
            let to = (to + stride).min(self.last());
            Days { from: self.starts(from + stride), to: self.ends(to) }
        })
    }

    /// The date of the step at `place`.
    pub fn date(self, place: u32) -> Span {
        let at = day(self.starts(place));
        Span::At(Moment::new(match self.grain {
            Grain::Year => Unit::Year(at.year),
            Grain::Month => Unit::Month(at.year, at.month),
            Grain::Day => Unit::Day(at),
        }))
    }
}

fn number_of(grain: Grain, number: i32) -> i32 {
    let day = day(number);
    match grain {
        Grain::Year => day.year,
        Grain::Month => day.year * 12 + i32::from(day.month) - 1,
        Grain::Day => number,
    }
}

/// A period as a date, in the longest units it is made of; none when it is all of time.
pub fn span_of(days: Days) -> Option<Span> {
    let (from, to) = (day(days.from), day(days.to.min(OPEN_END - 1)));
    let next = day(days.to.min(OPEN_END - 1) + 1);
    let starts_year = days.from == OPEN_START || (from.month, from.day) == (1, 1);
    let ends_year = days.to == OPEN_END || (next.month, next.day) == (1, 1);
    let starts_month = days.from == OPEN_START || from.day == 1;
    let ends_month = days.to == OPEN_END || next.day == 1;
    let unit = |day: Day| {
        Moment::new(if starts_year && ends_year {
            Unit::Year(day.year)
        } else if starts_month && ends_month {
            Unit::Month(day.year, day.month)
        } else {
            Unit::Day(day)
        })
    };
    match (days.from == OPEN_START, days.to == OPEN_END) {
        (true, true) => None,
        (true, false) => Some(Span::Until(unit(to))),
        (false, true) => Some(Span::Since(unit(from))),
        (false, false) if unit(from) == unit(to) => Some(Span::At(unit(from))),
        (false, false) => Some(Span::Between(unit(from), unit(to))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::PartialDate;
    use proptest::prelude::*;

    fn days(text: &str) -> Days {
        days_of(&PartialDate::read(text))
    }

    fn steps(text: &str) -> Steps {
        Steps::of(days(text))
    }

    #[test]
    fn steps_are_as_long_as_the_time_asks_for() {
        let years = steps("1950-2017");
        assert_eq!((years.grain, years.count), (Grain::Year, 68));
        let months = steps("mai 2015 - fin 2017");
        assert_eq!((months.grain, months.count), (Grain::Month, 32));
        let week = steps("7-9 décembre 2016");
        assert_eq!((week.grain, week.count), (Grain::Day, 3));
        let one = steps("7 décembre 2016");
        assert_eq!((one.count, one.period(0, 0)), (1, None));
    }

    #[test]
    fn thumbs_at_both_ends_are_everything() {
        let years = steps("2000-2017");
        assert_eq!(years.period(0, 17), None);
        assert_eq!(years.places(None), (0, 17));
        assert_eq!(years.period(3, 5), Some(days("2003-2005")));
        assert_eq!(years.period(5, 3), Some(days("2003-2005")));
        assert_eq!(years.period(0, 5), Some(Days { from: OPEN_START, ..days("2005") }));
        assert_eq!(years.period(3, 17), Some(days("depuis 2003")));
    }

    #[test]
    fn a_period_is_said_in_its_longest_units() {
        for text in ["2003-2005", "2003", "mai 2015", "7-9 décembre 2016", "depuis 2003"] {
            let date = PartialDate::read(text);
            assert_eq!(span_of(days_of(&date)).as_ref(), date.span());
        }
        assert_eq!(span_of(Days::ALWAYS), None);
    }

    #[test]
    fn playing_goes_through_all_and_ends() {
        let years = steps("2000-2017");
        let mut period = years.next(None);
        let mut seen = 1;
        while let Some(next) = years.next(period) {
            assert_eq!(next, Days { from: next.from, to: years.ends(years.place(next.from)) });
            period = Some(next);
            seen += 1;
        }
        assert_eq!(seen, 18);
    }

    proptest! {
        #[test]
        fn places_and_periods_agree(from in -200_000..200_000_i32, length in 0..60_000_i32, a in 0u32..400, b in 0u32..400) {
            let steps = Steps::of(Days { from, to: from + length });
            let (a, b) = (a.min(steps.last()), b.min(steps.last()));
            prop_assert_eq!(steps.places(steps.period(a, b)), (a.min(b), a.max(b)));
            prop_assert_eq!(steps.place(steps.starts(a)), a);
            prop_assert_eq!(steps.place(steps.ends(a)), a);
            prop_assert!(steps.starts(0) <= from && steps.ends(steps.last()) >= from + length);
        }
    }
}
