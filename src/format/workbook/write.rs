//! The workbook, written.

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DocProperties, ExcelDateTime, Format,
    FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError,
};
use thiserror::Error;
use zip::result::ZipError;

use super::cells::{Out, safe};
use super::columns::Part;
use super::labels::Labels;
use super::long::{self, Long, pieces};
use super::table::{self, Head, Role, Table};
use super::{FORMAT, META, SCHEMA, rows, seen};
use crate::domain::id::{Millis, ProjectId};
use crate::domain::project::Project;
use crate::i18n::Lang;

/// What the workbook says of itself.
#[derive(Clone, Copy, Debug)]
pub struct About {
    /// The project's id, if it has one.
    pub id: Option<ProjectId>,
    /// The language of its sheets.
    pub lang: Lang,
    /// Now, in UTC.
    pub now: Millis,
}

/// Why no workbook could be written.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum WriteError {
    /// A list is longer than a sheet.
    #[error("{rows} rows for a sheet")]
    TooManyRows {
        /// How many rows there are.
        rows: usize,
    },
    /// Something that the writer does not do; not known to happen.
    #[error("{0}")]
    Refused(String),
}

impl From<ZipError> for WriteError {
    fn from(error: ZipError) -> Self {
        Self::Refused(error.to_string())
    }
}

impl From<XlsxError> for WriteError {
    fn from(error: XlsxError) -> Self {
        Self::Refused(error.to_string())
    }
}

/// The place of the first table among the sheets of the file: what the workbook is comes before.
const FIRST: usize = 2;
/// A sheet has so many rows; some are left for what people add.
const ROWS: usize = 1_048_000;
/// Drop-downs reach so many rows below the last one.
const BELOW: u32 = 1_000;
/// So many rows say how wide a column is.
const SAMPLE: usize = 200;
/// The last millisecond of the year 9999.
const LAST: Millis = 253_402_300_799_999;

/// The whole project as a workbook; the same project at the same moment gives the same bytes.
///
/// O(n log n), n being the number of records.
pub fn write(project: &Project, about: &About) -> Result<Vec<u8>, WriteError> {
    let lang = about.lang;
    let labels = Labels::of(project);
    let mut tables: Vec<Table> =
        Part::all().filter_map(|part| table::of(part, project, &labels, lang)).collect();
    let after = tables.len().min(3);
    tables.insert(after, seen::sources(project, &labels, lang));
    tables.insert(after + 1, seen::chronology(project, lang));
    let formats = Formats::new(lang);
    let mut book = Workbook::new();
    let created = ExcelDateTime::from_timestamp(about.now.clamp(0, LAST) / 1_000)?;
    let title: String = project.profile.name.chars().take(200).collect();
    book.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&created));
    readme(book.add_worksheet(), project, &tables, &formats, lang)?;
    let names = tables.first().map_or(0, |table| table.rows.len()) as u32;
    for table in &tables {
        Sheet { table, formats: &formats, lang, names }.write(book.add_worksheet())?;
    }
    let long: Vec<Long> = tables.iter().flat_map(Long::of).collect();
    if !long.is_empty() {
        long::write(book.add_worksheet(), long)?;
    }
    write_meta(book.add_worksheet(), project, &tables, about)?;
    Ok(rows::fill(book.save_to_buffer()?, FIRST, &tables)?)
}

struct Formats {
    head: Format,
    id: Format,
    text: Format,
    long: Format,
    day: Format,
    minute: Format,
    title: Format,
}

impl Formats {
    fn new(lang: Lang) -> Self {
        // "@" keeps what is typed as it is typed: "1976" and "1/3" stay so.
        let text = Format::new().set_num_format("@").set_align(FormatAlign::Top);
        let date = lang.pick("dd/mm/yyyy", "yyyy-mm-dd");
        let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::VerticalCenter);
        let head = head.set_background_color(Color::RGB(0x000a_6458)).set_font_color(Color::White);
        Self {
            head: head.set_border_bottom(FormatBorder::Thin).set_num_format("@"),
            id: text.clone().set_font_color(Color::RGB(0x0085_8a8e)).set_font_size(8),
            long: text.clone().set_text_wrap(),
            day: Format::new().set_num_format(date).set_align(FormatAlign::Top),
            minute: Format::new()
                .set_num_format(format!("{date} hh:mm"))
                .set_align(FormatAlign::Top),
            title: Format::new().set_bold().set_font_size(16),
            text,
        }
    }
}

