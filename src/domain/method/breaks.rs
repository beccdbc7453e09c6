//! What stops holding when an actor goes: every card that cites it, names it, or leans on one that does.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::body;
use super::catalogue::{Holds, METHODS};
use super::index::Index;
use crate::domain::id::{CardId, EntityId};
use crate::domain::project::Project;
use crate::domain::text::fold;

/// How a card hangs on an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hangs {
    /// It cites the actor.
    Cites,
    /// A field of this key holds the actor's name; the name stays.
    Names(&'static str),
    /// It leans on a card that cites it: an action on a target sheet or a message, an indicator on an objective.
    Through(CardId),
}

/// The cards that break when these actors go, each once, by the nearest reason. O(n log n + m).
pub fn breaks(project: &Project, actors: &[EntityId]) -> Vec<(CardId, Hangs)> {
    let index = Index::new(project);
    let names: Vec<String> = actors.iter().map(|id| fold(project.entity_name(*id))).collect();
    let mut found = BTreeMap::<CardId, Hangs>::new();
    for (id, card) in project.cards.iter() {
        if card.entities.iter().any(|entity| actors.contains(entity)) {
            found.insert(id, Hangs::Cites);
        }
    }
    for method in METHODS {
        let fields = || method.fields.iter().filter(|field| field.holds == Holds::Who);
        for card in index.boxes(method.key) {
            let named = fields().find(|field| {
                let name = body::text(&card.card.body, field.key);
                !name.is_empty() && names.contains(&fold(name))
            });
            if let Some(field) = named {
                found.entry(card.id).or_insert(Hangs::Names(field.key));
            }
        }
    }
    lean(&index, &mut found);
    found.into_iter().collect()
}

/// Adds what leans on target sheets, objectives and messages that were found.
fn lean(index: &Index, found: &mut BTreeMap<CardId, Hangs>) {
    let cited: Vec<CardId> =
        found.iter().filter(|(_, hangs)| **hangs == Hangs::Cites).map(|(id, _)| *id).collect();
    let mut waiting = cited;
    let mut done = 0;
    while let Some(at) = waiting.get(done).copied() {
        let method = index.card(at.into()).map(|(_, card)| card.method.as_str());
        let leaning = match method {
            Some("target") => {
                [index.cards_into(at, "targets"), index.cards_out(at, "aims_at")].concat()
            }
            Some("objective") => {
                let kinds = ["fulfils", "supports", "measures"];
                kinds.iter().flat_map(|kind| index.cards_into(at, kind)).collect()
            }
            Some("message") => index.cards_into(at, "uses"),
            _ => Vec::new(),
        };
        for (id, _) in leaning {
            if let Entry::Vacant(free) = found.entry(id) {
                free.insert(Hangs::Through(at));
                waiting.push(id);
            }
        }
        done += 1;
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::samples::Bench;
    use super::*;

    #[test]
    fn an_actor_holds_more_than_it_seems() {
        let mut bench = Bench::new();
        let sheet = bench.card("target", "", "Etalab", ());
        let actor = bench.cite(sheet, "Etalab");
        let objective = bench.card("objective", "", "O", ());
        bench.link(sheet, "aims_at", objective, ());
        let action = bench.card("action", "", "A", json!({"responsible": "etalab"}));
        let aimed = bench.card("action", "", "B", ());
        bench.link(aimed, "targets", sheet, ());
        let indicator = bench.card("indicator", "", "I", ());
        bench.link(indicator, "measures", objective, ());
        let message = bench.card("message", "", "M", ());
        bench.link(message, "supports", objective, ());
        let [fulfils, uses] = ["D", "E"].map(|text| bench.card("action", "", text, ()));
        bench.link(fulfils, "fulfils", objective, ());
        bench.link(uses, "uses", message, ());
        bench.card("action", "", "C", json!({"responsible": ["Etalab"]}));
        let expect = [
            (sheet, Hangs::Cites),
            (objective, Hangs::Through(sheet)),
            (action, Hangs::Names("responsible")),
            (aimed, Hangs::Through(sheet)),
            (indicator, Hangs::Through(objective)),
            (message, Hangs::Through(objective)),
            (fulfils, Hangs::Through(objective)),
            (uses, Hangs::Through(message)),
        ];
        assert_eq!(breaks(&bench.project, &[actor]), expect);
        assert_eq!(breaks(&bench.project, &[]), []);
    }
}
