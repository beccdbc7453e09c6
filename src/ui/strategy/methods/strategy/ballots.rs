//! Dots given unseen: one device goes round, and all dots are shown at once, in the table.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use uuid::Uuid;

use super::super::super::card::CardOf;
use super::super::super::editor::{Cancel, Going, UnseenRound};
use super::super::super::state::use_strategy;
use crate::domain::id::CardId;
use crate::domain::method::dots::{Ballots, MOST_ON_ONE, noted, rounds_kept};
use crate::i18n::Lang;
use crate::ui::parts::{Button, Slots};
use crate::ui::preferences::{label, say, use_lang};

/// A round of hidden dots on these options.
#[component]
pub(super) fn UnseenDots(options: Memo<Vec<Uuid>>) -> impl IntoView {
    let t = use_lang();
    let workspace = use_strategy().workspace;
    let ids = move || options.with(|ids| ids.iter().copied().map(CardId).collect::<Vec<_>>());
    let kept = Signal::derive(move || workspace.with(|project| rounds_kept(project, &ids())));
    let is_over = RwSignal::new(false);
    let reveal = Callback::new(move |round: (Vec<CardId>, Vec<Vec<i64>>)| {
        workspace.dispatch(workspace.with_untracked(|project| noted(project, &round.0, round.1)));
        is_over.set(true);
    });
    let turn = Callback::new(move |going: Going| {
        is_over.set(false);
        let ballots = Ballots::new(going.voters(), untrack(ids));
        ballots.map(|ballots| view! { <Turn going ballots on_reveal=reveal /> }).into_any()
    });
    view! {
        <div class="field-group">
            <span class="field-label">{say(t, Lang::boards_dots_unseen)}</span>
            <UnseenRound id="hidden-dots" kept help=label(t, Lang::boards_dots_help) turn />
            <p class="hint" role="status">
                {move || is_over.get().then(|| t.get().boards_dots_revealed())}
            </p>
        </div>
    }
}

/// The ballot of the next person: a field an option.
#[component]
fn Turn(
    going: Going,
    ballots: Ballots,
    on_reveal: Callback<(Vec<CardId>, Vec<Vec<i64>>)>,
) -> impl IntoView {
    let t = use_lang();
    let options = ballots.options().to_vec();
    let blank = vec![String::new(); options.len()];
    let count = options.len();
    let (typed, spoilt) = (RwSignal::new(blank.clone()), RwSignal::new(None));
    let ballots = RwSignal::new(ballots);
    let names = StoredValue::new(options);
    let blank = StoredValue::new(blank);
    let card = move |at: usize| names.with_value(|ids| CardOf::new(use_strategy(), ids[at]));
    let turn = move || {
        let (count, each) = ballots.with(|ballots| (ballots.count(), ballots.each()));
        t.get().boards_dots_turn(count.0 + 1, count.1, each, MOST_ON_ONE)
    };
    let left = move || {
        let left = ballots.with(|ballots| typed.with(|typed| ballots.left(typed)));
        left.map(|left| t.get().boards_dots_left(left))
    };
    let cast = move |event: SubmitEvent| {
        event.prevent_default();
        let mut own = ballots.get_untracked();
        let result = own.cast(&typed.get_untracked());
        typed.set(blank.get_value());
        spoilt.set(result.err());
        let all = own.revealed();
        ballots.set(own);
        if let Some(dots) = all {
            on_reveal.run((names.get_value(), dots));
            going.close();
        } else {
            going.next();
        }
    };
    let row = Callback::new(move |at: usize| {
        let card = card(at);
        view! {
            <label class="field">
                <span class="field-label">{move || card.words()}</span>
                <input
                    class="input hidden-vote"
                    id=(at == 0).then(|| going.field())
                    inputmode="numeric"
                    autocomplete="off"
                    prop:value=move || typed.with(|typed| typed[at].clone())
                    on:input=move |event| typed.update(|typed| typed[at] = event_target_value(&event))
                />
            </label>
        }
        .into_any()
    });
    let refused = move || {
        let each = ballots.with(Ballots::each);
        spoilt.get().map(|spoilt| t.get().boards_dots_spoilt(spoilt, each, MOST_ON_ONE))
    };
    view! {
        <form class="hidden-round" on:submit=cast>
            <p role="status">{turn}</p>
            <Slots count=Signal::derive(move || count) row />
            <p class="hint" role="status">
                {left}
            </p>
            <p class="votes-refused" role="status">
                {refused}
            </p>
            <div class="chips">
                <Button label=label(t, Lang::round_cast) tone="main" />
                <Cancel going />
            </div>
        </form>
    }
}
