//! What a text says of itself: its title and its date.

use super::text::{Shape, Text};
use super::words::Words;
use super::{What, dates};
use crate::domain::date::{PartialDate, Unit};

/// A longer line is no title.
const LONGEST_TITLE: usize = 160;
/// A title stands in the first lines.
const TITLE_WITHIN: usize = 6;
/// A text is dated in its first or last lines, and these are short.
const DATE_WITHIN: usize = 10;
const LONGEST_DATE_LINE: usize = 120;

/// A first idea of what a document is called and when it was written; blank where nothing says so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentGuess {
    /// Its title.
    pub title: String,
    /// Its date.
    pub date: PartialDate,
}

/// The title and date of a text, from its first lines, its last ones and the name of its file. O(length).
pub fn document_of(text: &Text, file_name: &str) -> DocumentGuess {
    let stem = file_name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let title = title(text).unwrap_or_else(|| stem.replace(['_', '-'], " ").trim().to_owned());
    DocumentGuess { title, date: date(text).or_else(|| date_in(stem)).unwrap_or_default() }
}

/// The first title; else the first line that is more than a word and no sentence.
fn title(text: &Text) -> Option<String> {
    let first: Vec<_> = text.paragraphs().iter().take(TITLE_WITHIN).collect();
    let short = |range: &std::ops::Range<usize>| {
        let line = text.words(range.clone());
        let line = line.trim_matches(['*', '_', '#', ' ', ':']).trim_end().to_owned();
        (line.contains(char::is_alphabetic) && line.len() <= LONGEST_TITLE).then_some(line)
    };
    let heading =
        first.iter().filter(|one| one.shape == Shape::Heading).find_map(|one| short(&one.range));
    let plain = || {
        let mut lines = first.iter().filter_map(|one| short(&one.range));
        lines.find(|line| line.contains(' ') && !line.ends_with(['.', ',', ';']))
    };
    let begins = first.first().is_some_and(|one| one.shape == Shape::Heading);
    if begins { heading.or_else(plain) } else { plain().or(heading) }
}

/// The first date to the day that stands in a short line at the start or at the end.
fn date(text: &Text) -> Option<PartialDate> {
    let count = text.paragraphs().len();
    let is_near = |n: usize| n < DATE_WITHIN || n + DATE_WITHIN / 2 >= count;
    let lines = text
        .paragraphs()
        .iter()
        .enumerate()
        .filter(|(n, one)| is_near(*n) && one.range.len() <= LONGEST_DATE_LINE);
    lines.filter_map(|(_, one)| text.source().get(one.range.clone())).find_map(date_in)
}

/// The first date to the day in a line, or in the name of a file.
fn date_in(line: &str) -> Option<PartialDate> {
    let line = line.replace('_', " ");
    let line = Text::new(&line).ok()?;
    let words = Words::new(&line);
    let dates = dates::find(&words, &PartialDate::default());
    dates.into_iter().find_map(|proposal| match proposal.what {
        What::Date { date, .. } if is_day(&date) => Some(date),
        _ => None,
    })
}

fn is_day(date: &PartialDate) -> bool {
    let moment = date.span().and_then(|span| span.start());
    moment.is_some_and(|moment| matches!(moment.unit, Unit::Day(_) | Unit::Minute(..)))
}
