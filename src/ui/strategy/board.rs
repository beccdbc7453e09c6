//! The board: columns of cards, a line at the foot of each to write the next.

use leptos::ev::{ClipboardEvent, DragEvent, SubmitEvent};
use leptos::prelude::*;
use uuid::Uuid;

use super::card::{CardBox, OnMove};
use super::state::{Strategy, use_strategy};
use crate::browser::{dom, drag};
use crate::domain::id::CardId;
use crate::domain::method::Method;
use crate::domain::method::make::paste;
use crate::i18n::Lang;
use crate::ui::parts::{Each, If};
use crate::ui::preferences::{say, use_lang};

/// A column of a method that has none.
const ALL: &[&str] = &[""];

/// The cards of a method in its columns.
#[component]
pub(super) fn Board(method: &'static Method) -> impl IntoView {
    let slots = if method.slots.is_empty() { ALL } else { method.slots };
    view! { <Columns method slots strays=true /> }
}

/// Some columns of a method.
#[component]
pub(super) fn Columns(
    method: &'static Method,
    slots: &'static [&'static str],
    /// What else each card shows.
    #[prop(optional)]
    extra: Option<Callback<CardId, AnyView>>,
    /// What stands under the name of each column.
    #[prop(optional)]
    under: Option<Callback<&'static str, AnyView>>,
    /// Whether cards that stand in no column are shown in one of their own.
    #[prop(optional)]
    strays: bool,
) -> impl IntoView {
    let column = |slot: &'static str| view! { <Column method among=slots at=slot extra under /> };
    view! {
        <div class="board" data-columns=slots.len()>
            {slots.iter().map(|slot| column(slot)).collect_view()}
            {strays.then(|| view! { <Strays method /> })}
        </div>
    }
}

#[component]
fn Column(
    method: &'static Method,
    /// The columns of the board, this one among them.
    among: &'static [&'static str],
    /// The key of the column.
    at: &'static str,
    extra: Option<Callback<CardId, AnyView>>,
    under: Option<Callback<&'static str, AnyView>>,
) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let slot = at;
    // A method without columns shows all its cards, whatever column an old file put them in.
    let ids = strategy.cards(method.key, (!slot.is_empty()).then_some(slot));
    let name = move || match slot {
        "" => t.get().method_name(method.key),
        slot => t.get().method_slot(method.key, slot),
    };
    let over = RwSignal::new(false);
    let on_move: OnMove =
        Callback::new(move |(id, way)| step(strategy, method, among, (id, slot), way));
    let on_next = Callback::new(move |()| dom::focus_soon(&foot_id(method, slot)));
    let row = Callback::new(move |id: Uuid| {
        let id = CardId(id);
        view! {
            <li
                on:dragover=move |event: DragEvent| drag::allow(&event)
                on:drop=move |event: DragEvent| {
                    event.stop_propagation();
                    over.set(false);
                    drop_card(strategy, &event, slot, before(ids, id));
                }
            >
                {match extra {
                    Some(extra) => view! { <CardBox id on_move on_next extra /> }.into_any(),
                    None => view! { <CardBox id on_move on_next /> }.into_any(),
                }}
            </li>
        }
        .into_any()
    });
    view! {
        <section
            class="column"
            data-slot=slot
            data-over=move || over.get().to_string()
            aria-label=name
            on:dragover=move |event: DragEvent| {
                drag::allow(&event);
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=move |event: DragEvent| {
                over.set(false);
                let last = ids.with_untracked(|ids| ids.last().copied()).map(CardId);
                drop_card(strategy, &event, slot, last);
            }
        >
            <h2 class="column-name">
                <span class="column-shape" aria-hidden="true"></span>
                {name}
                <span class="column-count">{move || t.get().number(ids.with(Vec::len))}</span>
            </h2>
            {under.map(|under| under.run(slot))}
            <ul class="column-cards">
                <Each ids row heavy=extra.is_some() />
            </ul>
            <AddLine method at=slot id=foot_id(method, slot) />
        </section>
    }
}

