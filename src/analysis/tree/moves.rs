//! What the keys of an outline do: each is one change, or none where there is nowhere to go.

use std::sync::Arc;

use super::outline::{Outline, Row, Side, above_slot};
use crate::domain::cards::Card;
use crate::domain::edit::Command;
use crate::domain::id::{CardId, LinkId};
use crate::domain::links::Link;
use crate::domain::method::body;
use crate::domain::method::graph::Graph;
use crate::domain::method::index::Index;
use crate::domain::method::make::{Made, NextId, Shape, indented, place};
use crate::domain::record::Record;

/// Where the next card will stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The side of the tree.
    pub side: Side,
    /// The card it will hang from.
    pub parent: Option<CardId>,
    /// The card it will follow; first under its parent when there is none.
    pub after: Option<CardId>,
}

impl Spot {
    /// The place under a card, behind what hangs from it already.
    pub fn under(outline: &Outline, side: Side, id: CardId) -> Self {
        let last = outline.side(side).iter().rfind(|row| row.parent == Some(id));
        Self { side, parent: Some(id), after: last.map(|row| row.id) }
    }

    /// The place behind a card; the centre of a tree has none beside it, so what follows hangs from it.
    pub fn after(outline: &Outline, id: CardId) -> Option<Self> {
        let (side, row) = outline.find(id)?;
        if outline.centre == Some(id) {
            return Some(Self::under(outline, side, id));
        }
        Some(Self { side, parent: row.parent, after: Some(id) })
    }

    /// The place one step in: under the card it would have followed.
    pub fn indented(self, outline: &Outline) -> Option<Self> {
        Some(Self::under(outline, self.side, self.after?))
    }

    /// The place one step out: behind the card it would have hung from.
    pub fn outdented(self, outline: &Outline) -> Option<Self> {
        let parent = self.parent.filter(|parent| outline.centre != Some(*parent))?;
        let (side, row) = outline.find(parent)?;
        (side == self.side).then_some(Self { side, parent: row.parent, after: Some(parent) })
    }

    /// Where it shows among the lines of its side, and how far in.
    pub fn at(self, outline: &Outline) -> (usize, usize) {
        let rows = outline.side(self.side);
        let line = |id: Option<CardId>| {
            let id = id?;
            rows.iter().position(|row| {
                row.id == id && (row.parent == self.parent || Some(row.id) == self.parent)
            })
        };
        if let Some(at) = line(self.after) {
            return (outline.behind(self.side, at), rows[at].depth);
        }
        line(self.parent).map_or((rows.len(), 0), |at| (at + 1, rows[at].depth + 1))
    }
}

/// Moves a card "up", "down", in ("right") or out ("left").
pub fn step(
    index: &Index,
    shape: &Shape,
    (id, way): (CardId, &str),
    next_id: NextId,
) -> Option<Command> {
    let outline = Outline::new(index, shape);
    let (side, row) = outline.find(id)?;
    let siblings = outline.siblings(side, &row);
    let at = siblings.iter().position(|other| other.id == id)?;
    match way {
        "up" => beside(index, id, siblings.get(at.checked_sub(1)?)?, true),
        "down" => beside(index, id, siblings.get(at + 1)?, false),
        "right" => {
            let before = siblings.get(at.checked_sub(1)?)?;
            let last = outline.side(side).iter().rfind(|row| row.parent == Some(before.id));
            let into = hang(index, shape, id, Some(before.id), next_id)?;
            Some(with_place(index, into, (id, last.map(|row| row.id))))
        }
        "left" => {
            let parent = row.parent.filter(|parent| outline.centre != Some(*parent))?;
            let (_, above) = outline.find(parent)?;
            let out = hang(index, shape, id, above.parent, next_id)?;
            Some(with_place(index, out, (id, Some(parent))))
        }
        _ => None,
    }
}

