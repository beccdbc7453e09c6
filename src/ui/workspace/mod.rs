//! The open project, and the one door through which it changes.

mod desk;
mod open;
mod rows;

pub(crate) use open::{load_as_writer, lock_name};

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::clock::now;
use crate::browser::keeper::SaveState;
use crate::browser::storage::{ProjectRow, Storage};
use crate::browser::worker::Workers;
use crate::domain::cards::Card;
use crate::domain::claims::Claim;
use crate::domain::diff::Diff;
use crate::domain::edit::Command;
use crate::domain::entities::Entity;
use crate::domain::history::{Change, Gesture, History};
use crate::domain::id::{EntityId, ProjectId};
use crate::domain::label::Label;
use crate::domain::links::Link;
use crate::domain::project::{Project, Ties};
use crate::domain::relations::Relation;
use crate::domain::table::{Row, Table};
use crate::domain::views::View;
use crate::ui::notices::Notices;
use crate::ui::preferences::Preferences;
use desk::Desk;
use rows::Rows;

/// Reads the open project, changes it, and tells whether it is saved.
#[derive(Clone, Copy)]
pub(crate) struct Workspace {
    history: RwSignal<History>,
    rows: Rows,
    open: RwSignal<Option<ProjectId>>,
    save: RwSignal<SaveState>,
    typing: RwSignal<usize>,
    steps: RwSignal<u64>,
    writable: RwSignal<bool>,
    library: RwSignal<Vec<ProjectRow>>,
    started: RwSignal<bool>,
    entities: RwSignal<Version<Table<Entity>>>,
    relations: RwSignal<Version<Table<Relation>>>,
    claims: RwSignal<Version<Table<Claim>>>,
    cards: RwSignal<Version<Table<Card>>>,
    links: RwSignal<Version<Table<Link>>>,
    views: RwSignal<Version<Table<View>>>,
    ties: Memo<Version<Arc<BTreeMap<EntityId, Ties>>>>,
    desk: StoredValue<Desk, LocalStorage>,
    notices: Notices,
    preferences: Preferences,
}

/// Which project a copy holds, and up to which change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CopyMark {
    pub(crate) project: ProjectId,
    pub(crate) seq: i64,
}

/// A value that is equal to another only when both are the same version.
#[derive(Clone, Debug, Default)]
pub(crate) struct Version<T>(pub(crate) T);

impl<T> PartialEq for Version<Table<T>> {
    fn eq(&self, other: &Self) -> bool {
        self.0.same_version(&other.0)
    }
}

impl<T> PartialEq for Version<Arc<T>> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// The workspace of the page.
pub(crate) fn use_workspace() -> Workspace {
    expect_context()
}

impl Workspace {
    /// Makes the workspace and puts it in the context.
    pub(crate) fn provide(notices: Notices, preferences: Preferences) -> Self {
        let history = RwSignal::new(History::default());
        let entities = RwSignal::default();
        let relations = RwSignal::default();
        let claims = RwSignal::default();
        let cards = RwSignal::default();
        let links = RwSignal::default();
        let views = RwSignal::default();
        let ties = Memo::new(move |_| {
            relations.track();
            claims.track();
            Version(Arc::new(history.with_untracked(|history| history.present().ties())))
        });
        let workspace = Self {
            history,
            rows: Rows::new(),
            open: RwSignal::new(None),
            save: RwSignal::new(SaveState::Saved),
            typing: RwSignal::new(0),
            steps: RwSignal::new(0),
            writable: RwSignal::new(false),
            library: RwSignal::new(Vec::new()),
            started: RwSignal::new(false),
            entities,
            relations,
            claims,
            cards,
            links,
            views,
            ties,
            desk: StoredValue::new_local(Desk::default()),
            notices,
            preferences,
        };
        provide_context(workspace);
        workspace
    }

    /// Reads the project, and runs the caller again when it changes.
    pub(crate) fn with<T>(self, read: impl FnOnce(&Project) -> T) -> T {
        self.history.with(|history| read(history.present()))
    }

    /// Reads the project as it is now, once.
    pub(crate) fn with_untracked<T>(self, read: impl FnOnce(&Project) -> T) -> T {
        self.history.with_untracked(|history| read(history.present()))
    }

    /// The entities; tells only of their own changes.
    pub(crate) fn entities(self) -> ReadSignal<Version<Table<Entity>>> {
        self.entities.read_only()
    }

    /// The relations; tells only of their own changes.
    pub(crate) fn relations(self) -> ReadSignal<Version<Table<Relation>>> {
        self.relations.read_only()
    }

    /// The claims; tells only of their own changes.
    pub(crate) fn claims(self) -> ReadSignal<Version<Table<Claim>>> {
        self.claims.read_only()
    }

    /// The cards of the methods; tells only of their own changes.
    pub(crate) fn cards(self) -> ReadSignal<Version<Table<Card>>> {
        self.cards.read_only()
    }

    /// The arrows between them; tells only of their own changes.
    pub(crate) fn links(self) -> ReadSignal<Version<Table<Link>>> {
        self.links.read_only()
    }

