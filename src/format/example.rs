//! The example worked through in every method: cards and arrows laid over the file of the first mySPOT.
//!
//! The second file names actors by their names, and its own claims, cards and arrows by short keys.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::issue::FormatError;
use super::json::{self, Fields};
use super::{EXAMPLE, Fresh, Import, read};
use crate::domain::cards::Card;
use crate::domain::claims::{Claim, Grade, Nature, Source};
use crate::domain::entities::Entity;
use crate::domain::id::{CardId, ClaimId, EntityId};
use crate::domain::links::Link;
use crate::domain::method::body;
use crate::domain::project::Project;
use crate::domain::record::{Extras, Meta, RecordRef};
use crate::domain::text::fold;

/// The claims, cards and arrows of the example.
const WORKED: &str = include_str!("samples/pgo-2016-cards.json");
/// How the claims of the text are graded: those who wrote it take part, and nobody else was asked yet.
const GRADE: &str = "B3";

/// The example project: what the first mySPOT wrote, worked through in every method.
pub fn example(fresh: &mut Fresh) -> Result<Import, FormatError> {
    let mut import = read("pgo-2016.json", EXAMPLE.as_bytes(), false, fresh)?;
    let mut work = Work::on(import.project, fresh);
    if let Value::Object(map) = json::parse(WORKED.as_bytes())? {
        work.lay(Fields(map));
    }
    import.project = work.project;
    Ok(import)
}

/// The example while it is made.
struct Work<'a, 'b> {
    project: Project,
    fresh: &'a mut Fresh<'b>,
    /// The actor under each folded name.
    actors: BTreeMap<String, EntityId>,
    /// The record under each short key.
    keys: BTreeMap<String, RecordRef>,
    /// How many cards each column holds.
    ranks: BTreeMap<(String, String), u64>,
}

impl<'a, 'b> Work<'a, 'b> {
    fn on(project: Project, fresh: &'a mut Fresh<'b>) -> Self {
        let entities = project.entities.iter();
        let names = entities.flat_map(|(id, row)| row.names().map(move |name| (fold(name), id)));
        let actors = names.collect();
        Self { project, fresh, actors, keys: BTreeMap::new(), ranks: BTreeMap::new() }
    }

    fn lay(&mut self, mut file: Fields) {
        self.project.profile.description = file.text("description");
        for name in names(&mut file, "us") {
            self.is_us(&name);
        }
        let source = file.text("source");
        for row in file.list("claims").into_iter().filter_map(fields) {
            self.claim(row, &source);
        }
        let cards: Vec<Fields> = file.list("cards").into_iter().filter_map(fields).collect();
        let cards: Vec<(CardId, Fields)> =
            cards.into_iter().map(|mut row| (self.card_id(&mut row), row)).collect();
        for (id, row) in cards {
            self.card(id, row);
        }
        // An arrow may end at another arrow, which stands before it in the file.
        for row in file.list("links").into_iter().filter_map(fields) {
            self.link(row);
        }
    }

    fn meta(&self) -> Meta {
        Meta { created: self.fresh.now, modified: self.fresh.now, version: 1 }
    }

    fn actor(&self, name: &str) -> Option<EntityId> {
        self.actors.get(&fold(name)).copied()
    }

    /// An actor that is us: ways to targets start there.
    fn is_us(&mut self, name: &str) {
        let Some(id) = self.actor(name) else {
            return;
        };
        if let Some(row) = self.project.entities.get(id) {
            let entity = Entity { is_us: true, ..row.as_ref().clone() };
            self.project.entities.put(id, entity);
        }
    }

