//! What proves a card.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_router::components::A;
use uuid::Uuid;

use super::super::card::CardOf;
use crate::browser::{dom, ids};
use crate::domain::claims::Claim;
use crate::domain::edit::Command;
use crate::domain::id::ClaimId;
use crate::domain::text::fold;
use crate::i18n::Lang;
use crate::ui::parts::{Button, Each, IconButton, If};
use crate::ui::preferences::{label, say, use_lang};

/// How many claims are proposed.
const PROPOSED: usize = 12;

/// The claims that prove a card. A text that no claim has makes a claim about the card.
#[component]
pub(super) fn Proof(card: CardOf) -> impl IntoView {
    let t = use_lang();
    let workspace = card.strategy.workspace;
    let typed = RwSignal::new(String::new());
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let text = typed.get_untracked().trim().to_owned();
        if !text.is_empty() && prove(card, &text) {
            typed.set(String::new());
        }
    };
    let proposed = Memo::new(move |_| {
        let wanted = fold(&typed.get());
        workspace.claims().with(|claims| {
            let texts = claims.0.iter().map(|(_, row)| row.text.clone());
            let texts = texts.filter(|text| !text.is_empty() && fold(text).contains(&wanted));
            texts.take(PROPOSED).collect::<Vec<_>>()
        })
    });
    let ids = Memo::new(move |_| {
        card.read(|card| card.claims.iter().map(|id| id.0).collect::<Vec<Uuid>>())
    });
    let row = Callback::new(move |id| view! { <Cited card id=ClaimId(id) /> }.into_any());
    view! {
        <div class="field-group">
            <span class="field-label">{say(t, Lang::strategy_proof)}</span>
            <ul class="card-claims">
                <Each ids row />
            </ul>
            <If when=move || ids.with(Vec::is_empty)>
                <p class="hint">{say(t, Lang::strategy_proof_none)}</p>
            </If>
            <If when=move || workspace.is_writable()>
                <form class="inline-form" on:submit=add>
                    <input
                        class="input"
                        list="card-claim-texts"
                        autocomplete="off"
                        aria-label=say(t, Lang::strategy_proof_add)
                        placeholder=say(t, Lang::strategy_proof_add)
                        bind:value=typed
                    />
                    <Button label=label(t, Lang::strategy_add_short) />
                </form>
            </If>
            <datalist id="card-claim-texts">
                {move || {
                    proposed
                        .get()
                        .into_iter()
                        .map(|text| view! { <option value=text></option> })
                        .collect_view()
                }}
            </datalist>
        </div>
    }
}

/// Cites the claim of this text, or a new one about the card, as one change.
fn prove(card: CardOf, text: &str) -> bool {
    let workspace = card.strategy.workspace;
    let known = workspace.with_untracked(|project| {
        let mut claims = project.claims.iter();
        claims.find(|(_, row)| fold(&row.text) == fold(text)).map(|(id, _)| id)
    });
    let Some(mut row) = card.row.get_untracked().map(|row| row.as_ref().clone()) else {
        return false;
    };
    let id: ClaimId = known.unwrap_or_else(ids::fresh);
    if row.claims.contains(&id) {
        return true;
    }
    row.claims.push(id);
    let mut commands = Vec::new();
    if known.is_none() {
        commands.push(Command::Put((id, Claim::new(card.id.into(), text)).into()));
    }
    commands.push(Command::Put((card.id, row).into()));
    workspace.dispatch(Command::Batch(commands))
}

#[component]
fn Cited(card: CardOf, id: ClaimId) -> impl IntoView {
    let t = use_lang();
    let workspace = card.strategy.workspace;
    let row = workspace.row_of(|project| &project.claims, id);
    let text = move || {
        row.with(|row| {
            let row = row.as_ref();
            row.map(|row| if row.text.is_empty() { row.quote.clone() } else { row.text.clone() })
                .unwrap_or_default()
        })
    };
    let grade =
        move || row.with(|row| row.as_ref().map(|row| row.grade.text()).unwrap_or_default());
    let about = move || row.with(|row| row.as_ref().and_then(|row| row.about.entity()));
    view! {
        <li class="card-claim">
            <span class="grade">
                {move || if grade().is_empty() { "?".to_owned() } else { grade() }}
            </span>
            <span class="card-claim-text">
                {move || match about() {
                    Some(entity) => {
                        view! { <A href=dom::address(&format!("/entites/{entity}"))>{text}</A> }
                            .into_any()
                    }
                    None => text().into_any(),
                }}
            </span>
            <IconButton
                icon="close"
                label=Signal::derive(move || t.get().strategy_unproof(text()))
                disabled=Signal::derive(move || !workspace.is_writable())
                on_press=move |()| {
                    card.strategy.edit(card.id, None, |card| card.claims.retain(|own| *own != id));
                }
            />
        </li>
    }
}
