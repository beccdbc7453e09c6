//! Cards joined by arrows, read as trees: the outline, what a key does to it, and the drawing of the same cards.

pub mod moves;
pub mod outline;
pub mod picture;
