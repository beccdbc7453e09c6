//! The way back: from a card to what it takes, one condition after the other.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::super::super::state::{Strategy, use_strategy};
use super::seen::Seen;
use crate::browser::dom;
use crate::domain::id::CardId;
use crate::domain::method::make::precondition;
use crate::domain::method::theory_of_change::{KEY, level};
use crate::i18n::Lang;
use crate::ui::parts::{Choice, If};
use crate::ui::preferences::{label, say, use_lang};

const FIELD: &str = "theory-answer";

/// The question for the card asked about, and the line that answers it.
#[component]
pub(super) fn Assistant(seen: Memo<Seen>, asked: RwSignal<Option<CardId>>) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    Effect::new(move |_| {
        if asked.get().is_some() {
            dom::focus_soon(FIELD);
        }
    });
    // The card asked about, else the impact: the way starts there.
    let about = Memo::new(move |_| {
        let impact = seen.with(|seen| seen.impact.map(|(id, _)| id));
        asked.get().filter(|id| seen.with(|seen| seen.cards.contains_key(id))).or(impact)
    });
    let is_shown = move || strategy.workspace.is_writable() && about.get().is_some();
    view! {
        <If when=is_shown>
            <section class="theory-assistant">
                <h2 class="tree-name">{say(t, Lang::theory_assistant)}</h2>
                <Question strategy about asked />
            </section>
        </If>
    }
}

#[component]
fn Question(
    strategy: Strategy,
    about: Memo<Option<CardId>>,
    asked: RwSignal<Option<CardId>>,
) -> impl IntoView {
    let t = use_lang();
    let typed = RwSignal::new(String::new());
    let title = move |id: CardId| strategy.workspace.with(|project| project.title(id.into()));
    let question =
        move || about.get().map(|id| t.get().theory_question(title(id).trim_end_matches('.')));
    let options = strategy.memo(|index| {
        let boxes = index.boxes(KEY).iter();
        let on_path = boxes.filter(|card| level(card.slot).is_some());
        on_path
            .map(|card| (card.id.to_string(), index.project.title(card.id.into())))
            .collect::<Vec<_>>()
    });
    let choose = Callback::new(move |key: String| {
        if let Ok(id) = uuid::Uuid::parse_str(&key) {
            asked.set(Some(CardId(id)));
        }
    });
    let on_key = move |event: KeyboardEvent| {
        let text = typed.get_untracked();
        if event.key() == "Enter" && !text.trim().is_empty() {
            event.prevent_default();
            let made = about.get_untracked().and_then(|id| {
                strategy.make(|index, next_id| precondition(index, id, &text, next_id))
            });
            if made.is_some() {
                typed.set(String::new());
            }
        }
    };
    view! {
        <div class="theory-question">
            <p class="theory-asks">{question}</p>
            <input
                class="input"
                id=FIELD
                autocomplete="off"
                aria-label=move || question().unwrap_or_default()
                placeholder=say(t, Lang::theory_answer)
                bind:value=typed
                on:keydown=on_key
            />
            <p class="muted">{say(t, Lang::theory_check)}</p>
            <Choice
                label=label(t, Lang::theory_assistant_card)
                value=Signal::derive(move || {
                    about.get().map(|id| id.to_string()).unwrap_or_default()
                })
                options
                on_choose=choose
            />
        </div>
    }
}
