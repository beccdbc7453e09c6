//! The five whys: from each fact down, with branches and the four tests of a root.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::super::card::CardOf;
use super::super::editor::FieldOf;
use super::super::faces::{BOARD, View};
use super::super::state::use_strategy;
use super::super::tree::{Drawing, Drawn, Sign, TreeOutline, loop_signs};
use crate::analysis::tree::picture::{depths, lay_out};
use crate::domain::id::CardId;
use crate::domain::method::five_whys::{KEY, Root, Tests, Whys};
use crate::domain::method::index::Placed;
use crate::domain::method::make::next_of;
use crate::domain::method::{Index, Method, body, problem_tree};
use crate::i18n::Lang;
use crate::ui::parts::{Button, If, Segments};
use crate::ui::preferences::{label, say, use_lang};

/// The views of the method.
pub(in super::super) const VIEWS: &[View] = &[
    View {
        key: "outline",
        name: Lang::trees_outline,
        draw: |_, method| view! { <Outline method /> }.into_any(),
    },
    View {
        key: "drawing",
        name: Lang::trees_drawing,
        draw: |_, method| view! { <Drawing method draw /> }.into_any(),
    },
    BOARD,
];

/// What is known of an answer.
#[derive(Clone, Debug, PartialEq)]
struct Answer {
    tests: Tests,
    /// What it answers, in its words; blank for a fact.
    effect: String,
    /// How far it is a root cause, if it is one at all.
    root: Option<Root>,
    is_sent: bool,
    can_stop: bool,
}

fn answers(index: &Index) -> BTreeMap<CardId, Answer> {
    let whys = Whys::new(index);
    let cards = index.boxes(KEY).iter();
    cards
        .filter_map(|card| {
            let node = whys.graph.node(card.id)?;
            let above = whys.graph.next(node).next().map(|above| whys.graph.cards[above]);
            let effect = above.map(|above| index.project.title(above.into())).unwrap_or_default();
            let tests = whys.tests(index, node);
            let root = whys.root(index, node);
            let made = index.cards_into(card.id, "converted_from");
            let is_sent = made.iter().any(|(_, card)| card.method == problem_tree::KEY);
            let can_stop = whys.can_stop(index, node);
            Some((card.id, Answer { tests, effect, root, is_sent, can_stop }))
        })
        .collect()
}

#[component]
fn Outline(method: &'static Method) -> impl IntoView {
    let strategy = use_strategy();
    let found = strategy.memo(answers);
    let extra = Callback::new(move |id: CardId| view! { <OfAnswer method id found /> }.into_any());
    view! {
        <TreeOutline method extra />
        <Roots found />
    }
}

/// The state of a branch and the tests of its end; nothing for a fact.
#[component]
fn OfAnswer(
    method: &'static Method,
    id: CardId,
    found: Memo<BTreeMap<CardId, Answer>>,
) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let card = CardOf::new(strategy, id);
    let answer = Memo::new(move |_| found.with(|found| found.get(&id).cloned()));
    let is_answer =
        move || answer.with(|answer| answer.as_ref().is_some_and(|it| !it.effect.is_empty()));
    let can_stop = move || answer.with(|answer| answer.as_ref().is_some_and(|it| it.can_stop));
    let options = Signal::derive(move || {
        let t = t.get();
        ["open", "dropped", "root"]
            .iter()
            .map(|key| ((*key).to_owned(), t.method_choice("state", key).to_owned()))
            .collect()
    });
    let state = Signal::derive(move || {
        let state = card.read(|card| body::text(&card.body, "state").to_owned());
        if state.is_empty() { "open".to_owned() } else { state }
    });
    let choose = Callback::new(move |key: String| card.set("state", key.into()));
    view! {
        <If when=is_answer>
            <div class="card-why" data-state=move || state.get()>
                <Segments
                    label=Signal::derive(move || t.get().whys_state(card.words()))
                    options
                    value=state
                    on_choose=choose
                    disabled=Signal::derive(move || !strategy.workspace.is_writable())
                />
                <If when=can_stop>
                    <p class="hint">{say(t, Lang::whys_stop)}</p>
                </If>
                <TestsOf method card answer />
            </div>
        </If>
    }
}

