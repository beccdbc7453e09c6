//! The rank chart over time as lines: a column a date, rank 1 at the top.

use std::fmt::Write;

use super::report::{Band, Rise, Rises};

/// Places after this one share the lowest row.
pub const LOWEST: u32 = 10;

/// The room a chart has, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// How wide it is.
    pub width: f32,
    /// How high.
    pub height: f32,
    /// The size of a letter.
    pub letter: f32,
}

/// An actor's line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its place among the rises.
    pub rise: usize,
    /// The line through the middles of its bands, as the data of an SVG path.
    pub path: String,
    /// What undated ties leave open, as the data of an SVG path; blank where nothing is.
    pub band: String,
    /// Its last point, where its name starts from.
    pub end: (f32, f32),
    /// The middle of its name's height.
    pub label: f32,
}

/// A chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chart {
    /// A line an actor with a place.
    pub lines: Vec<Line>,
    /// The rows: a rank and its height; the lowest is for all after it.
    pub rows: Vec<(u32, f32)>,
    /// The dates that are written: their place among the days, and where they stand.
    pub ticks: Vec<(usize, f32)>,
    /// The left and right ends of the lines.
    pub ends: (f32, f32),
}

/// Draws `rises` in `room`; `heights` tells how many lines the name of each takes. O(actors · dates).
pub fn chart(rises: &Rises, room: Room, heights: &[usize]) -> Chart {
    let letter = room.letter;
    let names = (letter * 12.5).min(room.width * 0.5);
    let (left, right) = (letter * 4.5, (room.width - names).max(letter * 4.0));
    let (top, bottom) = (letter * 1.5, room.height - letter * 2.5);
    let row = (bottom - top) / LOWEST as f32;
    let count = rises.days.len();
    let x = |day: usize| match count {
        0 | 1 => left.midpoint(right),
        _ => left + (right - left) * day as f32 / (count - 1) as f32,
    };
    let y = |rank: f32| top + (rank.min(LOWEST as f32 + 1.0) - 1.0) * row;
    let line = |(place, rise): (usize, &Rise)| {
        let mut end = None;
        let (mut path, mut band) = (String::new(), String::new());
        let runs = rise.places.split(Option::is_none);
        let mut start = 0;
        for run in runs {
            let points: Vec<(f32, Band)> =
                (start..).map(x).zip(run.iter().flatten().copied()).collect();
            start += run.len() + 1;
            let height = |band: &Band| y(band.best as f32).midpoint(y(band.worst as f32));
            curve(&mut path, 'M', points.iter().map(|(x, band)| (*x, height(band))));
            if points.iter().any(|(_, band)| y(band.best as f32) < y(band.worst as f32)) {
                let edge = |band: u32| y(band as f32);
                curve(&mut band, 'M', points.iter().map(|(x, band)| (*x, edge(band.best))));
                curve(&mut band, 'L', points.iter().rev().map(|(x, band)| (*x, edge(band.worst))));
                band.push('Z');
            }
            end = points.last().map(|(x, band)| (*x, height(band))).or(end);
        }
        Some(Line { rise: place, path, band, end: end?, label: end?.1 })
    };
    let mut lines: Vec<Line> = rises.rises.iter().enumerate().filter_map(line).collect();
    let height =
        |line: &Line| (heights.get(line.rise).copied().unwrap_or(1) as f32 * 1.1 + 0.2) * letter;
    spread(&mut lines, height, room.height);
    let every = ((letter * 10.0) / ((right - left) / count.max(2) as f32)).ceil().max(1.0) as usize;
    Chart {
        lines,
        rows: (1..=LOWEST + 1).map(|rank| (rank, y(rank as f32))).collect(),
        ticks: (0..count).step_by(every).map(|day| (day, x(day))).collect(),
        ends: (left, right),
    }
}

/// Adds a curve that is level at each of its points.
fn curve(path: &mut String, first: char, points: impl Iterator<Item = (f32, f32)>) {
    let mut before: Option<(f32, f32)> = None;
    for (x, y) in points {
        let written = match before {
            None => write!(path, "{first}{x:.1} {y:.1}"),
            Some((last_x, last_y)) => {
                let middle = last_x.midpoint(x);
                write!(path, "C{middle:.1} {last_y:.1} {middle:.1} {y:.1} {x:.1} {y:.1}")
            }
        };
        debug_assert!(written.is_ok());
        before = Some((x, y));
    }
}

/// Moves names apart, in the order of their lines' ends, so that each has its height to itself.
fn spread(lines: &mut [Line], height: impl Fn(&Line) -> f32, bottom: f32) {
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by(|one, other| lines[*one].end.1.total_cmp(&lines[*other].end.1));
    let mut free = 0.0;
    for place in &order {
        let half = height(&lines[*place]) / 2.0;
        lines[*place].label = lines[*place].label.max(free + half);
        free = lines[*place].label + half;
    }
    let mut free = bottom;
    for place in order.iter().rev() {
        let half = height(&lines[*place]) / 2.0;
        lines[*place].label = lines[*place].label.min(free - half);
        free = lines[*place].label - half;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: Room = Room { width: 600.0, height: 400.0, letter: 13.0 };

    fn rise(node: u32, places: &[(u32, u32)]) -> Rise {
        let band =
            |(best, worst): &(u32, u32)| (*best > 0).then_some(Band { best: *best, worst: *worst });
        Rise { node, places: places.iter().map(band).collect() }
    }

    #[test]
    fn lines_go_through_their_places() {
        let rises = Rises {
            days: vec![0, 10, 20],
            rises: vec![
                rise(4, &[(1, 1), (2, 2), (1, 1)]),
                rise(7, &[(2, 4), (0, 0), (30, 30)]),
                rise(9, &[(0, 0), (0, 0), (0, 0)]),
            ],
        };
        let chart = chart(&rises, ROOM, &[2; 8]);
        assert_eq!(chart.lines.len(), 2);
        let [first, second] = [&chart.lines[0], &chart.lines[1]];
        assert!(first.path.starts_with("M58.5 19.5C"));
        assert_eq!((first.band.as_str(), first.end), ("", (chart.ends.1, 19.5)));
        assert_eq!(second.path.matches('M').count(), 2);
        assert!(second.band.ends_with('Z'));
        // The thirtieth place shares the lowest row.
        assert!((second.end.1 - chart.rows[10].1).abs() < 1e-3);
    }

    #[test]
    fn names_do_not_lie_on_each_other() {
        let rises =
            Rises { days: vec![0], rises: (0..8).map(|node| rise(node, &[(11, 11)])).collect() };
        let chart = chart(&rises, ROOM, &[2; 8]);
        let mut labels: Vec<f32> = chart.lines.iter().map(|line| line.label).collect();
        labels.sort_by(f32::total_cmp);
        assert!(labels.windows(2).all(|pair| pair[1] - pair[0] > 13.0 * 2.3));
        assert!(labels[0] > 0.0 && labels[7] < 400.0);
    }

    #[test]
    fn nothing_makes_an_empty_chart() {
        assert!(chart(&Rises::default(), ROOM, &[]).lines.is_empty());
    }
}
