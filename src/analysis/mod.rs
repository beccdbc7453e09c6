//! What follows from a project: derived, never saved.

pub mod finder;
pub mod listing;
pub mod search;
