//! The sheets of an ODS workbook: its one part of content, read once from start to end.
//!
//! Counts of repeated rows, columns and spaces are the file's word: they are bounded before they are followed.

use std::collections::HashSet;
use std::io::{BufRead, BufReader};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::archive::Archive;
use super::moments;
use crate::format::issue::{FormatError, Issue, Problem};
use crate::format::table::room::{Filling, MAX_CELL, Room};
use crate::format::table::{Cell, Sheet};

/// The sheets, as they were last shown. Of a damaged part, what stands before the damage.
pub(super) fn read(
    archive: &mut Archive,
    room: &mut Room,
    issues: &mut Vec<Issue>,
) -> Result<Vec<Sheet>, FormatError> {
    let part = archive.by_name("content.xml").map_err(|_| FormatError::BrokenArchive)?;
    let mut xml = Reader::from_reader(BufReader::new(part));
    xml.config_mut().expand_empty_elements = true;
    let mut filling = Filling { sheet: Sheet::default(), room, issues };
    let mut content = Content::default();
    let has_cells = |sheet: &Sheet| !sheet.rows.is_empty();
    match content.read(&mut xml, &mut filling) {
        Err(FormatError::BrokenArchive)
            if has_cells(&filling.sheet) || content.sheets.iter().any(has_cells) =>
        {
            // Damage between two sheets is told of the one before.
            if content.tables == 0 {
                filling.sheet = content.sheets.pop().unwrap_or_default();
            }
            filling.tell_cut();
            content.sheets.push(filling.sheet);
        }
        done => done?,
    }
    Ok(content.sheets)
}

fn known_entity(name: &str) -> Option<char> {
    match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

/// Where the reading is.
#[derive(Default)]
struct Content {
    sheets: Vec<Sheet>,
    /// The styles of hidden sheets.
    hidden: HashSet<String>,
    style: String,
    is_1904: bool,
    /// How many elements are open.
    depth: usize,
    /// How many sheets are open, one in a cell of another.
    tables: usize,
    merged: usize,
    row: usize,
    repeat_row: usize,
    column: usize,
    /// The filled cells of the row: where, how often, what.
    cells: Vec<(usize, usize, Cell)>,
    cell: Option<Open>,
    /// How many comments are open: they are no part of the cell.
    notes: usize,
}

/// A cell whose end has not come.
struct Open {
    kind: String,
    value: String,
    repeat: usize,
    text: String,
    paragraphs: usize,
    depth: usize,
}

impl Content {
    fn read(
        &mut self,
        xml: &mut Reader<impl BufRead>,
        filling: &mut Filling,
    ) -> Result<(), FormatError> {
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            match xml.read_event_into(&mut buffer).map_err(|_| FormatError::BrokenArchive)? {
                Event::Start(tag) => self.start(&tag, filling)?,
                Event::End(tag) => self.end(tag.name().as_ref(), filling)?,
                Event::Text(text) => self.text(&text.xml10_content()),
                Event::CData(text) => self.text(&text.xml10_content()),
                Event::GeneralRef(name) => {
                    let sign = name.resolve_char_ref().ok().flatten().or(known_entity(&name));
                    self.text(sign.unwrap_or('\u{fffd}').encode_utf8(&mut [0; 4]));
                }
                Event::Eof if self.depth == 0 => return Ok(()),
                Event::Eof => return Err(FormatError::BrokenArchive),
                _ => {}
            }
        }
    }

    fn start(&mut self, tag: &BytesStart, filling: &mut Filling) -> Result<(), FormatError> {
        self.depth += 1;
        match (tag.name().as_ref(), &mut self.cell) {
            ("office:annotation", Some(_)) => self.notes += 1,
            ("text:p", Some(cell)) if self.notes == 0 => {
                if cell.paragraphs > 0 {
                    cell.add("\n");
                }
                cell.paragraphs += 1;
            }
            ("text:s", Some(_)) => {
                let spaces = self.spaces(tag)?;
                self.text(&spaces);
            }
            ("text:tab", Some(_)) => self.text("\t"),
            ("text:line-break", Some(_)) => self.text("\n"),
            ("style:style", None) => self.style = attribute(tag, "style:name")?,
            ("style:table-properties", None) if attribute(tag, "table:display")? == "false" => {
                self.hidden.insert(self.style.clone());
            }
            ("table:null-date", None) => {
                self.is_1904 = attribute(tag, "table:date-value")?.starts_with("1904");
            }
            ("table:table", None) => self.start_table(tag, filling)?,
            ("table:table-row", None) => {
                self.repeat_row = count(tag, "table:number-rows-repeated")?;
                self.column = 0;
            }
            ("table:table-cell" | "table:covered-table-cell", None) if self.tables == 1 => {
                self.merged += usize::from(is_merged(tag)?);
                self.cell = Some(Open::new(tag, self.depth)?);
            }
            _ => {}
        }
        Ok(())
    }

    fn start_table(&mut self, tag: &BytesStart, filling: &mut Filling) -> Result<(), FormatError> {
        self.tables += 1;
        if self.tables > 1 {
            return Ok(());
        }
        let is_hidden = self.hidden.contains(&attribute(tag, "table:style-name")?);
        let name = attribute(tag, "table:name")?;
        filling.sheet = Sheet { name, is_hidden, is_1904: self.is_1904, ..Sheet::default() };
        (self.row, self.merged) = (0, 0);
        Ok(())
    }

    fn end(&mut self, name: &str, filling: &mut Filling) -> Result<(), FormatError> {
        if let Some(cell) = self.cell.take_if(|cell| cell.depth == self.depth) {
            self.end_cell(cell);
        } else if self.cell.is_some() {
            self.notes = self.notes.saturating_sub(usize::from(name == "office:annotation"));
        } else if name == "table:table-row" && self.tables == 1 {
            self.end_row(filling)?;
        } else if name == "table:table" {
            self.tables = self.tables.saturating_sub(1);
            if self.tables == 0 {
                self.end_table(filling);
            }
        }
        self.depth = self.depth.saturating_sub(1);
        Ok(())
    }

    fn end_cell(&mut self, cell: Open) {
        self.notes = 0;
        let (repeat, at) = (cell.repeat, self.column);
        self.column = self.column.saturating_add(repeat);
        let cell = cell.read();
        if cell != Cell::Empty {
            self.cells.push((at, repeat, cell));
        }
    }

    fn end_row(&mut self, filling: &mut Filling) -> Result<(), FormatError> {
        let repeat = if self.cells.is_empty() { 0 } else { self.repeat_row };
        let end = self.row.saturating_add(repeat);
        for row in self.row..end {
            for (at, repeat, cell) in &self.cells {
                for column in *at..at.saturating_add(*repeat) {
                    filling.put(row, column, cell.clone())?;
                }
            }
        }
        self.row = self.row.saturating_add(self.repeat_row);
        self.cells.clear();
        Ok(())
    }

    fn end_table(&mut self, filling: &mut Filling) {
        let sheet = std::mem::take(&mut filling.sheet);
        if self.merged > 0 {
            let problem = Problem::Merged(self.merged);
            filling.issues.push(Issue { part: sheet.name.clone(), row: 0, problem });
        }
        self.sheets.push(sheet);
    }

    /// Spaces, as far as the cell has room: with one too many it is cut, and that is told.
    fn spaces(&self, tag: &BytesStart) -> Result<String, FormatError> {
        let open = self.cell.as_ref().filter(|cell| self.notes == 0 && cell.paragraphs > 0);
        let room = open.map_or(0, |cell| (MAX_CELL + 1).saturating_sub(cell.text.len()));
        Ok(" ".repeat(count(tag, "text:c")?.min(room)))
    }

    fn text(&mut self, text: &str) {
        if let Some(cell) = &mut self.cell
            && self.notes == 0
            && cell.paragraphs > 0
        {
            cell.add(text);
        }
    }
}

