//! The page: routes, landmarks, and what is on every screen.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::hooks::{use_location, use_params_map};
use leptos_router::path;

use crate::browser::arrival::{arrive, title_of_page};
use crate::browser::dom;
use crate::i18n::Lang;
use crate::ui::attention::{Attention, use_attention};
use crate::ui::chunks::{Loaded, Part, fetch_soon};
use crate::ui::commands::{Commands, listen_to_keys};
use crate::ui::importing::{DropZone, ImportDialog, Importing};
use crate::ui::missing::MissingPage;
use crate::ui::notices::{NoticeList, Notices};
use crate::ui::palette::Palette;
use crate::ui::parts::If;
use crate::ui::preferences::{Preferences, say, use_lang};
use crate::ui::projects::ProjectsPage;
use crate::ui::quick_add::QuickAdd;
use crate::ui::reading::Reader;
use crate::ui::settings::KeysDialog;
use crate::ui::shell::{Banners, Rail, TopBar};
use crate::ui::workspace::{Workspace, use_workspace};

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let preferences = Preferences::provide();
    let notices = Notices::new();
    let workspace = Workspace::provide(notices, preferences);
    Attention::provide(workspace);
    Reader::provide();
    Importing::provide();
    spawn_local(async move {
        workspace.start().await;
        dom::announce_ready();
        fetch_soon();
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
    arrive_at_pages();
    view! {
        <a class="skip" href="#main" rel="external">
            {say(t, Lang::skip_to_content)}
        </a>
        <div class="app">
            <Rail />
            <TopBar />
            <main id="main" class="page" tabindex="-1">
                <Banners />
                <WalkAway />
                <Pages />
            </main>
            <NoticeList notices />
        </div>
        <Palette />
        <QuickAdd />
        <ImportDialog />
        <KeysDialog />
        <DropZone />
    }
}

/// Another page is read from its top, and its title told; another record of the same page is none.
fn arrive_at_pages() {
    let path = use_location().pathname;
    let page = Memo::new(move |_| page_of(&path.read()).to_owned());
    let title = StoredValue::new(None);
    Effect::new(move |before: Option<()>| {
        // Read, not only tracked: a memo that nobody ever read tells of no change.
        page.with(|_| ());
        let is_first = before.is_none();
        spawn_local(async move {
            let words =
                if is_first { title_of_page().await } else { arrive(title.get_value()).await };
            title.try_set_value(words);
        });
    });
}

/// The part of an address that names the page: each method is one.
fn page_of(path: &str) -> &str {
    let path = path.strip_prefix(dom::base()).unwrap_or(path).trim_start_matches('/');
    let parts = if path.starts_with("plaidoyer/") { 2 } else { 1 };
    path.match_indices('/').nth(parts - 1).map_or(path, |(end, _)| &path[..end])
}

/// The pages that a tool of a guided path leads to.
const WALKED: [&str; 4] = ["entites", "graphe", "chronologie", "lecture"];

/// The guided path that a group is on goes along to these pages; its part is loaded only then.
#[component]
fn WalkAway() -> impl IntoView {
    let (attention, workspace) = (use_attention(), use_workspace());
    let path = use_location().pathname;
    let is_shown = move || {
        attention.walking.get() && workspace.is_open() && WALKED.contains(&page_of(&path.read()))
    };
    view! {
        <If when=is_shown>
            <Loaded part=Part::Walk />
        </If>
    }
}

/// A page and the first part of its address.
type Page = (&'static str, fn() -> AnyView);

/// The pages; one more is one line.
const PAGES: [Page; 9] = [
    ("", || view! { <ProjectsPage /> }.into_any()),
    ("projets", || view! { <ProjectsPage /> }.into_any()),
    ("entites", || view! { <Loaded part=Part::Entities /> }.into_any()),
    ("graphe", || view! { <Loaded part=Part::Graph /> }.into_any()),
    ("chronologie", || view! { <Loaded part=Part::Timeline /> }.into_any()),
    ("plaidoyer", || view! { <Loaded part=Part::Strategy /> }.into_any()),
    ("lecture", || view! { <Loaded part=Part::Reading /> }.into_any()),
    ("echanges", || view! { <Loaded part=Part::Exchange /> }.into_any()),
    ("reglages", || view! { <Loaded part=Part::Settings /> }.into_any()),
];

/// One route for all addresses: a route a page would compile the router once for each.
#[component]
fn Pages() -> impl IntoView {
    view! {
        <Routes fallback=MissingPage>
            <Route path=path!("/*rest") view=PageOfAddress />
        </Routes>
    }
    .into_any()
}

#[component]
fn PageOfAddress() -> impl IntoView {
    let params = use_params_map();
    let first = Memo::new(move |_| {
        let rest = params.read().get("rest").unwrap_or_default();
        rest.split('/').next().unwrap_or_default().to_owned()
    });
    move || {
        let first = first.get();
        let page = PAGES.iter().find(|(path, _)| *path == first);
        page.map_or_else(|| view! { <MissingPage /> }.into_any(), |(_, page)| page())
    }
}
