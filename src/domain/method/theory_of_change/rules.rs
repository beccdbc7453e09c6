//! Rules TDC-01 to TDC-09.

use super::super::finding::{
    Finding, Said, TDC_01, TDC_02, TDC_03, TDC_04, TDC_05, TDC_06, TDC_07, TDC_08, TDC_09, said,
};
use super::super::index::Index;
use super::super::wording;
use super::{ASSUMES, KEY, Theory, Weak};
use crate::domain::date::Day;
use crate::domain::id::{CardId, LinkId};
use crate::domain::record::RecordRef;

/// What to mind in a theory of change. O(n log n + m).
pub(in super::super) fn rules(index: &Index, _today: Day, found: &mut Vec<Finding>) {
    if index.boxes(KEY).is_empty() {
        return;
    }
    let theory = Theory::new(index);
    cycle(index, &theory, found);
    changes(index, &theory, found);
    arrows(index, &theory, found);
    whole(index, &theory, found);
}

fn text(index: &Index, id: CardId) -> Said {
    said(&index.project.title(id.into()))
}

fn cycle(index: &Index, theory: &Theory, found: &mut Vec<Finding>) {
    let Some(cycle) = &theory.cycle else {
        return;
    };
    let back = cycle.iter().chain(cycle.first());
    let names = back.map(|id| index.project.title((*id).into())).collect();
    found.push(
        TDC_01.found(cycle.iter().map(|id| (*id).into()).collect(), vec![Said::Chain(names)]),
    );
}

fn changes(index: &Index, theory: &Theory, found: &mut Vec<Finding>) {
    let leads_to_change = leading_to_change(theory);
    for (node, id) in theory.graph.cards.iter().enumerate() {
        let Some((_, card)) = index.card((*id).into()) else {
            continue;
        };
        let level = theory.levels[node];
        if level == 1 && !leads_to_change[node] {
            found.push(TDC_02.found(vec![(*id).into()], vec![said(&card.text)]));
        }
        if (level == 3 || level == 4) && index.entities(card).next().is_none() {
            found.push(TDC_03.found(vec![(*id).into()], vec![said(&card.text)]));
        }
        if level >= 3
            && let Some(verb) = wording::starts_with_action(&card.text)
        {
            found.push(TDC_04.found(vec![(*id).into()], vec![said(&card.text), said(&verb)]));
        }
    }
}

/// Which nodes lead to a change: a node of level 3 or more.
fn leading_to_change(theory: &Theory) -> Vec<bool> {
    let mut leads = vec![false; theory.graph.len()];
    let is_change = |node: &usize| theory.levels[*node] >= 3;
    let mut waiting: Vec<usize> = (0..theory.graph.len()).filter(is_change).collect();
    while let Some(node) = waiting.pop() {
        if !std::mem::replace(&mut leads[node], true) {
            waiting.extend(theory.graph.before(node));
        }
    }
    leads
}

fn arrows(index: &Index, theory: &Theory, found: &mut Vec<Finding>) {
    for edge in &theory.graph.edges {
        let (from, to) = (theory.graph.cards[edge.from], theory.graph.cards[edge.to]);
        let at: Vec<RecordRef> = vec![edge.link.into(), from.into(), to.into()];
        let is_bare =
            index.project.links.get(edge.link).is_some_and(|link| link.rationale.trim().is_empty());
        if is_bare {
            found.push(TDC_05.found(at.clone(), vec![text(index, from), text(index, to)]));
        }
        if theory.levels[edge.from] <= 2 && theory.levels[edge.to] == 5 {
            found.push(TDC_06.found(at, vec![text(index, from)]));
        }
    }
}

fn whole(index: &Index, theory: &Theory, found: &mut Vec<Finding>) {
    let impacts: Vec<usize> = theory.at_level(5).collect();
    if impacts.len() > 2 {
        let at = impacts.iter().map(|node| theory.graph.cards[*node].into()).collect();
        found.push(TDC_08.found(at, vec![Said::Count(impacts.len())]));
    }
    for node in impacts {
        let id = theory.graph.cards[node];
        if theory.graph.into[node].is_empty() {
            continue;
        }
        if !has_assumption(index, theory, node) {
            found.push(TDC_07.found(vec![id.into()], vec![text(index, id)]));
        }
        let Some(value) = theory.plausible[node].filter(|value| *value <= 2) else {
            continue;
        };
        for weak in theory.weak_links(node).into_iter().take(3) {
            found.push(weakness(index, weak, value, id));
        }
    }
}

/// Whether anything on the way to `node` supposes something. O(n + m).
fn has_assumption(index: &Index, theory: &Theory, node: usize) -> bool {
    let reaching = theory.graph.reaching(node, None);
    let supposes = |of: RecordRef| index.into(of, ASSUMES).next().is_some();
    let on_way = |edge: &&super::super::graph::Edge| reaching[edge.to];
    theory.graph.edges.iter().filter(on_way).any(|edge| supposes(edge.link.into()))
        || (0..theory.graph.len()).any(|at| reaching[at] && supposes(theory.graph.cards[at].into()))
}

fn weakness(index: &Index, weak: Weak, value: i64, impact: CardId) -> Finding {
    let figure = Said::Figure(value as f64);
    match weak {
        Weak::Arrow(id) => {
            let names = ends(index, id);
            TDC_09.found(vec![id.into(), impact.into()], vec![Said::Chain(names), figure])
        }
        Weak::Assumption(id) => {
            let names = vec![index.project.title(id.into())];
            TDC_09.found(vec![id.into(), impact.into()], vec![Said::Chain(names), figure])
        }
    }
}

fn ends(index: &Index, id: LinkId) -> Vec<String> {
    let link = index.project.links.get(id);
    link.map(|link| [link.source, link.target].map(|end| index.project.title(end)).to_vec())
        .unwrap_or_default()
}
