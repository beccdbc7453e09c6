//! Places for new nodes in a picture that otherwise stays as it is.
//!
//! Light enough for the page itself, unlike the layouts.

use super::Place;
use super::room::{Frame, Room};
use super::scene::{Point, safe_half, safe_point};
use crate::analysis::network::{Adjacency, Network};

/// Gives every node that has no place one near its neighbours, or at the border when none has any.
///
/// Nothing that is known moves, and no new box overlaps another. Does nothing when there are not as
/// many places as nodes. O(n + m) and some hundred looks for each new node.
pub fn place_new(network: &Network, places: &mut [Place]) {
    if places.len() != network.len() {
        return;
    }
    let mut at: Vec<Option<Point>> = places.iter().map(safe_point).collect();
    let boxes = at.iter().zip(places.iter());
    let known = boxes.filter_map(|(at, place)| Some(((*at)?, safe_half(place))));
    let mut room = Room::new(Frame::around(known.clone()), places.len());
    for (at, half) in known {
        room.take(at, half);
    }
    let neighbours = network.neighbours();
    for node in order(&neighbours, &at) {
        let half = safe_half(&places[node]);
        let spot = match wish(&neighbours, &at, node) {
            Some(wish) => room.near(wish, half).unwrap_or_else(|| room.beyond(wish, half)),
            None => room.border(half),
        };
        room.take(spot, half);
        at[node] = Some(spot);
        let place = &mut places[node];
        (place.x, place.y, place.known) = (spot.x, spot.y, true);
    }
}

/// The nodes without a place: those reached from known ones first, in order of distance.
fn order(neighbours: &Adjacency, at: &[Option<Point>]) -> Vec<usize> {
    let mut queue: Vec<usize> = (0..at.len()).filter(|node| at[*node].is_some()).collect();
    let known = queue.len();
    let mut seen: Vec<bool> = at.iter().map(Option::is_some).collect();
    let mut next = 0;
    for first in 0..=at.len() {
        while next < queue.len() {
            for other in neighbours.of(queue[next]) {
                if !std::mem::replace(&mut seen[*other as usize], true) {
                    queue.push(*other as usize);
                }
            }
            next += 1;
        }
        if first < at.len() && !std::mem::replace(&mut seen[first], true) {
            queue.push(first);
        }
    }
    queue.split_off(known)
}

/// The middle of a node's placed neighbours.
fn wish(neighbours: &Adjacency, at: &[Option<Point>], node: usize) -> Option<Point> {
    let placed = neighbours.of(node).iter().filter_map(|other| at[*other as usize]);
    let (sum, count) =
        placed.fold((Point::default(), 0u32), |(sum, count), point| (sum.plus(point), count + 1));
    (count > 0).then(|| sum.times(1.0 / count as f32))
}

#[cfg(test)]
mod tests {
    use super::super::quality::overlaps;
    use super::*;

    fn known(x: f32, y: f32) -> Place {
        Place { x, y, half_width: 20.0, half_height: 10.0, pinned: false, known: true }
    }

    #[test]
    fn a_new_node_stands_by_its_neighbours() {
        let network = Network::of_pairs(4, [(0, 3), (1, 3)]);
        let new = Place { known: false, ..known(9e9, f32::NAN) };
        let mut places = vec![known(0.0, 0.0), known(100.0, 0.0), known(5_000.0, 0.0), new];
        let before = places.clone();
        place_new(&network, &mut places);
        assert_eq!(places[..3], before[..3]);
        assert_eq!((places[3].x, places[3].y, places[3].known), (50.0, 0.0, true));
    }

    #[test]
    fn many_new_nodes_find_room() {
        let pairs = (1..600).map(|node| (node % 40, node));
        let network = Network::of_pairs(900, pairs);
        let mut places = vec![Place { known: false, ..known(0.0, 0.0) }; 900];
        places[0] = known(1.0, 2.0);
        places[7] = known(30.0, 2.0);
        place_new(&network, &mut places);
        assert!(places.iter().all(|place| place.known && place.x.is_finite()));
        assert_eq!(overlaps(&places), 1);
        assert!(places.iter().all(|place| place.x.abs() < 4_000.0 && place.y.abs() < 4_000.0));
        place_new(&network, &mut places[1..]);
        place_new(&Network::default(), &mut []);
    }
}
