//! The layout for most pictures: distances as in the network, then groups apart, then no overlap.

use super::orient::{Turn, lay_flat, middle};
use super::packing::{lay_below, pack};
use super::random::Random;
use super::scene::{Point, Progress, Scene};
use super::separate::{make_room, separate, tighten};
use super::springs::gather;
use super::stress::{ALL_PAIRS, Descent, Piece, relax};
use crate::analysis::network::Adjacency;

/// Rounds of descent on stress, where every pair counts and where pivots stand for most.
const ROUNDS: (usize, usize) = (10, 18);

/// How many steps towards clear groups; few in small pictures, whose distances say enough.
fn steps(nodes: usize) -> usize {
    (6 + nodes / 30).min(16).max(nodes / 300).min(30)
}

/// Arranges the scene.
///
/// Pieces where nothing is known are packed side by side; others stay about where they are.
pub(super) fn arrange(scene: &mut Scene, told: &mut Progress) {
    let (pieces, alone): (Vec<_>, Vec<_>) =
        scene.pieces().into_iter().partition(|piece| piece.len() > 1);
    let alone: Vec<usize> = alone.into_iter().flatten().collect();
    let unit = ideal_length(scene, &pieces);
    let nodes: usize = pieces.iter().map(Vec::len).sum();
    let share = |count: usize| 0.9 * count as f32 / nodes.max(1) as f32;
    let mut done = 0;
    for piece in &pieces {
        let next = done + piece.len();
        told.part(share(done), share(next));
        arrange_piece(scene, piece, unit, told);
        done = next;
    }
    assemble(scene, pieces, &alone);
}

/// How long a tie should be: room for labels in small pictures, less in large ones.
fn ideal_length(scene: &Scene, pieces: &[Vec<usize>]) -> f32 {
    let largest = pieces.first().map_or(0, Vec::len) as f32;
    let plain = (110.0 * (60.0 / largest.max(60.0)).powf(0.36)).max(40.0);
    let nodes: Vec<Point> = pieces.iter().flatten().map(|node| scene.half[*node]).collect();
    let room: f32 = nodes.iter().map(|half| half.x + half.y).sum();
    plain.max(1.1 * room / nodes.len().max(1) as f32)
}

/// How many ties away a node still follows a pinned one.
const FOLLOWING: usize = 8;

/// A connected piece taken out of the scene.
struct Part {
    neighbours: Adjacency,
    at: Vec<Point>,
    half: Vec<Point>,
    fixed: Vec<bool>,
    known: Vec<bool>,
}

impl Part {
    fn of(scene: &Scene, piece: &[usize]) -> Self {
        let mut rank = vec![0u32; scene.len()];
        for (place, node) in piece.iter().enumerate() {
            rank[*node] = place as u32;
        }
        let mut neighbours = Adjacency { offsets: vec![0], ..Adjacency::default() };
        for node in piece {
            let others = scene.neighbours.of(*node).iter();
            neighbours.targets.extend(others.map(|other| rank[*other as usize]));
            neighbours.weights.extend(scene.neighbours.weights_of(*node));
            neighbours.offsets.push(neighbours.targets.len() as u32);
        }
        Self {
            neighbours,
            at: piece.iter().map(|node| scene.at[*node]).collect(),
            half: piece.iter().map(|node| scene.half[*node]).collect(),
            fixed: piece.iter().map(|node| scene.fixed[*node]).collect(),
            known: piece.iter().map(|node| scene.known[*node]).collect(),
        }
    }

    /// Whether it is drawn already, so that the picture should change little.
    fn is_drawn(&self) -> bool {
        let known = self.known.iter().filter(|known| **known).count();
        let first = self.at[0];
        known * 2 > self.at.len() && self.at.iter().any(|at| at.minus(first).square() > 1.0)
    }

    /// Gives every node a place to start from: by its neighbours, or by chance.
    fn start(&mut self, unit: f32, random: &mut Random) {
        let spread = unit * (self.at.len() as f32).sqrt();
        let mut queue: Vec<u32> = (0..self.at.len() as u32).collect();
        queue.retain(|node| self.known[*node as usize]);
        let mut placed = self.known.clone();
        if queue.is_empty() {
            for at in &mut self.at {
                *at = Point::new(random.unit() - 0.5, random.unit() - 0.5).times(spread);
            }
            return;
        }
        let mut next = 0;
        while next < queue.len() {
            let node = queue[next] as usize;
            for other in self.neighbours.of(node) {
                if !std::mem::replace(&mut placed[*other as usize], true) {
                    let step = Point::new(random.unit() - 0.5, random.unit() - 0.5).times(unit);
                    self.at[*other as usize] = self.at[node].plus(step);
                    queue.push(*other);
                }
            }
            next += 1;
        }
    }

    /// Half of the mean box.
    fn mean_half(&self) -> Point {
        middle(&self.half)
    }

    /// Makes it wider, as the boxes of labels are, by a quarter at most.
    fn widen(&mut self) {
        let (half, centre) = (self.mean_half(), middle(&self.at));
        let factor = (half.x / half.y).powf(0.3).clamp(1.0, 1.25);
        for at in &mut self.at {
            at.x = centre.x + (at.x - centre.x) * factor;
        }
    }