    /// The saved views; tells only of their own changes.
    pub(crate) fn views(self) -> ReadSignal<Version<Table<View>>> {
        self.views.read_only()
    }

    /// The tags in use, the most frequent first; to be read only where they are shown.
    pub(crate) fn tags(self) -> Vec<String> {
        self.entities.track();
        self.with_untracked(Project::tags)
    }

    /// Relations and claims of each entity; tells only of their own changes.
    pub(crate) fn ties(self) -> Memo<Version<Arc<BTreeMap<EntityId, Ties>>>> {
        self.ties
    }

    /// One entity, as it is at any time.
    pub(crate) fn entity(self, id: EntityId) -> Memo<Option<Arc<Entity>>> {
        self.row_of(|project| &project.entities, id)
    }

    /// One row, as it is at any time; tells only of its own changes.
    ///
    /// Rows that are not the very same are not compared: what changes is put anew.
    pub(crate) fn row_of<T>(
        self,
        table: fn(&Project) -> &Table<T>,
        id: T::Id,
    ) -> Memo<Option<Arc<T>>>
    where
        T: Row<Id: Send + Sync> + Send + Sync + 'static,
    {
        let changed = self.rows.watch(id.into());
        let read = move |_: Option<&_>| {
            changed.track();
            self.with_untracked(|project| table(project).get(id).cloned())
        };
        Memo::new_with_compare(read, |before, now| match (before, now) {
            (Some(Some(before)), Some(Some(now))) => !Arc::ptr_eq(before, now),
            (Some(before), Some(now)) => before.is_some() != now.is_some(),
            _ => true,
        })
    }

    /// Which project is open.
    pub(crate) fn open_id(self) -> Option<ProjectId> {
        self.open.get()
    }

    /// Which project is open, once.
    pub(crate) fn open_id_untracked(self) -> Option<ProjectId> {
        self.open.get_untracked()
    }

    /// What a copy of the open project that is taken now holds.
    pub(crate) fn copy_mark(self) -> Option<CopyMark> {
        let project = self.open_id_untracked()?;
        let seq = self.desk.with_value(|desk| {
            desk.keeper.as_ref().map_or(desk.followed, |keeper| keeper.row().seq)
        });
        Some(CopyMark { project, seq })
    }

    /// Whether a copy holds the open project as it is.
    pub(crate) fn is_as_copied(self, mark: CopyMark) -> bool {
        self.history.track();
        self.copy_mark() == Some(mark)
    }

    /// Whether a project is open.
    pub(crate) fn is_open(self) -> bool {
        self.open.with(Option::is_some)
    }

    /// Whether the workspace has looked at what was open before.
    pub(crate) fn has_started(self) -> bool {
        self.started.get()
    }

    /// Whether the open project can be changed here.
    pub(crate) fn is_writable(self) -> bool {
        self.writable.get()
    }

    /// Whether the open project can be changed here, once.
    pub(crate) fn is_writable_untracked(self) -> bool {
        self.writable.get_untracked()
    }

    /// Whether what is on screen is saved; text still being typed is not.
    pub(crate) fn save_state(self) -> SaveState {
        match self.save.get() {
            SaveState::Saved if self.typing.get() > 0 => SaveState::Saving,
            state => state,
        }
    }

    /// Every project of this browser.
    pub(crate) fn library(self) -> RwSignal<Vec<ProjectRow>> {
        self.library
    }

    /// The line of the open project in the library.
    pub(crate) fn row(self) -> Option<ProjectRow> {
        let id = self.open.get()?;
        self.library.with(|rows| rows.iter().find(|row| row.id == id).cloned())
    }

    /// The notices of the page.
    pub(crate) fn notices(self) -> Notices {
        self.notices
    }

    /// Where projects are kept, once it is open.
    pub(crate) fn storage(self) -> Option<Storage> {
        self.desk.with_value(|desk| desk.storage.clone())
    }

    /// What reads files.
    pub(crate) fn workers(self) -> Workers {
        self.desk.with_value(|desk| desk.workers.clone())
    }

    /// Changes the project; tells whether it did.
    pub(crate) fn dispatch(self, command: Command) -> bool {
        self.change(command, None, None)
    }

    /// Changes the project as one of the changes of `gesture`, which are one step of undo.
    pub(crate) fn dispatch_in(self, gesture: Gesture, command: Command) -> bool {
        self.change(command, None, Some(gesture))
    }

    /// Changes the project under a name of its own.
    pub(crate) fn dispatch_as(self, label: Label, command: Command) -> bool {
        self.change(command, Some(label), None)
    }

    fn change(self, command: Command, label: Option<Label>, gesture: Option<Gesture>) -> bool {
        if !self.may_write() {
            return false;
        }
        let change = Change { command, at: now(), label, gesture };
        let mut outcome = None;
        self.history.update(|history| outcome = Some(history.apply(change)));
        match outcome {
            Some(Ok(diff)) => {
                self.tell(&diff);
                self.keep(&diff);
                true
            }
            Some(Err(error)) => {
                let lang = self.preferences.lang();
                self.notices.warn(lang.edit_error(&error).to_owned());
                false
            }
            None => false,
        }
    }

