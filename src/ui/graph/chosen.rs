//! What is chosen on the map: an actor, several, or a relation; read, changed, followed.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos_router::components::A;

use super::paths::AroundSteps;
use super::state::{Focus, Graph, Look, Panel};
use crate::analysis::outline::standing;
use crate::analysis::reach::Way;
use crate::browser::dom;
use crate::domain::edit::Command;
use crate::domain::entities::Entity;
use crate::domain::id::{EntityId, RelationId};
use crate::i18n::Lang;
use crate::ui::entities::{
    DeleteDialog, KindAndStance, RelationForm, RelationOf, Relations, SheetOf, TagEdit,
};
use crate::ui::parts::{Button, Each, IconButton, If, KindMark, StanceMark};
use crate::ui::preferences::{label, say, use_lang};

/// What is chosen, as the panel tells it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Nothing,
    Actor(EntityId),
    Several,
    Tie(RelationId),
}

#[component]
pub(super) fn Chosen(graph: Graph) -> impl IntoView {
    let t = use_lang();
    let what = Memo::new(move |_| match graph.chosen_tie.get() {
        Some(id) => What::Tie(id),
        None => graph.chosen.with(|chosen| match chosen.as_slice() {
            [] => What::Nothing,
            [id] => What::Actor(*id),
            _ => What::Several,
        }),
    });
    move || match what.get() {
        What::Nothing => view! { <p class="muted">{say(t, Lang::chosen_none)}</p> }.into_any(),
        What::Actor(id) => view! { <Actor graph id /> }.into_any(),
        What::Several => view! { <Several graph /> }.into_any(),
        What::Tie(id) => view! { <Tie graph id /> }.into_any(),
    }
}

#[component]
fn Actor(graph: Graph, id: EntityId) -> AnyView {
    let t = use_lang();
    let sheet = SheetOf::new(graph.workspace, id);
    let exists = move || sheet.entity.with(Option::is_some);
    let follow = Callback::new(move |other| graph.look_at(other));
    view! {
        <If when=exists>
            <header class="chosen-head">
                <ActorTitle graph sheet />
                <p>{move || sentence(graph, id, t.get())}</p>
            </header>
            <Actions graph />
            <KindAndStance sheet />
            <Relations sheet follow />
        </If>
        <If when=move || !exists()>
            <p class="muted">{say(t, Lang::chosen_gone)}</p>
        </If>
    }
    .into_any()
}

/// The name, which leads to the sheet, with kind and stance.
#[component]
fn ActorTitle(graph: Graph, sheet: SheetOf) -> AnyView {
    let t = use_lang();
    let position = Memo::new(move |_| graph.position_told(sheet.id, t.get()));
    let kind = Signal::derive(move || sheet.read(|entity| entity.kind.clone()));
    let stance = Signal::derive(move || sheet.read(|entity| entity.stance));
    let is = move |read: fn(&Entity) -> bool| Signal::derive(move || sheet.read(read));
    let (is_target, is_us) = (is(|entity| entity.is_target), is(|entity| entity.is_us));
    view! {
        <h3 class="chosen-name">
            <KindMark kind />
            <A
                href=dom::address(&format!("/entites/{}", sheet.id))
                attr:title=say(t, Lang::chosen_sheet)
            >
                {move || sheet.read(|entity| entity.name.clone())}
            </A>
        </h3>
        <StanceMark stance is_target is_us />
        <If when=move || position.with(Option::is_some)>
            <p>{position}</p>
        </If>
    }
    .into_any()
}

/// What ties an actor to others, or that the filters hide it.
fn sentence(graph: Graph, id: EntityId, t: Lang) -> String {
    match graph.index_of(id) {
        Some(at) => {
            let words = graph
                .prepared
                .with(|prepared| t.standing(standing(&prepared.0.network, at as u32)));
            let mut letters = words.chars();
            letters.next().map(|first| first.to_uppercase().chain(letters).collect())
        }
        None => Some(t.chosen_hidden().to_owned()),
    }
    .unwrap_or_default()
}

#[component]
fn Several(graph: Graph) -> AnyView {
    let t = use_lang();
    let workspace = graph.workspace;
    let count = move || graph.chosen.with(Vec::len);
    let ids = Signal::derive(move || graph.chosen.with(|ids| ids.iter().map(|id| id.0).collect()));
    let row = Callback::new(move |id| {
        let id = EntityId(id);
        let name = move || workspace.with(|project| project.entity_name(id).to_owned());
        view! {
            <li>
                <button type="button" class="chip" on:click=move |_| graph.look_at(id)>
                    {name}
                </button>
            </li>
        }
        .into_any()
    });
    view! {
        <h3>{move || t.get().chosen_count(count())}</h3>
        <ul class="chips chosen-names">
            <Each ids row />
        </ul>
        <Actions graph />
        <If when=move || workspace.is_writable()>
            <div class="field">
                <span class="field-label">{say(t, Lang::chosen_tags)}</span>
                <TagEdit ids=Signal::derive(move || present(graph)) />
            </div>
        </If>
        <Button
            label=label(t, Lang::chosen_none_left)
            tone="link"
            on_press=move |()| graph.choose(None, false)
        />
    }
    .into_any()
}

