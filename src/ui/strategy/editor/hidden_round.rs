//! A round of hidden votes: one device goes round, and all numbers are shown at once.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::votes::votes_text;
use crate::browser::dom;
use crate::domain::method::scores::{MOST_ROUNDS, Range, Round, may_vote_again};
use crate::i18n::Lang;
use crate::ui::parts::{Button, If};
use crate::ui::preferences::{label, use_lang};
use crate::ui::workspace::use_workspace;

/// How far a round is.
#[derive(Clone, Copy, PartialEq)]
enum Stage {
    /// There is none.
    Closed,
    /// The group is asked how many vote.
    Asked,
    /// So many people vote.
    Voting(usize),
}

/// A round that is open or not, shared by its parts.
#[derive(Clone, Copy)]
pub(in super::super) struct Going {
    stage: RwSignal<Stage>,
    /// The id of the field that is filled next.
    field: StoredValue<String>,
}

impl Going {
    /// How many people vote.
    pub(in super::super) fn voters(self) -> usize {
        match self.stage.get_untracked() {
            Stage::Voting(voters) => voters,
            _ => 0,
        }
    }

    /// Puts the next person at the first field.
    pub(in super::super) fn next(self) {
        self.field.with_value(|id| dom::focus_soon(id));
    }

    /// Ends the round.
    pub(in super::super) fn close(self) {
        self.stage.set(Stage::Closed);
    }

    /// The id of the first field.
    pub(in super::super) fn field(self) -> String {
        self.field.get_value()
    }
}

/// The button that opens a round, then the round itself: how many vote, then `turn`, what each of them fills.
#[component]
pub(in super::super) fn UnseenRound(
    /// The id of the field that is filled next.
    #[prop(into)]
    id: String,
    /// How many rounds are kept before the last.
    #[prop(into)]
    kept: Signal<usize>,
    /// What the group is told before it starts.
    help: Signal<String>,
    turn: Callback<Going, AnyView>,
) -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let going = Going { stage: RwSignal::new(Stage::Closed), field: StoredValue::new(id) };
    let stage = going.stage;
    let may_vote = move || may_vote_again(kept.get());
    let open = move |()| {
        stage.set(Stage::Asked);
        going.next();
    };
    view! {
        <If when=move || stage.get() == Stage::Closed && workspace.is_writable()>
            <If when=may_vote>
                <div class="chips">
                    <Button label=label(t, Lang::round_open) tone="link" on_press=open />
                </div>
            </If>
            <If when=move || !may_vote()>
                <p class="hint">{move || t.get().round_last(MOST_ROUNDS)}</p>
            </If>
        </If>
        <If when=move || stage.get() == Stage::Asked>
            <p class="hint">{help}</p>
            <Voters going />
        </If>
        <If when=move || matches!(stage.get(), Stage::Voting(_))>{turn.run(going)}</If>
    }
}

/// A round on a scale. `on_reveal` is given all votes.
#[component]
pub(super) fn HiddenRound(
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
    let told = RwSignal::new(Vec::new());
    let revealed = move || {
        told.with(|votes: &Vec<i64>| {
            (!votes.is_empty()).then(|| t.get().round_revealed(votes_text(votes)))
        })
    };
    let reveal = Callback::new(move |votes: Vec<i64>| {
        told.set(votes.clone());
        on_reveal.run(votes);
    });
    let turn = Callback::new(move |going: Going| {
        told.set(Vec::new());
        view! { <Turn going range on_reveal=reveal /> }.into_any()
    });
    view! {
        <UnseenRound id kept help=label(t, Lang::round_help) turn />
        <p class="hint" role="status">
            {revealed}
        </p>
    }
}

/// How many people vote.
#[component]
fn Voters(going: Going) -> impl IntoView {
    let t = use_lang();
    let typed = RwSignal::new(String::new());
    let is_refused = RwSignal::new(false);
    let start = move |event: SubmitEvent| {
        event.prevent_default();
        let voters = typed.get_untracked().trim().parse().ok();
        match voters.filter(|voters| Round::takes(*voters)) {
            Some(voters) => {
                going.stage.set(Stage::Voting(voters));
                going.next();
            }
            None => is_refused.set(true),
        }
    };
    let refused = move || is_refused.get().then(|| t.get().round_few(Round::MOST));
    view! {
        <OneNumber
            going
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
fn Turn(going: Going, range: Range, on_reveal: Callback<Vec<i64>>) -> impl IntoView {
    let t = use_lang();
    let typed = RwSignal::new(String::new());
    let is_refused = RwSignal::new(false);
    let round = RwSignal::new(Round::new(going.voters(), range));
    let turn = move || {
        let turn = |(cast, all)| t.get().round_turn(cast + 1, all, range.0, range.1);
        round.with(|round| round.as_ref().map(Round::count)).map(turn).unwrap_or_default()
    };
    let cast = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(mut own) = round.get_untracked() else {
            return;
        };
        let text = typed.get_untracked();
        typed.set(String::new());
        is_refused.set(!own.cast(&text));
        let all = own.revealed();
        round.set(Some(own));
        if let Some(votes) = all {
            on_reveal.run(votes);
            going.close();
        } else {
            going.next();
        }
    };
    let refused = move || is_refused.get().then(|| t.get().round_refused(range.0, range.1));
    view! {
        <OneNumber
            going
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
    going: Going,
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
                    id=going.field()
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
                <Cancel going />
            </div>
        </form>
    }
}

/// Leaves the round: what was voted is forgotten.
#[component]
pub(in super::super) fn Cancel(going: Going) -> impl IntoView {
    let t = use_lang();
    view! { <Button label=label(t, Lang::round_cancel) tone="link" on_press=move |()| going.close() /> }
}
