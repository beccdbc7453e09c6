use super::super::samples::Bench;
use super::*;

/// The handbook's example: the summit of open government. Cards P, C1 … C11.
fn example() -> (Bench, Vec<CardId>) {
    let mut bench = Bench::new();
    let mut cards = vec![bench.card(
        KEY,
        "problem",
        "Les consultations ne changent presque aucune décision",
        (),
    )];
    for n in 1..=11 {
        cards.push(bench.card(KEY, "cause", &format!("Cause {n}"), ()));
    }
    let edges = [
        (10, 1),
        (10, 3),
        (1, 0),
        (3, 2),
        (2, 0),
        (7, 1),
        (6, 4),
        (4, 11),
        (11, 0),
        (5, 11),
        (8, 9),
        (9, 11),
    ];
    for (from, to) in edges {
        bench.link(cards[from], CAUSES, cards[to], ());
    }
    (bench, cards)
}

#[test]
fn the_example_has_one_must() {
    let (bench, cards) = example();
    let tree = Tree::new(&bench.index());
    let at = |n: usize| tree.graph.node(cards[n]).unwrap();
    let roots: Vec<_> = tree.roots.iter().map(|node| tree.graph.cards[*node]).collect();
    assert_eq!(roots, [5, 6, 7, 8, 10].map(|n: usize| cards[n]));
    let coverage: Vec<f64> = (1..=11).map(|n| tree.coverage[at(n)]).collect();
    assert_eq!(coverage, [0.2, 0.0, 0.0, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.6]);
    assert_eq!((tree.musts(), tree.cut_by(at(11))), (vec![at(11)], (3, 5)));
    assert_eq!((tree.fed_by[at(0)], tree.fed_by[at(11)], tree.fed_by[at(1)]), (5, 3, 2));
    assert_eq!(
        [0, 1, 2, 10, 8].map(|n| tree.levels[at(n)]),
        [Some(0), Some(-1), Some(-1), Some(-3), Some(-3)]
    );
}

#[test]
fn coverage_is_what_is_cut_off() {
    // Dominators against taking each node away, on graphs with cycles and cards aside.
    for seed in 0..40u64 {
        let mut bench = Bench::new();
        let cards: Vec<_> = (0..12)
            .map(|n| bench.card(KEY, if n == 0 { "problem" } else { "cause" }, "x", ()))
            .collect();
        let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
        for _ in 0..18 {
            let mut next = || {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                (state >> 33) as usize % 12
            };
            let (from, to) = (next(), next());
            bench.link(cards[from], CAUSES, cards[to], ());
        }
        let tree = Tree::new(&bench.index());
        for node in 0..12 {
            let reach = tree.graph.reaching(0, Some(node));
            let cut = tree.roots.iter().filter(|root| !reach[**root]).count();
            let expect =
                if tree.roots.is_empty() { 0.0 } else { cut as f64 / tree.roots.len() as f64 };
            assert!((tree.coverage[node] - expect).abs() < 1e-9, "{seed} {node}");
        }
    }
}

#[test]
fn effects_stand_above() {
    let (mut bench, cards) = example();
    let effect = bench.card(KEY, "cause", "Des associations se retirent", ());
    let aside = bench.card(KEY, "effect", "x", ());
    bench.link(cards[0], CAUSES, effect, ());
    let tree = Tree::new(&bench.index());
    let node = tree.graph.node(effect).unwrap();
    assert_eq!((tree.roles[node], tree.levels[node]), (Role::Effect, Some(1)));
    assert_eq!(tree.roles[tree.graph.node(aside).unwrap()], Role::Aside);
}

#[test]
fn there_is_one_problem() {
    let (mut bench, cards) = example();
    bench.check_at("ARB-01", &[]);
    let second = bench.card(KEY, "problem", "Autre", ());
    bench.check_at("ARB-01", &[cards[0], second]);
    let mut none = Bench::new();
    let cause = none.card(KEY, "cause", "x", ());
    none.check_at("ARB-01", &[cause]);
}

#[test]
fn causes_are_what_people_live() {
    let (mut bench, cards) = example();
    for rule in ["ARB-02", "ARB-03", "ARB-04"] {
        bench.check_at(rule, &[]);
    }
    bench.edit(cards[1], |card| card.text = "Manque de moyens".into());
    bench.edit(cards[2], |card| card.text = "Les mentalités".into());
    bench.edit(cards[3], |card| card.text = "Les avis viennent tard car nul ne les demande".into());
    bench.check_at("ARB-02", &[cards[1]]);
    bench.check_at("ARB-03", &[cards[2]]);
    bench.check_at("ARB-04", &[cards[3]]);
}

#[test]
fn circles_and_single_branches_are_told() {
    let (mut bench, cards) = example();
    bench.check_at("ARB-05", &[]);
    // C2 ← C3 ← C10 is one branch.
    let heads = [2, 4, 9].map(|n: usize| cards[n].into());
    assert_eq!(bench.found("ARB-06"), heads);
    bench.link(cards[1], CAUSES, cards[10], ());
    bench.check_at("ARB-05", &[cards[1], cards[10]]);
    for single in [2, 3, 4, 9] {
        bench.link(cards[7], CAUSES, cards[single], ());
    }
    bench.check_at("ARB-06", &[cards[10]]);
    let gone = bench.entity("gone");
    bench.link(cards[7], CAUSES, gone, ());
    assert!(Tree::new(&bench.index()).cycle.is_some());
}
