//! The panel of one card: everything it holds, saved as one types.

mod arrows;
mod assumptions;
mod cites;
mod fields;
mod hidden_round;
mod proof;
mod series;
mod triage;
mod votes;

use leptos::prelude::*;

use super::card::CardOf;
use super::rules::Findings;
use super::state::use_strategy;
use crate::browser::dom;
use crate::domain::cards::{Card, Status};
use crate::domain::history::Gesture;
use crate::domain::id::CardId;
use crate::domain::method::catalogue::method;
use crate::domain::method::{body, objective};
use crate::domain::record::RecordRef;
use crate::i18n::Lang;
use crate::ui::attention::use_attention;
use crate::ui::parts::{Button, Choice, If, PANEL_TITLE, SidePanel, TextField};
use crate::ui::preferences::{label, use_lang};
pub(super) use arrows::ArrowForm;
use arrows::{Arrows, NextSteps};
pub(super) use cites::{Actors, AllNames};
pub(super) use fields::FieldOf;
use fields::Fields;
pub(super) use hidden_round::{Cancel, Going, UnseenRound};
use proof::Proof;
pub(super) use triage::TriageOf;
pub(super) use votes::{Refused, on, put_on, taken, votes_text};

/// The panel, open while a card is chosen.
#[component]
pub(super) fn Editor() -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let exists = move |id| strategy.workspace.cards().with(|cards| cards.0.get(id).is_some());
    let id = Memo::new(move |_| strategy.chosen.get().filter(|id| exists(*id)));
    let title = Signal::derive(move || {
        id.get().filter(|_| !strategy.shows_rules.get()).map(|_| t.get().strategy_card().to_owned())
    });
    Effect::new(move |before: Option<Option<CardId>>| {
        let (id, sought) = (id.get(), strategy.sought.get());
        let is_new = before.is_none_or(|before| before != id);
        match sought.filter(|_| id.is_some()) {
            Some(field) if !field.is_empty() => {
                strategy.sought.update_untracked(|sought| *sought = None);
                dom::focus_inside_soon(&field_place(field));
            }
            Some(_) => {
                strategy.sought.update_untracked(|sought| *sought = None);
                dom::focus_soon(PANEL_TITLE);
            }
            None if is_new && id.is_some() => dom::focus_soon(PANEL_TITLE),
            None => {}
        }
        id
    });
    let body = Callback::new(move |()| id.get().map(|id| view! { <CardForm id /> }.into_any()));
    let on_close = Callback::new(move |()| strategy.leave_card());
    view! { <SidePanel title on_close body /> }
}

/// The id of the place of a field in the panel.
fn field_place(key: &str) -> String {
    format!("card-field-{key}")
}

#[component]
fn CardForm(id: CardId) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let card = CardOf::new(strategy, id);
    let at = Signal::derive(move || vec![RecordRef::from(id)]);
    let delete = move |()| {
        strategy.leave_card();
        strategy.remove(id);
    };
    view! {
        <div class="card-form">
            <Findings at />
            <Text card />
            <div id=field_place("entities")>
                <Actors card />
            </div>
            <Fields card />
            <Proof card />
            <Arrows card />
            <NextSteps card />
            <About card />
            <If when=move || strategy.workspace.is_writable()>
                <Button label=label(t, Lang::strategy_delete) tone="danger" on_press=delete />
            </If>
        </div>
    }
}

impl CardOf {
    /// A text of the card, as a signal.
    fn text(self, read: impl Fn(&Card) -> String + Send + Sync + 'static) -> Signal<String> {
        Signal::derive(move || self.read(&read))
    }

    /// Changes a text of the card as one types.
    pub(super) fn typing(
        self,
        change: impl Fn(&mut Card, String) + Send + Sync + 'static,
    ) -> Callback<(String, Gesture)> {
        Callback::new(move |(text, gesture)| {
            self.strategy.edit(self.id, Some(gesture), |card| change(card, text));
        })
    }

    /// Changes the card at once.
    fn edit(self, change: impl FnOnce(&mut Card)) {
        self.strategy.edit(self.id, None, change);
    }

