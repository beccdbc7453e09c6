//! What is done to projects of the library: rename, duplicate, trash, copies.

use leptos::prelude::*;

use crate::browser::clock::{local_day, now};
use crate::browser::files;
use crate::browser::ids;
use crate::browser::locks::{Manner, acquire};
use crate::browser::storage::{Entry, ProjectRow, StorageError, read_diff};
use crate::browser::turns::turns;
use crate::domain::edit::Command;
use crate::domain::id::ProjectId;
use crate::domain::project::{Profile, Project};
use crate::format::myspot;
use crate::ui::preferences::use_preferences;
use crate::ui::workspace::{CopyMark, Workspace, load_as_writer, lock_name};

impl Workspace {
    /// Gives a project another name.
    pub(crate) async fn rename(self, id: ProjectId, name: String) {
        if self.open_id_untracked() == Some(id) {
            let profile = self.with_untracked(|project| project.profile.clone());
            self.dispatch(Command::Describe(Profile { name, ..profile }));
            // The library is read from storage: the change must be there.
            self.settle().await;
        } else if let Err(error) = self.rename_closed(id, name).await {
            self.tell_failure(&error);
        }
        self.refresh_library().await;
    }

    /// Renames a project that is not open here, as its writer for a moment.
    async fn rename_closed(self, id: ProjectId, name: String) -> Result<(), StorageError> {
        let storage = self.storage_or_lost()?;
        let lock = acquire(&lock_name(id), Manner::IfFree, || {}).await;
        if lock.is_none() {
            return Err(StorageError::Stale);
        }
        // What the last page could not journal any more goes first, at its place.
        let (loaded, mut entries) = load_as_writer(&storage, id).await?;
        let late = entries.iter().filter_map(|entry| read_diff(&entry.diff));
        let project = late.fold(loaded.project, |project, diff| project.patched(&diff));
        let profile = Profile { name, ..project.profile.clone() };
        let next = Project { profile, ..project.clone() };
        let diff = myspot::diff::write(&project.diff_to(&next));
        let seq = entries.last().map_or(loaded.seq, |entry| entry.seq) + 1;
        let entry = Entry { seq, at: now(), diff };
        let mut row = ProjectRow { seq, modified: entry.at, ..loaded.row };
        row.describe(&next);
        entries.push(entry);
        storage.append(&row, &entries).await
    }

    /// Makes a copy of a project under another name.
    pub(crate) async fn duplicate(self, id: ProjectId, name: String) {
        let copied = async {
            let storage = self.storage_or_lost()?;
            let mut project = self.whole(id).await?;
            project.profile.name = name;
            let row = ProjectRow::new(ids::fresh(), &project, now());
            storage.create(&row, &project).await
        };
        if let Err(error) = copied.await {
            self.tell_failure(&error);
        }
        self.refresh_library().await;
    }

    /// Puts a project in the trash, or takes it out.
    pub(crate) async fn set_trashed(self, id: ProjectId, trashed: bool) {
        if trashed && self.open_id_untracked() == Some(id) {
            self.close().await;
        }
        self.update_row(id, |row| row.trashed = if trashed { now() } else { 0 }).await;
    }

    /// Deletes every project of the trash for good.
    pub(crate) async fn empty_trash(self) {
        let trashed: Vec<ProjectId> = self.library().with_untracked(|rows| {
            rows.iter().filter(|row| row.trashed > 0).map(|row| row.id).collect()
        });
        for id in trashed {
            if let Err(error) = self.delete_for_good(id).await {
                self.tell_failure(&error);
            }
        }
        self.refresh_library().await;
    }

    async fn delete_for_good(self, id: ProjectId) -> Result<(), StorageError> {
        let lock = acquire(&lock_name(id), Manner::IfFree, || {}).await;
        if lock.is_none() {
            return Err(StorageError::Stale);
        }
        self.storage_or_lost()?.delete(id).await
    }

