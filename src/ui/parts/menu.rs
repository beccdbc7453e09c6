//! A button that opens a short list of things to do or to choose from.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::Icon;
use crate::browser::dom;

/// A line of a menu.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct MenuItem {
    /// What `on_choose` is told.
    pub(crate) key: &'static str,
    pub(crate) words: String,
    /// Whether it is the chosen one of several; none where there is nothing to choose.
    pub(crate) chosen: Option<bool>,
    pub(crate) disabled: bool,
}

/// A native popover: it closes on Escape and on a press elsewhere, and gives the focus back.
///
/// `brief` gives its icon where there is little room for words.
#[component]
pub(crate) fn Menu(
    id: &'static str,
    icon: &'static str,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] items: Signal<Vec<MenuItem>>,
    on_choose: Callback<String>,
    #[prop(optional)] brief: bool,
) -> AnyView {
    let on_key = move |event: KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        dom::step_focus(id, by);
    };
    let line = move |item: MenuItem| {
        view! {
            <button
                type="button"
                class="menu-item"
                aria-pressed=item.chosen.map(|chosen| chosen.to_string())
                disabled=item.disabled
                on:click=move |_| {
                    dom::close_popover(id);
                    on_choose.run(item.key.to_owned());
                }
            >
                {item.words}
            </button>
        }
    };
    view! {
        <button
            type="button"
            class=if brief { "button tool brief" } else { "button tool" }
            popovertarget=id
            title=label
            on:keydown=on_key
        >
            <Icon name=icon />
            <span class="tool-words">{label}</span>
        </button>
        <div class="menu" id=id popover="auto" role="group" aria-label=label on:keydown=on_key>
            {move || items.get().into_iter().map(line).collect_view()}
        </div>
    }
    .into_any()
}
