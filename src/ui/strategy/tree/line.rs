//! A line of the outline: a card in full, or the name of one that is shown elsewhere.

use leptos::ev::DragEvent;
use leptos::prelude::*;
use uuid::Uuid;

use super::super::card::{CardBox, CardOf, OnMove};
use super::super::state::card_element;
use super::Tree;
use crate::analysis::tree::moves::Spot;
use crate::analysis::tree::outline::{Row, Side};
use crate::browser::{dom, drag};
use crate::domain::id::CardId;
use crate::i18n::Lang;
use crate::ui::parts::If;
use crate::ui::preferences::{say, use_lang};

/// Lines that are further in than this are shown as far in as this.
pub(super) const DEEPEST: usize = 10;

#[component]
pub(super) fn Line(tree: Tree, side: Side, key: Uuid) -> impl IntoView {
    let row = Memo::new(move |_| {
        tree.outline.with(|outline| outline.side(side).iter().find(|row| row.key() == key).copied())
    });
    let depth = move || row.with(|row| row.map_or(0, |row| row.depth));
    let Some(Row { id, is_again, .. }) = row.get_untracked() else {
        return ().into_any();
    };
    let on_drop = move |event: DragEvent| {
        if let Some(dragged) = drag::dragged(&event).map(CardId).filter(|dragged| *dragged != id) {
            event.prevent_default();
            tree.hang(dragged, id);
        }
    };
    view! {
        <li
            class="tree-line"
            data-depth=move || depth().min(DEEPEST).to_string()
            attr:aria-level=move || (depth() + 1).to_string()
            on:dragover=move |event: DragEvent| drag::allow(&event)
            on:drop=on_drop
        >
            {if is_again {
                view! { <Again tree id /> }.into_any()
            } else {
                view! { <Full tree side id /> }.into_any()
            }}
        </li>
    }
    .into_any()
}

/// A card and the button that writes one under it.
#[component]
fn Full(tree: Tree, side: Side, id: CardId) -> impl IntoView {
    let t = use_lang();
    let card = CardOf::new(tree.strategy, id);
    let on_move: OnMove = Callback::new(move |(id, way)| tree.step(id, way));
    let on_next = Callback::new(move |()| {
        tree.write(tree.with(|outline| Spot::after(outline, id)));
    });
    let under = move |_| tree.write(Some(tree.with(|outline| Spot::under(outline, side, id))));
    let words = move || t.get().trees_under(tree.method.key);
    view! {
        {match tree.extra {
            Some(extra) => view! { <CardBox id on_move on_next extra /> }.into_any(),
            None => view! { <CardBox id on_move on_next /> }.into_any(),
        }}
        <If when=move || tree.strategy.workspace.is_writable()>
            <button
                type="button"
                class="tree-under"
                aria-label=move || format!("{} {}", words(), t.get().time_export_quoted(card.words()))
                on:click=under
            >
                {words}
            </button>
        </If>
    }
}

/// The name of a card that is shown in full elsewhere: pressing it goes there.
#[component]
fn Again(tree: Tree, id: CardId) -> impl IntoView {
    let t = use_lang();
    let card = CardOf::new(tree.strategy, id);
    view! {
        <button
            type="button"
            class="tree-again"
            on:click=move |_| {
                dom::focus(&card_element(id));
            }
        >
            <span aria-hidden="true">"↗ "</span>
            {move || card.words()}
            <span class="muted">{say(t, Lang::trees_again)}</span>
        </button>
    }
}
