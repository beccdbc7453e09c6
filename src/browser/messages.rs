//! What the page and the worker tell each other: plain objects, bytes as buffers that are handed over.
//!
//! - worker: `{ state: READY }`, once it listens
//! - page: `{ ticket, task, bytes }`, the task as JSON
//! - worker: `{ ticket, percent }`, any number of times
//! - worker: `{ ticket, outcome, bytes }`, the outcome as JSON, once
//!
//! Where no worker can be had, the page loads the worker's module itself and leaves a function under
//! the name `tasks_here`. It is given one that takes the page's message and a function for the worker's.

use crate::task::Crew;

/// The state of a worker that listens.
pub(crate) const READY: &str = "ready";

/// The name under which a page leaves a function, to be given the one that runs the tasks of `crew`.
pub(crate) fn tasks_here(crew: Crew) -> String {
    format!("myspotTasksHere:{}", crew.key())
}
