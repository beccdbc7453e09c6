//! Moving dates along the calendar, in units as long as their own.

use super::civil::Day;
use super::span::{Block, Moment, Part, Season, Span, Unit};

/// Years further from 0 are not understood.
const MOST_YEARS: i64 = 999_999;
const MINUTES_PER_DAY: i64 = 24 * 60;

/// What of a span is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// All of it.
    Both,
    /// Its start, or its only moment.
    Start,
    /// Its end, or its only moment.
    End,
}

impl Unit {
    /// The unit as long as this one that a minute belongs to; minutes count from 1970-01-01.
    ///
    /// None beyond the years that can be read back.
    pub fn containing(self, minute: i64) -> Option<Self> {
        let number = minute.div_euclid(MINUTES_PER_DAY);
        if !(-MOST_YEARS * 367..=MOST_YEARS * 366).contains(&number) {
            return None;
        }
        let day = Day::from_number(number);
        let (year, month) = (day.year, day.month);
        if i64::from(year).abs() > MOST_YEARS {
            return None;
        }
        Some(match self {
            Self::Block(block, _) => Self::Block(block, block.of_year(year)),
            Self::Year(_) => Self::Year(year),
            Self::Half(..) => Self::Half(year, (month - 1) / 6 + 1),
            Self::Quarter(..) => Self::Quarter(year, (month - 1) / 3 + 1),
            Self::Season(..) => match month {
                3..=5 => Self::Season(year, Season::Spring),
                6..=8 => Self::Season(year, Season::Summer),
                9..=11 => Self::Season(year, Season::Autumn),
                12 => Self::Season(year, Season::Winter),
                _ => Self::Season(year - 1, Season::Winter),
            },
            Self::Month(..) => Self::Month(year, month),
            Self::Week(..) => {
                // The week belongs to the year of its Thursday.
                let thursday = number - (number + 3).rem_euclid(7) + 3;
                let of = Day::from_number(thursday);
                let first = Day { year: of.year, month: 1, day: 1 }.number();
                Self::Week(of.year, ((thursday - first) / 7 + 1) as u8)
            }
            Self::Day(_) => Self::Day(day),
            Self::Minute(..) => Self::Minute(day, minute.rem_euclid(MINUTES_PER_DAY) as u16),
        })
    }
}

impl Block {
    /// The one that a year belongs to.
    fn of_year(self, year: i32) -> i32 {
        if year > 0 { year / self.years() + 1 } else { -(-year / self.years()) }
    }
}

impl Moment {
    /// The moment as long as this one whose unit holds its middle moved by so many minutes.
    #[must_use]
    pub fn moved(self, minutes: i64) -> Option<Self> {
        let whole = Self { part: Part::Whole, ..self };
        let middle = i64::midpoint(whole.first_minute(), whole.last_minute());
        let unit = self.unit.containing(middle.checked_add(minutes)?)?;
        Some(Self { unit, ..self })
    }

    /// The moment `steps` units later, or earlier where it is negative.
    #[must_use]
    pub fn stepped(self, steps: i32) -> Option<Self> {
        let mut moved = self;
        for _ in 0..steps.unsigned_abs() {
            let whole = Self { part: Part::Whole, ..moved };
            let next = if steps > 0 { whole.last_minute() + 1 } else { whole.first_minute() - 1 };
            moved.unit = moved.unit.containing(next)?;
        }
        Some(moved)
    }
}

impl Span {
    /// The span with what is on that side changed; a lone moment becomes an interval when one of its
    /// sides leaves it.
    ///
    /// None where the change gives none, or an end before the start.
    #[must_use]
    pub fn with_side(self, side: Side, change: impl Fn(Moment) -> Option<Moment>) -> Option<Self> {
        let span = match (self, side) {
            (Self::At(moment), Side::Both) => Self::At(change(moment)?),
            (Self::At(moment), Side::Start) => Self::between(change(moment)?, moment),
            (Self::At(moment), Side::End) => Self::between(moment, change(moment)?),
            (Self::Between(start, end), Side::Both) => Self::between(change(start)?, change(end)?),
            (Self::Between(start, end), Side::Start) => Self::between(change(start)?, end),
            (Self::Between(start, end), Side::End) => Self::between(start, change(end)?),
            (Self::Since(moment), _) => Self::Since(change(moment)?),
            (Self::After(moment), _) => Self::After(change(moment)?),
            (Self::Until(moment), _) => Self::Until(change(moment)?),
            (Self::Before(moment), _) => Self::Before(change(moment)?),
        };
        let bounds = span.start_minute().zip(span.end_minute());
        bounds.is_none_or(|(start, end)| start <= end).then_some(span)
    }

