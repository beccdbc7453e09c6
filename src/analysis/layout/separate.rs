//! Boxes that overlap are pushed apart, the shape of the picture kept.

use super::orient::middle;
use super::packing::ASPECT;
use super::room::{Frame, Room};
use super::scene::Point;

/// After so many rounds of pushing, what still overlaps is put in free room.
const ROUNDS: usize = 120;
/// Every so many rounds of pushing the picture grows.
const PATIENCE: usize = 12;
const GROWTH: f32 = 1.06;

/// The boxes of a picture may overlap in so many pairs a box before they are pushed apart: more, and
/// pushing would mix what stands together.
const CROWD: f32 = 1.2;

/// Moves boxes until no two overlap, fixed ones aside.
///
/// Pushes pairs apart and lets the picture grow a little; what is left over in the end goes to the
/// nearest free room. O(n log n + pairs close by) a round, 120 rounds at most.
pub(super) fn separate(at: &mut [Point], half: &[Point], fixed: &[bool]) {
    let mut order: Vec<u32> = (0..at.len() as u32).collect();
    for round in 0..ROUNDS {
        if push(at, half, fixed, &mut order) == 0 {
            return;
        }
        if round % PATIENCE == PATIENCE - 1 {
            grow(at, fixed, GROWTH);
        }
    }
    settle(at, half, fixed);
}

/// How much smaller a small picture of names is tried to be drawn.
const SMALLER: [f32; 8] = [0.9, 0.8, 0.7, 0.6, 0.52, 0.45, 0.38, 0.32];
/// How much wider it is then tried.
const WIDER: [f32; 3] = [1.0, 1.3, 1.7];
/// Larger pictures, and those whose boxes are narrower than names, are not tightened.
const TIGHT: usize = 160;
const NAMED: f32 = 25.0;

/// Draws a small picture of named nodes as tightly as pushing its boxes apart allows: names are read from afar.
///
/// O(rounds · n log n) for each size tried.
pub(super) fn tighten(at: &mut [Point], half: &[Point], fixed: &[bool]) {
    if at.len() > TIGHT || fixed.contains(&true) || middle(half).x < NAMED {
        return;
    }
    let mut order: Vec<u32> = (0..at.len() as u32).collect();
    let before = at.to_vec();
    let mut least = extent(at, half);
    let mut attempt = |from: &[Point], at: &mut [Point], factor: Point| {
        let centre = middle(from);
        let stretched = |point: &Point| {
            let off = point.minus(centre);
            centre.plus(Point::new(off.x * factor.x, off.y * factor.y))
        };
        let mut tried: Vec<Point> = from.iter().map(stretched).collect();
        for _ in 0..ROUNDS {
            if push(&mut tried, half, fixed, &mut order) == 0 {
                break;
            }
        }
        settle(&mut tried, half, fixed);
        let size = extent(&tried, half);
        let better = size < least * 0.999;
        if better {
            least = size;
            at.copy_from_slice(&tried);
        }
        better
    };
    for (factor, wider) in SMALLER.iter().flat_map(|factor| WIDER.map(|wider| (*factor, wider))) {
        attempt(&before, at, Point::new(factor * wider, factor));
    }
    // Then a little at a time, in either direction, as long as that helps.
    for _ in 0..SQUEEZES {
        let from = at.to_vec();
        let helped = SQUEEZE.iter().any(|(x, y)| attempt(&from, at, Point::new(*x, *y)));
        if !helped {
            break;
        }
    }
}

/// Small steps towards a tighter picture, and how many are taken at most.
const SQUEEZE: [(f32, f32); 6] =
    [(0.97, 0.97), (0.93, 0.93), (1.0, 0.95), (0.95, 1.0), (1.04, 0.93), (0.88, 0.88)];
const SQUEEZES: usize = 40;

/// How wide a picture of the usual shape must be to hold these boxes.
fn extent(at: &[Point], half: &[Point]) -> f32 {
    let size = Frame::around(at.iter().copied().zip(half.iter().copied())).size();
    // Rows of nodes without ties come below, so it may be flatter than the whole.
    size.x.max(size.y * ASPECT * 1.25)
}

/// Lets a picture grow until few of its boxes overlap. O(n log n + overlapping pairs).
pub(super) fn make_room(at: &mut [Point], half: &[Point], fixed: &[bool]) {
    let mut order: Vec<u32> = (0..at.len() as u32).collect();
    sort(&mut order, at, half);
    // At which growth each pair comes apart.
    let mut growths = Vec::new();
    meeting(at, half, &order, |one, other| {
        let apart = at[other].minus(at[one]);
        let room = half[one].plus(half[other]);
        growths.push((room.x / apart.x.abs()).min(room.y / apart.y.abs()).min(LARGEST_GROWTH));
    });
    let count = at.len() as f32;
    let crowd = (count * CROWD * (count / 500.0).clamp(0.3, 1.0)) as usize;
    if growths.len() > crowd {
        let (_, growth, _) =
            growths.select_nth_unstable_by(crowd, |one, other| other.total_cmp(one));
        grow(at, fixed, *growth);
    }
}

