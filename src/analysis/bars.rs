//! Actions as bars on a line of time, a row each, with lines from what is awaited to what waits.

use std::collections::BTreeMap;

use super::month::Month;
use super::tracking::Followed;
use crate::domain::date::Day;
use crate::domain::id::CardId;

/// How much of a row a bar fills, in units of the picture.
const THICK: f32 = 18.0;
/// The narrowest and the widest a picture is.
const WIDTHS: (f32, f32) = (160.0, 24_000.0);
/// The fewest days that are shown: wider ones could not be dragged by one.
const LEAST: i64 = 28;
/// The widest a day is drawn.
const DAY: f32 = 48.0;
/// What stays free at both ends.
const MARGIN: f32 = 12.0;
/// The least room between two dates that are written.
const TICK: f32 = 96.0;
/// After how many months a date can be written, from the closest.
const EVERY: [i32; 9] = [1, 3, 6, 12, 24, 60, 120, 600, 1200];
/// Below this width names stand in a narrower column: as styles have it.
const NARROW: f32 = 672.0;
/// How high a line of words is.
const LINE: f32 = 16.0;
/// The fewest and the most lines of a row.
const LINES: (usize, usize) = (3, 10);

/// Where a picture is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// How wide the page is, names and picture together.
    pub page: f32,
    /// How many times wider than what fits.
    pub zoom: f32,
}

impl Frame {
    /// How wide the column of names is.
    fn names(self) -> f32 {
        if self.page < NARROW { self.page * 0.44 } else { 320.0 }
    }
}

/// A bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// Its place among the actions.
    pub at: usize,
    /// Its left end.
    pub x: f32,
    /// Its upper end.
    pub y: f32,
    /// How wide it is.
    pub width: f32,
    /// How high it is.
    pub height: f32,
    /// Whether one end only is known: it is drawn there, as wide as high.
    pub is_point: bool,
}

/// A picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bars {
    /// The bars of the actions that have a day.
    pub bars: Vec<Bar>,
    /// The lines between them, as the data of SVG paths.
    pub lines: Vec<String>,
    /// The dates that are written, and where they start.
    pub ticks: Vec<(Tick, f32)>,
    /// Where today is, if it is within.
    pub today: Option<f32>,
    /// How wide a day is.
    pub day: f32,
    /// How wide the picture is.
    pub width: f32,
    /// How high.
    pub height: f32,
    /// How many lines of words a row has room for.
    pub lines_of_row: usize,
}

/// A date that is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tick {
    /// A month.
    Month(Month),
    /// A year.
    Year(i32),
}

/// How high a row of so many lines is.
pub fn row_height(lines: usize) -> f32 {
    LINE * (lines + 1) as f32
}

/// Lays out a row an action, all of them within the frame. O(n log n + arrows + ticks).
pub fn bars(actions: &[Followed], today: Day, frame: Frame) -> Bars {
    let days =
        actions.iter().flat_map(|action| [action.start, action.end]).flatten().map(Day::number);
    let Some((from, to)) = days.fold(None, |range: Option<(i64, i64)>, day| {
        let (from, to) = range.unwrap_or((day, day));
        Some((from.min(day), to.max(day)))
    }) else {
        return Bars::default();
    };
    let to = to.max(from + LEAST - 1);
    let length = (to - from + 1) as f32;
    let fits = (frame.page - frame.names()).max(WIDTHS.0);
    let most = (length * DAY + 2.0 * MARGIN).clamp(fits, WIDTHS.1.max(fits));
    let width = (fits * frame.zoom.max(1.0)).min(most);
    let x = |day: i64| MARGIN + (day - from) as f32 / length * (width - 2.0 * MARGIN);
    let lines_of_row = lines_of_row(actions, frame.names());
    let row = row_height(lines_of_row);
    let bars: Vec<Bar> =
        actions.iter().enumerate().filter_map(|(at, action)| bar(at, row, action, &x)).collect();
    let ticks = ticks(from, to, (width - 2.0 * MARGIN) / length);
    let today = today.number();
    Bars {
        lines: lines(actions, &bars, row),
        ticks: ticks.into_iter().map(|(tick, day)| (tick, x(day))).collect(),
        day: (width - 2.0 * MARGIN) / length,
        today: (from..=to + 1).contains(&today).then(|| x(today)),
        width,
        height: actions.len() as f32 * row,
        lines_of_row,
        bars,
    }
}

