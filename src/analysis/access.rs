//! The way to an actor: from us, along relations that help, over as few and as strong as can be.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use super::preparation::Prepared;
use super::reach::Part;
use crate::domain::id::{EntityId, RelationId};
use crate::domain::project::Project;
use crate::domain::relations::{Relation, Sign, Strength};

/// A relation without a known strength counts as one in the middle of the scale.
const UNKNOWN: f64 = 2.0;
/// How many of those who influence somebody are named.
const MOST_NAMED: usize = 3;

/// A way to an actor.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// From one of us to the actor, both included.
    pub actors: Vec<EntityId>,
    /// The relations between them, in order.
    pub relations: Vec<RelationId>,
    /// The sum of 1 / strength.
    pub cost: f64,
    /// Whether all of them are known to help; otherwise some have no sign.
    pub is_sure: bool,
}

impl Way {
    /// The relations of which nobody said whether they help or hinder, in order.
    pub fn unsure(&self, project: &Project) -> Vec<RelationId> {
        let is_unsure = |id: &RelationId| {
            project.relations.get(*id).is_some_and(|row| row.sign != Some(Sign::Plus))
        };
        self.relations.iter().copied().filter(is_unsure).collect()
    }

    /// Its actors and relations among those that are drawn. O(n + m).
    pub fn part(&self, prepared: &Prepared) -> Part {
        Part {
            nodes: prepared.actors.iter().map(|id| self.actors.contains(id)).collect(),
            ties: prepared.relations.iter().map(|id| self.relations.contains(id)).collect(),
        }
    }
}

/// The ways from us to all actors that can be reached.
#[derive(Clone, Debug, Default)]
pub struct Access {
    sure: Reached,
    likely: Reached,
}

/// How each actor was reached: what it costs, by which relation, from whom; none for ourselves.
type Reached = BTreeMap<EntityId, (f64, Option<(RelationId, EntityId)>)>;

impl Access {
    /// Finds the ways from all entities marked as us, whichever the direction of relations. Dijkstra 1959, O(m log n).
    ///
    /// Ways along relations that help come first; those with relations of unknown sign are for who is out of reach.
    pub fn new(project: &Project) -> Self {
        let mut sure = BTreeMap::<EntityId, Vec<_>>::new();
        let mut likely = BTreeMap::<EntityId, Vec<_>>::new();
        for (id, relation) in
            project.relations.iter().filter(|(_, row)| row.sign != Some(Sign::Minus))
        {
            let cost = weight(relation).recip();
            for (from, to) in
                [(relation.source, relation.target), (relation.target, relation.source)]
            {
                likely.entry(from).or_default().push((to, id, cost));
                if relation.sign == Some(Sign::Plus) {
                    sure.entry(from).or_default().push((to, id, cost));
                }
            }
        }
        let ours: Vec<EntityId> =
            project.entities.iter().filter(|(_, row)| row.is_us).map(|(id, _)| id).collect();
        Self { sure: reach(&ours, &sure), likely: reach(&ours, &likely) }
    }

    /// Whether anybody is marked as us, so that ways start somewhere.
    pub fn has_start(&self) -> bool {
        !self.likely.is_empty()
    }

    /// The way to an actor; none when no relation leads there from us.
    pub fn to(&self, actor: EntityId) -> Option<Way> {
        way(&self.sure, actor, true).or_else(|| way(&self.likely, actor, false))
    }
}

/// How much a relation counts: its strength, half of the weakest for one of strength 0.
fn weight(relation: &Relation) -> f64 {
    relation.strength.map(Strength::value).map_or(UNKNOWN, |value| f64::from(value).max(0.5))
}

type Arcs = BTreeMap<EntityId, Vec<(EntityId, RelationId, f64)>>;

fn reach(ours: &[EntityId], arcs: &Arcs) -> Reached {
    let mut reached: Reached = ours.iter().map(|id| (*id, (0.0, None))).collect();
    // A cost from 0 sorts as its bits do.
    let mut waiting: BinaryHeap<_> =
        ours.iter().map(|id| Reverse((0.0f64.to_bits(), *id))).collect();
    while let Some(Reverse((bits, at))) = waiting.pop() {
        let cost = f64::from_bits(bits);
        if reached.get(&at).is_some_and(|(best, _)| *best < cost) {
            continue;
        }
        for (to, by, step) in arcs.get(&at).into_iter().flatten() {
            let then = cost + step;
            if reached.get(to).is_none_or(|(best, _)| then < *best) {
                reached.insert(*to, (then, Some((*by, at))));
                waiting.push(Reverse((then.to_bits(), *to)));
            }
        }
    }
    reached
}

fn way(reached: &Reached, actor: EntityId, is_sure: bool) -> Option<Way> {
    let cost = reached.get(&actor)?.0;
    let (mut actors, mut relations) = (vec![actor], Vec::new());
    let mut at = actor;
    while let Some((by, from)) = reached.get(&at)?.1 {
        relations.push(by);
        actors.push(from);
        at = from;
    }
    actors.reverse();
    relations.reverse();
    Some(Way { actors, relations, cost, is_sure })
}

