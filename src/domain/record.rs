//! What all records share: references across tables, dates of change, unknown keys.

use std::sync::Arc;

use serde_json::{Map, Value};
use uuid::Uuid;

use super::cards::Card;
use super::claims::Claim;
use super::entities::Entity;
use super::id::{CardId, ClaimId, EntityId, KeptId, LinkId, Millis, RelationId, ViewId};
use super::kept::Kept;
use super::links::Link;
use super::relations::Relation;
use super::table::Row;
use super::views::View;

/// Keys and values kept as a file wrote them, sorted by key.
pub type Extras = Map<String, Value>;

/// When a record was made and last changed: what a three-way merge asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// When it was made.
    pub created: Millis,
    /// When it last changed.
    pub modified: Millis,
    /// How many times it changed.
    pub version: u32,
}

/// Calls `$with!` with every kind of record: variant, type, id type, table.
macro_rules! for_each_record_kind {
    ($with:ident) => {
        $with! {
            Entity(EntityId) in entities,
            Relation(RelationId) in relations,
            Claim(ClaimId) in claims,
            Card(CardId) in cards,
            Link(LinkId) in links,
            View(ViewId) in views,
            Kept(KeptId) in kept,
        }
    };
}
pub(crate) use for_each_record_kind;

macro_rules! define_records {
    ($($kind:ident($id:ident) in $table:ident,)*) => {
        /// Names a record of any kind.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum RecordRef {$(
            #[doc = concat!("A row of `", stringify!($table), "`.")]
            $kind($id),
        )*}

        /// A record of any kind, with its id.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Record {$(
            #[doc = concat!("A row of `", stringify!($table), "`.")]
            $kind($id, Arc<$kind>),
        )*}

        impl RecordRef {
            /// The id without its kind.
            pub fn uuid(self) -> Uuid {
                match self {$( Self::$kind(id) => id.0, )*}
            }
        }

        impl Record {
            /// The record's own reference.
            pub fn id(&self) -> RecordRef {
                match self {$( Self::$kind(id, _) => RecordRef::$kind(*id), )*}
            }

            /// When it was made and last changed.
            pub fn meta(&self) -> Meta {
                match self {$( Self::$kind(_, row) => row.meta, )*}
            }

            /// The same record with other dates of change.
            #[must_use]
            pub fn with_meta(mut self, meta: Meta) -> Self {
                match &mut self {$( Self::$kind(_, row) => Arc::make_mut(row).meta = meta, )*}
                self
            }
        }

        $(
            impl From<$id> for RecordRef {
                fn from(id: $id) -> Self {
                    Self::$kind(id)
                }
            }

            impl Row for $kind {
                type Id = $id;

                fn into_record(id: $id, row: Arc<Self>) -> Record {
                    Record::$kind(id, row)
                }

                fn of_record(record: &Record) -> Option<&Arc<Self>> {
                    match record {
                        Record::$kind(_, row) => Some(row),
                        _ => None,
                    }
                }
            }

            impl From<($id, $kind)> for Record {
                fn from((id, row): ($id, $kind)) -> Self {
                    Self::$kind(id, Arc::new(row))
                }
            }
        )*
    };
}
for_each_record_kind!(define_records);

impl RecordRef {
    /// The entity, if it is one.
    pub fn entity(self) -> Option<EntityId> {
        match self {
            Self::Entity(id) => Some(id),
            _ => None,
        }
    }

    /// The relation, if it is one.
    pub fn relation(self) -> Option<RelationId> {
        match self {
            Self::Relation(id) => Some(id),
            _ => None,
        }
    }
}
