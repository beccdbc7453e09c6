//! Crossings, quadrant by quadrant: a cell a pair, rated from 0 to 3.

use std::collections::BTreeMap;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::super::super::state::{Strategy, use_strategy};
use super::says::Says;
use super::{marked, set_rating};
use crate::browser::dom;
use crate::domain::id::CardId;
use crate::domain::method::catalogue::Scale;
use crate::domain::method::swot::{self, KEY, Posture};
use crate::i18n::Lang;
use crate::ui::parts::If;
use crate::ui::preferences::{say, use_lang};

/// How many cards a side of a matrix shows.
const MOST: usize = 20;

/// The ratings by pair.
pub(super) type Ratings = Memo<BTreeMap<(CardId, CardId), i64>>;

/// The ratings, as they are at any time.
pub(super) fn ratings(strategy: Strategy) -> Ratings {
    strategy.memo(|index| {
        let found = swot::Crossings::new(index, false);
        found.pairs.iter().map(|pair| ((pair.inner, pair.outer), pair.rating)).collect()
    })
}

#[component]
pub(super) fn Crossings() -> impl IntoView {
    let t = use_lang();
    let ratings = ratings(use_strategy());
    view! {
        <p class="hint">
            {say(t, Lang::boards_rating_click)} " "
            <span class="keys-hint">{say(t, Lang::boards_rating_keys)}</span>
        </p>
        <div class="matrices">
            {Posture::ALL.map(|posture| view! { <Matrix posture ratings /> }).collect_view()}
        </div>
        <Says />
    }
}

fn cell_id(inner: CardId, outer: CardId) -> String {
    format!("pair-{inner}-{outer}")
}

#[component]
fn Matrix(posture: Posture, ratings: Ratings) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let (inner, outer) = posture.columns();
    let sides = strategy.memo(move |index| {
        let side = |slot: &str| {
            index.in_slot(KEY, slot).map(|card| card.id).take(MOST + 1).collect::<Vec<_>>()
        };
        (side(inner), side(outer))
    });
    let is_empty = move || sides.with(|(inner, outer)| inner.is_empty() || outer.is_empty());
    let is_long = move || sides.with(|(inner, outer)| inner.len() > MOST || outer.len() > MOST);
    let name = move || t.get().method_slot("tows", posture.key());
    view! {
        <section class="matrix" aria-label=name>
            <h2>{name}</h2>
            <p class="muted">{move || t.get().boards_ask(posture)}</p>
            <If when=is_empty>
                <p class="hint">{say(t, Lang::boards_cross_empty)}</p>
            </If>
            <If when=is_long>
                <p class="hint">{move || t.get().boards_shown(MOST)}</p>
            </If>
            <If when=move || !is_empty()>
                <div class="table-scroll" tabindex="0" role="group" aria-label=name>
                    {move || {
                        let (mut inner, mut outer) = sides.get();
                        inner.truncate(MOST);
                        outer.truncate(MOST);
                        view! { <Cells inner outer ratings /> }
                    }}
                </div>
            </If>
        </section>
    }
}

#[component]
fn Cells(inner: Vec<CardId>, outer: Vec<CardId>, ratings: Ratings) -> impl IntoView {
    let strategy = use_strategy();
    let current = RwSignal::new((0, 0));
    let lines = inner.clone();
    let sides = StoredValue::new((inner, outer.clone()));
    let heads = outer.iter().map(|id| {
        let id = *id;
        view! { <th scope="col">{move || marked(strategy, id)}</th> }
    });
    let heads = heads.collect_view();
    let line = move |(row, one): (usize, CardId)| {
        let cells = outer.iter().enumerate().map(|(column, other)| {
            view! { <td><Cell pair=(one, *other) at=(row, column) current sides ratings /></td> }
        });
        let cells = cells.collect_view();
        view! {
            <tr>
                <th scope="row">{move || marked(strategy, one)}</th>
                {cells}
            </tr>
        }
    };
    view! {
        <table class="rating-table">
            <thead>
                <tr>
                    <td></td>
                    {heads}
                </tr>
            </thead>
            <tbody>{lines.into_iter().enumerate().map(line).collect_view()}</tbody>
        </table>
    }
}

#[component]
fn Cell(
    pair: (CardId, CardId),
    at: (usize, usize),
    current: RwSignal<(usize, usize)>,
    sides: StoredValue<(Vec<CardId>, Vec<CardId>)>,
    ratings: Ratings,
) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let rating = Memo::new(move |_| ratings.with(|ratings| ratings.get(&pair).copied()));
    let words = move || match rating.get() {
        Some(rating) => t.get().scale_step(Scale::Rating, rating),
        None => t.get().strategy_unsaid().to_owned(),
    };
    let name = move || {
        let crossing = format!("{} × {}", marked(strategy, pair.0), marked(strategy, pair.1));
        t.get().named_field(crossing, words())
    };
    let next = move |_| {
        let next = match rating.get_untracked() {
            None => Some(0),
            Some(rating) => Some(rating + 1).filter(|rating| *rating <= 3),
        };
        set_rating(strategy, pair, next);
    };
    let on_key = move |event: KeyboardEvent| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let key = event.key();
        let to = sides.with_value(|(inner, outer)| step(at, &key, inner.len(), outer.len()));
        match key.as_str() {
            "0" | "1" | "2" | "3" => set_rating(strategy, pair, key.parse().ok()),
            "Backspace" | "Delete" => set_rating(strategy, pair, None),
            _ if to.is_some() => {
                let to = to.unwrap_or(at);
                current.set(to);
                sides.with_value(|(inner, outer)| dom::focus(&cell_id(inner[to.0], outer[to.1])));
            }
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    view! {
        <button
            type="button"
            class="rating-cell"
            id=cell_id(pair.0, pair.1)
            data-rating=move || rating.get().map(|rating| rating.to_string())
            tabindex=move || if current.get() == at { "0" } else { "-1" }
            aria-label=name
            title=words
            disabled=move || !strategy.workspace.is_writable()
            on:focus=move |_| current.set(at)
            on:click=next
            on:keydown=on_key
        >
            {move || rating.get().map_or_else(|| "·".to_owned(), |rating| rating.to_string())}
        </button>
    }
}

/// The cell that an arrow leads to from another one, if there is one.
fn step(at: (usize, usize), key: &str, rows: usize, columns: usize) -> Option<(usize, usize)> {
    let to = match key {
        "ArrowUp" => (at.0.checked_sub(1)?, at.1),
        "ArrowDown" => (at.0 + 1, at.1),
        "ArrowLeft" => (at.0, at.1.checked_sub(1)?),
        "ArrowRight" => (at.0, at.1 + 1),
        _ => return None,
    };
    (to.0 < rows && to.1 < columns).then_some(to)
}
