//! What no single board can see: whether the boards hold together.

use std::collections::BTreeMap;

use super::body;
use super::finding::{
    Finding, Said, X_02, X_03, X_05, X_06A, X_06B, X_07A, X_07B, X_09, X_12, X_16, said,
};
use super::index::Index;
use super::objective;
use super::problem_tree::{self, Tree};
use super::triage::is_dropped;
use super::{action, message, objective_tree, target, theory_of_change};
use crate::domain::cards::Card;
use crate::domain::date::Day;
use crate::domain::entities::EntityKind;
use crate::domain::id::CardId;
use crate::domain::text::fold;

/// The scores that two cards with the same text should share.
const SCORES: [&str; 6] =
    ["importance", "probability", "impact", "intensity", "severity", "uncertainty"];

/// The cross-checks. O(n log n + m).
pub(super) fn rules(index: &Index, _today: Day, found: &mut Vec<Finding>) {
    assumptions(index, found);
    objectives(index, found);
    musts(index, found);
    messages(index, found);
    sides(index, found);
    windows(index, found);
    same_words(index, found);
}

/// a shaky assumption that nothing watches. One of which nobody said how plausible it is counts as a bet.
fn assumptions(index: &Index, found: &mut Vec<Finding>) {
    for card in index.in_slot(theory_of_change::KEY, "assumption") {
        let plausible = theory_of_change::plausibility(card.card);
        let is_watched = body::is_filled(&card.card.body, "signal")
            || index.into(card.id, "measures").next().is_some();
        if plausible <= 1 && !is_watched && !is_dropped(card.card) {
            found.push(X_02.found(vec![card.id.into()], vec![said(&card.card.text)]));
        }
    }
}

/// objectives that nobody can grant, that nothing serves or measures.
fn objectives(index: &Index, found: &mut Vec<Finding>) {
    for card in index.boxes(objective::KEY) {
        let mut raise = |rule: super::finding::Rule, is_broken: bool| {
            if is_broken {
                found.push(rule.found(vec![card.id.into()], vec![said(&card.card.text)]));
            }
        };
        let lacks = |kind| index.into(card.id, kind).next().is_none();
        raise(X_03, !objective::can_say_yes(index, card.id));
        raise(X_06A, lacks("fulfils"));
        raise(X_06B, lacks("measures"));
    }
}

/// actors that stand on one side on the whole, and on the other on an objective.
fn sides(index: &Index, found: &mut Vec<Finding>) {
    for card in index.boxes(target::KEY) {
        let Some((id, entity)) = index.entities(card.card).next() else {
            continue;
        };
        if target::contradicts(card.card, entity) {
            found.push(X_09.found(vec![card.id.into(), id.into()], vec![said(&entity.name)]));
        }
    }
}

/// a must of the problem tree that no objective takes up.
fn musts(index: &Index, found: &mut Vec<Finding>) {
    if index.boxes(problem_tree::KEY).is_empty() {
        return;
    }
    let tree = Tree::new(index);
    for node in tree.musts() {
        let id = tree.graph.cards[node];
        let mirrors = index.cards_into(id, objective_tree::CONVERTED_FROM);
        let is_taken_up = |mirror: &CardId| index.into(*mirror, "serves").next().is_some();
        if !mirrors.iter().any(|(mirror, _)| is_taken_up(mirror)) {
            let (cut, all) = tree.cut_by(node);
            let values =
                vec![said(&index.project.title(id.into())), Said::Count(cut), Said::Count(all)];
            found.push(X_05.found(vec![id.into()], values));
        }
    }
}

/// messages whose proof is weak or not there, or was contradicted.
fn messages(index: &Index, found: &mut Vec<Finding>) {
    for card in index.boxes(message::KEY) {
        if !index.is_proven(card.card) && !message::whole(card.card).trim().is_empty() {
            found.push(X_07A.found(vec![card.id.into()], vec![said(&card.card.text)]));
        }
        for (id, claim) in index.claims(card.card) {
            if let Some(other) = index.contradiction(id) {
                let at = vec![card.id.into(), id.into(), other.into()];
                found.push(X_07B.found(at, vec![said(&card.card.text), said(&claim.text)]));
            }
        }
    }
}

/// what ends after the event it depends on.
fn windows(index: &Index, found: &mut Vec<Finding>) {
    for key in [action::KEY, objective::KEY] {
        for card in index.boxes(key) {
            let Some(end) = body::last_day(&card.card.body, "deadline").map(Day::number) else {
                continue;
            };
            for (id, entity) in
                index.entities(card.card).filter(|(_, entity)| entity.kind == EntityKind::Event)
            {
                let closes = entity.date.span().and_then(crate::domain::date::Span::latest);
                if closes.is_some_and(|closes| end > closes) {
                    let values =
                        vec![said(&card.card.text), said(&entity.name), said(entity.date.text())];
                    found.push(X_12.found(vec![card.id.into(), id.into()], values));
                }
            }
        }
    }
}

/// the same sentence in two tools, with other scores.
fn same_words(index: &Index, found: &mut Vec<Finding>) {
    let mut known = BTreeMap::<String, Vec<(CardId, &Card)>>::new();
    for method in super::METHODS {
        for card in index.boxes(method.key) {
            let text = fold(&card.card.text);
            if text.len() > 8 {
                known.entry(text).or_default().push((card.id, card.card));
            }
        }
    }
    for cards in known.into_values() {
        let (first, card) = cards[0];
        let differs = |other: &&(CardId, &Card)| {
            other.1.method != card.method && scores_differ(card, other.1)
        };
        if let Some((other, _)) = cards.iter().find(differs) {
            found.push(X_16.found(vec![first.into(), (*other).into()], vec![said(&card.text)]));
        }
    }
}

fn scores_differ(one: &Card, other: &Card) -> bool {
    SCORES.iter().any(|key| {
        let values = body::number(&one.body, key).zip(body::number(&other.body, key));
        values.is_some_and(|(one, other)| (one - other).abs() > 1e-9)
    })
}

#[cfg(test)]
mod tests;
