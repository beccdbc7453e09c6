//! The page: routes, landmarks, and what is on every screen.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::path;

use crate::browser::dom;
use crate::ui::commands::{Commands, listen_to_keys};
use crate::ui::entities::EntitiesPage;
use crate::ui::exchange::ExchangePage;
use crate::ui::importing::{DropZone, ImportDialog, Importing};
use crate::ui::later::{GraphPage, MissingPage, StrategyPage, TimelinePage};
use crate::ui::notices::{NoticeList, Notices};
use crate::ui::palette::Palette;
use crate::ui::preferences::{Preferences, use_lang};
use crate::ui::projects::ProjectsPage;
use crate::ui::quick_add::QuickAdd;
use crate::ui::settings::{KeysDialog, SettingsPage};
use crate::ui::shell::{Banners, Rail, TopBar};
use crate::ui::workspace::Workspace;

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let preferences = Preferences::provide();
    let notices = Notices::new();
    let workspace = Workspace::provide(notices, preferences);
    Importing::provide();
    spawn_local(async move {
        workspace.start().await;
        dom::announce_ready();
    });
    view! {
        <Router base=dom::base()>
            <Screen notices />
        </Router>
    }
}

/// What is on screen; inside the router, so that commands can go places.
#[component]
fn Screen(notices: Notices) -> impl IntoView {
    let t = use_lang();
    let commands = Commands::provide();
    listen_to_keys(commands);
    view! {
        <a class="skip" href="#main" rel="external">{move || t.get().skip_to_content()}</a>
        <div class="app">
            <Rail />
            <TopBar />
            <main id="main" class="page" tabindex="-1">
                <Banners />
                <Pages />
            </main>
        </div>
        <Palette />
        <QuickAdd />
        <ImportDialog />
        <KeysDialog />
        <DropZone />
        <NoticeList notices />
    }
}

#[component]
fn Pages() -> impl IntoView {
    view! {
        <Routes fallback=MissingPage>
            <Route path=path!("/") view=ProjectsPage />
            <Route path=path!("/projets") view=ProjectsPage />
            <Route path=path!("/entites/:id?") view=EntitiesPage />
            <Route path=path!("/graphe") view=GraphPage />
            <Route path=path!("/chronologie") view=TimelinePage />
            <Route path=path!("/plaidoyer") view=StrategyPage />
            <Route path=path!("/echanges") view=ExchangePage />
            <Route path=path!("/reglages") view=SettingsPage />
        </Routes>
    }
    .into_any()
}
