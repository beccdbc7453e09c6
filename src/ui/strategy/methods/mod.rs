//! The views of the methods, one file or folder a method; `faces` lists them.

pub(super) mod action;
mod follow;
pub(super) mod indicator;
pub(super) mod message;
pub(super) mod progress;
pub(super) mod target;
