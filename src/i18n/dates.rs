//! How a date was understood, in words that read back as the same date.

use super::Lang;
use crate::domain::date::{Day, Moment, Part, Span, Unit};

mod en;
mod fr;

/// The plain wording of how a date was understood.
pub fn understood(lang: Lang, span: &Span) -> String {
    match lang {
        Lang::Fr => fr::span(nameable(*span)),
        Lang::En => en::span(nameable(*span)),
    }
}

/// The span without the decades that have no name, such as 1 to 9.
fn nameable(span: Span) -> Span {
    match span {
        Span::At(moment) => match years(moment) {
            Some((first, last)) => Span::Between(first, last),
            None => span,
        },
        Span::Between(start, end) => Span::Between(first_year(start), last_year(end)),
        Span::Since(moment) => Span::Since(first_year(moment)),
        Span::After(moment) => Span::After(last_year(moment)),
        Span::Until(moment) => Span::Until(last_year(moment)),
        Span::Before(moment) => Span::Before(first_year(moment)),
    }
}

fn first_year(moment: Moment) -> Moment {
    years(moment).map_or(moment, |(first, _)| first)
}

fn last_year(moment: Moment) -> Moment {
    years(moment).map_or(moment, |(_, last)| last)
}

/// The first and last year of a run of years that has no name.
fn years(moment: Moment) -> Option<(Moment, Moment)> {
    let unnamed = matches!(moment.unit, Unit::Block(block, nth) if block.years() == 10 && nth < 11);
    let year = |day| {
        let unit = Unit::Year(Day::from_number(day).year);
        Moment { unit, part: Part::Whole, ..moment }
    };
    unnamed.then(|| (year(moment.earliest()), year(moment.latest())))
}

