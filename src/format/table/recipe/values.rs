//! What cells say: text, numbers, dates.

use std::borrow::Cow;

use super::{Dates, DayOrder, Decimal, Words};
use crate::domain::date::Day;
use crate::domain::text::{fold, is_unseen};
use crate::format::table::Cell;

/// The day that a spreadsheet counts as 0, in days since 1970-01-01.
const EPOCH: i64 = -25_569;
/// The same where days count from 1904.
const EPOCH_1904: i64 = -24_107;
/// Days that a spreadsheet may count: 1927 to 2173. Smaller numbers are years or quantities.
const SERIALS: std::ops::Range<f64> = 10_000.0..100_000.0;

/// The text of a cell; blank when it is empty or an error.
pub(super) fn text<'a>(cell: &'a Cell, words: &'a Words) -> Cow<'a, str> {
    match cell {
        Cell::Empty | Cell::Error(_) => Cow::Borrowed(""),
        Cell::Text(text) => plain(text),
        Cell::Number(number) => Cow::Owned(number_text(*number)),
        Cell::Date(date) => Cow::Borrowed(date.trim()),
        Cell::Bool(true) => Cow::Borrowed(&words.yes),
        Cell::Bool(false) => Cow::Borrowed(&words.no),
    }
}

/// Trimmed, without signs that show nothing or turn the text, nor the quote that disarms a formula.
fn plain(text: &str) -> Cow<'_, str> {
    // Unseen signs begin with one of these bytes, and no letter of French does.
    let may_hide = text.bytes().any(|byte| matches!(byte, 0xC2 | 0xE2 | 0xEF));
    if may_hide && text.chars().any(is_unseen) {
        let seen: String = text.chars().filter(|sign| !is_unseen(*sign)).collect();
        return Cow::Owned(disarmed(seen.trim()).to_owned());
    }
    Cow::Borrowed(disarmed(text.trim()))
}

fn disarmed(text: &str) -> &str {
    let formula = text.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@']));
    formula.unwrap_or(text)
}

/// "1976" for 1976, "0.5" for a half.
fn number_text(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        format!("{}", number as i64)
    } else {
        format!("{number}")
    }
}

/// Whether nothing is written in a cell.
pub(super) fn is_blank(cell: &Cell) -> bool {
    match cell {
        Cell::Empty => true,
        Cell::Text(text) => text.chars().all(|sign| sign.is_whitespace() || is_unseen(sign)),
        _ => false,
    }
}

/// The number of a cell, also when it is text.
pub(super) fn number(cell: &Cell, decimal: Decimal) -> Option<f64> {
    match cell {
        Cell::Number(number) => Some(*number),
        Cell::Bool(yes) => Some(f64::from(u8::from(*yes))),
        Cell::Text(text) => read_number(text, decimal),
        _ => None,
    }
}

/// A number as people write it: "1 234,5", "−2", "1,234.5" when points come before decimals.
pub(super) fn read_number(text: &str, decimal: Decimal) -> Option<f64> {
    let (point, thousands) = match decimal {
        Decimal::Comma => (',', '.'),
        Decimal::Point => ('.', ','),
    };
    let trimmed = text.trim().trim_end_matches('%').trim_end();
    let first = trimmed.chars().next()?;
    if !(first.is_ascii_digit() || matches!(first, '-' | '+' | '−' | '.' | ',')) {
        return None;
    }
    // "0.5" among numbers with commas is no 5.
    let grouped = trimmed.rsplit(thousands).next().is_some_and(|last| {
        last.chars().take_while(char::is_ascii_digit).count() == 3 && trimmed.contains(thousands)
    });
    let mut plain = String::with_capacity(trimmed.len());
    for sign in trimmed.chars() {
        match sign {
            '−' => plain.push('-'),
            sign if sign == point => plain.push('.'),
            sign if sign == thousands && grouped => {}
            sign if sign == thousands => plain.push('.'),
            ' ' | '\u{a0}' | '\u{202f}' => {}
            sign => plain.push(sign),
        }
    }
    plain.parse().ok().filter(|number: &f64| number.is_finite())
}

/// Whether a cell may be a day counted by a spreadsheet.
pub(super) fn is_serial(cell: &Cell) -> bool {
    serial(cell).is_some()
}

fn serial(cell: &Cell) -> Option<f64> {
    let number = match cell {
        Cell::Number(number) => *number,
        Cell::Text(text) => {
            let text = text.trim();
            let digits = text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit());
            digits.then(|| text.parse().ok()).flatten()?
        }
        _ => return None,
    };
    SERIALS.contains(&number).then_some(number)
}

