//! The chain of proof: from an action up to what it is for, and down to the sources, one line each.

use leptos::prelude::*;
use leptos_router::components::A;
use uuid::Uuid;

use super::state::use_strategy;
use super::walk::WalkBar;
use crate::browser::dom;
use crate::domain::id::{CardId, EntityId};
use crate::domain::method::chain::{Chain, Step, chain};
use crate::domain::method::{Index, METHODS};
use crate::i18n::Lang;
use crate::ui::parts::{Choice, If};
use crate::ui::preferences::{label, say, use_lang};

/// The methods whose cards a chain may start at, the most telling first.
const STARTS: [&str; 6] = ["action", "message", "indicator", "target", "strategy", "objective"];

#[component]
pub(super) fn ProofPage() -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let options = strategy.memo(move |index| {
        let t = t.get();
        let cards = starts(index, t);
        std::iter::once((String::new(), t.strategy_join().to_owned()))
            .chain(cards)
            .collect::<Vec<_>>()
    });
    let start = Memo::new(move |_| {
        // Without a choice, the first action.
        let first = || options.with(|options| options.get(1).map(|(id, _)| id.clone()));
        strategy.chosen.get().map(|id| id.to_string()).or_else(first).unwrap_or_default()
    });
    let choose = Callback::new(move |id: String| {
        strategy.go(&format!("/plaidoyer/preuve/{id}"));
    });
    let found = strategy.memo(move |index| {
        let id = Uuid::parse_str(&start.get()).map(CardId).ok()?;
        Some(chain(index, id))
    });
    view! {
        <section class="strategy-way-page proof">
            <header class="page-head">
                <p class="strategy-way">
                    <A href=dom::address("/plaidoyer")>{say(t, Lang::nav_strategy)}</A>
                </p>
                <h1>{say(t, Lang::chain_title)}</h1>
                <p class="lead">{say(t, Lang::chain_lead)}</p>
            </header>
            <WalkBar />
            <If when=move || options.with(|options| options.len() < 2)>
                <p class="muted">{say(t, Lang::chain_none)}</p>
            </If>
            <If when=move || options.with(|options| options.len() > 1)>
                <Choice label=label(t, Lang::chain_start) value=start options on_choose=choose />
            </If>
            {move || {
                found
                    .get()
                    .filter(|chain| !chain.steps.is_empty())
                    .map(|chain| view! { <ChainView chain /> })
            }}
        </section>
    }
}

/// The cards a chain may start at, each with its method.
fn starts(index: &Index, t: Lang) -> Vec<(String, String)> {
    let cards = STARTS.iter().flat_map(|key| index.boxes(key).iter().map(move |card| (*key, card)));
    let cards = cards.filter(|(_, card)| !card.card.text.trim().is_empty());
    cards
        .map(|(key, card)| {
            (card.id.to_string(), t.named_field(t.method_name(key), &card.card.text))
        })
        .collect()
}

#[component]
fn ChainView(chain: Chain) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let told = if chain.is_whole { Lang::chain_whole } else { Lang::chain_broken };
    let mark = if chain.is_whole { "✓ " } else { "▲ " };
    let is_bare = chain.proofs.is_empty();
    let proofs = chain.proofs.iter().map(|proof| {
        let (claim, document, grade) = (proof.claim, proof.document, proof.grade.text());
        let (text, cards) = strategy.workspace.with_untracked(|project| {
            let cards = proof.cards.iter().map(|card| project.title((*card).into()));
            (project.title(claim.into()), cards.collect::<Vec<_>>())
        });
        let grade = if grade.is_empty() { "?".to_owned() } else { grade };
        view! {
            <li class="proof-line">
                <span class="grade">{grade}</span>
                <span>{text}</span>
                {document.map(|document| view! { <Document document /> })}
                <span class="muted proof-cards">
                    {move || t.get().chain_proves(cards.join(t.get().document_semicolon()))}
                </span>
            </li>
        }
    });
    let proofs = proofs.collect_view();
    let rests_on = chain.rests_on.clone();
    let has_rest = !rests_on.is_empty();
    view! {
        <p class="proof-told" data-whole=chain.is_whole.to_string()>
            <span aria-hidden="true">{mark}</span>
            {say(t, told)}
        </p>
        <h2>{say(t, Lang::chain_up)}</h2>
        <ol class="chain">
            {chain.steps.into_iter().map(|step| view! { <StepLine step /> }).collect_view()}
        </ol>
        {has_rest
            .then(|| {
                view! {
                    <h2>{say(t, Lang::chain_rests)}</h2>
                    <ul class="chain">
                        {rests_on.into_iter().map(|step| view! { <StepLine step /> }).collect_view()}
                    </ul>
                }
            })}
        <h2>{say(t, Lang::chain_sources)}</h2>
        {is_bare.then(|| view! { <p class="muted">{say(t, Lang::chain_no_source)}</p> })}
        <ul class="chain">{proofs}</ul>
    }
}

/// A card of the chain: the arrow that leads there, its method, what it says.
#[component]
fn StepLine(step: Step) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let (method, text, (kind, is_back), reason) = strategy.workspace.with_untracked(|project| {
        let card = project.cards.get(step.card);
        let link = step.by.and_then(|id| project.links.get(id));
        (
            card.map(|card| card.method.clone()).unwrap_or_default(),
            project.title(step.card.into()),
            link.map(|link| (link.kind.clone(), link.source == step.card.into()))
                .unwrap_or_default(),
            link.map(|link| link.rationale.clone()).unwrap_or_default(),
        )
    });
    let key = METHODS.iter().find(|known| known.key == method).map_or("", |known| known.key);
    // Some of what a card rests on stands at the start of the arrow: it is named the other way round.
    let by = move || {
        if is_back { t.get().method_link_back(&kind) } else { t.get().method_link(&kind) }
    };
    view! {
        <li class="chain-step">
            <span class="muted chain-by">{by}</span>
            <span class="chip">{move || t.get().method_name(key)}</span>
            <button
                type="button"
                class="card-arrow-end"
                on:click=move |_| strategy.choose(step.card)
            >
                {text}
            </button>
            {(!reason.is_empty())
                .then(|| {
                    view! {
                        <span class="chain-reason">
                            {say(t, Lang::strategy_because)} {say(t, Lang::document_colon)} {reason}
                        </span>
                    }
                })}
        </li>
    }
}

#[component]
fn Document(document: EntityId) -> impl IntoView {
    let strategy = use_strategy();
    let name =
        strategy.workspace.with_untracked(|project| project.entity_name(document).to_owned());
    view! { <A href=dom::address(&format!("/entites/{document}"))>{name}</A> }
}