/// What a list of twelve says of a month.
fn of_month(names: &[&'static str; 12], nth: u8) -> &'static str {
    names.get(usize::from(nth).wrapping_sub(1)).copied().unwrap_or("")
}

/// The short name of a month: "déc.".
pub(super) fn short_month(lang: Lang, nth: u8) -> &'static str {
    match lang {
        Lang::Fr => fr::short_month(nth),
        Lang::En => en::short_month(nth),
    }
}

/// A year: "2016", "44 av. J.-C.".
pub(super) fn year(lang: Lang, year: i32) -> String {
    match lang {
        Lang::Fr => fr::year(year),
        Lang::En => en::year(year),
    }
}

impl Lang {
    /// A time of day, from hours and minutes.
    pub fn time_of_day(self, (hour, minute): (u32, u32)) -> String {
        time(self, (hour * 60 + minute) as u16)
    }
}

/// A time of day: "14 h 30".
pub(super) fn time(lang: Lang, minute: u16) -> String {
    match lang {
        Lang::Fr => fr::time(minute),
        Lang::En => en::time(minute),
    }
}

/// The count of an era that ordinals count from 1, and whether it is before the era.
fn counted(nth: i32) -> (i32, bool) {
    if nth < 1 { (1 - nth, true) } else { (nth, false) }
}

/// Both ends, when neither is a part nor in doubt.
fn plain_ends(start: Moment, end: Moment) -> Option<(Unit, Unit)> {
    let plain = |moment: Moment| moment == Moment::new(moment.unit);
    (plain(start) && plain(end)).then_some((start.unit, end.unit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::PartialDate;
    use crate::domain::date::tests::{any_span, kept};
    use proptest::prelude::*;

    #[track_caller]
    fn check(input: &str, french: &str, english: &str) {
        let date = PartialDate::read(input);
        let say = |lang| understood(lang, date.span().unwrap()).replace('\u{a0}', " ");
        assert_eq!(say(Lang::Fr), french);
        assert_eq!(say(Lang::En), english);
    }

    #[test]
    fn moments() {
        check("1/3/2026", "1er mars 2026", "1 March 2026");
        check("2002-06", "juin 2002", "June 2002");
        check("~1997", "vers 1997", "around 1997");
        check("1997 (?)", "1997 ?", "1997?");
        check("~7/3/1997", "vers le 7 mars 1997", "around 7 March 1997");
        check("44 BC", "44 av. J.-C.", "44 BC");
        check("an 1", "1 apr. J.-C.", "1 AD");
        check("late 2017", "fin 2017", "late 2017");
        check("mid 2017", "mi-2017", "mid-2017");
        check("summer 2012", "été 2012", "summer 2012");
        check("winter 2015/16", "hiver 2015-2016", "winter 2015–2016");
        check("Q3 2020", "3e trimestre 2020", "Q3 2020");
        check("S1 2021", "1er semestre 2021", "first half of 2021");
        check("2020-W12", "semaine 12 de 2020", "week 12 of 2020");
        check("199X", "années 1990", "1990s");
        check("18XX", "XIXe siècle", "19th century");
        check("Ier siècle av. J.-C.", "Ier siècle av. J.-C.", "1st century BC");
        check("mi XXe siècle", "milieu du XXe siècle", "mid-20th century");
        check("fin des années 90", "fin des années 1990", "late 1990s");
        check("2026-03-01T14:30", "1er mars 2026 à 14 h 30", "1 March 2026 at 14:30");
    }

    #[test]
    fn intervals() {
        check("7-9 décembre 2016", "du 7 au 9 décembre 2016", "7 to 9 December 2016");
        check("28/3-3/4/2024", "du 28 mars au 3 avril 2024", "28 March to 3 April 2024");
        check("avr-juin 2020", "d’avril à juin 2020", "April to June 2020");
        check("2006-2007", "de 2006 à 2007", "2006 to 2007");
        check("oct 2016 - fin 2017", "d’octobre 2016 à fin 2017", "October 2016 to late 2017");
        check(
            "14/11/2015 - 5/2017",
            "du 14 novembre 2015 à mai 2017",
            "14 November 2015 to May 2017",
        );
        check("années 80-90", "des années 1980 aux années 1990", "the 1980s to the 1990s");
        check("~1990/1995?", "de 1990 environ à 1995 ?", "around 1990 to 1995?");
        check(
            "été 2012 - automne 2013",
            "de l’été 2012 à l’automne 2013",
            "summer 2012 to autumn 2013",
        );
        check(
            "fin XIXe-début XXe siècle",
            "de la fin du XIXe siècle au début du XXe siècle",
            "the late 19th century to the early 20th century",
        );
        check(
            "7/12/2016, 14h-16h30",
            "7 décembre 2016 de 14 h à 16 h 30",
            "7 December 2016, 14:00 to 16:30",
        );
        check("000X", "de 1 av. J.-C. à 9 apr. J.-C.", "1 BC to 9 AD");
    }

    #[test]
    fn open_sides() {
        check("since June 2015", "depuis juin 2015", "since June 2015");
        check("since 3 June 2015", "depuis le 3 juin 2015", "since 3 June 2015");
        check("since the 1990s", "depuis les années 1990", "since the 1990s");
        check("since ~1997", "depuis 1997 environ", "since around 1997");
        check("before 1990", "avant 1990", "before 1990");
        check("after 2010", "après 2010", "after 2010");
        check("until May 2017", "jusqu’en mai 2017", "until May 2017");
        check("until 3 May 2017", "jusqu’au 3 mai 2017", "until 3 May 2017");
        check("until late 2017", "jusqu’à fin 2017", "until late 2017");
        check("until the 19th century", "jusqu’au XIXe siècle", "until the 19th century");
        check("until summer 2012", "jusqu’à l’été 2012", "until summer 2012");
        check("until the 90s", "jusqu’aux années 1990", "until the 1990s");
        check("until week 12 2020", "jusqu’à la semaine 12 de 2020", "until week 12 of 2020");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn words_read_back(span in any_span()) {
            for lang in [Lang::Fr, Lang::En] {
                let words = understood(lang, &span);
                let date = PartialDate::read(&words);
                prop_assert_eq!(date.span().map(kept), Some(kept(&span)), "{}", words);
            }
        }
    }
}
