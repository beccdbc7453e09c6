//! The project in short: how much there is, who counts most, over which time.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use super::model::{Inline, Item, Line, Table};
use super::pictures::MOST_DRAWN;
use crate::analysis::chronology::Chronicle;
use crate::analysis::chronology::sight::Sight;
use crate::analysis::preparation::{Preparation, prepare, proofs};
use crate::analysis::report::{Options, measure};
use crate::domain::entities::{Entity, EntityKind, Stance};
use crate::domain::id::EntityId;
use crate::domain::text::fold;

/// So many actors are named as those with the most relations.
const NAMED: usize = 7;
/// Networks of more actors are not measured for the summary: it would take longer than all the rest.
const MOST_MEASURED: usize = 400;
/// So many sentences on the network at most.
const SENTENCES: usize = 5;

impl Draft<'_> {
    /// What there is in numbers, key actors, the time it covers, what the network says.
    pub(super) fn summary(&mut self) {
        self.new_page();
        self.heading(2, "summary", self.t.document_summary());
        let chronicle = Chronicle::of(self.project, &BTreeSet::new(), self.t.time_signs());
        let numbers = self.numbers(chronicle.items.len());
        if numbers.rows.is_empty() {
            self.paragraph(Line::text(self.t.document_empty()));
        }
        self.table(numbers);
        let mut told: Vec<Line> = Vec::new();
        if let Some(span) = self.span(&chronicle) {
            told.push(Line::text(self.t.document_label(self.t.document_span())).and(span));
        }
        told.extend(self.sides());
        told.extend(self.those(self.t.document_ours(), |row| row.is_us));
        told.extend(self.those(self.t.document_targets(), |row| row.is_target));
        told.extend(self.most_tied());
        self.list(told.into_iter().map(Item::from).collect());
        self.findings();
    }

    /// From when to when it reaches: "de 2002 à 2016"; none without a date.
    pub(super) fn span(&self, chronicle: &Chronicle) -> Option<String> {
        let (from, to) = chronicle.bounds()?;
        let span = self.t.time_seen(&Sight::between(from, to.max(from + 1.0), 1_000.0));
        Some(span).filter(|span| !span.is_empty())
    }

    /// How many of what.
    fn numbers(&self, dated: usize) -> Table {
        let (t, project) = (self.t, self.project);
        let mut kinds = BTreeMap::<&EntityKind, usize>::new();
        for (_, row) in project.entities.iter() {
            *kinds.entry(&row.kind).or_default() += 1;
        }
        let kinds = kinds.into_iter().map(|(kind, n)| match kind {
            EntityKind::Other(key) if !key.trim().is_empty() => (key.clone(), n),
            known => (t.kinds(known), n),
        });
        let sourced = project.claims.iter().filter(|(_, claim)| !claim.source.is_blank()).count();
        let others = [
            (t.document_relations(), project.relations.len()),
            (t.document_claims(), project.claims.len()),
            (t.document_sourced(), sourced),
            (t.document_cards(), project.cards.len()),
            (t.document_dated(), dated),
        ];
        let others = others.map(|(words, n)| (words.to_owned(), n));
        let rows = kinds.chain(others).filter(|(_, n)| *n > 0);
        let row = |(words, n)| vec![vec![Line::text(words)], vec![Line::text(t.number(n))]];
        Table {
            caption: t.document_numbers().to_owned(),
            header: vec![t.import_what().to_owned(), t.document_how_many().to_owned()],
            rows: rows.map(row).collect(),
        }
    }

    /// How many stand for and against.
    fn sides(&self) -> Option<Line> {
        let t = self.t;
        let count = |is: fn(i8) -> bool| {
            let stances = self.project.entities.iter().filter_map(|(_, row)| row.stance);
            stances.map(Stance::value).filter(|value| is(*value)).count()
        };
        let words = [
            t.poster_allies(count(|value| value > 0)),
            t.poster_opposed(count(|value| value < 0)),
            t.poster_undecided(count(|value| value == 0)),
        ];
        let any = self.project.entities.iter().any(|(_, row)| row.stance.is_some());
        let line = Line::text(t.document_label(t.document_sides()));
        any.then(|| line.and(words.join(", ")))
    }

    /// Those of whom something is so, by name.
    fn those(&self, words: &str, is: fn(&Entity) -> bool) -> Option<Line> {
        let those = self.project.entities.iter().filter(|(_, row)| is(row));
        let mut those: Vec<_> = those.map(|(id, row)| (fold(&row.name), id)).collect();
        those.sort();
        self.names(words, those.into_iter().map(|(_, id)| (id, String::new())))
    }

    /// Those with the most relations, and how many.
    fn most_tied(&self) -> Option<Line> {
        let count = |id: &EntityId| self.relations.get(id).map_or(0, Vec::len);
        let rows = self.project.entities.iter().filter(|(id, _)| count(id) > 0);
        let mut ranked: Vec<EntityId> = rows.map(|(id, _)| id).collect();
        ranked.sort_by_cached_key(|id| (Reverse(count(id)), fold(self.project.entity_name(*id))));
        let named = ranked.into_iter().take(NAMED);
        let named = named.map(|id| (id, format!(" ({})", self.t.number(count(&id)))));
        self.names(self.t.document_most_tied(), named)
    }

    fn names(&self, words: &str, names: impl Iterator<Item = (EntityId, String)>) -> Option<Line> {
        let mut line = Line::text(self.t.document_label(words));
        let head = line.0.len();
        for (id, after) in names {
            let comma = if line.0.len() > head { ", " } else { "" };
            line = line.and(comma).with(self.actor(id)).and(after);
        }
        (line.0.len() > head).then_some(line)
    }

    /// What a reading of the network says, and what to mind before believing it.
    fn findings(&mut self) {
        let (project, t) = (self.project, self.t);
        if project.relations.is_empty() || project.entities.len() > MOST_MEASURED {
            return;
        }
        let proofs = proofs(&project.claims);
        let all = Preparation::default();
        let prepared = prepare(&project.entities, &project.relations, &proofs, &all);
        let ours = prepared.actors.iter().filter_map(|id| project.entities.get(*id));
        let options = Options {
            ours: ours.map(|row| row.is_us).collect(),
            unsourced: prepared.unsourced as u32,
            ..Options::default()
        };
        let report = measure(&prepared.network, &options, &mut |_| {});
        let name = |node: u32| {
            let actor = prepared.actors.get(node as usize);
            actor.map(|id| project.entity_name(*id).to_owned()).unwrap_or_default()
        };
        let told = report.findings.iter().take(SENTENCES);
        let warned = report.warnings.iter().map(|found| Inline::Emphasis(t.finding(found, &name)));
        let lines = told.map(|found| Line::text(t.finding(found, &name)));
        let lines = lines.chain(warned.map(|warning| Line::default().with(warning)));
        let items: Vec<Item> = lines.map(Item::from).collect();
        if !items.is_empty() {
            self.paragraph(Line::strong(t.document_network()));
            self.list(items);
        }
    }

    /// The map, or why it is not there.
    pub(super) fn map(&mut self, picture: Option<&[u8]>) {
        let t = self.t;
        let (entities, relations) = (self.project.entities.len(), self.project.relations.len());
        match picture {
            Some(svg) => {
                let counts = (t.actors_count(entities), t.relations_count(relations));
                self.new_page();
                self.heading(2, "map", t.poster_title());
                self.figure(svg, t.poster_described(counts.0, counts.1), "");
            }
            None if entities > MOST_DRAWN => {
                self.paragraph(Line::text(t.document_too_many(t.number(MOST_DRAWN))));
            }
            None => {}
        }
    }
}
