//! Bringing a file in: read away from the page, shown first, applied as one change.

mod drop;
mod library;
mod paste;
mod preview;
mod queue;
mod read;
mod remember;
mod stages;
mod table;
mod unlock;

pub(crate) use drop::{DropZone, choose_file};
pub(crate) use paste::PasteDialog;
pub(crate) use queue::WaitingFiles;
pub(crate) use stages::ImportStages;

use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::clock::now;
use crate::browser::files::File;
use crate::browser::turns::turns;
use crate::browser::worker::Workers;
use crate::browser::{dom, ids};
use crate::domain::id::{EntityId, ProjectId};
use crate::domain::merge::edits::Edits;
use crate::domain::project::Project;
use crate::format::issue::{FormatError, Issue, SealError};
use crate::format::table::Decoding;
use crate::format::{Fresh, linked, myspot};
use crate::i18n::Lang;
use crate::task::{TaskError, table as tables};
use crate::ui::chunks::{Loaded, Part};
use crate::ui::commands::use_commands;
use crate::ui::parts::Dialog;
use crate::ui::preferences::{label, use_lang};
use crate::ui::reading::{Reader, use_reader};
use crate::ui::workspace::{Workspace, use_workspace};

/// Where the reading of a file stands.
#[derive(Clone)]
enum Stage {
    Idle,
    Reading { name: String },
    Refused { name: String, why: Refusal },
    Locked(LockedFile),
    Table(Arc<RawFile>),
    Read(Arc<ReadFile>),
    Library(Arc<LibraryFile>),
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
    /// Whether a passphrase has opened it.
    was_sealed: bool,
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
    raw: RawFile,
    family: String,
    project: Project,
    issues: Vec<Issue>,
    mojibake: usize,
    edits: Edits,
    /// The entities whose kind nothing says.
    guessed: BTreeSet<EntityId>,
    repaired: bool,
}

/// The projects of a library file, none of them made yet.
#[derive(Default)]
struct LibraryFile {
    name: String,
    projects: Vec<Project>,
    /// Why others could not be read.
    refused: Vec<FormatError>,
    /// What of them could not be read, or not quite.
    issues: Vec<Issue>,
    /// The file of another tool that they come from, if one could also be read as a single project.
    raw: Option<RawFile>,
    /// How many texts look like mojibake, and whether they are mended.
    mojibake: (usize, bool),
}

/// A file that the part of the program which reads it has not begun with.
#[derive(Clone, Debug)]
struct Given {
    file: RawFile,
    /// Whether broken accents are mended.
    repair: bool,
    turn: u64,
}

/// A file that is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Applied {
    /// The project that it went into.
    pub(crate) project: ProjectId,
    /// Whether that project has taken all it held.
    pub(crate) is_whole: bool,
    /// Whether it was one of our own files, as it is.
    pub(crate) is_plain: bool,
}

/// What is told once a file is in.
type Then = Rc<dyn Fn(Applied)>;

/// The file being brought in, if any.
#[derive(Clone, Copy)]
pub(crate) struct Importing {
    stage: RwSignal<Stage>,
    given: RwSignal<Option<Given>>,
    open: RwSignal<bool>,
    pasting: RwSignal<bool>,
    /// The text in the dialog that takes one, until it is read.
    pasted: RwSignal<String>,
    /// What the table that is shown would give.
    table: RwSignal<Option<tables::View>>,
    /// How its text is read.
    decoding: RwSignal<Decoding>,
    /// What tells that a file is of its shape.
    signature: StoredValue<String>,
    /// Whether that follows what was said of an earlier file.
    table_remembered: RwSignal<bool>,
    /// How far the reading is, in percents.
    percent: RwSignal<u8>,
    /// Files that wait for their turn.
    queue: RwSignal<Vec<File>, LocalStorage>,
    /// Counts what the dialog shows: an answer about something older is dropped.
    turn: StoredValue<u64>,
    /// Told once the file that is shown is in.
    then: StoredValue<Option<Then>, LocalStorage>,
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
            given: RwSignal::new(None),
            open: RwSignal::new(false),
            pasting: RwSignal::new(false),
            pasted: RwSignal::new(String::new()),
            table: RwSignal::new(None),
            decoding: RwSignal::new(Decoding::default()),
            signature: StoredValue::new(String::new()),
            table_remembered: RwSignal::new(false),
            percent: RwSignal::new(0),
            queue: RwSignal::new_local(Vec::new()),
            turn: StoredValue::new(0),
            then: StoredValue::new_local(None),
            mapper: StoredValue::new_local(Workers::kept()),
            reader: use_reader(),
            workspace: use_workspace(),
        };
        Effect::new(move |_| {
            if !importing.open.get() {
                importing.stop();
            }
        });
        provide_context(importing);
    }

    /// Stops what the dialog was about; files that waited for it are told. A text that is read elsewhere stops nothing.
    fn stop(self) {
        if self.stage.with_untracked(|stage| matches!(stage, Stage::Idle)) {
            return;
        }
        self.new_turn();
        self.workspace.workers().cancel();
        self.mapper.with_value(Workers::cancel);
        self.stage.set(Stage::Idle);
        self.given.set(None);
        self.table.set(None);
        self.drop_waiting();
    }

    /// What the dialog shows from now on is something else.
    fn new_turn(self) -> u64 {
        self.turn.update_value(|turn| *turn += 1);
        self.turn()
    }

    fn turn(self) -> u64 {
        self.turn.get_value()
    }

    /// Whether the dialog still is about the same file, and at the same point.
    fn is_current(self, turn: u64) -> bool {
        self.turn() == turn
    }

    /// Reads a text that was pasted.
    pub(crate) fn take_text(self, name: String, text: String) {
        let turn = self.show_reading(&name);
        self.then.set_value(None);
        let file = RawFile { name, bytes: text.into_bytes(), was_sealed: false };
        self.given.set(Some(Given { file, repair: false, turn }));
    }

    /// Opens the dialog that takes a text.
    pub(crate) fn paste(self) {
        dom::close_dialogs();
        self.pasting.set(true);
    }

    fn show_reading(self, name: &str) -> u64 {
        // One dialog at a time; this one may be open already, with another file.
        if !self.open.get_untracked() {
            dom::close_dialogs();
        }
        self.open.set(true);
        self.percent.set(0);
        self.stage.set(Stage::Reading { name: name.to_owned() });
        self.new_turn()
    }

    fn refuse(self, name: String, why: Refusal) {
        self.stage.set(Stage::Refused { name, why });
    }
}

impl ReadFile {
    /// What is told of it once it is in `project`.
    async fn applied(&self, project: ProjectId, is_whole: bool) -> Applied {
        let is_plain = !self.raw.was_sealed && linked::may_replace(&self.raw.bytes, &turns()).await;
        Applied { project, is_whole, is_plain }
    }
}

/// The project in the bytes of one of our files.
pub(crate) async fn own_file(bytes: &[u8]) -> Result<Project, FormatError> {
    let mut next_id = ids::fresh;
    let mut fresh = Fresh { next_id: &mut next_id, now: now() };
    myspot::read_in_turns(bytes, &mut fresh, &turns()).await.map(|import| import.project)
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
