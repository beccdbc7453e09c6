//! The views of each method; `faces` joins them.

pub(super) mod five_whys;
pub(super) mod logframe;
pub(super) mod objective_tree;
pub(super) mod problem_tree;
pub(super) mod theory_of_change;
