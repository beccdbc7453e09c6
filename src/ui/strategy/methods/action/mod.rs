//! Actions as a list, a board by state, a calendar and bars in time.

mod bars;
mod calendar;
mod list;
mod states;

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::components::A;

use super::super::card::CardOf;
use super::super::faces::View;
use super::super::state::{Strategy, today, use_strategy};
use crate::analysis::tracking::{Followed, followed};
use crate::browser::dom;
use crate::domain::id::CardId;
use crate::i18n::Lang;
use crate::ui::preferences::{say, use_lang};
use bars::BarsView;
use calendar::Calendar;
use list::List;
use states::States;

/// The views of this method.
pub(in super::super) const VIEWS: &[View] = &[
    View {
        key: "list",
        name: Lang::action_list,
        draw: |_, method| view! { <List method /> }.into_any(),
    },
    View {
        key: "states",
        name: Lang::action_by_state,
        draw: |_, method| view! { <States method /> }.into_any(),
    },
    View {
        key: "calendar",
        name: Lang::action_calendar,
        draw: |_, _| view! { <Calendar /> }.into_any(),
    },
    View { key: "bars", name: Lang::action_bars, draw: |_, _| view! { <BarsView /> }.into_any() },
];

/// The actions by deadline.
type Known = Memo<Arc<Vec<Followed>>>;

fn known(strategy: Strategy) -> Known {
    strategy.memo(|index| Arc::new(followed(index, today())))
}

/// How late an action is, in words.
#[component]
fn Late(known: Known, id: CardId) -> impl IntoView {
    let t = use_lang();
    let late = Memo::new(move |_| {
        known.with(|known| known.iter().find(|action| action.id == id).and_then(|own| own.late))
    });
    move || {
        let late = late.get();
        late.map(|days| {
            view! { <span class="late-word">{move || t.get().action_days_late(days as usize)}</span> }
        })
    }
}

/// An action by name; it opens its panel.
#[component]
fn Name(id: CardId) -> impl IntoView {
    let strategy = use_strategy();
    let card = CardOf::new(strategy, id);
    view! {
        <button
            type="button"
            class="link-button follow-name"
            id=super::super::state::card_element(id)
            on:click=move |_| strategy.choose(id)
        >
            {move || card.words()}
        </button>
    }
}

/// The way to the line of time of the whole project.
#[component]
fn ToChronology() -> impl IntoView {
    let t = use_lang();
    view! { <A href=dom::address("/chronologie")>{say(t, Lang::action_chronology)}</A> }
}
