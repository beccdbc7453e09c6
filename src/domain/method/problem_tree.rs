//! The problem tree: causes below, effects above, and where cutting frees the most.

mod rules;

use super::body;
use super::graph::Graph;
use super::index::Index;
use crate::domain::id::CardId;

pub(super) use rules::rules;

/// The key of its cards.
pub const KEY: &str = "problem_tree";
/// The key of its arrows, from cause to effect.
pub const CAUSES: &str = "causes";
/// A passage that cuts this share of the root causes is a must.
const MUST: f64 = 0.5;

/// Where a card stands, as its arrows say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The central problem.
    Problem,
    /// It leads to the problem.
    Cause,
    /// The problem leads to it.
    Effect,
    /// No arrow joins it to the problem: as its column says.
    Aside,
}

/// What follows from a problem tree.
#[derive(Clone, Debug)]
pub struct Tree {
    /// The cards and arrows, without those marked as loops.
    pub graph: Graph,
    /// The central problem: the first card of that column.
    pub centre: Option<usize>,
    /// The role of each node.
    pub roles: Vec<Role>,
    /// The longest way to the centre, negative for causes; none aside, and on a cycle.
    pub levels: Vec<Option<i64>>,
    /// The root causes.
    pub roots: Vec<usize>,
    /// The share of root causes that no longer reach the centre without this node, 0 to 1.
    pub coverage: Vec<f64>,
    /// How many root causes feed each node; 0 on a cycle and behind one.
    pub fed_by: Vec<usize>,
    /// One cycle, if there is any.
    pub cycle: Option<Vec<CardId>>,
}

impl Tree {
    /// Reads the tree of a project. O((n + m) · depth), and n · roots / 64 for what feeds what.
    pub fn new(index: &Index) -> Self {
        let cards = index.boxes(KEY).iter().map(|card| card.id);
        let graph = Graph::new(index, cards, CAUSES);
        let centre = index.in_slot(KEY, "problem").next().and_then(|card| graph.node(card.id));
        let cycle = graph.cycle();
        let cycle = cycle.map(|nodes| nodes.iter().map(|node| graph.cards[*node]).collect());
        let roles = roles(&graph, centre);
        let is_root = |node: &usize| roles[*node] == Role::Cause && graph.into[*node].is_empty();
        let roots: Vec<usize> = (0..graph.len()).filter(is_root).collect();
        let coverage = coverage(&graph, centre, &roots);
        let (levels, fed_by) = (levels(&graph, centre, &roles), fed_by(&graph, &roots));
        Self { graph, centre, roles, levels, roots, coverage, fed_by, cycle }
    }

    /// The nodes to act on: half of the root causes, and at least two, pass by each; the most first.
    pub fn musts(&self) -> Vec<usize> {
        let is_must = |node: &usize| {
            self.coverage[*node] >= MUST && Some(*node) != self.centre && self.cut_by(*node).0 > 1
        };
        let mut musts: Vec<usize> = (0..self.graph.len()).filter(is_must).collect();
        musts.sort_by(|one, other| self.coverage[*other].total_cmp(&self.coverage[*one]));
        musts
    }

    /// How many root causes are cut by acting on `node`, and how many there are.
    pub fn cut_by(&self, node: usize) -> (usize, usize) {
        let all = self.roots.len();
        ((self.coverage[node] * all as f64).round() as usize, all)
    }
}

fn roles(graph: &Graph, centre: Option<usize>) -> Vec<Role> {
    let Some(centre) = centre else {
        return vec![Role::Aside; graph.len()];
    };
    let (causes, effects) = (graph.reaching(centre, None), graph.reached(centre));
    let role = |node: usize| match (causes[node], effects[node]) {
        _ if node == centre => Role::Problem,
        (true, _) => Role::Cause,
        (_, true) => Role::Effect,
        _ => Role::Aside,
    };
    (0..graph.len()).map(role).collect()
}

