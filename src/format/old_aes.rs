//! The sealed texts of the first mySPOT: opened, and never written again.
//!
//! Base64 of a 12-byte nonce, the text sealed by AES-256-GCM, and its 16-byte tag. The key is a single SHA-256 of the
//! passphrase: without salt or work, a short passphrase is soon found.

use aes_gcm::aead::{Aead, KeyInit};
use aes_gcm::{Aes256Gcm, Key, Nonce};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

use super::MAX_BYTES;
use super::issue::SealError;

const NONCE: usize = 12;
const TAG: usize = 16;
/// The letters of the shortest: a nonce, one byte and a tag.
const SHORTEST: usize = 40;

/// Whether `text` may be one: base64 and nothing else, in whole groups of four, long enough. O(n).
///
/// Any base64 text looks so; the passphrase tells.
pub fn recognises(text: &str) -> bool {
    let is_other = |byte: u8| !(byte.is_ascii_alphanumeric() || b"+/=\r\n".contains(&byte));
    if text.trim().bytes().any(is_other) {
        return false;
    }
    let letters = letters(text);
    let body = letters.strip_suffix(b"==").or_else(|| letters.strip_suffix(b"="));
    let body = body.unwrap_or(&letters);
    let is_letter = |letter: &u8| letter.is_ascii_alphanumeric() || matches!(letter, b'+' | b'/');
    letters.len() >= SHORTEST && letters.len().is_multiple_of(4) && body.iter().all(is_letter)
}

/// The text that `passphrase` had sealed. O(n), of any length up to the largest file.
///
/// A wrong passphrase and a changed text look the same: `WrongPassphrase`.
pub fn open(text: &str, passphrase: &str) -> Result<String, SealError> {
    if passphrase.is_empty() {
        return Err(SealError::NoPassphrase);
    }
    if text.len() > MAX_BYTES {
        return Err(SealError::TooLarge { bytes: text.len() as u64, limit: MAX_BYTES as u64 });
    }
    let bytes = BASE64_STANDARD.decode(letters(text)).map_err(|_| SealError::Damaged)?;
    let Some((nonce, sealed)) = bytes.split_at_checked(NONCE).filter(|(_, b)| b.len() >= TAG)
    else {
        return Err(SealError::Damaged);
    };
    let key = Sha256::digest(passphrase.as_bytes());
    let cipher = Aes256Gcm::new(Key::<Aes256Gcm>::from_slice(&key));
    let opened = cipher.decrypt(Nonce::from_slice(nonce), sealed);
    let opened = opened.map_err(|_| SealError::WrongPassphrase)?;
    String::from_utf8(opened).map_err(|_| SealError::Damaged)
}

/// The text without the line breaks that mail puts in.
fn letters(text: &str) -> Vec<u8> {
    text.trim().bytes().filter(|byte| !matches!(byte, b'\r' | b'\n')).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Made by the first mySPOT itself.
    const KNOWN: &str = "XOPw91+R0AbBEr5z1wZoL6/UiO61gu9bOPMfTC2IEDdrJAN03JbvQjGQ";

    /// As the first mySPOT did.
    fn sealed(text: &str, passphrase: &str) -> String {
        let key = Sha256::digest(passphrase.as_bytes());
        let cipher = Aes256Gcm::new(Key::<Aes256Gcm>::from_slice(&key));
        let nonce = [7; NONCE];
        let body = cipher.encrypt(Nonce::from_slice(&nonce), text.as_bytes()).unwrap();
        BASE64_STANDARD.encode([&nonce[..], &body].concat())
    }

    #[track_caller]
    fn check(text: &str, passphrase: &str, expect: Result<&str, SealError>) {
        assert_eq!(open(text, passphrase), expect.map(str::to_owned));
    }

    #[test]
    fn a_text_of_the_first_myspot_opens() {
        assert!(recognises(KNOWN));
        check(KNOWN, "clé", Ok("Bonjour éàü"));
        check(&format!(" {}\r\n{}\n", &KNOWN[..20], &KNOWN[20..]), "clé", Ok("Bonjour éàü"));
        check(KNOWN, "cle", Err(SealError::WrongPassphrase));
        check(KNOWN, "", Err(SealError::NoPassphrase));
        check(&KNOWN.replace('X', "Y"), "clé", Err(SealError::WrongPassphrase));
        check(&KNOWN[..KNOWN.len() - 1], "clé", Err(SealError::Damaged));
        check("Bonjour éàü", "clé", Err(SealError::Damaged));
        check("AAAA", "clé", Err(SealError::Damaged));
    }

    #[test]
    fn long_texts_open() {
        // The first mySPOT itself failed from some 100,000 letters on.
        let text = "éàü ".repeat(200_000);
        check(&sealed(&text, "clé"), "clé", Ok(&text));
        assert!(recognises(&sealed("x", "clé")));
    }

    #[test]
    fn other_texts_are_told_apart() {
        for text in [
            "",
            "QUJD",
            "{\"entities\":[]}",
            "Une phrase de quarante lettres, sans autre chose du tout.",
        ] {
            assert!(!recognises(text), "{text}");
        }
        assert!(!recognises(&"=".repeat(44)));
        assert!(!recognises(&KNOWN[1..]));
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic(text in "[A-Za-z0-9+/= \n]{0,120}", phrase in ".{0,9}") {
            recognises(&text);
            prop_assert!(open(&text, &phrase).is_err());
        }
    }
}
