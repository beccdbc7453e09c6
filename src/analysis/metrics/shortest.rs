//! Shortest paths from one node, where the distance of a tie is 1 / weight.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::graph::arcs;
use crate::analysis::network::Adjacency;

/// Lengths that differ by less, relatively, are equal: 1/3 three times is 1.
const EQUAL: f64 = 1e-9;
const UNSEEN: u32 = u32::MAX;

/// The paths from one source; its lists are used again for the next.
#[derive(Debug, Default)]
pub(super) struct Paths {
    /// The nodes reached, from the nearest.
    pub(super) order: Vec<u32>,
    /// How far each node is.
    pub(super) distance: Vec<f64>,
    /// How many shortest paths lead to each node.
    pub(super) count: Vec<f64>,
    /// The place of each node in `order`.
    place: Vec<u32>,
    /// The length of each arc.
    lengths: Vec<f64>,
    waiting: BinaryHeap<Reverse<(u64, u32)>>,
}

impl Paths {
    /// Ready for the paths along `rows`.
    pub(super) fn new(rows: &Adjacency) -> Self {
        let lengths = rows.weights.iter().map(|weight| f64::from(*weight).recip()).collect();
        let nodes = rows.len();
        Self {
            lengths,
            distance: vec![f64::INFINITY; nodes],
            count: vec![0.0; nodes],
            place: vec![UNSEEN; nodes],
            ..Self::default()
        }
    }

    /// Finds the paths from `source`. Dijkstra 1959, O(m log n).
    pub(super) fn run(&mut self, rows: &Adjacency, source: usize) {
        for node in self.order.drain(..) {
            let node = node as usize;
            (self.distance[node], self.count[node]) = (f64::INFINITY, 0.0);
            self.place[node] = UNSEEN;
        }
        (self.distance[source], self.count[source]) = (0.0, 1.0);
        // A distance from 0 sorts as its bits do.
        self.waiting.push(Reverse((0f64.to_bits(), source as u32)));
        while let Some(Reverse((_, node))) = self.waiting.pop() {
            let at = node as usize;
            if self.place[at] != UNSEEN {
                continue;
            }
            self.place[at] = self.order.len() as u32;
            self.order.push(node);
            for arc in arcs(rows, at) {
                let distance = self.distance[at] + self.lengths[arc];
                self.relax(rows.targets[arc] as usize, distance, self.count[at]);
            }
        }
    }

    /// Whether a shortest path goes through `arc`, that leaves `node` for `target`.
    pub(super) fn uses(&self, arc: usize, node: usize, target: usize) -> bool {
        let distance = self.distance[node] + self.lengths[arc];
        let slack = self.distance[target] * EQUAL;
        self.place[target] > self.place[node] && (distance - self.distance[target]).abs() <= slack
    }

    fn relax(&mut self, target: usize, distance: f64, count: f64) {
        if self.place[target] != UNSEEN {
            return;
        }
        let known = self.distance[target];
        if distance < known * (1.0 - EQUAL) || known.is_infinite() {
            self.distance[target] = distance;
            self.count[target] = count;
            self.waiting.push(Reverse((distance.to_bits(), target as u32)));
        } else if distance <= known * (1.0 + EQUAL) {
            self.count[target] += count;
        }
    }
}
