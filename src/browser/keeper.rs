//! The keeper of the open project: every change goes to the journal at once, in order.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::clock::{now, sleep};
use super::storage::{Entry, ProjectRow, Storage, StorageError};
use super::tail;
use super::turns::{pause, turns};
use crate::domain::diff::Diff;
use crate::domain::id::Millis;
use crate::domain::project::Project;
use crate::format::myspot;

/// How many journal entries may follow a snapshot before the next one.
const ENTRIES_PER_SNAPSHOT: i64 = 100;
/// How many bytes of journal may follow it.
const BYTES_PER_SNAPSHOT: usize = 1024 * 1024;
/// After a failure the write is tried again after this long, in milliseconds.
const RETRY: i32 = 3000;
/// A change of more records is written as text away from the gesture that made it.
const LARGE: usize = 200;

/// What is true of the latest change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// It is in the journal.
    Saved,
    /// It is on its way.
    Saving,
    /// It could not be written; it is in this page alone.
    Failed(StorageError),
    /// Storage is blocked: everything is in this page alone.
    Memory,
    /// Another tab writes; this one follows.
    Following,
}

/// What is called with the entries that are in the journal now.
pub type OnSaved = Box<dyn Fn(&[Entry])>;

/// What the keeper tells and asks the page.
pub struct Page {
    /// Told each time the state changes.
    pub on_state: Box<dyn Fn(SaveState)>,
    /// Told which entries are in the journal now.
    pub on_saved: OnSaved,
    /// Asked for the project as it is.
    pub whole: Box<dyn Fn() -> Project>,
}

/// Keeps one project, as its only writer.
#[derive(Clone)]
pub struct Keeper(Rc<Inner>);

struct Inner {
    storage: Storage,
    page: Page,
    state: RefCell<State>,
}

/// A change on its way to the journal.
struct Waiting {
    entry: Entry,
    /// What the entry is to hold, while it is not written as text.
    unwritten: Option<Rc<Diff>>,
}

struct State {
    row: ProjectRow,
    waiting: VecDeque<Waiting>,
    writing: bool,
    closed: bool,
    /// Entries and bytes since the last snapshot.
    since: (i64, usize),
    /// The last change that the tail holds, or held.
    tail_seq: i64,
}

impl Keeper {
    /// A keeper for the project of `row`, whose epoch this page has claimed.
    pub fn new(storage: Storage, row: ProjectRow, page: Page) -> Self {
        let state = State {
            row,
            waiting: VecDeque::new(),
            writing: false,
            closed: false,
            since: (0, 0),
            tail_seq: 0,
        };
        Self(Rc::new(Inner { storage, page, state: RefCell::new(state) }))
    }

    /// The project's line, as of the latest change.
    pub fn row(&self) -> ProjectRow {
        self.0.state.borrow().row.clone()
    }

    /// Whether a change has not reached the journal yet.
    pub fn is_waiting(&self) -> bool {
        !self.0.state.borrow().waiting.is_empty()
    }

    /// Whether a change would be lost with the tab: neither the journal nor the tail has it.
    pub fn is_exposed(&self) -> bool {
        let state = self.0.state.borrow();
        let last = state.waiting.back().map_or(0, |waiting| waiting.entry.seq);
        !state.closed && last > state.tail_seq
    }

    /// How many changes have not reached the journal yet.
    pub fn waiting_count(&self) -> usize {
        self.0.state.borrow().waiting.len()
    }

    /// Takes a change, writes it to the tail, and starts its way to the journal.
    pub fn push(&self, diff: &Diff, project: &Project, at: Millis) {
        {
            if self.is_closed() {
                return;
            }
            let mut state = self.0.state.borrow_mut();
            state.row.seq += 1;
            state.row.modified = at;
            state.row.describe(project);
            let is_large = diff.put.len() + diff.removed.len() > LARGE;
            let text = if is_large { String::new() } else { myspot::diff::write(diff) };
            let entry = Entry { seq: state.row.seq, at, diff: text };
            state.since = (state.since.0 + 1, state.since.1 + entry.diff.len());
            let unwritten = is_large.then(|| Rc::new(diff.clone()));
            state.waiting.push_back(Waiting { entry, unwritten });
            state.write_tail();
        }
        (self.0.page.on_state)(SaveState::Saving);
        self.start();
    }

    fn is_closed(&self) -> bool {
        // After a panic nothing in memory can be trusted any more.
        self.0.state.borrow().closed || super::dom::is_dead()
    }

    /// Starts writing, unless it is under way.
    pub fn start(&self) {
        if !self.is_closed() && !std::mem::replace(&mut self.0.state.borrow_mut().writing, true) {
            let keeper = self.clone();
            spawn_local(async move { keeper.write_all().await });
        }
    }

    /// The last moment: large changes are written as text at once, and all that waits goes out.
    pub fn hurry(&self) {
        let mut unwritten = Vec::new();
        if !self.is_closed() {
            let state = self.0.state.borrow();
            let large = |waiting: &Waiting| Some((waiting.entry.seq, waiting.unwritten.clone()?));
            unwritten.extend(state.waiting.iter().filter_map(large));
        }
        if unwritten.is_empty() {
            return self.start();
        }
        for (seq, diff) in unwritten {
            let text = myspot::diff::write(&diff);
            self.0.state.borrow_mut().take_text(seq, text);
        }
        self.0.state.borrow_mut().write_tail();
        // What is under way waits for a turn that may never come; entries written twice stand at the same places.
        let keeper = self.clone();
        spawn_local(async move {
            keeper.write_waiting().await.ok();
        });
    }

