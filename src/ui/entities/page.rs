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
    let made_anew = Trigger::new();
    let rows = Memo::new(move |before: Option<&Arc<Vec<EntityId>>>| {
        made_anew.track();
        let (entities, ties) = (workspace.entities().get(), workspace.ties().get());
        let version = Arc::as_ptr(&ties.0) as usize;
        let (filter, sort) = (filter.read(), sort.get());
        let rows = listing.try_update_value(|listing| {
            // What stood there stands until the order is made anew.
            let is_far = before.is_some() && listing.is_far_from(&entities.0);
            (!is_far).then(|| listing.rows(&entities.0, &ties.0, version, &filter, sort))
        });
        rows.flatten().map(Arc::new).or_else(|| before.cloned()).unwrap_or_default()
    });
    Effect::new(move |_| {
        let entities = workspace.entities().get();
        if !listing.with_value(|listing| listing.is_far_from(&entities.0)) {
            return;
        }
        spawn_local(async move {
            pause().await;
            // The page may be gone by now.
            let Some(sort) = sort.try_get_untracked() else {
                return;
            };
            let ties = workspace.ties().get_untracked();
            let version = Arc::as_ptr(&ties.0) as usize;
            let made = Listing::in_turns(&entities.0, &ties.0, version, sort, &turns()).await;
            pause().await;
            // After another change the order is made for that one.
            if workspace.entities().with_untracked(|now| now.0.same_version(&entities.0)) {
                listing.try_set_value(made);
                made_anew.notify();
            }
        });
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
