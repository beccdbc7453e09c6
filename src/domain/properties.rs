//! Laws that hold for any sequence of commands.

use proptest::collection::vec;
use proptest::prelude::*;

use super::arbitrary;
use super::history::History;
use super::merge::{Mode, Plan, Scope};
use super::project::Project;
use crate::format::myspot;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn undoing_everything_restores_the_start_byte_for_byte(
        start in arbitrary::project(),
        changes in vec(arbitrary::change(), 200),
    ) {
        let bytes = myspot::write(&start);
        let mut history = History::starting_at(start);
        for change in changes {
            // Commands that do not apply must leave no trace.
            history.apply(change).ok();
        }
        let end = myspot::write(history.present());
        while history.undo().is_some() {}
        prop_assert_eq!(myspot::write(history.present()), bytes);
        while history.redo().is_some() {}
        prop_assert_eq!(myspot::write(history.present()), end);
    }

    #[test]
    fn a_diff_leads_from_one_version_to_the_other(a in arbitrary::project(), b in arbitrary::project()) {
        prop_assert_eq!(a.patched(&a.diff_to(&b)), b);
    }

    #[test]
    fn the_journal_of_a_history_leads_to_its_present(changes in vec(arbitrary::change(), 0..60)) {
        let mut history = History::default();
        let mut replayed = Project::default();
        for (n, change) in changes.into_iter().enumerate() {
            let diff = if n % 7 == 6 { history.undo() } else { history.apply(change).ok() };
            if let Some(diff) = diff {
                // Replay is idempotent: a change met twice does nothing the second time.
                replayed = replayed.patched(&diff).patched(&diff);
            }
        }
        prop_assert_eq!(&replayed, history.present());
    }

    #[test]
    fn nothing_ever_points_at_nothing(changes in vec(arbitrary::change(), 0..80)) {
        let mut project = Project::default();
        for change in changes {
            if let Ok(next) = project.apply(&change.command, change.at) {
                project = next;
                prop_assert_eq!(project.dangling(), vec![]);
            }
        }
    }

    #[test]
    fn a_removal_takes_just_what_was_shown(project in arbitrary::project(), n in any::<prop::sample::Index>()) {
        prop_assume!(project.record_count() > 0);
        let record = project.records().nth(n.index(project.record_count())).map(super::record::Record::id);
        let record = record.unwrap();
        let shown = project.dependents(&[record]);
        let next = project.apply(&super::edit::Command::Remove(vec![record]), 7).unwrap();
        prop_assert_eq!(next.record_count(), project.record_count() - 1 - shown.removed.len());
        prop_assert!(shown.changed.iter().all(|changed| next.contains(*changed)));
    }

    #[test]
    fn bringing_in_one_s_own_file_changes_nothing(project in arbitrary::project()) {
        let plan = Plan::new(&project, &project, Scope::Whole);
        prop_assert_eq!(&plan.applied(&project, &project, Mode::Add, 9), &project);
        prop_assert_eq!(&plan.applied(&project, &project, Mode::Replace, 9).diff_to(&project).put, &vec![]);
    }

    #[test]
    fn a_file_brought_in_leaves_no_loose_end(a in arbitrary::project(), b in arbitrary::project()) {
        let plan = Plan::new(&a, &b, Scope::Whole);
        for mode in [Mode::Add, Mode::Merge, Mode::Replace] {
            prop_assert_eq!(plan.applied(&a, &b, mode, 9).dangling(), vec![]);
        }
    }
}
