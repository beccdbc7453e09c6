//! In rows along the direction of the ties: what acts stands before what it acts on.
//!
//! K. Sugiyama, S. Tagawa, M. Toda, "Methods for visual understanding of hierarchical system
//! structures", 1981: cycles broken, rows by longest path, crossings reduced by means, then
//! coordinates.

use super::packing::{ASPECT, lay_below};
use super::scene::{Point, Progress, Scene};
use super::separate::separate;
use crate::analysis::network::Adjacency;

/// Sweeps over the rows to reduce crossings, and to straighten ties.
const SWEEPS: usize = 12;
/// The room between two rows, in picture units.
const ROW_GAP: f32 = 60.0;

/// Arranges the scene. O((n + m) log n) a sweep; rows run down or to the right, as the shape asks.
pub(super) fn arrange(scene: &mut Scene, told: &mut Progress) {
    told.part(0.0, 0.9);
    let (tied, alone): (Vec<usize>, Vec<usize>) =
        (0..scene.len()).partition(|node| !scene.neighbours.of(*node).is_empty());
    let rows = Rows::of(scene, &tied);
    let is_down = rows.run_down(scene);
    place(scene, rows, is_down, told);
    lay_below(scene, &alone, &tied);
    separate(&mut scene.at, &scene.half, &scene.fixed);
}

/// The arcs that are left when cycles are broken, none going back. Iterative, for long paths.
fn without_cycles(scene: &Scene) -> Vec<Vec<u32>> {
    let successors = scene.network.successors();
    let count = scene.len();
    let mut arcs = vec![Vec::new(); count];
    // 0 not seen, 1 on the way, 2 done.
    let mut state = vec![0u8; count];
    let starts = sources_first(&successors);
    let mut stack: Vec<(usize, usize)> = Vec::new();
    for start in starts {
        if state[start] != 0 {
            continue;
        }
        state[start] = 1;
        stack.push((start, 0));
        while let Some((node, next)) = stack.last_mut() {
            let node = *node;
            let Some(target) = successors.of(node).get(*next).map(|target| *target as usize) else {
                state[node] = 2;
                stack.pop();
                continue;
            };
            *next += 1;
            if state[target] == 1 {
                if !successors.joins(target, node) {
                    arcs[target].push(node as u32);
                }
                continue;
            }
            arcs[node].push(target as u32);
            if state[target] == 0 {
                state[target] = 1;
                stack.push((target, 0));
            }
        }
    }
    arcs
}

/// All nodes, those that act on more than act on them first.
fn sources_first(successors: &Adjacency) -> Vec<usize> {
    let mut entering = vec![0i64; successors.len()];
    for target in &successors.targets {
        entering[*target as usize] += 1;
    }
    let mut starts: Vec<usize> = (0..successors.len()).collect();
    starts.sort_by_key(|node| entering[*node] - successors.of(*node).len() as i64);
    starts
}

/// The row of each node: one after the last of those that lead to it, none farther from what it
/// leads to than it must be.
fn levels(arcs: &[Vec<u32>]) -> Vec<usize> {
    let mut entering = vec![0u32; arcs.len()];
    for target in arcs.iter().flatten() {
        entering[*target as usize] += 1;
    }
    let sources: Vec<usize> = (0..arcs.len()).filter(|node| entering[*node] == 0).collect();
    let (mut order, mut level) = (sources.clone(), vec![0usize; arcs.len()]);
    let mut next = 0;
    while next < order.len() {
        let node = order[next];
        for target in arcs[node].iter().map(|target| *target as usize) {
            level[target] = level[target].max(level[node] + 1);
            entering[target] -= 1;
            if entering[target] == 0 {
                order.push(target);
            }
        }
        next += 1;
    }
    for node in sources {
        let nearest = arcs[node].iter().map(|target| level[*target as usize]).min();
        level[node] = nearest.map_or(0, |nearest| nearest.saturating_sub(1));
    }
    level
}

