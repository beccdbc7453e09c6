//! What the views say of each card of the theory, read once.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::id::{CardId, LinkId};
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
}

/// A card on the path.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct OfCard {
    pub(super) plausible: Option<i64>,
    pub(super) is_or: bool,
    pub(super) needs: Vec<Need>,
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
}

impl Seen {
    pub(super) fn new(index: &Index) -> Self {
        let theory = Theory::new(index);
        let impact = theory.impact();
        let weak = impact.map(|(node, _)| theory.weak_links(node)).unwrap_or_default();
        let marked: BTreeSet<Weak> = weak.iter().copied().collect();
        let mut cards = BTreeMap::new();
        for (node, id) in theory.graph.cards.iter().enumerate() {
            let needs = theory.graph.into[node].iter().filter_map(|edge| {
                let edge = theory.graph.edges[*edge];
                let link = index.project.links.get(edge.link)?;
                Some(Need {
                    link: edge.link,
                    id: theory.graph.cards[edge.from],
                    because: link.rationale.clone(),
                    confidence: body::scale(&link.body, "confidence", 0, 4),
                    supposing: supposing(index, edge.link)
                        .map(|(_, card)| card.text.clone())
                        .collect(),
                    is_weak: marked.contains(&Weak::Arrow(edge.link)),
                })
            });
            let is_or = index
                .card((*id).into())
                .is_some_and(|(_, card)| body::text(&card.body, "gate") == "or");
            let needs = needs.collect();
            cards.insert(*id, OfCard { plausible: theory.plausible[node], is_or, needs });
        }
        Self {
            cards,
            weak,
            impact: impact.map(|(node, value)| (theory.graph.cards[node], value)),
            answerable: theory.answerable(index),
            cycle: theory.cycle.as_ref().and_then(|cycle| cycle.first().copied()),
            coverage: theory.coverage(index),
        }
    }
}
