//! The logical framework: a table that is filled in place, read from below, its assumptions sorted out.

use leptos::prelude::*;
use uuid::Uuid;

use super::super::board::AddLine;
use super::super::card::{CardBox, CardOf, OnMove};
use super::super::editor::{FieldOf, TriageOf};
use super::super::faces::{BOARD, View};
use super::super::state::{Strategy, use_strategy};
use crate::browser::dom;
use crate::domain::id::CardId;
use crate::domain::method::logframe::{KEY, vertical};
use crate::domain::method::{Method, body};
use crate::i18n::Lang;
use crate::ui::parts::{Each, If};
use crate::ui::preferences::{say, use_lang};

/// The views of the method.
pub(in super::super) const VIEWS: &[View] = &[
    View {
        key: "table",
        name: Lang::frame_table,
        draw: |_, method| view! { <Frame method /> }.into_any(),
    },
    BOARD,
];

/// The rows that have four cells, and what the three beside the first hold.
const ROWS: [(&str, [&str; 3]); 4] = [
    ("goal", CHANGES),
    ("purpose", CHANGES),
    ("result", CHANGES),
    ("activity", ["means", "costs", "assumptions"]),
];
const CHANGES: [&str; 3] = ["indicators", "verification", "assumptions"];

#[component]
fn Frame(method: &'static Method) -> impl IntoView {
    let t = use_lang();
    let name = move || t.get().method_name(method.key);
    view! {
        <div class="frame-scroll" tabindex="0" role="region" aria-label=name>
            <table class="frame" role="table">
                <caption class="visually-hidden">{name}</caption>
                {ROWS
                    .into_iter()
                    .map(|(slot, cells)| view! { <RowsOf method at=slot cells=cells.to_vec() /> })
                    .collect_view()}
                <RowsOf method at="precondition" cells=Vec::new() />
            </table>
        </div>
        <Logic />
    }
}

/// The lines of a row, each a card, under the names of its cells.
#[component]
fn RowsOf(method: &'static Method, at: &'static str, cells: Vec<&'static str>) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let slot = at;
    let ids = strategy.cards(method.key, Some(slot));
    let span = (4 - cells.len()).to_string();
    let heads = cells.clone().into_iter().map(|key| {
        view! { <th scope="col" role="columnheader">{move || t.get().method_field(method.key, key)}</th> }
    });
    let (wide, cells) = (span.clone(), StoredValue::new(cells));
    let row = Callback::new(move |id: Uuid| {
        let (card, wide) = (CardOf::new(strategy, CardId(id)), wide.clone());
        let cells = cells.get_value().into_iter();
        view! {
            <tr role="row">
                <td colspan=wide role="cell">
                    <Logical card at=slot ids />
                </td>
                {cells.map(|key| view! { <Cell method card key=key /> }).collect_view()}
            </tr>
        }
        .into_any()
    });
    let foot = format!("add-{KEY}-{slot}");
    view! {
        <tbody role="rowgroup" data-slot=slot>
            <tr class="frame-head" role="row">
                <th scope="col" role="columnheader" colspan=span>
                    {move || t.get().method_slot(method.key, slot)}
                </th>
                {heads.collect_view()}
            </tr>
            <Each ids row />
            <tr class="frame-foot" role="row">
                <td colspan="4" role="cell">
                    <AddLine method at=slot id=foot />
                </td>
            </tr>
        </tbody>
    }
}

/// The first cell: the card itself, which moves within its row.
#[component]
fn Logical(card: CardOf, at: &'static str, ids: Memo<Vec<Uuid>>) -> impl IntoView {
    let slot = at;
    let strategy = card.strategy;
    let on_move: OnMove = Callback::new(move |(id, way)| step(strategy, slot, ids, (id, way)));
    let on_next = Callback::new(move |()| dom::focus_soon(&format!("add-{KEY}-{slot}")));
    view! { <CardBox id=card.id on_move on_next /> }
}

/// Moves a card up or down its row, or to the row above or below.
fn step(strategy: Strategy, slot: &'static str, ids: Memo<Vec<Uuid>>, (id, way): (CardId, &str)) {
    let ids = ids.get_untracked();
    let Some(at) = ids.iter().position(|other| *other == id.0) else {
        return;
    };
    let after = |at: Option<usize>| at.map(|at| CardId(ids[at]));
    let row = ROWS.iter().position(|(row, _)| *row == slot).unwrap_or(ROWS.len());
    match way {
        "up" if at > 0 => strategy.place(id, slot, after(at.checked_sub(2))),
        "down" if at + 1 < ids.len() => strategy.place(id, slot, after(Some(at + 1))),
        "left" if row > 0 => strategy.place(id, ROWS[row - 1].0, None),
        "right" if row + 1 < ROWS.len() => strategy.place(id, ROWS[row + 1].0, None),
        _ => {}
    }
}

#[component]
fn Cell(method: &'static Method, card: CardOf, key: &'static str) -> impl IntoView {
    let t = use_lang();
    let field = method.field(key);
    let supposes = move || card.read(|card| body::is_filled(&card.body, key));
    let triage = (key == "assumptions").then(|| {
        view! {
            <If when=supposes>
                <TriageOf card />
            </If>
        }
    });
    view! {
        <td role="cell" data-name=move || t.get().method_field(method.key, key)>
            {field.map(|field| view! { <FieldOf card field /> })} {triage}
        </td>
    }
}

/// The rows read from below, as sentences.
#[component]
fn Logic() -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let sentences = strategy.memo(move |index| {
        let t = t.get();
        let steps = vertical(index).into_iter();
        let said = steps.filter(|step| !step.means.is_empty() && !step.ends.is_empty());
        said.map(|step| t.vertical_step(&step)).collect::<Vec<_>>()
    });
    view! {
        <section class="frame-logic">
            <h2 class="tree-name">{say(t, Lang::frame_logic_title)}</h2>
            <If when=move || sentences.with(Vec::is_empty)>
                <p class="muted">{say(t, Lang::frame_logic_none)}</p>
            </If>
            <ol>
                {move || {
                    sentences.get().into_iter().map(|text| view! { <li>{text}</li> }).collect_view()
                }}
            </ol>
        </section>
    }
}
