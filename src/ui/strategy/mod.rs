//! From the map to action: a page a method, joined by their cards.
//!
//! `state` is what they share, `faces` which views each method has; the rest are parts of these views.

mod board;
mod card;
mod coherence;
mod editor;
mod faces;
mod methods;
mod overview;
mod proof;
mod rules;
mod state;
mod tree;
mod walk;

use leptos::prelude::*;
use leptos_router::components::A;

use crate::browser::dom;
use crate::domain::method::Method;
use crate::i18n::Lang;
use crate::ui::parts::{Icon, If, Later, Segments};
use crate::ui::preferences::{say, use_lang};
use crate::ui::workspace::use_workspace;
use coherence::CoherencePage;
use editor::{AllNames, Editor};
use faces::{View, views_of};
use overview::Overview;
use proof::ProofPage;
use rules::{RulesButton, RulesPanel};
use state::{Place, Strategy, neighbours, use_strategy};
use walk::{WalkBar, Walking};

pub(crate) use state::{card_address, path_of};
pub(crate) use walk::WalkStrip;

#[component]
pub(crate) fn StrategyPage() -> impl IntoView {
    let workspace = use_workspace();
    view! {
        <Show when=move || workspace.is_open() fallback=|| view! { <NoProject /> }>
            <OpenPage />
        </Show>
    }
}

#[component]
fn NoProject() -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let why = move || {
        let t = t.get();
        if workspace.has_started() { t.needs_project() } else { t.loading() }
    };
    view! {
        <section class="blank-page">
            <Icon name="strategy" />
            <h1>{say(t, Lang::nav_strategy)}</h1>
            <p>{why}</p>
        </section>
    }
}

#[component]
fn OpenPage() -> impl IntoView {
    let strategy = Strategy::provide();
    Walking::provide();
    move || match strategy.place.get() {
        Place::Overview => view! { <Overview /> }.into_any(),
        Place::Coherence => view! { <CoherencePage /> }.into_any(),
        Place::Proof => view! { <ProofPage /> }.into_any(),
        Place::Method(method) => view! { <MethodPage method /> }.into_any(),
    }
}

/// One method: its head, one of its views, and the panel of the chosen card or of the rules.
///
/// The view is drawn in a task of its own, once the page before is gone.
#[component]
fn MethodPage(method: &'static Method) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let views = views_of(method.key);
    let shown = RwSignal::new(views[0].key);
    let view_of = move || {
        let key = shown.get();
        views.iter().find(|view| view.key == key).unwrap_or(&views[0])
    };
    view! {
        <div class="scene-page strategy-page" data-method=method.key>
            <header class="scene-tools strategy-head">
                <div class="strategy-name">
                    <p class="strategy-way">
                        <A href=dom::address("/plaidoyer")>{say(t, Lang::nav_strategy)}</A>
                        " › "
                        {move || t.get().method_stage(method.stage)}
                    </p>
                    <h1>{move || t.get().method_name(method.key)}</h1>
                    <p class="muted strategy-help">{move || t.get().method_help(method.key)}</p>
                </div>
                <div class="strategy-tools">
                    <Views views shown />
                    <RulesButton />
                </div>
            </header>
            <div class="scene-stage strategy-stage">
                <WalkBar />
                <Later>
                    {move || (view_of().draw)(strategy, method)} <Neighbours method />
                </Later>
            </div>
            <Editor />
            <AllNames />
            <RulesPanel />
        </div>
    }
}

/// The views of a method, when it has more than one.
#[component]
fn Views(views: &'static [View], shown: RwSignal<&'static str>) -> impl IntoView {
    let t = use_lang();
    let options = Signal::derive(move || {
        let t = t.get();
        views.iter().map(|view| (view.key.to_owned(), (view.name)(t).to_owned())).collect()
    });
    let choose = Callback::new(move |key: String| {
        if let Some(view) = views.iter().find(|view| view.key == key) {
            shown.set(view.key);
        }
    });
    view! {
        <If when=move || { views.len() > 1 }>
            <Segments
                label=Signal::derive(move || t.get().strategy_views().to_owned())
                options
                value=Signal::derive(move || shown.get().to_owned())
                on_choose=choose
            />
        </If>
    }
}

/// The method before and the one after.
#[component]
fn Neighbours(method: &'static Method) -> impl IntoView {
    let t = use_lang();
    let (before, after) = neighbours(method);
    let link = move |other: &'static Method, icon: &'static str, class: &'static str| {
        view! {
            <A href=dom::address(&path_of(other)) attr:class=class>
                <Icon name=icon />
                {move || t.get().method_name(other.key)}
            </A>
        }
    };
    view! {
        <nav class="strategy-neighbours" aria-label=say(t, Lang::strategy_neighbours)>
            {before.map(|other| link(other, "back", "strategy-before"))}
            {after.map(|other| link(other, "follow", "strategy-after"))}
        </nav>
    }
}