/// Puts a card before or behind another of its column.
fn beside(index: &Index, id: CardId, other: &Row, is_before: bool) -> Option<Command> {
    let slot = |id: CardId| {
        let card = index.card(id.into())?.1;
        Some(body::text(&card.body, "slot"))
    };
    let own = slot(id).filter(|own| slot(other.id) == Some(*own))?;
    let (_, card) = index.card(id.into())?;
    let column: Vec<CardId> =
        index.in_slot(&card.method, own).map(|card| card.id).filter(|card| *card != id).collect();
    let at = column.iter().position(|card| *card == other.id)?;
    let after = if is_before { at.checked_sub(1).map(|at| column[at]) } else { Some(other.id) };
    place(index, id, own, after)
}

/// Hangs a card from another, or from none. None when that would go round in circles.
///
/// The arrow it hung by keeps its reason and turns to the new card.
pub fn hang(
    index: &Index,
    shape: &Shape,
    id: CardId,
    from: Option<CardId>,
    next_id: NextId,
) -> Option<Command> {
    let outline = Outline::new(index, shape);
    let (_, row) = outline.find(id)?;
    let side = from.and_then(|from| outline.find(from)).map_or(Side::Below, |(side, _)| side);
    let side = if from.is_some() && from == outline.centre { outline.find(id)?.0 } else { side };
    let Some(from) = from else {
        return row.link.map(|link| Command::Remove(vec![link.into()]));
    };
    let (source, target) = ends(side, id, from);
    if row.parent == Some(from) || id == from || goes_round(index, shape, source, target) {
        return None;
    }
    let is_there = index.out(source, shape.kind).any(|arrow| arrow.other == target.into());
    let mut commands = Vec::new();
    match row.link.and_then(|link| Some((link, index.project.links.get(link)?))) {
        Some((link, _)) if is_there => commands.push(Command::Remove(vec![link.into()])),
        Some((link, known)) => {
            let mut known = known.as_ref().clone();
            (known.source, known.target) = (source.into(), target.into());
            commands.push(Command::Put((link, known).into()));
        }
        None if is_there => return None,
        None => {
            let link = LinkId(next_id());
            commands.push(Command::Put((link, Link::new(source, shape.kind, target)).into()));
        }
    }
    let (_, card) = index.card(id.into())?;
    let mut card = card.clone();
    let slot = slot(shape, side, true);
    if body::text(&card.body, "slot") != slot {
        card.body.insert("slot".to_owned(), slot.into());
        commands.push(Command::Put((id, card).into()));
    }
    Some(Command::Batch(commands))
}

/// Whether an arrow more would close a circle.
fn goes_round(index: &Index, shape: &Shape, source: CardId, target: CardId) -> bool {
    let cards = index.boxes(shape.method).iter().map(|card| card.id);
    let graph = Graph::new(index, cards, shape.kind);
    let (Some(source), Some(target)) = (graph.node(source), graph.node(target)) else {
        return true;
    };
    graph.reached(target)[source]
}

/// Where the arrow between a card and the one it hangs from starts and ends.
fn ends(side: Side, id: CardId, parent: CardId) -> (CardId, CardId) {
    match side {
        Side::Above => (parent, id),
        Side::Below => (id, parent),
    }
}

/// The column of a new card.
fn slot(shape: &Shape, side: Side, hangs: bool) -> &'static str {
    match side {
        Side::Above => above_slot(shape),
        Side::Below if hangs => shape.child,
        Side::Below => shape.root,
    }
}

/// The same change, with the card placed behind another of its column.
fn with_place(index: &Index, command: Command, (id, after): (CardId, Option<CardId>)) -> Command {
    let placed = index.project.apply(&command, 0).ok().and_then(|project| {
        let index = Index::new(&project);
        let (_, card) = index.card(id.into())?;
        let slot = body::text(&card.body, "slot");
        let column: Vec<CardId> = index.in_slot(&card.method, slot).map(|card| card.id).collect();
        let after = after.filter(|after| column.contains(after))?;
        place(&index, id, slot, Some(after))
    });
    match placed {
        Some(placed) => Command::Batch(vec![command, placed]),
        None => command,
    }
}

