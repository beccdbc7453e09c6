//! What the ratings say together: four shares, a posture with its caution, what weighs most.

use leptos::prelude::*;

use super::super::super::state::use_strategy;
use super::marked;
use crate::domain::id::CardId;
use crate::domain::method::swot::{Crossings, Posture};
use crate::i18n::Lang;
use crate::ui::parts::If;
use crate::ui::preferences::{say, use_lang};

/// How many crossings and cards are named.
const NAMED: usize = 5;

#[component]
pub(super) fn Says() -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let by_probability = RwSignal::new(false);
    let found = strategy.memo(move |index| Crossings::new(index, by_probability.get()));
    let rated = move || {
        found.with(|found| {
            t.get().boards_rated(t.get().number(found.pairs.len()), t.get().number(found.possible))
        })
    };
    let posture = move || found.with(Crossings::posture);
    let strongest = move || {
        found.with(|found| {
            let pairs = found.pairs.iter().filter(|pair| pair.rating > 0).take(NAMED);
            pairs.map(|pair| (pair.inner, Some(pair.outer), pair.rating as f64)).collect::<Vec<_>>()
        })
    };
    let leverage = move || {
        found.with(|found| {
            let cards = found.leverage.iter().filter(|card| card.1 > 0.0).take(NAMED);
            cards.map(|(id, weight)| (*id, None, *weight)).collect::<Vec<_>>()
        })
    };
    let named = move |(one, other, figure): (CardId, Option<CardId>, f64)| {
        let words = move || {
            let other = other.map(|other| format!(" × {}", marked(strategy, other)));
            format!("{}{}", marked(strategy, one), other.unwrap_or_default())
        };
        view! {
            <li>
                <button
                    type="button"
                    class="link-button"
                    on:click=move |_| strategy.choose(one)
                >
                    {words}
                </button>
                " "
                <strong>{move || t.get().figure(figure)}</strong>
            </li>
        }
    };
    view! {
        <section class="panel swot-says">
            <p>{rated}</p>
            <label class="check">
                <input type="checkbox" bind:checked=by_probability />
                <span>{say(t, Lang::boards_by_probability)}</span>
            </label>
            <ul class="shares">
                {Posture::ALL
                    .map(|posture| view! { <Share posture found /> })
                    .collect_view()}
            </ul>
            <If when=move || posture().is_some()>
                <p>
                    <strong>
                        {move || posture().map(|it| t.get().boards_posture(t.get().posture(it)))}
                    </strong>
                    " "
                    {say(t, Lang::boards_caution)}
                </p>
                <div class="swot-tops">
                    <div>
                        <h3>{say(t, Lang::boards_strongest)}</h3>
                        <ol>{move || strongest().into_iter().map(named).collect_view()}</ol>
                    </div>
                    <div>
                        <h3>{say(t, Lang::boards_leverage)}</h3>
                        <ol>{move || leverage().into_iter().map(named).collect_view()}</ol>
                    </div>
                </div>
            </If>
        </section>
    }
}

#[component]
fn Share(posture: Posture, found: Memo<Crossings>) -> impl IntoView {
    let t = use_lang();
    let percent = move || found.with(|found| found.shares()[posture as usize] * 100.0);
    view! {
        <li>
            <span>{move || t.get().method_slot("tows", posture.key())}</span>
            <svg class="share-bar" aria-hidden="true">
                <rect class="share-fill" height="100%" width=move || format!("{}%", percent()) />
            </svg>
            <strong>{move || t.get().boards_percent(t.get().figure(percent().round()))}</strong>
        </li>
    }
}
