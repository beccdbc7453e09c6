//! How far a document is read: what of the proposals the project holds already, drawn from it.

use std::collections::{BTreeMap, BTreeSet};

use super::accept::Passage;
use super::text::{LONGEST, Text};
use super::{Proposal, What};
use crate::domain::claims::Claim;
use crate::domain::date::PartialDate;
use crate::domain::entities::{Entity, EntityKind};
use crate::domain::id::EntityId;
use crate::domain::project::Project;
use crate::domain::text::fold;

/// A shorter description is only that: no text to be read.
const SHORTEST: usize = 80;

/// Whether a document keeps a text that can be read.
pub fn holds_text(document: &Entity) -> bool {
    document.kind == EntityKind::Document
        && (SHORTEST..=LONGEST).contains(&document.description.len())
}

/// For each proposal, the entity that it became: one of its names or its event, with a claim drawn
/// from `document`. None where it was not accepted, or where that was undone. O(n log n).
pub fn accepted(
    project: &Project,
    (document, text): (EntityId, &Text),
    proposals: &[Proposal],
) -> Vec<Option<EntityId>> {
    let drawn = Drawn::new(project, document);
    let mut sentences = BTreeMap::<usize, usize>::new();
    for proposal in proposals {
        if let What::Date { sentence, .. } = &proposal.what {
            *sentences.entry(sentence.start).or_default() += 1;
        }
    }
    let one = |proposal: &Proposal| match &proposal.what {
        What::Entity { name, aliases, known, .. } => known
            .filter(|id| drawn.about.contains(id))
            .or_else(|| drawn.named(std::iter::once(name).chain(aliases))),
        What::Date { date, sentence } => {
            let is_alone = sentences.get(&sentence.start) == Some(&1);
            let quote = Passage::around(text, document, proposal.range()).quote;
            drawn.event(&quote, date, is_alone)
        }
    };
    proposals.iter().map(one).collect()
}

/// What claims drawn from a document are about.
struct Drawn {
    about: BTreeSet<EntityId>,
    names: BTreeMap<String, EntityId>,
    events: BTreeMap<String, Vec<(EntityId, PartialDate)>>,
}

impl Drawn {
    fn new(project: &Project, document: EntityId) -> Self {
        let mut drawn =
            Self { about: BTreeSet::new(), names: BTreeMap::new(), events: BTreeMap::new() };
        for (_, claim) in project.claims_from(document) {
            let Some(id) = claim.about.entity() else { continue };
            if let Some(entity) = project.entities.get(id) {
                drawn.add(id, entity, &claim);
            }
        }
        drawn
    }

    fn add(&mut self, id: EntityId, entity: &Entity, claim: &Claim) {
        if self.about.insert(id) {
            for name in entity.names() {
                self.names.entry(fold(name)).or_insert(id);
            }
        }
        if entity.kind == EntityKind::Event && !claim.when.is_empty() {
            self.events.entry(claim.quote.clone()).or_default().push((id, claim.when.clone()));
        }
    }

    fn named<'a>(&self, mut names: impl Iterator<Item = &'a String>) -> Option<EntityId> {
        names.find_map(|name| self.names.get(&fold(name)).copied())
    }

    /// The event of that sentence and date; of that sentence alone where it gives only one date,
    /// which people may have completed.
    fn event(&self, quote: &str, date: &PartialDate, is_alone: bool) -> Option<EntityId> {
        let events = self.events.get(quote)?;
        let same = events.iter().find(|(_, when)| when == date || same_time(when, date));
        same.or_else(|| events.first().filter(|_| is_alone)).map(|(id, _)| *id)
    }
}

fn same_time(one: &PartialDate, other: &PartialDate) -> bool {
    one.is_dated() && one.span() == other.span()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::reading::accept::{accept_entity, accept_event, keep_text};
    use crate::analysis::reading::propose;
    use crate::domain::samples::{claim_id, entity_id};

    const SOURCE: &str = "La Ligue des droits, association loi 1901, a réuni vingt groupes à Lyon.\n\n\
        Le collectif s’est réuni le 9 novembre 2016 puis il a écrit au maire.";

    fn kept() -> Project {
        let text = Text::new(SOURCE).unwrap();
        let keep = keep_text(entity_id(1), "Compte rendu", &PartialDate::default(), &text);
        Project::default().apply(&keep, 1).unwrap()
    }

    #[test]
    fn what_was_accepted_is_drawn_from_the_document() {
        let text = Text::new(SOURCE).unwrap();
        let project = kept();
        let found = propose(&text, &project, &PartialDate::default());
        let at = |project: &Project| accepted(project, (entity_id(1), &text), &found);
        assert!(at(&project).iter().all(Option::is_none));

        let (name, n) = found
            .iter()
            .enumerate()
            .find_map(|(n, one)| match &one.what {
                What::Entity { name, .. } => Some((name.clone(), n)),
                What::Date { .. } => None,
            })
            .unwrap();
        let passage = Passage::around(&text, entity_id(1), found[n].range());
        let ids = (entity_id(2), claim_id(1));
        let command = accept_entity(ids, (&name, &[], &EntityKind::Organisation), &passage);
        let named = project.apply(&command, 2).unwrap();
        assert_eq!(at(&named)[n], Some(entity_id(2)));
        assert_eq!(at(&named).iter().flatten().count(), 1);
    }

    #[test]
    fn a_date_completed_by_hand_is_accepted_all_the_same() {
        let text = Text::new(SOURCE).unwrap();
        let project = kept();
        let found = propose(&text, &project, &PartialDate::default());
        let n = found.iter().position(|one| matches!(one.what, What::Date { .. })).unwrap();
        let passage = Passage::around(&text, entity_id(1), found[n].range());
        for date in ["9 novembre 2016", "10 novembre 2016"] {
            let ids = (entity_id(2), claim_id(1));
            let command = accept_event(ids, "Réunion", &PartialDate::read(date), &passage);
            let held = project.apply(&command, 2).unwrap();
            assert_eq!(accepted(&held, (entity_id(1), &text), &found)[n], Some(entity_id(2)));
        }
    }

    #[test]
    fn a_description_is_no_text() {
        let mut document = Entity::named("Charte", EntityKind::Document);
        assert!(!holds_text(&document));
        document.description = "mot ".repeat(60);
        assert!(holds_text(&document));
        document.kind = EntityKind::Organisation;
        assert!(!holds_text(&document));
    }
}
