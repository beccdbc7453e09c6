//! Opening a project: as its writer, or following the tab that writes it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Workspace;
use crate::browser::channel::{Channel, Message};
use crate::browser::clock::{now, sleep};
use crate::browser::ids;
use crate::browser::keeper::{Keeper, Page, SaveState};
use crate::browser::locks::{Lock, Manner, acquire};
use crate::browser::preferences::{open_project, set_open_project};
use crate::browser::storage::{Entry, Loaded, ProjectRow, Storage, StorageError, read_diff};
use crate::browser::{dom, storage, tail};
use crate::domain::id::ProjectId;
use crate::domain::project::Project;
use crate::format::myspot;

/// A change of more bytes is not sent to the tabs that follow: they read it anew.
const LARGE: usize = 256 * 1024;
/// How long a writer may take to let go before the project is taken from it, in milliseconds.
const PATIENCE: i32 = 2000;

impl Workspace {
    /// Opens storage, then the project that was open before.
    pub(crate) async fn start(self) {
        let (storage, blocked) = Storage::open().await;
        self.desk.update_value(|desk| desk.storage = Some(storage));
        if blocked.is_some() {
            self.save.set(SaveState::Memory);
        }
        self.refresh_library().await;
        let known = self.library.with_untracked(|rows| {
            let last = open_project()?;
            rows.iter().find(|row| row.id == last && row.trashed == 0).map(|row| row.id)
        });
        if let Some(id) = known {
            self.open(id).await;
        }
        self.started.set(true);
        let workspace = self;
        dom::on_leave(move || workspace.leave());
        dom::ask_before_leaving(move || {
            workspace.desk.with_value(|desk| desk.keeper.as_ref().is_some_and(Keeper::is_exposed))
        });
    }

    /// The last moment: what is typed and waiting goes out now.
    fn leave(self) {
        self.flush_drafts();
        self.desk.with_value(|desk| {
            if let Some(keeper) = desk.keeper.clone() {
                keeper.hurry();
            }
        });
    }

    /// Reads the library anew.
    pub(crate) async fn refresh_library(self) {
        let Some(storage) = self.storage() else {
            return;
        };
        match storage.library().await {
            Ok(mut rows) => {
                rows.sort_unstable_by_key(|row| -row.modified);
                self.library.set(rows);
            }
            Err(error) => self.tell_failure(&error),
        }
    }

    /// Says that something with the library did not work.
    pub(crate) fn tell_failure(self, error: &StorageError) {
        let lang = self.preferences.lang();
        let text = match error {
            StorageError::Newer => lang.open_newer().to_owned(),
            StorageError::Unreadable => lang.open_failed().to_owned(),
            StorageError::Quota => lang.failed_quota().to_owned(),
            other => lang.action_failed(other),
        };
        self.notices.alarm(text);
    }

    /// Opens a project: as its writer when no other tab is, following otherwise.
    pub(crate) async fn open(self, id: ProjectId) -> bool {
        self.close().await;
        let opening = self.opening();
        let lock = acquire(&lock_name(id), Manner::IfFree, move || self.on_stolen(id)).await;
        self.open_with(id, lock, opening).await
    }

    /// Counts what was opened and closed: what was asked for before has lost its turn.
    fn opening(self) -> u64 {
        self.desk.with_value(|desk| desk.opening)
    }

    /// Opens a project, unless another one was asked for since `opening`.
    async fn open_with(self, id: ProjectId, lock: Option<Lock>, opening: u64) -> bool {
        let Some(storage) = self.storage() else {
            return false;
        };
        let loaded = match &lock {
            Some(_) => load_as_writer(&storage, id).await,
            None => storage.load(id).await.map(|loaded| (loaded, Vec::new())),
        };
        if self.opening() != opening {
            return false;
        }
        let (loaded, late) = match loaded {
            Ok(found) => found,
            Err(error) => {
                self.tell_failure(&error);
                return false;
            }
        };
        self.tell_repairs(&loaded);
        self.take_seat(storage, lock, loaded, late);
        set_open_project(Some(id));
        true
    }

    /// Puts a loaded project on the desk.
    fn take_seat(self, storage: Storage, lock: Option<Lock>, loaded: Loaded, late: Vec<Entry>) {
        let id = loaded.row.id;
        let writes = lock.is_some();
        let repaired = loaded.skipped > 0 || loaded.torn;
        let Loaded { mut row, project, seq, .. } = loaded;
        if !writes {
            row.seq = seq;
        }
        self.show(project.clone());
        let channel = self.open_channel(id);
        let keeper = writes.then(|| Keeper::new(storage.clone(), row, self.page()));
        self.desk.update_value(|desk| {
            desk.keeper.clone_from(&keeper);
            desk.lock = lock;
            desk.channel = channel;
            desk.followed = seq;
        });
        self.open.set(Some(id));
        self.writable.set(writes);
        let settled = if storage.is_memory() { SaveState::Memory } else { SaveState::Saved };
        self.save.set(if writes { settled } else { SaveState::Following });
        if let Some(keeper) = keeper {
            self.recover(&keeper, project, late);
            if repaired {
                spawn_local(async move {
                    keeper.settle().await;
                    keeper.snapshot_anyway().await.ok();
                });
            }
        }
    }

