//! What the project keeps of its line of time: the events that are shown as eras, behind the others.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::domain::id::{EntityId, ViewId};
use crate::domain::project::Project;
use crate::domain::record::Record;
use crate::domain::table::Table;
use crate::domain::views::View;

/// The module that views of the line of time belong to.
pub const MODULE: &str = "timeline";

fn working(views: &Table<View>) -> Option<(ViewId, &View)> {
    let found = views.iter().find(|(_, view)| view.module == MODULE && view.name.is_empty());
    found.map(|(id, view)| (id, view.as_ref()))
}

/// The entities that are shown as eras; those that are gone are left out.
pub fn eras(project: &Project) -> BTreeSet<EntityId> {
    let body = working(&project.views).and_then(|(_, view)| view.body.get("eras"));
    let ids = body.and_then(Value::as_array).into_iter().flatten();
    let ids = ids.filter_map(Value::as_str).filter_map(EntityId::read);
    ids.filter(|id| project.entities.contains(*id)).collect()
}

/// The record that keeps these eras, to be put in the project; under `fresh` when there is none yet.
pub fn record(project: &Project, eras: &BTreeSet<EntityId>, fresh: ViewId) -> Record {
    let (id, mut view) = working(&project.views)
        .map_or_else(|| (fresh, View::default()), |(id, view)| (id, view.clone()));
    MODULE.clone_into(&mut view.module);
    let ids: Vec<String> = eras.iter().map(|id| id.0.to_string()).collect();
    if ids.is_empty() {
        view.body.remove("eras");
    } else {
        view.body.insert("eras".to_owned(), json!(ids));
    }
    (id, view).into()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::edit::Command;
    use crate::domain::samples::{entity_id, triangle};

    #[test]
    fn eras_are_kept_and_forgotten_with_their_records() {
        let project = triangle();
        let put = |project: &Project, ids: &[u128]| {
            let eras = ids.iter().map(|n| entity_id(*n)).collect();
            let record = record(project, &eras, ViewId(Uuid::from_u128(9)));
            project.apply(&Command::Put(record), 1).unwrap()
        };
        assert!(eras(&project).is_empty());
        let project = put(&project, &[1, 3]);
        assert_eq!(eras(&project), BTreeSet::from([entity_id(1), entity_id(3)]));
        let without = project.apply(&Command::Remove(vec![entity_id(1).into()]), 2).unwrap();
        assert_eq!(eras(&without), BTreeSet::from([entity_id(3)]));
        let none = put(&project, &[]);
        assert_eq!((eras(&none).len(), none.views.len()), (0, 1));
    }
}
