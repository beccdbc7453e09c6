use serde_json::json;

use super::super::samples::Bench;
use super::*;

/// The handbook's example: weights F=(4,5), O=(5,3), Fa=(4,3), M=(5,4).
fn example() -> (Bench, Vec<CardId>) {
    let mut bench = Bench::new();
    bench.card(KEY, "question", "Obtenir que le code soit public d’ici fin 2017", ());
    let mut cards = Vec::new();
    for (slot, weights) in [
        ("strengths", [4, 5]),
        ("opportunities", [5, 3]),
        ("weaknesses", [4, 3]),
        ("threats", [5, 4]),
    ] {
        for (n, weight) in weights.into_iter().enumerate() {
            cards.push(bench.card(
                KEY,
                slot,
                &format!("{slot} numéro {n}"),
                json!({"importance": weight}),
            ));
        }
    }
    let ratings = [
        (0, 2, [[3, 1], [2, 2]]),
        (0, 6, [[1, 2], [2, 1]]),
        (4, 2, [[2, 0], [1, 1]]),
        (4, 6, [[2, 3], [1, 0]]),
    ];
    for (inner, outer, rows) in ratings {
        for (row, values) in rows.into_iter().enumerate() {
            for (column, rating) in values.into_iter().enumerate() {
                bench.link(
                    cards[inner + row],
                    PAIR,
                    cards[outer + column],
                    json!({"rating": rating}),
                );
            }
        }
    }
    (bench, cards)
}

#[test]
fn the_example_scores() {
    let (bench, cards) = example();
    let found = Crossings::new(&bench.index(), false);
    let scores = found.scores.map(|(score, most)| (score.round() as i64, most.round() as i64));
    assert_eq!(scores, [(152, 216), (64, 168), (122, 243), (103, 189)]);
    let shares = found.shares().map(|share| (share * 1000.0).round() as i64);
    assert_eq!(shares, [704, 381, 502, 545]);
    assert_eq!(found.posture(), Some(Posture::Offensive));
    assert_eq!((found.pairs.len(), found.possible), (16, 16));
    let top = found.pairs[0];
    assert_eq!((top.inner, top.outer, top.rating, top.score), (cards[0], cards[2], 3, 60.0));
    // F2 = 5·2 + 3·2 (FO) + 5·2 + 4·1 (FM).
    let leverage = found.leverage.iter().find(|(id, _)| *id == cards[1]).unwrap().1;
    assert!((leverage - 30.0).abs() < 1e-9);
}

#[test]
fn unlikely_things_can_weigh_less() {
    let (mut bench, cards) = example();
    bench.edit(cards[2], |card| {
        card.body.insert("probability".into(), 1.into());
    });
    let found = Crossings::new(&bench.index(), true);
    assert!((found.scores[0].1 - 3.0 * 9.0 * 4.0).abs() < 1e-9);
}

#[test]
fn nothing_rated_is_no_posture() {
    let found = Crossings::new(&Bench::new().index(), false);
    assert_eq!(found.posture(), None);
    assert!(found.shares().iter().all(|share| share.abs() < 1e-9));
}

#[test]
fn a_swot_needs_an_objective_and_both_sides() {
    let (mut bench, cards) = example();
    bench.check_at("SWO-01", &[]);
    bench.check_at("SWO-08", &[]);
    let question = bench.index().in_slot(KEY, "question").next().unwrap().id;
    bench.project.cards.remove(question);
    bench.check_at("SWO-01", &[cards[0]]);
    let mut strong = Bench::new();
    let all: Vec<_> =
        (0..3).map(|n| strong.card(KEY, "strengths", &format!("force {n}"), ())).collect();
    strong.check_at("SWO-08", &all);
}

