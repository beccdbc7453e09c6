//! One of very few values, all in view.

use leptos::prelude::*;

/// A named group of buttons of which one is pressed. Options are `(key, words)`; `on_choose` is told the key.
#[component]
pub(crate) fn Segments(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] options: Signal<Vec<(String, String)>>,
    #[prop(into)] value: Signal<String>,
    on_choose: Callback<String>,
    #[prop(optional, into)] disabled: Signal<bool>,
) -> AnyView {
    let segment = move |(key, words): (String, String)| {
        let own = key.clone();
        view! {
            <button
                type="button"
                class="segment"
                disabled=disabled
                aria-pressed=move || (value.get() == own).to_string()
                on:click=move |_| on_choose.run(key.clone())
            >
                {words}
            </button>
        }
    };
    view! {
        <div class="segments" role="group" aria-label=label>
            {move || options.get().into_iter().map(segment).collect_view()}
        </div>
    }
    .into_any()
}
