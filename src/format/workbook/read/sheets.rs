//! Which sheet holds what, and which column shows which key: by name, wherever they stand.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

use super::{Reading, plain_row};
use crate::domain::text::fold;
use crate::format::issue::Problem;
use crate::format::table::{Book, Cell, Sheet, letters};
use crate::format::workbook::cells;
use crate::format::workbook::columns::Part;
use crate::format::workbook::table::{HOLD, POINTS, Ready, own_keys};
use crate::format::workbook::{LONG, META};
use crate::i18n::Lang;
use crate::i18n::workbook::{field_of_header, old};

/// The header stands in one of the first rows.
const FIRST_ROWS: usize = 12;

/// A sheet of records.
pub(super) struct Found<'a> {
    pub(super) part: Part,
    pub(super) sheet: &'a Sheet,
    /// The row of the header.
    header: usize,
    /// The columns of values, with their place in the sheet.
    pub(super) values: Vec<(usize, Ready)>,
    /// Where each key stands, hidden ones too.
    places: HashMap<String, usize>,
    /// Whether it has all columns that such sheets always have.
    pub(super) is_whole: bool,
}

impl Found<'_> {
    pub(super) fn first_row(&self) -> usize {
        self.header + 1
    }

    /// Where a key stands.
    pub(super) fn column(&self, key: &str) -> Option<usize> {
        self.places.get(key).copied()
    }

    /// What a cell says.
    pub(super) fn text(&self, at: usize, key: &str) -> String {
        let cell = self.column(key).and_then(|column| self.sheet.rows.get(at)?.get(column));
        cell.map(cells::text).unwrap_or_default().into_owned()
    }

    /// Whether nothing is written in the row, ids and hidden cells aside.
    pub(super) fn is_blank(&self, at: usize) -> bool {
        let row = self.sheet.rows.get(at).map(Vec::as_slice).unwrap_or_default();
        let cells = self.values.iter().filter_map(|(column, _)| row.get(*column));
        let mut texts = cells.map(cells::text);
        texts.all(|text| text.trim().is_empty())
    }

    /// The row as it is shown, by header.
    pub(super) fn shown(&self, at: usize) -> Value {
        let row = self.sheet.rows.get(at).map(Vec::as_slice).unwrap_or_default();
        let cells = self.values.iter().filter_map(|(column, ready)| {
            let text = cells::text(row.get(*column)?);
            (!text.is_empty()).then(|| (ready.column.name.clone(), Value::from(text)))
        });
        Value::Object(cells.collect())
    }
}

/// What a sheet is for.
enum Kind {
    /// Records.
    Part(Part),
    /// What is only read by people, or by another function.
    Aside,
    /// Nothing that we wrote.
    Other,
}

impl Reading<'_, '_> {
    /// The sheets of records; those of others are kept, and told.
    pub(super) fn sheets<'s>(&mut self, book: &'s Book) -> Vec<Found<'s>> {
        let mut found = Vec::new();
        for sheet in &book.sheets {
            match kind_of(sheet) {
                Kind::Part(part) => found.push(self.found(part, sheet)),
                Kind::Aside => {}
                Kind::Other if sheet.rows.iter().all(|row| row.iter().all(is_blank)) => {}
                Kind::Other => {
                    let rows = sheet.rows.iter().map(|row| plain_row(row)).collect();
                    self.keep(sheet, 0, rows, Problem::KeptForLater);
                }
            }
        }
        found
    }

    fn found<'s>(&mut self, part: Part, sheet: &'s Sheet) -> Found<'s> {
        let known = known_headers(part);
        let header = header_row(sheet, &known);
        let heads = sheet.rows.get(header).map(Vec::as_slice).unwrap_or_default();
        let width = sheet.rows.iter().skip(header).map(Vec::len).max().unwrap_or(0);
        let (mut values, mut places) = (Vec::new(), HashMap::new());
        for column in 0..width {
            let name = heads.get(column).map(cells::text).unwrap_or_default();
            if name.trim().is_empty() && is_empty(sheet, header, column) {
                continue;
            }
            let (mut key, is_known) = key_of(part, name.trim(), column, &known);
            if places.contains_key(&key) || !is_known {
                self.tell(sheet, header + 1, Problem::UnknownColumn(told(&name, column)));
            }
            while places.contains_key(&key) {
                key = free_key(part, &format!("{} {}", name.trim(), letters(column)));
            }
            places.insert(key.clone(), column);
            if key != "id" && !key.starts_with(POINTS) && !key.starts_with(HOLD) {
                values.push((column, Ready::new(column_of(part, &key, self.lang), self.lang)));
            }
        }
        let mut is_whole = true;
        for column in part.columns(self.lang) {
            if !places.contains_key(&column.key) {
                is_whole = false;
                self.tell(sheet, 0, Problem::NoColumn(column.name));
            }
        }
        Found { part, sheet, header, values, places, is_whole }
    }
}

