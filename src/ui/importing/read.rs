//! Reading a file that was given: by the worker, which knows the formats.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Importing, LibraryFile, LockedFile, RawFile, ReadFile, Refusal, Stage, own_file};
use crate::browser::clock::now;
use crate::format::myspot;
use crate::task::{Outcome, Task, TaskError};

/// How a file is read.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct How {
    /// Whether broken accents are mended.
    pub(super) repair: bool,
    /// Whether the projects of a file of several become one.
    pub(super) together: bool,
}

impl Importing {
    /// Reads what is given, from now on.
    pub(super) fn read_what_is_given(self) {
        Effect::new(move |_| {
            self.given.track();
            let Some(given) = self.given.try_update_untracked(Option::take).flatten() else {
                return;
            };
            self.pasted.set(String::new());
            if self.is_current(given.turn) {
                let how = How { repair: given.repair, together: false };
                spawn_local(async move { self.read(given.file, how, given.turn).await });
            }
        });
    }

    pub(super) async fn read(self, file: RawFile, how: How, turn: u64) {
        match myspot::library::read(&file.bytes) {
            Ok(Some(projects)) => {
                let library = LibraryFile { name: file.name, ..LibraryFile::default() };
                return self.show_library(library, &projects, turn).await;
            }
            Ok(None) => {}
            Err(error) => return self.refuse(file.name, Refusal::Format(error)),
        }
        let task = Task::ReadFile {
            name: file.name.clone(),
            repair: how.repair,
            together: how.together,
            lang: self.workspace.lang().code().to_owned(),
            now: now(),
        };
        self.run(task, file, how.repair, turn).await;
    }

    /// Runs a task that reads `file`, and shows what it gave if the dialog still is about it.
    pub(super) async fn run(self, task: Task, file: RawFile, repaired: bool, turn: u64) {
        let on_progress = move |percent| {
            if self.is_current(turn) {
                self.percent.set(percent);
            }
        };
        let answer = self.workspace.workers().run(task, file.bytes.clone(), on_progress).await;
        if !self.is_current(turn) {
            return;
        }
        match answer {
            Ok((Outcome::Read { family, issues, mojibake, edits, guessed }, content)) => {
                let project = own_file(&content).await;
                if !self.is_current(turn) {
                    return;
                }
                match project {
                    Ok(project) => {
                        let read = ReadFile {
                            raw: file,
                            family,
                            project,
                            issues,
                            mojibake,
                            edits,
                            guessed: guessed.into_iter().map(Into::into).collect(),
                            repaired,
                        };
                        self.stage.set(Stage::Read(Arc::new(read)));
                    }
                    Err(error) => self.refuse(file.name, Refusal::Format(error)),
                }
            }
            Ok((Outcome::Apart { issues, mojibake }, content)) => {
                let files = myspot::library::read(&content).ok().flatten().unwrap_or_default();
                let (name, mojibake) = (file.name.clone(), (mojibake, repaired));
                let raw = Some(file);
                let library = LibraryFile { name, issues, raw, mojibake, ..LibraryFile::default() };
                self.show_library(library, &files, turn).await;
            }
            Ok((Outcome::Shaped, view)) => self.show_table(Arc::new(file), &view).await,
            Ok((Outcome::IsText, text)) => self.start_reading(file.name, &text),
            Ok((Outcome::IsLocked { is_old }, _)) => {
                let file = Arc::new(file);
                self.stage.set(Stage::Locked(LockedFile { file, is_old, error: None }));
            }
            Ok((Outcome::Refused(error), _)) => self.refuse(file.name, Refusal::Format(error)),
            Ok(_) => self.refuse(file.name, Refusal::Task(TaskError::Died)),
            Err(TaskError::Cancelled) => {}
            Err(error) => self.refuse(file.name, Refusal::Task(error)),
        }
    }

    /// A text is read in a page of its own; the files that follow wait.
    fn start_reading(self, name: String, text: &[u8]) {
        self.stage.set(Stage::Idle);
        self.open.set(false);
        self.reader.begin(name, String::from_utf8_lossy(text).into_owned());
    }

    /// Reads the same file again, otherwise.
    pub(super) fn read_again(self, file: RawFile, how: How) {
        let turn = self.show_reading(&file.name);
        spawn_local(async move { self.read(file, how, turn).await });
    }
}
