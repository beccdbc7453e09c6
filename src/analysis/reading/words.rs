//! The words of a text, with what their letters and their surroundings say.

use std::ops::Range;

use super::lexicon::{Sorts, sorts_of};
use super::scan::{Case, LONGEST_WORD, case_of, next_word};
use super::signs::{clean, is_apostrophe, is_unseen, opens_quote};
use super::text::{Shape, Text};
use crate::domain::text::fold;

/// An item's label ends with a colon in so many bytes.
const LONGEST_LABEL: usize = 80;

/// One word.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) range: Range<usize>,
    folded: Range<usize>,
    pub(super) case: Case,
    pub(super) sorts: Sorts,
    /// Which sentence it is in.
    pub(super) sentence: usize,
    /// It begins a sentence, a quotation or what follows a colon: its capital may mean no more.
    pub(super) opens: bool,
    /// It stands in a title, a label or brackets: capitals mean nothing there.
    pub(super) is_void: bool,
}

/// All words of a text, in order. Places beyond the last are blank words.
pub(super) struct Words<'t> {
    pub(super) text: &'t Text<'t>,
    list: Vec<Word>,
    folded: String,
}

impl<'t> Words<'t> {
    /// Cuts the text in words; O(length).
    pub(super) fn new(text: &'t Text<'t>) -> Self {
        let mut words = Self { text, list: Vec::new(), folded: String::new() };
        let mut sentence = 0;
        for paragraph in text.paragraphs() {
            let body = text.source().get(paragraph.range.clone()).unwrap_or_default();
            let label = match paragraph.shape {
                Shape::Heading => paragraph.range.end,
                _ if is_short(body) => paragraph.range.end,
                Shape::Item => paragraph.range.start + label_length(body),
                Shape::Plain => paragraph.range.start,
            };
            let shouts = label == paragraph.range.end && !body.contains(char::is_lowercase);
            while let Some(range) = text.sentences().get(sentence) {
                if range.start >= paragraph.range.end {
                    break;
                }
                words.read_sentence(range.clone(), sentence, (label, shouts));
                sentence += 1;
            }
        }
        words
    }

    fn read_sentence(
        &mut self,
        range: Range<usize>,
        sentence: usize,
        (label, shouts): (usize, bool),
    ) {
        let source = self.text.source();
        let mut at = range.start;
        let (mut brackets, mut plain) = (0_u32, 0);
        let first = self.list.len();
        while at < range.end {
            let rest = source.get(at..range.end).unwrap_or_default();
            let (skip, taken) = next_word(rest, at, &mut plain);
            let gap = rest.get(..skip).unwrap_or_default();
            for (place, sign) in gap.char_indices() {
                match sign {
                    '[' if !is_link(rest.get(place..).unwrap_or_default()) => brackets += 1,
                    ']' => brackets = brackets.saturating_sub(1),
                    _ => {}
                }
            }
            if taken == 0 {
                break;
            }
            let place = at + skip..at + skip + taken;
            let is_first = self.list.len() == first;
            let opens = is_first || gap.contains([':', '\t']) || gap.contains(opens_quote);
            let is_label = place.start < label;
            self.push(place, sentence, opens, brackets > 0 || is_label);
            let Some(word) = self.list.last_mut() else { break };
            if brackets > 0 {
                word.case = Case::Low;
            } else if is_label && !shouts {
                // In a title that does not shout, "CADA" is still an acronym.
                word.is_void = !matches!(word.case, Case::Upper | Case::Mixed);
            }
            at += skip + taken;
        }
    }

    fn push(&mut self, range: Range<usize>, sentence: usize, opens: bool, is_void: bool) {
        let raw = self.text.source().get(range.clone()).unwrap_or_default();
        let from = self.folded.len();
        let mut case = Case::Low;
        if raw.len() <= LONGEST_WORD {
            self.folded.push_str(&fold(&clean(raw)));
            case = case_of(raw);
        }
        let folded = from..self.folded.len();
        let sorts = sorts_of(self.folded.get(folded.clone()).unwrap_or_default());
        let sorts = if case == Case::Upper { sorts.of_acronym() } else { sorts };
        self.list.push(Word { range, folded, case, sorts, sentence, opens, is_void });
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    pub(super) fn get(&self, at: usize) -> Option<&Word> {
        self.list.get(at)
    }

    /// The word in lower case without accents.
    pub(super) fn fold(&self, at: usize) -> &str {
        self.get(at).and_then(|word| self.folded.get(word.folded.clone())).unwrap_or_default()
    }

    pub(super) fn case(&self, at: usize) -> Case {
        self.get(at).map(|word| word.case).unwrap_or_default()
    }

    pub(super) fn sorts(&self, at: usize) -> Sorts {
        self.get(at).map(|word| word.sorts).unwrap_or_default()
    }

    pub(super) fn is(&self, at: usize, sort: Sorts) -> bool {
        self.sorts(at).has(sort)
    }

    pub(super) fn opens(&self, at: usize) -> bool {
        self.get(at).is_some_and(|word| word.opens)
    }

    pub(super) fn is_void(&self, at: usize) -> bool {
        self.get(at).is_some_and(|word| word.is_void)
    }

    /// Whether the word has a capital of its own.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        matches!(self.case(at), Case::Capital | Case::Upper | Case::Mixed)
    }

