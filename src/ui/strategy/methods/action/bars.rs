//! Actions as bars in time, with what waits for what.

mod picture;

use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use uuid::Uuid;

use super::super::super::card::CardOf;
use super::super::super::state::{today, use_strategy};
use super::{Known, Late, Name, ToChronology, known, reschedule, steps};
use crate::analysis::bars::{Frame, bars};
use crate::analysis::tracking::Followed;
use crate::browser::dom;
use crate::domain::id::CardId;
use crate::domain::method::action::plan;
use crate::domain::method::body;
use crate::domain::method::reschedule::{moved, step};
use crate::i18n::Lang;
use crate::ui::parts::{Button, Each, IconButton, If};
use crate::ui::preferences::{label, say, use_lang};
use picture::Picture;

/// The most rows that are drawn.
const MOST: usize = 200;
/// The id of the names and the picture.
const PAGE: &str = "bar-page";
/// How much wider a press makes the picture.
const STEP: f32 = 1.5;
/// The most it is widened.
const WIDEST: f32 = 64.0;
/// How many units of the picture make one rem.
const REM: f32 = 16.0;

#[component]
pub(super) fn BarsView() -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let known = known(strategy);
    let dated = Memo::new(move |_| {
        known.with(|known| {
            let dated = known.iter().filter(|action| action.start.or(action.end).is_some());
            let mut dated: Vec<Followed> = dated.cloned().collect();
            dated.sort_by_key(|action| action.start.or(action.end));
            Arc::new(dated)
        })
    });
    let shown = Memo::new(move |_| {
        dated.with(|dated| dated.iter().take(MOST).cloned().collect::<Vec<_>>())
    });
    let (page, zoom) = (page_width(), RwSignal::new(1.0_f32));
    let picture = Memo::new(move |_| {
        let frame = Frame { page: page.get(), zoom: zoom.get() };
        shown.with(|shown| bars(shown, today(), frame))
    });
    let unread = Memo::new(move |_| {
        known.with(|known| {
            let unread = known.iter().filter(|own| own.start.or(own.end).is_none());
            unread.map(|own| own.id).collect::<Vec<CardId>>()
        })
    });
    let on_key = move |event: KeyboardEvent| {
        // With one of those keys the browser zooms, or a bar moves.
        let is_bare = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
        if is_bare && zoomed(zoom, &event.key()) {
            event.prevent_default();
        }
    };
    let ids = Memo::new(move |_| {
        shown.with(|shown| shown.iter().map(|action| action.id.0).collect::<Vec<Uuid>>())
    });
    let is_circle = strategy.memo(|index| plan(index).is_none());
    let count = move || dated.with(|dated| dated.len());
    let said = RwSignal::new(String::new());
    let row = Callback::new(move |id: Uuid| view! { <Row id=CardId(id) known said /> }.into_any());
    view! {
        <div class="follow-head">
            <If when=is_circle>
                <p class="follow-alert">{say(t, Lang::action_circle)}</p>
            </If>
            <If when=move || { count() > MOST }>
                <p class="hint">{move || t.get().action_cut(MOST, count())}</p>
            </If>
            <If when=move || count() == 0>
                <p class="muted">{say(t, Lang::action_no_bars)}</p>
            </If>
            <If when=move || { count() > 0 }>
                <Zoom zoom />
            </If>
            <ToChronology />
            <If when=move || { count() > 0 }>
                <p class="hint">
                    {say(t, Lang::action_bars_drag)} " "
                    <span class="keys-hint">{say(t, Lang::action_bars_keys)}</span>
                </p>
            </If>
            <p class="hint follow-said" role="status">
                {said}
            </p>
        </div>
        <div class="bar-page" id=PAGE on:keydown=on_key>
            <div
                class="action-bars"
                data-lines=move || picture.with(|picture| picture.lines_of_row).to_string()
            >
                <ol class="bar-names">
                    <Each ids row />
                </ol>
                <div
                    class="follow-scroll"
                    tabindex="0"
                    role="region"
                    aria-label=say(t, Lang::action_picture)
                >
                    {move || view! { <Picture picture=picture.get() known=shown said /> }}
                </div>
            </div>
        </div>
        <If when=move || !unread.with(Vec::is_empty)>
            <section class="month-undated">
                <h2>{move || t.get().action_unread(unread.with(Vec::len))}</h2>
                <ul class="month-list">
                    {move || unread.get().into_iter().take(MOST).map(unread_row).collect_view()}
                </ul>
            </section>
        </If>
    }
}

