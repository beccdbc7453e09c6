//! Figures of the whole network, over the actors that have a counted tie.

use serde::{Deserialize, Serialize};

use super::Graph;
use super::closeness::{distances, farthest};

/// What can be said of the network as a whole.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Whole {
    /// How many actors have a tie.
    pub tied: u32,
    /// How many have none; they count in nothing else here.
    pub isolated: u32,
    /// How many pairs are tied; a direction each when directions count.
    pub ties: u32,
    /// The share of possible ties that exist, 0 to 1; none under two actors.
    pub density: Option<f32>,
    /// How many parts nothing joins.
    pub components: u32,
    /// How many actors the largest part has.
    pub giant: u32,
    /// The most steps between two actors of the largest part, whatever the direction.
    pub diameter: u32,
    /// Whether that is known; otherwise it is at least so.
    pub is_diameter_exact: bool,
    /// How much the ties are all with one actor, 0 (all alike) to 1 (a star); none under three actors.
    pub centralisation: Option<f32>,
    /// Degree shares: how many ties an actor has on average.
    pub mean_degree: f32,
}

/// More nodes than this in the largest part, and its diameter is a lower bound.
pub const MOST_EXACT: usize = 10_000;

/// The figures of `graph`. O(n + m), and O(nm) for the diameter up to `MOST_EXACT` nodes.
pub fn whole(graph: &Graph) -> Whole {
    let tied = graph.tied_count();
    let arcs = graph.out.targets.len();
    let (n, pairs) = (tied as f64, graph.both.targets.len() / 2);
    let possible = n * (n - 1.0);
    let giant = graph.components.giant.map_or(0, |giant| graph.components.sizes[giant as usize]);
    let (diameter, is_diameter_exact) = diameter(graph);
    let degrees = || (0..graph.len()).map(|node| graph.both.of(node).len());
    let most = degrees().max().unwrap_or(0) as f64;
    let missing = n * most - 2.0 * pairs as f64;
    Whole {
        tied: tied as u32,
        isolated: (graph.len() - tied) as u32,
        ties: if graph.directed { arcs } else { pairs } as u32,
        density: (tied > 1).then(|| (arcs as f64 / possible) as f32),
        components: graph.components.sizes.iter().filter(|size| **size > 1).count() as u32,
        giant,
        diameter,
        is_diameter_exact,
        centralisation: (tied > 2).then(|| (missing / ((n - 1.0) * (n - 2.0))) as f32),
        mean_degree: if tied > 0 { (2.0 * pairs as f64 / n) as f32 } else { 0.0 },
    }
}

/// The diameter of the largest part, and whether it is exact: by a search from all its nodes, or for many
/// by searches each from the farthest node that the one before found.
fn diameter(graph: &Graph) -> (u32, bool) {
    const SWEEPS: usize = 4;
    let nodes: Vec<usize> = (0..graph.len()).filter(|node| graph.is_in_giant(*node)).collect();
    let Some(&first) = nodes.first() else { return (0, true) };
    if nodes.len() <= MOST_EXACT {
        let farthest = distances(&graph.both).farthest;
        return (nodes.iter().map(|node| farthest[*node]).max().unwrap_or(0), true);
    }
    let (mut from, mut most) = (first, 0);
    for _ in 0..SWEEPS {
        let (last, steps) = farthest(&graph.both, from);
        most = most.max(steps);
        from = last;
    }
    (most, false)
}
