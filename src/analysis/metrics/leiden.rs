//! Groups of the highest modularity. Traag, Waltman and van Eck 2019: local moving, refinement, aggregation.

use std::collections::VecDeque;

use super::Graph;
use super::graph::row;
use super::random::Random;

/// A gain under this is rounding.
const NO_GAIN: f64 = 1e-12;
/// How often the whole is done again from what it found.
const ITERATIONS: usize = 2;

/// An undirected weighted graph whose nodes may stand for several.
struct Level {
    offsets: Vec<usize>,
    targets: Vec<usize>,
    weights: Vec<f64>,
    /// What is tied to each node, its own inside counted twice.
    strengths: Vec<f64>,
    /// All strengths together: 2m.
    total: f64,
}

/// One partition of `graph`: the group of each node, from 0. O(m) a pass, some passes.
pub(super) fn leiden(graph: &Graph, random: &mut Random) -> Vec<usize> {
    let base = Level::of(graph);
    let mut groups: Vec<usize> = (0..base.len()).collect();
    for _ in 0..ITERATIONS {
        groups = pass(&base, groups, random);
    }
    connected(&base, &groups)
}

/// Moves, refines and aggregates until nothing merges.
fn pass(base: &Level, start: Vec<usize>, random: &mut Random) -> Vec<usize> {
    let mut level = None;
    // The node of the level that each node is in, and the group of each node of the level.
    let mut place: Vec<usize> = (0..base.len()).collect();
    let mut groups = start;
    loop {
        let current = level.as_ref().unwrap_or(base);
        move_nodes(current, &mut groups, random);
        let (refined, count) = refine(current, &groups, random);
        if count == current.len() {
            return place.iter().map(|node| groups[*node]).collect();
        }
        let mut above = vec![0; count];
        for (node, group) in groups.iter().enumerate() {
            above[refined[node]] = *group;
        }
        let next = current.aggregate(&refined, count);
        for node in &mut place {
            *node = refined[*node];
        }
        groups = renumbered(&above).0;
        level = Some(next);
    }
}

impl Level {
    fn of(graph: &Graph) -> Self {
        let rows = &graph.both;
        let strength = |node| row(rows, node).map(|(_, weight)| weight).sum();
        let strengths: Vec<f64> = (0..graph.len()).map(strength).collect();
        Self {
            offsets: rows.offsets.iter().map(|offset| *offset as usize).collect(),
            targets: rows.targets.iter().map(|target| *target as usize).collect(),
            weights: rows.weights.iter().map(|weight| f64::from(*weight)).collect(),
            total: strengths.iter().sum(),
            strengths,
        }
    }

    fn len(&self) -> usize {
        self.strengths.len()
    }

    fn arcs(&self, node: usize) -> impl Iterator<Item = (usize, f64)> + '_ {
        let arcs = self.offsets[node]..self.offsets[node + 1];
        self.targets[arcs.clone()].iter().copied().zip(self.weights[arcs].iter().copied())
    }

    /// What is tied to each group, by its number.
    fn strengths_of(&self, groups: &[usize]) -> Vec<f64> {
        let mut strengths = vec![0.0; self.len()];
        for (group, strength) in groups.iter().zip(&self.strengths) {
            strengths[*group] += strength;
        }
        strengths
    }

    /// What a node of strength `own` gains in a group: tied to it by `tied`, that has `strength` without it.
    fn gain(&self, tied: f64, own: f64, strength: f64) -> f64 {
        tied - own * strength / self.total
    }

    /// The graph whose nodes are the `count` groups of this one.
    fn aggregate(&self, groups: &[usize], count: usize) -> Self {
        let mut members: Vec<Vec<usize>> = vec![Vec::new(); count];
        let mut strengths = vec![0.0; count];
        for (node, group) in groups.iter().enumerate() {
            members[*group].push(node);
            strengths[*group] += self.strengths[node];
        }
        let mut tied = Tied::new(count);
        let (mut offsets, mut targets, mut weights) = (vec![0], Vec::new(), Vec::new());
        for (group, nodes) in members.iter().enumerate() {
            for node in nodes {
                tied.add_all(self.arcs(*node).map(|(end, weight)| (groups[end], weight)));
            }
            for (end, weight) in tied.take() {
                if end != group {
                    targets.push(end);
                    weights.push(weight);
                }
            }
            offsets.push(targets.len());
        }
        Self { offsets, targets, weights, strengths, total: self.total }
    }
}

/// How much a node is tied to each group: a list of groups, and a weight a group.
struct Tied {
    weights: Vec<f64>,
    groups: Vec<usize>,
}

impl Tied {
    fn new(count: usize) -> Self {
        Self { weights: vec![0.0; count], groups: Vec::new() }
    }

    fn add_all(&mut self, ties: impl Iterator<Item = (usize, f64)>) {
        for (group, weight) in ties {
            if self.weights[group] == 0.0 {
                self.groups.push(group);
            }
            self.weights[group] += weight;
        }
    }

