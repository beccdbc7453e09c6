//! The bars themselves, which can be drawn along.

use leptos::ev::PointerEvent;
use leptos::prelude::*;

use super::super::super::super::state::{Strategy, use_strategy};
use super::super::calendar::{month_words, year_words};
use super::super::reschedule;
use super::REM;
use crate::analysis::bars::{Bar, Bars, Tick, row_height};
use crate::analysis::tracking::Followed;
use crate::browser::dom;
use crate::domain::id::CardId;
use crate::domain::method::reschedule::moved;
use crate::ui::preferences::use_lang;

/// The height of the line of dates.
const HEAD: f32 = 28.0;
/// The id of the picture.
const PICTURE: &str = "bar-picture";

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
pub(super) fn Picture(
    picture: Bars,
    known: Memo<Vec<Followed>>,
    said: RwSignal<String>,
) -> impl IntoView {
    let t = use_lang();
    let drag = Drag::new(&picture, said);
    let (width, height) = (picture.width, picture.height + HEAD);
    let tick = move |(tick, x)| {
        view! {
            <line class="bar-tick" x1=x x2=x y1="0" y2=height />
            <text class="bar-month" x=x + 4.0 y="18">
                {move || match tick {
                    Tick::Month(month) => month_words(month, t.get()),
                    Tick::Year(year) => year_words(year, t.get()),
                }}
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
    let high = row_height(picture.lines_of_row);
    let rows = (0..(picture.height / high).round() as usize).map(|row| {
        let y = HEAD + row as f32 * high;
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