#[test]
fn items_are_situations_outside_of_us() {
    let (mut bench, cards) = example();
    bench.check_at("SWO-02", &[]);
    bench.check_at("SWO-03", &[]);
    bench.edit(cards[2], |card| card.text = "Notre réseau grandit".into());
    bench.edit(cards[3], |card| card.text = "Organiser un débat".into());
    bench.check_at("SWO-02", &[cards[2]]);
    bench.check_at("SWO-03", &[cards[3]]);
    bench.check_at("SWO-04", &[]);
    bench.edit(cards[0], |card| card.text = "Équipe experte et soudée".into());
    bench.edit(cards[4], |card| card.text = "Équipe soudée, experte".into());
    bench.check_at("SWO-04", &[cards[0]]);
}

#[test]
fn few_items_with_proof() {
    let (mut bench, cards) = example();
    assert_eq!(bench.found("SWO-05").len(), 1);
    for card in &cards {
        bench.prove(*card, "B2");
    }
    bench.check_at("SWO-05", &[]);
    bench.check_at("SWO-06", &[]);
    for n in 0..500 {
        bench.card(KEY, "threats", &format!("menace {n}"), ());
    }
    assert_eq!(bench.found("SWO-06").len(), 1);
}

#[test]
fn a_crossing_crosses() {
    let (mut bench, cards) = example();
    let good = bench.card(TOWS, "so", "Montrer", ());
    bench.link(good, "crosses", cards[0], ());
    bench.link(good, "crosses", cards[2], ());
    let bad = bench.card(TOWS, "so", "Rêver", ());
    bench.link(bad, "crosses", cards[2], ());
    bench.check_at("SWO-07", &[bad]);
}

/// Ids that no test card has.
fn ids() -> impl FnMut() -> uuid::Uuid {
    let mut next = 1_000_000u128;
    move || {
        next += 1;
        uuid::Uuid::from_u128(next)
    }
}

#[test]
fn a_pair_is_rated_once_whichever_way_it_was_drawn() {
    let (mut bench, cards) = example();
    let pair = (cards[0], cards[2]);
    bench.link(cards[2], PAIR, cards[0], json!({"rating": 1}));
    let mut rated = |rating| {
        let command = rate(&bench.project, pair, rating, &mut ids()).unwrap();
        bench.project = bench.project.apply(&command, 1).unwrap().clone();
        let found = Crossings::new(&bench.index(), false);
        let own: Vec<i64> = found
            .pairs
            .iter()
            .filter(|found| (found.inner, found.outer) == pair)
            .map(|found| found.rating)
            .collect();
        (own, found.pairs.len(), bench.project.links.len())
    };
    assert_eq!(rated(Some(0)), (vec![0], 16, 16));
    assert_eq!(rated(None), (vec![], 15, 15));
    assert_eq!(rated(Some(2)), (vec![2], 16, 16));
    assert_eq!(rate(&bench.project, pair, Some(2), &mut ids()), None);
}

#[test]
fn decisive_pairs_are_proposed_until_they_are_crossed() {
    let (mut bench, cards) = example();
    let found = |bench: &Bench| {
        let index = bench.index();
        proposed(&index, &Crossings::new(&index, false))
    };
    let both = [(cards[0], cards[2], Posture::Offensive), (cards[4], cards[7], Posture::Survival)];
    assert_eq!(found(&bench), both);
    let made = cross(&bench.project, (cards[0], cards[2]), "Montrer", &mut ids()).unwrap();
    bench.project = bench.project.apply(&made.command, 1).unwrap().clone();
    assert_eq!(found(&bench), both[1..]);
    let card = bench.project.cards.get(made.cards[0]).unwrap();
    assert_eq!((card.method.as_str(), body::text(&card.body, "slot")), (TOWS, "so"));
    assert_eq!(cross(&bench.project, (cards[2], cards[0]), "x", &mut ids()), None);
    assert_eq!(cross(&bench.project, (cards[0], cards[1]), "x", &mut ids()), None);
    let index = bench.index();
    assert_eq!((pairs(&index, 99).len(), pairs(&index, 3).len()), (16, 3));
    assert_eq!(pairs(&index, 1), [(cards[0], cards[2], Posture::Offensive)]);
}
