//! The theory of change: what leads to what, under which assumptions, and where it may break.

mod rules;

use std::collections::BTreeSet;

use super::body;
use super::graph::Graph;
use super::index::{Index, is_solid};
use super::triage::is_dropped;
use crate::domain::cards::Card;
use crate::domain::id::{CardId, LinkId};
use crate::domain::record::RecordRef;

pub(super) use rules::rules;

/// The key its cards carry.
pub const KEY: &str = "theory_of_change";
/// The key of its arrows.
pub const LEADS_TO: &str = "leads_to";
/// The key of the arrows from an assumption to the change or the arrow that supposes it.
pub const ASSUMES: &str = "assumes";

/// How sure an arrow is when nobody said: a bet.
const UNSAID: i64 = 0;
/// How sure a thing is that waits for nothing, and what we do ourselves, whatever it takes.
const SURE: i64 = 4;
/// The level of what we do.
const ACTIVITY: u8 = 1;

/// The level of a slot, from resources (0) to impact (5); none for what stands beside the path.
pub fn level(slot: &str) -> Option<u8> {
    match slot {
        "input" => Some(0),
        "activity" => Some(1),
        "output" => Some(2),
        "outcome" => Some(3),
        "long_term" => Some(4),
        "impact" => Some(5),
        _ => None,
    }
}

/// The slot of a level, from resources (0) to impact (5).
pub fn slot_of(level: u8) -> &'static str {
    let slots = ["input", "activity", "output", "outcome", "long_term", "impact"];
    slots.get(usize::from(level)).copied().unwrap_or_default()
}

/// Whether a field is asked of the cards of a slot: some are those of the path, some those of assumptions.
pub fn asks(slot: &str, field: &str) -> bool {
    match field {
        "horizon" | "gate" | "reach" | "answerable" => level(slot).is_some(),
        "plausibility" | "importance" | "nature" | "signal" | "fallback" | "triage" => {
            slot == "assumption"
        }
        _ => true,
    }
}

/// Where a path is weakest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weak {
    /// An arrow, by its own confidence.
    Arrow(LinkId),
    /// An assumption.
    Assumption(CardId),
}

/// What follows from a theory of change.
#[derive(Clone, Debug)]
pub struct Theory {
    /// Its path, without what is marked as a loop.
    pub graph: Graph,
    /// The level of each node, 0 to 5.
    pub levels: Vec<u8>,
    /// How plausible each node is, 0 to 4; none on a cycle or behind one.
    pub plausible: Vec<Option<i64>>,
    /// One cycle, if there is any.
    pub cycle: Option<Vec<CardId>>,
    binding: Vec<Vec<Bind>>,
}

/// What holds a node’s plausibility down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bind {
    Weak(Weak),
    Node(usize),
}

/// How much of a theory is backed, each as (so many, of so many).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Changes with an indicator.
    pub measured: (usize, usize),
    /// Arrows with an assumption.
    pub assumed: (usize, usize),
    /// Arrows whose start or end cites a claim of at least C3.
    pub proven: (usize, usize),
    /// Changes that nothing leads to.
    pub without_means: Vec<CardId>,
    /// Activities that lead to no impact.
    pub without_impact: Vec<CardId>,
}

impl Theory {
    /// Reads the theory of a project. O(n log n + m).
    pub fn new(index: &Index) -> Self {
        let on_path = index.boxes(KEY).iter().filter_map(|card| Some((card.id, level(card.slot)?)));
        let (cards, levels): (Vec<_>, Vec<_>) = on_path.unzip();
        let graph = Graph::new(index, cards, LEADS_TO);
        let cycle = graph.cycle();
        let cycle = cycle.map(|nodes| nodes.iter().map(|node| graph.cards[*node]).collect());
        let (plausible, binding) = (vec![None; graph.len()], vec![Vec::new(); graph.len()]);
        let mut theory = Self { graph, levels, plausible, cycle, binding };
        for node in theory.graph.order() {
            let (value, binds) = theory.weigh(index, node);
            (theory.plausible[node], theory.binding[node]) = (Some(value), binds);
        }
        theory
    }

