//! The map recoloured by where actors stand on one objective: what it says, and the way back.

use leptos::prelude::*;
use leptos_router::components::A;

use super::board::HOST;
use super::state::Graph;
use crate::browser::dom;
use crate::domain::id::EntityId;
use crate::i18n::Lang;
use crate::ui::parts::{Button, If};
use crate::ui::preferences::{label, use_lang};
use crate::ui::strategy::card_address;

impl Graph {
    /// Where an actor stands on the objective that is shown, in words; none when none is shown.
    pub(super) fn position_told(self, id: EntityId, t: Lang) -> Option<String> {
        self.positions.with(|positions| {
            positions.as_ref().map(|known| t.position_here(known.0.get(&id).copied()))
        })
    }
}

/// The objective whose positions are shown, how many are known, and the button that leaves it.
#[component]
pub(super) fn OnObjective(graph: Graph) -> impl IntoView {
    let t = use_lang();
    let workspace = graph.workspace;
    let objective = move || graph.objective.get();
    let name = move || {
        let title = objective().map(|id| workspace.with(|project| project.title(id.into())));
        t.get().positions_on(title.unwrap_or_default())
    };
    let address = move || {
        let path = objective().map(|id| workspace.with(|project| card_address(project, id)));
        dom::address(&path.unwrap_or_default())
    };
    let told = move || match graph.picture.with(|picture| picture.0.placed()) {
        (0, _) => t.get().positions_none().to_owned(),
        (some, all) => t.get().positions_placed(some, all),
    };
    let leave = move |()| {
        graph.objective.set(None);
        graph.said.set(t.get_untracked().positions_left().to_owned());
        dom::focus_soon(HOST);
    };
    view! {
        <If when=move || graph.positions.with(Option::is_some)>
            <section class="scene-objective" aria-label=name>
                <p>
                    <A href=address>{name}</A>
                </p>
                <p>{told}</p>
                <Button label=label(t, Lang::positions_leave) on_press=leave />
            </section>
        </If>
    }
}
