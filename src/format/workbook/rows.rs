//! The rows of the sheets, put into a file that the library has written.
//!
//! The library keeps each cell in a tree and each text in a table before it writes them: in large projects that was
//! most of the time. So it writes everything but the rows. One row of blank cells stands for them, and tells by which
//! numbers the file knows its formats.

use std::io::{self, Cursor, Read, Write};

use rust_xlsxwriter::utility::column_number_to_name;
use zip::result::ZipError;
use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{DateTime, ZipArchive};

use super::cells::{Out, number_text};
use super::long::pieces;
use super::page::{Page, Piece};
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
/// The end of a cell.
const CLOSE: Piece<16> = Piece::new("</v></c>");
/// 1970-01-01, in the days of spreadsheets.
const EPOCH: i64 = 25_569;
const MINUTES_PER_DAY: i64 = 1_440;
/// At either end of a text they are lost unless the cell says otherwise.
const BLANKS: [char; 3] = [' ', '\t', '\n'];

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
        let mut named = tables.iter().zip(first..);
        let Some((table, _)) = named.find(|(_, n)| name == format!("xl/worksheets/sheet{n}.xml"))
        else {
            file.raw_copy_file(part)?;
            continue;
        };
        let mut text = String::new();
        part.read_to_string(&mut text)?;
        file.start_file(&*name, options)?;
        // A sheet without its rows would be a loss that nobody sees.
        let frame = Frame::of(&text, table);
        frame.ok_or_else(|| io::Error::other("a sheet has no frame"))?.write(&mut file)?;
    }
    file.finish()?;
    Ok(bytes)
}

/// A sheet as the library wrote it, and what goes in it.
struct Frame<'a> {
    table: &'a Table<'a>,
    before: String,
    columns: Vec<Column>,
    /// The columns whose texts may make a row too high to read.
    long: Vec<usize>,
    /// How a day goes on after the number of its row.
    day: Piece<48>,
    /// The same of a minute.
    minute: Piece<48>,
    after: &'a str,
}

/// How the cells of a column are written.
struct Column {
    /// Up to the number of the row.
    open: Piece<16>,
    /// From there on, for a number.
    number: Piece<48>,
    /// For a text.
    text: Piece<48>,
    /// For a text with blanks at an end.
    kept: Piece<48>,
}

impl Column {
    /// `n` counts from 0; `look` is the number of the format.
    fn new(n: u16, look: &str) -> Option<Self> {
        let text = |space: &str| Piece::of(&format!("\" s=\"{look}\" t=\"str\"><v{space}>"));
        Some(Self {
            open: Piece::of(&format!("<c r=\"{}", column_number_to_name(n)))?,
            number: number(look)?,
            text: text("")?,
            kept: text(" xml:space=\"preserve\"")?,
        })
    }
}

fn number(look: &str) -> Option<Piece<48>> {
    Piece::of(&format!("\" s=\"{look}\"><v>"))
}

impl<'a> Frame<'a> {
    /// `None` when the sheet has no row that stands for all others.
    fn of(sheet: &'a str, table: &'a Table) -> Option<Self> {
        let (before, rest) = sheet.split_once(PROBE)?;
        let (probe, after) = rest.split_once("</row>")?;
        let mut looks = probe.split(" s=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let columns = (0..).zip(&table.heads).map(|(n, _)| Column::new(n, looks.next()?));
        let columns: Vec<_> = columns.collect::<Option<_>>()?;
        let long = table.heads.iter().zip(0..).filter(|(head, _)| head.is_long);
        let long = long.map(|(_, n)| n).collect();
        let (day, minute) = (number(looks.next()?)?, number(looks.next()?)?);
        let (head, rest) = before.split_once("<dimension ref=\"")?;
        let (_, rest) = rest.split_once('"')?;
        let last = column_number_to_name(columns.len().checked_sub(1)? as u16);
        let rows = table.rows.len() + 1;
        let before = format!("{head}<dimension ref=\"A1:{last}{rows}\"{rest}");
        Some(Self { table, before, columns, long, day, minute, after })
    }

    fn write(&self, file: &mut impl Write) -> io::Result<()> {
        file.write_all(self.before.as_bytes())?;
        let mut page = Page::new();
        for (row, place) in self.table.rows.iter().zip(2_u32..) {
            let place = Piece::of(&place.to_string());
            self.row(&mut page, &place.ok_or_else(|| io::Error::other("too many rows"))?, row);
            if page.len >= PIECE {
                file.write_all(page.written())?;
                page.len = 0;
            }
        }
        file.write_all(page.written())?;
        file.write_all(self.after.as_bytes())
    }

    // A function of its own: browsers make loops fast only where they are called anew.
    #[inline(never)]
    fn row(&self, page: &mut Page, place: &Piece<16>, row: &[Out]) {
        let is_tall = |n: &usize| matches!(row.get(*n), Some(Out::Text(said)) if said.len() > LONG);
        page.text("<row r=\"");
        page.piece(place);
        page.text(if self.long.iter().any(is_tall) { TALL } else { "\">" });
        for (out, column) in row.iter().zip(&self.columns) {
            let (rest, value) = match out {
                Out::Empty => continue,
                Out::Text(said) => {
                    let (said, _) = pieces(said);
                    let keeps = said.starts_with(BLANKS) || said.ends_with(BLANKS);
                    page.piece(&column.open);
                    page.piece(place);
                    page.piece(if keeps { &column.kept } else { &column.text });
                    escape(page, said);
                    page.piece(&CLOSE);
                    continue;
                }
                Out::Number(value) => (&column.number, *value),
                Out::Day(day) => (&self.day, serial(*day)),
                Out::Minute(minute) => (&self.minute, moment(*minute)),
            };
            page.piece(&column.open);
            page.piece(place);
            page.piece(rest);
            page.text(&number_text(value));
            page.piece(&CLOSE);
        }
        page.text("</row>");
    }
}

/// A text as cells have it: the signs that XML cannot hold by their number, and what looks like one so that it is none.
fn escape(page: &mut Page, said: &str) {
    if is_plain(said.as_bytes()) {
        return page.text(said);
    }
    let mut from = 0;
    for (at, byte) in said.bytes().enumerate().filter(|(_, byte)| is_special(*byte)) {
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
        page.text(&said[from..at]);
        page.text(instead);
        if instead.is_empty() {
            page.text(&format!("_x{byte:04X}_"));
        }
        from = at + len;
    }
    page.text(&said[from..]);
}

/// Whether no byte needs a second look; a piece at a time, without leaving early, which is quicker for short texts.
fn is_plain(bytes: &[u8]) -> bool {
    let is_plain =
        |piece: &[u8]| !piece.iter().fold(false, |found, byte| found | is_special(*byte));
    bytes.chunks(64).all(is_plain)
}

/// The bytes that text may not hold as they are, or that begin what it may not hold.
const fn is_special(byte: u8) -> bool {
    byte < b' ' || matches!(byte, b'&' | b'<' | b'>' | b'_' | 0xef)
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
        let mut page = Page::new();
        escape(&mut page, said);
        assert_eq!(page.written(), expect.as_bytes());
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
