//! How near an actor is to all those of its component. Freeman 1979.

use super::betweenness::{MOST_STEPS, cost};
use super::shortest::Paths;
use super::{Graph, Metric, Scores};
use crate::analysis::network::Adjacency;

/// (c - 1) / Σ distances inside the component of c nodes, whatever the direction; 0 to 1 without weights.
/// O(nm) at worst. Undefined for all when the network is too large for it.
pub const CLOSENESS: Metric = Metric::new("closeness", run);

/// Searches made at once: one a bit.
const AT_ONCE: usize = 64;

fn run(graph: &Graph) -> Scores {
    let most = if graph.weighted { MOST_STEPS } else { MOST_STEPS * 8 };
    if cost(graph) > most {
        return vec![None; graph.len()];
    }
    if graph.weighted {
        let far = weighed(graph);
        return graph.score_tied(|node| (graph.component_size(node) as f64 - 1.0) / far[node]);
    }
    let far = distances(&graph.both).total;
    graph.score_tied(|node| (graph.component_size(node) as f64 - 1.0) / far[node] as f64)
}

fn weighed(graph: &Graph) -> Vec<f64> {
    let mut paths = Paths::new(&graph.both);
    let mut far = |node| {
        paths.run(&graph.both, node);
        paths.order.iter().map(|reached| paths.distance[*reached as usize]).sum()
    };
    (0..graph.len()).map(|node| if graph.is_tied(node) { far(node) } else { 0.0 }).collect()
}

/// How far each node is from the others of its component, in steps.
#[derive(Clone, Debug)]
pub(super) struct Distances {
    /// From all of them together.
    pub(super) total: Vec<u64>,
    /// From the farthest.
    pub(super) farthest: Vec<u32>,
}

/// The distances along undirected rows, by searches of which 64 are made at once. Then and others, 2014.
/// O(nm) at worst, about 20 times less when distances are short.
pub(super) fn distances(rows: &Adjacency) -> Distances {
    let count = rows.len();
    let mut found = Distances { total: vec![0; count], farthest: vec![0; count] };
    let mut seen = vec![0u64; count];
    let mut now = vec![0u64; count];
    let mut next = vec![0u64; count];
    let (mut active, mut touched) = (Vec::new(), Vec::new());
    for start in (0..count).step_by(AT_ONCE) {
        seen.fill(0);
        for (bit, source) in (start..count.min(start + AT_ONCE)).enumerate() {
            (seen[source], now[source]) = (1 << bit, 1 << bit);
            active.push(source as u32);
        }
        let mut steps = 0;
        while !active.is_empty() {
            steps += 1;
            for node in active.drain(..) {
                let searches = std::mem::take(&mut now[node as usize]);
                for &end in rows.of(node as usize) {
                    if next[end as usize] == 0 {
                        touched.push(end);
                    }
                    next[end as usize] |= searches;
                }
            }
            for node in touched.drain(..) {
                let at = node as usize;
                let arrived = std::mem::take(&mut next[at]) & !seen[at];
                if arrived != 0 {
                    (seen[at], now[at]) = (seen[at] | arrived, arrived);
                    found.total[at] += u64::from(steps * arrived.count_ones());
                    found.farthest[at] = found.farthest[at].max(steps);
                    active.push(node);
                }
            }
        }
    }
    found
}

/// Searches from `source`: the farthest node it finds, and how many steps away. O(n + m).
pub(super) fn farthest(rows: &Adjacency, source: usize) -> (usize, u32) {
    let mut level = vec![u32::MAX; rows.len()];
    let mut order = vec![source];
    level[source] = 0;
    let mut next = 0;
    let mut last = source;
    while let Some(&node) = order.get(next) {
        next += 1;
        last = node;
        for &end in rows.of(node) {
            if level[end as usize] == u32::MAX {
                level[end as usize] = level[node] + 1;
                order.push(end as usize);
            }
        }
    }
    (last, level[last])
}
