//! Figures of the network that indicators watch, by key: see `domain::method::catalogue::WATCHED`.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::domain::claims::Bearing;
use crate::domain::date::Day;
use crate::domain::entities::{Entity, Stance};
use crate::domain::id::EntityId;
use crate::domain::method::body;
use crate::domain::method::indicator::Gauge;
use crate::domain::project::Project;
use crate::domain::record::RecordRef;
use crate::domain::relations::Sign;

/// What a figure is today; none when the key is unknown, or there is nothing to count. O(n log n + m).
pub fn figure(project: &Project, key: &str) -> Option<f64> {
    let count = |keeps: &dyn Fn(&Entity) -> bool| {
        project.entities.iter().filter(|(_, row)| keeps(row)).count() as f64
    };
    Some(match key {
        "actors" => project.entities.len() as f64,
        "relations" => project.relations.len() as f64,
        "allies" => count(&is_ally),
        "opponents" => count(&is_opponent),
        "allies_among_ten_best_connected" => among_best(project, is_ally)?,
        "opponents_among_ten_best_connected" => among_best(project, is_opponent)?,
        "targets_within_two_steps" => targets_near(project),
        "sourced_relations_percent" => sourced(project)?,
        _ => return None,
    })
}

/// A gauge with what its watched figure says today, when it watches one.
pub fn gauge(project: &Project, card: &crate::domain::cards::Card, today: Day) -> Gauge {
    let gauge = Gauge::of(card);
    match figure(project, body::text(&card.body, "watch")) {
        Some(value) => gauge.with_reading(value, today),
        None => gauge,
    }
}

fn is_ally(entity: &Entity) -> bool {
    entity.stance.map(Stance::value).is_some_and(|value| value > 0)
}

fn is_opponent(entity: &Entity) -> bool {
    entity.stance.map(Stance::value).is_some_and(|value| value < 0)
}

/// Who is tied to whom by relations that do not harm.
fn neighbours(project: &Project) -> BTreeMap<EntityId, BTreeSet<EntityId>> {
    let mut neighbours = BTreeMap::<EntityId, BTreeSet<EntityId>>::new();
    for (_, row) in project.relations.iter() {
        if row.sign != Some(Sign::Minus) && row.source != row.target {
            neighbours.entry(row.source).or_default().insert(row.target);
            neighbours.entry(row.target).or_default().insert(row.source);
        }
    }
    neighbours
}

/// How many of the ten actors tied to most others are such; of equals, the oldest first.
fn among_best(project: &Project, is_such: fn(&Entity) -> bool) -> Option<f64> {
    let mut ranked: Vec<_> =
        neighbours(project).into_iter().map(|(id, others)| (others.len(), id)).collect();
    ranked.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(&other.1)));
    let best = ranked.iter().take(10).filter_map(|(_, id)| project.entities.get(*id));
    (!ranked.is_empty()).then(|| best.filter(|entity| is_such(entity)).count() as f64)
}

/// How many targets are at most two relations away from one of us.
fn targets_near(project: &Project) -> f64 {
    let neighbours = neighbours(project);
    let ours = project.entities.iter().filter(|(_, row)| row.is_us).map(|(id, _)| (id, 0));
    let mut waiting: VecDeque<(EntityId, u8)> = ours.collect();
    let mut seen: BTreeSet<EntityId> = waiting.iter().map(|(id, _)| *id).collect();
    while let Some((at, steps)) = waiting.pop_front() {
        for next in neighbours.get(&at).into_iter().flatten().filter(|_| steps < 2) {
            if seen.insert(*next) {
                waiting.push_back((*next, steps + 1));
            }
        }
    }
    seen.iter().filter(|id| project.entities.get(**id).is_some_and(|row| row.is_target)).count()
        as f64
}

/// The share of relations that a sourced claim supports, in percent.
fn sourced(project: &Project) -> Option<f64> {
    let claims = project
        .claims
        .iter()
        .filter(|(_, row)| row.bearing == Bearing::Supports && !row.source.is_blank());
    let proven: BTreeSet<_> = claims
        .filter_map(|(_, row)| match row.about {
            RecordRef::Relation(id) => Some(id),
            _ => None,
        })
        .collect();
    let all = project.relations.len();
    (all > 0).then(|| 100.0 * proven.len() as f64 / all as f64)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::domain::cards::Card;
    use crate::domain::claims::{Claim, Source};
    use crate::domain::method::catalogue::WATCHED;
    use crate::domain::method::indicator::Light;
    use crate::domain::samples::{claim_id, entity_id, relation_id, triangle};

    fn watched() -> Project {
        let mut project = triangle();
        for (n, stance) in [(1, 2), (2, -1), (3, 1)] {
            let mut entity = project.entities.get(entity_id(n)).unwrap().as_ref().clone();
            entity.stance = Stance::new(stance);
            (entity.is_us, entity.is_target) = (n == 1, n == 2);
            project.entities.put(entity_id(n), entity);
        }
        let source = Source::Text("journal".into());
        project.claims.put(claim_id(1), Claim { source, ..Claim::new(relation_id(1).into(), "x") });
        project
    }

    #[test]
    fn every_watched_key_has_a_figure() {
        let project = watched();
        let found = WATCHED.map(|key| figure(&project, key).map(f64::round));
        assert_eq!(found, [3.0, 3.0, 2.0, 1.0, 2.0, 1.0, 1.0, 33.0].map(Some));
        assert_eq!(figure(&project, "mood"), None);
        assert_eq!(figure(&Project::default(), "sourced_relations_percent"), None);
    }

    #[test]
    fn an_indicator_reads_the_network_itself() {
        let body = json!({"watch": "allies", "baseline": {"value": 0, "date": "2017"}, "target": {"value": 2, "date": "2018"}});
        let card = Card { body: body.as_object().cloned().unwrap(), ..Card::default() };
        let today = Day::new(2017, 7, 1).unwrap();
        assert_eq!(gauge(&watched(), &card, today).light(today), Light::Blue);
        assert_eq!(gauge(&Project::default(), &card, today).light(today), Light::Orange);
        assert_eq!(gauge(&watched(), &Card::default(), today).light(today), Light::Grey);
    }
}
