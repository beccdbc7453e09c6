//! Arrows between the boxes of one board, as numbers.

use std::collections::{BTreeMap, BTreeSet};

use super::index::Index;
use crate::domain::id::{CardId, LinkId};

/// An arrow from one box to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// Where it starts.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// The link it stands for.
    pub link: LinkId,
}

/// The boxes of a board and the arrows of one kind between them.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    /// The cards, by node.
    pub cards: Vec<CardId>,
    /// The arrows; those marked as loops are not among them.
    pub edges: Vec<Edge>,
    /// The arrows marked as loops: nothing is computed along them.
    pub loops: Vec<Edge>,
    /// The arrows that leave each node, by place in `edges`.
    pub out: Vec<Vec<usize>>,
    /// The arrows that reach each node.
    pub into: Vec<Vec<usize>>,
    places: BTreeMap<CardId, usize>,
}

impl Graph {
    /// The arrows of `kind` between `cards`; an arrow from a card to itself counts. O(n log n).
    pub fn new(index: &Index, cards: impl IntoIterator<Item = CardId>, kind: &str) -> Self {
        let cards: Vec<CardId> = cards.into_iter().collect();
        let places: BTreeMap<_, _> = cards.iter().copied().zip(0..).collect();
        let (mut edges, mut loops) = (Vec::new(), Vec::new());
        for (from, id) in cards.iter().enumerate() {
            for arrow in index.out(*id, kind) {
                let card = index.card(arrow.other).map(|(id, _)| id);
                if let Some(to) = card.and_then(|id| places.get(&id).copied()) {
                    let is_loop = super::body::flag(&arrow.link.body, "loop");
                    let among = if is_loop { &mut loops } else { &mut edges };
                    among.push(Edge { from, to, link: arrow.id });
                }
            }
        }
        Self { loops, ..Self::of_edges(cards, edges, places) }
    }

    fn of_edges(cards: Vec<CardId>, edges: Vec<Edge>, places: BTreeMap<CardId, usize>) -> Self {
        let (mut out, mut into) = (vec![Vec::new(); cards.len()], vec![Vec::new(); cards.len()]);
        for (place, edge) in edges.iter().enumerate() {
            out[edge.from].push(place);
            into[edge.to].push(place);
        }
        Self { cards, edges, loops: Vec::new(), out, into, places }
    }

    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.cards.len()
    }

    /// Whether there is no node.
    pub fn is_empty(&self) -> bool {
        self.cards.is_empty()
    }

    /// The node of a card.
    pub fn node(&self, card: CardId) -> Option<usize> {
        self.places.get(&card).copied()
    }

    /// The nodes that arrows from `node` lead to.
    pub fn next(&self, node: usize) -> impl Iterator<Item = usize> + '_ {
        self.out[node].iter().map(|edge| self.edges[*edge].to)
    }

    /// The nodes that arrows to `node` come from.
    pub fn before(&self, node: usize) -> impl Iterator<Item = usize> + '_ {
        self.into[node].iter().map(|edge| self.edges[*edge].from)
    }

    /// The nodes, each after those that lead to it; those on a cycle or behind one are left out. Kahn 1962, O(n + m).
    pub fn order(&self) -> Vec<usize> {
        let mut waits: Vec<usize> = self.into.iter().map(Vec::len).collect();
        let mut order: Vec<usize> = (0..self.len()).filter(|node| waits[*node] == 0).collect();
        let mut done = 0;
        while done < order.len() {
            for next in self.next(order[done]) {
                waits[next] -= 1;
                if waits[next] == 0 {
                    order.push(next);
                }
            }
            done += 1;
        }
        order
    }

    /// One cycle, along its arrows, if there is any: found by walking back from a node that never came free. O(n + m).
    pub fn cycle(&self) -> Option<Vec<usize>> {
        let mut is_free = vec![false; self.len()];
        for node in self.order() {
            is_free[node] = true;
        }
        let mut at = is_free.iter().position(|free| !free)?;
        let mut seen = vec![usize::MAX; self.len()];
        let mut walk = Vec::new();
        while seen[at] == usize::MAX {
            seen[at] = walk.len();
            walk.push(at);
            at = self.before(at).find(|node| !is_free[*node])?;
        }
        let mut cycle = walk.split_off(seen[at]);
        cycle.reverse();
        // The oldest card first, so that the same cycle is always told in the same way.
        let first = (0..cycle.len()).min_by_key(|place| self.cards[cycle[*place]])?;
        cycle.rotate_left(first);
        Some(cycle)
    }

    /// The arrows that lead back to a node on the way to them, by place in `edges`: without them there is no cycle.
    ///
    /// Ways are walked in depth from each of `starts` in turn. O(n + m).
    pub fn closing(&self, starts: impl IntoIterator<Item = usize>) -> Vec<usize> {
        let (mut entered, mut left) = (vec![false; self.len()], vec![false; self.len()]);
        let mut closing = Vec::new();
        for start in starts {
            let mut walk = Vec::new();
            if !std::mem::replace(&mut entered[start], true) {
                walk.push((start, 0));
            }
            while let Some((node, done)) = walk.last_mut() {
                let Some(edge) = self.out[*node].get(*done) else {
                    left[*node] = true;
                    walk.pop();
                    continue;
                };
                *done += 1;
                let to = self.edges[*edge].to;
                if !std::mem::replace(&mut entered[to], true) {
                    walk.push((to, 0));
                } else if !left[to] {
                    closing.push(*edge);
                }
            }
        }
        closing.sort_unstable();
        closing
    }

    /// The arrows that close a loop: those marked so, and those that `closing` finds. O(n + m).
    pub fn loop_links(&self, starts: impl IntoIterator<Item = usize>) -> BTreeSet<LinkId> {
        let found = self.closing(starts).into_iter().map(|edge| &self.edges[edge]);
        found.chain(&self.loops).map(|edge| edge.link).collect()
    }

    /// The nodes that no arrow reaches or leaves, not even a loop. O(n + m).
    pub fn alone(&self) -> Vec<usize> {
        let mut alone = vec![true; self.len()];
        for edge in self.edges.iter().chain(&self.loops) {
            (alone[edge.from], alone[edge.to]) = (false, false);
        }
        (0..self.len()).filter(|node| alone[*node]).collect()
    }

    /// Which nodes lead to `node`, itself included, when `without` is not there. O(n + m).
    pub fn reaching(&self, node: usize, without: Option<usize>) -> Vec<bool> {
        self.spread(node, without, |at| &self.into[at], |edge| edge.from)
    }

    /// Which nodes `node` leads to, itself included. O(n + m).
    pub fn reached(&self, node: usize) -> Vec<bool> {
        self.spread(node, None, |at| &self.out[at], |edge| edge.to)
    }

    fn spread<'a>(
        &'a self,
        node: usize,
        without: Option<usize>,
        arcs: impl Fn(usize) -> &'a Vec<usize>,
        end: impl Fn(&Edge) -> usize,
    ) -> Vec<bool> {
        let mut seen = vec![false; self.len()];
        if Some(node) == without || node >= self.len() {
            return seen;
        }
        seen[node] = true;
        let mut waiting = vec![node];
        while let Some(at) = waiting.pop() {
            for edge in arcs(at) {
                let next = end(&self.edges[*edge]);
                if !seen[next] && Some(next) != without {
                    seen[next] = true;
                    waiting.push(next);
                }
            }
        }
        seen
    }
}

