//! The axis: marks at round times, from minutes to hundreds of thousands of years.

use super::sight::{DAY, Sight, YEAR};
use crate::domain::date::{Day, Unit};

/// How far apart marks are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// So many minutes, which divide a day.
    Minutes(u16),
    /// So many days of a month, from its first; 7 are weeks, from their Mondays.
    Days(u8),
    /// So many months, which divide a year.
    Months(u8),
    /// So many years.
    Years(i32),
}

/// A mark on the axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tick {
    /// Its minute, from 1970-01-01.
    pub minute: f64,
    /// What begins there.
    pub unit: Unit,
}

/// The marks in view.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// How far apart the small marks are.
    pub step: Step,
    /// The small marks, each with words of its own.
    pub small: Vec<Tick>,
    /// The larger units they belong to; the first may begin before the view. Empty for years.
    pub large: Vec<Tick>,
}

/// From the closest together to the farthest apart.
const STEPS: [Step; 34] = [
    Step::Minutes(1),
    Step::Minutes(5),
    Step::Minutes(15),
    Step::Minutes(30),
    Step::Minutes(60),
    Step::Minutes(180),
    Step::Minutes(360),
    Step::Minutes(720),
    Step::Days(1),
    Step::Days(2),
    Step::Days(7),
    Step::Months(1),
    Step::Months(3),
    Step::Months(6),
    Step::Years(1),
    Step::Years(2),
    Step::Years(5),
    Step::Years(10),
    Step::Years(20),
    Step::Years(50),
    Step::Years(100),
    Step::Years(200),
    Step::Years(500),
    Step::Years(1_000),
    Step::Years(2_000),
    Step::Years(5_000),
    Step::Years(10_000),
    Step::Years(20_000),
    Step::Years(50_000),
    Step::Years(100_000),
    Step::Years(200_000),
    Step::Years(500_000),
    Step::Years(1_000_000),
    Step::Years(2_000_000),
];

/// More marks than this are never made.
const MOST: usize = 400;

impl Step {
    /// About how long it is, in minutes.
    fn minutes(self) -> f64 {
        match self {
            Self::Minutes(count) => f64::from(count),
            Self::Days(count) => f64::from(count) * DAY,
            Self::Months(count) => f64::from(count) * YEAR / 12.0,
            Self::Years(count) => f64::from(count) * YEAR,
        }
    }

    /// The width of its words in a sight, in font sizes.
    fn words(self, sight: &Sight) -> f64 {
        let farthest = sight.start.abs().max(sight.end().abs()) / YEAR;
        match self {
            Self::Minutes(_) => 5.0,
            Self::Days(_) => 2.6,
            Self::Months(_) => 3.4,
            Self::Years(_) if farthest > 11_000.0 => 10.0,
            // Years before our era say so.
            Self::Years(_) if sight.start < -1_900.0 * YEAR => 7.5,
            Self::Years(_) => 3.8,
        }
    }

    /// What a date dropped between two marks is known to.
    pub fn grain(self) -> Unit {
        let day = Day { year: 1970, month: 1, day: 1 };
        match self {
            Self::Minutes(..60) => Unit::Minute(day, 0),
            Self::Minutes(_) | Self::Days(_) => Unit::Day(day),
            Self::Months(_) => Unit::Month(1970, 1),
            Self::Years(_) => Unit::Year(1970),
        }
    }
}

/// The closest step whose words have room, for a font of this size in pixels.
pub fn step(sight: &Sight, font: f32) -> Step {
    let fits =
        |step: &&Step| step.minutes() * sight.scale >= (step.words(sight) + 1.0) * f64::from(font);
    STEPS.iter().find(fits).copied().unwrap_or(Step::Years(2_000_000))
}

/// The marks for a sight, and a little beyond both borders. O(marks).
pub fn axis(sight: &Sight, font: f32) -> Axis {
    let step = step(sight, font);
    let beyond = f64::from(sight.width) * 0.6 / sight.scale;
    let (from, to) = (sight.start - beyond, sight.end() + beyond);
    let large = match step {
        Step::Minutes(_) => ticks(Step::Days(1), from, to),
        Step::Days(_) => ticks(Step::Months(1), from, to),
        Step::Months(_) => ticks(Step::Years(1), from, to),
        Step::Years(_) => Vec::new(),
    };
    Axis { step, small: ticks(step, from, to), large }
}

