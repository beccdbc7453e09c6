//! Actions as bars in time, with what waits for what.

use std::sync::Arc;

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;
use uuid::Uuid;

use super::super::super::card::CardOf;
use super::super::super::state::{Strategy, today, use_strategy};
use super::calendar::month_words;
use super::{Known, Late, Name, ToChronology, known, reschedule, steps};
use crate::analysis::bars::{Bar, Bars, ROW, bars};
use crate::analysis::tracking::Followed;
use crate::browser::dom;
use crate::domain::id::CardId;
use crate::domain::method::action::plan;
use crate::domain::method::body;
use crate::domain::method::reschedule::{moved, step};
use crate::i18n::Lang;
use crate::ui::parts::{Each, If};
use crate::ui::preferences::{say, use_lang};

/// The most rows that are drawn.
const MOST: usize = 200;
/// The height of the line of months.
const HEAD: f32 = 28.0;
/// The id of the picture.
const PICTURE: &str = "bar-picture";
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
    let picture = Memo::new(move |_| shown.with(|shown| bars(shown, today())));
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
            <ToChronology />
            <If when=move || { count() > 0 }>
                <p class="hint">{say(t, Lang::action_bars_keys)}</p>
            </If>
            <p class="hint follow-said" role="status">
                {said}
            </p>
        </div>
        <div class="action-bars">
            <ol class="bar-names">
                <Each ids row />
            </ol>
            <div class="follow-scroll" tabindex="0" role="region" aria-label=say(t, Lang::action_picture)>
                {move || view! { <Picture picture=picture.get() known=shown said /> }}
            </div>
        </div>
    }
}

/// An action in words: its dates, its slack, what it waits for.
#[component]
fn Row(id: CardId, known: Known, said: RwSignal<String>) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let card = CardOf::new(strategy, id);
    let dates = move || {
        card.read(|card| {
            let said = ["start", "deadline"].map(|key| body::text(&card.body, key));
            said.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" → ")
        })
    };
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
                {dates} " " {slack} " " <Late known id />
            </span>
            <span class="visually-hidden">{waits}</span>
        </li>
    }
}

/// A bar held by the pointer, and how far it was drawn along, in units of the picture.
#[derive(Clone, Copy)]
struct Drag {
    strategy: Strategy,
    said: RwSignal<String>,
    held: RwSignal<Option<Held>>,
    /// How wide the picture is, and a day on it.
    width: f32,
    day: f32,
}

#[derive(Clone, Copy, PartialEq)]
struct Held {
    id: CardId,
    from: f64,
    by: f32,
}

impl Drag {
    fn new(picture: &Bars, said: RwSignal<String>) -> Self {
        let held = RwSignal::new(None);
        Self { strategy: use_strategy(), said, held, width: picture.width, day: picture.day }
    }

    fn start(self, event: &PointerEvent, id: Option<CardId>) {
        if let Some(id) = id.filter(|_| event.button() == 0) {
            dom::hold_pointer(PICTURE, event.pointer_id());
            self.held.set(Some(Held { id, from: f64::from(event.client_x()), by: 0.0 }));
        }
    }

    fn go(self, event: &PointerEvent) {
        let Some(held) = self.held.get_untracked() else {
            return;
        };
        let pixels = (f64::from(event.client_x()) - held.from) as f32;
        let shown = (dom::size_of(PICTURE).0 as f32).max(1.0);
        // Whole days: what is seen is what the dates become.
        let days = (pixels / shown * self.width / self.day).round();
        if self.strategy.workspace.is_writable_untracked() {
            self.held.set(Some(Held { by: days * self.day, ..held }));
        }
    }

    /// Moves the dates of the bar that is let go; one that was not moved opens its card.
    fn end(self) {
        let Some(Held { id, by, .. }) = self.held.get_untracked() else {
            return;
        };
        self.held.set(None);
        match (by / self.day).round() as i64 {
            0 => self.strategy.choose(id),
            days => reschedule(self.strategy, id, self.said, |card| moved(card, days)),
        }
    }

    fn has(self, id: Option<CardId>) -> bool {
        self.held.with(|held| held.is_some_and(|held| Some(held.id) == id))
    }

    fn shift(self, id: Option<CardId>) -> Option<String> {
        let held = self.held.get().filter(|held| Some(held.id) == id)?;
        Some(format!("translate({:.1} 0)", held.by))
    }
}

#[component]
fn Picture(picture: Bars, known: Memo<Vec<Followed>>, said: RwSignal<String>) -> impl IntoView {
    let t = use_lang();
    let drag = Drag::new(&picture, said);
    let (width, height) = (picture.width, picture.height + HEAD);
    let tick = move |(month, x)| {
        view! {
            <line class="bar-tick" x1=x x2=x y1="0" y2=height />
            <text class="bar-month" x=x + 4.0 y="18">
                {move || month_words(month, t.get())}
            </text>
        }
    };
    let bar = move |bar: Bar| {
        let (id, state, is_late, is_critical) = known.with_untracked(|known| {
            let own = known.get(bar.at);
            (
                own.map(|own| own.id),
                own.map(|own| own.state.key()),
                own.is_some_and(|own| own.late.is_some()),
                own.is_some_and(|own| own.slack == Some(0)),
            )
        });
        view! {
            <rect
                class="action-bar"
                data-state=state
                data-late=is_late.to_string()
                data-critical=is_critical.to_string()
                x=bar.x
                y=bar.y + HEAD
                width=bar.width
                height=bar.height
                rx=if bar.is_point { bar.height / 2.0 } else { 4.0 }
                data-dragged=move || drag.has(id).to_string()
                transform=move || drag.shift(id)
                on:pointerdown=move |event| drag.start(&event, id)
            />
        }
    };
    let line = |d: String| view! { <path class="bar-line" d=d transform=format!("translate(0 {HEAD})") /> };
    let rows = (0..(picture.height / ROW) as usize).map(|row| {
        let y = HEAD + row as f32 * ROW;
        view! { <line class="bar-row" x1="0" x2=width y1=y y2=y /> }
    });
    view! {
        <svg
            class="bar-picture"
            width=format!("{}rem", width / REM)
            height=format!("{}rem", height / REM)
            viewBox=format!("0 0 {width} {height}")
            id=PICTURE
            aria-hidden="true"
            focusable="false"
            on:pointermove=move |event| drag.go(&event)
            on:pointerup=move |_| drag.end()
            on:pointercancel=move |_| drag.held.set(None)
        >
            {rows.collect_view()}
            {picture.ticks.into_iter().map(tick).collect_view()}
            {picture.today.map(|x| view! { <line class="bar-today" x1=x x2=x y1="0" y2=height /> })}
            {picture.lines.into_iter().map(line).collect_view()}
            {picture.bars.into_iter().map(bar).collect_view()}
        </svg>
    }
}
