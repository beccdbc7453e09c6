//! Strategy parts that earlier versions kept whole, read at last.

use serde_json::Value;

use super::cards::Reading;
use crate::domain::edit::Command;
use crate::domain::id::KeptId;
use crate::domain::project::Project;
use crate::format::Fresh;

/// The change that makes cards of each kept `plaidoyer`, and removes it; `None` when there is none.
///
/// What it holds of a wrong shape is kept again, under the name of its section.
pub fn convert_kept(project: &Project, fresh: &mut Fresh) -> Option<Command> {
    let kept = project.kept.iter();
    let kept: Vec<(KeptId, Value)> = kept
        .filter(|(_, row)| row.part == "plaidoyer" && row.data.is_object())
        .map(|(id, row)| (id, row.data.clone()))
        .collect();
    if kept.is_empty() {
        return None;
    }
    let mut reading = Reading::of("", project.clone(), fresh);
    for (id, data) in kept {
        if let Some(row) = project.kept.get(id) {
            reading.file.clone_from(&row.file);
        }
        super::plaidoyer(&mut reading, data);
        reading.project.kept.remove(id);
    }
    Some(Command::Patch(project.diff_to(&reading.project)))
}
