//! The panel beside a picture, on a narrow screen the sheet under it: one thing at a time.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::{IconButton, If};
use crate::i18n::Lang;
use crate::ui::preferences::{label, use_lang};

/// The id of the title, which has the focus when a panel opens.
pub(crate) const PANEL_TITLE: &str = "scene-panel-title";

/// Open while it has a title; `body` draws what is in it.
#[component]
pub(crate) fn SidePanel(
    #[prop(into)] title: Signal<Option<String>>,
    on_close: Callback<()>,
    body: Callback<(), Option<AnyView>>,
) -> AnyView {
    let t = use_lang();
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
            on_close.run(());
        }
    };
    view! {
        <If when=move || title.with(Option::is_some)>
            <aside class="scene-panel" aria-labelledby=PANEL_TITLE on:keydown=on_key>
                <header class="scene-panel-head">
                    <h2 id=PANEL_TITLE tabindex="-1">
                        {title}
                    </h2>
                    <IconButton icon="close" label=label(t, Lang::close) on_press=on_close />
                </header>
                <div class="scene-panel-body">{move || body.run(())}</div>
            </aside>
        </If>
    }
    .into_any()
}
