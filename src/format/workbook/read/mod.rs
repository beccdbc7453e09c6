//! The workbook, read back: rows with an id are records that may have changed, rows without one are new.

mod row;
mod sheets;

use std::collections::{BTreeSet, HashMap};

use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::cells;
use super::columns::Part;
use super::hold::Hold;
use super::labels::Names;
use super::table::HOLD;
use super::{FORMAT, LONG, META, SCHEMA};
use crate::domain::id::{CardId, ClaimId, EntityId, RelationId};
use crate::domain::kept::Kept;
use crate::domain::merge::edits::{Edit, Edits};
use crate::domain::project::Project;
use crate::domain::record::{Meta, Record, RecordRef};
use crate::format::issue::{FormatError, Issue, Problem};
use crate::format::myspot::{Misread, record_of_json, record_to_json, ref_text};
use crate::format::table::{Book, Cell, Sheet, letters};
use crate::format::{Family, Fresh, Import};
use crate::i18n::Lang;
use sheets::Found;

/// Whether a book is one of ours: it has our hidden sheet.
pub fn recognises(book: &Book) -> bool {
    meta_of(book).is_some_and(|meta| meta.get("format").is_some_and(|format| format == FORMAT))
}

/// Reads a book that is one of ours. What can't be read as a record is kept apart and told.
///
/// With the rows that somebody changed. O(n log n), n being the number of cells.
pub fn read(book: &Book, fresh: &mut Fresh) -> Result<(Import, Edits), FormatError> {
    let meta = meta_of(book).ok_or(FormatError::UnknownShape)?;
    let said = |key: &str| meta.get(key).map(String::as_str).unwrap_or_default();
    let schema = said("schema").parse().unwrap_or(SCHEMA);
    if schema > SCHEMA {
        return Err(FormatError::NewerSchema { found: schema, known: SCHEMA });
    }
    let mut project = Project::default();
    said("name").clone_into(&mut project.profile.name);
    said("description").clone_into(&mut project.profile.description);
    project.profile.set_coded(said("coded") == "true");
    let lang = Lang::read(said("lang")).unwrap_or_default();
    let mut reading = Reading {
        lang,
        fresh,
        project,
        issues: Vec::new(),
        names: Names::default(),
        long: long_of(book),
        edits: Edits::new(),
    };
    let sheets = reading.sheets(book);
    let rows: Vec<Row> = reading.rows(&sheets);
    reading.absent(&meta, &sheets, &rows);
    let order = |part: Part| match part {
        Part::Entities => 0,
        Part::Relations => 1,
        Part::Claims | Part::Cards(_) | Part::Links => 2,
    };
    for turn in 0..3 {
        for row in rows.iter().filter(|row| order(row.found.part) == turn) {
            reading.record(row);
        }
    }
    reading.drop_dangling();
    let (project, issues, edits) = (reading.project, reading.issues, reading.edits);
    Ok((Import { family: Family::Workbook, project, issues, mojibake: 0 }, edits))
}

/// The lines of the hidden sheet, by key.
fn meta_of(book: &Book) -> Option<HashMap<String, String>> {
    let sheet = book.sheets.iter().find(|sheet| sheet.name == META)?;
    let lines = sheet.rows.iter().filter_map(|row| {
        let (key, rest) = row.split_first()?;
        let value: Vec<_> = rest.iter().map(cells::text).collect();
        Some((cells::text(key).into_owned(), value.concat()))
    });
    Some(lines.collect())
}

/// Where a text continues that was too long for its cell.
type Place = (String, String, String);

fn long_of(book: &Book) -> HashMap<Place, String> {
    let rows = book.sheets.iter().filter(|sheet| sheet.name == LONG).flat_map(|sheet| &sheet.rows);
    let ends = rows.filter_map(|row| {
        let [table, id, key, rest @ ..] = row.as_slice() else { return None };
        let text = |cell: &Cell| cells::text(cell).into_owned();
        Some(((text(table), text(id), text(key)), rest.iter().map(text).collect()))
    });
    ends.collect()
}

