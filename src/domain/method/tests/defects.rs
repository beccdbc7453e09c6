//! What was wrong with the boards of the first mySPOT stays mended: one test a defect, by its number.

use serde_json::json;
use uuid::Uuid;

use super::super::action::days_late;
use super::super::catalogue::Holds;
use super::super::objective::parts;
use super::super::progress::{Partner, ladders};
use super::super::samples::{Bench, TODAY};
use super::super::{METHODS, catalogue, make};
use crate::domain::edit::Command;
use crate::domain::history::{Change, History};
use crate::domain::id::CardId;
use crate::domain::project::Project;
use crate::domain::record::RecordRef;

/// Takes a card as it is in the history, and changes what it says.
fn type_into(history: &mut History, id: CardId, text: &str, gesture: Option<u64>) {
    let mut card = history.present().cards.get(id).unwrap().as_ref().clone();
    text.clone_into(&mut card.text);
    let command = Command::Put((id, card).into());
    history.apply(Change { command, at: 1, label: None, gesture }).unwrap();
}

fn text(project: &Project, id: CardId) -> &str {
    &project.cards.get(id).unwrap().text
}

/// A board with one card of each method.
fn one_of_each() -> (Bench, Vec<CardId>) {
    let mut bench = Bench::new();
    let card = |method: &catalogue::Method| {
        let slot = method.slots.first().copied().unwrap_or_default();
        bench.card(method.key, slot, "texte", ())
    };
    let cards = METHODS.iter().map(card).collect();
    (bench, cards)
}

#[test]
fn defect_04_what_is_typed_is_kept_before_the_field_is_left() {
    let (bench, cards) = one_of_each();
    let mut history = History::starting_at(bench.project);
    for so_far in ["V", "Vi", "Vision"] {
        type_into(&mut history, cards[0], so_far, Some(7));
        assert_eq!(text(history.present(), cards[0]), so_far);
    }
    history.undo();
    assert_eq!(text(history.present(), cards[0]), "texte");
}

#[test]
fn defect_13_what_is_added_stands_in_its_own_method() {
    for method in METHODS {
        let slot = method.slots.last().copied().unwrap_or_default();
        let made = make::paste(method.key, slot, "un", &mut || Uuid::from_u128(1));
        let project = Project::default().apply(&made.command, 1).unwrap();
        let (_, card) = project.cards.iter().next().unwrap();
        let column = super::body::text(&card.body, "slot");
        assert_eq!((card.method.as_str(), column), (method.key, slot));
    }
}

#[test]
fn defect_14_a_form_that_is_half_filled_outlives_other_changes() {
    let mut bench = Bench::new();
    let objective = bench.card("objective", "", "", json!({"verb": "Obtenir"}));
    let message = bench.card("message", "", "", json!({"hook": "Une accroche"}));
    let before = [objective, message].map(|id| bench.project.cards.get(id).unwrap().clone());
    let mut next = 1_000_000;
    let mut next_id = || {
        next += 1;
        Uuid::from_u128(next)
    };
    let made = make::paste("action", "", "une\ndeux", &mut next_id);
    bench.project = bench.project.apply(&made.command, 1).unwrap();
    let after = [objective, message].map(|id| bench.project.cards.get(id).unwrap().clone());
    assert_eq!(before, after);
}

#[test]
fn defect_15_actions_can_be_followed() {
    let action = catalogue::method("action").unwrap();
    let held = ["deadline", "responsible", "indicator", "result"]
        .map(|key| action.field(key).unwrap().holds);
    assert_eq!(held, [Holds::Date, Holds::Who, Holds::Line, Holds::Text]);
    let mut bench = Bench::new();
    let id = bench.card("action", "", "Écrire", json!({"deadline": "30 juin 2017"}));
    assert_eq!(days_late(bench.project.cards.get(id).unwrap(), TODAY), Some(1));
    bench.edit(id, |card| {
        card.body.insert("state".into(), "done".into());
    });
    assert_eq!(days_late(bench.project.cards.get(id).unwrap(), TODAY), None);
}

#[test]
fn defect_16_parts_are_kept_and_everything_can_be_changed() {
    let mut bench = Bench::new();
    let body = json!({"verb": "Obtenir", "what": "le code", "to_value": 5, "progress": "todo"});
    let objective = bench.card("objective", "", "Obtenir le code", body);
    let index = bench.index();
    let found = parts(&index, index.project.cards.get(objective).unwrap());
    assert_eq!((found.verb, found.what, found.to), ("Obtenir", "le code", Some(5.0)));
    assert!(catalogue::method("objective").unwrap().field("progress").is_some());
    let (bench, cards) = one_of_each();
    let mut history = History::starting_at(bench.project);
    for id in cards {
        type_into(&mut history, id, "autre", None);
        assert_eq!(text(history.present(), id), "autre");
    }
}

#[test]
fn defect_17_whatever_is_deleted_comes_back() {
    let (bench, cards) = one_of_each();
    let before = bench.project.clone();
    let mut history = History::starting_at(bench.project);
    for id in cards {
        let command = Command::Remove(vec![RecordRef::from(id)]);
        history.apply(Change { command, at: 1, label: None, gesture: None }).unwrap();
        assert!(!history.present().cards.contains(id));
        history.undo();
    }
    assert!(before.diff_to(history.present()).is_empty());
}

#[test]
fn defect_29_sheets_and_markers_are_of_actors() {
    let mut bench = Bench::new();
    let sheet = bench.card("target", "", "", ());
    let actor = bench.cite(sheet, "Etalab");
    let marker = bench.card("progress", "expect", "répond", json!({"actor": "un autre nom"}));
    bench.edit(marker, |card| card.entities.push(actor));
    let mut entity = bench.project.entities.get(actor).unwrap().as_ref().clone();
    "DINUM".clone_into(&mut entity.name);
    bench.project.entities.put(actor, entity);
    let index = bench.index();
    let (_, card) = index.card(sheet.into()).unwrap();
    let names: Vec<&str> = index.entities(card).map(|(_, row)| row.name.as_str()).collect();
    assert_eq!((names, ladders(&index)[0].partner), (vec!["DINUM"], Partner::Actor(actor)));
}
