//! Methods that are lists, sentences and sheets.

use super::super::draft::Draft;
use super::super::model::{Inline, Line};
use super::super::pieces::Piece;

/// From where one is to what one wants, step by step.
pub(super) fn theory_of_change<'a>(draft: &mut Draft<'a>, pieces: &[Piece<'a>]) {
    const SLOTS: [&str; 10] = [
        "situation",
        "values",
        "input",
        "activity",
        "output",
        "outcome",
        "long_term",
        "impact",
        "assumption",
        "note",
    ];
    let place = |piece: &Piece<'a>| SLOTS.iter().position(|slot| *slot == piece.slot);
    let mut pieces = pieces.to_vec();
    pieces.sort_by_key(|piece| place(piece).unwrap_or(SLOTS.len()));
    draft.by_slot(&pieces);
}

/// Objectives as sentences, with their parts.
pub(super) fn objectives<'a>(draft: &mut Draft<'a>, pieces: &[Piece<'a>]) {
    let keys = [
        "level",
        "progress",
        "responsible",
        "why",
        "specific",
        "measurable",
        "attainable",
        "realistic",
        "time",
        "created",
    ];
    for piece in pieces {
        let mut piece = piece.clone();
        draft.heading(4, &format!("c-{}", piece.id.0.simple()), &draft.card_name(piece.card));
        let sentence = sentence(draft, &mut piece);
        draft.paragraph(sentence);
        draft.sheet_of(&mut piece, &keys);
    }
}

/// "Obtenir le vote de 3 rues, de 0 à 3 rues, d’ici juin 2027, grâce à …": what the parts say together.
fn sentence<'a>(draft: &Draft<'a>, piece: &mut Piece<'a>) -> Line {
    let verb_and_what = [piece.take_text("verb"), piece.take_text("what")];
    let head = verb_and_what.iter().filter(|text| !text.is_empty());
    let head = head.map(String::as_str).collect::<Vec<_>>().join(" ");
    if head.is_empty() {
        return Line::default();
    }
    let t = draft.t;
    let said = |key: &str, piece: &mut Piece<'a>| draft.said(key, &piece.take(key));
    let (from, to) = (said("from_value", piece), said("to_value", piece));
    let unit = said("unit", piece);
    let mut parts = vec![head];
    if !(from.is_empty() && to.is_empty() && unit.is_empty()) {
        parts.push(t.document_from_to(&from, &to, &unit));
    }
    let (deadline, means) = (said("deadline", piece), said("means", piece));
    if !deadline.is_empty() {
        parts.push(t.document_by(deadline));
    }
    if !means.is_empty() {
        parts.push(t.document_thanks_to(means));
    }
    Line::default().with(Inline::Emphasis(format!("{}.", parts.join(", "))))
}

/// A sheet a target.
pub(super) fn targets<'a>(draft: &mut Draft<'a>, pieces: &[Piece<'a>]) {
    let keys = [
        "role",
        "representative",
        "position",
        "wished",
        "influence",
        "interest",
        "competence",
        "access",
        "influenced_by",
        "goals",
        "ask",
        "knows",
        "believes",
        "fears",
        "wins",
        "loses",
        "arguments",
        "objections",
        "red_lines",
        "messenger",
        "channel",
        "moment",
        "last_contact",
        "next_step",
        "next_date",
        "responsible",
        "data_basis",
        "data_told",
        "data_review",
        "notes",
    ];
    draft.card_sheets(pieces, &keys);
}

/// A sheet a message, in the order in which it is said.
pub(super) fn messages<'a>(draft: &mut Draft<'a>, pieces: &[Piece<'a>]) {
    let keys = [
        "audience",
        "hook",
        "problem",
        "importance",
        "solution",
        "ask",
        "story",
        "short",
        "long",
        "page",
        "objections",
        "avoid",
        "tone",
        "channel",
        "messenger",
        "validated_by",
        "usage",
    ];
    draft.card_sheets(pieces, &keys);
}

/// What older files held and no method takes, by the part it came from.
pub(super) fn imported_notes<'a>(draft: &mut Draft<'a>, pieces: &[Piece<'a>]) {
    draft.by_slot(pieces);
}

/// Cards of a method that this version does not know.
pub(super) fn unknown<'a>(draft: &mut Draft<'a>, pieces: &[Piece<'a>]) {
    draft.by_slot(pieces);
}