/// A row of a sheet, before its values are read.
struct Row<'a> {
    found: &'a Found<'a>,
    /// Its place in the sheet, counted from 0.
    at: usize,
    id: Uuid,
    /// Whether the file gave it that id.
    is_known: bool,
    hold: Option<Hold>,
    /// Whether its hidden cells are another row's.
    is_stray: bool,
}

struct Reading<'a, 'b> {
    lang: Lang,
    fresh: &'a mut Fresh<'b>,
    project: Project,
    issues: Vec<Issue>,
    names: Names,
    long: HashMap<Place, String>,
    edits: Edits,
}

impl Reading<'_, '_> {
    fn tell(&mut self, sheet: &Sheet, row: usize, problem: Problem) {
        self.issues.push(Issue { part: sheet.name.clone(), row, problem });
    }

    fn tell_cell(&mut self, sheet: &Sheet, row: usize, column: usize, problem: Problem) {
        let problem = Problem::InCell { column: letters(column), problem: Box::new(problem) };
        self.tell(sheet, row, problem);
    }

    /// Keeps what is no record, and tells why.
    fn keep(&mut self, sheet: &Sheet, row: usize, data: Value, problem: Problem) {
        self.tell(sheet, row, problem);
        let now = self.fresh.now;
        let meta = Meta { created: now, modified: now, version: 1 };
        let kept = Kept { part: sheet.name.clone(), data, meta, ..Kept::default() };
        self.project.kept.put(self.fresh.id(), kept);
    }

    /// The rows of all sheets with their ids; what names mean is noted on the way.
    fn rows<'s>(&mut self, sheets: &'s [Found<'s>]) -> Vec<Row<'s>> {
        let mut taken = BTreeSet::new();
        let mut rows = Vec::new();
        for found in sheets {
            for at in found.first_row()..found.sheet.rows.len() {
                if !found.is_blank(at) {
                    let row = self.row(found, at, &mut taken);
                    self.note(&row);
                    rows.push(row);
                }
            }
        }
        rows
    }

    fn row<'s>(
        &mut self,
        found: &'s Found<'s>,
        at: usize,
        taken: &mut BTreeSet<(&'static str, Uuid)>,
    ) -> Row<'s> {
        let typed = found.text(at, "id").trim().to_owned();
        let hold_key = format!("{HOLD}{}", found.part.key());
        let hold = self.cell(found, at, &typed, &hold_key);
        let held = cells::text(&hold);
        let hold = Hold::read(&held).filter(|hold| hold.is_of(&typed));
        let is_stray = hold.is_none() && !held.trim().is_empty();
        if is_stray {
            self.tell(found.sheet, at + 1, Problem::StrayHold);
        }
        let list = found.part.list();
        let id = match Uuid::try_parse(&typed) {
            Ok(id) if taken.insert((list, id)) => Some(id),
            Ok(_) => {
                self.tell(found.sheet, at + 1, Problem::RepeatedId(typed));
                None
            }
            Err(_) => {
                if !typed.is_empty() {
                    let (field, column) = (self.lang.wb_id().to_owned(), found.column("id"));
                    let problem = Problem::OffScale { field, value: typed };
                    self.tell_cell(found.sheet, at + 1, column.unwrap_or(0), problem);
                }
                None
            }
        };
        let is_known = id.is_some();
        let id = id.unwrap_or_else(|| (self.fresh.next_id)());
        Row { found, at, id, is_known, hold, is_stray }
    }

    /// Notes what a row is called, for the cells that name it.
    fn note(&mut self, row: &Row) {
        let text = |key: &str| row.found.text(row.at, key);
        match row.found.part {
            Part::Entities => {
                let id = EntityId(row.id);
                self.names.add(&text("name"), id.into());
                for alias in text("aliases").split('|') {
                    self.names.add_alias(alias, id.into());
                }
                let kind = self.value(row, "kind");
                if kind.is_some_and(|kind| kind == "document") {
                    self.names.add_document(id);
                }
            }
            Part::Claims => {
                let said = text("text");
                let said = if said.trim().is_empty() { text("quote") } else { said };
                self.names.add(&said, ClaimId(row.id).into());
            }
            Part::Cards(_) => self.names.add(&text("text"), CardId(row.id).into()),
            Part::Relations | Part::Links => {}
        }
    }