    /// The interval of both, or the moment that they are.
    fn between(start: Moment, end: Moment) -> Self {
        if start == end { Self::At(start) } else { Self::Between(start, end) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::PartialDate;
    use super::super::tests::any_span;
    use super::*;

    fn span(text: &str) -> Span {
        *PartialDate::read(text).span().unwrap()
    }

    #[track_caller]
    fn check(text: &str, side: Side, steps: i32, expect: &str) {
        let moved = span(text).with_side(side, |moment| moment.stepped(steps));
        assert_eq!(moved, Some(span(expect)));
    }

    #[test]
    fn steps_are_as_long_as_the_precision() {
        check("avril 2014", Side::Both, 1, "mai 2014");
        check("décembre 2016", Side::Both, 1, "janvier 2017");
        check("2009", Side::Both, -10, "1999");
        check("7-9 décembre 2016", Side::Both, 1, "8-10 décembre 2016");
        check("fin 2017", Side::Both, 1, "fin 2018");
        check("semaine 53 de 2020", Side::Both, 1, "semaine 1 de 2021");
        check("hiver 2015-2016", Side::Both, 1, "printemps 2016");
        check("4e trimestre 2020", Side::Both, 1, "1er trimestre 2021");
        check("XXe siècle", Side::Both, 1, "XXIe siècle");
        check("Ier siècle", Side::Both, -1, "Ier siècle av. J.-C.");
        check("1 av. J.-C.", Side::Both, 1, "an 1");
        check("29 février 2020 à 23h59", Side::Both, 1, "1er mars 2020 à 0h00");
        check("vers 1997", Side::Both, 1, "vers 1998");
    }

    #[test]
    fn sides_are_stretched_apart() {
        check("octobre 2016 - fin 2017", Side::End, 1, "octobre 2016 - fin 2018");
        check("octobre 2016 - fin 2017", Side::Start, -1, "septembre 2016 - fin 2017");
        check("9 novembre 2016", Side::End, 2, "9-11 novembre 2016");
        check("9-10 novembre 2016", Side::End, -1, "9 novembre 2016");
        check("depuis juin 2015", Side::Start, 1, "depuis juillet 2015");
        let turned = span("2016").with_side(Side::End, |moment| moment.stepped(-1));
        assert_eq!(turned, None);
    }

    #[test]
    fn moves_snap_to_the_precision() {
        let moved = |text: &str, days: i64| {
            span(text).with_side(Side::Both, |moment| moment.moved(days * MINUTES_PER_DAY))
        };
        assert_eq!(moved("avril 2014", 20), Some(span("mai 2014")));
        assert_eq!(moved("avril 2014", 10), Some(span("avril 2014")));
        assert_eq!(moved("18 octobre 2016", -18), Some(span("30 septembre 2016")));
        assert_eq!(moved("2013", 40_000_000_000), None);
    }

    proptest! {
        #[test]
        fn a_unit_holds_the_minutes_it_is_made_of(span in any_span()) {
            for moment in [span.start(), span.end()].into_iter().flatten() {
                let whole = Moment { part: Part::Whole, ..*moment };
                for minute in [whole.first_minute(), whole.last_minute()] {
                    // The year 0 belongs to the first block on both sides of it.
                    let found = moment.unit.containing(minute).map(Moment::new);
                    let holds = found.is_none_or(|found| (found.first_minute()..=found.last_minute()).contains(&minute));
                    prop_assert!(holds, "{:?} {:?}", moment, found);
                }
            }
        }

        #[test]
        fn a_step_and_a_step_back_are_no_move(span in any_span()) {
            let blocks = |moment: &Moment| matches!(moment.unit, Unit::Block(..));
            prop_assume!(![span.start(), span.end()].into_iter().flatten().any(blocks));
            let there = span.with_side(Side::Both, |moment| moment.stepped(1));
            let back = there.and_then(|span| span.with_side(Side::Both, |moment| moment.stepped(-1)));
            prop_assert!(there.is_none() || back == Some(span), "{:?} {:?}", there, back);
        }
    }
}
