//! What a layout works on: the network's neighbours, and its places made safe to count with.

use super::Place;
use super::room::Frame;
use crate::analysis::network::{Adjacency, Network};

/// A point of the picture, or a step between two.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Point {
    pub(super) x: f32,
    pub(super) y: f32,
}

impl Point {
    pub(super) fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    pub(super) fn plus(self, other: Self) -> Self {
        Self { x: self.x + other.x, y: self.y + other.y }
    }

    pub(super) fn minus(self, other: Self) -> Self {
        Self { x: self.x - other.x, y: self.y - other.y }
    }

    pub(super) fn times(self, factor: f32) -> Self {
        Self { x: self.x * factor, y: self.y * factor }
    }

    pub(super) fn square(self) -> f32 {
        self.x * self.x + self.y * self.y
    }

    pub(super) fn is_finite(self) -> bool {
        self.x.is_finite() && self.y.is_finite()
    }
}

/// Tells how far the work is, in whole percents, each once and rising.
pub(super) struct Progress<'a> {
    told: Option<u8>,
    from: f32,
    to: f32,
    tell: &'a mut dyn FnMut(u8),
}

impl<'a> Progress<'a> {
    pub(super) fn new(tell: &'a mut dyn FnMut(u8)) -> Self {
        Self { told: None, from: 0.0, to: 1.0, tell }
    }

    /// What follows is the part of the work from one share of it to another, 0 to 1.
    pub(super) fn part(&mut self, from: f32, to: f32) {
        (self.from, self.to) = (from, to);
    }

    /// This share of the part is done, 0 to 1.
    pub(super) fn tell(&mut self, share: f32) {
        let done = self.from + (self.to - self.from) * share.clamp(0.0, 1.0);
        let percent = (done * 100.0).clamp(0.0, 100.0) as u8;
        if self.told.is_none_or(|told| told < percent) {
            self.told = Some(percent);
            (self.tell)(percent);
        }
    }
}

/// The room kept free between two boxes.
const GAP: f32 = 2.0;
/// And more of it around larger boxes, as a share of them.
const GAP_SHARE: f32 = 0.08;
/// How far from the middle a place may be said to be; farther counts as this far.
const FAR: f32 = 1e6;
/// The largest half of a box; larger counts as this.
const LARGEST_HALF: f32 = 2_000.0;

/// The nodes of a network as columns, all numbers finite.
pub(super) struct Scene<'a> {
    pub(super) network: &'a Network,
    pub(super) neighbours: Adjacency,
    /// Where the nodes are.
    pub(super) at: Vec<Point>,
    /// Half the width and height of their boxes, half of the gap included.
    pub(super) half: Vec<Point>,
    /// Which must stay.
    pub(super) fixed: Vec<bool>,
    /// Which have a place.
    pub(super) known: Vec<bool>,
    pub(super) seed: u64,
}

/// Half of a box, safe to count with, half of the gap included.
pub(super) fn safe_half(place: &Place) -> Point {
    let safe = |half: f32| {
        let half = if half.is_nan() { 0.0 } else { half };
        half.clamp(1.0, LARGEST_HALF) * (1.0 + GAP_SHARE) + GAP / 2.0
    };
    Point::new(safe(place.half_width), safe(place.half_height))
}

/// Where a place is, if it is anywhere.
pub(super) fn safe_point(place: &Place) -> Option<Point> {
    let point = Point::new(place.x, place.y);
    let near = Point::new(place.x.clamp(-FAR, FAR), place.y.clamp(-FAR, FAR));
    ((place.known || place.pinned) && point.is_finite()).then_some(near)
}

impl<'a> Scene<'a> {
    /// The scene of a network and as many places. O(n + m).
    pub(super) fn new(network: &'a Network, places: &[Place], seed: u64) -> Self {
        let points: Vec<_> = places.iter().map(safe_point).collect();
        let pinned = |(place, point): (&Place, &Option<Point>)| place.pinned && point.is_some();
        Self {
            network,
            neighbours: network.neighbours(),
            at: points.iter().map(|point| point.unwrap_or_default()).collect(),
            half: places.iter().map(safe_half).collect(),
            fixed: places.iter().zip(&points).map(pinned).collect(),
            known: points.iter().map(Option::is_some).collect(),
            seed,
        }
    }

    /// How many nodes there are.
    pub(super) fn len(&self) -> usize {
        self.at.len()
    }

    /// The frame around the boxes of these nodes.
    pub(super) fn frame(&self, nodes: impl IntoIterator<Item = usize>) -> Frame {
        Frame::around(nodes.into_iter().map(|node| (self.at[node], self.half[node])))
    }

    /// Moves those of these nodes that may move.
    pub(super) fn shift(&mut self, nodes: impl IntoIterator<Item = usize>, step: Point) {
        for node in nodes {
            if !self.fixed[node] {
                self.at[node] = self.at[node].plus(step);
            }
        }
    }

    /// The nodes of each connected piece, the largest first, then by their first node. O(n + m).
    pub(super) fn pieces(&self) -> Vec<Vec<usize>> {
        let mut seen = vec![false; self.len()];
        let mut pieces = Vec::new();
        for first in 0..self.len() {
            if seen[first] {
                continue;
            }
            seen[first] = true;
            let mut piece = vec![first];
            let mut next = 0;
            while next < piece.len() {
                for other in self.neighbours.of(piece[next]) {
                    let other = *other as usize;
                    if !seen[other] {
                        seen[other] = true;
                        piece.push(other);
                    }
                }
                next += 1;
            }
            piece.sort_unstable();
            pieces.push(piece);
        }
        pieces.sort_by_key(|piece| std::cmp::Reverse(piece.len()));
        pieces
    }

    /// Writes the places of all nodes that are not pinned, and that all are known now.
    pub(super) fn write(&self, places: &mut [Place]) {
        for (node, place) in places.iter_mut().enumerate() {
            place.known = true;
            if !self.fixed[node] {
                let at = self.at[node];
                (place.x, place.y) = if at.is_finite() { (at.x, at.y) } else { (0.0, 0.0) };
            }
        }
    }
}
