//! Actions in a table, by deadline: each cell is written in place.

use leptos::prelude::*;
use uuid::Uuid;

use super::super::super::board::AddLine;
use super::super::super::card::CardOf;
use super::super::super::state::{Strategy, use_strategy};
use super::super::follow::{CardNames, FieldAt};
use super::{Known, Late, Name, known};
use crate::analysis::tracking::{Followed, Sieve, listed, owners};
use crate::browser::dom;
use crate::domain::id::CardId;
use crate::domain::method::Method;
use crate::domain::method::action::{KEY, State};
use crate::i18n::Lang;
use crate::ui::parts::{Button, Choice, Each, If, Pick};
use crate::ui::preferences::{label, say, use_lang};

/// So many rows are drawn at once.
const PAGE: usize = 100;

#[component]
pub(super) fn List(method: &'static Method) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let known = known(strategy);
    let sieve = RwSignal::new(Sieve::default());
    let pages = RwSignal::new(1usize);
    let is_writing = RwSignal::new(false);
    let listed = Memo::new(move |before: Option<&Vec<CardId>>| {
        let before = before.filter(|_| is_writing.get()).map(Vec::as_slice);
        sieve.with(|sieve| known.with(|known| listed(known, sieve, before)))
    });
    let ids = Memo::new(move |_| {
        listed.with(|ids| ids.iter().take(pages.get() * PAGE).map(|id| id.0).collect::<Vec<Uuid>>())
    });
    let rest = move || listed.with(Vec::len).saturating_sub(pages.get() * PAGE);
    let objectives = strategy.memo(|index| {
        let cards = index.boxes("objective").iter();
        let cards = cards.filter(|card| !card.card.text.trim().is_empty());
        cards.map(|card| (card.id.to_string(), card.card.text.clone())).collect::<Vec<_>>()
    });
    let row = Callback::new(move |id| view! { <Row id=CardId(id) known objectives /> }.into_any());
    view! {
        <Filters known sieve shown=Signal::derive(move || listed.with(Vec::len)) />
        <div class="follow-scroll" tabindex="0" role="region" aria-label=say(t, Lang::action_table)>
            <table
                class="follow-table action-table"
                role="table"
                aria-label=say(t, Lang::action_table)
                on:focusin=move |_| is_writing.set(true)
                on:focusout=move |event| {
                    if dom::leaves(&event) {
                        is_writing.set(false);
                    }
                }
            >
                <Heads />
                <tbody role="rowgroup">
                    <Each ids row />
                </tbody>
            </table>
        </div>
        <If when=move || { rest() > 0 }>
            <Button
                label=Signal::derive(move || t.get().action_rest(rest().min(PAGE)))
                on_press=move |()| pages.update(|pages| *pages += 1)
            />
        </If>
        <AddLine method at="" id="add-action" />
    }
}

#[component]
fn Heads() -> impl IntoView {
    let t = use_lang();
    let field = move |key: &'static str| move || t.get().method_field(KEY, key);
    view! {
        <thead>
            <tr>
                <th scope="col">{say(t, Lang::action_name)}</th>
                <th scope="col">{field("responsible")}</th>
                <th scope="col">{field("start")}</th>
                <th scope="col">{field("deadline")}</th>
                <th scope="col">{field("state")}</th>
                <th scope="col">{say(t, Lang::action_objective)}</th>
                <th scope="col">{say(t, Lang::action_target)}</th>
                <th scope="col">{say(t, Lang::action_message)}</th>
            </tr>
        </thead>
    }
}

