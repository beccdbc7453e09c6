//! What an actor does between groups. Gould and Fernandez 1989.

use serde::{Deserialize, Serialize};

use super::Graph;
use super::graph::arcs;

/// How often b stands between a and c: a → b → c, without a → c.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Roles {
    /// All three of one group.
    pub coordinator: u64,
    /// a and c of one group, b of another.
    pub itinerant: u64,
    /// a and b of one group, c of another: it speaks for its group.
    pub representative: u64,
    /// b and c of one group, a of another: it filters what enters.
    pub gatekeeper: u64,
    /// Three groups.
    pub liaison: u64,
}

impl Roles {
    /// All together.
    pub fn total(&self) -> u64 {
        self.coordinator + self.itinerant + self.representative + self.gatekeeper + self.liaison
    }

    /// The count of the role that b has between a and c of these groups.
    fn of(&mut self, a: u32, b: u32, c: u32) -> &mut u64 {
        match (a == b, b == c, a == c) {
            (true, true, _) => &mut self.coordinator,
            (false, _, true) => &mut self.itinerant,
            (true, false, _) => &mut self.representative,
            (false, true, _) => &mut self.gatekeeper,
            (false, false, false) => &mut self.liaison,
        }
    }
}

/// The roles of every node between the groups of `group`; who has no group counts in no role.
/// Without directions, each pair counts in both. O(Σ over ties of the smaller degree · log n).
///
/// All pairs are counted from how many of each group enter and leave, then the closed ones are taken back.
pub fn brokerage(graph: &Graph, group: &[Option<u32>]) -> Vec<Roles> {
    (0..graph.len()).map(|node| roles(graph, group, node)).collect()
}

fn roles(graph: &Graph, group: &[Option<u32>], node: usize) -> Roles {
    let Some(own) = group[node] else { return Roles::default() };
    let entering = grouped(graph.into.of(node), group);
    let leaving = grouped(graph.out.of(node), group);
    let mut all = all_pairs(own, &entering, &leaving);
    for &from in graph.into.of(node) {
        let Some(first) = group[from as usize] else { continue };
        if graph.out.joins(node, from as usize) {
            *all.of(first, own, first) -= 1;
        }
        for to in shared_targets(graph, from as usize, node) {
            if let Some(last) = group[to as usize] {
                *all.of(first, own, last) -= 1;
            }
        }
    }
    all
}

/// The roles as if no pair were closed, counting pairs of a node with itself.
fn all_pairs(own: u32, entering: &[(u32, u64)], leaving: &[(u32, u64)]) -> Roles {
    let total = |groups: &[(u32, u64)]| groups.iter().map(|(_, count)| count).sum::<u64>();
    let of = |groups: &[(u32, u64)], group: u32| {
        groups.binary_search_by_key(&group, |(group, _)| *group).map_or(0, |place| groups[place].1)
    };
    let (all_in, all_out) = (total(entering), total(leaving));
    let (own_in, own_out) = (of(entering, own), of(leaving, own));
    let others = entering.iter().filter(|(group, _)| *group != own);
    let itinerant = others.map(|(group, count)| count * of(leaving, *group)).sum();
    let (coordinator, representative) = (own_in * own_out, own_in * (all_out - own_out));
    let gatekeeper = (all_in - own_in) * own_out;
    let liaison = all_in * all_out - coordinator - representative - gatekeeper - itinerant;
    Roles { coordinator, itinerant, representative, gatekeeper, liaison }
}

/// How many of `nodes` each group has, in the order of groups.
fn grouped(nodes: &[u32], group: &[Option<u32>]) -> Vec<(u32, u64)> {
    let mut groups: Vec<u32> = nodes.iter().filter_map(|node| group[*node as usize]).collect();
    groups.sort_unstable();
    groups.chunk_by(|one, other| one == other).map(|same| (same[0], same.len() as u64)).collect()
}

/// On whom both nodes act.
fn shared_targets(graph: &Graph, one: usize, other: usize) -> impl Iterator<Item = u32> + '_ {
    let (few, many) = if graph.out.of(one).len() <= graph.out.of(other).len() {
        (one, other)
    } else {
        (other, one)
    };
    let targets = arcs(&graph.out, few).map(|arc| graph.out.targets[arc]);
    targets.filter(move |target| graph.out.joins(many, *target as usize))
}
