//! The tail: changes whose journal write has not completed, in local storage.
//!
//! It outlives the end of the tab's process; the journal outlives the end of the browser's.

use serde::{Deserialize, Serialize};
use web_sys::Storage;

use crate::browser::storage::Entry;
use crate::domain::id::{Millis, ProjectId};

/// What every key of ours starts with: the origin may be shared with other sites.
pub(crate) const PREFIX: &str = "myspot:";
/// A tail has at most so many bytes: large values hold up the small ones.
const LIMIT: usize = 64 * 1024;

/// A change that may not have reached the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pending {
    /// The writer it came from.
    pub epoch: i64,
    /// Its place in the journal.
    pub seq: i64,
    /// When it was made.
    pub at: Millis,
    /// The difference it made, as JSON.
    pub diff: String,
}

impl Pending {
    /// The change as the journal keeps it.
    pub fn entry(self) -> Entry {
        Entry { seq: self.seq, at: self.at, diff: self.diff }
    }
}

/// Writes the first changes that wait for the journal, as many as there is room for, or clears the tail.
///
/// The place of the last one that is held; none when nothing is.
pub fn write<'a>(
    project: ProjectId,
    epoch: i64,
    waiting: impl Iterator<Item = &'a Entry>,
) -> Option<i64> {
    let storage = local()?;
    let key = key(project);
    let held = first_that_fit(epoch, waiting);
    let text = serde_json::to_string(&held).ok().filter(|_| !held.is_empty());
    // A tail that can't be written is no loss yet: the journal is on its way.
    let is_held = match text {
        Some(text) => storage.set_item(&key, &text).is_ok(),
        None => storage.remove_item(&key).is_ok(),
    };
    held.last().filter(|_| is_held).map(|pending| pending.seq)
}

fn first_that_fit<'a>(epoch: i64, waiting: impl Iterator<Item = &'a Entry>) -> Vec<Pending> {
    let mut size = 0;
    let fits = waiting.take_while(|entry| {
        size += entry.diff.len();
        size <= LIMIT
    });
    let pending =
        |entry: &Entry| Pending { epoch, seq: entry.seq, at: entry.at, diff: entry.diff.clone() };
    fits.map(pending).collect()
}

/// Takes the changes that wait for `project`, in order.
pub fn take(project: ProjectId) -> Vec<Pending> {
    let Some(storage) = local() else {
        return Vec::new();
    };
    let text = storage.get_item(&key(project)).ok().flatten().unwrap_or_default();
    let mut waiting: Vec<Pending> = serde_json::from_str(&text).unwrap_or_default();
    waiting.sort_unstable_by_key(|pending| (pending.epoch, pending.seq));
    waiting
}

/// Deletes every key of ours.
pub(crate) fn erase() {
    for storage in [local(), session()].into_iter().flatten() {
        let count = storage.length().unwrap_or_default();
        let keys: Vec<String> = (0..count).filter_map(|n| storage.key(n).ok().flatten()).collect();
        for key in keys.iter().filter(|key| key.starts_with(PREFIX)) {
            storage.remove_item(key).ok();
        }
    }
}

/// Only the writer has a tail, so that one key a project is enough.
fn key(project: ProjectId) -> String {
    format!("{PREFIX}tail:{project}")
}

/// Local storage, unless it is blocked.
pub(crate) fn local() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// Session storage, unless it is blocked.
pub(crate) fn session() -> Option<Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}
