//! The library: every project of this browser.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::clock::{local_day, now};
use crate::browser::dom;
use crate::browser::storage::ProjectRow;
use crate::browser::worker::Workers;
use crate::domain::id::ProjectId;
use crate::domain::project::Project;
use crate::domain::text::fold;
use crate::i18n::Lang;
use crate::task::Task;
use crate::ui::chunks::{Loaded, Part, make_example};
use crate::ui::commands::use_commands;
use crate::ui::importing::{choose_file, own_file};
use crate::ui::parts::{Button, Confirm, Dialog, Icon, IconButton, If};
use crate::ui::preferences::{label, say, use_lang};
use crate::ui::workspace::{Workspace, use_workspace};

/// From so many projects on there is a search.
const SEARCH_FROM: usize = 6;

#[component]
pub(crate) fn ProjectsPage() -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let query = RwSignal::new(String::new());
    let active = Memo::new(move |_| {
        let query = fold(&query.read());
        let rows = workspace.library().get().into_iter();
        rows.filter(|row| row.trashed == 0 && fold(&row.name).contains(&query)).collect::<Vec<_>>()
    });
    let many = move || workspace.library().with(Vec::len) >= SEARCH_FROM;
    view! {
        <section class="projects">
            <header class="page-head">
                <h1>{say(t, Lang::projects_title)}</h1>
                <p class="lead">{say(t, Lang::projects_welcome)}</p>
                <p class="muted">{say(t, Lang::projects_private)}</p>
            </header>
            <StartCards />
            <If when=many>
                <label class="field projects-search">
                    <span class="field-label">{say(t, Lang::projects_search)}</span>
                    <input class="input" type="search" bind:value=query />
                </label>
            </If>
            <If when=move || {
                workspace.library().with(|rows| rows.iter().any(|row| row.trashed == 0))
            }>
                <h2>{say(t, Lang::projects_list)}</h2>
                <If when=move || active.with(Vec::is_empty)>
                    <p class="muted">{say(t, Lang::projects_none)}</p>
                </If>
                <ul class="project-list">
                    {move || {
                        active
                            .get()
                            .into_iter()
                            .map(|row| view! { <ProjectCard row /> })
                            .collect_view()
                    }}
                </ul>
            </If>
            <If when=move || {
                workspace.library().with(|rows| rows.iter().any(|row| row.trashed > 0))
            }>
                <Loaded part=Part::Trash />
            </If>
        </section>
        <NewProjectDialog />
    }
}

/// The three ways to start.
#[component]
fn StartCards() -> impl IntoView {
    let t = use_lang();
    let commands = use_commands();
    let workspace = use_workspace();
    let example = move |_| {
        spawn_local(async move {
            let Some(project) = make_example(workspace).await else {
                return;
            };
            if workspace.create(project).await.is_some() {
                commands.go("/entites");
            }
        });
    };
    view! {
        <div class="start-cards">
            <button
                type="button"
                class="start-card"
                on:click=move |_| commands.new_project.set(true)
            >
                <Icon name="add" />
                <strong>{say(t, Lang::project_new)}</strong>
                <span>{say(t, Lang::project_new_hint)}</span>
            </button>
            <button type="button" class="start-card" on:click=example>
                <Icon name="graph" />
                <strong>{say(t, Lang::project_example)}</strong>
                <span>{say(t, Lang::project_example_hint)}</span>
            </button>
            <button type="button" class="start-card" on:click=move |_| choose_file()>
                <Icon name="file" />
                <strong>{say(t, Lang::project_file)}</strong>
                <span>{say(t, Lang::project_file_hint)}</span>
            </button>
        </div>
    }
}

/// The example, read as any file of the first mySPOT; `None` when the worker could not, which is told.
pub(crate) async fn example_project(workspace: Workspace) -> Option<Project> {
    let task = Task::ReadExample { now: now() };
    match Workers::default().run(task, Vec::new(), |_| {}).await {
        Ok((_, file)) => {
            let mut project = own_file(&file).await.ok()?;
            workspace.lang().example_name().clone_into(&mut project.profile.name);
            Some(project)
        }
        Err(error) => {
            workspace.notices().alarm(workspace.lang().task_error(error).to_owned());
            None
        }
    }
}

