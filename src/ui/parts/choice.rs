//! One of a few values.

use leptos::prelude::*;

/// A labelled select. Options are `(key, words)`; `on_choose` is told the key.
#[component]
pub(crate) fn Choice(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] options: Signal<Vec<(String, String)>>,
    on_choose: Callback<String>,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional)] compact: bool,
) -> impl IntoView {
    let chosen = move |event| on_choose.run(event_target_value(&event));
    view! {
        <label class="field" class:field-compact=compact>
            <span class="field-label">{move || label.get()}</span>
            <select
                class="input"
                disabled=move || disabled.get()
                on:change=chosen
                prop:value=move || value.get()
            >
                {move || {
                    let current = value.get();
                    options
                        .get()
                        .into_iter()
                        .map(|(key, words)| {
                            let selected = key == current;
                            view! {
                                <option value=key selected=selected>
                                    {words}
                                </option>
                            }
                        })
                        .collect_view()
                }}
            </select>
        </label>
    }
}
