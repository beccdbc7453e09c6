//! The tree of objectives: what is kept of it, and the logical framework it makes.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::super::card::CardOf;
use super::super::faces::{BOARD, View};
use super::super::state::{Strategy, path_of, use_strategy};
use super::super::tree::{Drawing, Drawn, Sign, TreeOutline, loop_signs};
use crate::analysis::tree::picture::{depths, lay_out};
use crate::domain::id::CardId;
use crate::domain::method::catalogue::method;
use crate::domain::method::graph::Graph;
use crate::domain::method::index::Placed;
use crate::domain::method::objective_tree::{CONTRIBUTES, CONVERTED_FROM, KEY};
use crate::domain::method::{Index, Method, body, logframe, make};
use crate::i18n::Lang;
use crate::ui::parts::{Button, If, Segments};
use crate::ui::preferences::{label, use_lang};

/// The views of the method.
pub(in super::super) const VIEWS: &[View] = &[
    View {
        key: "outline",
        name: Lang::trees_outline,
        draw: |_, method| view! { <Outline method /> }.into_any(),
    },
    View {
        key: "drawing",
        name: Lang::trees_drawing,
        draw: |_, method| view! { <Drawing method draw /> }.into_any(),
    },
    BOARD,
];

#[component]
fn Outline(method: &'static Method) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let problems = strategy.memo(problems);
    let extra = Callback::new(move |id: CardId| view! { <Kept id problems /> }.into_any());
    view! {
        <If when=move || strategy.workspace.is_writable()>
            <div class="tree-head">
                <Button
                    label=label(t, Lang::frame_make)
                    on_press=move |()| make_frame(strategy)
                />
            </div>
        </If>
        <TreeOutline method extra />
    }
}

/// The problem that each objective was made from, in its words.
fn problems(index: &Index) -> BTreeMap<CardId, String> {
    let source = |card: &Placed| {
        let sources = index.cards_out(card.id, CONVERTED_FROM);
        sources.first().map(|(_, source)| (card.id, source.text.clone()))
    };
    index.boxes(KEY).iter().filter_map(source).collect()
}

/// Makes the logical framework as one change and goes to it.
fn make_frame(strategy: Strategy) {
    let t = strategy.workspace.lang();
    let made = strategy.make(|index, next_id| {
        Some(make::frame(index, next_id)).filter(|made| !made.cards.is_empty())
    });
    match (made, method(logframe::KEY)) {
        (Some(made), Some(method)) => {
            strategy.workspace.notices().tell(t.frame_made(made.cards.len()));
            strategy.go(&path_of(method));
        }
        _ => strategy.workspace.notices().tell(t.frame_nothing().to_owned()),
    }
}

/// The problem it comes from, and whether it is kept.
#[component]
fn Kept(id: CardId, problems: Memo<BTreeMap<CardId, String>>) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let card = CardOf::new(strategy, id);
    let problem = Memo::new(move |_| {
        problems.with(|problems| problems.get(&id).cloned().unwrap_or_default())
    });
    let options = Signal::derive(move || {
        let t = t.get();
        ["yes", "no", "replaced"]
            .iter()
            .map(|key| ((*key).to_owned(), t.method_choice("kept", key).to_owned()))
            .collect()
    });
    let choose = Callback::new(move |key: String| {
        let was = card.read(|card| body::text(&card.body, "kept").to_owned());
        card.set("kept", if was == key { serde_json::Value::Null } else { key.into() });
    });
    view! {
        <div class="card-kept">
            <If when=move || !problem.with(String::is_empty)>
                <p class="muted">{move || t.get().objective_from(problem.get())}</p>
            </If>
            <Segments
                label=Signal::derive(move || t.get().objective_kept(card.words()))
                options
                value=card.body("kept")
                on_choose=choose
                disabled=Signal::derive(move || !strategy.workspace.is_writable())
            />
        </div>
    }
}

fn draw(index: &Index, t: Lang) -> Drawn {
    let boxes = index.boxes(KEY);
    let graph = Graph::new(index, boxes.iter().map(|card| card.id), CONTRIBUTES);
    let picture = lay_out(&graph, &depths(&graph), |id| index.project.title(id.into()));
    let sign = |card: &Placed| {
        let kept = body::text(&card.card.body, "kept");
        let (key, words) = match (card.slot, kept) {
            (_, "no") => ("dropped", t.method_choice("kept", "no")),
            ("objective", _) => ("centre", t.method_slot(KEY, "objective")),
            (_, kept) => ("", t.method_choice("kept", kept)),
        };
        (card.id, Sign { key, words: words.to_owned() })
    };
    Drawn { picture, boxes: boxes.iter().map(sign).collect(), lines: loop_signs(&graph, t) }
}
