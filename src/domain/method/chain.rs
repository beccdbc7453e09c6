//! The chain of proof: from an action up to the impact, and down to the sources.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::body;
use super::index::{Arrow, Index};
use super::triage::is_dropped;
use crate::domain::cards::Card;
use crate::domain::claims::Grade;
use crate::domain::id::{CardId, ClaimId, EntityId, LinkId};

/// The arrows that lead up, from what is done to what it is for.
const UP: [&str; 10] = [
    "fulfils",
    "applies",
    "pursues",
    "serves",
    "contributes",
    "leads_to",
    "measures",
    "shows",
    "supports",
    "aims_at",
];
/// The arrows that lead from a card to what it rests on.
const DOWN: [&str; 5] = ["converted_from", "uses", "targets", "crosses", "because"];
/// Those that lead to it from what it rests on: a factor feeds, an assumption is assumed.
const DOWN_BACK: [&str; 2] = ["feeds", "assumes"];

/// A step up, one line each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The card.
    pub card: CardId,
    /// The arrow from the step before; none for the first.
    pub by: Option<LinkId>,
}

/// What steps rest on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The steps, and the cards they rest on, that cite it.
    pub cards: Vec<CardId>,
    /// The claim they cite.
    pub claim: ClaimId,
    /// The document the claim is drawn from, if it is one of the project.
    pub document: Option<EntityId>,
    /// How the source is graded.
    pub grade: Grade,
}

/// A chain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chain {
    /// From the card up.
    pub steps: Vec<Step>,
    /// What the steps rest on, in their order: cards they were made from, messages, targets, assumptions.
    pub rests_on: Vec<Step>,
    /// The claims they cite, each once.
    pub proofs: Vec<Proof>,
    /// Whether it reaches an impact or a general objective.
    pub is_whole: bool,
}

/// The chain of a card: the shortest way to an impact, or else the longest that there is. O(n + m).
pub fn chain(index: &Index, from: CardId) -> Chain {
    let Some((_, card)) = index.card(from.into()) else {
        return Chain::default();
    };
    let mut came_by = BTreeMap::from([(from, None)]);
    let mut order = vec![from];
    let mut top = is_top(card).then_some(from);
    let mut done = 0;
    while let Some(at) = order.get(done).copied().filter(|_| top.is_none()) {
        for (link, next, card) in arrows(index, index.all_out(at), &UP) {
            if let Entry::Vacant(free) = came_by.entry(next) {
                free.insert(Some((link, at)));
                order.push(next);
                top = top.or_else(|| is_top(card).then_some(next));
            }
        }
        done += 1;
    }
    let end = top.or_else(|| order.last().copied()).unwrap_or(from);
    let steps = way(&came_by, end);
    let rests_on = rests_on(index, &steps);
    let proofs = proofs(index, steps.iter().chain(&rests_on).map(|step| step.card));
    Chain { steps, rests_on, proofs, is_whole: top.is_some() }
}

fn is_top(card: &Card) -> bool {
    let slot = body::text(&card.body, "slot");
    matches!((card.method.as_str(), slot), ("theory_of_change", "impact") | ("logframe", "goal"))
}

/// The arrows of these kinds with the cards at their other ends, the first kind first.
fn arrows<'a>(index: &Index<'a>, all: &[Arrow], kinds: &[&str]) -> Vec<(LinkId, CardId, &'a Card)> {
    let mut known: Vec<(usize, _)> = all
        .iter()
        .filter_map(|arrow| {
            let rank = kinds.iter().position(|kind| *kind == arrow.link.kind)?;
            let (id, card) = index.card(arrow.other)?;
            Some((rank, (arrow.id, id, card)))
        })
        .collect();
    known.sort_by_key(|(rank, (link, ..))| (*rank, *link));
    known.into_iter().map(|(_, arrow)| arrow).collect()
}

fn way(came_by: &BTreeMap<CardId, Option<(LinkId, CardId)>>, end: CardId) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut at = end;
    loop {
        let came = came_by.get(&at).copied().flatten();
        steps.push(Step { card: at, by: came.map(|(link, _)| link) });
        match came {
            Some((_, before)) => at = before,
            None => break,
        }
    }
    steps.reverse();
    steps
}

/// What steps and the arrows between them rest on, and what that rests on, each once.
fn rests_on(index: &Index, steps: &[Step]) -> Vec<Step> {
    let mut seen: BTreeSet<CardId> = steps.iter().map(|step| step.card).collect();
    let mut found: Vec<Step> = Vec::new();
    let mut waiting = steps.to_vec();
    let mut done = 0;
    while let Some(step) = waiting.get(done).copied() {
        for (link, next, _) in below(index, step) {
            if seen.insert(next) {
                let step = Step { card: next, by: Some(link) };
                found.push(step);
                waiting.push(step);
            }
        }
        done += 1;
    }
    found
}

/// What a step and the arrow it came by rest on. An assumption that was set aside holds nothing.
fn below<'a>(index: &Index<'a>, step: Step) -> Vec<(LinkId, CardId, &'a Card)> {
    let mut found = arrows(index, index.all_out(step.card), &DOWN);
    found.extend(arrows(index, index.all_into(step.card), &DOWN_BACK));
    if let Some(by) = step.by {
        found.extend(arrows(index, index.all_into(by), &DOWN_BACK));
    }
    let is_assumption = |card: &Card| body::text(&card.body, "slot") == "assumption";
    found.retain(|(.., card)| !(is_assumption(card) && is_dropped(card)));
    found
}

