//! The file on the disk that a project is kept in: when it may be written over.

use uuid::Uuid;

use super::{Fresh, read_own};
use crate::domain::id::Millis;

/// Whether somebody else may have written a file since it was `known`: the reader is asked first.
///
/// A file that was never read is foreign as soon as it holds anything.
pub fn is_foreign(known: Option<Millis>, changed: Millis, size: u64) -> bool {
    match known {
        Some(known) => known != changed,
        None => size > 0,
    }
}

/// Whether one of our files may take the place of what a file holds: nothing yet, or one of our plain files.
///
/// A file of another tool, a sealed one, a picture that carries a project are more than ours would keep.
pub fn may_replace(bytes: &[u8]) -> bool {
    let mut fresh = Fresh { next_id: &mut Uuid::nil, now: 0 };
    bytes.is_empty() || read_own(bytes, &mut fresh).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::project::Project;
    use crate::format::{EXAMPLE, first, myspot, sealed};

    #[test]
    fn a_file_that_changed_either_way_is_foreign() {
        assert!(!is_foreign(Some(5), 5, 900));
        assert!(is_foreign(Some(5), 6, 900));
        assert!(is_foreign(Some(5), 4, 900), "an older version was put back");
        assert!(is_foreign(None, 5, 1));
        assert!(!is_foreign(None, 5, 0), "one that was just made is empty");
    }

    #[test]
    fn only_our_own_plain_file_is_written_over() {
        let own = myspot::write(&Project::named("x"));
        assert!(may_replace(own.as_bytes()) && may_replace(b""));
        let sealed = sealed::seal(own.as_bytes(), "une phrase", 2).unwrap();
        let old = first::write(&Project::named("x")).to_string();
        let library = myspot::library::write(std::slice::from_ref(&own));
        let picture = format!("<svg><metadata>{own}</metadata></svg>");
        let newer = own.replace("\"schema\":1", "\"schema\":999");
        for other in [EXAMPLE, &old, &library, &picture, &newer, "{}", "PK\u{3}\u{4}", "une note"] {
            assert!(!may_replace(other.as_bytes()), "{other:.40}");
        }
        assert!(!may_replace(&sealed));
    }
}
