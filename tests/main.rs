//! Promises of the whole crate.
mod boundaries;
