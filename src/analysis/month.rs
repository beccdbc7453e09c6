//! A month as a grid of weeks that start on Monday.

use crate::domain::date::Day;

/// A month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    /// The astronomical year.
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
}

impl Month {
    /// The month a day is in.
    pub fn of(day: Day) -> Self {
        Self { year: day.year, month: day.month }
    }

    /// The month so many months later, or earlier.
    #[must_use]
    pub fn stepped(self, by: i32) -> Self {
        let months = self.year * 12 + i32::from(self.month) - 1 + by;
        Self { year: months.div_euclid(12), month: months.rem_euclid(12) as u8 + 1 }
    }

    /// Whether a day is in it.
    pub fn has(self, day: Day) -> bool {
        Self::of(day) == self
    }

    /// Its weeks from Monday to Sunday, with the days of the months beside it that fill the first and the last.
    pub fn weeks(self) -> Vec<[Day; 7]> {
        let first = Day { year: self.year, month: self.month, day: 1 }.number();
        let next = self.stepped(1);
        let end = Day { year: next.year, month: next.month, day: 1 }.number();
        // 1970-01-01 was a Thursday.
        let monday = first - (first + 3).rem_euclid(7);
        let mondays = (monday..end).step_by(7);
        mondays
            .map(|monday| std::array::from_fn(|at| Day::from_number(monday + at as i64)))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(year: i32, month: u8, weeks: usize, first: (u8, u8), last: (u8, u8)) {
        let found = Month { year, month }.weeks();
        let of = |day: Day| (day.month, day.day);
        assert_eq!(
            (found.len(), of(found[0][0]), of(found[found.len() - 1][6])),
            (weeks, first, last)
        );
    }

    #[test]
    fn weeks_start_on_monday() {
        check(2016, 12, 5, (11, 28), (1, 1));
        // February 2021 fills four weeks to the day.
        check(2021, 2, 4, (2, 1), (2, 28));
        check(2023, 10, 6, (9, 25), (11, 5));
        check(-1, 1, 5, (12, 28), (1, 31));
    }

    #[test]
    fn months_follow_each_other_across_years() {
        let december = Month { year: 2016, month: 12 };
        assert_eq!(december.stepped(1), Month { year: 2017, month: 1 });
        assert_eq!(december.stepped(-12), Month { year: 2015, month: 12 });
        assert!(december.has(Day { year: 2016, month: 12, day: 31 }));
    }
}