/// Nodes in rows, and who stands before and after whom.
struct Rows {
    rows: Vec<Vec<u32>>,
    /// Each node's neighbours in rows before and after.
    sides: [Vec<Vec<u32>>; 2],
}

impl Rows {
    fn of(scene: &Scene, tied: &[usize]) -> Self {
        let arcs = without_cycles(scene);
        let level = levels(&arcs);
        let mut rows = vec![Vec::new(); level.iter().max().map_or(0, |last| last + 1)];
        for node in tied {
            rows[level[*node]].push(*node as u32);
        }
        let mut before = vec![Vec::new(); arcs.len()];
        for (node, targets) in arcs.iter().enumerate() {
            for target in targets {
                before[*target as usize].push(node as u32);
            }
        }
        Self { rows, sides: [before, arcs] }
    }

    /// Whether rows that run from left to right, one below the other, give the better shape.
    fn run_down(&self, scene: &Scene) -> bool {
        let longest = |along: fn(Point) -> f32| {
            let row = |row: &Vec<u32>| {
                row.iter().map(|node| 2.0 * along(scene.half[*node as usize])).sum::<f32>()
            };
            self.rows.iter().map(row).fold(1.0, f32::max)
        };
        let deep = |along: fn(Point) -> f32| {
            let row = |row: &Vec<u32>| {
                row.iter().map(|node| 2.0 * along(scene.half[*node as usize])).fold(0.0, f32::max)
            };
            self.rows.iter().map(row).sum::<f32>() + ROW_GAP * self.rows.len() as f32
        };
        let down = longest(|half| half.x) / deep(|half| half.y);
        let right = deep(|half| half.x) / longest(|half| half.y);
        (down / ASPECT).ln().abs() < (right / ASPECT).ln().abs()
    }

    /// Sorts each row by the means of the neighbours on one side. O((n + m) log n).
    fn sweep(&mut self, ranks: &mut [f32], side: usize) {
        let count = self.rows.len();
        for step in 0..count {
            let row = &mut self.rows[if side == 0 { step } else { count - 1 - step }];
            let mut keyed: Vec<(f32, u32)> = row
                .iter()
                .map(|node| {
                    let others = &self.sides[side][*node as usize];
                    let sum: f32 = others.iter().map(|other| ranks[*other as usize]).sum();
                    let own = ranks[*node as usize];
                    let mean = if others.is_empty() { own } else { sum / others.len() as f32 };
                    (mean, *node)
                })
                .collect();
            keyed.sort_by(|one, other| one.0.total_cmp(&other.0));
            row.clear();
            row.extend(keyed.into_iter().map(|(_, node)| node));
            rank(row, ranks);
        }
    }
}

/// Notes where each node of a row stands in it, from 0 to 1.
fn rank(row: &[u32], ranks: &mut [f32]) {
    for (place, node) in row.iter().enumerate() {
        ranks[*node as usize] = (place as f32 + 0.5) / row.len() as f32;
    }
}

fn place(scene: &mut Scene, mut rows: Rows, is_down: bool, told: &mut Progress) {
    let mut ranks = vec![0f32; scene.len()];
    for row in &rows.rows {
        rank(row, &mut ranks);
    }
    for sweep in 0..SWEEPS {
        rows.sweep(&mut ranks, sweep % 2);
        told.tell((sweep + 1) as f32 / SWEEPS as f32);
    }
    // Along the rows, and across them.
    let turn = |half: Point| if is_down { (half.x, half.y) } else { (half.y, half.x) };
    let halves: Vec<f32> = scene.half.iter().map(|half| turn(*half).0).collect();
    let along = straighten(&rows, &halves);
    let mut across = 0.0;
    for row in &rows.rows {
        let deepest = row.iter().map(|node| turn(scene.half[*node as usize]).1).fold(0.0, f32::max);
        for node in row.iter().map(|node| *node as usize).filter(|node| !scene.fixed[*node]) {
            let (x, y) = (along[node], across + deepest);
            scene.at[node] = if is_down { Point::new(x, y) } else { Point::new(y, x) };
        }
        across += 2.0 * deepest + ROW_GAP;
    }
}