    /// Writes a value of its body; null takes the key away.
    pub(super) fn set(self, key: &str, value: serde_json::Value) {
        self.edit(|card| put(card, key, value));
    }
}

/// Writes a value of a card's body; null takes the key away.
pub(super) fn put(card: &mut Card, key: &str, value: serde_json::Value) {
    if value.is_null() {
        card.body.remove(key);
    } else {
        card.body.insert(key.to_owned(), value);
    }
}

/// The column, the text and the detail.
#[component]
fn Text(card: CardOf) -> impl IntoView {
    let t = use_lang();
    let method_key = Memo::new(move |_| card.read(|card| card.method.clone()));
    let slots = move || method_key.with(|key| method(key).map(|method| method.slots));
    let options = Signal::derive(move || {
        let key = method_key.get();
        let slots = slots().unwrap_or_default().iter();
        slots.map(|slot| ((*slot).to_owned(), t.get().method_slot(&key, slot).to_owned())).collect()
    });
    let has_slots = move || slots().is_some_and(|slots| !slots.is_empty());
    let slot = Signal::derive(move || card.read(|card| body::text(&card.body, "slot").to_owned()));
    let set_slot = Callback::new(move |slot: String| card.strategy.place(card.id, &slot, None));
    view! {
        <TextField
            label=label(t, Lang::strategy_card_text)
            value=card.text(|card| card.text.clone())
            multiline=true
            on_change=card.typing(|card, text| card.text = text)
        />
        <If when=has_slots>
            <Choice
                label=label(t, Lang::strategy_column)
                value=slot
                options
                on_choose=set_slot
                disabled=Signal::derive(move || !card.strategy.workspace.is_writable())
            />
        </If>
        <TextField
            label=label(t, Lang::strategy_card_detail)
            value=card.text(|card| card.detail.clone())
            multiline=true
            on_change=card.typing(|card, text| card.detail = text)
        />
    }
}

/// The button that shows on the map where actors stand on an objective.
#[component]
pub(super) fn PositionsOnMap(id: CardId) -> impl IntoView {
    let t = use_lang();
    let (strategy, attention) = (use_strategy(), use_attention());
    let show = move |()| {
        attention.objective.set(Some(id));
        strategy.go("/graphe");
    };
    view! { <Button label=label(t, Lang::boards_positions) on_press=show /> }
}

/// Status, author and tags, and where its actors stand on the map.
#[component]
fn About(card: CardOf) -> impl IntoView {
    let t = use_lang();
    let strategy = card.strategy;
    let attention = use_attention();
    let options = Signal::derive(move || {
        let t = t.get();
        Status::ALL
            .iter()
            .map(|status| (status.key().to_owned(), t.card_status(*status).to_owned()))
            .collect()
    });
    let set_status = Callback::new(move |key: String| {
        card.edit(|card| card.status = Status::read(&key).unwrap_or_default());
    });
    let on_map = move |()| {
        attention.chosen.set(card.read(|card| card.entities.clone()));
        strategy.go("/graphe");
    };
    let tags = card.typing(|card, text| {
        card.tags.clear();
        for tag in text.split(',').map(str::trim).filter(|tag| !tag.is_empty()) {
            if !card.tags.iter().any(|known| known == tag) {
                card.tags.push(tag.to_owned());
            }
        }
    });
    view! {
        <Choice
            label=label(t, Lang::strategy_status)
            value=card.text(|card| card.status.key().to_owned())
            options
            on_choose=set_status
            disabled=Signal::derive(move || !strategy.workspace.is_writable())
        />
        <div class="field-pair">
            <TextField
                label=label(t, Lang::strategy_author)
                value=card.text(|card| card.author.clone())
                on_change=card.typing(|card, text| card.author = text)
            />
            <TextField
                label=label(t, Lang::field_tags)
                value=card.text(|card| card.tags.join(", "))
                on_change=tags
            />
        </div>
        <If when=move || card.read(|card| !card.entities.is_empty())>
            <Button label=label(t, Lang::strategy_on_map) on_press=on_map />
        </If>
        <If when=move || card.read(|card| card.method == objective::KEY)>
            <PositionsOnMap id=card.id />
        </If>
    }
}
