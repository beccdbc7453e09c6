//! Text that is saved as one types: a short pause dispatches it, leaving the field does at once.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;

use crate::domain::history::Gesture;
use crate::ui::workspace::{Workspace, use_workspace};

/// A pause in typing of this length dispatches the text.
const PAUSE: Duration = Duration::from_millis(150);

/// Text that is being typed, and the step of undo it belongs to.
#[derive(Clone, Debug, PartialEq)]
struct Draft {
    text: String,
    gesture: Gesture,
    /// How many times undo or redo had been used when it was begun: they put it out of date.
    steps: u64,
}

/// A labelled field. `on_change` is told the text and the gesture that its changes belong to.
#[component]
pub(crate) fn TextField(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<String>,
    on_change: Callback<(String, Gesture)>,
    #[prop(optional)] multiline: bool,
    #[prop(optional, into)] hint: Signal<String>,
    #[prop(optional, into)] id: String,
    /// The id of a list of what is proposed; blank for none.
    #[prop(optional)]
    list: &'static str,
) -> impl IntoView {
    let workspace = use_workspace();
    let typing = Typing::new(workspace, on_change);
    let shown = move || typing.shown().unwrap_or_else(|| value.get());
    let id = (!id.is_empty()).then_some(id);
    let list = (!list.is_empty()).then_some(list);
    let on_input = move |event| typing.take(event_target_value(&event));
    let on_blur = move |_| typing.end();
    let read_only = move || !workspace.is_writable();
    let input = if multiline {
        let rows = move || shown().lines().count().clamp(2, 12).to_string();
        view! {
            <textarea
                class="input"
                id=id
                rows=rows
                readonly=read_only
                prop:value=shown
                on:input=on_input
                on:blur=on_blur
            ></textarea>
        }
        .into_any()
    } else {
        view! {
            <input
                class="input"
                id=id
                list=list
                autocomplete="off"
                readonly=read_only
                placeholder=move || hint.get()
                prop:value=shown
                on:input=on_input
                on:blur=on_blur
            />
        }
        .into_any()
    };
    view! {
        <label class="field">
            <span class="field-label">{move || label.get()}</span>
            {input}
        </label>
    }
}

/// The text of one field between the first letter and the moment the field is left.
#[derive(Clone, Copy)]
pub(crate) struct Typing {
    workspace: Workspace,
    on_change: Callback<(String, Gesture)>,
    draft: RwSignal<Option<Draft>>,
    pause: StoredValue<Option<TimeoutHandle>>,
}

impl Typing {
    /// Nothing typed yet; `on_change` is told the text and the gesture that its changes belong to.
    pub(crate) fn new(workspace: Workspace, on_change: Callback<(String, Gesture)>) -> Self {
        let typing = Self {
            workspace,
            on_change,
            draft: RwSignal::new(None),
            pause: StoredValue::new(None),
        };
        on_cleanup(move || typing.end());
        typing
    }

    /// What is being typed; none while it is what the record holds.
    pub(crate) fn shown(self) -> Option<String> {
        let steps = self.workspace.steps_taken();
        self.draft.get().filter(|draft| draft.steps == steps).map(|draft| draft.text)
    }

    /// Takes what the field holds now.
    pub(crate) fn take(self, text: String) {
        let steps = self.workspace.steps_taken_untracked();
        let known = self.draft.get_untracked().filter(|draft| draft.steps == steps);
        let gesture = known.map_or_else(|| self.workspace.new_gesture(), |draft| draft.gesture);
        self.draft.set(Some(Draft { text, gesture, steps }));
        self.workspace.hold_draft(gesture, move || self.flush());
        self.stop_pause();
        let handle = set_timeout_with_handle(move || self.flush(), PAUSE).ok();
        self.pause.set_value(handle);
    }

    fn flush(self) {
        self.stop_pause();
        let Some(draft) = self.draft.try_get_untracked().flatten() else {
            return;
        };
        if self.workspace.drop_draft(draft.gesture) {
            self.on_change.try_run((draft.text, draft.gesture));
        }
    }

    /// The field is left.
    pub(crate) fn end(self) {
        self.flush();
        self.draft.try_set(None);
    }

    fn stop_pause(self) {
        if let Some(handle) = self.pause.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    }
}
