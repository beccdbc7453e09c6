//! Dates in French.

use super::{counted, of_month, plain_ends};
use crate::domain::date::{Block, Day, Moment, Part, Season, Span, Unit};

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

const SHORT_MONTHS: [&str; 12] = [
    "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.",
    "déc.",
];

/// A name and the article it takes in a sentence.
struct Name {
    article: Article,
    words: String,
}

#[derive(Clone, Copy)]
enum Article {
    None,
    Le,
    La,
    Elided,
    Les,
}

pub(super) fn span(span: Span) -> String {
    match span {
        Span::At(moment) => at(moment),
        Span::Between(start, end) => between(start, end),
        Span::Since(moment) => format!("depuis {}{}", name(moment).with_article(), doubt(moment)),
        Span::After(moment) => format!("après {}{}", name(moment).with_article(), doubt(moment)),
        Span::Before(moment) => format!("avant {}{}", name(moment).with_article(), doubt(moment)),
        Span::Until(moment) => {
            let name = name(moment);
            let dated = matches!(name.article, Article::None) && moment.part == Part::Whole;
            let words = if dated { format!("en {}", name.words) } else { name.after_a() };
            format!("jusqu’{words}{}", doubt(moment))
        }
    }
}

fn at(moment: Moment) -> String {
    let question = if moment.uncertain { "\u{a0}?" } else { "" };
    let name = name(moment);
    if moment.approximate {
        format!("vers {}{question}", name.with_article())
    } else {
        format!("{}{question}", name.words)
    }
}

fn between(start: Moment, end: Moment) -> String {
    match plain_ends(start, end) {
        Some((Unit::Day(first), Unit::Day(last))) if first.year == last.year => {
            let month = if first.month == last.month { "" } else { month(first.month) };
            let first = format!("{} {month}", nth_day(first.day));
            format!("du {} au {}", first.trim_end(), day(last))
        }
        Some((Unit::Month(year, first), Unit::Month(same, _))) if year == same => {
            let first = Name { article: Article::None, words: month(first).to_owned() };
            format!("{} {}", first.after_de(), name(end).after_a())
        }
        Some((Unit::Minute(date, first), Unit::Minute(same, last))) if date == same => {
            format!("{} de {} à {}", day(date), time(first), time(last))
        }
        _ => {
            let (first, last) = (name(start).after_de(), name(end).after_a());
            format!("{first}{} {last}{}", doubt(start), doubt(end))
        }
    }
}

fn doubt(moment: Moment) -> &'static str {
    match (moment.approximate, moment.uncertain) {
        (true, true) => " environ\u{a0}?",
        (true, false) => " environ",
        (false, true) => "\u{a0}?",
        (false, false) => "",
    }
}

fn name(moment: Moment) -> Name {
    let whole = unit(moment.unit);
    let bare = matches!(whole.article, Article::None);
    let part = |article, prefix: &str| {
        let (article, words) =
            if bare { (Article::None, whole.words.clone()) } else { (article, whole.after_de()) };
        Name { article, words: format!("{prefix} {words}") }
    };
    match moment.part {
        Part::Whole => whole,
        Part::Start => part(Article::Le, "début"),
        Part::Middle if bare => Name { words: format!("mi-{}", whole.words), ..whole },
        Part::Middle => part(Article::Le, "milieu"),
        Part::End => part(Article::La, "fin"),
    }
}

fn unit(unit: Unit) -> Name {
    let (article, words) = match unit {
        Unit::Block(block, nth) => return block_name(block, nth),
        Unit::Year(number) => (Article::None, year(number)),
        Unit::Half(number, nth) => {
            (Article::Le, format!("{} semestre {}", ordinal(nth.into()), year(number)))
        }
        Unit::Quarter(number, nth) => {
            (Article::Le, format!("{} trimestre {}", ordinal(nth.into()), year(number)))
        }
        Unit::Season(number, name) => season(number, name),
        Unit::Month(number, nth) => (Article::None, format!("{} {}", month(nth), year(number))),
        Unit::Week(number, nth) => (Article::La, format!("semaine {nth} de {}", year(number))),
        Unit::Day(date) => (Article::Le, day(date)),
        Unit::Minute(date, minute) => (Article::Le, format!("{} à {}", day(date), time(minute))),
    };
    Name { article, words }
}

