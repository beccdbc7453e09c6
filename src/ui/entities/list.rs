//! The list: only the rows in view exist, so that ten thousand scroll like ten.

use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use super::page::ListState;
use crate::analysis::listing::Filter;
use crate::browser::dom::{self, Scroll};
use crate::browser::turns::pause;
use crate::domain::entities::Entity;
use crate::domain::id::EntityId;
use crate::i18n::Lang;
use crate::ui::commands::use_commands;
use crate::ui::parts::{Each, If, KindMark, StanceMark};
use crate::ui::preferences::{say, use_lang};
use crate::ui::workspace::use_workspace;

/// The id of the box that scrolls.
const BOX: &str = "entity-grid";
/// The height of a row, in rem; `style/views/entities.css` has the same.
const ROW_REM: f64 = 2.75;
/// How many rows beyond the view exist on either side.
const MARGIN: usize = 5;
/// How many rows exist where the view cannot be measured.
const FIRST: usize = 40;
/// More rows than this are in no view.
const MOST: usize = 120;

/// What of the list exists: rows are used again for others as the list scrolls, never made anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Window {
    /// The first row that exists.
    from: usize,
    /// How many exist.
    slots: usize,
}

impl Window {
    /// Around what is in view.
    fn around(scroll: Scroll) -> Self {
        if scroll.rem <= 0.0 || scroll.height <= 0.0 {
            return Self { from: 0, slots: FIRST };
        }
        let row = ROW_REM * scroll.rem;
        let slots = (scroll.height / row) as usize + 2 + 2 * MARGIN;
        Self { from: ((scroll.top / row) as usize).saturating_sub(MARGIN), slots: slots.min(MOST) }
    }

    /// The row that slot number `slot` shows: each slot the row of the window that leaves its rest.
    fn row_of(self, slot: usize) -> usize {
        let slots = self.slots.max(1);
        self.from + (slot + slots - self.from % slots) % slots
    }
}

#[component]
pub(super) fn EntityTable(state: ListState) -> impl IntoView {
    let t = use_lang();
    let commands = use_commands();
    let cursor = RwSignal::new(0_usize);
    let scroll = RwSignal::new(None::<Scroll>);
    let measure = move || {
        scroll.try_set(Some(dom::scroll_of(BOX).unwrap_or_default()));
    };
    // No row exists before the view was measured.
    let window =
        Memo::new(move |_| scroll.get().map_or(Window { from: 0, slots: 0 }, Window::around));
    let slots = Memo::new(move |_| {
        (0..window.get().slots as u128).map(Uuid::from_u128).collect::<Vec<_>>()
    });
    let row = Callback::new(move |slot: Uuid| {
        view! { <EntityRow place=slot.as_u128() as usize window state cursor /> }.into_any()
    });
    // Another filter or sort begins at the top.
    Effect::new(move |before: Option<()>| {
        state.filter.track();
        state.sort.track();
        if before.is_none() {
            // The rows are made apart from the page around them: a large project's take their time.
            spawn_local(async move {
                pause().await;
                measure();
            });
            return;
        }
        cursor.set(0);
        dom::scroll_to(BOX, 0.0);
        measure();
    });
    let resized = window_event_listener(leptos::ev::resize, move |_| measure());
    on_cleanup(move || resized.remove());
    let on_key = move |event: KeyboardEvent| {
        if let Some(deed) = deed_of(&event, cursor.get_untracked(), state) {
            event.prevent_default();
            act(deed, state, cursor, |path| commands.go(&path));
        }
    };
    view! {
        <div class="grid-head" aria-hidden="true">
            <span></span>
            <span>{say(t, Lang::col_name)}</span>
            <span>{say(t, Lang::col_stance)}</span>
            <span>{say(t, Lang::col_tags)}</span>
            <span>{say(t, Lang::col_date)}</span>
            <span class="number">{say(t, Lang::col_ties)}</span>
        </div>
        <div
            class="grid"
            id=BOX
            role="grid"
            tabindex="0"
            aria-multiselectable="true"
            aria-label=say(t, Lang::entities_table)
            aria-rowcount=move || state.rows.with(|rows| rows.len()).to_string()
            aria-activedescendant=move || active_row(cursor.get(), state)
            on:scroll=move |_| measure()
            on:keydown=on_key
        >
            <div
                class="grid-rows"
                role="rowgroup"
                style:height=move || format!("{}rem", height_of(state))
            >
                <Each ids=slots row />
            </div>
            <EmptyList state />
        </div>
    }
}

