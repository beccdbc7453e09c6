//! Fresh ids.

use uuid::Uuid;

/// An id never used before; later ones sort after earlier ones.
pub fn fresh<I: From<Uuid>>() -> I {
    I::from(Uuid::now_v7())
}
