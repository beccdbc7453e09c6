//! A field for a passphrase, and the box that shows what was typed.

use leptos::prelude::*;

use crate::i18n::Lang;
use crate::ui::preferences::{say, use_lang};

/// A passphrase; `is_shown` says whether its letters are. `autocomplete` is "new-password" where one is chosen.
#[component]
pub(crate) fn PassphraseField(
    #[prop(into)] label: Signal<String>,
    value: RwSignal<String>,
    is_shown: RwSignal<bool>,
    autocomplete: &'static str,
) -> AnyView {
    view! {
        <label class="field">
            <span class="field-label">{label}</span>
            <input
                class="input"
                type=move || if is_shown.get() { "text" } else { "password" }
                autocomplete=autocomplete
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            />
        </label>
    }
    .into_any()
}

/// The box that shows the letters of passphrases.
#[component]
pub(crate) fn PassphraseShown(is_shown: RwSignal<bool>) -> AnyView {
    let t = use_lang();
    view! {
        <label class="check">
            <input
                type="checkbox"
                prop:checked=move || is_shown.get()
                on:change=move |_| is_shown.update(|shown| *shown = !*shown)
            />
            <span>{say(t, Lang::passphrase_show)}</span>
        </label>
    }
    .into_any()
}