struct Sheet<'a> {
    table: &'a Table<'a>,
    formats: &'a Formats,
    lang: Lang,
    /// How many entities there are.
    names: u32,
}

impl Sheet<'_> {
    fn write(&self, sheet: &mut Worksheet) -> Result<(), WriteError> {
        let Table { name, heads, rows, .. } = self.table;
        if rows.len() > ROWS {
            return Err(WriteError::TooManyRows { rows: rows.len() });
        }
        sheet.set_name(name.as_str())?;
        for (n, head) in heads.iter().enumerate() {
            self.column(sheet, n as u16, head)?;
        }
        self.probe(sheet)?;
        sheet.set_freeze_panes(1, 2)?;
        // Hidden columns too: a sort must take them along.
        let last = heads.len().saturating_sub(1) as u16;
        sheet.autofilter(0, 0, rows.len().max(1) as u32, last)?;
        Ok(())
    }

    fn column(&self, sheet: &mut Worksheet, n: u16, head: &Head) -> Result<(), WriteError> {
        sheet.set_column_format(n, self.format(head))?;
        sheet.set_column_width(n, self.width(n, head))?;
        sheet.write_string_with_format(0, n, safe(&head.name), &self.formats.head)?;
        if is_hidden(head) {
            sheet.set_column_hidden(n)?;
        }
        if let Some(choice) = self.choice(head)? {
            sheet.add_data_validation(1, n, self.table.rows.len() as u32 + BELOW, n, &choice)?;
        }
        Ok(())
    }

    /// How the cells of a column look.
    fn format(&self, head: &Head) -> &Format {
        match head.role {
            Role::Id => &self.formats.id,
            _ if head.is_long => &self.formats.long,
            _ => &self.formats.text,
        }
    }

    /// How wide a column is, in letters: as its first rows ask, within reason.
    fn width(&self, n: u16, head: &Head) -> f64 {
        let rows = self.table.rows.iter().take(SAMPLE);
        let letters = rows.filter_map(|row| row.get(usize::from(n))).map(|out| match out {
            Out::Day(_) | Out::Minute(_) => 16,
            out => out.seen().lines().next().map_or(0, |line| line.chars().count()),
        });
        let head_letters = head.name.chars().count() + 4;
        let most = if head.is_long { 60 } else { 34 };
        match head.role {
            Role::Id => 10.0,
            _ => letters.chain([head_letters]).max().unwrap_or(0).min(most) as f64 + 1.0,
        }
    }

    /// The drop-down of a column.
    fn choice(&self, head: &Head) -> Result<Option<DataValidation>, WriteError> {
        let choice = if head.names_entities && self.names > 0 {
            let last = self.names + BELOW;
            let list = format!("='{}'!$B$2:$B${last}", self.lang.wb_entities());
            DataValidation::new().allow_list_formula(Formula::new(list))
        } else if head.choices.is_empty() {
            return Ok(None);
        } else {
            // A list too long for a spreadsheet gives no drop-down, and harms nothing.
            match DataValidation::new().allow_list_strings(&head.choices) {
                Ok(choice) => choice,
                Err(_) => return Ok(None),
            }
        };
        let (style, said) = if head.is_open {
            (DataValidationErrorStyle::Information, self.lang.wb_list_hint())
        } else {
            (DataValidationErrorStyle::Stop, self.lang.wb_list_error())
        };
        Ok(Some(choice.set_error_style(style).set_error_message(said)?))
    }

    /// The blank cells that stand for all rows: one a column, then those of a day and a minute.
    fn probe(&self, sheet: &mut Worksheet) -> Result<(), WriteError> {
        let own = self.table.heads.iter().map(|head| self.format(head));
        for (n, format) in own.chain([&self.formats.day, &self.formats.minute]).enumerate() {
            sheet.write_blank(1, n as u16, format)?;
        }
        Ok(())
    }
}

