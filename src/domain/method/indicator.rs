//! Indicators: how far one is, how far one should be, and what the last readings say.

use serde_json::Value;

use super::body;
use super::finding::{Finding, IND_01, IND_02, IND_03, IND_04, IND_05, IND_06, Said, said};
use super::index::{Index, Placed};
use super::wording;
use crate::domain::cards::Card;
use crate::domain::date::{Day, PartialDate};
use crate::domain::record::Extras;

/// The key of its cards.
pub const KEY: &str = "indicator";
/// The key of what should be reached on the way, each value at its date.
pub const MILESTONES: &str = "milestones";
/// How far behind what is expected one may be and still be on the way.
const GREEN: f64 = 0.10;
/// How far behind before it is late.
const ORANGE: f64 = 0.25;
/// A reading is old after so many times the time between two.
const OLD: f64 = 1.5;
/// More indicators for one objective than this, and nobody reads them.
const MOST: usize = 3;
/// Room for what floating point loses.
const NEAR: f64 = 1e-9;

/// A value on a day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// The value.
    pub value: f64,
    /// The day, in days from 1970-01-01; none when it was not understood.
    pub day: Option<i64>,
}

/// A traffic light with a shape and a word beside its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Light {
    /// ◇ No reading, an old one, or nothing to compare it with.
    Grey,
    /// ● On the way.
    Green,
    /// ▲ Attention.
    Orange,
    /// ■ Late.
    Red,
    /// ★ Reached.
    Blue,
}

impl Light {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Grey, Self::Green, Self::Orange, Self::Red, Self::Blue];

    /// The shape that stands beside its colour.
    pub fn shape(self) -> char {
        ['◇', '●', '▲', '■', '★'][self as usize]
    }
}

/// An indicator, read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Gauge {
    /// Where it started.
    pub baseline: Option<Point>,
    /// Where it should end.
    pub target: Option<Point>,
    /// What should be reached on the way, by day.
    pub milestones: Vec<Point>,
    /// The readings, by day; those without one come first.
    pub readings: Vec<Point>,
    /// How many days there are between two readings.
    pub every: Option<i64>,
}

/// The days between two readings, by key.
fn every(key: &str) -> Option<i64> {
    match key {
        "week" => Some(7),
        "month" => Some(31),
        "quarter" => Some(92),
        "half" => Some(183),
        "year" => Some(366),
        _ => None,
    }
}

fn point(row: &Extras, is_end: bool) -> Option<Point> {
    let day = if is_end { body::last_day(row, "date") } else { body::first_day(row, "date") };
    Some(Point { value: body::number(row, "value")?, day: day.map(Day::number) })
}

impl Gauge {
    /// Reads the body of an indicator. O(r log r) in its readings.
    pub fn of(card: &Card) -> Self {
        // A number alone is a value whose date nobody said.
        let bare =
            |key: &str| body::number(&card.body, key).map(|value| Point { value, day: None });
        let dated =
            |key: &str, is_end| body::map(&card.body, key).and_then(|row| point(row, is_end));
        let measure = |key: &str, is_end| dated(key, is_end).or_else(|| bare(key));
        let series = |key: &str, is_end| {
            let rows = body::rows(&card.body, key).filter_map(|row| point(row, is_end));
            let mut points: Vec<Point> = rows.collect();
            points.sort_by_key(|point| point.day);
            points
        };
        Self {
            baseline: measure("baseline", false),
            target: measure("target", true),
            milestones: series(MILESTONES, true),
            readings: series("readings", false),
            every: every(body::text(&card.body, "frequency")),
        }
    }

    /// The last reading.
    pub fn last(&self) -> Option<Point> {
        self.readings.last().copied()
    }

    /// The same with one more reading: what a computed figure says today.
    #[must_use]
    pub fn with_reading(mut self, value: f64, today: Day) -> Self {
        self.readings.push(Point { value, day: Some(today.number()) });
        self.readings.sort_by_key(|point| point.day);
        self
    }

