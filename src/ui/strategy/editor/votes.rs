//! Numbers that a group gives: one a voter, with what they say together.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use serde_json::Value;
use uuid::Uuid;

use super::super::card::CardOf;
use super::hidden_round::HiddenRound;
use super::put;
use crate::domain::cards::Card;
use crate::domain::id::CardId;
use crate::domain::method::body;
use crate::domain::method::catalogue::{BodyField, Holds};
use crate::domain::method::scores::{self, Range, SCORE};
use crate::domain::method::strategy::CRITERION;
use crate::domain::record::Extras;
use crate::domain::text::fold;
use crate::i18n::Lang;
use crate::ui::parts::{Button, Each, If, TextField};
use crate::ui::preferences::{label, use_lang};

/// A list of votes as it is typed: "3, 4, 4".
pub(in super::super) fn votes_text(votes: &[i64]) -> String {
    votes.iter().map(i64::to_string).collect::<Vec<_>>().join(", ")
}

/// The votes in a typed list, null when there are none; what is off the scale is told in `refused`.
pub(in super::super) fn taken(text: &str, range: Range, refused: RwSignal<Vec<String>>) -> Value {
    let found = scores::typed(text, range);
    refused.set(found.refused);
    if found.votes.is_empty() { Value::Null } else { found.votes.into() }
}

/// What was refused of the votes just typed, and which are possible.
#[component]
pub(in super::super) fn Refused(refused: RwSignal<Vec<String>>, range: Range) -> impl IntoView {
    let t = use_lang();
    let told = move || {
        let words = refused.with(|words| words.join(", "));
        (!words.is_empty()).then(|| t.get().votes_refused(words, range.0, range.1))
    };
    view! {
        <p class="votes-refused" role="status">
            {told}
        </p>
    }
}

/// The votes of a field, as a list, as a vote to add, or as a hidden round.
#[component]
pub(super) fn VotesField(card: CardOf, key: &'static str) -> impl IntoView {
    let t = use_lang();
    let range = scores::range(key);
    let votes = move || card.read(|card| body::votes(&card.body, key));
    let refused = RwSignal::new(Vec::new());
    let vote = RwSignal::new(String::new());
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let found = scores::typed(&vote.get_untracked(), range);
        if !found.votes.is_empty() {
            let votes: Vec<i64> = votes().into_iter().chain(found.votes).collect();
            card.set(key, votes.into());
        }
        refused.set(found.refused);
        vote.set(String::new());
    };
    let reveal = Callback::new(move |votes: Vec<i64>| {
        refused.set(Vec::new());
        card.edit(|card| {
            let before = body::votes(&card.body, key);
            scores::keep_round(&mut card.body, key, &before);
            put(card, key, votes.into());
        });
    });
    // Words come last: one that appears must not move a button away from under the pointer.
    view! {
        <div class="field-group">
            <TextField
                label=card.name_of(t, key)
                value=Signal::derive(move || votes_text(&votes()))
                on_change=card
                    .typing(move |card, text| put(card, key, taken(&text, range, refused)))
            />
            <form class="inline-form" on:submit=add>
                <input
                    class="input"
                    inputmode="numeric"
                    aria-label=move || t.get().strategy_vote()
                    placeholder=move || t.get().strategy_vote()
                    bind:value=vote
                />
                <Button label=label(t, Lang::strategy_vote_add) />
            </form>
            {(key != "dots").then(|| view! { <HiddenRound range id=format!("hidden-{key}") kept=rounds_kept(card, key, votes) on_reveal=reveal /> })}
            <Refused refused range />
            <p class="hint" role="status">
                {move || t.get().votes_line(&votes())}
            </p>
            <Rounds card place=key />
        </div>
    }
}

/// A hidden vote of a group on a scale, and what its votes say.
#[component]
pub(super) fn GroupVote(card: CardOf, key: &'static str, range: Range) -> impl IntoView {
    let t = use_lang();
    let votes = move || card.read(|card| scores::group(&card.body, key));
    let reveal = Callback::new(move |votes: Vec<i64>| {
        card.edit(|card| scores::put_group(&mut card.body, key, &votes));
    });
    view! {
        <HiddenRound
            range
            id=format!("hidden-{key}")
            kept=rounds_kept(card, key, votes)
            on_reveal=reveal
        />
        <p class="hint" role="status">
            {move || t.get().votes_line(&votes())}
        </p>
        <Rounds card place=key />
    }
}

