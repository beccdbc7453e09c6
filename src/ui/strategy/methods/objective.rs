//! Objectives as sentences: five parts kept, five tests, what depends on each.

use leptos::prelude::*;
use uuid::Uuid;

use super::super::board::AddLine;
use super::super::card::{CardBox, CardOf};
use super::super::editor::{Actors, FieldOf, PositionsOnMap};
use super::super::faces::{BOARD, View};
use super::super::state::{today, use_strategy};
use crate::domain::cards::Status;
use crate::domain::id::CardId;
use crate::domain::method::objective::{KEY, Lack, Met, Test, parts, tests};
use crate::domain::method::{Method, Severity};
use crate::i18n::Lang;
use crate::ui::parts::{Button, Each, If};
use crate::ui::preferences::{label, say, use_lang};

/// How many objectives are shown.
const MOST: usize = 100;
/// The parts of the sentence, beside whom it concerns: the actors of the card.
const PARTS: [&str; 7] =
    ["verb", "what", "from_value", "to_value", "unit", "deadline", "responsible"];
/// The five tests, by the field that explains each.
const TESTS: [&str; 5] = ["specific", "measurable", "attainable", "realistic", "time"];
/// What may stand under an objective: the arrow, and the method it comes from.
const UNDER: [(&str, &str); 5] = [
    ("pursues", "strategy"),
    ("aims_at", "target"),
    ("supports", "message"),
    ("fulfils", "action"),
    ("measures", "indicator"),
];
/// How many of each are named.
const NAMED: usize = 5;

/// The views of objectives.
pub(in super::super) const VIEWS: &[View] = &[
    View {
        key: "sentences",
        name: Lang::boards_sentences,
        draw: |_, method| view! { <Sentences method /> }.into_any(),
    },
    BOARD,
];

#[component]
fn Sentences(method: &'static Method) -> impl IntoView {
    let t = use_lang();
    let all = use_strategy().cards(KEY, None);
    let ids = Memo::new(move |_| all.get().into_iter().take(MOST).collect::<Vec<_>>());
    let row = Callback::new(|id: Uuid| view! { <Objective id=CardId(id) /> }.into_any());
    view! {
        <ul class="objectives">
            <Each ids row />
        </ul>
        <If when=move || { all.with(Vec::len) > MOST }>
            <p class="hint">{move || t.get().boards_shown(MOST)}</p>
        </If>
        <AddLine method at="" id="add-objective" />
    }
}

#[component]
fn Objective(id: CardId) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let card = CardOf::new(strategy, id);
    let sentence = strategy.memo(move |index| {
        let t = t.get();
        let (_, card) = index.card(id.into())?;
        let parts = parts(index, card);
        let told = [true, false].map(|with_gaps| t.objective_sentence(&parts, with_gaps));
        Some((told, parts.is_whole()))
    });
    let gaps = move || sentence.get().map(|([gaps, _], _)| gaps).unwrap_or_default();
    let plain = move || sentence.get().map(|([_, plain], _)| plain).unwrap_or_default();
    let is_whole = Signal::derive(move || sentence.get().is_some_and(|(_, is_whole)| is_whole));
    let is_new = move || {
        let plain = plain();
        !plain.is_empty()
            && strategy.workspace.is_writable()
            && card.read(|card| card.text != plain)
    };
    let keep = move |()| {
        let text = sentence.get_untracked().map(|([_, plain], _)| plain).unwrap_or_default();
        strategy.edit(id, None, |card| card.text = text);
    };
    view! {
        <li class="objective">
            <CardBox id />
            <If when=move || !gaps().is_empty()>
                <p class="objective-sentence">{gaps}</p>
            </If>
            <Letters id />
            <Parts card is_whole />
            <Under id />
            <div class="chips">
                <If when=is_new>
                    <Button label=label(t, Lang::boards_sentence_keep) on_press=keep />
                </If>
                <Validated card />
                <PositionsOnMap id />
            </div>
        </li>
    }
}

