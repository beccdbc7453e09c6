//! Twins: found by name and alias, merged after a look at what that gives.

use leptos::prelude::*;

use super::page::ListState;
use crate::domain::edit::Command;
use crate::domain::entities::Entity;
use crate::domain::id::EntityId;
use crate::domain::label::Label;
use crate::domain::project::Project;
use crate::domain::twins::{Reason, Twins};
use crate::i18n::Lang;
use crate::ui::commands::use_commands;
use crate::ui::parts::{Button, Dialog, If};
use crate::ui::preferences::{label, say, use_lang};
use crate::ui::workspace::{Workspace, use_workspace};

/// How many groups are shown at once; those that follow come as these are merged.
const SHOWN: usize = 30;

/// The groups of one name, then the pairs whose names nearly say the same, the surest first.
fn alike(project: &Project) -> Vec<(Vec<EntityId>, Reason)> {
    let groups = project.duplicates();
    let is_known = |twins: &Twins| {
        groups.iter().any(|ids| ids.contains(&twins.first) && ids.contains(&twins.second))
    };
    let mut pairs: Vec<Twins> =
        project.twins().into_iter().filter(|twins| !is_known(twins)).collect();
    pairs.sort_by_key(|twins| twins.reason);
    let pairs: Vec<_> =
        pairs.iter().map(|twins| (vec![twins.first, twins.second], twins.reason)).collect();
    groups.into_iter().map(|ids| (ids, Reason::Name)).chain(pairs).collect()
}

/// Every group of possible twins.
#[component]
pub(super) fn DuplicatesDialog(state: ListState) -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let open = use_commands().duplicates;
    view! {
        <Dialog open title=label(t, Lang::duplicates_title) class="duplicates">
            {
                let on_done = Callback::new(move |()| {
                    state.ticked.update(std::collections::BTreeSet::clear)
                });
                let groups = Memo::new(move |_| workspace.with(alike));
                let left = move || groups.with(Vec::len).saturating_sub(SHOWN);
                view! {
                    <If when=move || groups.with(Vec::is_empty)>
                        <p>{say(t, Lang::duplicates_none)}</p>
                    </If>
                    {move || {
                        groups
                            .get()
                            .into_iter()
                            .take(SHOWN)
                            .map(|(ids, reason)| view! { <MergeForm ids reason on_done /> })
                            .collect_view()
                    }}
                    <If when=move || { left() > 0 }>
                        <p class="muted">{move || t.get().and_more(left())}</p>
                    </If>
                }
            }
        </Dialog>
    }
}

/// The merging of the entities that were ticked.
#[component]
pub(super) fn MergeDialog(state: ListState) -> impl IntoView {
    let t = use_lang();
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        if state.merging.with(|ids| ids.len() > 1) {
            open.set(true);
        }
    });
    Effect::new(move |_| {
        if !open.get() {
            state.merging.set(Vec::new());
        }
    });
    let done = Callback::new(move |()| {
        open.set(false);
        state.ticked.update(std::collections::BTreeSet::clear);
    });
    view! {
        <Dialog open title=label(t, Lang::merge_title) class="duplicates">
            <MergeForm ids=state.merging.get_untracked() reason=Reason::Name on_done=done />
        </Dialog>
    }
}

#[component]
fn MergeForm(ids: Vec<EntityId>, reason: Reason, on_done: Callback<()>) -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let keep = RwSignal::new(ids.first().copied());
    let all = StoredValue::new(ids.clone());
    let preview = move || {
        let merged = workspace.with(|project| project.merged_entity(keep.get()?, &all.get_value()));
        merged.map(|entity| summary(&entity, t.get())).unwrap_or_default()
    };
    let merge = move |()| {
        if let Some(keep) = keep.get_untracked() {
            workspace.flush_drafts();
            let name = workspace.with_untracked(|project| project.entity_name(keep).to_owned());
            let others = all.get_value();
            workspace.dispatch_as(Label::Merge { name }, Command::MergeEntities(keep, others));
            on_done.run(());
        }
    };
    let group = format!("keep-{}", ids.first().map(ToString::to_string).unwrap_or_default());
    view! {
        <fieldset class="merge-group">
            <legend>
                {say(t, Lang::merge_which)} " "
                <span class="muted">{move || t.get().twins_reason(reason)}</span>
            </legend>
            {ids
                .into_iter()
                .map(|id| {
                    view! {
                        <label class="check">
                            <input
                                type="radio"
                                name=group.clone()
                                prop:checked=move || keep.get() == Some(id)
                                on:change=move |_| keep.set(Some(id))
                            />
                            <span>{move || line(workspace, id, t.get())}</span>
                        </label>
                    }
                })
                .collect_view()}
            <p class="merge-preview">
                <strong>{say(t, Lang::merge_preview)}</strong>
                " "
                {preview}
                ". "
                {say(t, Lang::merge_moved)}
            </p>
            <Button
                label=label(t, Lang::duplicates_merge)
                tone="main"
                disabled=move || !workspace.is_writable()
                on_press=merge
            />
        </fieldset>
    }
}

fn line(workspace: Workspace, id: EntityId, t: Lang) -> String {
    let relations = workspace.with(|project| project.relations_of(id).len());
    let entity = workspace.with(|project| project.entities.get(id).cloned());
    entity
        .map(|entity| format!("{} · {}", summary(&entity, t), t.relations_count(relations)))
        .unwrap_or_default()
}

/// An entity in one line: name, aliases, kind, tags.
fn summary(entity: &Entity, t: Lang) -> String {
    let aliases = in_brackets(&entity.aliases);
    let kind_and_tags = std::iter::once(t.kind(&entity.kind)).chain(entity.tags.iter().cloned());
    format!("{}{aliases} · {}", entity.name, kind_and_tags.collect::<Vec<_>>().join(" · "))
}

/// Names in brackets, or nothing when there are none.
fn in_brackets(names: &[String]) -> String {
    if names.is_empty() { String::new() } else { format!(" ({})", names.join(", ")) }
}
