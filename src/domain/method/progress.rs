//! Markers of progress: what partners do differently, as one expects, likes or loves to see (outcome mapping, IDRC 2001).

use std::collections::{BTreeMap, BTreeSet};

use super::body;
use super::finding::{Finding, OM_01, OM_02, OM_03, OM_04, Said, said};
use super::index::{Index, Placed};
use super::wording;
use crate::domain::date::{Day, PartialDate};
use crate::domain::id::{CardId, EntityId};
use crate::domain::record::RecordRef;
use crate::domain::text::fold;

/// The key of its cards.
pub const KEY: &str = "progress";
/// The steps of the ladder, from the first.
pub const STEPS: [&str; 3] = ["expect", "like", "love"];

/// A change that was seen.
#[derive(Clone, Debug, PartialEq)]
pub struct Observation<'a> {
    /// When, as it was written.
    pub date: PartialDate,
    /// How far it goes: 1 low, 2 medium, 3 high; none when nobody said.
    pub level: Option<u8>,
    /// What was seen.
    pub text: &'a str,
}

/// What was seen of a marker, in the order it was written.
pub fn observations(card: &crate::domain::cards::Card) -> impl Iterator<Item = Observation<'_>> {
    body::rows(&card.body, "observations").map(|row| Observation {
        date: body::date(row, "date"),
        level: ["low", "medium", "high"]
            .iter()
            .zip(1..)
            .find(|(key, _)| **key == body::text(row, "level"))
            .map(|(_, level)| level),
        text: body::text(row, "text"),
    })
}

/// Whose progress a marker is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Partner<'a> {
    /// An actor of the map.
    Actor(EntityId),
    /// A name.
    Named(&'a str),
}

/// A partner's ladder: for each step, how many markers there are, were seen, and were seen in full.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ladder<'a> {
    /// Who.
    pub partner: Partner<'a>,
    /// The markers of each step, by card.
    pub markers: [Vec<CardId>; 3],
    /// How many of each step were seen at all.
    pub seen: [usize; 3],
    /// How many of each step were seen at the high level.
    pub full: [usize; 3],
}

fn partner<'a>(index: &Index<'a>, card: &Placed<'a>) -> Partner<'a> {
    let actor = index.entities(card.card).next().map(|(id, _)| Partner::Actor(id));
    actor.unwrap_or_else(|| Partner::Named(body::text(&card.card.body, "actor")))
}

fn step(card: &Placed) -> usize {
    STEPS.iter().position(|step| *step == card.slot).unwrap_or(0)
}

/// The ladder of each partner. O(n log n).
pub fn ladders<'a>(index: &Index<'a>) -> Vec<Ladder<'a>> {
    let mut ladders = BTreeMap::<Partner, Ladder>::new();
    for card in index.boxes(KEY) {
        let partner = partner(index, card);
        let empty = || Ladder { partner, markers: Default::default(), seen: [0; 3], full: [0; 3] };
        let ladder = ladders.entry(partner).or_insert_with(empty);
        let step = step(card);
        ladder.markers[step].push(card.id);
        let level = observations(card.card).map(|seen| seen.level.unwrap_or(1)).max();
        ladder.seen[step] += usize::from(level.is_some());
        ladder.full[step] += usize::from(level == Some(3));
    }
    ladders.into_values().collect()
}

/// What to mind in markers of progress. O(n log n + relations).
pub(super) fn rules(index: &Index, _today: Day, found: &mut Vec<Finding>) {
    let cards = index.boxes(KEY);
    if cards.is_empty() {
        return;
    }
    let touched = touched_by_us(index);
    let mut told = BTreeSet::new();
    for card in cards {
        let partner = partner(index, card);
        let name = match partner {
            Partner::Actor(id) => index.project.entity_name(id),
            Partner::Named(name) => name,
        };
        if wording::is_about_us(&card.card.text)
            || wording::starts_with_action(&card.card.text).is_some()
        {
            found.push(OM_01.found(vec![card.id.into()], vec![said(name)]));
        }
        if let (Partner::Actor(id), Some(touched)) = (partner, &touched)
            && !touched.contains(&id)
            && told.insert(id)
        {
            found.push(OM_04.found(vec![card.id.into(), id.into()], vec![said(name)]));
        }
    }
    first_steps(cards, found);
    let seen: Vec<&Placed> =
        cards.iter().filter(|card| observations(card.card).next().is_some()).collect();
    let bad = ["inattendu", "unexpected", "recul", "degrad", "negatif", "negative", "worse"];
    let is_unexpected = |card: &&&Placed| {
        observations(card.card).any(|seen| bad.iter().any(|word| fold(seen.text).contains(word)))
    };
    if seen.len() >= 3 && !seen.iter().any(|card| is_unexpected(&card)) {
        found.push(OM_03.found(seen.iter().map(|card| card.id.into()).collect(), Vec::new()));
    }
}

