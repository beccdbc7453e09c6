//! Finished pieces side by side, little room lost, in a picture wider than high.

use super::room::Frame;
use super::scene::{Point, Scene};

/// How wide a picture should be for its height.
pub(super) const ASPECT: f32 = 1.6;
/// The room between two pieces.
const MARGIN: f32 = 24.0;

/// Packs the pieces, big ones first, around the origin. O(pieces² / width) for some widths.
pub(super) fn pack(scene: &mut Scene, pieces: &[Vec<usize>]) {
    let frames: Vec<Frame> =
        pieces.iter().map(|piece| scene.frame(piece.iter().copied())).collect();
    let sizes: Vec<Point> =
        frames.iter().map(|frame| frame.size().plus(Point::new(MARGIN, MARGIN))).collect();
    let mut order: Vec<usize> = (0..pieces.len()).collect();
    order.sort_by(|one, other| area(sizes[*other]).total_cmp(&area(sizes[*one])));
    let corners = best(&sizes, &order);
    for (piece, (frame, corner)) in pieces.iter().zip(frames.iter().zip(corners)) {
        scene.shift(piece.iter().copied(), corner.minus(frame.low));
    }
}

fn area(size: Point) -> f32 {
    size.x * size.y
}

/// The corners of the tightest packing in some widths tried.
fn best(sizes: &[Point], order: &[usize]) -> Vec<Point> {
    let total: f32 = sizes.iter().copied().map(area).sum();
    let widest = sizes.iter().map(|size| size.x).fold(0.0, f32::max);
    let start = (total * ASPECT).sqrt().max(widest);
    let tries = if order.len() > 2_000 { 1 } else { 10 };
    let packings = (0..tries).map(|step| {
        let (corners, size) = shelve(sizes, order, start * (1.0 + step as f32 * 0.07));
        // The area of the smallest picture of the right shape that holds it.
        (size.x.max(size.y * ASPECT), corners)
    });
    let best = packings.min_by(|one, other| one.0.total_cmp(&other.0));
    best.map(|(_, corners)| corners).unwrap_or_default()
}

/// Puts rectangles one after the other where they lie highest, left of `width`.
fn shelve(sizes: &[Point], order: &[usize], width: f32) -> (Vec<Point>, Point) {
    let mut corners = vec![Point::default(); sizes.len()];
    let mut size = Point::default();
    // The lower rim of what is placed: where each stretch starts, and how low it reaches.
    let mut rim = vec![Point::new(0.0, 0.0)];
    for item in order {
        let corner = highest(&rim, sizes[*item].x, width);
        let end = corner.plus(sizes[*item]);
        corners[*item] = corner;
        size = Point::new(size.x.max(end.x), size.y.max(end.y));
        lower(&mut rim, corner.x, end);
    }
    (corners, size)
}

/// The highest spot under the rim for something this wide, the leftmost of equals.
fn highest(rim: &[Point], wide: f32, width: f32) -> Point {
    let mut best: Option<Point> = None;
    for (first, stretch) in rim.iter().enumerate() {
        let end = stretch.x + wide;
        if end > width * (1.0 + 1e-5) && first > 0 {
            break;
        }
        let under = rim[first..].iter().take_while(|other| other.x < end);
        let y = under.map(|other| other.y).fold(0.0, f32::max);
        if best.is_none_or(|best| y < best.y) {
            best = Some(Point::new(stretch.x, y));
        }
    }
    best.unwrap_or_default()
}

/// Lowers the rim to the end of what was placed from `start` on.
fn lower(rim: &mut Vec<Point>, start: f32, end: Point) {
    let after = rim.iter().rfind(|stretch| stretch.x <= end.x).map_or(0.0, |stretch| stretch.y);
    rim.retain(|stretch| stretch.x < start || stretch.x > end.x);
    let place = rim.partition_point(|stretch| stretch.x < start);
    rim.splice(place..place, [Point::new(start, end.y), Point::new(end.x, after)]);
}

/// Where these sizes stand in rows of this width, in order, and the size of the whole.
fn rows(sizes: &[Point], width: f32) -> (Vec<Point>, Point) {
    let (mut corner, mut high, mut wide) = (Point::default(), 0f32, 0f32);
    let mut corners = Vec::with_capacity(sizes.len());
    for size in sizes {
        if corner.x > 0.0 && corner.x + size.x > width * 1.001 {
            corner = Point::new(0.0, corner.y + high);
            high = 0.0;
        }
        corners.push(corner);
        corner.x += size.x;
        wide = wide.max(corner.x);
        high = high.max(size.y);
    }
    (corners, Point::new(wide, corner.y + high))
}

/// Lays nodes without ties in rows below the frame of the others, in order.
///
/// The rows are as wide as makes the smallest picture of the usual shape. O(nodes) for some widths.
pub(super) fn lay_below(scene: &mut Scene, nodes: &[usize], others: &[usize]) {
    let gap = Point::new(MARGIN / 2.0, MARGIN / 2.0);
    let sizes: Vec<Point> =
        nodes.iter().map(|node| scene.half[*node].times(2.0).plus(gap)).collect();
    let frame = scene.frame(others.iter().copied());
    let above = if others.is_empty() { Point::default() } else { frame.size() };
    let even = (sizes.iter().copied().map(area).sum::<f32>() * ASPECT).sqrt();
    let start = above.x.max(even * 0.5).max(1.0);
    let tries = (0..12u8).map(|step| {
        let (corners, size) = rows(&sizes, start * (1.0 + f32::from(step) * 0.15));
        let whole = Point::new(size.x.max(above.x), size.y + above.y);
        (whole.x.max(whole.y * ASPECT), corners, size)
    });
    let Some((_, corners, size)) = tries.min_by(|one, other| one.0.total_cmp(&other.0)) else {
        return;
    };
    // Below the middle of the others.
    let left = if others.is_empty() { 0.0 } else { frame.middle().x - size.x / 2.0 };
    let top = if others.is_empty() { 0.0 } else { frame.high.y + MARGIN };
    for ((node, corner), size) in nodes.iter().zip(corners).zip(sizes) {
        if !scene.fixed[*node] {
            scene.at[*node] = Point::new(left, top).plus(corner).plus(size.times(0.5));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rectangles_are_packed_tightly_and_apart() {
        let sizes: Vec<Point> =
            (1..40u8).map(|n| Point::new(f32::from(n) * 3.0, f32::from(n % 7 + 1) * 5.0)).collect();
        let mut order: Vec<usize> = (0..sizes.len()).collect();
        order.sort_by(|one, other| area(sizes[*other]).total_cmp(&area(sizes[*one])));
        let corners = best(&sizes, &order);
        let frames: Vec<Frame> = corners
            .iter()
            .zip(&sizes)
            .map(|(corner, size)| Frame { low: *corner, high: corner.plus(*size) })
            .collect();
        for (rank, frame) in frames.iter().enumerate() {
            assert!(frames[..rank].iter().all(|other| !other.meets(*frame)));
        }
        let all = frames.iter().fold(frames[0], |all, frame| all.with(*frame)).size();
        let used: f32 = sizes.iter().copied().map(area).sum();
        assert!(used / area(all) > 0.8, "{}", used / area(all));
    }
}
