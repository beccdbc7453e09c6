//! The sheet of a target: who can say yes, to what, by which way.

use super::body;
use super::finding::{CIB_01, CIB_02, CIB_03, CIB_04, Finding, Said, said};
use super::index::Index;
use crate::domain::cards::Card;
use crate::domain::date::Day;
use crate::domain::entities::{Entity, EntityKind, Stance};

/// The key of its cards.
pub const KEY: &str = "target";
/// Data on a person that nobody used for so many months asks to be looked at.
const UNUSED_MONTHS: i64 = 12;

/// What a sheet needs, beside the actor it is about.
pub const NEEDED: [&str; 11] = [
    "role",
    "ask",
    "competence",
    "knows",
    "believes",
    "fears",
    "position",
    "arguments",
    "channel",
    "next_step",
    "responsible",
];

/// How much of a sheet is filled, out of 12, and the keys that are not; "entity" stands for the actor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completeness {
    /// How many of the twelve are filled.
    pub filled: usize,
    /// Those that are not.
    pub missing: Vec<&'static str>,
}

/// How much of a sheet is filled.
pub fn completeness(index: &Index, card: &Card) -> Completeness {
    let has_actor = index.entities(card).next().is_some();
    let missing = NEEDED.into_iter().filter(|key| !body::is_filled(&card.body, key));
    let missing: Vec<_> = (!has_actor).then_some("entity").into_iter().chain(missing).collect();
    Completeness { filled: 1 + NEEDED.len() - missing.len(), missing }
}

/// Whether the next step should have been done by now.
pub fn is_overdue(card: &Card, today: Day) -> bool {
    body::last_day(&card.body, "next_date").is_some_and(|day| day < today)
}

/// Whether a sheet puts its actor on the other side than the actor's own stance does.
///
/// The two are different facts: where it stands on the whole, and on this objective.
pub fn contradicts(card: &Card, actor: &Entity) -> bool {
    let stance = actor.stance.map_or(0, Stance::value);
    let position = body::scale(&card.body, "position", -2, 2).unwrap_or_default();
    i64::from(stance.signum()) * position.signum() < 0
}

/// The demands a sheet makes: one a line.
pub fn demands(card: &Card) -> Vec<&str> {
    body::lines(&card.body, "ask").collect()
}

/// What to mind in target sheets. O(n + m).
pub(super) fn rules(index: &Index, today: Day, found: &mut Vec<Finding>) {
    for card in index.boxes(KEY) {
        let at = || vec![card.id.into()];
        let actor = index.entities(card.card).next();
        let name = actor.map_or(card.card.text.as_str(), |(_, entity)| &entity.name);
        let demands = demands(card.card).len();
        if demands != 1 {
            found.push(CIB_01.found(at(), vec![Said::Count(demands)]));
        }
        let fields = &card.card.body;
        let is_decider = ["decider", ""].contains(&body::text(fields, "role"));
        if is_decider && !body::is_filled(fields, "competence") {
            let entity = actor.map(|(id, _)| id.into());
            found.push(CIB_02.found(at().into_iter().chain(entity).collect(), vec![said(name)]));
        }
        if body::is_filled(fields, "next_step") && !body::is_filled(fields, "responsible") {
            found.push(CIB_03.found(at(), vec![said(body::text(fields, "next_step"))]));
        }
        let modified = card.card.meta.modified;
        let months = (today.number() - modified.div_euclid(86_400_000)) / 30;
        let is_person = actor.is_some_and(|(_, entity)| entity.kind == EntityKind::Person);
        let is_used = index.into(card.id, "targets").next().is_some();
        if is_person && !is_used && modified > 0 && months >= UNUSED_MONTHS {
            found.push(CIB_04.found(at(), vec![Said::Count(months as usize), said(name)]));
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::samples::{Bench, TODAY};
    use super::*;
    use crate::domain::id::CardId;
    use crate::domain::record::RecordRef;

    #[test]
    fn twelve_things_make_a_sheet() {
        let mut bench = Bench::new();
        let bare = bench.card(KEY, "", "Etalab", json!({"ask": ["odd"], "knows": 3}));
        let index = bench.index();
        let found = completeness(&index, index.project.cards.get(bare).unwrap());
        assert_eq!((found.filled, found.missing[0]), (2, "entity"));
        let filled: serde_json::Map<_, _> =
            NEEDED.iter().map(|key| ((*key).to_owned(), "x".into())).collect();
        let whole = bench.card(KEY, "", "Etalab", serde_json::Value::from(filled));
        bench.cite(whole, "Etalab");
        let index = bench.index();
        let found = completeness(&index, index.project.cards.get(whole).unwrap());
        assert_eq!((found.filled, found.missing.len()), (12, 0));
    }

    #[test]
    fn sheets_that_cannot_work_are_told() {
        let mut bench = Bench::new();
        let good = json!({"ask": "Publier le code en juin", "competence": "art. 3", "next_step": "écrire", "responsible": "Ana"});
        bench.card(KEY, "", "Ministre", good);
        let two =
            bench.card(KEY, "", "Préfet", json!({"ask": "Publier\nRépondre", "competence": "x"}));
        bench.check_at("CIB-01", &[two]);
        let weak =
            bench.card(KEY, "", "Attaché", json!({"role": "decider", "next_step": "appeler"}));
        let relay = bench.card(KEY, "", "Journaliste", json!({"role": "relay"}));
        assert_eq!(bench.found("CIB-01"), [two, weak, relay].map(RecordRef::from));
        bench.check_at("CIB-02", &[weak]);
        bench.check_at("CIB-03", &[weak]);
        let index = bench.index();
        assert!(!is_overdue(index.project.cards.get(weak).unwrap(), TODAY));
    }

    #[test]
    fn an_actor_on_both_sides_is_told() {
        let mut bench = Bench::new();
        let sheet = bench.card(KEY, "", "X", json!({"competence": "x", "position": -1}));
        let actor = bench.cite(sheet, "X");
        bench.check_at("X-09", &[]);
        let stands = |stance| Entity {
            stance: Stance::new(stance),
            ..Entity::named("X", EntityKind::Organisation)
        };
        let told: [&[CardId]; 3] = [&[], &[], &[sheet]];
        for (stance, told) in [-2, 0, 1].into_iter().zip(told) {
            bench.project.entities.put(actor, stands(stance));
            bench.check_at("X-09", told);
        }
    }

    #[test]
    fn data_on_people_that_nobody_uses_is_told() {
        let mut bench = Bench::new();
        let old =
            bench.card(KEY, "", "X", json!({"competence": "x", "next_date": "dès que possible"}));
        let person = bench.cite(old, "X");
        bench.project.entities.put(person, Entity::named("X", EntityKind::Person));
        bench.check_at("CIB-04", &[]);
        bench.edit(old, |card| card.meta.modified = 1_400_000_000_000);
        bench.check_at("CIB-04", &[old]);
        let action = bench.card("action", "", "Appeler", ());
        bench.link(action, "targets", old, ());
        bench.check_at("CIB-04", &[]);
    }
}
