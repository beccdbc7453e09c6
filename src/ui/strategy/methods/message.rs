//! Key messages: five parts in order, how long they are to say, and a version an audience.

use std::sync::Arc;

use leptos::prelude::*;

use super::super::board::Columns;
use super::super::card::CardOf;
use super::super::faces::View;
use super::super::state::use_strategy;
use super::follow::{ALL, CardNames, FieldAt, Unfolded};
use crate::domain::id::CardId;
use crate::domain::method::make::version;
use crate::domain::method::message::{KEY, MOST_WORDS, PARTS, versions, whole};
use crate::domain::method::readability::Reading;
use crate::domain::method::{Method, body};
use crate::i18n::Lang;
use crate::ui::parts::{Button, If};
use crate::ui::preferences::{label, say, use_lang};

/// The views of this method.
pub(in super::super) const VIEWS: &[View] = &[
    View {
        key: "messages",
        name: Lang::strategy_board,
        draw: |_, method| view! { <Messages method /> }.into_any(),
    },
    View {
        key: "audiences",
        name: Lang::message_audiences,
        draw: |_, _| view! { <Audiences /> }.into_any(),
    },
];

#[component]
fn Messages(method: &'static Method) -> impl IntoView {
    let extra = Callback::new(move |id| view! { <MessageBody id /> }.into_any());
    view! { <Columns method slots=ALL extra /> }
}

#[component]
fn MessageBody(id: CardId) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let card = CardOf::new(strategy, id);
    let copy = move |()| {
        let made = strategy.make(|index, next_id| version(index.project, id, next_id));
        if let Some(id) = made.and_then(|made| made.cards.first().copied()) {
            strategy.choose(id);
        }
    };
    view! {
        <Unfolded strategy id of=KEY>
            <FieldAt card of=KEY key="audience" />
            <ol class="message-parts">
                {PARTS
                    .map(|key| {
                        view! {
                            <li>
                                <FieldAt card of=KEY key />
                            </li>
                        }
                    })
                    .collect_view()}
            </ol>
            <ProofLines card />
            <Whole card />
            <div class="message-versions">
                {MOST_WORDS.map(|(key, most)| view! { <Short card key most /> }).collect_view()}
            </div>
            <If when=move || strategy.workspace.is_writable()>
                <Button label=label(t, Lang::message_version) on_press=copy />
            </If>
        </Unfolded>
    }
}

/// What proves the message: a line a claim, the rest of it on demand.
#[component]
fn ProofLines(card: CardOf) -> impl IntoView {
    let t = use_lang();
    let claims = Memo::new(move |_| {
        let ids = card.read(|card| card.claims.clone());
        card.strategy.workspace.claims().with(|claims| {
            let rows = ids.iter().filter_map(|id| claims.0.get(*id));
            rows.map(|row| (row.grade.text(), row.text.clone(), row.quote.clone()))
                .collect::<Vec<_>>()
        })
    });
    let line = |(grade, text, quote): (String, String, String)| {
        let grade = if grade.is_empty() { "?".to_owned() } else { grade };
        let text = if text.is_empty() { quote.clone() } else { text };
        view! {
            <li>
                <details class="message-proof">
                    <summary>
                        <span class="grade">{grade}</span>
                        " "
                        {text}
                    </summary>
                    <p class="muted">{quote}</p>
                </details>
            </li>
        }
    };
    view! {
        <If when=move || claims.with(Vec::is_empty)>
            <p class="hint">{say(t, Lang::strategy_proof_none)}</p>
        </If>
        <If when=move || !claims.with(Vec::is_empty)>
            <div class="message-proofs" role="group" aria-label=say(t, Lang::strategy_proof)>
                <h3>{say(t, Lang::strategy_proof)}</h3>
                <ul>{move || claims.get().into_iter().map(line).collect_view()}</ul>
            </div>
        </If>
    }
}

/// The whole text, and how it reads.
#[component]
fn Whole(card: CardOf) -> impl IntoView {
    let t = use_lang();
    let text = Memo::new(move |_| card.read(whole));
    let reading = Memo::new(move |_| text.with(|text| Reading::of(text)));
    let words = move || {
        let t = t.get();
        reading.get().map(|reading| {
            t.message_reading(
                t.message_words(reading.words),
                reading.seconds,
                t.figure(reading.ease.round()),
                t.ease(reading.step()),
            )
        })
    };
    view! {
        <div class="message-whole">
            <h3>{say(t, Lang::message_whole)}</h3>
            <p>{text}</p>
            <p class="hint" role="status">
                {words}
            </p>
        </div>
    }
}

/// A shorter version, with its words against the most it may have.
#[component]
fn Short(card: CardOf, key: &'static str, most: usize) -> impl IntoView {
    let t = use_lang();
    let count = Memo::new(move |_| {
        card.read(|card| {
            Reading::of(body::text(&card.body, key)).map_or(0, |reading| reading.words)
        })
    });
    let is_long = move || count.get() > most;
    view! {
        <div class="message-short">
            <FieldAt card of=KEY key />
            <p class="hint" data-late=move || is_long().to_string() role="status">
                {move || t.get().message_count(count.get(), most)}
                <If when=is_long>
                    <span class="late-word">" ▲ " {say(t, Lang::message_too_long)}</span>
                </If>
            </p>
        </div>
    }
}

/// The messages of an objective, as they are read from the project.
#[derive(Clone, Debug, PartialEq)]
struct Group {
    objective: Option<String>,
    audiences: Vec<(String, Vec<CardId>)>,
}

/// A table an objective: each audience with its messages.
#[component]
fn Audiences() -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let groups = strategy.memo(|index| {
        let group = |group: crate::domain::method::message::Versions| Group {
            objective: group.objective.map(|id| index.project.title(id.into())),
            audiences: group
                .audiences
                .into_iter()
                .map(|(name, ids)| (name.to_owned(), ids))
                .collect(),
        };
        Arc::new(versions(index).into_iter().map(group).collect::<Vec<_>>())
    });
    let section = move |group: Group| {
        let Group { objective, audiences } = group;
        view! {
            <section class="message-group">
                <h2>
                    {move || {
                        objective.clone().unwrap_or_else(|| t.get().message_no_objective().to_owned())
                    }}
                </h2>
                <dl>{audiences.into_iter().map(move |(name, ids)| view! { <Audience name ids /> }).collect_view()}</dl>
            </section>
        }
    };
    view! {
        <If when=move || groups.with(|groups| groups.is_empty())>
            <p class="muted">{say(t, Lang::message_none)}</p>
        </If>
        {move || groups.get().iter().cloned().map(section).collect_view()}
    }
}

#[component]
fn Audience(name: String, ids: Vec<CardId>) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let told = ids.first().copied().map(|id| CardOf::new(strategy, id));
    let ask = move || {
        told.map(|card| card.read(|card| body::text(&card.body, "ask").to_owned()))
            .unwrap_or_default()
    };
    view! {
        <dt>
            {move || if name.is_empty() { t.get().message_nobody().to_owned() } else { name.clone() }}
        </dt>
        <dd>
            <CardNames strategy ids=Signal::derive(move || ids.clone()) />
            <p class="muted">{ask}</p>
        </dd>
    }
}
