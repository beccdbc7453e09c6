//! The time that is read: what the line under the picture says of it, and the way to the map at that time.

use leptos::prelude::*;

use super::state::Timeline;
use crate::analysis::chronology::changes::changes;
use crate::analysis::chronology::dating::stepped;
use crate::analysis::network::{Days, OPEN_END, OPEN_START};
use crate::analysis::period::span_of;
use crate::analysis::preparation::days_of;
use crate::domain::date::{PartialDate, Side};
use crate::i18n::Lang;
use crate::i18n::dates::understood;
use crate::ui::commands::use_commands;
use crate::ui::parts::{Button, IconButton, If};
use crate::ui::preferences::{label, say, use_lang};

impl Timeline {
    /// The time that is read, in words.
    fn read_words(self, t: Lang) -> String {
        let span = self.attention.period.get().and_then(span_of);
        span.map_or_else(|| t.read_none().to_owned(), |span| understood(t, &span))
    }

    /// Reads the next time as long as this one, or the one before.
    fn read_next(self, steps: i32) {
        let span = self.attention.period.get_untracked().and_then(span_of);
        let next = span.and_then(|span| stepped(span, Side::Both, steps));
        if let Some(next) = next {
            let words = understood(self.workspace.lang(), &next);
            self.attention.period.set(Some(days_of(&PartialDate::read(&words))));
            self.said.set(words);
        }
    }
}

#[component]
pub(super) fn Reading(timeline: Timeline) -> AnyView {
    let t = use_lang();
    let commands = use_commands();
    let wrong = RwSignal::new(String::new());
    let take = move |event| {
        let text = event_target_value(&event);
        let date = PartialDate::read(&text);
        let is_all = text.trim().is_empty() || text == t.get_untracked().read_none();
        wrong.set(if is_all || date.is_dated() { String::new() } else { text });
        if is_all || date.is_dated() {
            timeline.attention.period.set((!is_all).then(|| days_of(&date)));
        }
    };
    let is_all = move || timeline.attention.period.get().is_none();
    let counts = move || {
        let Days { from, to } = timeline.attention.period.get()?;
        // The last day of it that has one: what is there then.
        let day = if to == OPEN_END { from } else { to };
        if day == OPEN_START {
            return None;
        }
        timeline.workspace.entities().with(|_| ());
        timeline.workspace.relations().with(|_| ());
        let found = timeline.workspace.with_untracked(|project| changes(project, day, day));
        let t = t.get();
        Some(t.read_counts(t.actors_count(found.actors.1), t.relations_count(found.relations.1)))
    };
    view! {
        <section class="graph-time timeline-reading" aria-label=say(t, Lang::read_title)>
            <span class="timeline-reading-name">{say(t, Lang::read_title)}</span>
            <IconButton
                icon="back"
                label=label(t, Lang::read_before)
                on_press=move |()| timeline.read_next(-1)
                disabled=is_all
            />
            <label class="field field-compact time-typed">
                <span class="visually-hidden">{say(t, Lang::read_typed)}</span>
                <input
                    class="input"
                    autocomplete="off"
                    placeholder=say(t, Lang::time_example)
                    prop:value=move || timeline.read_words(t.get())
                    on:change=take
                />
            </label>
            <IconButton
                icon="follow"
                label=label(t, Lang::read_after)
                on_press=move |()| timeline.read_next(1)
                disabled=is_all
            />
            <p class="time-wrong" role="alert">
                {move || wrong.with(|text| {
                    if text.is_empty() { String::new() } else { t.get().time_unread(text) }
                })}
            </p>
            <If when=is_all>
                <span class="hint">{say(t, Lang::read_hint)}</span>
            </If>
            <If when=move || !is_all()>
                <span class="time-words" role="status">{counts}</span>
                <Button
                    label=label(t, Lang::read_network)
                    on_press=move |()| commands.go("/graphe")
                />
                <Button
                    label=label(t, Lang::read_clear)
                    on_press=move |()| timeline.attention.period.set(None)
                />
            </If>
        </section>
    }
    .into_any()
}
