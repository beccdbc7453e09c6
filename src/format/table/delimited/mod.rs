//! Text files: CSV and its kin, a list of names, cells copied from a spreadsheet.

mod letters;
mod scan;
mod sniff;

use std::borrow::Cow;

use super::room::{Room, cut, long_cell};
use super::{Book, Cell, Decoding, Found, Separator, Sheet};
use crate::format::csv_out::unguarded;
use crate::format::issue::{FormatError, Issue, Problem};
pub(in crate::format) use letters::{Letters, decode};
use scan::{NEVER, Scan};
pub(super) use sniff::looks_tabular;

/// Between two reports of how far the reading is, in rows.
const STEP: usize = 4096;

/// The one sheet of a text file. Linear in its length.
pub(super) fn read(
    name: &str,
    bytes: &[u8],
    decoding: Decoding,
    progress: &mut dyn FnMut(u8),
) -> Result<(Book, Found, Vec<Issue>), FormatError> {
    let Letters { text, encoding, replaced } = decode(bytes, decoding.encoding);
    if text.contains('\0') {
        return Err(FormatError::NotText);
    }
    let (said, body) = said_separator(&text);
    let separator = decoding.separator.or(said).or_else(|| sniff::separator(body));
    let mut reading = Reading { name, room: Room::new(), issues: Vec::new() };
    let rows = reading.rows(body, separator, progress)?;
    if replaced > 0 {
        let row = rows.iter().position(|row| row.iter().any(is_replaced)).map_or(0, |row| row + 1);
        reading.tell(row, Problem::Replaced(replaced));
    }
    let found = Found { encoding: Some(encoding), separator, mojibake: 0 };
    let sheet = Sheet { rows, ..Sheet::default() };
    Ok((Book { sheets: vec![sheet] }, found, reading.issues))
}

/// The text of a file that is one, without its mark, each line ended by one sign; `None` for other bytes.
pub(super) fn prose(bytes: &[u8]) -> Option<String> {
    let Letters { text, .. } = decode(bytes, None);
    let is_strange =
        |sign: char| sign.is_control() && !matches!(sign, '\t' | '\n' | '\r' | '\u{c}');
    if text.contains(is_strange) {
        return None;
    }
    Some(text.replace("\r\n", "\n").replace('\r', "\n"))
}

fn is_replaced(cell: &Cell) -> bool {
    matches!(cell, Cell::Text(text) if text.contains('\u{fffd}'))
}

/// The sign of a separator.
fn sign(separator: Separator) -> u8 {
    match separator {
        Separator::Comma => b',',
        Separator::Semicolon => b';',
        Separator::Tab => b'\t',
        Separator::Pipe => b'|',
    }
}

/// What a first line "sep=;" says, which is no row, and the rest.
fn said_separator(text: &str) -> (Option<Separator>, &str) {
    let end = text.find(['\r', '\n']).unwrap_or(text.len());
    let line = text[..end].trim_matches('"');
    let is_said =
        line.len() == 5 && line.get(..4).is_some_and(|key| key.eq_ignore_ascii_case("sep="));
    let said =
        Separator::ALL.into_iter().find(|known| line.as_bytes().last() == Some(&sign(*known)));
    match said {
        Some(_) if is_said => {
            let rest = &text[end..];
            let rest = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\r', '\n']));
            (said, rest.unwrap_or(""))
        }
        _ => (None, text),
    }
}

struct Reading<'a> {
    name: &'a str,
    room: Room,
    issues: Vec<Issue>,
}

impl Reading<'_> {
    fn rows(
        &mut self,
        text: &str,
        separator: Option<Separator>,
        progress: &mut dyn FnMut(u8),
    ) -> Result<Vec<Vec<Cell>>, FormatError> {
        let mut scan = Scan::new(text, separator.map_or(NEVER, sign));
        let (mut rows, mut cells) = (Vec::new(), Vec::new());
        while scan.row(&mut cells)? {
            if scan.is_open {
                self.tell(rows.len() + 1, Problem::UnclosedQuote);
            }
            rows.push(self.row(rows.len(), &cells)?);
            if rows.len().is_multiple_of(STEP) {
                progress((scan.at() * 100 / text.len().max(1)) as u8);
            }
        }
        Ok(rows)
    }

    fn row(&mut self, row: usize, texts: &[Cow<str>]) -> Result<Vec<Cell>, FormatError> {
        let filled = texts.iter().rposition(|text| !text.is_empty()).map_or(0, |last| last + 1);
        self.room.rows(1)?;
        self.room.cells(filled)?;
        Ok(texts[..filled].iter().enumerate().map(|(at, text)| self.cell(row, at, text)).collect())
    }

    fn cell(&mut self, row: usize, column: usize, text: &str) -> Cell {
        let (text, is_cut) = cut(unguarded(text));
        if is_cut {
            self.issues.push(long_cell(self.name, row, column));
        }
        if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
    }

    fn tell(&mut self, row: usize, problem: Problem) {
        self.issues.push(Issue { part: self.name.to_owned(), row, problem });
    }
}
