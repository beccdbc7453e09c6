//! Days of the proleptic Gregorian calendar, counted from 1970-01-01.

/// A day of the calendar; year 0 is 1 BC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// The astronomical year.
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Day {
    /// That day, if the calendar has it.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let exists = (1..=12).contains(&month) && (1..=month_length(year, month)).contains(&day);
        exists.then_some(Self { year, month, day })
    }

    /// The day `number` days after 1970-01-01.
    pub fn from_number(number: i64) -> Self {
        let shifted = number + 719_468;
        let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
        let leaps = of_era / 1_460 - of_era / 36_524 + of_era / 146_096;
        let year_of_era = (of_era - leaps) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let from_march = (5 * of_year + 2) / 153;
        let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        let day = of_year - (153 * from_march + 2) / 5 + 1;
        Self { year: year as i32, month: month as u8, day: day as u8 }
    }

    /// How many days after 1970-01-01 this is.
    pub fn number(self) -> i64 {
        let month_start = first_of_month(i64::from(self.year) * 12 + i64::from(self.month) - 1);
        month_start + i64::from(self.day) - 1
    }

    /// Whether this is the last day of its month.
    pub(super) fn ends_month(self) -> bool {
        self.day == month_length(self.year, self.month)
    }
}

/// The first day of the month that comes `months` after January of year 0.
pub(super) fn first_of_month(months: i64) -> i64 {
    // Years counted from March put the leap day last.
    let (year, from_march) = ((months - 2).div_euclid(12), (months - 2).rem_euclid(12));
    let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * from_march + 2) / 5;
    let of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + of_year;
    era * 146_097 + of_era - 719_468
}

/// The Monday that starts an ISO week.
pub(super) fn first_of_week(year: i32, week: u8) -> i64 {
    let fourth = Day { year, month: 1, day: 4 }.number();
    let monday = fourth - (fourth + 3).rem_euclid(7);
    monday + 7 * (i64::from(week) - 1)
}

fn month_length(year: i32, month: u8) -> u8 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 => 28 + u8::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(day: (i32, u8, u8), expected: i64) {
        let day = Day::new(day.0, day.1, day.2).unwrap();
        assert_eq!(day.number(), expected);
        assert_eq!(Day::from_number(expected), day);
    }

    #[test]
    fn known_days() {
        check((1970, 1, 1), 0);
        check((1969, 12, 31), -1);
        check((2000, 2, 29), 11_016);
        check((2000, 3, 1), 11_017);
        check((1, 1, 1), -719_162);
        check((0, 12, 31), -719_163);
        check((0, 2, 29), -719_469);
        check((-4713, 11, 24), -2_440_588);
        check((9999, 12, 31), 2_932_896);
    }

    #[test]
    fn days_that_are_not() {
        assert_eq!(Day::new(2020, 2, 30), None);
        assert_eq!(Day::new(1900, 2, 29), None);
        assert_eq!(Day::new(2020, 13, 1), None);
        assert_eq!(Day::new(2020, 1, 0), None);
        assert!(Day::new(-10_000, 2, 29).is_some());
    }

    #[test]
    fn weeks_start_on_monday() {
        assert_eq!(Day::from_number(first_of_week(2020, 12)), Day::new(2020, 3, 16).unwrap());
        assert_eq!(Day::from_number(first_of_week(2021, 1)), Day::new(2021, 1, 4).unwrap());
        assert_eq!(Day::from_number(first_of_week(2020, 1)), Day::new(2019, 12, 30).unwrap());
    }

    proptest! {
        #[test]
        fn days_agree_with_chrono(number in -90_000_000_i64..90_000_000) {
            use chrono::Datelike;
            let epoch = chrono::NaiveDate::from_ymd_opt(1970, 1, 1).unwrap();
            let theirs = epoch.checked_add_signed(chrono::TimeDelta::days(number)).unwrap();
            let ours = Day::from_number(number);
            prop_assert_eq!((ours.year, u32::from(ours.month), u32::from(ours.day)), (theirs.year(), theirs.month(), theirs.day()));
        }
    }

    proptest! {
        #[test]
        fn numbers_and_days_agree(number in -400_000_000_i64..400_000_000) {
            let day = Day::from_number(number);
            prop_assert_eq!(day.number(), number);
            prop_assert_eq!(Day::new(day.year, day.month, day.day), Some(day));
            prop_assert!(Day::from_number(number + 1) > day);
        }
    }
}
