//! Naming an event that was just put on the line of time: a small form on the picture.

use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::prelude::*;

use super::canvas::Canvas;
use super::state::Timeline;
use crate::analysis::chronology::dating::date_at;
use crate::browser::{dom, ids};
use crate::domain::date::PartialDate;
use crate::domain::edit::Command;
use crate::domain::entities::{Entity, EntityKind};
use crate::domain::id::EntityId;
use crate::i18n::Lang;
use crate::i18n::dates::understood;
use crate::ui::parts::{Button, If};
use crate::ui::preferences::{label, say, use_lang};

const INPUT: &str = "timeline-naming";

/// An event that waits for a name.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Naming {
    /// Where the form stands, in pixels of the board.
    at: (f32, f32),
    /// Its date, in words.
    date: String,
}

impl Naming {
    /// An event at a point of the picture, as exact as the marks of the axis are close.
    pub(super) fn at(canvas: &Canvas, at: (f32, f32)) -> Self {
        let span = date_at(canvas.sight.minute(f64::from(at.0)), canvas.axis.step);
        let words = span.map(|span| understood(canvas.content.lang, &span));
        // The form stays on the board.
        let wide = canvas.size.0;
        let at = (at.0.clamp(150.0_f32.min(wide / 2.0), (wide - 150.0).max(wide / 2.0)), at.1);
        Self { at, date: words.unwrap_or_default() }
    }
}

/// The form, where it is needed.
#[component]
pub(super) fn NamingForm(timeline: Timeline, naming: RwSignal<Option<Naming>>) -> AnyView {
    view! {
        <If when=move || naming.with(Option::is_some)>
            <Form timeline naming />
        </If>
    }
    .into_any()
}

#[component]
fn Form(timeline: Timeline, naming: RwSignal<Option<Naming>>) -> AnyView {
    let t = use_lang();
    let name = RwSignal::new(String::new());
    let date = RwSignal::new(naming.with_untracked(|naming| {
        naming.as_ref().map(|naming| naming.date.clone()).unwrap_or_default()
    }));
    let leave = move || {
        naming.set(None);
        dom::focus(super::HOST);
    };
    let keep = move |event: SubmitEvent| {
        event.prevent_default();
        let (name, date) = (name.get_untracked(), date.get_untracked());
        leave();
        if name.trim().is_empty() {
            return;
        }
        let id: EntityId = ids::fresh();
        let entity =
            Entity { date: PartialDate::read(&date), ..Entity::named(&name, EntityKind::Event) };
        if timeline.workspace.dispatch(Command::Put((id, entity).into())) {
            timeline.choose(Some(id.into()), false);
        }
    };
    let key = move |event: KeyboardEvent| {
        event.stop_propagation();
        if event.key() == "Escape" {
            leave();
        }
    };
    let at = move |side: fn((f32, f32)) -> f32| {
        naming.with(|naming| {
            format!("{:.0}px", naming.as_ref().map_or(0.0, |naming| side(naming.at)))
        })
    };
    dom::focus_soon(INPUT);
    view! {
        <form
            class="scene-naming"
            style:left=move || at(|at| at.0)
            style:top=move || at(|at| at.1)
            on:submit=keep
            on:keydown=key
        >
            <label class="field">
                <span class="field-label">{say(t, Lang::timeline_new_event)}</span>
                <input id=INPUT class="input" autocomplete="off" bind:value=name />
            </label>
            <label class="field">
                <span class="field-label">{say(t, Lang::field_date)}</span>
                <input class="input" autocomplete="off" bind:value=date />
            </label>
            <Button label=label(t, Lang::timeline_add) tone="main" />
        </form>
    }
    .into_any()
}
