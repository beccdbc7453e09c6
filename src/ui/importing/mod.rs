//! Bringing a file in: read away from the page, shown first, applied as one change.

mod paste;
mod preview;
mod remember;
mod stages;
mod table;
mod unlock;

pub(crate) use paste::PasteDialog;
pub(crate) use stages::ImportStages;

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::clock::now;
use crate::browser::files::{self, File};
use crate::browser::worker::Workers;
use crate::browser::{dom, ids};
use crate::domain::project::Project;
use crate::format::issue::{FormatError, Issue, SealError};
use crate::format::{self, Fresh, myspot};
use crate::i18n::Lang;
use crate::task::{Outcome, Task, TaskError, table as tables};
use crate::ui::chunks::{Loaded, Part};
use crate::ui::commands::use_commands;
use crate::ui::parts::{Dialog, If};
use crate::ui::preferences::{label, say, use_lang};
use crate::ui::reading::{Reader, use_reader};
use crate::ui::workspace::{Workspace, use_workspace};

/// The id of the hidden input that opens the file picker.
const PICKER: &str = "file-picker";
/// What the picker offers; any other file can be dropped.
const ACCEPTED: &str = ".json,.svg,.csv,.tsv,.txt,.xlsx,.ods,.age,.md";

/// Where the reading of a file stands.
#[derive(Clone)]
enum Stage {
    Idle,
    Reading { name: String, percent: u8 },
    Refused { name: String, why: Refusal },
    Locked(LockedFile),
    Table(Arc<RawFile>),
    Read(Arc<ReadFile>),
}

/// Why a file was not read.
#[derive(Clone, Debug)]
enum Refusal {
    Format(FormatError),
    Task(TaskError),
}

/// A file as it was given.
#[derive(Clone, Debug)]
struct RawFile {
    name: String,
    bytes: Vec<u8>,
}

/// A file that a passphrase opens.
#[derive(Clone)]
struct LockedFile {
    file: Arc<RawFile>,
    /// Whether it is a text of the first mySPOT.
    is_old: bool,
    /// Why the last passphrase did not open it.
    error: Option<SealError>,
}

/// A file that was read and not applied yet.
struct ReadFile {
    name: String,
    bytes: Vec<u8>,
    family: String,
    project: Project,
    issues: Vec<Issue>,
    mojibake: usize,
    repaired: bool,
}

/// The file being brought in, if any.
#[derive(Clone, Copy)]
pub(crate) struct Importing {
    stage: RwSignal<Stage>,
    open: RwSignal<bool>,
    pasting: RwSignal<bool>,
    /// What the table that is shown would give.
    table: RwSignal<Option<tables::View>>,
    /// Whether that follows what was said of an earlier file.
    table_remembered: RwSignal<bool>,
    /// Files that wait for their turn.
    queue: StoredValue<Vec<File>, LocalStorage>,
    /// Kept between the small tasks of a table.
    mapper: StoredValue<Workers, LocalStorage>,
    reader: Reader,
    workspace: Workspace,
}

pub(crate) fn use_importing() -> Importing {
    expect_context()
}

impl Importing {
    pub(crate) fn provide() {
        let importing = Self {
            stage: RwSignal::new(Stage::Idle),
            open: RwSignal::new(false),
            pasting: RwSignal::new(false),
            table: RwSignal::new(None),
            table_remembered: RwSignal::new(false),
            queue: StoredValue::new_local(Vec::new()),
            mapper: StoredValue::new_local(Workers::kept()),
            reader: use_reader(),
            workspace: use_workspace(),
        };
        // Closing the dialog stops the reading.
        Effect::new(move |_| {
            if !importing.open.get() {
                importing.workspace.workers().cancel();
                importing.mapper.with_value(Workers::cancel);
                importing.queue.set_value(Vec::new());
                importing.stage.set(Stage::Idle);
                importing.table.set(None);
            }
        });
        provide_context(importing);
    }

    /// Reads `files`, one after the other as each is brought in.
    pub(crate) fn take(self, files: Vec<File>) {
        let mut files = files.into_iter();
        let Some(file) = files.next() else {
            return;
        };
        self.queue.set_value(files.collect());
        self.show_reading(&file.name());
        spawn_local(async move {
            match files::read(&file).await {
                Ok(bytes) => self.read(RawFile { name: file.name(), bytes }, false).await,
                Err(error) => self.refuse(file.name(), Refusal::Format(error)),
            }
        });
    }

    /// Reads a text that was pasted.
    pub(crate) fn take_text(self, name: String, text: String) {
        self.show_reading(&name);
        spawn_local(
            async move { self.read(RawFile { name, bytes: text.into_bytes() }, false).await },
        );
    }

    /// Opens the dialog that takes a text.
    pub(crate) fn paste(self) {
        dom::close_dialogs();
        self.pasting.set(true);
    }

    fn show_reading(self, name: &str) {
        // One dialog at a time; this one may be open already, with another file.
        if !self.open.get_untracked() {
            dom::close_dialogs();
        }
        self.open.set(true);
        self.stage.set(Stage::Reading { name: name.to_owned(), percent: 0 });
    }

    fn refuse(self, name: String, why: Refusal) {
        self.stage.set(Stage::Refused { name, why });
    }