const LARGEST_GROWTH: f32 = 20.0;

/// Moves all points away from their middle.
pub(super) fn grow(at: &mut [Point], fixed: &[bool], factor: f32) {
    let centre = middle(at);
    for (point, _) in at.iter_mut().zip(fixed).filter(|(_, fixed)| !**fixed) {
        *point = centre.plus(point.minus(centre).times(factor));
    }
}

/// Sorts boxes by their left edges.
fn sort(order: &mut [u32], at: &[Point], half: &[Point]) {
    let left = |node: u32| at[node as usize].x - half[node as usize].x;
    order.sort_unstable_by(|one, other| left(*one).total_cmp(&left(*other)).then(one.cmp(other)));
}

/// Calls for each pair of boxes that overlap, sorted by their left edges.
fn meeting(at: &[Point], half: &[Point], order: &[u32], mut found: impl FnMut(usize, usize)) {
    for (rank, one) in order.iter().enumerate() {
        let one = *one as usize;
        let right = at[one].x + half[one].x;
        for other in order.iter().skip(rank + 1) {
            let other = *other as usize;
            if at[other].x - half[other].x >= right {
                break;
            }
            if Frame::of(at[one], half[one]).meets(Frame::of(at[other], half[other])) {
                found(one, other);
            }
        }
    }
}

/// Pushes each overlapping pair apart along the axis that takes less; how many pairs it pushed.
fn push(at: &mut [Point], half: &[Point], fixed: &[bool], order: &mut [u32]) -> usize {
    sort(order, at, half);
    let mut pairs = Vec::new();
    meeting(at, half, order, |one, other| {
        if !(fixed[one] && fixed[other]) {
            pairs.push((one, other));
        }
    });
    for (one, other) in &pairs {
        let (one, other) = (*one, *other);
        let step = parting(at[other].minus(at[one]), half[one].plus(half[other]));
        let (first, second) = match (fixed[one], fixed[other]) {
            (false, false) => (0.51, 0.51),
            (true, _) => (0.0, 1.01),
            (_, true) => (1.01, 0.0),
        };
        at[one] = at[one].minus(step.times(first));
        at[other] = at[other].plus(step.times(second));
    }
    pairs.len()
}

/// The shortest step that parts two boxes so far apart that need this much room; none if they are.
fn parting(apart: Point, room: Point) -> Point {
    let lack = Point::new(room.x - apart.x.abs(), room.y - apart.y.abs());
    if lack.x <= 0.0 || lack.y <= 0.0 {
        Point::default()
    } else if lack.x < lack.y {
        Point::new(if apart.x < 0.0 { -lack.x } else { lack.x }, 0.0)
    } else {
        Point::new(0.0, if apart.y < 0.0 { -lack.y } else { lack.y })
    }
}

/// Puts what still overlaps in the nearest free room; certain to leave no overlap.
fn settle(at: &mut [Point], half: &[Point], fixed: &[bool]) {
    let frame = Frame::around(at.iter().copied().zip(half.iter().copied()));
    let mut room = Room::new(frame, at.len());
    let mut waiting = Vec::new();
    for node in 0..at.len() {
        if fixed[node] {
            room.take(at[node], half[node]);
        }
    }
    for node in (0..at.len()).filter(|node| !fixed[*node]) {
        if room.is_free(at[node], half[node]) {
            room.take(at[node], half[node]);
        } else {
            waiting.push(node);
        }
    }
    for node in waiting {
        let spot = room.near(at[node], half[node]);
        at[node] = spot.unwrap_or_else(|| room.beyond(at[node], half[node]));
        room.take(at[node], half[node]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::layout::random::Random;

    #[track_caller]
    fn check(at: &mut [Point], half: &[Point], fixed: &[bool]) {
        let before = at.to_vec();
        separate(at, half, fixed);
        for one in 0..at.len() {
            assert!(!fixed[one] || at[one] == before[one]);
            for other in 0..one {
                let (a, b) = (Frame::of(at[one], half[one]), Frame::of(at[other], half[other]));
                assert!(!a.meets(b) || (fixed[one] && fixed[other]), "{one} {other}");
            }
        }
    }

    #[test]
    fn no_overlap_is_left() {
        let mut random = Random::new(3);
        let mut points: Vec<Point> =
            (0..200).map(|_| Point::new(random.unit() * 300.0, random.unit() * 200.0)).collect();
        let half: Vec<Point> =
            (0..200).map(|_| Point::new(5.0 + random.unit() * 30.0, 12.0)).collect();
        let fixed: Vec<bool> = (0..200).map(|node| node % 17 == 0).collect();
        check(&mut points, &half, &fixed);
        check(&mut [Point::default(); 150], &half[..150], &fixed[..150]);
    }

    #[test]
    fn what_does_not_overlap_stays() {
        let mut points = [Point::new(0.0, 0.0), Point::new(10.0, 0.0)];
        separate(&mut points, &[Point::new(5.0, 5.0); 2], &[false; 2]);
        assert_eq!(points, [Point::new(0.0, 0.0), Point::new(10.0, 0.0)]);
    }
}
