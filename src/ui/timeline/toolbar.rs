//! The tools over the line of time, and the field that finds something on it.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::ev::{self, KeyboardEvent, SubmitEvent};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::board::Hold;
use super::export;
use super::panel::{panel_words, tool_id};
use super::state::{Look, Panel, Timeline};
use crate::analysis::chronology::groups::GroupBy;
use crate::analysis::preparation::{Preparation, Proofs, prepare};
use crate::analysis::report::{Options, Report};
use crate::browser::dom;
use crate::browser::worker::Workers;
use crate::domain::text::fold;
use crate::i18n::Lang;
use crate::task::{Outcome, Task};
use crate::ui::parts::{Icon, IconButton, Menu, MenuItem, NameInput};
use crate::ui::preferences::{label, say, use_lang};

/// The id of the toolbar.
const BAR: &str = "timeline-toolbar";
/// How much nearer a press on + goes.
const NEARER: f64 = 1.6;
/// The seed of the search for groups, that of the map.
const SEED: u64 = 2016;

/// The panels that have a button, its icon, and its classes: a brief one is its icon where there is little room.
const PANELS: [(Panel, &str, &str); 5] = [
    (Panel::Undated, "alert", "button tool"),
    (Panel::Changes, "swap", "button tool"),
    (Panel::Filters, "filter", "button tool"),
    (Panel::Text, "text", "button tool brief"),
    (Panel::Says, "says", "button tool"),
];

#[component]
pub(super) fn Toolbar(timeline: Timeline, hold: Hold) -> AnyView {
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
            timeline.show(Look::Fit);
        }
    });
    on_cleanup(move || keys.remove());
    let tool = move |words: fn(Lang) -> &'static str, icon, key: &'static str, look| {
        view! {
            <button
                type="button"
                class="button tool brief"
                aria-keyshortcuts=key
                title=say(t, words)
                on:click=move |_| timeline.show(look)
            >
                <Icon name=icon />
                <span class="tool-words">{say(t, words)}</span>
                <kbd aria-hidden="true">{key}</kbd>
            </button>
        }
    };
    view! {
        <div class="scene-tools">
            <div class="scene-toolbar" id=BAR role="toolbar" aria-label=say(t, Lang::timeline_tools) on:keydown=on_key>
                {tool(Lang::graph_fit, "fit", "F", Look::Fit)}
                {tool(Lang::timeline_today, "target", "T", Look::Today)}
                <IconButton
                    icon="minus"
                    label=label(t, Lang::graph_zoom_out)
                    on_press=move |()| timeline.show(Look::Zoom(1.0 / NEARER))
                />
                <IconButton
                    icon="add"
                    label=label(t, Lang::graph_zoom_in)
                    on_press=move |()| timeline.show(Look::Zoom(NEARER))
                />
                <Menus timeline hold />
                <button
                    type="button"
                    class="button tool brief"
                    title=say(t, Lang::timeline_all)
                    aria-pressed=move || timeline.everything.get().to_string()
                    on:click=move |_| timeline.everything.update(|on| *on = !*on)
                >
                    <Icon name="arrange" />
                    <span class="tool-words">{say(t, Lang::timeline_all)}</span>
                </button>
                {PANELS
                    .map(|(panel, icon, look)| view! { <PanelButton timeline panel icon look /> })
                    .collect_view()}
            </div>
            <Search timeline />
        </div>
    }
    .into_any()
}

