//! Who is tied to whom, in sentences.

use super::draft::Draft;
use super::model::{Inline, Item, Line, nest, prose};
use crate::domain::id::{EntityId, RelationId};
use crate::domain::relations::Relation;
use crate::domain::text::fold;

impl<'a> Draft<'a> {
    /// Every relation once, by the names of its ends, with all that is known of it.
    pub(super) fn relations(&mut self) {
        let mut all: Vec<(RelationId, &'a Relation)> =
            self.project.relations.iter().map(|(id, row)| (id, &**row)).collect();
        if all.is_empty() {
            return;
        }
        let name = |id| fold(self.project.entity_name(id));
        all.sort_by_cached_key(|(id, row)| (name(row.source), name(row.target), *id));
        self.new_page();
        self.heading(2, "relations", self.t.document_relations());
        let items = all.into_iter().map(|(id, row)| self.relation(id, row)).collect();
        self.list(items);
    }

    fn relation(&mut self, id: RelationId, row: &Relation) -> Item {
        self.see(id);
        let t = self.t;
        let sign = row.sign.map(|sign| t.sign(Some(sign)));
        let strength = row.strength.map(|strength| t.strength(Some(strength)));
        let marks: Vec<&str> = sign.into_iter().chain(strength).collect();
        let mut line = self.tie(row, None);
        if !marks.is_empty() {
            line = line.and(" — ").with(Inline::Emphasis(marks.join(" · ")));
        }
        let mut under: Vec<(usize, Line)> = Vec::new();
        under.extend(prose(&row.description).into_iter().map(|line| (0, line)));
        under.extend(self.field_lines(&row.extras).into_iter().map(|line| (0, line)));
        under.extend(self.claims_outline(id.into(), 0));
        Item { line, items: nest(under) }
    }

    /// A relation as a sentence: "A finance B (depuis 2012)", "A et B : travaille avec, réciproquement".
    ///
    /// The name of `here`, whose sheet it stands on, leads nowhere.
    pub(super) fn tie(&self, row: &Relation, here: Option<EntityId>) -> Line {
        let t = self.t;
        let name = |id: EntityId| match self.actor(id) {
            Inline::Link { text, .. } if here == Some(id) => Inline::Text(text),
            other => other,
        };
        let (source, target) = (name(row.source), name(row.target));
        let kind = row.kind.trim();
        let line = Line::default().with(source);
        let line = match (row.mutual, kind.is_empty()) {
            (false, false) => line.and(format!(" {kind} ")).with(target),
            (false, true) => line.and(t.document_tied()).with(target),
            (true, is_plain) => {
                let kind = if is_plain { t.document_tied_both() } else { kind };
                line.and(t.document_and()).with(target).and(t.document_mutual(kind))
            }
        };
        let date = self.date(&row.date);
        if date.is_empty() { line } else { line.and(format!(" ({date})")) }
    }
}