    /// Applies changes that the last page could not journal before it ended.
    fn recover(self, keeper: &Keeper, mut project: Project, late: Vec<Entry>) {
        if late.is_empty() {
            return;
        }
        for entry in late {
            let Some(diff) = read_diff(&entry.diff) else {
                continue;
            };
            project = project.patched(&diff);
            keeper.push(&diff, &project, entry.at);
        }
        self.show(project);
    }

    fn page(self) -> Page {
        let opening = self.opening();
        let is_current = move || self.opening() == opening;
        Page {
            on_state: Box::new(move |state| {
                if is_current() {
                    self.on_state(state);
                }
            }),
            on_saved: Box::new(move |entries| self.on_saved(entries)),
            whole: Box::new(move || self.with_untracked(Clone::clone)),
        }
    }

    fn on_state(self, state: SaveState) {
        if state == SaveState::Following {
            self.fall_back();
        }
        if self.save.with_untracked(|known| *known != state) {
            self.save.set(state);
        }
    }

    fn on_saved(self, entries: &[Entry]) {
        self.desk.with_value(|desk| {
            if let Some(channel) = desk.channel.as_ref().filter(|_| desk.keeper.is_some()) {
                for entry in entries {
                    // A large one is read from the journal by those who follow.
                    let diff = if entry.diff.len() > LARGE { "" } else { &entry.diff };
                    channel.say(&Message::Saved { seq: entry.seq, diff: diff.to_owned() });
                }
            }
        });
        if self.preferences.persist_answer().is_empty() {
            spawn_local(async move { self.ask_to_persist().await });
        }
    }

    /// Asks the browser to keep the data, and remembers its answer.
    pub(crate) async fn ask_to_persist(self) {
        if let Some(answer) = storage::persisted(true).await {
            self.preferences.set_persist_answer(if answer { "yes" } else { "no" });
        }
    }

    fn open_channel(self, id: ProjectId) -> Option<Channel> {
        let opening = self.desk.try_update_value(|desk| {
            desk.opening += 1;
            desk.opening
        });
        Channel::open(id, move |message| {
            if self.desk.with_value(|desk| Some(desk.opening)) == opening {
                self.hear(id, message);
            }
        })
    }

    fn hear(self, id: ProjectId, message: Message) {
        let writes = self.writable.get_untracked();
        match message {
            Message::Saved { seq, diff } if !writes => self.follow(id, seq, &diff),
            Message::Yield if writes => spawn_local(async move { self.let_go().await }),
            Message::Taken { .. } if writes => self.fall_back(),
            Message::Taken { .. } => spawn_local(async move {
                self.reload(id).await;
            }),
            _ => {}
        }
    }

    /// Follows one change of the writer; reads everything anew when some were missed.
    fn follow(self, id: ProjectId, seq: i64, diff: &str) {
        let followed = self.desk.with_value(|desk| desk.followed);
        if seq <= followed {
            return;
        }
        match read_diff(diff).filter(|_| seq == followed + 1) {
            Some(diff) => {
                self.desk.update_value(|desk| desk.followed = seq);
                self.history.update(|history| history.follow(&diff));
                self.tell(&diff);
            }
            None => spawn_local(async move {
                self.reload(id).await;
            }),
        }
    }

    /// Reads the project anew, as a follower.
    async fn reload(self, id: ProjectId) {
        let Some(storage) = self.storage() else {
            return;
        };
        let opening = self.opening();
        let Ok(loaded) = storage.load(id).await else {
            return;
        };
        // The page may write by now, hold another project, or know more.
        let is_news = self.desk.with_value(|desk| loaded.seq >= desk.followed);
        if self.opening() == opening && !self.writable.get_untracked() && is_news {
            self.desk.update_value(|desk| desk.followed = loaded.seq);
            self.show(loaded.project);
        }
    }

    /// Saves what there is, and lets the tab that asked have the project.
    async fn let_go(self) {
        self.flush_drafts();
        let keeper = self.desk.with_value(|desk| desk.keeper.clone());
        if let Some(keeper) = keeper {
            keeper.settle().await;
        }
        self.fall_back();
        self.desk.with_value(|desk| {
            if let Some(channel) = &desk.channel {
                channel.say(&Message::Yielded);
            }
        });
    }

    fn on_stolen(self, id: ProjectId) {
        if self.open.get_untracked() == Some(id) && self.writable.get_untracked() {
            self.fall_back();
        }
    }

    /// Becomes a follower; what could not be saved is offered as a file.
    fn fall_back(self) {
        if !self.writable.get_untracked() {
            return;
        }
        self.writable.set(false);
        let lang = self.preferences.lang();
        let (keeper, _lock) = self
            .desk
            .try_update_value(|desk| (desk.keeper.take(), desk.lock.take()))
            .unwrap_or_default();
        let unsaved = keeper.as_ref().map_or(0, Keeper::waiting_count);
        if unsaved > 0 {
            let mine = self.with_untracked(myspot::write);
            self.notices.offer_file(lang.given_over_unsaved(unsaved), lang.download_mine(), mine);
        } else {
            self.notices.tell(lang.given_over().to_owned());
        }
        if let Some(keeper) = keeper {
            let seq = keeper.row().seq;
            self.desk.update_value(|desk| desk.followed = seq - unsaved as i64);
            keeper.close();
        }
        self.save.set(SaveState::Following);
        if unsaved > 0
            && let Some(id) = self.open.get_untracked()
        {
            spawn_local(async move { self.reload(id).await });
        }
    }

