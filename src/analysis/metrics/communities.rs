//! Groups of actors more tied with each other than with the rest, and who is between two.

use serde::{Deserialize, Serialize};

use super::Graph;
use super::graph::row;
use super::leiden::{leiden, renumbered};
use super::random::Random;

/// How many times groups are searched, from other orders.
pub const RUNS: usize = 20;
/// A node with its group less often than this is between two.
pub const SURE: f32 = 0.8;
/// Below this modularity there are no clear groups.
pub const CLEAR: f64 = 0.3;
/// Arcs looked at, about, after which fewer runs are made.
const MOST_STEPS: usize = 60_000_000;
const FEWEST_RUNS: usize = 4;

/// The groups of a network. Nodes without a tie have none.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Groups {
    /// The group of each node, the largest group being 0.
    pub of: Vec<Option<u32>>,
    /// How many nodes each group has.
    pub sizes: Vec<u32>,
    /// How much better than chance the ties fall inside: -0.5 to 1; clear from 0.3.
    pub modularity: f64,
    /// How open each group is, -1 (only inside) to 1 (only outside): E–I, Krackhardt and Stern 1988.
    pub openness: Vec<f64>,
    /// The share of runs in which each node is with most of its group; 0 to 1.
    pub share: Vec<Option<f32>>,
    /// For a node that is not surely with its group, the other one it is with most often.
    pub second: Vec<Option<u32>>,
}

impl Groups {
    /// The nodes of a group, in order.
    pub fn members(&self, group: u32) -> Vec<u32> {
        let places = (0u32..).zip(&self.of);
        places.filter(|(_, of)| **of == Some(group)).map(|(node, _)| node).collect()
    }

    /// Whether a node is between two groups.
    pub fn is_between(&self, node: usize) -> bool {
        self.share[node].is_some_and(|share| share < SURE)
    }

    /// Whether the groups are worth speaking of.
    pub fn are_clear(&self) -> bool {
        self.modularity >= CLEAR && self.sizes.len() > 1
    }
}

/// The groups of the best of `RUNS` Leiden partitions, whatever the directions. O(m) a run, some times.
pub fn communities(graph: &Graph, seed: u64, progress: &mut dyn FnMut(u8)) -> Groups {
    let mut random = Random::new(seed);
    let runs = (MOST_STEPS / (20 * graph.both.targets.len() + 1)).clamp(FEWEST_RUNS, RUNS);
    let mut found = Vec::new();
    for run in 0..runs {
        found.push(leiden(graph, &mut random));
        progress(((run + 1) * 100 / runs) as u8);
    }
    let mut best = (0, f64::NEG_INFINITY);
    for (run, groups) in found.iter().enumerate() {
        let quality = modularity(graph, groups);
        if quality > best.1 + 1e-12 {
            best = (run, quality);
        }
    }
    let Some(groups) = found.get(best.0) else { return Groups::default() };
    let (groups, sizes) = by_size(graph, groups);
    let (share, second) = steadiness(graph, &groups, sizes.len(), &found);
    let openness = openness(graph, &groups, sizes.len());
    let shown = |node: usize| graph.is_tied(node).then_some(groups[node] as u32);
    let of = (0..graph.len()).map(shown).collect();
    Groups { of, sizes, modularity: best.1, openness, share, second }
}

/// `Q = Σ_c (L_c / m - (d_c / 2m)²)`: how much more the ties fall inside `groups` than by chance. O(n + m).
pub fn modularity(graph: &Graph, groups: &[usize]) -> f64 {
    let count = groups.iter().copied().max().map_or(0, |most| most + 1);
    let (mut inside, mut strengths) = (0.0, vec![0.0; count]);
    for (node, group) in groups.iter().enumerate() {
        for (end, weight) in row(&graph.both, node) {
            strengths[*group] += weight;
            inside += if groups[end] == *group { weight } else { 0.0 };
        }
    }
    let total: f64 = strengths.iter().sum();
    if total == 0.0 {
        return 0.0;
    }
    inside / total - strengths.iter().map(|strength| (strength / total).powi(2)).sum::<f64>()
}

