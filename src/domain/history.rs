//! The project as it is now, and the versions it can go back or forward to.

use std::collections::VecDeque;
use std::mem;

use super::diff::Diff;
use super::edit::{Command, EditError};
use super::id::Millis;
use super::label::Label;
use super::project::Project;

/// A change to make: what, when, and how the undo button names it.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What to do.
    pub command: Command,
    /// When.
    pub at: Millis,
    /// How to name it; by the records it touches when `None`.
    pub label: Option<Label>,
    /// Changes in a row with the same gesture are one step of undo: typing in one field, one drag.
    pub gesture: Option<Gesture>,
}

/// Names one gesture of the user.
pub type Gesture = u64;

/// Versions of a project, from the oldest that can be gone back to.
#[derive(Debug, Default)]
pub struct History {
    past: VecDeque<Step>,
    present: Project,
    future: Vec<Step>,
}

/// The project on the other side of a change, and the change's name.
#[derive(Debug)]
struct Step {
    label: Label,
    gesture: Option<Gesture>,
    project: Project,
}

impl History {
    /// How many steps can be undone.
    pub const LIMIT: usize = 500;

    /// A history that starts at `project`.
    pub fn starting_at(project: Project) -> Self {
        Self { present: project, ..Self::default() }
    }

    /// The project as it is now.
    pub fn present(&self) -> &Project {
        &self.present
    }

    /// What the next undo would take back.
    pub fn undo_label(&self) -> Option<&Label> {
        self.past.back().map(|step| &step.label)
    }

    /// What the next redo would bring back.
    pub fn redo_label(&self) -> Option<&Label> {
        self.future.last().map(|step| &step.label)
    }

    /// Makes a change, and returns what it did; nothing is left when it does not apply.
    pub fn apply(&mut self, change: Change) -> Result<Diff, EditError> {
        let next = self.present.apply(&change.command, change.at)?;
        let diff = self.present.diff_to(&next);
        if diff.is_empty() {
            return Ok(diff);
        }
        let label = change.label.unwrap_or_else(|| Label::of(&diff, &self.present, &next));
        let before = mem::replace(&mut self.present, next);
        self.future.clear();
        let goes_on = change.gesture.is_some()
            && self.past.back().is_some_and(|step| step.gesture == change.gesture);
        if !goes_on {
            self.past.push_back(Step { label, gesture: change.gesture, project: before });
        }
        if self.past.len() > Self::LIMIT {
            self.past.pop_front();
        }
        Ok(diff)
    }

    /// Goes one step back, and returns what that did; `None` at the start.
    pub fn undo(&mut self) -> Option<Diff> {
        let mut step = self.past.pop_back()?;
        let diff = self.cross(&mut step);
        self.future.push(step);
        Some(diff)
    }

    /// Goes one step forward again, and returns what that did; `None` at the end.
    pub fn redo(&mut self) -> Option<Diff> {
        let mut step = self.future.pop()?;
        let diff = self.cross(&mut step);
        self.past.push_back(step);
        Some(diff)
    }

    /// Follows a change that another tab made: the steps of this one no longer apply.
    pub fn follow(&mut self, diff: &Diff) {
        *self = Self::starting_at(self.present.patched(diff));
    }

    fn cross(&mut self, step: &mut Step) -> Diff {
        // A gesture that was undone and redone has ended.
        step.gesture = None;
        let diff = self.present.diff_to(&step.project);
        mem::swap(&mut step.project, &mut self.present);
        diff
    }
}

#[cfg(test)]
mod tests {
    use super::super::entities::{Entity, EntityKind};
    use super::super::samples::entity_id;
    use super::*;

    fn naming(name: &str, gesture: Option<Gesture>) -> Change {
        let entity = Entity::named(name, EntityKind::Person);
        Change { command: Command::Put((entity_id(1), entity).into()), at: 1, label: None, gesture }
    }

    #[test]
    fn a_gesture_is_one_step() {
        let mut history = History::default();
        for name in ["A", "Ap", "Apr"] {
            history.apply(naming(name, Some(7))).unwrap();
        }
        history.apply(naming("April", Some(8))).unwrap();
        history.undo().unwrap();
        assert_eq!(history.present().entity_name(entity_id(1)), "Apr");
        history.undo().unwrap();
        assert_eq!(history.present(), &Project::default());
        assert!(history.undo().is_none());
    }

    #[test]
    fn what_does_not_apply_or_changes_nothing_leaves_no_step() {
        let mut history = History::default();
        assert_eq!(history.apply(naming(" ", None)), Err(EditError::BlankName));
        history.apply(naming("April", None)).unwrap();
        assert!(history.apply(naming("April", None)).unwrap().is_empty());
        history.undo().unwrap();
        assert!(history.undo_label().is_none());
    }

    #[test]
    fn a_new_change_forgets_what_was_undone() {
        let mut history = History::default();
        history.apply(naming("April", None)).unwrap();
        history.undo().unwrap();
        history.apply(naming("Framasoft", None)).unwrap();
        assert!(history.redo().is_none());
    }
}
