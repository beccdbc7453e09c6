//! A file of several projects: the reader says which are made.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::preview::{IssueList, MojibakeLine};
use super::read::How;
use super::stages::StageTitle;
use super::{Importing, LibraryFile, Stage, own_file, use_importing};
use crate::domain::label::Noun;
use crate::domain::project::Project;
use crate::i18n::Lang;
use crate::ui::parts::{Button, If};
use crate::ui::preferences::{label, say, use_lang};

impl Importing {
    /// Shows the projects of a library file.
    pub(super) async fn show_library(self, file: LibraryFile, files: &[String], turn: u64) {
        let (mut projects, mut refused) = (Vec::new(), Vec::new());
        for file in files {
            match own_file(file.as_bytes()).await {
                Ok(project) => projects.push(project),
                Err(error) => refused.push(error),
            }
        }
        if !self.is_current(turn) {
            return;
        }
        self.stage.set(Stage::Library(Arc::new(LibraryFile { projects, refused, ..file })));
    }

    /// Makes projects, and opens the last.
    async fn make_all(self, projects: Vec<Project>, turn: u64) {
        let mut count = 0;
        for project in projects {
            count += usize::from(self.workspace.create(project).await.is_some());
        }
        self.workspace.notices().tell(self.workspace.lang().import_library(count));
        if self.is_current(turn) {
            self.go_on();
        }
    }
}

#[component]
pub(super) fn LibraryView(file: Arc<LibraryFile>) -> impl IntoView {
    let t = use_lang();
    let importing = use_importing();
    let ticked = RwSignal::new((0..file.projects.len()).collect::<BTreeSet<usize>>());
    let busy = RwSignal::new(false);
    let all = file.clone();
    let make = move |()| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let chosen = ticked.get_untracked();
        let projects = chosen.iter().filter_map(|n| all.projects.get(*n).cloned()).collect();
        let turn = importing.turn();
        spawn_local(async move {
            importing.make_all(projects, turn).await;
            busy.try_set(false);
        });
    };
    let found = file.name.clone();
    let title = Signal::derive(move || t.get().import_found(&found));
    let rows = file.projects.iter().enumerate().map(|(n, project)| {
        view! { <ProjectLine n project=project.clone() ticked /> }
    });
    let refused = file.refused.clone();
    let (together, mended) = (file.raw.clone(), file.raw.clone());
    let (mojibake, repaired) = file.mojibake;
    view! {
        <StageTitle words=title />
        <p>{say(t, Lang::import_library_help)}</p>
        <ul class="tick-list">{rows.collect_view()}</ul>
        {mended
            .filter(|_| mojibake > 0 || repaired)
            .map(|file| {
                let how = How { repair: !repaired, together: false };
                view! { <MojibakeLine file count=mojibake repaired how /> }
            })}
        {(!file.issues.is_empty()).then(|| view! { <IssueList issues=file.issues.clone() /> })}
        {together
            .map(|file| {
                let how = How { repair: repaired, together: true };
                view! {
                    <p>
                        <Button
                            label=label(t, Lang::import_together)
                            tone="link"
                            on_press=move |()| importing.read_again(file.clone(), how)
                        />
                    </p>
                }
            })}
        {refused
            .into_iter()
            .map(|error| {
                view! { <p class="refusal">{move || t.get().import_library_refused(t.get().format_error(&error))}</p> }
            })
            .collect_view()}
        <div class="form-actions">
            <Button label=label(t, Lang::cancel) on_press=move |()| importing.open.set(false) />
            <Button
                label=label(t, Lang::import_apply)
                tone="main"
                disabled=move || busy.get() || ticked.with(BTreeSet::is_empty)
                on_press=make
            />
        </div>
        <If when=move || busy.get()>
            <p role="status">{say(t, Lang::import_working)}</p>
        </If>
    }
}

/// A project of the file: its name, what it holds, and whether it is made.
#[component]
fn ProjectLine(n: usize, project: Project, ticked: RwSignal<BTreeSet<usize>>) -> impl IntoView {
    let t = use_lang();
    let name = project.profile.name.trim().to_owned();
    let (entities, relations) = (project.entities.len(), project.relations.len());
    let words = move || {
        let t = t.get();
        let name = if name.is_empty() { t.project_untitled() } else { &name };
        let counts = [t.count(Noun::Entity, entities), t.count(Noun::Relation, relations)];
        format!("{name} — {}", counts.join(", "))
    };
    view! {
        <li>
            <label class="check">
                <input
                    type="checkbox"
                    prop:checked=move || ticked.with(|ticked| ticked.contains(&n))
                    on:change=move |_| {
                        ticked
                            .update(|ticked| {
                                if !ticked.remove(&n) {
                                    ticked.insert(n);
                                }
                            })
                    }
                />
                <span>{words}</span>
            </label>
        </li>
    }
}
