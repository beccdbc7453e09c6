//! The five whys, with branches: from a fact to causes somebody can act on (Ohno 1988).

use std::collections::BTreeMap;

use super::body;
use super::finding::{Finding, POU_01, POU_02, POU_03, POU_04, POU_05, POU_06, Said, said};
use super::graph::Graph;
use super::index::Index;
use super::wording;
use crate::domain::cards::Card;
use crate::domain::date::Day;
use crate::domain::id::CardId;

/// The key of its cards.
pub const KEY: &str = "five_whys";
/// The key of its arrows, from an answer to what it answers.
pub const BECAUSE: &str = "because";
/// How far up an answer is compared with what was said before.
const FAR: usize = 12;
/// Texts that share this much say the same.
const SAME: f64 = 0.8;
/// From so many whys down an answer that passes all tests ends its branch.
const DEEP: usize = 3;

/// The four tests of a root cause.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "four ticks, shown one by one")]
pub struct Tests {
    /// Read back with « donc », every step up to the fact holds.
    pub therefore: bool,
    /// It cites a claim of at least C3.
    pub proof: bool,
    /// Without it the problem is gone, or less.
    pub removal: bool,
    /// Somebody known can change it, and it is not a person's trait.
    pub hold: bool,
}

impl Tests {
    /// How many hold.
    pub fn count(self) -> usize {
        [self.therefore, self.proof, self.removal, self.hold]
            .into_iter()
            .filter(|held| *held)
            .count()
    }
}

/// How far an answer is a root cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Root {
    /// It was marked as one, and does not pass the four tests yet.
    Hypothesis,
    /// It passes the four tests.
    Proven,
}

/// What follows from a tree of whys.
#[derive(Clone, Debug)]
pub struct Whys {
    /// The cards; arrows lead from an answer to what it answers.
    pub graph: Graph,
    /// How many whys down from a fact, by the shortest way; none when no fact is reached.
    pub depths: Vec<Option<usize>>,
    /// Whether every step up to a fact was tested with « donc », on every way up.
    therefore: Vec<bool>,
}

impl Whys {
    /// Reads the tree. O(n log n + m).
    pub fn new(index: &Index) -> Self {
        let graph = Graph::new(index, index.boxes(KEY).iter().map(|card| card.id), BECAUSE);
        let mut whys =
            Self { depths: vec![None; graph.len()], therefore: vec![false; graph.len()], graph };
        let facts = index.in_slot(KEY, "fact").filter_map(|card| whys.graph.node(card.id));
        let mut order: Vec<usize> = facts.collect();
        for fact in &order {
            whys.depths[*fact] = Some(0);
        }
        let mut done = 0;
        while let Some(node) = order.get(done).copied() {
            for answer in whys.graph.before(node).collect::<Vec<_>>() {
                if whys.depths[answer].is_none() {
                    whys.depths[answer] = whys.depths[node].map(|depth| depth + 1);
                    order.push(answer);
                }
            }
            done += 1;
        }
        whys.therefore = whys.read_back(index);
        whys
    }

    /// Which answers are read back with « donc » up to a fact: no step above them, on any way, lacks its test. O(n + m).
    fn read_back(&self, index: &Index) -> Vec<bool> {
        let is_fact = |node: usize| self.depths[node] == Some(0);
        let is_ok = |node: usize| {
            let card = index.card(self.graph.cards[node].into()).map(|(_, card)| card);
            card.is_some_and(|card| body::text(&card.body, "test_therefore") == "ok")
        };
        let mut holds: Vec<bool> = self.depths.iter().map(Option::is_some).collect();
        let mut waiting: Vec<usize> =
            (0..self.graph.len()).filter(|node| !is_fact(*node) && !is_ok(*node)).collect();
        for node in &waiting {
            holds[*node] = false;
        }
        while let Some(node) = waiting.pop() {
            for answer in self.graph.before(node).filter(|answer| !is_fact(*answer)) {
                if std::mem::replace(&mut holds[answer], false) {
                    waiting.push(answer);
                }
            }
        }
        holds
    }

    /// The four tests of an answer.
    pub fn tests(&self, index: &Index, node: usize) -> Tests {
        let Some((_, card)) = index.card(self.graph.cards[node].into()) else {
            return Tests::default();
        };
        let says = |key: &str| body::text(&card.body, key);
        let somebody = ["us", "ally", "target"].contains(&says("hold"));
        Tests {
            therefore: self.therefore[node] && self.depths[node] != Some(0),
            proof: index.is_proven(card),
            removal: ["gone", "less"].contains(&says("test_removed")),
            hold: somebody && index.entities(card).next().is_some() && !wording::blames(&card.text),
        }
    }

    /// Whether one can stop at an answer that is still open: it passes the four tests, three whys down at least.
    pub fn can_stop(&self, index: &Index, node: usize) -> bool {
        !["root", "dropped"].contains(&self.state(index, node))
            && self.depths[node].is_some_and(|depth| depth >= DEEP)
            && self.tests(index, node).count() == 4
    }

