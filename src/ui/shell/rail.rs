//! The rail: where one can go, and where the data is.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::A;

use crate::browser::dom;
use crate::i18n::Lang;
use crate::ui::library::backup_line;
use crate::ui::parts::{Button, Icon, If};
use crate::ui::preferences::{label, say, use_lang};
use crate::ui::workspace::use_workspace;

/// A place of the rail: its address, its icon, its name.
pub(crate) struct Place {
    pub(crate) path: &'static str,
    pub(crate) icon: &'static str,
    pub(crate) name: fn(Lang) -> &'static str,
}

/// The modules, in the order of the rail.
pub(crate) const PLACES: [Place; 7] = [
    Place { path: "/", icon: "projects", name: Lang::nav_projects },
    Place { path: "/entites", icon: "entities", name: Lang::nav_entities },
    Place { path: "/graphe", icon: "graph", name: Lang::nav_graph },
    Place { path: "/chronologie", icon: "timeline", name: Lang::nav_timeline },
    Place { path: "/plaidoyer", icon: "strategy", name: Lang::nav_strategy },
    Place { path: "/echanges", icon: "exchange", name: Lang::nav_exchange },
    Place { path: "/reglages", icon: "settings", name: Lang::nav_settings },
];

#[component]
pub(crate) fn Rail() -> impl IntoView {
    let t = use_lang();
    view! {
        <nav class="rail" aria-label=say(t, Lang::modules)>
            <span class="brand" aria-hidden="true">
                <svg viewBox="0 0 24 24" focusable="false">
                    <path class="brand-outer" d="M12 1l11 11-11 11L1 12z" />
                    <path class="brand-inner" d="M12 7l5 5-5 5-5-5z" />
                </svg>
                <span class="brand-name">"my"<b>"SPOT"</b></span>
            </span>
            <ul class="rail-places">
                {PLACES.iter().map(|place| view! { <RailPlace place /> }).collect_view()}
            </ul>
            <RailFoot />
        </nav>
    }
}

#[component]
fn RailPlace(place: &'static Place) -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let count = move || {
        (place.path == "/entites" && workspace.is_open())
            .then(|| workspace.entities().with(|entities| entities.0.len()))
    };
    view! {
        <li>
            <A
                href=dom::address(place.path)
                exact=place.path == "/"
                attr:title=move || (place.name)(t.get())
            >
                <Icon name=place.icon />
                <span class="rail-name">{move || (place.name)(t.get())}</span>
                {move || {
                    count()
                        .map(|count| {
                            view! { <span class="rail-count">{t.get().number(count)}</span> }
                        })
                }}
            </A>
        </li>
    }
}

#[component]
fn RailFoot() -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let line = move || {
        t.track();
        backup_line(workspace).0
    };
    let back_up = move |()| spawn_local(async move { workspace.back_up().await });
    view! {
        <div class="rail-foot">
            <p>{say(t, Lang::all_stays_here)}</p>
            <If when=move || workspace.is_open()>
                <p>{line}</p>
                <Button label=label(t, Lang::backup_now) tone="link" on_press=back_up />
            </If>
        </div>
    }
}
