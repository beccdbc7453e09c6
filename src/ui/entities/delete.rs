//! Deleting: what goes along is shown by name first.

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::page::ListState;
use crate::browser::dom;
use crate::domain::edit::Command;
use crate::domain::label::Noun;
use crate::domain::record::RecordRef;
use crate::i18n::Lang;
use crate::ui::parts::{Button, Dialog, If};
use crate::ui::preferences::{label, say, use_lang};
use crate::ui::workspace::use_workspace;

/// How many names of one list are shown.
const NAMES: usize = 12;

#[component]
pub(super) fn DeleteDialog(state: ListState) -> impl IntoView {
    let t = use_lang();
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        if state.deleting.with(|ids| !ids.is_empty()) {
            open.set(true);
        }
    });
    Effect::new(move |_| {
        if !open.get() {
            state.deleting.set(Vec::new());
        }
    });
    view! {
        <Dialog open title=label(t, Lang::delete_title)>
            <DeleteBody state open />
        </Dialog>
    }
}

#[component]
fn DeleteBody(state: ListState, open: RwSignal<bool>) -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let navigate = use_navigate();
    let records: Vec<RecordRef> =
        state.deleting.get_untracked().into_iter().map(RecordRef::from).collect();
    let dependents = workspace.with_untracked(|project| project.dependents(&records));
    let alone = dependents.removed.is_empty() && dependents.changed.is_empty();
    let named = records.clone();
    let delete = move |()| {
        open.set(false);
        let was_shown = state.chosen.get_untracked().is_some_and(|id| records.contains(&id.into()));
        if workspace.dispatch(Command::Remove(records.clone())) {
            state.ticked.update(|ticked| ticked.retain(|id| !records.contains(&(*id).into())));
            if was_shown {
                navigate("/entites", NavigateOptions::default());
            }
            dom::focus_soon("entity-grid");
        }
    };
    view! {
        <p>{say(t, Lang::delete_names)}</p>
        <NameList records=named />
        <If when=move || alone>
            <p>{say(t, Lang::delete_alone)}</p>
        </If>
        {(!dependents.removed.is_empty())
            .then(|| {
                view! {
                    <p>{say(t, Lang::delete_also)}</p>
                    <NameList records=dependents.removed />
                }
            })}
        {(!dependents.changed.is_empty())
            .then(|| {
                view! {
                    <p>{say(t, Lang::delete_changed)}</p>
                    <NameList records=dependents.changed />
                }
            })}
        <p class="muted">{say(t, Lang::delete_undo)}</p>
        <div class="form-actions">
            <button type="button" class="button" autofocus=true on:click=move |_| open.set(false)>
                {say(t, Lang::cancel)}
            </button>
            <Button label=label(t, Lang::delete) tone="danger" on_press=delete />
        </div>
    }
}

/// The first of some records by name, and how many more there are.
#[component]
fn NameList(records: Vec<RecordRef>) -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let more = records.len().saturating_sub(NAMES);
    let first: Vec<RecordRef> = records.into_iter().take(NAMES).collect();
    let title =
        move |record: &RecordRef| workspace.with_untracked(|project| project.title(*record));
    let kind = move |record: &RecordRef| t.get().noun_of(Noun::of(*record));
    view! {
        <ul class="name-list">
            {first
                .into_iter()
                .map(|record| {
                    view! {
                        <li>
                            <span class="muted">{move || kind(&record)}</span>
                            " "
                            {title(&record)}
                        </li>
                    }
                })
                .collect_view()}
            {(more > 0).then(|| view! { <li class="muted">{move || t.get().and_more(more)}</li> })}
        </ul>
    }
}
