//! Kinds that a file does not say: the project may know them.

use std::collections::BTreeSet;

use super::matching::Known;
use crate::domain::entities::Entity;
use crate::domain::id::EntityId;
use crate::domain::project::Project;
use crate::domain::turns::Turns;

/// The file's project, where the entities of `guessed` are of the kind that `current` knows them by.
///
/// They are known by id, by the id of an older file, or by a name that one entity alone has. Takes
/// the number of names in `current`, and of `guessed`, times its logarithm.
pub async fn with_known_kinds(
    current: &Project,
    incoming: &Project,
    guessed: &BTreeSet<EntityId>,
    turns: &Turns,
) -> Project {
    let mut project = incoming.clone();
    if guessed.is_empty() || current.entities.is_empty() {
        return project;
    }
    let known = Known::of(current, turns).await;
    for id in guessed {
        turns.turn().await;
        let Some(entity) = incoming.entities.get(*id) else { continue };
        let found = current.entities.get(*id);
        let found = found.or_else(|| {
            let place = known.by_origin(entity).or_else(|| known.alone(&entity.name));
            current.entities.get(place?)
        });
        if let Some(found) = found.filter(|found| found.kind != entity.kind) {
            project.entities.put(*id, Entity { kind: found.kind.clone(), ..Entity::clone(entity) });
        }
    }
    project
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::entities::EntityKind;
    use crate::domain::merge::{Mode, Plan, Scope};
    use crate::domain::samples::entity_id;
    use crate::domain::turns::at_once;

    const PERSON: EntityKind = EntityKind::Person;
    const ORGANISATION: EntityKind = EntityKind::Organisation;

    /// What the project holds after a list of bare names, of which nothing says the kind, was merged.
    #[track_caller]
    fn check(
        current: &[(u128, &str, EntityKind)],
        listed: &[(u128, &str)],
        expect: &[(&str, EntityKind)],
    ) {
        let project = |rows: Vec<(u128, &str, EntityKind)>| {
            let mut project = Project::default();
            for (id, name, kind) in rows {
                project.entities.put(entity_id(id), Entity::named(name, kind));
            }
            project
        };
        let current = project(current.to_vec());
        let listed: Vec<_> = listed.iter().map(|(id, name)| (*id, *name, ORGANISATION)).collect();
        let incoming = project(listed.clone());
        let guessed = listed.iter().map(|(id, ..)| entity_id(*id)).collect();
        let told = at_once(with_known_kinds(&current, &incoming, &guessed, &Turns::none()));
        let plan = Plan::new(&current, &told, Scope::Whole);
        let next = plan.applied(&current, &told, Mode::Merge, 9);
        let mut found: Vec<_> =
            next.entities.iter().map(|(_, row)| (row.name.as_str(), row.kind.clone())).collect();
        found.sort();
        assert_eq!(found, expect);
    }

    #[test]
    fn a_name_without_a_kind_is_of_the_kind_that_is_known() {
        let ada = [(1, "Ada Lovelace", PERSON)];
        check(&ada, &[(9, "ada lovelace")], &[("Ada Lovelace", PERSON)]);
        check(&ada, &[(9, "Ada Byron")], &[("Ada Byron", ORGANISATION), ("Ada Lovelace", PERSON)]);
    }

    #[test]
    fn a_record_that_is_known_by_id_keeps_its_kind() {
        check(&[(1, "Ada", PERSON)], &[(1, "Ada Lovelace")], &[("Ada", PERSON)]);
    }

    #[test]
    fn a_name_that_several_have_says_nothing() {
        let two = [(1, "Orange", EntityKind::Place), (2, "Orange", PERSON)];
        let three = [("Orange", PERSON), ("Orange", ORGANISATION), ("Orange", EntityKind::Place)];
        check(&two, &[(9, "Orange")], &three);
    }
}
