//! Naming what was just drawn: a small form on the picture.

use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::prelude::*;

use super::state::Graph;
use crate::browser::{dom, ids};
use crate::domain::edit::Command;
use crate::domain::entities::{Entity, EntityKind};
use crate::domain::id::{EntityId, RelationId};
use crate::domain::project::Project;
use crate::domain::relations::Relation;
use crate::i18n::Lang;
use crate::ui::parts::If;
use crate::ui::preferences::{say, use_lang};

const INPUT: &str = "scene-naming";
const KINDS: &str = "scene-naming-kinds";

/// What waits for a name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Naming {
    /// Where the form stands, in pixels of the board.
    at: (f32, f32),
    what: What,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum What {
    /// An actor at a point of the picture, and the one it is to be tied to.
    Actor((f32, f32), Option<EntityId>),
    /// A relation from one actor to another.
    Tie(EntityId, EntityId),
}

impl Naming {
    /// A new actor at a place of the picture; `at` in pixels of the board.
    pub(super) fn actor(at: (f32, f32), place: (f32, f32), from: Option<EntityId>) -> Self {
        Self { at, what: What::Actor(place, from) }
    }

    /// A new relation; `at` in pixels of the board.
    pub(super) fn tie(at: (f32, f32), from: EntityId, to: EntityId) -> Self {
        Self { at, what: What::Tie(from, to) }
    }

    /// Makes what was named.
    fn make(self, graph: Graph, name: &str) {
        match self.what {
            What::Actor(place, from) => make_actor(graph, name, place, from),
            What::Tie(from, to) => {
                let id: RelationId = ids::fresh();
                let relation = Relation::new(from, name, to);
                if graph.workspace.dispatch(Command::Put((id, relation).into())) {
                    graph.choose_tie(id);
                }
            }
        }
    }
}

fn make_actor(graph: Graph, name: &str, place: (f32, f32), from: Option<EntityId>) {
    let id: EntityId = ids::fresh();
    let entity = Entity::named(name, EntityKind::default());
    let mut commands = vec![Command::Put((id, entity).into())];
    if let Some(from) = from {
        let tie: RelationId = ids::fresh();
        commands.push(Command::Put((tie, Relation::new(from, "", id)).into()));
    }
    // The entity comes first: a place must not point at nothing.
    commands.push(Command::Put(graph.places_record_with(id, place)));
    if graph.workspace.dispatch(Command::Batch(commands)) {
        graph.choose(Some(id), false);
    }
}

/// The form, where it is needed.
#[component]
pub(super) fn NamingForm(graph: Graph, naming: RwSignal<Option<Naming>>) -> impl IntoView {
    view! {
        <If when=move || naming.with(Option::is_some)>
            <Form graph naming />
        </If>
    }
}

#[component]
fn Form(graph: Graph, naming: RwSignal<Option<Naming>>) -> impl IntoView {
    let t = use_lang();
    let name = RwSignal::new(String::new());
    let is_tie = move || matches!(naming.get(), Some(Naming { what: What::Tie(..), .. }));
    let words = move || match naming.get().map(|naming| naming.what) {
        Some(What::Tie(from, to)) => graph.workspace.with_untracked(|project| {
            t.get().naming_tie(project.entity_name(from), project.entity_name(to))
        }),
        _ => t.get().naming_actor().to_owned(),
    };
    let leave = move || {
        naming.set(None);
        dom::focus("graph-picture");
    };
    let keep = move |event: SubmitEvent| {
        event.prevent_default();
        let name = name.get_untracked().trim().to_owned();
        let wish = naming.get_untracked();
        leave();
        // A relation may do without a kind, an actor not without a name.
        if let Some(wish) = wish
            && (!name.is_empty() || matches!(wish.what, What::Tie(..)))
        {
            wish.make(graph, &name);
        }
    };
    let key = move |event: KeyboardEvent| {
        event.stop_propagation();
        if event.key() == "Escape" {
            leave();
        }
    };
    let at = move |side: fn((f32, f32)) -> f32| {
        format!("{:.0}px", naming.get().map_or(0.0, |naming| side(naming.at)))
    };
    dom::focus_soon(INPUT);
    view! {
        <form
            class="scene-naming"
            style:left=move || at(|at| at.0)
            style:top=move || at(|at| at.1)
            on:submit=keep
            on:keydown=key
        >
            <label for=INPUT>{words}</label>
            <input
                id=INPUT
                class="input"
                autocomplete="off"
                list=move || is_tie().then_some(KINDS)
                prop:value=move || name.get()
                on:input=move |event| name.set(event_target_value(&event))
            />
            <datalist id=KINDS>
                {graph
                    .workspace
                    .with_untracked(Project::relation_kinds)
                    .into_iter()
                    .take(40)
                    .map(|kind| view! { <option value=kind></option> })
                    .collect_view()}
            </datalist>
            <small class="muted keys-hint">{say(t, Lang::naming_hint)}</small>
        </form>
    }
}