    /// How far an answer is a root cause; none for one that was dropped, or was not marked and fails a test.
    pub fn root(&self, index: &Index, node: usize) -> Option<Root> {
        let state = self.state(index, node);
        if state != "dropped" && self.tests(index, node).count() == 4 {
            return Some(Root::Proven);
        }
        (state == "root").then_some(Root::Hypothesis)
    }

    /// What an answer was marked as; blank for nothing.
    fn state<'a>(&self, index: &Index<'a>, node: usize) -> &'a str {
        let card = index.card(self.graph.cards[node].into());
        card.map_or("", |(_, card)| body::text(&card.body, "state"))
    }

    /// The way up from an answer to its fact, both included; it stops where it would turn in circles.
    pub fn way_up(&self, node: usize) -> Vec<usize> {
        let mut way = vec![node];
        let mut at = node;
        while let Some(next) =
            self.graph.next(at).min_by_key(|next| self.depths[*next].unwrap_or(usize::MAX))
        {
            if way.contains(&next) || way.len() > FAR {
                break;
            }
            way.push(next);
            at = next;
        }
        way
    }
}

/// What to mind in the whys. O(n · 12).
pub(super) fn rules(index: &Index, _today: Day, found: &mut Vec<Finding>) {
    if index.boxes(KEY).is_empty() {
        return;
    }
    let whys = Whys::new(index);
    if let (None, Some(first)) = (index.in_slot(KEY, "fact").next(), index.boxes(KEY).first()) {
        found.push(POU_01.found(vec![first.id.into()], vec![said(&first.card.text)]));
    }
    for card in index.in_slot(KEY, "fact") {
        if !is_precise(index, card.card) {
            found.push(POU_01.found(vec![card.id.into()], vec![said(&card.card.text)]));
        }
        if is_single_chain(&whys, card.id) {
            found.push(POU_04.found(vec![card.id.into()], vec![said(&card.card.text)]));
        }
    }
    for card in index.boxes(KEY).iter().filter(|card| card.slot != "fact") {
        answer(index, &whys, card.id, card.card, found);
    }
    circles(index, &whys, found);
}

/// Whether a fact says who and when: it cites an actor, and holds a figure or a dated claim.
fn is_precise(index: &Index, card: &Card) -> bool {
    let dated = card.claims.iter().filter_map(|id| index.project.claims.get(*id));
    let is_dated = dated.into_iter().any(|claim| claim.when.is_dated() || claim.date.is_dated());
    let cites = card.entities.iter().any(|id| index.project.entities.contains(*id));
    cites && (is_dated || wording::has_figure(&card.text))
}

/// Whether every why under a fact has one answer, two whys deep at least.
fn is_single_chain(whys: &Whys, fact: CardId) -> bool {
    let Some(mut at) = whys.graph.node(fact) else {
        return false;
    };
    for depth in 0..whys.graph.len() {
        match whys.graph.into[at].len() {
            0 => return depth >= 2,
            1 => at = whys.graph.edges[whys.graph.into[at][0]].from,
            _ => return false,
        }
    }
    false
}

fn answer(index: &Index, whys: &Whys, id: CardId, card: &Card, found: &mut Vec<Finding>) {
    if wording::blames(&card.text) {
        found.push(POU_02.found(vec![id.into()], vec![said(&card.text)]));
    }
    let says = |key: &str| body::text(&card.body, key);
    if says("test_therefore") == "ko" {
        let parent = index.cards_out(id, BECAUSE).first().map(|(_, parent)| parent.text.clone());
        let values = vec![said(&card.text), said(&parent.unwrap_or_default())];
        found.push(POU_03.found(vec![id.into()], values));
    }
    let is_end = whys.graph.node(id).is_some_and(|node| whys.graph.into[node].is_empty());
    if says("hold") == "nobody" && (says("state") == "root" || is_end && says("state") != "dropped")
    {
        found.push(POU_06.found(vec![id.into()], vec![said(&card.text)]));
    }
}

/// Answers that say again what was said above them.
fn circles(index: &Index, whys: &Whys, found: &mut Vec<Finding>) {
    let text = |node: usize| index.project.title(whys.graph.cards[node].into());
    if let Some(cycle) = whys.graph.cycle() {
        let at = cycle.iter().map(|node| whys.graph.cards[*node].into()).collect();
        found.push(POU_05.found(at, vec![said(&text(cycle[0]))]));
    }
    let mut told = BTreeMap::new();
    let words: Vec<_> = (0..whys.graph.len()).map(|node| wording::telling(&text(node))).collect();
    for node in 0..whys.graph.len() {
        let way = whys.way_up(node);
        let again = way
            .iter()
            .skip(1)
            .find(|above| wording::likeness(&words[node], &words[**above]) >= SAME);
        if let Some(above) = again {
            told.entry(node).or_insert(*above);
        }
    }
    for (node, above) in told {
        let at = vec![whys.graph.cards[node].into(), whys.graph.cards[above].into()];
        found.push(POU_05.found(at, vec![Said::Text(text(node))]));
    }
}

#[cfg(test)]
mod tests;
