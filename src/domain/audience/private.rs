//! A copy without the private notes and what cannot stand without them.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::domain::kept::Kept;
use crate::domain::project::Project;
use crate::domain::record::RecordRef;

/// The project without its private notes, and how many claims that leaves out.
///
/// Claims about a private note and links to it go too; cards cite it no more. It leaves no tombstone: who brings the
/// copy in again must not lose the note.
pub(super) fn without_private(project: &Project) -> (Project, usize) {
    let private = project.claims.iter().filter(|(_, claim)| claim.is_private);
    let mut named = BTreeSet::new();
    named.extend(private.map(|(id, _)| RecordRef::from(id)));
    let doomed = project.doomed(&named);
    let mut next = project.clone();
    for record in &doomed {
        next.remove_raw(*record);
    }
    for (id, card) in project.cards.iter() {
        let goes = |claim| doomed.contains(&RecordRef::Claim(claim));
        if card.claims.iter().any(|claim| goes(*claim)) {
            let mut card = card.as_ref().clone();
            card.claims.retain(|claim| !goes(*claim));
            next.cards.put(id, card);
        }
    }
    for (id, kept) in project.kept.iter() {
        if may_be_private(kept) {
            next.kept.remove(id);
        }
    }
    let left_out = project.claims.len() - next.claims.len();
    (next, left_out)
}

/// Whether what was kept holds a private note that could not be read, or changes nobody can judge.
fn may_be_private(kept: &Kept) -> bool {
    kept.part == "journal" || is_private(&kept.data) || kept.extras.values().any(is_private)
}

/// Whether an object in `value` says so of itself; files nest no deeper than the parser lets them.
fn is_private(value: &Value) -> bool {
    match value {
        Value::Object(map) => {
            map.get("private").is_some_and(|flag| flag != &Value::Bool(false))
                || map.values().any(is_private)
        }
        Value::Array(items) => items.iter().any(is_private),
        _ => false,
    }
}
