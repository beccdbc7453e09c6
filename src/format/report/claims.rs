//! What is said of records, by whom, and how far it can be trusted.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::{Draft, blank_or, short};
use super::model::{Inline, Item, Line, nest};
use crate::analysis::chronology::{Chronicle, Doubt};
use crate::domain::claims::{Bearing, Claim};
use crate::domain::id::ClaimId;
use crate::domain::record::RecordRef;

/// Claims as lines of an outline.
type Outline = Vec<(usize, Line)>;

impl Draft<'_> {
    /// The claims about a record, and under each those about it.
    pub(super) fn claims_about(&mut self, record: impl Into<RecordRef>) -> Vec<Item> {
        nest(self.claims_outline(record.into(), 0))
    }

    /// The same, none under another.
    pub(super) fn claim_lines(&mut self, record: impl Into<RecordRef>) -> Vec<Line> {
        self.claims_outline(record.into(), 0).into_iter().map(|(_, line)| line).collect()
    }

    /// The claims about a record that are not written yet. O(claims · log claims) over all calls.
    pub(super) fn claims_outline(&mut self, record: RecordRef, depth: usize) -> Outline {
        let mut outline = Outline::new();
        let mut wait = self.unseen_claims(record, depth);
        while let Some((id, depth)) = wait.pop() {
            if let Some(claim) = self.project.claims.get(id) {
                let line = self.claim(claim);
                outline.push((depth, line));
            }
            wait.extend(self.unseen_claims(id.into(), depth + 1));
        }
        outline
    }

    /// The claims about a record that are not written yet, the last first; they count as written.
    fn unseen_claims(&mut self, about: RecordRef, depth: usize) -> Vec<(ClaimId, usize)> {
        let claims = self.claims.get(&about).cloned().unwrap_or_default();
        let ids = claims.into_iter().rev().map(|(id, _)| id);
        ids.filter(|id| self.see(*id)).map(|id| (id, depth)).collect()
    }

    /// A claim in one line: what it says, its source, what to think of it, the words of the source.
    pub(super) fn claim(&mut self, claim: &Claim) -> Line {
        let text = blank_or(&claim.text, self.t.document_no_text());
        let mut line = Line::text(text);
        line.0.extend(self.note(&claim.source, &claim.page));
        if claim.source.is_blank() && !claim.page.trim().is_empty() {
            line = line.and(self.t.document_page(claim.page.trim()));
        }
        let quote = claim.quote.trim();
        if !quote.is_empty() {
            line = line.and(" — ").and(self.t.time_export_quoted(quote));
        }
        line = line.and(" — ").with(Inline::Emphasis(self.standing(claim)));
        let fields = self.field_lines(&claim.extras).into_iter();
        fields.fold(line, |line, field| line.and(" · ").then(field))
    }

    /// Nature, bearing, grade, dates and stance of a claim.
    fn standing(&self, claim: &Claim) -> String {
        let t = self.t;
        let mut told = vec![t.nature(claim.nature).to_owned()];
        if claim.bearing != Bearing::Supports {
            told.push(t.document_bearing(t.bearing(claim.bearing)));
        }
        if !claim.grade.is_empty() {
            told.push(t.document_grade(claim.grade.text()));
        }
        let (said, when) = (self.date(&claim.date), self.date(&claim.when));
        if !said.is_empty() {
            told.push(t.document_said(said));
        }
        if !when.is_empty() {
            told.push(t.document_when(when));
        }
        if claim.stance.is_some() {
            told.push(t.document_stance(t.stance(claim.stance)));
        }
        told.join(" · ")
    }

    /// What is said both ways: records that a claim speaks against, or that have two dates.
    pub(super) fn disputed(&mut self) {
        let about = self.contested();
        if about.is_empty() {
            return;
        }
        self.heading(2, "disputed", self.t.document_disputed());
        self.paragraph(Line::text(self.t.document_disputed_help()));
        let mut items = Vec::new();
        for (record, dates) in about {
            let dates = dates.into_iter().map(|date| Line::text(self.t.time_export_when(date)));
            let mut under: Vec<Item> = dates.map(Item::from).collect();
            let mut claims = self.claims.get(&record).cloned().unwrap_or_default();
            claims.sort_by_key(|(_, claim)| claim.bearing);
            for (_, claim) in claims {
                under.push(self.claim(claim).into());
            }
            let line = Line::strong(blank_or(
                &short(&self.project.title(record)),
                self.t.document_unnamed(),
            ));
            items.push(Item { line, items: under });
        }
        self.list(items);
    }

    /// The records that something speaks against, with their dates when there are several.
    fn contested(&self) -> BTreeMap<RecordRef, Vec<String>> {
        let mut dates = BTreeMap::<RecordRef, Vec<String>>::new();
        let mut doubted = BTreeSet::new();
        for item in Chronicle::of(self.project, &BTreeSet::new(), self.t.time_signs()).items {
            if item.doubt == Doubt::Disputed {
                doubted.insert(item.of);
            }
            dates.entry(item.of).or_default().push(self.span_words(&item.span));
        }
        let against = self.claims.iter().filter(|(_, claims)| {
            claims.iter().any(|(_, claim)| claim.bearing == Bearing::Contradicts)
        });
        doubted.extend(against.map(|(record, _)| *record));
        let of = |record| {
            let dates = dates.get(&record).filter(|dates| dates.len() > 1);
            (record, dates.cloned().unwrap_or_default())
        };
        doubted.into_iter().map(of).collect()
    }
}
