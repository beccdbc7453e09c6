//! The arrows of a card, both ways, and what the next tool makes of it.

use std::sync::Arc;

use leptos::prelude::*;
use serde_json::Value;
use uuid::Uuid;

use super::super::card::CardOf;
use super::assumptions::Assumptions;
use super::fields::{number_value, scale_options};
use crate::domain::id::{CardId, LinkId};
use crate::domain::links::Link;
use crate::domain::method::catalogue::{BodyField, Holds, LinkKind, link_kind, method};
use crate::domain::method::make::next_of;
use crate::domain::method::theory_of_change::LEADS_TO;
use crate::domain::method::{Index, METHODS, body};
use crate::domain::project::Project;
use crate::domain::record::RecordRef;
use crate::i18n::Lang;
use crate::ui::parts::{Button, Choice, Each, IconButton, If, Pick, TextField};
use crate::ui::preferences::{label, use_lang};

/// Every sort of arrow that leaves or reaches the card's method.
#[component]
pub(super) fn Arrows(card: CardOf) -> impl IntoView {
    let key = Memo::new(move |_| card.read(|card| card.method.clone()));
    move || {
        let method = key.with(|key| method(key));
        let out = method.into_iter().flat_map(|method| method.links_out().map(|kind| (kind, true)));
        let into =
            method.into_iter().flat_map(|method| method.links_in().map(|kind| (kind, false)));
        let kinds = out.chain(into);
        kinds.map(|(kind, is_out)| view! { <ArrowsOf card kind is_out /> }).collect_view()
    }
}

/// The arrows of one sort, and the choice that draws another.
#[component]
fn ArrowsOf(card: CardOf, kind: &'static LinkKind, is_out: bool) -> impl IntoView {
    let t = use_lang();
    let strategy = card.strategy;
    let workspace = strategy.workspace;
    let own = RecordRef::from(card.id);
    let ids = Memo::new(move |_| {
        workspace.links().with(|links| {
            let links = links.0.iter().filter(|(_, link)| {
                link.kind == kind.key && (if is_out { link.source } else { link.target }) == own
            });
            links.map(|(id, _)| id.0).collect::<Vec<Uuid>>()
        })
    });
    let name = move || {
        let t = t.get();
        if is_out { t.method_link(kind.key) } else { t.method_link_back(kind.key) }
    };
    let others = if is_out { kind.to } else { kind.from };
    let options = strategy.memo(move |index| others_of(index, others, own));
    let join = Callback::new(move |other: String| {
        if let Ok(other) = Uuid::parse_str(&other).map(CardId) {
            let (source, target) = if is_out { (card.id, other) } else { (other, card.id) };
            strategy.join(source, kind.key, target);
        }
    });
    let row = Callback::new(move |id| view! { <ArrowLine card id=LinkId(id) is_out /> }.into_any());
    view! {
        <If when=move || { !ids.with(Vec::is_empty) || !options.with(Vec::is_empty) }>
            <fieldset class="field-group card-arrows">
                <legend class="field-label">{name}</legend>
                <ul>
                    <Each ids row />
                </ul>
                <If when=move || workspace.is_writable() && !options.with(Vec::is_empty)>
                    <Pick
                        label=Signal::derive(move || t.get().strategy_join_as(name()))
                        prompt=label(t, Lang::strategy_join)
                        options
                        deed=label(t, Lang::strategy_join_do)
                        on_pick=join
                    />
                </If>
            </fieldset>
        </If>
    }
}

/// The cards of some methods, each with its method where there are several.
fn others_of(index: &Index, methods: &[&str], own: RecordRef) -> Vec<(String, String)> {
    let cards = methods.iter().flat_map(|key| index.boxes(key));
    let cards = cards.filter(|card| RecordRef::from(card.id) != own);
    let cards = cards.filter(|card| !card.card.text.trim().is_empty());
    cards.map(|card| (card.id.to_string(), card.card.text.clone())).collect()
}

/// The card to open for an end: itself, or the one that an arrow leads to.
fn card_at(project: &Project, end: RecordRef) -> Option<CardId> {
    match end {
        RecordRef::Card(id) => Some(id),
        RecordRef::Link(id) => card_at(project, project.links.get(id)?.target),
        _ => None,
    }
}

/// One arrow: its other end, its reason, and what its sort adds.
#[component]
fn ArrowLine(card: CardOf, id: LinkId, is_out: bool) -> impl IntoView {
    let t = use_lang();
    let strategy = card.strategy;
    let workspace = strategy.workspace;
    let row = workspace.row_of(|project| &project.links, id);
    let other = move || {
        row.with(|row| row.as_ref().map(|row| if is_out { row.target } else { row.source }))
    };
    let title = Memo::new(move |_| {
        workspace.cards().track();
        other()
            .map(|other| workspace.with_untracked(|project| project.title(other)))
            .unwrap_or_default()
    });
    let opened = RwSignal::new(false);
    let open = move |_| {
        let card =
            other().and_then(|end| workspace.with_untracked(|project| card_at(project, end)));
        if let Some(id) = card {
            strategy.choose(id);
        }
    };
    view! {
        <li class="card-arrow">
            <button type="button" class="link-button card-arrow-end" on:click=open>
                {title}
            </button>
            <IconButton
                icon="edit"
                label=Signal::derive(move || t.get().strategy_arrow_edit(title.get()))
                expanded=opened
                on_press=move |()| opened.update(|opened| *opened = !*opened)
            />
            <IconButton
                icon="close"
                label=Signal::derive(move || t.get().strategy_arrow_remove(title.get()))
                disabled=Signal::derive(move || !workspace.is_writable())
                on_press=move |()| strategy.remove(id)
            />
            <If when=opened>
                <ArrowForm card id />
            </If>
        </li>
    }
}