/// The cards that stand in no column, while there are any; they are dragged out, or go to the last one with Alt+←.
#[component]
fn Strays(method: &'static Method) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let ids =
        strategy.memo(|index| index.strays(method).map(|card| card.id.0).collect::<Vec<Uuid>>());
    let on_move: OnMove = Callback::new(move |(id, way): (CardId, &str)| {
        if let ("left", Some(last)) = (way, method.slots.last()) {
            strategy.place(id, last, None);
        }
    });
    let row = Callback::new(move |id: Uuid| {
        view! {
            <li>
                <CardBox id=CardId(id) on_move />
            </li>
        }
        .into_any()
    });
    view! {
        <If when=move || !ids.with(Vec::is_empty)>
            <section class="column" aria-label=say(t, Lang::strategy_strays)>
                <h2 class="column-name">
                    {say(t, Lang::strategy_strays)}
                    <span class="column-count">{move || t.get().number(ids.with(Vec::len))}</span>
                </h2>
                <ul class="column-cards">
                    <Each ids row />
                </ul>
            </section>
        </If>
    }
}

fn foot_id(method: &Method, slot: &str) -> String {
    format!("add-{}-{slot}", method.key)
}

/// The card before another one in a column.
fn before(ids: Memo<Vec<Uuid>>, id: CardId) -> Option<CardId> {
    ids.with_untracked(|ids| {
        let at = ids.iter().position(|other| *other == id.0)?;
        at.checked_sub(1).map(|before| CardId(ids[before]))
    })
}

fn drop_card(strategy: Strategy, event: &DragEvent, slot: &str, after: Option<CardId>) {
    let dragged = drag::dragged(event).map(CardId);
    if let Some(id) = dragged.filter(|id| Some(*id) != after) {
        event.prevent_default();
        strategy.place(id, slot, after);
    }
}

/// Moves a card up or down its column, or to the end of the column beside it.
fn step(
    strategy: Strategy,
    method: &'static Method,
    slots: &'static [&'static str],
    (id, slot): (CardId, &'static str),
    way: &str,
) {
    let own = strategy
        .read(|index| index.in_slot(method.key, slot).map(|card| card.id).collect::<Vec<_>>());
    let Some(at) = own.iter().position(|other| *other == id) else {
        return;
    };
    let column = slots.iter().position(|other| *other == slot).unwrap_or_default();
    let beside = |to: Option<usize>| to.and_then(|to| slots.get(to).copied());
    match way {
        "up" if at > 0 => strategy.place(id, slot, at.checked_sub(2).map(|after| own[after])),
        "down" if at + 1 < own.len() => strategy.place(id, slot, Some(own[at + 1])),
        "left" | "right" => {
            let to = if way == "left" { column.checked_sub(1) } else { Some(column + 1) };
            if let Some(to) = beside(to) {
                let last =
                    strategy.read(|index| index.in_slot(method.key, to).map(|card| card.id).last());
                strategy.place(id, to, last);
            }
        }
        _ => {}
    }
}

/// The line that writes the next card: Enter adds it and stays, a pasted list becomes a card a line.
#[component]
pub(super) fn AddLine(
    method: &'static Method,
    /// The key of the column; blank for none.
    at: &'static str,
    #[prop(into)] id: String,
) -> impl IntoView {
    let slot = at;
    let t = use_lang();
    let strategy = use_strategy();
    let typed = RwSignal::new(String::new());
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let text = typed.get_untracked();
        let is_added =
            !text.trim().is_empty() && strategy.add(method.key, slot, text.trim()).is_some();
        if is_added {
            typed.set(String::new());
        }
    };
    let on_paste = move |event: ClipboardEvent| {
        let pasted = drag::pasted(&event);
        if let Some(pasted) = pasted.filter(|text| text.trim().lines().count() > 1) {
            event.prevent_default();
            add_list(strategy, method, slot, &pasted);
        }
    };
    let name = move || match slot {
        "" => t.get().method_name(method.key),
        slot => t.get().method_slot(method.key, slot),
    };
    view! {
        <If when=move || strategy.workspace.is_writable()>
            <form class="add-line" on:submit=add>
                <input
                    class="input"
                    id=id.clone()
                    autocomplete="off"
                    aria-label=move || t.get().strategy_add_to(name())
                    placeholder=say(t, Lang::strategy_add)
                    bind:value=typed
                    on:paste=on_paste
                />
            </form>
        </If>
    }
}

/// A card a line of a pasted list; what was left out is told.
fn add_list(strategy: Strategy, method: &Method, slot: &str, pasted: &str) {
    let made = strategy.make(|_, next_id| Some(paste(method.key, slot, pasted, next_id)));
    if let Some(made) = made {
        let t = strategy.workspace.lang();
        strategy.workspace.notices().tell(t.pasted(made.cards.len(), made.left_out));
    }
}
