use super::quality::{neighbour_share, overlaps, stress};
use super::random::Random;
use super::*;

/// A network in groups, as the page's figures are measured on: about 1.9 ties a node.
///
/// Groups of 15 to 60; each new node is tied to one to three before it in its group, the first
/// preferred; some ties across groups, the first of each preferred; pieces joined to the first.
pub(super) fn clustered(count: usize, seed: u64) -> Network {
    let mut random = Random::new(seed);
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    let mut groups: Vec<(usize, usize)> = Vec::new();
    let mut start = 0;
    while start < count {
        let size = (15 + random.below(46)).min(count - start);
        for node in start + 1..start + size {
            for _ in 0..=random.below(3) {
                let other = start + preferred(&mut random, node - start);
                pairs.push((node as u32, other as u32));
            }
        }
        groups.push((start, size));
        start += size;
    }
    for _ in 0..(3 * groups.len()).max(count / 10) {
        let (one, other) = (groups[random.below(groups.len())], groups[random.below(groups.len())]);
        let from = one.0 + preferred(&mut random, one.1);
        let to = other.0 + preferred(&mut random, other.1);
        pairs.push((from as u32, to as u32));
    }
    let network = Network::of_pairs(count, pairs.clone());
    let places = vec![Place::default(); count];
    let pieces = Scene::new(&network, &places, 0).pieces();
    for piece in pieces.iter().skip(1) {
        pairs.push((piece[0] as u32, pieces[0][0] as u32));
    }
    pairs.retain(|(one, other)| one != other);
    pairs.sort_unstable();
    pairs.dedup();
    Network::of_pairs(count, pairs)
}

fn preferred(random: &mut Random, count: usize) -> usize {
    let share = random.unit();
    (share * share * count as f32) as usize
}

pub(super) fn boxes(count: usize, half: f32) -> Vec<Place> {
    vec![Place { half_width: half, half_height: half, ..Place::default() }; count]
}

#[test]
#[ignore = "prints figures"]
fn layout_figures() {
    for count in [200, 1_000, 3_000, 10_000] {
        for seed in 1..=3 {
            let network = clustered(count, seed);
            let mut places = boxes(count, 5.0);
            let start = std::time::Instant::now();
            run(&network, &mut places, Kind::Clear, seed, &mut |_| {});
            let time = start.elapsed().as_secs_f64() * 1e3;
            let (stress, share) = (stress(&network, &places), neighbour_share(&network, &places));
            let (ties, overlaps) = (network.ties.len(), overlaps(&places));
            println!(
                "{count:6} nodes {ties:6} ties: {time:7.1} ms, stress {stress:.3}, \
                 share {share:.3}, {overlaps} overlaps"
            );
        }
    }
}

/// Nodes that a file from outside might bring: none of the numbers can be trusted.
fn hostile(count: usize) -> Vec<Place> {
    let odd = [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, -1e30, 1e30, 0.0, 3.0];
    let place = |node: usize| Place {
        x: odd[node % 7],
        y: odd[node / 7 % 7],
        half_width: odd[node % 5],
        half_height: odd[node % 6],
        pinned: node.is_multiple_of(3),
        known: node.is_multiple_of(2),
    };
    (0..count).map(place).collect()
}

#[track_caller]
fn check_sound(network: &Network, places: &[Place]) {
    for kind in Kind::all() {
        let mut after = places.to_vec();
        let mut told = Vec::new();
        run(network, &mut after, kind, 1, &mut |percent| told.push(percent));
        assert!(told.is_sorted() && told.last() == Some(&100), "{told:?}");
        for (before, after) in places.iter().zip(&after) {
            assert!(after.x.is_finite() && after.y.is_finite() && after.known);
            if before.pinned && before.x.is_finite() && before.y.is_finite() {
                assert_eq!(
                    (before.x.to_bits(), before.y.to_bits()),
                    (after.x.to_bits(), after.y.to_bits())
                );
            }
        }
        let mut again = places.to_vec();
        run(network, &mut again, kind, 1, &mut |_| {});
        assert_eq!(pack(&after), pack(&again));
        if places.iter().all(|place| !place.pinned && place.half_width.is_finite()) {
            assert_eq!(overlaps(&after), 0, "{kind:?}");
        }
    }
}

