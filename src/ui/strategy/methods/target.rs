//! The sheets of targets: who they are, what is asked of them, which way leads to them.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::super::board::Columns;
use super::super::card::CardOf;
use super::super::faces::View;
use super::super::state::{Strategy, today, use_strategy};
use super::follow::{ALL, Actor, CardNames, Unfolded};
use crate::analysis::access::Way;
use crate::analysis::targeting::{Sheet, sheets};
use crate::domain::id::{CardId, RelationId};
use crate::domain::method::catalogue::{Holds, method};
use crate::domain::method::make::{sheets as make_sheets, unsheeted};
use crate::domain::method::target::{KEY, NEEDED};
use crate::domain::method::{Method, body};
use crate::domain::relations::Sign;
use crate::i18n::Lang;
use crate::ui::attention::use_attention;
use crate::ui::parts::{Button, If};
use crate::ui::preferences::{label, say, use_lang};

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
        &["role", "representative", "competence", "position", "interest", "influence", "access"],
    ),
    (Lang::target_thinks, &["goals", "knows", "believes", "fears", "wins", "loses", "red_lines"]),
    (Lang::target_how, &["arguments", "objections", "channel", "responsible", "notes"]),
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
            <div class="sheet-parts">
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
            " : "
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
            " : "
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
    let line = move |key: &'static str| {
        view! {
            <dt>{move || t.get().method_field(KEY, key)}</dt>
            <dd>{move || value_words(card, key, t.get())}</dd>
        }
    };
    view! {
        <section class="sheet-part">
            <h3>{say(t, name)}</h3>
            <If when=move || filled.with(Vec::is_empty)>
                <p class="muted">{say(t, Lang::target_nothing)}</p>
            </If>
            <dl>{move || filled.get().into_iter().map(line).collect_view()}</dl>
        </section>
    }
}

/// A value of a sheet in words.
fn value_words(card: CardOf, key: &'static str, t: Lang) -> String {
    let holds = method(KEY).and_then(|method| method.field(key)).map(|field| field.holds);
    card.read(|card| match holds {
        Some(Holds::Scale(scale)) => {
            let (from, to) = scale.range();
            let step = body::scale(&card.body, key, from, to);
            step.map(|step| t.scale_step(scale, step)).unwrap_or_default()
        }
        Some(Holds::Choice(_)) => {
            let own = body::text(&card.body, key);
            let known = t.method_choice(key, own);
            if known.is_empty() { own.to_owned() } else { known.to_owned() }
        }
        _ => body::text(&card.body, key).to_owned(),
    })
}

/// The way from us, who acts on the target, and the messages that are ready.
#[component]
fn Paths(sheet: Memo<Option<Sheet>>) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let influencers = move || {
        let sheet = sheet.get();
        sheet.map(|sheet| sheet.influencers).unwrap_or_default()
    };
    let messages =
        Signal::derive(move || sheet.get().map(|sheet| sheet.messages).unwrap_or_default());
    view! {
        <section class="sheet-part">
            <h3>{say(t, Lang::target_way)}</h3>
            {move || match sheet.get() {
                Some(Sheet { actor: None, .. }) | None => {
                    view! { <p class="muted">{say(t, Lang::target_no_actor)}</p> }.into_any()
                }
                Some(Sheet { way: None, .. }) => {
                    view! { <p class="sheet-no-way">{say(t, Lang::target_no_way)}</p> }.into_any()
                }
                Some(Sheet { way: Some(way), .. }) => view! { <WayLine way /> }.into_any(),
            }}
        </section>
        <If when=move || { !influencers().is_empty() }>
            <p class="sheet-line">
                <strong>{say(t, Lang::target_influencers)}</strong>
                " "
                {move || {
                    influencers().into_iter().map(|id| view! { <Actor strategy id /> }).collect_view()
                }}
            </p>
        </If>
        <If when=move || { !messages.with(Vec::is_empty) }>
            <div class="sheet-line">
                <strong>{say(t, Lang::target_messages)}</strong>
                <CardNames strategy ids=messages />
            </div>
        </If>
    }
}

/// The chain of actors from us to the target, with the relations between them.
#[component]
fn WayLine(way: Way) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let attention = use_attention();
    let actors = way.actors.clone();
    let on_map = move |()| {
        attention.chosen.set(actors.clone());
        strategy.go("/graphe");
    };
    let is_us = way.relations.is_empty();
    let by = std::iter::once(None).chain(way.relations.iter().copied().map(Some));
    let steps: Vec<_> = by.zip(way.actors.iter().copied()).collect();
    let step = move |(by, id)| {
        view! {
            <li>
                {move || relation_words(strategy, by, t.get())}
                <Actor strategy id />
            </li>
        }
    };
    view! {
        <If when=move || is_us>
            <p class="muted">{say(t, Lang::target_is_us)}</p>
        </If>
        <ol class="sheet-way">
            {steps.into_iter().map(step).collect_view()}
        </ol>
        <If when=move || !way.is_sure>
            <p class="hint">{say(t, Lang::target_way_unsure)}</p>
        </If>
        <Button label=label(t, Lang::strategy_on_map) on_press=on_map />
    }
}

/// A relation of the way with its sign; « nous » where it starts.
fn relation_words(strategy: Strategy, by: Option<RelationId>, t: Lang) -> String {
    let Some(by) = by else {
        return format!("{} : ", t.us());
    };
    strategy.workspace.relations().with(|relations| {
        let row = relations.0.get(by);
        let sign = match row.and_then(|row| row.sign) {
            Some(Sign::Plus) => "+",
            Some(Sign::Minus) => "−",
            _ => "?",
        };
        let kind = row.map(|row| row.kind.clone()).unwrap_or_default();
        if kind.is_empty() {
            format!("→ ({sign}) → ")
        } else {
            format!("→ {kind} ({sign}) → ")
        }
    })
}
