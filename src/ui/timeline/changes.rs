//! What changes between two dates, as lists that lead to what they name.

use leptos::prelude::*;

use super::state::Timeline;
use crate::analysis::chronology::changes::{Changes, Turn, changes};
use crate::analysis::network::{Days, OPEN_END, OPEN_START};
use crate::analysis::preparation::days_of;
use crate::browser::clock::{local_day, now};
use crate::domain::date::{Day, Moment, PartialDate, Span, Unit};
use crate::domain::record::RecordRef;
use crate::i18n::Lang;
use crate::i18n::dates::understood;
use crate::ui::parts::If;
use crate::ui::preferences::{label, say, use_lang};

/// A line of a list: what it leads to, and its words.
type Line = (RecordRef, String);

#[component]
pub(super) fn ChangesPanel(timeline: Timeline) -> AnyView {
    let t = use_lang();
    let (first, second) = usual(timeline, t.get_untracked());
    let (from, to) = (RwSignal::new(first), RwSignal::new(second));
    let days = Memo::new(move |_| {
        let day = |text: String, last: bool| {
            let Days { from, to } = days_of(&PartialDate::read(&text));
            let day = if last { to } else { from };
            (day != OPEN_START && day < OPEN_END - 1).then_some(day)
        };
        day(from.get(), false).zip(day(to.get(), true))
    });
    let found = Memo::new(move |_| {
        let workspace = timeline.workspace;
        workspace.entities().with(|_| ());
        workspace.relations().with(|_| ());
        workspace.claims().with(|_| ());
        let (first, second) = days.get()?;
        Some(workspace.with_untracked(|project| changes(project, first, second)))
    });
    let field = move |words: fn(Lang) -> &'static str, value: RwSignal<String>| {
        view! {
            <label class="field">
                <span class="field-label">{label(t, words)}</span>
                <input
                    class="input"
                    autocomplete="off"
                    prop:value=value
                    on:change=move |event| value.set(event_target_value(&event))
                />
            </label>
        }
    };
    let network = move || {
        let found = found.get()?;
        let ((before, actors), (fewer, relations)) = (found.actors, found.relations);
        Some(t.get().change_network(before, actors, fewer, relations))
    };
    let parts = move || {
        let (t, found) = (t.get(), found.get().unwrap_or_default());
        PARTS
            .iter()
            .map(|(words, read)| list(timeline, words(t), read(timeline, &found, t)))
            .collect_view()
    };
    view! {
        <div class="field-pair">
            {field(Lang::change_from, from)} {field(Lang::change_to, to)}
        </div>
        <If when=move || days.get().is_none()>
            <p class="muted">{say(t, Lang::change_ask)}</p>
        </If>
        <p role="status">{network}</p>
        <If when=move || found.with(|found| found.as_ref().is_some_and(Changes::is_empty))>
            <p class="muted">{say(t, Lang::change_none)}</p>
        </If>
        {parts}
    }
    .into_any()
}

/// The two dates to start with: the time that is read and today, or all that is known.
fn usual(timeline: Timeline, t: Lang) -> (String, String) {
    let words =
        |number: i64| understood(t, &Span::At(Moment::new(Unit::Day(Day::from_number(number)))));
    let (year, month, day) = local_day(now());
    let today = Day::new(year as i32, month as u8, day as u8).map(Day::number).unwrap_or_default();
    if let Some(Days { from, to }) = timeline.attention.period.get_untracked() {
        let last = if to == OPEN_END { today } else { i64::from(to) };
        let first = if from == OPEN_START { last - 365 } else { i64::from(from) };
        return (words(first), words(last));
    }
    let bounds = timeline.chronicle.with_untracked(|chronicle| chronicle.0.bounds());
    let (first, last) = bounds.unwrap_or_default();
    let day = |minute: f64| (minute / crate::analysis::chronology::sight::DAY).floor() as i64;
    (words(day(first)), words(day(last - 1.0)))
}

/// The lists: what each is called, and its lines.
type Part = (fn(Lang) -> &'static str, fn(Timeline, &Changes, Lang) -> Vec<Line>);

const PARTS: [Part; 6] = [
    (Lang::change_happened, |timeline, found, t| turns(timeline, &found.happened, t)),
    (Lang::change_arrived, |timeline, found, t| turns(timeline, &found.arrived, t)),
    (Lang::change_left, |timeline, found, t| turns(timeline, &found.left, t)),
    (Lang::change_begun, |timeline, found, t| turns(timeline, &found.begun, t)),
    (Lang::change_ended, |timeline, found, t| turns(timeline, &found.ended, t)),
    (Lang::change_moved, moves),
];

fn turns<I: Copy + Into<RecordRef>>(timeline: Timeline, turns: &[Turn<I>], t: Lang) -> Vec<Line> {
    let line = |turn: &Turn<I>| {
        let of = turn.id.into();
        let title = timeline.workspace.with_untracked(|project| project.title(of));
        (of, if turn.is_sure { title } else { t.change_perhaps(title) })
    };
    turns.iter().map(line).collect()
}

fn moves(timeline: Timeline, found: &Changes, t: Lang) -> Vec<Line> {
    let line = |one: &crate::analysis::chronology::changes::Move| {
        let who =
            timeline.workspace.with_untracked(|project| project.entity_name(one.id).to_owned());
        (one.id.into(), t.change_stance(who, t.stance(one.from), t.stance(Some(one.to))))
    };
    found.moved.iter().map(line).collect()
}

/// One list, if there is anything in it.
fn list(timeline: Timeline, title: &'static str, lines: Vec<Line>) -> Option<AnyView> {
    let count = lines.len();
    let line = move |(of, words): Line| {
        view! {
            <li>
                <button type="button" class="button link-button" on:click=move |_| timeline.go_to(of)>
                    {words}
                </button>
            </li>
        }
    };
    (count > 0).then(|| {
        let lines = lines.into_iter().take(200).map(line).collect_view();
        view! {
            <section class="timeline-list">
                <h3>{format!("{title} ({count})")}</h3>
                <ul class="plain-list">{lines}</ul>
            </section>
        }
        .into_any()
    })
}
