//! SWOT: an objective, four quadrants, their crossings, and the strategies that follow.

mod matrix;
mod pairs;
mod says;
mod tows;

use leptos::prelude::*;
use uuid::Uuid;

use super::super::board::{AddLine, Columns};
use super::super::card::CardBox;
use super::super::faces::View;
use super::super::state::{Strategy, use_strategy};
use crate::browser::ids;
use crate::domain::id::CardId;
use crate::domain::method::swot::{KEY, rate};
use crate::domain::method::{Method, body};
use crate::i18n::Lang;
use crate::ui::parts::{Each, If};
use crate::ui::preferences::{say, use_lang};
use matrix::Crossings;
use pairs::Pairs;
use tows::Tows;

const QUADRANTS: &[&str] = &["strengths", "weaknesses", "opportunities", "threats"];

/// The views of a SWOT.
pub(in super::super) const VIEWS: &[View] = &[
    View {
        key: "quadrants",
        name: Lang::strategy_board,
        draw: |_, method| view! { <Quadrants method /> }.into_any(),
    },
    View {
        key: "crossings",
        name: Lang::boards_crossings,
        draw: |_, _| view! { <Crossings /> }.into_any(),
    },
    View { key: "pairs", name: Lang::boards_pairs, draw: |_, _| view! { <Pairs /> }.into_any() },
    TOWS_VIEW,
];

const TOWS_VIEW: View =
    View { key: "tows", name: Lang::boards_tows, draw: |_, _| view! { <Tows /> }.into_any() };

/// The view of the strategies that cross.
pub(in super::super) const TOWS_VIEWS: &[View] = &[TOWS_VIEW];

/// The sign of a column, beside its name.
fn shape(slot: &str) -> &'static str {
    match slot {
        "strengths" => "▲",
        "weaknesses" => "▼",
        "opportunities" => "◆",
        "threats" => "■",
        _ => "",
    }
}

/// What a card says, with the sign of its column.
fn marked(strategy: Strategy, id: CardId) -> String {
    strategy.workspace.cards().with(|cards| {
        cards.0.get(id).map_or_else(String::new, |card| {
            format!("{} {}", shape(body::text(&card.body, "slot")), card.text)
        })
    })
}

/// Rates a pair, or unsays it.
fn set_rating(strategy: Strategy, pair: (CardId, CardId), rating: Option<i64>) {
    let command =
        strategy.workspace.with_untracked(|project| rate(project, pair, rating, &mut ids::fresh));
    if let Some(command) = command {
        strategy.workspace.dispatch(command);
    }
}

#[component]
fn Quadrants(method: &'static Method) -> impl IntoView {
    view! {
        <Question method />
        <div class="quadrants">
            <Columns method slots=QUADRANTS />
        </div>
    }
}

/// The objective that the SWOT is about.
#[component]
fn Question(method: &'static Method) -> impl IntoView {
    let t = use_lang();
    let ids = use_strategy().cards(KEY, Some("question"));
    let row = Callback::new(|id: Uuid| view! { <li><CardBox id=CardId(id) /></li> }.into_any());
    view! {
        <section class="swot-question" aria-label=say(t, Lang::boards_question)>
            <h2>{say(t, Lang::boards_question)}</h2>
            <ul class="column-cards">
                <Each ids row />
            </ul>
            <If when=move || ids.with(Vec::is_empty)>
                <AddLine method at="question" id="add-swot-question" />
            </If>
        </section>
    }
}