/// Who has a relation with one of us, and ourselves; none when nobody is marked as us.
fn touched_by_us(index: &Index) -> Option<BTreeSet<EntityId>> {
    let ours = index.project.entities.iter().filter(|(_, entity)| entity.is_us);
    let ours: BTreeSet<EntityId> = ours.map(|(id, _)| id).collect();
    let mut touched = ours.clone();
    for (_, relation) in index.project.relations.iter() {
        if ours.contains(&relation.source) {
            touched.insert(relation.target);
        }
        if ours.contains(&relation.target) {
            touched.insert(relation.source);
        }
    }
    (!ours.is_empty()).then_some(touched)
}

/// « On adorerait voir » that speaks of answering, meeting or coming: what one expects.
fn first_steps(cards: &[Placed], found: &mut Vec<Finding>) {
    const FIRST: &[&str] = &[
        "repond",
        "recoit",
        "rencontre",
        "assiste",
        "vient",
        "lit",
        "ecoute",
        "answers",
        "replies",
        "meets",
        "attends",
        "comes",
        "reads",
        "listens",
    ];
    for card in cards.iter().filter(|card| card.slot == "love") {
        let starts = wording::words(&card.card.text).into_iter().take(3);
        if starts.into_iter().any(|word| FIRST.contains(&word.as_str())) {
            let at: Vec<RecordRef> = vec![card.id.into()];
            found.push(OM_02.found(at, vec![Said::Slot(KEY, "love"), said(&card.card.text)]));
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::samples::Bench;
    use super::*;
    use crate::domain::entities::{Entity, EntityKind};
    use crate::domain::relations::Relation;
    use crate::domain::samples::relation_id;

    fn seen(texts: &[&str]) -> serde_json::Value {
        let rows: Vec<_> = texts
            .iter()
            .map(|text| json!({"date": "mai 2017", "level": "high", "text": text}))
            .collect();
        json!({"actor": "Etalab", "observations": rows})
    }

    #[test]
    fn ladders_count() {
        let mut bench = Bench::new();
        bench.card(KEY, "expect", "répond à nos courriels", seen(&["répond"]));
        bench.card(
            KEY,
            "like",
            "propose l’ouverture",
            json!({"actor": "Etalab", "observations": [{"level": "low"}, 7]}),
        );
        bench.card(KEY, "love", "défend l’obligation", json!({"actor": "Etalab"}));
        let index = bench.index();
        let ladders = ladders(&index);
        assert_eq!(ladders.len(), 1);
        assert_eq!((ladders[0].seen, ladders[0].full), ([1, 1, 0], [1, 0, 0]));
    }

    #[test]
    fn markers_speak_of_the_partner() {
        let mut bench = Bench::new();
        bench.card(KEY, "expect", "répond à nos courriels sous quinze jours", ());
        bench.edit_last(|card| card.text = "répond aux courriels".into());
        bench.check_at("OM-01", &[]);
        let ours = bench.card(KEY, "expect", "Organiser un débat", ());
        bench.check_at("OM-01", &[ours]);
        let easy = bench.card(KEY, "love", "Etalab répond aux courriels", ());
        bench.card(KEY, "love", "Etalab défend l’obligation", ());
        bench.check_at("OM-02", &[easy]);
    }

    #[test]
    fn the_unexpected_is_looked_for() {
        let mut bench = Bench::new();
        let cards: Vec<_> =
            (0..3).map(|_| bench.card(KEY, "expect", "répond", seen(&["oui"]))).collect();
        bench.check_at("OM-03", &cards);
        bench.card(KEY, "expect", "vient", seen(&["recul inattendu"]));
        bench.check_at("OM-03", &[]);
    }

    #[test]
    fn partners_are_those_we_touch() {
        let mut bench = Bench::new();
        let marker = bench.card(KEY, "expect", "répond", ());
        bench.cite(marker, "Etalab");
        bench.check_at("OM-04", &[]);
        let us = bench.entity("Nous");
        let entity = Entity { is_us: true, ..Entity::named("Nous", EntityKind::Organisation) };
        bench.project.entities.put(us, entity);
        bench.check_at("OM-04", &[marker]);
        let partner = bench.project.cards.get(marker).unwrap().entities[0];
        let relation = Relation::new(us, "écrit à", partner);
        bench.project.relations.put(relation_id(1), relation);
        bench.check_at("OM-04", &[]);
    }
}
