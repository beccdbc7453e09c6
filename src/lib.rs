//! mySPOT: an external brain for collective action, in one page that never talks to a server.
//!
//! Where to start: `domain::project` is what a project is, `domain::edit` how it changes,
//! `format` how it is written down, `ui::app` what people see.

/// What follows from a project: derived, never saved.
pub mod analysis;
/// The only rooms that name the browser: storage, files, worker, locks, clock.
#[cfg(feature = "browser")]
pub mod browser;
/// What is true of a project: no I/O, no clock, no randomness, no words for users.
pub mod domain;
/// Bytes to project and back; pure.
pub mod format;
/// Every word on screen, in French and English.
pub mod i18n;
/// Long work as data.
pub mod task;
/// The shell, drawn with Leptos.
#[cfg(feature = "ui")]
pub mod ui;
