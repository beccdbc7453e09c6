//! Running a task: not compiled into the page.

mod layout;
mod measure;
mod poster;
mod read_file;
mod table;
mod timeline;
mod unseal;
mod write;

use uuid::Uuid;

use super::{Outcome, Task};
use crate::analysis::report;
use crate::format::Fresh;
use crate::i18n::Lang;

/// Runs a task that computes; `progress` is told percents, `next_id` gives ids never used before.
pub fn compute(
    task: &Task,
    bytes: &[u8],
    progress: &mut dyn FnMut(u8),
    next_id: &mut dyn FnMut() -> Uuid,
) -> (Outcome, Vec<u8>) {
    match task {
        Task::Poster(order) => poster::run(order, bytes, &mut Fresh { next_id, now: 0 }),
        Task::Timeline(order) => timeline::run(order, bytes, &mut Fresh { next_id, now: 0 }),
        Task::Layout { kind, seed } => layout::run(kind, *seed, bytes, progress),
        Task::Measure { options } => {
            measure::run(bytes, |network| report::measure(network, options, progress))
        }
        Task::Robustness { options, runs, seed } => measure::run(bytes, |network| {
            report::robustness(network, options, *runs as usize, *seed, progress)
        }),
        Task::Rises { options, metric } => {
            measure::run(bytes, |network| report::rises(network, options, *metric, progress))
        }
        _ => (Outcome::Misread, Vec::new()),
    }
}

/// Runs a task that reads or writes a file; see `compute`.
pub fn files(
    task: &Task,
    bytes: &[u8],
    progress: &mut dyn FnMut(u8),
    next_id: &mut dyn FnMut() -> Uuid,
) -> (Outcome, Vec<u8>) {
    match task {
        Task::ReadFile { name, repair, together, lang, now } => {
            let lang = Lang::read(lang).unwrap_or_default();
            let (repair, together) = (*repair, *together);
            let given = read_file::Given { name, bytes, repair, together, lang };
            read_file::run(&given, &mut Fresh { next_id, now: *now }, progress)
        }
        Task::ReadExample { now } => {
            read_file::example(&mut Fresh { next_id, now: *now }, progress)
        }
        Task::ReadTable(order) => {
            table::run(order, bytes, &mut Fresh { next_id, now: order.now }, progress)
        }
        Task::Unseal { passphrase, is_old } => unseal::run(passphrase, *is_old, bytes),
        Task::Write(order) => {
            write::run(order, bytes, &mut Fresh { next_id, now: order.now }, progress)
        }
        _ => (Outcome::Misread, Vec::new()),
    }
}
