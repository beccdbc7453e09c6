//! A document being written: its blocks and footnotes so far, and what of the project stands in it.

use std::collections::{BTreeMap, BTreeSet};

use super::model::{Block, Definition, Document, Figure, Inline, Item, Line, Table, Target, prose};
use crate::domain::claims::{Claim, Source};
use crate::domain::date::{Day, PartialDate, Span};
use crate::domain::id::{ClaimId, EntityId, RelationId};
use crate::domain::project::Project;
use crate::domain::record::{Extras, RecordRef};
use crate::domain::relations::Relation;
use crate::i18n::{Lang, dates};

/// Names and sources are cut to so many signs, except where they stand in full.
const LONGEST: usize = 240;

/// What a footnote cites: a document or, folded, a free text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cited {
    Document(EntityId),
    Text(String),
}

/// A document being written.
pub(super) struct Draft<'a> {
    pub(super) project: &'a Project,
    pub(super) t: Lang,
    blocks: Vec<Block>,
    notes: Vec<Line>,
    /// The numbers of footnotes by source and page.
    numbers: BTreeMap<(Cited, String), usize>,
    /// The records that stand in the document.
    seen: BTreeSet<RecordRef>,
    /// Claims by what they are about.
    pub(super) claims: BTreeMap<RecordRef, Vec<(ClaimId, &'a Claim)>>,
    /// Relations by their ends.
    pub(super) relations: BTreeMap<EntityId, Vec<(RelationId, &'a Relation)>>,
}

impl<'a> Draft<'a> {
    /// An empty document on a project.
    pub(super) fn new(project: &'a Project, t: Lang) -> Self {
        let mut claims = BTreeMap::<RecordRef, Vec<_>>::new();
        for (id, claim) in project.claims.iter() {
            claims.entry(claim.about).or_default().push((id, &**claim));
        }
        let mut relations = BTreeMap::<EntityId, Vec<_>>::new();
        for (id, relation) in project.relations.iter() {
            relations.entry(relation.source).or_default().push((id, &**relation));
            if relation.target != relation.source {
                relations.entry(relation.target).or_default().push((id, &**relation));
            }
        }
        let (blocks, notes) = (Vec::new(), Vec::new());
        let (numbers, seen) = (BTreeMap::new(), BTreeSet::new());
        Self { project, t, blocks, notes, numbers, seen, claims, relations }
    }

    /// The document as it stands.
    pub(super) fn finish(self, day: Day) -> Document {
        let title = blank_or(&self.project.profile.name, self.t.document_untitled());
        Document { lang: self.t, title, day, blocks: self.blocks, notes: self.notes }
    }

    /// What stands under the title.
    pub(super) fn cover(&mut self) {
        self.prose(&self.project.profile.description);
        let others = self.fields(&self.project.profile.extras);
        self.definitions(others);
    }

    pub(super) fn heading(&mut self, level: u8, id: &str, text: &str) {
        let text = blank_or(text, self.t.document_unnamed());
        self.blocks.push(Block::Heading { level, id: id.to_owned(), text });
    }

    pub(super) fn paragraph(&mut self, line: Line) {
        if !line.is_empty() {
            self.blocks.push(Block::Paragraph(line));
        }
    }

    /// Plain text of the project, as paragraphs.
    pub(super) fn prose(&mut self, text: &str) {
        self.blocks.extend(prose(text).into_iter().map(Block::Paragraph));
    }

    pub(super) fn list(&mut self, items: Vec<Item>) {
        if !items.is_empty() {
            self.blocks.push(Block::List(items));
        }
    }

    pub(super) fn definitions(&mut self, definitions: Vec<Definition>) {
        if !definitions.is_empty() {
            self.blocks.push(Block::Definitions(definitions));
        }
    }

    pub(super) fn table(&mut self, table: Table) {
        if !table.rows.is_empty() {
            self.blocks.push(Block::Table(table));
        }
    }

    pub(super) fn figure(&mut self, svg: &[u8], alt: String, caption: &str) {
        let (svg, caption) = (svg.to_vec(), caption.to_owned());
        self.blocks.push(Block::Figure(Figure { svg, alt, caption }));
    }

    pub(super) fn new_page(&mut self) {
        self.blocks.push(Block::PageBreak);
    }

    /// Remembers that a record stands in the document; false if it did already.
    pub(super) fn see(&mut self, record: impl Into<RecordRef>) -> bool {
        self.seen.insert(record.into())
    }

    /// The mark of the footnote for a source and a place in it; none when nobody said.
    pub(super) fn note(&mut self, source: &Source, page: &str) -> Option<Inline> {
        let cited = cited(source)?;
        let page = page.trim().to_owned();
        if let Some(number) = self.numbers.get(&(cited.clone(), page.clone())) {
            return Some(Inline::Note(*number));
        }
        let mut line = self.source_line(source);
        if !page.is_empty() {
            line = line.and(self.t.document_page(&page));
        }
        self.notes.push(line);
        self.numbers.insert((cited, page), self.notes.len());
        Some(Inline::Note(self.notes.len()))
    }

    /// The footnotes of a source, in order.
    pub(super) fn notes_of(&self, cited: &Cited) -> Vec<usize> {
        let from = (cited.clone(), String::new());
        let range = self.numbers.range(from..).take_while(|((of, _), _)| of == cited);
        let mut numbers: Vec<usize> = range.map(|(_, number)| *number).collect();
        numbers.sort_unstable();
        numbers
    }

    /// A source as footnotes give it; a text that is very long is cut.
    pub(super) fn source_line(&self, source: &Source) -> Line {
        let id = match source {
            Source::Text(text) => return Line::text(short(text)),
            Source::Document(id) => *id,
        };
        let line = Line::default().with(self.actor(id));
        let Some(document) = self.project.entities.get(id) else {
            return line;
        };
        let date = self.date(&document.date);
        let line = if date.is_empty() { line } else { line.and(format!(", {date}")) };
        if document.url.trim().is_empty() {
            return line;
        }
        line.and(", ").then(Line::address(&document.url))
    }

    /// An entity's name, cut when it is very long, which leads to its sheet.
    pub(super) fn actor(&self, id: EntityId) -> Inline {
        match self.project.entities.get(id) {
            Some(row) => Inline::Link {
                text: blank_or(&short(&row.name), self.t.document_unnamed()),
                to: Target::Inside(anchor(id)),
            },
            None => Inline::Text(self.t.document_unnamed().to_owned()),
        }
    }

    /// A date in words; as it was typed where it was not understood; blank without a date.
    pub(super) fn date(&self, date: &PartialDate) -> String {
        let typed = date.text().trim();
        match date.span() {
            Some(span) => self.span_words(span),
            None if typed.is_empty() => String::new(),
            None => self.t.document_no_date(typed),
        }
    }

    /// A stretch of time in words; one whose ends are the same is one date.
    pub(super) fn span_words(&self, span: &Span) -> String {
        match span {
            Span::Between(start, end) if start == end => {
                dates::understood(self.t, &Span::At(*start))
            }
            other => dates::understood(self.t, other),
        }
    }

    /// Keys that no version knows, with what they hold.
    pub(super) fn fields(&self, extras: &Extras) -> Vec<Definition> {
        self.fields_of("", extras)
    }

    /// The same, by the names that a method has for them.
    pub(super) fn fields_of(&self, method: &str, extras: &Extras) -> Vec<Definition> {
        let known = extras.iter().map(|(key, value)| (key, self.words(key, value)));
        let told = known.filter(|(_, lines)| !lines.is_empty());
        told.map(|(key, lines)| Definition { term: self.t.body_key(method, key), lines }).collect()
    }

    /// Keys that no version knows, a line each.
    pub(super) fn field_lines(&self, extras: &Extras) -> Vec<Line> {
        let fields = self.fields(extras).into_iter();
        fields.map(|field| self.labelled(&field.term, field.lines)).collect()
    }

    /// "Term : line ; line"; a blank term is left out.
    pub(super) fn labelled(&self, term: &str, lines: Vec<Line>) -> Line {
        let head = Line::text(self.t.document_label(term));
        lines.into_iter().enumerate().fold(head, |line, (n, next)| {
            line.and(if n > 0 { self.t.document_semicolon() } else { "" }).then(next)
        })
    }
}

/// What a footnote for a source cites; none when nobody said.
pub(super) fn cited(source: &Source) -> Option<Cited> {
    match source {
        Source::Document(id) => Some(Cited::Document(*id)),
        Source::Text(text) if text.trim().is_empty() => None,
        Source::Text(text) => Some(Cited::Text(text.trim().to_owned())),
    }
}

/// The id of an entity's heading.
pub(super) fn anchor(id: EntityId) -> String {
    format!("e-{}", id.0.simple())
}

/// `text`, or else what stands for it.
pub(super) fn blank_or(text: &str, other: &str) -> String {
    let text = text.trim();
    if text.is_empty() { other } else { text }.to_owned()
}

/// The start of a text that is too long to be said more than once.
pub(super) fn short(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}
