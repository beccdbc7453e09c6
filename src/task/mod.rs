//! Long work as data: posted to the worker by the page, or run in place when there is none.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::id::Millis;
use crate::format::issue::{FormatError, Issue};
use crate::format::{self, Family, Fresh, Import, MAX_BYTES, myspot};

/// Work too long for the page's own thread. Bytes travel beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Task {
    /// Reads a file of any known family.
    ReadFile {
        /// Its name.
        name: String,
        /// Whether to mend mojibake first.
        repair: bool,
        /// Now.
        now: Millis,
    },
}

/// What a task gave. Bytes travel beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// A file was read; the bytes are its content as one of our files.
    Read {
        /// "myspot", "first" or "aegis".
        family: String,
        /// What could not be read, or not quite.
        issues: Vec<Issue>,
        /// How many texts look like mojibake.
        mojibake: usize,
    },
    /// A file gave nothing.
    Refused(FormatError),
}

/// Something the worker says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Report {
    /// How much is done, in percent.
    Progress(u8),
    /// It is finished.
    Done(Outcome),
}

/// Runs `task` on `bytes`; `progress` is told percents, `next_id` gives ids never used before.
pub fn run(
    task: &Task,
    bytes: &[u8],
    progress: &mut dyn FnMut(u8),
    next_id: &mut dyn FnMut() -> Uuid,
) -> (Outcome, Vec<u8>) {
    let Task::ReadFile { name, repair, now } = task;
    let (size, limit) = (bytes.len() as u64, MAX_BYTES as u64);
    if size > limit {
        return (Outcome::Refused(FormatError::TooLarge { bytes: size, limit }), Vec::new());
    }
    progress(5);
    let mut fresh = Fresh { next_id, now: *now };
    match format::read(name, bytes, *repair, &mut fresh) {
        Ok(Import { family, project, issues, mojibake }) => {
            progress(70);
            let bytes = myspot::write(&project).into_bytes();
            progress(100);
            (Outcome::Read { family: family.key().to_owned(), issues, mojibake }, bytes)
        }
        Err(error) => (Outcome::Refused(error), Vec::new()),
    }
}

impl Family {
    /// The key under which the family travels.
    pub fn key(self) -> &'static str {
        match self {
            Self::MySpot => "myspot",
            Self::First => "first",
            Self::Aegis => "aegis",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_read_away_is_the_file_read_here() {
        let mut n = 0;
        let mut next_id = || {
            n += 1;
            Uuid::from_u128(n)
        };
        let task = Task::ReadFile { name: "example.json".into(), repair: false, now: 1 };
        let mut percents = Vec::new();
        let example = format::EXAMPLE.as_bytes();
        let (outcome, bytes) =
            run(&task, example, &mut |percent| percents.push(percent), &mut next_id);
        assert!(matches!(outcome, Outcome::Read { mojibake: 0, .. }));
        assert_eq!(percents.last(), Some(&100));
        let mut fresh = Fresh { next_id: &mut next_id, now: 1 };
        let project = format::read("x", &bytes, false, &mut fresh).unwrap().project;
        assert_eq!(project.entities.len(), 50);
    }

    #[test]
    fn the_size_is_limited_for_files_from_outside_alone() {
        let bytes = " ".repeat(MAX_BYTES + 1).into_bytes();
        let task = Task::ReadFile { name: "x".into(), repair: false, now: 1 };
        let (outcome, _) = run(&task, &bytes, &mut |_| {}, &mut Uuid::nil);
        assert!(matches!(outcome, Outcome::Refused(FormatError::TooLarge { .. })));
        let mut fresh = Fresh { next_id: &mut Uuid::nil, now: 1 };
        let mut large = bytes;
        large.extend_from_slice(br#"{"format":"myspot"}"#);
        assert!(format::read("x", &large, false, &mut fresh).is_ok());
    }

    #[test]
    fn a_refusal_travels() {
        let task = Task::ReadFile { name: "x".into(), repair: false, now: 1 };
        let (outcome, bytes) = run(&task, b"", &mut |_| {}, &mut Uuid::nil);
        assert_eq!((outcome, bytes.len()), (Outcome::Refused(FormatError::Empty), 0));
    }
}
