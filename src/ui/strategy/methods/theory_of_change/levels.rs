//! The levels, impact on top; each card with what it takes and how plausible it is.

use leptos::prelude::*;
use uuid::Uuid;

use super::super::super::board::Columns;
use super::super::super::card::CardOf;
use super::super::super::editor::ArrowForm;
use super::super::super::state::use_strategy;
use super::assistant::Assistant;
use super::seen::{Need, OfCard, Seen};
use crate::domain::id::CardId;
use crate::domain::method::theory_of_change::{KEY, Weak, slot_of};
use crate::domain::method::{Method, body};
use crate::i18n::Lang;
use crate::ui::parts::{Each, IconButton, If, Later, Segments};
use crate::ui::preferences::{say, use_lang};

/// The levels of the path, the highest first.
const PATH: &[&str] = &["impact", "long_term", "outcome", "output", "activity", "input"];
/// What stands beside it.
const BESIDE: &[&str] = &["assumption", "values", "situation", "note"];

#[component]
pub(super) fn Levels(method: &'static Method) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let seen = strategy.memo(Seen::new);
    let asked = RwSignal::new(None::<CardId>);
    let extra = Callback::new(move |id: CardId| view! { <OnPath id seen asked /> }.into_any());
    let weak = Callback::new(move |id: CardId| view! { <IsWeak id seen /> }.into_any());
    view! {
        <Says seen />
        <Assistant seen asked />
        <p class="muted tree-keys">
            <span class="keys-hint">{say(t, Lang::theory_board_keys)}</span> " "
            {say(t, Lang::theory_board_paste)}
        </p>
        <Later>
            <section class="theory-path" aria-label=say(t, Lang::theory_path)>
                <Columns method slots=PATH extra />
            </section>
        </Later>
        <Later>
            <section class="theory-beside" aria-label=say(t, Lang::theory_beside)>
                <h2 class="tree-name">{say(t, Lang::theory_beside)}</h2>
                <Columns method slots=BESIDE extra=weak />
            </section>
        </Later>
    }
}

/// How plausible the impact is, what it all rests on, how much is backed.
#[component]
fn Says(seen: Memo<Seen>) -> impl IntoView {
    let t = use_lang();
    let workspace = use_strategy().workspace;
    let title = move |id: CardId| workspace.with(|project| project.title(id.into()));
    let impact = move || match seen.with(|seen| seen.impact) {
        Some((id, value)) => t.get().theory_impact(title(id), value),
        None => t.get().theory_no_impact().to_owned(),
    };
    let value = move || seen.with(|seen| seen.impact.map_or(0, |(_, value)| value));
    let weak = move |weak: Weak| match weak {
        Weak::Assumption(id) => Some(t.get().theory_weak_assumption(title(id), value())),
        Weak::Arrow(id) => workspace.with(|project| {
            let link = project.links.get(id)?;
            let (means, end) = (project.title(link.source), project.title(link.target));
            Some(t.get().theory_weak_arrow(means, end, value()))
        }),
    };
    let coverage = move || {
        let (t, found) = (t.get(), seen.with(|seen| seen.coverage.clone()));
        [
            (t.theory_measured(found.measured.0, found.measured.1), found.measured),
            (t.theory_assumed(found.assumed.0, found.assumed.1), found.assumed),
            (t.theory_proven(found.proven.0, found.proven.1), found.proven),
        ]
    };
    let cycle = move || seen.with(|seen| seen.cycle);
    let answerable = move || {
        let slot = slot_of(seen.with(|seen| seen.answerable)?);
        Some(t.get().theory_answerable(t.get().method_slot(KEY, slot)))
    };
    view! {
        <div class="tree-says theory-says" role="status">
            <p class="theory-impact">{impact}</p>
            <p>{answerable}</p>
            <ul>
                {move || {
                    let links = seen.with(|seen| seen.weak.clone());
                    let said = links.into_iter().take(3).filter_map(weak);
                    said.map(|text| view! { <li class="theory-weak">{text}</li> }).collect_view()
                }}
            </ul>
            <If when=move || cycle().is_some()>
                <p class="theory-weak">
                    {move || cycle().map(|id| t.get().trees_cycle(title(id)))}
                </p>
            </If>
            <ul class="theory-coverage">
                {move || {
                    let rows = coverage().into_iter().filter(|(_, (_, all))| *all > 0);
                    rows.map(|(text, (some, all))| {
                            view! {
                                <li>
                                    <progress value=some max=all aria-hidden="true"></progress>
                                    {text}
                                </li>
                            }
                        })
                        .collect_view()
                }}
            </ul>
        </div>
    }
}

