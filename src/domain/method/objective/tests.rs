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

fn tests_of(bench: &Bench, id: CardId) -> [Test; 5] {
    let index = bench.index();
    tests(&index, id, index.project.cards.get(id).unwrap(), TODAY)
}

/// What each of the five tests asks for.
#[track_caller]
fn check_lacks(bench: &Bench, id: CardId, expect: [&[(Asked, &str)]; 5]) {
    let found = tests_of(bench, id)
        .map(|test| test.lacks.iter().map(|lack| (lack.asked, lack.field)).collect::<Vec<_>>());
    assert_eq!(found, expect.map(<[_]>::to_vec));
}

#[test]
fn what_is_lacking_is_told_with_its_field() {
    let mut bench = Bench::new();
    let body = json!({
        "verb": "Obtenir", "what": "que le code soit public", "from_value": 0, "to_value": 5,
        "deadline": "2019", "responsible": "April",
    });
    let id = bench.card(KEY, "", "Obtenir que le code soit public", body);
    bench.cite(id, "Gouvernement");
    let lacks: [&[(Asked, &str)]; 5] = [
        &[],
        &[(Asked::Unit, "unit"), (Asked::Verification, "")],
        &[(Asked::Trust, "confidence")],
        &[(Asked::Why, "why"), (Asked::SayYes, "")],
        &[(Asked::SharpDate, "deadline"), (Asked::Steps, "milestones")],
    ];
    check_lacks(&bench, id, lacks);
    let bare = bench.card(KEY, "", "Sensibiliser", ());
    let lacks: [&[(Asked, &str)]; 5] = [
        &[(Asked::ClearVerb, "verb"), (Asked::Whom, "entities")],
        &[
            (Asked::Figure, "to_value"),
            (Asked::Baseline, "from_value"),
            (Asked::Unit, "unit"),
            (Asked::Verification, ""),
        ],
        &[(Asked::Responsible, "responsible"), (Asked::Trust, "confidence")],
        &[(Asked::Why, "why"), (Asked::SayYes, ""), (Asked::Result, "level")],
        &[(Asked::Date, "deadline")],
    ];
    check_lacks(&bench, bare, lacks);
}

#[test]
fn what_a_sheet_or_an_indicator_lacks_is_told_on_it() {
    let mut bench = Bench::new();
    let id = bench.card(KEY, "", "Obtenir que le code soit public", json!({"unit": "codes"}));
    let sheet = bench.card("target", "", "Etalab", ());
    let indicator = bench.card("indicator", "", "codes", ());
    bench.link(sheet, "aims_at", id, ());
    bench.link(indicator, "measures", id, ());
    let found = tests_of(&bench, id);
    assert_eq!(
        (found[1].lacks[1], found[3].lacks[1]),
        (
            Lack { asked: Asked::Verification, card: indicator, field: "verification" },
            Lack { asked: Asked::SayYes, card: sheet, field: "competence" }
        )
    );
}

#[test]
fn a_good_objective_is_five_full_shapes() {
    let mut bench = Bench::new();
    let id = good(&mut bench);
    assert_eq!(smart_of(&bench, id), [Met::Full; 5]);
    assert!(tests_of(&bench, id).iter().all(|test| test.lacks.is_empty()));
    for rule in RULES {
        bench.check_at(rule, &[]);
    }
    let index = bench.index();
    let found = parts(&index, index.project.cards.get(id).unwrap());
    assert_eq!(
        (found.verb, found.whom.clone(), found.to, found.responsible),
        ("Obtenir", vec!["Gouvernement"], Some(5.0), "April")
    );
    assert!(found.is_whole() && !found.is_blank() && Parts::default().is_blank());
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
fn each_test_looks_where_it_is_written() {
    let mut bench = Bench::new();
    let id = good(&mut bench);
    let lacks = |bench: &Bench, test: usize| {
        let lacks = tests_of(bench, id)[test].lacks.clone();
        lacks.iter().map(|lack| lack.asked).collect::<Vec<_>>()
    };
    // An indicator that is to be measured first has a date without a value, and may say the unit.
    bench.edit(id, |card| {
        card.body.remove("unit");
        card.body.remove("from_value");
    });
    assert_eq!(lacks(&bench, 1), [Asked::Unit]);
    let measured = json!({"unit": "codes", "baseline": {"date": "mars 2017"}});
    let indicator = bench.card("indicator", "", "i", measured);
    bench.link(indicator, "measures", id, ());
    assert_eq!(lacks(&bench, 1), []);
    bench.edit(indicator, |card| {
        card.body.insert("baseline".into(), json!({"value": 5}));
        card.body.insert("target".into(), json!({"value": 5}));
    });
    assert_eq!(lacks(&bench, 1), [Asked::Change]);
    // The median of a group that wavers between two and four fingers is not three.
    bench.edit(id, |card| {
        card.body.insert("confidence".into(), json!([2, 4]));
    });
    assert_eq!(lacks(&bench, 2), [Asked::Trust]);
    bench.edit(id, |card| {
        card.text.clear();
        card.body.insert("verb".into(), "Organiser".into());
        card.body.insert("what".into(), "un débat".into());
    });
    assert_eq!(lacks(&bench, 3), [Asked::Result]);
    bench.check_at("SMA-R1", &[id]);
}

#[test]
fn a_deadline_is_no_later_than_that_of_what_is_served() {
    let mut bench = Bench::new();
    let id = good(&mut bench);
    let lacks = |bench: &Bench| {
        let lacks = tests_of(bench, id)[4].lacks.clone();
        lacks.iter().map(|lack| lack.asked).collect::<Vec<_>>()
    };
    let change = bench.card("theory_of_change", "outcome", "O", json!({"horizon": "fin 2017"}));
    bench.link(id, "serves", change, ());
    assert_eq!(lacks(&bench), []);
    bench.edit(change, |card| {
        card.body.insert("horizon".into(), "juin 2017".into());
    });
    assert_eq!(lacks(&bench), [Asked::ServedDate]);
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
