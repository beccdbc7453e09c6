//! The library where storage is blocked: it lives as long as the page.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::{Entry, ProjectRow, Snapshot, StorageError};
use crate::domain::id::ProjectId;

/// Projects of this page alone.
#[derive(Debug, Default)]
pub struct Memory(RefCell<BTreeMap<ProjectId, Shelf>>);

#[derive(Debug)]
struct Shelf {
    row: ProjectRow,
    snapshot: Snapshot,
    entries: Vec<Entry>,
}

impl Memory {
    pub(super) fn library(&self) -> Vec<ProjectRow> {
        self.0.borrow().values().map(|shelf| shelf.row.clone()).collect()
    }

    pub(super) fn create(&self, row: &ProjectRow, snapshot: Snapshot) {
        let shelf = Shelf { row: row.clone(), snapshot, entries: Vec::new() };
        self.0.borrow_mut().insert(row.id, shelf);
    }

    pub(super) fn parts(
        &self,
        id: ProjectId,
    ) -> Result<(ProjectRow, Vec<Snapshot>, Vec<Entry>), StorageError> {
        let shelves = self.0.borrow();
        let shelf = shelves.get(&id).ok_or(StorageError::Gone)?;
        Ok((shelf.row.clone(), vec![shelf.snapshot.clone()], shelf.entries.clone()))
    }

    pub(super) fn append(&self, row: &ProjectRow, entries: &[Entry]) -> Result<(), StorageError> {
        self.change(row.id, |shelf| {
            shelf.entries.extend_from_slice(entries);
            shelf.row = row.clone();
        })
    }

    pub(super) fn snapshot(
        &self,
        row: &ProjectRow,
        snapshot: Snapshot,
    ) -> Result<(), StorageError> {
        self.change(row.id, |shelf| {
            shelf.entries.retain(|entry| entry.seq > snapshot.seq);
            shelf.snapshot = snapshot;
        })
    }

    pub(super) fn update_row(
        &self,
        id: ProjectId,
        change: impl FnOnce(&mut ProjectRow),
    ) -> Result<(), StorageError> {
        self.change(id, |shelf| change(&mut shelf.row))
    }

    pub(super) fn delete(&self, id: ProjectId) {
        self.0.borrow_mut().remove(&id);
    }

    fn change(&self, id: ProjectId, change: impl FnOnce(&mut Shelf)) -> Result<(), StorageError> {
        let mut shelves = self.0.borrow_mut();
        shelves.get_mut(&id).map(change).ok_or(StorageError::Gone)
    }
}
