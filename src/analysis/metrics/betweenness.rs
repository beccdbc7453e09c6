//! How often an actor is on the shortest ways between others. Brandes 2001.
//!
//! Without directions, each block (what no single node cuts) is swept alone, its nodes standing for all that hangs
//! at them: exact, and fast where groups hold by few nodes (Sarıyüce and others, 2013).
//! A sweep keeps no list of predecessors: going back level by level, the flow of nodes that are no nearer to the
//! source is still 0, so rows are summed without a test.

use super::cuts::Walk;
use super::graph::arcs;
use super::shortest::Paths;
use super::{Graph, Metric, Scores};
use crate::analysis::network::Adjacency;

/// The share of shortest paths between two others that pass through a node, normalised in its
/// component of c nodes by (c - 1)(c - 2) ordered pairs; 0 to 1. O(nm), O(nm log n) with weights.
pub const BETWEENNESS: Metric = Metric::new("betweenness", run);

/// Steps over arcs after which not every source is swept.
pub const MOST_STEPS: u64 = 2_000_000_000;
/// How many steps an arc costs when distances are weighed.
const WEIGHTED_COST: u64 = 12;
const UNSEEN: u32 = u32::MAX;

/// How many steps the exact scores of `graph` take.
pub fn cost(graph: &Graph) -> u64 {
    let arcs = graph.out.targets.len() as u64;
    let each = if graph.weighted { arcs * WEIGHTED_COST } else { arcs };
    graph.tied_count() as u64 * each
}

/// Whether the scores of `graph` come from a part of the sources: it is too large for all.
pub fn is_estimated(graph: &Graph) -> bool {
    stride(graph) > 1
}

fn stride(graph: &Graph) -> usize {
    1 + (cost(graph) / MOST_STEPS) as usize
}

fn run(graph: &Graph) -> Scores {
    let folded = if graph.directed { Folded::none(graph) } else { Folded::blocks(graph) };
    let mut through = folded.through.clone();
    let stride = stride(graph);
    let mut add = |node: usize, share: f64| {
        through[folded.kept[node] as usize] += share * stride as f64;
    };
    if graph.weighted {
        sweep_weighted(&folded, stride, &mut add);
    } else {
        Sweep::new(&folded).run(stride, &mut add);
    }
    graph.score_tied(|node| {
        let others = graph.component_size(node) as f64;
        if others < 3.0 { 0.0 } else { through[node] / ((others - 1.0) * (others - 2.0)) }
    })
}

/// A graph in blocks: a node has a place in each of its blocks, and no arc leaves a block.
struct Folded {
    /// The node that each place stands for.
    kept: Vec<u32>,
    /// How many nodes each place stands for: the node, and all that its block reaches through it alone.
    mass: Vec<f64>,
    /// The arcs between places.
    rows: Adjacency,
    /// The ordered pairs that each node joins because they are in different blocks of it.
    through: Vec<f64>,
}

impl Folded {
    /// All nodes, nothing folded.
    fn none(graph: &Graph) -> Self {
        let count = graph.len();
        let kept = (0..count as u32).collect();
        Self { kept, mass: vec![1.0; count], rows: graph.out.clone(), through: vec![0.0; count] }
    }

    /// The blocks of more than two nodes; in others nobody stands between. O(n + m log n).
    fn blocks(graph: &Graph) -> Self {
        let walk = Walk::new(graph);
        let count = graph.len();
        // A node that reaches nothing above its parent starts a block; the others are in their parent's.
        let mut block = vec![UNSEEN; count];
        let mut members: Vec<Vec<u32>> = Vec::new();
        let mut hanging = vec![0.0; count];
        let mut squares = vec![0.0; count];
        for &node in &walk.order {
            let (at, above) = (node as usize, walk.parent[node as usize] as usize);
            if walk.parent[at] == UNSEEN {
                continue;
            }
            block[at] = block[above];
            if walk.is_severed(node) {
                block[at] = members.len() as u32;
                members.push(vec![above as u32]);
                hanging[above] += f64::from(walk.size[at]);
                squares[above] += f64::from(walk.size[at]).powi(2);
            }
            members[block[at] as usize].push(node);
        }
        let through = |node: usize| {
            let others = graph.component_size(node) as f64 - 1.0;
            others.powi(2) - squares[node] - (others - hanging[node]).powi(2)
        };
        let through = (0..count).map(through).collect();
        let mut folded = Self { kept: Vec::new(), mass: Vec::new(), rows: no_rows(), through };
        let mut place = vec![UNSEEN; count];
        for nodes in members.iter().filter(|nodes| nodes.len() > 2) {
            folded.keep(graph, nodes, &hanging, &mut place);
        }
        folded
    }

    /// Adds a block, whose first node is the one nearest to the root of the walk.
    fn keep(&mut self, graph: &Graph, nodes: &[u32], hanging: &[f64], place: &mut [u32]) {
        let start = self.kept.len();
        let below = nodes[1..].iter().map(|node| 1.0 + hanging[*node as usize]);
        let all = graph.component_size(nodes[0] as usize) as f64;
        self.kept.extend(nodes);
        self.mass.push(all - below.clone().sum::<f64>());
        self.mass.extend(below);
        for (at, node) in nodes.iter().enumerate() {
            place[*node as usize] = (start + at) as u32;
        }
        self.add_rows(&graph.both, start, place);
        for node in nodes {
            place[*node as usize] = UNSEEN;
        }
    }

