//! Networks that tests know everything of.

use std::collections::BTreeMap;

use uuid::Uuid;

use super::network::{Network, Tie};
use crate::format::{self, EXAMPLE, Fresh};

/// The example project: its actors and relations, and the names of the actors.
pub(crate) fn example() -> (Network, Vec<String>) {
    let mut n = 0;
    let mut next_id = || {
        n += 1;
        Uuid::from_u128(n)
    };
    let mut fresh = Fresh { next_id: &mut next_id, now: 1 };
    let project = format::read("x", EXAMPLE.as_bytes(), false, &mut fresh).unwrap().project;
    let names: Vec<String> = project.entities.iter().map(|(_, row)| row.name.clone()).collect();
    let places: BTreeMap<_, u32> = project.entities.iter().map(|(id, _)| id).zip(0..).collect();
    let pairs = project.relations.iter().map(|(_, row)| (places[&row.source], places[&row.target]));
    (Network::of_pairs(names.len(), pairs), names)
}

/// Krackhardt's kite: Andre, Beverly, Carol, Diane, Ed, Fernando, Garth, Heather, Ike, Jane.
pub(crate) fn kite() -> Network {
    Network::of_pairs(10, KITE)
}

/// The fifteen Florentine families that married; see `FAMILIES`.
pub(crate) fn florentine() -> Network {
    Network::of_pairs(15, FLORENTINE)
}

/// Zachary's karate club.
pub(crate) fn karate() -> Network {
    Network::of_pairs(34, KARATE)
}

/// Ties with weights.
pub(crate) fn weighted(count: usize, ties: &[(u32, u32, f32)]) -> Network {
    let ties =
        ties.iter().map(|(from, to, weight)| Tie { weight: *weight, ..Tie::new(*from, *to) });
    Network { ties: ties.collect(), ..Network::of_pairs(count, []) }
}

/// The family of each node of `florentine`.
pub(crate) const FAMILIES: [&str; 15] = [
    "Acciaiuoli",
    "Medici",
    "Castellani",
    "Peruzzi",
    "Strozzi",
    "Barbadori",
    "Ridolfi",
    "Tornabuoni",
    "Albizzi",
    "Salviati",
    "Pazzi",
    "Bischeri",
    "Guadagni",
    "Ginori",
    "Lamberteschi",
];

/// The side each member of `karate` took.
pub(crate) const SIDES: &str = "0000000001000011001010111111111111";

const KITE: [(u32, u32); 18] = [
    (0, 1),
    (0, 2),
    (0, 3),
    (0, 5),
    (1, 3),
    (1, 4),
    (1, 6),
    (2, 3),
    (2, 5),
    (3, 4),
    (3, 5),
    (3, 6),
    (4, 6),
    (5, 6),
    (5, 7),
    (6, 7),
    (7, 8),
    (8, 9),
];

const FLORENTINE: [(u32, u32); 20] = [
    (0, 1),
    (1, 5),
    (1, 6),
    (1, 7),
    (1, 8),
    (1, 9),
    (2, 3),
    (2, 4),
    (2, 5),
    (3, 4),
    (3, 11),
    (4, 6),
    (4, 11),
    (6, 7),
    (7, 12),
    (8, 13),
    (8, 12),
    (9, 10),
    (11, 12),
    (12, 14),
];

#[rustfmt::skip]
const KARATE: [(u32, u32); 78] = [
    (0, 1), (0, 2), (0, 3), (0, 4), (0, 5), (0, 6), (0, 7), (0, 8), (0, 10), (0, 11), (0, 12),
    (0, 13), (0, 17), (0, 19), (0, 21), (0, 31), (1, 2), (1, 3), (1, 7), (1, 13), (1, 17), (1, 19),
    (1, 21), (1, 30), (2, 3), (2, 7), (2, 8), (2, 9), (2, 13), (2, 27), (2, 28), (2, 32), (3, 7),
    (3, 12), (3, 13), (4, 6), (4, 10), (5, 6), (5, 10), (5, 16), (6, 16), (8, 30), (8, 32), (8, 33),
    (9, 33), (13, 33), (14, 32), (14, 33), (15, 32), (15, 33), (18, 32), (18, 33), (19, 33), (20, 32), (20, 33),
    (22, 32), (22, 33), (23, 25), (23, 27), (23, 29), (23, 32), (23, 33), (24, 25), (24, 27), (24, 31), (25, 31),
    (26, 29), (26, 33), (27, 33), (28, 31), (28, 33), (29, 32), (29, 33), (30, 32), (30, 33), (31, 32), (31, 33),
    (32, 33),
];
