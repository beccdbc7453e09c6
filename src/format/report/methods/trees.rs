//! Methods that are trees: nested lists along their links.

use std::collections::{BTreeMap, BTreeSet};

use super::super::draft::{Draft, short};
use super::super::model::{Line, nest};
use super::super::pieces::Piece;
use crate::domain::id::{CardId, LinkId};
use crate::domain::record::RecordRef;

/// Lines with their depths.
type Outline = Vec<(usize, Line)>;

/// Links from each card to those next to it.
type Next = BTreeMap<CardId, Vec<(CardId, LinkId)>>;

/// How a tree is written: what stands in the middle, and the names of both sides.
struct Tree {
    /// The method.
    method: &'static str,
    /// The slot of what is in the middle.
    root: &'static str,
    /// The kind of links; they lead from what is below to what is above.
    link: &'static str,
    /// The slot of what leads to the middle.
    below: &'static str,
    /// The slot of what the middle leads to; blank if there is none.
    above: &'static str,
    /// Whether cards below without a link follow from one another.
    is_chain: bool,
}

/// A problem, what causes it and what it does.
pub(super) fn problem_tree<'a>(draft: &mut Draft<'a>, pieces: &[Piece<'a>]) {
    let (root, link, below, above) = ("problem", "causes", "cause", "effect");
    let method = "problem_tree";
    Tree { method, root, link, below, above, is_chain: false }.write(draft, pieces);
}

/// An objective, the means to it and what it is for.
pub(super) fn objective_tree<'a>(draft: &mut Draft<'a>, pieces: &[Piece<'a>]) {
    let (root, link, below, above) = ("objective", "contributes", "means", "end");
    let method = "objective_tree";
    Tree { method, root, link, below, above, is_chain: false }.write(draft, pieces);
}

/// A fact, and why, and why that.
pub(super) fn five_whys<'a>(draft: &mut Draft<'a>, pieces: &[Piece<'a>]) {
    let (root, link, below, above) = ("fact", "because", "answer", "");
    let method = "five_whys";
    Tree { method, root, link, below, above, is_chain: true }.write(draft, pieces);
}

/// Cards on their way into the document.
struct Walk<'a, 'b> {
    pieces: BTreeMap<CardId, &'b Piece<'a>>,
    done: BTreeSet<CardId>,
    lines: Outline,
}

/// What lies on one side of the middle.
struct Side {
    method: &'static str,
    slot: &'static str,
    /// Links away from the middle.
    next: Next,
    /// The cards that links lead from on towards the middle.
    held: BTreeSet<CardId>,
}

impl Tree {
    fn write<'a>(&self, draft: &mut Draft<'a>, pieces: &[Piece<'a>]) {
        let sides = self.sides(draft);
        let by_id = pieces.iter().map(|piece| (piece.id, piece));
        let mut walk =
            Walk { pieces: by_id.collect(), done: BTreeSet::new(), lines: Outline::new() };
        for piece in pieces.iter().filter(|piece| piece.slot == self.root) {
            if !walk.done.contains(&piece.id) {
                walk.go(draft, (piece.id, None), 0, &Next::new());
                walk.sides(draft, piece.id, &sides);
            }
        }
        for side in &sides {
            self.write_loose(draft, &mut walk, pieces, side);
        }
        let others = pieces.iter().filter(|piece| !walk.done.contains(&piece.id));
        let others: Vec<Piece<'a>> = others.cloned().collect();
        draft.list(nest(walk.lines));
        draft.by_slot(&others);
    }

    fn sides(&self, draft: &Draft) -> Vec<Side> {
        let method = self.method;
        let side = |slot| Side { method, slot, next: Next::new(), held: BTreeSet::new() };
        let (mut below, mut above) = (side(self.below), side(self.above));
        for (id, link) in draft.project.links.iter().filter(|(_, link)| link.kind == self.link) {
            if let (RecordRef::Card(source), RecordRef::Card(target)) = (link.source, link.target) {
                below.next.entry(target).or_default().push((source, id));
                below.held.insert(source);
                above.next.entry(source).or_default().push((target, id));
                above.held.insert(target);
            }
        }
        let sides = [below, above].into_iter();
        sides.filter(|side| !side.slot.is_empty()).collect()
    }