/// The groups renumbered from the largest, and their sizes; those of nodes without a tie come last, uncounted.
fn by_size(graph: &Graph, groups: &[usize]) -> (Vec<usize>, Vec<u32>) {
    let (groups, count) = renumbered(groups);
    let mut sizes = vec![0u32; count];
    for (node, group) in groups.iter().enumerate() {
        sizes[*group] += u32::from(graph.is_tied(node));
    }
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_key(|group| std::cmp::Reverse(sizes[*group]));
    let mut rank = vec![0; count];
    for (place, group) in order.iter().enumerate() {
        rank[*group] = place;
    }
    sizes.sort_unstable_by(|one, other| other.cmp(one));
    sizes.retain(|size| *size > 0);
    (groups.into_iter().map(|group| rank[group]).collect(), sizes)
}

/// (E - I) / (E + I) over the ties of the members of each group.
fn openness(graph: &Graph, groups: &[usize], count: usize) -> Vec<f64> {
    let mut ties = vec![(0.0, 0.0); count];
    for node in (0..graph.len()).filter(|node| graph.is_tied(*node)) {
        let (outside, inside) = &mut ties[groups[node]];
        for (end, weight) in row(&graph.both, node) {
            if groups[end] == groups[node] {
                // Each tie inside is met from both ends.
                *inside += weight / 2.0;
            } else {
                *outside += weight;
            }
        }
    }
    ties.into_iter().map(|(outside, inside)| (outside - inside) / (outside + inside)).collect()
}

type Steadiness = (Vec<Option<f32>>, Vec<Option<u32>>);

/// How often each node is with most of its group in `runs`, and where it is otherwise.
fn steadiness(graph: &Graph, groups: &[usize], count: usize, runs: &[Vec<usize>]) -> Steadiness {
    let tied: Vec<usize> = (0..graph.len()).filter(|node| graph.is_tied(*node)).collect();
    let mut with = vec![0u32; graph.len()];
    let mut elsewhere: Vec<Vec<u32>> = vec![Vec::new(); graph.len()];
    for run in runs {
        let pairs = tied.iter().map(|node| (groups[*node], run[*node]));
        let majority = majority(pairs.clone(), count);
        let counterpart = self::majority(pairs.map(|(own, other)| (other, own)), graph.len());
        for &node in &tied {
            if majority[groups[node]] == run[node] {
                with[node] += 1;
            } else {
                elsewhere[node].push(counterpart[run[node]] as u32);
            }
        }
    }
    let share = |node: usize| graph.is_tied(node).then(|| with[node] as f32 / runs.len() as f32);
    let share: Vec<Option<f32>> = (0..graph.len()).map(share).collect();
    let second = |node: usize| {
        let others =
            elsewhere[node].iter().copied().filter(|group| *group as usize != groups[node]);
        let is_sure = share[node].is_none_or(|share| share >= SURE);
        if is_sure { None } else { most_frequent(others.collect()) }
    };
    let second = (0..graph.len()).map(second).collect();
    (share, second)
}

/// For each first of `pairs`, the second it comes with most often, the lowest of equals.
fn majority(pairs: impl Iterator<Item = (usize, usize)>, count: usize) -> Vec<usize> {
    let mut pairs: Vec<(usize, usize)> = pairs.collect();
    pairs.sort_unstable();
    let mut found = vec![usize::MAX; count];
    let mut most = vec![0; count];
    for same in pairs.chunk_by(|one, other| one == other) {
        let (first, second) = same[0];
        if same.len() > most[first] {
            (found[first], most[first]) = (second, same.len());
        }
    }
    found
}

fn most_frequent(mut items: Vec<u32>) -> Option<u32> {
    items.sort_unstable();
    let same = items.chunk_by(|one, other| one == other).map(|same| (same.len(), same[0]));
    same.max_by_key(|(count, item)| (*count, std::cmp::Reverse(*item))).map(|(_, item)| item)
}