    /// Shows another project, or the same one read anew.
    fn show(self, project: Project) {
        self.history.set(History::starting_at(project));
        self.refresh_tables();
        self.rows.tell_all();
    }

    /// Tells those who read what `diff` changed, and nobody else.
    fn tell(self, diff: &Diff) {
        self.refresh_tables();
        self.rows.tell(diff);
    }

    fn refresh_tables(self) {
        self.with_untracked(|project| {
            refresh(self.entities, &project.entities);
            refresh(self.relations, &project.relations);
            refresh(self.claims, &project.claims);
            refresh(self.cards, &project.cards);
            refresh(self.links, &project.links);
            refresh(self.views, &project.views);
        });
    }

    fn may_write(self) -> bool {
        let may = self.writable.get_untracked();
        if !may {
            self.notices.warn(self.preferences.lang().read_only_refusal().to_owned());
        }
        may
    }

    /// Goes one step back.
    pub(crate) fn undo(self) {
        self.step(History::undo);
    }

    /// Goes one step forward again.
    pub(crate) fn redo(self) {
        self.step(History::redo);
    }

    fn step(self, step: impl FnOnce(&mut History) -> Option<Diff>) {
        self.flush_drafts();
        if !self.may_write() {
            return;
        }
        let mut diff = None;
        self.history.update(|history| diff = step(history));
        if let Some(diff) = diff {
            self.tell(&diff);
            self.steps.update(|steps| *steps += 1);
            self.keep(&diff);
        }
    }

    /// How many times undo and redo have been used: text being typed before is out of date.
    pub(crate) fn steps_taken(self) -> u64 {
        self.steps.get()
    }

    /// The same, once.
    pub(crate) fn steps_taken_untracked(self) -> u64 {
        self.steps.get_untracked()
    }

    /// What the next undo would take back.
    pub(crate) fn undo_label(self) -> Option<Label> {
        self.history.with(|history| history.undo_label().cloned())
    }

    /// What the next redo would bring back.
    pub(crate) fn redo_label(self) -> Option<Label> {
        self.history.with(|history| history.redo_label().cloned())
    }

    fn keep(self, diff: &Diff) {
        if diff.is_empty() {
            return;
        }
        self.desk.with_value(|desk| {
            if let Some(keeper) = &desk.keeper {
                self.with_untracked(|project| keeper.push(diff, project, now()));
            }
        });
        self.refresh_row();
    }

    /// Brings the open project's line in the library up to date.
    fn refresh_row(self) {
        let row = self
            .desk
            .with_value(|desk| desk.keeper.as_ref().map(crate::browser::keeper::Keeper::row));
        let Some(fresh) = row else {
            return;
        };
        let stale = self.library.with_untracked(|rows| {
            rows.iter().any(|row| {
                row.id == fresh.id && (row.name != fresh.name || row.seq + 20 < fresh.seq)
            })
        });
        if stale {
            self.library.update(|rows| {
                for row in rows.iter_mut().filter(|row| row.id == fresh.id) {
                    let (backup, backup_seq, trashed) = (row.backup, row.backup_seq, row.trashed);
                    *row = ProjectRow { trashed, backup, backup_seq, ..fresh.clone() };
                }
            });
        }
    }

    /// A gesture of its own.
    pub(crate) fn new_gesture(self) -> Gesture {
        self.desk
            .try_update_value(|desk| {
                desk.last_gesture += 1;
                desk.last_gesture
            })
            .unwrap_or_default()
    }

    /// Says that a field holds text that is not dispatched yet; `flush` dispatches it.
    pub(crate) fn hold_draft(self, gesture: Gesture, flush: impl Fn() + 'static) {
        self.desk.update_value(|desk| {
            desk.drafts.insert(gesture, std::rc::Rc::new(flush));
        });
        self.count_drafts();
    }

    /// Says that a field's text has been dispatched.
    ///
    /// Tells whether it was held: a draft is dispatched once.
    pub(crate) fn drop_draft(self, gesture: Gesture) -> bool {
        let held = self.desk.try_update_value(|desk| desk.drafts.remove(&gesture).is_some());
        self.count_drafts();
        held.unwrap_or_default()
    }

    fn count_drafts(self) {
        let count = self.desk.with_value(|desk| desk.drafts.len());
        if self.typing.get_untracked() != count {
            self.typing.set(count);
        }
    }

    /// Dispatches all text that is being typed.
    pub(crate) fn flush_drafts(self) {
        let drafts: Vec<_> = self.desk.with_value(|desk| desk.drafts.values().cloned().collect());
        for flush in drafts {
            flush();
        }
    }

    /// The page's language, once.
    pub(crate) fn lang(self) -> crate::i18n::Lang {
        self.preferences.lang()
    }
}

/// Shows a table where it is another version.
fn refresh<T: Send + Sync + 'static>(shown: RwSignal<Version<Table<T>>>, table: &Table<T>)
where
    Table<T>: Clone + Send + Sync,
{
    if shown.with_untracked(|shown| !shown.0.same_version(table)) {
        shown.set(Version(table.clone()));
    }
}
