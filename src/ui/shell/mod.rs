//! What is on every screen: the rail, the bar, the banners.

mod banners;
mod bar;
mod rail;

pub(crate) use banners::Banners;
pub(crate) use bar::TopBar;
pub(crate) use rail::{PLACES, Rail};
