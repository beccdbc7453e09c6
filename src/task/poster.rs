//! What the page sends to have its map drawn as a picture to give away.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::analysis::reach::Part;
use crate::domain::audience::Audience;

/// How the picture is to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// The view of the project that is drawn.
    pub view: Uuid,
    /// The language of its words, by code.
    pub lang: String,
    /// Today, in words.
    pub day: String,
    /// What sizes go by, in words.
    pub size: String,
    /// What stands out, in words, if not everything does.
    pub lit: Option<String>,
    /// Whether the picture carries what it shows, so that it opens again.
    pub carries: bool,
    /// For whom.
    #[serde(default)]
    pub audience: Audience,
}

/// What is drawn: sizes in the order of the actors, what stands out, and the project as one of our files.
#[derive(Clone, Debug, PartialEq)]
pub struct Parcel<'a> {
    /// How large each actor is drawn, 0 to 1.
    pub sizes: Vec<f32>,
    /// What stands out, if not everything does.
    pub part: Option<Part>,
    /// The file.
    pub project: &'a [u8],
}

impl<'a> Parcel<'a> {
    /// The parcel as bytes: three counts, sizes, nodes, ties, the file.
    pub fn pack(&self) -> Vec<u8> {
        let (nodes, ties): (&[bool], &[bool]) =
            self.part.as_ref().map_or((&[], &[]), |part| (&part.nodes, &part.ties));
        let counts = [self.sizes.len(), nodes.len(), ties.len()];
        let words = counts.map(|count| count as u32).into_iter();
        let words = words.chain(self.sizes.iter().map(|size| size.to_bits()));
        let mut bytes: Vec<u8> = words.flat_map(u32::to_le_bytes).collect();
        bytes.extend(nodes.iter().chain(ties).map(|on| u8::from(*on)));
        bytes.extend_from_slice(self.project);
        bytes
    }

    /// The parcel that `pack` wrote; `None` when the bytes end too early.
    pub fn unpack(bytes: &'a [u8]) -> Option<Self> {
        let (counts, bytes) = bytes.split_at_checked(12)?;
        let words = |bytes: &[u8]| -> Vec<u32> {
            bytes.as_chunks::<4>().0.iter().map(|word| u32::from_le_bytes(*word)).collect()
        };
        let [sizes, nodes, ties] = words(counts).try_into().ok()?;
        let (sizes, bytes) = bytes.split_at_checked((sizes as usize).checked_mul(4)?)?;
        let (nodes, bytes) = bytes.split_at_checked(nodes as usize)?;
        let (ties, project) = bytes.split_at_checked(ties as usize)?;
        let flags = |bytes: &[u8]| bytes.iter().map(|byte| *byte != 0).collect();
        let part = Part { nodes: flags(nodes), ties: flags(ties) };
        Some(Self {
            sizes: words(sizes).into_iter().map(f32::from_bits).collect(),
            part: Some(part).filter(|part| !part.nodes.is_empty()),
            project,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parcel_travels_whole() {
        let part = Part { nodes: vec![true, false], ties: vec![true] };
        for part in [None, Some(part)] {
            let parcel = Parcel { sizes: vec![0.25, 1.0], part, project: b"{}" };
            let bytes = parcel.pack();
            assert_eq!(Parcel::unpack(&bytes), Some(parcel));
            for end in 0..bytes.len() - 2 {
                assert_eq!(Parcel::unpack(&bytes[..end]), None);
            }
        }
    }
}
