//! Days and times of spreadsheets, as ISO 8601.

use calamine::ExcelDateTime;

use crate::format::table::Cell;

/// A day from which spreadsheets count no further: the first one of the year 10000.
const END: f64 = 2_958_466.0;

/// The day and time that a number stands for, in the calendar of its file; a time without a day is text.
pub(super) fn counted(moment: &ExcelDateTime) -> Cell {
    let value = moment.as_f64();
    if moment.is_duration() {
        return if value.abs() < END {
            Cell::Text(clock((value * 86_400.0).round() as i64))
        } else {
            Cell::Number(value)
        };
    }
    if !(0.0..END).contains(&value) {
        return Cell::Number(value);
    }
    if value < 1.0 {
        return Cell::Text(clock((value * 86_400.0).round() as i64));
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    if (year, month, day) == (1900, 2, 29) {
        // Spreadsheets count a day that never was.
        return Cell::Number(value);
    }
    let time = if (hour, minute, second) == (0, 0, 0) {
        String::new()
    } else {
        format!("T{hour:02}:{minute:02}:{second:02}")
    };
    Cell::Date(format!("{year:04}-{month:02}-{day:02}{time}"))
}

/// A day that is written, without the time when that is midnight.
pub(super) fn written(text: &str) -> Cell {
    let text = text.trim();
    let (day, time) = text.split_once('T').unwrap_or((text, ""));
    let is_midnight = time.chars().all(|sign| "0:.Z".contains(sign));
    match (text, is_midnight) {
        ("", _) => Cell::Empty,
        (_, true) => Cell::Date(day.to_owned()),
        (_, false) => Cell::Date(text.to_owned()),
    }
}

/// A time such as "PT12H30M00S", as a clock shows it; anything else as it is.
pub(super) fn lasting(text: &str) -> Cell {
    let read = || {
        let (hours, rest) = text.trim().strip_prefix("PT")?.split_once('H')?;
        let (minutes, rest) = rest.split_once('M')?;
        let seconds: f64 = rest.strip_suffix('S')?.replace(',', ".").parse().ok()?;
        let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
        Some(clock(i64::from(hours) * 3600 + i64::from(minutes) * 60 + seconds as i64))
    };
    Cell::Text(read().unwrap_or_else(|| text.trim().to_owned()))
}

/// So many seconds, as a clock shows them: "12:30", "36:00:05".
fn clock(seconds: i64) -> String {
    let sign = if seconds < 0 { "-" } else { "" };
    let all = seconds.unsigned_abs();
    let (hours, minutes, seconds) = (all / 3600, all / 60 % 60, all % 60);
    let end = if seconds == 0 { String::new() } else { format!(":{seconds:02}") };
    format!("{sign}{hours:02}:{minutes:02}{end}")
}

#[cfg(test)]
mod tests {
    use calamine::ExcelDateTimeType::{DateTime, TimeDelta};

    use super::*;

    #[track_caller]
    fn check(value: f64, is_1904: bool, expect: &str) {
        let cell = counted(&ExcelDateTime::new(value, DateTime, is_1904));
        let (Cell::Date(text) | Cell::Text(text)) = &cell else { panic!("{cell:?}") };
        assert_eq!(text, expect);
    }

    #[test]
    fn both_calendars() {
        check(46_082.0, false, "2026-03-01");
        check(44_620.0, true, "2026-03-01");
        check(46_082.437_5, false, "2026-03-01T10:30:00");
        check(1.0, false, "1900-01-01");
        check(59.0, false, "1900-02-28");
        check(61.0, false, "1900-03-01");
        check(0.5, false, "12:00");
    }

    #[test]
    fn what_is_no_day_stays_a_number() {
        for value in [60.0, -1.0, 1e9, f64::NAN, f64::INFINITY] {
            let cell = counted(&ExcelDateTime::new(value, DateTime, false));
            assert!(matches!(cell, Cell::Number(_)), "{value}");
        }
    }

    #[test]
    fn durations_are_clocks() {
        let cell = counted(&ExcelDateTime::new(1.5, TimeDelta, false));
        assert_eq!(cell, Cell::Text("36:00".to_owned()));
        assert_eq!(lasting("PT12H30M05S"), Cell::Text("12:30:05".to_owned()));
        assert_eq!(lasting("P1D"), Cell::Text("P1D".to_owned()));
        assert_eq!(written("2026-03-01T00:00:00"), Cell::Date("2026-03-01".to_owned()));
        assert_eq!(written("2026-03-01T10:30:00"), Cell::Date("2026-03-01T10:30:00".to_owned()));
    }
}