fn height_of(state: ListState) -> f64 {
    state.rows.with(|rows| rows.len()) as f64 * ROW_REM
}

fn row_id(id: EntityId) -> String {
    format!("row-{id}")
}

fn active_row(cursor: usize, state: ListState) -> Option<String> {
    state.rows.with(|rows| rows.get(cursor).copied()).map(row_id)
}

#[component]
fn EmptyList(state: ListState) -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let words = move || {
        let is_blank = workspace.entities().with(|entities| entities.0.is_empty());
        if is_blank { t.get().entities_empty() } else { t.get().entities_no_match() }
    };
    // A long list that is being made shows nothing yet, though nothing is filtered.
    let is_empty = move || {
        let is_blank = workspace.entities().with(|entities| entities.0.is_empty());
        state.rows.with(|rows| rows.is_empty()) && (is_blank || !state.filter.with(Filter::is_open))
    };
    view! {
        <If when=is_empty>
            <div role="row">
                <p class="grid-empty" role="gridcell">
                    {words}
                </p>
            </div>
        </If>
    }
}

/// A slot of the list: it shows whichever row stands there now.
#[component]
fn EntityRow(
    place: usize,
    window: Memo<Window>,
    state: ListState,
    cursor: RwSignal<usize>,
) -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let n = Memo::new(move |_| window.get().row_of(place));
    let id = Memo::new(move |_| state.rows.with(|rows| rows.get(n.get()).copied()));
    let entity = Memo::new(move |_| {
        let id = id.get()?;
        workspace.entities().with(|entities| entities.0.get(id).cloned())
    });
    let of = move |read: fn(&Entity) -> String| {
        entity.with(|row| row.as_deref().map(read).unwrap_or_default())
    };
    let name = Signal::derive(move || of(|entity| entity.name.clone()));
    let ticked = Memo::new(move |_| {
        id.get().is_some_and(|id| state.ticked.with(|ticked| ticked.contains(&id)))
    });
    let tags = Memo::new(move |_| {
        entity.with(|row| row.as_ref().map(|row| row.tags.clone()).unwrap_or_default())
    });
    let ties = move || {
        let of =
            |id| workspace.ties().with(|ties| ties.0.get(&id).map_or(0, |ties| ties.relations));
        id.get().map_or(0, of)
    };
    let href = move || id.get().map(|id| dom::address(&format!("/entites/{id}")));
    // What is the same in the next row is not drawn again.
    let kind = Memo::new(move |_| {
        entity.with(|row| row.as_ref().map(|row| row.kind.clone()).unwrap_or_default())
    });
    let aliases = Memo::new(move |_| of(|entity| entity.aliases.join(", ")));
    let date = Memo::new(move |_| of(|entity| entity.date.text().to_owned()));
    let exists = Memo::new(move |_| id.with(Option::is_some));
    view! {
        <div
            class="grid-row"
            role="row"
            id=move || id.get().map(row_id)
            hidden=move || !exists.get()
            aria-rowindex=move || (n.get() + 1).to_string()
            aria-selected=move || ticked.get().to_string()
            data-chosen=move || (id.get().is_some() && state.chosen.get() == id.get()).to_string()
            data-cursor=move || (cursor.get() == n.get()).to_string()
            style:top=move || format!("{}rem", n.get() as f64 * ROW_REM)
        >
            <span role="gridcell" class="cell-tick">
                <input
                    type="checkbox"
                    tabindex="-1"
                    prop:checked=move || ticked.get()
                    aria-label=move || t.get().select_one(name.get())
                    on:change=move |_| {
                        if let Some(id) = id.get_untracked() {
                            toggle(state, id)
                        }
                    }
                    on:click=move |_| cursor.set(n.get_untracked())
                />
            </span>
            <span role="gridcell" class="cell-name">
                <KindMark kind />
                <a
                    href=href
                    tabindex="-1"
                    class="row-link"
                    title=name
                    on:click=move |_| cursor.set(n.get_untracked())
                >
                    {name}
                </a>
                <span class="row-alias">{aliases}</span>
            </span>
            <span role="gridcell" class="cell-stance">
                <RowStance entity />
            </span>
            <span role="gridcell" class="cell-tags">
                {move || {
                    tags.get()
                        .into_iter()
                        .map(|tag| view! { <span class="chip">{tag}</span> })
                        .collect_view()
                }}
            </span>
            <span role="gridcell" class="cell-date">
                {date}
            </span>
            <span role="gridcell" class="cell-ties number">
                {ties}
            </span>
        </div>
    }
}

