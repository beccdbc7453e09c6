//! The only room that names the browser.

pub mod channel;
pub mod clock;
pub mod dom;
pub mod files;
pub mod ids;
pub mod keeper;
pub mod locks;
#[cfg(feature = "ui")]
pub mod preferences;
pub mod reflect;
pub mod storage;
pub mod tail;
pub mod worker;
pub mod worker_side;
