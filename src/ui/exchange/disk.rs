//! The file on the disk that is kept up to date, where the browser can.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::clock::{local_time, now};
use crate::browser::disk::{self, DiskError, DiskFile, Leave};
use crate::browser::files;
use crate::browser::turns::turns;
use crate::domain::id::{Millis, ProjectId};
use crate::format::{linked, myspot};
use crate::i18n::Lang;
use crate::ui::importing::{Applied, Importing, use_importing};
use crate::ui::library::file_name;
use crate::ui::parts::{Button, If};
use crate::ui::preferences::{label, say, use_lang};
use crate::ui::workspace::{CopyMark, Workspace, use_workspace};

/// Why the file was not written or read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Problem {
    Disk(DiskError),
    /// It changed since we knew it: the reader is asked.
    Changed,
    /// It holds more than our plain file would keep.
    Foreign,
}

impl From<DiskError> for Problem {
    fn from(error: DiskError) -> Self {
        Self::Disk(error)
    }
}

/// The file of the open project.
#[derive(Clone, Copy)]
struct Linked {
    file: RwSignal<Option<DiskFile>, LocalStorage>,
    /// When the file was changed as we last knew it.
    known: RwSignal<Option<Millis>>,
    /// What it holds since it was last written from here, and when that was, in words.
    saved: RwSignal<Option<(CopyMark, String)>>,
    problem: RwSignal<Option<Problem>>,
    /// The name of the file that was not written.
    blamed: RwSignal<String>,
    busy: RwSignal<bool>,
    /// Counts projects and files: what is still heard of an older one is dropped.
    turn: StoredValue<u32>,
    workspace: Workspace,
}

impl Linked {
    fn new(workspace: Workspace) -> Self {
        let linked = Self {
            file: RwSignal::new_local(None),
            known: RwSignal::new(None),
            saved: RwSignal::new(None),
            problem: RwSignal::new(None),
            blamed: RwSignal::new(String::new()),
            busy: RwSignal::new(false),
            turn: StoredValue::new(0),
            workspace,
        };
        // The file is that of the project that is open.
        Effect::new(move |_| {
            if let Some(id) = workspace.open_id() {
                linked.recall(id);
            } else {
                linked.show(None, None);
            }
        });
        linked
    }

    /// Shows the file that is remembered for a project.
    fn recall(self, project: ProjectId) {
        let turn = self.show(None, None);
        spawn_local(async move {
            let Some((file, known)) = disk::remembered(&project.to_string()).await else {
                return;
            };
            if self.is_current(turn) {
                self.show(Some(file), known);
            }
        });
    }

    /// Shows a file, or none; from now on others are out of date.
    fn show(self, file: Option<DiskFile>, known: Option<Millis>) -> Option<u32> {
        let turn = self.turn.try_update_value(|turn| {
            *turn += 1;
            *turn
        });
        self.file.try_set(file);
        self.known.try_set(known);
        self.saved.try_set(None);
        self.problem.try_set(None);
        turn
    }

    /// Whether the panel still shows what it did at that `turn`.
    fn is_current(self, turn: Option<u32>) -> bool {
        turn.is_some() && self.turn.try_get_value() == turn
    }

    /// Whether the panel shows the project with another file than at that `turn`.
    fn is_given_up(self, turn: Option<u32>, project: ProjectId) -> bool {
        let is_shown = self.turn.try_get_value().is_some();
        is_shown && !self.is_current(turn) && self.workspace.open_id_untracked() == Some(project)
    }

    fn tell(self, name: String, problem: Problem) {
        self.blamed.try_set(name);
        self.problem.try_set(Some(problem).filter(|it| *it != DiskError::Cancelled.into()));
    }

    /// Lets the reader choose a file, which is linked once the project is in it.
    async fn choose(self) {
        let name = format!("{}.json", self.workspace.with_untracked(file_name));
        match disk::pick_save(&name).await {
            // The reader has just said to the browser that it may be replaced.
            Ok(file) => self.write(file, None, true).await,
            Err(error) => self.tell(String::new(), error.into()),
        }
    }

