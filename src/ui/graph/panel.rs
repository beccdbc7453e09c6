//! The panel beside the map, on a narrow screen the sheet over it: one thing at a time.

use std::time::Duration;

use leptos::prelude::*;

use super::chosen::Chosen;
use super::filters::Filters;
use super::paths::Paths;
use super::state::{Graph, Look, Panel};
use super::twin::Twin;
use super::views::Views;
use crate::browser::dom;
use crate::domain::id::EntityId;
use crate::i18n::Lang;
use crate::ui::parts::{PANEL_TITLE, SidePanel};
use crate::ui::preferences::use_lang;

/// The id of the picture, which has the focus when nothing else should.
pub(super) const PICTURE: &str = "graph-picture";

/// By then a panel that opens has its place on screen.
const SETTLED: Duration = Duration::from_millis(60);

/// What a panel is called.
pub(super) fn panel_words(panel: Panel) -> fn(Lang) -> &'static str {
    match panel {
        Panel::Says => Lang::graph_says,
        Panel::Chosen => Lang::graph_chosen,
        Panel::Filters => Lang::graph_filters,
        Panel::Paths => Lang::graph_paths,
        Panel::Text => Lang::graph_text,
        Panel::Views => Lang::graph_views,
    }
}

/// The id of the button that opens a panel.
pub(super) fn tool_id(panel: Panel) -> &'static str {
    match panel {
        Panel::Says => "tool-says",
        Panel::Chosen => "tool-chosen",
        Panel::Filters => "tool-filters",
        Panel::Paths => "tool-paths",
        Panel::Text => "tool-text",
        Panel::Views => "tool-views",
    }
}

impl Graph {
    /// Opens a panel, and goes to it.
    pub(super) fn open_panel(self, panel: Panel) {
        self.panel.set(Some(panel));
        dom::focus_soon(PANEL_TITLE);
    }

    /// Closes the panel, and gives the focus back to what opened it.
    pub(super) fn close_panel(self) {
        let Some(panel) = self.panel.get_untracked() else {
            return;
        };
        self.panel.set(None);
        if !dom::focus(tool_id(panel)) {
            dom::focus(PICTURE);
        }
    }

    /// Shows what is chosen, unless the reader is busy with another panel. The focus stays.
    pub(super) fn attend(self) {
        if matches!(self.panel.get_untracked(), None | Some(Panel::Says)) {
            self.panel.set(Some(Panel::Chosen));
        }
    }

    /// Chooses an actor and puts it in the middle.
    pub(super) fn look_at(self, id: EntityId) {
        let had_panel = self.panel.get_untracked().is_some();
        self.choose(Some(id), false);
        self.attend();
        if had_panel {
            self.show(Look::Centre(id));
        } else {
            // The panel takes room of the picture: its middle is known once that is drawn.
            set_timeout(move || self.show(Look::Centre(id)), SETTLED);
        }
    }
}

/// `says` draws what the map says.
#[component]
pub(super) fn MapPanel(graph: Graph, says: Callback<(), AnyView>) -> AnyView {
    let t = use_lang();
    let panel = Memo::new(move |_| graph.panel.get());
    let title =
        Signal::derive(move || panel.get().map(|panel| panel_words(panel)(t.get()).to_owned()));
    let body = Callback::new(move |()| match panel.get()? {
        Panel::Filters => Some(view! { <Filters graph /> }.into_any()),
        Panel::Chosen => Some(view! { <Chosen graph /> }.into_any()),
        Panel::Paths => Some(view! { <Paths graph /> }.into_any()),
        Panel::Text => Some(view! { <Twin graph /> }.into_any()),
        Panel::Views => Some(view! { <Views graph /> }.into_any()),
        Panel::Says => Some(says.run(())),
    });
    let on_close = Callback::new(move |()| graph.close_panel());
    view! { <SidePanel title on_close body /> }.into_any()
}