fn is_hidden(head: &Head) -> bool {
    matches!(head.role, Role::Points | Role::Hold)
}

/// What the workbook is, for the program that reads it.
fn write_meta(
    sheet: &mut Worksheet,
    project: &Project,
    tables: &[Table],
    about: &About,
) -> Result<(), WriteError> {
    sheet.set_name(META)?.set_hidden(true);
    let id = about.id.map(|id| id.to_string()).unwrap_or_default();
    let counts =
        tables.iter().map(|table| (format!("rows:{}", table.key), table.rows.len().to_string()));
    let lines = [
        ("format".to_owned(), FORMAT.to_owned()),
        ("schema".to_owned(), SCHEMA.to_string()),
        ("project".to_owned(), id),
        ("name".to_owned(), project.profile.name.clone()),
        ("description".to_owned(), project.profile.description.clone()),
        ("lang".to_owned(), about.lang.code().to_owned()),
        ("written".to_owned(), about.now.to_string()),
        ("coded".to_owned(), project.profile.is_coded().to_string()),
    ];
    for (n, (key, value)) in lines.into_iter().chain(counts).enumerate() {
        sheet.write_string(n as u32, 0, key)?;
        let (first, rest) = pieces(&value);
        for (column, text) in [first.to_owned()].into_iter().chain(rest).enumerate() {
            sheet.write_string(n as u32, column as u16 + 1, safe(&text))?;
        }
    }
    Ok(())
}

/// What each sheet is, and how to edit and bring back.
fn readme(
    sheet: &mut Worksheet,
    project: &Project,
    tables: &[Table],
    formats: &Formats,
    lang: Lang,
) -> Result<(), WriteError> {
    sheet.set_name(lang.wb_readme())?;
    sheet.set_column_format(0, &formats.text)?.set_column_width(0, 28)?;
    sheet.set_column_format(1, &formats.text)?.set_column_width(1, 10)?;
    sheet.set_column_format(2, &formats.long)?.set_column_width(2, 90)?;
    let name: String = project.profile.name.chars().take(200).collect();
    sheet.write_string_with_format(0, 0, lang.wb_about_project(name.trim()), &formats.title)?;
    let about: String = project.profile.description.chars().take(1_000).collect();
    sheet.write_string(1, 2, safe(about.trim()))?;
    let how = [
        lang.wb_how_1(),
        lang.wb_how_2(),
        lang.wb_how_3(),
        lang.wb_how_4(),
        lang.wb_how_5(),
        lang.wb_how_6(),
        lang.wb_how_7(),
    ];
    let mut n = 2;
    for line in how {
        sheet.write_string(n, 2, line)?;
        n += 1;
    }
    n += 1;
    for (column, head) in [lang.wb_sheet(), lang.wb_rows(), ""].into_iter().enumerate() {
        sheet.write_string_with_format(n, column as u16, head, &formats.head)?;
    }
    for table in tables {
        n += 1;
        sheet.write_string(n, 0, table.name.as_str())?;
        sheet.write_number(n, 1, table.rows.len() as f64)?;
        sheet.write_string(n, 2, what_is(&table.key, lang))?;
    }
    Ok(())
}

fn what_is(key: &str, lang: Lang) -> &'static str {
    match key {
        "entities" => lang.wb_is_entities(),
        "relations" => lang.wb_is_relations(),
        "claims" => lang.wb_is_claims(),
        "sources" => lang.wb_is_sources(),
        "chronology" => lang.wb_is_chronology(),
        "links" => lang.wb_is_links(),
        _ => lang.wb_is_cards(),
    }
}