/// What is late and what serves nothing, each a press away, and filters by state and owner.
#[component]
fn Filters(known: Known, sieve: RwSignal<Sieve>, shown: Signal<usize>) -> impl IntoView {
    let t = use_lang();
    let late =
        move || known.with(|known| known.iter().filter(|action| action.late.is_some()).count());
    let orphans =
        move || known.with(|known| known.iter().filter(|action| action.is_orphan).count());
    let states = Signal::derive(move || {
        let t = t.get();
        let states = State::ALL.map(|state| {
            (state.key().to_owned(), t.method_choice("state", state.key()).to_owned())
        });
        let all = (String::new(), t.action_all_states().to_owned());
        std::iter::once(all).chain(states).collect::<Vec<_>>()
    });
    let people = Memo::new(move |_| known.with(|known| owners(known)));
    let owner_options = Signal::derive(move || {
        let all = (String::new(), t.get().action_all_owners().to_owned());
        let people = people.get().into_iter().map(|name| (name.clone(), name));
        std::iter::once(all).chain(people).collect::<Vec<_>>()
    });
    let choose_state = Callback::new(move |key: String| {
        let state = State::ALL.into_iter().find(|state| state.key() == key);
        sieve.update(|sieve| sieve.state = state);
    });
    let choose_owner =
        Callback::new(move |owner: String| sieve.update(|sieve| sieve.owner = owner));
    let state = move || sieve.with(|sieve| sieve.state.map_or("", State::key).to_owned());
    view! {
        <div class="follow-head">
            <button
                type="button"
                class="chip"
                aria-pressed=move || sieve.with(|sieve| sieve.late).to_string()
                data-on=move || sieve.with(|sieve| sieve.late).to_string()
                on:click=move |_| sieve.update(|sieve| sieve.late = !sieve.late)
            >
                {move || t.get().action_late(late())}
            </button>
            <button
                type="button"
                class="chip"
                aria-pressed=move || sieve.with(|sieve| sieve.orphan).to_string()
                data-on=move || sieve.with(|sieve| sieve.orphan).to_string()
                on:click=move |_| sieve.update(|sieve| sieve.orphan = !sieve.orphan)
            >
                {move || t.get().action_orphans(orphans())}
            </button>
            <Choice
                label=Signal::derive(move || t.get().method_field(KEY, "state").to_owned())
                value=Signal::derive(state)
                options=states
                on_choose=choose_state
                compact=true
            />
            <Choice
                label=Signal::derive(move || t.get().method_field(KEY, "responsible").to_owned())
                value=Signal::derive(move || sieve.with(|sieve| sieve.owner.clone()))
                options=owner_options
                on_choose=choose_owner
                compact=true
            />
            <p class="muted" role="status">
                {move || t.get().action_shown(shown.get())}
            </p>
        </div>
    }
}

#[component]
fn Row(id: CardId, known: Known, objectives: Memo<Vec<(String, String)>>) -> impl IntoView {
    let strategy = use_strategy();
    let card = CardOf::new(strategy, id);
    let own = Memo::new(move |_| {
        known.with(|known| known.iter().find(|action| action.id == id).cloned())
    });
    let of = move |read: fn(&Followed) -> &Vec<CardId>| {
        Signal::derive(move || {
            own.with(|own| own.as_ref().map(|own| read(own).clone()).unwrap_or_default())
        })
    };
    let is_orphan = move || own.with(|own| own.as_ref().is_some_and(|own| own.is_orphan));
    let is_late = move || own.with(|own| own.as_ref().is_some_and(|own| own.late.is_some()));
    let t = use_lang();
    let name = move |key: &'static str| move || t.get().method_field(KEY, key);
    // Styles make cards of the rows where there is little room: roles keep the table one.
    let cell = move |key: &'static str| {
        view! {
            <td role="cell" data-name=name(key)>
                <FieldAt card of=KEY key />
            </td>
        }
    };
    view! {
        <tr role="row" data-late=move || is_late().to_string()>
            <th scope="row" role="rowheader">
                <Name id />
                <Late known id />
            </th>
            {["responsible", "start", "deadline", "state"].map(cell).collect_view()}
            <td role="cell" data-name=say(t, Lang::action_objective)>
                <CardNames strategy ids=of(|own| &own.objectives) />
                <If when=is_orphan>
                    <JoinObjective strategy id objectives />
                </If>
            </td>
            <td role="cell" data-name=say(t, Lang::action_target)>
                <CardNames strategy ids=of(|own| &own.targets) />
            </td>
            <td role="cell" data-name=say(t, Lang::action_message)>
                <CardNames strategy ids=of(|own| &own.messages) />
            </td>
        </tr>
    }
}

/// Joins an action that serves nothing to an objective.
#[component]
fn JoinObjective(
    strategy: Strategy,
    id: CardId,
    objectives: Memo<Vec<(String, String)>>,
) -> impl IntoView {
    let t = use_lang();
    let join = Callback::new(move |key: String| {
        if let Ok(objective) = Uuid::parse_str(&key).map(CardId) {
            strategy.join(id, "fulfils", objective);
        }
    });
    let can_join = move || strategy.workspace.is_writable() && !objectives.with(Vec::is_empty);
    view! {
        <If when=can_join>
            <Pick
                label=label(t, Lang::action_objective)
                prompt=label(t, Lang::action_to_objective)
                options=objectives
                deed=label(t, Lang::strategy_join_do)
                on_pick=join
            />
        </If>
        <If when=move || !can_join()>
            <span class="late-word">{say(t, Lang::action_orphan)}</span>
        </If>
    }
}
