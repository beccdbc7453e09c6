//! What waits for a date: dated by typing, or by dragging it to its day.

use leptos::ev::PointerEvent;
use leptos::prelude::*;
use uuid::Uuid;

use super::board::Hold;
use super::state::Timeline;
use crate::analysis::chronology::dating::date_of;
use crate::browser::dom;
use crate::domain::record::RecordRef;
use crate::i18n::Lang;
use crate::ui::entities::date_words;
use crate::ui::parts::{Each, If};
use crate::ui::preferences::{say, use_lang};

/// So many lines are shown at once.
const SHOWN: usize = 60;

/// The id of a record, whatever its kind.
fn uuid_of(of: RecordRef) -> Uuid {
    match of {
        RecordRef::Entity(id) => id.0,
        RecordRef::Relation(id) => id.0,
        RecordRef::Claim(id) => id.0,
        RecordRef::Card(id) => id.0,
        RecordRef::Link(id) => id.0,
        RecordRef::View(id) => id.0,
        RecordRef::Kept(id) => id.0,
    }
}

#[component]
pub(super) fn Undated(timeline: Timeline, hold: Hold) -> AnyView {
    let t = use_lang();
    let count = Memo::new(move |_| timeline.chronicle.with(|chronicle| chronicle.0.undated.len()));
    let ids = Signal::derive(move || {
        timeline.chronicle.with(|chronicle| {
            chronicle.0.undated.iter().take(SHOWN).map(|of| uuid_of(*of)).collect::<Vec<_>>()
        })
    });
    let row = Callback::new(move |id: Uuid| {
        let of = timeline.chronicle.with_untracked(|chronicle| {
            chronicle.0.undated.iter().copied().find(|of| uuid_of(*of) == id)
        });
        of.map_or_else(|| ().into_any(), |of| view! { <Waiting timeline hold of /> }.into_any())
    });
    view! {
        <p class="hint">
            {move || {
                let t = t.get();
                if count.get() == 0 { t.undated_none() } else { t.undated_hint() }
            }}
        </p>
        <ul class="plain-list undated-list">
            <Each ids row />
        </ul>
        <If when=move || { count.get() > SHOWN }>
            <p class="muted">{move || t.get().and_more(count.get() - SHOWN)}</p>
        </If>
    }
    .into_any()
}

#[component]
fn Waiting(timeline: Timeline, hold: Hold, of: RecordRef) -> AnyView {
    let t = use_lang();
    let workspace = timeline.workspace;
    let title = Memo::new(move |_| workspace.with(|project| project.title(of)));
    let date =
        Memo::new(move |_| workspace.with(|project| date_of(project, of)).unwrap_or_default());
    // Taken when the field is left: half a date may be another date.
    let take = move |event| {
        if timeline.date(of, &event_target_value(&event), None) {
            timeline.said.set(date.with_untracked(|date| date_words(date, t.get_untracked())));
        }
    };
    let handle = format!("undated-{}", uuid_of(of));
    let held = handle.clone();
    let press = move |event: PointerEvent| {
        if workspace.is_writable_untracked() {
            event.prevent_default();
            dom::hold_pointer(&held, event.pointer_id());
        }
    };
    let place = |event: &PointerEvent| (f64::from(event.client_x()), f64::from(event.client_y()));
    let go = move |event: PointerEvent| {
        if event.buttons() > 0 {
            hold.hover(place(&event));
        }
    };
    let drop = move |event: PointerEvent| {
        let span = hold.hover(place(&event));
        hold.leave();
        if let Some(span) = span
            && timeline.date_as(of, &span, None)
        {
            timeline.choose(Some(of), false);
        }
    };
    view! {
        <li class="undated-row">
            <span
                id=handle
                class="undated-handle"
                title=move || t.get().undated_handle(title.get())
                on:pointerdown=press
                on:pointermove=go
                on:pointerup=drop
                on:pointercancel=move |_| hold.leave()
                aria-hidden="true"
            >
                "⠿"
            </span>
            <div class="undated-fields">
                <b>{title}</b>
                <input
                    class="input"
                    autocomplete="off"
                    aria-label=move || t.get().undated_date(title.get())
                    placeholder=say(t, Lang::field_date_hint)
                    readonly=move || !workspace.is_writable()
                    prop:value=move || date.with(|date| date.text().to_owned())
                    on:change=take
                />
                <p class="hint">{move || date.with(|date| date_words(date, t.get()))}</p>
            </div>
        </li>
    }
    .into_any()
}