    /// The plausibility of a node whose means are weighed, and what binds it: max-min, never a product of guesses.
    fn weigh(&self, index: &Index, node: usize) -> (i64, Vec<Bind>) {
        let mut ways: Vec<(i64, Vec<Bind>)> = Vec::new();
        for edge in &self.graph.into[node] {
            let edge = self.graph.edges[*edge];
            let from = self.plausible[edge.from].unwrap_or(UNSAID);
            ways.push(weakest(
                [(from, Bind::Node(edge.from))].into_iter().chain(arrow(index, edge.link)),
            ));
        }
        let is_or = index.card(self.graph.cards[node].into()).is_some_and(|(_, card)| is_or(card));
        let own = assumptions(index, self.graph.cards[node]);
        let own =
            own.into_iter().map(|(id, value)| (value, vec![Bind::Weak(Weak::Assumption(id))]));
        let start = if ways.is_empty() || self.levels[node] == ACTIVITY {
            (SURE, Vec::new())
        } else {
            gate(ways, is_or)
        };
        gate(std::iter::once(start).chain(own).collect(), false)
    }

    /// What binds the plausibility of `node`: followed back to arrows and assumptions, all of equals. O(n + m).
    pub fn weak_links(&self, node: usize) -> Vec<Weak> {
        let mut seen = vec![false; self.graph.len()];
        let (mut waiting, mut weak) = (vec![node], Vec::new());
        while let Some(at) = waiting.pop() {
            if std::mem::replace(&mut seen[at], true) {
                continue;
            }
            for bind in &self.binding[at] {
                match bind {
                    Bind::Weak(found) => weak.push(*found),
                    Bind::Node(from) => waiting.push(*from),
                }
            }
        }
        weak.sort_unstable();
        weak.dedup();
        weak
    }

    /// The nodes of a level.
    pub fn at_level(&self, level: u8) -> impl Iterator<Item = usize> + '_ {
        (0..self.graph.len()).filter(move |node| self.levels[*node] == level)
    }

    /// The highest level whose results we answer for: above it we contribute; none when nobody drew the line.
    pub fn answerable(&self, index: &Index) -> Option<u8> {
        let is_marked = |node: &usize| {
            let card = index.card(self.graph.cards[*node].into());
            card.is_some_and(|(_, card)| body::flag(&card.body, "answerable"))
        };
        (0..self.graph.len()).filter(is_marked).map(|node| self.levels[node]).max()
    }

    /// The least plausible impact, with how plausible it is.
    pub fn impact(&self) -> Option<(usize, i64)> {
        let weighed = self.at_level(5).filter_map(|node| Some((node, self.plausible[node]?)));
        weighed.min_by_key(|(_, value)| *value)
    }

    /// The arrows that close a loop: those marked so, and those that lead back when one starts low. O(n log n + m).
    pub fn loops(&self) -> BTreeSet<LinkId> {
        let mut starts: Vec<usize> = (0..self.graph.len()).collect();
        starts.sort_by_key(|node| self.levels[*node]);
        self.graph.loop_links(starts)
    }

    /// The cards linked to nothing: those of the path without an arrow, and assumptions that nothing rests on.
    ///
    /// A card that is the only one of the path waits for others. O(n log n + m).
    pub fn orphans(&self, index: &Index) -> BTreeSet<CardId> {
        let alone = if self.graph.len() > 1 { self.graph.alone() } else { Vec::new() };
        let assumptions = index.in_slot(KEY, "assumption").map(|card| card.id);
        let idle = assumptions.filter(|id| index.out(*id, ASSUMES).next().is_none());
        alone.into_iter().map(|node| self.graph.cards[node]).chain(idle).collect()
    }

    /// How much is backed, and what hangs loose. O(n + m).
    pub fn coverage(&self, index: &Index) -> Coverage {
        let mut coverage = Coverage::default();
        let leads = self.leading_to_impact();
        for (node, id) in self.graph.cards.iter().enumerate() {
            let is_change = self.levels[node] >= 3;
            coverage.measured.1 += usize::from(is_change);
            coverage.measured.0 +=
                usize::from(is_change && index.into(*id, "measures").next().is_some());
            if is_change && self.graph.into[node].is_empty() {
                coverage.without_means.push(*id);
            }
            if self.levels[node] == ACTIVITY && !leads[node] {
                coverage.without_impact.push(*id);
            }
        }
        let edges = &self.graph.edges;
        let proven = |card: CardId| {
            let card = index.card(card.into()).map(|(_, card)| card);
            card.is_some_and(|card| index.claims(card).any(|(_, claim)| is_solid(claim)))
        };
        let is_assumed = |link: LinkId| index.into(link, ASSUMES).next().is_some();
        let is_backed = |edge: &super::graph::Edge| {
            proven(self.graph.cards[edge.from]) || proven(self.graph.cards[edge.to])
        };
        coverage.assumed = (edges.iter().filter(|edge| is_assumed(edge.link)).count(), edges.len());
        coverage.proven = (edges.iter().filter(|edge| is_backed(edge)).count(), edges.len());
        coverage
    }

    /// Which nodes lead to an impact. O(n + m).
    pub fn leading_to_impact(&self) -> Vec<bool> {
        let mut leads = vec![false; self.graph.len()];
        let mut waiting: Vec<usize> = self.at_level(5).collect();
        while let Some(node) = waiting.pop() {
            if !std::mem::replace(&mut leads[node], true) {
                waiting.extend(self.graph.before(node));
            }
        }
        leads
    }

    /// The sentences to read aloud, one an arrow, in the order of the levels.
    pub fn aloud<'a>(&self, index: &Index<'a>) -> Vec<Aloud<'a>> {
        let mut edges: Vec<_> = self.graph.edges.iter().collect();
        edges.sort_by_key(|edge| self.levels[edge.from]);
        let text = |node: usize| {
            index.card(self.graph.cards[node].into()).map(|(_, card)| card.text.as_str())
        };
        let sentence = |edge: &&super::graph::Edge| {
            let because = index.project.links.get(edge.link)?.rationale.as_str();
            let supposed =
                supposing(index, edge.link).chain(supposing(index, self.graph.cards[edge.to]));
            let supposing = supposed.map(|(_, card)| card.text.as_str()).collect();
            Some(Aloud {
                link: edge.link,
                means: text(edge.from)?,
                end: text(edge.to)?,
                because,
                supposing,
            })
        };
        edges.iter().filter_map(sentence).collect()
    }
}

