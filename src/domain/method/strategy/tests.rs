use serde_json::json;

use super::super::samples::Bench;
use super::*;

/// The handbook's example; risk is a cost, voted the other way round.
fn example() -> (Bench, Vec<CardId>) {
    let mut bench = Bench::new();
    for (rank, (name, weight)) in
        [("Impact", 30), ("Faisabilité", 25), ("Délai", 15), ("Risque", 15), ("Adhésion", 15)]
            .into_iter()
            .enumerate()
    {
        bench.card(
            CRITERION,
            "",
            name,
            json!({"weight": weight, "rank": rank, "inverted": name == "Risque"}),
        );
    }
    let rows = [
        ("Contentieux", [4, 3, 2, 3, 4]),
        ("Boycott", [2, 5, 5, 3, 2]),
        ("Plaidoyer dans le sommet", [3, 4, 5, 4, 3]),
        ("Plateforme libre", [4, 2, 2, 4, 5]),
        ("Enquête parlementaire", [5, 2, 2, 3, 4]),
    ];
    let option = |(name, scores): (&str, [i64; 5])| {
        let [impact, ease, delay, risk, will] = scores;
        let scores = json!({"impact": [impact], "Faisabilité": ease, "DELAI": [delay], "risque": [6 - risk], "adhesion": [will]});
        bench.card(KEY, "", name, json!({"scores": scores}))
    };
    let cards = rows.map(option).to_vec();
    (bench, cards)
}

#[test]
fn the_example_weighs() {
    let (bench, _) = example();
    let index = bench.index();
    let choice = Choice::new(&index);
    let totals: Vec<f64> =
        choice.options.iter().map(|option| (option.total.unwrap() * 1e3).round() / 1e3).collect();
    assert_eq!(totals, [3.3, 3.35, 3.7, 3.35, 3.35]);
    assert_eq!(choice.winners(), [2]);
    assert_eq!(choice.ranks(), [Some(5), Some(2), Some(1), Some(2), Some(2)]);
    assert_eq!(choice.shares(), [0.3, 0.25, 0.15, 0.15, 0.15]);
    assert!((percent(choice.options[2].total.unwrap()) - 67.5).abs() < 1e-9);
    let firm = choice.robustness();
    assert_eq!((firm.held, firm.cases, firm.is_fragile()), (9, 10, false));
    assert_eq!(firm.turns, [Turn { criterion: 0, factor: 2.0, winner: 4 }]);
    assert!(choice.options.iter().all(|option| option.undecided() == 0));
    // Equal totals are equal, whatever the order of the sums.
    let equal = winners(&[Some(3.35), Some(3.35 + 1e-12), Some(2.0), None]);
    assert_eq!(equal, [0, 1]);
}

#[test]
fn a_veto_takes_an_option_out_and_dominance_shows() {
    let (mut bench, cards) = example();
    let impact = bench.index().boxes(CRITERION)[0].id;
    bench.edit(impact, |card| {
        card.body.insert("floor".into(), 4.into());
    });
    let index = bench.index();
    let choice = Choice::new(&index);
    assert_eq!((choice.options[2].veto, choice.winners()), (Some(0), vec![3, 4]));
    bench.card(KEY, "", "Pire", json!({"scores": {"impact": 4, "faisabilite": 3, "delai": 2, "risque": 3, "adhesion": 3}, "dots": [2, 0, 1, "x"]}));
    let index = bench.index();
    let choice = Choice::new(&index);
    assert_eq!((&choice.options[5].dominated_by[..], choice.options[5].dots), (&[0][..], (3, 2)));
    assert_eq!(choice.options[0].id, cards[0]);
}

#[test]
fn bodies_of_other_types_have_no_total() {
    let (mut bench, _) = example();
    bench.card(KEY, "", "Odd", json!({"scores": [1, 2], "dots": {"a": 1}}));
    bench.card(KEY, "", "Far", json!({"scores": {"impact": [9, -1, null]}}));
    let index = bench.index();
    let choice = Choice::new(&index);
    assert_eq!((choice.options[5].total, choice.options[6].total), (None, None));
    assert_eq!(Choice::new(&Bench::new().index()).robustness(), Robustness::default());
}

#[test]
fn choices_are_minded() {
    let (mut bench, cards) = example();
    bench.check_at("STR-01", &[]);
    bench.check_at("STR-02", &[]);
    bench.check_at("STR-03", &[cards[2]]);
    bench.check_at("STR-04", &[]);
    bench.check_at("STR-05", &[]);
    bench.edit(cards[0], |card| {
        card.body.insert("missing".into(), "un avocat".into());
    });
    bench.check_at("STR-05", &[cards[0]]);
    for card in &cards {
        bench.edit(*card, |card| {
            card.body.insert("audience".into(), "deciders".into());
        });
    }
    bench.check_at("STR-04", &cards);
    let mut lone = Bench::new();
    let one = lone.card(KEY, "", "Seule", ());
    lone.check_at("STR-01", &[one]);
}