    /// What stands before the word, from the end of the one before it or of the text's start.
    pub(super) fn gap(&self, at: usize) -> &'t str {
        let from = at.checked_sub(1).and_then(|at| self.get(at)).map_or(0, |word| word.range.end);
        let to = self.get(at).map_or(self.text.source().len(), |word| word.range.start);
        self.text.source().get(from..to).unwrap_or_default()
    }

    /// Whether both words at `at - 1` and `at` are in one sentence with nothing but `may` between.
    fn joins(&self, at: usize, may: impl Fn(char) -> bool) -> bool {
        let ends = at.checked_sub(1).and_then(|before| self.get(before)).zip(self.get(at));
        let is_blank = |sign: char| (sign.is_whitespace() && sign != '\t') || is_unseen(sign);
        ends.is_some_and(|(before, word)| before.sentence == word.sentence)
            && self.gap(at).chars().all(|sign| is_blank(sign) || may(sign))
    }

    /// Whether only blanks or an elision stand before the word.
    pub(super) fn is_next(&self, at: usize) -> bool {
        self.joins(at, is_apostrophe)
    }

    /// Whether the word may go on a name that has quotation marks in it.
    pub(super) fn is_near(&self, at: usize) -> bool {
        self.joins(at, |sign| {
            is_apostrophe(sign) || opens_quote(sign) || sign == '»' || sign == '”' || sign == '&'
        })
    }

    /// Whether only "&" stands before the word.
    pub(super) fn is_and(&self, at: usize) -> bool {
        self.gap(at).trim() == "&" && self.joins(at, |sign| sign == '&')
    }

    /// Where the words of a range stand in the text.
    pub(super) fn range(&self, words: &Range<usize>) -> Range<usize> {
        let start = self.get(words.start).map_or(0, |word| word.range.start);
        let last = words.end.checked_sub(1).and_then(|last| self.get(last));
        start..last.map_or(start, |word| word.range.end.max(start))
    }

    /// The words of a range as a name: on one line, its quotation marks in pairs.
    pub(super) fn name(&self, words: &Range<usize>) -> String {
        let mut name = self.text.words(self.range(words));
        if name.contains('«') && !name.contains('»') {
            name.push_str(" »");
        }
        if name.contains('“') && !name.contains('”') {
            name.push('”');
        }
        name
    }

    /// The words of a range, folded, with single spaces.
    pub(super) fn key(&self, words: Range<usize>) -> String {
        let mut key = String::new();
        for at in words {
            if !key.is_empty() {
                key.push(' ');
            }
            key.push_str(self.fold(at));
        }
        key
    }

    /// One after the last word of the sentence that the word is in.
    pub(super) fn end_of_sentence(&self, at: usize) -> usize {
        let Some(sentence) = self.get(at).map(|word| word.sentence) else { return self.len() };
        at + self
            .list
            .get(at..)
            .unwrap_or_default()
            .partition_point(|word| word.sentence <= sentence)
    }

    /// The first word at or after a place in the text.
    pub(super) fn at(&self, place: usize) -> usize {
        self.list.partition_point(|word| word.range.start < place)
    }
}

/// Whether the bracket that `text` begins with is that of a link: "[Anticor](https://…)".
fn is_link(text: &str) -> bool {
    let closes = text.char_indices().take(LONGEST_LABEL).find(|(_, sign)| *sign == ']');
    closes.is_some_and(|(at, _)| text.get(at + 1..).is_some_and(|rest| rest.starts_with('(')))
}

/// How long the label of an item is: "Contact :".
fn label_length(body: &str) -> usize {
    body.find(':').filter(|at| *at <= LONGEST_LABEL).unwrap_or(0)
}

/// Whether a paragraph is a word or two: a title, or a line of an outline.
fn is_short(body: &str) -> bool {
    body.len() <= LONGEST_LABEL && body.split_whitespace().nth(2).is_none()
}
