//! What keys do on the board: all that pointers do, and a walk from actor to actor.

use std::collections::BTreeSet;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::board::Hold;
use super::naming::Naming;
use super::state::{Focus, Graph, Look, Panel};
use crate::analysis::picture::Picture;
use crate::domain::edit::Command;
use crate::domain::id::EntityId;

/// How far arrows move the view, and an actor, in pixels and in units of the picture.
const STEP: f32 = 60.0;
const NUDGE: f32 = 12.0;

/// Does what a key asks; tells whether it asked anything.
pub(super) fn press(
    graph: Graph,
    hold: Hold,
    naming: RwSignal<Option<Naming>>,
    event: &KeyboardEvent,
) -> bool {
    let control = event.ctrl_key() || event.meta_key();
    let key = event.key();
    if let Some(way) = arrow(&key) {
        if control {
            nudge(graph, way);
        } else if event.shift_key() || !walk(graph, hold, way) {
            graph.show(Look::Move(-way.0 * STEP, -way.1 * STEP));
        }
        return true;
    }
    if control || event.alt_key() {
        return false;
    }
    match key.as_str() {
        "+" | "=" => graph.show(Look::Zoom(1.25)),
        "-" => graph.show(Look::Zoom(0.8)),
        "f" | "F" | "0" => graph.show(Look::Fit),
        "1" | "2" | "3" => graph.around(key.parse().unwrap_or(1)),
        "l" | "L" => start_link(graph),
        "p" | "P" => pin(graph),
        "h" | "H" => graph.hide_chosen(),
        "Enter" => enter(graph, hold, naming),
        "Delete" | "Backspace" => graph.delete_chosen(),
        "Escape" => escape(graph),
        _ => return false,
    }
    true
}

fn arrow(key: &str) -> Option<(f32, f32)> {
    match key {
        "ArrowLeft" => Some((-1.0, 0.0)),
        "ArrowRight" => Some((1.0, 0.0)),
        "ArrowUp" => Some((0.0, -1.0)),
        "ArrowDown" => Some((0.0, 1.0)),
        _ => None,
    }
}

/// Goes from the chosen actor to the next in that direction; without one, to the first in rank.
fn walk(graph: Graph, hold: Hold, way: (f32, f32)) -> bool {
    let from = graph.chosen.with_untracked(|chosen| chosen.last().copied());
    let next = hold.with(|desk| {
        let picture = &desk.canvas.picture;
        let from = from.and_then(|id| picture.marks.iter().position(|mark| mark.id == id));
        let next = match from {
            Some(from) => next_mark(picture, from, way),
            None => desk.canvas.order.first().map(|n| *n as usize),
        };
        next.and_then(|n| picture.marks.get(n)).map(|mark| (mark.id, mark.entity.name.clone()))
    });
    let Some((id, name)) = next.flatten() else {
        return false;
    };
    let t = graph.workspace.lang();
    let ties =
        graph.workspace.ties().with_untracked(|ties| ties.0.get(&id).copied().unwrap_or_default());
    graph.choose(Some(id), false);
    if let Some(from) = graph.linking.get_untracked() {
        let from = graph.workspace.with_untracked(|project| project.entity_name(from).to_owned());
        graph.said.set(format!("{from} … {name}"));
    } else {
        graph.said.set(t.said_actor(name, t.relations_count(ties.relations as usize)));
    }
    // The view follows.
    let out = hold.with(|desk| {
        let canvas = &desk.canvas;
        let mark = canvas.picture.marks.iter().find(|mark| mark.id == id);
        mark.is_none_or(|mark| {
            let (x, y) = canvas.camera.to_screen((mark.x, mark.y));
            !(0.0..=canvas.size.0).contains(&x) || !(0.0..=canvas.size.1).contains(&y)
        })
    });
    if out.unwrap_or_default() {
        graph.show(Look::Centre(id));
    }
    true
}

/// The nearest mark that lies rather in that direction than in another.
fn next_mark(picture: &Picture, from: usize, (x, y): (f32, f32)) -> Option<usize> {
    let start = picture.marks.get(from)?;
    let cost = |n: usize| {
        let mark = &picture.marks[n];
        let (dx, dy) = (mark.x - start.x, mark.y - start.y);
        let (along, aside) = (dx * x + dy * y, (dx * y - dy * x).abs());
        (n != from && along > 0.1 && aside <= along * 1.2).then_some(along + 2.0 * aside)
    };
    let near = (0..picture.marks.len()).filter_map(|n| Some((n, cost(n)?)));
    near.min_by(|one, other| one.1.total_cmp(&other.1)).map(|(n, _)| n)
}

/// Moves the chosen actors a little; a row of such moves is one step of undo.
fn nudge(graph: Graph, (x, y): (f32, f32)) {
    let chosen = graph.chosen.get_untracked();
    let picture = graph.picture.get_untracked().0;
    let marks = picture.marks.iter().filter(|mark| chosen.contains(&mark.id));
    let moved: Vec<_> =
        marks.map(|mark| (mark.id, mark.x + x * NUDGE, mark.y + y * NUDGE)).collect();
    if !moved.is_empty() {
        let record = graph.places_record(&moved, true);
        graph.travel.set(false);
        graph.workspace.dispatch_in(graph.nudging, Command::Put(record));
    }
}

fn start_link(graph: Graph) {
    let Some(from) = graph.chosen.with_untracked(|chosen| chosen.last().copied()) else {
        return;
    };
    if graph.workspace.is_writable_untracked() {
        graph.linking.set(Some(from));
        let name = graph.workspace.with_untracked(|project| project.entity_name(from).to_owned());
        graph.said.set(graph.workspace.lang().said_linking(name));
    }
}

fn enter(graph: Graph, hold: Hold, naming: RwSignal<Option<Naming>>) {
    let to = graph.chosen.with_untracked(|chosen| chosen.last().copied());
    match graph.linking.get_untracked().zip(to) {
        Some((from, to)) => {
            graph.linking.set(None);
            let at = hold.with(|desk| {
                let mark = desk.canvas.picture.marks.iter().find(|mark| mark.id == to)?;
                Some(desk.canvas.camera.to_screen((mark.x, mark.y)))
            });
            naming.set(Some(Naming::tie(at.flatten().unwrap_or_default(), from, to)));
        }
        None => graph.open_panel(Panel::Chosen),
    }
}

fn pin(graph: Graph) {
    let chosen: BTreeSet<EntityId> = graph.chosen.get_untracked().into_iter().collect();
    let Some(first) = chosen.first() else {
        return;
    };
    let pinned = !graph.places.with_untracked(|places| places.0.pinned.contains(first));
    if graph.pin(&chosen, pinned) {
        let t = graph.workspace.lang();
        let name = graph.workspace.with_untracked(|project| project.entity_name(*first).to_owned());
        graph.said.set(if pinned { t.said_pinned(name) } else { t.said_unpinned(name) });
    }
}

fn escape(graph: Graph) {
    if graph.linking.get_untracked().is_some() {
        graph.linking.set(None);
    } else if graph.focus.with_untracked(|focus| *focus != Focus::None) {
        graph.focus.set(Focus::None);
    } else {
        graph.choose(None, false);
        graph.chosen_tie.set(None);
        graph.said.set(graph.workspace.lang().said_nothing().to_owned());
    }
}
