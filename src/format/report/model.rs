//! A document for readers: blocks and lines, before any format.

use crate::domain::date::Day;
use crate::domain::text::is_safe_link;
use crate::i18n::Lang;

/// Lists and outlines nest so deep; what is deeper stands at the last level.
pub(super) const DEEPEST: usize = 7;

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A web address: http, https or mailto.
    Web(String),
    /// The heading of this id.
    Inside(String),
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Plain text; its line breaks are kept.
    Text(String),
    /// Text that stands out.
    Strong(String),
    /// Text said in another tone.
    Emphasis(String),
    /// Text that leads somewhere.
    Link {
        /// What is read.
        text: String,
        /// Where it leads.
        to: Target,
    },
    /// The mark of a footnote, counted from 1.
    Note(usize),
}

/// A run of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line(pub Vec<Inline>);

/// A line of a list, and what stands under it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// The line.
    pub line: Line,
    /// The lines under it.
    pub items: Vec<Item>,
}

/// A term and what is said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The term.
    pub term: String,
    /// One line or several.
    pub lines: Vec<Line>,
}

/// What stands in a cell: a paragraph a line.
pub type Cell = Vec<Line>;

/// A table; the first cell of each row is its heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What it is of.
    pub caption: String,
    /// The headings of its columns.
    pub header: Vec<String>,
    /// Its rows, each as long as the header.
    pub rows: Vec<Vec<Cell>>,
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The SVG, as a file.
    pub svg: Vec<u8>,
    /// The picture in words.
    pub alt: String,
    /// What stands under it.
    pub caption: String,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Heading {
        /// 2 for a section, then 3 and 4; the title of the document is 1.
        level: u8,
        /// What links lead to: letters, figures and hyphens, each once in a document.
        id: String,
        /// What it says.
        text: String,
    },
    /// A paragraph.
    Paragraph(Line),
    /// A list.
    List(Vec<Item>),
    /// Terms with what is said of them.
    Definitions(Vec<Definition>),
    /// A table.
    Table(Table),
    /// A picture.
    Figure(Figure),
    /// On paper, what follows begins a page.
    PageBreak,
}

/// A document: a cover, what stands on it, sections, footnotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The language of its words.
    pub lang: Lang,
    /// Its title.
    pub title: String,
    /// The day it was made.
    pub day: Day,
    /// Its blocks; those before the first heading stand on the cover.
    pub blocks: Vec<Block>,
    /// The footnotes, in the order of their numbers.
    pub notes: Vec<Line>,
}

impl Line {
    /// A line of plain text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::default().and(text)
    }

    /// A line that stands out.
    pub fn strong(text: impl Into<String>) -> Self {
        Self(vec![Inline::Strong(text.into())])
    }

    /// An address: a link when it is a safe one, else text.
    pub fn address(address: &str) -> Self {
        let text = address.trim().to_owned();
        let to = Target::Web(text.clone());
        Self(vec![if is_safe_link(&text) { Inline::Link { text, to } } else { Inline::Text(text) }])
    }

    /// The line, then plain text.
    #[must_use]
    pub fn and(mut self, text: impl Into<String>) -> Self {
        let text = text.into();
        if !text.is_empty() {
            self.0.push(Inline::Text(text));
        }
        self
    }

    /// The line, then a piece.
    #[must_use]
    pub fn with(mut self, piece: Inline) -> Self {
        self.0.push(piece);
        self
    }

    /// The line, then another.
    #[must_use]
    pub fn then(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<Line> for Item {
    fn from(line: Line) -> Self {
        Self { line, items: Vec::new() }
    }
}

/// Nested lists of lines with their depths; a depth that jumps counts as one more.
pub(super) fn nest(outline: Vec<(usize, Line)>) -> Vec<Item> {
    let mut top = Vec::new();
    for (depth, line) in outline {
        let mut level = &mut top;
        for _ in 0..depth.min(DEEPEST) {
            level = match level {
                // The borrow of the list ends where its last item is not gone into.
                items if items.is_empty() => items,
                items => {
                    let last = items.len() - 1;
                    let item: &mut Item = &mut items[last];
                    &mut item.items
                }
            };
        }
        level.push(line.into());
    }
    top
}

/// Plain text as paragraphs: blank lines part them.
pub(super) fn prose(text: &str) -> Vec<Line> {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut open = false;
    for line in text.replace("\r\n", "\n").split(['\n', '\r']).map(str::trim) {
        if line.is_empty() {
            open = false;
            continue;
        }
        match paragraphs.last_mut().filter(|_| open) {
            Some(paragraph) => {
                paragraph.push('\n');
                paragraph.push_str(line);
            }
            None => paragraphs.push(line.to_owned()),
        }
        open = true;
    }
    paragraphs.into_iter().map(Line::text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outlines_nest() {
        let outline = [(0, "a"), (1, "b"), (3, "c"), (1, "d"), (0, "e")];
        let nested = nest(outline.map(|(depth, text)| (depth, Line::text(text))).into());
        let under: Vec<usize> = nested.iter().map(|item| item.items.len()).collect();
        assert_eq!(under, [2, 0]);
        assert_eq!(nested[0].items[0].items[0].line, Line::text("c"));
        let deep = nest((0..20_000).map(|depth| (depth, Line::text("x"))).collect());
        let mut level = &deep;
        for _ in 0..DEEPEST {
            level = &level[0].items;
        }
        assert_eq!(level.len(), 20_000 - DEEPEST);
    }

    #[test]
    fn blank_lines_part_paragraphs() {
        assert_eq!(prose(" a\r\nb \n\n\n c"), [Line::text("a\nb"), Line::text("c")]);
        assert_eq!(prose(" \n"), []);
    }

    #[test]
    fn only_safe_addresses_lead_somewhere() {
        assert!(matches!(Line::address(" https://a.b ").0[0], Inline::Link { .. }));
        assert_eq!(Line::address("javascript:alert(1)"), Line::text("javascript:alert(1)"));
    }
}
