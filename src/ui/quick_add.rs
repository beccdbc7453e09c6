//! Quick add: one line makes an entity or a relation, and never a twin in silence.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::analysis::finder::{named, suggestions};
use crate::browser::dom;
use crate::browser::ids;
use crate::domain::edit::Command;
use crate::domain::entities::{Entity, EntityKind};
use crate::domain::id::{EntityId, RelationId};
use crate::domain::quick_line::{QuickLine, Subject};
use crate::domain::relations::Relation;
use crate::i18n::Lang;
use crate::ui::chunks::{Loaded, Part};
use crate::ui::commands::{Commands, use_commands};
use crate::ui::parts::{Button, Dialog, If};
use crate::ui::preferences::{label, say, use_lang};
use crate::ui::workspace::{Workspace, use_workspace};

/// How many known names are proposed.
const PROPOSED: usize = 6;

#[component]
pub(crate) fn QuickAdd() -> impl IntoView {
    let t = use_lang();
    let commands = use_commands();
    view! {
        <Dialog open=commands.quick_add title=label(t, Lang::quick_add) class="quick-add">
            <Loaded part=Part::QuickAdd />
        </Dialog>
    }
}

#[component]
pub(crate) fn QuickAddBody() -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let commands = use_commands();
    let line = RwSignal::new(String::new());
    // What was added last: messages of the page lie under a dialog.
    let added = RwSignal::new(String::new());
    let read = Memo::new(move |_| QuickLine::read(&line.read()));
    let words = move || outcome(read.get().as_ref(), workspace, t.get());
    let twin =
        move || read.get().as_ref().is_some_and(|line| known_name(line, workspace).is_some());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        accept(read.get_untracked(), line, added, workspace, commands);
    };
    let force = move |()| {
        if let Some(read) = read.get_untracked() {
            added.set(make(&read, workspace));
            line.set(String::new());
            dom::focus("quick-line");
        }
    };
    dom::focus_soon("quick-line");
    view! {
        <form class="form" on:submit=submit>
            <label class="field">
                <span class="field-label">{say(t, Lang::quick_line)}</span>
                <input
                    class="input"
                    id="quick-line"
                    autocomplete="off"
                    aria-describedby="quick-help"
                    bind:value=line
                />
            </label>
            <KnownNames line />
            <p class="quick-outcome" role="status">
                {move || {
                    if line.with(String::is_empty) && added.with(|added| !added.is_empty()) {
                        added.get()
                    } else {
                        words()
                    }
                }}
            </p>
            <p class="hint" id="quick-help">
                {say(t, Lang::quick_help)}
            </p>
            <div class="form-actions">
                <If when=twin>
                    <Button label=label(t, Lang::quick_add_twin) on_press=force />
                </If>
                <button
                    type="submit"
                    class="button"
                    data-tone="main"
                    disabled=move || read.with(Option::is_none)
                >
                    {move || if twin() { t.get().project_open() } else { t.get().project_create() }}
                </button>
            </div>
        </form>
    }
}

/// The names that the part being typed may mean; a click completes it.
#[component]
fn KnownNames(line: RwSignal<String>) -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let names = Memo::new(move |_| {
        let (_, part) = last_part(&line.read());
        workspace.with(|project| suggestions(project, &part, PROPOSED))
    });
    let complete = move |name: String| {
        line.update(|line| {
            let (before, _) = last_part(line);
            *line = format!("{before}{name}");
        });
        dom::focus("quick-line");
    };
    view! {
        <If when=move || names.with(|names| !names.is_empty())>
            <div class="known-names" role="group" aria-label=say(t, Lang::quick_known_names)>
                {move || {
                    names
                        .get()
                        .into_iter()
                        .map(|(_, name)| {
                            let chosen = name.clone();
                            view! {
                                <button
                                    type="button"
                                    class="chip"
                                    on:click=move |_| complete(chosen.clone())
                                >
                                    {name}
                                </button>
                            }
                        })
                        .collect_view()
                }}
            </div>
        </If>
    }
}

