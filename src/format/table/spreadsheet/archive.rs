//! The archive of a spreadsheet, looked at before anything reads it: its size, its parts, its kind.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::format::issue::FormatError;

/// How many files an archive holds at most.
pub(super) const MAX_ENTRIES: usize = 2_000;
/// How many bytes they open into at most, all together.
pub(super) const MAX_OPENED: u64 = 200_000_000;
/// How many bytes are opened at a time.
const PIECE: usize = 64 * 1024;
/// The longest sign that is looked for, in bytes.
const SIGN: usize = 512;
/// The most texts that a workbook may say it shares: the reader makes room for as many before it reads one.
const MAX_TEXTS: usize = 3_000_000;

/// That there is more than is opened.
pub(super) const BOMB: FormatError = FormatError::Bomb { limit: MAX_OPENED, entries: MAX_ENTRIES };

/// An archive in memory.
pub(super) type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Which spreadsheet it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Xlsx,
    Ods,
}

/// What is known of an archive that may be read.
pub(super) struct Checked {
    pub(super) kind: Kind,
    /// The size of its largest part, in bytes.
    pub(super) largest: u64,
    /// Whether a part has merged cells.
    pub(super) has_merged: bool,
}

/// Opens an archive whose directory is no larger than is read.
pub(super) fn open(bytes: &[u8]) -> Result<Archive<'_>, FormatError> {
    if entries(bytes) > MAX_ENTRIES {
        return Err(BOMB);
    }
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    if archive.len() > MAX_ENTRIES
        || archive.decompressed_size().is_some_and(|size| size > MAX_OPENED.into())
    {
        return Err(BOMB);
    }
    Ok(archive)
}

/// Opens every part once, whatever size it says, and looks at its signs; nothing is kept. Linear.
pub(super) fn check(archive: &mut Archive) -> Result<Checked, FormatError> {
    let kind = kind(archive)?;
    let mut checked = Checked { kind, largest: 0, has_merged: false };
    let mut left = MAX_OPENED;
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(|error| broken(&error))?;
        let name = entry.name().map_err(|error| broken(&error))?.into_owned();
        let mut signs = Signs::default();
        let size = signs.read(&mut entry, left)?;
        left -= size;
        checked.largest = checked.largest.max(size);
        checked.has_merged |= signs.has_merged;
        if signs.is_locked && name == "META-INF/manifest.xml" {
            return Err(FormatError::OldOrLocked);
        }
        if signs.texts > MAX_TEXTS {
            return Err(BOMB);
        }
        if signs.has_doctype && is_xml(&name) {
            return Err(FormatError::Doctype { part: name });
        }
    }
    Ok(checked)
}

/// About how many files the directory has, without reading it.
fn entries(bytes: &[u8]) -> usize {
    bytes.windows(4).filter(|window| window == b"PK\x01\x02").count()
}

fn broken(error: &ZipError) -> FormatError {
    match error {
        ZipError::UnsupportedArchive(reason) if *reason == ZipError::PASSWORD_REQUIRED => {
            FormatError::OldOrLocked
        }
        _ => FormatError::BrokenArchive,
    }
}

fn is_xml(name: &str) -> bool {
    let picture = ["png", "jpg", "jpeg", "gif", "emf", "wmf", "bin", "svg"];
    !picture.into_iter().any(|end| name.to_lowercase().ends_with(&format!(".{end}")))
}

/// Which spreadsheet an archive is, by its parts.
fn kind(archive: &mut Archive) -> Result<Kind, FormatError> {
    let mut mime = Vec::new();
    if let Ok(entry) = archive.by_name("mimetype") {
        entry.take(128).read_to_end(&mut mime).map_err(|_| FormatError::BrokenArchive)?;
    }
    let known: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
    if mime.starts_with(known) {
        return Ok(Kind::Ods);
    }
    let names: Vec<String> =
        archive.file_names().flatten().map(|name| name.to_lowercase()).collect();
    let has = |part: &str| names.iter().any(|name| name == part);
    if has("xl/workbook.bin") {
        return Err(FormatError::OldOrLocked);
    }
    let is_xlsx = has("[content_types].xml") && names.iter().any(|name| name.starts_with("xl/"));
    if is_xlsx { Ok(Kind::Xlsx) } else { Err(FormatError::NotASpreadsheet) }
}

