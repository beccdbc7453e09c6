//! Cards as they are written: what is not asked for by name stands at the end of each.

use serde_json::Value;

use super::draft::{Draft, blank_or, short};
use super::model::{Cell, Definition, Inline, Item, Line, Table, nest, prose};
use crate::domain::cards::{Card, Status};
use crate::domain::claims::Claim;
use crate::domain::id::{CardId, EntityId, LinkId};
use crate::domain::links::Link;
use crate::domain::method::body;
use crate::domain::method::scores::{GROUP, ROUNDS, group};
use crate::domain::record::{Extras, RecordRef};

/// So many columns of values fit on a page, between the first and the rest.
const COLUMNS: usize = 4;

/// A card of which some has been written.
#[derive(Clone)]
pub(super) struct Piece<'a> {
    pub(super) id: CardId,
    pub(super) card: &'a Card,
    /// What of its body has not been asked for.
    left: Extras,
    /// The entities that have not been named.
    entities: &'a [EntityId],
    pub(super) slot: String,
    rank: f64,
}

impl<'a> Piece<'a> {
    pub(super) fn new(id: CardId, card: &'a Card) -> Self {
        let mut left = card.body.clone();
        // The votes before the last round are the group's own.
        left.remove(ROUNDS);
        // Those of the last are told beside the field that they are about.
        left.remove(GROUP);
        let rank = left.get("rank").and_then(Value::as_f64).filter(|rank| rank.is_finite());
        if rank.is_some() {
            left.remove("rank");
        }
        let slot = left.get("slot").and_then(Value::as_str).unwrap_or_default().trim().to_owned();
        if !slot.is_empty() {
            left.remove("slot");
        }
        Self { id, card, left, entities: &card.entities, slot, rank: rank.unwrap_or(0.0) }
    }

    /// Its place among others of its slot.
    pub(super) fn order(&self, other: &Self) -> std::cmp::Ordering {
        self.rank.total_cmp(&other.rank).then(self.id.cmp(&other.id))
    }

    /// A part of the body, which is then no longer left.
    pub(super) fn take(&mut self, key: &str) -> Value {
        self.left.remove(key).unwrap_or_default()
    }

    /// A part of the body that is one plain text; blank, and left, if it is not.
    pub(super) fn take_text(&mut self, key: &str) -> String {
        let text = self.left.get(key).and_then(Value::as_str).unwrap_or_default().trim().to_owned();
        if !text.is_empty() {
            self.left.remove(key);
        }
        text
    }

    /// The entity that it is on: the first that it cites.
    pub(super) fn subject(&mut self) -> Option<EntityId> {
        let (first, rest) = self.entities.split_first()?;
        self.entities = rest;
        Some(*first)
    }
}

impl<'a> Draft<'a> {
    /// What a card is called.
    pub(super) fn card_name(&self, card: &Card) -> String {
        let text = card.text.trim();
        if !text.is_empty() {
            return text.to_owned();
        }
        let first = card.entities.first().map(|id| self.project.entity_name(*id));
        blank_or(first.unwrap_or_default(), self.t.document_untitled_card())
    }

    /// Everything of a card that has not been written; it counts as written.
    pub(super) fn rest(&mut self, piece: &Piece<'a>) -> Vec<Definition> {
        let (t, card) = (self.t, piece.card);
        self.see(piece.id);
        let mut rest = self.fields_of(&card.method, &piece.left);
        for field in body::map(&card.body, GROUP).into_iter().flat_map(|all| all.keys()) {
            let term = t.document_voted(t.body_key(&card.method, field));
            let lines = text_line(&t.votes_line(&group(&card.body, field)));
            rest.push(Definition { term, lines });
        }
        let mut put = |term: &str, lines: Vec<Line>| {
            if !lines.is_empty() {
                rest.push(Definition { term: term.to_owned(), lines });
            }
        };
        put(t.document_detail(), prose(&card.detail));
        put(t.document_cited(), self.actors_line(piece.entities));
        put(t.document_proofs(), self.proofs(card));
        put(t.document_author(), text_line(&card.author));
        if card.status != Status::default() {
            put(t.document_status(), vec![Line::text(t.card_status(card.status))]);
        }
        let tags = card.tags.iter().map(|tag| tag.trim()).filter(|tag| !tag.is_empty());
        put(t.field_tags(), text_line(&tags.collect::<Vec<_>>().join(", ")));
        rest.extend(self.fields(&card.extras));
        let claims = self.claim_lines(piece.id);
        if !claims.is_empty() {
            rest.push(Definition { term: t.document_claims().to_owned(), lines: claims });
        }
        rest
    }

