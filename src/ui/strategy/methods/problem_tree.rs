//! The problem tree: effects above, causes below, and where acting cuts the most.

mod mirror;

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::super::faces::{BOARD, View};
use super::super::state::use_strategy;
use super::super::tree::{Drawing, Drawn, Sign, TreeOutline, loop_signs};
use crate::analysis::tree::picture::lay_out;
use crate::domain::id::CardId;
use crate::domain::method::problem_tree::{KEY, Role, Tree};
use crate::domain::method::{Index, Method};
use crate::i18n::Lang;
use crate::ui::parts::If;
use crate::ui::preferences::use_lang;
use mirror::Mirror;

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

/// What the outline says of its cards.
#[derive(Clone, Debug, Default, PartialEq)]
struct Seen {
    /// How many root causes each must cuts, the most first, and how many there are.
    musts: Vec<(CardId, usize, usize)>,
    roots: Vec<CardId>,
}

fn seen(index: &Index) -> Seen {
    let tree = Tree::new(index);
    let must = |node: usize| {
        let (count, all) = tree.cut_by(node);
        (tree.graph.cards[node], count, all)
    };
    let roots = tree.roots.iter().map(|node| tree.graph.cards[*node]).collect();
    Seen { musts: tree.musts().into_iter().map(must).collect(), roots }
}

#[component]
fn Outline(method: &'static Method) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let found = strategy.memo(seen);
    let extra = Callback::new(move |id: CardId| view! { <CardMust id found /> }.into_any());
    view! {
        <div class="tree-head">
            <Musts found />
            <Mirror />
        </div>
        <p class="muted" role="status">
            {move || t.get().problem_roots(found.with(|found| found.roots.len()))}
        </p>
        <TreeOutline method extra />
    }
}

/// Where acting cuts the most, as sentences.
#[component]
fn Musts(found: Memo<Seen>) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let sentence = move |(id, count, all): (CardId, usize, usize)| {
        let text = strategy.workspace.with(|project| project.title(id.into()));
        let text = t.get().problem_must_says(text, t.get().problem_must_cuts(count, all));
        view! {
            <li class="tree-must">
                <span aria-hidden="true">"◆ "</span>
                {text}
            </li>
        }
    };
    let has_none = move || found.with(|found| found.musts.is_empty() && found.roots.len() > 1);
    view! {
        <div class="tree-says">
            <ul>{move || found.get().musts.into_iter().take(3).map(sentence).collect_view()}</ul>
            <If when=has_none>
                <p class="muted">{move || t.get().problem_no_must()}</p>
            </If>
        </div>
    }
}

#[component]
fn CardMust(id: CardId, found: Memo<Seen>) -> impl IntoView {
    let t = use_lang();
    let must = Memo::new(move |_| {
        found.with(|found| found.musts.iter().find(|must| must.0 == id).copied())
    });
    let is_root = move || found.with(|found| found.roots.contains(&id));
    let words = move || {
        let t = t.get();
        let cuts = must.get().map(|(_, count, all)| t.problem_must_cuts(count, all));
        cuts.map(|cuts| t.named_field(t.problem_must(), cuts)).unwrap_or_default()
    };
    view! {
        <If when=move || must.get().is_some()>
            <p class="card-must">{words}</p>
        </If>
        <If when=is_root>
            <p class="card-root">{move || format!("◌ {}", t.get().problem_root())}</p>
        </If>
    }
}

/// The picture: effects on top, the problem, its causes, and at the foot what nothing joins.
fn draw(index: &Index, t: Lang) -> Drawn {
    let tree = Tree::new(index);
    let known = || tree.levels.iter().flatten();
    let (lowest, highest) = (known().min().copied(), known().max().copied());
    let slots: BTreeMap<CardId, &str> =
        index.boxes(KEY).iter().map(|card| (card.id, card.slot)).collect();
    let layer = |node: usize| match (tree.levels[node], tree.roles[node]) {
        (Some(level), _) => level,
        (None, Role::Effect) => highest.unwrap_or_default() + 1,
        (None, _) if slots.get(&tree.graph.cards[node]) == Some(&"effect") => {
            highest.unwrap_or_default() + 1
        }
        (None, _) => lowest.unwrap_or_default() - 1,
    };
    let layers: Vec<i64> = (0..tree.graph.len()).map(layer).collect();
    let picture = lay_out(&tree.graph, &layers, |id| index.project.title(id.into()));
    let role = |node: usize| match tree.roles[node] {
        Role::Problem => ("centre", t.method_slot(KEY, "problem").to_owned()),
        Role::Effect => ("effect", String::new()),
        Role::Cause if tree.graph.into[node].is_empty() => {
            ("root", format!("◌ {}", t.problem_root()))
        }
        Role::Cause | Role::Aside => ("", String::new()),
    };
    let mut boxes = BTreeMap::new();
    for (node, id) in tree.graph.cards.iter().enumerate() {
        let (key, words) = role(node);
        boxes.insert(*id, Sign { key, words });
    }
    for node in tree.musts() {
        let (count, all) = tree.cut_by(node);
        let words = format!("{} {count}/{all}", t.problem_must());
        boxes.insert(tree.graph.cards[node], Sign { key: "must", words });
    }
    Drawn { picture, boxes, lines: loop_signs(&tree.graph, t) }
}
