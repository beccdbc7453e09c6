//! Dates in English.

use super::{counted, of_month, plain_ends};
use crate::domain::date::{Block, Day, Moment, Part, Season, Span, Unit};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const SHORT_MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

pub(super) fn span(span: Span) -> String {
    match span {
        Span::At(moment) if moment.approximate => in_sentence(moment),
        Span::At(moment) => format!("{}{}", name(moment), question(moment)),
        Span::Between(start, end) => between(start, end),
        Span::Since(moment) => format!("since {}", in_sentence(moment)),
        Span::After(moment) => format!("after {}", in_sentence(moment)),
        Span::Until(moment) => format!("until {}", in_sentence(moment)),
        Span::Before(moment) => format!("before {}", in_sentence(moment)),
    }
}

fn between(start: Moment, end: Moment) -> String {
    match plain_ends(start, end) {
        Some((Unit::Day(first), Unit::Day(last))) if first.year == last.year => {
            let month = if first.month == last.month { "" } else { month(first.month) };
            let first = format!("{} {month}", first.day);
            format!("{} to {}", first.trim_end(), day(last))
        }
        Some((Unit::Month(year, first), Unit::Month(same, _))) if year == same => {
            format!("{} to {}", month(first), name(end))
        }
        Some((Unit::Minute(date, first), Unit::Minute(same, last))) if date == same => {
            format!("{}, {} to {}", day(date), time(first), time(last))
        }
        _ => format!("{} to {}", in_sentence(start), in_sentence(end)),
    }
}

/// The name with its article and its doubts.
fn in_sentence(moment: Moment) -> String {
    let around = if moment.approximate { "around " } else { "" };
    let article = match moment.unit {
        Unit::Block(..) | Unit::Half(..) => "the ",
        _ => "",
    };
    format!("{around}{article}{}{}", name(moment), question(moment))
}

fn question(moment: Moment) -> &'static str {
    if moment.uncertain { "?" } else { "" }
}

fn name(moment: Moment) -> String {
    let part = match moment.part {
        Part::Whole => "",
        Part::Start => "early ",
        Part::Middle => "mid-",
        Part::End => "late ",
    };
    format!("{part}{}", unit(moment.unit))
}

fn unit(unit: Unit) -> String {
    match unit {
        Unit::Block(block, nth) => block_name(block, nth),
        Unit::Year(number) => year(number),
        Unit::Half(number, 1) => format!("first half of {}", year(number)),
        Unit::Half(number, _) => format!("second half of {}", year(number)),
        Unit::Quarter(number, nth) => format!("Q{nth} {}", year(number)),
        Unit::Season(number, name) => season(number, name),
        Unit::Month(number, nth) => format!("{} {}", month(nth), year(number)),
        Unit::Week(number, nth) => format!("week {nth} of {}", year(number)),
        Unit::Day(date) => day(date),
        Unit::Minute(date, minute) => {
            format!("{} at {}", day(date), time(minute))
        }
    }
}

fn block_name(block: Block, nth: i32) -> String {
    let (count, before) = counted(nth);
    let era = match (before, count) {
        (true, _) => " BC",
        (false, 1) => " AD",
        _ => "",
    };
    match block {
        Block::Decade => format!("{}s", block.first_year(nth)),
        Block::Century => format!("{} century{era}", ordinal(count)),
        Block::Millennium => format!("{} millennium{era}", ordinal(count)),
    }
}

fn season(number: i32, season: Season) -> String {
    match season {
        Season::Spring => format!("spring {}", year(number)),
        Season::Summer => format!("summer {}", year(number)),
        Season::Autumn => format!("autumn {}", year(number)),
        Season::Winter if (100..999_999).contains(&number) => {
            format!("winter {number}–{}", number + 1)
        }
        Season::Winter => format!("winter {}", year(number)),
    }
}

pub(super) fn year(year: i32) -> String {
    match year {
        ..=0 => format!("{} BC", 1 - i64::from(year)),
        1..=99 => format!("{year} AD"),
        _ => year.to_string(),
    }
}

fn day(day: Day) -> String {
    format!("{} {} {}", day.day, month(day.month), year(day.year))
}

pub(super) fn time(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

fn month(nth: u8) -> &'static str {
    of_month(&MONTHS, nth)
}

pub(super) fn short_month(nth: u8) -> &'static str {
    of_month(&SHORT_MONTHS, nth)
}

fn ordinal(nth: i32) -> String {
    let ending = match (nth % 10, nth % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{nth}{ending}")
}