/// An arrow as one sentence: « Si {means}, alors {end}, parce que {because}, à condition que {supposing}. »
#[derive(Clone, Debug, PartialEq)]
pub struct Aloud<'a> {
    /// The arrow.
    pub link: LinkId,
    /// What is done or has changed.
    pub means: &'a str,
    /// What follows.
    pub end: &'a str,
    /// Why; blank when nobody said.
    pub because: &'a str,
    /// What is supposed.
    pub supposing: Vec<&'a str>,
}

fn is_or(card: &Card) -> bool {
    body::text(&card.body, "gate") == "or"
}

/// The best of several ways, or the worst of several needs, with all that binds it.
fn gate(ways: Vec<(i64, Vec<Bind>)>, is_or: bool) -> (i64, Vec<Bind>) {
    let values = ways.iter().map(|(value, _)| *value);
    let value = if is_or { values.max() } else { values.min() }.unwrap_or(SURE);
    let binds = ways.into_iter().filter(|(other, _)| *other == value).flat_map(|(_, binds)| binds);
    (value, binds.collect())
}

fn weakest(parts: impl Iterator<Item = (i64, Bind)>) -> (i64, Vec<Bind>) {
    gate(parts.map(|(value, bind)| (value, vec![bind])).collect(), false)
}

/// The confidence of an arrow and the plausibility of what it supposes.
fn arrow(index: &Index, link: LinkId) -> impl Iterator<Item = (i64, Bind)> {
    let confidence = index.project.links.get(link).map_or(UNSAID, |link| confidence(&link.body));
    let own = (confidence, Bind::Weak(Weak::Arrow(link)));
    let supposed = assumptions(index, link);
    std::iter::once(own)
        .chain(supposed.into_iter().map(|(id, value)| (value, Bind::Weak(Weak::Assumption(id)))))
}

fn confidence(body: &crate::domain::record::Extras) -> i64 {
    body::scale(body, "confidence", 0, 4).unwrap_or(UNSAID)
}

/// The assumptions that a change or an arrow rests on: those that were set aside are left out.
pub fn supposing<'a>(
    index: &Index<'a>,
    of: impl Into<RecordRef>,
) -> impl Iterator<Item = (CardId, &'a Card)> {
    let supposed = index.all_into(of).iter().filter(|arrow| arrow.link.kind == ASSUMES);
    supposed.filter_map(move |arrow| index.card(arrow.other)).filter(|(_, card)| !is_dropped(card))
}

/// The assumptions that a change or an arrow supposes, with how plausible each is.
fn assumptions(index: &Index, of: impl Into<RecordRef>) -> Vec<(CardId, i64)> {
    let supposed = supposing(index, of);
    supposed.map(|(id, card)| (id, plausibility(card))).collect()
}

/// How plausible an assumption is, 0 to 4; a bet when nobody said.
pub(super) fn plausibility(card: &Card) -> i64 {
    body::scale(&card.body, "plausibility", 0, 4).unwrap_or(UNSAID)
}

#[cfg(test)]
mod tests;
