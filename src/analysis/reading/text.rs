//! A plain text in paragraphs and sentences, whatever the width of its lines.

use std::ops::Range;

use super::lexicon::{Sorts, sorts_of};
use super::signs::{clean, is_unseen, on_boundaries};
use crate::domain::text::fold;

/// The longest text that is read and kept, in bytes: some 35 000 words.
pub const LONGEST: usize = 200_000;
/// A sentence is cut at the next space after so many bytes: no writer's is longer.
const LONGEST_SENTENCE: usize = 2_000;
/// A line of so many letters may go on in the next one.
const WIDE_LINE: usize = 50;
/// What begins a line of a list.
const BULLETS: [char; 11] = ['•', '*', '-', '–', '—', '‣', '◦', '▪', '·', '●', '○'];

/// The text is longer than what is read and kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{bytes} bytes, over {LONGEST}")]
pub struct TooLong {
    /// Its size, in bytes.
    pub bytes: usize,
}

/// What a paragraph looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Running text.
    Plain,
    /// A line of a list, without its bullet or number.
    Item,
    /// A title: its capitals say nothing of names.
    Heading,
}

/// A paragraph, a line of a list or a title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// What it looks like.
    pub shape: Shape,
}

/// A text of at most `LONGEST` bytes, with its paragraphs and sentences.
#[derive(Clone, Debug)]
pub struct Text<'a> {
    source: &'a str,
    paragraphs: Vec<Paragraph>,
    sentences: Vec<Range<usize>>,
}

impl<'a> Text<'a> {
    /// Cuts `source` in paragraphs and sentences; O(length).
    pub fn new(source: &'a str) -> Result<Self, TooLong> {
        if source.len() > LONGEST {
            return Err(TooLong { bytes: source.len() });
        }
        let paragraphs = paragraphs(source);
        let sentences = paragraphs.iter().flat_map(|one| sentences(source, &one.range)).collect();
        Ok(Self { source, paragraphs, sentences })
    }

    /// The text as it was given.
    pub fn source(&self) -> &'a str {
        self.source
    }

    /// Its paragraphs, in order.
    pub fn paragraphs(&self) -> &[Paragraph] {
        &self.paragraphs
    }

    /// Its sentences, in order; none goes over the end of a paragraph.
    pub fn sentences(&self) -> &[Range<usize>] {
        &self.sentences
    }

    /// The sentence or sentences that a range touches; the range itself, on letters, where there is none.
    pub fn sentence_around(&self, range: Range<usize>) -> Range<usize> {
        let range = on_boundaries(self.source, range);
        let first = self.sentences.partition_point(|sentence| sentence.end <= range.start);
        let after = self.sentences.partition_point(|sentence| sentence.start < range.end);
        let last = after.max(first + 1) - 1;
        match (self.sentences.get(first), self.sentences.get(last)) {
            (Some(first), Some(last)) if first.start <= range.start || first.start < range.end => {
                first.start.min(range.start)..last.end.max(range.end)
            }
            _ => range,
        }
    }

    /// The number of the paragraph that a place is in, counted from 1.
    pub fn paragraph_number(&self, at: usize) -> usize {
        self.paragraphs.partition_point(|paragraph| paragraph.range.start <= at).max(1)
    }

    /// The words in a range on one line, without signs that show nothing.
    pub fn words(&self, range: Range<usize>) -> String {
        clean(self.source.get(on_boundaries(self.source, range)).unwrap_or_default())
    }
}

/// The sentence or sentences of `text` that a range touches; O(length).
///
/// A line that is only wrapped does not end a sentence. The answer is always inside the text and
/// on the boundaries of its letters.
pub fn sentence_around(text: &str, range: Range<usize>) -> Range<usize> {
    let whole = on_boundaries(text, range.clone());
    Text::new(text).map_or(whole, |text| text.sentence_around(range))
}

