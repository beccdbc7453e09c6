//! Rules ARB-01 to ARB-06; ARB-07 is with the tree of objectives.

use super::super::finding::{ARB_01, ARB_02, ARB_03, ARB_04, ARB_05, ARB_06, Finding, Said, said};
use super::super::index::Index;
use super::super::wording;
use super::{KEY, Role, Tree};
use crate::domain::date::Day;

/// What to mind in a problem tree. O((n + m) · depth).
pub(in super::super) fn rules(index: &Index, _today: Day, found: &mut Vec<Finding>) {
    let cards = index.boxes(KEY);
    let Some(first) = cards.first() else {
        return;
    };
    let centres: Vec<_> = index.in_slot(KEY, "problem").map(|card| card.id.into()).collect();
    if centres.len() != 1 {
        let count = Said::Count(centres.len());
        let at = if centres.is_empty() { vec![first.id.into()] } else { centres };
        found.push(ARB_01.found(at, vec![count]));
    }
    for card in cards {
        let text = &card.card.text;
        let mut raise = |rule: super::super::finding::Rule, is_broken: bool| {
            if is_broken {
                found.push(rule.found(vec![card.id.into()], vec![said(text)]));
            }
        };
        raise(ARB_02, wording::is_missing_solution(text));
        raise(ARB_03, wording::is_too_broad(text));
        raise(ARB_04, wording::holds_two_ideas(text));
    }
    shape(index, &Tree::new(index), found);
}

/// Whether one cause alone stands under the problem or a cause, told once for a chain of such: at its upper end.
fn heads_a_single_branch(tree: &Tree, node: usize) -> bool {
    let is_single = |node: usize| {
        matches!(tree.roles[node], Role::Problem | Role::Cause) && tree.graph.into[node].len() == 1
    };
    is_single(node) && !tree.graph.next(node).any(is_single)
}

fn shape(index: &Index, tree: &Tree, found: &mut Vec<Finding>) {
    if let Some(cycle) = &tree.cycle {
        let back = cycle.iter().chain(cycle.first());
        let names = back.map(|id| index.project.title((*id).into())).collect();
        found.push(
            ARB_05.found(cycle.iter().map(|id| (*id).into()).collect(), vec![Said::Chain(names)]),
        );
    }
    for node in (0..tree.graph.len()).filter(|node| heads_a_single_branch(tree, *node)) {
        let id = tree.graph.cards[node];
        found.push(ARB_06.found(vec![id.into()], vec![said(&index.project.title(id.into()))]));
    }
}