    /// Gives the groups with their weights, in the order they came, and forgets them.
    fn take(&mut self) -> Vec<(usize, f64)> {
        let groups = std::mem::take(&mut self.groups);
        groups.into_iter().map(|group| (group, std::mem::take(&mut self.weights[group]))).collect()
    }
}

/// Moves nodes to the group where they gain most, until none gains.
fn move_nodes(level: &Level, groups: &mut [usize], random: &mut Random) {
    let count = level.len();
    let mut strengths = level.strengths_of(groups);
    let mut tied = Tied::new(count);
    let mut queue: Vec<usize> = (0..count).collect();
    random.shuffle(&mut queue);
    let mut queue = VecDeque::from(queue);
    let mut is_waiting = vec![true; count];
    // Each move gains; the bound is against rounding alone.
    let mut moves_left = 100 * count;
    while let Some(node) = queue.pop_front() {
        is_waiting[node] = false;
        let (own, strength) = (groups[node], level.strengths[node]);
        strengths[own] -= strength;
        tied.add_all(level.arcs(node).map(|(end, weight)| (groups[end], weight)));
        let mut best = (own, level.gain(tied.weights[own], strength, strengths[own]));
        for (group, weight) in tied.take() {
            let gain = level.gain(weight, strength, strengths[group]);
            if gain > best.1 + NO_GAIN {
                best = (group, gain);
            }
        }
        strengths[best.0] += strength;
        if best.0 == own || moves_left == 0 {
            continue;
        }
        moves_left -= 1;
        groups[node] = best.0;
        for (end, _) in level.arcs(node) {
            if groups[end] != best.0 && !is_waiting[end] {
                is_waiting[end] = true;
                queue.push_back(end);
            }
        }
    }
}

/// Splits each group into well-tied parts: gives the part of each node, from 0, and how many there are.
fn refine(level: &Level, groups: &[usize], random: &mut Random) -> (Vec<usize>, usize) {
    let count = level.len();
    let whole = level.strengths_of(groups);
    let within =
        |node: usize| level.arcs(node).filter(move |(end, _)| groups[*end] == groups[node]);
    // What ties each part to the rest of its group.
    let inside = |node: usize| within(node).map(|(_, weight)| weight).sum();
    let mut outward: Vec<f64> = (0..count).map(inside).collect();
    let mut strengths = level.strengths.clone();
    let mut sizes = vec![1usize; count];
    let mut parts: Vec<usize> = (0..count).collect();
    let mut tied = Tied::new(count);
    let mut order = parts.clone();
    random.shuffle(&mut order);
    for node in order {
        let (strength, all) = (level.strengths[node], whole[groups[node]]);
        let is_well_tied = |outward: f64, strength: f64| {
            outward + NO_GAIN >= strength * (all - strength) / level.total
        };
        if sizes[parts[node]] > 1 || !is_well_tied(outward[node], strength) {
            continue;
        }
        tied.add_all(within(node).map(|(end, weight)| (parts[end], weight)));
        let mut best = (node, NO_GAIN, 0.0);
        for (part, weight) in tied.take() {
            let gain = level.gain(weight, strength, strengths[part]);
            if gain > best.1 && is_well_tied(outward[part], strengths[part]) {
                best = (part, gain, weight);
            }
        }
        let (part, _, weight) = best;
        if part != node {
            parts[node] = part;
            (sizes[node], sizes[part]) = (0, sizes[part] + 1);
            strengths[part] += strength;
            outward[part] += outward[node] - 2.0 * weight;
        }
    }
    renumbered(&parts)
}

/// The same groups with numbers from 0, in the order of their first node, and how many there are.
pub(super) fn renumbered(groups: &[usize]) -> (Vec<usize>, usize) {
    let most = groups.iter().copied().max().map_or(0, |most| most + 1);
    let mut numbers = vec![usize::MAX; most];
    let mut count = 0;
    let mut number = |group: usize| {
        if numbers[group] == usize::MAX {
            numbers[group] = count;
            count += 1;
        }
        numbers[group]
    };
    let groups = groups.iter().map(|group| number(*group)).collect();
    (groups, count)
}

/// The same groups, those in several pieces split into them: that never lowers modularity.
fn connected(level: &Level, groups: &[usize]) -> Vec<usize> {
    let mut parts = vec![usize::MAX; level.len()];
    let mut count = 0;
    let mut waiting = Vec::new();
    for first in 0..level.len() {
        if parts[first] != usize::MAX {
            continue;
        }
        parts[first] = count;
        waiting.push(first);
        while let Some(node) = waiting.pop() {
            for (end, _) in level.arcs(node) {
                if parts[end] == usize::MAX && groups[end] == groups[node] {
                    parts[end] = count;
                    waiting.push(end);
                }
            }
        }
        count += 1;
    }
    parts
}
