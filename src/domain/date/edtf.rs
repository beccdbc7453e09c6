//! Writing spans in EDTF (ISO 8601-2).
//!
//! Seasons, quarters and parts are written as the months they cover:
//! a code such as "2021-22" for a summer is how people write two years.

use super::civil::Day;
use super::span::{Block, Moment, Part, Span, Unit};

impl Span {
    /// This span in EDTF, with astronomical years.
    ///
    /// An end the notation has no words for is written as the days it covers.
    pub fn to_edtf(&self) -> String {
        match self {
            Self::At(moment) => single(moment),
            Self::Between(start, end) => {
                format!("{}/{}", start_edge(start), end_edge(end))
            }
            Self::Since(moment) => format!("{}/..", start_edge(moment)),
            Self::After(moment) => {
                let start = moment.last_minute() + 1;
                format!("{}{}/..", first_words(start), doubt(moment))
            }
            Self::Until(moment) => format!("../{}", end_edge(moment)),
            Self::Before(moment) => {
                let end = moment.first_minute() - 1;
                format!("../{}{}", last_words(end), doubt(moment))
            }
        }
    }
}

fn single(moment: &Moment) -> String {
    match block_digits(moment).or_else(|| digits(moment)) {
        Some(digits) => digits + doubt(moment),
        None => format!("{}/{}", start_edge(moment), end_edge(moment)),
    }
}

fn start_edge(moment: &Moment) -> String {
    digits(moment).unwrap_or_else(|| first_words(moment.first_minute())) + doubt(moment)
}

fn end_edge(moment: &Moment) -> String {
    digits(moment).unwrap_or_else(|| last_words(moment.last_minute())) + doubt(moment)
}

fn doubt(moment: &Moment) -> &'static str {
    match (moment.approximate, moment.uncertain) {
        (true, true) => "%",
        (true, false) => "~",
        (false, true) => "?",
        (false, false) => "",
    }
}

/// A decade, century or millennium with its unknown digits as X.
fn block_digits(moment: &Moment) -> Option<String> {
    let Unit::Block(block, nth) = moment.unit else { return None };
    let sign = if nth < 1 { "-" } else { "" };
    let known = if nth < 1 { nth.unsigned_abs() } else { nth.unsigned_abs() - 1 };
    let fits = moment.part == Part::Whole && known.checked_mul(block.years() as u32)? <= 9_999;
    fits.then(|| match block {
        Block::Decade => format!("{sign}{known:03}X"),
        Block::Century => format!("{sign}{known:02}XX"),
        Block::Millennium => format!("{sign}{known}XXX"),
    })
}

fn digits(moment: &Moment) -> Option<String> {
    if moment.part != Part::Whole {
        return None;
    }
    match moment.unit {
        Unit::Year(year) => Some(year_digits(year)),
        Unit::Month(year, month) => Some(month_digits(year, month)),
        Unit::Day(day) => Some(day_digits(day)),
        Unit::Minute(day, minute) => Some(minute_digits(day, minute.into())),
        _ => None,
    }
}

/// The shortest date that starts at that minute.
fn first_words(minute: i64) -> String {
    let (day, minute) = split(minute);
    match (day.month, day.day, minute) {
        (1, 1, 0) => year_digits(day.year),
        (month, 1, 0) => month_digits(day.year, month),
        (_, _, 0) => day_digits(day),
        _ => minute_digits(day, minute),
    }
}

/// The shortest date that ends at that minute.
fn last_words(minute: i64) -> String {
    let (day, minute) = split(minute);
    match (day.month, minute) {
        (12, 1_439) if day.day == 31 => year_digits(day.year),
        (month, 1_439) if day.ends_month() => month_digits(day.year, month),
        (_, 1_439) => day_digits(day),
        _ => minute_digits(day, minute),
    }
}

fn split(minute: i64) -> (Day, i64) {
    (Day::from_number(minute.div_euclid(1_440)), minute.rem_euclid(1_440))
}

fn year_digits(year: i32) -> String {
    match year {
        0..=9_999 => format!("{year:04}"),
        -9_999..=-1 => format!("{year:05}"),
        _ => format!("Y{year}"),
    }
}

fn month_digits(year: i32, month: u8) -> String {
    format!("{}-{month:02}", year_digits(year))
}

fn day_digits(day: Day) -> String {
    format!("{}-{:02}", month_digits(day.year, day.month), day.day)
}

fn minute_digits(day: Day, minute: i64) -> String {
    format!("{}T{:02}:{:02}:00", day_digits(day), minute / 60, minute % 60)
}