#[component]
fn ProjectCard(row: ProjectRow) -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let commands = use_commands();
    let renaming = RwSignal::new(false);
    let ProjectRow { id, modified, .. } = row;
    let name = StoredValue::new(row.name.clone());
    let title = move || {
        let name = name.get_value();
        if name.is_empty() { t.get().project_untitled().to_owned() } else { name }
    };
    let is_open = move || workspace.open_id() == Some(id);
    let counts = move || {
        let t = t.get();
        // What is kept of the open project is a moment behind.
        let live = is_open()
            .then(|| workspace.with(|project| (project.entities.len(), project.relations.len())));
        let (entities, relations) = live.unwrap_or((row.entities as usize, row.relations as usize));
        let when = t.modified_on(t.day(local_day(modified)));
        format!("{} · {} · {when}", t.entities_count(entities), t.relations_count(relations))
    };
    let open = move |_| {
        spawn_local(async move {
            if workspace.open_id_untracked() == Some(id) || workspace.open(id).await {
                commands.go("/entites");
            }
        });
    };
    let duplicate = move |()| {
        let copy = workspace.lang().project_copy(name.get_value());
        spawn_local(async move { workspace.duplicate(id, copy).await });
    };
    let trash = move |()| {
        spawn_local(async move {
            workspace.set_trashed(id, true).await;
            workspace.notices().tell(workspace.lang().project_trashed(name.get_value()));
        });
    };
    view! {
        <li class="project-card" data-open=move || is_open().to_string()>
            <div class="project-words">
                <button type="button" class="project-name" on:click=open>
                    {title}
                </button>
                <If when=is_open>
                    <span class="chip" data-on="true">
                        {say(t, Lang::project_opened)}
                    </span>
                </If>
                <p class="muted">{counts}</p>
            </div>
            <div class="project-actions">
                <IconButton
                    icon="edit"
                    label=move || t.get().project_rename_of(title())
                    on_press=move |()| renaming.set(true)
                />
                <IconButton
                    icon="copy"
                    label=move || t.get().project_duplicate_of(title())
                    on_press=duplicate
                />
                <IconButton
                    icon="trash"
                    label=move || t.get().project_trash_of(title())
                    on_press=trash
                />
            </div>
        </li>
        <RenameDialog open=renaming id name=name.get_value() />
    }
}

#[component]
fn RenameDialog(open: RwSignal<bool>, id: ProjectId, name: String) -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let typed = RwSignal::new(name);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        open.set(false);
        let name = typed.get_untracked().trim().to_owned();
        spawn_local(async move { workspace.rename(id, name).await });
    };
    view! {
        <Dialog open title=label(t, Lang::project_rename)>
            <form class="form" on:submit=submit>
                <label class="field">
                    <span class="field-label">{say(t, Lang::project_name)}</span>
                    <input class="input" autofocus=true autocomplete="off" bind:value=typed />
                </label>
                <div class="form-actions">
                    <Button label=label(t, Lang::project_rename) tone="main" />
                </div>
            </form>
        </Dialog>
    }
}

#[component]
fn NewProjectDialog() -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let commands = use_commands();
    let name = RwSignal::new(String::new());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        commands.new_project.set(false);
        let typed = name.get_untracked();
        let untitled = workspace.lang().project_untitled();
        let project = Project::named(if typed.trim().is_empty() { untitled } else { &typed });
        name.set(String::new());
        spawn_local(async move {
            if workspace.create(project).await.is_some() {
                commands.go("/entites");
            }
        });
    };
    view! {
        <Dialog open=commands.new_project title=label(t, Lang::project_new)>
            <form class="form" on:submit=submit>
                <label class="field">
                    <span class="field-label">{say(t, Lang::project_name)}</span>
                    <input
                        class="input"
                        id="new-project-name"
                        autofocus=true
                        autocomplete="off"
                        bind:value=name
                    />
                </label>
                <div class="form-actions">
                    <Button label=label(t, Lang::project_create) tone="main" />
                </div>
            </form>
        </Dialog>
    }
}

/// The projects that were thrown away.
#[component]
pub(crate) fn Trash() -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let rows = Memo::new(move |_| {
        let rows = workspace.library().get().into_iter();
        rows.filter(|row| row.trashed > 0).collect::<Vec<ProjectRow>>()
    });
    let asking = RwSignal::new(false);
    let empty = Callback::new(move |()| {
        spawn_local(async move { workspace.empty_trash().await });
        dom::focus("main");
    });
    view! {
        <h2>{say(t, Lang::trash)}</h2>
        <ul class="project-list">
            {move || rows.get().into_iter().map(|row| view! { <TrashedLine row /> }).collect_view()}
        </ul>
        <Button
            label=label(t, Lang::trash_empty)
            tone="danger"
            on_press=move |()| asking.set(true)
        />
        <Confirm
            open=asking
            title=label(t, Lang::trash_empty)
            text=Signal::derive(move || t.get().trash_confirm(rows.with(Vec::len)))
            on_yes=empty
        />
    }
}

#[component]
fn TrashedLine(row: ProjectRow) -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let (id, name) = (row.id, row.name.clone());
    let restore = move |_| spawn_local(async move { workspace.set_trashed(id, false).await });
    view! {
        <li class="project-card" data-trashed="true">
            <span class="project-words">{row.name}</span>
            <button
                type="button"
                class="button"
                on:click=restore
                aria-label=move || t.get().project_restore_of(&name)
            >
                {say(t, Lang::project_restore)}
            </button>
        </li>
    }
}