/// One card at a spot.
pub fn add(index: &Index, shape: &Shape, spot: Spot, text: &str, next_id: NextId) -> Made {
    let id = CardId(next_id());
    let mut card =
        Card { method: shape.method.to_owned(), text: text.trim().to_owned(), ..Card::default() };
    let slot = slot(shape, spot.side, spot.parent.is_some());
    card.body.insert("slot".to_owned(), slot.into());
    let mut commands = vec![Command::Put((id, card).into())];
    if let Some(parent) = spot.parent {
        let (source, target) = ends(spot.side, id, parent);
        let link = Link::new(source, shape.kind, target);
        commands.push(Command::Put((LinkId(next_id()), link).into()));
    }
    let command = with_place(index, Command::Batch(commands), (id, spot.after));
    Made { command, cards: vec![id], left_out: 0 }
}

/// The cards of an indented text at a spot: what stands at the margin hangs from the spot's card.
pub fn paste(shape: &Shape, spot: Spot, pasted: &str, next_id: NextId) -> Made {
    let mut made = indented(shape, pasted, next_id);
    let Some(parent) = spot.parent else {
        return made;
    };
    let Command::Batch(commands) = &mut made.command else {
        return made;
    };
    let mut roots = Vec::new();
    for command in commands.iter_mut() {
        match command {
            Command::Put(Record::Card(id, card)) => {
                if body::text(&card.body, "slot") == shape.root {
                    roots.push(*id);
                }
                let column = slot(shape, spot.side, true);
                Arc::make_mut(card).body.insert("slot".to_owned(), column.into());
            }
            Command::Put(Record::Link(_, link)) if spot.side == Side::Above => {
                let link = Arc::make_mut(link);
                std::mem::swap(&mut link.source, &mut link.target);
            }
            _ => {}
        }
    }
    for id in roots {
        let (source, target) = ends(spot.side, id, parent);
        let link = Link::new(source, shape.kind, target);
        commands.push(Command::Put((LinkId(next_id()), link).into()));
    }
    made
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::super::outline::shape_of;
    use super::super::outline::tests::told;
    use super::*;
    use crate::domain::method::samples::Bench;

    const KEY: &str = "problem_tree";

    /// P with A (and C under it) and B below, E above.
    #[allow(clippy::many_single_char_names)]
    fn bench() -> (Bench, [CardId; 5]) {
        let mut bench = Bench::new();
        let mut card = |slot: &str, text: &str| bench.card(KEY, slot, text, ());
        let ids = [
            card("problem", "P"),
            card("cause", "A"),
            card("cause", "B"),
            card("cause", "C"),
            card("effect", "E"),
        ];
        let [p, a, b, c, e] = ids;
        for (from, to) in [(a, p), (b, p), (c, a), (p, e)] {
            bench.link(from, "causes", to, ());
        }
        (bench, ids)
    }

    fn ids() -> impl FnMut() -> Uuid {
        let mut next = 1000;
        move || {
            next += 1;
            Uuid::from_u128(next)
        }
    }

    #[track_caller]
    fn check_step(at: usize, way: &str, expect: &str) {
        let (mut bench, cards) = bench();
        let shape = shape_of(KEY).unwrap();
        if let Some(command) = step(&bench.index(), shape, (cards[at], way), &mut ids()) {
            bench.project = bench.project.apply(&command, 1).unwrap();
        }
        assert_eq!(told(&bench, KEY), expect, "{way}");
    }

    #[test]
    fn keys_move_cards() {
        const SAME: &str = "E\n--\nP\n  A\n    C\n  B";
        check_step(1, "down", "E\n--\nP\n  B\n  A\n    C");
        check_step(2, "up", "E\n--\nP\n  B\n  A\n    C");
        check_step(2, "right", "E\n--\nP\n  A\n    C\n    B");
        check_step(3, "left", "E\n--\nP\n  A\n  C\n  B");
        check_step(1, "left", "E\n--\nP\n  A\n    C\n  B");
        check_step(1, "up", SAME);
        check_step(1, "right", SAME);
        check_step(0, "left", SAME);
        check_step(4, "left", SAME);
    }

    #[test]
    fn a_card_hangs_from_no_card_that_leads_from_it() {
        let (bench, [p, a, _, c, _]) = bench();
        let (index, shape) = (bench.index(), shape_of(KEY).unwrap());
        assert_eq!(hang(&index, shape, a, Some(c), &mut ids()), None);
        assert_eq!(hang(&index, shape, a, Some(a), &mut ids()), None);
        assert_eq!(hang(&index, shape, a, Some(p), &mut ids()).map(|_| ()), None);
    }

    #[track_caller]
    fn check_added(spot: impl FnOnce(&Outline, [CardId; 5]) -> Option<Spot>, expect: &str) {
        let (mut bench, cards) = bench();
        let shape = shape_of(KEY).unwrap();
        let index = bench.index();
        let spot = spot(&Outline::new(&index, shape), cards).unwrap();
        let made = add(&index, shape, spot, " N ", &mut ids());
        bench.project = bench.project.apply(&made.command, 1).unwrap();
        assert_eq!(told(&bench, KEY), expect);
    }

    #[test]
    fn the_next_card_stands_where_the_line_was() {
        check_added(|tree, [_, a, ..]| Spot::after(tree, a), "E\n--\nP\n  A\n    C\n  N\n  B");
        check_added(|tree, [p, ..]| Spot::after(tree, p), "E\n--\nP\n  A\n    C\n  B\n  N");
        check_added(|tree, [.., e]| Spot::after(tree, e), "E\nN\n--\nP\n  A\n    C\n  B");
        let under = |tree: &Outline, [_, a, ..]: [CardId; 5]| Spot::after(tree, a)?.indented(tree);
        check_added(under, "E\n--\nP\n  A\n    C\n    N\n  B");
        let out =
            |tree: &Outline, [_, _, _, c, _]: [CardId; 5]| Spot::after(tree, c)?.outdented(tree);
        check_added(out, "E\n--\nP\n  A\n    C\n  N\n  B");
    }

    #[test]
    fn a_spot_knows_its_line() {
        let (bench, [p, a, ..]) = bench();
        let outline = Outline::new(&bench.index(), shape_of(KEY).unwrap());
        assert_eq!(Spot::after(&outline, a).unwrap().at(&outline), (3, 1));
        assert_eq!(Spot::under(&outline, Side::Below, p).at(&outline), (4, 1));
        assert_eq!(Spot::under(&outline, Side::Above, p).at(&outline), (1, 0));
        let loose = Spot { side: Side::Below, parent: None, after: None };
        assert_eq!(loose.at(&outline), (4, 0));
    }

    #[test]
    fn an_indented_text_hangs_from_its_card() {
        let (mut bench, [p, _, _, c, _]) = bench();
        let shape = shape_of(KEY).unwrap();
        let below = Spot { side: Side::Below, parent: Some(c), after: None };
        let above = Spot { side: Side::Above, parent: Some(p), after: None };
        for (spot, text) in [(below, "X\n  Y"), (above, "- F\n\t- G")] {
            let mut next = ids();
            let mut fresh = || Uuid::from_u128(next().as_u128() + text.len() as u128 * 1000);
            let made = paste(shape, spot, text, &mut fresh);
            bench.project = bench.project.apply(&made.command, 1).unwrap();
        }
        let expect = "E\nF\n  G\n--\nP\n  A\n    C\n      X\n        Y\n  B";
        assert_eq!(told(&bench, KEY), expect);
    }
}
