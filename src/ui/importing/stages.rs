//! What the dialog shows at each stage of bringing a file in.

use leptos::prelude::*;

use super::library::LibraryView;
use super::preview::Preview;
use super::table::TableView;
use super::unlock::Unlock;
use super::{Importing, Refusal, Stage, choose_file, use_importing};
use crate::browser::dom;
use crate::i18n::Lang;
use crate::ui::parts::{Button, If};
use crate::ui::preferences::{label, say, use_lang};

/// The id of the title of what is shown.
const TITLE: &str = "import-stage";

/// The content of the dialog.
#[component]
pub(crate) fn ImportStages() -> impl IntoView {
    let t = use_lang();
    let importing = use_importing();
    importing.read_what_is_given();
    // What had the focus goes with its stage: the next one is told from its title on.
    Effect::new(move |_| {
        importing.stage.track();
        dom::focus_once_drawn(TITLE);
    });
    let stage = move || match importing.stage.get() {
        Stage::Idle => ().into_any(),
        Stage::Reading { name } => view! { <ReadingView name /> }.into_any(),
        Stage::Refused { name, why } => view! { <RefusedView name why /> }.into_any(),
        Stage::Locked(file) => view! { <Unlock file /> }.into_any(),
        Stage::Table(file) => view! { <TableView file /> }.into_any(),
        Stage::Read(file) => view! { <Preview file /> }.into_any(),
        Stage::Library(file) => view! { <LibraryView file /> }.into_any(),
    };
    view! {
        {stage}
        <If when=move || importing.waiting() != 0>
            <p class="muted">{move || t.get().import_waiting(importing.waiting())}</p>
            <If when=move || importing.stage.with(Stage::waits_for_the_reader)>
                <Button label=label(t, Lang::import_skip) on_press=move |()| importing.go_on() />
            </If>
        </If>
    }
}

impl Stage {
    /// Whether a file is shown that the reader may pass over.
    fn waits_for_the_reader(&self) -> bool {
        matches!(self, Self::Locked(_) | Self::Table(_) | Self::Read(_) | Self::Library(_))
    }
}

/// The title of a stage, which takes the focus.
#[component]
pub(super) fn StageTitle(#[prop(into)] words: Signal<String>) -> impl IntoView {
    view! {
        <h3 id=TITLE class="stage-title" tabindex="-1">
            {words}
        </h3>
    }
}

#[component]
fn ReadingView(name: String) -> impl IntoView {
    let t = use_lang();
    let importing = use_importing();
    let title = Signal::derive(move || t.get().import_reading(&name));
    view! {
        <StageTitle words=title />
        <progress
            max="100"
            value=move || importing.percent.get().to_string()
            aria-label=say(t, Lang::import_title)
        ></progress>
        <div class="form-actions">
            <Button
                label=label(t, Lang::import_stop)
                on_press=move |()| importing.open.set(false)
            />
        </div>
    }
}

#[component]
fn RefusedView(name: String, why: Refusal) -> impl IntoView {
    let t = use_lang();
    let importing = use_importing();
    let reason = move || match &why {
        Refusal::Format(error) => t.get().format_error(error),
        Refusal::Task(error) => t.get().task_error(*error).to_owned(),
    };
    let title = Signal::derive(move || t.get().import_refused(&name));
    view! {
        <div role="alert" class="refusal">
            <StageTitle words=title />
            <p>{reason}</p>
            <p>{say(t, Lang::unchanged)}</p>
        </div>
        <AfterRefusal importing />
    }
}

/// The next file where one waits, or another one.
#[component]
fn AfterRefusal(importing: Importing) -> impl IntoView {
    let t = use_lang();
    view! {
        <div class="form-actions">
            <Button label=label(t, Lang::exchange_choose) on_press=move |()| choose_file() />
            <If when=move || importing.waiting() != 0>
                <Button
                    label=label(t, Lang::import_next)
                    tone="main"
                    on_press=move |()| importing.go_on()
                />
            </If>
        </div>
    }
}
