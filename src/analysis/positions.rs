//! Where actors stand on one objective, as the sheets of targets say: what recolours the map.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::picture::Picture;
use crate::domain::entities::Stance;
use crate::domain::id::{CardId, EntityId};
use crate::domain::method::{Index, body, objective, target};

/// The stance of each actor on one objective; those of whom nobody said are not in it.
pub type Positions = BTreeMap<EntityId, Stance>;

/// Where actors stand on an objective; none when `id` is no objective.
///
/// Of several sheets on one actor that aim at it, the one changed last counts. O(sheets · log n).
pub fn positions(index: &Index, id: CardId) -> Option<Positions> {
    index.card(id.into()).filter(|(_, card)| card.method == objective::KEY)?;
    let mut sheets = index.cards_into(id, "aims_at");
    sheets.retain(|(_, card)| card.method == target::KEY);
    sheets.sort_by_key(|(id, card)| (card.meta.modified, *id));
    let stands = sheets.into_iter().filter_map(|(_, card)| {
        let (actor, _) = index.entities(card).next()?;
        let value = body::scale(&card.body, "position", -2, 2)?;
        Some((actor, Stance::new(value)?))
    });
    Some(stands.collect())
}

impl Picture {
    /// Shows where actors stand on an objective, in place of where they stand on the whole. O(n log n).
    pub fn take_positions(&mut self, positions: &Positions) {
        for mark in &mut self.marks {
            let stance = positions.get(&mark.id).copied();
            if mark.entity.stance != stance {
                Arc::make_mut(&mut mark.entity).stance = stance;
            }
        }
    }

    /// How many marks have a stance, of how many.
    pub fn placed(&self) -> (usize, usize) {
        let placed = self.marks.iter().filter(|mark| mark.entity.stance.is_some()).count();
        (placed, self.marks.len())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::picture::tests::picture;
    use super::*;
    use crate::domain::method::samples::Bench;

    #[test]
    fn sheets_say_where_actors_stand_on_an_objective() {
        let mut bench = Bench::new();
        let [mine, other] = ["A", "B"].map(|text| bench.card(objective::KEY, "", text, ()));
        let mut sheet = |position: i64, aims_at, changed| {
            let id = bench.card(target::KEY, "", "", json!({"position": position}));
            bench.link(id, "aims_at", aims_at, ());
            bench.edit(id, |card| card.meta.modified = changed);
            id
        };
        let [late, early] = [sheet(-2, mine, 20), sheet(1, mine, 10)];
        let [odd, nobody, elsewhere] = [sheet(7, mine, 1), sheet(2, mine, 1), sheet(2, other, 1)];
        let actor = bench.cite(late, "Gouvernement");
        bench.edit(early, |card| card.entities.push(actor));
        bench.cite(odd, "CADA");
        let third = bench.cite(elsewhere, "April");
        let index = bench.index();
        let stance = |value| Stance::new(value).unwrap();
        assert_eq!(positions(&index, mine), Some(BTreeMap::from([(actor, stance(-2))])));
        assert_eq!(positions(&index, other), Some(BTreeMap::from([(third, stance(2))])));
        assert_eq!(positions(&index, nobody), None);
    }

    #[test]
    fn the_map_shows_an_objective_in_place_of_the_whole() {
        let mut found = picture(&[("a", 0.0, 0.0), ("b", 9.0, 0.0)], &[]);
        Arc::make_mut(&mut found.marks[0].entity).stance = Stance::new(2);
        assert_eq!(found.placed(), (1, 2));
        let id = found.marks[1].id;
        found.take_positions(&BTreeMap::from([(id, Stance::new(-1).unwrap())]));
        let stances = [0, 1].map(|n: usize| found.marks[n].entity.stance);
        assert_eq!((stances, found.placed()), ([None, Stance::new(-1)], (1, 2)));
    }
}
