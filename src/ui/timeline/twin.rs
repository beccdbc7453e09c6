//! The line of time as text: periods in order, and in each what happened, with the same commands.

use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::state::{Look, Timeline};
use crate::analysis::chronology::outline::{Line, grain, lines};
use crate::browser::dom;
use crate::domain::date::{Moment, Side, Span};
use crate::domain::record::RecordRef;
use crate::i18n::Lang;
use crate::i18n::dates::understood;
use crate::ui::parts::{Button, If, Slots};
use crate::ui::preferences::{label, say, use_lang};
use crate::ui::workspace::Version;

/// The id of the outline.
const TREE: &str = "timeline-outline";
/// How many lines exist at once: a page of them.
const PAGE: usize = 40;

/// The outline, and where the reader is in it.
#[derive(Clone, Copy)]
struct Outline {
    timeline: Timeline,
    at: RwSignal<usize>,
    lines: Memo<Version<Arc<Vec<Line>>>>,
}

fn line_id(slot: usize) -> String {
    format!("timeline-line-{slot}")
}

#[component]
pub(super) fn Twin(timeline: Timeline) -> AnyView {
    let t = use_lang();
    let outline = Outline::new(timeline);
    let count = move || outline.lines.with(|lines| lines.0.len());
    let start = move || outline.at.get() / PAGE * PAGE;
    let shown = move || count().saturating_sub(start()).min(PAGE);
    let row = Callback::new(move |place| view! { <OutlineLine outline place /> }.into_any());
    let turn = move |by: isize| {
        let start = untrack(start);
        outline.go(start.saturating_add_signed(by));
        dom::focus(TREE);
    };
    let page = move || {
        let t = t.get();
        let last = t.number((start() + PAGE).min(count()));
        t.twin_page(t.number(start() + 1), last, t.number(count()))
    };
    view! {
        <p class="hint keys-hint" id="timeline-outline-hint">
            {say(t, Lang::twin_timeline_hint)}
        </p>
        <If when=move || count() == 0>
            <p class="muted">{say(t, Lang::timeline_empty)}</p>
        </If>
        <div
            class="outline"
            id=TREE
            role="tree"
            tabindex="0"
            aria-label=say(t, Lang::twin_timeline)
            aria-describedby="timeline-outline-hint"
            aria-activedescendant=move || line_id(outline.at.get() % PAGE)
            on:keydown=move |event| outline.on_key(&event)
        >
            <Slots count=Signal::derive(shown) row />
        </div>
        <If when=move || { count() > PAGE }>
            <div class="outline-pages">
                <Button
                    label=label(t, Lang::twin_before)
                    on_press=move |()| turn(-(PAGE as isize))
                    disabled=move || start() == 0
                />
                <span role="status">{page}</span>
                <Button
                    label=label(t, Lang::twin_after)
                    on_press=move |()| turn(PAGE as isize)
                    disabled=move || { start() + PAGE >= count() }
                />
            </div>
        </If>
    }
    .into_any()
}

impl Outline {
    fn new(timeline: Timeline) -> Self {
        let lines = Memo::new(move |_| {
            let chronicle = timeline.chronicle.get().0;
            Version(Arc::new(lines(&chronicle, grain(&chronicle))))
        });
        let outline = Self { timeline, at: RwSignal::new(0), lines };
        // What is chosen on the picture is found in the text, and stays found when its date changes.
        Effect::new(move |_| {
            lines.track();
            let last = lines.with_untracked(|lines| lines.0.len()).saturating_sub(1);
            let chosen = timeline.chosen.with(|chosen| chosen.last().copied());
            let found = chosen.and_then(|of| outline.place_of(of));
            outline.at.set(found.unwrap_or_else(|| outline.at.get_untracked().min(last)));
        });
        outline
    }

    fn place_of(self, of: RecordRef) -> Option<usize> {
        let at = self.timeline.chronicle.with_untracked(|chronicle| chronicle.0.index_of(of))?;
        self.lines
            .with_untracked(|lines| lines.0.iter().position(|line| *line == Line::Item(at as u32)))
    }

    fn record(self, n: usize) -> Option<RecordRef> {
        match self.lines.with_untracked(|lines| lines.0.get(n).copied())? {
            Line::Period(..) => None,
            Line::Item(item) => self.timeline.chronicle.with_untracked(|chronicle| {
                chronicle.0.items.get(item as usize).map(|item| item.of)
            }),
        }
    }

