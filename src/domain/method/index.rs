//! The cards of a project, sorted once: by method, and along their arrows both ways.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::body;
use super::catalogue::Method;
use crate::domain::cards::{Card, Status};
use crate::domain::claims::{Bearing, Claim};
use crate::domain::entities::Entity;
use crate::domain::id::{CardId, ClaimId, EntityId, LinkId};
use crate::domain::links::Link;
use crate::domain::project::Project;
use crate::domain::record::RecordRef;

/// A card in its place.
#[derive(Clone, Copy, Debug)]
pub struct Placed<'a> {
    /// Its id.
    pub id: CardId,
    /// What it holds.
    pub card: &'a Card,
    /// Its column; blank when none is said.
    pub slot: &'a str,
}

/// An arrow seen from one end.
#[derive(Clone, Debug)]
pub struct Arrow {
    /// Its id.
    pub id: LinkId,
    /// What it holds.
    pub link: Arc<Link>,
    /// The record at the other end.
    pub other: RecordRef,
}

/// Arrows by the record they leave, and by the one they reach.
#[derive(Debug, Default)]
struct Arrows {
    out: BTreeMap<RecordRef, Vec<Arrow>>,
    into: BTreeMap<RecordRef, Vec<Arrow>>,
}

/// What all rules and results ask of a project. Cards that were given up are not in it.
#[derive(Debug)]
pub struct Index<'a> {
    /// The project.
    pub project: &'a Project,
    boxes: BTreeMap<&'a str, Vec<Placed<'a>>>,
    /// The cards that were given up, in the order of their ids.
    abandoned: Vec<CardId>,
    arrows: Arc<Arrows>,
    contradicted: Arc<BTreeMap<RecordRef, ClaimId>>,
}

self_cell::self_cell!(
    /// A version of a project with its cards sorted, for all who ask about that version.
    pub struct Indexed {
        owner: Project,
        #[covariant]
        dependent: Index,
    }
);

impl Indexed {
    /// Sorts the cards and arrows of `project`. O(n log n).
    pub fn of(project: Project) -> Self {
        Self::new(project, |project| Index::new(project))
    }

    /// Sorts the next version; what did not change since this one is shared with it.
    #[must_use]
    pub fn next(&self, project: Project) -> Self {
        Self::new(project, |project| Index::after(project, Some(self.index())))
    }

    /// The sorted cards.
    pub fn index(&self) -> &Index<'_> {
        self.borrow_dependent()
    }
}

impl<'a> Index<'a> {
    /// Sorts the cards and arrows of `project`. O(n log n).
    ///
    /// Arrows that lead to a card that is gone or was given up are left out.
    pub fn new(project: &'a Project) -> Self {
        Self::after(project, None)
    }

    /// As `new`; arrows and contradictions that are as they were in `before` are taken from it.
    fn after(project: &'a Project, before: Option<&Index>) -> Self {
        let mut boxes = BTreeMap::<&str, Vec<(f64, Placed)>>::new();
        let mut abandoned = Vec::new();
        for (id, card) in project.cards.iter() {
            if card.status == Status::Abandoned {
                abandoned.push(id);
                continue;
            }
            let rank = body::number(&card.body, "rank").unwrap_or(f64::MAX);
            let slot = body::text(&card.body, "slot");
            boxes.entry(&card.method).or_default().push((rank, Placed { id, card, slot }));
        }
        let boxes = boxes.into_iter().map(|(method, mut cards)| {
            cards.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.id.cmp(&other.1.id)));
            (method, cards.into_iter().map(|(_, card)| card).collect())
        });
        // No record points at nothing, so that which arrows stand depends on the cards given up alone.
        let arrows = before
            .filter(|before| before.project.links.same_version(&project.links))
            .filter(|before| before.abandoned == abandoned)
            .map_or_else(|| Arc::new(arrows(project)), |before| before.arrows.clone());
        let contradicted = before
            .filter(|before| before.project.claims.same_version(&project.claims))
            .map_or_else(
                || Arc::new(contradictions(project)),
                |before| before.contradicted.clone(),
            );
        Self { project, boxes: boxes.collect(), abandoned, arrows, contradicted }
    }

    /// The cards of a method, by rank, then by age.
    pub fn boxes(&self, method: &str) -> &[Placed<'a>] {
        self.boxes.get(method).map(Vec::as_slice).unwrap_or_default()
    }

    /// The cards of a column.
    pub fn in_slot<'b>(
        &'b self,
        method: &str,
        slot: &'b str,
    ) -> impl Iterator<Item = Placed<'a>> + 'b {
        self.boxes(method).iter().copied().filter(move |card| card.slot == slot)
    }

    /// The cards of a method that stand in none of its columns: an old file named one that is not known.
    pub fn strays<'b>(&'b self, method: &'b Method) -> impl Iterator<Item = Placed<'a>> + 'b {
        let has_columns = !method.slots.is_empty();
        let cards = self.boxes(method.key).iter().copied();
        cards.filter(move |card| has_columns && !method.slots.contains(&card.slot))
    }

    /// The arrows that leave a record.
    pub fn all_out(&self, record: impl Into<RecordRef>) -> &[Arrow] {
        self.arrows.out.get(&record.into()).map(Vec::as_slice).unwrap_or_default()
    }

    /// The arrows that reach a record.
    pub fn all_into(&self, record: impl Into<RecordRef>) -> &[Arrow] {
        self.arrows.into.get(&record.into()).map(Vec::as_slice).unwrap_or_default()
    }

    /// The arrows of this kind that leave a record.
    pub fn out<'b>(
        &'b self,
        record: impl Into<RecordRef>,
        kind: &'b str,
    ) -> impl Iterator<Item = &'b Arrow> {
        self.all_out(record).iter().filter(move |arrow| arrow.link.kind == kind)
    }

    /// The arrows of this kind that reach a record.
    pub fn into<'b>(
        &'b self,
        record: impl Into<RecordRef>,
        kind: &'b str,
    ) -> impl Iterator<Item = &'b Arrow> {
        self.all_into(record).iter().filter(move |arrow| arrow.link.kind == kind)
    }

    /// The cards that arrows of this kind lead to.
    pub fn cards_out(&self, id: CardId, kind: &str) -> Vec<(CardId, &'a Card)> {
        self.out(id, kind).filter_map(|arrow| self.card(arrow.other)).collect()
    }

    /// The cards that arrows of this kind come from.
    pub fn cards_into(&self, id: CardId, kind: &str) -> Vec<(CardId, &'a Card)> {
        self.into(id, kind).filter_map(|arrow| self.card(arrow.other)).collect()
    }

    /// The card that a reference names, if it is one.
    pub fn card(&self, record: RecordRef) -> Option<(CardId, &'a Card)> {
        match record {
            RecordRef::Card(id) => self.project.cards.get(id).map(|card| (id, card.as_ref())),
            _ => None,
        }
    }

    /// The claim that contradicts one, or the record itself.
    pub fn contradiction(&self, record: impl Into<RecordRef>) -> Option<ClaimId> {
        self.contradicted.get(&record.into()).copied()
    }

    /// The claims a card cites, those that are still there.
    pub fn claims(
        &self,
        card: &'a Card,
    ) -> impl Iterator<Item = (ClaimId, &'a Claim)> + use<'a, '_> {
        card.claims.iter().filter_map(|id| Some((*id, self.project.claims.get(*id)?.as_ref())))
    }

    /// The entities a card cites, those that are still there.
    pub fn entities(
        &self,
        card: &'a Card,
    ) -> impl Iterator<Item = (EntityId, &'a Entity)> + use<'a, '_> {
        card.entities.iter().filter_map(|id| Some((*id, self.project.entities.get(*id)?.as_ref())))
    }

    /// Whether a card cites a claim that supports it with a source of at least C and information of at least 3.
    pub fn is_proven(&self, card: &'a Card) -> bool {
        self.claims(card).any(|(_, claim)| is_solid(claim))
    }
}

