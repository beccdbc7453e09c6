//! Parts of the program that are loaded when first asked for, each a wasm module of its own.
//!
//! Under `--cfg split` the build cuts the program at the functions below (`tools/wasm_bindgen.mjs`);
//! elsewhere they are simply called. One more part is one line: its name, the module it is in, what it draws.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::dom;
use crate::domain::project::Project;
use crate::i18n::Lang;
use crate::ui::entities::EntitiesPage;
use crate::ui::exchange::ExchangePage;
use crate::ui::graph::GraphPage;
use crate::ui::importing::ImportStages;
use crate::ui::palette::PaletteBody;
use crate::ui::parts::Button;
use crate::ui::preferences::{label, say, use_lang};
use crate::ui::projects::{Trash, example_project};
use crate::ui::quick_add::QuickAddBody;
use crate::ui::reading::ReadingPage;
use crate::ui::settings::{KeyList, SettingsPage};
use crate::ui::strategy::{StrategyPage, WalkStrip};
use crate::ui::timeline::TimelinePage;
use crate::ui::workspace::{Workspace, use_workspace};

/// Draws what a part shows.
type Draw = fn() -> AnyView;
/// Makes a project, or tells why it could not.
type Make = fn(Workspace) -> Pin<Box<dyn Future<Output = Option<Project>>>>;

/// The part did not come: there is no network, or the site has changed.
#[derive(Clone, Copy, Debug)]
struct NotLoaded;

#[cfg(split)]
impl From<leptos::wasm_split::SplitLoaderError> for NotLoaded {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

type Loading = Pin<Box<dyn Future<Output = Result<Draw, NotLoaded>>>>;

/// Cuts off the value of an expression, a function pointer: `$module` is loaded when it is first asked for.
macro_rules! cut {
    ($name:ident in $module:ident -> $type:ty: $value:expr) => {
        /// What the split cuts off; the macro writes the `unsafe` of a foreign function.
        #[cfg_attr(split, allow(unsafe_code, missing_docs))]
        mod $name {
            use super::*;

            #[cfg(split)]
            #[leptos::wasm_split::wasm_split($module, wasm_split_path = leptos::wasm_split, fallible)]
            pub(super) fn $name() -> Result<$type, NotLoaded> {
                Ok($value)
            }

            #[cfg(not(split))]
            pub(super) async fn $name() -> Result<$type, NotLoaded> {
                Ok($value)
            }
        }
    };
}

cut!(example in files -> Make: |workspace| Box::pin(example_project(workspace)));

macro_rules! define_parts {
    ($($variant:ident, $name:ident in $module:ident: $view:expr;)*) => {
        /// A part of the program.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum Part {$(
            #[doc = concat!("The part `", stringify!($name), "`.")]
            $variant,
        )*}

        impl Part {
            fn fetch(self) -> Loading {
                match self {$( Self::$variant => Box::pin($name::$name()), )*}
            }
        }

        $( cut!($name in $module -> Draw: $view); )*
    };
}

define_parts! {
    Entities, entities in entities: || view! { <EntitiesPage /> }.into_any();
    Palette, palette in entities: || view! { <PaletteBody /> }.into_any();
    QuickAdd, quick_add in entities: || view! { <QuickAddBody /> }.into_any();
    Keys, keys in entities: || view! { <KeyList /> }.into_any();
    Trash, trash in entities: || view! { <Trash /> }.into_any();
    Exchange, exchange in files: || view! { <ExchangePage /> }.into_any();
    Import, import in files: || view! { <ImportStages /> }.into_any();
    Reading, reading in files: || view! { <ReadingPage /> }.into_any();
    Settings, settings in files: || view! { <SettingsPage /> }.into_any();
    Strategy, strategy in strategy: || view! { <StrategyPage /> }.into_any();
    Walk, walk in strategy: || view! { <WalkStrip /> }.into_any();
    Graph, graph in graph: || view! { <GraphPage /> }.into_any();
    Timeline, timeline in timeline: || view! { <TimelinePage /> }.into_any();
}

/// What everyone uses, on whichever page they begin.
const SOON: [Part; 3] = [Part::Palette, Part::Entities, Part::QuickAdd];
/// The page has this long to settle before they are fetched.
const SETTLING: Duration = Duration::from_millis(300);

thread_local! {
    /// The parts that are there.
    static LOADED: RefCell<BTreeMap<Part, Draw>> = const { RefCell::new(BTreeMap::new()) };
}

impl Part {
    /// What it draws, if it is there.
    fn loaded(self) -> Option<Draw> {
        LOADED.with_borrow(|loaded| loaded.get(&self).copied())
    }

    async fn load(self) -> Result<Draw, NotLoaded> {
        let draw = self.fetch().await?;
        LOADED.with_borrow_mut(|loaded| loaded.insert(self, draw));
        Ok(draw)
    }
}

/// The example project; `None` when it could not be had, which is told.
pub(crate) async fn make_example(workspace: Workspace) -> Option<Project> {
    match example::example().await {
        Ok(make) => make(workspace).await,
        Err(NotLoaded) => {
            workspace.notices().alarm(workspace.lang().part_missing().to_owned());
            None
        }
    }
}

/// Fetches the parts that are likely to be asked for, once the page has settled.
pub(crate) fn fetch_soon() {
    let fetch = || {
        spawn_local(async {
            for part in SOON {
                // One that does not come is asked for again when it is needed.
                part.load().await.ok();
            }
        });
    };
    set_timeout(fetch, SETTLING);
}

/// Shows a part once it is there, and says so when it does not come.
#[component]
pub(crate) fn Loaded(part: Part) -> impl IntoView {
    let t = use_lang();
    let draw = RwSignal::new(part.loaded().map(Ok::<Draw, NotLoaded>));
    let ask = move || {
        draw.set(None);
        spawn_local(async move {
            let loaded = part.load().await;
            draw.try_set(Some(loaded));
        });
    };
    if draw.with_untracked(Option::is_none) {
        ask();
    }
    let workspace = use_workspace();
    let reload = move |()| {
        spawn_local(async move {
            workspace.settle().await;
            dom::reload();
        });
    };
    move || match draw.get() {
        None => {
            view! { <p class="part-loading muted" role="status">{say(t, Lang::part_loading)}</p> }
                .into_any()
        }
        Some(Ok(draw)) => draw(),
        Some(Err(NotLoaded)) => view! {
            <div role="alert" class="blank-page">
                <p>{say(t, Lang::part_missing)}</p>
                <div class="chips">
                    <Button label=label(t, Lang::part_again) tone="main" on_press=move |()| ask() />
                    <Button label=label(t, Lang::part_reload) on_press=reload />
                </div>
            </div>
        }
        .into_any(),
    }
}
