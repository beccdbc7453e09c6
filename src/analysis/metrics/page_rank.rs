//! Where influence converges, and where it comes from. Brin and Page 1998.

use super::graph::row;
use super::{Graph, Metric, Scores};
use crate::analysis::network::Adjacency;

/// How often a walk along the ties is at a node: on whom everything converges. Sums to 1 over tied nodes.
/// x ← α(Pᵀx + u · dangling mass) + (1 - α)u. O(m) a round, about 180 rounds.
pub const CONVERGENCE: Metric =
    Metric::new("page_rank", |graph| page_rank(graph, &graph.out, DAMPING));

/// The same against the ties: who acts on those who act. Sums to 1 over tied nodes. O(m) a round.
pub const INFLUENCE: Metric = Metric {
    applies: super::Applies::Directed,
    ..Metric::new("page_rank_reversed", |graph| page_rank(graph, &graph.into, DAMPING))
};

const DAMPING: f64 = 0.85;
/// Stops when all scores together move less.
const PRECISION: f64 = 1e-12;
const MOST_ROUNDS: usize = 1_000;

/// The walk along `rows`, that follows a tie with probability `damping` and starts anew otherwise.
pub(super) fn page_rank(graph: &Graph, rows: &Adjacency, damping: f64) -> Scores {
    let nodes: Vec<usize> = (0..graph.len()).filter(|node| graph.is_tied(*node)).collect();
    let leaving = |node: usize| row(rows, node).map(|(_, weight)| weight).sum::<f64>();
    let leaving: Vec<f64> = (0..graph.len()).map(leaving).collect();
    let even = (nodes.len() as f64).recip();
    let mut scores = vec![even; graph.len()];
    let mut next = vec![0.0; graph.len()];
    for _ in 0..MOST_ROUNDS {
        let stuck = nodes.iter().filter(|node| leaving[**node] == 0.0);
        let stuck: f64 = stuck.map(|node| scores[*node]).sum();
        next.fill((damping * stuck + 1.0 - damping) * even);
        for &node in &nodes {
            let share = damping * scores[node] / leaving[node];
            for (target, weight) in row(rows, node) {
                next[target] += share * weight;
            }
        }
        let moved: f64 = nodes.iter().map(|node| (next[*node] - scores[*node]).abs()).sum();
        std::mem::swap(&mut scores, &mut next);
        if moved < PRECISION {
            break;
        }
    }
    graph.score_tied(|node| scores[node])
}
