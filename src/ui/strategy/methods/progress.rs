//! Markers of progress: a ladder a partner, with what was seen, and when.

mod seen;

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use uuid::Uuid;

use super::super::card::CardBox;
use super::super::faces::{BOARD, View};
use super::super::state::{Strategy, use_strategy};
use super::follow::Actor;
use crate::analysis::finder::named;
use crate::browser::ids;
use crate::domain::cards::Card;
use crate::domain::edit::Command;
use crate::domain::id::{CardId, EntityId};
use crate::domain::method::progress::{KEY, Ladder, Partner, STEPS, ladders};
use crate::i18n::Lang;
use crate::ui::parts::{Button, Each, If, NameInput};
use crate::ui::preferences::{label, say, use_lang};
use seen::Seen;

/// The views of this method.
pub(in super::super) const VIEWS: &[View] = &[
    View {
        key: "ladders",
        name: Lang::progress_ladders,
        draw: |_, _| view! { <Ladders /> }.into_any(),
    },
    BOARD,
];

/// Whose ladder it is.
#[derive(Clone, Debug, PartialEq)]
enum Whose {
    Actor(EntityId),
    Named(String),
}

/// A ladder as it is drawn.
#[derive(Clone, Debug, PartialEq)]
struct Drawn {
    whose: Whose,
    markers: [Vec<CardId>; 3],
    seen: [usize; 3],
    full: [usize; 3],
}

impl Drawn {
    fn of(ladder: Ladder) -> Self {
        let whose = match ladder.partner {
            Partner::Actor(id) => Whose::Actor(id),
            Partner::Named(name) => Whose::Named(name.to_owned()),
        };
        Self { whose, markers: ladder.markers, seen: ladder.seen, full: ladder.full }
    }
}

#[component]
fn Ladders() -> impl IntoView {
    let strategy = use_strategy();
    let drawn = strategy
        .memo(|index| Arc::new(ladders(index).into_iter().map(Drawn::of).collect::<Vec<_>>()));
    let whose = Memo::new(move |_| {
        drawn.with(|drawn| drawn.iter().map(|ladder| ladder.whose.clone()).collect::<Vec<_>>())
    });
    let ids = Memo::new(move |_| whose.with(|whose| whose.iter().map(row_of).collect::<Vec<_>>()));
    // A ladder is drawn anew only when its partner comes or goes.
    let row = Callback::new(move |id: Uuid| {
        let of =
            whose.with_untracked(|whose| whose.iter().find(|whose| row_of(whose) == id).cloned());
        let Some(whose) = of else {
            return ().into_any();
        };
        let own = whose.clone();
        let drawn = Memo::new(move |_| {
            drawn.with(|drawn| drawn.iter().find(|ladder| ladder.whose == own).cloned())
        });
        view! { <LadderOf whose drawn /> }.into_any()
    });
    view! {
        <Each ids row />
        <NewPartner />
    }
}

/// What names the ladder of a partner among the others.
fn row_of(whose: &Whose) -> Uuid {
    match whose {
        Whose::Actor(id) => id.0,
        Whose::Named(name) => {
            let mut hasher = DefaultHasher::new();
            name.hash(&mut hasher);
            Uuid::from_u128(hasher.finish().into())
        }
    }
}

#[component]
fn LadderOf(whose: Whose, drawn: Memo<Option<Drawn>>) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let name = match whose.clone() {
        Whose::Actor(id) => view! { <Actor strategy id /> }.into_any(),
        Whose::Named(name) if name.is_empty() => say(t, Lang::progress_nobody).into_any(),
        Whose::Named(name) => name.into_any(),
    };
    let step = |step: usize| view! { <Step whose=whose.clone() drawn step /> };
    view! {
        <section class="ladder">
            <h2>{name}</h2>
            <div class="board" data-columns="3">
                {(0..STEPS.len()).map(step).collect_view()}
            </div>
        </section>
    }
}

#[component]
fn Step(whose: Whose, drawn: Memo<Option<Drawn>>, step: usize) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let ids = Memo::new(move |_| {
        drawn.with(|drawn| {
            let markers = drawn.as_ref().map(|drawn| &drawn.markers[step]);
            markers.map(|ids| ids.iter().map(|id| id.0).collect::<Vec<Uuid>>()).unwrap_or_default()
        })
    });
    let counts = move || {
        drawn.with(|drawn| {
            let drawn = drawn.as_ref()?;
            let (all, seen, full) = (drawn.markers[step].len(), drawn.seen[step], drawn.full[step]);
            Some(t.get().progress_counts(all, seen, full))
        })
    };
    let name = move || t.get().method_slot(KEY, STEPS[step]);
    let extra = Callback::new(move |id| view! { <Seen id /> }.into_any());
    let row = Callback::new(move |id: Uuid| {
        view! {
            <li>
                <CardBox id=CardId(id) extra />
            </li>
        }
        .into_any()
    });
    let typed = RwSignal::new(String::new());
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let text = typed.get_untracked();
        if !text.trim().is_empty() && add_marker(strategy, &whose, STEPS[step], text.trim()) {
            typed.set(String::new());
        }
    };
    let form = StoredValue::new(add);
    view! {
        <section class="column" data-slot=STEPS[step] aria-label=name>
            <h3 class="column-name">{name}</h3>
            <p class="hint">{counts}</p>
            <ul class="column-cards">
                <Each ids row />
            </ul>
            <If when=move || strategy.workspace.is_writable()>
                <form
                    class="add-line"
                    on:submit=move |event| form.with_value(|add| add(event))
                >
                    <input
                        class="input"
                        autocomplete="off"
                        aria-label=move || format!("{} ({})", t.get().progress_marker(), name())
                        placeholder=say(t, Lang::progress_marker)
                        bind:value=typed
                    />
                </form>
            </If>
        </section>
    }
}

/// Writes a marker of a partner, as one change.
fn add_marker(strategy: Strategy, whose: &Whose, step: &str, text: &str) -> bool {
    let mut card = Card { method: KEY.to_owned(), text: text.to_owned(), ..Card::default() };
    card.body.insert("slot".to_owned(), step.into());
    match whose {
        Whose::Actor(id) => card.entities.push(*id),
        Whose::Named(name) if name.is_empty() => {}
        Whose::Named(name) => {
            card.body.insert("actor".to_owned(), name.as_str().into());
        }
    }
    let id: CardId = ids::fresh();
    strategy.workspace.dispatch(Command::Put((id, card).into()))
}

/// A partner that has no ladder yet: its name and its first marker.
#[component]
fn NewPartner() -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let (name, marker) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let partner = name.get_untracked().trim().to_owned();
        let known = strategy.workspace.with_untracked(|project| named(project, &partner));
        let whose = known.map_or(Whose::Named(partner), Whose::Actor);
        let text = marker.get_untracked();
        if !text.trim().is_empty() && add_marker(strategy, &whose, STEPS[0], text.trim()) {
            name.set(String::new());
            marker.set(String::new());
        }
    };
    view! {
        <If when=move || strategy.workspace.is_writable()>
            <form class="new-partner" on:submit=add>
                <NameInput
                    label=label(t, Lang::progress_partner)
                    value=name
                    id="progress-partner"
                />
                <label class="field">
                    <span class="field-label">
                        {move || t.get().method_slot(KEY, STEPS[0])}
                    </span>
                    <input class="input" autocomplete="off" bind:value=marker />
                </label>
                <Button label=label(t, Lang::progress_partner_add) />
            </form>
        </If>
    }
}
