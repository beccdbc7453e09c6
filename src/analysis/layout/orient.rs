//! Turning a picture as a whole: to lie flat, or as it lay before.

use super::scene::Point;

/// The middle of these points; the origin when there are none.
pub(super) fn middle(points: &[Point]) -> Point {
    let sum = points.iter().fold(Point::default(), |sum, point| sum.plus(*point));
    sum.times(1.0 / points.len().max(1) as f32)
}

/// Turns the points around their middle so that they spread most from left to right.
pub(super) fn lay_flat(points: &mut [Point]) {
    let centre = middle(points);
    let (mut xx, mut yy, mut xy) = (0f64, 0f64, 0f64);
    for point in points.iter() {
        let (x, y) = (f64::from(point.x - centre.x), f64::from(point.y - centre.y));
        xx += x * x;
        yy += y * y;
        xy += x * y;
    }
    let angle = 0.5 * (2.0 * xy).atan2(xx - yy);
    let (sine, cosine) = (-angle).sin_cos();
    let turn =
        Turn { cosine: cosine as f32, sine: sine as f32, mirror: 1.0, from: centre, to: centre };
    for point in points {
        *point = turn.of(*point);
    }
}

/// A rotation around a point, perhaps after a reflection, then a move.
pub(super) struct Turn {
    cosine: f32,
    sine: f32,
    mirror: f32,
    from: Point,
    to: Point,
}

impl Turn {
    /// The turn that takes the first points nearest to the second ones, each to its own.
    ///
    /// Procrustes analysis without scaling: the sum of the squares of what is left is smallest.
    pub(super) fn between(from: &[Point], to: &[Point]) -> Self {
        let (start, end) = (middle(from), middle(to));
        let (mut plain, mut mirrored) = ((0f64, 0f64), (0f64, 0f64));
        for (one, other) in from.iter().zip(to) {
            let (a, b) = (one.minus(start), other.minus(end));
            let (ax, ay) = (f64::from(a.x), f64::from(a.y));
            let (bx, by) = (f64::from(b.x), f64::from(b.y));
            plain = (plain.0 + ax * bx + ay * by, plain.1 + ax * by - ay * bx);
            mirrored = (mirrored.0 + ax * bx - ay * by, mirrored.1 + ax * by + ay * bx);
        }
        let reflect = mirrored.0.hypot(mirrored.1) > plain.0.hypot(plain.1) * (1.0 + 1e-6);
        let (cosine, sine) = if reflect { mirrored } else { plain };
        let length = cosine.hypot(sine);
        let (cosine, sine) =
            if length > 0.0 { (cosine / length, sine / length) } else { (1.0, 0.0) };
        let mirror = if reflect { -1.0 } else { 1.0 };
        Self { cosine: cosine as f32, sine: sine as f32, mirror, from: start, to: end }
    }

    /// Where the turn takes a point.
    pub(super) fn of(&self, point: Point) -> Point {
        let apart = point.minus(self.from);
        let (x, y) = (apart.x, apart.y * self.mirror);
        self.to.plus(Point::new(x * self.cosine - y * self.sine, x * self.sine + y * self.cosine))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turned_picture_is_turned_back() {
        let before =
            [(0.0, 0.0), (10.0, 0.0), (10.0, 5.0), (-3.0, 4.0)].map(|(x, y)| Point::new(x, y));
        for mirror in [1.0, -1.0] {
            let after = before.map(|point| Point::new(7.0 - point.y * mirror, 3.0 + point.x));
            let turn = Turn::between(&after, &before);
            for (point, expect) in after.iter().zip(before) {
                assert!(turn.of(*point).minus(expect).square() < 1e-8);
            }
        }
    }

    #[test]
    fn a_tall_picture_is_laid_flat() {
        let mut points = [(0.0, 0.0), (1.0, 9.0), (0.0, 20.0)].map(|(x, y)| Point::new(x, y));
        lay_flat(&mut points);
        assert!((points[0].x - points[2].x).abs() > 19.0);
        assert!((points[0].y - points[2].y).abs() < 1.0);
    }
}
