//! What the dialog shows at each stage of bringing a file in.

use leptos::prelude::*;

use super::preview::Preview;
use super::table::TableView;
use super::unlock::Unlock;
use super::{Refusal, Stage, choose_file, use_importing};
use crate::i18n::Lang;
use crate::ui::parts::Button;
use crate::ui::preferences::{label, say, use_lang};

/// The content of the dialog.
#[component]
pub(crate) fn ImportStages() -> impl IntoView {
    let importing = use_importing();
    move || match importing.stage.get() {
        Stage::Idle => ().into_any(),
        Stage::Reading { name, percent } => view! { <ReadingView name percent /> }.into_any(),
        Stage::Refused { name, why } => view! { <RefusedView name why /> }.into_any(),
        Stage::Locked(file) => view! { <Unlock file /> }.into_any(),
        Stage::Table(file) => view! { <TableView file /> }.into_any(),
        Stage::Read(file) => view! { <Preview file /> }.into_any(),
    }
}

#[component]
fn ReadingView(name: String, percent: u8) -> impl IntoView {
    let t = use_lang();
    let importing = use_importing();
    view! {
        <p role="status">{move || t.get().import_reading(&name)}</p>
        <progress
            max="100"
            value=percent.to_string()
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
    let reason = move || match &why {
        Refusal::Format(error) => t.get().format_error(error),
        Refusal::Task(error) => t.get().task_error(*error).to_owned(),
    };
    view! {
        <div role="alert" class="refusal">
            <p>
                <strong>{move || t.get().import_refused(&name)}</strong>
            </p>
            <p>{reason}</p>
            <p>{say(t, Lang::unchanged)}</p>
        </div>
        <div class="form-actions">
            <Button label=label(t, Lang::exchange_choose) on_press=move |()| choose_file() />
        </div>
    }
}
