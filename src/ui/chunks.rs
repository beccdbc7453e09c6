//! Parts of the program that are loaded when first asked for, each a wasm module of its own.
//!
//! Under `--cfg split` the build cuts the program at the functions below (`tools/wasm_bindgen.mjs`);
//! elsewhere they are simply called. One more part is one line.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::i18n::Lang;
use crate::ui::exchange::ExchangePage;
use crate::ui::graph::GraphPage;
use crate::ui::importing::ImportStages;
use crate::ui::parts::Button;
use crate::ui::preferences::{label, say, use_lang};
use crate::ui::reading::ReadingPage;
use crate::ui::settings::SettingsPage;
use crate::ui::strategy::StrategyPage;
use crate::ui::timeline::TimelinePage;

/// Draws what a part shows.
type Draw = fn() -> AnyView;

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

macro_rules! define_parts {
    ($($variant:ident, $name:ident: $view:expr;)*) => {
        /// A part of the program.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum Part {$(
            #[doc = concat!("The part `", stringify!($name), "`.")]
            $variant,
        )*}

        impl Part {
            fn load(self) -> Loading {
                match self {$( Self::$variant => Box::pin($name::draw()), )*}
            }
        }

        $(
            /// What the split cuts off; the macro writes the `unsafe` of a foreign function.
            #[cfg_attr(split, allow(unsafe_code, missing_docs))]
            mod $name {
                use super::*;

                #[cfg(split)]
                #[leptos::wasm_split::wasm_split($name, wasm_split_path = leptos::wasm_split, fallible)]
                pub(super) fn draw() -> Result<Draw, NotLoaded> {
                    Ok($view)
                }

                #[cfg(not(split))]
                pub(super) async fn draw() -> Result<Draw, NotLoaded> {
                    Ok($view)
                }
            }
        )*
    };
}

define_parts! {
    Exchange, exchange: || view! { <ExchangePage /> }.into_any();
    Import, import: || view! { <ImportStages /> }.into_any();
    Reading, reading: || view! { <ReadingPage /> }.into_any();
    Settings, settings: || view! { <SettingsPage /> }.into_any();
    Strategy, strategy: || view! { <StrategyPage /> }.into_any();
    Graph, graph: || view! { <GraphPage /> }.into_any();
    Timeline, timeline: || view! { <TimelinePage /> }.into_any();
}

/// Shows a part once it is there, and says so when it does not come.
#[component]
pub(crate) fn Loaded(part: Part) -> impl IntoView {
    let t = use_lang();
    let draw = RwSignal::new(None::<Result<Draw, NotLoaded>>);
    let ask = move || {
        draw.set(None);
        spawn_local(async move {
            let loaded = part.load().await;
            draw.try_set(Some(loaded));
        });
    };
    ask();
    move || match draw.get() {
        None => {
            view! { <p class="part-loading muted" role="status">{say(t, Lang::part_loading)}</p> }
                .into_any()
        }
        Some(Ok(draw)) => draw(),
        Some(Err(NotLoaded)) => view! {
            <div role="alert" class="blank-page">
                <p>{say(t, Lang::part_missing)}</p>
                <Button label=label(t, Lang::part_again) tone="main" on_press=move |()| ask() />
            </div>
        }
        .into_any(),
    }
}
