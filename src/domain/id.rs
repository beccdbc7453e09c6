//! Typed ids, so that a relation's id cannot be passed for an entity's.

use std::fmt;

use uuid::Uuid;

macro_rules! id_types {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub Uuid);

        impl $name {
            /// The id written as `text`, if it is one.
            pub fn read(text: &str) -> Option<Self> {
                Uuid::try_parse(text.trim()).ok().map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl From<Uuid> for $name {
            fn from(uuid: Uuid) -> Self {
                Self(uuid)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }
    )*};
}

id_types! {
    /// Identifies a project.
    ProjectId
    /// Identifies a person, an organisation, a place, an event, an object or a document.
    EntityId
    /// Identifies a tie from one entity to another.
    RelationId
    /// Identifies something said about a record.
    ClaimId
    /// Identifies a box of a strategy method.
    CardId
    /// Identifies a typed arrow between records of the methods.
    LinkId
    /// Identifies a saved view.
    ViewId
    /// Identifies data of an older file that is kept until a tool reads it.
    KeptId
    /// Identifies one change of a project.
    ChangeId
}

/// A moment, in milliseconds since 1970-01-01 UTC.
pub type Millis = i64;
