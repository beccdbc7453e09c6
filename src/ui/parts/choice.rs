//! One of a few values.

use leptos::prelude::*;

/// A list of more options is written out once it is reached: a table may hold hundreds of them.
const LONG: usize = 30;

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
    let is_reached = RwSignal::new(false);
    let reach = move || {
        if !is_reached.get_untracked() {
            is_reached.set(true);
        }
    };
    view! {
        <label class="field" class:field-compact=compact>
            <span class="field-label">{move || label.get()}</span>
            <select
                class="input"
                disabled=move || disabled.get()
                on:change=chosen
                on:focus=move |_| reach()
                on:pointerenter=move |_| reach()
                on:pointerdown=move |_| reach()
                prop:value=move || value.get()
            >
                {move || {
                    let current = value.get();
                    let all = options.get();
                    let is_whole = all.len() <= LONG || is_reached.get();
                    all.into_iter()
                        .filter(|(key, _)| is_whole || *key == current)
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
