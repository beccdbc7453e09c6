//! The choice of strategies: options beside criteria, votes with their spread, how firm the choice is.

mod ballots;
mod table;

use leptos::prelude::*;
use uuid::Uuid;

use super::super::board::{AddLine, Columns};
use super::super::card::CardOf;
use super::super::editor::FieldOf;
use super::super::faces::{BOARD, View};
use super::super::state::use_strategy;
use crate::domain::id::CardId;
use crate::domain::method::catalogue::{STRATEGIES, method};
use crate::domain::method::make::usual_criteria;
use crate::domain::method::strategy::{CRITERION, KEY};
use crate::domain::method::{Method, body};
use crate::i18n::Lang;
use crate::ui::parts::{Button, Choice, Each, If};
use crate::ui::preferences::{label, say, use_lang};
use table::Decision;

/// How many options or criteria are shown.
const MOST: usize = 40;
const AUDIENCES: [&str; 3] = ["public", "influencers", "deciders"];
const CHANGES: [&str; 3] = ["awareness", "will", "action"];

/// The views of the options.
pub(in super::super) const VIEWS: &[View] = &[
    View {
        key: "options",
        name: Lang::strategy_board,
        draw: |_, method| view! { <Options method /> }.into_any(),
    },
    View {
        key: "choice",
        name: Lang::boards_choice,
        draw: |_, _| view! { <Decision /> }.into_any(),
    },
    View { key: "aims", name: Lang::boards_aims, draw: |_, _| view! { <Aims /> }.into_any() },
];

/// The views of the criteria.
pub(in super::super) const CRITERION_VIEWS: &[View] = &[
    View {
        key: "table",
        name: Lang::boards_weights,
        draw: |_, method| view! { <Criteria method /> }.into_any(),
    },
    BOARD,
];

#[component]
fn Options(method: &'static Method) -> impl IntoView {
    let extra = Callback::new(|id: CardId| view! { <Sort id /> }.into_any());
    view! { <Columns method slots=&[""] extra /> }
}

/// Which of the known strategies an option is; a word of one's own stays.
#[component]
fn Sort(id: CardId) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let card = CardOf::new(strategy, id);
    let value = Signal::derive(move || card.read(|card| body::text(&card.body, "type").to_owned()));
    let options = Signal::derive(move || {
        let t = t.get();
        let known = STRATEGIES.map(|key| (key.to_owned(), t.method_choice("type", key).to_owned()));
        let none = (String::new(), t.strategy_unsaid().to_owned());
        let mut options: Vec<_> = std::iter::once(none).chain(known).collect();
        let own = value.get();
        if !options.iter().any(|(key, _)| *key == own) {
            options.push((own.clone(), own));
        }
        options
    });
    let choose = Callback::new(move |key: String| {
        card.set("type", if key.is_empty() { serde_json::Value::Null } else { key.into() });
    });
    view! {
        <Choice
            label=card.name_of(t, "type")
            value
            options
            on_choose=choose
            disabled=Signal::derive(move || !strategy.workspace.is_writable())
            compact=true
        />
    }
}

