//! Published figures, an independent implementation, and laws.

use serde_json::Value;

use super::communities::{communities, modularity};
use super::cuts::cuts;
use super::page_rank::page_rank;
use super::random::Random;
use super::whole::whole;
use super::*;
use crate::analysis::network::{Network, Tie};
use crate::analysis::samples::{FAMILIES, SIDES, example, florentine, karate, kite, weighted};

const CLOSE: f64 = 1e-6;

fn plain(network: &Network) -> Graph {
    Graph::new(network, false, false)
}

#[track_caller]
fn check(scores: &Scores, expected: &[(usize, f64)]) {
    for (node, value) in expected {
        let score = scores[*node].unwrap();
        assert!((score - value).abs() < CLOSE, "node {node}: {score}, not {value}");
    }
}

fn score(metric: Metric, graph: &Graph) -> Scores {
    (metric.run)(graph)
}

/// The articulation points, and the bridges.
fn broken(graph: &Graph) -> (Vec<u32>, Vec<(u32, u32)>) {
    let cuts = cuts(graph);
    let bridges = cuts.bridges.iter().map(|bridge| (bridge.near, bridge.far)).collect();
    (cuts.articulations.iter().map(|articulation| articulation.node).collect(), bridges)
}

#[test]
fn krackhardts_kite() {
    let graph = plain(&kite());
    check(&score(degree::DEGREE, &graph), &[(3, 6.0), (9, 1.0)]);
    let between = [
        (0, 0.023_148),
        (3, 0.101_852),
        (5, 0.231_481),
        (6, 0.231_481),
        (7, 0.388_889),
        (8, 0.222_222),
        (9, 0.0),
    ];
    check(&score(betweenness::BETWEENNESS, &graph), &between);
    let close = [(5, 0.642_857), (6, 0.642_857), (3, 0.6), (9, 0.310_345)];
    check(&score(closeness::CLOSENESS, &graph), &close);
    let eigen = [(0, 0.352_209), (3, 0.481_021), (5, 0.397_691), (8, 0.048_073), (9, 0.011_163)];
    check(&score(eigenvector::EIGENVECTOR, &graph), &eigen);
    let rank = [(0, 0.101_920), (3, 0.147_148), (7, 0.095_248), (9, 0.051_420)];
    check(&score(page_rank::CONVERGENCE, &graph), &rank);
    let constraint =
        [(3, 0.470_170), (5, 0.445_089), (7, 0.431_111), (8, 0.5), (9, 1.0), (2, 0.664_136)];
    check(&score(constraint::CONSTRAINT, &graph), &constraint);
    let size = [(3, 3.333_333), (5, 3.0), (7, 2.333_333), (2, 1.0)];
    check(&score(effective_size::EFFECTIVE_SIZE, &graph), &size);
    check(&score(cores::CORE, &graph), &[(0, 3.0), (6, 3.0), (7, 2.0), (8, 1.0)]);
    assert_eq!(broken(&graph), (vec![7, 8], vec![(7, 8), (8, 9)]));
}

#[test]
fn florentine_families() {
    let graph = plain(&florentine());
    let of = |pairs: &[(&str, f64)]| -> Vec<(usize, f64)> {
        let place = |name| FAMILIES.iter().position(|family| family == name).unwrap();
        pairs.iter().map(|(name, value)| (place(name), *value)).collect()
    };
    let between = [
        ("Medici", 0.521_978),
        ("Guadagni", 0.254_579),
        ("Albizzi", 0.212_454),
        ("Salviati", 0.142_857),
        ("Strozzi", 0.102_564),
        ("Peruzzi", 0.021_978),
    ];
    check(&score(betweenness::BETWEENNESS, &graph), &of(&between));
    check(
        &score(constraint::CONSTRAINT, &graph),
        &of(&[("Medici", 0.209_877), ("Peruzzi", 0.655_864)]),
    );
    check(
        &score(effective_size::EFFECTIVE_SIZE, &graph),
        &of(&[("Medici", 5.666_667), ("Strozzi", 3.0)]),
    );
    check(
        &score(eigenvector::EIGENVECTOR, &graph),
        &of(&[("Medici", 0.430_308), ("Pazzi", 0.044_813)]),
    );
    check(
        &score(page_rank::CONVERGENCE, &graph),
        &of(&[("Medici", 0.145_817), ("Ginori", 0.032_418)]),
    );
    check(&score(closeness::CLOSENESS, &graph), &of(&[("Medici", 0.56), ("Pazzi", 0.285_714)]));
    let (points, bridges) = broken(&graph);
    let names: Vec<&str> = points.iter().map(|node| FAMILIES[*node as usize]).collect();
    assert_eq!((names, bridges.len()), (vec!["Medici", "Albizzi", "Salviati", "Guadagni"], 5));
}

