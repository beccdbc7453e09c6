//! What holds for all methods together: every rule has a test, hostile boards end, and it is quick.

mod defects;

use std::path::Path;
use std::time::Instant;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::samples::{Bench, TODAY};
use super::*;
use crate::domain::record::RecordRef;

/// The text of all files of a folder but `finding.rs`, where the rules are listed.
fn told_in(folder: &Path) -> String {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let told = entries.map(|path| match path.file_name() {
        _ if path.is_dir() => told_in(&path),
        Some(name) if name == "finding.rs" => String::new(),
        _ => std::fs::read_to_string(&path).unwrap(),
    });
    told.collect()
}

/// Code names rules by their constants: a rule by its id stands in a test, and `check_at` tells what breaks it and what does not.
#[test]
fn every_rule_has_a_test() {
    let told = told_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/domain/method"));
    let ids = finding::RULES.iter().map(|rule| rule.id);
    let untested: Vec<&str> = ids.filter(|id| !told.contains(&format!("\"{id}\""))).collect();
    assert_eq!(untested, Vec::<&str>::new());
}

#[test]
fn advice_is_sent_away_for_good_and_a_block_is_not() {
    let mut bench = Bench::new();
    let factor = |bench: &mut Bench| {
        bench.card("pestel", "legal", "facteur", json!({"probability": 1, "impact": -1}))
    };
    for _ in 0..3 {
        factor(&mut bench);
    }
    let of = |project: &Project, rule: &str| {
        rules(project, TODAY).into_iter().find(|found| found.rule.id == rule).unwrap()
    };
    let advice = of(&bench.project, "PES-05");
    assert!(!advice.is_dismissed);
    let project = bench.project.apply(&advice.dismiss(&bench.project).unwrap(), 1).unwrap();
    assert!(of(&project, "PES-05").is_dismissed);
    assert_eq!(of(&project, "PES-01").dismiss(&project), None);
}

#[test]
fn advice_on_several_cards_comes_back_for_one_more() {
    let mut bench = Bench::new();
    let bare = |bench: &mut Bench| bench.card("swot", "threats", "menace", ());
    let first = bare(&mut bench);
    bare(&mut bench);
    let is_told = |bench: &Bench| {
        let found = rules(&bench.project, TODAY);
        found.iter().any(|found| found.rule.id == "SWO-05" && !found.is_dismissed)
    };
    assert!(is_told(&bench));
    let found = rules(&bench.project, TODAY);
    let advice = found.iter().find(|found| found.rule.id == "SWO-05").unwrap();
    bench.project = bench.project.apply(&advice.dismiss(&bench.project).unwrap(), 1).unwrap();
    assert!(!is_told(&bench));
    // One card fewer is no news; one more is.
    bench.project.cards.remove(first);
    assert!(!is_told(&bench));
    bare(&mut bench);
    assert!(is_told(&bench));
}

#[test]
fn what_says_how_things_are_wants_proof() {
    let wants = |method: &str, slot: &str| {
        let mut bench = Bench::new();
        let id = bench.card(method, slot, "x", ());
        wants_proof(bench.project.cards.get(id).unwrap())
    };
    let facts = [("swot", "threats"), ("target", ""), ("message", "")];
    assert!(facts.iter().all(|(method, slot)| wants(method, slot)));
    assert!(wants("theory_of_change", "situation"));
    let others = [("swot", "question"), ("theory_of_change", "assumption"), ("objective", "")];
    assert!(!others.iter().any(|(method, slot)| wants(method, slot)));
}

#[test]
fn cards_of_unknown_methods_and_arrows_to_nothing_are_left_alone() {
    let mut bench = Bench::new();
    let odd = bench.card("horoscope", "", "x", json!({"slot": 3}));
    let gone = crate::domain::id::CardId(uuid::Uuid::nil());
    bench.link(odd, "causes", gone, ());
    bench.link(gone, "leads_to", RecordRef::Card(odd), ());
    assert_eq!(rules(&bench.project, TODAY), []);
}

