//! Who reads which row: a change tells only those who read what it changed.

use std::collections::BTreeMap;

use leptos::prelude::*;
use uuid::Uuid;

use crate::domain::diff::Diff;
use crate::domain::record::Record;

/// The rows that are read at this moment.
#[derive(Clone, Copy)]
pub(super) struct Rows(StoredValue<BTreeMap<Uuid, Watched>, LocalStorage>);

struct Watched {
    changed: ArcTrigger,
    readers: usize,
}

impl Rows {
    /// No row is read yet.
    pub(super) fn new() -> Self {
        Self(StoredValue::new_local(BTreeMap::new()))
    }

    /// What tells of each change of a row; it is forgotten with the component that asked.
    pub(super) fn watch(self, id: Uuid) -> ArcTrigger {
        on_cleanup(move || self.leave(id));
        let changed = self.0.try_update_value(|rows| {
            let new = || Watched { changed: ArcTrigger::new(), readers: 0 };
            let watched = rows.entry(id).or_insert_with(new);
            watched.readers += 1;
            watched.changed.clone()
        });
        changed.unwrap_or_default()
    }

    fn leave(self, id: Uuid) {
        self.0.try_update_value(|rows| {
            if let Some(watched) = rows.get_mut(&id) {
                watched.readers -= 1;
                if watched.readers == 0 {
                    rows.remove(&id);
                }
            }
        });
    }

    /// Tells those who read a row that `diff` changed. O(n log m) for n changes and m rows read.
    pub(super) fn tell(self, diff: &Diff) {
        let put = diff.put.iter().map(Record::id);
        let touched = put.chain(diff.removed.iter().copied());
        let touched = self.0.with_value(|rows| {
            let rows = touched.filter_map(|record| rows.get(&record.uuid()));
            rows.map(|watched| watched.changed.clone()).collect::<Vec<_>>()
        });
        touched.iter().for_each(ArcTrigger::notify);
    }

    /// Tells all who read a row: the project is another one.
    pub(super) fn tell_all(self) {
        let all = self.0.with_value(|rows| {
            rows.values().map(|watched| watched.changed.clone()).collect::<Vec<_>>()
        });
        all.iter().for_each(ArcTrigger::notify);
    }
}
