//! A question before something that can't be undone.

use leptos::prelude::*;

use super::{Button, Dialog};
use crate::i18n::Lang;
use crate::ui::preferences::{label, use_lang};

/// Asks, and calls `on_yes` when the answer is yes.
///
/// With `word`, the answer is yes only once the word is typed.
#[component]
pub(crate) fn Confirm(
    open: RwSignal<bool>,
    #[prop(into)] title: Signal<String>,
    #[prop(into)] text: Signal<String>,
    #[prop(optional, into)] word: Option<Signal<String>>,
    on_yes: Callback<()>,
) -> impl IntoView {
    let t = use_lang();
    let typed = RwSignal::new(String::new());
    let may = move || word.is_none_or(|word| typed.get().trim() == word.get());
    let answer = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if may() {
            typed.set(String::new());
            open.set(false);
            on_yes.run(());
        }
    };
    view! {
        <Dialog open title=title>
            <form class="form" on:submit=answer>
                <p>{move || text.get()}</p>
                {move || {
                    word.map(|word| {
                        view! {
                            <label class="field">
                                <span class="field-label">
                                    {move || t.get().erase_type(word.get())}
                                </span>
                                <input class="input" autocomplete="off" bind:value=typed />
                            </label>
                        }
                    })
                }}
                <div class="form-actions">
                    <Button label=label(t, Lang::cancel) on_press=move |()| open.set(false) />
                    <Button label=label(t, Lang::confirm) tone="danger" disabled=move || !may() />
                </div>
            </form>
        </Dialog>
    }
}
