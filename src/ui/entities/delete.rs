//! Deleting: what goes along is shown by name first.

use leptos::prelude::*;

use crate::domain::edit::Command;
use crate::domain::id::{CardId, EntityId};
use crate::domain::label::Noun;
use crate::domain::method::breaks::{Hangs, breaks};
use crate::domain::record::RecordRef;
use crate::i18n::Lang;
use crate::ui::parts::{Button, Dialog, If};
use crate::ui::preferences::{label, say, use_lang};
use crate::ui::workspace::use_workspace;

/// How many names of one list are shown.
const NAMES: usize = 12;

/// Asks while `deleting` names somebody; `on_deleted` is told who is gone.
#[component]
pub(crate) fn DeleteDialog(
    deleting: RwSignal<Vec<EntityId>>,
    on_deleted: Callback<Vec<EntityId>>,
) -> impl IntoView {
    let t = use_lang();
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        if deleting.with(|ids| !ids.is_empty()) {
            open.set(true);
        }
    });
    Effect::new(move |_| {
        if !open.get() {
            deleting.set(Vec::new());
        }
    });
    view! {
        <Dialog open title=label(t, Lang::delete_title)>
            <DeleteBody deleting on_deleted open />
        </Dialog>
    }
}

#[component]
fn DeleteBody(
    deleting: RwSignal<Vec<EntityId>>,
    on_deleted: Callback<Vec<EntityId>>,
    open: RwSignal<bool>,
) -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let ids = deleting.get_untracked();
    let records: Vec<RecordRef> = ids.iter().copied().map(RecordRef::from).collect();
    let dependents = workspace.with_untracked(|project| project.dependents(&records));
    let broken = workspace.with_untracked(|project| breaks(project, &ids));
    let broken: Vec<(CardId, Hangs)> =
        broken.into_iter().filter(|(_, hangs)| *hangs != Hangs::Cites).collect();
    let alone = broken.is_empty() && dependents.removed.is_empty() && dependents.changed.is_empty();
    let named = records.clone();
    let delete = move |()| {
        open.set(false);
        if workspace.dispatch(Command::Remove(records.clone())) {
            on_deleted.run(ids.clone());
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
        {(!broken.is_empty()).then(|| view! { <Broken cards=broken /> })}
        <p class="muted">{say(t, Lang::delete_undo)}</p>
        <div class="form-actions">
            <button type="button" class="button" autofocus=true on:click=move |_| open.set(false)>
                {say(t, Lang::cancel)}
            </button>
            <Button label=label(t, Lang::delete) tone="danger" on_press=delete />
        </div>
    }
}

/// The cards that lean on what goes, or name it, each with its reason.
#[component]
fn Broken(cards: Vec<(CardId, Hangs)>) -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let more = cards.len().saturating_sub(NAMES);
    let line = move |(id, hangs): (CardId, Hangs)| {
        let (method, text, through) = workspace.with_untracked(|project| {
            let method = project.cards.get(id).map(|card| card.method.clone()).unwrap_or_default();
            let through = match hangs {
                Hangs::Through(other) => project.title(other.into()),
                _ => String::new(),
            };
            (method, project.title(id.into()), through)
        });
        let of = method.clone();
        view! {
            <li>
                <span class="muted">{move || t.get().method_name(&of)}</span>
                " "
                {text}
                " "
                <span class="muted">{move || t.get().hangs(hangs, &method, &through)}</span>
            </li>
        }
    };
    view! {
        <p>{say(t, Lang::delete_breaks)}</p>
        <ul class="name-list">
            {cards.into_iter().take(NAMES).map(line).collect_view()}
            {(more > 0).then(|| view! { <li class="muted">{move || t.get().and_more(more)}</li> })}
        </ul>
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
