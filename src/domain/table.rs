//! An ordered map whose clones share their rows until one of them changes.

use std::sync::Arc;

use imbl::OrdMap;
use imbl::ordmap::DiffItem;

/// Rows under their ids, in the order of the ids.
///
/// Cloning costs nothing; changing a row costs the logarithm of the number of rows.
#[derive(Clone, Debug)]
pub struct Table<I: Ord + Copy, T>(OrdMap<I, Arc<T>>);

/// What became of one row between two versions of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum RowChange<T> {
    /// The row is new.
    Added(Arc<T>),
    /// The row was there and is different now.
    Changed(Arc<T>, Arc<T>),
    /// The row is gone.
    Removed(Arc<T>),
}

impl<I: Ord + Copy, T> Table<I, T> {
    /// The row under `id`.
    pub fn get(&self, id: I) -> Option<&Arc<T>> {
        self.0.get(&id)
    }

    /// Whether there is a row under `id`.
    pub fn contains(&self, id: I) -> bool {
        self.0.contains_key(&id)
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Puts `row` under `id`, in the place of the one that was there.
    pub fn put(&mut self, id: I, row: T) {
        self.0.insert(id, Arc::new(row));
    }

    /// Puts a row that may be shared with another version.
    pub fn put_shared(&mut self, id: I, row: Arc<T>) {
        self.0.insert(id, row);
    }

    /// Takes the row under `id` away, and tells whether there was one.
    pub fn remove(&mut self, id: I) -> bool {
        self.0.remove(&id).is_some()
    }

    /// The rows with their ids, in the order of the ids.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (I, &Arc<T>)> {
        self.0.iter().map(|(id, row)| (*id, row))
    }

    /// The ids, in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = I> {
        self.0.keys().copied()
    }

    /// Whether both are the same version, without looking at the rows.
    pub fn same_version(&self, other: &Self) -> bool {
        self.0.ptr_eq(&other.0)
    }
}

impl<I: Ord + Copy, T: PartialEq> Table<I, T> {
    /// What changed from this version to `next`; shared rows are not looked at.
    pub fn changes_to(&self, next: &Self) -> Vec<(I, RowChange<T>)> {
        if self.same_version(next) {
            return Vec::new();
        }
        let changes = self.0.diff(&next.0).filter_map(|item| match item {
            DiffItem::Add(id, row) => Some((*id, RowChange::Added(row.clone()))),
            DiffItem::Update { old, new } => (!Arc::ptr_eq(old.1, new.1) && old.1 != new.1)
                .then(|| (*old.0, RowChange::Changed(old.1.clone(), new.1.clone()))),
            DiffItem::Remove(id, row) => Some((*id, RowChange::Removed(row.clone()))),
        });
        changes.collect()
    }
}

impl<I: Ord + Copy, T> Default for Table<I, T> {
    fn default() -> Self {
        Self(OrdMap::new())
    }
}

impl<I: Ord + Copy, T: PartialEq> PartialEq for Table<I, T> {
    fn eq(&self, other: &Self) -> bool {
        self.same_version(other)
            || (self.len() == other.len()
                && self
                    .iter()
                    .zip(other.iter())
                    .all(|((i, a), (j, b))| i == j && (Arc::ptr_eq(a, b) || a == b)))
    }
}

impl<I: Ord + Copy, T> FromIterator<(I, T)> for Table<I, T> {
    fn from_iter<R: IntoIterator<Item = (I, T)>>(rows: R) -> Self {
        Self(rows.into_iter().map(|(id, row)| (id, Arc::new(row))).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[(u32, &'static str)]) -> Table<u32, &'static str> {
        rows.iter().copied().collect()
    }

    #[track_caller]
    fn check(before: &[(u32, &'static str)], after: &[(u32, &'static str)], expect: &[u32]) {
        let changed: Vec<u32> =
            table(before).changes_to(&table(after)).into_iter().map(|(id, _)| id).collect();
        assert_eq!(changed, expect);
    }

    #[test]
    fn changes_name_the_rows_that_differ() {
        check(&[], &[], &[]);
        check(&[(1, "a")], &[(1, "a")], &[]);
        check(&[(1, "a"), (2, "b")], &[(1, "a"), (2, "c"), (3, "d")], &[2, 3]);
        check(&[(1, "a"), (2, "b")], &[(2, "b")], &[1]);
    }

    #[test]
    fn versions_share_their_rows() {
        let first = table(&[(1, "a"), (2, "b")]);
        let mut second = first.clone();
        second.put(2, "c");
        assert!(Arc::ptr_eq(first.get(1).unwrap(), second.get(1).unwrap()));
        assert_eq!(first.get(2).unwrap().as_ref(), &"b");
    }
}