    /// Whether it should end where it started.
    pub fn is_flat(&self) -> bool {
        let value = |point: Point| point.value;
        self.baseline.is_some() && self.baseline.map(value) == self.target.map(value)
    }

    /// How much of the way the last reading has come: 0 at the start, 1 at the target, whichever way that is.
    pub fn progress(&self) -> Option<f64> {
        self.progress_at(self.last()?.value)
    }

    fn progress_at(&self, value: f64) -> Option<f64> {
        let (start, end) = (self.baseline?.value, self.target?.value);
        let way = end - start;
        (way != 0.0).then(|| (value - start) / way).filter(|progress| progress.is_finite())
    }

    /// How much of the way should have been done at the last reading, 0 to 1: straight from one milestone to the next.
    ///
    /// Without milestones it is how much of the time had gone by. O(milestones).
    pub fn expected(&self) -> Option<f64> {
        let (course, now) = (self.course(), self.last()?.day?);
        let after = course.iter().position(|(day, _)| *day > now);
        let (before, after) = match after {
            Some(0) => return Some(0.0),
            Some(at) => (course[at - 1], course[at]),
            None => return course.last().map(|_| 1.0),
        };
        let gone = (now - before.0) as f64 / (after.0 - before.0) as f64;
        Some((before.1 + (after.1 - before.1) * gone).clamp(0.0, 1.0))
    }

    /// The days from the baseline over the milestones to the target, each with how much of the way is done by then.
    ///
    /// None without a way or its two days. Milestones count between them, the last written one of a day.
    pub fn course(&self) -> Vec<(i64, f64)> {
        let ends = self.baseline.and_then(|point| point.day).zip(self.target.and_then(|it| it.day));
        let Some((start, end)) = ends.filter(|(start, end)| end > start && !self.is_flat()) else {
            return Vec::new();
        };
        let mut course = vec![(start, 0.0)];
        for point in &self.milestones {
            let day = point.day.filter(|day| (start + 1..end).contains(day));
            if let Some((day, share)) = day.zip(self.progress_at(point.value)) {
                if course.last().is_some_and(|(before, _)| *before == day) {
                    course.pop();
                }
                course.push((day, share));
            }
        }
        course.push((end, 1.0));
        course
    }

    /// Whether the last reading is old, or there is none.
    pub fn is_stale(&self, today: Day) -> bool {
        let Some(last) = self.last() else {
            return true;
        };
        let age = last.day.map(|day| today.number() - day);
        age.zip(self.every).is_some_and(|(age, every)| age as f64 > OLD * every as f64)
    }

    /// The light that stands for it.
    pub fn light(&self, today: Day) -> Light {
        let Some(progress) = self.progress().filter(|_| !self.is_stale(today)) else {
            return Light::Grey;
        };
        if progress >= 1.0 - NEAR {
            return Light::Blue;
        }
        match self.expected() {
            None => Light::Grey,
            Some(expected) if progress >= expected - GREEN - NEAR => Light::Green,
            Some(expected) if progress >= expected - ORANGE - NEAR => Light::Orange,
            Some(_) => Light::Red,
        }
    }

    /// Whether the last three readings go up (1), down (−1) or neither (0): the sign of their least-squares slope.
    ///
    /// Of several readings on one day the last written counts; those of a single day have no trend.
    pub fn trend(&self) -> Option<i8> {
        let mut readings = self.readings.iter().rev().peekable();
        let mut points: Vec<(f64, f64)> = Vec::with_capacity(3);
        while let Some(point) = readings.next().filter(|_| points.len() < 3) {
            points.push((point.day? as f64, point.value));
            while readings.next_if(|other| other.day == point.day).is_some() {}
        }
        if points.len() < 2 {
            return None;
        }
        let count = points.len() as f64;
        let mean_day = points.iter().map(|(day, _)| day).sum::<f64>() / count;
        let mean = points.iter().map(|(_, value)| value).sum::<f64>() / count;
        let slope: f64 = points.iter().map(|(day, value)| (day - mean_day) * (value - mean)).sum();
        Some(if slope > NEAR {
            1
        } else if slope < -NEAR {
            -1
        } else {
            0
        })
    }
}

