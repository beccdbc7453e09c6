//! Methods that are tables.

use std::collections::BTreeMap;

use super::super::draft::Draft;
use super::super::model::{Cell, Item, Line, Table};
use super::super::pieces::Piece;
use crate::domain::id::EntityId;

/// Two by two, by slots: the names of rows and columns stand around.
struct Square {
    key: &'static str,
    slots: [[&'static str; 2]; 2],
    rows: [String; 2],
    columns: [String; 2],
}

/// Strengths and weaknesses, opportunities and threats.
pub(super) fn swot<'a>(draft: &mut Draft<'a>, pieces: &[Piece<'a>]) {
    let t = draft.t;
    let square = Square {
        key: "swot",
        slots: [["strengths", "weaknesses"], ["opportunities", "threats"]],
        rows: [t.document_inside(), t.document_outside()].map(str::to_owned),
        columns: [t.document_helps(), t.document_harms()].map(str::to_owned),
    };
    let (questions, rest): (Vec<_>, Vec<_>) =
        pieces.iter().cloned().partition(|piece| piece.slot == "question");
    let questions = draft.items(&questions);
    draft.list(questions);
    square.write(draft, &rest);
}

/// What strengths and weaknesses do with opportunities and threats.
pub(super) fn tows<'a>(draft: &mut Draft<'a>, pieces: &[Piece<'a>]) {
    let t = draft.t;
    let square = Square {
        key: "tows",
        slots: [["so", "wo"], ["st", "wt"]],
        rows: ["opportunities", "threats"].map(|slot| t.slot("swot", slot)),
        columns: ["strengths", "weaknesses"].map(|slot| t.slot("swot", slot)),
    };
    square.write(draft, pieces);
}

impl Square {
    fn write<'a>(&self, draft: &mut Draft<'a>, pieces: &[Piece<'a>]) {
        let is_in = |piece: &&Piece<'a>| self.slots.as_flattened().contains(&piece.slot.as_str());
        let others: Vec<Piece<'a>> = pieces.iter().filter(|piece| !is_in(piece)).cloned().collect();
        let mut rows = Vec::new();
        for (slots, name) in self.slots.iter().zip(&self.rows) {
            let mut row = vec![vec![Line::text(name.clone())]];
            for slot in slots {
                let those: Vec<&Piece<'a>> =
                    pieces.iter().filter(|piece| piece.slot == *slot).collect();
                let name = draft.t.slot(self.key, slot);
                row.push(draft.cell(&name, &those));
            }
            rows.push(row);
        }
        let names = self.columns.iter().cloned();
        let header = std::iter::once(String::new()).chain(names).collect();
        draft.table(Table { caption: draft.t.method(self.key), header, rows });
        draft.by_slot(&others);
    }
}

/// Cards as a table, with the slot of each in a column of its own.
fn by_rows<'a>(
    draft: &mut Draft<'a>,
    pieces: &[Piece<'a>],
    key: &str,
    slots: &[&str],
    keys: &[&str],
) {
    let place = |slot: &str| slots.iter().position(|known| *known == slot).unwrap_or(slots.len());
    let mut pieces = pieces.to_vec();
    pieces.sort_by_cached_key(|piece| (place(&piece.slot), piece.slot.clone()));
    for those in pieces.chunk_by(|one, next| one.slot == next.slot) {
        let name = those.first().map(|piece| draft.t.slot(key, &piece.slot)).unwrap_or_default();
        let first = if name.is_empty() { draft.t.document_card().to_owned() } else { name };
        let caption = format!("{} · {first}", draft.t.method(key));
        draft.card_table(&caption, &first, those, keys);
    }
}

/// The surroundings, a table a field.
pub(super) fn pestel<'a>(draft: &mut Draft<'a>, pieces: &[Piece<'a>]) {
    let slots = ["political", "economic", "social", "technological", "ecological", "legal"];
    let keys =
        ["trend", "horizon", "probability", "impact", "uncertainty", "control", "weak_signal"];
    by_rows(draft, pieces, "pestel", &slots, &keys);
}

/// The logical framework, a table a level.
pub(super) fn logframe<'a>(draft: &mut Draft<'a>, pieces: &[Piece<'a>]) {
    let slots = ["goal", "purpose", "result", "activity", "precondition"];
    let keys = ["indicators", "verification", "assumptions", "means", "costs"];
    by_rows(draft, pieces, "logframe", &slots, &keys);
}

/// What strategies are compared by.
pub(super) fn criteria<'a>(draft: &mut Draft<'a>, pieces: &[Piece<'a>]) {
    let name = draft.t.method("criterion");
    draft.card_table(&name, draft.t.document_card(), pieces, &["weight", "inverted", "floor"]);
}

/// The strategies, and what each is worth.
pub(super) fn strategies<'a>(draft: &mut Draft<'a>, pieces: &[Piece<'a>]) {
    let name = draft.t.method("strategy");
    let keys = ["type", "chosen", "cost", "delay", "risks", "needs", "scores", "dots"];
    draft.card_table(&name, draft.t.document_card(), pieces, &keys);
}

/// What is to be done.
pub(super) fn actions<'a>(draft: &mut Draft<'a>, pieces: &[Piece<'a>]) {
    let name = draft.t.method("action");
    let keys = [
        "state",
        "reason",
        "advance",
        "start",
        "deadline",
        "responsible",
        "contributors",
        "description",
        "indicator",
        "evidence",
        "result",
        "hours",
        "cost",
    ];
    draft.card_table(&name, draft.t.document_card(), pieces, &keys);
}

/// What is measured, with its readings.
pub(super) fn indicators<'a>(draft: &mut Draft<'a>, pieces: &[Piece<'a>]) {
    let name = draft.t.method("indicator");
    let keys = [
        "definition",
        "kind",
        "anchors",
        "unit",
        "baseline",
        "milestones",
        "target",
        "readings",
        "frequency",
        "verification",
        "responsible",
        "breakdown",
        "decision",
    ];
    draft.card_table(&name, draft.t.document_card(), pieces, &keys);
}

/// What is expected of each partner, what one would like, what one would love.
pub(super) fn progress<'a>(draft: &mut Draft<'a>, pieces: &[Piece<'a>]) {
    const SLOTS: [&str; 3] = ["expect", "like", "love"];
    let mut actors = BTreeMap::<(String, Option<EntityId>), Vec<Piece<'a>>>::new();
    let mut others = Vec::new();
    for piece in pieces {
        if !SLOTS.contains(&piece.slot.as_str()) {
            others.push(piece.clone());
            continue;
        }
        let mut piece = piece.clone();
        let actor = piece.take_text("actor");
        actors.entry((actor, piece.subject())).or_default().push(piece);
    }
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for ((actor, entity), pieces) in actors {
        let mut line = Line::default().and(actor);
        if let Some(id) = entity {
            line = line.clone().and(if line.is_empty() { "" } else { " · " }).with(draft.actor(id));
        }
        let line = if line.is_empty() { Line::text(draft.t.document_unnamed()) } else { line };
        let mut row = vec![vec![line]];
        for slot in SLOTS {
            let those: Vec<&Piece<'a>> = pieces.iter().filter(|piece| piece.slot == slot).collect();
            row.push(draft.cell("", &those));
        }
        rows.push(row);
    }
    let slots = SLOTS.map(|slot| draft.t.slot("progress", slot));
    let header = std::iter::once(draft.t.document_actor().to_owned()).chain(slots).collect();
    draft.table(Table { caption: draft.t.method("progress"), header, rows });
    draft.by_slot(&others);
}

impl<'a> Draft<'a> {
    /// Cards as lists, one a slot, under the name of each.
    pub(super) fn by_slot(&mut self, pieces: &[Piece<'a>]) {
        let mut slots = BTreeMap::<&str, Vec<&Piece<'a>>>::new();
        let mut order: Vec<&str> = Vec::new();
        for piece in pieces {
            let slot = slots.entry(&piece.slot).or_default();
            if slot.is_empty() {
                order.push(&piece.slot);
            }
            slot.push(piece);
        }
        let mut items: Vec<Item> = Vec::new();
        for slot in order {
            let those = slots.remove(slot).unwrap_or_default().into_iter();
            let those: Vec<Item> = those.map(|piece| self.item(piece)).collect();
            if slot.is_empty() {
                items.extend(those);
            } else {
                let method = pieces.first().map_or("", |piece| piece.card.method.as_str());
                let line = Line::strong(self.t.slot(method, slot));
                items.push(Item { line, items: those });
            }
        }
        self.list(items);
    }
}
