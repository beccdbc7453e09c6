//! PESTEL: factors rated in a table, what to watch, what goes to the SWOT.

use leptos::prelude::*;
use uuid::Uuid;

use super::super::board::Columns;
use super::super::card::CardOf;
use super::super::editor::FieldOf;
use super::super::faces::{BOARD, View};
use super::super::state::use_strategy;
use crate::domain::id::CardId;
use crate::domain::method::catalogue::method;
use crate::domain::method::make::{feed, feed_all};
use crate::domain::method::pestel::{Factor, KEY, Scan};
use crate::domain::method::{Method, body};
use crate::i18n::Lang;
use crate::ui::parts::{Button, Each, If};
use crate::ui::preferences::{label, say, use_lang};

/// How many factors the table shows.
const MOST: usize = 100;
/// What the table lets one say of a factor.
const FIELDS: [&str; 5] = ["probability", "impact", "uncertainty", "horizon", "trend"];

/// The views of a PESTEL.
pub(in super::super) const VIEWS: &[View] = &[
    View { draw: |_, method| view! { <Weighed method /> }.into_any(), ..BOARD },
    View {
        key: "assess",
        name: Lang::boards_assess,
        draw: |_, _| view! { <Assessment /> }.into_any(),
    },
];

/// The board, with what each dimension weighs.
#[component]
fn Weighed(method: &'static Method) -> impl IntoView {
    let scan = use_strategy().memo(Scan::new);
    let under = Callback::new(move |slot: &'static str| {
        let at = method.slots.iter().position(|other| *other == slot);
        at.map(|at| view! { <Weight at scan /> }).into_any()
    });
    view! { <Columns method slots=method.slots under strays=true /> }
}

/// The share of a dimension in all that matters, once something is rated.
#[component]
fn Weight(at: usize, scan: Memo<Scan>) -> impl IntoView {
    let t = use_lang();
    let percent = Memo::new(move |_| scan.with(|scan| scan.percents().map(|all| all[at])));
    let words = move || percent.get().map(|percent| t.get().boards_weight(percent));
    view! {
        <If when=move || percent.get().is_some()>
            <p class="column-weight">
                <progress max="100" value=move || percent.get() aria-hidden="true"></progress>
                {words}
            </p>
        </If>
    }
}

#[component]
fn Assessment() -> impl IntoView {
    let strategy = use_strategy();
    let scan = strategy.memo(Scan::new);
    view! {
        <Factors scan />
        <div class="assess-parts">
            <ToSwot scan />
            <Watched scan />
            <Pressure scan />
        </div>
        <Grid scan />
    }
}

/// The factors, a line each.
#[component]
fn Factors(scan: Memo<Scan>) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let all = strategy.cards(KEY, None);
    let ids = Memo::new(move |_| all.get().into_iter().take(MOST).collect::<Vec<_>>());
    let row = Callback::new(move |id: Uuid| view! { <Line id=CardId(id) all scan /> }.into_any());
    let heads =
        FIELDS.map(|key| view! { <th scope="col">{move || t.get().method_field(KEY, key)}</th> });
    view! {
        <If when=move || { all.with(Vec::len) > MOST }>
            <p class="hint">{move || t.get().boards_shown(MOST)}</p>
        </If>
        <div class="table-scroll" tabindex="0" role="group" aria-label=say(t, Lang::boards_assess)>
            <table class="field-table">
                <thead>
                    <tr>
                        <th scope="col">{say(t, Lang::boards_number)}</th>
                        <th scope="col">{say(t, Lang::boards_factor)}</th>
                        <th scope="col">{say(t, Lang::boards_dimension)}</th>
                        {heads.collect_view()}
                        <th scope="col">{say(t, Lang::boards_criticality)}</th>
                    </tr>
                </thead>
                <tbody>
                    <Each ids row />
                </tbody>
            </table>
        </div>
    }
}

#[component]
fn Line(id: CardId, all: Memo<Vec<Uuid>>, scan: Memo<Scan>) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let card = CardOf::new(strategy, id);
    let factor =
        move || scan.with(|scan| scan.factors.iter().find(|factor| factor.id == id).copied());
    let dimension =
        move || card.read(|card| t.get().method_slot(KEY, body::text(&card.body, "slot")));
    let fields = method(KEY)
        .into_iter()
        .flat_map(|method| FIELDS.into_iter().filter_map(|key| method.field(key)));
    let fields = fields.map(|field| view! { <td><FieldOf card field /></td> }).collect_view();
    let number = number_of(all, id);
    view! {
        <tr>
            <td>{number}</td>
            <th scope="row">
                <button type="button" class="link-button" on:click=move |_| strategy.choose(id)>
                    {move || card.words()}
                </button>
            </th>
            <td>{dimension}</td>
            {fields}
            <td>
                {move || factor().map(|factor| factor.criticality())} " "
                <If when=move || factor().is_some_and(|factor| factor.is_watched())>
                    <span class="watched">{say(t, Lang::boards_watched)}</span>
                </If>
            </td>
        </tr>
    }
}

/// The number of a factor, the same in the table and on the grid.
fn number_of(all: Memo<Vec<Uuid>>, id: CardId) -> impl Fn() -> Option<String> + Copy {
    let t = use_lang();
    move || {
        let at = all.with(|ids| ids.iter().position(|other| *other == id.0))?;
        Some(t.get().number(at + 1))
    }
}

/// A factor by its text, opened by a press.
#[component]
fn Named(factor: Factor) -> impl IntoView {
    let strategy = use_strategy();
    let card = CardOf::new(strategy, factor.id);
    view! {
        <button type="button" class="link-button" on:click=move |_| strategy.choose(factor.id)>
            {move || card.words()}
        </button>
        " "
        <strong>{factor.criticality()}</strong>
    }
}

