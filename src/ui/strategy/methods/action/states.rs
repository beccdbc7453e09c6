//! Actions in columns by how far they have come.

use std::sync::Arc;

use leptos::ev::DragEvent;
use leptos::prelude::*;
use uuid::Uuid;

use super::super::super::board::AddLine;
use super::super::super::card::{CardBox, CardOf, OnMove};
use super::super::super::editor::put;
use super::super::super::state::{Strategy, use_strategy};
use super::{Known, Late, known};
use crate::browser::drag;
use crate::domain::id::CardId;
use crate::domain::method::action::{KEY, State};
use crate::domain::method::{Method, body};
use crate::i18n::Lang;
use crate::ui::parts::{Each, If};
use crate::ui::preferences::{say, use_lang};

/// The most cards a column draws.
const MOST: usize = 200;

#[component]
pub(super) fn States(method: &'static Method) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let known = known(strategy);
    let column = |state: State| view! { <Column method state known /> };
    view! {
        <p class="hint keys-hint">{say(t, Lang::action_keys)}</p>
        <div class="board" data-columns="5">
            {State::ALL.map(column).collect_view()}
        </div>
    }
}

/// Says of an action how far it has come.
fn set_state(strategy: Strategy, id: CardId, state: State) {
    let is_new = strategy.workspace.with_untracked(|project| {
        let card = project.cards.get(id).filter(|card| card.method == KEY);
        card.is_some_and(|card| State::of(card) != state)
    });
    if is_new {
        strategy.edit(id, None, |card| put(card, "state", state.key().into()));
    }
}

#[component]
fn Column(method: &'static Method, state: State, known: Known) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let all = Memo::new(move |_| {
        known.with(|known| {
            let own = known.iter().filter(|action| action.state == state);
            Arc::new(own.map(|action| action.id.0).collect::<Vec<Uuid>>())
        })
    });
    let count = move || all.with(|all| all.len());
    let ids =
        Memo::new(move |_| all.with(|all| all.iter().copied().take(MOST).collect::<Vec<_>>()));
    let name = move || t.get().method_choice("state", state.key());
    let on_move: OnMove = Callback::new(move |(id, way): (CardId, &str)| {
        let to = match way {
            "left" => (state as usize).checked_sub(1),
            "right" => Some(state as usize + 1),
            _ => None,
        };
        if let Some(to) = to.and_then(|to| State::ALL.get(to)) {
            set_state(strategy, id, *to);
        }
    });
    let extra = Callback::new(move |id| view! { <Extra id known /> }.into_any());
    let row = Callback::new(move |id: Uuid| {
        view! {
            <li>
                <CardBox id=CardId(id) on_move extra />
            </li>
        }
        .into_any()
    });
    let over = RwSignal::new(false);
    view! {
        <section
            class="column"
            data-state=state.key()
            data-over=move || over.get().to_string()
            aria-label=name
            on:dragover=move |event: DragEvent| {
                drag::allow(&event);
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=move |event: DragEvent| {
                over.set(false);
                if let Some(id) = drag::dragged(&event) {
                    event.prevent_default();
                    set_state(strategy, CardId(id), state);
                }
            }
        >
            <h2 class="column-name">
                {name} <span class="column-count">{move || t.get().number(count())}</span>
            </h2>
            <ul class="column-cards">
                <Each ids row />
            </ul>
            <If when=move || { count() > MOST }>
                <p class="hint">{move || t.get().action_cut(MOST, count())}</p>
            </If>
            <If when=move || state == State::Todo>
                <AddLine method at="" id="add-action" />
            </If>
        </section>
    }
}

/// Who has it in hand and by when.
#[component]
fn Extra(id: CardId, known: Known) -> impl IntoView {
    let strategy = use_strategy();
    let card = CardOf::new(strategy, id);
    let words = move || {
        card.read(|card| {
            let said = ["responsible", "deadline"].map(|key| body::text(&card.body, key));
            said.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ")
        })
    };
    view! {
        <p class="action-by">
            {words} " " <Late known id />
        </p>
    }
}
