//! Tables that stand one under the other in one sheet, as Kumu takes them: elements, two blank rows, connections.

use std::collections::HashSet;

use super::headers::{Hint, hint};
use super::look::HEADER_ROWS;
use super::values::is_blank;
use crate::domain::text::fold;
use crate::format::table::{Book, Cell, Sheet};

/// So many blank rows part two tables.
const GAP: usize = 2;
/// So many rows above a gap are looked at to tell whether what follows goes on with them.
const SAMPLE: usize = 250;

/// Makes a sheet of each table that stands below two blank rows, under headers of its own.
///
/// A table that merely has blank rows in it stays whole: what follows them must read as the headers of another one.
/// Linear in the rows.
pub fn part_tables(book: &mut Book) {
    let sheets = std::mem::take(&mut book.sheets);
    book.sheets = sheets.into_iter().flat_map(parted).collect();
}

fn parted(mut sheet: Sheet) -> Vec<Sheet> {
    let mut parts = Vec::new();
    for start in starts(&sheet.rows).into_iter().rev() {
        let rows = sheet.rows.split_off(start);
        while sheet.rows.last().is_some_and(|row| is_blank_row(row)) {
            sheet.rows.pop();
        }
        let (name, above) = (sheet.name.clone(), sheet.above + start);
        parts.push(Sheet { name, above, rows, ..sheet });
    }
    parts.push(sheet);
    parts.reverse();
    parts
}

/// The rows at which tables begin, the first one aside.
fn starts(rows: &[Vec<Cell>]) -> Vec<usize> {
    let mut starts = Vec::new();
    let (mut from, mut blank) = (0, 0);
    for (n, row) in rows.iter().enumerate() {
        if is_blank_row(row) {
            blank += 1;
            continue;
        }
        if blank >= GAP && is_another(&rows[from..n - blank], &rows[n..]) {
            starts.push(n);
            from = n;
        }
        blank = 0;
    }
    starts
}

/// Whether `below` is a table with headers of its own, and `above` one that it does not go on with.
fn is_another(above: &[Vec<Cell>], below: &[Vec<Cell>]) -> bool {
    let [header, rest @ ..] = below else { return false };
    let columns = header.iter().filter(|cell| !is_blank(cell)).count();
    if columns < 2 || !is_heading(header) || rest.first().is_none_or(|row| is_blank_row(row)) {
        return false;
    }
    let Some(first) = heading_of(above) else { return false };
    let body = &above[first + 1..];
    let recent = &body[body.len().saturating_sub(SAMPLE)..];
    let titles = texts(header);
    titles != texts(&above[first]) && !recent.iter().any(|row| repeats(row, &titles))
}

/// Where the headers of a table stand that has rows below them.
fn heading_of(rows: &[Vec<Cell>]) -> Option<usize> {
    let first = rows.iter().take(HEADER_ROWS).position(|row| is_heading(row))?;
    rows.get(first + 1).is_some_and(|row| is_record(row)).then_some(first)
}

/// Whether a row holds something, and does not begin with a header as lines about a whole file do: "Date", "3 mai".
fn is_record(row: &[Cell]) -> bool {
    let first = row.iter().find(|cell| !is_blank(cell));
    first.is_some_and(|cell| !matches!(cell, Cell::Text(text) if hint(text).is_some()))
}

/// Whether a row reads as headers: texts that differ, known for half of them, with a name or both ends of a relation.
fn is_heading(row: &[Cell]) -> bool {
    let texts = texts(row);
    let filled = row.iter().filter(|cell| !is_blank(cell)).count();
    let distinct: HashSet<&String> = texts.iter().map(|(_, text)| text).collect();
    let hints: Vec<Hint> = texts.iter().filter_map(|(_, text)| hint(text)).collect();
    let has = |wanted: &[Hint]| wanted.iter().any(|wanted| hints.contains(wanted));
    let is_keyed = has(&[Hint::Name, Hint::FamilyName])
        || has(&[Hint::From, Hint::FromId, Hint::Source]) && has(&[Hint::To, Hint::ToId]);
    distinct.len() == filled && hints.len() * 2 >= filled && is_keyed
}

/// The texts of a row with their columns, folded; blank ones are left out.
fn texts(row: &[Cell]) -> Vec<(usize, String)> {
    let text = |(n, cell): (usize, &Cell)| match cell {
        Cell::Text(text) if !is_blank(cell) => Some((n, fold(text))),
        _ => None,
    };
    row.iter().enumerate().filter_map(text).collect()
}

/// Whether a row holds one of these texts in its column: a word of the list, then, and no header.
fn repeats(row: &[Cell], titles: &[(usize, String)]) -> bool {
    let is_in = |(n, title): &(usize, String)| match row.get(*n) {
        Some(Cell::Text(text)) => fold(text) == *title,
        _ => false,
    };
    titles.iter().any(is_in)
}

fn is_blank_row(row: &[Cell]) -> bool {
    row.iter().all(is_blank)
}
