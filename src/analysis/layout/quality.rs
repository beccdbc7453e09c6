//! How good a picture is, in figures that compare.

use super::Place;
use super::random::Random;
use super::scene::Point;
use crate::analysis::network::{Adjacency, Network};

/// Above this many nodes, stress is measured from some of them only.
const ALL_SOURCES: usize = 1_500;
const SOME_SOURCES: usize = 400;

/// How far the drawn distances are from those in the network: 0 is perfect, 0.1 is good.
///
/// Over reachable pairs of distance d drawn at x, the mean of (s x - d)² / d², with the scale s
/// that makes it smallest. All pairs up to 1,500 nodes, else from 400 nodes; O(nodes * ties).
pub fn stress(network: &Network, places: &[Place]) -> f64 {
    let neighbours = network.neighbours();
    let count = neighbours.len().min(places.len());
    let mut sources: Vec<usize> = (0..count).collect();
    if count > ALL_SOURCES {
        Random::new(1).shuffle(&mut sources);
        sources.truncate(SOME_SOURCES);
    }
    let (mut drawn, mut square, mut pairs) = (0.0, 0.0, 0.0);
    let mut distances = Vec::new();
    let mut queue = Vec::new();
    for source in sources {
        distances_from(&neighbours, source, &mut distances, &mut queue);
        for node in queue.iter().skip(1).map(|node| *node as usize).filter(|node| *node < count) {
            let (one, other) = (places[source], places[node]);
            let apart = f64::from(one.x - other.x).hypot(f64::from(one.y - other.y));
            let ratio = apart / f64::from(distances[node]);
            drawn += ratio;
            square += ratio * ratio;
            pairs += 1.0;
        }
    }
    // With s = Σ r / Σ r², the mean of (s r - 1)² is 1 - s Σ r / pairs.
    if pairs == 0.0 || square == 0.0 { 0.0 } else { 1.0 - drawn * drawn / square / pairs }
}

/// Fills the distance of each node that can be reached, and the nodes in the order of distance.
///
/// Those that cannot be reached have `u32::MAX`. O(n + m).
pub(super) fn distances_from(
    neighbours: &Adjacency,
    source: usize,
    distances: &mut Vec<u32>,
    queue: &mut Vec<u32>,
) {
    distances.clear();
    distances.resize(neighbours.len(), u32::MAX);
    queue.clear();
    distances[source] = 0;
    queue.push(source as u32);
    let mut next = 0;
    while next < queue.len() {
        let node = queue[next] as usize;
        for other in neighbours.of(node) {
            if distances[*other as usize] == u32::MAX {
                distances[*other as usize] = distances[node] + 1;
                queue.push(*other);
            }
        }
        next += 1;
    }
}

/// How far those drawn nearest are those tied, from 0 to 1: the higher, the better groups show.
///
/// The mean, over tied nodes, of the Jaccard index of its k neighbours and its k nearest. O(n²).
pub fn neighbour_share(network: &Network, places: &[Place]) -> f64 {
    let neighbours = network.neighbours();
    let count = neighbours.len().min(places.len());
    let at: Vec<Point> = places.iter().map(|place| Point::new(place.x, place.y)).collect();
    let (mut sum, mut nodes) = (0.0, 0.0);
    let mut nearest: Vec<(f32, u32)> = Vec::new();
    for node in 0..count {
        let tied = neighbours.of(node);
        if tied.is_empty() {
            continue;
        }
        nearest.clear();
        let others = (0..count).filter(|other| *other != node);
        nearest.extend(others.map(|other| (at[other].minus(at[node]).square(), other as u32)));
        let order = |one: &(f32, u32), other: &(f32, u32)| {
            one.0.total_cmp(&other.0).then(one.1.cmp(&other.1))
        };
        let last = tied.len().min(nearest.len());
        if last < nearest.len() {
            nearest.select_nth_unstable_by(last, order);
        }
        let near = nearest.iter().take(last);
        let both = near.filter(|(_, other)| tied.binary_search(other).is_ok()).count();
        sum += both as f64 / (tied.len() + last - both) as f64;
        nodes += 1.0;
    }
    if nodes == 0.0 { 0.0 } else { sum / nodes }
}

/// How many pairs of boxes overlap, edges that touch aside. A sweep from left to right.
pub fn overlaps(places: &[Place]) -> usize {
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by(|one, other| left(&places[*one]).total_cmp(&left(&places[*other])));
    let mut found = 0;
    for (rank, one) in order.iter().enumerate() {
        let one = &places[*one];
        let end = f64::from(one.x) + f64::from(one.half_width);
        let others = order.iter().skip(rank + 1).map(|other| &places[*other]);
        found += others
            .take_while(|other| left(other) < end)
            .filter(|other| {
                let apart = (f64::from(one.y) - f64::from(other.y)).abs();
                apart < f64::from(one.half_height) + f64::from(other.half_height)
            })
            .count();
    }
    found
}

fn left(place: &Place) -> f64 {
    f64::from(place.x) - f64::from(place.half_width)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(points: &[(f32, f32)]) -> Vec<Place> {
        points.iter().map(|(x, y)| Place { x: *x, y: *y, ..Place::default() }).collect()
    }

    #[test]
    fn a_straight_path_has_no_stress() {
        let path = Network::of_pairs(4, [(0, 1), (1, 2), (2, 3)]);
        let straight = places(&[(0.0, 0.0), (7.0, 0.0), (14.0, 0.0), (21.0, 0.0)]);
        assert!(stress(&path, &straight) < 1e-9);
        assert!((neighbour_share(&path, &straight) - 1.0).abs() < 1e-9);
        // Drawn 1, 1 and 0 for 1, 1 and 2: s = 1, and 1 is lost in one pair of three.
        let folded = places(&[(0.0, 0.0), (1.0, 0.0), (0.0, 0.0)]);
        let short = Network::of_pairs(3, [(0, 1), (1, 2)]);
        assert!((stress(&short, &folded) - 1.0 / 3.0).abs() < 1e-9);
    }

    #[test]
    fn boxes_that_overlap_are_counted() {
        let wide =
            |x: f32, y: f32| Place { x, y, half_width: 5.0, half_height: 2.0, ..Place::default() };
        assert_eq!(overlaps(&[wide(0.0, 0.0), wide(9.0, 0.0), wide(19.0, 0.0), wide(1.0, 3.9)]), 3);
        assert_eq!(overlaps(&[]), 0);
    }
}
