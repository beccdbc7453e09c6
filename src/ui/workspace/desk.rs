//! What the workspace holds of the browser: not shown, not saved.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::browser::channel::Channel;
use crate::browser::keeper::Keeper;
use crate::browser::locks::Lock;
use crate::browser::storage::Storage;
use crate::browser::worker::Workers;
use crate::domain::history::Gesture;

/// The handles of the open project.
#[derive(Default)]
pub(super) struct Desk {
    pub(super) storage: Option<Storage>,
    pub(super) keeper: Option<Keeper>,
    pub(super) lock: Option<Lock>,
    pub(super) channel: Option<Channel>,
    pub(super) workers: Workers,
    /// Text that fields hold and have not dispatched.
    pub(super) drafts: BTreeMap<Gesture, Rc<dyn Fn()>>,
    pub(super) last_gesture: Gesture,
    /// The last journal entry that a follower has.
    pub(super) followed: i64,
    /// Counts openings: what an older one still hears is dropped.
    pub(super) opening: u64,
}
