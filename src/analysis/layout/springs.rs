//! Groups apart: forces under which tied nodes gather and all others part.
//!
//! A. Noack, "Energy models for graph clustering", 2007 (`LinLog`), with the masses of M. Jacomy,
//! T. Venturini, S. Heymann, M. Bastian, "`ForceAtlas2`", 2014.

use super::scene::{Point, Progress};
use super::stress::Piece;
use super::tree::Tree;

/// Moves a connected piece, drawn roughly, for some steps towards clear groups.
///
/// The size of the picture stays: repulsion is made as strong as the ties. O(n log n + m) a step.
pub(super) fn gather(piece: &mut Piece, steps: usize, told: &mut Progress) {
    let count = piece.at.len();
    if count < 3 {
        return;
    }
    let masses: Vec<f32> =
        (0..count).map(|node| 1.0 + piece.neighbours.of(node).len() as f32).collect();
    let strength = balance(piece, &masses);
    let soft = (piece.unit * 0.02).powi(2);
    let mut tree = Tree::default();
    let mut forces = vec![Point::default(); count];
    let mut stiffness = vec![0f32; count];
    for step in 0..steps {
        forces.fill(Point::default());
        tree.build(piece.at, &masses);
        tree.repel(strength, soft, &mut forces);
        attract(piece, &mut forces, &mut stiffness);
        let warmth = FIRST_STEP + (LAST_STEP - FIRST_STEP) * step as f32 / steps as f32;
        follow(piece, &forces, &stiffness, warmth);
        told.tell((step + 1) as f32 / steps as f32);
    }
}

/// Steps as shares of what would satisfy a node if the others stood still.
const FIRST_STEP: f32 = 0.5;
const LAST_STEP: f32 = 0.1;
/// No node goes farther in a step, in ideal lengths.
const LONGEST_STEP: f32 = 0.5;

/// How strong a tie of this square length pulls, over its length.
fn pull(square: f32, rest: f32) -> f32 {
    1.0 / (square + rest * rest).sqrt()
}

/// The strength of repulsion at which the picture neither grows nor shrinks.
fn balance(piece: &Piece, masses: &[f32]) -> f32 {
    let mut inwards = 0f64;
    for node in 0..piece.at.len() {
        for other in piece.neighbours.of(node) {
            let square = piece.at[node].minus(piece.at[*other as usize]).square();
            inwards += f64::from(square * pull(square, piece.rest));
        }
    }
    let sum: f64 = masses.iter().map(|mass| f64::from(*mass)).sum();
    let squares: f64 = masses.iter().map(|mass| f64::from(*mass).powi(2)).sum();
    (inwards / (sum * sum - squares).max(1e-9)) as f32
}

fn attract(piece: &Piece, forces: &mut [Point], stiffness: &mut [f32]) {
    for (node, (force, stiff)) in forces.iter_mut().zip(stiffness).enumerate() {
        let at = piece.at[node];
        *stiff = 0.0;
        for other in piece.neighbours.of(node) {
            let apart = piece.at[*other as usize].minus(at);
            let pull = pull(apart.square(), piece.rest);
            *force = force.plus(apart.times(pull));
            *stiff += pull;
        }
    }
}

fn follow(piece: &mut Piece, forces: &[Point], stiffness: &[f32], warmth: f32) {
    let longest = piece.unit * LONGEST_STEP;
    let nodes = piece.at.iter_mut().zip(piece.fixed).zip(forces.iter().zip(stiffness));
    for ((at, fixed), (force, stiff)) in nodes {
        if !fixed {
            let step = force.times(warmth / stiff.max(1e-9));
            let length = step.square().sqrt();
            *at = at.plus(step.times(longest / length.max(longest)));
        }
    }
}