    /// Downloads the open project as one of our files, and remembers when.
    pub(crate) async fn back_up(self) {
        self.flush_drafts();
        let mark = self.copy_mark();
        let project = self.with_untracked(Project::clone);
        let (bytes, _) = myspot::write_in_turns(&project, &turns()).await;
        let name = format!("{}.json", file_name(&project));
        files::download(&name, "application/json", &bytes);
        self.note_backup(mark).await;
    }

    /// Remembers that a whole copy has just left the browser; other changes, and projects, may have come since.
    pub(crate) async fn note_backup(self, mark: Option<CopyMark>) {
        if let Some(CopyMark { project, seq }) = mark {
            self.update_row(project, |row| {
                row.backup = now();
                row.backup_seq = seq;
            })
            .await;
        }
    }

    /// Downloads every project in one file.
    pub(crate) async fn export_everything(self) {
        self.settle().await;
        let rows = self.library().get_untracked();
        let (mut texts, turns) = (Vec::new(), turns());
        for row in rows {
            match self.whole(row.id).await {
                Ok(project) => texts.push(myspot::write_in_turns(&project, &turns).await.0),
                Err(error) => self.tell_failure(&error),
            }
        }
        let bundle = myspot::library::write(&texts);
        let name = format!("mySPOT-{}.json", day_stamp());
        files::download(&name, "application/json", &bundle);
    }

    /// A project with all its changes: of the open one, those too that could not be saved.
    async fn whole(self, id: ProjectId) -> Result<Project, StorageError> {
        if self.open_id_untracked() == Some(id) {
            self.flush_drafts();
            return Ok(self.with_untracked(Project::clone));
        }
        Ok(self.storage_or_lost()?.load(id).await?.project)
    }

    async fn update_row(self, id: ProjectId, change: impl FnOnce(&mut ProjectRow)) {
        let updated = async { self.storage_or_lost()?.update_row(id, change).await };
        if let Err(error) = updated.await {
            self.tell_failure(&error);
        }
        self.refresh_library().await;
    }

    fn storage_or_lost(self) -> Result<crate::browser::storage::Storage, StorageError> {
        self.storage().ok_or(StorageError::Lost)
    }
}

/// The project's name as a file's, with the day.
pub(crate) fn file_name(project: &Project) -> String {
    format!("{}-{}", file_title(project), day_stamp())
}

/// The project's name as a file's: letters, digits and dashes.
pub(crate) fn file_title(project: &Project) -> String {
    let folded = crate::domain::text::fold(&project.profile.name);
    let plain: String =
        folded.chars().map(|sign| if sign.is_alphanumeric() { sign } else { '-' }).collect();
    let parts: Vec<&str> = plain.split('-').filter(|part| !part.is_empty()).collect();
    let name = if parts.is_empty() { "projet".to_owned() } else { parts.join("-") };
    format!("myspot-{name}")
}

fn day_stamp() -> String {
    let (year, month, day) = local_day(now());
    format!("{year}-{month:02}-{day:02}")
}

/// When the open project was last saved as a file, in words; and whether to remind of it.
pub(crate) fn backup_line(workspace: Workspace) -> (String, bool) {
    const DAY: i64 = 24 * 3600 * 1000;
    /// After so many days with changes since, the reader is reminded.
    const REMIND_DAYS: i64 = 14;
    /// A project without any copy is worth a reminder from so many changes on.
    const REMIND_CHANGES: i64 = 50;
    let lang = use_preferences().lang();
    let Some(row) = workspace.row() else {
        return (lang.last_backup_never().to_owned(), false);
    };
    if row.backup == 0 {
        return (lang.last_backup_never().to_owned(), row.seq >= REMIND_CHANGES);
    }
    let days = (now() - row.backup) / DAY;
    let when = if days == 0 { lang.today().to_owned() } else { lang.days_ago(days as usize) };
    (lang.last_backup(when), days >= REMIND_DAYS && row.seq > row.backup_seq)
}
