//! A value with its date, and values or observations over time.

use leptos::prelude::*;
use serde_json::{Map, Value};

use super::super::card::CardOf;
use super::fields::{number_value, shown};
use super::put;
use crate::domain::cards::Card;
use crate::domain::method::body;
use crate::domain::method::catalogue::{BodyField, Holds};
use crate::domain::method::indicator::MILESTONES;
use crate::i18n::Lang;
use crate::ui::parts::{Button, Choice, IconButton, If, Slots, TextField};
use crate::ui::preferences::{label, use_lang};

/// A number and the date it is of.
#[component]
pub(super) fn Measure(card: CardOf, key: &'static str) -> impl IntoView {
    let t = use_lang();
    let part = move |part: &'static str| {
        Signal::derive(move || {
            card.read(|card| match card.body.get(key) {
                Some(Value::Object(map)) => shown(t.get(), map.get(part)),
                // A bare number of an old file is the value.
                bare if part == "value" => shown(t.get(), bare),
                _ => String::new(),
            })
        })
    };
    let set = move |part: &'static str| {
        card.typing(move |card, text| {
            let mut map = match card.body.remove(key) {
                Some(Value::Object(map)) => map,
                Some(bare) => Map::from_iter([("value".to_owned(), bare)]),
                None => Map::new(),
            };
            write(&mut map, part, &text);
            put(card, key, if map.is_empty() { Value::Null } else { map.into() });
        })
    };
    view! {
        <fieldset class="field-group">
            <legend class="field-label">{card.name_of(t, key)}</legend>
            <div class="field-pair">
                <TextField
                    label=label(t, Lang::strategy_value)
                    value=part("value")
                    on_change=set("value")
                />
                <TextField
                    label=label(t, Lang::field_date)
                    value=part("date")
                    on_change=set("date")
                />
                {(key == "baseline")
                    .then(|| {
                        view! {
                            <TextField
                                label=label(t, Lang::strategy_source)
                                value=part("source")
                                on_change=set("source")
                            />
                        }
                    })}
            </div>
        </fieldset>
    }
}

/// Writes a typed text under a key of a row; a blank one takes the key away.
fn write(row: &mut Map<String, Value>, key: &str, text: &str) {
    let value = if key == "value" {
        number_value(text)
    } else if text.trim().is_empty() {
        Value::Null
    } else {
        text.into()
    };
    if value.is_null() {
        row.remove(key);
    } else {
        row.insert(key.to_owned(), value);
    }
}

/// The rows of a list in a body.
fn rows(card: &Card, field: &BodyField) -> Vec<Value> {
    let words = if field.holds == Holds::Readings { "comment" } else { "text" };
    body::all_rows(&card.body, field.key, words)
}

/// Rows over time: readings of an indicator, or changes that were seen.
#[component]
pub(super) fn Series(card: CardOf, field: &'static BodyField) -> impl IntoView {
    let t = use_lang();
    let key = field.key;
    let count = Memo::new(move |_| card.read(|card| rows(card, field).len()));
    let add = move |()| {
        card.edit(|card| {
            let mut rows = rows(card, field);
            rows.push(Value::Object(Map::new()));
            put(card, key, rows.into());
        });
    };
    let row = Callback::new(move |at| view! { <SeriesRow card field at /> }.into_any());
    view! {
        <fieldset class="field-group">
            <legend class="field-label">{card.name_of(t, key)}</legend>
            <Slots count row />
            <If when=move || card.strategy.workspace.is_writable()>
                <Button label=label(t, Lang::strategy_row_add) on_press=add />
            </If>
        </fieldset>
    }
}

#[component]
fn SeriesRow(card: CardOf, field: &'static BodyField, at: usize) -> impl IntoView {
    let t = use_lang();
    let key = field.key;
    let part = move |part: &'static str| {
        Signal::derive(move || {
            card.read(|card| {
                shown(t.get(), rows(card, field).get(at).and_then(|row| row.get(part)))
            })
        })
    };
    let set = move |part: &'static str| {
        card.typing(move |card, text| {
            let mut rows = rows(card, field);
            if let Some(Value::Object(row)) = rows.get_mut(at) {
                write(row, part, &text);
                put(card, key, rows.into());
            }
        })
    };
    let remove = move |()| {
        card.edit(|card| {
            let mut rows = rows(card, field);
            if at < rows.len() {
                rows.remove(at);
            }
            put(card, key, if rows.is_empty() { Value::Null } else { rows.into() });
        });
    };
    let text = move |words: fn(Lang) -> &'static str, key: &'static str| {
        view! { <TextField label=label(t, words) value=part(key) on_change=set(key) /> }
    };
    let is_reading = field.holds == Holds::Readings;
    // What is aimed at comes from no source.
    let is_read = key != MILESTONES;
    view! {
        <div class="series-row">
            {text(Lang::field_date, "date")}
            {if is_reading {
                view! {
                    {text(Lang::strategy_value, "value")}
                    {is_read.then(|| text(Lang::strategy_source, "source"))}
                    {is_read.then(|| text(Lang::strategy_grade, "grade"))}
                    {text(Lang::strategy_comment, "comment")}
                }
                    .into_any()
            } else {
                view! {
                    <Level card field at />
                    {text(Lang::strategy_seen, "text")}
                }
                    .into_any()
            }}
            <IconButton
                icon="trash"
                label=Signal::derive(move || t.get().strategy_row_remove(at + 1))
                disabled=Signal::derive(move || !card.strategy.workspace.is_writable())
                on_press=remove
            />
        </div>
    }
}

/// How far an observed change goes.
#[component]
fn Level(card: CardOf, field: &'static BodyField, at: usize) -> impl IntoView {
    let t = use_lang();
    let value = Signal::derive(move || {
        card.read(|card| {
            let rows = rows(card, field);
            let row = rows.get(at).and_then(Value::as_object);
            row.map(|row| body::text(row, "level").to_owned()).unwrap_or_default()
        })
    });
    let options = Signal::derive(move || {
        let t = t.get();
        let steps = ["low", "medium", "high"];
        let steps = steps.map(|step| (step.to_owned(), t.method_choice("level", step).to_owned()));
        std::iter::once((String::new(), t.strategy_unsaid().to_owned())).chain(steps).collect()
    });
    let choose = Callback::new(move |step: String| {
        card.edit(|card| {
            let mut rows = rows(card, field);
            if let Some(Value::Object(row)) = rows.get_mut(at) {
                write(row, "level", &step);
                put(card, field.key, rows.into());
            }
        });
    });
    view! {
        <Choice
            label=label(t, Lang::strategy_level)
            value
            options
            on_choose=choose
            disabled=Signal::derive(move || !card.strategy.workspace.is_writable())
        />
    }
}