/// What a card of the path shows: how plausible it is, its gate, what it takes.
#[component]
fn OnPath(id: CardId, seen: Memo<Seen>, asked: RwSignal<Option<CardId>>) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let card = CardOf::new(strategy, id);
    let own =
        Memo::new(move |_| seen.with(|seen| seen.cards.get(&id).cloned().unwrap_or_default()));
    let arrows = Memo::new(move |_| {
        own.with(|own| own.arrows().map(|need| need.link.0).collect::<Vec<Uuid>>())
    });
    let needs = Memo::new(move |_| own.with(|own| own.needs.len()));
    let row = Callback::new(move |link: Uuid| {
        let find = move |own: &OfCard| own.arrows().find(|need| need.link.0 == link).cloned();
        let need = Memo::new(move |_| own.with(find));
        view! { <NeedLine card need /> }.into_any()
    });
    let plausible = move || own.with(|own| own.plausible);
    let is_writable = move || strategy.workspace.is_writable();
    view! {
        <div class="theory-card">
            <If when=move || own.with(|own| own.is_orphan)>
                <Orphan />
            </If>
            <If when=move || { needs.get() > 1 }>
                <Gate card />
            </If>
            <ul class="theory-needs">
                <Each ids=arrows row />
            </ul>
            <div class="theory-foot">
                <If when=move || { plausible().is_some() && needs.get() > 0 }>
                    <span class="theory-plausible">
                        {move || t.get().theory_plausible(plausible().unwrap_or_default())}
                    </span>
                </If>
                <If when=is_writable>
                    <button
                        type="button"
                        class="tree-under"
                        aria-label=move || t.get().theory_ask_of(card.words())
                        on:click=move |_| asked.set(Some(id))
                    >
                        {say(t, Lang::theory_ask)}
                    </button>
                </If>
            </div>
        </div>
    }
}

/// Whether all preconditions are needed, or one is enough.
#[component]
fn Gate(card: CardOf) -> impl IntoView {
    let t = use_lang();
    let options = Signal::derive(move || {
        let t = t.get();
        vec![
            ("and".to_owned(), t.theory_gate_and().to_owned()),
            ("or".to_owned(), t.theory_gate_or().to_owned()),
        ]
    });
    let gate = Signal::derive(move || {
        let is_or = card.read(|card| body::text(&card.body, "gate") == "or");
        if is_or { "or" } else { "and" }.to_owned()
    });
    view! {
        <Segments
            label=Signal::derive(move || t.get().theory_gate(card.words()))
            options
            value=gate
            on_choose=Callback::new(move |key: String| card.set("gate", key.into()))
            disabled=Signal::derive(move || !card.strategy.workspace.is_writable())
        />
    }
}

/// A precondition: its words, why it leads there, how sure that is.
#[component]
fn NeedLine(card: CardOf, need: Memo<Option<Need>>) -> impl IntoView {
    let t = use_lang();
    let strategy = card.strategy;
    let opened = RwSignal::new(false);
    let id = Memo::new(move |_| need.with(|need| need.as_ref().map(|need| need.id)));
    let title = Memo::new(move |_| {
        strategy.workspace.cards().track();
        let id = id.get();
        id.map(|id| strategy.workspace.with_untracked(|project| project.title(id.into())))
            .unwrap_or_default()
    });
    let is_weak = move || need.with(|need| need.as_ref().is_some_and(|need| need.is_weak));
    let is_loop = move || need.with(|need| need.as_ref().is_some_and(|need| need.is_loop));
    let why = move || {
        let t = t.get();
        need.get().map(|need| {
            let because = match need.because.trim() {
                "" => t.theory_no_because().to_owned(),
                because => t.theory_because(because),
            };
            let confidence = need.confidence.map(|value| t.theory_confidence(value));
            let supposing =
                Some(need.supposing.join(t.document_semicolon())).filter(|texts| !texts.is_empty());
            let supposing = supposing.map(|texts| t.theory_supposing(texts));
            [Some(because), confidence, supposing]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(" · ")
        })
    };
    let open = move |_| {
        if let Some(id) = id.get_untracked() {
            strategy.choose(id);
        }
    };
    view! {
        <li class="theory-need" data-weak=move || is_weak().to_string()>
            <button type="button" class="link-button theory-means" on:click=open>
                <span aria-hidden="true">"↑ "</span>
                {title}
            </button>
            <IconButton
                icon="edit"
                label=Signal::derive(move || t.get().theory_arrow_edit(title.get()))
                expanded=opened
                on_press=move |()| opened.update(|opened| *opened = !*opened)
            />
            <p class="theory-why">{why}</p>
            <If when=is_loop>
                <p class="theory-loop">{say(t, Lang::theory_loop)}</p>
            </If>
            <If when=is_weak>
                <p class="theory-weak">{say(t, Lang::theory_weak)}</p>
            </If>
            <If when=opened>
                {move || {
                    need.with_untracked(|need| {
                        need.as_ref().map(|need| view! { <ArrowForm card id=need.link /> })
                    })
                }}
            </If>
        </li>
    }
}

/// The sign of a card that is linked to nothing.
#[component]
fn Orphan() -> impl IntoView {
    let t = use_lang();
    view! { <p class="theory-orphan">{say(t, Lang::theory_orphan)}</p> }
}

/// The sign of an assumption on which the whole path rests, or on which nothing does.
#[component]
fn IsWeak(id: CardId, seen: Memo<Seen>) -> impl IntoView {
    let t = use_lang();
    let is_weak = move || seen.with(|seen| seen.weak.contains(&Weak::Assumption(id)));
    view! {
        <If when=is_weak>
            <p class="theory-weak">{say(t, Lang::theory_weak)}</p>
        </If>
        <If when=move || seen.with(|seen| seen.idle.contains(&id))>
            <Orphan />
        </If>
    }
}
