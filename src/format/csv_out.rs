//! Tables as text (CSV), for spreadsheets and other programs: one file a list.
//!
//! Every cell is quoted. A text that a spreadsheet would take for a formula gets an apostrophe, which
//! `unguarded` takes off.

use csv::{QuoteStyle, Terminator, WriterBuilder};

use super::workbook::tables::{Cell, Role, Table, day_text};
use crate::domain::project::Project;
use crate::i18n::Lang;

/// Which signs part and begin the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Semicolons, a byte order mark, a comma before decimals: what a French spreadsheet opens.
    French,
    /// Commas, no mark, a point before decimals.
    International,
}

impl Style {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::French, Self::International];

    fn delimiter(self) -> u8 {
        if self == Self::French { b';' } else { b',' }
    }
}

const MARK: &str = "\u{feff}";
const MINUTES_PER_DAY: i64 = 1_440;

/// The entities, one a row. O(n).
pub fn entities_csv(project: &Project, style: Style, lang: Lang) -> String {
    write(&Table::entities(project, lang), style)
}

/// The relations, one a row, with the ids and the names of both ends. O(n).
pub fn relations_csv(project: &Project, style: Style, lang: Lang) -> String {
    write(&Table::relations(project, lang), style)
}

/// The claims, one a row, with what they are about and where they come from. O(n).
pub fn claims_csv(project: &Project, style: Style, lang: Lang) -> String {
    write(&Table::claims(project, lang), style)
}

/// The documents and other sources, with how many claims each. O(n log n).
pub fn sources_csv(project: &Project, style: Style, lang: Lang) -> String {
    write(&Table::sources(project, lang), style)
}

/// Every dated record, in the order of time; days as ISO 8601. O(n log n).
pub fn chronology_csv(project: &Project, style: Style, lang: Lang) -> String {
    write(&Table::chronology(project, lang), style)
}

/// Ids first, then what they are called, then the rest; what only our workbook needs is left out.
fn write(table: &Table, style: Style) -> String {
    let of_role = |role| {
        let heads = table.heads.iter().enumerate();
        heads.filter(move |(_, head)| head.role == role).map(|(n, _)| n)
    };
    let columns: Vec<usize> =
        [Role::Id, Role::Points, Role::Shown].into_iter().flat_map(of_role).collect();
    let mut writer = WriterBuilder::new()
        .delimiter(style.delimiter())
        .quote_style(QuoteStyle::Always)
        .terminator(Terminator::CRLF)
        .from_writer(Vec::from(if style == Style::French { MARK } else { "" }));
    let heads = columns.iter().filter_map(|n| table.heads.get(*n));
    // Writing to memory cannot fail.
    writer.write_record(heads.map(|head| guarded(&head.name))).ok();
    for row in &table.rows {
        let cells = columns.iter().map(|n| {
            let is_points = table.heads.get(*n).is_some_and(|head| head.role == Role::Points);
            row.get(*n).map_or(String::new(), |cell| text(cell, is_points, style))
        });
        writer.write_record(cells).ok();
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

fn text(cell: &Cell, is_points: bool, style: Style) -> String {
    match cell {
        Cell::Empty => String::new(),
        // The names that follow the ids are in a column of their own.
        Cell::Text(text) if is_points => text.split(' ').next().unwrap_or_default().to_owned(),
        Cell::Text(text) => guarded(text),
        Cell::Number(number) => match style {
            Style::French => number.to_string().replace('.', ","),
            Style::International => number.to_string(),
        },
        Cell::Day(day) => day_text(*day),
        Cell::Minute(minute) => {
            let of_day = minute.rem_euclid(MINUTES_PER_DAY);
            let day = day_text(minute.div_euclid(MINUTES_PER_DAY));
            format!("{day}T{:02}:{:02}", of_day / 60, of_day % 60)
        }
    }
}

/// A text that no spreadsheet takes for a formula.
///
/// One that starts with an apostrophe before such a sign gets another, so that `unguarded` gives it back.
pub fn guarded(text: &str) -> String {
    if is_risky(text) { format!("'{text}") } else { text.to_owned() }
}

/// A text without the apostrophe that `guarded` gave it.
pub fn unguarded(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if is_risky(rest) => rest,
        _ => text,
    }
}

/// Whether a text, apostrophes aside, begins as a formula and is no number.
fn is_risky(text: &str) -> bool {
    let bare = text.trim_start_matches('\'');
    bare.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) && !is_number(bare)
}

