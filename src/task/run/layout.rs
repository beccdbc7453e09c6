//! Placing the nodes of a network.

use crate::analysis::layout::{self, Kind, Place};
use crate::analysis::network::Network;
use crate::task::Outcome;

/// Gives every node a position.
pub(super) fn run(
    kind: &str,
    seed: u64,
    bytes: &[u8],
    progress: &mut dyn FnMut(u8),
) -> (Outcome, Vec<u8>) {
    let (Some(kind), Some((network, mut places))) = (Kind::read(kind), read(bytes)) else {
        return (Outcome::Misread, Vec::new());
    };
    layout::run(&network, &mut places, kind, seed, progress);
    (Outcome::Laid, layout::pack_positions(&places))
}

fn read(bytes: &[u8]) -> Option<(Network, Vec<Place>)> {
    let (network, rest) = Network::unpack(bytes)?;
    let places = layout::unpack(rest)?;
    (places.len() == network.len()).then_some((network, places))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::task::{self, Task};

    fn lay(kind: &str, bytes: &[u8]) -> (Outcome, Vec<u8>) {
        let task = Task::Layout { kind: kind.to_owned(), seed: 1 };
        task::compute(&task, bytes, &mut |_| {}, &mut uuid::Uuid::nil)
    }

    fn packed(network: &Network, places: &[Place]) -> Vec<u8> {
        [network.pack(), layout::pack(places)].concat()
    }

    #[test]
    fn every_node_gets_a_position() {
        let network = Network::of_pairs(3, [(0, 1), (1, 2)]);
        for kind in Kind::all() {
            let (outcome, bytes) = lay(kind.key(), &packed(&network, &[Place::default(); 3]));
            assert_eq!(outcome, Outcome::Laid);
            assert_eq!(layout::unpack_positions(&bytes).map(|places| places.len()), Some(3));
        }
    }

    #[test]
    fn bytes_that_are_no_network_are_refused() {
        let network = Network::of_pairs(3, [(0, 1), (1, 2)]);
        let sound = packed(&network, &[Place::default(); 3]);
        let misread = (Outcome::Misread, Vec::new());
        for end in 0..sound.len() {
            assert_eq!(lay("clear", &sound[..end]), misread);
        }
        assert_eq!(lay("spiral", &sound), misread);
        assert_eq!(lay("clear", &packed(&network, &[Place::default(); 2])), misread);
    }
}
