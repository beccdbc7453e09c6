//! What the filters of the map offer: every kind, stance, tag and sign in use, with its count.

use std::collections::{BTreeMap, BTreeSet};

use super::preparation::{Preparation, sign_key, stance_key};
use crate::domain::entities::{Entity, Stance};
use crate::domain::relations::{Relation, Sign};
use crate::domain::table::Table;

/// What a filter goes by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// The kind of an entity.
    Kinds,
    /// Its stance.
    Stances,
    /// Its tags.
    Tags,
    /// The kind of a relation.
    RelationKinds,
    /// Its sign.
    Signs,
}

impl Group {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 5] =
        [Self::Kinds, Self::Stances, Self::Tags, Self::RelationKinds, Self::Signs];
}

/// The values of a group in use and how often each is, the most frequent first, then by name.
///
/// Stances and signs go from the best to the worst. O(entities + relations).
pub fn offered(
    group: Group,
    entities: &Table<Entity>,
    relations: &Table<Relation>,
) -> Vec<(String, usize)> {
    let mut counts = BTreeMap::<&str, usize>::new();
    let mut count = |key| *counts.entry(key).or_default() += 1;
    match group {
        Group::Kinds => entities.iter().for_each(|(_, row)| count(row.kind.key())),
        Group::Stances => entities.iter().for_each(|(_, row)| count(stance_key(row.stance))),
        Group::Tags => {
            entities.iter().flat_map(|(_, row)| &row.tags).for_each(|tag| count(tag));
        }
        Group::RelationKinds => relations.iter().for_each(|(_, row)| count(&row.kind)),
        Group::Signs => relations.iter().for_each(|(_, row)| count(sign_key(row.sign))),
    }
    let mut offered: Vec<_> = counts.into_iter().collect();
    match group {
        Group::Stances => {
            let place = |key: &str| STANCES.iter().position(|known| *known == key);
            offered.sort_by_key(|(key, _)| place(key));
        }
        Group::Signs => {
            let place = |key: &str| SIGNS.iter().position(|known| *known == key);
            offered.sort_by_key(|(key, _)| place(key));
        }
        _ => offered.sort_by_key(|(_, count)| std::cmp::Reverse(*count)),
    }
    offered.into_iter().map(|(key, count)| (key.to_owned(), count)).collect()
}

const STANCES: [&str; 6] = ["2", "1", "0", "-1", "-2", "none"];
const SIGNS: [&str; 3] = ["+", "-", "?"];

/// The stance of a key of `Group::Stances`.
pub fn stance_of(key: &str) -> Option<Stance> {
    key.parse().ok().and_then(Stance::new)
}

/// The sign of a key of `Group::Signs`.
pub fn sign_of(key: &str) -> Option<Sign> {
    match key {
        "+" => Some(Sign::Plus),
        "-" => Some(Sign::Minus),
        _ => None,
    }
}

impl Preparation {
    /// What of a group is left out.
    pub fn left_out(&self, group: Group) -> &BTreeSet<String> {
        match group {
            Group::Kinds => &self.kinds,
            Group::Stances => &self.stances,
            Group::Tags => &self.tags,
            Group::RelationKinds => &self.relation_kinds,
            Group::Signs => &self.signs,
        }
    }

    /// Leaves a value of a group out, or no longer.
    pub fn leave_out(&mut self, group: Group, key: &str, out: bool) {
        let set = match group {
            Group::Kinds => &mut self.kinds,
            Group::Stances => &mut self.stances,
            Group::Tags => &mut self.tags,
            Group::RelationKinds => &mut self.relation_kinds,
            Group::Signs => &mut self.signs,
        };
        if out {
            set.insert(key.to_owned());
        } else {
            set.remove(key);
        }
    }

    /// How many filters leave something out.
    pub fn active(&self) -> usize {
        let groups = Group::ALL.into_iter().filter(|group| !self.left_out(*group).is_empty());
        let others = [
            self.only_tag.is_some(),
            !self.without.is_empty(),
            self.without_us,
            self.without_lone,
            self.min_strength.is_some(),
            self.min_grade.is_some(),
            self.period.is_some(),
        ];
        groups.count() + others.into_iter().filter(|on| *on).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::entities::EntityKind;
    use crate::domain::id::{EntityId, RelationId};
    use uuid::Uuid;

    fn tables() -> (Table<Entity>, Table<Relation>) {
        let (mut entities, mut relations) = (Table::default(), Table::default());
        let entity = |n: u128| EntityId(Uuid::from_u128(n));
        let rows = [("a", "libre", -2), ("b", "libre", 1), ("c", "mer", 1)];
        for (n, (name, tag, stance)) in (1u128..).zip(rows) {
            let mut row = Entity::named(name, EntityKind::Person);
            row.add_tag(tag);
            row.stance = Stance::new(stance);
            entities.put(entity(n), row);
        }
        entities.put(entity(4), Entity::named("d", EntityKind::Place));
        for (n, sign) in [(1u128, Some(Sign::Minus)), (2, None)] {
            let mut row = Relation::new(entity(n), "aide", entity(n + 1));
            row.sign = sign;
            relations.put(RelationId(Uuid::from_u128(10 + n)), row);
        }
        (entities, relations)
    }

    #[track_caller]
    fn check(group: Group, expect: &[(&str, usize)]) {
        let (entities, relations) = tables();
        let offered = offered(group, &entities, &relations);
        let offered: Vec<(&str, usize)> =
            offered.iter().map(|(key, count)| (key.as_str(), *count)).collect();
        assert_eq!(offered, expect);
    }

    #[test]
    fn what_is_in_use_is_offered_with_its_count() {
        check(Group::Kinds, &[("person", 3), ("place", 1)]);
        check(Group::Stances, &[("1", 2), ("-2", 1), ("none", 1)]);
        check(Group::Tags, &[("libre", 2), ("mer", 1)]);
        check(Group::RelationKinds, &[("aide", 2)]);
        check(Group::Signs, &[("-", 1), ("?", 1)]);
    }

    #[test]
    fn keys_are_those_of_the_preparation() {
        for stance in Stance::ALL.into_iter().map(Some).chain([None]) {
            assert_eq!(stance_of(stance_key(stance)), stance);
        }
        for sign in [Some(Sign::Plus), Some(Sign::Minus), None] {
            assert_eq!(sign_of(sign_key(sign)), sign);
        }
    }

    #[test]
    fn filters_that_leave_something_out_are_counted() {
        let mut preparation = Preparation { directed: true, ..Preparation::default() };
        assert_eq!(preparation.active(), 0);
        preparation.leave_out(Group::Kinds, "person", true);
        preparation.leave_out(Group::Kinds, "place", true);
        preparation.without_lone = true;
        assert_eq!(preparation.active(), 2);
        preparation.leave_out(Group::Kinds, "person", false);
        preparation.leave_out(Group::Kinds, "place", false);
        assert_eq!(preparation.active(), 1);
    }
}