/// Whether a text is a number, with a point or a comma: "-1,5", "+2", "-3e8".
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let starts = digits.starts_with(|sign: char| sign.is_ascii_digit());
    let plain = |sign: char| sign.is_ascii_digit() || ".,eE+-".contains(sign);
    starts && digits.chars().all(plain) && text.replace(',', ".").parse::<f64>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::arbitrary;
    use crate::domain::claims::Claim;
    use crate::domain::date::PartialDate;
    use crate::domain::entities::{Entity, EntityKind};
    use crate::domain::samples::{claim_id, entity_id, triangle};
    use crate::format::table::{self, Decoding};
    use proptest::prelude::*;

    /// The cells of a file, as a reader that knows nothing of us gets them.
    fn parse(text: &str, style: Style) -> Vec<Vec<String>> {
        let text = text.strip_prefix(MARK).unwrap_or(text);
        let mut reader = csv::ReaderBuilder::new();
        let reader = reader.delimiter(style.delimiter()).has_headers(false);
        let mut reader = reader.from_reader(text.as_bytes());
        let rows = reader.records().map(Result::unwrap);
        rows.map(|row| row.iter().map(|cell| unguarded(cell).to_owned()).collect()).collect()
    }

    /// The cells of a file, as our own reader of tables gets them; blank ones at the end of a row are none.
    fn read_back(text: &str) -> Vec<Vec<String>> {
        let read = table::read("liste.csv", text.as_bytes(), &Decoding::default(), &mut |_| {});
        let (book, _, issues) = read.unwrap();
        assert_eq!(issues, []);
        let cell = |cell: &table::Cell| match cell {
            table::Cell::Text(text) => text.clone(),
            _ => String::new(),
        };
        book.sheets[0].rows.iter().map(|row| row.iter().map(cell).collect()).collect()
    }

    #[track_caller]
    fn check(text: &str, expect: &str) {
        assert_eq!(guarded(text), expect);
        assert_eq!(unguarded(expect), text);
    }

    #[test]
    fn formulas_are_text() {
        check("=1+1", "'=1+1");
        check("+33 4 12", "'+33 4 12");
        check("-1,5", "-1,5");
        check("-2e3", "-2e3");
        check("-inf", "'-inf");
        check("@SUM(A1)", "'@SUM(A1)");
        check("\t=1", "'\t=1");
        check("\r=1", "'\r=1");
        check("'=1", "''=1");
        check("''=1", "'''=1");
        check("'-5", "'-5");
        check("l’été", "l’été");
        check("'tis", "'tis");
        check("", "");
    }

    #[test]
    fn our_own_files_keep_accents_years_and_days() {
        let mut project = triangle();
        for (n, name, date) in
            [(1, "Éducation", "1976"), (2, "Liège", "2026-03-01"), (3, "=1+1", "")]
        {
            let date = PartialDate::read(date);
            let row = Entity { date, ..Entity::named(name, EntityKind::Event) };
            project.entities.put(entity_id(n), row);
        }
        let text = entities_csv(&project, Style::French, Lang::Fr);
        let first = "\u{feff}\"Id\";\"Nom\";\"Nature\";\"Autres noms\";\"Description\"";
        assert!(text.starts_with(first), "{text}");
        assert!(text.contains("\"'=1+1\"") && text.ends_with("\r\n"));
        let rows = parse(&text, Style::French);
        let date = rows[0].iter().position(|head| head == "Date").unwrap();
        let shown: Vec<_> = rows[1..].iter().map(|row| [row[1].as_str(), &row[date]]).collect();
        assert_eq!(shown, [["Éducation", "1976"], ["Liège", "2026-03-01"], ["=1+1", ""]]);
        let rows =
            parse(&chronology_csv(&project, Style::International, Lang::En), Style::International);
        assert_eq!(rows[0], ["Id", "Name", "Date as written", "Start", "End", "What", "To check"]);
        assert_eq!(rows[2][1..5], ["Liège", "2026-03-01", "2026-03-01", "2026-03-01"]);
    }

    #[test]
    fn relations_and_claims_have_ids_first_and_names_after() {
        let mut project = triangle();
        let claim = Claim::new(entity_id(2).into(), "x; y, \"z\"");
        project.claims.put(claim_id(1), Claim { is_private: true, ..claim });
        let rows =
            parse(&relations_csv(&project, Style::International, Lang::En), Style::International);
        assert_eq!(rows[0][..6], ["Id", "From (id)", "To (id)", "From", "Relation", "To"]);
        let id = entity_id(1).to_string();
        assert_eq!((rows[1][1].as_str(), rows[1][3].as_str()), (id.as_str(), "a"));
        let rows = parse(&claims_csv(&project, Style::French, Lang::Fr), Style::French);
        assert_eq!(rows[1][1], format!("entity:{}", entity_id(2)));
        assert_eq!(rows[1][3..5], ["b", "x; y, \"z\""]);
        let private = rows[0].iter().position(|head| head == "Note privée").unwrap();
        assert_eq!(rows[1][private], "oui");
    }

    #[test]
    fn decimals_follow_the_style() {
        let cell = Cell::Number(2.5);
        assert_eq!(text(&cell, false, Style::French), "2,5");
        assert_eq!(text(&cell, false, Style::International), "2.5");
    }

    proptest! {
        #[test]
        fn no_cell_is_a_formula_and_all_come_back(text in any::<String>()) {
            let safe = guarded(&text);
            prop_assert_eq!(unguarded(&safe), text.as_str());
            let risky = safe.starts_with(['=', '+', '-', '@', '\t', '\r']);
            prop_assert!(!risky || is_number(&safe));
        }

        #[test]
        fn our_own_reader_gets_the_same_cells(project in arbitrary::project()) {
            type List = fn(&Project, Style, Lang) -> String;
            let lists: [List; 5] =
                [entities_csv, relations_csv, claims_csv, sources_csv, chronology_csv];
            for (style, list) in Style::ALL.into_iter().flat_map(|style| lists.map(|list| (style, list))) {
                let text = list(&project, style, Lang::Fr);
                let mut expect = parse(&text, style);
                for row in &mut expect {
                    row.truncate(row.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1));
                }
                prop_assert_eq!(read_back(&text), expect);
            }
        }

        #[test]
        fn any_project_gives_whole_rows(project in arbitrary::project()) {
            for style in Style::ALL {
                let files = [
                    (entities_csv(&project, style, Lang::Fr), project.entities.len()),
                    (relations_csv(&project, style, Lang::Fr), project.relations.len()),
                    (claims_csv(&project, style, Lang::Fr), project.claims.len()),
                ];
                for (file, count) in files {
                    prop_assert_eq!(parse(&file, style).len(), count + 1);
                }
            }
        }
    }
}
