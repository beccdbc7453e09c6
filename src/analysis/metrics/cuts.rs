//! Where a network breaks: articulation points and bridges. Hopcroft and Tarjan 1973, without recursion.

use serde::{Deserialize, Serialize};

use super::Graph;

/// How many of the nodes that are cut off are named.
pub const MOST_NAMED: usize = 12;

/// A node without which its component falls into pieces.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Articulation {
    /// The node.
    pub node: u32,
    /// How many pieces are left without it.
    pub pieces: u32,
    /// How many nodes are no longer in the largest piece.
    pub cut_off: u32,
    /// How many of these are left alone.
    pub alone: u32,
    /// The first of those cut off, from the smallest piece; at most `MOST_NAMED`.
    pub named: Vec<u32>,
}

/// A tie that is the only passage between two parts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bridge {
    /// Its end in the first part.
    pub near: u32,
    /// Its end in the second part.
    pub far: u32,
    /// How many nodes the first part has.
    pub near_size: u32,
    /// How many nodes the second part has.
    pub far_size: u32,
}

/// Fewer nodes than this on one side, and a bridge is only a branch.
const WORTH_SAYING: u32 = 3;

impl Bridge {
    /// Whether both sides are more than a leaf.
    pub fn is_important(&self) -> bool {
        self.near_size.min(self.far_size) >= WORTH_SAYING
    }
}

/// Where a network breaks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cuts {
    /// The articulation points, in the order of nodes.
    pub articulations: Vec<Articulation>,
    /// The bridges, in the order of their first end.
    pub bridges: Vec<Bridge>,
}

const NONE: u32 = u32::MAX;

/// A walk through all nodes, deep first.
pub(super) struct Walk {
    /// The nodes as they were met.
    pub(super) order: Vec<u32>,
    /// When each node was met.
    met: Vec<u32>,
    /// The earliest node that each subtree reaches.
    low: Vec<u32>,
    /// How many nodes each subtree has.
    pub(super) size: Vec<u32>,
    /// From which node each was met.
    pub(super) parent: Vec<u32>,
}

/// The articulation points and bridges of `graph`, whatever the directions. O(n + m).
pub fn cuts(graph: &Graph) -> Cuts {
    let walk = Walk::new(graph);
    let mut found = Cuts::default();
    let mut severed: Vec<Vec<u32>> = vec![Vec::new(); graph.len()];
    for &node in &walk.order {
        let parent = walk.parent[node as usize];
        if parent == NONE {
            continue;
        }
        let low = walk.low[node as usize];
        if walk.is_severed(node) {
            severed[parent as usize].push(node);
        }
        if low > walk.met[parent as usize] {
            let far_size = walk.size[node as usize];
            let near_size = graph.component_size(node as usize) as u32 - far_size;
            found.bridges.push(Bridge { near: parent, far: node, near_size, far_size });
        }
    }
    for (node, children) in severed.iter().enumerate() {
        found.articulations.extend(articulation(graph, &walk, node as u32, children));
    }
    for bridge in &mut found.bridges {
        if bridge.far < bridge.near {
            (bridge.near, bridge.far) = (bridge.far, bridge.near);
            (bridge.near_size, bridge.far_size) = (bridge.far_size, bridge.near_size);
        }
    }
    found.bridges.sort_unstable_by_key(|bridge| (bridge.near, bridge.far));
    found
}

/// What is left without `node`, whose `children` reach nothing above it.
fn articulation(graph: &Graph, walk: &Walk, node: u32, children: &[u32]) -> Option<Articulation> {
    let below: u32 = children.iter().map(|child| walk.size[*child as usize]).sum();
    let rest = (graph.component_size(node as usize) as u32).checked_sub(below + 1)?;
    // A piece is the subtree of a child, or what is around all of them.
    let mut pieces: Vec<(u32, Option<u32>)> =
        children.iter().map(|child| (walk.size[*child as usize], Some(*child))).collect();
    if rest > 0 {
        pieces.push((rest, None));
    }
    if pieces.len() < 2 {
        return None;
    }
    pieces.sort_unstable();
    let count = pieces.len() as u32;
    // When all are alone, none of them is where the others are missed.
    if pieces.last().is_some_and(|(size, _)| *size > 1) {
        pieces.pop();
    }
    let mut named = Vec::new();
    for (_, piece) in &pieces {
        let room = MOST_NAMED - named.len();
        match piece {
            Some(child) => named.extend(walk.subtree(*child).take(room)),
            None => named.extend(walk.around(node, children).take(room)),
        }
    }
    Some(Articulation {
        node,
        pieces: count,
        cut_off: pieces.iter().map(|(size, _)| size).sum(),
        alone: pieces.iter().filter(|(size, _)| *size == 1).count() as u32,
        named,
    })
}

impl Walk {
    /// Walks all of `graph`. O(n + m).
    pub(super) fn new(graph: &Graph) -> Self {
        let count = graph.len();
        let (zero, none) = (vec![0; count], vec![NONE; count]);
        let mut walk = Self {
            order: Vec::with_capacity(count),
            met: none.clone(),
            low: zero,
            size: vec![1; count],
            parent: none,
        };
        let mut next_arc = graph.both.offsets.clone();
        for root in 0..count {
            if walk.met[root] == NONE {
                walk.meet(root);
                walk.descend(graph, root, &mut next_arc);
            }
        }
        walk
    }

    /// Whether what was met from `node` on reaches nothing above its parent.
    pub(super) fn is_severed(&self, node: u32) -> bool {
        let parent = self.parent[node as usize];
        parent != NONE && self.low[node as usize] >= self.met[parent as usize]
    }

    fn meet(&mut self, node: usize) {
        self.met[node] = self.order.len() as u32;
        self.low[node] = self.met[node];
        self.order.push(node as u32);
    }

    fn descend(&mut self, graph: &Graph, root: usize, next_arc: &mut [u32]) {
        let mut node = root;
        loop {
            if next_arc[node] < graph.both.offsets[node + 1] {
                let end = graph.both.targets[next_arc[node] as usize] as usize;
                next_arc[node] += 1;
                if self.met[end] == NONE {
                    self.parent[end] = node as u32;
                    self.meet(end);
                    node = end;
                } else if self.parent[node] != end as u32 {
                    self.low[node] = self.low[node].min(self.met[end]);
                }
                continue;
            }
            let parent = self.parent[node];
            if parent == NONE {
                return;
            }
            let above = parent as usize;
            self.low[above] = self.low[above].min(self.low[node]);
            self.size[above] += self.size[node];
            node = above;
        }
    }

    /// The nodes met from `node` on, until it was left.
    fn subtree(&self, node: u32) -> impl Iterator<Item = u32> + '_ {
        let start = self.met[node as usize] as usize;
        self.order[start..start + self.size[node as usize] as usize].iter().copied()
    }

    /// The nodes of the component of `node` that are in no subtree of `children`, but itself.
    fn around<'a>(&'a self, node: u32, children: &'a [u32]) -> impl Iterator<Item = u32> + 'a {
        let mut root = node;
        while self.parent[root as usize] != NONE {
            root = self.parent[root as usize];
        }
        let met = |node: u32| self.met[node as usize];
        let is_below = move |other: u32| {
            let after = children.partition_point(|child| met(*child) <= met(other));
            let child = after.checked_sub(1).map(|place| children[place]);
            child.is_some_and(|child| met(other) < met(child) + self.size[child as usize])
        };
        self.subtree(root).filter(move |other| *other != node && !is_below(*other))
    }
}