    /// Writes the project to the file that is linked.
    async fn save(self, over: bool) {
        if let Some(Some(file)) = self.file.try_get_untracked() {
            let known = self.known.try_get_untracked().flatten();
            self.write(file, known, over).await;
        }
    }

    /// Writes the project; a file that has changed meanwhile is left alone, unless `over`.
    async fn write(self, file: DiskFile, known: Option<Millis>, over: bool) {
        let workspace = self.workspace;
        if self.busy.try_get_untracked() != Some(false) {
            return;
        }
        self.busy.try_set(true);
        self.problem.try_set(None);
        workspace.flush_drafts();
        let mark = workspace.copy_mark();
        let project = workspace.with_untracked(Clone::clone);
        let turn = self.turn.try_get_value();
        let (bytes, _) = myspot::write_in_turns(&project, &turns()).await;
        let written = replace(&file, known, &bytes, over).await;
        self.busy.try_set(false);
        match (written, mark) {
            (Ok(changed), Some(mark)) => {
                // Another file, or none, may have been chosen for it meanwhile.
                let given_up = self.is_given_up(turn, mark.project);
                if self.is_current(turn) {
                    self.show(Some(file.clone()), changed);
                    let time = workspace.lang().time_of_day(local_time(now()));
                    self.saved.try_set(Some((mark, time)));
                }
                if !given_up {
                    disk::remember(&mark.project.to_string(), &file, changed).await;
                }
                workspace.note_backup(Some(mark)).await;
            }
            (Err(problem), _) if self.is_current(turn) => {
                self.saved.try_set(None);
                self.tell(file.name(), problem);
            }
            _ => {}
        }
    }

    /// Lets the reader choose a file, which is linked once what it holds is in a project.
    async fn open(self, importing: Importing) {
        match disk::pick_open().await {
            Ok(file) => self.read(file, true, importing).await,
            Err(error) => self.tell(String::new(), error.into()),
        }
    }

    /// Reads the file that is linked again.
    async fn read_again(self, importing: Importing) {
        if let Some(Some(file)) = self.file.try_get_untracked() {
            self.read(file, false, importing).await;
        }
    }

    /// Shows what a file holds against the project; it counts as known once that was brought in.
    async fn read(self, file: DiskFile, is_new: bool, importing: Importing) {
        let home = self.workspace.open_id_untracked();
        match file.look(Leave::Read).await {
            Ok(read) => {
                let known = disk::changed(&read);
                importing.take_linked(read, move |applied: Applied| {
                    if is_new || home == Some(applied.project) {
                        let file = file.clone();
                        spawn_local(async move { self.link(file, known, applied).await });
                    }
                });
            }
            Err(error) => self.tell(file.name(), error.into()),
        }
    }

    /// Keeps a file with the project that its content went into; the panel may be gone by now.
    async fn link(self, file: DiskFile, known: Millis, applied: Applied) {
        let (notices, t) = (self.workspace.notices(), self.workspace.lang());
        if !applied.is_plain {
            return notices.alarm(t.disk_foreign(file.name()));
        }
        if !applied.is_whole {
            return notices.warn(t.disk_not_whole(file.name()));
        }
        disk::remember(&applied.project.to_string(), &file, Some(known)).await;
        if self.workspace.open_id_untracked() == Some(applied.project) {
            self.show(Some(file), Some(known));
        }
    }

    async fn unlink(self) {
        let id = self.workspace.open_id_untracked();
        self.show(None, None);
        if let Some(id) = id {
            disk::forget(&id.to_string()).await;
        }
    }
}

