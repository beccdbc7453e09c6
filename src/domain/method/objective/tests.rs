use serde_json::json;

use super::super::samples::{Bench, TODAY};
use super::*;

const RULES: [&str; 10] = [
    "SMA-S1", "SMA-S2", "SMA-M1", "SMA-M2", "SMA-A1", "SMA-A2", "SMA-R1", "SMA-R2", "SMA-T1",
    "SMA-T2",
];

/// The handbook's good objective.
fn good(bench: &mut Bench) -> CardId {
    let body = json!({
        "verb": "Obtenir", "what": "que le code de la plateforme soit public", "from_value": 0, "to_value": 5,
        "unit": "consultations", "deadline": "31 décembre 2017", "responsible": "April", "why": "x", "confidence": [3, 4, 4],
    });
    let id = bench.card(KEY, "", "Obtenir que le code de la plateforme soit public", body);
    bench.cite(id, "Gouvernement");
    let indicator = bench.card(
        "indicator",
        "",
        "consultations au code public",
        json!({"verification": "dépôt", "baseline": {"value": 0}}),
    );
    bench.link(indicator, "measures", id, ());
    let sheet = bench.card("target", "", "Etalab", json!({"competence": "Plan d’action"}));
    bench.link(sheet, "aims_at", id, ());
    id
}

fn smart_of(bench: &Bench, id: CardId) -> Smart {
    let index = bench.index();
    smart(&index, id, index.project.cards.get(id).unwrap(), TODAY)
}

#[test]
fn a_good_objective_is_five_full_shapes() {
    let mut bench = Bench::new();
    let id = good(&mut bench);
    assert_eq!(smart_of(&bench, id), [Met::Full; 5]);
    for rule in RULES {
        bench.check_at(rule, &[]);
    }
    let index = bench.index();
    let found = parts(&index, index.project.cards.get(id).unwrap());
    assert_eq!(
        (found.verb, found.whom, found.to, found.responsible),
        ("Obtenir", vec!["Gouvernement"], Some(5.0), "April")
    );
}

#[test]
fn a_bad_objective_is_told_all() {
    let mut bench = Bench::new();
    let id = bench.card(
        KEY,
        "",
        "Sensibiliser le Gouvernement et renforcer le logiciel libre",
        json!({"deadline": "dès que possible"}),
    );
    assert_eq!(smart_of(&bench, id), [Met::Half, Met::Empty, Met::Empty, Met::Empty, Met::Empty]);
    for rule in ["SMA-S1", "SMA-S2", "SMA-M1", "SMA-A1", "SMA-R1", "SMA-T1"] {
        bench.check_at(rule, &[id]);
    }
}

#[test]
fn parts_can_be_missing() {
    let mut bench = Bench::new();
    let id = good(&mut bench);
    bench.edit(id, |card| {
        card.body.insert("deadline".into(), "2019".into());
    });
    assert_eq!(smart_of(&bench, id)[4], Met::Half);
    bench.check_at("SMA-T2", &[id]);
    bench.edit(id, |card| {
        card.body.insert("hours".into(), 10.into());
    });
    let action = bench.card("action", "", "Écrire", json!({"hours": "12,5"}));
    bench.link(action, "fulfils", id, ());
    bench.check_at("SMA-A2", &[id]);
    let bare = bench.card(
        KEY,
        "",
        "Obtenir cinq codes",
        json!({"to_value": 5, "deadline": "2017", "responsible": "A"}),
    );
    bench.check_at("SMA-M2", &[bare]);
    let weak = bench.card("target", "", "Attaché", json!({"role": "relay"}));
    bench.link(weak, "aims_at", bare, ());
    bench.check_at("SMA-R2", &[bare]);
    let old = bench.card(KEY, "", "", json!({"specific": "x", "measurable": "y", "attainable": "z", "time": "t", "realistic": "r"}));
    assert_eq!(smart_of(&bench, old), [Met::Half; 5]);
}

#[test]
fn an_action_ends_before_its_objective() {
    let mut bench = Bench::new();
    let id = good(&mut bench);
    let action = bench.card("action", "", "Écrire", json!({"deadline": "31/12/2017"}));
    bench.link(action, "fulfils", id, ());
    bench.check_at("TL-01", &[]);
    bench.edit(action, |card| {
        card.body.insert("deadline".into(), "2018".into());
    });
    bench.check_at("TL-01", &[action]);
}