#[test]
fn zacharys_karate_club() {
    let graph = plain(&karate());
    check(
        &score(betweenness::BETWEENNESS, &graph),
        &[(0, 0.437_635), (33, 0.304_075), (32, 0.145_247)],
    );
    let sides: Vec<usize> = SIDES.bytes().map(|side| usize::from(side - b'0')).collect();
    assert!((modularity(&graph, &sides) - 0.358_235).abs() < CLOSE);
    let groups = communities(&graph, 1, &mut |_| {});
    assert!((groups.modularity - 0.419_790).abs() < CLOSE, "{}", groups.modularity);
    assert_eq!(groups.sizes.len(), 4);
    let core = cores::hardest(&score(cores::CORE, &graph));
    assert_eq!(core, Some((4, vec![0, 1, 2, 3, 7, 8, 13, 30, 32, 33])));
    assert_eq!(broken(&graph), (vec![0], vec![(0, 11)]));
}

/// A B C D E F G of Borgatti's example.
const HOLES: [(u32, u32, f32); 10] = [
    (0, 1, 2.0),
    (0, 5, 3.0),
    (0, 6, 5.0),
    (0, 4, 2.0),
    (4, 6, 8.0),
    (5, 6, 3.0),
    (1, 6, 4.0),
    (1, 3, 1.0),
    (3, 6, 3.0),
    (6, 2, 10.0),
];

#[test]
fn borgattis_structural_holes() {
    let network = weighted(7, &HOLES);
    let graph = plain(&network);
    check(
        &score(constraint::CONSTRAINT, &graph),
        &[(6, 0.400_270), (0, 0.595_486), (2, 1.0), (1, 0.642_747), (3, 0.784_722)],
    );
    check(&score(effective_size::EFFECTIVE_SIZE, &graph), &[(6, 4.666_667), (0, 2.5), (2, 1.0)]);
    check(&score(betweenness::BETWEENNESS, &graph), &[(6, 0.6), (0, 0.1), (1, 0.033_333)]);
    let graph = Graph::new(&network, false, true);
    let near = |metric: Metric, node: usize, value: f64, within: f64| {
        let found = score(metric, &graph)[node].unwrap();
        assert!((found - value).abs() < within, "{}: {found}", metric.key);
    };
    near(constraint::CONSTRAINT, 6, 0.299, 5e-4);
    near(constraint::CONSTRAINT, 0, 0.795, 5e-4);
    near(effective_size::EFFECTIVE_SIZE, 6, 5.47, 5e-3);
    near(effective_size::EFFECTIVE_SIZE, 0, 2.47, 5e-3);
    near(degree::STRENGTH, 6, 33.0, CLOSE);
}

#[test]
fn structural_holes_with_directions() {
    let graph = Graph::new(&Network::of_pairs(3, [(0, 1), (0, 2), (1, 0), (2, 1)]), true, false);
    let near = |metric: Metric, expected: [f64; 3]| {
        for (found, value) in score(metric, &graph).into_iter().zip(expected) {
            assert!((found.unwrap() - value).abs() < 5e-4, "{}: {found:?}", metric.key);
        }
    };
    near(constraint::CONSTRAINT, [1.003, 1.003, 1.389]);
    near(effective_size::EFFECTIVE_SIZE, [1.167, 1.167, 1.0]);
}