    /// The file is in: the next one, or the end.
    fn go_on(self) {
        let waiting = self.queue.try_update_value(std::mem::take).unwrap_or_default();
        if waiting.is_empty() {
            self.open.set(false);
        } else {
            self.take(waiting);
        }
    }

    async fn read(self, file: RawFile, repair: bool) {
        match myspot::library::read(&file.bytes) {
            Ok(Some(projects)) => return self.take_library(projects).await,
            Ok(None) => {}
            Err(error) => return self.refuse(file.name, Refusal::Format(error)),
        }
        let task = Task::ReadFile {
            name: file.name.clone(),
            repair,
            lang: self.workspace.lang().code().to_owned(),
            now: now(),
        };
        self.run(task, file, repair).await;
    }

    /// Runs a task that reads `file`, and shows what it gave.
    async fn run(self, task: Task, file: RawFile, repaired: bool) {
        let shown = file.name.clone();
        let on_progress =
            move |percent| self.stage.set(Stage::Reading { name: shown.clone(), percent });
        let answer = self.workspace.workers().run(task, file.bytes.clone(), on_progress).await;
        match answer {
            Ok((Outcome::Read { family, issues, mojibake }, content)) => match own_file(&content) {
                Ok(project) => {
                    let RawFile { name, bytes } = file;
                    let read =
                        ReadFile { name, bytes, family, project, issues, mojibake, repaired };
                    self.stage.set(Stage::Read(Arc::new(read)));
                }
                Err(error) => self.refuse(file.name, Refusal::Format(error)),
            },
            Ok((Outcome::Shaped, view)) => self.show_table(Arc::new(file), &view).await,
            Ok((Outcome::IsText, _)) => self.start_reading(file),
            Ok((Outcome::IsLocked { is_old }, _)) => {
                let file = Arc::new(file);
                self.stage.set(Stage::Locked(LockedFile { file, is_old, error: None }));
            }
            Ok((Outcome::Refused(error), _)) => self.refuse(file.name, Refusal::Format(error)),
            Ok(_) => self.refuse(file.name, Refusal::Task(TaskError::Died)),
            Err(TaskError::Cancelled) => {}
            Err(error) => self.refuse(file.name, Refusal::Task(error)),
        }
    }

    /// A text is read in a page of its own.
    fn start_reading(self, file: RawFile) {
        self.open.set(false);
        self.reader.begin(file.name, String::from_utf8_lossy(&file.bytes).into_owned());
    }

    /// Adds every project of a library file.
    async fn take_library(self, files: Vec<String>) {
        let mut count = 0;
        for file in &files {
            match own_file(file.as_bytes()) {
                Ok(project) => count += usize::from(self.workspace.create(project).await.is_some()),
                Err(error) => {
                    let lang = self.workspace.lang();
                    self.workspace.notices().alarm(lang.format_error(&error));
                }
            }
        }
        self.workspace.notices().tell(self.workspace.lang().import_library(count));
        self.go_on();
    }

    /// Reads the same file again, accents mended or not.
    fn repair(self, file: &ReadFile, repair: bool) {
        let file = RawFile { name: file.name.clone(), bytes: file.bytes.clone() };
        spawn_local(async move { self.read(file, repair).await });
    }
}

/// The project in the bytes of one of our files.
pub(crate) fn own_file(bytes: &[u8]) -> Result<Project, FormatError> {
    let mut next_id = ids::fresh;
    let mut fresh = Fresh { next_id: &mut next_id, now: now() };
    format::read_own(bytes, &mut fresh).map(|import| import.project)
}

/// Opens the browser's file picker.
pub(crate) fn choose_file() {
    dom::click(PICKER);
}

/// Takes files that are dropped anywhere, and holds the file picker.
#[component]
pub(crate) fn DropZone() -> impl IntoView {
    let t = use_lang();
    let importing = use_importing();
    let over = RwSignal::new(false);
    let dragged = window_event_listener(ev::dragover, move |event| {
        if files::brings_files(&event) {
            event.prevent_default();
            over.set(true);
        }
    });
    let left = window_event_listener(ev::dragleave, move |event| {
        // Leaving the window itself has nothing on the other side.
        if event.related_target().is_none() {
            over.set(false);
        }
    });
    let dropped = window_event_listener(ev::drop, move |event| {
        if files::brings_files(&event) {
            event.prevent_default();
            over.set(false);
            importing.take(files::dropped(&event));
        }
    });
    on_cleanup(move || {
        [dragged, left, dropped].into_iter().for_each(leptos::prelude::WindowListenerHandle::remove)
    });
    view! {
        <input
            type="file"
            id=PICKER
            class="visually-hidden"
            tabindex="-1"
            aria-hidden="true"
            multiple
            accept=ACCEPTED
            on:change=move |event| importing.take(files::chosen(&event))
        />
        <If when=move || over.get()>
            <div class="drop-zone">
                <p>{say(t, Lang::drop_here)}</p>
            </div>
        </If>
    }
}

#[component]
pub(crate) fn ImportDialog() -> impl IntoView {
    let t = use_lang();
    let importing = use_importing();
    let commands = use_commands();
    // A text that was given is read in a page of its own.
    Effect::new(move |_| {
        if importing.reader.is_given() {
            commands.go("/lecture");
        }
    });
    view! {
        <Dialog open=importing.open title=label(t, Lang::import_title) class="import-dialog">
            <Loaded part=Part::Import />
        </Dialog>
        <PasteDialog />
    }
}
