//! Being tied to those who are well tied. Bonacich 1972.

use super::graph::row;
use super::{Graph, Metric, Scores};

/// The main eigenvector of the largest component, whatever the direction, of length 1; 0 to 1.
/// Power iteration on A + I, which does not oscillate. O(m) a round, 5,000 rounds at most.
pub const EIGENVECTOR: Metric = Metric::new("eigenvector", run);

/// Stops when all scores together move less.
const PRECISION: f64 = 1e-12;
const MOST_ROUNDS: usize = 5_000;
/// Steps over arcs after which it stops where it is.
const MOST_STEPS: usize = 1_000_000_000;

fn run(graph: &Graph) -> Scores {
    let nodes: Vec<usize> = (0..graph.len()).filter(|node| graph.is_in_giant(*node)).collect();
    let start = (nodes.len() as f64).sqrt().recip();
    let mut scores = vec![start; graph.len()];
    let mut next = vec![0.0; graph.len()];
    let rounds = MOST_ROUNDS.min(MOST_STEPS / (graph.both.targets.len() + graph.len() + 1));
    for _ in 0..rounds {
        for &node in &nodes {
            let tied: f64 = row(&graph.both, node).map(|(end, weight)| scores[end] * weight).sum();
            next[node] = scores[node] + tied;
        }
        let length = nodes.iter().map(|node| next[*node] * next[*node]).sum::<f64>().sqrt();
        let mut moved = 0.0;
        for &node in &nodes {
            let score = next[node] / length;
            moved += (score - scores[node]).abs();
            scores[node] = score;
        }
        if moved < PRECISION {
            break;
        }
    }
    let mut found = vec![None; graph.len()];
    for node in nodes {
        found[node] = Some(scores[node]).filter(|score| score.is_finite());
    }
    found
}
