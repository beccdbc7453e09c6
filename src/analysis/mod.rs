//! What follows from a project: derived, never saved.

pub mod listing;
pub mod search;
