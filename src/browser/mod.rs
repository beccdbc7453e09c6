//! The only room that names the browser.

pub mod arrival;
pub mod channel;
pub mod clock;
pub mod disk;
pub mod dom;
pub mod drag;
pub mod files;
pub mod frames;
pub mod ids;
pub mod keeper;
pub mod locks;
mod messages;
#[cfg(feature = "ui")]
pub mod preferences;
pub mod reflect;
pub mod scene;
pub mod selection;
pub mod storage;
pub mod tail;
pub mod timeline_scene;
pub mod turns;
#[cfg(feature = "ui")]
pub mod worker;
#[cfg(feature = "worker")]
pub mod worker_side;