    fn actors_line(&self, ids: &[EntityId]) -> Vec<Line> {
        let line = ids.iter().enumerate().fold(Line::default(), |line, (n, id)| {
            line.and(if n > 0 { ", " } else { "" }).with(self.actor(*id))
        });
        if line.is_empty() { Vec::new() } else { vec![line] }
    }

    /// The claims that prove a card.
    fn proofs(&mut self, card: &Card) -> Vec<Line> {
        let mut lines = Vec::new();
        for claim in card.claims.iter().filter_map(|id| self.project.claims.get(*id)) {
            lines.push(self.proof(claim));
        }
        lines
    }

    /// A claim that proves something, with its grade and its source.
    pub(super) fn proof(&mut self, claim: &Claim) -> Line {
        let text = blank_or(&short(&claim.text), self.t.document_no_text());
        let grade = claim.grade.text();
        let text = if grade.is_empty() { text } else { format!("{text} ({grade})") };
        let mut line = Line::text(text);
        line.0.extend(self.note(&claim.source, &claim.page));
        line
    }

    /// The rest of a card, a line a thing.
    pub(super) fn rest_lines(&mut self, piece: &Piece<'a>) -> Vec<Line> {
        let rest = self.rest(piece).into_iter();
        rest.map(|rest| self.labelled(&rest.term, rest.lines)).collect()
    }

    /// A card as the line of a list, with all that is left of it under it.
    pub(super) fn item(&mut self, piece: &Piece<'a>) -> Item {
        let line = Line::text(self.card_name(piece.card));
        let items = self.rest_lines(piece).into_iter().map(Item::from).collect();
        Item { line, items }
    }

