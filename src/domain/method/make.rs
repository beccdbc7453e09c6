//! Cards made of what there is: pasted lists, indented trees, one method's cards for the next.

mod back;
mod criteria;
mod follow;
mod next;
mod place;

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::body;
use super::graph::Graph;
use super::index::Index;
use super::problem_tree::{self, Role, Tree};
use super::{five_whys, logframe, objective_tree, pestel, swot};
use crate::domain::cards::Card;
use crate::domain::edit::Command;
use crate::domain::id::{CardId, LinkId};
use crate::domain::links::Link;
use crate::domain::project::Project;
use crate::domain::record::RecordRef;
use crate::domain::text::{self, fold};
pub use back::{assumption, precondition};
pub use criteria::usual_criteria;
pub use follow::{sheets, unsheeted, version};
pub use next::next_of;
pub use place::place;

/// The most lines that are made into cards at once.
pub const MOST_LINES: usize = 10_000;
/// The longest line that is made into a card, in letters; the rest goes into the detail.
const MOST_LETTERS: usize = 500;

/// Where ids come from: each call gives one never used before.
pub type NextId<'a> = &'a mut dyn FnMut() -> Uuid;

/// What was made.
#[derive(Clone, Debug, PartialEq)]
pub struct Made {
    /// The change, to be done as one.
    pub command: Command,
    /// The new cards, in order.
    pub cards: Vec<CardId>,
    /// How many lines were left out, beyond the ten thousandth.
    pub left_out: usize,
}

/// What is being made.
struct Maker<'a> {
    next_id: NextId<'a>,
    commands: Vec<Command>,
    cards: Vec<CardId>,
}

impl<'a> Maker<'a> {
    fn new(next_id: NextId<'a>) -> Self {
        Self { next_id, commands: Vec::new(), cards: Vec::new() }
    }

    fn card(&mut self, method: &str, slot: &str, card: Card) -> CardId {
        let id = CardId((self.next_id)());
        let mut card = Card { method: method.to_owned(), ..card };
        if slot.is_empty() {
            card.body.remove("slot");
        } else {
            card.body.insert("slot".to_owned(), slot.into());
        }
        if card.text.chars().count() > MOST_LETTERS {
            card.detail = std::mem::take(&mut card.text);
            let cut: String = card.detail.chars().take(MOST_LETTERS - 1).collect();
            card.text = format!("{cut}…");
        }
        self.commands.push(Command::Put((id, card).into()));
        self.cards.push(id);
        id
    }

    fn link(&mut self, source: CardId, kind: &str, target: impl Into<RecordRef>) {
        let id = LinkId((self.next_id)());
        self.commands.push(Command::Put((id, Link::new(source, kind, target)).into()));
    }

    fn made(self, left_out: usize) -> Made {
        Made { command: Command::Batch(self.commands), cards: self.cards, left_out }
    }
}

/// A card that says this, with what another one cites.
fn citing(text: &str, source: &Card) -> Card {
    Card {
        text: text.to_owned(),
        entities: source.entities.clone(),
        claims: source.claims.clone(),
        ..Card::default()
    }
}

/// A card a line; bullets and numbers in front are left away. O(text).
pub fn paste(method: &str, slot: &str, pasted: &str, next_id: NextId) -> Made {
    let mut maker = Maker::new(next_id);
    let mut lines = text::lines(pasted);
    for line in lines.by_ref().take(MOST_LINES) {
        maker.card(method, slot, Card { text: line.to_owned(), ..Card::default() });
    }
    let left_out = lines.count();
    maker.made(left_out)
}

/// How an indented text becomes a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// The method of its cards.
    pub method: &'static str,
    /// The column of what stands at the margin.
    pub root: &'static str,
    /// The column of what is indented.
    pub child: &'static str,
    /// The arrows from what is indented to what it stands under.
    pub kind: &'static str,
}

/// The trees that indented text can become.
pub const SHAPES: [Shape; 3] = [
    Shape {
        method: problem_tree::KEY,
        root: "problem",
        child: "cause",
        kind: problem_tree::CAUSES,
    },
    Shape {
        method: objective_tree::KEY,
        root: "objective",
        child: "means",
        kind: objective_tree::CONTRIBUTES,
    },
    Shape { method: five_whys::KEY, root: "fact", child: "answer", kind: five_whys::BECAUSE },
];

/// A tree of an indented text; a line that is said again stands under a second parent. O(text · log lines).
pub fn indented(shape: &Shape, pasted: &str, next_id: NextId) -> Made {
    let mut maker = Maker::new(next_id);
    let mut known = BTreeMap::<String, CardId>::new();
    let mut linked = BTreeSet::new();
    let mut above: Vec<(usize, CardId)> = Vec::new();
    let mut lines = pasted.lines().filter(|line| text::lines(line).next().is_some());
    for line in lines.by_ref().take(MOST_LINES) {
        let Some(said) = text::lines(line).next() else {
            continue;
        };
        let indent = indent(line);
        while above.last().is_some_and(|(other, _)| *other >= indent) {
            above.pop();
        }
        let parent = above.last().map(|(_, id)| *id);
        let slot = if parent.is_some() { shape.child } else { shape.root };
        let id = *known.entry(fold(said)).or_insert_with(|| {
            maker.card(shape.method, slot, Card { text: said.to_owned(), ..Card::default() })
        });
        if let Some(parent) = parent.filter(|parent| *parent != id && linked.insert((id, *parent)))
        {
            maker.link(id, shape.kind, parent);
        }
        above.push((indent, id));
    }
    let left_out = lines.count();
    maker.made(left_out)
}