fn arrows(project: &Project) -> Arrows {
    let stands = |record| match record {
        RecordRef::Card(id) => {
            project.cards.get(id).is_some_and(|card| card.status != Status::Abandoned)
        }
        other => project.contains(other),
    };
    let mut arrows = Arrows::default();
    for (id, link) in project.links.iter() {
        if stands(link.source) && stands(link.target) {
            let arrow = |other| Arrow { id, link: link.clone(), other };
            arrows.out.entry(link.source).or_default().push(arrow(link.target));
            arrows.into.entry(link.target).or_default().push(arrow(link.source));
        }
    }
    arrows
}

fn contradictions(project: &Project) -> BTreeMap<RecordRef, ClaimId> {
    let claims = project.claims.iter();
    let claims = claims.filter(|(_, claim)| claim.bearing == Bearing::Contradicts);
    claims.map(|(id, claim)| (claim.about, id)).collect()
}

/// Whether a claim supports what it says, with a grade of at least C3.
pub fn is_solid(claim: &Claim) -> bool {
    let letter = claim.grade.reliability().is_some_and(|letter| letter <= 'C');
    let figure = claim.grade.credibility().is_some_and(|figure| figure <= 3);
    claim.bearing == Bearing::Supports && letter && figure
}

#[cfg(test)]
mod tests {
    use super::super::catalogue::method;
    use super::super::samples::Bench;
    use super::{Index, Indexed};
    use crate::domain::cards::Status;

    #[test]
    fn the_next_version_is_sorted_as_if_it_were_the_first() {
        let mut bench = Bench::new();
        let (cause, effect) =
            (bench.card("problem_tree", "", "C", ()), bench.card("problem_tree", "", "E", ()));
        bench.link(cause, "causes", effect, ());
        let first = Indexed::of(bench.project.clone());
        let mut versions = Vec::new();
        let other = bench.card("problem_tree", "", "X", ());
        versions.push((true, bench.project.clone()));
        bench.link(other, "causes", effect, ());
        versions.push((false, bench.project.clone()));
        let mut card = bench.project.cards.get(cause).unwrap().as_ref().clone();
        card.status = Status::Abandoned;
        bench.project.cards.put(cause, card);
        versions.push((false, bench.project.clone()));
        let mut before = first;
        for (is_shared, project) in versions {
            let next = before.next(project.clone());
            let shared = std::sync::Arc::ptr_eq(&before.index().arrows, &next.index().arrows);
            assert_eq!(shared, is_shared);
            assert_eq!(format!("{:?}", next.index()), format!("{:?}", Index::new(&project)));
            before = next;
        }
    }

    #[test]
    fn cards_of_no_column_are_strays() {
        let mut bench = Bench::new();
        let (swot, objective) = (method("swot").unwrap(), method("objective").unwrap());
        bench.card("swot", "strengths", "F", ());
        let odd = bench.card("swot", "forces", "F", ());
        let blank = bench.card("swot", "", "F", ());
        bench.card("objective", "", "O", ());
        let index = bench.index();
        let found: Vec<_> = index.strays(swot).map(|card| card.id).collect();
        assert_eq!((found, index.strays(objective).count()), (vec![odd, blank], 0));
    }
}
