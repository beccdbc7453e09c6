//! The strategy part: for now, what the cards of the project say, to be read, and to be taken away.

use leptos::prelude::*;

use crate::analysis::card_list::{Group, details, groups, slot};
use crate::browser::clock::now;
use crate::browser::ids;
use crate::domain::cards::Card;
use crate::domain::edit::Command;
use crate::domain::id::CardId;
use crate::format::Fresh;
use crate::format::families::convert_kept;
use crate::i18n::Lang;
use crate::ui::parts::{Button, Each, IconButton, If};
use crate::ui::preferences::{label, say, use_lang};
use crate::ui::workspace::{Workspace, use_workspace};

#[component]
pub(crate) fn StrategyPage() -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let found = Memo::new(move |_| workspace.with(groups));
    let is_empty = move || found.with(Vec::is_empty);
    view! {
        <section class="strategy">
            <header class="page-head">
                <h1>{say(t, Lang::nav_strategy)}</h1>
            </header>
            <p class="lead">{say(t, Lang::strategy_later)}</p>
            <KeptOffer />
            <If when=move || !is_empty()>
                <p>{say(t, Lang::strategy_cards)}</p>
            </If>
            {move || found.get().into_iter().map(|group| view! { <Method group /> }).collect_view()}
        </section>
    }
}

/// Offers to read what earlier versions kept whole.
#[component]
fn KeptOffer() -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let is_kept = Memo::new(move |_| {
        workspace.with(|project| project.kept.iter().any(|(_, row)| row.part == "plaidoyer"))
    });
    view! {
        <If when=move || is_kept.get() && workspace.is_writable()>
            <div class="panel">
                <p>{say(t, Lang::strategy_kept)}</p>
                <Button
                    label=label(t, Lang::strategy_convert)
                    tone="main"
                    on_press=move |()| convert(workspace)
                />
            </div>
        </If>
    }
}

fn convert(workspace: Workspace) {
    let mut next_id = ids::fresh;
    let mut fresh = Fresh { next_id: &mut next_id, now: now() };
    let command = workspace.with_untracked(|project| convert_kept(project, &mut fresh));
    if let Some(command) = command {
        workspace.dispatch(command);
    }
}

#[component]
fn Method(group: Group) -> impl IntoView {
    let t = use_lang();
    let key = StoredValue::new(group.method);
    let name = move || {
        let known = key.with_value(|key| t.get().method_name(key));
        if known.is_empty() { key.get_value() } else { known.to_owned() }
    };
    let help = move || key.with_value(|key| t.get().method_help(key));
    let ids: Vec<_> = group.cards.into_iter().map(uuid::Uuid::from).collect();
    let row = Callback::new(|id| view! { <CardLine id=CardId(id) /> }.into_any());
    view! {
        <section class="panel">
            <h2>{name}</h2>
            <p class="muted">{help}</p>
            <ul class="card-list">
                <Each ids=Signal::stored(ids) row />
            </ul>
        </section>
    }
}

#[component]
fn CardLine(id: CardId) -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let card = Memo::new(move |_| workspace.with(|project| project.cards.get(id).cloned()));
    let read = move |read: fn(&Card) -> String| {
        card.with(|card| card.as_deref().map(read).unwrap_or_default())
    };
    let column = move || {
        card.with(|card| card.as_deref().map(|card| column(t.get(), card)).unwrap_or_default())
    };
    let cited = move || {
        let ids = card.with(|card| card.as_deref().map(|card| card.entities.clone()));
        let name = |project: &crate::domain::project::Project| {
            let ids = ids.unwrap_or_default();
            ids.into_iter().map(|id| project.entity_name(id).to_owned()).collect::<Vec<_>>()
        };
        workspace.with(name).join(", ")
    };
    let rows = move || {
        let lines = card.with(|card| card.as_deref().map(|card| lines(t.get(), card)));
        let line = |(term, text): (String, String)| {
            view! {
                <div>
                    <dt>{term}</dt>
                    <dd>{text}</dd>
                </div>
            }
        };
        lines.unwrap_or_default().into_iter().map(line).collect_view()
    };
    view! {
        <li>
            <div class="card-text">
                <p>
                    <If when=move || !column().is_empty()>
                        <span class="chip">{column}</span>
                        " "
                    </If>
                    <strong>{move || read(|card| card.text.clone())}</strong>
                </p>
                <p class="card-detail">{move || read(|card| card.detail.clone())}</p>
                <dl class="card-fields">{rows}</dl>
                <p class="muted">{cited}</p>
            </div>
            <IconButton
                icon="trash"
                label=move || t.get().strategy_delete(read(|card| card.text.clone()))
                disabled=move || !workspace.is_writable()
                on_press=move |()| {
                    workspace.dispatch(Command::Remove(vec![id.into()]));
                }
            />
        </li>
    }
}

/// The name of a card's column; its own word when it is not known.
fn column(t: Lang, card: &Card) -> String {
    let known = t.method_slot(&card.method, slot(card));
    if known.is_empty() { slot(card).to_owned() } else { known.to_owned() }
}

/// What else a card holds, each with the name of its field.
fn lines(t: Lang, card: &Card) -> Vec<(String, String)> {
    let line = |(key, text): (&str, String)| {
        let field = t.method_field(&card.method, key);
        let choice = t.method_choice(key, &text);
        let field = if field.is_empty() { key } else { field };
        (field.to_owned(), if choice.is_empty() { text } else { choice.to_owned() })
    };
    details(card).into_iter().map(line).collect()
}