#[test]
fn page_rank_of_langville_and_meyer() {
    let ties = [(0, 1), (0, 2), (2, 0), (2, 1), (2, 4), (4, 3), (4, 5), (3, 4), (3, 5), (5, 3)];
    let graph = Graph::new(&Network::of_pairs(6, ties), true, false);
    let expected =
        [0.037_211_97, 0.053_957_35, 0.041_505_65, 0.375_080_82, 0.205_998_33, 0.286_245_89];
    for (found, value) in page_rank(&graph, &graph.out, 0.9).into_iter().zip(expected) {
        assert!((found.unwrap() - value).abs() < 1e-8, "{found:?}, not {value}");
    }
}

#[test]
fn the_direction_of_page_rank() {
    let graph = Graph::new(&Network::of_pairs(4, [(0, 3), (1, 3), (2, 3)]), true, false);
    let (to, from) = (score(page_rank::CONVERGENCE, &graph), score(page_rank::INFLUENCE, &graph));
    assert!(to[3] > to[0] && from[3] < from[0]);
}

#[test]
fn the_example_gives_the_figures_of_the_handbook() {
    let (network, names) = example();
    let graph = plain(&network);
    let place = |name: &str| names.iter().position(|known| known == name).unwrap();
    let actors = [
        ("Gouvernement français", 15.0, 0.725_806, 0.072_994, 14.866_667, 0.171_254, 0.566_521),
        ("Collectif signataire", 12.0, 0.474_552, 0.092_971, 11.833_333, 0.139_860, 0.433_733),
        ("Cap Collectif", 3.0, 0.122_581, 0.333_333, 3.0, 0.039_363, 0.148_777),
        ("Démocratie ouverte", 3.0, 0.066_667, 0.333_333, 3.0, 0.040_613, 0.068_033),
        ("Partenariat pour un Gouvernement Ouvert", 2.0, 0.064_516, 0.5, 2.0, 0.028_769, 0.132_826),
        (
            "Direction des pêches maritimes et de l'aquaculture",
            3.0,
            0.056_272,
            0.558_642,
            2.333_333,
            0.034_566,
            0.176_489,
        ),
        ("BLOOM", 3.0, 0.033_154, 0.558_642, 2.333_333, 0.034_724, 0.152_293),
    ];
    for (name, degree, between, constraint, size, rank, eigen) in actors {
        let node = place(name);
        check(&score(degree::DEGREE, &graph), &[(node, degree)]);
        check(&score(betweenness::BETWEENNESS, &graph), &[(node, between)]);
        check(&score(constraint::CONSTRAINT, &graph), &[(node, constraint)]);
        check(&score(effective_size::EFFECTIVE_SIZE, &graph), &[(node, size)]);
        check(&score(page_rank::CONVERGENCE, &graph), &[(node, rank)]);
        check(&score(eigenvector::EIGENVECTOR, &graph), &[(node, eigen)]);
    }
    let (points, bridges) = broken(&graph);
    let mut points: Vec<&str> = points.iter().map(|node| names[*node as usize].as_str()).collect();
    points.sort_unstable();
    assert_eq!(
        points,
        [
            "Cap Collectif",
            "Collectif signataire",
            "Démocratie ouverte",
            "Gouvernement français",
            "Partenariat pour un Gouvernement Ouvert"
        ]
    );
    assert_eq!(bridges.len(), 15);
    let core = cores::hardest(&score(cores::CORE, &graph)).unwrap();
    assert_eq!((core.0, core.1.len()), (2, 17));
    let whole = whole(&graph);
    assert_eq!((whole.tied, whole.isolated, whole.ties, whole.components), (32, 18, 40, 1));
    assert_eq!((whole.diameter, whole.is_diameter_exact), (5, true));
    assert!((whole.density.unwrap() - 0.080_645).abs() < 1e-5);
    assert!((whole.centralisation.unwrap() - 0.430_108).abs() < 1e-5);
}

