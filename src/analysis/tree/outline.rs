//! The outline of a tree: every card once in full, under the first card it hangs from.

use std::collections::BTreeSet;

use uuid::Uuid;

use crate::domain::id::{CardId, LinkId};
use crate::domain::method::graph::{Edge, Graph};
use crate::domain::method::index::Index;
use crate::domain::method::make::{SHAPES, Shape};
use crate::domain::method::{objective_tree, problem_tree};

/// Which part of a tree a row is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// What follows from the centre: effects, ends. A card under another follows from it.
    Above,
    /// The centre and what leads to it. A card under another leads to it.
    Below,
}

/// A line of the outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The card.
    pub id: CardId,
    /// The card it hangs from; above, the first ones hang from the centre, which is not shown there.
    pub parent: Option<CardId>,
    /// The arrow to that card.
    pub link: Option<LinkId>,
    /// How far it is indented.
    pub depth: usize,
    /// Whether the card was shown in full before: this line only names it.
    pub is_again: bool,
}

impl Row {
    /// What tells this line from all others: the card, or the arrow by which it is named again.
    pub fn key(&self) -> Uuid {
        match self.link.filter(|_| self.is_again) {
            Some(link) => link.0,
            None => self.id.0,
        }
    }
}

/// The outline of a method's cards.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// The central card: the first in the column of roots, where the tree has two sides.
    pub centre: Option<CardId>,
    /// What follows from the centre.
    pub above: Vec<Row>,
    /// The centre, what leads to it, and what nothing joins yet.
    pub below: Vec<Row>,
}

/// The shape of a method's tree.
pub fn shape_of(method: &str) -> Option<&'static Shape> {
    SHAPES.iter().find(|shape| shape.method == method)
}

/// The column of what follows from the centre; blank where a tree has no such side.
pub fn above_slot(shape: &Shape) -> &'static str {
    match shape.method {
        problem_tree::KEY => "effect",
        objective_tree::KEY => "end",
        _ => "",
    }
}

impl Outline {
    /// Reads the tree of a method, in the order of its columns. O(n log n + m).
    pub fn new(index: &Index, shape: &Shape) -> Self {
        let boxes = index.boxes(shape.method);
        let graph = Graph::new(index, boxes.iter().map(|card| card.id), shape.kind);
        let has_sides = !above_slot(shape).is_empty();
        let centre = boxes.iter().position(|card| has_sides && card.slot == shape.root);
        let is_above: Vec<bool> = match centre {
            _ if !has_sides => vec![false; graph.len()],
            None => boxes.iter().map(|card| card.slot == above_slot(shape)).collect(),
            Some(centre) => {
                let (leads, follows) = (graph.reaching(centre, None), graph.reached(centre));
                let aside = |node: usize| boxes[node].slot == above_slot(shape);
                let is_above = |node: usize| !leads[node] && (follows[node] || aside(node));
                (0..graph.len()).map(is_above).collect()
            }
        };
        let up = Walk { graph: &graph, side: Side::Above, is_in: &is_above };
        let is_below: Vec<bool> = is_above.iter().map(|above| !above).collect();
        let down = Walk { graph: &graph, side: Side::Below, is_in: &is_below };
        Self {
            centre: centre.map(|node| graph.cards[node]),
            above: up.rows(centre),
            below: down.rows(None),
        }
    }

    /// The lines of a side.
    pub fn side(&self, side: Side) -> &[Row] {
        match side {
            Side::Above => &self.above,
            Side::Below => &self.below,
        }
    }

    /// Where a card is shown in full.
    pub fn find(&self, id: CardId) -> Option<(Side, Row)> {
        let find = |side: Side| {
            let row = self.side(side).iter().find(|row| row.id == id && !row.is_again);
            row.map(|row| (side, *row))
        };
        find(Side::Below).or_else(|| find(Side::Above))
    }

    /// The cards that hang from the same card as `row`, in order, itself among them.
    pub fn siblings(&self, side: Side, row: &Row) -> Vec<Row> {
        let rows = self.side(side).iter();
        rows.filter(|other| other.parent == row.parent && other.depth == row.depth)
            .copied()
            .collect()
    }

    /// The place just behind a line and all that stands under it.
    pub fn behind(&self, side: Side, at: usize) -> usize {
        let rows = self.side(side);
        let depth = rows.get(at).map_or(0, |row| row.depth);
        let under = rows.iter().skip(at + 1).take_while(|row| row.depth > depth);
        at + 1 + under.count()
    }
}

/// A walk over one side of a tree.
struct Walk<'a> {
    graph: &'a Graph,
    side: Side,
    is_in: &'a [bool],
}

