//! How many others an actor is tied to.

use super::graph::row;
use super::{Applies, Graph, Metric, Scores};

/// How many others a node is tied to, whatever the direction; 0 to n - 1. O(n).
pub const DEGREE: Metric =
    Metric::new("degree", |graph| every(graph, |node| graph.both.of(node).len() as f64));

/// How many others act on a node; 0 to n - 1. O(n).
pub const IN_DEGREE: Metric = Metric {
    applies: Applies::Directed,
    ..Metric::new("in_degree", |graph| every(graph, |node| graph.into.of(node).len() as f64))
};

/// How many others a node acts on; 0 to n - 1. O(n).
pub const OUT_DEGREE: Metric = Metric {
    applies: Applies::Directed,
    ..Metric::new("out_degree", |graph| every(graph, |node| graph.out.of(node).len() as f64))
};

/// What the ties of a node weigh together, whatever the direction; from 0. O(m).
pub const STRENGTH: Metric = Metric {
    applies: Applies::Weighted,
    ..Metric::new("strength", |graph| {
        every(graph, |node| row(&graph.both, node).map(|(_, weight)| weight).sum())
    })
};

fn every(graph: &Graph, score: impl Fn(usize) -> f64) -> Scores {
    (0..graph.len()).map(|node| Some(score(node))).collect()
}
