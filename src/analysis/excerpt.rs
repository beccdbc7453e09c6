//! The part of a project that a picture shows, as a project of its own.

use std::collections::BTreeSet;

use super::map::{Places, Shown};
use super::preparation::Prepared;
use crate::domain::id::{EntityId, ViewId};
use crate::domain::project::{Profile, Project};
use crate::domain::record::RecordRef;

/// What is shown, what is said of it and the documents that say so, with a view that shows it again.
///
/// Records keep their ids, so that a merge with the whole project changes none of them. O(records).
pub fn excerpt(
    project: &Project,
    prepared: &Prepared,
    shown: &Shown,
    places: &Places,
    (view, name): (ViewId, &str),
) -> Project {
    let profile = Profile {
        name: project.profile.name.clone(),
        description: project.profile.description.clone(),
        ..Profile::default()
    };
    let mut part = Project { profile, ..Project::default() };
    for id in &prepared.actors {
        part.take(project, (*id).into());
    }
    for id in &prepared.relations {
        part.take(project, (*id).into());
    }
    let seen: BTreeSet<EntityId> = part.entities.ids().collect();
    let mut shown = shown.clone();
    for (id, claim) in project.claims.iter() {
        let is_told = match claim.about {
            // A document that came along as a proof has claims of its own, which are not shown.
            RecordRef::Entity(about) => seen.contains(&about),
            about => part.contains(about),
        };
        if !is_told {
            continue;
        }
        if let Some(document) = claim.source.document().filter(|id| !seen.contains(id)) {
            part.take(project, document.into());
            // The picture did not show it.
            shown.preparation.without.insert(document);
        }
        part.claims.put_shared(id, claim.clone());
    }
    // Whoever is not there need not be left out, nor have a place.
    shown.preparation.without.retain(|id| part.entities.contains(*id));
    let mut places = places.clone();
    places.at.retain(|id, _| seen.contains(id));
    places.pinned.retain(|id| seen.contains(id));
    part.put_unchecked(shown.save(name, &places, None, view));
    part
}

impl Project {
    /// Puts a record of another project in this one, if it is there.
    fn take(&mut self, from: &Self, id: RecordRef) {
        if let Some(record) = from.record(id) {
            self.put_unchecked(record);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use uuid::Uuid;

    use super::*;
    use crate::analysis::preparation::{Preparation, prepare, proofs};
    use crate::domain::claims::{Claim, Source};
    use crate::domain::entities::{Entity, EntityKind};
    use crate::domain::samples::{claim_id, entity_id, relation_id, triangle};
    use crate::domain::views::Position;

    /// The triangle, a document that proves a→b, and a claim about each record.
    fn project() -> Project {
        let mut project = triangle();
        project.entities.put(entity_id(9), Entity::named("loi", EntityKind::Document));
        let claims = [
            relation_id(1).into(),
            relation_id(3).into(),
            entity_id(3).into(),
            entity_id(9).into(),
        ];
        for (n, about) in (1..).zip(claims) {
            let mut claim = Claim::new(about, "dit");
            claim.source = Source::Document(entity_id(9));
            project.claims.put(claim_id(n), claim);
        }
        project
    }

    fn prepared(project: &Project, preparation: &Preparation) -> Prepared {
        let proofs = proofs(&project.claims);
        prepare(&project.entities, &project.relations, &proofs, preparation)
    }

    fn without(n: u128) -> Preparation {
        Preparation {
            kinds: BTreeSet::from(["document".to_owned()]),
            without: BTreeSet::from([entity_id(n)]),
            ..Preparation::default()
        }
    }

    fn cut(project: &Project, preparation: Preparation) -> Project {
        let at = (1..=9).map(|n| (entity_id(n), Position { x: 1.0, y: 2.0 }));
        let pinned = BTreeSet::from([entity_id(1), entity_id(3)]);
        let places = Places { at: at.collect::<BTreeMap<_, _>>(), pinned };
        let prepared = prepared(project, &preparation);
        let shown = Shown { preparation, ..Shown::default() };
        excerpt(project, &prepared, &shown, &places, (ViewId(Uuid::from_u128(7)), "Carte"))
    }

    #[test]
    fn what_is_shown_comes_with_its_proofs_and_nothing_else() {
        let part = cut(&project(), without(3));
        assert_eq!(part.dangling(), []);
        let names: Vec<&str> = part.entities.iter().map(|(_, row)| row.name.as_str()).collect();
        assert_eq!(names, ["a", "b", "loi"]);
        assert_eq!(part.relations.ids().collect::<Vec<_>>(), [relation_id(1)]);
        assert_eq!(part.claims.ids().collect::<Vec<_>>(), [claim_id(1)]);
    }

    #[test]
    fn its_view_shows_the_same_again() {
        let whole = project();
        for preparation in [Preparation::default(), without(3), without(9)] {
            let before = prepared(&whole, &preparation);
            let part = cut(&whole, preparation);
            let (_, view) = part.views.iter().next().unwrap();
            let again = prepared(&part, &Shown::of(view).preparation);
            assert_eq!((again.actors, again.relations), (before.actors, before.relations));
            assert_eq!(part.dangling(), []);
        }
    }

    #[test]
    fn nothing_gives_an_empty_project_with_its_view() {
        let part = cut(&Project::named("vide"), Preparation::default());
        assert_eq!((part.record_count(), part.views.len()), (1, 1));
        assert_eq!((part.profile.name.as_str(), part.dangling().len()), ("vide", 0));
    }
}
