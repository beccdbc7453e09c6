//! The panel beside the line of time.

use leptos::prelude::*;

use super::HOST;
use super::board::Hold;
use super::changes::ChangesPanel;
use super::chosen::Chosen;
use super::says::Says;
use super::shown::Shown;
use super::state::{Panel, Timeline};
use super::twin::Twin;
use super::undated::Undated;
use crate::browser::dom;
use crate::i18n::Lang;
use crate::ui::parts::{PANEL_TITLE, SidePanel};
use crate::ui::preferences::use_lang;

/// What a panel is called.
pub(super) fn panel_words(panel: Panel) -> fn(Lang) -> &'static str {
    match panel {
        Panel::Says => Lang::timeline_says,
        Panel::Chosen => Lang::timeline_chosen,
        Panel::Undated => Lang::timeline_undated,
        Panel::Changes => Lang::timeline_changes,
        Panel::Filters => Lang::timeline_shown,
        Panel::Text => Lang::timeline_text,
    }
}

/// The id of the button that opens a panel.
pub(super) fn tool_id(panel: Panel) -> String {
    format!("timeline-tool-{}", panel as u8)
}

impl Timeline {
    /// Opens a panel, and goes to it.
    pub(super) fn open_panel(self, panel: Panel) {
        self.panel.set(Some(panel));
        dom::focus_soon(PANEL_TITLE);
    }

    /// Closes the panel, and gives the focus back to what opened it.
    pub(super) fn close_panel(self) {
        if let Some(panel) = self.panel.get_untracked() {
            self.panel.set(None);
            if !dom::focus(&tool_id(panel)) {
                dom::focus(HOST);
            }
        }
    }
}

#[component]
pub(super) fn TimelinePanel(timeline: Timeline, hold: Hold) -> AnyView {
    let t = use_lang();
    let panel = Memo::new(move |_| timeline.panel.get());
    let title =
        Signal::derive(move || panel.get().map(|panel| panel_words(panel)(t.get()).to_owned()));
    let body = Callback::new(move |()| {
        Some(match panel.get()? {
            Panel::Says => view! { <Says timeline /> }.into_any(),
            Panel::Chosen => view! { <Chosen timeline /> }.into_any(),
            Panel::Undated => view! { <Undated timeline hold /> }.into_any(),
            Panel::Changes => view! { <ChangesPanel timeline /> }.into_any(),
            Panel::Filters => view! { <Shown timeline /> }.into_any(),
            Panel::Text => view! { <Twin timeline /> }.into_any(),
        })
    });
    let on_close = Callback::new(move |()| timeline.close_panel());
    view! { <SidePanel title on_close body /> }.into_any()
}
