//! A choice that does something once it is confirmed: arrow keys go through it, and do nothing yet.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::{Button, Choice};

/// A list and its button; the list goes back to its first line afterwards.
#[component]
pub(crate) fn Pick(
    #[prop(into)] label: Signal<String>,
    /// What the list says while nothing is chosen.
    #[prop(into)]
    prompt: Signal<String>,
    /// Keys and words.
    #[prop(into)]
    options: Signal<Vec<(String, String)>>,
    /// What the button says.
    #[prop(into)]
    deed: Signal<String>,
    on_pick: Callback<String>,
) -> AnyView {
    let chosen = RwSignal::new(String::new());
    let all = Signal::derive(move || {
        let first = (String::new(), prompt.get());
        std::iter::once(first).chain(options.get()).collect::<Vec<_>>()
    });
    let pick = move |event: SubmitEvent| {
        event.prevent_default();
        let key = chosen.get_untracked();
        if !key.is_empty() {
            chosen.set(String::new());
            on_pick.run(key);
        }
    };
    view! {
        <form class="inline-form pick" on:submit=pick>
            <Choice
                label
                value=chosen
                options=all
                on_choose=Callback::new(move |key| chosen.set(key))
            />
            <Button label=deed />
        </form>
    }
    .into_any()
}
