//! All tied nodes on a circle, ordered so that few ties cross; the others in rows below.
//!
//! The order starts as a walk in depth (the circle of a tree has no crossings) and is improved by
//! the means of neighbours, the best of some rounds kept: after M. Baur, U. Brandes, "Crossing
//! reduction in circular layouts", 2004.

use std::f32::consts::{PI, TAU};

use super::packing::lay_below;
use super::scene::{Point, Progress, Scene};
use super::separate::separate;
use crate::analysis::network::Adjacency;

const ROUNDS: usize = 24;

/// Arranges the scene. O((n + m) log n) for each of some rounds.
pub(super) fn arrange(scene: &mut Scene, told: &mut Progress) {
    told.part(0.0, 0.9);
    let (tied, alone): (Vec<usize>, Vec<usize>) =
        (0..scene.len()).partition(|node| !scene.neighbours.of(*node).is_empty());
    let order = order(&scene.neighbours, told);
    place(scene, &order);
    lay_below(scene, &alone, &tied);
    separate(&mut scene.at, &scene.half, &scene.fixed);
}

/// The tied nodes in the order of the circle.
fn order(neighbours: &Adjacency, told: &mut Progress) -> Vec<usize> {
    let mut order = walk(neighbours);
    let mut best = (crossings(neighbours, &order), order.clone());
    for round in 0..ROUNDS {
        order = between_neighbours(neighbours, &order);
        let crossed = crossings(neighbours, &order);
        if crossed < best.0 {
            best = (crossed, order.clone());
        }
        told.tell((round + 1) as f32 / ROUNDS as f32);
    }
    best.1
}

/// The tied nodes in the order of a walk in depth, few neighbours first.
fn walk(neighbours: &Adjacency) -> Vec<usize> {
    let degree = |node: usize| neighbours.of(node).len();
    let mut seen = vec![false; neighbours.len()];
    let mut starts: Vec<usize> = (0..neighbours.len()).filter(|node| degree(*node) > 0).collect();
    starts.sort_by_key(|node| degree(*node));
    let mut order = Vec::with_capacity(starts.len());
    let mut stack = Vec::new();
    for start in starts {
        stack.push(start);
        while let Some(node) = stack.pop() {
            if std::mem::replace(&mut seen[node], true) {
                continue;
            }
            order.push(node);
            let from = stack.len();
            let others = neighbours.of(node).iter().map(|other| *other as usize);
            stack.extend(others.filter(|other| !seen[*other]));
            stack[from..].sort_by_key(|other| std::cmp::Reverse(degree(*other)));
        }
    }
    order
}

fn ranks(count: usize, order: &[usize]) -> Vec<usize> {
    let mut ranks = vec![0; count];
    for (rank, node) in order.iter().enumerate() {
        ranks[*node] = rank;
    }
    ranks
}

/// Each node moved half-way to the mean direction of its neighbours.
fn between_neighbours(neighbours: &Adjacency, order: &[usize]) -> Vec<usize> {
    let ranks = ranks(neighbours.len(), order);
    let step = TAU / order.len().max(1) as f32;
    let direction = |node: usize| {
        let (sine, cosine) = (ranks[node] as f32 * step).sin_cos();
        Point::new(cosine, sine)
    };
    let mut keyed: Vec<(f32, usize, usize)> = order
        .iter()
        .map(|node| {
            let others = neighbours.of(*node);
            let own = direction(*node).times(others.len() as f32 * 0.5);
            let sum = others.iter().fold(own, |sum, other| sum.plus(direction(*other as usize)));
            let angle = sum.y.atan2(sum.x);
            (if angle < 0.0 { angle + TAU } else { angle }, ranks[*node], *node)
        })
        .collect();
    keyed.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
    keyed.into_iter().map(|(.., node)| node).collect()
}

/// How many pairs of ties cross. O(m log n).
fn crossings(neighbours: &Adjacency, order: &[usize]) -> usize {
    let ranks = ranks(neighbours.len(), order);
    // Open ties by the rank they start at, in a Fenwick tree.
    let mut open = vec![0isize; order.len() + 1];
    let add = |open: &mut [isize], rank: usize, change: isize| {
        let mut slot = rank + 1;
        while slot < open.len() {
            open[slot] += change;
            slot += slot & slot.wrapping_neg();
        }
    };
    let sum = |open: &[isize], end: usize| {
        let (mut slot, mut sum) = (end, 0);
        while slot > 0 {
            sum += open[slot];
            slot &= slot - 1;
        }
        sum
    };
    let mut crossed = 0;
    for (rank, node) in order.iter().enumerate() {
        let mut starts: Vec<usize> =
            neighbours.of(*node).iter().map(|other| ranks[*other as usize]).collect();
        starts.sort_unstable();
        let earlier = starts.partition_point(|start| *start < rank);
        for start in &starts[..earlier] {
            add(&mut open, *start, -1);
        }
        for start in &starts[..earlier] {
            crossed += (sum(&open, rank) - sum(&open, start + 1)) as usize;
        }
        add(&mut open, rank, (starts.len() - earlier) as isize);
    }
    crossed
}

/// Places the nodes on a circle just large enough for their boxes.
fn place(scene: &mut Scene, order: &[usize]) {
    let reach: Vec<f32> =
        order.iter().map(|node| scene.half[*node].square().sqrt() * 1.02).collect();
    let turn =
        |radius: f32| -> f32 { reach.iter().map(|reach| (reach / radius).min(1.0).asin()).sum() };
    let mut low = reach.iter().copied().fold(1.0, f32::max);
    let mut high = low + reach.iter().sum::<f32>();
    for _ in 0..40 {
        let middle = f32::midpoint(low, high);
        if turn(middle) > PI { low = middle } else { high = middle }
    }
    let spare = (TAU - 2.0 * turn(high)) / order.len().max(1) as f32;
    let mut angle = -PI / 2.0;
    for (node, reach) in order.iter().zip(&reach) {
        let half = (reach / high).min(1.0).asin() + spare / 2.0;
        let (sine, cosine) = (angle + half).sin_cos();
        if !scene.fixed[*node] {
            scene.at[*node] = Point::new(cosine * high, sine * high);
        }
        angle += 2.0 * half;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::network::Network;

    fn adjacency(count: usize, pairs: &[(u32, u32)]) -> Adjacency {
        Network::of_pairs(count, pairs.iter().copied()).neighbours()
    }

    #[test]
    fn crossings_are_counted() {
        let square = adjacency(4, &[(0, 2), (1, 3)]);
        assert_eq!(crossings(&square, &[0, 1, 2, 3]), 1);
        assert_eq!(crossings(&square, &[0, 2, 1, 3]), 0);
        let all = adjacency(
            5,
            &[(0, 1), (0, 2), (0, 3), (0, 4), (1, 2), (1, 3), (1, 4), (2, 3), (2, 4), (3, 4)],
        );
        assert_eq!(crossings(&all, &[3, 1, 0, 2, 4]), 5);
    }

    #[test]
    fn a_tree_does_not_cross() {
        let pairs: Vec<(u32, u32)> = (1..200).map(|node| (node / 3, node)).collect();
        let tree = adjacency(200, &pairs);
        let mut tell = |_| {};
        let order = order(&tree, &mut Progress::new(&mut tell));
        assert_eq!((order.len(), crossings(&tree, &order)), (200, 0));
    }
}
