//! Relations as lines: bent when several join the same two, trimmed at the marks, with arrowheads.

use super::numbers::push_tenth;
use super::{Line, Mark, Picture};
use crate::domain::relations::{Sign, Strength};

/// How far apart the middles of parallel lines stand.
const SPREAD: f32 = 22.0;
/// What lies between a line's end and the rim of its mark.
const GAP: f32 = 2.0;

/// Bends the lines that join the same two marks apart. O(m log m).
pub(super) fn spread(lines: &mut [Line]) {
    let pair = |line: &Line| (line.source.min(line.target), line.source.max(line.target));
    let mut order: Vec<_> = lines.iter().enumerate().map(|(n, line)| (pair(line), n)).collect();
    order.sort_unstable();
    for same in order.chunk_by(|one, other| one.0 == other.0) {
        for (nth, (_, n)) in same.iter().enumerate() {
            let line = &mut lines[*n];
            let off = (nth as f32 - (same.len() - 1) as f32 / 2.0) * SPREAD;
            line.bend = match line.source.cmp(&line.target) {
                std::cmp::Ordering::Less => off,
                std::cmp::Ordering::Equal => (nth + 1) as f32 * SPREAD,
                std::cmp::Ordering::Greater => -off,
            };
        }
    }
}

impl Line {
    /// Whether nothing bends it.
    pub fn is_straight(&self) -> bool {
        self.bend.abs() < f32::EPSILON
    }
}

/// A line from rim to rim.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Curve {
    /// Where it starts.
    pub from: (f32, f32),
    /// The point it bends towards; on the straight line when it does not bend.
    pub towards: (f32, f32),
    /// A second such point, for a line from a mark to itself.
    pub back: Option<(f32, f32)>,
    /// Where it ends.
    pub to: (f32, f32),
}

/// Appends a command of path data and its point.
fn push_point(path: &mut String, command: char, (x, y): (f32, f32)) {
    path.push(command);
    push_tenth(path, x);
    path.push(' ');
    push_tenth(path, y);
}

/// A point moved towards another, by so much.
fn step((x, y): (f32, f32), (a, b): (f32, f32), by: f32) -> (f32, f32) {
    let length = (a - x).hypot(b - y).max(0.001);
    (x + (a - x) / length * by, y + (b - y) / length * by)
}

impl Curve {
    /// The line between two marks, or from one to itself.
    pub fn of(line: &Line, source: &Mark, target: &Mark) -> Self {
        let (start, end) = ((source.x, source.y), (target.x, target.y));
        if line.source == line.target {
            return Self::loop_of(source, line.bend);
        }
        let middle = (f32::midpoint(start.0, end.0), f32::midpoint(start.1, end.1));
        let length = (end.0 - start.0).hypot(end.1 - start.1).max(0.001);
        // Twice the bend: a quadratic curve passes half-way to its control point.
        let off = 2.0 * line.bend / length;
        let towards = (middle.0 - (end.1 - start.1) * off, middle.1 + (end.0 - start.0) * off);
        let room = length / 2.0 - 1.0;
        let trim = |mark: &Mark| (mark.radius + GAP).min(room.max(0.0));
        let from = step(start, towards, trim(source));
        Self { from, towards, back: None, to: step(end, towards, trim(target)) }
    }

    /// A loop above the mark.
    fn loop_of(mark: &Mark, bend: f32) -> Self {
        let (radius, high) = (mark.radius, mark.radius * 1.5 + bend);
        let side = radius * 0.7;
        let towards = (mark.x - side - bend * 0.6, mark.y - high - radius * 0.5);
        let back = (mark.x + side + bend * 0.6, mark.y - high - radius * 0.5);
        let from = (mark.x - side * 0.9, mark.y - side - GAP);
        Self { from, towards, back: Some(back), to: (mark.x + side * 0.9, mark.y - side - GAP) }
    }

    /// The point at `t`, from 0 at its start to 1 at its end.
    pub fn at(&self, t: f32) -> (f32, f32) {
        let s = 1.0 - t;
        let mix = |a: f32, b: f32, c: Option<f32>, d: f32| match c {
            None => s * s * a + 2.0 * s * t * b + t * t * d,
            Some(c) => s * s * s * a + 3.0 * s * s * t * b + 3.0 * s * t * t * c + t * t * t * d,
        };
        let back = self.back.unzip();
        (
            mix(self.from.0, self.towards.0, back.0, self.to.0),
            mix(self.from.1, self.towards.1, back.1, self.to.1),
        )
    }

    /// Appends it as path data.
    pub fn write(&self, straight: bool, path: &mut String) {
        let mut point = |command, at| push_point(path, command, at);
        point('M', self.from);
        match self.back {
            Some(back) => {
                point('C', self.towards);
                point(' ', back);
                point(' ', self.to);
            }
            None if straight => point('L', self.to),
            None => {
                point('Q', self.towards);
                point(' ', self.to);
            }
        }
    }

