//! Spreadsheets are zip archives: what is in one is measured before anything of it is read.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::format::issue::FormatError;

/// An archive has at most so many parts.
const MAX_PARTS: usize = 2_000;
/// What an archive holds takes at most so many bytes once unpacked.
const MAX_UNPACKED: u64 = 200 * 1024 * 1024;
/// So much of a part is looked through for a document type.
const HEAD: usize = 4_096;

/// That the archive is whole, and not larger than it may be: sizes are measured, what it says of them may be a lie.
///
/// Takes the unpacked size.
pub(super) fn check(bytes: &[u8]) -> Result<(), FormatError> {
    let mut archive =
        ZipArchive::new(Cursor::new(bytes)).map_err(|_| FormatError::BrokenArchive)?;
    if archive.len() > MAX_PARTS {
        return Err(FormatError::TooLargeInside { limit: MAX_UNPACKED });
    }
    let mut left = MAX_UNPACKED;
    let mut buffer = vec![0; 64 * 1024];
    for place in 0..archive.len() {
        let mut part = archive.by_index(place).map_err(|_| FormatError::BrokenArchive)?;
        if part.size() > left {
            return Err(FormatError::TooLargeInside { limit: MAX_UNPACKED });
        }
        let name = part.name().map_err(|_| FormatError::BrokenArchive)?.to_lowercase();
        let ending = name.rsplit('.').next().unwrap_or_default();
        let is_xml = matches!(ending, "xml" | "rels" | "vml");
        let mut is_first = true;
        loop {
            let read = part.read(&mut buffer).map_err(|_| FormatError::BrokenArchive)?;
            if read == 0 {
                break;
            }
            left = left
                .checked_sub(read as u64)
                .ok_or(FormatError::TooLargeInside { limit: MAX_UNPACKED })?;
            if is_first && is_xml && names_document_type(&buffer[..read.min(HEAD)]) {
                return Err(FormatError::DocumentType);
            }
            is_first = false;
        }
    }
    Ok(())
}

fn names_document_type(head: &[u8]) -> bool {
    head.windows(9).any(|window| window.eq_ignore_ascii_case(b"<!DOCTYPE"))
}