    /// Adds the arcs among the nodes kept from `start` on, whose places are in `place`.
    fn add_rows(&mut self, rows: &Adjacency, start: usize, place: &[u32]) {
        for node in &self.kept[start..] {
            for arc in arcs(rows, *node as usize) {
                let target = place[rows.targets[arc] as usize];
                if target != UNSEEN {
                    self.rows.targets.push(target);
                    self.rows.weights.push(rows.weights[arc]);
                }
            }
            self.rows.offsets.push(self.rows.targets.len() as u32);
        }
    }
}

fn no_rows() -> Adjacency {
    Adjacency { offsets: vec![0], ..Adjacency::default() }
}

/// What a sweep knows of a place.
#[derive(Clone, Copy)]
struct Met {
    /// How many shortest paths lead to it.
    count: f64,
    /// How many steps away it is.
    level: u32,
}

const NOT_MET: Met = Met { count: 0.0, level: UNSEEN };

/// The lists of a sweep by number of steps, used again for each source.
/// Inner loops are written out: the page is compiled for size, where iterators stay calls.
struct Sweep<'a> {
    folded: &'a Folded,
    order: Vec<u32>,
    /// Where each level starts in `order`.
    levels: Vec<usize>,
    met: Vec<Met>,
    flow: Vec<f64>,
    fresh: Vec<f64>,
}

impl<'a> Sweep<'a> {
    fn new(folded: &'a Folded) -> Self {
        let nodes = folded.kept.len();
        Self {
            folded,
            order: vec![0; nodes],
            levels: Vec::with_capacity(nodes + 1),
            met: vec![NOT_MET; nodes],
            flow: vec![0.0; nodes],
            fresh: vec![0.0; nodes],
        }
    }

    fn run(&mut self, stride: usize, add: &mut impl FnMut(usize, f64)) {
        for source in (0..self.folded.kept.len()).step_by(stride) {
            let reached = self.forth(source);
            self.back(source, add);
            for &node in &self.order[..reached] {
                self.met[node as usize] = NOT_MET;
                self.flow[node as usize] = 0.0;
            }
        }
    }

    /// Finds the levels and counts the paths; gives how many nodes were reached.
    fn forth(&mut self, source: usize) -> usize {
        let rows = &self.folded.rows;
        let met = self.met.as_mut_slice();
        self.order[0] = source as u32;
        met[source] = Met { count: 1.0, level: 0 };
        self.levels.clear();
        self.levels.push(0);
        let (mut next, mut reached, mut depth) = (0, 1, 0);
        while next < reached {
            let end = reached;
            depth += 1;
            for at in next..end {
                let node = self.order[at] as usize;
                let count = met[node].count;
                for target in rows.of(node) {
                    let end = &mut met[*target as usize];
                    if end.level == UNSEEN {
                        *end = Met { count, level: depth };
                        self.order[reached] = *target;
                        reached += 1;
                    } else if end.level == depth {
                        end.count += count;
                    }
                }
            }
            next = end;
            self.levels.push(end);
        }
        reached
    }

    /// Brings what depends on each node back towards the source.
    fn back(&mut self, source: usize, add: &mut impl FnMut(usize, f64)) {
        let Folded { rows, mass, .. } = self.folded;
        let flows = self.flow.as_mut_slice();
        for depth in (1..self.levels.len() - 1).rev() {
            let (start, end) = (self.levels[depth], self.levels[depth + 1]);
            let (order, fresh) = (&self.order[start..end], &mut self.fresh[start..end]);
            for (node, fresh) in order.iter().zip(&mut *fresh) {
                let node = *node as usize;
                let mut flow = 0.0;
                for next in rows.of(node) {
                    flow += flows[*next as usize];
                }
                let count = self.met[node].count;
                let depends = flow * count;
                add(node, depends * mass[source]);
                *fresh = (mass[node] + depends) / count;
            }
            for (node, fresh) in order.iter().zip(fresh) {
                flows[*node as usize] = *fresh;
            }
        }
    }
}

/// The same by weighed distances.
fn sweep_weighted(folded: &Folded, stride: usize, add: &mut impl FnMut(usize, f64)) {
    let Folded { rows, mass, .. } = folded;
    let mut paths = Paths::new(rows);
    let mut flow = vec![0.0; rows.len()];
    for source in (0..rows.len()).step_by(stride) {
        paths.run(rows, source);
        for &node in paths.order.iter().skip(1).rev() {
            let node = node as usize;
            let used = arcs(rows, node).filter_map(|arc| {
                let target = rows.targets[arc] as usize;
                paths.uses(arc, node, target).then_some(flow[target])
            });
            let depends = used.sum::<f64>() * paths.count[node];
            add(node, depends * mass[source]);
            flow[node] = (mass[node] + depends) / paths.count[node];
        }
    }
}