#[test]
fn the_example_has_the_groups_of_the_handbook() {
    let (network, names) = example();
    for seed in 0..10 {
        let groups = communities(&plain(&network), seed, &mut |_| {});
        assert!((groups.modularity - 0.474_062_5).abs() < 1e-9, "{}", groups.modularity);
        let place = names.iter().position(|name| name == "make.org").unwrap();
        let members = groups.members(groups.of[place].unwrap());
        let mut members: Vec<&str> =
            members.iter().map(|node| names[*node as usize].as_str()).collect();
        members.sort_unstable();
        assert_eq!(
            members,
            [
                "Cap Collectif",
                "Démocratie ouverte",
                "Parlement & Citoyens",
                "Secrétariat d'État au Numérique",
                "make.org"
            ]
        );
        assert!((groups.openness[groups.of[place].unwrap() as usize] + 1.0 / 3.0).abs() < 1e-9);
        assert_eq!((groups.sizes.len(), groups.sizes.iter().sum::<u32>()), (6, 32));
    }
}

/// What `NetworkX` 3.6.1 finds on random graphs. Each pair of two places stands with a probability that prefers
/// low places; the weights are quarters. Betweenness is divided by (c - 1)(c - 2) of its component, closeness and
/// the eigenvector are of the graph without directions (the largest component for the latter, from `numpy`), nodes
/// without a tie are left out of all but the core; `distance` is 1 / weight; the tolerance of its page rank is 1e-14;
/// effective size is asked node by node of the graph whose weights are those of both directions together, as the
/// fast way for all nodes divides by the wrong maximum.
const RECORDED: &str = include_str!("networkx.json");

struct Recorded {
    network: Network,
    graph: Graph,
    case: Value,
}

fn recorded() -> Vec<Recorded> {
    let cases: Vec<Value> = serde_json::from_str(RECORDED).unwrap();
    let read = |case: Value| {
        let number = |value: &Value| value.as_f64().unwrap();
        let rows = case["ties"].as_array().unwrap().iter().map(|tie| {
            let weight = tie.get(2).map_or(1.0, number) as f32;
            (number(&tie[0]) as u32, number(&tie[1]) as u32, weight)
        });
        let rows: Vec<(u32, u32, f32)> = rows.collect();
        let network = weighted(number(&case["nodes"]) as usize, &rows);
        let flag = |key: &str| case[key].as_bool().unwrap();
        let graph = Graph::new(&network, flag("directed"), flag("weighted"));
        Recorded { network, graph, case }
    };
    cases.into_iter().map(read).collect()
}

#[test]
fn networkx_finds_the_same_scores() {
    for Recorded { graph, case, .. } in recorded() {
        let scores = case["scores"].as_object().unwrap();
        assert_eq!(scores.len(), 8);
        for (key, values) in scores {
            let metric = METRICS.into_iter().find(|metric| metric.key == key).unwrap();
            let found = score(metric, &graph);
            for (node, value) in values.as_array().unwrap().iter().enumerate() {
                let same = match (found[node], value.as_f64()) {
                    (Some(found), Some(value)) => (found - value).abs() < 1e-7,
                    (found, value) => found == value,
                };
                assert!(same, "{} {key} {node}: {:?}, not {value}", case["name"], found[node]);
            }
        }
    }
}

#[test]
fn networkx_finds_the_same_cuts_and_modularity() {
    let places = |value: &Value| -> Vec<u32> {
        value.as_array().unwrap().iter().map(|place| place.as_u64().unwrap() as u32).collect()
    };
    for Recorded { graph, case, .. } in recorded() {
        let (points, bridges) = broken(&graph);
        assert_eq!(points, places(&case["articulations"]), "{}", case["name"]);
        let bridges: Vec<Vec<u32>> =
            bridges.into_iter().map(|(near, far)| vec![near, far]).collect();
        let expected: Vec<Vec<u32>> =
            case["bridges"].as_array().unwrap().iter().map(places).collect();
        assert_eq!(bridges, expected, "{}", case["name"]);
        let groups: Vec<usize> =
            places(&case["partition"]).iter().map(|group| *group as usize).collect();
        let quality = modularity(&graph, &groups);
        assert!((quality - case["modularity"].as_f64().unwrap()).abs() < 1e-8, "{quality}");
        assert_eq!(Some(u64::from(whole(&graph).diameter)), case["diameter"].as_u64());
    }
}

