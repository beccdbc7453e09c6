//! `/graphe`: the map of who is tied to whom, and what it tells.

mod arrange;
mod board;
mod canvas;
mod chosen;
mod export;
mod figures;
mod filters;
mod gestures;
mod keys;
mod legend;
mod lines;
mod measure;
mod naming;
mod paint;
mod panel;
mod paths;
mod positions;
mod rises;
mod says;
mod state;
mod table;
mod telling;
mod time;
mod toolbar;
mod twin;
mod views;

use leptos::prelude::*;

use crate::i18n::Lang;
use crate::ui::parts::Icon;
use crate::ui::preferences::{say, use_lang};
use crate::ui::workspace::use_workspace;
use arrange::Arrange;
use board::Board;
use chosen::DeleteActors;
use legend::Legend;
use panel::MapPanel;
use positions::OnObjective;
use says::Says;
use state::Graph;
use time::Time;
use toolbar::Toolbar;

#[component]
pub(crate) fn GraphPage() -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    view! {
        <Show
            when=move || workspace.is_open()
            fallback=move || {
                view! {
                    <section class="blank-page">
                        <Icon name="graph" />
                        <h1>{say(t, Lang::nav_graph)}</h1>
                        <p>
                            {move || {
                                if workspace.has_started() {
                                    t.get().needs_project()
                                } else {
                                    t.get().loading()
                                }
                            }}
                        </p>
                    </section>
                }
            }
        >
            <Map />
        </Show>
    }
}

#[component]
fn Map() -> impl IntoView {
    let t = use_lang();
    let graph = Graph::new();
    measure::provide(graph);
    let arrange = Arrange::provide(graph);
    let lay = Callback::new(move |key: String| arrange.run(&key, true));
    let stop = Callback::new(move |()| arrange.stop());
    let export = Callback::new(move |key: String| match key.as_str() {
        "png" => export::save_png(graph),
        key => export::save_svg(graph, key == "svg-sheets"),
    });
    let says = Callback::new(move |()| view! { <Says graph /> }.into_any());
    view! {
        <div class="graph scene-page">
            <h1 class="visually-hidden">{say(t, Lang::nav_graph)}</h1>
            <Toolbar graph on_layout=lay on_stop=stop on_export=export />
            <div class="scene-stage">
                <Board graph />
                <OnObjective graph />
            </div>
            <Legend graph />
            <Time graph />
            <MapPanel graph says />
            <DeleteActors graph />
        </div>
    }
}
