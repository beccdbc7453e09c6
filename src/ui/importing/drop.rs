//! Files that are dropped anywhere, or chosen in the browser's picker.

use leptos::ev;
use leptos::prelude::*;

use super::use_importing;
use crate::browser::{dom, files};
use crate::i18n::Lang;
use crate::ui::parts::If;
use crate::ui::preferences::{say, use_lang};

/// The id of the hidden input that opens the file picker.
const PICKER: &str = "file-picker";
/// What the picker offers; any other file can be dropped.
const ACCEPTED: &str = ".json,.svg,.csv,.tsv,.txt,.xlsx,.ods,.age,.md";

/// Opens the browser's file picker.
pub(crate) fn choose_file() {
    dom::click(PICKER);
}

/// Takes files that are dropped anywhere, and holds the file picker.
#[component]
pub(crate) fn DropZone() -> impl IntoView {
    let t = use_lang();
    let importing = use_importing();
    let over = RwSignal::new(false);
    let dragged = window_event_listener(ev::dragover, move |event| {
        if files::brings_files(&event) {
            event.prevent_default();
            over.set(true);
        }
    });
    let left = window_event_listener(ev::dragleave, move |event| {
        // Leaving the window itself has nothing on the other side.
        if event.related_target().is_none() {
            over.set(false);
        }
    });
    let dropped = window_event_listener(ev::drop, move |event| {
        if files::brings_files(&event) {
            event.prevent_default();
            over.set(false);
            importing.take(files::dropped(&event));
        }
    });
    on_cleanup(move || {
        [dragged, left, dropped].into_iter().for_each(leptos::prelude::WindowListenerHandle::remove)
    });
    view! {
        <input
            type="file"
            id=PICKER
            class="visually-hidden"
            tabindex="-1"
            aria-hidden="true"
            multiple
            accept=ACCEPTED
            on:change=move |event| importing.take(files::chosen(&event))
        />
        <If when=move || over.get()>
            <div class="drop-zone">
                <p>{say(t, Lang::drop_here)}</p>
            </div>
        </If>
    }
}
