//! The library on this device: projects as snapshots and a journal, in IndexedDB or in memory.

mod idb;
mod memory;
mod row;

use std::rc::Rc;

use thiserror::Error;

use super::turns::turns;
use crate::domain::diff::Diff;
use crate::domain::id::{Millis, ProjectId};
use crate::domain::project::Project;
use crate::format::myspot::checksum::checksum;
use crate::format::{Fresh, myspot};
pub use row::ProjectRow;

/// The version of the database's own layout.
pub(crate) const LAYOUT: u32 = 1;

/// Why storage did not do what it was asked.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum StorageError {
    /// The device gives no more room.
    #[error("quota exceeded")]
    Quota,
    /// Another tab has taken the project over.
    #[error("another tab writes this project")]
    Stale,
    /// The project is not there any more.
    #[error("the project is gone")]
    Gone,
    /// A later version of mySPOT wrote it.
    #[error("written by a newer version")]
    Newer,
    /// The connection broke; it can be opened again.
    #[error("connection lost")]
    Lost,
    /// No snapshot of the project can be read.
    #[error("no readable snapshot")]
    Unreadable,
    /// Anything else, as the browser says it.
    #[error("{0}")]
    Other(String),
}

/// One change, as the journal keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its place in the journal; each change has the next one.
    pub seq: i64,
    /// When it was made.
    pub at: Millis,
    /// The difference it made, as JSON.
    pub diff: String,
}

/// A whole version, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// Counts up; the three latest are kept.
    pub generation: i64,
    /// The last journal entry it contains.
    pub seq: i64,
    /// The project as one of our files.
    pub bytes: Vec<u8>,
    /// Of the bytes, when they were written.
    pub checksum: String,
    /// When it was written.
    pub at: Millis,
}

/// A project as it was found.
#[derive(Debug)]
pub struct Loaded {
    /// Its line in the library.
    pub row: ProjectRow,
    /// It, as of its last journal entry.
    pub project: Project,
    /// The place of that entry.
    pub seq: i64,
    /// How many newer snapshots could not be read.
    pub skipped: usize,
    /// Whether journal entries could not be read, or are missing.
    pub torn: bool,
}

/// Where projects are kept.
#[derive(Clone, Debug)]
pub enum Storage {
    /// In the browser's database.
    Idb(Rc<idb::Idb>),
    /// Nowhere: storage is blocked, and all is gone with the page.
    Memory(Rc<memory::Memory>),
}

impl Storage {
    /// The browser's database; memory, with the reason, where that is blocked.
    pub async fn open() -> (Self, Option<StorageError>) {
        match idb::Idb::open().await {
            Ok(idb) => (Self::Idb(Rc::new(idb)), None),
            Err(error) => (Self::Memory(Rc::default()), Some(error)),
        }
    }

    /// Whether nothing stays after the page is closed.
    pub fn is_memory(&self) -> bool {
        matches!(self, Self::Memory(_))
    }

    /// Every project, the trash included.
    pub async fn library(&self) -> Result<Vec<ProjectRow>, StorageError> {
        match self {
            Self::Idb(idb) => idb.library().await,
            Self::Memory(memory) => Ok(memory.library()),
        }
    }

    /// Puts a new project in the library, with its first snapshot.
    pub async fn create(&self, row: &ProjectRow, project: &Project) -> Result<(), StorageError> {
        let (bytes, checksum) = myspot::write_in_turns(project, &turns()).await;
        let (seq, at) = (row.seq, row.modified);
        let snapshot = Snapshot { generation: 1, seq, bytes, checksum, at };
        match self {
            Self::Idb(idb) => idb.create(row, &snapshot).await,
            Self::Memory(memory) => {
                memory.create(row, snapshot);
                Ok(())
            }
        }
    }

    /// The project as of its last change: the newest snapshot that can be read, then the journal.
    pub async fn load(&self, id: ProjectId) -> Result<Loaded, StorageError> {
        let (row, snapshots, entries) = match self {
            Self::Idb(idb) => idb.parts(id).await?,
            Self::Memory(memory) => memory.parts(id)?,
        };
        assemble(row, snapshots, &entries).await
    }

