//! A checksum that tells a damaged snapshot from a sound one.

use crate::domain::turns::Turns;

/// So many bytes are summed between two turns.
const PIECE: usize = 16 * 1024;

/// FNV-1a, 64 bits, of bytes that come one after the other.
///
/// It finds damage, not malice. G. Fowler, L. C. Noll, K.-P. Vo.
#[derive(Clone, Copy, Debug)]
pub struct Checksum(u64);

impl Default for Checksum {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Checksum {
    /// Takes more bytes.
    pub fn add(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, byte| {
            (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
        });
    }

    /// The sum, as sixteen hexadecimal digits.
    pub fn text(self) -> String {
        format!("{:016x}", self.0)
    }
}

/// The checksum of `bytes`, with turns for others.
pub async fn checksum(bytes: &[u8], turns: &Turns) -> String {
    let mut sum = Checksum::default();
    for piece in bytes.chunks(PIECE) {
        turns.turn().await;
        sum.add(piece);
    }
    sum.text()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::turns::at_once;

    #[test]
    fn known_values() {
        let sum = |bytes: &[u8]| at_once(checksum(bytes, &Turns::none()));
        assert_eq!(sum(b""), "cbf29ce484222325");
        assert_eq!(sum(b"a"), "af63dc4c8601ec8c");
        assert_eq!(sum(b"foobar"), "85944171f73967e8");
    }

    #[test]
    fn bytes_in_pieces_have_the_sum_of_the_whole() {
        let bytes: Vec<u8> = (0..3 * PIECE + 7).map(|n| n as u8).collect();
        let mut sum = Checksum::default();
        sum.add(&bytes);
        assert_eq!(at_once(checksum(&bytes, &Turns::none())), sum.text());
    }
}
