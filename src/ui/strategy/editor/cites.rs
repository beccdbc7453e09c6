//! Whom a card cites.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_router::components::A;
use uuid::Uuid;

use super::super::card::{ActorChip, CardOf};
use crate::analysis::finder::{Meant, meant, suggestions};
use crate::browser::{dom, ids};
use crate::domain::edit::Command;
use crate::domain::entities::Entity;
use crate::domain::id::EntityId;
use crate::domain::text::fold;
use crate::i18n::Lang;
use crate::ui::parts::{Button, Each, Icon, If};
use crate::ui::preferences::{label, say, use_lang};

/// How many names are proposed.
const PROPOSED: usize = 12;

/// The actors a card cites: each opens its sheet; a name that is new makes an actor.
#[component]
pub(in super::super) fn Actors(
    card: CardOf,
    /// What they are to the card; its actors when that is not said.
    #[prop(optional)]
    name: Option<fn(Lang) -> &'static str>,
) -> impl IntoView {
    let t = use_lang();
    // The list of one field is not that of another.
    let list = StoredValue::new(format!("names-{}", ids::fresh::<EntityId>()));
    let workspace = card.strategy.workspace;
    let typed = RwSignal::new(String::new());
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let name = typed.get_untracked().trim().to_owned();
        let known = workspace.with_untracked(|project| meant(project, &name)).known();
        if !name.is_empty() && cite(card, &name, known) {
            typed.set(String::new());
        }
    };
    let names = Memo::new(move |_| {
        let typed = typed.get();
        workspace.with(|project| suggestions(project, &typed, PROPOSED))
    });
    let ids = Memo::new(move |_| {
        card.read(|card| card.entities.iter().map(|id| id.0).collect::<Vec<Uuid>>())
    });
    let row = Callback::new(move |id| view! { <Actor card id=EntityId(id) /> }.into_any());
    view! {
        <div class="field-group">
            <span class="field-label">{say(t, name.unwrap_or(Lang::strategy_actors))}</span>
            <div class="chips">
                <Each ids row />
            </div>
            <If when=move || workspace.is_writable()>
                <form class="inline-form" on:submit=add>
                    <input
                        class="input"
                        list=list.get_value()
                        autocomplete="off"
                        aria-label=say(t, Lang::strategy_actor_add)
                        placeholder=say(t, Lang::strategy_actor_add)
                        bind:value=typed
                    />
                    <Button label=label(t, Lang::strategy_add_short) />
                </form>
                <Told card typed />
            </If>
            <datalist id=list.get_value()>
                {move || {
                    names
                        .get()
                        .into_iter()
                        .map(|(_, name)| view! { <option value=name></option> })
                        .collect_view()
                }}
            </datalist>
        </div>
    }
}

/// The names that fields propose for somebody.
#[component]
pub(in super::super) fn AllNames() -> impl IntoView {
    let workspace = super::super::state::use_strategy().workspace;
    let names = Memo::new(move |_| {
        workspace.entities().with(|entities| {
            let names = entities.0.iter().map(|(_, row)| row.name.clone());
            names.take(200).collect::<Vec<_>>()
        })
    });
    view! {
        <datalist id="actor-names">
            {move || {
                names.get().into_iter().map(|name| view! { <option value=name></option> }).collect_view()
            }}
        </datalist>
    }
}

/// What Enter will do with a typed name, and the way to make an actor of it all the same.
#[component]
fn Told(card: CardOf, typed: RwSignal<String>) -> impl IntoView {
    let t = use_lang();
    let workspace = card.strategy.workspace;
    let meaning = Memo::new(move |_| {
        let name = typed.get().trim().to_owned();
        (!name.is_empty()).then(|| workspace.with(|project| (meant(project, &name), name)))
    });
    let told = move || {
        let (meant, name) = meaning.get()?;
        let known = |id| workspace.with(|project| project.entity_name(id).to_owned());
        Some(match meant {
            Meant::Exactly(id) | Meant::Beginning(id) => t.get().cite_known(known(id)),
            Meant::Nobody(0) => t.get().cite_new(name),
            Meant::Nobody(others) => {
                format!("{} {}", t.get().cite_new(name), t.get().cite_others(others))
            }
        })
    };
    let begins = move || meaning.with(|meaning| matches!(meaning, Some((Meant::Beginning(_), _))));
    let make = move |()| {
        let name = typed.get_untracked().trim().to_owned();
        if !name.is_empty() && cite(card, &name, None) {
            typed.set(String::new());
        }
    };
    view! {
        <p class="hint cite-told" role="status">
            {told}
        </p>
        <If when=begins>
            <Button
                label=Signal::derive(move || t.get().cite_make(typed.get().trim()))
                tone="link"
                on_press=make
            />
        </If>
    }
}

/// Cites an actor, or makes one of this name and says so, as one change.
fn cite(card: CardOf, name: &str, known: Option<EntityId>) -> bool {
    let workspace = card.strategy.workspace;
    let Some(mut row) = card.row.get_untracked().map(|row| row.as_ref().clone()) else {
        return false;
    };
    let id: EntityId = known.unwrap_or_else(ids::fresh);
    if row.entities.contains(&id) {
        return true;
    }
    row.entities.push(id);
    let mut commands = Vec::new();
    if known.is_none() {
        let entity = Entity { name: name.to_owned(), ..Entity::default() };
        commands.push(Command::Put((id, entity).into()));
    }
    commands.push(Command::Put((card.id, row).into()));
    let is_done = workspace.dispatch(Command::Batch(commands));
    if is_done {
        let lang = workspace.lang();
        let called = known.map(|id| workspace.with_untracked(|all| all.entity_name(id).to_owned()));
        match called {
            None => workspace.notices().tell(lang.cite_made(name)),
            Some(called) if fold(&called) != fold(name) => {
                workspace.notices().tell(lang.cite_took(name, called));
            }
            Some(_) => {}
        }
    }
    is_done
}

#[component]
fn Actor(card: CardOf, id: EntityId) -> impl IntoView {
    let t = use_lang();
    let workspace = card.strategy.workspace;
    let entity = workspace.entity(id);
    let name =
        move || entity.with(|row| row.as_ref().map(|row| row.name.clone()).unwrap_or_default());
    let stance = move || entity.with(|row| row.as_ref().and_then(|row| row.stance));
    view! {
        <span class="chip-pair">
            <A href=dom::address(&format!("/entites/{id}"))>
                {move || view! { <ActorChip name=name() stance=stance() /> }}
            </A>
            <button
                type="button"
                class="chip-remove"
                disabled=move || !workspace.is_writable()
                aria-label=move || t.get().strategy_uncite(name())
                on:click=move |_| {
                    card.strategy.edit(card.id, None, |card| card.entities.retain(|own| *own != id));
                }
            >
                <Icon name="close" />
            </button>
        </span>
    }
}
