//! The line of time.

use super::{Lang, dates};
use crate::analysis::chronology::axis::Step;
use crate::domain::date::{Moment, Span, Unit};

impl Lang {
    /// The words of a small mark on the axis: as short as can be.
    pub fn tick(self, unit: Unit, step: Step) -> String {
        match (step, unit) {
            (Step::Minutes(_), Unit::Minute(_, minute)) => dates::time(self, minute),
            (Step::Days(_), Unit::Day(day)) => day.day.to_string(),
            (Step::Months(_), Unit::Month(_, nth)) => dates::short_month(self, nth).to_owned(),
            _ => self.tick_large(unit),
        }
    }

    /// The words of a large mark on the axis: they stand alone.
    pub fn tick_large(self, unit: Unit) -> String {
        match unit {
            Unit::Year(year) => dates::year(self, year),
            _ => dates::understood(self, &Span::At(Moment::new(unit))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::Day;

    const DAY: Day = Day { year: 2016, month: 12, day: 7 };

    #[track_caller]
    fn check(unit: Unit, step: Step, french: &str, english: &str) {
        let say = |lang: Lang| lang.tick(unit, step).replace('\u{a0}', " ");
        assert_eq!((say(Lang::Fr).as_str(), say(Lang::En).as_str()), (french, english));
    }

    #[test]
    fn small_marks_are_short() {
        check(Unit::Minute(DAY, 870), Step::Minutes(30), "14 h 30", "14:30");
        check(Unit::Minute(DAY, 0), Step::Minutes(60), "0 h", "00:00");
        check(Unit::Day(DAY), Step::Days(7), "7", "7");
        check(Unit::Month(2016, 12), Step::Months(1), "déc.", "Dec");
        check(Unit::Month(2016, 1), Step::Months(3), "janv.", "Jan");
        check(Unit::Year(2016), Step::Years(1), "2016", "2016");
        check(Unit::Year(-43), Step::Years(1), "44 av. J.-C.", "44 BC");
        check(Unit::Year(1), Step::Years(100), "1 apr. J.-C.", "1 AD");
    }

    #[test]
    fn large_marks_stand_alone() {
        let say = |unit| [Lang::Fr, Lang::En].map(|lang| lang.tick_large(unit));
        assert_eq!(say(Unit::Day(DAY)), ["7 décembre 2016", "7 December 2016"]);
        assert_eq!(say(Unit::Month(2016, 12)), ["décembre 2016", "December 2016"]);
        assert_eq!(say(Unit::Year(2016)), ["2016", "2016"]);
        assert_eq!(say(Unit::Month(0, 1)), ["janvier 1 av. J.-C.", "January 1 BC"]);
    }
}
