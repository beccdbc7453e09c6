//! The outline of a tree: cards one under the other, moved and made with the keys of an outliner.

mod draft;
mod drawing;
mod line;

use std::sync::Arc;

use leptos::prelude::*;
use uuid::Uuid;

use super::state::{Strategy, card_element, use_strategy};
use crate::analysis::tree::moves::{self, Spot};
use crate::analysis::tree::outline::{Outline, Row, Side, above_slot, shape_of};
use crate::browser::dom;
use crate::domain::edit::Command;
use crate::domain::id::CardId;
use crate::domain::method::Method;
use crate::domain::method::index::Index;
use crate::domain::method::make::{Made, NextId, Shape};
use crate::i18n::Lang;
use crate::ui::parts::{Each, If};
use crate::ui::preferences::{say, use_lang};
use draft::{DRAFT, Draft, Foot};
pub(super) use drawing::{Drawing, Drawn, Sign, loop_signs};
use line::Line;

/// The most lines that are shown of a side.
const MOST: usize = 300;

/// An outline on screen.
#[derive(Clone, Copy)]
struct Tree {
    strategy: Strategy,
    method: &'static Method,
    shape: &'static Shape,
    outline: Memo<Arc<Outline>>,
    /// Where the next card is being written, and what it says so far.
    draft: RwSignal<Option<Spot>>,
    typed: RwSignal<String>,
    extra: Option<Callback<CardId, AnyView>>,
}

impl Tree {
    fn with<T>(self, read: impl FnOnce(&Outline) -> T) -> T {
        self.outline.with_untracked(|outline| read(outline))
    }

    /// Starts a card at a spot.
    fn write(self, spot: Option<Spot>) {
        if spot.is_some() && self.strategy.workspace.is_writable_untracked() {
            self.draft.set(spot);
            dom::focus_soon(DRAFT);
        }
    }

    /// Makes a card at a spot; gives its id.
    fn add(self, spot: Spot, text: &str) -> Option<CardId> {
        let made = self
            .strategy
            .make(|index, next_id| Some(moves::add(index, self.shape, spot, text, next_id)));
        made.and_then(|made| made.cards.first().copied())
    }

    /// Moves a card up, down, in or out.
    fn step(self, id: CardId, way: &str) {
        self.change(id, |index, next_id| moves::step(index, self.shape, (id, way), next_id));
        dom::focus_soon(&card_element(id));
    }

    /// Hangs a card from another.
    fn hang(self, id: CardId, from: CardId) {
        self.change(id, |index, next_id| moves::hang(index, self.shape, id, Some(from), next_id));
    }

    fn change(self, id: CardId, change: impl FnOnce(&Index, NextId) -> Option<Command>) {
        self.strategy.make(|index, next_id| {
            let command = change(index, next_id)?;
            Some(Made { command, cards: vec![id], left_out: 0 })
        });
    }
}

/// The outline of a method's cards.
#[component]
pub(super) fn TreeOutline(
    method: &'static Method,
    /// What else each card shows.
    #[prop(optional)]
    extra: Option<Callback<CardId, AnyView>>,
) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let shape = shape_of(method.key)?;
    let tree = Tree {
        strategy,
        method,
        shape,
        outline: strategy.memo(move |index| Arc::new(Outline::new(index, shape))),
        draft: RwSignal::new(None),
        typed: RwSignal::new(String::new()),
        extra,
    };
    let has_sides = !above_slot(shape).is_empty();
    Some(view! {
        <div class="tree" data-method=method.key>
            <p class="muted tree-keys">
                <span class="keys-hint">{say(t, Lang::trees_keys)}</span> " "
                {say(t, Lang::trees_paste)}
            </p>
            {has_sides.then(|| view! { <TreeSide tree side=Side::Above /> })}
            <TreeSide tree side=Side::Below />
        </div>
    })
}

#[component]
fn TreeSide(tree: Tree, side: Side) -> impl IntoView {
    let t = use_lang();
    let ids = Memo::new(move |_| {
        let outline = tree.outline.get();
        let rows = outline.side(side).iter().take(MOST);
        let mut ids: Vec<Uuid> = rows.map(Row::key).collect();
        if let Some(spot) = tree.draft.get().filter(|spot| spot.side == side) {
            let (at, _) = spot.at(&outline);
            ids.insert(at.min(ids.len()), Uuid::nil());
        }
        ids
    });
    let left_out =
        move || tree.outline.with(|outline| outline.side(side).len().saturating_sub(MOST));
    let name = move || match side {
        Side::Above => t.get().method_slot(tree.method.key, above_slot(tree.shape)),
        Side::Below => t.get().trees_below(tree.method.key),
    };
    let row = Callback::new(move |key: Uuid| {
        if key.is_nil() {
            view! { <Draft tree side /> }.into_any()
        } else {
            view! { <Line tree side key /> }.into_any()
        }
    });
    view! {
        <section class="tree-side" data-side=if side == Side::Above { "above" } else { "below" }>
            <h2 class="tree-name">{name}</h2>
            <ul class="tree-lines" aria-label=name>
                <Each ids row />
            </ul>
            <If when=move || { left_out() > 0 }>
                <p class="notice-line">{move || t.get().trees_left_out(left_out())}</p>
            </If>
            <Foot tree side />
        </section>
    }
}
