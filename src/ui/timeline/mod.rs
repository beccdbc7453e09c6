//! `/chronologie`: what happened, in which order and with whom.

mod board;
mod canvas;
mod changes;
mod chosen;
mod export;
mod gestures;
mod keys;
mod naming;
mod paint;
mod panel;
mod reading;
mod says;
mod shown;
mod state;
mod toolbar;
mod twin;
mod undated;
mod words;

use leptos::prelude::*;

use crate::domain::id::EntityId;
use crate::i18n::Lang;
use crate::ui::entities::DeleteDialog;
use crate::ui::parts::{Icon, If};
use crate::ui::preferences::{say, use_lang};
use crate::ui::workspace::use_workspace;
use board::{Board, Hold};
use panel::TimelinePanel;
use reading::Reading;
use state::Timeline;
use toolbar::Toolbar;

/// The id of the element that holds the picture.
const HOST: &str = "timeline-picture";

#[component]
pub(crate) fn TimelinePage() -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let words = move || {
        let t = t.get();
        if workspace.has_started() { t.needs_project() } else { t.loading() }
    };
    view! {
        <If when=move || !workspace.is_open()>
            <section class="blank-page">
                <Icon name="timeline" />
                <h1>{say(t, Lang::nav_timeline)}</h1>
                <p>{words}</p>
            </section>
        </If>
        <If when=move || workspace.is_open()>
            <Page />
        </If>
    }
}

#[component]
fn Page() -> AnyView {
    let t = use_lang();
    let timeline = Timeline::new();
    let hold = Hold::new();
    let on_deleted = Callback::new(move |ids: Vec<EntityId>| {
        timeline
            .chosen
            .update(|chosen| chosen.retain(|of| of.entity().is_none_or(|id| !ids.contains(&id))));
    });
    view! {
        <div class="timeline scene-page">
            <h1 class="visually-hidden">{say(t, Lang::nav_timeline)}</h1>
            <Toolbar timeline hold />
            <div class="scene-stage">
                <Board timeline hold />
            </div>
            <Reading timeline />
            <TimelinePanel timeline hold />
            <DeleteDialog deleting=timeline.deleting on_deleted />
            <img id=export::SHEET class="print-sheet" alt="" />
        </div>
    }
    .into_any()
}