    /// Stops writing for good: another tab has the project now, or it was closed.
    pub fn close(&self) {
        self.0.state.borrow_mut().closed = true;
    }

    /// Waits until nothing waits for the journal, or writing fails.
    pub async fn settle(&self) {
        if self.is_waiting() {
            self.start();
        }
        while self.0.state.borrow().writing {
            sleep(5).await;
        }
    }

    /// Writes a snapshot now, if anything changed since the last.
    pub async fn snapshot(&self) -> Result<(), StorageError> {
        if self.0.state.borrow().since.0 == 0 || self.is_waiting() {
            return Ok(());
        }
        self.snapshot_anyway().await
    }

    /// Writes a snapshot now, even if nothing changed: the older ones may be damaged.
    pub async fn snapshot_anyway(&self) -> Result<(), StorageError> {
        if self.is_closed() {
            return Ok(());
        }
        let (row, project) = (self.row(), (self.0.page.whole)());
        self.0.state.borrow_mut().since = (0, 0);
        self.0.storage.snapshot(&row, &project, now()).await
    }

    async fn write_all(&self) {
        let result = self.write_waiting().await;
        self.0.state.borrow_mut().writing = false;
        match result {
            Ok(()) => {
                (self.0.page.on_state)(self.settled_state());
                self.snapshot_if_due().await;
            }
            Err(StorageError::Stale) => {
                self.close();
                (self.0.page.on_state)(SaveState::Following);
            }
            Err(error) => {
                (self.0.page.on_state)(SaveState::Failed(error));
                let keeper = self.clone();
                spawn_local(async move {
                    sleep(RETRY).await;
                    keeper.start();
                });
            }
        }
    }

    fn settled_state(&self) -> SaveState {
        if self.0.storage.is_memory() { SaveState::Memory } else { SaveState::Saved }
    }

    async fn write_waiting(&self) -> Result<(), StorageError> {
        loop {
            let (row, batch) = {
                let state = self.0.state.borrow();
                (state.row.clone(), state.written())
            };
            // What is small does not wait for a large change after it.
            let Some(last) = batch.last() else {
                if self.write_text().await {
                    continue;
                }
                return Ok(());
            };
            let row = ProjectRow { seq: last.seq, ..row };
            match self.0.storage.append(&row, &batch).await {
                // The database was deleted under the page: what is here is all there is.
                Err(StorageError::Gone) => {
                    self.0.storage.create(&row, &(self.0.page.whole)()).await?
                }
                done => done?,
            }
            {
                let mut state = self.0.state.borrow_mut();
                state.waiting.retain(|waiting| waiting.entry.seq > last.seq);
                state.write_tail();
            }
            (self.0.page.on_saved)(&batch);
        }
    }

    /// Writes the text of the next large change, with turns for the page; whether there was one.
    async fn write_text(&self) -> bool {
        let next = {
            let state = self.0.state.borrow();
            let mut waiting = state.waiting.iter();
            waiting.find_map(|waiting| Some((waiting.entry.seq, waiting.unwritten.clone()?)))
        };
        let Some((seq, diff)) = next else {
            return false;
        };
        // What the change shows is drawn first.
        pause().await;
        let (mut text, turns) = (String::new(), turns());
        for piece in myspot::diff::pieces(&diff) {
            turns.turn().await;
            text.push_str(&piece);
        }
        self.0.state.borrow_mut().take_text(seq, text);
        // It goes to the database in a task of its own.
        pause().await;
        true
    }

    async fn snapshot_if_due(&self) {
        let (entries, bytes) = self.0.state.borrow().since;
        if entries < ENTRIES_PER_SNAPSHOT && bytes < BYTES_PER_SNAPSHOT {
            return;
        }
        // A snapshot that fails costs nothing yet: the journal has it all. The next one is told.
        if let Err(StorageError::Quota) = self.snapshot().await {
            (self.0.page.on_state)(SaveState::Failed(StorageError::Quota));
        }
    }
}

impl State {
    /// The first changes that are written as text.
    fn written(&self) -> Vec<Entry> {
        let written = self.waiting.iter().take_while(|waiting| waiting.unwritten.is_none());
        written.map(|waiting| waiting.entry.clone()).collect()
    }

    fn take_text(&mut self, seq: i64, text: String) {
        let mut unwritten = self.waiting.iter_mut().filter(|waiting| waiting.unwritten.is_some());
        if let Some(waiting) = unwritten.find(|waiting| waiting.entry.seq == seq) {
            self.since.1 += text.len();
            waiting.entry.diff = text;
            waiting.unwritten = None;
        }
    }

    /// The tail holds the first changes that wait: one is of no use without those before.
    fn write_tail(&mut self) {
        let written = self.waiting.iter().take_while(|waiting| waiting.unwritten.is_none());
        let held = tail::write(self.row.id, self.row.epoch, written.map(|waiting| &waiting.entry));
        self.tail_seq = held.unwrap_or(self.tail_seq);
    }
}