/// Bodies of any shape under the keys that rules read.
fn body() -> impl Strategy<Value = Value> {
    let keys: Vec<&str> = METHODS
        .iter()
        .flat_map(|method| method.fields.iter().map(|field| field.key))
        .chain(["slot", "rank", "loop", "rating"])
        .collect();
    let value = prop_oneof![
        Just(Value::Null),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_filter("finite", |number| number.is_finite()).prop_map(Value::from),
        prop::sample::select(vec![
            "or",
            "problem",
            "impact",
            "fact",
            "dès que possible",
            "9999-12-31",
            "-9999",
            "2017",
            "done",
            "and",
            "🙂 pas de"
        ])
        .prop_map(Value::from),
        Just(json!([1, -3, i64::MAX, {"date": "2017", "value": 1e300}, {"date": 3}])),
        Just(json!({"value": -1e308, "date": "1 mai 2017"})),
        Just(json!({"value": 1e308, "date": "-9999"})),
    ];
    prop::collection::vec((prop::sample::select(keys), value), 0..8).prop_map(|pairs| {
        Value::Object(pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_board_is_read_to_its_end(
        cards in prop::collection::vec((0..METHODS.len(), 0usize..12, body(), "[a-zé ]{0,12}"), 1..24),
        links in prop::collection::vec((0usize..24, 0..LINKS.len(), 0usize..24, body()), 0..48),
    ) {
        let mut bench = Bench::new();
        let mut ids = Vec::new();
        for (method, slot, body, text) in cards {
            let method = &METHODS[method];
            let slot = method.slots.get(slot).copied().unwrap_or_default();
            ids.push(bench.card(method.key, slot, &text, body));
        }
        for (from, kind, to, body) in links {
            bench.link(ids[from % ids.len()], LINKS[kind].key, ids[to % ids.len()], body);
        }
        let index = bench.index();
        findings(&index, TODAY);
        for id in ids {
            chain::chain(&index, id);
        }
        swot::Crossings::new(&index, true).posture();
        action::plan(&index);
        progress::ladders(&index);
    }
}

/// 2,000 cards and 3,000 arrows over all methods, one tree of a thousand among them.
fn large() -> Bench {
    let mut bench = Bench::new();
    let mut tree = vec![bench.card("problem_tree", "problem", "Problème central", ())];
    for n in 1..1000usize {
        let card =
            bench.card("problem_tree", "cause", &format!("Cause numéro {n} de ce problème"), ());
        bench.link(card, "causes", tree[(n - 1) / 2], ());
        bench.link(card, "causes", tree[n / 3], ());
        tree.push(card);
    }
    let mut others = Vec::new();
    for n in 0..1000usize {
        let method = &METHODS[n % METHODS.len()];
        let slot =
            method.slots.get(n / 17 % method.slots.len().max(1)).copied().unwrap_or_default();
        let body = json!({
            "importance": 3, "probability": 4, "impact": -4, "deadline": "mai 2017", "start": "2016", "responsible": "Ana",
            "assumptions": "le calendrier tient", "hook": "Une accroche", "ask": "Publiez le code",
        });
        others.push(bench.card(
            method.key,
            slot,
            &format!("Un élément du tableau numéro {n}"),
            body,
        ));
    }
    for n in 0..1000usize {
        let kind = LINKS[n % LINKS.len()].key;
        bench.link(others[n], kind, others[(n * 7 + 3) % 1000], ());
    }
    bench
}

#[test]
fn a_large_project_is_checked_in_no_time() {
    let bench = large();
    assert_eq!((bench.project.cards.len(), bench.project.links.len()), (2000, 2998));
    let start = Instant::now();
    let found = rules(&bench.project, TODAY);
    let took = start.elapsed();
    println!("{} findings in {took:?}", found.len());
    assert!(took.as_millis() < 2000, "{took:?}");
}
