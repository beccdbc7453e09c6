//! Actions as bars on a line of time, a row each, with lines from what is awaited to what waits.

use std::collections::BTreeMap;

use super::month::Month;
use super::tracking::Followed;
use crate::domain::date::Day;
use crate::domain::id::CardId;

/// The height of a row, in units of the picture.
pub const ROW: f32 = 40.0;
/// How much of a row a bar fills.
const THICK: f32 = 18.0;
/// The narrowest and the widest a picture is.
const WIDTHS: (f32, f32) = (640.0, 3200.0);
/// The fewest days that are shown: wider ones could not be dragged by one.
const LEAST: i64 = 28;
/// How wide a day is where there is room.
const DAY: f32 = 6.0;
/// What stays free at both ends.
const MARGIN: f32 = 12.0;
/// The least room between two dates that are written.
const TICK: f32 = 88.0;

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
    /// The months that are written, and where they start.
    pub ticks: Vec<(Month, f32)>,
    /// Where today is, if it is within.
    pub today: Option<f32>,
    /// How wide a day is.
    pub day: f32,
    /// How wide the picture is.
    pub width: f32,
    /// How high.
    pub height: f32,
}

/// Lays out a row an action. O(n log n + arrows + months).
pub fn bars(actions: &[Followed], today: Day) -> Bars {
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
    let width = (length * DAY + 2.0 * MARGIN).clamp(WIDTHS.0, WIDTHS.1);
    let x = |day: i64| MARGIN + (day - from) as f32 / length * (width - 2.0 * MARGIN);
    let bars: Vec<Bar> =
        actions.iter().enumerate().filter_map(|(at, action)| bar(at, action, &x)).collect();
    let first = Month::of(Day::from_number(from));
    let months = (to - from) / 28 + 2;
    let every = (months as f32 * TICK / width).ceil().max(1.0) as usize;
    let ticks = (0..months as i32).step_by(every).map(|by| first.stepped(by));
    let ticks =
        ticks.map(|month| (month, Day { year: month.year, month: month.month, day: 1 }.number()));
    let ticks =
        ticks.filter(|(_, day)| (from..=to).contains(day)).map(|(month, day)| (month, x(day)));
    let today = today.number();
    Bars {
        lines: lines(actions, &bars),
        ticks: ticks.collect(),
        day: (width - 2.0 * MARGIN) / length,
        today: (from..=to + 1).contains(&today).then(|| x(today)),
        width,
        height: actions.len() as f32 * ROW,
        bars,
    }
}

fn bar(at: usize, action: &Followed, x: &impl Fn(i64) -> f32) -> Option<Bar> {
    let (start, end) = (action.start.map(Day::number), action.end.map(Day::number));
    let y = at as f32 * ROW + (ROW - THICK) / 2.0;
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
fn lines(actions: &[Followed], bars: &[Bar]) -> Vec<String> {
    let by_id: BTreeMap<CardId, &Bar> = bars.iter().map(|bar| (actions[bar.at].id, bar)).collect();
    let ends = bars.iter().flat_map(|bar| {
        let firsts = actions[bar.at].after.iter().filter_map(|first| by_id.get(first));
        firsts.map(move |first| (*first, bar))
    });
    ends.map(|(first, then)| {
        let (left, right) = (first.x + first.width, then.x);
        let (high, low) = (first.y + THICK / 2.0, then.y + THICK / 2.0);
        let out = left + 6.0;
        let turn = if low > high { low - ROW / 2.0 } else { low + ROW / 2.0 };
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

    fn drawn(rows: &[(&str, &str)]) -> Bars {
        let mut bench = Bench::new();
        let mut last = None;
        for (start, deadline) in rows {
            let id = bench.card(KEY, "", "x", json!({"start": start, "deadline": deadline}));
            if let Some(last) = last.replace(id) {
                bench.link(id, AFTER, last, ());
            }
        }
        bars(&followed(&bench.index(), TODAY), TODAY)
    }

    #[test]
    fn bars_go_from_start_to_deadline() {
        let found = drawn(&[("2017-06-01", "2017-06-30"), ("2017-07-01", "2017-08-01"), ("", "")]);
        assert_eq!((found.width, found.height, found.bars.len()), (640.0, 120.0, 2));
        assert!((found.bars[0].x - 12.0).abs() < 1e-3);
        let end = found.bars[0].x + found.bars[0].width;
        assert!((end - found.bars[1].x).abs() < 1e-3);
        assert!((found.day * 30.0 - found.bars[0].width).abs() < 1e-3);
        assert_eq!(found.today, Some(found.bars[1].x));
        assert_eq!(found.ticks.iter().map(|tick| tick.0.month).collect::<Vec<_>>(), [6, 7, 8]);
        assert_eq!(found.lines.len(), 1);
        assert!(found.lines[0].ends_with(&format!("H{:.1}", found.bars[1].x)));
    }

    #[test]
    fn one_date_is_a_point_and_the_deadline_counts() {
        let found = drawn(&[("2017-06-01", ""), ("", "2017-06-30"), ("2018", "2017-07-01")]);
        assert!(found.bars.iter().all(|bar| bar.is_point));
    }

    #[test]
    fn a_lone_day_leaves_room_for_a_month() {
        assert!((drawn(&[("", "2017-06-30")]).day - 22.0).abs() < 1e-3);
    }

    #[test]
    fn a_thousand_years_have_few_dates_written() {
        let found = drawn(&[("1017", "2017")]);
        assert!((found.width - 3200.0).abs() < 1e-9);
        assert!(found.ticks.len() < 40);
        assert_eq!(drawn(&[("", "")]), Bars::default());
    }
}