    /// Cards as a list.
    pub(super) fn items(&mut self, pieces: &[Piece<'a>]) -> Vec<Item> {
        pieces.iter().map(|piece| self.item(piece)).collect()
    }

    /// Cards in a cell, under a name: a line each, with the rest of it.
    pub(super) fn cell(&mut self, name: &str, pieces: &[&Piece<'a>]) -> Cell {
        let mut cell: Cell = if name.is_empty() { Vec::new() } else { vec![Line::strong(name)] };
        for piece in pieces {
            let line = Line::text("• ").and(self.card_name(piece.card));
            let rest = self.rest_lines(piece).into_iter();
            cell.push(rest.fold(line, |line, rest| line.and(" — ").then(rest)));
        }
        cell
    }

    /// Cards as a table: a column a key of which any card has something, the rest in the last one; as sheets where
    /// that would be more columns than a page is wide.
    pub(super) fn card_table(
        &mut self,
        caption: &str,
        first: &str,
        pieces: &[Piece<'a>],
        keys: &[&str],
    ) {
        let mut pieces = pieces.to_vec();
        let has = |key: &&&str| pieces.iter().any(|piece| piece.left.contains_key(**key));
        let keys: Vec<&str> = keys.iter().filter(has).copied().collect();
        if keys.len() > COLUMNS {
            if first != self.t.document_card() {
                self.paragraph(Line::strong(first));
            }
            return self.card_sheets(&pieces, &keys);
        }
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        for piece in &mut pieces {
            let mut row = vec![vec![Line::text(self.card_name(piece.card))]];
            row.extend(keys.iter().map(|key| self.words(key, &piece.take(key))));
            row.push(self.rest_lines(piece));
            rows.push(row);
        }
        let mut header: Vec<String> = vec![first.to_owned()];
        let method = pieces.first().map_or("", |piece| piece.card.method.as_str());
        header.extend(keys.iter().map(|key| self.t.body_key(method, key)));
        header.push(self.t.document_more().to_owned());
        if rows.iter().all(|row| row.last().is_some_and(Vec::is_empty)) {
            header.pop();
            for row in &mut rows {
                row.pop();
            }
        }
        self.table(Table { caption: caption.to_owned(), header, rows });
    }

    /// Cards as sheets: a heading each, then these keys, then the rest.
    pub(super) fn card_sheets(&mut self, pieces: &[Piece<'a>], keys: &[&str]) {
        for piece in pieces {
            let mut piece = piece.clone();
            self.heading(4, &format!("c-{}", piece.id.0.simple()), &self.card_name(piece.card));
            self.sheet_of(&mut piece, keys);
        }
    }

    /// What a card says, key by key.
    pub(super) fn sheet_of(&mut self, piece: &mut Piece<'a>, keys: &[&str]) {
        let method = piece.card.method.as_str();
        let told = keys
            .iter()
            .map(|key| (self.t.body_key(method, key), self.words(key, &piece.take(key))));
        let told = told.filter(|(_, lines)| !lines.is_empty());
        let mut told: Vec<_> = told.map(|(term, lines)| Definition { term, lines }).collect();
        told.extend(self.rest(piece));
        self.definitions(told);
    }

    /// A link as a sentence: "« a » mène à « b » : why ; how sure".
    pub(super) fn arrow(&self, link: &Link) -> Line {
        let name = |record: RecordRef| match record {
            RecordRef::Entity(id) => self.actor(id),
            RecordRef::Card(id) => {
                let card = self.project.cards.get(id);
                Inline::Text(
                    self.quoted(&card.map(|card| self.card_name(card)).unwrap_or_default()),
                )
            }
            other => Inline::Text(self.quoted(&self.project.title(other))),
        };
        let verb = self.t.link_verb(link.kind.trim());
        let line = Line::default().with(name(link.source));
        let line = line.and(format!(" {verb} ")).with(name(link.target));
        let why = self.why(link);
        if why.is_empty() { line } else { line.and(self.t.document_colon()).then(why) }
    }

    fn quoted(&self, text: &str) -> String {
        self.t.time_export_quoted(blank_or(&short(text), self.t.document_unnamed()))
    }

    /// Why a link holds, and what else is known of it.
    pub(super) fn why(&self, link: &Link) -> Line {
        let mut parts = text_line(&link.rationale);
        parts.extend(self.field_lines(&body_of(link)));
        parts.into_iter().enumerate().fold(Line::default(), |line, (n, part)| {
            line.and(if n > 0 { self.t.document_semicolon() } else { "" }).then(part)
        })
    }

    /// Those of these links that stand nowhere yet.
    pub(super) fn arrows(&mut self, links: Vec<(LinkId, &'a Link)>) {
        let mut outline = Vec::new();
        for (id, link) in links {
            if self.see(id) {
                outline.push((0, self.arrow(link)));
                outline.extend(self.claims_outline(id.into(), 1));
            }
        }
        if !outline.is_empty() {
            self.paragraph(Line::strong(self.t.document_links()));
            self.list(nest(outline));
        }
    }
}

/// What a link holds beside its rationale: its body, and keys that no version knows.
fn body_of(link: &Link) -> Extras {
    let mut fields = link.body.clone();
    fields.extend(link.extras.clone());
    fields
}

fn text_line(text: &str) -> Vec<Line> {
    let text = text.trim();
    if text.is_empty() { Vec::new() } else { vec![Line::text(text)] }
}
