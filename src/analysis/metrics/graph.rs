//! What measures work on: the counted ties of a network, in rows.

use std::ops::Range;

use crate::analysis::network::{Adjacency, Network, Tie};

/// The weights a measure works with: others are brought inside.
const LIGHTEST: f32 = 1e-6;
const HEAVIEST: f32 = 1e6;

/// Parts of a graph that nothing joins, whatever the directions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Components {
    /// The component of each node.
    pub of: Vec<u32>,
    /// How many nodes each has.
    pub sizes: Vec<u32>,
    /// The largest with a tie, the first of equals.
    pub giant: Option<u32>,
}

/// A network without the ties that harm, each pair once, ready to be measured.
#[derive(Clone, Debug)]
pub struct Graph {
    /// Whether directions count.
    pub directed: bool,
    /// Whether weights count; all are 1 otherwise.
    pub weighted: bool,
    /// What leaves each node; the same as `both` when directions do not count.
    pub out: Adjacency,
    /// What enters each node; the same as `both` when directions do not count.
    pub into: Adjacency,
    /// Who is tied to whom, whatever the direction.
    pub both: Adjacency,
    /// What holds together.
    pub components: Components,
}

impl Graph {
    /// The counted ties of `network`.
    pub fn new(network: &Network, directed: bool, weighted: bool) -> Self {
        Self::of_ties(network, directed, weighted, |_| true)
    }

    /// The counted ties of `network` among those that `keep` keeps. O(n + m log m).
    pub fn of_ties(
        network: &Network,
        directed: bool,
        weighted: bool,
        mut keep: impl FnMut(&Tie) -> bool,
    ) -> Self {
        let count = network.len();
        let is_whole = |tie: &Tie| (tie.source.max(tie.target) as usize) < count;
        let ties = network.ties.iter().filter(|tie| tie.sign >= 0 && is_whole(tie) && keep(tie));
        let ties = ties.map(|tie| Tie { weight: sane(tie.weight), ..*tie }).collect();
        let mut counted = Network { nodes: network.nodes.clone(), ties };
        let rows = |mut rows: Adjacency| {
            if !weighted {
                rows.weights.fill(1.0);
            }
            rows
        };
        let both = rows(counted.neighbours());
        let components = Components::of(&both);
        if !directed {
            let (out, into) = (both.clone(), both.clone());
            return Self { directed, weighted, out, into, both, components };
        }
        let out = rows(counted.successors());
        for tie in &mut counted.ties {
            (tie.source, tie.target) = (tie.target, tie.source);
        }
        let into = rows(counted.successors());
        Self { directed, weighted, out, into, both, components }
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.both.len()
    }

    /// Whether there is no node.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether a node has a tie with another.
    pub fn is_tied(&self, node: usize) -> bool {
        !self.both.of(node).is_empty()
    }

    /// How many nodes have a tie.
    pub fn tied_count(&self) -> usize {
        (0..self.len()).filter(|node| self.is_tied(*node)).count()
    }

    /// How many nodes the component of `node` has.
    pub fn component_size(&self, node: usize) -> usize {
        self.components.sizes[self.components.of[node] as usize] as usize
    }

    /// Whether `node` is in the largest component.
    pub fn is_in_giant(&self, node: usize) -> bool {
        self.components.giant == Some(self.components.of[node])
    }

    /// Who is tied to whom, with what the ties weigh in both directions together.
    pub fn mutual(&self) -> Adjacency {
        let mut mutual = self.both.clone();
        if self.directed {
            for node in 0..self.len() {
                for arc in arcs(&self.both, node) {
                    let end = self.both.targets[arc];
                    let weights = [&self.out, &self.into].map(|rows| weight_to(rows, node, end));
                    mutual.weights[arc] = weights.iter().sum();
                }
            }
        }
        mutual
    }

    /// A score of each tied node.
    pub fn score_tied(&self, score: impl Fn(usize) -> f64) -> super::Scores {
        let defined = |node: usize| Some(score(node)).filter(|score| score.is_finite());
        (0..self.len()).map(|node| if self.is_tied(node) { defined(node) } else { None }).collect()
    }
}

/// The neighbours of a node with what their ties weigh.
pub(super) fn row(rows: &Adjacency, node: usize) -> impl Iterator<Item = (usize, f64)> + '_ {
    let weights = rows.weights_of(node).iter().map(|weight| f64::from(*weight));
    rows.of(node).iter().map(|target| *target as usize).zip(weights)
}

/// The places of the arcs that leave `node`.
pub(super) fn arcs(rows: &Adjacency, node: usize) -> Range<usize> {
    rows.offsets[node] as usize..rows.offsets[node + 1] as usize
}

/// What the arc from `node` to `end` weighs; 0 when there is none.
fn weight_to(rows: &Adjacency, node: usize, end: u32) -> f32 {
    rows.of(node).binary_search(&end).map_or(0.0, |place| rows.weights_of(node)[place])
}

/// The neighbours that two nodes share, with what ties each to the one and to the other.
/// O(smaller degree · log of the larger).
pub(super) fn common(
    rows: &Adjacency,
    one: usize,
    other: usize,
) -> impl Iterator<Item = (usize, f64, f64)> + '_ {
    let is_fewer = rows.of(one).len() <= rows.of(other).len();
    let (few, many) = if is_fewer { (one, other) } else { (other, one) };
    row(rows, few).filter_map(move |(end, near)| {
        let place = rows.of(many).binary_search(&(end as u32)).ok()?;
        let far = f64::from(rows.weights_of(many)[place]);
        Some(if is_fewer { (end, near, far) } else { (end, far, near) })
    })
}

/// A weight that can be counted with: 1 for what is not a number above 0.
fn sane(weight: f32) -> f32 {
    if weight > 0.0 { weight.clamp(LIGHTEST, HEAVIEST) } else { 1.0 }
}

impl Components {
    /// The components of undirected rows, in the order of their first node. O(n + m).
    pub fn of(rows: &Adjacency) -> Self {
        let mut of = vec![u32::MAX; rows.len()];
        let mut sizes: Vec<u32> = Vec::new();
        let mut waiting = Vec::new();
        for first in 0..rows.len() {
            if of[first] != u32::MAX {
                continue;
            }
            let component = sizes.len() as u32;
            let mut size = 0;
            of[first] = component;
            waiting.push(first as u32);
            while let Some(node) = waiting.pop() {
                size += 1;
                for &next in rows.of(node as usize) {
                    if of[next as usize] == u32::MAX {
                        of[next as usize] = component;
                        waiting.push(next);
                    }
                }
            }
            sizes.push(size);
        }
        let mut giant: Option<u32> = None;
        for (component, size) in sizes.iter().enumerate() {
            let largest = giant.map_or(1, |giant| sizes[giant as usize]);
            if *size > largest {
                giant = Some(component as u32);
            }
        }
        Self { of, sizes, giant }
    }
}
