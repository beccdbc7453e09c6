//! The shell, drawn with Leptos: components show and ask, the domain decides.

// The props that `#[component]` makes are `pub`, whatever the component is.
#![allow(unreachable_pub)]

mod app;
mod attention;
mod chunks;
mod commands;
mod entities;
mod exchange;
mod graph;
mod importing;
mod library;
mod missing;
mod notices;
mod palette;
mod parts;
mod preferences;
mod projects;
mod quick_add;
mod reading;
mod settings;
mod shell;
mod strategy;
mod timeline;
mod workspace;

pub use app::App;
