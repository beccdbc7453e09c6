//! The period the map shows: two thumbs, words that can be typed, and a walk through the years.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::state::Graph;
use crate::analysis::network::Days;
use crate::analysis::period::{Steps, extent, span_of};
use crate::analysis::preparation::{Preparation, days_of};
use crate::browser::clock::sleep;
use crate::browser::dom;
use crate::domain::date::PartialDate;
use crate::i18n::Lang;
use crate::i18n::dates::understood;
use crate::ui::parts::{Button, If};
use crate::ui::preferences::{label, say, use_lang};

/// How long a step stays when time is played, in milliseconds.
const BEAT: i32 = 1_200;

/// What the parts of the slider share.
#[derive(Clone, Copy)]
struct Period {
    graph: Graph,
    t: Signal<Lang>,
    steps: Memo<Option<Steps>>,
    days: Memo<Option<Days>>,
    /// Which walk through time is under way; 0 when none is.
    walk: RwSignal<u32>,
    /// How many there have been.
    walks: StoredValue<u32>,
}

impl Period {
    fn change(self, change: impl FnOnce(&mut Preparation)) {
        self.graph.shown.update(|shown| change(&mut shown.preparation));
    }

    fn set(self, period: Option<Days>) {
        self.change(|wish| wish.period = period);
    }

    fn places(self) -> (u32, u32) {
        self.steps.get().map_or((0, 0), |steps| steps.places(self.days.get()))
    }

    fn words(self) -> String {
        let (t, period) = (self.t.get(), self.days.get());
        let span = period.and_then(span_of);
        span.map_or_else(|| t.time_any().to_owned(), |span| understood(t, &span))
    }

    /// The step a thumb stands at, in words.
    fn step_words(self, place: u32) -> String {
        let date = self.steps.get().map(|steps| steps.date(place));
        date.map(|date| understood(self.t.get(), &date)).unwrap_or_default()
    }

    /// Moves a thumb; the other one gives way.
    fn slide(self, is_start: bool, to: u32) {
        self.walk.set(0);
        if let Some(steps) = self.steps.get_untracked() {
            let (from, until) = steps.places(self.days.get_untracked());
            let (from, until) = if is_start { (to, until.max(to)) } else { (from.min(to), to) };
            self.set(steps.period(from, until));
        }
    }

    /// Goes one step on; tells whether there was one.
    fn go_on(self) -> bool {
        let steps = self.steps.try_get_untracked().flatten();
        let next = steps.and_then(|steps| steps.next(self.days.get_untracked()));
        if next.is_some() {
            self.set(next);
            let words = untrack(|| self.words());
            self.graph.said.set(words);
        }
        next.is_some()
    }

    /// Plays time from where it stands, or stops; with little motion wanted, goes one step.
    fn play(self) {
        if self.walk.get_untracked() > 0 {
            self.walk.set(0);
            return;
        }
        let before = self.days.get_untracked();
        if dom::prefers_stillness() {
            if !self.go_on() {
                self.set(None);
            }
            return;
        }
        // The end is also a start.
        if !self.go_on() {
            self.set(None);
            self.go_on();
        }
        let walk = self.walks.get_value() + 1;
        self.walks.set_value(walk);
        self.walk.set(walk);
        spawn_local(async move {
            loop {
                sleep(BEAT).await;
                if self.walk.try_get_untracked() != Some(walk) {
                    return;
                }
                if !self.go_on() {
                    self.walk.set(0);
                    self.set(before);
                    return;
                }
            }
        });
    }
}

#[component]
pub(super) fn Time(graph: Graph) -> impl IntoView {
    let t = use_lang();
    let steps = Memo::new(move |_| {
        let (entities, relations) =
            (graph.workspace.entities().get(), graph.workspace.relations().get());
        extent(&entities.0, &relations.0).map(Steps::of)
    });
    let days = Memo::new(move |_| graph.shown.with(|shown| shown.preparation.period));
    let period =
        Period { graph, t, steps, days, walk: RwSignal::new(0), walks: StoredValue::new(0) };
    let open = RwSignal::new(dom::view_width() > 700.0);
    view! {
        <If when=move || steps.get().is_some()>
            <section class="graph-time" aria-label=say(t, Lang::time_title)>
                <button
                    type="button"
                    class="button time-fold"
                    aria-expanded=move || open.get().to_string()
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    {say(t, Lang::time_title)}
                </button>
                <If when=move || !open.get()>
                    <span class="time-words">{move || period.words()}</span>
                </If>
                <If when=open>
                    <Slider period />
                </If>
            </section>
        </If>
    }
}