/// How many lines the longest name takes, with its dates under it.
fn lines_of_row(actions: &[Followed], column: f32) -> usize {
    // Letters of names are some 7.4 units wide, those of the dates 6.2 for some 60 of them.
    let letters = (column / 7.4).max(8.0) as usize;
    let longest = actions.iter().map(|action| action.name.chars().count()).max().unwrap_or(0);
    let under = (60.0 * 6.2 / column).ceil() as usize;
    // A word that does not fit leaves its line half empty.
    ((longest + longest / 5).div_ceil(letters) + under).clamp(LINES.0, LINES.1)
}

/// The dates that are written and their days: months, quarters or years, as there is room. O(ticks).
fn ticks(from: i64, to: i64, day: f32) -> Vec<(Tick, i64)> {
    let month = day * 30.44;
    let every = EVERY.into_iter().find(|every| *every as f32 * month >= TICK);
    let every = every.unwrap_or(EVERY[EVERY.len() - 1]);
    let first = Month::of(Day::from_number(from));
    // Quarters start in January, and decades in a round year.
    let at = first.year * 12 + i32::from(first.month) - 1;
    let mut month = first.stepped(-at.rem_euclid(every));
    let mut ticks = Vec::new();
    loop {
        let day = Day { year: month.year, month: month.month, day: 1 }.number();
        if day > to {
            return ticks;
        }
        if day >= from {
            let tick = if every < 12 { Tick::Month(month) } else { Tick::Year(month.year) };
            ticks.push((tick, day));
        }
        month = month.stepped(every);
    }
}

fn bar(at: usize, row: f32, action: &Followed, x: &impl Fn(i64) -> f32) -> Option<Bar> {
    let (start, end) = (action.start.map(Day::number), action.end.map(Day::number));
    let y = at as f32 * row + (row - THICK) / 2.0;
    let bar = |x: f32, width: f32, is_point: bool| Bar { at, x, y, width, height: THICK, is_point };
    match (start, end) {
        (Some(start), Some(end)) if start <= end => {
            Some(bar(x(start), (x(end + 1) - x(start)).max(4.0), false))
        }
        // Of two dates that contradict each other the deadline counts.
        (_, Some(end)) => Some(bar(x(end) - THICK / 2.0, THICK, true)),
        (Some(start), None) => Some(bar(x(start) - THICK / 2.0, THICK, true)),
        (None, None) => None,
    }
}