#[test]
fn every_network_has_a_sound_picture() {
    let star = Network::of_pairs(1_000, (1..1_000).map(|node| (0, node)));
    let knots = Network::of_pairs(9, [(0, 0), (1, 2), (1, 2), (2, 1), (3, 4), (4, 5), (5, 3)]);
    for network in [
        Network::default(),
        Network::of_pairs(1, []),
        Network::of_pairs(300, []),
        star,
        knots,
        clustered(150, 1),
    ] {
        let count = network.len();
        check_sound(&network, &boxes(count, 5.0));
        check_sound(&network, &hostile(count));
        let here = Place {
            x: 4.0,
            y: -4.0,
            known: true,
            half_width: 50.0,
            half_height: 20.0,
            pinned: false,
        };
        check_sound(&network, &vec![here; count]);
        check_sound(&network, &vec![Place { pinned: true, ..here }; count]);
    }
}

#[test]
fn too_few_places_are_left_alone() {
    let mut places = boxes(2, 1.0);
    run(&Network::of_pairs(3, [(0, 1)]), &mut places, Kind::Clear, 1, &mut |_| {});
    assert_eq!(places, boxes(2, 1.0));
}

#[test]
fn a_picture_is_true_and_shows_groups() {
    for seed in 1..=2 {
        let network = clustered(300, seed);
        let mut places = boxes(300, 5.0);
        run(&network, &mut places, Kind::Clear, seed, &mut |_| {});
        let (stress, share) = (stress(&network, &places), neighbour_share(&network, &places));
        assert!(stress < 0.125 && share > 0.3, "{stress} {share}");
        assert_eq!(overlaps(&places), 0);
    }
}

/// How far nodes moved in the middle, as a share of the picture's width.
fn moved(before: &[Place], after: &[Place]) -> f32 {
    let mut steps: Vec<f32> =
        before.iter().zip(after).map(|(a, b)| (a.x - b.x).hypot(a.y - b.y)).collect();
    steps.sort_by(f32::total_cmp);
    let xs = before.iter().map(|place| place.x);
    let wide = xs.clone().fold(f32::MIN, f32::max) - xs.fold(f32::MAX, f32::min);
    steps[steps.len() / 2] / wide
}

#[test]
fn the_same_layout_again_hardly_moves() {
    for count in [60, 300] {
        let network = clustered(count, 4);
        let mut places = boxes(count, 5.0);
        run(&network, &mut places, Kind::Clear, 1, &mut |_| {});
        let before = places.clone();
        run(&network, &mut places, Kind::Clear, 2, &mut |_| {});
        let share = moved(&before, &places);
        assert!(share < 0.03, "{share}");
    }
}

#[test]
fn a_new_node_or_a_pin_leaves_the_picture() {
    let network = clustered(300, 5);
    let mut places = boxes(300, 5.0);
    run(&network, &mut places, Kind::Clear, 1, &mut |_| {});
    let before = places.clone();
    let mut larger = network.clone();
    larger.nodes.push(network.nodes[0]);
    larger.ties.push(crate::analysis::network::Tie::new(300, 17));
    let mut more = places.clone();
    more.push(boxes(1, 5.0)[0]);
    run(&larger, &mut more, Kind::Clear, 1, &mut |_| {});
    let share = moved(&before, &more);
    assert!(share < 0.03, "{share}");
    places[40].pinned = true;
    places[200].pinned = true;
    run(&network, &mut places, Kind::Clear, 1, &mut |_| {});
    let share = moved(&before, &places);
    assert!(share < 0.06 && (places[40].x - before[40].x).abs() == 0.0, "{share}");
}

#[test]
fn places_travel_whole() {
    let places = hostile(40);
    let bytes = pack(&places);
    assert_eq!(bytes.len(), 40 * 20);
    assert_eq!(unpack(&bytes).map(|places| pack(&places)), Some(bytes.clone()));
    assert_eq!(unpack(&bytes[1..]), None);
    assert_eq!(unpack(&bytes[..12]), None);
    let positions = pack_positions(&boxes(3, 1.0));
    assert_eq!(unpack_positions(&positions), Some(vec![(0.0, 0.0); 3]));
    assert_eq!(unpack_positions(&positions[..4]), None);
}

#[test]
fn kinds_have_keys() {
    for kind in Kind::all() {
        assert_eq!(Kind::read(kind.key()), Some(kind));
    }
    assert_eq!((Kind::read("x"), Kind::default().key()), (None, "clear"));
}
