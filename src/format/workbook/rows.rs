//! The rows of the sheets, put into a file that the library has written.
//!
//! The library keeps each cell in a tree and each text in a table before it writes them: in large projects that was
//! most of the time. So it writes everything but the rows. One row of blank cells stands for them, and tells by which
//! numbers the file knows its formats.

use std::fmt::Write as _;
use std::io::{self, Cursor, Read, Write};

use rust_xlsxwriter::utility::column_number_to_name;
use zip::result::ZipError;
use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{DateTime, ZipArchive};

use super::cells::{Out, number_text};
use super::long::pieces;
use super::table::Table;

/// How hard texts are pressed: from 1, fast, to 9.
const FAST: i64 = 1;
/// So many bytes are pressed at a time.
const PIECE: usize = 64 * 1024;
/// Where the row begins that stands for all others.
const PROBE: &str = "<row r=\"2\"";
/// Longer texts, in bytes, make rows too high to read: the row gets a height of its own.
const LONG: usize = 400;
/// Such a row, its height in points.
const TALL: &str = "\" ht=\"120\" customHeight=\"1\">";
/// 1970-01-01, in the days of spreadsheets.
const EPOCH: i64 = 25_569;
const MINUTES_PER_DAY: i64 = 1_440;
/// At either end of a text they are lost unless the cell says otherwise.
const BLANKS: [char; 3] = [' ', '\t', '\n'];

/// The bytes that text may not hold as they are, or that begin what it may not hold.
const IS_SPECIAL: [bool; 256] = {
    let mut is_special = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        is_special[byte] = byte < 0x20 || matches!(byte as u8, b'&' | b'<' | b'>' | b'_' | 0xef);
        byte += 1;
    }
    is_special
};

/// Puts the rows of `tables` into the sheets of `book`; that of the first table has the number `first`.
///
/// Linear.
pub(super) fn fill(book: Vec<u8>, first: usize, tables: &[Table]) -> Result<Vec<u8>, ZipError> {
    let mut archive = ZipArchive::new(Cursor::new(book))?;
    let mut bytes = Vec::new();
    // The kind of writer that the library has: another would weigh as much again.
    let mut file = ZipWriter::new_stream(Cursor::new(&mut bytes));
    let options = SimpleFileOptions::default()
        .compression_level(Some(FAST))
        .last_modified_time(DateTime::default());
    for index in 0..archive.len() {
        let mut part = archive.by_index(index)?;
        let name = part.name()?.into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text)?;
        file.start_file(&*name, options)?;
        let mut named = tables.iter().zip(first..);
        match named.find(|(_, n)| name == format!("xl/worksheets/sheet{n}.xml")) {
            // A sheet without its rows would be a loss that nobody sees.
            Some((table, _)) => {
                let frame = Frame::of(&text, table);
                frame.ok_or_else(|| io::Error::other("a sheet has no frame"))?.write(&mut file)?;
            }
            None => file.write_all(text.as_bytes())?,
        }
    }
    file.finish()?;
    Ok(bytes)
}

/// A sheet as the library wrote it, and what goes in it.
struct Frame<'a> {
    table: &'a Table,
    before: String,
    columns: Vec<Column>,
    /// How a day goes on after the number of its row.
    day: String,
    /// The same of a minute.
    minute: String,
    after: &'a str,
}

/// How the cells of a column are written.
struct Column {
    /// Up to the number of the row.
    open: String,
    /// From there on, for a number.
    number: String,
    /// For a text.
    text: String,
    /// For a text with blanks at an end.
    kept: String,
    is_long: bool,
}

impl Column {
    /// `n` counts from 0; `look` is the number of the format.
    fn new(n: u16, look: &str, is_long: bool) -> Self {
        let text = |space: &str| format!("\" s=\"{look}\" t=\"str\"><v{space}>");
        Self {
            open: format!("<c r=\"{}", column_number_to_name(n)),
            number: number(look),
            text: text(""),
            kept: text(" xml:space=\"preserve\""),
            is_long,
        }
    }
}