fn block_name(block: Block, nth: i32) -> Name {
    let (count, before) = counted(nth);
    let era = match (before, count) {
        (true, _) => " av. J.-C.",
        (false, 1) => " apr. J.-C.",
        _ => "",
    };
    let (article, words) = match block {
        Block::Decade => (Article::Les, format!("années {}", block.first_year(nth))),
        Block::Century => (Article::Le, format!("{} siècle{era}", roman_ordinal(count))),
        Block::Millennium => (Article::Le, format!("{} millénaire{era}", roman_ordinal(count))),
    };
    Name { article, words }
}

fn season(number: i32, season: Season) -> (Article, String) {
    match season {
        Season::Spring => (Article::Le, format!("printemps {}", year(number))),
        Season::Summer => (Article::Elided, format!("été {}", year(number))),
        Season::Autumn => (Article::Elided, format!("automne {}", year(number))),
        Season::Winter if (100..999_999).contains(&number) => {
            (Article::Elided, format!("hiver {number}-{}", number + 1))
        }
        Season::Winter => (Article::Elided, format!("hiver {}", year(number))),
    }
}

pub(super) fn year(year: i32) -> String {
    match year {
        ..=0 => format!("{} av. J.-C.", 1 - i64::from(year)),
        1..=99 => format!("{year} apr. J.-C."),
        _ => year.to_string(),
    }
}

fn day(day: Day) -> String {
    format!("{} {} {}", nth_day(day.day), month(day.month), year(day.year))
}

pub(super) fn time(minute: u16) -> String {
    match (minute / 60, minute % 60) {
        (hour, 0) => format!("{hour}\u{a0}h"),
        (hour, minute) => format!("{hour}\u{a0}h\u{a0}{minute:02}"),
    }
}

fn nth_day(day: u8) -> String {
    if day == 1 { "1er".to_owned() } else { day.to_string() }
}

fn month(nth: u8) -> &'static str {
    of_month(&MONTHS, nth)
}

pub(super) fn short_month(nth: u8) -> &'static str {
    of_month(&SHORT_MONTHS, nth)
}

fn ordinal(nth: i32) -> String {
    if nth == 1 { "1er".to_owned() } else { format!("{nth}e") }
}

/// An ordinal in Roman digits; those of far centuries are Arabic.
fn roman_ordinal(nth: i32) -> String {
    const UNITS: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    const TENS: [&str; 4] = ["", "X", "XX", "XXX"];
    let tens = usize::try_from(nth / 10).ok().and_then(|tens| TENS.get(tens));
    let units = usize::try_from(nth % 10).ok().and_then(|units| UNITS.get(units));
    match (tens, units) {
        (Some(tens), Some(units)) => format!("{tens}{units}{}", if nth == 1 { "er" } else { "e" }),
        _ => ordinal(nth),
    }
}

impl Name {
    fn with_article(&self) -> String {
        let article = match self.article {
            Article::None => "",
            Article::Le => "le ",
            Article::La => "la ",
            Article::Elided => "l’",
            Article::Les => "les ",
        };
        format!("{article}{}", self.words)
    }

    fn after_de(&self) -> String {
        let link = match self.article {
            Article::None if self.words.starts_with(['a', 'o']) => "d’",
            Article::None => "de ",
            Article::Le => "du ",
            Article::La => "de la ",
            Article::Elided => "de l’",
            Article::Les => "des ",
        };
        format!("{link}{}", self.words)
    }

    fn after_a(&self) -> String {
        let link = match self.article {
            Article::None => "à ",
            Article::Le => "au ",
            Article::La => "à la ",
            Article::Elided => "à l’",
            Article::Les => "aux ",
        };
        format!("{link}{}", self.words)
    }
}
