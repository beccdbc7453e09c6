use super::*;
use crate::analysis::network::{Days, OPEN_END, OPEN_START, Tie};
use crate::analysis::samples::{example, kite, weighted};

fn plain(network: &Network) -> Report {
    measure(network, &Options::default(), &mut |_| {})
}

#[test]
fn the_example_says_what_the_handbook_says() {
    let (network, names) = example();
    let report = plain(&network);
    let place = |name: &str| names.iter().position(|known| known == name).unwrap() as u32;
    let (cap, government) = (place("Cap Collectif"), place("Gouvernement français"));
    let named = vec![place("Parlement & Citoyens")];
    let removing = Finding::Removing { node: cap, pieces: 2, cut_off: 1, alone: true, named };
    assert_eq!(report.findings[0], removing);
    let Finding::TightGroup { around, nodes } = &report.findings[1] else { panic!() };
    assert_eq!((*around, nodes.len()), (cap, 5));
    assert_eq!(report.findings[2], Finding::Centre { node: government });
    let Finding::MostPassage { node, share } = report.findings[3] else { panic!() };
    assert_eq!((node, (share * 10.0).round()), (government, 7.0));
    assert!(report.findings.len() <= 6);
    assert_eq!(report.warnings[0], Finding::OneTie { actors: 14 });
    assert_eq!(report.warnings[1], Finding::Isolated { actors: 18 });
}

#[test]
fn the_cards_of_the_example() {
    let (network, names) = example();
    let report = plain(&network);
    let name = |node: &u32| names[*node as usize].as_str();
    let firsts: Vec<&str> =
        report.cards.iter().map(|card| name(&card.places[0].nodes[0])).collect();
    assert_eq!(firsts, ["Gouvernement français"; 3]);
    let seconds = report.cards.iter().map(|card| name(&card.places[1].nodes[0]));
    assert_eq!(seconds.collect::<Vec<_>>(), ["Collectif signataire"; 3]);
    let third = &report.cards[2].places[2];
    assert_eq!((third.rank, third.nodes.len(), third.more), (3, 5, 0));
    assert_eq!(report.disagreements, []);
}

#[test]
fn three_are_the_most_central_of_the_kite() {
    let report = plain(&kite());
    let first = |card: usize| report.cards[card].places[0].nodes.clone();
    assert_eq!((first(0), first(1), first(2)), (vec![3], vec![7], vec![7]));
    let (tied, passage, broker) = (CardKind::Tied, CardKind::Passage, CardKind::Broker);
    let expected = [
        Disagreement { node: 3, first_in: tied, absent_from: passage, rank: Some(5) },
        Disagreement { node: 3, first_in: tied, absent_from: broker, rank: Some(4) },
        Disagreement { node: 7, first_in: passage, absent_from: tied, rank: Some(6) },
        Disagreement { node: 7, first_in: broker, absent_from: tied, rank: Some(6) },
    ];
    assert_eq!(report.disagreements, expected);
    // Two share the second place, so that the next is the fourth.
    let ranks: Vec<u32> = report.cards[1].places.iter().map(|place| place.rank).collect();
    assert_eq!(ranks, [1, 2]);
    assert!(report.findings.contains(&Finding::Core { k: 3, nodes: (0..7).collect() }));
}

#[test]
fn a_report_travels_whole() {
    let (network, _) = example();
    let report = plain(&network);
    let text = serde_json::to_string(&report).unwrap();
    assert_eq!(serde_json::from_str::<Report>(&text).unwrap(), report);
    assert_eq!(plain(&network), report);
}

#[test]
fn progress_rises_to_the_end() {
    let mut percents = Vec::new();
    measure(&kite(), &Options::default(), &mut |percent| percents.push(percent));
    assert!(percents.is_sorted());
    assert_eq!(percents.last(), Some(&100));
}

#[test]
fn warnings_are_given() {
    let network = Network::of_pairs(6, [(0, 1), (0, 2), (3, 4)]);
    let ours = vec![true];
    let report =
        measure(&network, &Options { ours, unsourced: 2, ..Options::default() }, &mut |_| {});
    let expected = [
        Finding::Unsourced { ties: 2 },
        Finding::Small { actors: 5 },
        Finding::OursAtCentre { node: 0 },
        Finding::NotConnected { components: 2 },
        Finding::OneTie { actors: 4 },
        Finding::Isolated { actors: 1 },
    ];
    assert_eq!(report.warnings, expected);
}

