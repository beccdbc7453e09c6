//! The sheets of targets: who they are, what is asked of them, which way leads to them.

mod way;

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::super::board::Columns;
use super::super::card::CardOf;
use super::super::faces::View;
use super::super::state::{today, use_strategy};
use super::follow::{ALL, Unfolded};
use crate::analysis::targeting::{Sheet, sheets};
use crate::domain::id::CardId;
use crate::domain::method::catalogue::{Holds, method};
use crate::domain::method::make::{sheets as make_sheets, unsheeted};
use crate::domain::method::target::{KEY, NEEDED};
use crate::domain::method::{Method, body};
use crate::i18n::Lang;
use crate::ui::parts::{Button, If};
use crate::ui::preferences::{say, use_lang};
use way::Paths;

/// The views of this method.
pub(in super::super) const VIEWS: &[View] = &[View {
    key: "sheets",
    name: Lang::strategy_board,
    draw: |_, method| view! { <Sheets method /> }.into_any(),
}];

/// A part of a sheet: its name and its fields.
type SheetPart = (fn(Lang) -> &'static str, &'static [&'static str]);

/// What the three parts of a sheet say, by field.
const PARTS: [SheetPart; 3] = [
    (
        Lang::target_who,
        &[
            "role",
            "representative",
            "competence",
            "position",
            "wished",
            "interest",
            "influence",
            "access",
            "influenced_by",
        ],
    ),
    (Lang::target_thinks, &["goals", "knows", "believes", "fears", "wins", "loses", "red_lines"]),
    (
        Lang::target_how,
        &[
            "arguments",
            "objections",
            "messenger",
            "channel",
            "moment",
            "last_contact",
            "responsible",
            "data_review",
            "notes",
        ],
    ),
];

type Known = Memo<Arc<BTreeMap<CardId, Sheet>>>;

#[component]
fn Sheets(method: &'static Method) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let known: Known = strategy.memo(|index| Arc::new(sheets(index, today())));
    let missing = strategy.memo(|index| unsheeted(index).len());
    let overdue =
        move || known.with(|known| known.values().filter(|sheet| sheet.is_overdue).count());
    let make = move |()| {
        strategy.make(|index, next_id| make_sheets(index.project, next_id));
    };
    let extra = Callback::new(move |id| view! { <SheetBody id known /> }.into_any());
    view! {
        <div class="follow-head">
            <If when=move || { overdue() > 0 }>
                <p class="follow-alert">{move || t.get().target_overdue(overdue())}</p>
            </If>
            <If when=move || { missing.get() > 0 && strategy.workspace.is_writable() }>
                <Button
                    label=Signal::derive(move || t.get().target_make(missing.get()))
                    on_press=make
                />
            </If>
        </div>
        <Columns method slots=ALL extra />
    }
}

#[component]
fn SheetBody(id: CardId, known: Known) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let card = CardOf::new(strategy, id);
    let sheet = Memo::new(move |_| known.with(|known| known.get(&id).cloned()));
    let filled =
        move || sheet.with(|sheet| sheet.as_ref().map_or(0, |sheet| sheet.completeness.filled));
    view! {
        <Unfolded strategy id of=KEY>
            <NextStep card sheet />
            <Demand card />
            <div class="target-parts">
                {PARTS.map(|(name, keys)| view! { <Part card name keys /> }).collect_view()}
            </div>
            <Paths sheet />
            <p class="sheet-filled">
                <meter min="0" max="12" value=filled aria-hidden="true"></meter>
                " "
                {move || t.get().target_filled(filled(), NEEDED.len() + 1)}
                " "
                <span class="muted">{move || missing_words(sheet, t.get())}</span>
            </p>
        </Unfolded>
    }
}

/// What the sheet still lacks.
fn missing_words(sheet: Memo<Option<Sheet>>, t: Lang) -> String {
    let missing = sheet.with(|sheet| {
        sheet.as_ref().map(|sheet| sheet.completeness.missing.clone()).unwrap_or_default()
    });
    let names = missing.into_iter().map(|key| match key {
        "entity" => t.target_actor(),
        key => t.method_field(KEY, key),
    });
    let names: Vec<&str> = names.collect();
    if names.is_empty() { String::new() } else { t.target_missing(names.join(", ")) }
}

#[component]
fn Demand(card: CardOf) -> impl IntoView {
    let t = use_lang();
    let ask = move || card.read(|card| body::text(&card.body, "ask").to_owned());
    view! {
        <p class="sheet-ask">
            <strong>{move || t.get().method_field(KEY, "ask")}</strong>
            {say(t, Lang::document_colon)}
            {move || if ask().is_empty() { "…".to_owned() } else { ask() }}
        </p>
    }
}

/// The next step with its date, and whether it is overdue.
#[component]
fn NextStep(card: CardOf, sheet: Memo<Option<Sheet>>) -> impl IntoView {
    let t = use_lang();
    let text = move |key: &'static str| card.read(|card| body::text(&card.body, key).to_owned());
    let is_overdue =
        move || sheet.with(|sheet| sheet.as_ref().is_some_and(|sheet| sheet.is_overdue));
    let words = move || match (text("next_step"), text("next_date")) {
        (step, date) if step.is_empty() && date.is_empty() => "…".to_owned(),
        (step, date) if date.is_empty() => step,
        (step, date) if step.is_empty() => date,
        (step, date) => format!("{step} ({date})"),
    };
    view! {
        <p class="sheet-next" data-late=move || is_overdue().to_string()>
            <strong>{move || t.get().method_field(KEY, "next_step")}</strong>
            {say(t, Lang::document_colon)}
            {words}
            <If when=is_overdue>
                <span class="late-word">" ■ " {say(t, Lang::follow_overdue)}</span>
            </If>
        </p>
    }
}

/// The fields of a part that say something.
#[component]
fn Part(
    card: CardOf,
    name: fn(Lang) -> &'static str,
    keys: &'static [&'static str],
) -> impl IntoView {
    let t = use_lang();
    let filled = Memo::new(move |_| {
        card.read(|card| {
            let filled = keys.iter().copied().filter(|key| body::is_filled(&card.body, key));
            filled.collect::<Vec<_>>()
        })
    });
    let has_actor = keys.contains(&"position");
    let line = move |key: &'static str| {
        view! {
            <dt>{move || t.get().method_field(KEY, key)}</dt>
            <dd>{move || value_words(card, key, t.get())}</dd>
        }
    };
    view! {
        <section class="target-part">
            <h3>{say(t, name)}</h3>
            <If when=move || filled.with(Vec::is_empty) && !has_actor>
                <p class="muted">{say(t, Lang::target_nothing)}</p>
            </If>
            <dl>
                {move || filled.get().into_iter().map(line).collect_view()}
                {has_actor.then(|| view! { <OwnStance card /> })}
            </dl>
        </section>
    }
}

