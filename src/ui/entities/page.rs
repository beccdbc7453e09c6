//! The page: list on one side, sheet on the other; on a phone one over the other.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_params_map;

use super::bulk::BulkBar;
use super::delete::DeleteDialog;
use super::duplicates::{DuplicatesDialog, MergeDialog};
use super::filters::Filters;
use super::list::EntityTable;
use super::sheet::Sheet;
use crate::analysis::listing::{Filter, Listing, Sort};
use crate::browser::dom;
use crate::browser::turns::{pause, turns};
use crate::domain::id::EntityId;
use crate::i18n::Lang;
use crate::ui::commands::use_commands;
use crate::ui::parts::{Icon, Later};
use crate::ui::preferences::{say, use_lang};
use crate::ui::workspace::use_workspace;

/// What the list shows and what is ticked: the moment's business, shared by the parts of the page.
#[derive(Clone, Copy)]
pub(super) struct ListState {
    pub(super) filter: RwSignal<Filter>,
    pub(super) sort: RwSignal<Sort>,
    pub(super) ticked: RwSignal<BTreeSet<EntityId>>,
    /// The entities to delete, once the question is answered.
    pub(super) deleting: RwSignal<Vec<EntityId>>,
    /// The entities to merge, once the question is answered.
    pub(super) merging: RwSignal<Vec<EntityId>>,
    pub(super) rows: Memo<Arc<Vec<EntityId>>>,
    /// The entity whose sheet is open.
    pub(super) chosen: Memo<Option<EntityId>>,
}

#[component]
pub(crate) fn EntitiesPage() -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    view! {
        <Show
            when=move || workspace.is_open()
            fallback=move || {
                view! {
                    <section class="blank-page">
                        <Icon name="entities" />
                        <h1>{say(t, Lang::nav_entities)}</h1>
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
            <OpenPage />
        </Show>
    }
}

#[component]
fn OpenPage() -> impl IntoView {
    let state = list_state();
    let commands = use_commands();
    let on_deleted = Callback::new(move |ids: Vec<EntityId>| {
        state.ticked.update(|ticked| ticked.retain(|id| !ids.contains(id)));
        if state.chosen.get_untracked().is_some_and(|id| ids.contains(&id)) {
            commands.go("/entites");
        }
        dom::focus_soon("entity-grid");
    });
    let has_sheet = move || state.chosen.get().is_some();
    view! {
        <div class="entities" data-sheet=move || has_sheet().to_string()>
            <ListSide state />
            <SheetSide state />
        </div>
        <DeleteDialog deleting=state.deleting on_deleted />
        <MergeDialog state />
        <DuplicatesDialog state />
    }
}

#[component]
fn ListSide(state: ListState) -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let commands = use_commands();
    view! {
        <section class="entities-list" aria-label=say(t, Lang::entities_table)>
            <header class="list-head">
                <h1 class="visually-hidden">{say(t, Lang::nav_entities)}</h1>
                <button
                    type="button"
                    class="button"
                    data-tone="main"
                    disabled=move || !workspace.is_writable()
                    on:click=move |_| commands.quick_add.set(true)
                >
                    <Icon name="add" />
                    {say(t, Lang::entity_add)}
                </button>
                // Sorting a long list is a task of its own.
                <Later>
                    <Filters state />
                </Later>
            </header>
            <BulkBar state />
            <Later>
                <EntityTable state />
            </Later>
        </section>
    }
}

#[component]
fn SheetSide(state: ListState) -> impl IntoView {
    let t = use_lang();
    view! {
        <aside class="entities-sheet" aria-label=say(t, Lang::sheet)>
            {move || match state.chosen.get() {
                Some(id) => view! { <Sheet id state /> }.into_any(),
                None => {
                    view! { <p class="muted sheet-none">{say(t, Lang::sheet_none)}</p> }.into_any()
                }
            }}
        </aside>
    }
}

fn list_state() -> ListState {
    let workspace = use_workspace();
    let params = use_params_map();
    let filter = RwSignal::new(Filter::default());
    let sort = RwSignal::new(Sort::default());
    let listing = StoredValue::new(Listing::default());
    let rows = Memo::new(move |_| {
        let (entities, ties) = (workspace.entities().get(), workspace.ties().get());
        let version = Arc::as_ptr(&ties.0) as usize;
        let rows = listing.try_update_value(|listing| {
            listing.rows(&entities.0, &ties.0, version, &filter.read(), sort.get())
        });
        Arc::new(rows.unwrap_or_default())
    });
    // The first letter of a search finds the texts read.
    Effect::new(move |_| {
        rows.track();
        spawn_local(async move {
            pause().await;
            let turns = turns();
            while listing.try_update_value(Listing::read_ahead) == Some(true) {
                turns.turn().await;
            }
        });
    });
    ListState {
        filter,
        sort,
        ticked: RwSignal::new(BTreeSet::new()),
        deleting: RwSignal::new(Vec::new()),
        merging: RwSignal::new(Vec::new()),
        rows,
        chosen: Memo::new(move |_| {
            let rest = params.read().get("rest").unwrap_or_default();
            rest.split('/').nth(1).and_then(EntityId::read)
        }),
    }
}