/// The text of a date, so that it is read as this file means it; a day may count from 1904.
pub(super) fn date_text<'a>(
    cell: &'a Cell,
    dates: Dates,
    is_1904: bool,
    words: &'a Words,
) -> Cow<'a, str> {
    if dates.serials
        && let Some(serial) = serial(cell)
    {
        let epoch = if is_1904 { EPOCH_1904 } else { EPOCH };
        let Day { year, month, day } = Day::from_number(epoch + serial.floor() as i64);
        return Cow::Owned(format!("{year:04}-{month:02}-{day:02}"));
    }
    let text = text(cell, words);
    if dates.order == DayOrder::MonthFirst
        && let Some([month, day, year]) = day_parts(&text)
    {
        return Cow::Owned(format!("{year:04}-{month:02}-{day:02}"));
    }
    text
}

/// The three numbers of "03/04/2016"; also with points or dashes.
pub(super) fn day_parts(text: &str) -> Option<[u32; 3]> {
    let text = text.trim();
    let mark = ['/', '.', '-'].into_iter().find(|mark| text.contains(*mark))?;
    let mut parts = text.split(mark).map(|part| {
        let short = (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
        if short { part.parse().ok() } else { None }
    });
    let (first, second, year) = (parts.next()??, parts.next()??, parts.next()??);
    let whole = parts.next().is_none() && first <= 31 && second <= 31 && year > 999;
    whole.then_some([first, second, year])
}

/// A header as synonyms are written: folded, with spaces for other signs.
pub(super) fn header_key(header: &str) -> String {
    let folded = fold(header);
    let mut key = String::with_capacity(folded.len());
    for sign in folded.chars() {
        if sign.is_alphanumeric() {
            key.push(sign);
        } else if !key.is_empty() && !key.ends_with(' ') {
            key.push(' ');
        }
    }
    key.truncate(key.trim_end().len());
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_text() {
        let words = Words::default();
        let check = |cell: Cell, expect: &str| assert_eq!(text(&cell, &words), expect);
        check(Cell::Number(1976.0), "1976");
        check(Cell::Number(0.5), "0.5");
        check(Cell::Number(0.0), "0");
        check(Cell::Text(" \u{200b}Nom\u{202e} ".to_owned()), "Nom");
        check(Cell::Text("'=1+1".to_owned()), "=1+1");
        check(Cell::Text("'Aleph'".to_owned()), "'Aleph'");
        check(Cell::Error("#N/A".to_owned()), "");
        check(Cell::Bool(true), "oui");
    }

    #[test]
    fn numbers_with_commas_or_points() {
        let check =
            |text, decimal, expect| assert_eq!(read_number(text, decimal), expect, "{text}");
        check("1\u{202f}234,5", Decimal::Comma, Some(1234.5));
        check("1.234,5", Decimal::Comma, Some(1234.5));
        check("0.5", Decimal::Comma, Some(0.5));
        check("1,234.5", Decimal::Point, Some(1234.5));
        check("−2", Decimal::Comma, Some(-2.0));
        check("12 rue", Decimal::Comma, None);
        check("inf", Decimal::Comma, None);
        check("1e999", Decimal::Comma, None);
        check("", Decimal::Comma, None);
    }

    #[test]
    fn dates_as_the_file_means_them() {
        let words = Words::default();
        let check = |cell, order, serials, expect: &str| {
            assert_eq!(date_text(&cell, Dates { order, serials }, false, &words), expect);
        };
        let serials = Dates { serials: true, ..Dates::default() };
        assert_eq!(date_text(&Cell::Number(44620.0), serials, true, &words), "2026-03-01");
        check(Cell::Number(46082.0), DayOrder::DayFirst, true, "2026-03-01");
        check(Cell::Text("46082".to_owned()), DayOrder::DayFirst, true, "2026-03-01");
        check(Cell::Number(46082.0), DayOrder::DayFirst, false, "46082");
        check(Cell::Number(1976.0), DayOrder::DayFirst, true, "1976");
        check(Cell::Text("12/31/2013".to_owned()), DayOrder::MonthFirst, false, "2013-12-31");
        check(Cell::Text("31/12/2013".to_owned()), DayOrder::DayFirst, false, "31/12/2013");
        check(Cell::Text("mai 2027".to_owned()), DayOrder::MonthFirst, false, "mai 2027");
    }
}
