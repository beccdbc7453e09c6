//! Deadlines in the weeks of a month.

use leptos::ev::{DragEvent, KeyboardEvent};
use leptos::prelude::*;

use super::super::super::card::CardOf;
use super::super::super::state::{Strategy, today, use_strategy};
use super::super::follow::day_words;
use super::{Known, Late, Name, ToChronology, known, reschedule, steps};
use crate::analysis::month::Month;
use crate::analysis::schedule::{Due, beside, months, opening};
use crate::analysis::tracking::Followed;
use crate::browser::drag;
use crate::domain::date::{Day, Moment, Span, Unit};
use crate::domain::id::CardId;
use crate::domain::method::action::State;
use crate::domain::method::reschedule::due;
use crate::i18n::Lang;
use crate::i18n::dates::understood;
use crate::ui::parts::{Button, IconButton, If};
use crate::ui::preferences::{label, say, use_lang};

/// The most deadlines a day shows.
const MOST: usize = 20;
/// The id of the month's name.
const TITLE: &str = "action-month";

/// The month in words.
pub(super) fn month_words(month: Month, t: Lang) -> String {
    unit_words(Unit::Month(month.year, month.month), t)
}

/// The year in words.
pub(super) fn year_words(year: i32, t: Lang) -> String {
    unit_words(Unit::Year(year), t)
}

fn unit_words(unit: Unit, t: Lang) -> String {
    understood(t, &Span::At(Moment::new(unit)))
}

#[component]
pub(super) fn Calendar() -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let known = known(strategy);
    let month =
        RwSignal::new(known.with_untracked(|known| opening(&months(known), Month::of(today()))));
    let plan = Plan { strategy, known, month, said: RwSignal::new(String::new()) };
    let step =
        move |by: i32| Callback::new(move |()| month.update(|month| *month = month.stepped(by)));
    view! {
        <div class="follow-head">
            <IconButton icon="back" label=label(t, Lang::action_previous) on_press=step(-1) />
            <h2 id=TITLE class="month-name" aria-live="polite">
                {move || month_words(month.get(), t.get())}
            </h2>
            <IconButton icon="follow" label=label(t, Lang::action_next) on_press=step(1) />
            <Button
                label=label(t, Lang::action_today)
                on_press=move |()| month.set(Month::of(today()))
            />
            <ToChronology />
            <p class="hint">
                {say(t, Lang::action_month_drag)} " "
                <span class="keys-hint">{say(t, Lang::action_month_keys)}</span>
            </p>
            <p class="hint follow-said" role="status">
                {plan.said}
            </p>
        </div>
        <Empty plan />
        <Apart
            plan
            title=Lang::action_in_month
            lets=move |own| own.due == Some(Due::Month(month.get()))
        />
        <Grid plan />
        <Apart
            plan
            title=Lang::action_in_year
            lets=move |own| own.due == Some(Due::Year(month.get().year))
        />
        <Apart plan title=Lang::action_unread lets=|own| own.due.is_none() />
    }
}

/// What a month without an action says, and the ways to those that have one.
#[component]
fn Empty(plan: Plan) -> impl IntoView {
    let t = use_lang();
    let near = Memo::new(move |_| {
        let month = plan.month.get();
        let months = plan.known.with(|known| months(known));
        (!months.contains(&month)).then(|| beside(&months, month))
    });
    let way = move |words: fn(Lang, String) -> String, to: Option<Month>| {
        to.map(|to| {
            let label = Signal::derive(move || words(t.get(), month_words(to, t.get())));
            view! { <Button label on_press=move |()| plan.month.set(to) /> }
        })
    };
    move || {
        near.get().map(|(before, after)| {
            view! {
                <div class="follow-head">
                    <p>{say(t, Lang::action_month_empty)}</p>
                    {way(Lang::action_month_before, before)}
                    {way(Lang::action_month_after, after)}
                </div>
            }
        })
    }
}

/// Actions that are on no day of the month, under their title; nothing where there is none.
#[component]
fn Apart(
    plan: Plan,
    title: fn(Lang, usize) -> String,
    lets: impl Fn(&Followed) -> bool + Send + Sync + 'static,
) -> impl IntoView {
    let t = use_lang();
    let ids = Memo::new(move |_| {
        plan.known.with(|known| {
            known.iter().filter(|own| lets(own)).map(|own| own.id).collect::<Vec<CardId>>()
        })
    });
    let count = move || ids.with(Vec::len);
    let item = move |id: CardId| view! { <Item plan id /> };
    view! {
        <If when=move || { count() > 0 }>
            <section class="month-undated">
                <h3>{move || title(t.get(), count())}</h3>
                <ul class="month-list">
                    {move || ids.get().into_iter().take(MOST).map(item).collect_view()}
                </ul>
                <If when=move || { count() > MOST }>
                    <p class="hint">{move || t.get().action_cut(MOST, count())}</p>
                </If>
            </section>
        </If>
    }
}

