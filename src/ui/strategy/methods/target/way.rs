//! The way to a target: from us, along relations, and what is missing where there is none.

use leptos::prelude::*;
use leptos_router::components::A;

use super::super::super::state::{Strategy, use_strategy};
use super::super::follow::{Actor, CardNames};
use crate::analysis::access::Way;
use crate::analysis::targeting::Sheet;
use crate::browser::dom;
use crate::domain::id::{EntityId, RelationId};
use crate::domain::relations::Sign;
use crate::i18n::Lang;
use crate::ui::attention::use_attention;
use crate::ui::parts::{Button, If};
use crate::ui::preferences::{label, say, use_lang};

/// The way from us, who acts on the target, and the messages that are ready.
#[component]
pub(super) fn Paths(sheet: Memo<Option<Sheet>>) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let influencers = move || {
        let sheet = sheet.get();
        sheet.map(|sheet| sheet.influencers).unwrap_or_default()
    };
    let messages =
        Signal::derive(move || sheet.get().map(|sheet| sheet.messages).unwrap_or_default());
    view! {
        <section class="target-part">
            <h3>{say(t, Lang::target_way)}</h3>
            {move || match sheet.get() {
                Some(Sheet { actor: None, .. }) | None => {
                    view! { <p class="muted">{say(t, Lang::target_no_actor)}</p> }.into_any()
                }
                Some(Sheet { way: None, has_us: false, .. }) => view! { <NoUs /> }.into_any(),
                Some(Sheet { way: None, actor: Some(actor), .. }) => {
                    view! { <NoWay actor /> }.into_any()
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

/// Nobody is us yet: where that is said.
#[component]
fn NoUs() -> impl IntoView {
    let t = use_lang();
    view! {
        <p class="sheet-no-way">{say(t, Lang::target_no_us)}</p>
        <p>
            <A href=dom::address("/entites")>{say(t, Lang::target_choose_us)}</A>
        </p>
    }
}

/// No relation leads from us to the target: where one is written.
#[component]
fn NoWay(actor: EntityId) -> impl IntoView {
    let t = use_lang();
    view! {
        <p class="sheet-no-way">{say(t, Lang::target_no_way)}</p>
        <p>
            <A href=dom::address(&format!("/entites/{actor}"))>{say(t, Lang::target_relate)}</A>
        </p>
    }
}

/// The relations of the way of which nobody said whether they help, each with where to say it.
#[component]
fn Unsure(relations: Vec<RelationId>) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let line = move |id: RelationId| {
        let (title, source) = strategy.workspace.with_untracked(|project| {
            let source = project.relations.get(id).map(|row| row.source);
            (project.title(id.into()), source)
        });
        let address = source.map(|id| dom::address(&format!("/entites/{id}")));
        view! {
            <li>
                <A href=address.unwrap_or_default()>{title}</A>
            </li>
        }
    };
    (!relations.is_empty()).then(|| {
        view! {
            <div class="hint sheet-unsure">
                <p>{say(t, Lang::target_way_unsure)}</p>
                <ul>{relations.into_iter().map(line).collect_view()}</ul>
            </div>
        }
    })
}

/// The chain of actors from us to the target, with the relations between them.
#[component]
fn WayLine(way: Way) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let attention = use_attention();
    let shown = way.clone();
    let on_map = move |()| {
        // What was chosen would stand out too.
        attention.chosen.update(Vec::clear);
        attention.way.set(Some(shown.clone()));
        strategy.go("/graphe");
    };
    let unsure = strategy.workspace.with_untracked(|project| way.unsure(project));
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
        <Unsure relations=unsure />
        <Button label=label(t, Lang::strategy_on_map) on_press=on_map />
    }
}

/// A relation of the way with its sign; « nous » where it starts.
fn relation_words(strategy: Strategy, by: Option<RelationId>, t: Lang) -> String {
    let Some(by) = by else {
        return t.document_label(t.us());
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