#[component]
fn RowStance(entity: Memo<Option<Arc<Entity>>>) -> impl IntoView {
    let is = move |read: fn(&Entity) -> bool| {
        Memo::new(move |_| entity.with(|row| row.as_deref().is_some_and(read)))
    };
    let stance = Memo::new(move |_| entity.with(|row| row.as_ref().and_then(|row| row.stance)));
    let (is_target, is_us) = (is(|entity| entity.is_target), is(|entity| entity.is_us));
    view! { <StanceMark stance is_target is_us /> }
}

fn toggle(state: ListState, id: EntityId) {
    state.ticked.update(|ticked| {
        if !ticked.remove(&id) {
            ticked.insert(id);
        }
    });
}

/// What a key does in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    MoveTo(usize),
    Tick,
    TickAll,
    Open,
    Delete,
    CloseSheet,
}

fn deed_of(event: &KeyboardEvent, at: usize, state: ListState) -> Option<Deed> {
    let count = state.rows.with_untracked(|rows| rows.len());
    let last = count.checked_sub(1)?;
    let control = event.ctrl_key() || event.meta_key();
    Some(match event.key().as_str() {
        "ArrowDown" => Deed::MoveTo((at + 1).min(last)),
        "ArrowUp" => Deed::MoveTo(at.saturating_sub(1)),
        "PageDown" => Deed::MoveTo((at + 15).min(last)),
        "PageUp" => Deed::MoveTo(at.saturating_sub(15)),
        "Home" => Deed::MoveTo(0),
        "End" => Deed::MoveTo(last),
        " " => Deed::Tick,
        "a" if control => Deed::TickAll,
        "Enter" => Deed::Open,
        "Delete" => Deed::Delete,
        "Escape" => Deed::CloseSheet,
        _ => return None,
    })
}

fn act(deed: Deed, state: ListState, cursor: RwSignal<usize>, go: impl Fn(String)) {
    let at = cursor.get_untracked();
    let current = state.rows.with_untracked(|rows| rows.get(at).copied());
    match (deed, current) {
        (Deed::MoveTo(n), _) => {
            cursor.set(n);
            keep_in_view(n);
        }
        (Deed::TickAll, _) => {
            let all = state.rows.with_untracked(|rows| rows.iter().copied().collect());
            state.ticked.set(all);
        }
        (Deed::CloseSheet, _) => go("/entites".to_owned()),
        (Deed::Tick, Some(id)) => toggle(state, id),
        (Deed::Open, Some(id)) => go(format!("/entites/{id}")),
        (Deed::Delete, Some(id)) => {
            let ticked: Vec<EntityId> =
                state.ticked.with_untracked(|ticked| ticked.iter().copied().collect());
            state.deleting.set(if ticked.is_empty() { vec![id] } else { ticked });
        }
        (_, None) => {}
    }
}

/// Scrolls so that row `n` is in view.
fn keep_in_view(n: usize) {
    let Some(scroll) = dom::scroll_of(BOX) else {
        return;
    };
    let row = ROW_REM * scroll.rem;
    let (top, bottom) = (n as f64 * row, (n + 1) as f64 * row);
    if top < scroll.top {
        dom::scroll_to(BOX, top);
    } else if bottom > scroll.top + scroll.height {
        dom::scroll_to(BOX, bottom - scroll.height);
    }
}
