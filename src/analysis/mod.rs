//! What follows from a project: derived, never saved.

pub mod access;
pub mod bars;
pub mod chronology;
#[cfg(any(test, not(feature = "ui")))]
pub mod excerpt;
pub mod finder;
pub mod gauge_chart;
pub mod layout;
pub mod listing;
pub mod map;
pub mod metrics;
pub mod month;
pub mod network;
pub mod offer;
pub mod outline;
pub mod period;
pub mod picture;
pub mod positions;
pub mod preparation;
pub mod ranks;
pub mod reach;
pub mod reading;
pub mod report;
pub mod rise_chart;
#[cfg(test)]
pub(crate) mod samples;
pub mod schedule;
pub mod search;
pub mod targeting;
pub mod tracking;
pub mod tree;
pub mod watch;
pub mod way;
