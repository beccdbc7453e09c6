//! The entities: the list, the sheet, what is done to several at once.

mod bulk;
mod claims;
mod delete;
mod details;
mod duplicates;
mod filters;
mod list;
mod page;
mod relations;
mod sheet;

pub(crate) use bulk::TagEdit;
pub(crate) use delete::DeleteDialog;
pub(crate) use details::date_words;
pub(crate) use page::EntitiesPage;
pub(crate) use relations::{AddRelation, RelationForm, RelationOf, Relations, marks_of};
pub(crate) use sheet::{KindAndStance, SheetOf};

use crate::domain::edit::Command;
use crate::domain::entities::Entity;
use crate::domain::history::Gesture;
use crate::domain::id::EntityId;
use crate::ui::workspace::Workspace;

/// Changes one entity; changes of one gesture are one step of undo.
fn edit(
    workspace: Workspace,
    id: EntityId,
    gesture: Option<Gesture>,
    change: impl FnOnce(&mut Entity),
) {
    let Some(mut entity) = workspace
        .with_untracked(|project| project.entities.get(id).map(|row| row.as_ref().clone()))
    else {
        return;
    };
    change(&mut entity);
    let command = Command::Put((id, entity).into());
    match gesture {
        Some(gesture) => workspace.dispatch_in(gesture, command),
        None => workspace.dispatch(command),
    };
}
