//! Actions as a list, a board by state, a calendar and bars in time.

mod bars;
mod calendar;
mod list;
mod states;

use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos_router::components::A;

use super::super::card::CardOf;
use super::super::editor::put;
use super::super::faces::View;
use super::super::state::{Strategy, card_element, today, use_strategy};
use crate::analysis::tracking::{Followed, followed};
use crate::browser::dom;
use crate::domain::cards::Card;
use crate::domain::id::CardId;
use crate::domain::method::reschedule::Dates;
use crate::i18n::Lang;
use crate::i18n::dates::understood;
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

/// Changes the dates of an action, as one step of undo, and says what they are now.
///
/// Where `change` gives none they stay, and that is said.
fn reschedule(
    strategy: Strategy,
    id: CardId,
    said: RwSignal<String>,
    change: impl Fn(&Card) -> Option<Dates>,
) {
    let row = strategy.workspace.with_untracked(|project| project.cards.get(id).cloned());
    let Some(card) = row.filter(|_| strategy.workspace.is_writable_untracked()) else {
        return;
    };
    let (t, name) = (strategy.workspace.lang(), card.text.as_str());
    let Some(after) = change(&card) else {
        said.set(t.action_unmoved(name));
        return;
    };
    let before = Dates::of(&card);
    let dates =
        [("start", before.start, after.start), ("deadline", before.deadline, after.deadline)];
    strategy.edit(id, None, |card| {
        for (key, before, after) in dates {
            if let Some(span) = after.filter(|after| Some(*after) != before) {
                put(card, key, understood(t, &span).into());
            }
        }
    });
    let told: Vec<String> =
        dates.iter().filter_map(|(.., after)| Some(understood(t, &(*after)?))).collect();
    said.set(t.action_moved(name, told.join(" → ")));
    dom::focus_soon(&card_element(id));
}

/// How many steps Alt and an arrow ask for: across, or down.
fn steps(event: &KeyboardEvent) -> Option<(i64, i64)> {
    let steps = match event.key().as_str() {
        "ArrowLeft" => (-1, 0),
        "ArrowRight" => (1, 0),
        "ArrowUp" => (0, -1),
        "ArrowDown" => (0, 1),
        _ => return None,
    };
    event.alt_key().then_some(steps)
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
fn Name(
    id: CardId,
    /// Whether its element is elsewhere: this one only names it.
    #[prop(optional)]
    is_again: bool,
) -> impl IntoView {
    let strategy = use_strategy();
    let card = CardOf::new(strategy, id);
    view! {
        <button
            type="button"
            class="link-button follow-name"
            id=(!is_again).then(|| card_element(id))
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