fn number(look: &str) -> String {
    format!("\" s=\"{look}\"><v>")
}

impl<'a> Frame<'a> {
    /// `None` when the sheet has no row that stands for all others.
    fn of(sheet: &'a str, table: &'a Table) -> Option<Self> {
        let (before, rest) = sheet.split_once(PROBE)?;
        let (probe, after) = rest.split_once("</row>")?;
        let mut looks = probe.split(" s=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let columns = table.heads.iter().zip(0..);
        let columns = columns.map(|(head, n)| Some(Column::new(n, looks.next()?, head.is_long)));
        let columns: Vec<_> = columns.collect::<Option<_>>()?;
        let (day, minute) = (number(looks.next()?), number(looks.next()?));
        let (head, rest) = before.split_once("<dimension ref=\"")?;
        let (_, rest) = rest.split_once('"')?;
        let last = column_number_to_name(columns.len().checked_sub(1)? as u16);
        let rows = table.rows.len() + 1;
        let before = format!("{head}<dimension ref=\"A1:{last}{rows}\"{rest}");
        Some(Self { table, before, columns, day, minute, after })
    }

    fn write(&self, file: &mut impl Write) -> io::Result<()> {
        file.write_all(self.before.as_bytes())?;
        let mut text = String::with_capacity(2 * PIECE);
        for (row, place) in self.table.rows.iter().zip(2_u32..) {
            self.row(&mut text, &place.to_string(), row);
            if text.len() >= PIECE {
                file.write_all(text.as_bytes())?;
                text.clear();
            }
        }
        file.write_all(text.as_bytes())?;
        file.write_all(self.after.as_bytes())
    }

    fn row(&self, text: &mut String, place: &str, row: &[Out]) {
        let is_tall = row.iter().zip(&self.columns).any(|(out, column)| {
            column.is_long && matches!(out, Out::Text(said) if said.len() > LONG)
        });
        push(text, &["<row r=\"", place, if is_tall { TALL } else { "\">" }]);
        for (out, column) in row.iter().zip(&self.columns) {
            let (rest, value) = match out {
                Out::Empty => continue,
                Out::Text(said) => {
                    let (said, _) = pieces(said);
                    let keeps = said.starts_with(BLANKS) || said.ends_with(BLANKS);
                    push(
                        text,
                        &[&column.open, place, if keeps { &column.kept } else { &column.text }],
                    );
                    escape(text, said);
                    text.push_str("</v></c>");
                    continue;
                }
                Out::Number(value) => (&column.number, *value),
                Out::Day(day) => (&self.day, serial(*day)),
                Out::Minute(minute) => (&self.minute, moment(*minute)),
            };
            push(text, &[&column.open, place, rest, &number_text(value), "</v></c>"]);
        }
        text.push_str("</row>");
    }
}

fn push(text: &mut String, pieces: &[&str]) {
    for piece in pieces {
        text.push_str(piece);
    }
}

/// A text as cells have it: the signs that XML cannot hold by their number, and what looks like one so that it is none.
fn escape(text: &mut String, said: &str) {
    let mut from = 0;
    for (at, byte) in said.bytes().enumerate().filter(|(_, byte)| IS_SPECIAL[usize::from(*byte)]) {
        let (instead, len) = match byte {
            b'&' => ("&amp;", 1),
            b'<' => ("&lt;", 1),
            b'>' => ("&gt;", 1),
            b'_' if is_number(&said.as_bytes()[at..]) => ("_x005F_", 1),
            b'\t' | b'\n' => continue,
            0..b' ' => ("", 1),
            0xef if said[at..].starts_with('\u{fffe}') => ("_xFFFE_", 3),
            0xef if said[at..].starts_with('\u{ffff}') => ("_xFFFF_", 3),
            _ => continue,
        };
        push(text, &[&said[from..at], instead]);
        if instead.is_empty() {
            // Writing to a text cannot fail.
            write!(text, "_x{byte:04X}_").ok();
        }
        from = at + len;
    }
    text.push_str(&said[from..]);
}

/// Whether bytes begin as the number of a sign: `_x000D_`.
fn is_number(bytes: &[u8]) -> bool {
    bytes.get(..7).is_some_and(|sign| {
        sign[1] == b'x' && sign[6] == b'_' && sign[2..6].iter().all(u8::is_ascii_hexdigit)
    })
}

/// A day in the count of spreadsheets, which have a 29 February 1900.
fn serial(day: i64) -> f64 {
    let serial = day + EPOCH;
    (if serial < 61 { serial - 1 } else { serial }) as f64
}

/// A minute in the same count.
fn moment(minute: i64) -> f64 {
    let of_day = minute.rem_euclid(MINUTES_PER_DAY) as f64 / MINUTES_PER_DAY as f64;
    serial(minute.div_euclid(MINUTES_PER_DAY)) + of_day
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::workbook::table::Head;

    #[test]
    fn days_are_counted_as_spreadsheets_do() {
        assert!((serial(0) - 25_569.0).abs() < f64::EPSILON);
        // 1900-01-01 and 1900-03-01.
        assert!((serial(-25_567) - 1.0).abs() < f64::EPSILON);
        assert!((serial(-25_508) - 61.0).abs() < f64::EPSILON);
        assert!((moment(720) - 25_569.5).abs() < f64::EPSILON);
    }

    #[track_caller]
    fn check(said: &str, expect: &str) {
        let mut text = String::new();
        escape(&mut text, said);
        assert_eq!(text, expect);
    }

    #[test]
    fn no_text_breaks_the_file() {
        check("é & <b>\"c\"</b>", "é &amp; &lt;b&gt;\"c\"&lt;/b&gt;");
        check("a\tb\nc\r\u{1}\u{ffff}fin", "a\tb\nc_x000D__x0001__xFFFF_fin");
        check("_x000D_ _x00é0_ _x12", "_x005F_x000D_ _x00é0_ _x12");
        check("a_x_x0041__x0042_", "a_x_x005F_x0041__x005F_x0042_");
    }

    #[test]
    fn rows_take_the_place_of_the_one_that_stands_for_them() {
        let heads = vec![Head::plain("a", "A"), Head { is_long: true, ..Head::plain("b", "B") }];
        let rows = vec![
            vec![Out::text(" x"), Out::Day(0)],
            vec![Out::Number(2.5), Out::Minute(720)],
            vec![Out::Empty, Out::text("y".repeat(LONG + 1))],
        ];
        let table = Table { key: "t".to_owned(), name: "T".to_owned(), heads, rows };
        let sheet = "<dimension ref=\"A1:D2\"/><sheetData><row r=\"1\"/><row r=\"2\" spans=\"1:4\">\
            <c r=\"A2\" s=\"5\"/><c r=\"B2\" s=\"6\"/><c r=\"C2\" s=\"7\"/><c r=\"D2\" s=\"8\"/></row></sheetData>";
        let mut file = Vec::new();
        Frame::of(sheet, &table).unwrap().write(&mut file).unwrap();
        let long = "y".repeat(LONG + 1);
        let expect = format!(
            "<dimension ref=\"A1:B4\"/><sheetData><row r=\"1\"/>\
            <row r=\"2\"><c r=\"A2\" s=\"5\" t=\"str\"><v xml:space=\"preserve\"> x</v></c>\
            <c r=\"B2\" s=\"7\"><v>25569</v></c></row>\
            <row r=\"3\"><c r=\"A3\" s=\"5\"><v>2.5</v></c><c r=\"B3\" s=\"8\"><v>25569.5</v></c></row>\
            <row r=\"4\" ht=\"120\" customHeight=\"1\"><c r=\"B4\" s=\"6\" t=\"str\"><v>{long}</v></c></row>\
            </sheetData>"
        );
        assert_eq!(String::from_utf8(file).unwrap(), expect);
    }
}
