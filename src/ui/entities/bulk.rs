//! What is done to the ticked entities.

use leptos::prelude::*;

use super::page::ListState;
use crate::domain::edit::{BulkEdit, Command};
use crate::domain::entities::{EntityKind, Stance};
use crate::domain::id::EntityId;
use crate::i18n::Lang;
use crate::ui::parts::{Button, Choice, If};
use crate::ui::preferences::{label, say, use_lang};
use crate::ui::workspace::{Workspace, use_workspace};

#[component]
pub(super) fn BulkBar(state: ListState) -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let count = move || state.ticked.with(std::collections::BTreeSet::len);
    view! {
        <If when=move || { count() > 0 }>
            <div class="bulk" role="group" aria-label=say(t, Lang::bulk)>
                <strong class="bulk-count">{move || t.get().selected(count())}</strong>
                <TagEdit ids=Signal::derive(move || present(state, workspace)) />
                <KindAndStance state />
                <Button
                    label=label(t, Lang::bulk_merge)
                    disabled=move || { count() < 2 }
                    on_press=move |()| state.merging.set(present(state, workspace))
                />
                <Button
                    label=label(t, Lang::delete)
                    tone="danger"
                    on_press=move |()| state.deleting.set(present(state, workspace))
                />
                <Button
                    label=label(t, Lang::bulk_none)
                    tone="link"
                    on_press=move |()| state.ticked.update(std::collections::BTreeSet::clear)
                />
            </div>
        </If>
    }
}

/// Adds a tag to several entities, or takes it away.
#[component]
pub(crate) fn TagEdit(ids: Signal<Vec<EntityId>>) -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let tag = RwSignal::new(String::new());
    let apply = move |make: fn(String) -> BulkEdit| {
        let typed = tag.get_untracked().trim().to_owned();
        if !typed.is_empty() {
            workspace.dispatch(Command::EditEntities(ids.get_untracked(), make(typed)));
            tag.set(String::new());
        }
    };
    view! {
        <form
            class="bulk-tag"
            on:submit=move |event| {
                event.prevent_default();
                apply(BulkEdit::AddTag)
            }
        >
            <input
                class="input"
                autocomplete="off"
                list="bulk-tags"
                aria-label=say(t, Lang::bulk_tag)
                placeholder=say(t, Lang::filter_tag)
                bind:value=tag
            />
            <datalist id="bulk-tags">
                {move || {
                    workspace
                        .tags()
                        .into_iter()
                        .map(|tag| view! { <option value=tag></option> })
                        .collect_view()
                }}
            </datalist>
            <Button label=label(t, Lang::bulk_add_tag) />
            <Button
                label=label(t, Lang::bulk_remove_tag)
                on_press=move |()| apply(BulkEdit::RemoveTag)
            />
        </form>
    }
}

/// The ticked entities, those that were deleted meanwhile aside.
fn present(state: ListState, workspace: Workspace) -> Vec<EntityId> {
    let ticked = state.ticked.get_untracked().into_iter();
    ticked.filter(|id| workspace.with_untracked(|project| project.entities.contains(*id))).collect()
}

#[component]
fn KindAndStance(state: ListState) -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let edit = move |edit| {
        workspace.dispatch(Command::EditEntities(present(state, workspace), edit));
    };
    let kinds = Signal::derive(move || with_choose(t.get(), kind_options(t.get())));
    let stances = Signal::derive(move || with_choose(t.get(), stance_options(t.get())));
    let set_kind = Callback::new(move |key: String| {
        if !key.is_empty() {
            edit(BulkEdit::SetKind(EntityKind::read(&key)));
        }
    });
    let set_stance = Callback::new(move |key: String| {
        if !key.is_empty() {
            edit(BulkEdit::SetStance(stance_of(&key)));
        }
    });
    let nothing = Signal::stored(String::new());
    view! {
        <Choice
            label=label(t, Lang::bulk_kind)
            value=nothing
            options=kinds
            on_choose=set_kind
            compact=true
        />
        <Choice
            label=label(t, Lang::bulk_stance)
            value=nothing
            options=stances
            on_choose=set_stance
            compact=true
        />
    }
}

fn with_choose(t: Lang, options: Vec<(String, String)>) -> Vec<(String, String)> {
    std::iter::once((String::new(), t.choose().to_owned())).chain(options).collect()
}

/// The kinds as options of a select.
pub(super) fn kind_options(t: Lang) -> Vec<(String, String)> {
    EntityKind::KNOWN.iter().map(|kind| (kind.key().to_owned(), t.kind(kind))).collect()
}

/// The stances as options of a select; "none" is no stance.
pub(super) fn stance_options(t: Lang) -> Vec<(String, String)> {
    let known = Stance::ALL.iter().rev().map(|stance| Some(*stance));
    let all = std::iter::once(None).chain(known);
    all.map(|stance| (stance_key(stance), t.stance(stance).to_owned())).collect()
}

/// The key of a stance in a select.
pub(super) fn stance_key(stance: Option<Stance>) -> String {
    stance.map_or_else(|| "none".to_owned(), |stance| stance.value().to_string())
}

/// The stance of a key.
pub(super) fn stance_of(key: &str) -> Option<Stance> {
    key.parse().ok().and_then(Stance::new)
}
