//! The difference of two versions: what the journal stores and what followers apply.

use super::id::Millis;
use super::project::{Profile, Project};
use super::record::{Record, RecordRef, for_each_record_kind};

/// What changed from one version to another.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Diff {
    /// The new profile, if it changed.
    pub profile: Option<Profile>,
    /// Records that are new or different, as they are now.
    pub put: Vec<Record>,
    /// Records that are gone.
    pub removed: Vec<RecordRef>,
    /// Tombstones that are new, different (`Some`) or gone (`None`).
    pub tombstones: Vec<(RecordRef, Option<Millis>)>,
}

impl Diff {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self == &Self::default()
    }

    fn take(&mut self, (put, removed): (Vec<Record>, Vec<Record>)) {
        self.put.extend(put);
        self.removed.extend(removed.iter().map(Record::id));
    }
}

macro_rules! diff_tables {
    ($($kind:ident($id:ident) in $table:ident,)*) => {
        fn diff_records(before: &Project, after: &Project, diff: &mut Diff) {
            $( diff.take(before.$table.changes_to(&after.$table)); )*
        }
    };
}
for_each_record_kind!(diff_tables);

impl Project {
    /// What changes from this version to `next`; costs little when they share most rows.
    pub fn diff_to(&self, next: &Self) -> Diff {
        let mut diff = Diff::default();
        if self.profile != next.profile {
            diff.profile = Some(next.profile.clone());
        }
        diff_records(self, next, &mut diff);
        diff.tombstones = self.tombstones.changes_to(&next.tombstones);
        diff
    }

    /// This version after `diff`, taken as it is: `a.patched(&a.diff_to(&b)) == b`.
    #[must_use]
    pub fn patched(&self, diff: &Diff) -> Self {
        let mut next = self.clone();
        if let Some(profile) = &diff.profile {
            next.profile = profile.clone();
        }
        for record in &diff.put {
            next.put_raw(record.clone());
        }
        for record in &diff.removed {
            next.remove_raw(*record);
        }
        for (record, at) in &diff.tombstones {
            match at {
                Some(at) => next.tombstones.put(*record, *at),
                None => next.tombstones.remove(*record),
            }
        }
        next
    }
}
