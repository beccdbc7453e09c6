//! The readings of an indicator as a small chart: a line through them, and the way from the baseline to the target.

use std::fmt::Write;

use crate::domain::method::indicator::{Gauge, Point};

/// How wide a chart is, in units of its own.
pub const WIDTH: f32 = 320.0;
/// How high.
pub const HEIGHT: f32 = 120.0;
/// What stays free around the lines, for marks at their ends.
const MARGIN: f32 = 10.0;

/// A chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chart {
    /// The line through the readings, as the data of an SVG path.
    pub line: String,
    /// The readings, from the oldest.
    pub points: Vec<(f32, f32)>,
    /// The way from the baseline over the milestones to the target, as the data of a path, where both have a day.
    pub way: Option<String>,
    /// The height of the baseline.
    pub baseline: Option<f32>,
    /// The height of the target.
    pub target: Option<f32>,
    /// Where today is, if it is within.
    pub today: Option<f32>,
    /// The first and the last day, in days from 1970-01-01.
    pub days: (i64, i64),
    /// The lowest and the highest value.
    pub values: (f64, f64),
}

/// Draws what has a day; none when nothing has. O(readings).
pub fn chart(gauge: &Gauge, today: i64) -> Option<Chart> {
    let dated = |point: &Point| point.day.map(|day| (day, point.value));
    let readings: Vec<(i64, f64)> = gauge.readings.iter().filter_map(dated).collect();
    let ends = [gauge.baseline, gauge.target];
    let end_days = ends.iter().flatten().filter_map(|point| point.day);
    let days = readings.iter().map(|(day, _)| *day).chain(end_days);
    let (from, to) = days.fold(None, |range, day| Some(widened(range, day)))?;
    let course: Vec<(i64, f64)> = course(gauge);
    let values = readings.iter().chain(&course).map(|(_, value)| *value);
    let values = values.chain(ends.iter().flatten().map(|point| point.value));
    let low = values.clone().fold(f64::INFINITY, f64::min);
    let high = values.fold(f64::NEG_INFINITY, f64::max);
    let x =
        |day: i64| MARGIN + share((day - from) as f64, (to - from) as f64) * (WIDTH - 2.0 * MARGIN);
    // Halves, so that the difference of two huge values stays finite.
    let y = |value: f64| {
        HEIGHT
            - MARGIN
            - share(value / 2.0 - low / 2.0, high / 2.0 - low / 2.0) * (HEIGHT - 2.0 * MARGIN)
    };
    let points: Vec<(f32, f32)> =
        readings.iter().map(|(day, value)| (x(*day), y(*value))).collect();
    let way: Vec<(f32, f32)> = course.iter().map(|(day, value)| (x(*day), y(*value))).collect();
    Some(Chart {
        line: path(&points),
        points,
        way: (!way.is_empty()).then(|| path(&way)),
        baseline: gauge.baseline.map(|point| y(point.value)),
        target: gauge.target.map(|point| y(point.value)),
        today: (from..=to).contains(&today).then(|| x(today)),
        days: (from, to),
        values: (low, high),
    })
}

/// The way that is expected: the baseline, the milestones that count, the target.
fn course(gauge: &Gauge) -> Vec<(i64, f64)> {
    let value = |point: Option<Point>| point.map(|point| point.value);
    let Some((start, end)) = value(gauge.baseline).zip(value(gauge.target)) else {
        return Vec::new();
    };
    let at = |share: f64| start * (1.0 - share) + end * share;
    let course = gauge.course().into_iter().map(|(day, share)| (day, at(share)));
    course.filter(|(_, value)| value.is_finite()).collect()
}

fn widened(range: Option<(i64, i64)>, day: i64) -> (i64, i64) {
    let (from, to) = range.unwrap_or((day, day));
    (from.min(day), to.max(day))
}

/// The part of a whole, half of it when there is no whole.
fn share(part: f64, whole: f64) -> f32 {
    if whole > 0.0 { (part / whole) as f32 } else { 0.5 }
}

fn path(points: &[(f32, f32)]) -> String {
    let mut path = String::new();
    for (at, (x, y)) in points.iter().enumerate() {
        let written = write!(path, "{}{x:.1} {y:.1}", if at == 0 { 'M' } else { 'L' });
        debug_assert!(written.is_ok());
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(day: Option<i64>, value: f64) -> Point {
        Point { value, day }
    }

    #[test]
    fn readings_lie_between_baseline_and_target() {
        let gauge = Gauge {
            baseline: Some(point(Some(0), 0.0)),
            target: Some(point(Some(100), 10.0)),
            milestones: vec![point(Some(50), 8.0), point(None, 1.0)],
            readings: vec![point(None, 3.0), point(Some(50), 5.0), point(Some(100), 2.5)],
            every: None,
        };
        let chart = chart(&gauge, 25).unwrap();
        assert_eq!(chart.line, "M160.0 60.0L310.0 85.0");
        assert_eq!(chart.way.as_deref(), Some("M10.0 110.0L160.0 30.0L310.0 10.0"));
        assert_eq!((chart.days, chart.values), ((0, 100), (0.0, 10.0)));
        assert_eq!(
            (chart.baseline, chart.target, chart.today),
            (Some(110.0), Some(10.0), Some(85.0))
        );
    }

    #[test]
    fn one_reading_stands_in_the_middle() {
        let gauge = Gauge { readings: vec![point(Some(7), 1.0)], ..Gauge::default() };
        let chart = chart(&gauge, 8).unwrap();
        assert_eq!((chart.points, chart.today), (vec![(160.0, 60.0)], None));
    }

    #[test]
    fn what_has_no_day_is_not_drawn() {
        let gauge = Gauge {
            target: Some(point(None, 1.0)),
            readings: vec![point(None, 1.0)],
            ..Gauge::default()
        };
        assert_eq!(chart(&gauge, 0), None);
    }

    #[test]
    fn huge_values_stay_on_the_chart() {
        let gauge = Gauge {
            readings: vec![point(Some(0), f64::MIN), point(Some(1), f64::MAX)],
            ..Gauge::default()
        };
        assert_eq!(chart(&gauge, 0).unwrap().points, [(10.0, 110.0), (310.0, 10.0)]);
    }
}
