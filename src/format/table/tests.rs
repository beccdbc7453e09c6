//! Whole files, made here, through the one reader of tables.

mod hostile;

use std::io::{Cursor, Write};

use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::room::{MAX_CELL, TOO_MANY};
use super::{
    Book, Cell, Decoding, Encoding, Found, Separator, Sheet, is_spreadsheet, looks_tabular, read,
};
use crate::format::issue::{FormatError, Issue, Problem};

type Answer = Result<(Book, Found, Vec<Issue>), FormatError>;

fn open(bytes: &[u8]) -> Answer {
    read("fichier.csv", bytes, &Decoding::default(), &mut |percent| assert!(percent <= 100))
}

#[track_caller]
fn refused(bytes: &[u8], expect: &FormatError) {
    assert_eq!(open(bytes).err().as_ref(), Some(expect));
}

/// What each cell says, a letter before the text for what it is.
fn said(sheet: &Sheet) -> Vec<Vec<String>> {
    let cell = |cell: &Cell| match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => format!("n {number}"),
        Cell::Date(date) => format!("d {date}"),
        Cell::Bool(flag) => format!("b {flag}"),
        Cell::Error(error) => format!("e {error}"),
    };
    sheet.rows.iter().map(|row| row.iter().map(cell).collect()).collect()
}

#[track_caller]
fn check(bytes: &[u8], expect: &[&[&str]]) -> (Found, Vec<Issue>) {
    let (book, found, issues) = open(bytes).unwrap();
    assert_eq!(said(&book.sheets[0]), expect);
    (found, issues)
}

fn found(encoding: Encoding, separator: Separator) -> Found {
    Found { encoding: Some(encoding), separator: Some(separator), mojibake: 0 }
}

