//! The line where the next card of an outline is written; it is a card only once Enter is pressed.

use leptos::ev::{ClipboardEvent, KeyboardEvent};
use leptos::prelude::*;

use super::super::state::card_element;
use super::Tree;
use super::line::DEEPEST;
use crate::analysis::tree::moves::{self, Spot};
use crate::analysis::tree::outline::{Outline, Side};
use crate::browser::{dom, drag};
use crate::i18n::Lang;
use crate::ui::parts::If;
use crate::ui::preferences::{say, use_lang};

/// The id of the line that is being written.
pub(super) const DRAFT: &str = "tree-draft";

/// The line among the cards.
#[component]
pub(super) fn Draft(tree: Tree, side: Side) -> impl IntoView {
    let spot = move || tree.draft.get().filter(|spot| spot.side == side);
    let depth = move || tree.outline.with(|outline| spot().map_or(0, |spot| spot.at(outline).1));
    let make = Callback::new(move |text: String| {
        let id = tree.draft.get_untracked().and_then(|spot| tree.add(spot, &text));
        if id.is_some() {
            tree.draft.update(|spot| {
                if let Some(spot) = spot {
                    spot.after = id;
                }
            });
        }
        id.is_some()
    });
    let leave = Callback::new(move |()| {
        let spot = tree.draft.get_untracked();
        tree.draft.set(None);
        if let Some(beside) = spot.and_then(|spot| spot.after.or(spot.parent)) {
            dom::focus_soon(&card_element(beside));
        }
    });
    view! {
        <li
            class="tree-line tree-draft"
            data-depth=move || depth().min(DEEPEST).to_string()
            attr:aria-level=move || (depth() + 1).to_string()
        >
            <DraftField
                tree
                typed=tree.typed
                id=DRAFT.to_owned()
                spot=Signal::derive(spot)
                make
                leave
            />
        </li>
    }
}

/// The line at the foot of a side, which is always there.
#[component]
pub(super) fn Foot(tree: Tree, side: Side) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let end = move |outline: &Outline| match outline.centre {
        Some(centre) => Spot::under(outline, side, centre),
        None => {
            let last = outline.side(side).iter().rfind(|row| row.depth == 0);
            Spot { side, parent: None, after: last.map(|row| row.id) }
        }
    };
    let spot = Signal::derive(move || tree.outline.with(|outline| Some(end(outline))));
    let make = Callback::new(move |text: String| {
        spot.get_untracked().and_then(|spot| tree.add(spot, &text)).is_some()
    });
    let leave = Callback::new(move |()| typed.set(String::new()));
    let id = format!("tree-foot-{}", if side == Side::Above { "above" } else { "below" });
    view! {
        <If when=move || tree.strategy.workspace.is_writable()>
            <DraftField tree typed id=id.clone() spot make leave />
        </If>
    }
}

#[component]
fn DraftField(
    tree: Tree,
    typed: RwSignal<String>,
    id: String,
    spot: Signal<Option<Spot>>,
    make: Callback<String, bool>,
    leave: Callback<()>,
) -> impl IntoView {
    let t = use_lang();
    let own = StoredValue::new(id.clone());
    let keep = move || {
        let text = typed.try_get_untracked().unwrap_or_default();
        if !text.trim().is_empty() && make.try_run(text).unwrap_or_default() {
            typed.try_set(String::new());
        }
    };
    let on_key = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" => {
            event.prevent_default();
            keep();
            // The line moves down under the card that was made.
            own.with_value(|id| dom::reveal_soon(id));
        }
        "Escape" => {
            event.stop_propagation();
            typed.set(String::new());
            leave.run(());
        }
        "Tab" => {
            let is_out = event.shift_key();
            let to = spot.get_untracked().and_then(|spot| {
                tree.with(
                    |outline| {
                        if is_out { spot.outdented(outline) } else { spot.indented(outline) }
                    },
                )
            });
            // An empty line lets Tab go on, so that nobody is held here.
            let text = typed.get_untracked();
            if to.is_some() && !text.trim().is_empty() {
                event.prevent_default();
                typed.set(String::new());
                tree.typed.set(text);
                tree.write(to);
            }
        }
        _ => {}
    };
    let on_paste = move |event: ClipboardEvent| {
        let pasted = drag::pasted(&event).filter(|text| text.trim().lines().count() > 1);
        if let (Some(pasted), Some(spot)) = (pasted, spot.get_untracked()) {
            event.prevent_default();
            paste(tree, spot, &pasted);
        }
    };
    let name = move || {
        let parent = spot.get().and_then(|spot| spot.parent);
        let words = parent
            .map(|parent| tree.strategy.workspace.with(|project| project.title(parent.into())));
        match words {
            Some(words) => t.get().trees_new_under(words),
            None => t.get().strategy_add_to(t.get().method_name(tree.method.key)),
        }
    };
    view! {
        <input
            class="input tree-input"
            id=id
            autocomplete="off"
            aria-label=name
            placeholder=say(t, Lang::strategy_add)
            bind:value=typed
            on:keydown=on_key
            on:paste=on_paste
            on:blur=move |_| keep()
        />
    }
}

/// Makes cards of an indented text and tells how many.
fn paste(tree: Tree, spot: Spot, pasted: &str) {
    let made =
        tree.strategy.make(|_, next_id| Some(moves::paste(tree.shape, spot, pasted, next_id)));
    if let Some(made) = made {
        let t = tree.strategy.workspace.lang();
        tree.strategy.workspace.notices().tell(t.pasted(made.cards.len(), made.left_out));
    }
}
