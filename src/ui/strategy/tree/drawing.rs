//! The drawing of a tree. The outline says the same in words.

use std::collections::BTreeMap;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::super::state::{card_element, use_strategy};
use crate::analysis::tree::outline::{Outline, shape_of};
use crate::analysis::tree::picture::{BOX, LINE, Line, PAD, Picture, Shown};
use crate::browser::dom;
use crate::domain::id::{CardId, LinkId};
use crate::domain::method::graph::Graph;
use crate::domain::method::{Index, Method};
use crate::i18n::Lang;
use crate::ui::parts::If;
use crate::ui::preferences::use_lang;

/// The id of the field that scrolls.
const FIELD: &str = "tree-drawing";

/// What a box or an arrow is marked with: a key for its look, and words.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in super::super) struct Sign {
    pub(in super::super) key: &'static str,
    pub(in super::super) words: String,
}

/// The signs of the arrows that close a loop, where a board marks no others.
pub(in super::super) fn loop_signs(graph: &Graph, t: Lang) -> BTreeMap<LinkId, Sign> {
    let sign = || Sign { key: "loop", words: t.trees_loop().to_owned() };
    graph.loop_links(0..graph.len()).into_iter().map(|link| (link, sign())).collect()
}

/// A picture with its signs.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in super::super) struct Drawn {
    pub(in super::super) picture: Picture,
    pub(in super::super) boxes: BTreeMap<CardId, Sign>,
    pub(in super::super) lines: BTreeMap<LinkId, Sign>,
}

/// The picture in a field that scrolls; it opens on the central card.
#[component]
pub(in super::super) fn Drawing(
    method: &'static Method,
    draw: fn(&Index, Lang) -> Drawn,
) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let drawn = strategy.memo(move |index| draw(index, t.get()));
    let order = strategy.memo(move |index| order_of(method, index));
    let name = move || t.get().trees_picture_of(t.get().method_name(method.key));
    let left_out = move || drawn.with(|drawn| drawn.picture.left_out);
    let is_empty = move || drawn.with(|drawn| drawn.picture.boxes.is_empty());
    let scene = move || {
        let mut drawn = drawn.get();
        order.with(|order| in_order(&mut drawn.picture.boxes, &order.0));
        view! { <Scene drawn name=name() /> }
    };
    if let Some(centre) = order.with_untracked(|order| order.1) {
        Effect::new(move |_| dom::centre_soon(FIELD, &card_element(centre)));
    }
    view! {
        <If when=is_empty>
            <p class="muted">{move || t.get().trees_nothing_drawn()}</p>
        </If>
        <If when=move || { left_out() > 0 }>
            <p class="notice-line">{move || t.get().trees_not_drawn(left_out())}</p>
        </If>
        <div class="drawing" id=FIELD tabindex="0" role="region" aria-label=name>
            {scene}
        </div>
    }
}

/// The cards in the order of the outline, and the central one, or the first.
fn order_of(method: &Method, index: &Index) -> (Vec<CardId>, Option<CardId>) {
    let Some(outline) = shape_of(method.key).map(|shape| Outline::new(index, shape)) else {
        return (Vec::new(), index.boxes(method.key).first().map(|card| card.id));
    };
    let centre = outline.centre.or(outline.below.first().map(|row| row.id));
    let rows = outline.above.iter().chain(&outline.below).filter(|row| !row.is_again);
    (rows.map(|row| row.id).collect(), centre)
}

/// Puts boxes in an order: keys go through them in that of the page.
fn in_order(boxes: &mut [Shown], order: &[CardId]) {
    let places: BTreeMap<CardId, usize> =
        order.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    boxes.sort_by_key(|shown| places.get(&shown.id).copied().unwrap_or(usize::MAX));
}

#[component]
fn Scene(drawn: Drawn, name: String) -> impl IntoView {
    let Drawn { picture, mut boxes, mut lines } = drawn;
    let (width, height) = (picture.width, picture.height);
    let shown = picture.boxes.into_iter().map(|shown| {
        let sign = boxes.remove(&shown.id).unwrap_or_default();
        view! { <BoxOf shown sign /> }
    });
    let (arrows, signs): (Vec<_>, Vec<_>) = picture
        .lines
        .into_iter()
        .map(|line| {
            let sign = lines.remove(&line.link).unwrap_or_default();
            arrow(line, sign)
        })
        .unzip();
    view! {
        <svg
            class="drawing-scene"
            role="group"
            aria-label=name
            viewBox=format!("0 0 {width:.0} {height:.0}")
            width=format!("{:.2}em", width / 16.0)
            height=format!("{:.2}em", height / 16.0)
        >
            {arrows}
            {signs}
            {shown.collect_view()}
        </svg>
    }
}

#[component]
fn BoxOf(shown: Shown, sign: Sign) -> impl IntoView {
    let strategy = use_strategy();
    let Shown { id, x, y, height, lines } = shown;
    let is_chosen = move || strategy.chosen.get() == Some(id);
    let title = strategy.workspace.with_untracked(|project| project.title(id.into()));
    let name = if sign.words.is_empty() { title } else { format!("{title}, {}", sign.words) };
    let text = lines.into_iter().enumerate().map(|(at, line)| {
        let y = y + PAD + (at as f64 + 0.75) * LINE;
        view! {
            <text class="drawing-words" x=x + BOX / 2.0 y=y>
                {line}
            </text>
        }
    });
    let on_key = move |event: KeyboardEvent| {
        if matches!(event.key().as_str(), "Enter" | " ") {
            event.prevent_default();
            strategy.choose(id);
        }
    };
    view! {
        <g
            class="drawing-box"
            id=card_element(id)
            role="button"
            tabindex="0"
            aria-label=name
            data-sign=sign.key
            data-chosen=move || is_chosen().to_string()
            on:click=move |_| strategy.choose(id)
            on:keydown=on_key
        >
            <rect x=x y=y width=BOX height=height rx="6"></rect>
            {text.collect_view()}
            <text class="drawing-sign" x=x + 4.0 y=y - 6.0>
                {sign.words}
            </text>
        </g>
    }
}

/// An arrow, and its words: they stand over all arrows.
fn arrow(line: Line, sign: Sign) -> (AnyView, AnyView) {
    let (x, y) = line.middle;
    let words = (!sign.words.is_empty()).then(|| {
        view! {
            <g class="drawing-line" data-sign=sign.key>
                <text class="drawing-sign" x=x + 6.0 y=y>
                    {sign.words.clone()}
                </text>
            </g>
        }
    });
    // The words stand at the middle of the arrow, and wherever a pointer rests on it.
    let title = (!sign.words.is_empty()).then(|| view! { <title>{sign.words}</title> });
    let path = view! {
        <g class="drawing-line" data-sign=sign.key>
            {title}
            <path d=line.path></path>
        </g>
    };
    (path.into_any(), words.into_any())
}