#[component]
fn Slider(period: Period) -> AnyView {
    let t = period.t;
    let is_whole = move || period.days.get().is_none();
    let play_words = Signal::derive(move || {
        let t = t.get();
        let words = if period.walk.get() > 0 {
            t.time_pause()
        } else if dom::prefers_stillness() {
            t.time_step()
        } else {
            t.time_play()
        };
        words.to_owned()
    });
    let part = move |is_width: bool| {
        let (from, to) = period.places();
        let last = period.steps.get().map_or(1, |steps| steps.last().max(1));
        let at = if is_width { to - from } else { from };
        (at * 1000 / last).max(u32::from(is_width) * 8).to_string()
    };
    let all = move |()| {
        period.walk.set(0);
        period.set(None);
    };
    let undated = move || period.graph.shown.with(|shown| !shown.preparation.without_undated);
    view! {
        <Typed period />
        <div class="time-line">
            <svg
                class="time-track"
                viewBox="0 0 1000 4"
                preserveAspectRatio="none"
                aria-hidden="true"
            >
                <rect width="1000" height="4" />
                <rect class="time-kept" x=move || part(false) width=move || part(true) height="4" />
            </svg>
            {thumb(period, true)}
            {thumb(period, false)}
        </div>
        <Button label=play_words on_press=move |()| period.play() />
        <Button label=label(t, Lang::time_all) on_press=all disabled=is_whole />
        // Without a period, dates leave nothing out; the box stays, so that the line keeps its width.
        <label class="check">
            <input
                type="checkbox"
                prop:checked=undated
                disabled=is_whole
                on:change=move |event| {
                    let counted = event_target_checked(&event);
                    period.change(|wish| wish.without_undated = !counted);
                }
            />
            <span>{say(t, Lang::time_undated)}</span>
        </label>
    }
    .into_any()
}

/// One of the two thumbs.
fn thumb(period: Period, is_start: bool) -> AnyView {
    let place = move || {
        let (from, to) = period.places();
        if is_start { from } else { to }
    };
    let words = if is_start { Lang::time_from } else { Lang::time_to };
    let last = move || period.steps.get().map_or(0, Steps::last).to_string();
    view! {
        <input
            type="range"
            class="time-thumb"
            min="0"
            max=last
            step="1"
            aria-label=say(period.t, words)
            aria-valuetext=move || period.step_words(place())
            prop:value=move || place().to_string()
            on:input=move |event| {
                period.slide(is_start, event_target_value(&event).parse().unwrap_or_default());
            }
        />
    }
    .into_any()
}

/// The period as a date that is typed.
#[component]
fn Typed(period: Period) -> AnyView {
    let t = period.t;
    let wrong = RwSignal::new(String::new());
    let take = move |event| {
        let text = event_target_value(&event);
        let date = PartialDate::read(&text);
        let is_all = text.trim().is_empty() || text == t.get_untracked().time_any();
        if is_all || date.is_dated() {
            wrong.set(String::new());
            period.walk.set(0);
            period.set((!is_all).then(|| days_of(&date)));
        } else {
            wrong.set(text);
        }
    };
    let shown = move || period.words();
    view! {
        <label class="field field-compact time-typed">
            <span class="visually-hidden">{say(t, Lang::time_typed)}</span>
            <input
                class="input"
                autocomplete="off"
                placeholder=say(t, Lang::time_example)
                prop:value=shown
                on:change=take
            />
        </label>
        <p class="time-wrong" role="alert">
            {move || {
                wrong
                    .with(|text| {
                        if text.is_empty() { String::new() } else { t.get().time_unread(text) }
                    })
            }}
        </p>
    }
    .into_any()
}
