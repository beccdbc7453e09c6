//! What is true of a project: no I/O, no clock, no randomness, no words for users.

pub mod audience;
pub mod cards;
pub mod claims;
pub mod date;
pub mod dependents;
pub mod diff;
pub mod duplicates;
pub mod edit;
pub mod entities;
pub mod history;
pub mod id;
pub mod kept;
pub mod label;
pub mod links;
pub mod merge;
pub mod method;
pub mod passphrase;
pub mod project;
pub mod quick_line;
pub mod record;
pub mod relations;
pub mod table;
pub mod text;
pub mod turns;
pub mod twins;
pub mod views;
mod words;

#[cfg(test)]
pub(crate) mod arbitrary;
#[cfg(test)]
mod properties;
#[cfg(test)]
pub(crate) mod samples;