impl Walk<'_> {
    /// The arrows to what stands under `node`, in the order of the cards, each card once.
    fn under(&self, node: usize) -> Vec<Edge> {
        let edges = match self.side {
            Side::Above => &self.graph.out[node],
            Side::Below => &self.graph.into[node],
        };
        let mut edges: Vec<Edge> = edges.iter().map(|edge| self.graph.edges[*edge]).collect();
        edges.retain(|edge| self.is_in[self.end(edge)] && self.end(edge) != node);
        edges.sort_by_key(|edge| (self.end(edge), edge.link));
        edges.dedup_by_key(|edge| self.end(edge));
        edges
    }

    fn end(&self, edge: &Edge) -> usize {
        match self.side {
            Side::Above => edge.to,
            Side::Below => edge.from,
        }
    }

    /// The lines, from the cards that hang from nothing; what is on a cycle alone starts anywhere.
    fn rows(&self, hidden: Option<usize>) -> Vec<Row> {
        let nodes = || (0..self.graph.len()).filter(|node| self.is_in[*node]);
        let mut hangs = vec![false; self.graph.len()];
        for node in nodes().chain(hidden) {
            for edge in self.under(node) {
                hangs[self.end(&edge)] = true;
            }
        }
        let (mut rows, mut seen) = (Vec::new(), BTreeSet::new());
        if let Some(centre) = hidden {
            for edge in self.under(centre) {
                self.walk((self.end(&edge), Some((centre, edge.link))), &mut rows, &mut seen);
            }
        }
        let (loose, rest): (Vec<_>, Vec<_>) = nodes().partition(|node| !hangs[*node]);
        for node in loose.into_iter().chain(rest) {
            if !seen.contains(&node) {
                self.walk((node, None), &mut rows, &mut seen);
            }
        }
        rows
    }

    fn walk(
        &self,
        (start, by): (usize, Option<(usize, LinkId)>),
        rows: &mut Vec<Row>,
        seen: &mut BTreeSet<usize>,
    ) {
        let mut waiting = vec![(start, by, 0)];
        while let Some((node, by, depth)) = waiting.pop() {
            let is_again = !seen.insert(node);
            rows.push(Row {
                id: self.graph.cards[node],
                parent: by.map(|(parent, _)| self.graph.cards[parent]),
                link: by.map(|(_, link)| link),
                depth,
                is_again,
            });
            if !is_again {
                let under = self.under(node).into_iter().rev();
                waiting.extend(
                    under.map(|edge| (self.end(&edge), Some((node, edge.link)), depth + 1)),
                );
            }
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::domain::method::samples::Bench;

    /// The outline as text: two spaces a level, « = » before what is named again.
    pub(in super::super) fn told(bench: &Bench, method: &str) -> String {
        let index = bench.index();
        let outline = Outline::new(&index, shape_of(method).unwrap());
        let line = |row: &Row| {
            let again = if row.is_again { "=" } else { "" };
            format!("{}{again}{}", "  ".repeat(row.depth), bench.project.title(row.id.into()))
        };
        let lines = |rows: &[Row]| rows.iter().map(line).collect::<Vec<_>>().join("\n");
        if outline.above.is_empty() {
            return lines(&outline.below);
        }
        format!("{}\n--\n{}", lines(&outline.above), lines(&outline.below))
    }

    #[allow(clippy::many_single_char_names)]
    #[test]
    fn a_problem_stands_between_its_effects_and_its_causes() {
        let mut bench = Bench::new();
        let ids = ["P", "A", "B", "E", "F", "G"].map(|text| {
            let slot = match text {
                "P" => "problem",
                "A" | "B" => "cause",
                _ => "effect",
            };
            bench.card("problem_tree", slot, text, ())
        });
        let [p, a, b, e, f, _] = ids;
        for (from, to) in [(a, p), (b, a), (b, p), (p, e), (e, f), (p, f)] {
            bench.link(from, "causes", to, ());
        }
        assert_eq!(told(&bench, "problem_tree"), "E\n  F\n=F\nG\n--\nP\n  A\n    B\n  =B");
    }

    #[test]
    fn cycles_and_doubled_arrows_come_to_an_end() {
        let mut bench = Bench::new();
        let [a, b, c] = ["A", "B", "C"].map(|text| bench.card("five_whys", "answer", text, ()));
        for (from, to) in [(b, a), (b, a), (a, b), (c, c), (c, b)] {
            bench.link(from, "because", to, ());
        }
        assert_eq!(told(&bench, "five_whys"), "A\n  B\n    =A\n    C");
    }
}
