//! What an arrow of the theory of change rests on: written, sorted out and taken away where the arrow is.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use uuid::Uuid;

use super::super::card::CardOf;
use super::super::state::Strategy;
use super::fields::FieldOf;
use super::triage::TriageOf;
use crate::domain::id::{CardId, LinkId};
use crate::domain::method::Index;
use crate::domain::method::catalogue::method;
use crate::domain::method::make::assumption;
use crate::domain::method::theory_of_change::{ASSUMES, KEY};
use crate::domain::method::triage::is_dropped;
use crate::domain::record::RecordRef;
use crate::i18n::Lang;
use crate::ui::parts::{Each, IconButton, If, Pick, TextField};
use crate::ui::preferences::{label, say, use_lang};

/// The assumptions of the arrow `of`, and the line that writes the next.
#[component]
pub(super) fn Assumptions(strategy: Strategy, of: LinkId) -> impl IntoView {
    let t = use_lang();
    let workspace = strategy.workspace;
    let ids = Memo::new(move |_| {
        workspace.links().with(|links| {
            let own = links
                .0
                .iter()
                .filter(|(_, link)| link.kind == ASSUMES && link.target == RecordRef::from(of));
            own.map(|(id, _)| id.0).collect::<Vec<Uuid>>()
        })
    });
    let row =
        Callback::new(move |id| view! { <AssumptionLine strategy id=LinkId(id) /> }.into_any());
    view! {
        <fieldset class="field-group assumptions">
            <legend class="field-label">{say(t, Lang::assumptions_of_arrow)}</legend>
            <ul>
                <Each ids row />
            </ul>
            <If when=move || workspace.is_writable()>
                <AddAssumption strategy of />
            </If>
        </fieldset>
    }
}

/// The line that writes an assumption, and the list of those written before.
#[component]
fn AddAssumption(strategy: Strategy, of: LinkId) -> impl IntoView {
    let t = use_lang();
    let typed = RwSignal::new(String::new());
    let on_key = move |event: KeyboardEvent| {
        if event.key() != "Enter" {
            return;
        }
        event.prevent_default();
        let text = typed.get_untracked();
        let made = strategy.make(|index, next_id| assumption(index, of, &text, next_id));
        if made.is_some() {
            typed.set(String::new());
        }
    };
    let free = strategy.memo(move |index| unused(index, of));
    let pick = Callback::new(move |key: String| {
        if let Ok(id) = Uuid::parse_str(&key) {
            strategy.join(CardId(id), ASSUMES, of);
        }
    });
    view! {
        <input
            class="input"
            autocomplete="off"
            aria-label=say(t, Lang::assumption_add)
            placeholder=say(t, Lang::assumption_add)
            bind:value=typed
            on:keydown=on_key
        />
        <If when=move || !free.with(Vec::is_empty)>
            <Pick
                label=label(t, Lang::assumption_pick)
                prompt=label(t, Lang::strategy_join)
                options=free
                deed=label(t, Lang::strategy_join_do)
                on_pick=pick
            />
        </If>
    }
}

/// The assumptions that the arrow does not rest on yet.
fn unused(index: &Index, of: LinkId) -> Vec<(String, String)> {
    let is_own = |id: CardId| index.into(of, ASSUMES).any(|arrow| arrow.other == id.into());
    let cards = index.in_slot(KEY, "assumption");
    let free = cards.filter(|card| !card.card.text.trim().is_empty() && !is_own(card.id));
    free.map(|card| (card.id.to_string(), card.card.text.clone())).collect()
}

/// An assumption: its words, how plausible it is, what becomes of it.
#[component]
fn AssumptionLine(strategy: Strategy, id: LinkId) -> impl IntoView {
    let source = strategy.workspace.with_untracked(|project| Some(project.links.get(id)?.source));
    let Some(RecordRef::Card(source)) = source else {
        return ().into_any();
    };
    let card = CardOf::new(strategy, source);
    view! { <Assumption card id /> }.into_any()
}

#[component]
fn Assumption(card: CardOf, id: LinkId) -> impl IntoView {
    let t = use_lang();
    let strategy = card.strategy;
    let plausibility = method(KEY).and_then(|method| method.field("plausibility"));
    view! {
        <li class="assumption" data-dropped=move || card.read(is_dropped).to_string()>
            <TextField
                label=label(t, Lang::assumption_text)
                value=card.text(|card| card.text.clone())
                multiline=true
                on_change=card.typing(|card, text| card.text = text)
            />
            <div class="assumption-tools">
                <IconButton
                    icon="follow"
                    label=Signal::derive(move || t.get().assumption_open(card.words()))
                    on_press=move |()| strategy.choose(card.id)
                />
                <IconButton
                    icon="close"
                    label=Signal::derive(move || t.get().assumption_remove(card.words()))
                    disabled=Signal::derive(move || !strategy.workspace.is_writable())
                    on_press=move |()| strategy.remove(id)
                />
            </div>
            {plausibility.map(|field| view! { <FieldOf card field /> })}
            <TriageOf card />
        </li>
    }
}