    /// A claim, or what else there is to say of one that the old file holds.
    fn claim(&mut self, mut row: Fields, source: &str) {
        let (key, text) = (row.text("key"), row.text("text"));
        let Some(about) = self.actor(&row.text("about")) else {
            return;
        };
        let is_same = |claim: &Claim| claim.about == about.into() && claim.text == text;
        let known = self.project.claims.iter().find(|(_, claim)| is_same(claim));
        let known = known.map(|(id, claim)| (id, claim.as_ref().clone()));
        let (id, mut claim) = match known {
            Some(known) => known,
            None => (
                self.fresh.id::<ClaimId>(),
                Claim { meta: self.meta(), ..Claim::new(about.into(), &text) },
            ),
        };
        let document = self.actor(&row.text("document")).map(Source::Document);
        claim.source = document.unwrap_or_else(|| Source::Text(source.to_owned()));
        claim.nature = Nature::read(&row.text("nature")).unwrap_or_default();
        (claim.quote, claim.page) = (row.text("quote"), row.text("page"));
        let grade = row.some_text("grade").unwrap_or_else(|| GRADE.to_owned());
        claim.grade = Grade::read(&grade).unwrap_or_default();
        self.project.claims.put(id, claim);
        self.keys.insert(key, id.into());
    }

    /// The id of a card, new unless the old file holds a card that says the same.
    fn card_id(&mut self, row: &mut Fields) -> CardId {
        let (method, text) = (row.text("method"), row.text("text"));
        let mut all = self.project.cards.iter();
        let known = all.find(|(_, card)| card.method == method && card.text == text);
        let id = known.map_or_else(|| self.fresh.id(), |(id, _)| id);
        for (key, text) in [("method", method), ("text", text)] {
            row.0.insert(key.to_owned(), text.into());
        }
        self.keys.insert(row.text("key"), id.into());
        id
    }

    fn card(&mut self, id: CardId, mut row: Fields) {
        let known = self.project.cards.get(id).map(|card| card.as_ref().clone());
        let mut card = known.unwrap_or_else(|| Card { meta: self.meta(), ..Card::default() });
        (card.method, card.text) = (row.text("method"), row.text("text"));
        card.detail = row.text("detail");
        card.entities = names(&mut row, "cites").filter_map(|name| self.actor(&name)).collect();
        let proof = names(&mut row, "proof").filter_map(|key| self.keys.get(&key).copied());
        card.claims = proof.filter_map(claim_of).collect();
        card.tags = names(&mut row, "tags").collect();
        card.body.extend(self.body(row.object("body")));
        let slot = row.text("slot");
        let rank = self.ranks.entry((card.method.clone(), slot.clone())).or_default();
        card.body.insert("rank".to_owned(), (*rank).into());
        *rank += 1;
        if !slot.is_empty() {
            card.body.insert("slot".to_owned(), slot.into());
        }
        self.project.cards.put(id, card);
    }

    /// A body whose votes and reasons go by the ids of their criteria.
    fn body(&self, mut given: Extras) -> Extras {
        for key in ["scores", "reasons"] {
            if let Some(by_key) = body::map(&given, key).cloned() {
                let of = |(key, value): (String, Value)| match self.keys.get(&key)? {
                    RecordRef::Card(id) => Some((id.to_string(), value)),
                    _ => None,
                };
                let by_id: Map<_, _> = by_key.into_iter().filter_map(of).collect();
                given.insert(key.to_owned(), by_id.into());
            }
        }
        given
    }

    fn link(&mut self, mut row: Fields) {
        let end = |work: &Self, key: String| work.keys.get(&key).copied();
        let ends = end(self, row.text("from")).zip(end(self, row.text("to")));
        let Some((from, to)) = ends else {
            return;
        };
        let mut link = Link::new(from, &row.text("kind"), to);
        (link.rationale, link.body) = (row.text("why"), row.object("body"));
        link.meta = self.meta();
        let id = self.fresh.id();
        self.project.links.put(id, link);
        if let Some(key) = row.some_text("key") {
            self.keys.insert(key, id.into());
        }
    }
}

fn fields(row: Value) -> Option<Fields> {
    match row {
        Value::Object(map) => Some(Fields(map)),
        _ => None,
    }
}

fn names(row: &mut Fields, key: &str) -> impl Iterator<Item = String> + use<> {
    row.list(key).into_iter().filter_map(|item| item.as_str().map(str::to_owned))
}

fn claim_of(record: RecordRef) -> Option<ClaimId> {
    match record {
        RecordRef::Claim(id) => Some(id),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
