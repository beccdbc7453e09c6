//! The views that methods have of their own.

pub(super) mod objective;
pub(super) mod pestel;
pub(super) mod strategy;
pub(super) mod swot;
