//! What lies under a point of the picture.

use super::{Bounds, Picture};

/// What a pointer is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// The body of a mark.
    Mark(usize),
    /// The rim of a mark, from which a relation is drawn.
    Rim(usize),
    /// A line.
    Line(usize),
}

/// Pieces a curve is cut into to be measured.
const PIECES: usize = 12;

impl Picture {
    /// What lies under `point`; `slack` is how far off a pointer may be, in units of the picture. O(n + m).
    ///
    /// Marks come before lines; a rim is the ring just outside a mark.
    pub fn find(&self, point: (f32, f32), slack: f32) -> Option<Found> {
        let mark = self.nearest_mark(point, slack);
        let mark =
            mark.map(|(n, outside)| if outside > 0.0 { Found::Rim(n) } else { Found::Mark(n) });
        mark.or_else(|| self.nearest_line(point, slack).map(Found::Line))
    }

    /// The mark nearest to `point`, and how far outside its rim that is; the last drawn comes first.
    fn nearest_mark(&self, (x, y): (f32, f32), slack: f32) -> Option<(usize, f32)> {
        let outside =
            |(n, mark): (usize, &super::Mark)| (n, (mark.x - x).hypot(mark.y - y) - mark.radius);
        let near = self.marks.iter().enumerate().rev().map(outside);
        near.filter(|(_, outside)| *outside <= slack).min_by(|one, other| one.1.total_cmp(&other.1))
    }

    fn nearest_line(&self, point: (f32, f32), slack: f32) -> Option<usize> {
        let near = (0..self.lines.len()).filter_map(|n| {
            let far = self.distance_to_line(n, point, slack)?;
            (far <= slack).then_some((n, far))
        });
        near.min_by(|one, other| one.1.total_cmp(&other.1)).map(|(n, _)| n)
    }

    /// How far `point` is from the nth line; none when it is far off for sure.
    fn distance_to_line(&self, n: usize, point: (f32, f32), slack: f32) -> Option<f32> {
        let line = self.lines.get(n)?;
        let (source, target) =
            (self.marks.get(line.source as usize)?, self.marks.get(line.target as usize)?);
        let around = Bounds {
            left: source.x.min(target.x),
            top: source.y.min(target.y),
            right: source.x.max(target.x),
            bottom: source.y.max(target.y),
        };
        let wide = slack
            + line.bend.abs()
            + if line.source == line.target { source.radius * 4.0 } else { 0.0 };
        if !around.grown(wide).has(point) {
            return None;
        }
        let curve = self.curve(n)?;
        let pieces = if line.is_straight() { 1 } else { PIECES };
        let ends = (0..=pieces).map(|piece| curve.at(piece as f32 / pieces as f32));
        let pairs = ends.clone().zip(ends.skip(1));
        pairs.map(|(from, to)| off_segment(point, from, to)).min_by(f32::total_cmp)
    }

    /// The marks whose middle lies in a closed outline of points. O(n · points).
    pub fn inside(&self, outline: &[(f32, f32)]) -> Vec<usize> {
        let inside = |mark: &super::Mark| {
            let mut within = false;
            let next = outline.iter().cycle().skip(1);
            for (from, to) in outline.iter().zip(next) {
                if (from.1 > mark.y) != (to.1 > mark.y) {
                    let cut = from.0 + (mark.y - from.1) / (to.1 - from.1) * (to.0 - from.0);
                    within ^= mark.x < cut;
                }
            }
            within
        };
        let marks = self.marks.iter().enumerate().filter(|(_, mark)| inside(mark));
        marks.map(|(n, _)| n).collect()
    }
}

/// How far a point is from a segment.
fn off_segment(point: (f32, f32), from: (f32, f32), to: (f32, f32)) -> f32 {
    let way = (to.0 - from.0, to.1 - from.1);
    let off = (point.0 - from.0, point.1 - from.1);
    let length = (way.0.powi(2) + way.1.powi(2)).max(f32::MIN_POSITIVE);
    let along = ((off.0 * way.0 + off.1 * way.1) / length).clamp(0.0, 1.0);
    (off.0 - along * way.0).hypot(off.1 - along * way.1)
}

#[cfg(test)]
mod tests {
    use super::super::tests::picture;
    use super::*;

    #[track_caller]
    fn check(point: (f32, f32), expect: Option<Found>) {
        let marks = [("a", 0.0, 0.0), ("b", 200.0, 0.0), ("c", 100.0, 80.0)];
        let picture = picture(&marks, &[(0, 1), (1, 2), (2, 2)]);
        assert_eq!(picture.find(point, 6.0), expect);
    }

    #[test]
    fn points_find_what_is_under_them() {
        check((3.0, -4.0), Some(Found::Mark(0)));
        check((16.0, 0.0), Some(Found::Rim(0)));
        check((100.0, 4.0), Some(Found::Line(0)));
        check((150.0, 41.0), Some(Found::Line(1)));
        check((100.0, 20.0), None);
        check((100.0, 43.0), Some(Found::Line(2)));
    }

    #[test]
    fn a_lasso_takes_what_it_goes_around() {
        let picture = picture(&[("a", 0.0, 0.0), ("b", 50.0, 0.0), ("c", 5.0, 9.0)], &[]);
        assert_eq!(
            picture.inside(&[(-9.0, -9.0), (20.0, -9.0), (20.0, 20.0), (-9.0, 20.0)]),
            [0, 2]
        );
        assert!(picture.inside(&[]).is_empty());
    }
}