/// Gould and Fernandez by their definition.
fn brokerage_slowly(graph: &Graph, group: &[Option<u32>]) -> Vec<u64> {
    let mut totals = vec![0; graph.len()];
    for (b, total) in totals.iter_mut().enumerate() {
        for &a in graph.into.of(b) {
            for &c in graph.out.of(b) {
                let is_open = a != c && !graph.out.joins(a as usize, c as usize);
                let (Some(a), Some(b), Some(c)) = (group[a as usize], group[b], group[c as usize])
                else {
                    continue;
                };
                // One digit a role.
                let role = if a == b && b == c {
                    1
                } else if a == c {
                    1_000
                } else if a == b {
                    1_000_000
                } else if b == c {
                    1_000_000_000
                } else {
                    1_000_000_000_000
                };
                *total += u64::from(is_open) * role;
            }
        }
    }
    totals
}

#[test]
fn roles_are_those_of_the_definition() {
    for Recorded { graph, case, .. } in recorded() {
        let group = case["partition"].as_array().unwrap().iter().map(Value::as_u64);
        let group: Vec<Option<u32>> =
            group.map(|group| group.filter(|group| *group < 3).map(|group| group as u32)).collect();
        let roles = brokerage::brokerage(&graph, &group);
        let digits = roles.iter().map(|role| {
            let parts = [
                role.liaison,
                role.gatekeeper,
                role.representative,
                role.itinerant,
                role.coordinator,
            ];
            parts.iter().fold(0, |digits, part| digits * 1_000 + part)
        });
        assert_eq!(digits.collect::<Vec<u64>>(), brokerage_slowly(&graph, &group));
    }
}

#[test]
fn relabelling_changes_nothing() {
    let mut random = Random::new(7);
    for Recorded { network, graph, .. } in recorded() {
        let mut place: Vec<u32> = (0..network.len() as u32).collect();
        random.shuffle(&mut place);
        let renamed = |tie: &Tie| Tie {
            source: place[tie.source as usize],
            target: place[tie.target as usize],
            ..*tie
        };
        let mut ties: Vec<Tie> = network.ties.iter().map(renamed).collect();
        random.shuffle(&mut ties);
        let other = Graph::new(&Network { ties, ..network }, graph.directed, graph.weighted);
        for metric in METRICS {
            let (before, after) = (score(metric, &graph), score(metric, &other));
            for (node, place) in place.iter().enumerate() {
                let (before, after) = (before[node], after[*place as usize]);
                let moved = before.zip(after).map_or(0.0, |(before, after)| (before - after).abs());
                assert!(before.is_some() == after.is_some() && moved < 1e-9, "{}", metric.key);
            }
        }
        let moved: Vec<u32> = {
            let mut moved: Vec<u32> =
                broken(&graph).0.iter().map(|node| place[*node as usize]).collect();
            moved.sort_unstable();
            moved
        };
        assert_eq!(moved, broken(&other).0);
        assert_eq!(whole(&graph), whole(&other));
    }
}

#[test]
fn laws_of_scores() {
    for Recorded { graph, .. } in recorded() {
        let between = score(betweenness::BETWEENNESS, &graph);
        for (node, score) in between.iter().enumerate() {
            assert!(graph.both.of(node).len() != 1 || score.unwrap().abs() < 1e-12);
            assert!(score.is_none_or(|score| (0.0..=1.0 + CLOSE).contains(&score)));
        }
        for metric in [page_rank::CONVERGENCE, page_rank::INFLUENCE] {
            let total: f64 = score(metric, &graph).into_iter().flatten().sum();
            assert!((total - 1.0).abs() < 1e-9);
        }
    }
}