/// The four tests, folded: what holds shows as ticks.
#[component]
fn TestsOf(method: &'static Method, card: CardOf, answer: Memo<Option<Answer>>) -> impl IntoView {
    let t = use_lang();
    let tests =
        move || answer.with(|answer| answer.as_ref().map(|it| it.tests)).unwrap_or_default();
    let effect = move || {
        answer.with(|answer| answer.as_ref().map(|it| it.effect.clone())).unwrap_or_default()
    };
    let ticks = move || {
        let held = tests();
        let held = [held.therefore, held.proof, held.removal, held.hold];
        held.map(|held| if held { "✓" } else { "○" }).join(" ")
    };
    let field = |key| method.field(key).map(|field| view! { <FieldOf card field /> });
    let proof = move || {
        if tests().proof { t.get().whys_proof() } else { t.get().whys_no_proof() }
    };
    view! {
        <details class="why-tests">
            <summary>
                <span class="why-ticks" aria-hidden="true">{ticks}</span>
                " "
                {move || t.get().why_tests(tests())}
            </summary>
            <div class="why-fields">
                <div>
                    <p>{move || t.get().whys_therefore(card.words(), effect())}</p>
                    {field("test_therefore")}
                </div>
                {field("test_removed")}
                <div>
                    {field("hold")}
                    <If when=move || !tests().hold>
                        <p class="hint">{say(t, Lang::whys_nobody)}</p>
                    </If>
                </div>
                <p class="hint">{proof}</p>
            </div>
        </details>
    }
}

/// The root causes, and what hands them on.
#[component]
fn Roots(found: Memo<BTreeMap<CardId, Answer>>) -> impl IntoView {
    let t = use_lang();
    let roots = Memo::new(move |_| {
        found.with(|found| {
            let roots = found
                .iter()
                .filter_map(|(id, it)| it.root.map(|root| (*id, root, it.tests, it.is_sent)));
            roots.collect::<Vec<_>>()
        })
    });
    view! {
        <section class="why-roots" aria-label=say(t, Lang::whys_roots)>
            <h2 class="tree-name">{say(t, Lang::whys_roots)}</h2>
            <If when=move || roots.with(Vec::is_empty)>
                <p class="muted">{say(t, Lang::whys_roots_none)}</p>
            </If>
            <ul>
                {move || {
                    let roots = roots.get().into_iter();
                    roots.map(|root| view! { <RootLine root /> }).collect_view()
                }}
            </ul>
        </section>
    }
}

/// A root cause, or what was marked as one and is to be verified.
#[component]
fn RootLine(root: (CardId, Root, Tests, bool)) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let (id, root, tests, is_sent) = root;
    let card = CardOf::new(strategy, id);
    let send = move |()| {
        strategy.make(|index, next_id| next_of(index.project, id, problem_tree::KEY, next_id));
    };
    let is_writable = move || strategy.workspace.is_writable();
    view! {
        <li class="why-root">
            <button type="button" class="link-button" on:click=move |_| strategy.choose(id)>
                {move || card.words()}
            </button>
            <span class="muted">{move || t.get().why_root(root, tests)}</span>
            {if is_sent {
                view! { <span class="why-sent">{say(t, Lang::whys_sent)}</span> }.into_any()
            } else {
                view! {
                    <If when=is_writable>
                        <Button label=label(t, Lang::whys_send) on_press=send />
                    </If>
                }
                    .into_any()
            }}
        </li>
    }
}

fn draw(index: &Index, t: Lang) -> Drawn {
    let whys = Whys::new(index);
    let picture = lay_out(&whys.graph, &depths(&whys.graph), |id| index.project.title(id.into()));
    let sign = |card: &Placed| {
        let root = whys.graph.node(card.id).and_then(|node| whys.root(index, node));
        let is_dropped = body::text(&card.card.body, "state") == "dropped";
        let (key, words) = match (card.slot, root) {
            ("fact", _) => ("centre", t.method_slot(KEY, "fact")),
            (_, Some(Root::Proven)) => ("must", t.method_choice("state", "root")),
            (_, Some(Root::Hypothesis)) => ("", t.whys_hypothesis()),
            _ if is_dropped => ("dropped", t.method_choice("state", "dropped")),
            _ => ("", ""),
        };
        (card.id, Sign { key, words: words.to_owned() })
    };
    let boxes = index.boxes(KEY).iter().map(sign).collect();
    Drawn { picture, boxes, lines: loop_signs(&whys.graph, t) }
}
