//! What the page remembers of its reader: saved, never undone.

use gloo_storage::{LocalStorage, SessionStorage, Storage};
use serde::{Deserialize, Serialize};

use super::tail::{local, session};
use crate::domain::id::ProjectId;
use crate::domain::method::paths::Walk;

/// The key of the preferences; its prefix keeps it apart from other sites of the origin.
const PREFERENCES: &str = "myspot:preferences";
/// The key of what was said of tables.
const RECIPES: &str = "myspot:recipes";
/// The key of the guided path that a group is on.
const WALK: &str = "myspot:walk";
/// The key of the project that is open: this tab's, and the last of any.
const OPEN: &str = "myspot:open";

/// The reader's settings, as they are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Saved {
    /// "fr" or "en"; blank for the browser's.
    pub lang: String,
    /// "light", "dark" or "contrast"; blank for the system's.
    pub theme: String,
    /// "large", "larger" or "projector"; blank for the usual.
    pub text: String,
    /// What the browser said when it was asked to keep the data: "yes", "no"; blank before.
    pub persist: String,
}

/// The settings kept in this browser; the defaults where storage is blocked.
pub fn load() -> Saved {
    // gloo-storage panics where storage is blocked.
    local().and_then(|_| LocalStorage::get(PREFERENCES).ok()).unwrap_or_default()
}

/// Keeps the settings, if the browser lets us.
pub fn save(saved: &Saved) {
    if local().is_some() {
        LocalStorage::set(PREFERENCES, saved).ok();
    }
}

/// What was said of tables, the latest first: what tells their shape, and the recipe as JSON.
pub fn recipes() -> Vec<(String, String)> {
    local().and_then(|_| LocalStorage::get(RECIPES).ok()).unwrap_or_default()
}

/// Keeps what was said of tables, if the browser lets us.
pub fn set_recipes(recipes: &[(String, String)]) {
    if local().is_some() {
        LocalStorage::set(RECIPES, recipes).ok();
    }
}

/// The guided path that a group is on.
pub fn walk() -> Option<Walk> {
    local().and_then(|_| LocalStorage::get(WALK).ok())
}

/// Whether a group is on a guided path.
pub fn has_walk() -> bool {
    local().is_some_and(|storage| storage.get_item(WALK).ok().flatten().is_some())
}

/// Remembers the guided path that a group is on, if the browser lets us.
pub fn set_walk(walk: Option<&Walk>) {
    if local().is_some() {
        match walk {
            Some(walk) => LocalStorage::set(WALK, walk).ok(),
            None => {
                LocalStorage::delete(WALK);
                None
            }
        };
    }
}

/// The project this tab had open, or else the last one that any had.
pub fn open_project() -> Option<ProjectId> {
    let here: Option<String> = session().and_then(|_| SessionStorage::get(OPEN).ok());
    let last = || local().and_then(|_| LocalStorage::get(OPEN).ok());
    here.or_else(last).and_then(|id| ProjectId::read(&id))
}

/// Remembers the project that is open.
pub fn set_open_project(id: Option<ProjectId>) {
    let (session, local) = (session().is_some(), local().is_some());
    match id {
        Some(id) => {
            if session {
                SessionStorage::set(OPEN, id.to_string()).ok();
            }
            if local {
                LocalStorage::set(OPEN, id.to_string()).ok();
            }
        }
        None => {
            if session {
                SessionStorage::delete(OPEN);
            }
            if local {
                LocalStorage::delete(OPEN);
            }
        }
    }
}
