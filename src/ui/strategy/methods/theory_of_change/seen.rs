//! What the views say of each card of the theory, read once.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::id::{CardId, LinkId};
use crate::domain::method::graph::Edge;
use crate::domain::method::theory_of_change::{Coverage, Theory, Weak, supposing};
use crate::domain::method::{Index, body};

/// A precondition of a card.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Need {
    pub(super) link: LinkId,
    pub(super) id: CardId,
    pub(super) because: String,
    pub(super) confidence: Option<i64>,
    /// What the arrow rests on.
    pub(super) supposing: Vec<String>,
    pub(super) is_weak: bool,
    /// Whether the arrow leads back to where it comes from.
    pub(super) is_loop: bool,
}

/// A card on the path.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct OfCard {
    pub(super) plausible: Option<i64>,
    pub(super) is_or: bool,
    pub(super) needs: Vec<Need>,
    /// The arrows marked as loops: the card does not wait for them.
    pub(super) loops: Vec<Need>,
    /// Whether the card is linked to nothing.
    pub(super) is_orphan: bool,
}

impl OfCard {
    /// All arrows that reach the card.
    pub(super) fn arrows(&self) -> impl Iterator<Item = &Need> {
        self.needs.iter().chain(&self.loops)
    }
}

/// The whole theory.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Seen {
    pub(super) cards: BTreeMap<CardId, OfCard>,
    pub(super) weak: Vec<Weak>,
    pub(super) impact: Option<(CardId, i64)>,
    pub(super) cycle: Option<CardId>,
    /// The highest level whose results we answer for.
    pub(super) answerable: Option<u8>,
    pub(super) coverage: Coverage,
    /// The assumptions that nothing rests on.
    pub(super) idle: BTreeSet<CardId>,
}

impl Seen {
    pub(super) fn new(index: &Index) -> Self {
        let theory = Theory::new(index);
        let impact = theory.impact();
        let weak = impact.map(|(node, _)| theory.weak_links(node)).unwrap_or_default();
        let marked: BTreeSet<Weak> = weak.iter().copied().collect();
        let (loops, mut orphans) = (theory.loops(), theory.orphans(index));
        let need = |edge: &Edge| {
            let link = index.project.links.get(edge.link)?;
            Some(Need {
                link: edge.link,
                id: theory.graph.cards[edge.from],
                because: link.rationale.clone(),
                confidence: body::scale(&link.body, "confidence", 0, 4),
                supposing: supposing(index, edge.link).map(|(_, card)| card.text.clone()).collect(),
                is_weak: marked.contains(&Weak::Arrow(edge.link)),
                is_loop: loops.contains(&edge.link),
            })
        };
        let mut cards = BTreeMap::<CardId, OfCard>::new();
        for (node, id) in theory.graph.cards.iter().enumerate() {
            let is_or = index
                .card((*id).into())
                .is_some_and(|(_, card)| body::text(&card.body, "gate") == "or");
            let edges = theory.graph.into[node].iter().map(|edge| &theory.graph.edges[*edge]);
            let (needs, is_orphan) = (edges.filter_map(need).collect(), orphans.remove(id));
            let plausible = theory.plausible[node];
            let loops = Vec::new();
            cards.insert(*id, OfCard { plausible, is_or, needs, loops, is_orphan });
        }
        for edge in &theory.graph.loops {
            if let Some(own) = cards.get_mut(&theory.graph.cards[edge.to]) {
                own.loops.extend(need(edge));
            }
        }
        Self {
            cards,
            weak,
            impact: impact.map(|(node, value)| (theory.graph.cards[node], value)),
            answerable: theory.answerable(index),
            cycle: theory.cycle.as_ref().and_then(|cycle| cycle.first().copied()),
            coverage: theory.coverage(index),
            idle: orphans,
        }
    }
}