#[test]
fn what_is_cut_off_is_named() {
    // 0 - 1 - 2, 1 - 3, 2 - 4, 4 - 5 - 6 - 4.
    let graph =
        plain(&Network::of_pairs(7, [(0, 1), (1, 2), (1, 3), (2, 4), (4, 5), (5, 6), (6, 4)]));
    let found = cuts(&graph);
    let one = &found.articulations[0];
    assert_eq!((one.node, one.pieces, one.cut_off, one.alone), (1, 3, 2, 2));
    assert_eq!(one.named, [0, 3]);
    let two = &found.articulations[1];
    assert_eq!((two.node, two.pieces, two.cut_off, two.alone), (2, 2, 3, 0));
    let mut named = two.named.clone();
    named.sort_unstable();
    assert!(named == [0, 1, 3] || named == [4, 5, 6]);
    let important: Vec<(u32, u32)> = found
        .bridges
        .iter()
        .filter(|bridge| bridge.is_important())
        .map(|bridge| (bridge.near, bridge.far))
        .collect();
    assert_eq!(important, [(1, 2), (2, 4)]);
    let path = cuts(&plain(&Network::of_pairs(3, [(0, 1), (1, 2)])));
    assert_eq!((path.articulations[0].cut_off, path.articulations[0].alone), (2, 2));
}

#[test]
fn triangles_are_stable_or_tense() {
    let signs = [
        ((0, 1), 1),
        ((1, 2), 1),
        ((0, 2), -1),
        ((2, 3), -1),
        ((0, 3), 1),
        ((1, 3), 0),
        ((3, 0), 1),
    ];
    let tie = |((source, target), sign)| Tie { sign, ..Tie::new(source, target) };
    let network =
        Network { ties: signs.into_iter().map(tie).collect(), ..Network::of_pairs(4, []) };
    let found = balance::balance(&network);
    assert_eq!((found.stable, found.tense, &found.listed), (1, 1, &vec![[0, 1, 2]]));
    assert_eq!(found.share(), Some(0.5));
    // Ties that contradict each other say nothing.
    let mut torn = network;
    torn.ties.push(Tie { sign: -1, ..Tie::new(1, 0) });
    assert_eq!(balance::balance(&torn).stable, 1);
    assert_eq!(balance::balance(&torn).tense, 0);
}

#[test]
fn ties_that_harm_do_not_count() {
    let mut network = kite();
    for tie in &mut network.ties {
        tie.sign = -1;
    }
    let graph = plain(&network);
    assert_eq!(whole(&graph), whole(&plain(&Network::of_pairs(10, []))));
    assert!(score(betweenness::BETWEENNESS, &graph).iter().all(Option::is_none));
}

#[test]
fn odd_networks_are_measured() {
    let star = Network::of_pairs(5_000, (1..5_000).map(|leaf| (0, leaf)));
    let path = Network::of_pairs(3_000, (1..3_000).map(|node| (node - 1, node)));
    let loops = Network::of_pairs(3, [(0, 0), (0, 1), (1, 0), (0, 1), (2, 2)]);
    let mut odd =
        weighted(4, &[(0, 1, f32::NAN), (1, 2, f32::INFINITY), (2, 3, -4.0), (0, 3, 0.0)]);
    odd.ties.push(Tie::new(0, 99));
    let none = Network::default();
    for network in
        [&star, &path, &loops, &odd, &none, &Network::of_pairs(1, []), &Network::of_pairs(5, [])]
    {
        for (directed, weighted) in [(false, false), (true, false), (false, true)] {
            if network.len() > 1_000 && (directed || weighted) {
                continue;
            }
            let graph = Graph::new(network, directed, weighted);
            for metric in METRICS {
                let scores = score(metric, &graph);
                assert_eq!(scores.len(), network.len());
                assert!(scores.into_iter().flatten().all(f64::is_finite), "{}", metric.key);
            }
            whole(&graph);
            cuts(&graph);
            balance::balance(network);
            let groups = communities(&graph, 1, &mut |_| {});
            brokerage::brokerage(&graph, &groups.of);
        }
    }
    check(&score(betweenness::BETWEENNESS, &plain(&star)), &[(0, 1.0), (1, 0.0)]);
    assert_eq!(cuts(&plain(&star)).articulations[0].alone, 4_999);
}