    /// Makes this page the writer: changes its line's epoch, and returns it.
    pub async fn claim(&self, id: ProjectId) -> Result<i64, StorageError> {
        match self {
            Self::Idb(idb) => idb.claim(id).await,
            Self::Memory(_) => Ok(0),
        }
    }

    /// Adds entries to the journal, if this page is still the writer.
    pub async fn append(&self, row: &ProjectRow, entries: &[Entry]) -> Result<(), StorageError> {
        match self {
            Self::Idb(idb) => idb.append(row, entries).await,
            Self::Memory(memory) => memory.append(row, entries),
        }
    }

    /// Writes a snapshot, reads it back, then lets go of what three newer ones make useless.
    pub async fn snapshot(
        &self,
        row: &ProjectRow,
        project: &Project,
        at: Millis,
    ) -> Result<(), StorageError> {
        let (bytes, checksum) = myspot::write_in_turns(project, &turns()).await;
        let snapshot = Snapshot { generation: 0, seq: row.seq, bytes, checksum, at };
        match self {
            Self::Idb(idb) => idb.snapshot(row, snapshot).await,
            Self::Memory(memory) => memory.snapshot(row, snapshot),
        }
    }

    /// Changes a line of the library by `change`: its name, its trash date, its backup date.
    pub async fn update_row(
        &self,
        id: ProjectId,
        change: impl FnOnce(&mut ProjectRow),
    ) -> Result<(), StorageError> {
        match self {
            Self::Idb(idb) => idb.update_row(id, change).await,
            Self::Memory(memory) => memory.update_row(id, change),
        }
    }

    /// Deletes a project for good.
    pub async fn delete(&self, id: ProjectId) -> Result<(), StorageError> {
        match self {
            Self::Idb(idb) => idb.delete(id).await,
            Self::Memory(memory) => {
                memory.delete(id);
                Ok(())
            }
        }
    }
}

/// The newest readable of `snapshots` with the `entries` that follow it.
async fn assemble(
    row: ProjectRow,
    mut snapshots: Vec<Snapshot>,
    entries: &[Entry],
) -> Result<Loaded, StorageError> {
    if row.schema > myspot::SCHEMA as i64 {
        return Err(StorageError::Newer);
    }
    snapshots.sort_unstable_by_key(|snapshot| -snapshot.generation);
    let mut readable = None;
    for (n, snapshot) in snapshots.iter().enumerate() {
        if let Some(project) = read(snapshot).await {
            readable = Some((n, snapshot, project));
            break;
        }
    }
    let Some((skipped, snapshot, mut project)) = readable else {
        return Err(StorageError::Unreadable);
    };
    let mut seq = snapshot.seq;
    let mut torn = false;
    for entry in entries.iter().filter(|entry| entry.seq > snapshot.seq) {
        let diff = (entry.seq == seq + 1).then(|| read_diff(&entry.diff)).flatten();
        let Some(diff) = diff else {
            torn = true;
            break;
        };
        project = project.patched(&diff);
        seq = entry.seq;
    }
    let torn = torn || seq < row.seq;
    Ok(Loaded { row, project, seq, skipped, torn })
}

async fn read(snapshot: &Snapshot) -> Option<Project> {
    let turns = turns();
    if checksum(&snapshot.bytes, &turns).await != snapshot.checksum {
        return None;
    }
    let mut next_id = super::ids::fresh;
    let mut fresh = Fresh { next_id: &mut next_id, now: snapshot.at };
    let import = myspot::read_in_turns(&snapshot.bytes, &mut fresh, &turns).await;
    import.ok().map(|import| import.project)
}

/// The diff that a journal entry holds.
pub fn read_diff(text: &str) -> Option<Diff> {
    serde_json::from_str(text).ok().and_then(myspot::diff::read)
}

/// How much room the origin uses and may use, in bytes; `None` where the browser does not say.
pub async fn estimate() -> Option<(f64, f64)> {
    idb::estimate().await
}

/// Whether the browser promised not to clear the data; asks it to when `ask`.
pub async fn persisted(ask: bool) -> Option<bool> {
    idb::persisted(ask).await
}

/// Deletes everything that mySPOT keeps in this browser, and nothing else.
pub async fn erase_everything() -> Result<(), StorageError> {
    idb::erase().await?;
    super::tail::erase();
    Ok(())
}
