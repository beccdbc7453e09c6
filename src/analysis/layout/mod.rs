//! Where to draw the nodes of a network.
//!
//! A layout is one file with a function from a scene to places, and one line in `LAYOUTS`.

mod circle;
mod clear;
mod layers;
pub mod nearby;
mod orient;
mod packing;
pub mod quality;
mod random;
mod room;
mod scene;
mod separate;
mod springs;
mod stress;
mod tree;

use serde::{Deserialize, Serialize};

use crate::analysis::network::Network;
use scene::{Progress, Scene};

/// The layouts there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Distances as in the network, groups apart.
    #[default]
    Clear,
    /// All on a circle, tied ones close.
    Circle,
    /// In rows along the direction of the ties.
    Layers,
}

type Layout = fn(&mut Scene, &mut Progress);

/// Each layout with its key and its function.
const LAYOUTS: [(Kind, &str, Layout); 3] = [
    (Kind::Clear, "clear", clear::arrange),
    (Kind::Circle, "circle", circle::arrange),
    (Kind::Layers, "layers", layers::arrange),
];

impl Kind {
    /// All of them, in the order to offer them in.
    pub fn all() -> impl Iterator<Item = Self> {
        LAYOUTS.iter().map(|(kind, ..)| *kind)
    }

    /// Its name in files and addresses.
    pub fn key(self) -> &'static str {
        LAYOUTS.iter().find(|(kind, ..)| *kind == self).map_or("clear", |(_, key, _)| key)
    }

    /// The layout of this name.
    pub fn read(key: &str) -> Option<Self> {
        LAYOUTS.iter().find(|(_, known, _)| *known == key).map(|(kind, ..)| *kind)
    }
}

/// A node's place in the picture and the box to keep free around it, in picture units.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place {
    /// The centre, rightwards.
    pub x: f32,
    /// The centre, downwards.
    pub y: f32,
    /// Half of the width of its box, label included.
    pub half_width: f32,
    /// Half of the height of its box, label included.
    pub half_height: f32,
    /// Whether it must stay where it is.
    pub pinned: bool,
    /// Whether it has a position already.
    pub known: bool,
}

/// Puts every node of the network in its place; pinned ones stay.
///
/// The same input and seed give the same places. All are finite and known at the end, and no two
/// boxes overlap unless both are pinned. `progress` is told percents, rising. Does nothing when
/// there are not as many places as nodes.
pub fn run(
    network: &Network,
    places: &mut [Place],
    kind: Kind,
    seed: u64,
    progress: &mut dyn FnMut(u8),
) {
    if places.len() != network.len() {
        return;
    }
    let mut progress = Progress::new(progress);
    let mut scene = Scene::new(network, places, seed);
    if let Some((.., layout)) = LAYOUTS.iter().find(|(known, ..)| *known == kind) {
        layout(&mut scene, &mut progress);
    }
    scene.write(places);
    progress.part(0.0, 1.0);
    progress.tell(1.0);
}

const PLACE_WORDS: usize = 5;

/// The places as little-endian words of 32 bits, five a place.
pub fn pack(places: &[Place]) -> Vec<u8> {
    let words = places.iter().flat_map(|place| {
        let flags = u32::from(place.pinned) | (u32::from(place.known) << 1);
        let numbers = [place.x, place.y, place.half_width, place.half_height].map(f32::to_bits);
        numbers.into_iter().chain([flags])
    });
    words.flat_map(u32::to_le_bytes).collect()
}

/// The places that `pack` wrote; `None` when the bytes are not whole places.
pub fn unpack(bytes: &[u8]) -> Option<Vec<Place>> {
    let words = read_words(bytes)?;
    let (rows, rest) = words.as_chunks::<PLACE_WORDS>();
    let place = |row: &[u32; PLACE_WORDS]| {
        let [x, y, half_width, half_height, flags] = *row;
        let [x, y, half_width, half_height] = [x, y, half_width, half_height].map(f32::from_bits);
        let (pinned, known) = (flags & 1 == 1, flags & 2 == 2);
        Place { x, y, half_width, half_height, pinned, known }
    };
    rest.is_empty().then(|| rows.iter().map(place).collect())
}

/// Where the nodes are, as little-endian words of 32 bits, two a place.
pub fn pack_positions(places: &[Place]) -> Vec<u8> {
    places.iter().flat_map(|place| [place.x, place.y]).flat_map(f32::to_le_bytes).collect()
}

/// The positions that `pack_positions` wrote; `None` when the bytes are not whole positions.
pub fn unpack_positions(bytes: &[u8]) -> Option<Vec<(f32, f32)>> {
    let words = read_words(bytes)?;
    let (pairs, rest) = words.as_chunks::<2>();
    let position = |pair: &[u32; 2]| (f32::from_bits(pair[0]), f32::from_bits(pair[1]));
    rest.is_empty().then(|| pairs.iter().map(position).collect())
}

fn read_words(bytes: &[u8]) -> Option<Vec<u32>> {
    let (words, rest) = bytes.as_chunks::<4>();
    rest.is_empty().then(|| words.iter().map(|word| u32::from_le_bytes(*word)).collect())
}

#[cfg(test)]
mod tests;