/// Writes `text` in the place of what a file holds, if that may be; gives when it was changed.
async fn replace(
    file: &DiskFile,
    known: Option<Millis>,
    text: &[u8],
    over: bool,
) -> Result<Option<Millis>, Problem> {
    let found = file.look(Leave::Write).await?;
    if linked::is_foreign(known, disk::changed(&found), found.size() as u64) {
        if !over {
            return Err(Problem::Changed);
        }
        let bytes = files::read(&found).await.map_err(|_| Problem::Foreign)?;
        if !linked::may_replace(&bytes, &turns()).await {
            return Err(Problem::Foreign);
        }
    }
    Ok(file.write(text).await?)
}

#[component]
pub(super) fn DiskPanel() -> impl IntoView {
    let t = use_lang();
    let importing = use_importing();
    if !disk::is_available() {
        return view! {
            <section class="panel">
                <h2>{say(t, Lang::disk_title)}</h2>
                <p class="muted">{say(t, Lang::disk_none)}</p>
            </section>
        }
        .into_any();
    }
    let linked = Linked::new(use_workspace());
    let is_linked = Memo::new(move |_| linked.file.with(Option::is_some));
    view! {
        <section class="panel">
            <h2>{say(t, Lang::disk_title)}</h2>
            <p>{say(t, Lang::disk_help)}</p>
            <ProblemLine linked />
            <If when=move || !is_linked.get()>
                <div class="button-row">
                    <Button
                        label=label(t, Lang::disk_choose)
                        disabled=move || linked.busy.get()
                        on_press=move |()| spawn_local(linked.choose())
                    />
                    <Button
                        label=label(t, Lang::disk_open)
                        on_press=move |()| spawn_local(linked.open(importing))
                    />
                </div>
            </If>
            <If when=move || is_linked.get()>
                <LinkedFile linked importing />
            </If>
        </section>
    }
    .into_any()
}

/// Why the file was not written or read, and what to do.
#[component]
fn ProblemLine(linked: Linked) -> impl IntoView {
    let t = use_lang();
    let name = move || linked.blamed.get();
    let words = move |problem: Problem| {
        let t = t.get();
        match problem {
            Problem::Changed => t.disk_changed(name()),
            Problem::Foreign => t.disk_foreign(name()),
            Problem::Disk(DiskError::Cancelled) => String::new(),
            Problem::Disk(DiskError::Refused) => t.disk_refused().to_owned(),
            Problem::Disk(DiskError::Gone) => t.disk_gone().to_owned(),
            Problem::Disk(DiskError::Failed) => t.disk_failed().to_owned(),
        }
    };
    let line = move || {
        linked.problem.get().map(|problem| {
            view! {
                <p role="alert" class="refusal">
                    {words(problem)}
                </p>
            }
        })
    };
    view! {
        {line}
        <If when=move || linked.problem.get() == Some(Problem::Changed)>
            <Button
                label=label(t, Lang::disk_over)
                tone="danger"
                disabled=move || linked.busy.get()
                on_press=move |()| spawn_local(linked.save(true))
            />
        </If>
    }
}

/// The file that is linked, and what can be done with it.
#[component]
fn LinkedFile(linked: Linked, importing: Importing) -> impl IntoView {
    let t = use_lang();
    let workspace = linked.workspace;
    let name =
        move || linked.file.with(|file| file.as_ref().map(DiskFile::name).unwrap_or_default());
    let state = move || match linked.saved.get() {
        Some((mark, time)) if workspace.is_as_copied(mark) => t.get().disk_saved(name(), time),
        Some((_, time)) => t.get().disk_since(name(), time),
        None => t.get().disk_linked(name()),
    };
    view! {
        <p role="status">{state}</p>
        <div class="button-row">
            <Button
                label=label(t, Lang::disk_write)
                tone="main"
                disabled=move || linked.busy.get()
                on_press=move |()| spawn_local(linked.save(false))
            />
            <Button
                label=label(t, Lang::disk_read)
                on_press=move |()| spawn_local(linked.read_again(importing))
            />
            <Button
                label=label(t, Lang::disk_forget)
                on_press=move |()| spawn_local(linked.unlink())
            />
        </div>
    }
}
