//! Sheets for all targets of the map, and a message for one more audience.

use std::collections::BTreeSet;

use super::super::index::Index;
use super::super::{message, target};
use super::{Made, Maker, NextId};
use crate::domain::cards::Card;
use crate::domain::edit::Command;
use crate::domain::entities::Stance;
use crate::domain::id::{CardId, EntityId, LinkId};
use crate::domain::links::Link;
use crate::domain::project::Project;
use crate::domain::record::{Meta, RecordRef};

/// The actors marked as targets that no sheet cites.
pub fn unsheeted(index: &Index) -> Vec<EntityId> {
    let sheets = index.boxes(target::KEY).iter();
    let cited: BTreeSet<EntityId> =
        sheets.flat_map(|card| card.card.entities.iter().copied()).collect();
    let targets = index.project.entities.iter().filter(|(_, row)| row.is_target);
    targets.map(|(id, _)| id).filter(|id| !cited.contains(id)).collect()
}

/// A sheet for each target of the map that has none, with what the map knows of its position.
pub fn sheets(project: &Project, next_id: NextId) -> Option<Made> {
    let targets = unsheeted(&Index::new(project));
    let mut maker = Maker::new(next_id);
    for id in &targets {
        let Some(entity) = project.entities.get(*id) else {
            continue;
        };
        let mut card = Card { text: entity.name.clone(), entities: vec![*id], ..Card::default() };
        if let Some(position) = entity.stance.map(Stance::value) {
            card.body.insert("position".to_owned(), position.into());
        }
        maker.card(target::KEY, "", card);
    }
    (!targets.is_empty()).then(|| maker.made(0))
}

/// The same message for another audience, with the same proof and the same arrows; none when it is no message.
pub fn version(project: &Project, id: CardId, next_id: NextId) -> Option<Made> {
    let source = project.cards.get(id).filter(|card| card.method == message::KEY)?;
    let mut copy = Card {
        entities: Vec::new(),
        origin: None,
        meta: Meta::default(),
        ..source.as_ref().clone()
    };
    for key in ["audience", "rank"] {
        copy.body.remove(key);
    }
    let mut maker = Maker::new(next_id);
    let made = maker.card(message::KEY, "", copy);
    let own = RecordRef::from(id);
    let moved = |record: RecordRef| if record == own { made.into() } else { record };
    for (_, link) in project.links.iter().filter(|(_, link)| link.touches(own)) {
        let (source, target) = (moved(link.source), moved(link.target));
        let link = Link { source, target, meta: Meta::default(), ..link.as_ref().clone() };
        let id = LinkId((maker.next_id)());
        maker.commands.push(Command::Put((id, link).into()));
    }
    Some(maker.made(0))
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use uuid::Uuid;

    use super::super::super::body;
    use super::super::super::samples::Bench;
    use super::*;
    use crate::domain::entities::{Entity, EntityKind};

    fn ids() -> impl FnMut() -> Uuid {
        let mut next = 1000;
        move || {
            next += 1;
            Uuid::from_u128(next)
        }
    }

    #[test]
    fn each_target_of_the_map_gets_one_sheet() {
        let mut bench = Bench::new();
        let sheet = bench.card(target::KEY, "", "Etalab", ());
        let known = bench.cite(sheet, "Etalab");
        let fresh = bench.entity("Ministre");
        let stance = Stance::new(-2);
        for (id, name) in [(known, "Etalab"), (fresh, "Ministre")] {
            let entity =
                Entity { is_target: true, stance, ..Entity::named(name, EntityKind::Person) };
            bench.project.entities.put(id, entity);
        }
        bench.entity("Passant");
        let made = sheets(&bench.project, &mut ids()).unwrap();
        assert!(bench.project.apply(&made.command, 0).is_ok());
        let after = bench.project.apply(&made.command, 0).unwrap();
        let card = after.cards.get(made.cards[0]).unwrap();
        assert_eq!(
            (made.cards.len(), card.text.as_str(), card.entities.as_slice()),
            (1, "Ministre", [fresh].as_slice())
        );
        assert_eq!(body::number(&card.body, "position"), Some(-2.0));
        assert_eq!(sheets(&after, &mut ids()), None);
    }

    #[test]
    fn a_version_keeps_arrows_and_proof_but_not_the_audience() {
        let mut bench = Bench::new();
        let objective = bench.card("objective", "", "Obtenir", ());
        let first = bench.card(
            message::KEY,
            "",
            "M",
            json!({"ask": "Publiez", "audience": "presse", "rank": 3}),
        );
        let claim = bench.prove(first, "B2");
        bench.cite(first, "Presse");
        bench.link(first, "supports", objective, ());
        let action = bench.card("action", "", "Écrire", ());
        bench.link(action, "uses", first, ());
        let made = version(&bench.project, first, &mut ids()).unwrap();
        let after = bench.project.apply(&made.command, 0).unwrap();
        let copy = after.cards.get(made.cards[0]).unwrap();
        assert_eq!((copy.claims.as_slice(), copy.entities.len()), ([claim].as_slice(), 0));
        assert_eq!(
            (body::text(&copy.body, "ask"), body::text(&copy.body, "audience")),
            ("Publiez", "")
        );
        let index = Index::new(&after);
        assert_eq!(index.cards_into(objective, "supports").len(), 2);
        assert_eq!(index.cards_out(action, "uses").len(), 2);
        assert_eq!(version(&bench.project, objective, &mut ids()), None);
    }
}