/// The longest ways to and from the centre, along nodes that are on no cycle. O(n + m).
fn levels(graph: &Graph, centre: Option<usize>, roles: &[Role]) -> Vec<Option<i64>> {
    let mut levels = vec![None; graph.len()];
    let Some(centre) = centre else {
        return levels;
    };
    levels[centre] = Some(0);
    let order = graph.order();
    for &node in order.iter().rev().filter(|node| roles[**node] == Role::Cause) {
        levels[node] =
            graph.next(node).filter_map(|next| levels[next]).min().map(|level: i64| level - 1);
    }
    for &node in order.iter().filter(|node| roles[**node] == Role::Effect) {
        levels[node] =
            graph.before(node).filter_map(|before| levels[before]).max().map(|level| level + 1);
    }
    levels
}

/// How many roots feed each node: sets of bits handed down in order.
fn fed_by(graph: &Graph, roots: &[usize]) -> Vec<usize> {
    let words = roots.len().div_ceil(64);
    let mut sets = vec![0u64; words * graph.len()];
    for (place, root) in roots.iter().enumerate() {
        sets[root * words + place / 64] |= 1 << (place % 64);
    }
    for node in graph.order() {
        for next in graph.next(node) {
            for word in 0..words {
                sets[next * words + word] |= sets[node * words + word];
            }
        }
    }
    let count = |node: usize| {
        sets[node * words..(node + 1) * words].iter().map(|word| word.count_ones() as usize).sum()
    };
    (0..graph.len()).map(count).collect()
}

/// The share of `roots` that each node stands before, seen from the centre.
///
/// Without a node, a root no longer reaches the centre just when that node dominates it on the way back:
/// one tree of dominators answers for all nodes (Cooper, Harvey and Kennedy 2001).
fn coverage(graph: &Graph, centre: Option<usize>, roots: &[usize]) -> Vec<f64> {
    let mut shares = vec![0.0; graph.len()];
    let Some(centre) = centre.filter(|_| !roots.is_empty()) else {
        return shares;
    };
    let order = from_centre(graph, centre);
    let mut places = vec![usize::MAX; graph.len()];
    for (place, node) in order.iter().enumerate() {
        places[*node] = place;
    }
    let above = dominators(graph, &order, &places);
    let mut counts = vec![0usize; order.len()];
    for root in roots {
        counts[places[*root]] += 1;
    }
    for place in (1..order.len()).rev() {
        counts[above[place]] += counts[place];
    }
    for (place, node) in order.iter().enumerate() {
        shares[*node] = counts[place] as f64 / roots.len() as f64;
    }
    shares
}

/// The nodes that lead to the centre, in reverse postorder from it against the arrows.
fn from_centre(graph: &Graph, centre: usize) -> Vec<usize> {
    let mut seen = vec![false; graph.len()];
    let (mut postorder, mut stack) = (Vec::new(), vec![(centre, 0)]);
    seen[centre] = true;
    while let Some((node, tried)) = stack.last_mut() {
        let edge = graph.into[*node].get(*tried);
        *tried += 1;
        match edge.map(|edge| graph.edges[*edge].from) {
            Some(from) if !seen[from] => {
                seen[from] = true;
                stack.push((from, 0));
            }
            Some(_) => {}
            None => {
                postorder.push(*node);
                stack.pop();
            }
        }
    }
    postorder.reverse();
    postorder
}

/// The place in `order` of what stands immediately before each, on every way from the first.
fn dominators(graph: &Graph, order: &[usize], places: &[usize]) -> Vec<usize> {
    let mut above = vec![usize::MAX; order.len()];
    above[0] = 0;
    let meet = |above: &[usize], mut one: usize, mut other: usize| {
        while one != other {
            while one > other {
                one = above[one];
            }
            while other > one {
                other = above[other];
            }
        }
        one
    };
    loop {
        let mut is_changed = false;
        for place in 1..order.len() {
            let before = graph.next(order[place]).map(|next| places[next]);
            let known =
                before.filter(|before| *before != usize::MAX && above[*before] != usize::MAX);
            let Some(found) = known.reduce(|one, other| meet(&above, one, other)) else {
                continue;
            };
            is_changed |= std::mem::replace(&mut above[place], found) != found;
        }
        if !is_changed {
            return above;
        }
    }
}

/// Whether somebody can change what a card says.
pub fn is_changeable(card: &crate::domain::cards::Card) -> bool {
    body::text(&card.body, "changeable") != "nobody"
}

#[cfg(test)]
mod tests;
