//! Drawn distances as in the network: stress, made small by stochastic gradient descent.
//!
//! J. Zheng, S. Pawar, D. Goodman, "Graph drawing by stochastic gradient descent", 2019;
//! above `ALL_PAIRS` nodes with the terms of M. Ortmann, M. Klimenta, U. Brandes,
//! "A sparse stress model", 2017.

use super::quality::distances_from;
use super::random::Random;
use super::scene::{Point, Progress};
use crate::analysis::network::Adjacency;

/// Up to this many nodes every pair counts.
pub(super) const ALL_PAIRS: usize = 1_200;
/// Above, each node counts with its neighbours and this many pivots.
const PIVOTS: usize = 200;
/// The last step's size, as a share of what would satisfy the closest pairs.
const LAST_STEP: f32 = 0.1;

/// A connected piece being drawn.
pub(super) struct Piece<'a> {
    pub(super) neighbours: &'a Adjacency,
    /// Where its nodes are.
    pub(super) at: &'a mut [Point],
    /// Which must stay.
    pub(super) fixed: &'a [bool],
    /// How long a tie should be.
    pub(super) unit: f32,
    /// Below this length a tie pulls less and less.
    pub(super) rest: f32,
}

/// How to go down: over how many rounds, and whether from a rough picture or from a good one.
#[derive(Clone, Copy)]
pub(super) struct Descent {
    pub(super) rounds: usize,
    pub(super) warm: bool,
}

impl Descent {
    /// The step sizes of each round, falling, for a piece with this largest distance.
    fn steps(self, largest: u32) -> impl Iterator<Item = f32> {
        let first = if self.warm { 0.3 } else { (largest as f32).powi(2).max(1.0) };
        let rounds = self.rounds;
        let last = (rounds.max(2) - 1) as f32;
        (0..rounds).map(move |round| first * (LAST_STEP / first).powf(round as f32 / last))
    }
}

/// Moves the nodes of a connected piece so that its stress is small.
///
/// O(n²) a round up to 1,200 nodes, else O(n * 200 + m).
pub(super) fn relax(piece: &mut Piece, descent: Descent, random: &mut Random, told: &mut Progress) {
    if piece.at.len() < 2 {
        return;
    }
    if piece.at.len() <= ALL_PAIRS {
        relax_all(piece, descent, random, told);
    } else {
        relax_sparse(piece, descent, random, told);
    }
}

/// What a pair at each distance does in one round.
#[derive(Clone, Copy, Default)]
struct Pull {
    /// Half the share of the error that is mended.
    mend: f32,
    /// How far apart the pair should be.
    length: f32,
}

/// Every pair, by how many places apart the two stand in a chance order: those of one offset share
/// no node with the next, so that the processor need not wait.
fn relax_all(piece: &mut Piece, descent: Descent, random: &mut Random, told: &mut Progress) {
    let count = piece.at.len();
    let mut order: Vec<usize> = (0..count).collect();
    random.shuffle(&mut order);
    let (distances, largest) = by_offset(piece.neighbours, &order);
    let mut at: Vec<Point> = order.iter().map(|node| piece.at[*node]).collect();
    let free: Vec<f32> =
        order.iter().map(|node| f32::from(u8::from(!piece.fixed[*node]))).collect();
    let mut offsets: Vec<usize> = (1..=count / 2).collect();
    let mut pulls = vec![Pull::default(); usize::from(largest) + 1];
    for (round, step) in descent.steps(u32::from(largest)).enumerate() {
        for (distance, pull) in pulls.iter_mut().enumerate().skip(1) {
            let distance = distance as f32;
            *pull = Pull {
                mend: 0.5 * (step / (distance * distance)).min(1.0),
                length: distance * piece.unit,
            };
        }
        random.shuffle(&mut offsets);
        for offset in &offsets {
            let row = &distances[(offset - 1) * count..offset * count];
            let pairs = if offset * 2 == count { *offset } else { count };
            for (one, distance) in row[..pairs].iter().enumerate() {
                let sum = one + offset;
                let other = if sum < count { sum } else { sum - count };
                mend(&mut at, &free, (one, other), pulls[usize::from(*distance)]);
            }
        }
        told.tell((round + 1) as f32 / descent.rounds as f32);
    }
    for (node, point) in order.into_iter().zip(at) {
        if !piece.fixed[node] {
            piece.at[node] = point;
        }
    }
}

/// Moves both nodes of a pair towards the right distance; all of it the free one when one is fixed.
#[inline]
fn mend(at: &mut [Point], free: &[f32], (one, other): (usize, usize), pull: Pull) {
    let apart = at[one].minus(at[other]);
    let drawn = apart.square().max(1e-12).sqrt();
    let step = apart.times(pull.mend * (1.0 - pull.length / drawn));
    let (first, second) = (free[one], free[other]);
    at[one] = at[one].minus(step.times(first * (2.0 - second)));
    at[other] = at[other].plus(step.times(second * (2.0 - first)));
}

