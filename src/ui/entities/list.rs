//! The list: only the rows in view exist, so that ten thousand scroll like ten.

use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos_router::components::A;

use super::page::ListState;
use crate::browser::dom::{self, Scroll};
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
const MARGIN: usize = 8;
/// How many rows exist before anything was measured.
const FIRST: usize = 40;

#[component]
pub(super) fn EntityTable(state: ListState) -> impl IntoView {
    let t = use_lang();
    let commands = use_commands();
    let cursor = RwSignal::new(0_usize);
    let scroll = RwSignal::new(Scroll::default());
    let measure = move || {
        if let Some(measured) = dom::scroll_of(BOX) {
            scroll.set(measured);
        }
    };
    let window = Memo::new(move |_| window_of(scroll.get(), state.rows.with(|rows| rows.len())));
    let shown = Memo::new(move |_| {
        let (from, to) = window.get();
        state.rows.with(|rows| {
            let slice = rows.get(from..to.min(rows.len())).unwrap_or_default();
            slice.iter().map(|id| id.0).collect::<Vec<_>>()
        })
    });
    // Where a row stands: found among the few that exist.
    let place = Callback::new(move |id: EntityId| {
        let at = shown.with(|shown| shown.iter().position(|known| *known == id.0));
        window.with(|window| window.0) + at.unwrap_or_default()
    });
    let row = Callback::new(move |id| {
        view! { <EntityRow id=EntityId(id) place state cursor /> }.into_any()
    });
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
            <div class="grid-rows" role="rowgroup" style:height=move || format!("{}rem", height_of(state))>
                <Each ids=shown row />
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

/// The first row that exists, and the one after the last.
fn window_of(scroll: Scroll, count: usize) -> (usize, usize) {
    if scroll.content <= 0.0 || count == 0 {
        return (0, FIRST);
    }
    let row = (scroll.content / count as f64).max(1.0);
    let first = (scroll.top / row) as usize;
    let visible = (scroll.height / row) as usize + 2;
    // By steps, so that most scroll events change nothing.
    let from = first.saturating_sub(MARGIN) / MARGIN * MARGIN;
    (from, from + visible.max(FIRST / 2) + 3 * MARGIN)
}

#[component]
fn EmptyList(state: ListState) -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let words = move || {
        let is_blank = workspace.entities().with(|entities| entities.0.is_empty());
        if is_blank { t.get().entities_empty() } else { t.get().entities_no_match() }
    };
    view! {
        <If when=move || state.rows.with(|rows| rows.is_empty())>
            <div role="row"><p class="grid-empty" role="gridcell">{words}</p></div>
        </If>
    }
}

#[component]
fn EntityRow(
    id: EntityId,
    place: Callback<EntityId, usize>,
    state: ListState,
    cursor: RwSignal<usize>,
) -> impl IntoView {
    let n = Memo::new(move |_| place.run(id));
    let t = use_lang();
    let workspace = use_workspace();
    let entity = workspace.entity(id);
    let of = move |read: fn(&Entity) -> String| {
        entity.with(|row| row.as_deref().map(read).unwrap_or_default())
    };
    let name = move || of(|entity| entity.name.clone());
    let ticked = Memo::new(move |_| state.ticked.with(|ticked| ticked.contains(&id)));
    let chosen = Memo::new(move |_| state.chosen.get() == Some(id));
    let ties =
        move || workspace.ties().with(|ties| ties.0.get(&id).map_or(0, |ties| ties.relations));
    view! {
        <div
            class="grid-row"
            role="row"
            id=row_id(id)
            aria-rowindex=move || (n.get() + 1).to_string()
            aria-selected=move || ticked.get().to_string()
            data-chosen=move || chosen.get().to_string()
            data-cursor=move || (cursor.get() == n.get()).to_string()
            style:top=move || format!("{}rem", n.get() as f64 * ROW_REM)
        >
            <span role="gridcell" class="cell-tick">
                <input type="checkbox" tabindex="-1" prop:checked=move || ticked.get()
                    aria-label=move || t.get().select_one(name())
                    on:change=move |_| toggle(state, id) on:click=move |_| cursor.set(n.get_untracked()) />
            </span>
            <span role="gridcell" class="cell-name">
                <KindMark kind=Signal::derive(move || entity.with(|row| row.as_ref().map(|row| row.kind.clone()).unwrap_or_default())) />
                <A href=dom::address(&format!("/entites/{id}")) attr:tabindex="-1" attr:class="row-link" attr:title=name on:click=move |_| cursor.set(n.get_untracked())>{name}</A>
                <span class="row-alias">{move || of(|entity| entity.aliases.join(", "))}</span>
            </span>
            <span role="gridcell" class="cell-stance"><RowStance entity /></span>
            <span role="gridcell" class="cell-tags">
                {move || entity.with(|row| row.iter().flat_map(|row| row.tags.clone()).map(|tag| view! { <span class="chip">{tag}</span> }).collect_view())}
            </span>
            <span role="gridcell" class="cell-date">{move || of(|entity| entity.date.text().to_owned())}</span>
            <span role="gridcell" class="cell-ties number">{ties}</span>
        </div>
    }
}

#[component]
fn RowStance(entity: Memo<Option<Arc<Entity>>>) -> impl IntoView {
    view! {
        <StanceMark
            stance=Signal::derive(move || entity.with(|row| row.as_ref().and_then(|row| row.stance)))
            is_target=Signal::derive(move || entity.with(|row| row.as_ref().is_some_and(|row| row.is_target)))
            is_us=Signal::derive(move || entity.with(|row| row.as_ref().is_some_and(|row| row.is_us)))
        />
    }
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
            keep_in_view(n, state.rows.with_untracked(|rows| rows.len()));
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
fn keep_in_view(n: usize, count: usize) {
    let Some(scroll) = dom::scroll_of(BOX) else {
        return;
    };
    let row = scroll.content / count.max(1) as f64;
    let (top, bottom) = (n as f64 * row, (n + 1) as f64 * row);
    if top < scroll.top {
        dom::scroll_to(BOX, top);
    } else if bottom > scroll.top + scroll.height {
        dom::scroll_to(BOX, bottom - scroll.height);
    }
}
