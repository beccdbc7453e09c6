//! What a method adds to its cards: a field each, by what it holds.

use leptos::prelude::*;
use serde_json::Value;

use super::super::card::CardOf;
use super::series::{Measure, Series};
use super::votes::{ByCriterion, GroupVote, VotesField};
use super::{field_place, put};
use crate::domain::method::catalogue::{BodyField, Holds, Scale, method};
use crate::domain::method::{body, theory_of_change};
use crate::i18n::Lang;
use crate::ui::entities::date_words;
use crate::ui::parts::{Choice, TextField};
use crate::ui::preferences::use_lang;

/// All fields of a card's method.
#[component]
pub(super) fn Fields(card: CardOf) -> impl IntoView {
    let place = Memo::new(move |_| {
        card.read(|card| (card.method.clone(), body::text(&card.body, "slot").to_owned()))
    });
    move || {
        let (key, slot) = place.get();
        let fields = method(&key).map(|method| method.fields).unwrap_or_default();
        // What an old file wrote elsewhere stays to be seen.
        let is_filled = |field: &BodyField| {
            card.row.with_untracked(|row| {
                row.as_ref().is_some_and(|row| body::is_filled(&row.body, field.key))
            })
        };
        let is_asked = |field: &&BodyField| {
            key != theory_of_change::KEY
                || theory_of_change::asks(&slot, field.key)
                || is_filled(field)
        };
        let asked = fields.iter().filter(is_asked);
        let place = |field: &'static BodyField| {
            view! {
                <div id=field_place(field.key)>
                    <FieldOf card field />
                </div>
            }
        };
        asked.map(place).collect_view()
    }
}

/// One field.
#[component]
pub(in super::super) fn FieldOf(card: CardOf, field: &'static BodyField) -> impl IntoView {
    match field.holds {
        Holds::Line if grows(field.key) => {
            view! { <TextBody card field multiline=true /> }.into_any()
        }
        Holds::Line | Holds::Who => view! { <TextBody card field /> }.into_any(),
        Holds::Text => view! { <TextBody card field multiline=true /> }.into_any(),
        Holds::Number => view! { <NumberBody card field /> }.into_any(),
        Holds::Date => view! { <DateBody card field /> }.into_any(),
        Holds::Scale(scale) => view! { <ScaleBody card field scale /> }.into_any(),
        Holds::Choice(keys) => view! { <ChoiceBody card field keys /> }.into_any(),
        Holds::OpenChoice(keys) => view! { <OpenChoiceBody card field keys /> }.into_any(),
        Holds::Flag => view! { <FlagBody card field /> }.into_any(),
        Holds::Measure => view! { <Measure card key=field.key /> }.into_any(),
        Holds::Readings | Holds::Observations => view! { <Series card field /> }.into_any(),
        Holds::Votes => view! { <VotesField card key=field.key /> }.into_any(),
        Holds::Scores | Holds::Reasons => view! { <ByCriterion card field /> }.into_any(),
    }
}

/// Lines that are whole sentences: their field is as high as they are.
fn grows(key: &str) -> bool {
    ["hook", "ask"].contains(&key)
}

impl CardOf {
    /// What a field is called.
    pub(in super::super) fn name_of(self, t: Signal<Lang>, key: &'static str) -> Signal<String> {
        Signal::derive(move || {
            let t = t.get();
            let name = self.read(|card| t.method_field(&card.method, key).to_owned());
            if self.has_full_names { t.named_field(name, self.words()) } else { name }
        })
    }

    /// A text of its body.
    pub(in super::super) fn body(self, key: &'static str) -> Signal<String> {
        let t = use_lang();
        Signal::derive(move || self.read(|card| shown(t.get(), card.body.get(key))))
    }

    fn locked(self) -> Signal<bool> {
        Signal::derive(move || !self.strategy.workspace.is_writable())
    }
}

/// A value as it stands in a field.
pub(super) fn shown(t: Lang, value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => t.written(number),
        Some(other) => other.to_string(),
    }
}

/// A text as a value; null when it is blank.
fn text_value(text: String) -> Value {
    if text.trim().is_empty() { Value::Null } else { text.into() }
}

/// A text that is a number as one, any other as it was written: nothing typed is lost.
pub(super) fn number_value(text: &str) -> Value {
    let text = text.trim();
    match body::number_of(&Value::from(text)) {
        _ if text.is_empty() => Value::Null,
        Some(number) => body::number_value(number),
        None => text.into(),
    }
}

#[component]
fn TextBody(
    card: CardOf,
    field: &'static BodyField,
    #[prop(optional)] multiline: bool,
) -> impl IntoView {
    let t = use_lang();
    let key = field.key;
    let list = if field.holds == Holds::Who { "actor-names" } else { "" };
    view! {
        <TextField
            label=card.name_of(t, key)
            value=card.body(key)
            multiline
            list
            on_change=card.typing(move |card, text| put(card, key, text_value(text)))
        />
    }
}

