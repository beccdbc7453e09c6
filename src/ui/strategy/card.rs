//! A card on a board: what it says, whom it cites, how far it is proven, and what the rules say of it.

use std::sync::Arc;

use leptos::ev::{DragEvent, KeyboardEvent};
use leptos::prelude::*;

use super::state::{Strategy, card_element, use_strategy};
use crate::analysis::picture::shapes::{side, sign};
use crate::browser::{dom, drag};
use crate::domain::cards::{Card, Status};
use crate::domain::entities::Stance;
use crate::domain::history::Gesture;
use crate::domain::id::CardId;
use crate::domain::method::catalogue::{Holds, method};
use crate::domain::method::scores::{Agreement, group, votes};
use crate::domain::method::{Severity, body, wants_proof};
use crate::i18n::Lang;
use crate::ui::parts::{If, Typing};
use crate::ui::preferences::{say, use_lang};

/// How many actors a card names on a board.
const NAMES: usize = 3;

/// One card, as it is at any time.
#[derive(Clone, Copy)]
pub(super) struct CardOf {
    pub(super) id: CardId,
    pub(super) strategy: Strategy,
    pub(super) row: Memo<Option<Arc<Card>>>,
    /// Whether its fields are called by its name too: in a table they are many of one name.
    pub(super) has_full_names: bool,
}

impl CardOf {
    /// The card of this id.
    pub(super) fn new(strategy: Strategy, id: CardId) -> Self {
        let row = strategy.workspace.row_of(|project| &project.cards, id);
        Self { id, strategy, row, has_full_names: false }
    }

    /// The same, whose fields are called by its name too.
    pub(super) fn with_full_names(self) -> Self {
        Self { has_full_names: true, ..self }
    }

    /// Reads something of it; the default once it is gone.
    pub(super) fn read<T: Default>(self, read: impl Fn(&Card) -> T) -> T {
        self.row.with(|row| row.as_deref().map(read).unwrap_or_default())
    }

    /// What it says; an ellipsis when it says nothing yet.
    pub(super) fn words(self) -> String {
        let text = self.read(|card| card.text.clone());
        if text.trim().is_empty() { "…".to_owned() } else { text }
    }

    /// How many findings of each sort speak of it first: to fix, warnings.
    fn found(self) -> (usize, usize) {
        self.strategy.findings.with(|found| {
            let own = |severity| {
                let own = found.iter().filter(|finding| {
                    finding.rule.severity == severity && finding.at.first() == Some(&self.id.into())
                });
                own.count()
            };
            (own(Severity::Block), own(Severity::Warn))
        })
    }
}

