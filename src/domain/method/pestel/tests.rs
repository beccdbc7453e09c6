use serde_json::json;

use super::super::samples::Bench;
use super::*;

fn rated(probability: i64, impact: i64) -> serde_json::Value {
    json!({"probability": probability, "impact": impact})
}

/// The handbook's example.
fn example() -> (Bench, Vec<CardId>) {
    let mut bench = Bench::new();
    let rows = [
        ("political", "co-présidence du PGO", 5, 4),
        ("economic", "position dominante d’un prestataire", 4, -3),
        ("social", "désillusion citoyenne", 4, -3),
        ("technological", "plateformes libres disponibles", 4, 3),
        ("ecological", "enjeu pêche", 3, 2),
        ("legal", "article 16 sans force contraignante", 5, -2),
        ("legal", "décrets contestés au Conseil d’État", 3, 3),
    ];
    let cards = rows.map(|(slot, text, p, i)| bench.card(KEY, slot, text, rated(p, i)));
    (bench, cards.to_vec())
}

#[test]
fn factors_weigh_by_probability_and_impact() {
    let (bench, cards) = example();
    let scan = Scan::new(&bench.index());
    let found: Vec<_> = scan.factors.iter().map(Factor::criticality).collect();
    assert_eq!(found, [20, 12, 12, 12, 10, 9, 6]);
    let legal = scan.dimensions[5];
    assert!((legal.weight - 19.0 / 81.0).abs() < 1e-9);
    assert!((legal.pressure.unwrap() + 1.0 / 19.0).abs() < 1e-9);
    assert_eq!((legal.sums, legal.factors), ((9, 10), 2));
    assert_eq!(scan.percents(), Some([25, 15, 15, 15, 7, 23]));
    assert_eq!(Scan::default().percents(), None);
    assert_eq!(scan.watched().count(), 6);
    assert_eq!(scan.factors[0].proposal(), Some(Proposal::Opportunity));
    assert_eq!(
        scan.factors.iter().find(|factor| factor.id == cards[5]).unwrap().proposal(),
        Some(Proposal::Threat)
    );
    assert_eq!(scan.factors[6].proposal(), None);
}

#[test]
fn unsure_and_strong_is_watched() {
    let mut bench = Bench::new();
    bench.card(KEY, "legal", "x", json!({"probability": 1, "impact": -4, "uncertainty": 4}));
    bench.card(KEY, "legal", "y", json!({"probability": 9, "impact": "−4"}));
    let scan = Scan::new(&bench.index());
    assert_eq!((scan.factors.len(), scan.watched().count()), (1, 1));
    assert_eq!(scan.dimensions[5].factors, 2);
}

#[test]
fn dimensions_and_words_are_minded() {
    let (mut bench, cards) = example();
    bench.check_at("PES-01", &[]);
    bench.check_at("PES-02", &[]);
    bench.check_at("PES-05", &[]);
    bench.check_at("PES-03", &[cards[0]]);
    bench.prove(cards[0], "C3");
    bench.check_at("PES-03", &[]);
    bench.edit(cards[4], |card| card.text = "notre équipe est fatiguée".into());
    bench.check_at("PES-02", &[cards[4]]);
    bench.project.cards.remove(cards[4]);
    assert_eq!(bench.found("PES-01").len(), 1);
}

#[test]
fn twins_gloom_and_age_are_told() {
    let (mut bench, cards) = example();
    bench.check_at("PES-04", &[]);
    bench.check_at("PES-06", &[]);
    bench.edit(cards[1], |card| card.text = "Désillusion citoyenne".into());
    bench.check_at("PES-04", &[cards[1]]);
    // Eleven months before the day the tests are read on, then three years.
    bench.edit(cards[2], |card| card.meta.modified = 1_470_000_000_000);
    bench.check_at("PES-06", &[]);
    bench.edit(cards[2], |card| card.meta.modified = 1_400_000_000_000);
    bench.check_at("PES-06", &[cards[2]]);
    let mut gloom = Bench::new();
    let all: Vec<_> =
        (0..3).map(|n| gloom.card(KEY, "legal", &format!("facteur {n}"), rated(3, -1))).collect();
    gloom.check_at("PES-05", &all);
}

#[test]
fn factors_stand_in_a_grid_and_go_to_the_swot_once() {
    let (mut bench, cards) = example();
    let proposed = |bench: &Bench| {
        let index = bench.index();
        let proposed = Scan::new(&index).proposed(&index);
        proposed.into_iter().map(|(id, _)| id).collect::<Vec<_>>()
    };
    assert_eq!(Scan::new(&bench.index()).grid()[&(4, -3)], [cards[1], cards[2]]);
    assert_eq!(proposed(&bench).len(), 6);
    let fed = bench.card("swot", "opportunities", "co-présidence", ());
    bench.link(cards[0], FEEDS, fed, ());
    assert_eq!((proposed(&bench).len(), proposed(&bench)[0]), (5, cards[1]));
}
