//! What was seen of a marker: how far it has come, the history, the line that notes what is seen today.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use serde_json::{Value, json};

use super::super::super::card::CardOf;
use super::super::super::editor::put;
use super::super::super::state::use_strategy;
use super::super::follow::today_words;
use crate::domain::id::CardId;
use crate::domain::method::progress::observations;
use crate::i18n::Lang;
use crate::ui::parts::{Button, Choice, If};
use crate::ui::preferences::{label, say, use_lang};

/// How far an observation goes, by key.
const LEVELS: [&str; 3] = ["low", "medium", "high"];

/// What was seen of a marker, and the line that notes what is seen today.
#[component]
pub(super) fn Seen(id: CardId) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let card = CardOf::new(strategy, id);
    let level = move || {
        card.read(|card| observations(card).map(|seen| seen.level.unwrap_or(1)).max().unwrap_or(0))
    };
    let words = move || {
        let t = t.get();
        match level() {
            0 => format!("○ {}", t.progress_none()),
            3 => format!("● {}", t.progress_full()),
            _ => format!("◐ {}", t.progress_some()),
        }
    };
    view! {
        <p class="marker-seen" data-level=move || level().to_string()>
            {words}
        </p>
        <History card />
        <If when=move || strategy.workspace.is_writable()>
            <Note card />
        </If>
    }
}

/// The observations in the order of their dates.
#[component]
fn History(card: CardOf) -> impl IntoView {
    let t = use_lang();
    let rows = move || {
        let t = t.get();
        card.read(|card| {
            let mut rows: Vec<_> = observations(card).collect();
            rows.sort_by_key(|seen| seen.date.sort_key());
            let told = rows.iter().map(|seen| {
                let date =
                    if seen.date.is_empty() { t.progress_undated() } else { seen.date.text() };
                let level = seen.level.and_then(|level| LEVELS.get(usize::from(level) - 1));
                let level = level.map_or("", |level| t.method_choice("level", level));
                (date.to_owned(), level, seen.text.to_owned())
            });
            told.collect::<Vec<_>>()
        })
    };
    let line = |(date, level, text): (String, &'static str, String)| {
        view! {
            <li>
                <span class="muted">{date}</span>
                " "
                {text}
                " "
                <span class="marker-level">{level}</span>
            </li>
        }
    };
    view! {
        <ol class="marker-history" aria-label=say(t, Lang::progress_history)>
            {move || rows().into_iter().map(line).collect_view()}
        </ol>
    }
}

/// One line, one observation of today.
#[component]
fn Note(card: CardOf) -> impl IntoView {
    let t = use_lang();
    let typed = RwSignal::new(String::new());
    let level = RwSignal::new(LEVELS[1].to_owned());
    let options = Signal::derive(move || {
        let words = |key: &str| (key.to_owned(), t.get().method_choice("level", key).to_owned());
        LEVELS.map(words).to_vec()
    });
    let note = move |event: SubmitEvent| {
        event.prevent_default();
        let row = json!({
            "date": today_words(t.get_untracked()),
            "level": level.get_untracked(),
            "text": typed.get_untracked().trim(),
        });
        card.strategy.edit(card.id, None, |card| {
            let rows = card.body.get("observations").and_then(Value::as_array);
            let mut rows = rows.cloned().unwrap_or_default();
            rows.push(row);
            put(card, "observations", rows.into());
        });
        typed.set(String::new());
    };
    view! {
        <form class="marker-note" on:submit=note>
            <input
                class="input"
                autocomplete="off"
                aria-label=say(t, Lang::progress_see)
                placeholder=say(t, Lang::progress_see)
                bind:value=typed
            />
            <Choice
                label=label(t, Lang::strategy_level)
                value=level
                options
                on_choose=Callback::new(move |key| level.set(key))
                compact=true
            />
            <Button label=label(t, Lang::progress_note) />
        </form>
    }
}
