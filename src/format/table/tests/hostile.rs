//! Spreadsheets that are damaged, too large, or meant to harm.

use super::*;
use crate::format::table::recipe::{Shape, recognise};
use crate::i18n::Lang;

const BOMB: FormatError = FormatError::Bomb { limit: 200_000_000, entries: 2_000 };

/// A sheet with one cell.
fn one_cell(cell: &str) -> String {
    format!("<worksheet><sheetData><row r=\"1\">{cell}</row></sheetData></worksheet>")
}

/// An ODS whose first cell has this text.
fn one_text(text: &str) -> Vec<u8> {
    table(&format!(
        "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>{text}</text:p>\
         </table:table-cell></table:table-row>"
    ))
}

#[test]
fn a_workbook_that_opens_into_too_much_is_not_opened() {
    let large = bare_xlsx(&" ".repeat(210_000_000), "");
    refused(&large, &BOMB);
    let lies = open(&lying(large, 10)).map(|(book, ..)| book);
    assert!(matches!(lies, Err(FormatError::Bomb { .. } | FormatError::BrokenArchive)), "{lies:?}");
}

#[test]
fn many_sheets_of_one_large_part_are_not_read() {
    let mut parts = parts(&(one_cell("") + &" ".repeat(5_000_000)), "");
    let sheet = |n: usize| format!("<sheet name=\"A{n}\" sheetId=\"{n}\" r:id=\"r1\"/>");
    let sheets = (1..=1_000).map(sheet).collect::<Vec<_>>().concat();
    parts[2].1 = parts[2].1.replace("<sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/>", &sheets);
    refused(&zipped(&parts), &BOMB);
}

#[test]
fn cells_of_ten_megabytes_are_cut_and_told() {
    let long = "a".repeat(10_000_000);
    let cell = format!("<c r=\"A1\" t=\"inlineStr\"><is><t>{long}</t></is></c>");
    for bytes in [bare_xlsx(&one_cell(&cell), ""), one_text(&long)] {
        let (book, _, issues) = open(&bytes).unwrap();
        assert_eq!(book.sheets[0].rows[0], [Cell::Text(long[..MAX_CELL].to_owned())]);
        let problem = Box::new(Problem::LongCell(MAX_CELL));
        let problem = Problem::InCell { column: "A".into(), problem };
        assert_eq!(issues, [Issue { part: "A".into(), row: 1, problem }]);
    }
}

#[test]
fn a_document_type_or_a_cut_refuses_an_ods_too() {
    let doctype = "<!DOCTYPE a [<!ENTITY b \"c\">]><a/>";
    let part = "content.xml".to_owned();
    refused(&archive(&[MIME, ("content.xml", doctype)]), &FormatError::Doctype { part });
    let good = one_text("a");
    for end in [good.len() / 2, good.len() - 30, 60] {
        refused(&good[..end], &FormatError::BrokenArchive);
    }
}

/// Bytes that are no letters: the cell is read with a sign for them, or the file is refused.
#[test]
fn bytes_that_are_no_letters_break_nothing() {
    let spoilt = |text: &str| -> Vec<u8> {
        text.bytes().map(|byte| if byte == b'~' { 0xff } else { byte }).collect()
    };
    let content = "<office:document-content><office:spreadsheet><table:table table:name=\"A\">\
        <table:table-row><table:table-cell><text:p>a~b</text:p></table:table-cell></table:table-row>\
        </table:table></office:spreadsheet></office:document-content>";
    let document =
        archive(&[(MIME.0, MIME.1.as_bytes().to_vec()), ("content.xml", spoilt(content))]);
    let cell = one_cell("<c r=\"A1\" t=\"inlineStr\"><is><t>a~b</t></is></c>");
    let workbook: Vec<_> =
        parts(&cell, "").into_iter().map(|(name, text)| (name, spoilt(&text))).collect();
    for bytes in [document, archive(&workbook)] {
        match open(&bytes) {
            Ok((book, ..)) => assert_eq!(said(&book.sheets[0]), [["a\u{fffd}b"]]),
            Err(error) => assert_eq!(error, FormatError::BrokenArchive),
        }
    }
}

#[test]
fn scripts_and_hidden_sheets_of_a_workbook() {
    let script = "<script>alert(1)</script>";
    let bytes = xlsx(|book| {
        let sheet = book.add_worksheet().set_name("A").unwrap();
        for (row, column) in (0..4).flat_map(|row| (0..3).map(move |column| (row, column))) {
            sheet.write(row, column, script).unwrap();
        }
        let hidden = book.add_worksheet().set_name("B").unwrap();
        hidden.set_hidden(true).write(0, 0, "Nom").unwrap().write(1, 0, "Mars").unwrap();
    });
    let (book, ..) = open(&bytes).unwrap();
    assert_eq!(said(&book.sheets[0]), [[script; 3]; 4]);
    let recipe = recognise(&book, Lang::Fr);
    assert_eq!(recipe.sheets[1].shape, Shape::Skip);
}

#[test]
fn of_a_damaged_sheet_the_rows_above_are_read() {
    let row = |n: usize, text: &str| {
        format!("<row r=\"{n}\"><c r=\"A{n}\" t=\"inlineStr\"><is><t>{text}</t></is></c></row>")
    };
    let rows = format!("{}{}<row r=\"3\"><c r=\"A3\"></row>", row(1, "Nom"), row(2, "Ada"));
    let workbook = bare_xlsx(&format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"), "");
    let row = |text: &str| {
        format!(
            "<table:table-row><table:table-cell><text:p>{text}</text:p></table:table-cell></table:table-row>"
        )
    };
    let rows = format!("{}{}<table:table-row></table:table>", row("Nom"), row("Ada"));
    let content = format!("<a><table:table table:name=\"A\">{rows}</a>");
    let document = archive(&[MIME, ("content.xml", &content)]);
    for bytes in [workbook, document] {
        let (book, _, issues) = open(&bytes).unwrap();
        assert_eq!(said(&book.sheets[0]), [["Nom"], ["Ada"]]);
        assert_eq!(issues, [Issue { part: "A".into(), row: 2, problem: Problem::CutSheet }]);
    }
}

/// What is written over a piece of a part.
const TRASH: [&str; 12] = [
    "",
    "<",
    ">",
    "</c>",
    "\"",
    "&#0;",
    "]]>",
    "<!--",
    "99999999999",
    "\0",
    "é",
    "<row r=\"99999999\">",
];

proptest! {
    #[test]
    fn damaged_workbooks_are_read_or_refused(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let cells = "<c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"1\"><v>46082</v></c>";
        let mut bytes = bare_xlsx(&one_cell(cells), "");
        let at = at.index(bytes.len());
        bytes[at] = byte;
        open(&bytes).ok();
    }

    #[test]
    fn any_damaged_part_is_read_or_refused(
        part in 0..7_usize, at in any::<prop::sample::Index>(), gone in 0..40_usize, trash in prop::sample::select(&TRASH[..]),
    ) {
        let cells = "<c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"1\"><v>46082</v></c>";
        let mut parts = parts(&one_cell(cells), "<workbookPr date1904=\"1\"/>");
        let text = &mut parts[part].1;
        let from = at.index(text.len());
        let end = (from + gone).min(text.len());
        let from = (0..=from).rev().find(|at| text.is_char_boundary(*at)).unwrap();
        let end = (end..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap();
        text.replace_range(from..end, trash);
        open(&zipped(&parts)).ok();
    }
}
