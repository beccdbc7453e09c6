use serde_json::json;

use super::super::samples::Bench;
use crate::domain::claims::{Bearing, Claim};
use crate::domain::date::PartialDate;
use crate::domain::entities::{Entity, EntityKind};
use crate::domain::id::ClaimId;

#[test]
fn shaky_assumptions_are_watched() {
    let mut bench = Bench::new();
    let shaky = bench.card("theory_of_change", "assumption", "x", json!({"plausibility": 1}));
    bench.card(
        "theory_of_change",
        "assumption",
        "y",
        json!({"plausibility": 1, "signal": "presse"}),
    );
    bench.card("theory_of_change", "assumption", "z", json!({"plausibility": 3}));
    bench.check_at("X-02", &[shaky]);
    bench.card("theory_of_change", "assumption", "d", json!({"plausibility": 1, "triage": "drop"}));
    let indicator = bench.card("indicator", "", "i", ());
    bench.link(indicator, "measures", shaky, ());
    bench.check_at("X-02", &[]);
    let unsaid = bench.card("theory_of_change", "assumption", "u", ());
    bench.check_at("X-02", &[unsaid]);
}

#[test]
fn objectives_hang_on_something() {
    let mut bench = Bench::new();
    let objective = bench.card("objective", "", "O", ());
    for rule in ["X-03", "X-06a", "X-06b"] {
        bench.check_at(rule, &[objective]);
    }
    let sheet = bench.card("target", "", "T", json!({"competence": "art. 1"}));
    let (action, indicator) =
        (bench.card("action", "", "A", ()), bench.card("indicator", "", "I", ()));
    bench.link(sheet, "aims_at", objective, ());
    bench.link(action, "fulfils", objective, ());
    bench.link(indicator, "measures", objective, ());
    for rule in ["X-03", "X-06a", "X-06b"] {
        bench.check_at(rule, &[]);
    }
    // Actions that were given up serve nothing.
    bench.edit(action, |card| card.status = crate::domain::cards::Status::Abandoned);
    bench.check_at("X-06a", &[objective]);
}

#[test]
fn a_must_becomes_an_objective() {
    let mut bench = Bench::new();
    let problem = bench.card("problem_tree", "problem", "P", ());
    let must = bench.card("problem_tree", "cause", "M", ());
    bench.link(must, "causes", problem, ());
    for text in ["A", "B"] {
        let root = bench.card("problem_tree", "cause", text, ());
        bench.link(root, "causes", must, ());
    }
    bench.check_at("X-05", &[must]);
    let mirror = bench.card("objective_tree", "means", "M+", ());
    bench.link(mirror, "converted_from", must, ());
    bench.check_at("X-05", &[must]);
    let objective = bench.card("objective", "", "O", ());
    bench.link(objective, "serves", mirror, ());
    bench.check_at("X-05", &[]);
}

#[test]
fn messages_stand_on_solid_ground() {
    let mut bench = Bench::new();
    bench.card("message", "", " ", ());
    let message = bench.card("message", "", "M", ());
    bench.check_at("X-07a", &[message]);
    let weak = bench.prove(message, "D4");
    bench.check_at("X-07a", &[message]);
    bench.prove(message, "B2");
    bench.check_at("X-07a", &[]);
    bench.check_at("X-07b", &[]);
    let against = Claim { bearing: Bearing::Contradicts, ..Claim::new(weak.into(), "non") };
    bench.project.claims.put(ClaimId(uuid::Uuid::from_u128(999)), against);
    bench.check_at("X-07b", &[message]);
}

#[test]
fn actions_end_before_their_window_closes() {
    let mut bench = Bench::new();
    let action = bench.card("action", "", "A", json!({"deadline": "décembre 2017"}));
    let window = bench.cite(action, "Co-présidence");
    bench.check_at("X-12", &[]);
    let date = PartialDate::read("jusqu’à fin 2017");
    let event = Entity { date, ..Entity::named("Co-présidence", EntityKind::Event) };
    bench.project.entities.put(window, event);
    bench.check_at("X-12", &[]);
    bench.edit(action, |card| {
        card.body.insert("deadline".into(), "mars 2018".into());
    });
    bench.check_at("X-12", &[action]);
}

#[test]
fn one_sentence_has_one_score() {
    let mut bench = Bench::new();
    let factor = bench.card("pestel", "legal", "La loi change en 2017", json!({"probability": 4}));
    let threat = bench.card("swot", "threats", "la loi change en 2017", json!({"probability": 4}));
    bench.check_at("X-16", &[]);
    bench.edit(threat, |card| {
        card.body.insert("probability".into(), 2.into());
    });
    bench.check_at("X-16", &[factor]);
}