    /// Appends the arrowhead at its end, or at its start, as path data.
    pub fn write_arrow(&self, at_start: bool, size: f32, path: &mut String) {
        let (tip, from) = if at_start {
            (self.from, self.towards)
        } else {
            (self.to, self.back.unwrap_or(self.towards))
        };
        let base = step(tip, from, size);
        let (x, y) = ((tip.1 - base.1) * 0.45, (base.0 - tip.0) * 0.45);
        push_point(path, 'M', tip);
        push_point(path, 'L', (base.0 + x, base.1 + y));
        push_point(path, 'L', (base.0 - x, base.1 - y));
        path.push('Z');
    }
}

/// What lines of one look share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Look {
    /// Whether it lies in the background.
    pub dim: bool,
    /// Whether it helps or harms.
    pub sign: Option<Sign>,
    /// How strong it is.
    pub strength: Option<Strength>,
}

impl Look {
    /// How wide it is drawn.
    pub fn width(self) -> f32 {
        self.strength.map_or(1.4, |strength| 0.8 + 0.9 * f32::from(strength.value()))
    }
}

/// All lines of one look, as one path, and their arrowheads as another.
#[derive(Clone, Debug, PartialEq)]
pub struct Batch {
    /// What they share.
    pub look: Look,
    /// The lines.
    pub lines: String,
    /// Their arrowheads.
    pub arrows: String,
}

impl Picture {
    /// The curve of the nth line.
    pub fn curve(&self, n: usize) -> Option<Curve> {
        let line = self.lines.get(n)?;
        let (source, target) = (line.source as usize, line.target as usize);
        Some(Curve::of(line, self.marks.get(source)?, self.marks.get(target)?))
    }

    /// The lines by look, the background first; `skip` leaves a line out, `dim` puts it there. O(m).
    pub fn batches(&self, dim: &dyn Fn(usize) -> bool, skip: &dyn Fn(usize) -> bool) -> Vec<Batch> {
        let mut batches: Vec<Batch> = Vec::new();
        for (n, line) in self.lines.iter().enumerate() {
            let Some(curve) = self.curve(n).filter(|_| !skip(n)) else {
                continue;
            };
            let (sign, strength) = (line.relation.sign, line.relation.strength);
            let look = Look { dim: dim(n), sign, strength };
            let known = batches.iter().position(|batch| batch.look == look);
            let at = known.unwrap_or_else(|| {
                batches.push(Batch { look, lines: String::new(), arrows: String::new() });
                batches.len() - 1
            });
            let batch = &mut batches[at];
            curve.write(line.is_straight(), &mut batch.lines);
            let size = 5.0 + 2.0 * look.width();
            curve.write_arrow(false, size, &mut batch.arrows);
            if line.relation.mutual {
                curve.write_arrow(true, size, &mut batch.arrows);
            }
        }
        batches.sort_by_key(|batch| (!batch.look.dim, batch.look));
        batches
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::picture;

    #[test]
    fn a_line_goes_from_rim_to_rim() {
        let picture = picture(&[("a", 0.0, 0.0), ("b", 100.0, 0.0)], &[(0, 1)]);
        let curve = picture.curve(0).unwrap();
        assert_eq!((curve.from, curve.to), ((15.0, 0.0), (85.0, 0.0)));
    }

    #[test]
    fn parallel_lines_are_told_apart_whatever_their_direction() {
        let ties = [(0, 1), (1, 0), (0, 1)];
        let picture = picture(&[("a", 0.0, 0.0), ("b", 200.0, 0.0)], &ties);
        let mut middles: Vec<f32> = (0..3).map(|n| picture.curve(n).unwrap().at(0.5).1).collect();
        middles.sort_by(f32::total_cmp);
        assert!(middles.windows(2).all(|pair| pair[1] - pair[0] > 15.0), "{middles:?}");
    }

    #[test]
    fn self_relations_stand_above_their_mark() {
        let picture = picture(&[("a", 50.0, 50.0)], &[(0, 0), (0, 0)]);
        let tops: Vec<f32> = (0..2).map(|n| picture.curve(n).unwrap().at(0.5).1).collect();
        assert!(tops[0] < 35.0 && tops[1] < tops[0] - 10.0, "{tops:?}");
    }

    #[test]
    fn all_at_one_point_still_gives_numbers() {
        let picture = picture(&[("a", 0.0, 0.0), ("b", 0.0, 0.0)], &[(0, 1), (1, 0)]);
        let batches = picture.batches(&|_| false, &|_| false);
        assert!(!batches[0].lines.contains("NaN") && !batches[0].arrows.contains("inf"));
    }

    #[test]
    fn lines_of_one_look_are_one_path() {
        let places = [("a", 0.0, 0.0), ("b", 90.0, 0.0), ("c", 0.0, 90.0)];
        let picture = picture(&places, &[(0, 1), (1, 2), (2, 0)]);
        let batches = picture.batches(&|n| n == 2, &|n| n == 1);
        let looks: Vec<bool> = batches.iter().map(|batch| batch.look.dim).collect();
        assert_eq!(looks, [true, false]);
        assert_eq!(batches[1].lines, "M15 0L75 0");
    }
}
