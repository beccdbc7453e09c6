//! Lists of names: signatories after a colon, or one a line.

use std::ops::Range;

use super::find::Local;
use super::lexicon::Sorts;
use super::people::is_first_name;
use super::scan::Case;
use super::text::Shape;
use super::titled::is_name;
use super::words::Words;
use super::{Confidence, Why};
use crate::domain::entities::EntityKind;

/// So few names are no list.
const FEWEST: usize = 3;
/// A line that announces a list is short.
const SHORT: usize = 14;
/// A list goes on after so many lines without a name.
const GAPS: usize = 2;

/// The names in all lists of the text that a word announces: "signataires", "partenaires".
pub(super) fn listed(words: &Words) -> Vec<Local> {
    let mut found = Vec::new();
    let mut start = 0;
    while start < words.len() {
        let end = words.end_of_sentence(start);
        in_sentence(words, start..end, &mut found);
        start = end;
    }
    by_lines(words, &mut found);
    found.into_iter().map(|range| local(words, &range)).collect()
}

fn local(words: &Words, range: &Range<usize>) -> Local {
    let is_person = (2..=4).contains(&range.len()) && is_first_name(words, range.start);
    Local {
        name: words.name(range),
        aliases: Vec::new(),
        kind: if is_person { EntityKind::Person } else { EntityKind::Organisation },
        why: Why::List,
        confidence: Confidence::Strong,
    }
}

/// Names between commas, after a word that announces them.
fn in_sentence(words: &Words, sentence: Range<usize>, found: &mut Vec<Range<usize>>) {
    let cue = sentence.clone().find(|at| words.is(*at, Sorts::CUE));
    let Some(first) = cue else { return };
    let mut run = Vec::new();
    let mut start = first + 1;
    for at in first + 1..=sentence.end {
        if at < sentence.end && !parts(words, at) {
            continue;
        }
        let chunk = start..at;
        start = at;
        match name_in(words, chunk.clone(), run.is_empty(), at == sentence.end) {
            Some(name) => run.push(name),
            // "Claire Martin, présidente": what somebody is does not end the list.
            None if words.is(chunk.start, Sorts::ROLE) => {}
            None => close(&mut run, found),
        }
    }
    close(&mut run, found);
}

fn close(run: &mut Vec<Range<usize>>, found: &mut Vec<Range<usize>>) {
    if run.len() >= FEWEST {
        found.append(run);
    }
    run.clear();
}

/// Whether a comma or a colon stands before a word, or it is the "et" before the last name.
fn parts(words: &Words, at: usize) -> bool {
    let is_and = matches!(words.fold(at), "et" | "and" | "ou" | "or") && words.is_capital(at + 1);
    is_and || words.gap(at).contains([',', ';', ':'])
}

/// The name that a chunk between commas is: the first may follow other words, the last be followed.
fn name_in(
    words: &Words,
    chunk: Range<usize>,
    is_first: bool,
    is_last: bool,
) -> Option<Range<usize>> {
    let mut range = chunk;
    while range.start < range.end
        && (matches!(words.fold(range.start), "et" | "and" | "ou" | "or")
            || (words.case(range.start) == Case::Low && words.is(range.start, Sorts::ARTICLE)))
    {
        range.start += 1;
    }
    if is_first && !words.gap(range.start).contains(':') {
        let low = |at: &usize| words.case(*at) == Case::Low && !words.is(*at, Sorts::LINK);
        range.start = range.clone().rev().find(low).map_or(range.start, |low| low + 1);
    }
    if is_last && !is_name(words, &range) {
        let goes_on = |at: &usize| !words.is_capital(*at) && !words.is(*at, Sorts::LINK);
        range.end = range.clone().find(goes_on).unwrap_or(range.end);
    }
    if let Some(bracket) = range.clone().skip(1).find(|at| words.gap(*at).contains('(')) {
        range.end = bracket;
    }
    is_name(words, &range).then_some(range)
}

/// Names one a line, after a short line that announces them.
fn by_lines(words: &Words, found: &mut Vec<Range<usize>>) {
    let mut gaps = usize::MAX;
    // In a list with bullets, lines without one name nobody.
    let mut has_items = false;
    let mut run = Vec::new();
    for paragraph in words.text.paragraphs() {
        let range = words.at(paragraph.range.start)..words.at(paragraph.range.end);
        let is_item = paragraph.shape == Shape::Item;
        if is_cue(words, &range, paragraph.range.end) {
            close(&mut run, found);
            (gaps, has_items) = (0, false);
        } else if gaps > GAPS || (!is_item && range.len() > SHORT) {
            close(&mut run, found);
            gaps = usize::MAX;
        } else if let Some(name) = name_of_line(words, range).filter(|_| is_item || !has_items) {
            has_items |= is_item;
            run.push(name);
            gaps = 0;
        } else {
            gaps += 1;
        }
    }
    close(&mut run, found);
}

/// Whether a line announces a list: "Les co-signataires :".
fn is_cue(words: &Words, range: &Range<usize>, end: usize) -> bool {
    let ends = words.text.source().get(..end).is_some_and(|text| text.ends_with(':'));
    let has = |sort: Sorts| range.clone().any(|at| words.is(at, sort));
    let is_short = range.len() <= SHORT;
    is_short && ((ends && has(Sorts::CUE)) || (range.len() <= 4 && has(Sorts::SIGNERS)))
}

/// The name that a line begins with, up to a sign or a verb.
fn name_of_line(words: &Words, line: Range<usize>) -> Option<Range<usize>> {
    let elided = words.fold(line.start) == "l" && words.is_capital(line.start + 1);
    let start = line.start + usize::from(elided);
    let ends = |at: &usize| {
        matches!(words.fold(*at), "est" | "sont" | "a" | "ont" | "agit" | "is" | "are" | "has")
            || words.gap(*at).contains([':', ',', '(', '–', '—', ';', '/', '|'])
            || words.gap(*at).contains(" - ")
    };
    let end = (start + 1..line.end).find(ends).unwrap_or(line.end);
    Some(start..end).filter(|range| is_name(words, range))
}