/// The readings of an indicator with one more, and the reading it takes the place of:
/// of a date there is one. Where its value came from, and what was said of it, stay.
pub fn noted(card: &Card, date: &str, value: f64) -> (Vec<Value>, Option<Extras>) {
    let mut rows = body::all_rows(&card.body, "readings", "comment");
    let day = PartialDate::read(date);
    let is_same =
        |row: &Extras| day.span().is_some() && body::date(row, "date").span() == day.span();
    let same = rows.iter_mut().rev().filter_map(Value::as_object_mut).find(|row| is_same(row));
    let Some(row) = same else {
        let row = [("date", Value::from(date)), ("value", body::number_value(value))];
        rows.push(row.into_iter().map(|(key, value)| (key.to_owned(), value)).collect());
        return (rows, None);
    };
    let before = row.clone();
    row.insert("value".to_owned(), body::number_value(value));
    (rows, body::is_filled(&before, "value").then_some(before))
}

/// What to mind in indicators. O(n log n + readings).
pub(super) fn rules(index: &Index, today: Day, found: &mut Vec<Finding>) {
    for card in index.boxes(KEY) {
        values(card, today, found);
        let is_ours = ["activity", "means"].contains(&body::text(&card.card.body, "level"))
            || wording::is_about_us(&card.card.text);
        let measures = index.out(card.id, "measures").next().is_some();
        if is_ours && measures {
            found.push(IND_03.found(vec![card.id.into()], vec![said(&card.card.text)]));
        }
    }
    for objective in index.boxes(super::objective::KEY) {
        let indicators = index.cards_into(objective.id, "measures");
        if indicators.len() > MOST {
            let count = Said::Count(indicators.len());
            found.push(
                IND_05.found(vec![objective.id.into()], vec![count, said(&objective.card.text)]),
            );
        }
        if let [(id, only)] = indicators.as_slice()
            && matches!(Gauge::of(only).light(today), Light::Green | Light::Blue)
        {
            found.push(
                IND_06.found(vec![(*id).into(), objective.id.into()], vec![said(&only.text)]),
            );
        }
    }
}

fn values(card: &Placed, today: Day, found: &mut Vec<Finding>) {
    let at = || vec![card.id.into()];
    let gauge = Gauge::of(card.card);
    let (start, end) =
        (gauge.baseline.map(|point| point.value), gauge.target.map(|point| point.value));
    if gauge.is_flat() {
        found.push(IND_01.found(at(), vec![said(&card.card.text)]));
    }
    let since = gauge.last().or(gauge.baseline).and_then(|point| point.day);
    let is_watching = body::is_filled(&card.card.body, "watch");
    if let (Some(every), Some(since), false) = (gauge.every, since, is_watching) {
        let age = today.number() - since;
        if age as f64 > OLD * every as f64 {
            let frequency =
                super::catalogue::method(KEY).and_then(|method| method.field("frequency"));
            let key = frequency.and_then(|field| match field.holds {
                super::catalogue::Holds::Choice(keys) => {
                    let written = body::text(&card.card.body, "frequency");
                    keys.iter().copied().find(|key| *key == written)
                }
                _ => None,
            });
            let every = Said::Choice("frequency", key.unwrap_or_default());
            found.push(
                IND_02.found(at(), vec![Said::Count(age as usize), every, said(&card.card.text)]),
            );
        }
    }
    let most = start.into_iter().chain(end).map(f64::abs).fold(0.0, f64::max);
    let odd = gauge.readings.iter().find(|point| most > 0.0 && point.value.abs() > 3.0 * most);
    if let Some(odd) = odd {
        found.push(IND_04.found(at(), vec![Said::Figure(odd.value), said(&card.card.text)]));
    }
}

#[cfg(test)]
mod tests;
