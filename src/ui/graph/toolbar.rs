//! The tools over the map, and the field that finds an actor on it.

use leptos::ev::{self, KeyboardEvent, SubmitEvent};
use leptos::prelude::*;

use super::panel::{panel_words, tool_id};
use super::state::{Graph, Look, Panel};
use crate::analysis::finder::suggestions;
use crate::browser::dom;
use crate::i18n::Lang;
use crate::ui::parts::{Button, Icon, IconButton, If, Menu, MenuItem, NameInput};
use crate::ui::preferences::{label, say, use_lang};

/// The id of the toolbar.
const BAR: &str = "scene-toolbar";
/// How much nearer a press on + goes.
const NEARER: f32 = 1.3;
/// How many names are looked through for one that is on the map.
const TRIED: usize = 40;

/// A measure that sizes can go by: its key, and its words.
pub(super) type Measure = (&'static str, fn(Lang) -> &'static str);

/// The measures that sizes can go by; the first is the one without a choice.
pub(super) const MEASURES: [Measure; 8] = [
    ("degree", Lang::size_degree),
    ("in_degree", Lang::size_in_degree),
    ("out_degree", Lang::size_out_degree),
    ("betweenness", Lang::size_betweenness),
    ("closeness", Lang::size_closeness),
    ("eigenvector", Lang::size_eigenvector),
    ("page_rank", Lang::size_pagerank),
    ("constraint", Lang::size_constraint),
];

/// The layouts.
const LAYOUTS: [Measure; 3] = [
    ("clear", Lang::arrange_clear),
    ("circle", Lang::arrange_circle),
    ("layers", Lang::arrange_layers),
];

/// The panels that have a button, its icon, and its classes: a brief one is its icon where there is little room.
const PANELS: [(Panel, &str, &str); 5] = [
    (Panel::Filters, "filter", "button tool"),
    (Panel::Paths, "path", "button tool"),
    (Panel::Text, "text", "button tool brief"),
    (Panel::Views, "views", "button tool brief"),
    (Panel::Says, "says", "button tool"),
];

/// The words of the measure that sizes go by.
pub(super) fn size_words(graph: Graph, t: Lang) -> &'static str {
    let known = graph.shown.with(|shown| MEASURES.iter().find(|one| one.0 == shown.size_by));
    known.map_or(MEASURES[0].1, |one| one.1)(t)
}

/// `on_layout` is told "clear", "circle" or "layers"; `on_export` "svg", "svg-sheets" or "png".
#[component]
pub(super) fn Toolbar(
    graph: Graph,
    on_layout: Callback<String>,
    on_stop: Callback<()>,
    on_export: Callback<String>,
) -> impl IntoView {
    let t = use_lang();
    let on_key = move |event: KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowRight" => 1,
            "ArrowLeft" => -1,
            _ => return,
        };
        event.prevent_default();
        dom::step_focus(BAR, by);
    };
    let keys = window_event_listener(ev::keydown, move |event| {
        let plain = !(event.ctrl_key() || event.meta_key() || event.alt_key());
        if plain
            && event.key() == "f"
            && !event.default_prevented()
            && !dom::is_typing()
            && !dom::has_dialog()
        {
            graph.show(Look::Fit);
        }
    });
    on_cleanup(move || keys.remove());
    view! {
        <div class="scene-tools">
            <div
                class="scene-toolbar"
                id=BAR
                role="toolbar"
                aria-label=say(t, Lang::graph_tools)
                on:keydown=on_key
            >
                <button
                    type="button"
                    class="button tool brief"
                    aria-keyshortcuts="F"
                    title=say(t, Lang::graph_fit)
                    on:click=move |_| graph.show(Look::Fit)
                >
                    <Icon name="fit" />
                    <span class="tool-words">{say(t, Lang::graph_fit)}</span>
                    <kbd aria-hidden="true">"F"</kbd>
                </button>
                <IconButton
                    icon="minus"
                    label=label(t, Lang::graph_zoom_out)
                    on_press=move |()| graph.show(Look::Zoom(1.0 / NEARER))
                />
                <IconButton
                    icon="add"
                    label=label(t, Lang::graph_zoom_in)
                    on_press=move |()| graph.show(Look::Zoom(NEARER))
                />
                <Menus graph on_layout on_export />
                {PANELS
                    .map(|(panel, icon, look)| view! { <PanelButton graph panel icon look /> })
                    .collect_view()}
            </div>
            <Running graph on_stop />
            <Search graph />
        </div>
    }
}