/// The line up to the name being typed, and that name.
fn last_part(line: &str) -> (String, String) {
    let cut = line
        .rfind(['>', '→'])
        .map_or(0, |at| at + line[at..].chars().next().map_or(1, char::len_utf8));
    let (before, part) = line.split_at(cut);
    let space = if before.is_empty() { "" } else { " " };
    (format!("{}{space}", before.trim_end()), part.trim().to_owned())
}

/// The entity that an entity line names already.
fn known_name(line: &QuickLine, workspace: Workspace) -> Option<EntityId> {
    match &line.subject {
        Subject::Entity { name, .. } => workspace.with(|project| named(project, name)),
        Subject::Relation { .. } => None,
    }
}

/// What Enter will do, in words.
fn outcome(line: Option<&QuickLine>, workspace: Workspace, t: Lang) -> String {
    let Some(line) = line else {
        return t.quick_unclear().to_owned();
    };
    match &line.subject {
        Subject::Entity { name, .. } if known_name(line, workspace).is_some() => {
            t.quick_exists(name)
        }
        Subject::Entity { name, kind } => {
            let kind = kind.clone().unwrap_or_default();
            t.quick_will_add(name, t.kind(&kind).to_lowercase())
        }
        Subject::Relation { source, kind, target } => {
            let kind = if kind.is_empty() { t.related_to() } else { kind };
            let missing = |name: &&String| workspace.with(|project| named(project, name).is_none());
            let new = [source, target].into_iter().filter(missing).map(|name| t.quick_new(name));
            std::iter::once(t.quick_will_relate(source, kind, target))
                .chain(new)
                .collect::<Vec<_>>()
                .join(". ")
        }
    }
}

fn accept(
    read: Option<QuickLine>,
    line: RwSignal<String>,
    added: RwSignal<String>,
    workspace: Workspace,
    commands: Commands,
) {
    let Some(read) = read else {
        return;
    };
    match known_name(&read, workspace) {
        Some(id) => {
            commands.quick_add.set(false);
            commands.go(&format!("/entites/{id}"));
        }
        None => {
            added.set(make(&read, workspace));
            line.set(String::new());
            dom::focus("quick-line");
        }
    }
}

/// Makes what the line says, as one change, and says so.
fn make(line: &QuickLine, workspace: Workspace) -> String {
    let mut batch = Vec::new();
    let told = match &line.subject {
        Subject::Entity { name, kind } => {
            let mut entity = Entity::named(name, kind.clone().unwrap_or_default());
            entity.date = line.date.clone();
            line.tags.iter().for_each(|tag| entity.add_tag(tag));
            batch.push(Command::Put((ids::fresh::<EntityId>(), entity).into()));
            name.clone()
        }
        Subject::Relation { source, kind, target } => {
            let kind = if kind.is_empty() { workspace.lang().related_to() } else { kind };
            let from = end(source, line, workspace, &mut batch);
            let to = if source == target { from } else { end(target, line, workspace, &mut batch) };
            let mut relation = Relation::new(from, kind, to);
            relation.date = line.date.clone();
            batch.push(Command::Put((ids::fresh::<RelationId>(), relation).into()));
            format!("{source} → {kind} → {target}")
        }
    };
    if workspace.dispatch(Command::Batch(batch)) {
        workspace.lang().added(told)
    } else {
        String::new()
    }
}

/// The entity of this name, made if there is none; new ones get the line's tags.
fn end(name: &str, line: &QuickLine, workspace: Workspace, batch: &mut Vec<Command>) -> EntityId {
    if let Some(known) = workspace.with_untracked(|project| named(project, name)) {
        return known;
    }
    let id = ids::fresh::<EntityId>();
    let mut entity = Entity::named(name, EntityKind::default());
    line.tags.iter().for_each(|tag| entity.add_tag(tag));
    batch.push(Command::Put((id, entity).into()));
    id
}
