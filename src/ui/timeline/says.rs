//! What time says: bursts and silences, and what cannot have been in that order.

use leptos::prelude::*;

use super::state::Timeline;
use crate::analysis::chronology::Chronicle;
use crate::analysis::chronology::around::between;
use crate::analysis::chronology::order::{Conflict, conflicts};
use crate::analysis::chronology::pulse::{Burst, Gap, bursts, gaps};
use crate::domain::date::{Day, Moment, Span, Unit};
use crate::domain::id::EntityId;
use crate::domain::project::Project;
use crate::domain::record::RecordRef;
use crate::i18n::Lang;
use crate::ui::parts::If;
use crate::ui::preferences::{say, use_lang};

/// So many of each are told.
const TOLD: usize = 2;
/// So many things to check are listed.
const LISTED: usize = 40;

/// A sentence, and what it leads to.
type Told = (RecordRef, String);

#[component]
pub(super) fn Says(timeline: Timeline) -> AnyView {
    let t = use_lang();
    let rhythm = Memo::new(move |_| {
        let t = t.get();
        timeline.chronicle.with(|chronicle| {
            let chronicle = &chronicle.0;
            let found = bursts(chronicle, TOLD);
            let bursts = found.iter().map(|burst| tell_burst(chronicle, burst, t));
            let gaps = gaps(chronicle, TOLD);
            let gaps = gaps.iter().filter_map(|gap| tell_gap(chronicle, gap, t));
            bursts.chain(gaps).collect::<Vec<Told>>()
        })
    });
    let checks = Memo::new(move |_| {
        timeline.chronicle.track();
        let t = t.get();
        timeline.workspace.with_untracked(|project| {
            let found = conflicts(project);
            found
                .iter()
                .take(LISTED)
                .map(|conflict| tell_conflict(project, conflict, t))
                .collect::<Vec<Told>>()
        })
    });
    view! {
        <section class="timeline-list">
            <h3>{say(t, Lang::time_says_rhythm)}</h3>
            {lines(timeline, rhythm)}
            <If when=move || rhythm.with(Vec::is_empty)>
                <p class="muted">{say(t, Lang::time_says_none)}</p>
            </If>
            <p class="hint">{say(t, Lang::time_says_caution)}</p>
        </section>
        <section class="timeline-list">
            <h3>{say(t, Lang::time_says_check)}</h3>
            {lines(timeline, checks)}
            <If when=move || checks.with(Vec::is_empty)>
                <p class="muted">{say(t, Lang::time_says_fine)}</p>
            </If>
        </section>
    }
    .into_any()
}

/// Sentences that lead to what they speak of.
fn lines(timeline: Timeline, told: Memo<Vec<Told>>) -> AnyView {
    let line = move |(of, words): Told| {
        view! {
            <li>
                <button type="button" class="button link-button" on:click=move |_| timeline.go_to(of)>
                    {words}
                </button>
            </li>
        }
    };
    view! { <ul class="plain-list">{move || told.get().into_iter().map(line).collect_view()}</ul> }
        .into_any()
}

/// A minute as the day it belongs to.
fn day(minute: f64) -> Span {
    Span::At(Moment::new(Unit::Day(Day::from_number((minute / 1_440.0).floor() as i64))))
}

fn tell_burst(chronicle: &Chronicle, burst: &Burst, t: Lang) -> Told {
    let (first, last) = (&chronicle.items[burst.first], &chronicle.items[burst.last]);
    let time = between(&day(burst.minutes.0), &day(burst.minutes.1));
    let time = time.map(|time| t.elapsed(time)).unwrap_or_default();
    let signs = t.time_signs();
    let count = t.sentence(&t.in_letters(burst.count, false));
    (first.of, t.time_says_burst(count, time, first.short(signs), last.short(signs)))
}

fn tell_gap(chronicle: &Chronicle, gap: &Gap, t: Lang) -> Option<Told> {
    let (before, after) = (&chronicle.items[gap.before], &chronicle.items[gap.after]);
    let time = t.elapsed(between(&before.span, &after.span)?);
    let signs = t.time_signs();
    Some((after.of, t.time_says_gap(time, before.short(signs), after.short(signs))))
}

fn tell_conflict(project: &Project, conflict: &Conflict, t: Lang) -> Told {
    let name = |id: EntityId| project.entity_name(id);
    let written =
        |of| crate::analysis::chronology::dating::date_of(project, of).unwrap_or_default();
    match *conflict {
        Conflict::EffectFirst { cause, effect } => {
            (effect.into(), t.time_says_effect(name(effect), name(cause)))
        }
        Conflict::TooEarly { what, actor } => {
            (what, t.time_says_early(project.title(what), name(actor)))
        }
        Conflict::TwoDates(of) => (of, t.time_says_two(project.title(of))),
        Conflict::Backwards(of) => {
            (of, t.time_says_backwards(project.title(of), written(of).text()))
        }
        Conflict::NoDate(of) => {
            let claim = if let RecordRef::Claim(id) = of { project.claims.get(id) } else { None };
            let about = claim.map_or(of, |claim| claim.about);
            let date = claim.map(|claim| claim.when.text().to_owned()).unwrap_or_default();
            (about, t.time_says_no_date(project.title(about), date))
        }
    }
}
