//! A text that is pasted instead of dropped.

use leptos::ev;
use leptos::prelude::*;

use super::use_importing;
use crate::i18n::Lang;
use crate::ui::parts::{Button, Dialog};
use crate::ui::preferences::{label, say, use_lang};

#[component]
pub(crate) fn PasteDialog() -> impl IntoView {
    let t = use_lang();
    let importing = use_importing();
    let text = importing.pasted;
    let read = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let pasted = text.get_untracked();
        if !pasted.trim().is_empty() {
            importing.pasting.set(false);
            importing.take_text(t.get_untracked().paste_name().to_owned(), pasted);
        }
    };
    view! {
        <Dialog open=importing.pasting title=label(t, Lang::paste_title)>
            <form class="stack" on:submit=read>
                <label class="field">
                    <span class="field-label">{say(t, Lang::paste_label)}</span>
                    <textarea
                        class="input paste-area"
                        rows="10"
                        autofocus
                        prop:value=move || text.get()
                        on:input=move |event| text.set(event_target_value(&event))
                    ></textarea>
                </label>
                <p class="muted">
                    {say(t, Lang::old_text_title)} {say(t, Lang::document_colon)}
                    {say(t, Lang::old_text_help)}
                </p>
                <div class="form-actions">
                    <Button label=label(t, Lang::paste_go) tone="main" />
                </div>
            </form>
        </Dialog>
    }
}