/// How many rounds are kept before these votes. Votes taken away begin anew.
fn rounds_kept(
    card: CardOf,
    place: impl Into<String>,
    votes: impl Fn() -> Vec<i64> + Send + Sync + 'static,
) -> Signal<usize> {
    let place = place.into();
    let kept = move || card.read(|card| scores::rounds(&card.body, &place).len());
    Signal::derive(move || if votes().is_empty() { 0 } else { kept() })
}

/// What the rounds before the last said.
#[component]
fn Rounds(card: CardOf, #[prop(into)] place: String) -> impl IntoView {
    let t = use_lang();
    let lines = move || {
        let rounds = card.read(|card| scores::rounds(&card.body, &place));
        let found = rounds.iter().enumerate().filter_map(|(n, votes)| {
            let found = scores::votes(votes)?;
            Some(t.get().votes_round(n + 1, &found))
        });
        found.collect::<Vec<_>>()
    };
    view! {
        <div class="hint votes-rounds">
            {move || lines().into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
        </div>
    }
}

/// The votes, or the reasons, on each criterion.
#[component]
pub(super) fn ByCriterion(card: CardOf, field: &'static BodyField) -> impl IntoView {
    let t = use_lang();
    let ids = card.strategy.cards(CRITERION, None);
    let row = Callback::new(move |id: Uuid| {
        view! { <OnCriterion card field id=CardId(id) /> }.into_any()
    });
    view! {
        <fieldset class="field-group">
            <legend class="field-label">{card.name_of(t, field.key)}</legend>
            <Each ids row />
        </fieldset>
    }
}

#[component]
fn OnCriterion(card: CardOf, field: &'static BodyField, id: CardId) -> impl IntoView {
    let t = use_lang();
    let criterion = CardOf::new(card.strategy, id);
    let (key, is_votes) = (field.key, field.holds == Holds::Scores);
    let said =
        move || card.read(|card| on(body::map(&card.body, key), id, &criterion.words()).cloned());
    let votes = move || said().as_ref().map(body::votes_of).unwrap_or_default();
    let value = Signal::derive(move || {
        if is_votes {
            return votes_text(&votes());
        }
        said().as_ref().and_then(Value::as_str).unwrap_or_default().to_owned()
    });
    let refused = RwSignal::new(Vec::new());
    let set = card.typing(move |card, text| {
        let value = if is_votes { taken(&text, SCORE, refused) } else { text.trim().into() };
        put_on(card, key, (id, &criterion.words()), value);
    });
    let place = scores::round_place(key, Some(id));
    let kept = StoredValue::new(place.clone());
    let reveal = Callback::new(move |revealed: Vec<i64>| {
        refused.set(Vec::new());
        let before = untrack(votes);
        card.edit(|card| {
            kept.with_value(|place| scores::keep_round(&mut card.body, place, &before));
            put_on(card, key, (id, &criterion.words()), revealed.into());
        });
    });
    view! {
        <TextField label=Signal::derive(move || criterion.words()) value on_change=set />
        <If when=move || is_votes>
            <HiddenRound
                range=SCORE
                id=format!("hidden-{id}")
                kept=rounds_kept(card, place.clone(), votes)
                on_reveal=reveal
            />
            <Refused refused range=SCORE />
            <p class="hint">{move || t.get().votes_line(&votes())}</p>
            <Rounds card place=place.clone() />
        </If>
    }
}

/// Writes what a card says of a criterion, under the id of its card; null or blank text takes it away.
pub(in super::super) fn put_on(
    card: &mut Card,
    key: &str,
    (id, name): (CardId, &str),
    value: Value,
) {
    let mut map = body::map(&card.body, key).cloned().unwrap_or_default();
    map.retain(|own, _| *own != id.to_string() && fold(own) != fold(name));
    if !value.is_null() && value != "" {
        map.insert(id.to_string(), value);
    }
    put(card, key, if map.is_empty() { Value::Null } else { map.into() });
}

/// What a map says of a criterion, under the id of its card or under its name.
pub(in super::super) fn on<'a>(
    map: Option<&'a Extras>,
    id: CardId,
    name: &str,
) -> Option<&'a Value> {
    let map = map?;
    let by_name = || map.iter().find(|(key, _)| fold(key) == fold(name)).map(|(_, value)| value);
    map.get(&id.to_string()).or_else(by_name)
}
