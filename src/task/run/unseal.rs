//! Opening what a passphrase seals.

use crate::format::issue::SealError;
use crate::format::{old_aes, sealed};
use crate::task::Outcome;

/// What was sealed; `is_old` for a text of the first mySPOT.
pub(super) fn run(passphrase: &str, is_old: bool, bytes: &[u8]) -> (Outcome, Vec<u8>) {
    let opened = if is_old {
        let text = std::str::from_utf8(bytes).map_err(|_| SealError::Damaged);
        text.and_then(|text| old_aes::open(text, passphrase)).map(String::into_bytes)
    } else {
        sealed::open(bytes, passphrase)
    };
    match opened {
        Ok(bytes) => (Outcome::Unsealed, bytes),
        Err(error) => (Outcome::Unopened(error), Vec::new()),
    }
}