#[cfg(test)]
pub(super) mod tests {
    use uuid::Uuid;

    use super::*;

    fn graph(count: usize, pairs: &[(usize, usize)]) -> Graph {
        let cards: Vec<_> = (0..count).map(|n| CardId(Uuid::from_u128(n as u128 + 1))).collect();
        let link = LinkId(Uuid::nil());
        let edges = pairs.iter().map(|(from, to)| Edge { from: *from, to: *to, link }).collect();
        let places = cards.iter().copied().zip(0..).collect();
        Graph::of_edges(cards, edges, places)
    }

    #[track_caller]
    fn check(count: usize, pairs: &[(usize, usize)], expect: Option<&[usize]>) {
        assert_eq!(graph(count, pairs).cycle().as_deref(), expect);
    }

    #[test]
    fn one_cycle_is_found_from_its_oldest_card() {
        check(0, &[], None);
        check(3, &[(0, 1), (1, 2)], None);
        check(4, &[(0, 1), (1, 2), (2, 1), (2, 3)], Some(&[1, 2]));
        check(3, &[(2, 0), (0, 1), (1, 2)], Some(&[0, 1, 2]));
        check(1, &[(0, 0)], Some(&[0]));
    }

    #[test]
    fn arrows_that_close_a_loop_are_found() {
        #[track_caller]
        fn check(pairs: &[(usize, usize)], starts: [usize; 4], expect: &[usize]) {
            assert_eq!(graph(4, pairs).closing(starts), expect);
        }
        check(&[(0, 1), (0, 2), (1, 3), (2, 3)], [0, 1, 2, 3], &[]);
        // Which arrow of a circle closes it depends on where one starts.
        check(&[(0, 1), (1, 2), (2, 1), (2, 3)], [0, 1, 2, 3], &[2]);
        check(&[(0, 1), (1, 2), (2, 1), (2, 3)], [2, 0, 1, 3], &[1]);
        check(&[(3, 3), (1, 0), (2, 0)], [0, 1, 2, 3], &[0]);
        // Two circles through one node.
        check(&[(0, 1), (1, 0), (0, 2), (2, 0)], [0, 1, 2, 3], &[1, 3]);
    }

    #[test]
    fn nodes_that_nothing_joins_are_alone() {
        let graph = graph(4, &[(0, 1)]);
        assert_eq!(graph.alone(), [2, 3]);
        let link = LinkId(Uuid::nil());
        let graph = Graph { loops: vec![Edge { from: 2, to: 2, link }], ..graph };
        assert_eq!(graph.alone(), [3]);
        assert_eq!(graph.loop_links(0..4), BTreeSet::from([link]));
    }

    #[test]
    fn reaching_passes_around_what_is_taken_away() {
        let graph = graph(4, &[(0, 1), (1, 3), (2, 3)]);
        assert_eq!(graph.reaching(3, None), [true; 4]);
        assert_eq!(graph.reaching(3, Some(1)), [false, false, true, true]);
        assert_eq!(graph.reached(0), [true, true, false, true]);
        assert_eq!(graph.order().len(), 4);
    }
}
