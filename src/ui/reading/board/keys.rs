//! What keys do while a text is read.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::making::Making;
use super::paragraph_id;
use super::state::Reading;
use crate::browser::{dom, selection};

/// Does what a key asks in the text.
pub(super) fn in_text(
    reading: Reading,
    current: RwSignal<usize>,
    count: usize,
    event: &KeyboardEvent,
) {
    if has_modifier(event) {
        return;
    }
    let key = event.key();
    let is_own = selection::is_own(event);
    let on_paragraph = selection::number_under(event, "data-cite").is_some();
    let done = match key.as_str() {
        "ArrowDown" if on_paragraph => go_to(current.get_untracked() + 1, count),
        "ArrowUp" if on_paragraph => go_to(current.get_untracked().saturating_sub(1), count),
        _ if is_own && in_list_of_text(reading, &key) => true,
        _ => on_passage(reading, &key),
    };
    if done {
        event.prevent_default();
        event.stop_propagation();
    }
}

/// Moves the focus to the button of a paragraph.
fn go_to(n: usize, count: usize) -> bool {
    dom::focus(&paragraph_id(n.min(count.saturating_sub(1))));
    true
}

/// In the text, as in the list, Enter accepts and Delete sets aside, unless a passage is selected.
fn in_list_of_text(reading: Reading, key: &str) -> bool {
    if reading.passage.with_untracked(Option::is_some) {
        return false;
    }
    match key {
        "Enter" => reading.accept(),
        "Delete" => reading.set_aside(),
        _ => return false,
    }
    true
}

/// What a key makes of the selected passage.
fn on_passage(reading: Reading, key: &str) -> bool {
    if reading.passage.with_untracked(Option::is_none) {
        return false;
    }
    if key == "Escape" {
        reading.leave_passage();
        return true;
    }
    let making = Making::ALL.into_iter().find(|one| one.key().eq_ignore_ascii_case(key));
    if let Some(making) = making {
        reading.make(making);
    }
    making.is_some()
}

/// Does what a key asks in the list of proposals.
pub(super) fn in_list(reading: Reading, event: &KeyboardEvent) {
    if has_modifier(event) {
        return;
    }
    match event.key().as_str() {
        "ArrowDown" => reading.step(1),
        "ArrowUp" => reading.step(-1),
        "PageDown" => reading.step(10),
        "PageUp" => reading.step(-10),
        "Home" => reading.step(isize::MIN),
        "End" => reading.step(isize::MAX),
        "Enter" => reading.accept(),
        "Delete" => reading.set_aside(),
        _ => return,
    }
    event.prevent_default();
    event.stop_propagation();
}

fn has_modifier(event: &KeyboardEvent) -> bool {
    event.ctrl_key() || event.meta_key() || event.alt_key()
}
