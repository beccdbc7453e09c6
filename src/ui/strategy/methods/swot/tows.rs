//! The strategies that cross an inner and an outer element.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::super::super::board::Columns;
use super::super::super::state::{Strategy, use_strategy};
use super::marked;
use crate::domain::id::{CardId, LinkId};
use crate::domain::method::catalogue::method;
use crate::domain::method::make::next_of;
use crate::domain::method::swot::{self, CROSSES, Crossings, KEY, Posture, TOWS};
use crate::domain::method::{body, strategy as choice};
use crate::i18n::Lang;
use crate::ui::parts::{Button, Choice, IconButton, If};
use crate::ui::preferences::{label, say, use_lang};

const SLOTS: &[&str] = &["so", "wo", "st", "wt"];
const INNER: &[&str] = &["strengths", "weaknesses"];
const OUTER: &[&str] = &["opportunities", "threats"];
/// How many crossings are proposed at once.
const PROPOSED: usize = 12;

#[component]
pub(super) fn Tows() -> impl IntoView {
    let extra = Callback::new(|id: CardId| view! { <Crossed id /> }.into_any());
    view! {
        <Proposed />
        <CrossTwo />
        {method(TOWS).map(|method| view! { <Columns method slots=SLOTS extra /> })}
    }
}

/// Makes the card of a pair and opens its text for writing.
fn make(strategy: Strategy, inner: CardId, outer: CardId) -> bool {
    let t = strategy.workspace.lang();
    let made = strategy.make(|index, next_id| {
        let project = index.project;
        let (one, other) = (project.cards.get(inner)?, project.cards.get(outer)?);
        let columns = (body::text(&one.body, "slot"), body::text(&other.body, "slot"));
        let posture = Posture::of_columns(columns.0, columns.1)?;
        let text = t.boards_crossed(posture, &one.text, &other.text);
        swot::cross(project, (inner, outer), &text, next_id)
    });
    let id = made.and_then(|made| made.cards.first().copied());
    strategy.editing.set(id);
    id.is_some()
}

/// Decisive crossings that no card takes up yet.
#[component]
fn Proposed() -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let pairs = strategy.memo(|index| {
        let mut pairs = swot::proposed(index, &Crossings::new(index, false));
        pairs.truncate(PROPOSED);
        pairs
    });
    let line = move |(inner, outer, _): (CardId, CardId, Posture)| {
        let words = move || format!("{} × {}", marked(strategy, inner), marked(strategy, outer));
        view! {
            <li>
                <Button
                    label=Signal::derive(move || format!("+ {}", words()))
                    on_press=move |()| {
                        make(strategy, inner, outer);
                    }
                />
            </li>
        }
    };
    view! {
        <If when=move || { !pairs.with(Vec::is_empty) && strategy.workspace.is_writable() }>
            <section class="panel">
                <h2>{say(t, Lang::boards_proposed)}</h2>
                <ul class="chips">{move || pairs.get().into_iter().map(line).collect_view()}</ul>
            </section>
        </If>
    }
}

/// The cards of some columns, to choose one.
fn elements(strategy: Strategy, slots: &'static [&'static str]) -> Signal<Vec<(String, String)>> {
    let t = use_lang();
    let cards = strategy.memo(move |index| {
        let cards = slots.iter().flat_map(|slot| index.in_slot(KEY, slot));
        cards.map(|card| card.id).take(200).collect::<Vec<_>>()
    });
    Signal::derive(move || {
        let none = (String::new(), t.get().strategy_join().to_owned());
        let cards = cards.get().into_iter().map(|id| (id.to_string(), marked(strategy, id)));
        std::iter::once(none).chain(cards).collect()
    })
}

fn read(id: &str) -> Option<CardId> {
    uuid::Uuid::parse_str(id).ok().map(CardId)
}

/// Two elements that are picked make a card with its two arrows.
#[component]
fn CrossTwo() -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let (inner, outer) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (inners, outers) = (elements(strategy, INNER), elements(strategy, OUTER));
    let add = move |event: SubmitEvent| {
        event.prevent_default();
        let pair = (read(&inner.get_untracked()), read(&outer.get_untracked()));
        if let (Some(one), Some(other)) = pair
            && make(strategy, one, other)
        {
            inner.set(String::new());
            outer.set(String::new());
        }
    };
    view! {
        <If when=move || strategy.workspace.is_writable()>
            <form class="field-pair" on:submit=add aria-label=say(t, Lang::boards_cross_two)>
                <Choice
                    label=label(t, Lang::boards_inner)
                    value=inner
                    options=inners
                    on_choose=Callback::new(move |id| inner.set(id))
                />
                <Choice
                    label=label(t, Lang::boards_outer)
                    value=outer
                    options=outers
                    on_choose=Callback::new(move |id| outer.set(id))
                />
                <Button label=label(t, Lang::boards_cross_make) />
            </form>
        </If>
    }
}

/// What a card crosses, what else it may cross, and its strategy.
#[component]
fn Crossed(id: CardId) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let arrows = strategy.memo(move |index| {
        let arrows = index.out(id, CROSSES);
        arrows.filter_map(|arrow| Some((arrow.id, index.card(arrow.other)?.0))).collect::<Vec<_>>()
    });
    let made = strategy.memo(move |index| {
        let made = index.cards_into(id, "converted_from");
        made.into_iter().find(|(_, card)| card.method == choice::KEY).map(|(id, _)| id)
    });
    let chip = move |(link, other): (LinkId, CardId)| {
        view! {
            <span class="chip">
                {move || marked(strategy, other)}
                <IconButton
                    icon="close"
                    label=Signal::derive(move || {
                        t.get().strategy_arrow_remove(marked(strategy, other))
                    })
                    disabled=Signal::derive(move || !strategy.workspace.is_writable())
                    on_press=move |()| strategy.remove(link)
                />
            </span>
        }
    };
    let lacks = move |slots: &[&str]| {
        let of = |other: CardId| {
            strategy.workspace.cards().with(|cards| {
                cards
                    .0
                    .get(other)
                    .is_some_and(|card| slots.contains(&body::text(&card.body, "slot")))
            })
        };
        !arrows.get().into_iter().any(|(_, other)| of(other)) && strategy.workspace.is_writable()
    };
    let (inners, outers) = (elements(strategy, INNER), elements(strategy, OUTER));
    let join = Callback::new(move |other: String| {
        if let Some(other) = read(&other) {
            strategy.join(id, CROSSES, other);
        }
    });
    let go = move |()| {
        let new = move || {
            let made =
                strategy.make(|index, next_id| next_of(index.project, id, choice::KEY, next_id));
            made.and_then(|made| made.cards.first().copied())
        };
        if let Some(id) = made.get_untracked().or_else(new) {
            strategy.choose(id);
        }
    };
    view! {
        <div class="chips">{move || arrows.get().into_iter().map(chip).collect_view()}</div>
        <If when=move || lacks(INNER)>
            <Choice
                label=label(t, Lang::boards_inner)
                value=Signal::derive(String::new)
                options=inners
                on_choose=join
            />
        </If>
        <If when=move || lacks(OUTER)>
            <Choice
                label=label(t, Lang::boards_outer)
                value=Signal::derive(String::new)
                options=outers
                on_choose=join
            />
        </If>
        <Button label=label(t, Lang::boards_make_strategy) tone="link" on_press=go />
    }
}