/// All marks from the last before `from` to `to`.
fn ticks(step: Step, from: f64, to: f64) -> Vec<Tick> {
    let first_day = Day::from_number((from / DAY).floor() as i64);
    let mut marks: Vec<Tick> = Vec::new();
    let mut add = |unit: Unit| {
        let minute = crate::domain::date::Moment::new(unit).first_minute() as f64;
        marks.push(Tick { minute, unit });
        minute <= to && marks.len() < MOST
    };
    match step {
        Step::Minutes(count) => {
            let count = i64::from(count);
            let mut minute = (from as i64).div_euclid(count) * count;
            while let Some(unit) = Unit::Minute(first_day, 0).containing(minute) {
                if !add(unit) {
                    break;
                }
                minute += count;
            }
        }
        Step::Days(count) => {
            let mut number = first_day.number();
            loop {
                let day = Day::from_number(number);
                if is_marked(count, day, number) && !add(Unit::Day(day)) {
                    break;
                }
                number += 1;
            }
        }
        Step::Months(count) => {
            let count = i64::from(count);
            let months = i64::from(first_day.year) * 12 + i64::from(first_day.month) - 1;
            let mut month = months.div_euclid(count) * count;
            while add(Unit::Month(month.div_euclid(12) as i32, month.rem_euclid(12) as u8 + 1)) {
                month += count;
            }
        }
        Step::Years(count) => {
            let mut year = round_year(first_day.year, count);
            while add(Unit::Year(year)) {
                year = round_year(year.saturating_add(count), count);
            }
        }
    }
    marks
}

/// Whether a mark stands at a day. The last days of a month give way to its end.
fn is_marked(count: u8, day: Day, number: i64) -> bool {
    match count {
        1 => true,
        7 => (number + 3).rem_euclid(7) == 0,
        _ => day.day % count == 1 && day.day < 30,
    }
}

/// The last round year that is not after `year`: before our era too, years are round as people count them.
fn round_year(year: i32, count: i32) -> i32 {
    if count == 1 {
        return year;
    }
    if year >= 1 {
        // The first year stands where a year 0 would.
        return (year - year % count).max(1);
    }
    // 100 BC is the astronomical year -99.
    let before = 1 - year;
    1 - (before + count - 1) / count * count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::PartialDate;

    fn sight(text: &str, width: f32) -> Sight {
        let span = *PartialDate::read(text).span().unwrap();
        let (from, to) = (span.start_minute().unwrap(), span.end_minute().unwrap() + 1);
        Sight::between(from as f64, to as f64, width)
    }

    fn inside(text: &str, width: f32) -> (Step, Vec<Unit>) {
        let sight = sight(text, width);
        let axis = axis(&sight, 13.0);
        let inside = axis
            .small
            .iter()
            .filter(|tick| (0.0..f64::from(width)).contains(&sight.x(tick.minute)));
        (axis.step, inside.map(|tick| tick.unit).collect())
    }

    #[test]
    fn marks_are_as_close_as_their_words_allow() {
        assert_eq!(inside("2014-2017", 1_000.0).0, Step::Months(3));
        assert_eq!(inside("2016", 1_000.0).0, Step::Months(1));
        assert_eq!(inside("décembre 2016", 1_600.0).0, Step::Days(1));
        assert_eq!(inside("7 décembre 2016", 1_000.0).0, Step::Minutes(180));
        assert_eq!(inside("1900-1999", 1_000.0).0, Step::Years(10));
        assert_eq!(inside("-200000/200000", 1_000.0).0, Step::Years(100_000));
    }

    #[test]
    fn years_before_our_era_are_round_too() {
        let (step, units) = inside("300 av. J.-C. - 299", 800.0);
        assert_eq!(step, Step::Years(100));
        assert_eq!(units, [-299, -199, -99, 1, 100, 200].map(Unit::Year));
        assert_eq!([1, 2, 0, -1].map(|year| round_year(year, 1)), [1, 2, 0, -1]);
        assert_eq!(round_year(-99, 100), -99);
        assert_eq!(round_year(-100, 100), -199);
    }

    #[test]
    fn a_leap_day_and_the_ends_of_months_are_marked_right() {
        let (step, units) = inside("27 février 2020 - 2 mars 2020", 300.0);
        let days = [(2, 27), (2, 28), (2, 29), (3, 1), (3, 2)];
        let days = days.map(|(month, day)| Unit::Day(Day { year: 2020, month, day }));
        assert_eq!((step, &units[..]), (Step::Days(1), &days[..]));
    }

    #[test]
    fn any_sight_has_marks_and_not_too_many() {
        let mut sight = sight("2016", 1_900.0);
        for factor in [0.37, 2.9] {
            for _ in 0..80 {
                let axis = axis(&sight, 13.0);
                assert!((1..=MOST).contains(&axis.small.len()), "{sight:?}");
                let ordered = axis.small.windows(2).all(|pair| pair[0].minute < pair[1].minute);
                assert!(ordered, "{:?}", axis.step);
                sight = sight.zoomed(factor, 700.0);
            }
        }
    }

    #[test]
    fn larger_units_tell_where_one_is() {
        let axis = axis(&sight("7 décembre 2016", 1_000.0), 13.0);
        assert!(
            axis.large
                .iter()
                .any(|tick| tick.unit == Unit::Day(Day { year: 2016, month: 12, day: 7 }))
        );
    }
}