    /// Reads the record of a row, and puts it in the project.
    fn record(&mut self, row: &Row) {
        let map = self.assemble(row);
        match record_of_json(row.found.part.list(), Value::Object(map)) {
            Ok(record) => {
                if let Record::Relation(id, relation) = &record {
                    let title = self.project.relation_title(relation);
                    self.names.add(&title, RelationId(id.0).into());
                }
                self.project.put_unchecked(record);
            }
            Err(Misread { row: data, problem }) => {
                let shown = row.found.shown(row.at);
                let data = json!({"record": data, "row": shown});
                self.keep(row.found.sheet, row.at + 1, data, problem);
            }
        }
    }

    /// Puts records that point at nothing aside, until none does.
    fn drop_dangling(&mut self) {
        loop {
            let lost = self.project.dangling();
            if lost.is_empty() {
                return;
            }
            for (record, missing) in lost {
                self.project.remove_unchecked(record.id());
                let part = Sheet { name: self.part_name(&record).to_owned(), ..Sheet::default() };
                let problem = Problem::Missing(self.called(missing));
                self.keep(&part, 0, record_to_json(&record), problem);
            }
        }
    }

    fn part_name(&self, record: &Record) -> &'static str {
        match record {
            Record::Relation(..) => self.lang.wb_relations(),
            Record::Claim(..) => self.lang.wb_claims(),
            Record::Link(..) => self.lang.wb_links(),
            _ => self.lang.wb_cards(),
        }
    }

    fn called(&self, of: RecordRef) -> String {
        let title = self.project.title(of);
        if title.is_empty() { ref_text(of) } else { title }
    }

    /// Tells how many rows that were written are no longer there.
    fn absent(&mut self, meta: &HashMap<String, String>, sheets: &[Found], rows: &[Row]) {
        for part in Part::all() {
            let written = meta.get(&format!("rows:{}", part.key()));
            let written: usize = written.and_then(|count| count.parse().ok()).unwrap_or(0);
            let here = rows.iter().filter(|row| row.is_known && row.found.part == part).count();
            if here < written {
                let sheet = sheets.iter().find(|found| found.part == part);
                let name = sheet.map_or(part.name(self.lang), |found| &found.sheet.name);
                let (part, problem) = (name.to_owned(), Problem::Absent(written - here));
                self.issues.push(Issue { part, row: 0, problem });
            }
        }
    }

    /// Notes that somebody changed a row of a record that had last changed at `base`.
    fn note_edit(&mut self, row: &Row, base: i64) {
        let blank = row.found.values.iter().filter_map(|(_, ready)| {
            let key = ready.column.key.as_str();
            let name = ["field:", "body:", "extra:"].iter().find_map(|it| key.strip_prefix(it))?;
            row.found.text(row.at, key).trim().is_empty().then(|| name.to_owned())
        });
        self.edits.insert(row.id, Edit { base, emptied: blank.collect() });
    }

    /// What a cell holds, with the end of its text when that is elsewhere.
    fn cell(&self, found: &Found, at: usize, id: &str, key: &str) -> Cell {
        let cell = found.column(key).and_then(|column| found.sheet.rows.get(at)?.get(column));
        let cell = cell.cloned().unwrap_or_default();
        if self.long.is_empty() {
            return cell;
        }
        let place = (found.part.key(), id.to_owned(), key.to_owned());
        match self.long.get(&place) {
            Some(rest) if !cells::text(&cell).trim().is_empty() => {
                Cell::Text(format!("{}{rest}", cells::text(&cell)))
            }
            _ => cell,
        }
    }
}

/// A row that is no record, as it was.
fn plain_row(row: &[Cell]) -> Value {
    row.iter().map(|cell| cells::text(cell).into_owned()).collect()
}

/// A record in the keys of our file.
type Keys = Map<String, Value>;
