//! Reading files of any known family.

use crate::format::issue::FormatError;
use crate::format::{self, EXAMPLE, Family, Fresh, Import, MAX_BYTES, myspot};
use crate::task::Outcome;

/// Reads a file from outside.
pub(super) fn run(
    name: &str,
    bytes: &[u8],
    repair: bool,
    fresh: &mut Fresh,
    progress: &mut dyn FnMut(u8),
) -> (Outcome, Vec<u8>) {
    let (size, limit) = (bytes.len() as u64, MAX_BYTES as u64);
    if size > limit {
        return (Outcome::Refused(FormatError::TooLarge { bytes: size, limit }), Vec::new());
    }
    progress(5);
    match format::read(name, bytes, repair, fresh) {
        Ok(Import { family, project, issues, mojibake }) => {
            progress(70);
            let bytes = myspot::write(&project).into_bytes();
            progress(100);
            (Outcome::Read { family: family.key().to_owned(), issues, mojibake }, bytes)
        }
        Err(error) => (Outcome::Refused(error), Vec::new()),
    }
}

/// Reads the example.
pub(super) fn example(fresh: &mut Fresh, progress: &mut dyn FnMut(u8)) -> (Outcome, Vec<u8>) {
    run("pgo-2016.json", EXAMPLE.as_bytes(), false, fresh, progress)
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
    use uuid::Uuid;

    use super::*;
    use crate::task::{self, Task};

    fn read_file(bytes: &[u8], progress: &mut dyn FnMut(u8)) -> (Outcome, Vec<u8>) {
        let task = Task::ReadFile { name: "x".into(), repair: false, now: 1 };
        task::files(&task, bytes, progress, &mut counted())
    }

    fn counted() -> impl FnMut() -> Uuid {
        let mut n = 0;
        move || {
            n += 1;
            Uuid::from_u128(n)
        }
    }

    #[test]
    fn a_file_read_away_is_the_file_read_here() {
        let mut percents = Vec::new();
        let (outcome, bytes) = read_file(EXAMPLE.as_bytes(), &mut |percent| percents.push(percent));
        assert!(matches!(outcome, Outcome::Read { mojibake: 0, .. }));
        assert_eq!(percents.last(), Some(&100));
        let mut fresh = Fresh { next_id: &mut counted(), now: 1 };
        let project = format::read_own(&bytes, &mut fresh).unwrap().project;
        assert_eq!(project.entities.len(), 50);
    }

    #[test]
    fn the_example_needs_no_bytes() {
        let task = Task::ReadExample { now: 1 };
        let (outcome, bytes) = task::files(&task, &[], &mut |_| {}, &mut counted());
        assert!(matches!(outcome, Outcome::Read { family, .. } if family == "first"));
        assert!(!bytes.is_empty());
    }

    #[test]
    fn the_size_is_limited_for_files_from_outside_alone() {
        let mut bytes = " ".repeat(MAX_BYTES + 1).into_bytes();
        let (outcome, _) = read_file(&bytes, &mut |_| {});
        assert!(matches!(outcome, Outcome::Refused(FormatError::TooLarge { .. })));
        bytes.extend_from_slice(br#"{"format":"myspot"}"#);
        let mut fresh = Fresh { next_id: &mut counted(), now: 1 };
        assert!(format::read_own(&bytes, &mut fresh).is_ok());
    }

    #[test]
    fn a_refusal_travels() {
        let (outcome, bytes) = read_file(b"", &mut |_| {});
        assert_eq!((outcome, bytes.len()), (Outcome::Refused(FormatError::Empty), 0));
    }
}