/// The distances of all pairs by offset in this order, and the largest.
fn by_offset(neighbours: &Adjacency, order: &[usize]) -> (Vec<u16>, u16) {
    let count = order.len();
    let mut rank = vec![0usize; count];
    for (place, node) in order.iter().enumerate() {
        rank[*node] = place;
    }
    let mut rows = vec![0u16; count / 2 * count];
    let (mut distances, mut queue, mut largest) = (Vec::new(), Vec::new(), 0);
    for (place, node) in order.iter().enumerate() {
        distances_from(neighbours, *node, &mut distances, &mut queue);
        for (other, distance) in distances.iter().enumerate() {
            let sum = rank[other] + count - place;
            let offset = if sum < count { sum } else { sum - count };
            if (1..=count / 2).contains(&offset) {
                let distance = (*distance).min(u32::from(u16::MAX)) as u16;
                rows[(offset - 1) * count + place] = distance;
                largest = largest.max(distance);
            }
        }
    }
    (rows, largest)
}

/// A node that stands for those near it.
struct Pivot {
    node: usize,
    /// The distance of every node.
    distances: Vec<u16>,
    /// By distance, for how many nodes it stands.
    weights: Vec<f32>,
}

fn relax_sparse(piece: &mut Piece, descent: Descent, random: &mut Random, told: &mut Progress) {
    let mut pivots = pivots(piece.neighbours, PIVOTS, random);
    let largest = pivots.iter().map(|pivot| pivot.weights.len()).max().unwrap_or(2) as u32 - 1;
    let mut ties = ties(piece.neighbours);
    let share = ties.len().div_ceil(pivots.len().max(1)).max(1);
    let free: Vec<f32> = piece.fixed.iter().map(|fixed| f32::from(u8::from(!fixed))).collect();
    let mut pulls = vec![Pull::default(); largest as usize + 1];
    for (round, step) in descent.steps(largest).enumerate() {
        random.shuffle(&mut pivots);
        random.shuffle(&mut ties);
        let tie = Pull { mend: 0.5 * step.min(1.0), length: piece.unit };
        let mut chunks = ties.chunks(share);
        for pivot in &pivots {
            for (distance, weight) in pivot.weights.iter().enumerate().skip(1) {
                let length = distance as f32;
                let mend = (step * weight / (length * length)).min(1.0);
                pulls[distance] = Pull { mend, length: length * piece.unit };
            }
            let middle = piece.at[pivot.node];
            let nodes = piece.at.iter_mut().zip(&free).zip(&pivot.distances);
            for ((point, free), distance) in nodes {
                let pull = pulls[usize::from(*distance)];
                let apart = point.minus(middle);
                let drawn = apart.square().max(1e-12).sqrt();
                let step = free * pull.mend * (1.0 - pull.length / drawn);
                *point = point.minus(apart.times(step));
            }
            for (one, other) in chunks.next().unwrap_or_default() {
                mend(piece.at, &free, (*one as usize, *other as usize), tie);
            }
        }
        told.tell((round + 1) as f32 / descent.rounds as f32);
    }
}

/// Each tied pair once.
fn ties(neighbours: &Adjacency) -> Vec<(u32, u32)> {
    let rows = (0..neighbours.len())
        .flat_map(|node| neighbours.of(node).iter().map(move |other| (node as u32, *other)));
    rows.filter(|(one, other)| one < other).collect()
}

/// The pivots: in turn the node farthest from those before and one by chance. O(count * (n + m)).
fn pivots(neighbours: &Adjacency, count: usize, random: &mut Random) -> Vec<Pivot> {
    let nodes = neighbours.len();
    let mut nearest = vec![(u16::MAX, 0u32); nodes];
    let mut pivots: Vec<Pivot> = Vec::new();
    let (mut distances, mut queue) = (Vec::new(), Vec::new());
    let mut node = random.below(nodes);
    while pivots.len() < count {
        distances_from(neighbours, node, &mut distances, &mut queue);
        let row: Vec<u16> =
            distances.iter().map(|far| (*far).min(u32::from(u16::MAX)) as u16).collect();
        for (near, distance) in nearest.iter_mut().zip(&row) {
            if *distance < near.0 {
                *near = (*distance, pivots.len() as u32);
            }
        }
        pivots.push(Pivot { node, distances: row, weights: Vec::new() });
        let far = nearest.iter().enumerate().max_by_key(|(_, (far, _))| *far);
        let Some((farthest, (1.., _))) = far else { break };
        let chance = random.below(nodes);
        let take_chance = pivots.len() % 2 == 1 && nearest[chance].0 > 0;
        node = if take_chance { chance } else { farthest };
    }
    for (place, pivot) in pivots.iter_mut().enumerate() {
        let region = nearest.iter().filter(|(_, owner)| *owner as usize == place);
        pivot.weights = weights(&pivot.distances, region.map(|(distance, _)| *distance));
    }
    pivots
}

/// By distance d from a pivot, how many of its region are within d / 2, itself included.
fn weights(distances: &[u16], region: impl Iterator<Item = u16>) -> Vec<f32> {
    let largest = usize::from(distances.iter().copied().max().unwrap_or(0));
    let mut within = vec![0f32; largest + 1];
    for distance in region {
        within[usize::from(distance)] += 1.0;
    }
    for distance in 1..=largest {
        within[distance] += within[distance - 1];
    }
    (0..=largest).map(|distance| within[distance / 2]).collect()
}
