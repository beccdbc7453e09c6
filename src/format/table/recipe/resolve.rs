//! Recipe against book: which column of the sheet each column of the recipe is.

use std::collections::HashMap;

use super::values::{self, header_key};
use super::{Recipe, Separator, SheetRecipe, Use};
use crate::domain::text::fold;
use crate::format::table::{Book, Cell, Sheet, letters};
use crate::i18n::workbook::field_of_header;

/// A column of a sheet, with what it is for.
#[derive(Clone, Debug)]
pub(super) struct Resolved<'a> {
    /// Its place in the rows.
    pub(super) index: usize,
    /// What people know it by: its header, or its letter.
    pub(super) title: String,
    pub(super) usage: &'a Use,
    pub(super) split: &'a [Separator],
}

/// The columns of a sheet, and the headers that the recipe names and the sheet does not have.
pub(super) struct Columns<'a> {
    pub(super) columns: Vec<Resolved<'a>>,
    pub(super) missing: Vec<&'a str>,
}

/// The sheet of the book that each recipe of a sheet is for: by name, then by place; each once.
pub(super) fn sheets<'a>(
    book: &'a Book,
    recipe: &'a Recipe,
) -> Vec<(usize, &'a Sheet, &'a SheetRecipe)> {
    let mut taken = vec![false; book.sheets.len()];
    let mut found = Vec::<(usize, usize, &Sheet, &SheetRecipe)>::new();
    for by_name in [true, false] {
        for (n, of) in recipe.sheets.iter().enumerate() {
            if found.iter().any(|(known, ..)| *known == n) {
                continue;
            }
            let name = fold(&of.name);
            let mut sheets = book.sheets.iter().zip(&taken);
            // Tables of one sheet have one name: they are taken in order.
            let mut named =
                || sheets.position(|(sheet, taken)| !taken && fold(&sheet.name) == name);
            let place = if by_name && !of.name.is_empty() { named() } else { Some(of.index) };
            let free = place.filter(|place| taken.get(*place) == Some(&false));
            // Only the first round may leave a sheet for the second.
            if let Some(place) = free
                && let Some(sheet) = book.sheets.get(place)
            {
                taken[place] = true;
                found.push((n, place, sheet, of));
            }
        }
    }
    found.sort_by_key(|(_, place, ..)| *place);
    found.into_iter().map(|(_, place, sheet, of)| (place, sheet, of)).collect()
}

/// The columns of `sheet` by the recipe; one that the recipe does not name is a field.
pub(super) fn columns<'a>(sheet: &Sheet, of: &'a SheetRecipe) -> Columns<'a> {
    const FIELD: &Use = &Use::Field;
    let headers = headers(sheet, of.header);
    let mut by_key = HashMap::<String, Vec<usize>>::new();
    for (index, header) in headers.iter().enumerate().rev() {
        by_key.entry(header_key(header)).or_default().push(index);
    }
    let mut named: Vec<Option<(&Use, &[Separator])>> = vec![None; headers.len()];
    let mut missing = Vec::new();
    for column in &of.columns {
        let key = header_key(&column.header);
        let place = if key.is_empty() {
            Some(column.index).filter(|index| *index < headers.len())
        } else {
            let places = by_key.get(&key).map(Vec::as_slice).unwrap_or_default();
            let same =
                places.iter().find(|index| **index == column.index && named[**index].is_none());
            same.or_else(|| places.iter().rev().find(|index| named[**index].is_none())).copied()
        };
        match place {
            Some(place) => named[place] = Some((&column.usage, &column.split)),
            None if column.usage != Use::Ignore => missing.push(column.header.as_str()),
            None => {}
        }
    }
    let mut columns = Vec::with_capacity(headers.len());
    for (index, (header, found)) in headers.into_iter().zip(named).enumerate() {
        let (usage, split) = found.unwrap_or((FIELD, &[]));
        // Our own lists say "Champ : Budget".
        let own = field_of_header(&header).filter(|_| *usage == Use::Field).map(str::to_owned);
        let title = if header.is_empty() { letters(index) } else { own.unwrap_or(header) };
        columns.push(Resolved { index, title, usage, split });
    }
    Columns { columns, missing }
}

/// The headers of a sheet, blank where there is none; one for each column.
pub(super) fn headers(sheet: &Sheet, header: Option<usize>) -> Vec<String> {
    let words = super::Words::default();
    let row = header.and_then(|n| sheet.rows.get(n)).map(Vec::as_slice).unwrap_or_default();
    let text = |index| row.get(index).map(|cell: &Cell| one_line(&values::text(cell, &words)));
    (0..super::look::width(sheet)).map(|index| text(index).unwrap_or_default()).collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
