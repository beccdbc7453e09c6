//! The methods that lead from the map to action: what their cards hold, what follows from them, what to mind.
//!
//! One file a method. `catalogue` lists them all; a card or an arrow of an unknown key is kept and left alone.

pub mod body;
pub mod catalogue;