/// What a part holds that matters before it is read.
#[derive(Default)]
struct Signs {
    has_doctype: bool,
    has_merged: bool,
    is_locked: bool,
    /// How many texts it says that it holds.
    texts: usize,
}

/// How many texts a tag says that there are.
fn texts(tag: &[u8]) -> usize {
    let tag = String::from_utf8_lossy(tag.get(..SIGN).unwrap_or(tag));
    let tag = tag.split('>').next().unwrap_or_default();
    let counts = tag.split("ount=").skip(1).map(|rest| {
        let digits: String = rest.chars().skip(1).take_while(char::is_ascii_digit).collect();
        // Too many digits for a number are too many texts.
        if digits.is_empty() { 0 } else { digits.parse().unwrap_or(usize::MAX) }
    });
    counts.max().unwrap_or_default()
}

impl Signs {
    /// Reads a part to its end, and gives its size in bytes; more than `limit` is a bomb.
    fn read(&mut self, part: &mut impl Read, limit: u64) -> Result<u64, FormatError> {
        let mut buffer = vec![0; SIGN + PIECE];
        let (mut size, mut kept) = (0, 0);
        loop {
            let read = part.read(&mut buffer[kept..]).map_err(|_| FormatError::BrokenArchive)?;
            if read == 0 {
                return Ok(size);
            }
            size += read as u64;
            if size > limit {
                return Err(BOMB);
            }
            // Letters of two bytes hide no sign.
            let filled = without_zeros(&mut buffer, kept, kept + read);
            self.look(&buffer[..filled]);
            // A sign may stand across two pieces.
            kept = filled.min(SIGN);
            buffer.copy_within(filled - kept..filled, 0);
        }
    }

    fn look(&mut self, piece: &[u8]) {
        let mut rest = piece;
        while let Some(at) = rest.iter().position(|byte| *byte == b'<') {
            rest = &rest[at + 1..];
            self.has_doctype |=
                rest.get(..8).is_some_and(|sign| sign.eq_ignore_ascii_case(b"!DOCTYPE"));
            let name = rest.get(..SIGN).unwrap_or(rest);
            let name = name.split(|byte| b" />".contains(byte)).next().unwrap_or(name);
            self.has_merged |= name.ends_with(b"mergeCell");
            self.is_locked |= name.ends_with(b":encryption-data");
            if name.ends_with(b"sst") {
                self.texts = self.texts.max(texts(rest));
            }
        }
    }
}

/// Takes the zeros out of a part of a buffer, and gives where it ends now.
fn without_zeros(buffer: &mut [u8], from: usize, to: usize) -> usize {
    if !buffer[from..to].contains(&0) {
        return to;
    }
    let mut end = from;
    for at in from..to {
        if buffer[at] != 0 {
            buffer[end] = buffer[at];
            end += 1;
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &[u8], expect: bool) {
        let mut signs = Signs::default();
        assert_eq!(signs.read(&mut &*text, MAX_OPENED), Ok(text.len() as u64));
        assert_eq!(signs.has_doctype, expect);
    }

    #[test]
    fn a_document_type_is_seen_wherever_it_is() {
        check(b"<?xml?><!DOCTYPE a>", true);
        check(b"<?xml?><!doctype a>", true);
        check(b"<a>&lt;!DOCTYPE</a>", false);
        for before in PIECE - 30..PIECE + SIGN + 30 {
            check(&[vec![b' '; before], b"<!DOCTYPE a>".to_vec()].concat(), true);
        }
        let wide: Vec<u8> = "<!DOCTYPE a>".encode_utf16().flat_map(u16::to_be_bytes).collect();
        check(&wide, true);
    }

    #[test]
    fn a_count_of_texts_that_no_file_holds_is_a_lie() {
        let lies = |text: &[u8]| {
            let mut signs = Signs::default();
            signs.read(&mut &*text, MAX_OPENED).unwrap();
            signs.texts > MAX_TEXTS
        };
        assert!(lies(br#"<sst count="3" uniqueCount="999999999999999">"#));
        assert!(lies(b"<x:sst uniqueCount='99999999999999999999999'>"));
        assert!(!lies(br#"<sst count="30" uniqueCount="12"><si>"#));
        assert!(!lies(b"<sst>"));
    }

    #[test]
    fn the_size_is_counted() {
        assert_eq!(Signs::default().read(&mut std::io::repeat(b'a'), 1 << 20), Err(BOMB));
    }
}
