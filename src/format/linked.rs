//! The file on the disk that a project is kept in: when it may be written over.

use uuid::Uuid;

use super::{Fresh, myspot};
use crate::domain::id::Millis;
use crate::domain::turns::Turns;

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
pub async fn may_replace(bytes: &[u8], turns: &Turns) -> bool {
    let mut fresh = Fresh { next_id: &mut Uuid::nil, now: 0 };
    bytes.is_empty() || myspot::read_in_turns(bytes, &mut fresh, turns).await.is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::project::Project;
    use crate::domain::turns::at_once;
    use crate::format::{EXAMPLE, first, sealed};

    fn may_take(bytes: &[u8]) -> bool {
        at_once(may_replace(bytes, &Turns::none()))
    }

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
        assert!(may_take(own.as_bytes()) && may_take(b""));
        let sealed = sealed::seal(own.as_bytes(), "une phrase", 2).unwrap();
        let old = first::write(&Project::named("x")).to_string();
        let library = myspot::library::write(&[own.clone().into_bytes()]);
        let library = String::from_utf8(library).unwrap();
        let picture = format!("<svg><metadata>{own}</metadata></svg>");
        let newer = own.replace("\"schema\":1", "\"schema\":999");
        for other in [EXAMPLE, &old, &library, &picture, &newer, "{}", "PK\u{3}\u{4}", "une note"] {
            assert!(!may_take(other.as_bytes()), "{other:.40}");
        }
        assert!(!may_take(&sealed));
    }
}
