//! What columns hold, and where the headers are.

use std::collections::HashSet;

use super::headers::hint;
use super::split;
use super::values::{self, day_parts, is_blank};
use super::{DayOrder, Decimal, Separator};
use crate::domain::date::PartialDate;
use crate::domain::text::{fold, is_safe_link};
use crate::format::table::{Cell, Sheet};

/// So many rows are looked at to know what a column is.
const SAMPLE: usize = 250;
/// The headers stand in one of so many first rows.
pub const HEADER_ROWS: usize = 20;
/// What stands so many rows below may tell that a row holds them.
const BELOW: usize = 30;

/// What the cells of a column look like; counts are of the cells that are filled.
#[derive(Clone, Debug, Default)]
pub(super) struct Look {
    pub(super) filled: usize,
    pub(super) numbers: usize,
    pub(super) dates: usize,
    pub(super) serials: usize,
    pub(super) urls: usize,
    pub(super) lists: usize,
    /// Texts of more than 120 signs.
    pub(super) long: usize,
    /// Cells that hold several values, by separator, in the order of `Separator::ALL`.
    pub(super) cuts: [usize; 8],
    pub(super) distinct: usize,
    /// Dates whose first number can be no month, and whose second can be none.
    pub(super) day_first: usize,
    pub(super) month_first: usize,
    /// Numbers in text, with a comma or a point before their decimals.
    pub(super) commas: usize,
    pub(super) points: usize,
    /// The largest number, sign aside, and whether all are whole.
    pub(super) largest: f64,
    pub(super) is_whole: bool,
}

impl Look {
    /// Whether at least so many hundredths of the filled cells are counted in `count`.
    pub(super) fn share(&self, count: usize, hundredths: usize) -> bool {
        self.filled > 0 && count * 100 >= self.filled * hundredths
    }
}

/// What the column at `index` looks like below the headers.
pub(super) fn look(sheet: &Sheet, index: usize, first: usize) -> Look {
    let mut look = Look { is_whole: true, ..Look::default() };
    let mut values = HashSet::new();
    let rows = sheet.rows.get(first..).unwrap_or_default();
    // A column may be empty for long: rows are taken across the whole sheet.
    let step = rows.len().div_ceil(SAMPLE).max(1);
    for cell in rows.iter().step_by(step).filter_map(|row| row.get(index)) {
        if !is_blank(cell) {
            look.add(cell, &mut values);
        }
    }
    look.distinct = values.len();
    look
}

impl Look {
    fn add(&mut self, cell: &Cell, values: &mut HashSet<String>) {
        self.filled += 1;
        self.serials += usize::from(values::is_serial(cell));
        match cell {
            Cell::Number(number) => self.add_number(*number),
            Cell::Date(_) => self.dates += 1,
            Cell::Text(text) => self.add_text(text.trim()),
            _ => {}
        }
        let key = match cell {
            Cell::Text(text) => fold(text),
            Cell::Number(number) => number.to_string(),
            other => format!("{other:?}"),
        };
        values.insert(key);
    }

    fn add_number(&mut self, number: f64) {
        self.numbers += 1;
        self.largest = self.largest.max(number.abs());
        self.is_whole &= number.fract() == 0.0;
    }

    fn add_text(&mut self, text: &str) {
        self.long += usize::from(text.chars().nth(120).is_some());
        self.urls += usize::from(is_safe_link(text) || text.starts_with("www."));
        self.lists += usize::from(split::list(text).is_some());
        for (count, separator) in self.cuts.iter_mut().zip(Separator::ALL) {
            let has_several = || split::pieces(text, &[separator]).len() > 1;
            *count += usize::from(split::may_cut(text, separator) && has_several());
        }
        if let Some([first, second, _]) = day_parts(text) {
            self.day_first += usize::from(first > 12);
            self.month_first += usize::from(second > 12);
            self.dates += 1;
        } else if let Some(number) = values::read_number(text, Decimal::Comma) {
            self.add_number(number);
            let digits =
                |mark| text.rsplit_once(mark).map_or(0, |(_, end): (&str, &str)| end.len());
            self.commas += usize::from(matches!(digits(','), 1 | 2));
            self.points += usize::from(matches!(digits('.'), 1 | 2));
        } else if text.len() < 60 && PartialDate::read(text).is_dated() {
            self.dates += 1;
        }
    }