/// The chosen actors, those that were deleted meanwhile aside.
fn present(graph: Graph) -> Vec<EntityId> {
    let chosen = graph.chosen.get_untracked();
    graph.workspace.with_untracked(|project| {
        chosen.into_iter().filter(|id| project.entities.contains(*id)).collect()
    })
}

impl Graph {
    /// Leaves the chosen actors out of the map, until the filters bring them back.
    pub(super) fn hide_chosen(self) {
        let chosen = self.chosen.get_untracked();
        let said = self.workspace.lang().chosen_hidden_now(chosen.len());
        self.shown.update(|shown| shown.preparation.without.extend(chosen));
        self.choose(None, false);
        self.said.set(said);
    }

    /// Deletes what is chosen: a relation at once, actors after a question.
    pub(super) fn delete_chosen(self) {
        match self.chosen_tie.get_untracked() {
            Some(id) => self.remove_tie(id),
            None => self.deleting.set(present(self)),
        }
    }

    /// Deletes a relation, which undo brings back.
    pub(super) fn remove_tie(self, id: RelationId) {
        let title = self.workspace.with_untracked(|project| project.title(id.into()));
        if self.workspace.dispatch(Command::Remove(vec![id.into()])) {
            if self.chosen_tie.get_untracked() == Some(id) {
                self.chosen_tie.set(None);
            }
            self.said.set(self.workspace.lang().twin_removed(title));
        }
    }
}

/// What can be done to the chosen actors.
#[component]
fn Actions(graph: Graph) -> AnyView {
    let t = use_lang();
    let locked = move || !graph.workspace.is_writable();
    let count = move || graph.chosen.with(Vec::len);
    let pinned = Memo::new(move |_| {
        let pinned = graph.places.with(|places| places.0.pinned.clone());
        graph.chosen.with(|chosen| chosen.iter().all(|id| pinned.contains(id)))
    });
    let pin_words = Signal::derive(move || {
        let t = t.get();
        if pinned.get() { t.chosen_unpin() } else { t.chosen_pin() }.to_owned()
    });
    let pin = move |()| {
        let ids: BTreeSet<EntityId> = present(graph).into_iter().collect();
        graph.pin(&ids, !pinned.get_untracked());
    };
    let centre = move |()| {
        if let Some(id) = graph.chosen.with_untracked(|chosen| chosen.first().copied()) {
            graph.show(Look::Centre(id));
        }
    };
    let join = move |()| {
        if let [from, to] = graph.chosen.get_untracked()[..] {
            graph.focus.set(Focus::Paths(from, to, Way::Both));
            graph.open_panel(Panel::Paths);
        }
    };
    view! {
        <AroundSteps graph />
        <div class="chosen-actions">
            <If when=move || { count() == 2 }>
                <Button label=label(t, Lang::chosen_paths) on_press=join />
            </If>
            <Button label=label(t, Lang::chosen_centre) on_press=centre />
            <Button label=pin_words on_press=pin disabled=locked />
            <Button label=label(t, Lang::chosen_hide) on_press=move |()| graph.hide_chosen() />
            <Button
                label=label(t, Lang::delete)
                tone="danger"
                on_press=move |()| graph.delete_chosen()
                disabled=locked
            />
        </div>
    }
    .into_any()
}

#[component]
fn Tie(graph: Graph, id: RelationId) -> AnyView {
    let t = use_lang();
    let workspace = graph.workspace;
    let relation = RelationOf::new(workspace, id);
    let exists = move || workspace.relations().with(|rows| rows.0.contains(id));
    let end = move |is_source: bool| {
        let id = move || {
            let ends = relation.read(|row| Some((row.source, row.target)));
            ends.map(|(source, target)| if is_source { source } else { target })
        };
        let name = move || {
            id().map(|id| workspace.with(|project| project.entity_name(id).to_owned()))
                .unwrap_or_default()
        };
        view! {
            <button
                type="button"
                class="chip"
                on:click=move |_| untrack(id).into_iter().for_each(|id| graph.look_at(id))
            >
                {name}
            </button>
        }
        .into_any()
    };
    view! {
        <If when=exists>
            <div class="chosen-tie">
                <h3>{move || relation.title()}</h3>
                <IconButton
                    icon="trash"
                    label=move || t.get().relation_remove(relation.title())
                    disabled=move || !workspace.is_writable()
                    on_press=move |()| graph.remove_tie(id)
                />
            </div>
            <div class="chips">{end(true)} {end(false)}</div>
            <If when=move || workspace.is_writable()>
                <RelationForm relation />
            </If>
        </If>
        <If when=move || !exists()>
            <p class="muted">{say(t, Lang::chosen_gone)}</p>
        </If>
    }
    .into_any()
}

/// Asks before actors are deleted.
#[component]
pub(super) fn DeleteActors(graph: Graph) -> impl IntoView {
    let on_deleted = Callback::new(move |ids: Vec<EntityId>| {
        graph.chosen.update(|chosen| chosen.retain(|id| !ids.contains(id)));
    });
    view! { <DeleteDialog deleting=graph.deleting on_deleted /> }
}
