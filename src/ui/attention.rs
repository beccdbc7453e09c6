//! What the reader attends to, whatever the page: the actors that are chosen, the time that is read, the objective whose positions are shown, the way that is to be shown, whether a guided path is under way.

use leptos::prelude::*;

use crate::analysis::access::Way;
use crate::analysis::network::Days;
use crate::browser::preferences;
use crate::domain::id::{CardId, EntityId};
use crate::ui::workspace::Workspace;

/// Shared by the map and the line of time: what is chosen on one is chosen on the other.
#[derive(Clone, Copy)]
pub(crate) struct Attention {
    /// The chosen actors and events, in the order in which they were chosen.
    pub(crate) chosen: RwSignal<Vec<EntityId>>,
    /// The days that are read; none when it is all of time.
    pub(crate) period: RwSignal<Option<Days>>,
    /// The objective on which the map shows where actors stand; none when it shows where they stand on the whole.
    pub(crate) objective: RwSignal<Option<CardId>>,
    /// A way to a target that the map shows next; the map takes it.
    pub(crate) way: RwSignal<Option<Way>>,
    /// Whether a group is on a guided path; which one is known to the part that draws it.
    pub(crate) walking: RwSignal<bool>,
}

impl Attention {
    /// Puts it in the context; another project has attention of its own.
    pub(crate) fn provide(workspace: Workspace) {
        let attention = Self {
            chosen: RwSignal::new(Vec::new()),
            period: RwSignal::new(None),
            objective: RwSignal::new(None),
            way: RwSignal::new(None),
            walking: RwSignal::new(preferences::has_walk()),
        };
        Effect::new(move |before: Option<_>| {
            let open = workspace.open_id();
            if before.is_some_and(|before| before != open) {
                attention.chosen.set(Vec::new());
                attention.period.set(None);
                attention.objective.set(None);
                attention.way.set(None);
            }
            open
        });
        provide_context(attention);
    }
}

/// What the reader attends to.
pub(crate) fn use_attention() -> Attention {
    expect_context()
}
