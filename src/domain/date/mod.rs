//! Dates as people write them, and the time they are understood as.
//!
//! The model is EDTF level 1 (ISO 8601-2); the input is French, English or ISO.
//! A date is never refused: what cannot be read stays as text, undated.

mod civil;
mod edtf;
mod moment;
mod read;
mod shift;
mod span;
mod token;
mod words;

pub use civil::Day;
pub use shift::Side;
pub use span::{Block, Moment, Part, Season, Span, Unit};

/// A date as someone wrote it, with the time it was understood as, if any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartialDate {
    text: String,
    span: Option<Span>,
    problem: Option<DateProblem>,
}

/// Why a written date has no time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DateProblem {
    /// It says something else, or says it in a way this module does not know.
    Unreadable,
    /// It is an interval that ends before it starts.
    EndBeforeStart,
    /// The calendar has no such day, week or month.
    NoSuchDay,
}

/// The place of a date among others: dated, then only written, then empty.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SortKey(Place);

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Dated { start: i64, end: i64 },
    Written(String),
    Empty,
}

impl PartialDate {
    /// Reads a date; a text that is no date is kept all the same.
    pub fn read(text: &str) -> Self {
        let text = text.trim().to_owned();
        if text.is_empty() {
            return Self::default();
        }
        match read(&text).or_else(|problem| before_remark(&text).ok_or(problem)) {
            Ok(span) => Self { text, span: Some(span), problem: None },
            Err(problem) => Self { text, span: None, problem: Some(problem) },
        }
    }

    /// The date as it was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The time it was understood as.
    pub fn span(&self) -> Option<&Span> {
        self.span.as_ref()
    }

    /// Why it has no time; none if it has one, or no text.
    pub fn problem(&self) -> Option<DateProblem> {
        self.problem
    }

    /// Whether nothing is written.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether it was understood.
    pub fn is_dated(&self) -> bool {
        self.span.is_some()
    }

    /// Its place among other dates: by start, then by end; undated ones last, by text.
    ///
    /// A span with an open start takes its place by its end.
    pub fn sort_key(&self) -> SortKey {
        match self.span {
            Some(span) => span.sort_key(),
            None if self.is_empty() => SortKey(Place::Empty),
            None => SortKey(Place::Written(self.text.clone())),
        }
    }
}

impl Span {
    /// Its place among other dates: by start, then by end; see `PartialDate::sort_key`.
    pub fn sort_key(&self) -> SortKey {
        let end = self.end_minute();
        let start = self.start_minute().or(end).unwrap_or(i64::MIN);
        SortKey(Place::Dated { start, end: end.unwrap_or(i64::MAX) })
    }
}

fn read(text: &str) -> Result<Span, DateProblem> {
    let tokens = token::tokenize(text).ok_or(DateProblem::Unreadable)?;
    read::span(&tokens)
}

/// The time of what precedes a remark in parentheses at the end.
fn before_remark(text: &str) -> Option<Span> {
    let (before, _) = text.strip_suffix(')')?.rsplit_once('(')?;
    read(before).ok()
}

#[cfg(test)]
pub(crate) mod tests;