/// A line without its bullet, and what it looks like.
struct Line<'a> {
    body: &'a str,
    start: usize,
    shape: Shape,
}

fn paragraphs(source: &str) -> Vec<Paragraph> {
    let mut found = Vec::<Paragraph>::new();
    let mut at = 0;
    let mut before: Option<Line> = None;
    for whole in source.split_inclusive('\n') {
        let line = line(whole, at);
        at += whole.len();
        let is_blank = line.body.is_empty();
        match (&before, found.last_mut()) {
            _ if is_blank => {}
            (Some(before), Some(last)) if goes_on(before, &line) => {
                last.range.end = line.start + line.body.len();
            }
            _ => {
                let range = line.start..line.start + line.body.len();
                found.push(Paragraph { range, shape: line.shape });
            }
        }
        before = (!is_blank).then_some(line);
    }
    found
}

fn line(whole: &str, start: usize) -> Line<'_> {
    let unseen = |sign: char| sign.is_whitespace() || is_unseen(sign) || sign == '>';
    let trimmed = whole.trim_start_matches(unseen);
    let (body, mut shape) = match trimmed.trim_start_matches('#') {
        title if title.len() < trimmed.len() && title.starts_with(' ') => (title, Shape::Heading),
        _ => past_bullet(trimmed).map_or((trimmed, Shape::Plain), |body| (body, Shape::Item)),
    };
    let body = body.trim_start_matches(unseen);
    let start = start + whole.len() - body.len();
    let body = body.trim_end_matches(|sign: char| sign.is_whitespace() || is_unseen(sign));
    if shape != Shape::Item && is_title(body) {
        shape = Shape::Heading;
    }
    let is_rule = !body.contains(char::is_alphanumeric);
    Line { body: if is_rule { "" } else { body }, start, shape }
}

/// What follows a bullet, or the number of a line: "1.", "2)".
fn past_bullet(line: &str) -> Option<&str> {
    let rest = match line.strip_prefix(BULLETS) {
        Some(rest) => rest,
        None => {
            let rest = line.trim_start_matches(|sign: char| sign.is_ascii_digit());
            let digits = line.len() - rest.len();
            rest.strip_prefix(['.', ')']).filter(|_| (1..=2).contains(&digits))?
        }
    };
    rest.starts_with([' ', '\t', '\u{a0}', '\u{202f}']).then_some(rest)
}

/// Whether a line shouts, or gives most of its words a capital: signatories are not so many words.
fn is_title(line: &str) -> bool {
    if line.len() > 200 || line.ends_with(['.', ',', ';', '!']) {
        return false;
    }
    let words = line.split(|sign: char| !sign.is_alphanumeric()).filter(|word| word.len() > 3);
    let (mut count, mut capitals, mut shouted) = (0, 0, 0);
    for word in words {
        count += 1;
        capitals += usize::from(word.starts_with(char::is_uppercase));
        shouted += usize::from(!word.contains(char::is_lowercase));
    }
    (count >= 1 && shouted == count) || (count >= 4 && capitals * 5 > count * 4)
}

/// Whether `line` is the rest of the one before it.
fn goes_on(before: &Line, line: &Line) -> bool {
    if line.shape == Shape::Item || line.shape == Shape::Heading || before.shape == Shape::Heading {
        return false;
    }
    let ends = before.body.ends_with(['.', '!', '?', ':', '…', ';']);
    let first = line.body.chars().find(|sign| sign.is_alphanumeric());
    let is_low = first.is_some_and(|sign| !sign.is_uppercase());
    let last = before.body.rsplit([' ', '\u{a0}', '\'', '’']).next().unwrap_or_default();
    let hangs = || last.len() < 20 && sorts_of(&fold(last)).has(Sorts::STOP);
    !ends
        && (is_low
            || before.body.ends_with([',', '-', '\u{ad}'])
            || is_wide(before.body)
            || hangs())
}