/// Where the actor stands on the whole, as its own sheet says: not where it stands on the objective.
#[component]
fn OwnStance(card: CardOf) -> impl IntoView {
    let t = use_lang();
    let stance = Memo::new(move |_| {
        let id = card.read(|card| card.entities.first().copied())?;
        let entity = card.strategy.workspace.entities();
        entity.with(|entities| entities.0.get(id).and_then(|row| row.stance))
    });
    view! {
        <If when=move || stance.get().is_some()>
            <dt>{say(t, Lang::target_stance)}</dt>
            <dd>{move || t.get().stance(stance.get())}</dd>
        </If>
    }
}

/// A value of a sheet in words.
fn value_words(card: CardOf, key: &'static str, t: Lang) -> String {
    let holds = method(KEY).and_then(|method| method.field(key)).map(|field| field.holds);
    card.read(|card| match holds {
        Some(Holds::Scale(scale)) => {
            let (from, to) = scale.range();
            let step = body::scale(&card.body, key, from, to);
            step.map(|step| t.field_step(key, scale, step)).unwrap_or_default()
        }
        Some(Holds::Choice(_)) => {
            let own = body::text(&card.body, key);
            let known = t.method_choice(key, own);
            if known.is_empty() { own.to_owned() } else { known.to_owned() }
        }
        _ => body::text(&card.body, key).to_owned(),
    })
}