    /// Takes the open project from the tab that writes it, after that one has saved.
    pub(crate) async fn take_over(self) {
        let Some(id) = self.open.get_untracked() else {
            return;
        };
        let opening = self.opening();
        self.desk.with_value(|desk| {
            if let Some(channel) = &desk.channel {
                channel.say(&Message::Yield);
            }
        });
        let mut lock = None;
        let mut waited = 0;
        while lock.is_none() && waited < PATIENCE {
            sleep(50).await;
            waited += 50;
            lock = acquire(&lock_name(id), Manner::IfFree, move || self.on_stolen(id)).await;
        }
        if lock.is_none() {
            lock = acquire(&lock_name(id), Manner::Steal, move || self.on_stolen(id)).await;
        }
        if lock.is_some() && self.open_with(id, lock, opening).await {
            self.announce_taken();
            self.notices.tell(self.preferences.lang().taken_over().to_owned());
        }
    }

    fn announce_taken(self) {
        self.desk.with_value(|desk| {
            if let (Some(channel), Some(keeper)) = (&desk.channel, &desk.keeper) {
                channel.say(&Message::Taken { epoch: keeper.row().epoch });
            }
        });
    }

    /// Saves and puts the open project away.
    pub(crate) async fn close(self) {
        self.flush_drafts();
        let keeper = self.desk.with_value(|desk| desk.keeper.clone());
        if let Some(keeper) = keeper {
            keeper.settle().await;
            keeper.snapshot().await.ok();
            let unsaved = keeper.waiting_count();
            if unsaved > 0 {
                let lang = self.preferences.lang();
                let mine = self.with_untracked(myspot::write);
                self.notices.offer_file(lang.closed_unsaved(unsaved), lang.download_mine(), mine);
            }
            keeper.close();
        }
        self.desk.update_value(|desk| {
            desk.opening += 1;
            desk.keeper = None;
            desk.lock = None;
            desk.channel = None;
        });
        self.open.set(None);
        self.writable.set(false);
        self.show(Project::default());
        let memory = self.storage().is_some_and(|storage| storage.is_memory());
        self.save.set(if memory { SaveState::Memory } else { SaveState::Saved });
        set_open_project(None);
    }

    /// Waits until all changes are in the journal, or could not be written; whether they are.
    pub(crate) async fn journaled(self) -> bool {
        let keeper = self.desk.with_value(|desk| desk.keeper.clone());
        let Some(keeper) = keeper else {
            return true;
        };
        keeper.settle().await;
        !keeper.is_waiting()
    }

    /// Saves everything that waits, before the page is replaced by a newer one.
    pub(crate) async fn settle(self) {
        self.flush_drafts();
        let keeper = self.desk.with_value(|desk| desk.keeper.clone());
        if let Some(keeper) = keeper {
            keeper.settle().await;
            keeper.snapshot().await.ok();
        }
    }

    /// Saves a new project, and opens it.
    pub(crate) async fn create(self, project: Project) -> Option<ProjectId> {
        let storage = self.storage()?;
        let row = ProjectRow::new(ids::fresh(), &project, now());
        if let Err(error) = storage.create(&row, &project).await {
            self.tell_failure(&error);
            return None;
        }
        self.library.update(|rows| rows.insert(0, row.clone()));
        self.open(row.id).await.then_some(row.id)
    }

    fn tell_repairs(self, loaded: &Loaded) {
        let lang = self.preferences.lang();
        if loaded.skipped > 0 {
            self.notices.alarm(lang.snapshot_skipped().to_owned());
        }
        if loaded.torn {
            self.notices.alarm(lang.journal_torn().to_owned());
        }
    }
}

/// The name of the lock that a project's writer holds.
pub(crate) fn lock_name(id: ProjectId) -> String {
    format!("myspot:w:{id}")
}

/// The project, and the changes of its tail that the journal does not have.
pub(crate) async fn load_as_writer(
    storage: &Storage,
    id: ProjectId,
) -> Result<(Loaded, Vec<Entry>), StorageError> {
    // From here on an older writer is refused.
    let epoch = storage.claim(id).await?;
    let mut loaded = storage.load(id).await?;
    let mut next = loaded.seq + 1;
    let mut late = Vec::new();
    // What any writer wrote since then stands at the same places, and wins.
    for pending in tail::take(id).into_iter().filter(|pending| pending.epoch < epoch) {
        if pending.seq == next {
            next += 1;
            late.push(pending.entry());
        }
    }
    // The journal goes on after the last entry that any page has written.
    loaded.row.seq = loaded.row.seq.max(loaded.seq);
    Ok((loaded, late))
}