impl Open {
    fn new(tag: &BytesStart, depth: usize) -> Result<Self, FormatError> {
        let mut kind = attribute(tag, "office:value-type")?;
        if attribute(tag, "calcext:value-type")? == "error" {
            "error".clone_into(&mut kind);
        }
        let value = match kind.as_str() {
            "float" | "percentage" | "currency" => "office:value",
            "date" => "office:date-value",
            "time" => "office:time-value",
            "boolean" => "office:boolean-value",
            _ => "office:string-value",
        };
        Ok(Self {
            value: attribute(tag, value)?,
            kind,
            repeat: count(tag, "table:number-columns-repeated")?,
            text: String::new(),
            paragraphs: 0,
            depth,
        })
    }

    /// Adds to the text; what is too long for a cell anyhow is not kept.
    fn add(&mut self, text: &str) {
        if self.text.len() <= MAX_CELL {
            self.text.push_str(text);
        }
    }

    fn read(self) -> Cell {
        let shown = if self.text.is_empty() { self.value.clone() } else { self.text };
        match self.kind.as_str() {
            "float" | "percentage" | "currency" => match self.value.trim().parse::<f64>() {
                Ok(number) if number.is_finite() => Cell::Number(number),
                _ => text(shown),
            },
            "date" => moments::written(&self.value),
            "time" => moments::lasting(&self.value),
            "boolean" => Cell::Bool(self.value.eq_ignore_ascii_case("true")),
            "error" if !shown.is_empty() => Cell::Error(shown),
            "string" if !self.value.is_empty() => text(self.value),
            _ => text(shown),
        }
    }
}

fn text(text: String) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
}

fn is_merged(tag: &BytesStart) -> Result<bool, FormatError> {
    let columns = count(tag, "table:number-columns-spanned")?;
    let rows = count(tag, "table:number-rows-spanned")?;
    Ok(columns > 1 || rows > 1)
}

/// How often something stands there: once unless it says otherwise.
fn count(tag: &BytesStart, name: &str) -> Result<usize, FormatError> {
    let text = attribute(tag, name)?;
    Ok(if text.is_empty() { 1 } else { text.trim().parse().unwrap_or(usize::MAX) })
}

/// The value of an attribute; blank when there is none.
fn attribute(tag: &BytesStart, name: &str) -> Result<String, FormatError> {
    let found = tag.try_get_attribute(name).map_err(|_| FormatError::BrokenArchive)?;
    let Some(found) = found else { return Ok(String::new()) };
    let text =
        found.normalized_value(XmlVersion::Implicit1_0).map_err(|_| FormatError::BrokenArchive)?;
    Ok(text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many spaces a cell with so many letters takes of so many.
    #[track_caller]
    fn check(letters: usize, spaces: &str, expect: usize) {
        let mut content = Content::default();
        let cell = Open::new(&BytesStart::new("table:table-cell"), 1).unwrap();
        content.cell = Some(Open { text: "a".repeat(letters), paragraphs: 1, ..cell });
        let tag = BytesStart::from_content(format!("text:s text:c=\"{spaces}\""), 6);
        assert_eq!(content.spaces(&tag).unwrap().len(), expect);
    }

    #[test]
    fn spaces_take_the_room_that_is_left() {
        check(0, "3", 3);
        check(0, "999999999999999999999", MAX_CELL + 1);
        check(MAX_CELL - 1, "1000000", 2);
        check(MAX_CELL, "1000000", 1);
        check(MAX_CELL + 1, "1000000", 0);
    }
}
