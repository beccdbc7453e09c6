//! What keys do on the line of time: all that pointers do, and a walk from record to record.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::board::Hold;
use super::naming::Naming;
use super::state::{Look, Panel, Timeline};
use crate::analysis::chronology::picture::{Mark, Picture};
use crate::domain::date::Side;
use crate::domain::record::RecordRef;
use crate::i18n::dates::understood;

/// How far arrows move the view, in pixels.
const STEP: f32 = 80.0;

/// Does what a key asks; tells whether it asked anything.
pub(super) fn press(
    timeline: Timeline,
    hold: Hold,
    naming: RwSignal<Option<Naming>>,
    event: &KeyboardEvent,
) -> bool {
    let control = event.ctrl_key() || event.meta_key();
    let key = event.key();
    if let Some(way) = arrow(&key) {
        match (control, event.shift_key(), way.0) {
            (true, false, 1 | -1) => timeline.shift(Side::Both, way.0),
            (true, true, 1 | -1) => timeline.shift(Side::End, way.0),
            (false, true, 1 | -1) => timeline.shift(Side::Start, way.0),
            _ => {
                if !walk(timeline, hold, way) {
                    timeline.show(Look::Move(-(way.0 as f32) * STEP, way.1 as f32 * STEP / 2.0));
                }
            }
        }
        return true;
    }
    if control || event.alt_key() {
        return false;
    }
    match key.as_str() {
        "+" | "=" => timeline.show(Look::Zoom(1.4)),
        "-" => timeline.show(Look::Zoom(1.0 / 1.4)),
        "f" | "F" | "0" => timeline.show(Look::Fit),
        "t" | "T" => timeline.show(Look::Today),
        "PageUp" => timeline.show(Look::Move(0.0, -240.0)),
        "PageDown" => timeline.show(Look::Move(0.0, 240.0)),
        "Home" => go_to(timeline, 0),
        "End" => go_to(timeline, usize::MAX),
        "a" | "A" | "Insert" => add(timeline, hold, naming),
        "e" | "E" => era(timeline),
        "p" | "P" => {
            if let Some(of) = timeline.last_chosen() {
                timeline.read_at(of);
            }
        }
        "Enter" => timeline.open_panel(Panel::Chosen),
        "Delete" | "Backspace" => timeline.delete_chosen(),
        "Escape" => {
            timeline.choose(None, false);
            timeline.said.set(timeline.workspace.lang().said_nothing().to_owned());
        }
        _ => return false,
    }
    true
}

fn arrow(key: &str) -> Option<(i32, i32)> {
    match key {
        "ArrowLeft" => Some((-1, 0)),
        "ArrowRight" => Some((1, 0)),
        "ArrowUp" => Some((0, -1)),
        "ArrowDown" => Some((0, 1)),
        _ => None,
    }
}

/// Chooses an item by its place in time; the last one where there are not so many.
fn go_to(timeline: Timeline, n: usize) {
    let of = timeline.chronicle.with_untracked(|chronicle| {
        let last = chronicle.0.items.len().checked_sub(1)?;
        chronicle.0.items.get(n.min(last)).map(|item| item.of)
    });
    if let Some(of) = of {
        arrive(timeline, of);
    }
}

fn arrive(timeline: Timeline, of: RecordRef) {
    timeline.go_to(of);
    let t = timeline.workspace.lang();
    let words = untrack(|| {
        timeline.item(of, |item| format!("{}, {}", item.title, understood(t, &item.span)))
    });
    timeline.said.set(words.unwrap_or_default());
}

/// Goes to the next record in time, or to the nearest one above or below; without one, to the first in view.
fn walk(timeline: Timeline, hold: Hold, (x, y): (i32, i32)) -> bool {
    let Some(from) = timeline.last_chosen() else {
        return false;
    };
    let at = timeline.chronicle.with_untracked(|chronicle| chronicle.0.index_of(from));
    let Some(at) = at else {
        return false;
    };
    if x != 0 {
        let next = at.saturating_add_signed(x as isize);
        if next != at {
            go_to(timeline, next);
        }
        return true;
    }
    let found = hold.with(|desk| {
        let picture = &desk.canvas.picture;
        let mark = picture.marks.iter().find(|mark| mark.item as usize == at)?;
        let next = nearest(picture, mark, y as f32)?;
        desk.canvas.content.chronicle.items.get(next.item as usize).map(|item| item.of)
    });
    if let Some(of) = found.flatten() {
        arrive(timeline, of);
    }
    true
}

/// The nearest mark in the lanes above, or below.
fn nearest<'a>(picture: &'a Picture, from: &Mark, way: f32) -> Option<&'a Mark> {
    let cost = |mark: &Mark| {
        let down = (mark.y - from.y) * way;
        let aside = (f64::midpoint(mark.from, mark.to) - f64::midpoint(from.from, from.to)).abs();
        (down > 1.0).then_some(f64::from(down) * 4.0 + aside)
    };
    let below = picture.marks.iter().filter_map(|mark| Some((mark, cost(mark)?)));
    below.min_by(|one, other| one.1.total_cmp(&other.1)).map(|(mark, _)| mark)
}

/// A new event in the middle of the view.
fn add(timeline: Timeline, hold: Hold, naming: RwSignal<Option<Naming>>) {
    if !timeline.workspace.is_writable_untracked() {
        return;
    }
    let made = hold.with(|desk| {
        let at = (desk.canvas.size.0 / 2.0, desk.canvas.size.1 / 3.0);
        Naming::at(&desk.canvas, at)
    });
    naming.set(made);
}

fn era(timeline: Timeline) {
    if let Some(id) = timeline.last_chosen().and_then(RecordRef::entity) {
        timeline.toggle_era(id);
    }
}
