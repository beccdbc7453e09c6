//! What hangs on a record: shown by name before it is deleted.

use std::collections::BTreeSet;

use super::project::Project;
use super::record::RecordRef;

/// What a deletion would do beyond the records that were named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dependents {
    /// Records that would go too: relations, claims, links.
    pub removed: Vec<RecordRef>,
    /// Records that would stay and no longer cite it: cards, claims that name it as a source.
    pub changed: Vec<RecordRef>,
}

impl Project {
    /// What deleting `records` would do to others.
    ///
    /// Takes one pass over the tables, and one more for each step of a chain of claims and links.
    pub fn dependents(&self, records: &[RecordRef]) -> Dependents {
        let mut named = BTreeSet::new();
        named.extend(records.iter().copied());
        let doomed = self.doomed(&named);
        let removed = doomed.difference(&named).copied().collect();
        Dependents { removed, changed: self.orphaned(&doomed) }
    }

    /// `named`, and every record that cannot stand without one of them.
    pub(super) fn doomed(&self, named: &BTreeSet<RecordRef>) -> BTreeSet<RecordRef> {
        let mut doomed = named.clone();
        for (id, relation) in self.relations.iter() {
            let ends = [relation.source, relation.target];
            if ends.into_iter().any(|end| doomed.contains(&RecordRef::Entity(end))) {
                doomed.insert(id.into());
            }
        }
        loop {
            let before = doomed.len();
            for (id, claim) in self.claims.iter() {
                if doomed.contains(&claim.about) {
                    doomed.insert(id.into());
                }
            }
            for (id, link) in self.links.iter() {
                if doomed.contains(&link.source) || doomed.contains(&link.target) {
                    doomed.insert(id.into());
                }
            }
            if doomed.len() == before {
                return doomed;
            }
        }
    }

    /// The records outside `doomed` that cite one inside.
    fn orphaned(&self, doomed: &BTreeSet<RecordRef>) -> Vec<RecordRef> {
        let claims = self.claims.iter().filter(|(_, claim)| {
            claim.source.document().is_some_and(|id| doomed.contains(&RecordRef::Entity(id)))
        });
        let cards = self.cards.iter().filter(|(_, card)| {
            card.entities.iter().any(|id| doomed.contains(&RecordRef::Entity(*id)))
                || card.claims.iter().any(|id| doomed.contains(&RecordRef::Claim(*id)))
        });
        let citing = claims.map(|(id, _)| id.into()).chain(cards.map(|(id, _)| id.into()));
        citing.filter(|record| !doomed.contains(record)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::claims::{Claim, Source};
    use super::super::samples::{claim_id, entity_id, relation_id, triangle};
    use super::*;

    #[test]
    fn relations_and_claims_go_with_their_entity() {
        let mut project = triangle();
        project.claims.put(claim_id(1), Claim::new(entity_id(1).into(), "about a"));
        project.claims.put(claim_id(2), Claim::new(relation_id(1).into(), "about a to b"));
        let mut sourced = Claim::new(entity_id(2).into(), "from a");
        sourced.source = Source::Document(entity_id(1));
        project.claims.put(claim_id(3), sourced);

        let dependents = project.dependents(&[entity_id(1).into()]);
        let removed = [relation_id(1).into(), relation_id(3).into()];
        let claims = [claim_id(1).into(), claim_id(2).into()];
        assert_eq!(dependents.removed, [removed, claims].concat());
        assert_eq!(dependents.changed, [claim_id(3).into()]);
    }

    #[test]
    fn a_relation_takes_nothing_else_along() {
        assert_eq!(triangle().dependents(&[relation_id(1).into()]), Dependents::default());
    }
}