/// What moves a card on its board: told "up", "down", "left" or "right".
pub(super) type OnMove = Callback<(CardId, &'static str)>;

/// A card as a line of a list. Enter opens it, F2 writes on it, Alt and an arrow moves it.
#[component]
pub(super) fn CardBox(
    id: CardId,
    /// What moves it, where it can be moved.
    #[prop(optional, into)]
    on_move: Option<OnMove>,
    /// What the next card is made with, after Enter in its text.
    #[prop(optional, into)]
    on_next: Option<Callback<()>>,
    /// What else the card shows, under its text.
    #[prop(optional)]
    extra: Option<Callback<CardId, AnyView>>,
) -> impl IntoView {
    let strategy = use_strategy();
    let card = CardOf::new(strategy, id);
    let is_chosen = move || strategy.chosen.get() == Some(id);
    let is_edited = Memo::new(move |_| strategy.editing.get() == Some(id));
    let status = move || card.read(|card| card.status.key());
    let is_hypothesis = move || card.read(|card| card.claims.is_empty() && wants_proof(card));
    view! {
        <div
            class="card-box"
            data-chosen=move || is_chosen().to_string()
            data-status=status
            data-hypothesis=move || is_hypothesis().to_string()
            draggable=move || (!is_edited.get()).then_some("true")
            on:dragstart=move |event: DragEvent| drag::start(&event, id.0)
        >
            {move || {
                if is_edited.get() {
                    view! { <Written card on_move on_next /> }.into_any()
                } else {
                    view! { <Shown card on_move on_next /> }.into_any()
                }
            }} <Marks card /> {extra.map(|extra| extra.run(id))}
        </div>
    }
}

/// The text as a button that opens the card.
#[component]
fn Shown(card: CardOf, on_move: Option<OnMove>, on_next: Option<Callback<()>>) -> impl IntoView {
    let strategy = card.strategy;
    let on_key = move |event: KeyboardEvent| {
        let way = match event.key().as_str() {
            "ArrowUp" => "up",
            "ArrowDown" => "down",
            "ArrowLeft" => "left",
            "ArrowRight" => "right",
            "F2" if strategy.workspace.is_writable_untracked() => {
                event.prevent_default();
                strategy.editing.set(Some(card.id));
                return;
            }
            "Delete" if strategy.workspace.is_writable_untracked() => {
                event.prevent_default();
                strategy.remove(card.id);
                if let Some(on_next) = on_next {
                    on_next.run(());
                }
                return;
            }
            _ => return,
        };
        if event.alt_key() {
            event.prevent_default();
            if let Some(on_move) = on_move {
                on_move.run((card.id, way));
                dom::focus_soon(&card_element(card.id));
            }
        }
    };
    view! {
        <button
            type="button"
            class="card-words"
            id=card_element(card.id)
            aria-expanded=move || (strategy.chosen.get() == Some(card.id)).to_string()
            on:click=move |_| strategy.choose(card.id)
            on:dblclick=move |_| {
                if strategy.workspace.is_writable_untracked() {
                    strategy.editing.set(Some(card.id));
                }
            }
            on:keydown=on_key
        >
            {move || card.words()}
        </button>
    }
}

/// The text being written, saved as one types: Enter goes on to the next card, Tab moves this one, Escape leaves it.
#[component]
fn Written(card: CardOf, on_move: Option<OnMove>, on_next: Option<Callback<()>>) -> impl IntoView {
    let t = use_lang();
    let strategy = card.strategy;
    let typing = Typing::new(
        strategy.workspace,
        Callback::new(move |(text, gesture): (String, Gesture)| {
            // A card being rewritten may be blank for a moment; one that says something stays so.
            if !text.trim().is_empty() {
                strategy
                    .edit(card.id, Some(gesture), |card| text.trim().clone_into(&mut card.text));
            }
        }),
    );
    let shown = move || typing.shown().unwrap_or_else(|| card.read(|card| card.text.clone()));
    let leave = move || {
        typing.end();
        if strategy.editing.try_get_untracked().flatten() == Some(card.id) {
            strategy.editing.set(None);
        }
    };
    let on_key = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" if !event.shift_key() => {
            event.prevent_default();
            leave();
            match on_next {
                Some(on_next) => on_next.run(()),
                None => dom::focus_soon(&card_element(card.id)),
            }
        }
        "Escape" => {
            event.stop_propagation();
            leave();
            dom::focus_soon(&card_element(card.id));
        }
        "Tab" => {
            if let Some(on_move) = on_move {
                event.prevent_default();
                typing.end();
                on_move.run((card.id, if event.shift_key() { "left" } else { "right" }));
                dom::focus_soon(&card_element(card.id));
            }
        }
        _ => {}
    };
    dom::focus_soon(&card_element(card.id));
    view! {
        <textarea
            class="input card-written"
            id=card_element(card.id)
            rows="2"
            aria-label=say(t, Lang::strategy_card_text)
            prop:value=shown
            on:input=move |event| typing.take(event_target_value(&event))
            on:keydown=on_key
            on:blur=move |_| leave()
        ></textarea>
    }
}