/// Who acts most on an actor: at most three, with what their relations weigh together, the most first. O(m).
pub fn influencers(project: &Project, actor: EntityId) -> Vec<(EntityId, f64)> {
    let mut weights = BTreeMap::<EntityId, f64>::new();
    for (_, relation) in project.relations.iter().filter(|(_, row)| row.touches(actor)) {
        let other = relation.other_end(actor);
        if other != actor && (relation.target == actor || relation.mutual) {
            *weights.entry(other).or_default() += weight(relation);
        }
    }
    let mut weights: Vec<_> = weights.into_iter().collect();
    weights.sort_by(|one, other| other.1.total_cmp(&one.1));
    weights.truncate(MOST_NAMED);
    weights
}

#[cfg(test)]
mod tests {
    use super::super::preparation::{Preparation, prepare, proofs};
    use super::*;
    use crate::domain::entities::{Entity, EntityKind};
    use crate::domain::samples::{entity_id, relation_id};

    /// Actors 1 … 6, 1 is us; each relation: source, target, sign, strength.
    fn project(rows: &[(u128, u128, &str, i64)]) -> Project {
        let mut project = Project::named("x");
        for n in 1..=6 {
            let entity = Entity { is_us: n == 1, ..Entity::named("x", EntityKind::Organisation) };
            project.entities.put(entity_id(n), entity);
        }
        for (n, (source, target, sign, strength)) in (1..).zip(rows) {
            let mut relation = Relation::new(entity_id(*source), "r", entity_id(*target));
            relation.sign = match *sign {
                "+" => Some(Sign::Plus),
                "-" => Some(Sign::Minus),
                _ => None,
            };
            relation.strength = Strength::new(*strength);
            project.relations.put(relation_id(n), relation);
        }
        project
    }

    #[track_caller]
    fn check(rows: &[(u128, u128, &str, i64)], to: u128, expect: Option<(&[u128], f64, bool)>) {
        let found = Access::new(&project(rows)).to(entity_id(to));
        let found = found.map(|way| (way.actors, (way.cost * 1e6).round() / 1e6, way.is_sure));
        let ids = |ids: &[u128]| ids.iter().map(|n| entity_id(*n)).collect::<Vec<_>>();
        assert_eq!(found, expect.map(|(actors, cost, is_sure)| (ids(actors), cost, is_sure)));
    }

    #[test]
    fn strong_relations_are_short() {
        let rows = [(1, 2, "+", 4), (3, 2, "+", 4), (1, 3, "+", 1), (3, 4, "-", 4), (3, 5, "?", 9)];
        check(&rows, 3, Some((&[1, 2, 3], 0.5, true)));
        check(&rows, 1, Some((&[1], 0.0, true)));
        check(&rows, 4, None);
        check(&rows, 5, Some((&[1, 2, 3, 5], 1.0, false)));
        check(&rows, 99, None);
    }

    #[test]
    fn a_way_knows_its_part_of_the_map_and_what_is_not_sure() {
        let project = project(&[(1, 2, "+", 1), (1, 2, "?", 4), (2, 3, "", 1), (1, 4, "+", 1)]);
        let way = Access::new(&project).to(entity_id(3)).unwrap();
        assert_eq!(way.unsure(&project), [relation_id(2), relation_id(3)]);
        let proofs = proofs(&project.claims);
        let drawn =
            prepare(&project.entities, &project.relations, &proofs, &Preparation::default());
        let part = way.part(&drawn);
        assert_eq!(part.nodes, [true, true, true, false, false, false]);
        assert_eq!(part.ties, [false, true, true, false]);
        assert!(Access::new(&project).has_start() && !Access::default().has_start());
    }

    #[test]
    fn a_weak_relation_is_long_but_no_wall() {
        check(&[(1, 2, "+", 0), (2, 2, "+", 1), (2, 1, "-", 4)], 2, Some((&[1, 2], 2.0, true)));
    }

    #[test]
    fn who_acts_most_on_an_actor() {
        let mut project = project(&[
            (1, 2, "+", 4),
            (1, 2, "-", 1),
            (3, 2, "", 3),
            (2, 4, "", 4),
            (5, 2, "", 1),
            (6, 2, "", 2),
            (2, 2, "", 4),
        ]);
        let ids = |project: &Project| {
            influencers(project, entity_id(2))
                .into_iter()
                .map(|(id, weight)| (id, weight as i64))
                .collect::<Vec<_>>()
        };
        assert_eq!(ids(&project), [(entity_id(1), 5), (entity_id(3), 3), (entity_id(6), 2)]);
        let mutual = Relation {
            mutual: true,
            ..project.relations.get(relation_id(4)).unwrap().as_ref().clone()
        };
        project.relations.put(relation_id(4), mutual);
        assert_eq!(ids(&project)[1], (entity_id(4), 4));
    }
}
