//! The mirror: what each problem becomes once it is solved, as the group says it.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::super::super::state::{Strategy, path_of, use_strategy};
use crate::domain::id::CardId;
use crate::domain::method::catalogue::method;
use crate::domain::method::objective_tree::{self, CONVERTED_FROM, positive};
use crate::domain::method::{Index, make, problem_tree};
use crate::i18n::Lang;
use crate::ui::parts::{Button, Dialog, If};
use crate::ui::preferences::{label, say, use_lang};

/// The most problems that are listed at once.
const MOST: usize = 100;

/// The problems that have no objective yet, with their words.
fn unsolved(index: &Index) -> Vec<(CardId, String)> {
    let is_new = |id: CardId| {
        let made = index.cards_into(id, CONVERTED_FROM);
        !made.iter().any(|(_, card)| card.method == objective_tree::KEY)
    };
    let boxes = index.boxes(problem_tree::KEY).iter().filter(|card| is_new(card.id));
    boxes.map(|card| (card.id, card.card.text.clone())).collect()
}

/// The button and the table it opens.
#[component]
pub(super) fn Mirror() -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let open = RwSignal::new(false);
    let problems = strategy.memo(unsolved);
    let accepted = RwSignal::new(BTreeMap::<CardId, String>::new());
    let make = move |()| {
        open.set(false);
        turn(strategy, &accepted.get_untracked());
        accepted.set(BTreeMap::new());
    };
    let more = move || problems.with(Vec::len).saturating_sub(MOST);
    let count = move || problems.with(Vec::len);
    view! {
        <If when=move || strategy.workspace.is_writable()>
            <Button label=label(t, Lang::mirror_open) on_press=move |()| open.set(true) />
        </If>
        <Dialog open title=label(t, Lang::mirror_title) class="mirror">
            <p>{say(t, Lang::mirror_lead)}</p>
            <If when=move || count() == 0>
                <p class="muted">{say(t, Lang::mirror_none)}</p>
            </If>
            <ul class="mirror-rows">
                {move || {
                    let problems = problems.get().into_iter().take(MOST);
                    problems.map(|(id, text)| view! { <Pair id text accepted /> }).collect_view()
                }}
            </ul>
            <If when=move || { more() > 0 }>
                <p class="muted">{move || t.get().mirror_more(more())}</p>
            </If>
            <If when=move || { count() > 0 }>
                <Button
                    label=Signal::derive(move || t.get().mirror_make(count()))
                    tone="main"
                    on_press=make
                />
            </If>
        </Dialog>
    }
}

/// A problem, and the field of its objective.
#[component]
fn Pair(id: CardId, text: String, accepted: RwSignal<BTreeMap<CardId, String>>) -> impl IntoView {
    let t = use_lang();
    let proposed = positive(&text);
    let written = move || accepted.with(|all| all.get(&id).cloned().unwrap_or_default());
    let write = move |text: String| {
        accepted.update(|all| {
            all.insert(id, text);
        });
    };
    let take = proposed.map(|proposed| {
        let words = proposed.clone();
        view! {
            <Button
                label=Signal::derive(move || t.get().mirror_take(&words))
                tone="link"
                on_press=move |()| write(proposed.clone())
            />
        }
    });
    let named = text.clone();
    view! {
        <li class="mirror-row">
            <p class="mirror-problem">{text}</p>
            <div class="mirror-objective">
                <input
                    class="input"
                    autocomplete="off"
                    aria-label=move || t.get().mirror_field(&named)
                    placeholder=say(t, Lang::mirror_blank)
                    prop:value=written
                    on:input=move |event| write(event_target_value(&event))
                />
                {take}
            </div>
        </li>
    }
}

/// Makes the objectives as one change and goes to their tree.
fn turn(strategy: Strategy, accepted: &BTreeMap<CardId, String>) {
    let accepted = accepted.iter().map(|(id, text)| (*id, text.trim().to_owned())).collect();
    let made = strategy.make(|index, next_id| Some(make::mirror(index, &accepted, next_id)));
    if let (Some(made), Some(method)) = (made, method(objective_tree::KEY)) {
        let t = strategy.workspace.lang();
        strategy.workspace.notices().tell(t.mirror_made(made.cards.len()));
        strategy.go(&path_of(method));
    }
}