    /// What comes first in dates, when they tell.
    pub(super) fn order(&self) -> Option<DayOrder> {
        match self.day_first.cmp(&self.month_first) {
            std::cmp::Ordering::Greater => Some(DayOrder::DayFirst),
            std::cmp::Ordering::Less => Some(DayOrder::MonthFirst),
            std::cmp::Ordering::Equal => None,
        }
    }
}

/// How many columns the sheet has.
pub(super) fn width(sheet: &Sheet) -> usize {
    sheet.rows.iter().map(Vec::len).max().unwrap_or_default()
}

/// The rows that can hold the headers, the likeliest first; rows are counted from 0.
///
/// A row is likelier when its cells are known headers, when they are short texts that differ, and when what stands
/// below is of another sort.
pub fn header_candidates(sheet: &Sheet) -> Vec<usize> {
    let filled = |row: &[Cell]| row.iter().filter(|cell| !is_blank(cell)).count();
    let widest = sheet.rows.iter().take(SAMPLE).map(|row| filled(row)).max().unwrap_or_default();
    let rows = sheet.rows.iter().enumerate().take(HEADER_ROWS);
    let wide = rows.filter(|(_, row)| filled(row) * 2 >= widest && filled(row) > 0);
    let mut scores = Vec::new();
    let folded = folded(sheet);
    for (place, (n, row)) in wide.enumerate() {
        let Score { of_texts, of_signs } = score(sheet, &folded, n, row);
        // Below the first row, texts alone are no sign of headers.
        if of_texts + of_signs > 0 && (place == 0 || of_signs > 0) {
            scores.push((of_texts + of_signs, n));
        }
    }
    scores.sort_by_key(|(score, n)| (-score, *n));
    scores.into_iter().map(|(_, n)| n).collect()
}

/// How likely a row is to hold the headers.
#[derive(Default)]
struct Score {
    /// For short texts that differ.
    of_texts: i32,
    /// For known headers, and for cells of another sort below.
    of_signs: i32,
}

/// The texts of the rows that headers are compared with, folded; none where a cell is no text.
fn folded(sheet: &Sheet) -> Vec<Vec<Option<String>>> {
    let text = |cell: &Cell| if let Cell::Text(text) = cell { Some(fold(text)) } else { None };
    let rows = sheet.rows.iter().take(HEADER_ROWS + BELOW);
    rows.map(|row| row.iter().map(text).collect()).collect()
}

fn score(sheet: &Sheet, folded: &[Vec<Option<String>>], n: usize, row: &[Cell]) -> Score {
    let mut seen = HashSet::new();
    let mut score = Score::default();
    for (index, cell) in row.iter().enumerate().filter(|(_, cell)| !is_blank(cell)) {
        let Cell::Text(text) = cell else {
            score.of_texts -= 2;
            continue;
        };
        score.of_signs += if hint(text).is_some() { 6 } else { 0 };
        let plain = text.chars().count() < 100 && !is_safe_link(text) && day_parts(text).is_none();
        let own = folded[n].get(index).and_then(Option::as_deref).unwrap_or_default();
        score.of_texts += if plain && seen.insert(own) { 1 } else { -3 };
        let repeats =
            |row: &Vec<Option<String>>| row.get(index).is_some_and(|it| it.as_deref() == Some(own));
        let is_repeated = folded[n + 1..].iter().take(BELOW).any(repeats);
        score.of_signs += if is_repeated { -4 } else { contrast(sheet, n, index) };
    }
    score
}

/// Whether what stands below a text is of another sort.
fn contrast(sheet: &Sheet, n: usize, index: usize) -> i32 {
    let below = sheet.rows.iter().skip(n + 1).take(BELOW).filter_map(|row| row.get(index));
    let below: Vec<&Cell> = below.filter(|cell| !is_blank(cell)).collect();
    let other = |cell: &&&Cell| match cell {
        Cell::Text(other) => {
            is_safe_link(other)
                || values::read_number(other, Decimal::Comma).is_some()
                || day_parts(other).is_some()
        }
        _ => true,
    };
    let others = below.iter().filter(|cell| other(cell)).count();
    if !below.is_empty() && others * 2 > below.len() { 2 } else { 0 }
}
