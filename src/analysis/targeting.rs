//! What the sheets of targets need from elsewhere: the way from us, who acts on the target, what messages offer.

use std::collections::BTreeMap;

use super::access::{Access, Way, influencers};
use crate::domain::date::Day;
use crate::domain::id::{CardId, EntityId};
use crate::domain::method::Index;
use crate::domain::method::target::{Completeness, KEY, completeness, is_overdue};

/// What is known of a target beside its card.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Its actor; the first that the card cites.
    pub actor: Option<EntityId>,
    /// The way from us to it.
    pub way: Option<Way>,
    /// Whether anybody is marked as us; otherwise there is no way to anybody.
    pub has_us: bool,
    /// Who acts most on it.
    pub influencers: Vec<EntityId>,
    /// The objectives it can grant.
    pub objectives: Vec<CardId>,
    /// The messages that serve the same objectives.
    pub messages: Vec<CardId>,
    /// How much of the sheet is filled.
    pub completeness: Completeness,
    /// Whether its next step should have been done by now.
    pub is_overdue: bool,
}

/// The sheets of a project. O(n log n + sheets · relations).
pub fn sheets(index: &Index, today: Day) -> BTreeMap<CardId, Sheet> {
    let access = Access::new(index.project);
    let sheet = |id: CardId, card| {
        let actor = index.entities(card).next().map(|(id, _)| id);
        let objectives: Vec<CardId> =
            index.cards_out(id, "aims_at").into_iter().map(|(id, _)| id).collect();
        let mut messages: Vec<CardId> = Vec::new();
        for (message, _) in objectives.iter().flat_map(|id| index.cards_into(*id, "supports")) {
            if !messages.contains(&message) {
                messages.push(message);
            }
        }
        let acting = actor.map(|actor| influencers(index.project, actor)).unwrap_or_default();
        Sheet {
            actor,
            way: actor.and_then(|actor| access.to(actor)),
            has_us: access.has_start(),
            influencers: acting.into_iter().map(|(id, _)| id).collect(),
            objectives,
            messages,
            completeness: completeness(index, card),
            is_overdue: is_overdue(card, today),
        }
    };
    index.boxes(KEY).iter().map(|card| (card.id, sheet(card.id, card.card))).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::domain::entities::{Entity, EntityKind};
    use crate::domain::method::samples::{Bench, TODAY};
    use crate::domain::relations::{Relation, Sign};
    use crate::domain::samples::relation_id;

    #[test]
    fn a_sheet_takes_what_the_project_knows() {
        let mut bench = Bench::new();
        let objective = bench.card("objective", "", "Obtenir", ());
        let sheet = bench.card(KEY, "", "Etalab", json!({"next_date": "juin 2017"}));
        let bare = bench.card(KEY, "", "Personne", ());
        let actor = bench.cite(sheet, "Etalab");
        let us = bench.entity("Nous");
        let ours = Entity { is_us: true, ..Entity::named("Nous", EntityKind::Organisation) };
        bench.project.entities.put(us, ours);
        let relation = Relation { sign: Some(Sign::Plus), ..Relation::new(us, "connaît", actor) };
        bench.project.relations.put(relation_id(1), relation);
        let message = bench.card("message", "", "Aux délégations", ());
        bench.card("message", "", "À d’autres", ());
        bench.link(sheet, "aims_at", objective, ());
        bench.link(message, "supports", objective, ());
        bench.link(message, "supports", objective, ());
        let found = sheets(&bench.index(), TODAY);
        let sheet = &found[&sheet];
        assert_eq!(
            (sheet.actor, &sheet.messages, sheet.is_overdue),
            (Some(actor), &vec![message], true)
        );
        assert!(sheet.has_us);
        assert_eq!(sheet.way.as_ref().map(|way| way.actors.clone()), Some(vec![us, actor]));
        assert_eq!((&sheet.influencers, &sheet.objectives), (&vec![us], &vec![objective]));
        assert_eq!((found[&bare].actor, &found[&bare].way), (None, &None));
    }
}
