//! The axis: times above the lanes, lines behind them, and the present.

use std::fmt::Write;

use super::Poster;
use crate::analysis::chronology::axis;
use crate::analysis::chronology::sight::Sight;
use crate::format::sheet::{EDGE, EDGE_FIELD, INK, INK_2, MARGIN, SMALL, Type};

const LARGE: Type = Type { size: SMALL, weight: 700, fill: INK };
const PLAIN: Type = Type { size: SMALL, weight: 400, fill: INK_2 };
/// The height of a row of words.
const ROW: f32 = 19.0;
/// From a mark to its words.
const GAP: f32 = 4.0;

/// A mark with its words.
struct Mark {
    x: f32,
    words: String,
}

/// The marks in view.
pub(super) struct Axis {
    small: Vec<Mark>,
    large: Vec<Mark>,
    /// The present, if it is in view, and its words.
    today: Option<Mark>,
    width: f32,
    /// How high its words are together.
    pub(super) height: f32,
}

impl Axis {
    pub(super) fn of(sight: &Sight, poster: &Poster) -> Self {
        let t = poster.lang;
        let axis::Axis { step, small, large } = axis::axis(sight, SMALL);
        let place = |minute: f64| sight.x(minute) as f32;
        let small = small
            .iter()
            .map(|tick| Mark { x: place(tick.minute), words: t.tick(tick.unit, step) })
            .filter(|mark| (0.0..sight.width).contains(&mark.x))
            .collect();
        let large: Vec<Mark> = large
            .iter()
            .map(|tick| Mark { x: place(tick.minute), words: t.tick_large(tick.unit) })
            .filter(|mark| mark.x < sight.width)
            .collect();
        // What begins before the view is named at its border.
        let first = large.iter().rposition(|mark| mark.x <= 0.0).unwrap_or(0);
        let large: Vec<Mark> = large.into_iter().skip(first).collect();
        let x = place(poster.today);
        let today = (0.0..=sight.width).contains(&x);
        let today = today.then(|| Mark { x, words: t.time_poster_today().to_owned() });
        let rows = if large.is_empty() { 1.0 } else { 2.0 };
        Self { small, large, today, width: sight.width, height: rows * ROW + 4.0 }
    }

    /// How much room is taken under the lanes.
    pub(super) fn foot(&self) -> f32 {
        if self.today.is_some() { ROW } else { 0.0 }
    }

    /// Writes words and lines, from one height to another; `x` counts from the left border.
    pub(super) fn write_marks(&self, (top, bottom): (f32, f32), out: &mut String) {
        let line = |x: f32, from: f32, colour: &str, out: &mut String| {
            writeln!(out, "<path d=\"M{x:.1} {from:.1}V{bottom:.1}\" stroke=\"{colour}\"/>").ok();
        };
        let under = top + self.height;
        for (n, mark) in self.large.iter().enumerate() {
            let x = mark.x.max(0.0);
            let next = self.large.get(n + 1).map_or(self.width, |next| next.x);
            if mark.x >= 0.0 {
                line(mark.x, top, EDGE_FIELD, out);
            }
            if x + GAP + LARGE.width(&mark.words) <= next {
                LARGE.write((x + GAP, top + ROW * 0.7), &mark.words, out);
            }
        }
        for mark in &self.small {
            line(mark.x, under - ROW, EDGE, out);
            if mark.x + GAP + PLAIN.width(&mark.words) <= self.width {
                PLAIN.write((mark.x + GAP, under - ROW * 0.35), &mark.words, out);
            }
        }
        writeln!(out, "<path d=\"M0 {under:.1}H{:.1}\" stroke=\"{EDGE_FIELD}\"/>", self.width).ok();
    }

    /// Draws the present through the lanes.
    pub(super) fn write_today(&self, (top, bottom): (f32, f32), out: &mut String) {
        if let Some(Mark { x, .. }) = &self.today {
            writeln!(
                out,
                "<path d=\"M{x:.1} {top:.1}V{bottom:.1}\" stroke=\"{INK}\" stroke-width=\"1.6\" \
                 stroke-dasharray=\"8 3 2 3\"/>"
            )
            .ok();
        }
    }

    /// Writes what the line of the present is, under it.
    pub(super) fn write_today_name(&self, y: f32, out: &mut String) {
        if let Some(Mark { x, words }) = &self.today {
            let wide = LARGE.width(words);
            let left = (x - wide / 2.0).clamp(0.0, (self.width - wide).max(0.0));
            LARGE.write((MARGIN + left, y + ROW * 0.75), words, out);
        }
    }
}
