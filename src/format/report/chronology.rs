//! What happened when.

use std::collections::BTreeSet;

use super::draft::{Draft, short};
use super::model::{Line, Table};
use crate::analysis::chronology::{Chronicle, Item};
use crate::domain::entities::{Entity, EntityKind};
use crate::domain::id::EntityId;
use crate::domain::text::fold;

impl<'a> Draft<'a> {
    /// The line of time, everything dated in a table, and the sheets of events.
    pub(super) fn chronology(&mut self, picture: Option<&[u8]>) {
        let t = self.t;
        let chronicle = Chronicle::of(self.project, &BTreeSet::new(), self.t.time_signs());
        let mut events: Vec<(EntityId, &'a Entity)> = self
            .project
            .entities
            .iter()
            .filter(|(_, row)| row.kind == EntityKind::Event)
            .map(|(id, row)| (id, &**row))
            .collect();
        if chronicle.items.is_empty() && events.is_empty() {
            return;
        }
        self.new_page();
        self.heading(2, "time", t.document_time());
        if let Some(svg) = picture {
            let items = t.time_poster_items(chronicle.items.len());
            let span = self.span(&chronicle).unwrap_or_default();
            self.figure(svg, t.time_poster_told(items, span), "");
        }
        let rows = chronicle.items.iter().map(|item| self.row(item)).collect();
        let header = [t.col_date(), t.import_what(), t.field_kind()].map(str::to_owned).into();
        let caption = t.document_dated().to_owned();
        self.table(Table { caption, header, rows });
        if events.is_empty() {
            return;
        }
        events.sort_by_cached_key(|(id, row)| (row.date.sort_key(), fold(&row.name), *id));
        self.heading(3, "events", &t.kinds(&EntityKind::Event));
        for (id, row) in events {
            self.sheet(4, id, row);
        }
    }

    fn row(&self, item: &Item) -> Vec<Vec<Line>> {
        let understood = self.span_words(&item.span);
        let date = Line::text(understood.clone());
        let what = match item.of.entity() {
            Some(id) => Line::default().with(self.actor(id)),
            None => Line::text(short(&self.t.time_item_title(item))),
        };
        let kind = Line::text(self.t.time_item_kind(item, self.project));
        let doubt = self.t.time_doubt(item.doubt, &understood);
        let doubt = (!doubt.is_empty()).then(|| Line::text(doubt));
        vec![vec![date], std::iter::once(what).chain(doubt).collect(), vec![kind]]
    }
}
