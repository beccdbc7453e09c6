//! A round of hidden votes: one device goes round, and all numbers are shown at once.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::super::card::CardOf;
use super::votes::votes_text;
use crate::browser::dom;
use crate::domain::method::scores::{MOST_ROUNDS, Range, Round, may_vote_again};
use crate::i18n::Lang;
use crate::ui::parts::{Button, If};
use crate::ui::preferences::{label, say, use_lang};

/// How far a round is.
#[derive(Clone, PartialEq)]
enum Stage {
    /// There is none.
    Closed,
    /// The group is asked how many vote.
    Asked,
    /// People vote.
    Voting(Round),
}

/// The button that opens a round, then the round itself. `on_reveal` is given all votes.
#[component]
pub(super) fn HiddenRound(
    card: CardOf,
    range: Range,
    /// The id of the field that is filled next.
    #[prop(into)]
    id: String,
    /// How many rounds are kept before the last.
    #[prop(into)]
    kept: Signal<usize>,
    on_reveal: Callback<Vec<i64>>,
) -> impl IntoView {
    let t = use_lang();
    let may_vote = move || may_vote_again(kept.get());
    let field = StoredValue::new(id);
    let stage = RwSignal::new(Stage::Closed);
    let told = RwSignal::new(Vec::new());
    let is = move |wanted: fn(&Stage) -> bool| move || stage.with(wanted);
    let open = move |()| {
        told.set(Vec::new());
        stage.set(Stage::Asked);
        field.with_value(|id| dom::focus_soon(id));
    };
    let revealed = move || {
        told.with(|votes: &Vec<i64>| {
            (!votes.is_empty()).then(|| t.get().round_revealed(votes_text(votes)))
        })
    };
    let reveal = Callback::new(move |votes: Vec<i64>| {
        told.set(votes.clone());
        stage.set(Stage::Closed);
        on_reveal.run(votes);
    });
    view! {
        <If when=move || stage.with(|stage| *stage == Stage::Closed) && card.strategy.workspace.is_writable()>
            <If when=may_vote>
                <div class="chips">
                    <Button label=label(t, Lang::round_open) tone="link" on_press=open />
                </div>
            </If>
            <If when=move || !may_vote()>
                <p class="hint">{move || t.get().round_last(MOST_ROUNDS)}</p>
            </If>
        </If>
        <If when=is(|stage| *stage == Stage::Asked)>
            <Voters stage range field />
        </If>
        <If when=is(|stage| matches!(stage, Stage::Voting(_)))>
            <Turn stage range field on_reveal=reveal />
        </If>
        <p class="hint" role="status">
            {revealed}
        </p>
    }
}

/// How many people vote.
#[component]
fn Voters(stage: RwSignal<Stage>, range: Range, field: StoredValue<String>) -> impl IntoView {
    let t = use_lang();
    let typed = RwSignal::new(String::new());
    let is_refused = RwSignal::new(false);
    let start = move |event: SubmitEvent| {
        event.prevent_default();
        let voters = typed.get_untracked().trim().parse().ok();
        match voters.and_then(|voters| Round::new(voters, range)) {
            Some(round) => {
                stage.set(Stage::Voting(round));
                field.with_value(|id| dom::focus_soon(id));
            }
            None => is_refused.set(true),
        }
    };
    let refused = move || is_refused.get().then(|| t.get().round_few(Round::MOST));
    view! {
        <p class="hint">{say(t, Lang::round_help)}</p>
        <OneNumber
            stage
            field
            typed
            name=label(t, Lang::round_voters)
            class="input"
            refused=Signal::derive(refused)
            deed=label(t, Lang::round_start)
            on_submit=start
        />
    }
}

/// The vote of the next person, unseen.
#[component]
fn Turn(
    stage: RwSignal<Stage>,
    range: Range,
    field: StoredValue<String>,
    on_reveal: Callback<Vec<i64>>,
) -> impl IntoView {
    let t = use_lang();
    let typed = RwSignal::new(String::new());
    let is_refused = RwSignal::new(false);
    let turn = move || {
        let count = stage.with(|stage| match stage {
            Stage::Voting(round) => Some(round.count()),
            _ => None,
        });
        let turn = |(cast, all)| t.get().round_turn(cast + 1, all, range.0, range.1);
        count.map(turn).unwrap_or_default()
    };
    let cast = move |event: SubmitEvent| {
        event.prevent_default();
        let Stage::Voting(mut round) = stage.get_untracked() else {
            return;
        };
        let text = typed.get_untracked();
        typed.set(String::new());
        is_refused.set(!round.cast(&text));
        let all = round.revealed();
        stage.set(Stage::Voting(round));
        if let Some(votes) = all {
            on_reveal.run(votes);
        } else {
            field.with_value(|id| dom::focus_soon(id));
        }
    };
    let refused = move || is_refused.get().then(|| t.get().round_refused(range.0, range.1));
    view! {
        <OneNumber
            stage
            field
            typed
            name=Signal::derive(turn)
            class="input hidden-vote"
            refused=Signal::derive(refused)
            deed=label(t, Lang::round_cast)
            on_submit=cast
        />
    }
}

/// A number that is asked for, what was wrong with the last one, and the way out of the round.
#[component]
fn OneNumber(
    stage: RwSignal<Stage>,
    field: StoredValue<String>,
    typed: RwSignal<String>,
    name: Signal<String>,
    class: &'static str,
    refused: Signal<Option<String>>,
    deed: Signal<String>,
    on_submit: impl Fn(SubmitEvent) + 'static,
) -> impl IntoView {
    view! {
        <form class="hidden-round" on:submit=on_submit>
            <label class="field">
                <span class="field-label" role="status">
                    {name}
                </span>
                <input
                    class=class
                    id=field.get_value()
                    inputmode="numeric"
                    autocomplete="off"
                    bind:value=typed
                />
            </label>
            <p class="votes-refused" role="status">
                {refused}
            </p>
            <div class="chips">
                <Button label=deed tone="main" />
                <Cancel stage />
            </div>
        </form>
    }
}

/// Leaves the round: what was voted is forgotten.
#[component]
fn Cancel(stage: RwSignal<Stage>) -> impl IntoView {
    let t = use_lang();
    let leave = move |()| stage.set(Stage::Closed);
    view! { <Button label=label(t, Lang::round_cancel) tone="link" on_press=leave /> }
}