fn is_wide(line: &str) -> bool {
    line.chars().nth(WIDE_LINE).is_some()
}

/// The sentences of one paragraph, without the blanks between them.
fn sentences(source: &str, paragraph: &Range<usize>) -> Vec<Range<usize>> {
    let body = source.get(paragraph.clone()).unwrap_or_default();
    let mut found = Vec::new();
    let mut start = 0;
    let mut close = |start: usize, end: usize| {
        let part = body.get(start..end).unwrap_or_default();
        let trimmed = part.trim_start();
        let from = paragraph.start + start + part.len() - trimmed.len();
        let trimmed = trimmed.trim_end();
        if !trimmed.is_empty() {
            found.push(from..from + trimmed.len());
        }
    };
    for (at, sign) in body.char_indices() {
        if at < start {
            continue;
        }
        let end = match sign {
            '.' | '!' | '?' | '…' => end_of_sentence(body, start, at),
            _ if sign.is_whitespace() && at - start > LONGEST_SENTENCE => Some(at),
            // Without a single space, a sign is as good as any.
            _ if at - start > 4 * LONGEST_SENTENCE => Some(at),
            _ => None,
        };
        if let Some(end) = end {
            close(start, end);
            start = end;
        }
    }
    close(start, body.len());
    found
}

/// Where the sentence ends, if the mark at `at` ends it.
fn end_of_sentence(body: &str, start: usize, at: usize) -> Option<usize> {
    let (before, rest) = (body.get(start..at)?, body.get(at..)?);
    let marks = rest.trim_start_matches(['.', '!', '?', '…']);
    let is_dot = rest.starts_with('.') && rest.len() - marks.len() == 1;
    if is_dot && is_abbreviated(before) {
        return None;
    }
    // A quotation or a bracket closes before the sentence does.
    let mut after = marks.trim_start_matches([')', '”', '"', ']', '*']);
    let closing = after.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    if let Some(closed) = closing.strip_prefix('»') {
        after = closed.trim_start_matches([')', ']']);
    }
    let next = after.trim_start();
    let is_apart = next.len() < after.len() || next.is_empty();
    let opens = next.trim_start_matches(|sign: char| "«“\"([* \u{a0}\u{202f}".contains(sign));
    let is_low = opens.starts_with(char::is_lowercase);
    (is_apart && !is_low).then_some(body.len() - after.len())
}

/// Whether a dot after `before` belongs to the last word: "M.", "art.", "J.-C.", "(1."
fn is_abbreviated(before: &str) -> bool {
    let last = before.rsplit(|sign: char| sign.is_whitespace()).next().unwrap_or_default();
    let word = last.trim_start_matches(['(', '«', '“', '"', '[', '-']);
    let word = word.rsplit(['\'', '’', '-', '.']).next().unwrap_or_default();
    let mut letters = word.chars();
    match (letters.next(), letters.next()) {
        // One capital, unless it ends a name such as "Plan B".
        (Some(letter), None) if letter.is_uppercase() => true,
        (Some(figure), _) if figure.is_ascii_digit() && word.len() <= 2 => {
            last.len() > word.len() || before.trim_end().len() == word.len() || {
                let earlier = before.get(..before.len() - last.len()).unwrap_or_default();
                earlier.trim_end().ends_with([';', ':'])
            }
        }
        (Some(_), _) if word.len() <= 5 => ABBREVIATIONS.contains(&fold(word).as_str()),
        _ => false,
    }
}

/// Words that end with a dot, folded.
const ABBREVIATIONS: [&str; 34] = [
    "m", "mm", "mme", "mmes", "mlle", "dr", "drs", "pr", "me", "st", "ste", "art", "p", "pp", "n",
    "no", "cf", "ex", "av", "vol", "env", "mr", "mrs", "ms", "janv", "fevr", "fev", "avr", "juil",
    "sept", "oct", "nov", "dec", "bd",
];