    /// Puts pinned nodes back where they were; those tied to them follow, the nearer the more.
    fn hold(&mut self, before: &[Point]) {
        if !self.fixed.contains(&true) {
            return;
        }
        let mut steps = vec![Point::default(); self.at.len()];
        for node in (0..self.at.len()).filter(|node| self.fixed[*node]) {
            steps[node] = before[node].minus(self.at[node]);
        }
        for _ in 0..FOLLOWING {
            for node in (0..self.at.len()).filter(|node| !self.fixed[*node]) {
                let others = self.neighbours.of(node);
                let sum = others
                    .iter()
                    .fold(Point::default(), |sum, other| sum.plus(steps[*other as usize]));
                steps[node] = sum.times(0.8 / others.len().max(1) as f32);
            }
        }
        for (node, step) in steps.into_iter().enumerate() {
            self.at[node] = if self.fixed[node] { before[node] } else { self.at[node].plus(step) };
        }
    }

    /// Turns it as it lay before; flat, when it did not lie anywhere.
    fn turn(&mut self, before: &[Point]) {
        if !self.known.contains(&true) {
            lay_flat(&mut self.at);
            return;
        }
        let known = |points: &[Point]| -> Vec<Point> {
            points.iter().zip(&self.known).filter(|(_, known)| **known).map(|(at, _)| *at).collect()
        };
        let turn = Turn::between(&known(&self.at), &known(before));
        for at in &mut self.at {
            *at = turn.of(*at);
        }
    }
}

fn arrange_piece(scene: &mut Scene, piece: &[usize], unit: f32, told: &mut Progress) {
    let mut part = Part::of(scene, piece);
    let mut random = Random::new(scene.seed);
    let before = part.at.clone();
    let warm = part.is_drawn();
    part.start(unit, &mut random);
    // In a picture that is drawn already, all may move, and pinned ones pull theirs along after.
    let held = if warm { vec![false; piece.len()] } else { part.fixed.clone() };
    let (neighbours, half) = (&part.neighbours, part.mean_half());
    let rest = (0.15 * unit).max(0.6 * (half.x + half.y));
    let mut drawn = Piece { neighbours, at: &mut part.at, fixed: &held, unit, rest };
    let rounds = if piece.len() <= ALL_PAIRS { ROUNDS.0 } else { ROUNDS.1 };
    relax(&mut drawn, Descent { rounds, warm }, &mut random, told);
    gather(&mut drawn, steps(piece.len()), told);
    if !held.contains(&true) {
        part.turn(&before);
        part.widen();
    }
    make_room(&mut part.at, &part.half, &held);
    part.hold(&before);
    separate(&mut part.at, &part.half, &part.fixed);
    tighten(&mut part.at, &part.half, &part.fixed);
    for (node, at) in piece.iter().zip(part.at) {
        scene.at[*node] = at;
    }
}

/// Puts the pieces beside each other: known ones where they were, others packed below.
fn assemble(scene: &mut Scene, pieces: Vec<Vec<usize>>, alone: &[usize]) {
    let is_known = |piece: &Vec<usize>| piece.iter().any(|node| scene.known[*node]);
    let (anchored, loose): (Vec<_>, Vec<_>) = pieces.into_iter().partition(is_known);
    let (resting, alone): (Vec<usize>, Vec<usize>) =
        alone.iter().partition(|node| scene.known[**node]);
    let mut placed: Vec<usize> = anchored.into_iter().flatten().chain(resting).collect();
    separate_among(scene, &placed);
    pack(scene, &loose);
    let loose: Vec<usize> = loose.into_iter().flatten().collect();
    if !placed.is_empty() && !loose.is_empty() {
        let (fixed, free) =
            (scene.frame(placed.iter().copied()), scene.frame(loose.iter().copied()));
        let corner = Point::new(fixed.low.x, fixed.high.y + MARGIN);
        scene.shift(loose.iter().copied(), corner.minus(free.low));
    }
    let is_new = placed.is_empty();
    placed.extend(loose);
    lay_below(scene, &alone, &placed);
    placed.extend(alone);
    if is_new {
        let middle = scene.frame(placed.iter().copied()).middle();
        scene.shift(placed.iter().copied(), middle.times(-1.0));
    }
    // Large coordinates are coarse: what rounding made meet is parted.
    separate_among(scene, &placed);
}

/// The room between pieces that stay and those packed below.
const MARGIN: f32 = 40.0;

fn separate_among(scene: &mut Scene, nodes: &[usize]) {
    let mut at: Vec<Point> = nodes.iter().map(|node| scene.at[*node]).collect();
    let half: Vec<Point> = nodes.iter().map(|node| scene.half[*node]).collect();
    let fixed: Vec<bool> = nodes.iter().map(|node| scene.fixed[*node]).collect();
    separate(&mut at, &half, &fixed);
    for (node, at) in nodes.iter().zip(at) {
        scene.at[*node] = at;
    }
}