/// What lanes go by, and ways to give the line of time away.
#[component]
fn Menus(timeline: Timeline, hold: Hold) -> AnyView {
    let t = use_lang();
    let groups = Signal::derive(move || {
        let chosen = timeline.group_by.get();
        let item = |(key, by): (&'static str, GroupBy)| MenuItem {
            key,
            words: t.get().group_by(by).to_owned(),
            chosen: Some(by == chosen),
            disabled: false,
        };
        GroupBy::ALL.map(item).to_vec()
    });
    let words = Signal::derive(move || {
        let t = t.get();
        t.timeline_group(t.group_by(timeline.group_by.get()))
    });
    let regroup = Callback::new(move |key: String| {
        let by = GroupBy::read(&key);
        timeline.group_by.set(by);
        if by == GroupBy::Community {
            find_communities(timeline);
        }
    });
    let exports = Signal::derive(move || {
        let item = |(key, words): (&'static str, fn(Lang) -> &'static str)| MenuItem {
            key,
            words: words(t.get()).to_owned(),
            ..MenuItem::default()
        };
        export::WAYS.map(item).to_vec()
    });
    let give = Callback::new(move |key: String| export::give(timeline, hold, &key));
    view! {
        <Menu id="menu-group" icon="arrange" label=words items=groups on_choose=regroup />
        <Menu
            id="menu-timeline-export"
            brief=true
            icon="export"
            label=label(t, Lang::graph_export)
            items=exports
            on_choose=give
        />
    }
    .into_any()
}

/// Has the worker find the communities of the map.
fn find_communities(timeline: Timeline) {
    let workspace = timeline.workspace;
    let prepared = workspace.with_untracked(|project| {
        prepare(&project.entities, &project.relations, &Proofs::new(), &Preparation::default())
    });
    let options =
        Options { seed: SEED, ours: vec![false; prepared.actors.len()], ..Options::default() };
    spawn_local(async move {
        let task = Task::Measure { options };
        let answer = Workers::default().run(task, prepared.network.pack(), |_| {}).await;
        let report = match answer {
            Ok((Outcome::Measured, bytes)) => serde_json::from_slice::<Report>(&bytes).ok(),
            _ => None,
        };
        let Some(report) = report else {
            workspace.notices().warn(workspace.lang().group_failed().to_owned());
            return;
        };
        let of = prepared.actors.iter().zip(report.groups.of);
        let known: BTreeMap<_, u32> = of.filter_map(|(id, group)| Some((*id, group?))).collect();
        timeline.communities.try_set(Arc::new(known));
    });
}

/// Opens a panel, or closes it.
#[component]
fn PanelButton(
    timeline: Timeline,
    panel: Panel,
    icon: &'static str,
    look: &'static str,
) -> AnyView {
    let t = use_lang();
    let is_open = Memo::new(move |_| timeline.panel.get() == Some(panel));
    let words = Signal::derive(move || {
        let waiting = timeline.chronicle.with(|chronicle| chronicle.0.undated.len());
        if panel == Panel::Undated && waiting > 0 {
            t.get().timeline_undated_n(waiting)
        } else {
            panel_words(panel)(t.get()).to_owned()
        }
    });
    let press = move |_| {
        if is_open.get_untracked() { timeline.close_panel() } else { timeline.open_panel(panel) }
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

/// Finds something dated by its title, chooses it and puts it in the middle.
#[component]
fn Search(timeline: Timeline) -> AnyView {
    let t = use_lang();
    let name = RwSignal::new(String::new());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = fold(name.get_untracked().trim());
        if typed.is_empty() {
            return;
        }
        let found = timeline.chronicle.with_untracked(|chronicle| {
            let items = || chronicle.0.items.iter();
            let exact = items().find(|item| fold(&item.title) == typed);
            let found = exact.or_else(|| items().find(|item| fold(&item.title).contains(&typed)));
            found.map(|item| (item.of, item.title.clone()))
        });
        let lang = t.get_untracked();
        timeline.said.set(match found {
            Some((of, title)) => {
                timeline.choose(Some(of), false);
                timeline.show(Look::Show(of, true));
                name.set(String::new());
                lang.graph_centred(title)
            }
            None => lang.timeline_not_found(name.get_untracked().trim()),
        });
    };
    view! {
        <form class="scene-search" role="search" on:submit=submit>
            <Icon name="search" />
            <NameInput label=label(t, Lang::timeline_search) value=name id="timeline-search" />
        </form>
    }
    .into_any()
}
