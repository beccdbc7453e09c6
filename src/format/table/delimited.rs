//! Tables as text: CSV, TSV, and what is pasted from a spreadsheet.

use csv::{ByteRecord, ReaderBuilder};

use super::look::{decode, separator_of};
use super::{Allowance, Book, Cell, Decoding, Found, MAX_COLUMNS, Separator, Sheet, kept};
use crate::format::csv_out::unguarded;
use crate::format::issue::{FormatError, Issue, Problem};

/// Progress is told each time so many rows are read.
const STEP: usize = 4_096;

/// Reads a text; see `super::read`.
pub(super) fn read(
    name: &str,
    bytes: &[u8],
    decoding: &Decoding,
    progress: &mut dyn FnMut(u8),
) -> Result<(Book, Found, Vec<Issue>), FormatError> {
    let (text, encoding, replaced) = decode(bytes, decoding.encoding);
    let told = |row, problem| Issue { part: name.to_owned(), row, problem };
    let mut issues = Vec::new();
    if replaced > 0 {
        issues.push(told(0, Problem::Replaced(replaced)));
    }
    let (said, body) = said_separator(&text);
    let separator = decoding.separator.or(said).unwrap_or_else(|| separator_of(body));
    progress(20);
    let (rows, problems) = rows(body, separator, progress)?;
    issues.extend(problems.into_iter().map(|(row, problem)| told(row, problem)));
    let found = Found { encoding: Some(encoding), separator: Some(separator) };
    let sheet = Sheet { rows, ..Sheet::default() };
    Ok((Book { sheets: vec![sheet] }, found, issues))
}

/// What the first line says of the separator ("sep=;"), and the rest.
fn said_separator(text: &str) -> (Option<Separator>, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let said = first.trim_end().strip_prefix("sep=").filter(|said| said.len() == 1);
    let said = said.and_then(|said| said.bytes().next());
    let separator = said.and_then(|byte| Separator::ALL.into_iter().find(|it| it.byte() == byte));
    if separator.is_some() { (separator, rest) } else { (None, text) }
}

type Rows = (Vec<Vec<Cell>>, Vec<(usize, Problem)>);

/// The rows of a text. A quote that is never closed would take all that follows for one cell: from its row on,
/// quotes are read as any other letter.
fn rows(
    text: &str,
    separator: Separator,
    progress: &mut dyn FnMut(u8),
) -> Result<Rows, FormatError> {
    let mut found = (Vec::new(), Vec::new());
    let mut allowance = Allowance::new();
    let end = unclosed(text, separator).unwrap_or(text.len());
    let (closed, open) = text.split_at(end);
    take(closed, separator, true, &mut allowance, &mut found, progress)?;
    if !open.is_empty() {
        found.1.push((found.0.len() + 1, Problem::UnclosedQuote));
        take(open, separator, false, &mut allowance, &mut found, progress)?;
    }
    while found.0.last().is_some_and(Vec::is_empty) {
        found.0.pop();
    }
    Ok(found)
}

fn take(
    text: &str,
    separator: Separator,
    with_quotes: bool,
    allowance: &mut Allowance,
    (rows, problems): &mut Rows,
    progress: &mut dyn FnMut(u8),
) -> Result<(), FormatError> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator.byte())
        .quoting(with_quotes)
        .from_reader(text.as_bytes());
    let mut record = ByteRecord::new();
    // The reader leaves blank lines out; the rows of the file keep their numbers.
    let mut line = 1;
    // Reading from memory, of rows of any length, does not fail.
    while reader.read_byte_record(&mut record).unwrap_or(false) {
        let at = record.position().map_or(line, csv::Position::line);
        let blank = at.saturating_sub(line) as usize;
        allowance.spend(blank + record.len())?;
        rows.extend(std::iter::repeat_with(Vec::new).take(blank));
        if record.len() > MAX_COLUMNS {
            return Err(FormatError::TooManyColumns { limit: MAX_COLUMNS });
        }
        rows.push(row(&record, rows.len() + 1, problems));
        line = reader.position().line();
        if rows.len().is_multiple_of(STEP) {
            let done = reader.position().byte() as usize * 75 / text.len().max(1);
            progress(20 + done as u8);
        }
    }
    Ok(())
}

fn row(record: &ByteRecord, number: usize, problems: &mut Vec<(usize, Problem)>) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::with_capacity(record.len());
    for bytes in record {
        // The text was UTF-8, and is cut at ASCII signs.
        let text = std::str::from_utf8(bytes).unwrap_or_default();
        let (text, is_cut) = kept(text);
        if is_cut {
            problems.push((number, Problem::LongCell));
        }
        let text = unguarded(text);
        cells.push(if text.trim().is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) });
    }
    while cells.last() == Some(&Cell::Empty) {
        cells.pop();
    }
    cells
}

/// Where the row begins in which a quote opens that never closes.
fn unclosed(text: &str, separator: Separator) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut at, mut row, mut is_quoted, mut starts) = (0, 0, false, true);
    while let Some(byte) = bytes.get(at) {
        if is_quoted {
            if *byte == b'"' {
                if bytes.get(at + 1) == Some(&b'"') {
                    at += 1;
                } else {
                    is_quoted = false;
                }
            }
            starts = false;
        } else if *byte == b'"' && starts {
            is_quoted = true;
        } else if *byte == b'\n' || *byte == b'\r' {
            row = at + 1;
            starts = true;
        } else {
            starts = *byte == separator.byte();
        }
        at += 1;
    }
    is_quoted.then_some(row)
}