/// The options by audience and change, and what places each.
#[component]
fn Aims() -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let ids = strategy.cards(KEY, None);
    let shown = Memo::new(move |_| ids.get().into_iter().take(MOST).collect::<Vec<_>>());
    let placed = move |audience: &'static str, change: &'static str| {
        strategy.memo(move |index| {
            let cards = index.boxes(KEY).iter().filter(|card| {
                body::text(&card.card.body, "audience") == audience
                    && body::text(&card.card.body, "change") == change
            });
            cards.map(|card| card.id.0).take(MOST).collect::<Vec<_>>()
        })
    };
    let chip = Callback::new(move |id: Uuid| view! { <li><Named id=CardId(id) /></li> }.into_any());
    let cell = move |audience, change| {
        let ids = placed(audience, change);
        view! { <td><ul><Each ids row=chip /></ul></td> }
    };
    let row = move |audience: &'static str| {
        view! {
            <tr>
                <th scope="row">{move || t.get().method_choice("audience", audience)}</th>
                {CHANGES.map(|change| cell(audience, change)).collect_view()}
            </tr>
        }
    };
    let line = Callback::new(move |id: Uuid| view! { <Aim id=CardId(id) /> }.into_any());
    view! {
        <div class="table-scroll" tabindex="0" role="group" aria-label=say(t, Lang::boards_aims)>
            <table class="field-table">
                <thead>
                    <tr>
                        <td></td>
                        {CHANGES
                            .map(|change| {
                                view! {
                                    <th scope="col">
                                        {move || t.get().method_choice("change", change)}
                                    </th>
                                }
                            })
                            .collect_view()}
                    </tr>
                </thead>
                <tbody>{AUDIENCES.map(row).collect_view()}</tbody>
            </table>
        </div>
        <If when=move || { ids.with(Vec::len) > MOST }>
            <p class="hint">{move || t.get().boards_shown(MOST)}</p>
        </If>
        <ul class="objectives">
            <Each ids=shown row=line />
        </ul>
    }
}

/// A card by its text, opened by a press.
#[component]
fn Named(id: CardId) -> impl IntoView {
    let strategy = use_strategy();
    let card = CardOf::new(strategy, id);
    view! {
        <button type="button" class="link-button" on:click=move |_| strategy.choose(id)>
            {move || card.words()}
        </button>
    }
}

#[component]
fn Aim(id: CardId) -> impl IntoView {
    let card = CardOf::new(use_strategy(), id);
    view! {
        <li class="objective">
            <Named id />
            <div class="field-pair">{fields(card, KEY, &["audience", "change"])}</div>
        </li>
    }
}

/// Some fields of a card.
fn fields(card: CardOf, key: &str, keys: &[&str]) -> Vec<AnyView> {
    let method = method(key);
    let fields = keys.iter().filter_map(|key| method?.field(key));
    fields.map(|field| view! { <FieldOf card field /> }.into_any()).collect()
}

/// The criteria of the handbook at one press, while there is none.
#[component]
fn UsualCriteria() -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let all = strategy.cards(CRITERION, None);
    let make = move |()| {
        let t = t.get_untracked();
        strategy
            .make(|index, next_id| usual_criteria(index, |key| t.usual_criterion(key), next_id));
    };
    view! {
        <If when=move || all.with(Vec::is_empty) && strategy.workspace.is_writable()>
            <div class="chips">
                <Button label=label(t, Lang::boards_criteria_usual) on_press=make />
            </div>
        </If>
    }
}

/// The criteria, a line each.
#[component]
fn Criteria(method: &'static Method) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let all = strategy.cards(CRITERION, None);
    let ids = Memo::new(move |_| all.get().into_iter().take(MOST).collect::<Vec<_>>());
    let row = Callback::new(move |id: Uuid| {
        let card = CardOf::new(strategy, CardId(id)).with_full_names();
        let cells = fields(card, CRITERION, &["weight", "inverted", "floor"]);
        let cells = cells.into_iter().map(|field| view! { <td>{field}</td> }).collect_view();
        view! {
            <tr>
                <th scope="row"><Named id=CardId(id) /></th>
                {cells}
            </tr>
        }
        .into_any()
    });
    let heads = ["weight", "inverted", "floor"]
        .map(|key| view! { <th scope="col">{move || t.get().method_field(CRITERION, key)}</th> });
    let name = move || t.get().method_name(CRITERION);
    view! {
        <div class="table-scroll" tabindex="0" role="group" aria-label=name>
            <table class="field-table">
                <thead>
                    <tr>
                        <th scope="col">{name}</th>
                        {heads.collect_view()}
                    </tr>
                </thead>
                <tbody>
                    <Each ids row />
                </tbody>
            </table>
        </div>
        <If when=move || { all.with(Vec::len) > MOST }>
            <p class="hint">{move || t.get().boards_shown(MOST)}</p>
        </If>
        <UsualCriteria />
        <AddLine method at="" id="add-criterion-line" />
    }
}
