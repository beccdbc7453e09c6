//! An ordered map whose clones share their rows until one of them changes.

use std::marker::PhantomData;
use std::sync::Arc;

use imbl::OrdMap;
use imbl::ordmap::DiffItem;
use uuid::Uuid;

use super::record::Record;

/// A type of row that tables hold.
///
/// All tables are one compiled map of records; this is the way in and out of it.
pub trait Row: Sized + PartialEq {
    /// What names such a row.
    type Id: Copy + Ord + From<Uuid> + Into<Uuid>;

    /// The row as a record.
    fn into_record(id: Self::Id, row: Arc<Self>) -> Record;

    /// The row in a record of its kind.
    fn of_record(record: &Record) -> Option<&Arc<Self>>;
}

/// Rows under their ids, in the order of the ids.
///
/// Cloning costs nothing; changing a row costs the logarithm of the number of rows.
#[derive(Clone, Debug)]
pub struct Table<T>(OrdMap<Uuid, Record>, PhantomData<T>);

impl<T: Row> Table<T> {
    /// The row under `id`.
    pub fn get(&self, id: T::Id) -> Option<&Arc<T>> {
        self.0.get(&id.into()).and_then(T::of_record)
    }

    /// Whether there is a row under `id`.
    pub fn contains(&self, id: T::Id) -> bool {
        self.0.contains_key(&id.into())
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
    pub fn put(&mut self, id: T::Id, row: T) {
        self.put_shared(id, Arc::new(row));
    }

    /// Puts a row that may be shared with another version.
    pub fn put_shared(&mut self, id: T::Id, row: Arc<T>) {
        self.0.insert(id.into(), T::into_record(id, row));
    }

    /// Takes the row under `id` away, and tells whether there was one.
    pub fn remove(&mut self, id: T::Id) -> bool {
        self.0.remove(&id.into()).is_some()
    }

    /// The rows with their ids, in the order of the ids.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (T::Id, &Arc<T>)> {
        self.0.iter().filter_map(|(id, record)| Some((T::Id::from(*id), T::of_record(record)?)))
    }

    /// The ids, in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = T::Id> {
        self.0.keys().map(|id| T::Id::from(*id))
    }
}

impl<T> Table<T> {
    /// The rows as records, in the order of their ids.
    pub fn records(&self) -> impl Iterator<Item = &Record> {
        self.0.values()
    }

    /// Whether both are the same version, without looking at the rows.
    pub fn same_version(&self, other: &Self) -> bool {
        self.0.ptr_eq(&other.0)
    }

    /// The records that are new or different in `next`, and those that are gone from it.
    ///
    /// Shared rows are not looked at.
    pub fn changes_to(&self, next: &Self) -> (Vec<Record>, Vec<Record>) {
        changes(&self.0, &next.0)
    }
}

/// What `after` puts and what it removes; one compiled form for all tables.
fn changes(
    before: &OrdMap<Uuid, Record>,
    after: &OrdMap<Uuid, Record>,
) -> (Vec<Record>, Vec<Record>) {
    let (mut put, mut removed) = (Vec::new(), Vec::new());
    if before.ptr_eq(after) {
        return (put, removed);
    }
    for item in before.diff(after) {
        match item {
            DiffItem::Add(_, record) => put.push(record.clone()),
            DiffItem::Update { old, new } if old.1 != new.1 => put.push(new.1.clone()),
            DiffItem::Update { .. } => {}
            DiffItem::Remove(_, record) => removed.push(record.clone()),
        }
    }
    (put, removed)
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self(OrdMap::new(), PhantomData)
    }
}

impl<T> PartialEq for Table<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0.ptr_eq(&other.0) || same_rows(&self.0, &other.0)
    }
}

fn same_rows(a: &OrdMap<Uuid, Record>, b: &OrdMap<Uuid, Record>) -> bool {
    a.len() == b.len() && a.iter().zip(b.iter()).all(|(a, b)| a == b)
}

#[cfg(test)]
mod tests {
    use super::super::entities::{Entity, EntityKind};
    use super::super::samples::entity_id;
    use super::*;

    fn table(rows: &[(u128, &str)]) -> Table<Entity> {
        let mut table = Table::default();
        for (n, name) in rows {
            table.put(entity_id(*n), Entity::named(name, EntityKind::Person));
        }
        table
    }

    #[track_caller]
    fn check(before: &[(u128, &str)], after: &[(u128, &str)], put: &[u128], removed: &[u128]) {
        let (is_put, is_removed) = table(before).changes_to(&table(after));
        let ids = |records: Vec<Record>| records.iter().map(Record::id).collect::<Vec<_>>();
        let named = |ids: &[u128]| ids.iter().map(|n| entity_id(*n).into()).collect::<Vec<_>>();
        assert_eq!((ids(is_put), ids(is_removed)), (named(put), named(removed)));
    }

    #[test]
    fn changes_name_the_rows_that_differ() {
        check(&[], &[], &[], &[]);
        check(&[(1, "a")], &[(1, "a")], &[], &[]);
        check(&[(1, "a"), (2, "b")], &[(1, "a"), (2, "c"), (3, "d")], &[2, 3], &[]);
        check(&[(1, "a"), (2, "b")], &[(2, "b")], &[], &[1]);
    }

    #[test]
    fn versions_share_their_rows() {
        let first = table(&[(1, "a"), (2, "b")]);
        let mut second = first.clone();
        second.put(entity_id(2), Entity::named("c", EntityKind::Person));
        assert!(Arc::ptr_eq(first.get(entity_id(1)).unwrap(), second.get(entity_id(1)).unwrap()));
        assert_eq!(first.get(entity_id(2)).unwrap().name, "b");
    }
}
