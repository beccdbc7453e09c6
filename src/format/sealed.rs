//! Files that only a passphrase opens, in the age format (<https://age-encryption.org/v1>), which other tools open too.
//!
//! The key comes from the passphrase by scrypt, with a salt of the file's own; ChaCha20-Poly1305 seals the rest in
//! pieces, so that what was changed or cut is refused.

use std::io::{Read, Write};
use std::iter;

use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, Encryptor, Identity, Recipient, scrypt};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use super::MAX_BYTES;
use super::issue::SealError;

/// The work that our files ask for, as the logarithm of scrypt's N: 64 MiB, a quarter of a second in a browser.
pub const WORK_FACTOR: u8 = 16;
/// The most work a file may ask for: 1 GiB and five seconds in a browser, sixteen times what we ask for.
pub const MAX_WORK_FACTOR: u8 = 20;

const MAGIC: &[u8] = b"age-encryption.org/v1\n";
const ARMOR_START: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";
const ARMOR_END: &[u8] = b"-----END AGE ENCRYPTED FILE-----";
/// What names a recipient, and the one that is a passphrase.
const RECIPIENT: &[u8] = b"-> ";
const PASSPHRASE: &[u8] = b"-> scrypt ";
/// The header for a passphrase takes about 150 bytes; age's reader takes the square of its size.
const MAX_HEADER: usize = 1024;

/// Whether `bytes` are an age file, binary or as text.
pub fn recognises(bytes: &[u8]) -> bool {
    bytes.starts_with(MAGIC) || is_armored(bytes)
}

/// Seals `bytes` so that only `passphrase` opens them, at the cost of 2^`work_factor` steps of scrypt.
///
/// Two files of the same bytes and passphrase differ: salt and key are random.
pub fn seal(bytes: &[u8], passphrase: &str, work_factor: u8) -> Result<Vec<u8>, SealError> {
    if passphrase.is_empty() {
        return Err(SealError::NoPassphrase);
    }
    check_size(bytes)?;
    if !(1..=MAX_WORK_FACTOR).contains(&work_factor) {
        return Err(SealError::TooHard { asked: work_factor, limit: MAX_WORK_FACTOR });
    }
    let mut recipient = scrypt::Recipient::new(SecretString::from(passphrase.to_owned()));
    recipient.set_work_factor(work_factor);
    let recipients = iter::once(&recipient as &dyn Recipient);
    // Writing to memory does not fail, and one passphrase is a valid list of recipients.
    let encryptor = Encryptor::with_recipients(recipients).map_err(|_| SealError::Damaged)?;
    let mut sealed = Vec::with_capacity(bytes.len() + bytes.len() / 4096 + MAX_HEADER);
    let written = encryptor.wrap_output(&mut sealed).and_then(|mut writer| {
        writer.write_all(bytes)?;
        writer.finish()
    });
    written.map_err(|_| SealError::Damaged)?;
    Ok(sealed)
}

/// What was sealed by `passphrase`; a file of hostile making is refused before it costs time or memory.
pub fn open(bytes: &[u8], passphrase: &str) -> Result<Vec<u8>, SealError> {
    if passphrase.is_empty() {
        return Err(SealError::NoPassphrase);
    }
    check_size(bytes)?;
    if is_armored(bytes) {
        let plain = without_armor(bytes).ok_or(SealError::Damaged)?;
        return open_binary(&plain, passphrase);
    }
    open_binary(bytes, passphrase)
}

fn check_size(bytes: &[u8]) -> Result<(), SealError> {
    if bytes.len() > MAX_BYTES {
        return Err(SealError::TooLarge { bytes: bytes.len() as u64, limit: MAX_BYTES as u64 });
    }
    Ok(())
}

fn open_binary(bytes: &[u8], passphrase: &str) -> Result<Vec<u8>, SealError> {
    check_header(bytes)?;
    let mut identity = scrypt::Identity::new(SecretString::from(passphrase.to_owned()));
    identity.set_max_work_factor(MAX_WORK_FACTOR);
    let decryptor = Decryptor::new_buffered(bytes).map_err(|error| refusal(&error))?;
    let identities = iter::once(&identity as &dyn Identity);
    let mut reader = decryptor.decrypt(identities).map_err(|error| refusal(&error))?;
    let mut opened = Vec::with_capacity(bytes.len());
    reader.read_to_end(&mut opened).map_err(|_| SealError::Damaged)?;
    Ok(opened)
}

/// That the header is short, and for a passphrase.
fn check_header(bytes: &[u8]) -> Result<(), SealError> {
    let rest = bytes.strip_prefix(MAGIC).ok_or(SealError::Damaged)?;
    if !rest.starts_with(RECIPIENT) {
        return Err(SealError::Damaged);
    }
    if !rest.starts_with(PASSPHRASE) {
        return Err(SealError::NotForPassphrase);
    }
    let head = &rest[..rest.len().min(MAX_HEADER)];
    let ends = head.windows(5).any(|end| end == b"\n--- ");
    if ends { Ok(()) } else { Err(SealError::Damaged) }
}

fn refusal(error: &DecryptError) -> SealError {
    match error {
        // The key of the file did not open: this is how a wrong passphrase shows.
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => {
            SealError::WrongPassphrase
        }
        DecryptError::ExcessiveWork { required, .. } if *required > MAX_WORK_FACTOR => {
            SealError::TooHard { asked: *required, limit: MAX_WORK_FACTOR }
        }
        DecryptError::NoMatchingKeys => SealError::NotForPassphrase,
        _ => SealError::Damaged,
    }
}

fn is_armored(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(ARMOR_START)
}

/// The bytes that a file in text stands for.
fn without_armor(bytes: &[u8]) -> Option<Vec<u8>> {
    let text = bytes.trim_ascii().strip_prefix(ARMOR_START)?.strip_suffix(ARMOR_END)?;
    let is_shown = |byte: &u8| !matches!(byte, b'\r' | b'\n');
    let text: Vec<u8> = text.iter().copied().filter(is_shown).collect();
    BASE64_STANDARD.decode(text).ok()
}

#[cfg(test)]
mod tests;