#[test]
fn criteria_that_rank_alike_are_one() {
    let (mut bench, cards) = example();
    let twin = bench.card(CRITERION, "", "Ampleur", json!({"weight": 5, "rank": 9}));
    for (card, vote) in cards.iter().zip([4, 1, 3, 4, 5]) {
        bench.edit(*card, |card| {
            card.body["scores"]["ampleur"] = json!([vote]);
        });
    }
    let impact = bench.index().boxes(CRITERION)[0].id;
    bench.check_at("STR-02", &[impact, twin]);
    bench.check_at("STR-03", &[cards[2]]);
    let lone = bench.index().boxes(CRITERION)[1].id;
    for card in &cards[1..] {
        bench.project.cards.remove(*card);
    }
    bench.check_at("STR-03", &[]);
    assert!(bench.project.cards.contains(lone));
}

#[test]
fn votes_have_reasons_and_a_spread() {
    let (mut bench, cards) = example();
    assert_eq!(bench.found("COT-01").len(), 5);
    let reasons =
        json!({"Impact": "a", "Faisabilité": "b", "Délai": "c", "Risque": "d", "Adhésion": "e"});
    bench.edit(cards[0], |card| {
        card.body.insert("reasons".into(), reasons);
    });
    assert_eq!(bench.found("COT-01").len(), 4);
    bench.check_at("COT-02", &[]);
    bench.check_at("COT-03", &[]);
    bench.edit(cards[1], |card| {
        card.body["scores"]["impact"] = json!([1, 5, 2]);
    });
    bench.check_at("COT-03", &[cards[1]]);
    assert_eq!(Choice::new(&bench.index()).options[1].undecided(), 0);
    bench.edit(cards[1], |card| {
        card.body["scores"]["impact"] = json!([3, 4]);
    });
    assert_eq!(Choice::new(&bench.index()).options[1].undecided(), 1);
    for card in &cards {
        bench.edit(*card, |card| {
            card.body["scores"]["impact"] = json!([3]);
        });
    }
    let impact = bench.index().boxes(CRITERION)[0].id;
    bench.check_at("COT-02", &[impact]);
}

/// What moving each score by a step does, worked out anew from the votes each time.
fn steadiness_by_hand(bench: &Bench) -> Steadiness {
    let index = bench.index();
    let now = Choice::new(&index);
    let mut found = Steadiness::default();
    for option in now.options.iter().filter(|option| option.total.is_some()) {
        for criterion in &now.criteria {
            let given = index.project.cards.get(option.id).unwrap();
            let given = body::map(&given.body, "scores").unwrap();
            let votes = votes_on(given, criterion).unwrap();
            for vote in [votes.low - 1, votes.low + 1] {
                if !(1..=5).contains(&vote) {
                    continue;
                }
                let mut other = bench.clone();
                other.edit(option.id, |card| {
                    card.body["scores"][criterion.id.to_string()] = json!([vote]);
                });
                let winners = Choice::new(&other.index()).winners();
                found.cases += 1;
                if winners.iter().any(|at| now.winners().contains(at)) {
                    found.held += 1;
                } else {
                    found.rivals.extend(winners);
                }
            }
        }
    }
    found.rivals.sort_unstable();
    found.rivals.dedup();
    found
}

#[track_caller]
fn check_steady(bench: &Bench, held: usize, cases: usize, rivals: &[usize]) {
    let found = Choice::new(&bench.index()).steadiness();
    assert_eq!((found.held, found.cases, &found.rivals[..]), (held, cases, rivals));
    assert_eq!(found, steadiness_by_hand(bench));
}

#[test]
fn each_score_moves_by_a_step_one_at_a_time() {
    let (mut bench, cards) = example();
    // 25 scores, five of them 5: the first, 0.35 ahead, loses or gives 0.30 at most.
    check_steady(&bench, 45, 45, &[]);
    let criteria: Vec<CardId> = bench.index().boxes(CRITERION).iter().map(|it| it.id).collect();
    bench.edit(criteria[0], |card| {
        card.body.insert("weight".into(), 50.into());
    });
    // 3.42, 3.13, 3.58, 3.46, 3.63: now the last is first, 0.04 ahead.
    check_steady(&bench, 33, 45, &[0, 2, 3]);
    bench.edit(criteria[1], |card| {
        card.body.insert("floor".into(), 3.into());
    });
    // The last two are out, each a step of feasibility away from coming back.
    check_steady(&bench, 39, 45, &[0, 3, 4]);
    for card in &cards[1..] {
        bench.project.cards.remove(*card);
    }
    assert_eq!(Choice::new(&bench.index()).steadiness(), Steadiness::default());
    assert!(!Steadiness::default().is_fragile());
    let weak = Steadiness { held: 7, cases: 10, rivals: vec![1] };
    assert!(weak.is_fragile());
}