/// The claims that cards cite, each once, in the order of the cards.
fn proofs(index: &Index, cards: impl Iterator<Item = CardId>) -> Vec<Proof> {
    let mut found: Vec<Proof> = Vec::new();
    let mut places = BTreeMap::<ClaimId, usize>::new();
    for card in cards {
        let row = index.card(card.into()).map(|(_, row)| row);
        for (claim, row) in row.into_iter().flat_map(|row| index.claims(row)) {
            let at = *places.entry(claim).or_insert(found.len());
            if let Some(proof) = found.get_mut(at) {
                if !proof.cards.contains(&card) {
                    proof.cards.push(card);
                }
            } else {
                let (document, grade) = (row.source.document(), row.grade);
                found.push(Proof { cards: vec![card], claim, document, grade });
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::samples::Bench;
    use super::*;

    #[test]
    fn an_action_leads_to_the_impact_and_to_its_sources() {
        let mut bench = Bench::new();
        let impact = bench.card("theory_of_change", "impact", "I", ());
        let change = bench.card("theory_of_change", "outcome", "O", ());
        let up = bench.link(change, "leads_to", impact, ());
        let objective = bench.card("objective", "", "Obj", ());
        let serves = bench.link(objective, "serves", change, ());
        let action = bench.card("action", "", "A", ());
        let fulfils = bench.link(action, "fulfils", objective, ());
        let message = bench.card("message", "", "M", ());
        let uses = bench.link(action, "uses", message, ());
        let claim = bench.prove(message, "B2");
        let found = chain(&bench.index(), action);
        let steps = [
            (action, None),
            (objective, Some(fulfils)),
            (change, Some(serves)),
            (impact, Some(up)),
        ];
        assert_eq!(found.steps, steps.map(|(card, by)| Step { card, by }));
        assert_eq!(found.rests_on, [Step { card: message, by: Some(uses) }]);
        assert_eq!((found.proofs[0].claim, found.proofs[0].grade.text().as_str()), (claim, "B2"));
        assert!(found.is_whole);
    }

    #[test]
    fn it_goes_down_to_factors_facts_and_assumptions() {
        let mut bench = Bench::new();
        let change = bench.card("theory_of_change", "outcome", "O", ());
        let impact = bench.card("theory_of_change", "impact", "I", ());
        let up = bench.link(change, "leads_to", impact, ());
        let bet = bench.card("theory_of_change", "assumption", "H", ());
        let assumes = bench.link(bet, "assumes", up, ());
        let dropped = bench.card("theory_of_change", "assumption", "x", json!({"triage": "drop"}));
        bench.link(dropped, "assumes", impact, ());
        let crossing = bench.card("tows", "so", "C", ());
        let made = bench.link(change, "converted_from", crossing, ());
        let chance = bench.card("swot", "opportunities", "S", ());
        let crosses = bench.link(crossing, "crosses", chance, ());
        let factor = bench.card("pestel", "legal", "F", ());
        let feeds = bench.link(factor, "feeds", chance, ());
        let root = bench.card("five_whys", "answer", "R", ());
        let from_root = bench.link(change, "converted_from", root, ());
        let fact = bench.card("five_whys", "fact", "Fait", ());
        let because = bench.link(root, "because", fact, ());
        let claims = [factor, fact, bet].map(|card| bench.prove(card, "B2"));
        let found = chain(&bench.index(), change);
        let expect = [
            (crossing, made),
            (root, from_root),
            (bet, assumes),
            (chance, crosses),
            (fact, because),
            (factor, feeds),
        ];
        let told: Vec<_> = found.rests_on.iter().map(|step| (step.card, step.by)).collect();
        assert_eq!(told, expect.map(|(card, by)| (card, Some(by))));
        let cited: BTreeSet<ClaimId> = found.proofs.iter().map(|proof| proof.claim).collect();
        assert_eq!(cited, BTreeSet::from(claims));
    }

    #[test]
    fn a_claim_that_several_cards_cite_stands_once() {
        let mut bench = Bench::new();
        let action = bench.card("action", "", "A", ());
        let claim = bench.prove(action, "B2");
        let message = bench.card("message", "", "M", ());
        bench.link(action, "uses", message, ());
        let row = (**bench.project.cards.get(message).unwrap()).clone();
        bench.project.cards.put(message, Card { claims: vec![claim, claim], ..row });
        let proofs = chain(&bench.index(), action).proofs;
        assert_eq!(proofs.len(), 1);
        assert_eq!(proofs[0].cards, [action, message]);
    }

    #[test]
    fn a_chain_that_stops_says_so() {
        let mut bench = Bench::new();
        let one = bench.card("objective_tree", "means", "A", ());
        let other = bench.card("objective_tree", "end", "B", ());
        bench.link(one, "contributes", other, ());
        bench.link(other, "contributes", one, ());
        let found = chain(&bench.index(), one);
        assert_eq!((found.steps.len(), found.is_whole), (2, false));
        let gone = CardId(uuid::Uuid::nil());
        assert_eq!(chain(&bench.index(), gone), Chain::default());
    }
}