fn archive<T: AsRef<[u8]>>(parts: &[(&str, T)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, text) in parts {
        zip.start_file(*name, options).unwrap();
        zip.write_all(text.as_ref()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const MIME: (&str, &str) = ("mimetype", "application/vnd.oasis.opendocument.spreadsheet");

fn ods(styles: &str, tables: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"o\" xmlns:table=\"t\" \
         xmlns:text=\"x\" xmlns:style=\"s\" xmlns:calcext=\"c\"><office:automatic-styles>{styles}\
         </office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet>\
         </office:body></office:document-content>"
    );
    archive(&[MIME, ("content.xml", &content)])
}

fn table(rows: &str) -> Vec<u8> {
    ods("", &format!("<table:table table:name=\"A\">{rows}</table:table>"))
}

fn xlsx(fill: impl FnOnce(&mut Workbook)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(&mut book);
    book.save_to_buffer().unwrap()
}

fn small_xlsx() -> Vec<u8> {
    xlsx(|book| {
        book.add_worksheet().write(0, 0, "a").unwrap();
    })
}

/// The parts of an XLSX whose one sheet is written by hand.
fn parts(sheet: &str, properties: &str) -> Vec<(&'static str, String)> {
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let rels = |id: &str, kind: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"{package}\"><Relationship Id=\"{id}\" \
             Type=\"{relation}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let workbook = format!(
        "<workbook xmlns:r=\"{relation}\">{properties}<sheets>\
         <sheet name=\"A\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
    );
    let styles =
        "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>";
    vec![
        ("[Content_Types].xml", "<Types/>".to_owned()),
        ("_rels/.rels", rels("r1", "officeDocument", "xl/workbook.xml")),
        ("xl/workbook.xml", workbook),
        ("xl/_rels/workbook.xml.rels", rels("r1", "worksheet", "worksheets/sheet1.xml")),
        ("xl/styles.xml", styles.to_owned()),
        ("xl/sharedStrings.xml", "<sst count=\"1\"><si><t>partagé</t></si></sst>".to_owned()),
        ("xl/worksheets/sheet1.xml", sheet.to_owned()),
    ]
}

fn zipped(parts: &[(&'static str, String)]) -> Vec<u8> {
    let parts: Vec<_> = parts.iter().map(|(name, text)| (*name, text.as_str())).collect();
    archive(&parts)
}

/// An XLSX whose one sheet is written by hand.
fn bare_xlsx(sheet: &str, properties: &str) -> Vec<u8> {
    zipped(&parts(sheet, properties))
}

/// The archive with another size written wherever its parts say theirs.
fn lying(mut bytes: Vec<u8>, size: u32) -> Vec<u8> {
    for (mark, at) in [(b"PK\x01\x02", 24), (b"PK\x03\x04", 22)] {
        let starts: Vec<usize> =
            (0..bytes.len() - 4).filter(|start| &bytes[*start..start + 4] == mark).collect();
        for start in starts {
            bytes[start + at..start + at + 4].copy_from_slice(&size.to_le_bytes());
        }
    }
    bytes
}

#[test]
fn columns_have_letters() {
    let names = [0, 25, 26, 51, 52, 701, 702, 16_383].map(super::letters);
    assert_eq!(names, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD"]);
}

#[test]
fn csv_as_french_and_english_spreadsheets_write_it() {
    let (told, issues) =
        check(b"Nom;Ville\r\n\xC9lise;Li\xE8ge\r\n", &[&["Nom", "Ville"], &["Élise", "Liège"]]);
    assert_eq!((told, issues.len()), (found(Encoding::Windows1252, Separator::Semicolon), 0));
    let (told, _) = check(
        b"\xEF\xBB\xBFName,City\n\"Martin, A\",Mons",
        &[&["Name", "City"], &["Martin, A", "Mons"]],
    );
    assert_eq!(told, found(Encoding::Utf8, Separator::Comma));
}

#[test]
fn text_stays_text() {
    check(
        "id;date;texte\n007;1/2/2016;'=1+1\n1e5; x ;-5".as_bytes(),
        &[&["id", "date", "texte"], &["007", "1/2/2016", "=1+1"], &["1e5", " x ", "-5"]],
    );
    let odd = "\u{200f}שלום\u{200e};a\u{200b}b\u{feff}";
    check(
        format!("{odd}\n{odd}").as_bytes(),
        &[&["\u{200f}שלום\u{200e}", "a\u{200b}b\u{feff}"] as &[&str]; 2],
    );
}

#[test]
fn utf16_of_both_kinds() {
    let text = "Nom\tVille\nÉlise\tLiège\n";
    let rows: &[&[&str]] = &[&["Nom", "Ville"], &["Élise", "Liège"]];
    let (le, be) = (u16::to_le_bytes as fn(u16) -> [u8; 2], u16::to_be_bytes as fn(u16) -> [u8; 2]);
    for (encoding, bytes) in [(Encoding::Utf16Le, le), (Encoding::Utf16Be, be)] {
        for mark in ["", "\u{feff}"] {
            let file: Vec<u8> = format!("{mark}{text}").encode_utf16().flat_map(bytes).collect();
            assert_eq!(check(&file, rows).0, found(encoding, Separator::Tab));
        }
    }
}

#[test]
fn the_first_line_may_say_the_separator() {
    let (told, _) = check(b"sep=|\r\na,b|c\r\n", &[&["a,b", "c"]]);
    assert_eq!(told.separator, Some(Separator::Pipe));
    check(b"sep=\nb", &[&["sep="], &["b"]]);
}

#[test]
fn what_the_reader_says_wins() {
    let decoding = Decoding {
        encoding: Some(Encoding::Windows1252),
        separator: Some(Separator::Comma),
        repair: false,
    };
    let (book, told, _) = read("a", "é;1,5".as_bytes(), &decoding, &mut |_| ()).unwrap();
    assert_eq!(said(&book.sheets[0]), [["Ã©;1", "5"]]);
    assert_eq!(told, Found { mojibake: 1, ..found(Encoding::Windows1252, Separator::Comma) });
}

#[test]
fn cells_with_broken_accents_are_counted_and_mended() {
    let text = "Nom;Ville;Note\nÃ‰lise;LiÃ¨ge;né à Mons\n".as_bytes();
    let book = xlsx(|book| {
        let sheet = book.add_worksheet();
        for (column, text) in [(0, "Ã‰lise"), (1, "LiÃ¨ge"), (2, "né à Mons")] {
            sheet.write(1, column, text).unwrap();
        }
    });
    for bytes in [text, &book] {
        for (repair, name) in [(false, "Ã‰lise"), (true, "Élise")] {
            let decoding = Decoding { repair, ..Decoding::default() };
            let (book, told, _) = read("a", bytes, &decoding, &mut |_| ()).unwrap();
            assert_eq!(book.sheets[0].rows[1][0], Cell::Text(name.to_owned()));
            assert_eq!(book.sheets[0].rows[1][2], Cell::Text("né à Mons".to_owned()));
            assert_eq!(told.mojibake, 2);
        }
    }
}

#[test]
fn rows_above_the_headers_are_kept() {
    let text = "Registre\n\n;\nVille : Liège\n\n\nNom;Ville;Date\nA;B;C\nD;E\n";
    check(
        text.as_bytes(),
        &[
            &["Registre"],
            &[],
            &[],
            &["Ville : Liège"],
            &[],
            &[],
            &["Nom", "Ville", "Date"],
            &["A", "B", "C"],
            &["D", "E"],
        ],
    );
}

#[test]
fn what_is_wrong_in_a_text_is_told() {
    let (_, issues) = check(b"a;b\n\"c;d\ne;f", &[&["a", "b"], &["\"c", "d"], &["e", "f"]]);
    assert_eq!(
        issues,
        [Issue { part: "fichier.csv".into(), row: 2, problem: Problem::UnclosedQuote }]
    );
    let damaged = ["é;é\n".repeat(9).as_bytes(), b"\xC3;b"].concat();
    let issues = open(&damaged).unwrap().2;
    assert_eq!(
        issues,
        [Issue { part: "fichier.csv".into(), row: 10, problem: Problem::Replaced(1) }]
    );
    let long = format!("a;{}", "é".repeat(5_000_000));
    let (book, _, issues) = open(long.as_bytes()).unwrap();
    assert_eq!(book.sheets[0].rows[0][1], Cell::Text("é".repeat(MAX_CELL / 2)));
    let problem = Box::new(Problem::LongCell(MAX_CELL));
    assert_eq!(issues[0].problem, Problem::InCell { column: "B".into(), problem });
}

#[test]
fn too_much_is_refused() {
    refused(b"", &FormatError::Empty);
    refused(";".repeat(1_000_000).as_bytes(), &TOO_MANY);
    refused("a,".repeat(1_000_000).as_bytes(), &TOO_MANY);
    refused("\n".repeat(2_000_001).as_bytes(), &TOO_MANY);
    refused(b"a;b;c;d\0e;f;g", &FormatError::NotText);
}

#[test]
fn an_xlsx_as_it_was_shown() {
    let bytes = xlsx(|book| {
        let date = Format::new().set_num_format("dd/mm/yyyy");
        let time = Format::new().set_num_format("dd/mm/yyyy hh:mm");
        let sheet = book.add_worksheet().set_name("Acteurs").unwrap();
        sheet.write(2, 1, "Élise").unwrap();
        sheet.write(2, 2, 7).unwrap().write(2, 3, 1.5).unwrap().write(2, 4, true).unwrap();
        let day = ExcelDateTime::from_ymd(2026, 3, 1).unwrap();
        sheet.write_with_format(3, 0, &day, &date).unwrap();
        let hour = day.and_hms(10, 30, 0).unwrap();
        sheet.write_with_format(3, 1, &hour, &time).unwrap();
        sheet.write_formula(3, 2, Formula::new("=1+1").set_result("2")).unwrap();
        sheet.write_formula(3, 3, Formula::new("=\"a\"&\"b\"").set_result("ab")).unwrap();
        sheet.write_formula(3, 4, Formula::new("=NA()").set_result("#N/A")).unwrap();
        sheet.merge_range(5, 0, 6, 1, "fusion", &Format::new()).unwrap();
        let hidden = book.add_worksheet().set_name("Cachée").unwrap();
        hidden.set_hidden(true).write(0, 0, "x").unwrap();
    });
    assert!(is_spreadsheet(&bytes) && !looks_tabular("a.txt", &bytes));
    let (book, told, issues) = open(&bytes).unwrap();
    assert_eq!(told, Found::default());
    let expect: &[&[&str]] = &[
        &[],
        &[],
        &["", "Élise", "n 7", "n 1.5", "b true"],
        &["d 2026-03-01", "d 2026-03-01T10:30:00", "n 2", "ab", "e #N/A"],
        &[],
        &["fusion"],
    ];
    assert_eq!(said(&book.sheets[0]), expect);
    let sheets: Vec<_> = book.sheets.iter().map(|sheet| (&*sheet.name, sheet.is_hidden)).collect();
    assert_eq!(sheets, [("Acteurs", false), ("Cachée", true)]);
    assert_eq!(issues, [Issue { part: "Acteurs".into(), row: 0, problem: Problem::Merged(1) }]);
}

#[test]
fn both_epochs_of_xlsx() {
    let sheet = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"><v>44620</v></c></row>\
                 </sheetData></worksheet>";
    check(&bare_xlsx(sheet, ""), &[&["d 2022-02-28"]]);
    let old = bare_xlsx(sheet, "<workbookPr date1904=\"1\"/>");
    check(&old, &[&["d 2026-03-01"]]);
    assert!(open(&old).unwrap().0.sheets[0].is_1904);
    assert!(!open(&bare_xlsx(sheet, "")).unwrap().0.sheets[0].is_1904);
    let set = "<table:calculation-settings><table:null-date table:date-value=\"1904-01-01\"/></table:calculation-settings>";
    let old = ods("", &format!("{set}<table:table table:name=\"A\"></table:table>"));
    assert!(open(&old).unwrap().0.sheets[0].is_1904);
}

#[test]
fn a_cell_that_is_not_understood_is_told() {
    let sheet = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c>\
                 <c r=\"B1\" t=\"e\"><v>#SPILL!</v></c><c r=\"C1\"><v>3</v></c></row></sheetData></worksheet>";
    let (_, issues) = check(&bare_xlsx(sheet, ""), &[&["n 1", "", "n 3"]]);
    assert_eq!(issues, [Issue { part: "A".into(), row: 1, problem: Problem::LostCell }]);
}

#[test]
fn declared_sizes_take_no_room() {
    let sheet = "<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData><row r=\"1\">\
                 <c r=\"A1\"><v>1</v></c></row></sheetData></worksheet>";
    check(&bare_xlsx(sheet, ""), &[&["n 1"]]);
    let far = sheet.replace("r=\"A1\"><v>", "r=\"BDWGN1\"><v>");
    refused(&bare_xlsx(&far, ""), &TOO_MANY);
    let row = "<table:table-row table:number-rows-repeated=\"1048576\">\
               <table:table-cell table:number-columns-repeated=\"1000000\"/></table:table-row>";
    let first = "<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>";
    check(&table(&format!("{first}{row}")), &[&["a"]]);
    let filled = "<table:table-row><table:table-cell table:number-columns-repeated=\"1000000\">\
                  <text:p>a</text:p></table:table-cell></table:table-row>";
    refused(&table(filled), &TOO_MANY);
    let often = first.replace("-row>", "-row table:number-rows-repeated=\"99999999999\">");
    refused(
        &table(&often.replace(
            "</table:table-row table:number-rows-repeated=\"99999999999\">",
            "</table:table-row>",
        )),
        &TOO_MANY,
    );
}

#[test]
fn an_ods_as_it_was_shown() {
    let cell = |attributes: &str, text: &str| {
        format!("<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>")
    };
    let row = [
        cell("office:value-type=\"string\"", "L&apos;été<text:s text:c=\"2\"/>à <text:span>Mons</text:span></text:p><text:p>2"),
        cell("office:value-type=\"float\" office:value=\"1.5\"", "1,5"),
        cell("office:value-type=\"date\" office:date-value=\"2026-03-01\"", "01/03/26"),
        cell("office:value-type=\"time\" office:time-value=\"PT10H30M00S\"", "10:30"),
        cell("office:value-type=\"boolean\" office:boolean-value=\"true\"", "VRAI"),
        cell("office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\"", "#N/A"),
        "<table:table-cell/>".to_owned(),
        "<table:table-cell table:number-columns-spanned=\"2\" office:value-type=\"string\">\
         <office:annotation><text:p>note</text:p></office:annotation><text:p>fin</text:p></table:table-cell>\
         <table:covered-table-cell/>".to_owned(),
    ];
    let sheet = |name: &str, style: &str, rows: &str| {
        format!(
            "<table:table table:name=\"{name}\" table:style-name=\"{style}\">{rows}</table:table>"
        )
    };
    let rows = format!(
        "<table:table-row table:number-rows-repeated=\"2\"><table:table-cell/></table:table-row>\
         <table:table-row>{}</table:table-row>",
        row.concat()
    );
    let style = "<style:style style:name=\"h\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>";
    let bytes = ods(style, &(sheet("B", "v", &rows) + &sheet("A", "h", "")));
    let (_, issues) = check(
        &bytes,
        &[
            &[],
            &[],
            &["L'été  à Mons\n2", "n 1.5", "d 2026-03-01", "10:30", "b true", "e #N/A", "", "fin"],
        ],
    );
    assert_eq!(issues, [Issue { part: "B".into(), row: 0, problem: Problem::Merged(1) }]);
    let sheets = open(&bytes).unwrap().0.sheets;
    let names: Vec<_> = sheets.iter().map(|sheet| (&*sheet.name, sheet.is_hidden)).collect();
    assert_eq!(names, [("B", false), ("A", true)]);
}

#[test]
fn damage_and_traps_are_refused() {
    let good = small_xlsx();
    refused(&good[..good.len() / 2], &FormatError::BrokenArchive);
    refused(&good[..8], &FormatError::BrokenArchive);
    refused(&archive(&[("a.txt", "a")]), &FormatError::NotASpreadsheet);
    refused(&archive(&[("xl/workbook.bin", "a")]), &FormatError::OldOrLocked);
    refused(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", &FormatError::OldOrLocked);
    let doctype = "<!DOCTYPE a [<!ENTITY b \"c\">]><worksheet><sheetData/></worksheet>";
    let part = "xl/worksheets/sheet1.xml".to_owned();
    refused(&bare_xlsx(doctype, ""), &FormatError::Doctype { part });
    refused(&archive(&[MIME, ("content.xml", "<a><table:table>")]), &FormatError::BrokenArchive);
    let locked = "<manifest:manifest><manifest:encryption-data/></manifest:manifest>";
    refused(&archive(&[MIME, ("META-INF/manifest.xml", locked)]), &FormatError::OldOrLocked);
}

#[test]
fn bombs_are_not_opened() {
    let bomb = FormatError::Bomb { limit: 200_000_000, entries: 2_000 };
    let zeros = " ".repeat(210_000_000);
    let large = archive(&[MIME, ("content.xml", &zeros)]);
    refused(&large, &bomb);
    let lies = open(&lying(large, 10)).map(|(book, ..)| book);
    assert!(matches!(lies, Err(FormatError::Bomb { .. } | FormatError::BrokenArchive)), "{lies:?}");
    let names: Vec<String> = (0..2_001).map(|n| n.to_string()).collect();
    let many: Vec<_> = names.iter().map(|name| (name.as_str(), "")).collect();
    refused(&archive(&many), &bomb);
}

#[test]
fn a_name_says_nothing_but_in_words() {
    let good = small_xlsx();
    assert!(open(&good).is_ok(), "under the name of a CSV");
    let named = |bytes: &[u8]| read("a.xlsx", bytes, &Decoding::default(), &mut |_| ());
    assert_eq!(named(b"a;b\nc;d").unwrap().1.separator, Some(Separator::Semicolon));
    assert_eq!(named(b"<html><table>").map(|_| ()), Err(FormatError::OldOrLocked));
    assert_eq!(named(b"\0\0\0\0").map(|_| ()), Err(FormatError::BrokenArchive));
}

#[test]
fn keys_are_read_back() {
    for encoding in Encoding::ALL {
        assert_eq!(Encoding::read(encoding.key()), Some(encoding));
    }
    for separator in Separator::ALL {
        assert_eq!(Separator::read(separator.key()), Some(separator));
    }
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        open(&bytes).ok();
        looks_tabular("a.txt", &bytes);
        open(&[b"PK\x03\x04".as_slice(), &bytes].concat()).ok();
        open(&[b"\xFF\xFE".as_slice(), &bytes].concat()).ok();
    }

    #[test]
    fn any_text_is_read(text in "[a-c\";,\t|\r\n' =é]{0,80}") {
        let (book, ..) = open(format!("x{text}").as_bytes()).unwrap();
        let letters = |text: &str| text.matches(['a', 'b', 'c', 'é']).count();
        let kept: usize = said(&book.sheets[0]).concat().iter().map(|cell| letters(cell)).sum();
        prop_assert_eq!(kept, letters(&text));
    }

    #[test]
    fn any_part_is_read_or_refused(part in "(<(table:table|table:table-row|table:table-cell|text:p|row|c r=\"A1\"|v|worksheet|sheetData|mergeCells)/?>|</(table:table|table:table-row|table:table-cell|row|c|v)>|&[a-z#]{0,3};|[a1\"]){0,30}") {
        open(&table(&part)).ok();
        open(&archive(&[MIME, ("content.xml", &part)])).ok();
        open(&bare_xlsx(&part, "")).ok();
        open(&bare_xlsx(&format!("<worksheet><sheetData>{part}"), "")).ok();
    }

    #[test]
    fn damaged_archives_are_read_or_refused(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = table("<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row>");
        let at = at.index(bytes.len());
        bytes[at] = byte;
        open(&bytes).ok();
    }
}

/// Milliseconds of each reader: `cargo test --release -- --ignored --nocapture reading_is_fast`.
#[test]
#[ignore = "a measure"]
fn reading_is_fast() {
    let row =
        format!("7;Élise Martin;\"Liège, quai 7\";2016-05-01;a;b;c;d;allié;{}\n", "x".repeat(35));
    let text = row.repeat(10_000);
    let sheet = xlsx(|book| {
        let sheet = book.add_worksheet();
        for row in 0..10_000 {
            for column in 0..10 {
                if column < 5 {
                    sheet.write(row, column, format!("Élise {row} {column}")).unwrap();
                } else {
                    sheet.write(row, column, row).unwrap();
                }
            }
        }
    });
    let cells = "<table:table-cell office:value-type=\"string\"><text:p>Élise Martin</text:p></table:table-cell>".repeat(10);
    let document = table(&format!("<table:table-row>{cells}</table:table-row>").repeat(10_000));
    for (name, bytes) in [("csv", text.as_bytes()), ("xlsx", &sheet), ("ods", &document)] {
        let fastest = (0..7)
            .map(|_| {
                let start = std::time::Instant::now();
                assert_eq!(open(bytes).unwrap().0.sheets[0].rows.len(), 10_000);
                start.elapsed()
            })
            .min();
        println!("{name}: {} bytes, {:?}", bytes.len(), fastest.unwrap());
    }
}