fn is_blank(cell: &Cell) -> bool {
    cells::text(cell).trim().is_empty()
}

fn is_empty(sheet: &Sheet, header: usize, column: usize) -> bool {
    let cells = sheet.rows.iter().skip(header).filter_map(|row| row.get(column));
    cells.into_iter().all(is_blank)
}

fn told(name: &str, column: usize) -> String {
    if name.trim().is_empty() { letters(column) } else { name.trim().to_owned() }
}

/// A sheet says what it holds in the header of its hidden column, or else by its name.
fn kind_of(sheet: &Sheet) -> Kind {
    if sheet.name == META || sheet.name == LONG {
        return Kind::Aside;
    }
    let marks = sheet.rows.iter().take(FIRST_ROWS).flatten().filter_map(|cell| match cell {
        Cell::Text(text) => Part::of_key(text.strip_prefix(HOLD)?),
        _ => None,
    });
    if let Some(part) = marks.into_iter().next() {
        return Kind::Part(part);
    }
    let name = fold(&sheet.name);
    let is_named = |named: &str| fold(named) == name;
    for lang in Lang::ALL {
        if let Some(part) = Part::all().find(|part| is_named(part.name(lang))) {
            return Kind::Part(part);
        }
        if [lang.wb_readme(), lang.wb_sources(), lang.wb_chronology()].into_iter().any(is_named) {
            return Kind::Aside;
        }
    }
    let before = old::SHEETS.iter().find(|(_, sheet)| is_named(sheet));
    let part = before.and_then(|(method, _)| Part::of_key(&format!("cards:{method}")));
    part.map_or(Kind::Other, Kind::Part)
}

/// The key behind each folded header, in both languages.
fn known_headers(part: Part) -> HashMap<String, String> {
    let mut known = HashMap::new();
    for lang in Lang::ALL {
        known.insert(fold(lang.wb_id()), "id".to_owned());
        let mut columns = part.columns(lang);
        if part.prefix() == "body:" {
            let keys = part.known_keys().into_iter();
            columns.extend(keys.map(|key| part.more(&format!("body:{key}"), lang)));
        }
        for column in columns {
            if column.shape.points() {
                let key = format!("{POINTS}{}", column.key);
                known.insert(fold(&lang.wb_of(&column.name)), key);
            }
            known.entry(fold(&column.name)).or_insert(column.key);
        }
    }
    for (key, header) in old::HEADERS.iter().filter(|_| part.prefix() == "body:") {
        known.entry(fold(header)).or_insert_with(|| format!("body:{key}"));
    }
    known
}

/// The row with the most headers that are known.
fn header_row(sheet: &Sheet, known: &HashMap<String, String>) -> usize {
    let mut best = BTreeMap::new();
    for (n, row) in sheet.rows.iter().take(FIRST_ROWS).enumerate() {
        let count = row.iter().filter(|cell| known.contains_key(&fold(&cells::text(cell)))).count();
        best.entry(count).or_insert(n);
    }
    best.last_key_value().map_or(0, |(_, row)| *row)
}

/// The key of a column, and whether it is one that the workbook speaks of.
fn key_of(
    part: Part,
    name: &str,
    column: usize,
    known: &HashMap<String, String>,
) -> (String, bool) {
    if name.starts_with(HOLD) {
        return (format!("{HOLD}{}", part.key()), true);
    }
    if let Some(key) = known.get(&fold(name)) {
        return (key.clone(), true);
    }
    if let Some(field) = field_of_header(name) {
        return (free_key(part, field), true);
    }
    (free_key(part, &told(name, column)), false)
}

/// A key for a field of one's own.
pub(super) fn free_key(part: Part, name: &str) -> String {
    if part.prefix() == "extra:" && own_keys(part).contains(name) {
        return format!("extra:{name}_");
    }
    format!("{}{name}", part.prefix())
}

fn column_of(part: Part, key: &str, lang: Lang) -> crate::format::workbook::columns::Column {
    let own = part.columns(lang).into_iter().find(|column| column.key == key);
    own.unwrap_or_else(|| part.more(key, lang))
}
