//! Boards that the tests build a card at a time.

use serde_json::Value;
use uuid::Uuid;

use super::index::Index;
use crate::domain::cards::Card;
use crate::domain::claims::{Claim, Grade};
use crate::domain::date::Day;
use crate::domain::entities::{Entity, EntityKind};
use crate::domain::id::{CardId, ClaimId, EntityId, LinkId};
use crate::domain::links::Link;
use crate::domain::project::Project;
use crate::domain::record::{Extras, RecordRef};

/// The day the tests are read on.
pub(crate) const TODAY: Day = Day { year: 2017, month: 7, day: 1 };

/// A project that grows.
#[derive(Clone)]
pub(crate) struct Bench {
    pub(crate) project: Project,
    next: u128,
}

/// What a test gives as a body: nothing, or JSON.
pub(crate) trait Body {
    fn extras(self) -> Extras;
}

impl Body for () {
    fn extras(self) -> Extras {
        Extras::default()
    }
}

impl Body for Value {
    fn extras(self) -> Extras {
        self.as_object().cloned().unwrap()
    }
}

impl Bench {
    pub(crate) fn new() -> Self {
        Self { project: Project::named("bench"), next: 1 }
    }

    fn id<I: From<Uuid>>(&mut self) -> I {
        self.next += 1;
        I::from(Uuid::from_u128(self.next))
    }

    pub(crate) fn card(&mut self, method: &str, slot: &str, text: &str, body: impl Body) -> CardId {
        let id = self.id();
        let mut body = body.extras();
        if !slot.is_empty() {
            body.insert("slot".to_owned(), slot.into());
        }
        let (method, text) = (method.to_owned(), text.to_owned());
        self.project.cards.put(id, Card { method, text, body, ..Card::default() });
        id
    }

    pub(crate) fn edit(&mut self, id: CardId, change: impl FnOnce(&mut Card)) {
        let mut card = self.project.cards.get(id).unwrap().as_ref().clone();
        change(&mut card);
        self.project.cards.put(id, card);
    }

    /// Changes the card that was made last.
    pub(crate) fn edit_last(&mut self, change: impl FnOnce(&mut Card)) {
        let last = self.project.cards.ids().next_back().unwrap();
        self.edit(last, change);
    }

    pub(crate) fn link(
        &mut self,
        source: impl Into<RecordRef>,
        kind: &str,
        target: impl Into<RecordRef>,
        body: impl Body,
    ) -> LinkId {
        let id = self.id();
        let mut link = Link::new(source, kind, target);
        link.body = body.extras();
        self.project.links.put(id, link);
        id
    }

    pub(crate) fn entity(&mut self, name: &str) -> EntityId {
        let id = self.id();
        self.project.entities.put(id, Entity::named(name, EntityKind::Organisation));
        id
    }

    /// Cites a new entity.
    pub(crate) fn cite(&mut self, card: CardId, name: &str) -> EntityId {
        let entity = self.entity(name);
        self.edit(card, |card| card.entities.push(entity));
        entity
    }

    /// Cites a new claim of this grade.
    pub(crate) fn prove(&mut self, card: CardId, grade: &str) -> ClaimId {
        let id = self.id();
        let grade = Grade::read(grade).unwrap();
        let claim = Claim { grade, ..Claim::new(card.into(), "it is so") };
        self.project.claims.put(id, claim);
        self.edit(card, |card| card.claims.push(id));
        id
    }

    pub(crate) fn index(&self) -> Index<'_> {
        Index::new(&self.project)
    }

    /// The first record of each finding of a rule.
    pub(crate) fn found(&self, rule: &str) -> Vec<RecordRef> {
        let found = super::rules(&self.project, TODAY);
        let firsts = found.iter().filter(|finding| finding.rule.id == rule);
        firsts.map(|finding| finding.at[0]).collect()
    }

    /// That a rule is broken by these cards and no others, whether in one finding or in several.
    #[track_caller]
    pub(crate) fn check_at(&self, rule: &str, cards: &[CardId]) {
        let found = super::rules(&self.project, TODAY);
        let mine: Vec<_> = found.iter().filter(|finding| finding.rule.id == rule).collect();
        let at = match mine.as_slice() {
            [one] if cards.len() > 1 => one.at.clone(),
            all => all.iter().map(|finding| finding.at[0]).collect(),
        };
        let expect: Vec<RecordRef> = cards.iter().map(|id| (*id).into()).collect();
        assert_eq!(at, expect, "{rule}");
    }
}
