//! A reading that is written on the dashboard: its value, its date, and what it takes the place of.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use serde_json::Value;

use super::super::super::card::CardOf;
use super::super::super::editor::put;
use super::super::follow::today_words;
use super::Read;
use crate::domain::date::PartialDate;
use crate::domain::method::body;
use crate::domain::method::indicator::noted;
use crate::domain::record::Extras;
use crate::i18n::Lang;
use crate::ui::parts::{Button, If};
use crate::ui::preferences::{label, say, use_lang};

/// One press, one reading: the value that is typed, or the figure that is watched.
#[component]
pub(super) fn AddReading(card: CardOf, read: Memo<Option<Read>>) -> impl IntoView {
    let t = use_lang();
    let noting = Noting {
        card,
        value: RwSignal::new(String::new()),
        date: RwSignal::new(String::new()),
        said: RwSignal::new(String::new()),
        wrong: RwSignal::new(None),
    };
    let figure = move || read.with(|read| read.as_ref().and_then(|read| read.figure));
    let take = move |()| {
        if let Some(value) = read.with_untracked(|read| read.as_ref().and_then(|read| read.figure))
        {
            noting.add(&today_words(t.get_untracked()), value, t.get_untracked());
        }
    };
    let is_wrong = move |part: Part| move || (noting.wrong.get() == Some(part)).then_some("true");
    let hint = format!("reading-{}", card.id);
    view! {
        <form
            class="inline-form reading-form"
            on:submit=move |event: SubmitEvent| {
                event.prevent_default();
                noting.submit(t.get_untracked());
            }
        >
            <input
                class="input"
                inputmode="decimal"
                autocomplete="off"
                aria-label=say(t, Lang::indicator_value)
                aria-invalid=is_wrong(Part::Value)
                aria-describedby=hint.clone()
                placeholder=say(t, Lang::indicator_value)
                bind:value=noting.value
            />
            <input
                class="input"
                autocomplete="off"
                aria-label=say(t, Lang::indicator_date)
                aria-invalid=is_wrong(Part::Date)
                aria-describedby=hint.clone()
                placeholder=move || today_words(t.get())
                bind:value=noting.date
            />
            <Button label=label(t, Lang::indicator_add) />
        </form>
        <p
            class="hint"
            id=hint
            role="status"
            data-odd=move || noting.wrong.get().is_some().to_string()
        >
            {noting.said}
        </p>
        <If when=move || figure().is_some()>
            <div class="follow-head">
                <p class="hint">
                    {move || figure().map(|figure| t.get().indicator_watched(t.get().figure(figure)))}
                </p>
                <Button label=label(t, Lang::indicator_take) on_press=take />
            </div>
        </If>
    }
}

/// What of a reading cannot be understood.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    Value,
    Date,
}

/// A reading that is being written.
#[derive(Clone, Copy)]
struct Noting {
    card: CardOf,
    value: RwSignal<String>,
    date: RwSignal<String>,
    said: RwSignal<String>,
    wrong: RwSignal<Option<Part>>,
}

impl Noting {
    /// Keeps what is typed, or says what cannot be understood and leaves it there.
    fn submit(self, t: Lang) {
        let (value, mut date) = (self.value.get_untracked(), self.date.get_untracked());
        // Today is asked for now: a page may stay open overnight.
        if date.trim().is_empty() {
            date = today_words(t);
        }
        let Some(number) = body::number_of(&Value::from(value.as_str())) else {
            return self.refuse(Part::Value, t.indicator_no_number(value.trim()));
        };
        if PartialDate::read(&date).span().is_none() {
            return self.refuse(Part::Date, t.indicator_no_date(date.trim()));
        }
        self.add(date.trim(), number, t);
        self.value.set(String::new());
        self.date.set(String::new());
    }

    fn refuse(self, part: Part, said: String) {
        self.wrong.set(Some(part));
        self.said.set(said);
    }

    /// Notes a reading as one step of undo, and says what it takes the place of.
    fn add(self, date: &str, value: f64, t: Lang) {
        let mut before = None;
        self.card.strategy.edit(self.card.id, None, |card| {
            let (rows, replaced) = noted(card, date, value);
            before = replaced;
            put(card, "readings", rows.into());
        });
        let value = t.figure(value);
        self.wrong.set(None);
        self.said.set(match before {
            Some(before) => replaced(t, date, value, &before),
            None => t.indicator_noted(date, value),
        });
    }
}

/// What a reading took the place of, and what stays of that.
fn replaced(t: Lang, date: &str, value: String, before: &Extras) -> String {
    let old = match body::number(before, "value") {
        Some(number) => t.figure(number),
        None => body::text(before, "value").to_owned(),
    };
    let told = t.indicator_replaced(date, value, old);
    if ["source", "comment"].iter().any(|key| body::is_filled(before, key)) {
        return format!("{told} {}", t.indicator_source_stays());
    }
    told
}