#[test]
fn roles_can_be_between_camps() {
    let mut network = Network::of_pairs(3, [(0, 1), (1, 2)]);
    for (node, camp) in [3, 3, 1].into_iter().enumerate() {
        network.nodes[node].camp = camp;
    }
    let options = Options { directed: true, by_camp: true, ..Options::default() };
    let roles = measure(&network, &options, &mut |_| {}).roles;
    assert_eq!(roles[1], Roles { representative: 1, ..Roles::default() });
    network.nodes[0].camp = 0;
    assert_eq!(measure(&network, &options, &mut |_| {}).roles[1], Roles::default());
}

#[test]
fn sure_ties_give_sure_ranks() {
    let found = robustness(&kite(), &Options::default(), 100, 1, &mut |_| {});
    assert_eq!(found.runs, 1);
    assert!(found.ranges.iter().all(|range| range.rank == range.best && range.rank == range.worst));
}

#[test]
fn doubtful_ties_give_ranges() {
    let mut network = kite();
    for tie in &mut network.ties {
        // All that Diane has is doubtful.
        tie.trust = if tie.source == 3 || tie.target == 3 { 0.5 } else { 1.0 };
    }
    let run = |seed| robustness(&network, &Options::default(), 100, seed, &mut |_| {});
    let found = run(4);
    let diane = found.ranges.iter().find(|range| range.node == 3 && range.card == CardKind::Tied);
    let diane = diane.unwrap();
    assert_eq!((diane.rank, found.runs), (1, 100));
    assert!(diane.best <= 3 && diane.worst >= 4, "{diane:?}");
    assert_eq!(found, run(4));
}

#[test]
fn who_rises_when() {
    let since = |from| Days { from, to: OPEN_END };
    let mut network = Network::of_pairs(5, [(0, 1), (0, 2), (3, 1), (3, 2), (3, 4), (0, 4)]);
    let days = [Days { from: OPEN_START, to: 99 }, since(0), since(100), since(100), since(100)];
    for (tie, days) in network.ties.iter_mut().zip(days) {
        tie.days = days;
    }
    let found = rises(&network, &Options::default(), RisingMetric::Degree, &mut |_| {});
    assert_eq!(found.days, [0, 100]);
    let of = |node: u32| &found.rises.iter().find(|rise| rise.node == node).unwrap().places;
    let band = |best, worst| Some(Band { best, worst });
    assert_eq!(of(0), &[band(1, 1), band(2, 3)]);
    assert_eq!(of(3), &[None, band(1, 1)]);
    // Its only tie has no date.
    assert_eq!(of(4)[0], band(2, 4));
}

#[test]
fn dates_are_few_and_in_order() {
    let mut network = Network::of_pairs(300, (1..300).map(|node| (0, node)));
    for (day, tie) in network.ties.iter_mut().enumerate() {
        tie.days = Days { from: day as i32 * 10, to: i32::MAX - 1 };
    }
    for metric in [RisingMetric::Degree, RisingMetric::Betweenness] {
        let found = rises(&network, &Options::default(), metric, &mut |_| {});
        assert_eq!((found.days.len(), found.days[0], found.days[39]), (40, 0, 2_980));
        assert!(found.days.is_sorted() && found.rises.len() <= 8);
        assert_eq!(found.rises[0].node, 0);
    }
}

#[test]
fn odd_networks_are_reported() {
    let star = Network::of_pairs(5_000, (1..5_000).map(|leaf| (0, leaf)));
    let mut harm = kite();
    harm.ties.iter_mut().for_each(|tie| tie.sign = -1);
    let mut odd =
        weighted(4, &[(0, 1, f32::NAN), (1, 1, 2.0), (1, 0, f32::INFINITY), (2, 3, -1.0)]);
    odd.ties[0].trust = f32::NAN;
    odd.ties[1].trust = 0.5;
    odd.ties.push(Tie::new(7, 0));
    for network in
        [star, harm, odd, Network::default(), Network::of_pairs(1, []), Network::of_pairs(9, [])]
    {
        let options =
            Options { directed: true, weighted: network.len() < 100, ..Options::default() };
        let report = measure(&network, &options, &mut |_| {});
        assert!(serde_json::to_string(&report).is_ok());
        robustness(&network, &options, 20, 1, &mut |_| {});
        rises(&network, &options, RisingMetric::Betweenness, &mut |_| {});
    }
}
