//! The drawing of a tree. The outline says the same in words.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::super::state::use_strategy;
use crate::analysis::tree::picture::{BOX, LINE, Line, PAD, Picture, Shown};
use crate::domain::id::{CardId, LinkId};
use crate::domain::method::{Index, Method};
use crate::i18n::Lang;
use crate::ui::parts::If;
use crate::ui::preferences::use_lang;

/// What a box or an arrow is marked with: a key for its look, and words.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in super::super) struct Sign {
    pub(in super::super) key: &'static str,
    pub(in super::super) words: String,
}

/// A picture with its signs.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in super::super) struct Drawn {
    pub(in super::super) picture: Picture,
    pub(in super::super) boxes: BTreeMap<CardId, Sign>,
    pub(in super::super) lines: BTreeMap<LinkId, Sign>,
}

/// The picture in a field that scrolls.
#[component]
pub(in super::super) fn Drawing(
    method: &'static Method,
    draw: fn(&Index, Lang) -> Drawn,
) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let drawn = strategy.memo(move |index| draw(index, t.get()));
    let name = move || t.get().trees_picture_of(t.get().method_name(method.key));
    let left_out = move || drawn.with(|drawn| drawn.picture.left_out);
    let is_empty = move || drawn.with(|drawn| drawn.picture.boxes.is_empty());
    view! {
        <If when=is_empty>
            <p class="muted">{move || t.get().trees_nothing_drawn()}</p>
        </If>
        <If when=move || { left_out() > 0 }>
            <p class="notice-line">{move || t.get().trees_not_drawn(left_out())}</p>
        </If>
        <div class="drawing" tabindex="0" role="region" aria-label=name>
            {move || drawn.with(|drawn| view! { <Scene drawn=drawn.clone() name=name() /> })}
        </div>
    }
}

#[component]
fn Scene(drawn: Drawn, name: String) -> impl IntoView {
    let Drawn { picture, mut boxes, mut lines } = drawn;
    let (width, height) = (picture.width, picture.height);
    let shown = picture.boxes.into_iter().map(|shown| {
        let sign = boxes.remove(&shown.id).unwrap_or_default();
        view! { <BoxOf shown sign /> }
    });
    let arrows = picture.lines.into_iter().map(|line| {
        let sign = lines.remove(&line.link).unwrap_or_default();
        view! { <ArrowOf line sign /> }
    });
    view! {
        <svg
            class="drawing-scene"
            role="img"
            aria-label=name
            viewBox=format!("0 0 {width:.0} {height:.0}")
            width=format!("{:.2}em", width / 16.0)
            height=format!("{:.2}em", height / 16.0)
        >
            {arrows.collect_view()}
            {shown.collect_view()}
        </svg>
    }
}

#[component]
fn BoxOf(shown: Shown, sign: Sign) -> impl IntoView {
    let strategy = use_strategy();
    let Shown { id, x, y, height, lines } = shown;
    let is_chosen = move || strategy.chosen.get() == Some(id);
    let text = lines.into_iter().enumerate().map(|(at, line)| {
        let y = y + PAD + (at as f64 + 0.75) * LINE;
        view! {
            <text class="drawing-words" x=x + BOX / 2.0 y=y>
                {line}
            </text>
        }
    });
    view! {
        <g
            class="drawing-box"
            data-sign=sign.key
            data-chosen=move || is_chosen().to_string()
            on:click=move |_| strategy.choose(id)
        >
            <rect x=x y=y width=BOX height=height rx="6"></rect>
            {text.collect_view()}
            <text class="drawing-sign" x=x + 4.0 y=y - 6.0>
                {sign.words}
            </text>
        </g>
    }
}

#[component]
fn ArrowOf(line: Line, sign: Sign) -> impl IntoView {
    let (x, y) = line.middle;
    view! {
        <g class="drawing-line" data-sign=sign.key>
            <path d=line.path></path>
            <text class="drawing-sign" x=x + 6.0 y=y>
                {sign.words}
            </text>
        </g>
    }
}