/// The reason of an arrow, and what its sort adds.
#[component]
pub(in super::super) fn ArrowForm(card: CardOf, id: LinkId) -> impl IntoView {
    let t = use_lang();
    let strategy = card.strategy;
    let row = strategy.workspace.row_of(|project| &project.links, id);
    let reason = Signal::derive(move || {
        row.with(|row| row.as_ref().map(|row| row.rationale.clone()).unwrap_or_default())
    });
    let set = Callback::new(move |(text, gesture): (String, u64)| {
        strategy.edit_link(id, Some(gesture), |link| link.rationale = text);
    });
    let kind = row.with_untracked(|row| row.as_ref().and_then(|row| link_kind(&row.kind)));
    let fields: &'static [BodyField] = kind.map(|kind| kind.fields).unwrap_or_default();
    view! {
        <div class="card-arrow-form">
            <TextField
                label=label(t, Lang::strategy_because)
                value=reason
                multiline=true
                on_change=set
            />
            {fields.iter().map(|field| view! { <ArrowField card id row field /> }).collect_view()}
            {kind
                .is_some_and(|kind| kind.key == LEADS_TO)
                .then(|| view! { <Assumptions strategy of=id /> })}
        </div>
    }
}

/// What a sort of arrow adds: a step of a scale, or a flag.
#[component]
fn ArrowField(
    card: CardOf,
    id: LinkId,
    row: Memo<Option<Arc<Link>>>,
    field: &'static BodyField,
) -> impl IntoView {
    let t = use_lang();
    let strategy = card.strategy;
    let key = field.key;
    let name = Signal::derive(move || t.get().method_field("", key).to_owned());
    let locked = Signal::derive(move || !strategy.workspace.is_writable());
    let set = move |value: Value| {
        strategy.edit_link(id, None, |link| {
            if value.is_null() {
                link.body.remove(key);
            } else {
                link.body.insert(key.to_owned(), value);
            }
        });
    };
    let Holds::Scale(scale) = field.holds else {
        let is_on =
            move || row.with(|row| row.as_ref().is_some_and(|row| body::flag(&row.body, key)));
        return view! {
            <label class="check">
                <input
                    type="checkbox"
                    disabled=locked
                    prop:checked=is_on
                    on:change=move |event| {
                        let is_on = event_target_checked(&event);
                        set(if is_on { Value::Bool(true) } else { Value::Null });
                    }
                />
                <span>{name}</span>
            </label>
        }
        .into_any();
    };
    let value = Signal::derive(move || {
        let number = row.with(|row| row.as_ref().and_then(|row| body::number(&row.body, key)));
        number.map(|number| number.to_string()).unwrap_or_default()
    });
    let choose = Callback::new(move |step: String| set(number_value(&step)));
    view! {
        <Choice
            label=name
            value
            options=Signal::derive(move || scale_options(t.get(), key, scale))
            on_choose=choose
            disabled=locked
        />
    }
    .into_any()
}

/// What the next tools make of the card: one press, one card, joined to this one.
#[component]
pub(super) fn NextSteps(card: CardOf) -> impl IntoView {
    let t = use_lang();
    let strategy = card.strategy;
    let next = Memo::new(move |_| {
        let mut next_id = Uuid::nil;
        strategy.workspace.with(|project| {
            let is_next = |key: &str| next_of(project, card.id, key, &mut next_id).is_some();
            let mut is_next = is_next;
            let keys = METHODS.iter().map(|method| method.key);
            keys.filter(|key| is_next(key)).collect::<Vec<_>>()
        })
    });
    let make = move |key: &'static str| {
        let made = strategy.make(|index, next_id| next_of(index.project, card.id, key, next_id));
        if let Some(id) = made.and_then(|made| made.cards.first().copied()) {
            strategy.choose(id);
        }
    };
    view! {
        <If when=move || { !next.with(Vec::is_empty) && strategy.workspace.is_writable() }>
            <div class="field-group">
                <span class="field-label">{move || t.get().strategy_next()}</span>
                <div class="chips">
                    {move || {
                        next.get()
                            .into_iter()
                            .map(|key| {
                                view! {
                                    <Button
                                        label=Signal::derive(move || {
                                            t.get().strategy_make(t.get().method_name(key))
                                        })
                                        on_press=move |()| make(key)
                                    />
                                }
                            })
                            .collect_view()
                    }}
                </div>
            </div>
        </If>
    }
}
