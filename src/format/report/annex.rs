//! What stands at the end: what no section asked for, sources, the index.

use std::collections::BTreeMap;

use serde_json::Value;

use super::draft::{Cited, Draft, anchor, blank_or, cited, short};
use super::model::{Inline, Item, Line, Table, Target, nest};
use crate::analysis::map::Shown;
use crate::domain::claims::{Grade, Source};
use crate::domain::entities::EntityKind;
use crate::domain::kept::Kept;
use crate::domain::record::{Record, RecordRef};
use crate::domain::text::fold;

impl Draft<'_> {
    /// Everything that is not written yet.
    pub(super) fn annex(&mut self) {
        let mut items = Vec::new();
        for record in self.project.records() {
            let of = record.id();
            let is_claim = matches!(of, RecordRef::Claim(_));
            let item = if is_claim || !self.see(of) { None } else { self.leftover(record) };
            let claims = self.claims_about(of);
            if item.is_some() || !claims.is_empty() {
                let title = || blank_or(&short(&self.project.title(of)), self.t.document_unnamed());
                let mut item = item.unwrap_or_else(|| Line::strong(title()).into());
                item.items.extend(claims);
                items.push(item);
            }
        }
        if items.is_empty() {
            return;
        }
        self.new_page();
        self.heading(2, "rest", self.t.document_rest());
        self.list(items);
    }

    /// A record that no section is for.
    fn leftover(&self, record: &Record) -> Option<Item> {
        match record {
            Record::View(_, row) => {
                let fields = self.field_lines(&row.extras);
                if row.name.trim().is_empty() && fields.is_empty() {
                    return None;
                }
                let shown = Shown::of(row).preparation;
                let name = |id| self.project.entity_name(id).to_owned();
                let filters = Line::text(self.t.filters_told(&shown, &name));
                let line = Line::text(self.t.document_view(blank_or(&row.name, "—")));
                let items = std::iter::once(filters).chain(fields).map(Item::from).collect();
                Some(Item { line, items })
            }
            Record::Link(_, row) => Some(self.arrow(row).into()),
            Record::Kept(_, row) => Some(self.kept(row)),
            _ => None,
        }
    }

    /// A piece of an older file: a line a value, under the keys that lead to it.
    fn kept(&self, row: &Kept) -> Item {
        let mut lines = Vec::new();
        let mut wait = vec![(String::new(), &row.data, 0)];
        while let Some((key, value, depth)) = wait.pop() {
            let below = if key.is_empty() { depth } else { depth + 1 };
            match value {
                Value::Object(map) => {
                    let map = map.iter().rev();
                    wait.extend(map.map(|(key, value)| (key.clone(), value, below)));
                }
                Value::Array(list) if list.iter().any(|row| row.is_object() || row.is_array()) => {
                    let list = list.iter().enumerate().rev();
                    wait.extend(list.map(|(n, value)| ((n + 1).to_string(), value, below)));
                }
                plain => {
                    let words = self.words("", plain);
                    if !words.is_empty() {
                        lines.push((depth, self.labelled(&key, words)));
                    }
                    continue;
                }
            }
            if !key.is_empty() {
                lines.push((depth, Line::text(key)));
            }
        }
        lines.extend(self.field_lines(&row.extras).into_iter().map(|line| (0, line)));
        let line = Line::text(self.t.kept_of(row.part.trim(), row.file.trim()));
        Item { line, items: nest(lines) }
    }

    /// Every source once: documents, then free texts; how many claims, which footnotes.
    pub(super) fn sources(&mut self) {
        let t = self.t;
        let mut counts = BTreeMap::<Cited, usize>::new();
        let documents =
            self.project.entities.iter().filter(|(_, row)| row.kind == EntityKind::Document);
        counts.extend(documents.map(|(id, _)| (Cited::Document(id), 0)));
        for (_, claim) in self.project.claims.iter() {
            if let Some(cited) = cited(&claim.source) {
                *counts.entry(cited).or_default() += 1;
            }
        }
        if counts.is_empty() {
            return;
        }
        let rows = counts.iter().map(|(cited, n)| self.source_row(cited, *n)).collect();
        self.new_page();
        self.heading(2, "sources", t.document_sources());
        let header = [t.claim_source(), t.document_claims(), t.document_notes()];
        let header = header.map(str::to_owned).into();
        self.table(Table { caption: t.document_sources().to_owned(), header, rows });
        self.grades();
    }

    fn source_row(&self, cited: &Cited, claims: usize) -> Vec<Vec<Line>> {
        let mut notes = Line::default();
        for (n, number) in self.notes_of(cited).into_iter().enumerate() {
            notes = notes.and(if n > 0 { " " } else { "" }).with(Inline::Note(number));
        }
        let name = match cited {
            Cited::Document(id) => self.source_line(&Source::Document(*id)),
            Cited::Text(text) => Line::text(text.clone()),
        };
        vec![vec![name], vec![Line::text(self.t.number(claims))], vec![notes]]
    }

    /// What the letters and figures of grades mean, if there are any.
    fn grades(&mut self) {
        let t = self.t;
        let grades = || self.project.claims.iter().map(|(_, claim)| claim.grade);
        if grades().all(Grade::is_empty) {
            return;
        }
        let has = |letter: char| grades().any(|grade| grade.reliability() == Some(letter));
        let letters = Grade::LETTERS.into_iter().filter(|letter| has(*letter));
        let has = |figure: u8| grades().any(|grade| grade.credibility() == Some(figure));
        let figures = Grade::FIGURES.into_iter().filter(|figure| has(*figure));
        let words = letters.map(|letter| t.reliability(letter));
        let words = words.chain(figures.map(|figure| t.credibility(figure)));
        let words: Vec<&str> = words.collect();
        self.paragraph(Line::text(t.document_label(t.document_grades())).and(words.join(", ")));
    }

    /// All names and other names, in the order of the alphabet.
    pub(super) fn index(&mut self) {
        let mut names: Vec<(String, String, Line)> = Vec::new();
        for (id, row) in self.project.entities.iter() {
            let name = blank_or(&short(&row.name), self.t.document_unnamed());
            let to = Target::Inside(anchor(id));
            let link = Inline::Link { text: name.clone(), to };
            for alias in row.aliases.iter().map(|alias| alias.trim()) {
                if !alias.is_empty() {
                    let line = Line::text(self.t.document_see(alias)).with(link.clone());
                    names.push((fold(alias), alias.to_owned(), line));
                }
            }
            let line = Line::default().with(link).and(format!(" ({})", self.t.kind(&row.kind)));
            names.push((fold(&name), name, line));
        }
        if names.is_empty() {
            return;
        }
        names.sort_by(|one, other| (&one.0, &one.1).cmp(&(&other.0, &other.1)));
        self.new_page();
        self.heading(2, "index", self.t.document_index());
        self.list(names.into_iter().map(|(.., line)| line.into()).collect());
    }
}