/// What takes more than a press: layouts, sizes, images.
#[component]
fn Menus(graph: Graph, on_layout: Callback<String>, on_export: Callback<String>) -> AnyView {
    let t = use_lang();
    let workspace = graph.workspace;
    let arrange = Callback::new(move |key: String| match key.as_str() {
        "pin" => {
            graph.pin(&graph.chosen.get_untracked().into_iter().collect(), true);
        }
        "unpin" => {
            let pinned = graph.places.with_untracked(|places| places.0.pinned.clone());
            graph.pin(&pinned, false);
        }
        _ => on_layout.run(key),
    });
    let layouts = Signal::derive(move || {
        let locked = !workspace.is_writable();
        let (t, running) = (t.get(), graph.laying.get().is_some());
        let item = |key, words: &str, disabled| MenuItem {
            key,
            words: words.to_owned(),
            chosen: None,
            disabled: locked || disabled,
        };
        let mut items: Vec<MenuItem> =
            LAYOUTS.iter().map(|(key, words)| item(key, words(t), running)).collect();
        items.push(item("pin", t.arrange_pin(), graph.chosen.with(Vec::is_empty)));
        let none = graph.places.with(|places| places.0.pinned.is_empty());
        items.push(item("unpin", t.arrange_unpin(), none));
        items
    });
    let sizes = Signal::derive(move || {
        let chosen = size_words(graph, t.get());
        let item = |(key, words): &Measure| {
            let words = words(t.get());
            MenuItem {
                key,
                words: words.to_owned(),
                chosen: Some(words == chosen),
                disabled: false,
            }
        };
        MEASURES.iter().map(item).collect::<Vec<_>>()
    });
    let exports = Signal::derive(move || {
        let t = t.get();
        let items = [
            ("svg", t.export_svg()),
            ("svg-sheets", t.export_svg_sheets()),
            ("png", t.export_png()),
        ];
        let item = |(key, words): (&'static str, &str)| MenuItem {
            key,
            words: words.to_owned(),
            ..MenuItem::default()
        };
        items.map(item).to_vec()
    });
    let measure = Signal::derive(move || t.get().graph_size(size_words(graph, t.get())));
    let resize = Callback::new(move |key| graph.shown.update(|shown| shown.size_by = key));
    view! {
        <Menu
            id="menu-arrange"
            icon="arrange"
            label=label(t, Lang::graph_arrange)
            items=layouts
            on_choose=arrange
        />
        <Menu id="menu-size" icon="size" label=measure items=sizes on_choose=resize />
        <Menu
            id="menu-export"
            brief=true
            icon="export"
            label=label(t, Lang::graph_export)
            items=exports
            on_choose=on_export
        />
    }
    .into_any()
}

/// Opens a panel, or closes it.
#[component]
fn PanelButton(graph: Graph, panel: Panel, icon: &'static str, look: &'static str) -> AnyView {
    let t = use_lang();
    let is_open = Memo::new(move |_| graph.panel.get() == Some(panel));
    let words = Signal::derive(move || {
        let active = graph.shown.with(|shown| shown.preparation.active());
        if panel == Panel::Filters && active > 0 {
            t.get().graph_filters_on(active)
        } else {
            panel_words(panel)(t.get()).to_owned()
        }
    });
    let press = move |_| {
        if is_open.get_untracked() {
            graph.close_panel();
        } else {
            graph.open_panel(panel);
        }
    };
    view! {
        <button
            type="button"
            class=look
            id=tool_id(panel)
            title=words
            aria-expanded=move || is_open.get().to_string()
            on:click=press
        >
            <Icon name=icon />
            <span class="tool-words">{words}</span>
        </button>
    }
    .into_any()
}

/// How far a layout is, and how to stop it.
#[component]
fn Running(graph: Graph, on_stop: Callback<()>) -> AnyView {
    let t = use_lang();
    let percent = move || graph.laying.get().unwrap_or_default();
    let words = move || t.get().arrange_running(percent());
    view! {
        <If when=move || graph.laying.get().is_some()>
            <div class="scene-running">
                <progress max="100" value=move || percent().to_string() aria-label=words></progress>
                <Button label=label(t, Lang::arrange_stop) on_press=on_stop />
            </div>
        </If>
    }
    .into_any()
}

/// Finds an actor by name, chooses it and puts it in the middle.
#[component]
fn Search(graph: Graph) -> AnyView {
    let t = use_lang();
    let name = RwSignal::new(String::new());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = name.get_untracked();
        if typed.trim().is_empty() {
            return;
        }
        let found = graph.workspace.with_untracked(|project| suggestions(project, &typed, TRIED));
        let on_map = found.iter().find(|(id, _)| untrack(|| graph.index_of(*id)).is_some());
        let lang = t.get_untracked();
        graph.said.set(match (on_map, found.first()) {
            (Some((id, known)), _) => {
                graph.look_at(*id);
                name.set(String::new());
                lang.graph_centred(known)
            }
            (None, Some((_, known))) => lang.graph_filtered_out(known),
            (None, None) => lang.graph_not_found(typed.trim()),
        });
    };
    view! {
        <form class="scene-search" role="search" on:submit=submit>
            <Icon name="search" />
            <NameInput label=label(t, Lang::graph_search) value=name id="scene-search" />
        </form>
    }
    .into_any()
}