#[component]
fn Grid(plan: Plan) -> impl IntoView {
    let t = use_lang();
    let heads = move || {
        let head = |(short, whole): (&'static str, &'static str)| {
            view! {
                <th scope="col" abbr=whole>
                    {short}
                </th>
            }
        };
        t.get().weekdays().map(head).collect_view()
    };
    let weeks = move || {
        let shown = plan.month.get();
        let week = move |days: [Day; 7]| {
            let day = move |day: Day| view! { <DayCell day plan is_beside=!shown.has(day) /> };
            view! { <tr>{days.map(day).collect_view()}</tr> }
        };
        shown.weeks().into_iter().map(week).collect_view()
    };
    view! {
        <div class="follow-scroll" tabindex="0" role="region" aria-labelledby=TITLE>
            <table class="month" aria-labelledby=TITLE>
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{weeks}</tbody>
            </table>
        </div>
    }
}

#[component]
fn DayCell(
    day: Day,
    plan: Plan,
    /// Whether it is of the month before or after.
    is_beside: bool,
) -> impl IntoView {
    let t = use_lang();
    // An action of some days stands on each; its element is that of the last.
    let due = Memo::new(move |_| {
        plan.known.with(|known| {
            let due = known.iter().filter(|own| own.due.is_some_and(|due| due.is_on(day)));
            due.map(|own| (own.id, own.end != Some(day))).collect::<Vec<(CardId, bool)>>()
        })
    });
    let is_today = day == today();
    let item = move |(id, is_again)| view! { <Item plan id is_again /> };
    let over = RwSignal::new(false);
    let on_drop = move |event: DragEvent| {
        over.set(false);
        if let Some(id) = drag::dragged(&event).map(CardId) {
            event.prevent_default();
            plan.put_on(id, day);
        }
    };
    view! {
        <td
            data-beside=is_beside.to_string()
            data-busy=move || (!due.with(Vec::is_empty)).to_string()
            data-over=move || over.get().to_string()
            on:dragover=move |event: DragEvent| {
                drag::allow(&event);
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=on_drop
        >
            <time
                class="month-day"
                aria-current=is_today.then_some("date")
                datetime=format!("{:04}-{:02}-{:02}", day.year, day.month, day.day)
            >
                <span class="month-number" aria-hidden="true">{day.day}</span>
                <span class="month-words">{move || day_words(day, t.get())}</span>
            </time>
            <ul>{move || due.get().into_iter().take(MOST).map(item).collect_view()}</ul>
            <If when=move || { due.with(Vec::len) > MOST }>
                <p class="hint">{move || t.get().action_cut(MOST, due.with(Vec::len))}</p>
            </If>
        </td>
    }
}

/// What the days share: who is due when, the month that is shown, what was just done.
#[derive(Clone, Copy)]
struct Plan {
    strategy: Strategy,
    known: Known,
    month: RwSignal<Month>,
    said: RwSignal<String>,
}

impl Plan {
    /// Puts the deadline of an action on a day, and shows the month of that day.
    fn put_on(self, id: CardId, day: Day) {
        reschedule(self.strategy, id, self.said, |card| due(card, day));
        let is_seen = self.month.get_untracked().weeks().iter().flatten().any(|seen| *seen == day);
        if !is_seen {
            self.month.set(Month::of(day));
        }
    }

    /// Moves a deadline by days and weeks; one that is not said yet starts today.
    fn step(self, id: CardId, (days, weeks): (i64, i64)) {
        let end = self.known.with_untracked(|known| {
            known.iter().find(|action| action.id == id).and_then(|action| action.end)
        });
        let to = end.map_or_else(today, |end| Day::from_number(end.number() + days + 7 * weeks));
        self.put_on(id, to);
    }
}

/// An action that can be drawn to another day.
#[component]
fn Item(
    plan: Plan,
    id: CardId,
    /// Whether it goes on the next day.
    #[prop(optional)]
    is_again: bool,
) -> impl IntoView {
    let on_key = move |event: KeyboardEvent| {
        if let Some(steps) = steps(&event) {
            event.prevent_default();
            plan.step(id, steps);
        }
    };
    view! {
        <li
            class="month-item"
            draggable="true"
            on:dragstart=move |event: DragEvent| drag::start(&event, id.0)
            on:keydown=on_key
        >
            <StateSign id />
            <Name id is_again />
            {(!is_again).then(|| view! { <Late known=plan.known id /> })}
        </li>
    }
}

/// How far an action has come, as a sign with its word.
#[component]
fn StateSign(id: CardId) -> impl IntoView {
    let t = use_lang();
    let card = CardOf::new(use_strategy(), id);
    let state = move || card.read(State::of);
    let sign = move || ["○", "◐", "■", "●", "×"][state() as usize];
    let words = move || t.get().method_choice("state", state().key());
    view! {
        <span aria-hidden="true">{sign}</span>
        <span class="visually-hidden">{words}</span>
        " "
    }
}