/// From the end of what is awaited to the start of what waits, square and round the ends of bars.
fn lines(actions: &[Followed], bars: &[Bar], row: f32) -> Vec<String> {
    let by_id: BTreeMap<CardId, &Bar> = bars.iter().map(|bar| (actions[bar.at].id, bar)).collect();
    let ends = bars.iter().flat_map(|bar| {
        let firsts = actions[bar.at].after.iter().filter_map(|first| by_id.get(first));
        firsts.map(move |first| (*first, bar))
    });
    ends.map(|(first, then)| {
        let (left, right) = (first.x + first.width, then.x);
        let (high, low) = (first.y + THICK / 2.0, then.y + THICK / 2.0);
        let out = left + 6.0;
        let turn = if low > high { low - row / 2.0 } else { low + row / 2.0 };
        let into = right - 6.0;
        format!("M{left:.1} {high:.1}H{out:.1}V{turn:.1}H{into:.1}V{low:.1}H{right:.1}")
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::tracking::followed;
    use super::*;
    use crate::domain::method::action::{AFTER, KEY};
    use crate::domain::method::samples::{Bench, TODAY};

    /// What fits beside the names is 640 units wide.
    const FRAME: Frame = Frame { page: 960.0, zoom: 1.0 };

    fn drawn(rows: &[(&str, &str)], frame: Frame) -> Bars {
        let mut bench = Bench::new();
        let mut last = None;
        for (start, deadline) in rows {
            let id = bench.card(KEY, "", "x", json!({"start": start, "deadline": deadline}));
            if let Some(last) = last.replace(id) {
                bench.link(id, AFTER, last, ());
            }
        }
        bars(&followed(&bench.index(), TODAY), TODAY, frame)
    }

    #[test]
    fn bars_go_from_start_to_deadline() {
        let rows = [("2017-06-01", "2017-06-30"), ("2017-07-01", "2017-08-01"), ("", "")];
        let found = drawn(&rows, FRAME);
        assert_eq!((found.width, found.height, found.bars.len()), (640.0, 192.0, 2));
        assert!((found.bars[0].x - 12.0).abs() < 1e-3);
        let end = found.bars[0].x + found.bars[0].width;
        assert!((end - found.bars[1].x).abs() < 1e-3);
        assert!((found.day * 30.0 - found.bars[0].width).abs() < 1e-3);
        assert_eq!(found.today, Some(found.bars[1].x));
        let month = |month| Tick::Month(Month { year: 2017, month });
        let ticks: Vec<Tick> = found.ticks.iter().map(|tick| tick.0).collect();
        assert_eq!(ticks, [month(6), month(7), month(8)]);
        assert_eq!(found.lines.len(), 1);
        assert!(found.lines[0].ends_with(&format!("H{:.1}", found.bars[1].x)));
    }

    #[test]
    fn all_fits_at_first_and_widens_to_a_day() {
        let rows = [("juin 2015", "2016")];
        let found = drawn(&rows, FRAME);
        assert!((found.width - 640.0).abs() < 1e-3);
        let months: Vec<Tick> = found.ticks.iter().map(|tick| tick.0).collect();
        let month = |year, month| Tick::Month(Month { year, month });
        assert_eq!(
            months,
            [
                month(2015, 7),
                month(2015, 10),
                month(2016, 1),
                month(2016, 4),
                month(2016, 7),
                month(2016, 10)
            ]
        );
        assert!((drawn(&rows, Frame { zoom: 2.0, ..FRAME }).width - 1280.0).abs() < 1e-3);
        let near = drawn(&rows, Frame { zoom: 1e6, ..FRAME });
        assert!(near.width <= WIDTHS.1);
        let narrow = drawn(&rows, Frame { page: 358.0, zoom: 1.0 });
        assert!(narrow.width <= 358.0 * 0.56 + 1.0);
    }

    #[test]
    fn rows_have_room_for_the_longest_name() {
        let mut bench = Bench::new();
        bench.card(KEY, "", &"lettres ".repeat(12), json!({"deadline": "2017"}));
        let lines = |page| {
            let found = followed(&bench.index(), TODAY);
            bars(&found, TODAY, Frame { page, zoom: 1.0 }).lines_of_row
        };
        assert_eq!((lines(960.0), lines(358.0)), (5, 9));
    }

    #[test]
    fn one_date_is_a_point_and_the_deadline_counts() {
        let found = drawn(&[("2017-06-01", ""), ("", "2017-06-30"), ("2018", "2017-07-01")], FRAME);
        assert!(found.bars.iter().all(|bar| bar.is_point));
    }

    #[test]
    fn a_lone_day_leaves_room_for_a_month() {
        assert!((drawn(&[("", "2017-06-30")], FRAME).day - 22.0).abs() < 1e-3);
    }

    #[test]
    fn a_thousand_years_have_few_dates_written() {
        let found = drawn(&[("1017", "2017")], FRAME);
        let ticks: Vec<Tick> = found.ticks.iter().map(|tick| tick.0).collect();
        assert_eq!(ticks.first(), Some(&Tick::Year(1100)));
        assert!(ticks.len() < 12);
        assert_eq!(drawn(&[("", "")], FRAME), Bars::default());
    }
}