/// Actors, proof, scores, findings.
#[component]
fn Marks(card: CardOf) -> impl IntoView {
    let t = use_lang();
    let names = Memo::new(move |_| {
        let ids = card.read(|card| card.entities.clone());
        card.strategy.workspace.entities().with(|entities| {
            let rows = ids.iter().filter_map(|id| entities.0.get(*id));
            rows.map(|row| (row.name.clone(), row.stance)).collect::<Vec<_>>()
        })
    });
    let grade = Memo::new(move |_| best_grade(card));
    let score = move || score(card, t.get());
    let found = Memo::new(move |_| card.found());
    let severity = move || if found.get().0 > 0 { "block" } else { "warn" };
    let status = move || match card.read(|card| card.status) {
        Status::Draft => "",
        other => t.get().card_status(other),
    };
    view! {
        <div class="card-marks">
            {move || {
                names
                    .get()
                    .into_iter()
                    .take(NAMES)
                    .map(|(name, stance)| view! { <ActorChip name stance /> })
                    .collect_view()
            }} <If when=move || { names.with(Vec::len) > NAMES }>
                <span class="chip">
                    {move || format!("+{}", names.with(Vec::len).saturating_sub(NAMES))}
                </span>
            </If>
            <If when=move || grade.with(Option::is_some)>
                <span class="grade" title=say(t, Lang::strategy_proof)>
                    {move || grade.get()}
                </span>
            </If> <If when=move || grade.with(Option::is_none) && card.read(wants_proof)>
                <span class="card-hypothesis">{say(t, Lang::strategy_hypothesis)}</span>
            </If> <If when=move || !status().is_empty()>
                <span class="card-status">{status}</span>
            </If> <If when=move || { found.get() != (0, 0) }>
                <span
                    class="card-found"
                    data-severity=severity
                >
                    {move || {
                        let (blocks, warns) = found.get();
                        t.get().strategy_found(blocks, warns)
                    }}
                </span>
            </If> <span class="card-score">{score}</span>
        </div>
    }
}

/// The name of an actor with the sign of its stance.
#[component]
pub(super) fn ActorChip(name: String, stance: Option<Stance>) -> impl IntoView {
    let t = use_lang();
    view! {
        <span class="chip stance-chip" data-stance=side(stance)>
            <span class="stance-sign" aria-hidden="true">
                {sign(stance)}
            </span>
            <span class="visually-hidden">
                {move || stance.map(|stance| t.get().stance(Some(stance)))}
            </span>
            {name}
        </span>
    }
}

/// The best grade of the claims that a card cites; a blank one when they have none.
fn best_grade(card: CardOf) -> Option<String> {
    let ids = card.read(|card| card.claims.clone());
    card.strategy.workspace.claims().with(|claims| {
        let rows = ids.iter().filter_map(|id| claims.0.get(*id));
        let grades = rows.map(|row| row.grade.text());
        grades.min_by_key(|grade| if grade.is_empty() { "~".to_owned() } else { grade.clone() })
    })
}

/// The first score of a card as filled and empty dots, with its name.
fn score(card: CardOf, t: Lang) -> String {
    card.read(|card| {
        let fields = method(&card.method).map(|method| method.fields).unwrap_or_default();
        let scores = fields.iter().filter_map(|field| {
            let Holds::Scale(scale) = field.holds else {
                return None;
            };
            let (from, to) = scale.range();
            let value = body::scale(&card.body, field.key, from, to)?;
            Some((field.key, value, to))
        });
        let mut told = scores.take(2).map(|(key, value, to)| {
            let name = t.method_field(&card.method, key);
            format!("{name} {}/{to}{}", t.figure(value as f64), spread(card, key, t))
        });
        let first = told.next().unwrap_or_default();
        told.next().map_or(first.clone(), |second| format!("{first} · {second}"))
    })
}

/// How far the votes of a group lie apart, after the value that they gave: « ± 2 »; blank when they agree.
fn spread(card: &Card, key: &str, t: Lang) -> String {
    let votes = votes(&group(&card.body, key)).filter(|votes| votes.agreement != Agreement::Full);
    votes.map(|votes| format!(" ±\u{a0}{}", t.figure(votes.spread))).unwrap_or_default()
}
