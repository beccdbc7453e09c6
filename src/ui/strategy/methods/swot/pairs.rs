//! One pair at a time, large, for a room.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::super::super::state::use_strategy;
use super::matrix::ratings;
use super::{marked, set_rating};
use crate::browser::dom;
use crate::domain::method::catalogue::Scale;
use crate::domain::method::swot;
use crate::i18n::Lang;
use crate::ui::parts::{Button, If, Segments};
use crate::ui::preferences::{label, say, use_lang};

/// How many pairs are gone through.
const MOST: usize = 400;
const STAGE: &str = "swot-pair";

#[component]
pub(super) fn Pairs() -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let ratings = ratings(strategy);
    let pairs = strategy.memo(|index| swot::pairs(index, MOST));
    let first = pairs.with_untracked(|pairs| {
        let rated = ratings.get_untracked();
        pairs.iter().position(|(inner, outer, _)| !rated.contains_key(&(*inner, *outer)))
    });
    let at = RwSignal::new(first.unwrap_or_default());
    let count = move || pairs.with(Vec::len);
    let pair = Memo::new(move |_| pairs.with(|pairs| pairs.get(at.get()).copied()));
    let go = move |by: isize| {
        let last = pairs.with_untracked(Vec::len).saturating_sub(1);
        at.update(|at| *at = at.saturating_add_signed(by).min(last));
    };
    let set = move |rating: Option<i64>| {
        if let Some((inner, outer, _)) = pair.get_untracked() {
            set_rating(strategy, (inner, outer), rating);
            if rating.is_some() {
                go(1);
            }
        }
    };
    let on_key = move |event: KeyboardEvent| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        match event.key().as_str() {
            "ArrowLeft" => go(-1),
            "ArrowRight" => go(1),
            "Backspace" => set(None),
            key @ ("0" | "1" | "2" | "3") => set(key.parse().ok()),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let rating = move || {
        let (inner, outer, _) = pair.get()?;
        ratings.with(|ratings| ratings.get(&(inner, outer)).copied())
    };
    let steps = Signal::derive(move || {
        (0..=3).map(|step| (step.to_string(), t.get().scale_step(Scale::Rating, step))).collect()
    });
    let value =
        Signal::derive(move || rating().map(|rating| rating.to_string()).unwrap_or_default());
    let choose = Callback::new(move |step: String| set(step.parse().ok()));
    dom::focus_soon(STAGE);
    view! {
        <If when=move || pair.get().is_none()>
            <p class="hint">{say(t, Lang::boards_cross_empty)}</p>
        </If>
        <If when=move || pair.get().is_some()>
            <section
                class="swot-pair"
                id=STAGE
                tabindex="0"
                role="group"
                aria-label=say(t, Lang::boards_pairs)
                on:keydown=on_key
            >
                <p class="muted" role="status">
                    {move || t.get().boards_pair_of(at.get() + 1, count())}
                </p>
                <p class="swot-pair-side">
                    {move || pair.get().map(|pair| marked(strategy, pair.0))}
                </p>
                <p class="swot-pair-side">
                    {move || pair.get().map(|pair| marked(strategy, pair.1))}
                </p>
                <p class="swot-pair-ask">
                    {move || pair.get().map(|pair| t.get().boards_ask(pair.2))}
                </p>
                <Segments
                    label=label(t, Lang::boards_crossings)
                    options=steps
                    value
                    on_choose=choose
                    disabled=Signal::derive(move || !strategy.workspace.is_writable())
                />
                <div class="chips">
                    <Button label=label(t, Lang::boards_before) on_press=move |()| go(-1) />
                    <Button label=label(t, Lang::boards_after) on_press=move |()| go(1) />
                </div>
                <p class="hint keys-hint">{say(t, Lang::boards_pair_keys)}</p>
            </section>
        </If>
    }
}