/// Where each node stands along its row: near the middle of its neighbours, none overlapping.
fn straighten(rows: &Rows, halves: &[f32]) -> Vec<f32> {
    let mut along = vec![0f32; halves.len()];
    for row in &rows.rows {
        let wide: f32 = row.iter().map(|node| 2.0 * halves[*node as usize]).sum();
        let mut end = -wide / 2.0;
        for node in row {
            let half = halves[*node as usize];
            along[*node as usize] = end + half;
            end += 2.0 * half;
        }
    }
    for sweep in 0..SWEEPS {
        let count = rows.rows.len();
        for step in 0..count {
            let row = &rows.rows[if sweep % 2 == 0 { step } else { count - 1 - step }];
            let side = &rows.sides[sweep % 2];
            let wishes: Vec<f32> = row
                .iter()
                .map(|node| {
                    let others = &side[*node as usize];
                    let sum: f32 = others.iter().map(|other| along[*other as usize]).sum();
                    let own = along[*node as usize];
                    if others.is_empty() { own } else { sum / others.len() as f32 }
                })
                .collect();
            spread(row, &wishes, halves, &mut along);
        }
    }
    along
}

/// Puts a row as near its wishes as can be in its order, none overlapping: least squares by pooling
/// adjacent violators. O(row).
fn spread(row: &[u32], wishes: &[f32], halves: &[f32], along: &mut [f32]) {
    // Without the boxes' widths, what is left is to keep the order.
    let mut offsets = Vec::with_capacity(row.len());
    let mut end = 0f32;
    for node in row {
        let half = halves[*node as usize];
        offsets.push(end + half);
        end += 2.0 * half;
    }
    let mut blocks: Vec<(f32, usize)> = Vec::with_capacity(row.len());
    for (wish, offset) in wishes.iter().zip(&offsets) {
        let mut block = (wish - offset, 1);
        while let Some((mean, count)) = blocks.pop_if(|last| last.0 > block.0) {
            let sum = mean * count as f32 + block.0 * block.1 as f32;
            block = (sum / (count + block.1) as f32, count + block.1);
        }
        blocks.push(block);
    }
    let means = blocks.iter().flat_map(|(mean, count)| std::iter::repeat_n(*mean, *count));
    for ((node, offset), mean) in row.iter().zip(&offsets).zip(means) {
        along[*node as usize] = mean + offset;
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Kind, Place, run};
    use super::*;
    use crate::analysis::network::Network;

    #[track_caller]
    fn check_levels(count: usize, pairs: &[(u32, u32)], expect: &[usize]) {
        let network = Network::of_pairs(count, pairs.iter().copied());
        let places = vec![Place::default(); count];
        assert_eq!(levels(&without_cycles(&Scene::new(&network, &places, 0))), expect);
    }

    #[test]
    fn rows_follow_the_direction() {
        check_levels(4, &[(0, 1), (1, 2), (0, 2), (3, 2)], &[0, 1, 2, 1]);
        check_levels(3, &[(0, 1), (1, 2), (2, 0)], &[0, 1, 2]);
        check_levels(2, &[(0, 1), (1, 0), (1, 1)], &[0, 1]);
    }

    #[test]
    fn a_long_path_needs_no_deep_stack() {
        let network = Network::of_pairs(10_000, (1..10_000).map(|node| (node - 1, node)));
        let mut places =
            vec![Place { half_width: 5.0, half_height: 5.0, ..Place::default() }; 10_000];
        run(&network, &mut places, Kind::Layers, 1, &mut |_| {});
        assert!(places.is_sorted_by(|one, other| one.x + one.y < other.x + other.y));
    }

    #[test]
    fn a_row_is_spread_least() {
        let (halves, mut along) = ([1.0; 4], [0.0; 4]);
        spread(&[0, 1, 2, 3], &[5.0, 5.0, 5.0, 50.0], &halves, &mut along);
        assert_eq!(along.map(|x| x as i32), [3, 5, 7, 50]);
    }
}
