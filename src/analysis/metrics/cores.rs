//! Who belongs to a hard core. Batagelj and Zaveršnik 2003.

use super::{Graph, Metric, Scores};

/// The largest k such that a node is among nodes that each have k ties with each other; 0 to its degree. O(m).
pub const CORE: Metric = Metric::new("core", run);

/// Takes the node with the fewest ties left, again and again, from buckets by number of ties.
fn run(graph: &Graph) -> Scores {
    let mut left: Vec<usize> = (0..graph.len()).map(|node| graph.both.of(node).len()).collect();
    let most = left.iter().copied().max().unwrap_or(0);
    let mut buckets: Vec<Vec<usize>> = vec![Vec::new(); most + 1];
    for (node, ties) in left.iter().enumerate() {
        buckets[*ties].push(node);
    }
    let mut core = vec![None; graph.len()];
    let (mut lowest, mut k) = (0, 0);
    while lowest <= most {
        let Some(node) = buckets[lowest].pop() else {
            lowest += 1;
            continue;
        };
        if core[node].is_some() || left[node] != lowest {
            continue;
        }
        k = k.max(lowest);
        core[node] = Some(k as f64);
        for &end in graph.both.of(node) {
            let end = end as usize;
            if core[end].is_none() && left[end] > 0 {
                left[end] -= 1;
                buckets[left[end]].push(end);
                lowest = lowest.min(left[end]);
            }
        }
    }
    core
}

/// The hardest core: its k and its nodes; nothing without a tie.
pub fn hardest(cores: &Scores) -> Option<(u32, Vec<u32>)> {
    let k = cores.iter().flatten().copied().fold(0.0, f64::max);
    let is_in = |score: &Option<f64>| score.is_some_and(|core| core >= k);
    let nodes = (0u32..).zip(cores).filter(|(_, core)| is_in(core)).map(|(node, _)| node);
    (k > 0.0).then(|| (k as u32, nodes.collect()))
}