#[component]
fn Watched(scan: Memo<Scan>) -> impl IntoView {
    let t = use_lang();
    let watched = move || scan.with(|scan| scan.watched().take(MOST).copied().collect::<Vec<_>>());
    view! {
        <section class="panel">
            <h2>{say(t, Lang::boards_watch_list)}</h2>
            <If when=move || watched().is_empty()>
                <p class="muted">{say(t, Lang::boards_watch_none)}</p>
            </If>
            <ol class="plain-list">
                {move || {
                    watched().into_iter().map(|factor| view! { <li><Named factor /></li> }).collect_view()
                }}
            </ol>
        </section>
    }
}

/// What is proposed to the SWOT: one press a factor, or one for all.
#[component]
fn ToSwot(scan: Memo<Scan>) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let ids = strategy.memo(move |index| {
        let proposed = Scan::new(index).proposed(index);
        proposed.into_iter().map(|(id, _)| id.0).take(MOST).collect::<Vec<_>>()
    });
    let row = Callback::new(move |id: Uuid| {
        let id = CardId(id);
        let card = CardOf::new(strategy, id);
        let press = move |()| {
            strategy.make(|index, next_id| feed(index.project, id, next_id));
        };
        view! {
            <li>
                <Button
                    label=Signal::derive(move || t.get().boards_to_swot_one(card.words()))
                    disabled=Signal::derive(move || !strategy.workspace.is_writable())
                    on_press=press
                />
            </li>
        }
        .into_any()
    });
    let all = move |()| {
        let ids: Vec<CardId> = ids.get_untracked().into_iter().map(CardId).collect();
        strategy.make(|index, next_id| Some(feed_all(index.project, &ids, next_id)));
    };
    let is_rated = move || scan.with(|scan| !scan.factors.is_empty());
    view! {
        <section class="panel">
            <h2>{say(t, Lang::boards_to_swot)}</h2>
            <If when=move || !is_rated()>
                <p class="muted">{say(t, Lang::boards_to_swot_none)}</p>
            </If>
            <ul class="plain-list">
                <Each ids row />
            </ul>
            <If when=move || { ids.with(Vec::len) > 1 && strategy.workspace.is_writable() }>
                <Button label=label(t, Lang::boards_to_swot_all) tone="main" on_press=all />
            </If>
        </section>
    }
}

/// What helps and what harms, a line a dimension.
#[component]
fn Pressure(scan: Memo<Scan>) -> impl IntoView {
    let t = use_lang();
    let slots = method(KEY).map(|method| method.slots).unwrap_or_default();
    let line = move |(at, slot): (usize, &'static &'static str)| {
        let sums = move || scan.with(|scan| scan.dimensions[at].sums);
        let most = move || {
            let sums = scan.with(|scan| scan.dimensions.map(|it| it.sums.0.max(it.sums.1)));
            sums.into_iter().max().unwrap_or_default().max(1) as f64
        };
        let share = move |sum: i64| sum as f64 / most() * 50.0;
        view! {
            <li>
                <span>{move || t.get().method_slot(KEY, slot)}</span>
                <svg class="share-bar" aria-hidden="true">
                    <rect
                        class="share-harm"
                        height="100%"
                        x=move || format!("{}%", 50.0 - share(sums().1))
                        width=move || format!("{}%", share(sums().1))
                    />
                    <rect
                        class="share-help"
                        height="100%"
                        x="50%"
                        width=move || format!("{}%", share(sums().0))
                    />
                </svg>
                <strong>{move || format!("▼ {} · ▲ {}", sums().1, sums().0)}</strong>
            </li>
        }
    };
    view! {
        <section class="panel">
            <h2>{say(t, Lang::boards_pressure)}</h2>
            <ul class="shares">{slots.iter().enumerate().map(line).collect_view()}</ul>
        </section>
    }
}

/// Where each factor stands, by probability and impact.
#[component]
fn Grid(scan: Memo<Scan>) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let grid = Memo::new(move |_| scan.with(Scan::grid));
    let places = strategy.cards(KEY, None);
    let button = move |id: CardId| {
        let card = CardOf::new(strategy, id);
        let place = number_of(places, id);
        view! {
            <button
                type="button"
                class="grid-mark"
                aria-label=move || card.words()
                title=move || card.words()
                on:click=move |_| strategy.choose(id)
            >
                {place}
            </button>
        }
    };
    let cell = move |probability: i64, impact: i64| {
        let own =
            move || grid.with(|grid| grid.get(&(probability, impact)).cloned().unwrap_or_default());
        view! {
            <td data-watched=(probability * impact.abs() >= 9).to_string()>
                {move || own().into_iter().take(MOST).map(button).collect_view()}
            </td>
        }
    };
    view! {
        <section aria-label=say(t, Lang::boards_grid)>
            <h2>{say(t, Lang::boards_grid)}</h2>
            <div class="table-scroll" tabindex="0" role="group" aria-label=say(t, Lang::boards_grid)>
                <table class="rating-table impact-table">
                    <thead>
                        <tr>
                            <td></td>
                            {(-5..=5)
                                .map(|impact: i64| {
                                    view! { <th scope="col">{move || t.get().figure(impact as f64)}</th> }
                                })
                                .collect_view()}
                        </tr>
                    </thead>
                    <tbody>
                        {(1..=5)
                            .rev()
                            .map(|probability| {
                                view! {
                                    <tr>
                                        <th scope="row">{probability}</th>
                                        {(-5..=5)
                                            .map(|impact| cell(probability, impact))
                                            .collect_view()}
                                    </tr>
                                }
                            })
                            .collect_view()}
                    </tbody>
                </table>
            </div>
        </section>
    }
}