    fn go(self, n: usize) {
        let last = self.lines.with_untracked(|lines| lines.0.len()).saturating_sub(1);
        let n = n.min(last);
        self.at.set(n);
        dom::reveal(&line_id(n % PAGE));
    }

    /// Chooses what the line says, and shows it on the picture.
    fn choose(self) {
        if let Some(of) = self.record(self.at.get_untracked()) {
            self.timeline.chosen.set(vec![of]);
            self.timeline.show(Look::Show(of, false));
        }
    }

    fn on_key(self, event: &KeyboardEvent) {
        if event.meta_key() || event.alt_key() {
            return;
        }
        let at = self.at.get_untracked();
        let key = event.key();
        let steps = match key.as_str() {
            "ArrowLeft" => -1,
            "ArrowRight" => 1,
            _ => 0,
        };
        if steps != 0 && (event.ctrl_key() || event.shift_key()) {
            self.choose();
            let side = match (event.ctrl_key(), event.shift_key()) {
                (true, false) => Side::Both,
                (true, true) => Side::End,
                _ => Side::Start,
            };
            self.timeline.shift(side, steps);
            event.prevent_default();
            return;
        }
        match key.as_str() {
            "ArrowDown" => self.go(at + 1),
            "ArrowUp" => self.go(at.saturating_sub(1)),
            "PageDown" => self.go(at + 10),
            "PageUp" => self.go(at.saturating_sub(10)),
            "Home" => self.go(0),
            "End" => self.go(usize::MAX),
            "Enter" | " " => self.choose(),
            "e" | "p" => {
                self.choose();
                match (key.as_str(), self.timeline.last_chosen()) {
                    ("p", Some(of)) => self.timeline.read_at(of),
                    (_, Some(RecordRef::Entity(id))) => self.timeline.toggle_era(id),
                    _ => {}
                }
            }
            "Delete" => {
                self.choose();
                self.timeline.delete_chosen();
            }
            _ => return,
        }
        event.prevent_default();
    }

    /// What a line says.
    fn words(self, line: Line, t: Lang) -> (String, String) {
        match line {
            Line::Period(unit, count) => {
                let period = understood(t, &Span::At(Moment::new(unit)));
                (t.twin_period(t.sentence(&period), count), String::new())
            }
            Line::Item(n) => self.timeline.chronicle.with(|chronicle| {
                let Some(item) = chronicle.0.items.get(n as usize) else {
                    return (String::new(), String::new());
                };
                let date = understood(t, &item.span);
                let doubt = t.doubt(item.doubt);
                let source =
                    if item.source == "event" { "" } else { t.timeline_source(item.source) };
                let stance = item.stance.map_or("", |stance| t.stance(Some(stance)));
                let more =
                    [&*date, source, stance, doubt].into_iter().filter(|words| !words.is_empty());
                let more: Vec<&str> = more.collect();
                (item.title.clone(), format!(" — {}", more.join(" · ")))
            }),
        }
    }
}

/// A slot of the page: it shows whichever line stands there now.
#[component]
fn OutlineLine(outline: Outline, place: usize) -> AnyView {
    let t = use_lang();
    let n = Memo::new(move |_| outline.at.get() / PAGE * PAGE + place);
    let line = Memo::new(move |_| outline.lines.with(|lines| lines.0.get(n.get()).copied()));
    let words =
        Memo::new(move |_| line.get().map(|line| outline.words(line, t.get())).unwrap_or_default());
    let is_chosen = Memo::new(move |_| {
        let chosen = outline.timeline.chosen.get();
        line.track();
        outline.record(n.get()).is_some_and(|of| chosen.contains(&of))
    });
    let level = move || if matches!(line.get(), Some(Line::Item(_))) { "2" } else { "1" };
    let press = move |_| {
        outline.at.set(n.get_untracked());
        outline.choose();
    };
    view! {
        <div
            class="outline-line"
            role="treeitem"
            id=line_id(place)
            prop:ariaLevel=level
            data-level=level
            aria-selected=move || is_chosen.get().to_string()
            data-cursor=move || (outline.at.get() == n.get()).to_string()
            on:click=press
        >
            <b>{move || words.get().0}</b>
            {move || words.get().1}
        </div>
    }
    .into_any()
}
