//! Small projects that the tests share.

use uuid::Uuid;

use super::entities::{Entity, EntityKind};
use super::id::{ClaimId, EntityId, RelationId};
use super::project::Project;
use super::relations::Relation;

pub(crate) fn entity_id(n: u128) -> EntityId {
    EntityId(Uuid::from_u128(n))
}

pub(crate) fn relation_id(n: u128) -> RelationId {
    RelationId(Uuid::from_u128(n))
}

pub(crate) fn claim_id(n: u128) -> ClaimId {
    ClaimId(Uuid::from_u128(n))
}

/// Entities a, b, c (1, 2, 3) and relations a→b, b→c, c→a (1, 2, 3).
pub(crate) fn triangle() -> Project {
    let mut project = Project::named("triangle");
    for (n, name) in [(1, "a"), (2, "b"), (3, "c")] {
        project.entities.put(entity_id(n), Entity::named(name, EntityKind::Organisation));
    }
    for (n, source, target) in [(1, 1, 2), (2, 2, 3), (3, 3, 1)] {
        let relation = Relation::new(entity_id(source), "knows", entity_id(target));
        project.relations.put(relation_id(n), relation);
    }
    project
}