#[component]
fn NumberBody(card: CardOf, field: &'static BodyField) -> impl IntoView {
    let t = use_lang();
    let key = field.key;
    view! {
        <TextField
            label=card.name_of(t, key)
            value=card.body(key)
            on_change=card.typing(move |card, text| put(card, key, number_value(&text)))
        />
    }
}

#[component]
fn DateBody(card: CardOf, field: &'static BodyField) -> impl IntoView {
    let t = use_lang();
    let key = field.key;
    let date = Memo::new(move |_| card.read(|card| body::date(&card.body, key)));
    let words = move || date.with(|date| date_words(date, t.get()));
    let is_odd = move || date.with(|date| date.problem().is_some());
    view! {
        <div class="field-group">
            <TextField
                label=card.name_of(t, key)
                value=card.body(key)
                hint=Signal::derive(move || t.get().field_date_brief().to_owned())
                on_change=card.typing(move |card, text| put(card, key, text_value(text)))
            />
            <p class="hint" role="status" data-odd=move || is_odd().to_string()>
                {words}
            </p>
        </div>
    }
}

/// The steps of a scale, and none of them.
pub(in super::super) fn scale_options(t: Lang, field: &str, scale: Scale) -> Vec<(String, String)> {
    let (from, to) = scale.range();
    let steps = (from..=to).map(|step| (step.to_string(), t.field_step(field, scale, step)));
    std::iter::once((String::new(), t.strategy_unsaid().to_owned())).chain(steps).collect()
}

#[component]
fn ScaleBody(card: CardOf, field: &'static BodyField, scale: Scale) -> impl IntoView {
    let t = use_lang();
    let key = field.key;
    // Nobody chooses among a hundred and one steps.
    if scale == Scale::Weight {
        return view! { <NumberBody card field /> }.into_any();
    }
    let options = Signal::derive(move || scale_options(t.get(), key, scale));
    let choose = Callback::new(move |step: String| card.set(key, number_value(&step)));
    view! {
        <div class="field-group">
            <Choice
                label=card.name_of(t, key)
                value=card.body(key)
                options
                on_choose=choose
                disabled=card.locked()
            />
            <GroupVote card key range=scale.range() />
        </div>
    }
    .into_any()
}

#[component]
fn ChoiceBody(
    card: CardOf,
    field: &'static BodyField,
    keys: &'static [&'static str],
) -> impl IntoView {
    let t = use_lang();
    let key = field.key;
    let value = card.body(key);
    let options = Signal::derive(move || {
        let t = t.get();
        let known = keys
            .iter()
            .map(|choice| ((*choice).to_owned(), t.method_choice(key, choice).to_owned()));
        let mut options: Vec<(String, String)> =
            std::iter::once((String::new(), t.strategy_unsaid().to_owned())).chain(known).collect();
        // A word that an old file brought stays to be seen.
        let own = value.get();
        if !options.iter().any(|(choice, _)| *choice == own) {
            options.push((own.clone(), own));
        }
        options
    });
    let choose = Callback::new(move |choice: String| card.set(key, text_value(choice)));
    view! {
        <Choice
            label=card.name_of(t, key)
            value
            options
            on_choose=choose
            disabled=card.locked()
        />
    }
}

#[component]
fn OpenChoiceBody(
    card: CardOf,
    field: &'static BodyField,
    keys: &'static [&'static str],
) -> impl IntoView {
    let t = use_lang();
    let key = field.key;
    let words = move |choice: &str| t.get().method_choice(key, choice);
    let value = Signal::derive(move || {
        let own = card.read(|card| body::text(&card.body, key).to_owned());
        let known = words(&own);
        if known.is_empty() { own } else { known.to_owned() }
    });
    let set = card.typing(move |card, text| {
        let t = t.get_untracked();
        let known = keys.iter().find(|choice| t.method_choice(key, choice) == text.trim());
        put(card, key, text_value(known.map_or(text, |choice| (*choice).to_owned())));
    });
    view! {
        <TextField label=card.name_of(t, key) value list="open-choices" on_change=set />
        <datalist id="open-choices">
            {move || {
                keys.iter().map(|choice| view! { <option value=words(choice)></option> }).collect_view()
            }}
        </datalist>
    }
}

#[component]
fn FlagBody(card: CardOf, field: &'static BodyField) -> impl IntoView {
    let t = use_lang();
    let key = field.key;
    let name = card.name_of(t, key);
    view! {
        <label class="check">
            <input
                type="checkbox"
                disabled=card.locked()
                prop:checked=move || card.read(|card| body::flag(&card.body, key))
                on:change=move |event| {
                    let is_on = event_target_checked(&event);
                    card.set(key, if is_on { Value::Bool(true) } else { Value::Null });
                }
            />
            <span>{name}</span>
        </label>
    }
}
