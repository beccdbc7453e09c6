//! The sheets: who and what there is, kind by kind.

use std::collections::BTreeMap;

use super::draft::{Draft, anchor, blank_or};
use super::model::{Definition, Inline, Item, Line};
use crate::domain::entities::{Entity, EntityKind};
use crate::domain::id::EntityId;
use crate::domain::text::fold;

impl<'a> Draft<'a> {
    /// The sheets of all that are no events.
    pub(super) fn actors(&mut self) {
        let mut kinds = BTreeMap::<&EntityKind, Vec<(EntityId, &'a Entity)>>::new();
        for (id, row) in self.project.entities.iter() {
            if row.kind != EntityKind::Event {
                kinds.entry(&row.kind).or_default().push((id, &**row));
            }
        }
        if kinds.is_empty() {
            return;
        }
        self.new_page();
        self.heading(2, "actors", self.t.document_actors());
        for (n, (kind, mut rows)) in kinds.into_iter().enumerate() {
            let name = match kind {
                // A kind that is not known goes by its own word.
                EntityKind::Other(key) if !key.trim().is_empty() => key.clone(),
                known => self.t.kinds(known),
            };
            self.heading(3, &format!("kind-{}", n + 1), &name);
            rows.sort_by_cached_key(|(id, row)| (fold(&row.name), *id));
            for (id, row) in rows {
                self.sheet(4, id, row);
            }
        }
    }

    /// Everything known of an entity, under a heading of its own.
    pub(super) fn sheet(&mut self, level: u8, id: EntityId, row: &Entity) {
        self.see(id);
        self.heading(level, &anchor(id), &row.name);
        self.paragraph(self.camp(row));
        self.prose(&row.description);
        let known = self.known(row);
        self.definitions(known);
        self.tied(id);
        let claims = self.claims_about(id);
        if !claims.is_empty() {
            self.paragraph(Line::strong(self.t.document_claims()));
            self.list(claims);
        }
    }

    /// Where an actor stands: stance, target, us; nothing if none of it is known.
    fn camp(&self, row: &Entity) -> Line {
        let t = self.t;
        let stance = row.stance.map(|stance| t.stance(Some(stance)));
        let flags = [(row.is_us, t.us()), (row.is_target, t.target())];
        let flags = flags.into_iter().filter(|(on, _)| *on).map(|(_, words)| words);
        let told: Vec<&str> = stance.into_iter().chain(flags).collect();
        if told.is_empty() {
            return Line::default();
        }
        Line::text(t.document_label(t.field_stance())).with(Inline::Strong(told.join(", ")))
    }

    /// Other names, tags, date, address, fields.
    fn known(&self, row: &Entity) -> Vec<Definition> {
        let t = self.t;
        let texts = |texts: &[String]| {
            let texts = texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty());
            texts.collect::<Vec<_>>().join(", ")
        };
        let mut known: Vec<(String, Line)> = Vec::new();
        let mut put = |term: &str, line: Line| known.push((term.to_owned(), line));
        put(t.field_aliases(), Line::default().and(texts(&row.aliases)));
        put(t.field_tags(), Line::default().and(texts(&row.tags)));
        put(t.field_date(), Line::default().and(self.date(&row.date)));
        if !row.url.trim().is_empty() {
            put(t.field_url(), Line::address(&row.url));
        }
        for field in &row.fields {
            let value = field.value.trim();
            let value = if value.is_empty() { "—" } else { value };
            put(&blank_or(&field.name, t.document_unnamed()), Line::text(value));
        }
        let known = known.into_iter().filter(|(_, line)| !line.is_empty());
        let known = known.map(|(term, line)| Definition { term, lines: vec![line] });
        known.chain(self.fields(&row.extras)).collect()
    }

    /// The relations of an entity: those that leave it, then those that reach it.
    fn tied(&mut self, id: EntityId) {
        let mut relations = self.relations.get(&id).cloned().unwrap_or_default();
        if relations.is_empty() {
            return;
        }
        relations.sort_by_cached_key(|(_, relation)| {
            (relation.source != id, fold(self.project.entity_name(relation.other_end(id))))
        });
        let lines = relations.into_iter().map(|(_, relation)| self.tie(relation, Some(id)));
        let lines: Vec<Item> = lines.map(Item::from).collect();
        self.paragraph(Line::strong(self.t.document_relations()));
        self.list(lines);
    }
}