/// How far a line is indented; a tab counts for four spaces.
fn indent(line: &str) -> usize {
    let blank = line.chars().take_while(|sign| sign.is_whitespace());
    blank.map(|sign| if sign == '\t' { 4 } else { 1 }).sum()
}

/// The objectives that mirror the problems that have none yet, with the arrows between them.
///
/// `accepted` holds the texts that the group agreed on; other objectives stay blank, to be written. O(n log n + m).
pub fn mirror(index: &Index, accepted: &BTreeMap<CardId, String>, next_id: NextId) -> Made {
    let tree = Tree::new(index);
    let mut maker = Maker::new(next_id);
    let mut mirrors = BTreeMap::new();
    let mut fresh = BTreeSet::new();
    for (node, problem) in tree.graph.cards.iter().enumerate() {
        let known = index.cards_into(*problem, objective_tree::CONVERTED_FROM);
        let known = known.iter().find(|(_, card)| card.method == objective_tree::KEY);
        let id = if let Some((id, _)) = known {
            *id
        } else {
            let text = accepted.get(problem).cloned().unwrap_or_default();
            let slot = match tree.roles[node] {
                Role::Problem => "objective",
                Role::Effect => "end",
                Role::Cause | Role::Aside => "means",
            };
            let id = maker.card(objective_tree::KEY, slot, Card { text, ..Card::default() });
            maker.link(id, objective_tree::CONVERTED_FROM, *problem);
            fresh.insert(id);
            id
        };
        mirrors.insert(*problem, id);
    }
    for edge in &tree.graph.edges {
        let ends = (mirrors[&tree.graph.cards[edge.from]], mirrors[&tree.graph.cards[edge.to]]);
        if (fresh.contains(&ends.0) || fresh.contains(&ends.1)) && ends.0 != ends.1 {
            maker.link(ends.0, objective_tree::CONTRIBUTES, ends.1);
        }
    }
    maker.made(0)
}

/// The logical framework of a tree of objectives: its centre is the purpose, its ends the goal, direct means results,
/// what lies below activities. What has no way to the centre, was not kept, or is in it already, is left out. O(n log n + m).
pub fn frame(index: &Index, next_id: NextId) -> Made {
    let boxes = index.boxes(objective_tree::KEY);
    let kept = boxes.iter().filter(|card| body::text(&card.card.body, "kept") != "no");
    let graph = Graph::new(index, kept.map(|card| card.id), objective_tree::CONTRIBUTES);
    let centre =
        boxes.iter().find(|card| card.slot == "objective").and_then(|card| graph.node(card.id));
    let mut maker = Maker::new(next_id);
    let Some(centre) = centre else {
        return maker.made(0);
    };
    let (below, above) = (graph.reaching(centre, None), graph.reached(centre));
    let direct: BTreeSet<usize> = graph.before(centre).collect();
    for (node, id) in graph.cards.iter().enumerate() {
        let row = match () {
            () if node == centre => "purpose",
            () if direct.contains(&node) => "result",
            () if below[node] => "activity",
            () if above[node] => "goal",
            () => continue,
        };
        let known = index.cards_into(*id, objective_tree::CONVERTED_FROM);
        if known.iter().any(|(_, card)| card.method == logframe::KEY) {
            continue;
        }
        if let Some((_, card)) = index.card((*id).into()) {
            let made = maker.card(logframe::KEY, row, citing(&card.text, card));
            maker.link(made, objective_tree::CONVERTED_FROM, *id);
        }
    }
    maker.made(0)
}

/// The opportunity or the threat that a factor is, with the arrow that feeds it; none when it was not rated.
pub fn feed(project: &Project, factor: CardId, next_id: NextId) -> Option<Made> {
    let card = project.cards.get(factor).filter(|card| card.method == pestel::KEY)?;
    let impact = body::scale(&card.body, "impact", -5, 5).filter(|impact| *impact != 0)?;
    let slot = if impact > 0 { "opportunities" } else { "threats" };
    let mut made = citing(&card.text, card);
    made.body.insert("importance".to_owned(), impact.abs().into());
    for key in ["probability", "horizon"] {
        made.body.extend(card.body.get(key).map(|value| (key.to_owned(), value.clone())));
    }
    let mut maker = Maker::new(next_id);
    let id = maker.card(swot::KEY, slot, made);
    maker.link(factor, pestel::FEEDS, id);
    Some(maker.made(0))
}

/// All these factors at once, as `feed` makes them; those that were not rated are passed over.
pub fn feed_all(project: &Project, factors: &[CardId], next_id: NextId) -> Made {
    let mut all = Maker::new(next_id);
    for factor in factors {
        if let Some(made) = feed(project, *factor, all.next_id) {
            all.commands.push(made.command);
            all.cards.extend(made.cards);
        }
    }
    all.made(0)
}

#[cfg(test)]
mod tests;