    /// Cards of a side that nothing ties to the middle: those that hold others first.
    fn write_loose<'a>(
        &self,
        draft: &mut Draft<'a>,
        walk: &mut Walk<'a, '_>,
        pieces: &[Piece<'a>],
        side: &Side,
    ) {
        let loose = pieces.iter().filter(|piece| piece.slot == side.slot);
        let loose = loose.filter(|piece| !walk.done.contains(&piece.id)).map(|piece| piece.id);
        let (held, heads): (Vec<_>, Vec<_>) = loose.partition(|id| side.held.contains(id));
        if heads.is_empty() && held.is_empty() {
            return;
        }
        let depth = usize::from(self.is_chain);
        walk.lines.push((depth, Line::strong(draft.t.slot(side.method, side.slot))));
        for (n, id) in heads.into_iter().chain(held).enumerate() {
            if !walk.done.contains(&id) {
                let further = if self.is_chain { n } else { 0 };
                walk.go(draft, (id, None), depth + 1 + further, &side.next);
            }
        }
    }
}

impl<'a> Walk<'a, '_> {
    /// What links lead to on both sides of a card in the middle.
    fn sides(&mut self, draft: &mut Draft<'a>, id: CardId, sides: &[Side]) {
        for side in sides {
            let next = side.next.get(&id).into_iter().flatten();
            let next: Vec<_> = next.filter(|(id, _)| self.pieces.contains_key(id)).collect();
            if !next.is_empty() {
                self.lines.push((1, Line::strong(draft.t.slot(side.method, side.slot))));
            }
            for (id, link) in next {
                self.go(draft, (*id, Some(*link)), 2, &side.next);
            }
        }
    }

    /// Writes a card, and under it those that links lead to; each in full only once. O(cards + links).
    fn go(
        &mut self,
        draft: &mut Draft<'a>,
        (id, link): (CardId, Option<LinkId>),
        depth: usize,
        next: &Next,
    ) {
        let mut wait = vec![(id, link, depth)];
        while let Some((id, link, depth)) = wait.pop() {
            let Some(piece) = self.pieces.get(&id).copied() else {
                continue;
            };
            let is_new = self.done.insert(id);
            self.lines.extend(line_of(draft, piece, link, (depth, is_new)));
            if is_new {
                let rest = draft.rest_lines(piece).into_iter();
                self.lines.extend(rest.map(|line| (depth + 1, line)));
                let below = next.get(&id).into_iter().flatten().rev();
                wait.extend(below.map(|(id, link)| (*id, Some(*link), depth + 1)));
            }
        }
    }
}

/// A card with why it stands there, and what is claimed of that.
fn line_of<'a>(
    draft: &mut Draft<'a>,
    piece: &Piece<'a>,
    link: Option<LinkId>,
    (depth, is_new): (usize, bool),
) -> Outline {
    let name = draft.card_name(piece.card);
    let line = match (is_new, depth) {
        (true, 0) => Line::strong(name),
        (true, _) => Line::text(name),
        (false, _) => Line::text(draft.t.document_above(short(&name))),
    };
    let Some((id, link)) = link.and_then(|id| Some((id, draft.project.links.get(id)?))) else {
        return vec![(depth, line)];
    };
    if !draft.see(id) {
        return vec![(depth, line)];
    }
    let why = draft.why(link);
    let line = if why.is_empty() { line } else { line.and(" — ").then(why) };
    let mut lines = vec![(depth, line)];
    lines.extend(draft.claims_outline(id.into(), depth + 1));
    lines
}
