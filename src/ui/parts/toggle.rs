//! Something that is on or off.

use leptos::prelude::*;

/// A labelled checkbox, with a count beside its words where there is one.
#[component]
pub(crate) fn Toggle(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] on: Signal<bool>,
    on_change: Callback<bool>,
    #[prop(optional, into)] count: Signal<String>,
) -> AnyView {
    view! {
        <label class="check toggle">
            <input
                type="checkbox"
                prop:checked=on
                on:change=move |event| on_change.run(event_target_checked(&event))
            />
            <span class="toggle-words">{label}</span>
            <span class="chip-count">{count}</span>
        </label>
    }
    .into_any()
}