/// The five letters, each with its sign and word, and what it lacks.
#[component]
fn Letters(id: CardId) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let all = strategy
        .memo(move |index| index.card(id.into()).map(|(id, card)| tests(index, id, card, today())));
    let letter = move |(key, test): (&'static str, Test)| {
        let sign = match test.met {
            Met::Full => "●",
            Met::Half => "◐",
            Met::Empty => "○",
        };
        let lacks = (!test.lacks.is_empty()).then(|| {
            let lacks = test.lacks.into_iter().map(|lack| view! { <Lacking lack /> });
            view! { <ul class="smart-lacks">{lacks.collect_view()}</ul> }
        });
        view! {
            <li data-met=sign>
                <span aria-hidden="true">{sign}</span>
                " "
                <strong>{move || t.get().method_field(KEY, key)}</strong>
                {say(t, Lang::document_colon)}
                {move || t.get().boards_met(test.met)}
                {lacks}
            </li>
        }
    };
    view! {
        <ul class="smart">
            {move || {
                all.get().into_iter().flat_map(|all| TESTS.into_iter().zip(all)).map(letter).collect_view()
            }}
        </ul>
    }
}

/// One thing that is lacking: a press goes to its field.
#[component]
fn Lacking(lack: Lack) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    view! {
        <li>
            <button
                type="button"
                class="link-button"
                on:click=move |_| strategy.choose_field(lack.card, lack.field)
            >
                {move || t.get().boards_asked(lack.asked)}
            </button>
        </li>
    }
}

/// The parts, to be filled in place.
#[component]
fn Parts(card: CardOf, is_whole: Signal<bool>) -> impl IntoView {
    let t = use_lang();
    let is_open = RwSignal::new(false);
    let fields = move || {
        let method = crate::domain::method::catalogue::method(KEY);
        let fields = PARTS.into_iter().filter_map(move |key| method?.field(key));
        fields.map(|field| view! { <FieldOf card field /> }).collect_view()
    };
    view! {
        <button
            type="button"
            class="link-button"
            aria-expanded=move || is_open.get().to_string()
            on:click=move |_| is_open.update(|open| *open = !*open)
        >
            {move || {
                let t = t.get();
                if is_whole.get() { t.boards_parts_again() } else { t.boards_parts() }
            }}
        </button>
        <If when=is_open>
            <div class="objective-parts">
                <Actors card name=Lang::boards_concerns />
                {fields()}
            </div>
        </If>
    }
}

/// What hangs on the objective, counted and named.
#[component]
fn Under(id: CardId) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let under = strategy.memo(move |index| {
        UNDER.map(|(kind, method)| {
            let cards = index.cards_into(id, kind);
            let own = cards.into_iter().filter(|(_, card)| card.method == method);
            own.map(|(id, _)| id).collect::<Vec<_>>()
        })
    });
    let one = move |id: CardId| {
        let card = CardOf::new(strategy, id);
        view! {
            <button type="button" class="link-button" on:click=move |_| strategy.choose(id)>
                {move || card.words()}
            </button>
        }
    };
    let kind = move |(at, (_, method)): (usize, (&'static str, &'static str))| {
        let own = move || under.with(|under| under[at].clone());
        view! {
            <li>
                <span>
                    {move || {
                        let t = t.get();
                        t.named_field(t.method_name(method), t.number(own().len()))
                    }}
                </span>
                {move || own().into_iter().take(NAMED).map(one).collect_view()}
            </li>
        }
    };
    view! {
        <div class="objective-under" role="group" aria-label=say(t, Lang::boards_linked)>
            <ul>{UNDER.into_iter().enumerate().map(kind).collect_view()}</ul>
        </div>
    }
}

/// Whether it was agreed on, and whether that is the end of it.
#[component]
fn Validated(card: CardOf) -> impl IntoView {
    let t = use_lang();
    let strategy = card.strategy;
    let is_validated = move || card.read(|card| card.status == Status::Validated);
    let blocks = move || {
        strategy.findings.with(|found| {
            let own = found.iter().filter(|finding| {
                finding.rule.severity == Severity::Block
                    && finding.at.first() == Some(&card.id.into())
            });
            own.count()
        })
    };
    let validate = move |()| {
        strategy.edit(card.id, None, |card| card.status = Status::Validated);
    };
    let told = move || match blocks() {
        0 => t.get().boards_finished().to_owned(),
        blocks => t.get().boards_not_finished(blocks),
    };
    view! {
        <If when=move || !is_validated() && strategy.workspace.is_writable()>
            <Button label=label(t, Lang::boards_validate) on_press=validate />
        </If>
        <If when=is_validated>
            <span class="card-status" role="status">
                {told}
            </span>
        </If>
    }
}