/// An action whose dates cannot be read, with what is written.
fn unread_row(id: CardId) -> impl IntoView {
    let card = CardOf::new(use_strategy(), id);
    view! {
        <li class="bar-unread">
            <Name id />
            <span class="bar-words">{move || written(card)}</span>
        </li>
    }
}

/// The dates of an action as they are written.
fn written(card: CardOf) -> String {
    card.read(|card| {
        let said = ["start", "deadline"].map(|key| body::text(&card.body, key));
        said.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" → ")
    })
}

/// How wide names and picture are together, in units of the picture.
fn page_width() -> RwSignal<f32> {
    let page = RwSignal::new(960.0_f32);
    let watch = StoredValue::new_local(None);
    Effect::new(move |_| {
        watch.set_value(dom::watch_size(PAGE, move |width, _, rem| {
            // A pixel less: a width is rounded.
            let units = ((width - 1.0) / rem.max(1.0)) as f32 * REM;
            // What is hidden has no width.
            let before = page.try_get_untracked().unwrap_or_default();
            if units > 0.0 && (before - units).abs() >= 1.0 {
                page.try_set(units);
            }
        }));
    });
    page
}

/// Widens or narrows the picture by a key; tells whether it is one of those.
fn zoomed(zoom: RwSignal<f32>, key: &str) -> bool {
    let by = match key {
        "+" | "=" => STEP,
        "-" => 1.0 / STEP,
        "0" => 0.0,
        _ => return false,
    };
    zoom.update(|zoom| *zoom = (*zoom * by).clamp(1.0, WIDEST));
    true
}

/// The buttons that widen and narrow the picture.
#[component]
fn Zoom(zoom: RwSignal<f32>) -> impl IntoView {
    let t = use_lang();
    let press = move |key: &'static str| {
        Callback::new(move |()| {
            zoomed(zoom, key);
        })
    };
    view! {
        <div class="bar-zoom" role="group" aria-label=say(t, Lang::action_zoom)>
            <IconButton icon="minus" label=label(t, Lang::action_zoom_out) on_press=press("-") />
            <IconButton icon="add" label=label(t, Lang::action_zoom_in) on_press=press("+") />
            <Button label=label(t, Lang::action_zoom_all) on_press=press("0") />
        </div>
    }
}

/// An action in words: its dates, its slack, what it waits for.
#[component]
fn Row(id: CardId, known: Known, said: RwSignal<String>) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let card = CardOf::new(strategy, id);
    let own = Memo::new(move |_| {
        known.with(|known| known.iter().find(|action| action.id == id).cloned())
    });
    let slack = move || {
        let t = t.get();
        own.with(|own| own.as_ref().and_then(|own| own.slack)).map(|days| match days {
            0 => t.action_critical().to_owned(),
            days => t.action_slack(days.unsigned_abs() as usize),
        })
    };
    let words = move || {
        let told = [Some(written(card)), slack()].into_iter().flatten();
        told.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    let waits = move || {
        let after = own.with(|own| own.as_ref().map(|own| own.after.clone()).unwrap_or_default());
        let names = strategy.workspace.with(|project| {
            after.iter().map(|id| project.title((*id).into())).collect::<Vec<_>>().join(", ")
        });
        if names.is_empty() { String::new() } else { t.get().action_waits(names) }
    };
    let on_key = move |event: KeyboardEvent| {
        if let Some((across @ (-1 | 1), _)) = steps(&event) {
            event.prevent_default();
            reschedule(strategy, id, said, |card| moved(card, across * step(card)));
        }
    };
    view! {
        <li class="bar-name" on:keydown=on_key>
            <Name id />
            <span class="bar-words">
                {words} " " <Late known id />
            </span>
            <span class="visually-hidden">{waits}</span>
        </li>
    }
}
