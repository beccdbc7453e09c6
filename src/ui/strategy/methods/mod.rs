//! The views of the methods, one file or folder a method; `faces` joins them.

pub(super) mod action;
pub(super) mod five_whys;
mod follow;
pub(super) mod indicator;
pub(super) mod logframe;
pub(super) mod message;
pub(super) mod objective;
pub(super) mod objective_tree;
pub(super) mod pestel;
pub(super) mod problem_tree;
pub(super) mod progress;
pub(super) mod strategy;
pub(super) mod swot;
pub(super) mod target;
pub(super) mod theory_of_change;
