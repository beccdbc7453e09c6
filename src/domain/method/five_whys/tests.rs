use serde_json::json;

use super::super::samples::Bench;
use super::*;

/// The handbook's example: BLOOM and the data on subsidies. Fact, 1, 2a, 2b, 3b, 4b.
fn example() -> (Bench, [CardId; 6]) {
    let mut bench = Bench::new();
    let fact = bench.card(
        KEY,
        "fact",
        "BLOOM a reçu en 2016, après dix mois, des données non actualisées",
        (),
    );
    bench.cite(fact, "BLOOM");
    let ok = || json!({"test_therefore": "ok"});
    let one = bench.card(KEY, "answer", "L’administration a refusé les demandes", ok());
    let suspicion = bench.card(KEY, "answer", "Publier est vu comme créer une suspicion", ok());
    let sanction = bench.card(KEY, "answer", "Aucune sanction rapide en cas de refus", ok());
    let slow = bench.card(KEY, "answer", "L’avis de la CADA est lent et n’oblige pas", ok());
    let law =
        json!({"test_therefore": "ok", "test_removed": "less", "hold": "target", "state": "root"});
    let law = bench.card(KEY, "answer", "La loi n’impose pas de calendrier de publication", law);
    bench.cite(law, "Parlement");
    for (answer, above) in
        [(one, fact), (suspicion, one), (sanction, one), (slow, sanction), (law, slow)]
    {
        bench.link(answer, BECAUSE, above, ());
    }
    (bench, [fact, one, suspicion, sanction, slow, law])
}

#[test]
fn three_tests_of_four() {
    let (mut bench, cards) = example();
    let index = bench.index();
    let whys = Whys::new(&index);
    let at = whys.graph.node(cards[5]).unwrap();
    assert_eq!(whys.depths[at], Some(4));
    let tests = whys.tests(&index, at);
    assert_eq!(tests, Tests { therefore: true, proof: false, removal: true, hold: true });
    assert_eq!(tests.count(), 3);
    let way: Vec<_> = whys.way_up(at).into_iter().map(|node| whys.graph.cards[node]).collect();
    assert_eq!(way, [cards[5], cards[4], cards[3], cards[1], cards[0]]);
    bench.prove(cards[5], "C3");
    bench.edit(cards[3], |card| {
        card.body.insert("test_therefore".into(), "ko".into());
    });
    let index = bench.index();
    let whys = Whys::new(&index);
    assert_eq!(
        whys.tests(&index, at),
        Tests { therefore: false, proof: true, removal: true, hold: true }
    );
    bench.check_at("POU-03", &[cards[3]]);
}

#[test]
fn a_fact_is_precise_and_answers_branch() {
    let (mut bench, cards) = example();
    for rule in ["POU-01", "POU-02", "POU-03", "POU-04", "POU-05", "POU-06"] {
        bench.check_at(rule, &[]);
    }
    bench.edit(cards[0], |card| card.text = "Ça ne marche pas".into());
    bench.check_at("POU-01", &[cards[0]]);
    bench.project.cards.remove(cards[2]);
    bench.check_at("POU-04", &[cards[0]]);
}

#[test]
fn traits_circles_and_what_nobody_holds() {
    let (mut bench, cards) = example();
    bench.edit(cards[2], |card| card.text = "Le chef de service est incompétent".into());
    bench.check_at("POU-02", &[cards[2]]);
    bench.edit(cards[5], |card| {
        card.body.insert("hold".into(), "nobody".into());
    });
    bench.check_at("POU-06", &[cards[5]]);
    bench.edit(cards[4], |card| card.text = "l’administration a refusé les demandes !".into());
    bench.check_at("POU-05", &[cards[4]]);
    let mut circle = Bench::new();
    let one = circle.card(KEY, "answer", "premier", ());
    let other = circle.card(KEY, "answer", "second", ());
    circle.link(one, BECAUSE, other, ());
    circle.link(other, BECAUSE, one, ());
    circle.check_at("POU-05", &[one]);
    // Answers without any fact start from nothing.
    circle.check_at("POU-01", &[one]);
}

#[test]
fn one_can_stop_at_an_open_answer_that_passes_all_tests() {
    let (mut bench, cards) = example();
    let check = |bench: &Bench, expect: bool| {
        let index = bench.index();
        let whys = Whys::new(&index);
        let at = whys.graph.node(cards[5]).unwrap();
        assert_eq!(whys.can_stop(&index, at), expect);
    };
    let state = |bench: &mut Bench, state: &str| {
        bench.edit(cards[5], |card| {
            card.body.insert("state".into(), state.into());
        });
    };
    state(&mut bench, "open");
    check(&bench, false);
    bench.prove(cards[5], "C3");
    check(&bench, true);
    state(&mut bench, "root");
    check(&bench, false);
}

#[test]
fn a_root_is_a_hypothesis_until_it_passes_four_tests() {
    let (mut bench, cards) = example();
    let root = |bench: &Bench, card: CardId| {
        let index = bench.index();
        let whys = Whys::new(&index);
        whys.root(&index, whys.graph.node(card).unwrap())
    };
    assert_eq!(root(&bench, cards[5]), Some(Root::Hypothesis));
    assert_eq!(root(&bench, cards[4]), None);
    bench.prove(cards[5], "C3");
    assert_eq!(root(&bench, cards[5]), Some(Root::Proven));
    bench.edit(cards[5], |card| {
        card.body.insert("state".into(), "open".into());
    });
    assert_eq!(root(&bench, cards[5]), Some(Root::Proven));
    bench.edit(cards[5], |card| {
        card.body.insert("state".into(), "dropped".into());
    });
    assert_eq!(root(&bench, cards[5]), None);
}

#[test]
fn a_root_is_read_back_on_every_way_up() {
    let (mut bench, cards) = example();
    let holds = |bench: &Bench| {
        let index = bench.index();
        let whys = Whys::new(&index);
        whys.tests(&index, whys.graph.node(cards[5]).unwrap()).therefore
    };
    assert!(holds(&bench));
    // A second effect, higher up, that nobody has read back.
    let effect = bench.card(KEY, "answer", "Les délais ne sont écrits nulle part", ());
    bench.link(effect, BECAUSE, cards[0], ());
    bench.link(cards[5], BECAUSE, effect, ());
    assert!(!holds(&bench));
    bench.edit(effect, |card| {
        card.body.insert("test_therefore".into(), "ok".into());
    });
    assert!(holds(&bench));
}
