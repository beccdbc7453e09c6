//! Lines of a panel as plain data, drawn by one view: what is said, of whom, and what it leads to.

use leptos::prelude::*;
use uuid::Uuid;

use super::state::{Graph, Look};
use crate::analysis::network::Days;
use crate::domain::id::EntityId;
use crate::ui::parts::Each;

/// What a line leads to.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Act {
    /// An actor is chosen and put in the middle.
    Actor(EntityId),
    /// Actors are chosen.
    All(Vec<EntityId>),
    /// The lines of a group are shown, or hidden again.
    Open(u32),
    /// The map shows a day.
    Day(i32),
}

/// A line; blank parts are not drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Line {
    /// "warning", "quiet", "inner"; blank for others.
    pub(super) tone: &'static str,
    /// What stands before: a rank, the name of a figure.
    pub(super) mark: String,
    /// What can be pressed, and what it does.
    pub(super) press: Option<(String, Act)>,
    /// What is said.
    pub(super) words: String,
    /// What can be pressed after it: its words, its full name, what it does.
    pub(super) then: Option<(String, String, Act)>,
}

impl Line {
    /// A sentence.
    pub(super) fn of(words: String) -> Self {
        Self { words, ..Self::default() }
    }

    /// A sentence of this tone.
    pub(super) fn toned(tone: &'static str, words: String) -> Self {
        Self { tone, words, ..Self::default() }
    }

    /// A figure with its name.
    pub(super) fn figure(mark: &str, words: String) -> Self {
        Self { mark: mark.to_owned(), words, ..Self::default() }
    }
}

/// Which group's lines are shown, and the map that lines act on.
#[derive(Clone, Copy)]
pub(super) struct Acting {
    pub(super) graph: Graph,
    pub(super) opened: RwSignal<Option<u32>>,
}

impl Acting {
    pub(super) fn run(self, act: &Act) {
        let graph = self.graph;
        match act {
            Act::Actor(id) => {
                graph.choose(Some(*id), false);
                graph.show(Look::Centre(*id));
            }
            Act::All(ids) => {
                graph.chosen_tie.set(None);
                graph.chosen.set(ids.clone());
            }
            Act::Open(group) => self.opened.update(|opened| {
                *opened = if *opened == Some(*group) { None } else { Some(*group) };
            }),
            Act::Day(day) => graph.shown.update(|shown| {
                shown.preparation.period = Some(Days { from: *day, to: *day });
            }),
        }
    }
}

/// A button of a line or a table.
pub(super) fn press(
    acting: Acting,
    class: &'static str,
    words: String,
    name: Option<String>,
    act: Act,
) -> AnyView {
    let group = if let Act::Open(group) = act { Some(group) } else { None };
    let expanded = move || group.map(|group| (acting.opened.get() == Some(group)).to_string());
    view! {
        <button
            type="button"
            class=class
            aria-label=name
            aria-expanded=expanded
            on:click=move |_| acting.run(&act)
        >
            {words}
        </button>
    }
    .into_any()
}

fn draw(acting: Acting, line: Line) -> AnyView {
    let span = |class: &'static str, words: String| {
        (!words.is_empty()).then(|| view! { <span class=class>{words}</span> }.into_any())
    };
    let pressed = line.press.map(|(words, act)| press(acting, "tells-press", words, None, act));
    let then =
        line.then.map(|(words, name, act)| press(acting, "tells-then", words, Some(name), act));
    view! {
        <li class="tells-line" data-tone=line.tone>
            {span("tells-mark", line.mark)}
            {pressed}
            {span("tells-words", line.words)}
            {then}
        </li>
    }
    .into_any()
}

/// A list of lines; a line that stays the same keeps its place and the focus.
#[component]
pub(super) fn Lines(acting: Acting, lines: Memo<Vec<Line>>) -> AnyView {
    let ids = Memo::new(move |_| {
        (0..lines.with(Vec::len) as u128).map(Uuid::from_u128).collect::<Vec<_>>()
    });
    let row = Callback::new(move |id: Uuid| {
        let place = id.as_u128() as usize;
        let line =
            Memo::new(move |_| lines.with(|lines| lines.get(place).cloned().unwrap_or_default()));
        (move || draw(acting, line.get())).into_any()
    });
    view! {
        <ul class="tells">
            <Each ids row />
        </ul>
    }
    .into_any()
}
