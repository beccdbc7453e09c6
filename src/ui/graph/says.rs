//! What the map says: three cards, sentences, warnings, groups, and the figures behind them.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::figures::{Scores, scores};
use super::lines::{Acting, Lines};
use super::measure::{Measured, Measuring, SEED, options};
use super::rises::Rises;
use super::state::Graph;
use super::table::{Grid, Table};
use super::telling::{self, DETAILS, PARTS, Telling, Titled, Write};
use crate::analysis::preparation::Preparation;
use crate::analysis::report::{CardKind, Robustness};
use crate::browser::worker::Workers;
use crate::domain::id::EntityId;
use crate::i18n::Lang;
use crate::task::{Outcome, Task};
use crate::ui::parts::{Button, If};
use crate::ui::preferences::{label, say, use_lang};

/// How often ranks are tried.
const RUNS: u32 = 200;
/// How many rows of the table come at a time.
const ROWS: usize = 30;

/// More actors than this, and the page says that it measures.
const MANY: usize = 800;

/// How ranks hold, for what was measured then.
#[derive(Clone)]
struct Tried(Arc<Measured>, Arc<Robustness>);

/// What the parts of the panel share.
#[derive(Clone, Copy)]
struct Saying {
    acting: Acting,
    t: Signal<Lang>,
    tried: RwSignal<Option<Tried>>,
    trying: RwSignal<Measuring>,
    workers: StoredValue<Workers, LocalStorage>,
}

impl Saying {
    /// Tells what `read` reads of what was measured; the default before anything was.
    fn tell<T: Default>(self, read: impl FnOnce(&Telling) -> T) -> T {
        let graph = self.acting.graph;
        graph.workspace.entities().track();
        let Some(measured) = graph.measured.get() else {
            return T::default();
        };
        let robustness = self.tried.get().filter(|tried| Arc::ptr_eq(&tried.0, &measured));
        let (t, opened) = (self.t.get(), self.acting.opened.get());
        graph.workspace.with_untracked(|project| {
            let robustness = robustness.as_ref().map(|tried| tried.1.as_ref());
            read(&Telling { t, project, measured: &measured, robustness, opened })
        })
    }

    /// Tries how the ranks hold.
    fn try_ranks(self) {
        let graph = self.acting.graph;
        let (Some(measured), Some(workers)) =
            (graph.measured.get_untracked(), self.workers.try_get_value())
        else {
            return;
        };
        let options = options(graph, &measured.prepared);
        let task = Task::Robustness { options, runs: RUNS, seed: SEED };
        let input = measured.prepared.network.pack();
        self.trying.set(Measuring::Now(0));
        spawn_local(async move {
            let answer = workers.run(task, input, move |percent| {
                self.trying.try_set(Measuring::Now(percent));
            });
            let answer = answer.await;
            if let Ok((Outcome::Measured, bytes)) = answer {
                let found: Option<Robustness> = serde_json::from_slice(&bytes).ok();
                self.tried.try_set(found.map(|found| Tried(measured, Arc::new(found))));
            }
            self.trying.try_set(Measuring::Not);
        });
    }

    fn change(self, change: impl FnOnce(&mut Preparation)) {
        self.acting.graph.shown.update(|shown| change(&mut shown.preparation));
    }
}

#[component]
pub(super) fn Says(graph: Graph) -> AnyView {
    let t = use_lang();
    let acting = Acting { graph, opened: RwSignal::new(None) };
    let saying = Saying {
        acting,
        t,
        tried: RwSignal::new(None),
        trying: RwSignal::new(Measuring::Not),
        workers: StoredValue::new_local(Workers::default()),
    };
    on_cleanup(move || {
        if let Some(workers) = saying.workers.try_get_value() {
            workers.cancel();
        }
    });
    let details = RwSignal::new(false);
    let failed = move || graph.measuring.get() == Measuring::Failed;
    // Short measures pass without a word.
    let working = move || match graph.measuring.get() {
        Measuring::Now(percent) if percent > 0 && is_long(graph) => {
            t.get().tells_measuring(percent)
        }
        _ => String::new(),
    };
    let card = move |kind| view! { <CardPart saying kind /> }.into_any();
    let part = move |(title, write): Titled| view! { <Part saying title write /> }.into_any();
    view! {
        <p class="visually-hidden" role="status">
            {move || status(saying)}
        </p>
        <p class="tells-hint">{working}</p>
        <If when=failed>
            <p class="tells-failed" role="alert">
                {say(t, Lang::measures_failed)}
            </p>
        </If>
        <div class="tells-cards">{CardKind::ALL.map(card).into_iter().collect::<Vec<_>>()}</div>
        {PARTS.into_iter().map(part).collect::<Vec<_>>()}
        <Again saying />
        <p class="tells-preparation">{move || saying.tell(telling::preparation)}</p>
        <Rises acting />
        <button
            type="button"
            class="button tells-fold"
            aria-expanded=move || details.get().to_string()
            on:click=move |_| details.update(|open| *open = !*open)
        >
            {say(t, Lang::tells_details)}
        </button>
        <If when=details>
            {DETAILS.into_iter().map(part).collect::<Vec<_>>()} <ScoreTable saying />
        </If>
    }
    .into_any()
}

/// Whether measures take long enough to be told of.
fn is_long(graph: Graph) -> bool {
    graph.prepared.with_untracked(|prepared| prepared.0.actors.len() > MANY)
}

/// What was just measured, for those who don't see it.
fn status(saying: Saying) -> String {
    let graph = saying.acting.graph;
    match graph.measuring.get() {
        // Only what measures gave is announced.
        Measuring::Now(_) | Measuring::Failed => String::new(),
        Measuring::Not => saying.tell(|telling| {
            let (t, prepared) = (telling.t, &telling.measured.prepared);
            let actors = t.actors_count(prepared.actors.len());
            t.tells_measured(actors, t.relations_count(prepared.relations.len()))
        }),
    }
}

/// A title and its lines; nothing where there are none.
#[component]
fn Part(saying: Saying, title: fn(Lang) -> &'static str, write: Write) -> AnyView {
    let lines = Memo::new(move |_| saying.tell(write));
    let t = saying.t;
    view! {
        <If when=move || lines.with(|lines| !lines.is_empty())>
            <section class="tells-part">
                <h3>{say(t, title)}</h3>
                <Lines acting=saying.acting lines />
            </section>
        </If>
    }
    .into_any()
}

/// One way to be central.
#[component]
fn CardPart(saying: Saying, kind: CardKind) -> AnyView {
    let lines = Memo::new(move |_| saying.tell(|telling| telling.card(kind)));
    let t = saying.t;
    view! {
        <section class="tells-card">
            <h3>{move || t.get().central_card(kind)}</h3>
            <p class="tells-hint">{move || t.get().central_card_hint(kind)}</p>
            <Lines acting=saying.acting lines />
        </section>
    }
    .into_any()
}

/// What can be tried again: without us, without the first, with doubtful relations left out.
#[component]
fn Again(saying: Saying) -> AnyView {
    let t = saying.t;
    let graph = saying.acting.graph;
    let preparation = Memo::new(move |_| graph.shown.with(|shown| shown.preparation.clone()));
    let has_us = Memo::new(move |_| {
        graph.workspace.entities().with(|rows| rows.0.iter().any(|(_, row)| row.is_us))
    });
    let us_words = Signal::derive(move || {
        let is_without = preparation.with(|wish| wish.without_us);
        if is_without { t.get().tells_with_us() } else { t.get().tells_without_us() }.to_owned()
    });
    let first = Memo::new(move |_| saying.tell(telling::most_central));
    let first_words = Signal::derive(move || {
        let name = first
            .get()
            .map(|id: EntityId| graph.workspace.with(|project| project.entity_name(id).to_owned()));
        name.map(|name| t.get().tells_without(name)).unwrap_or_default()
    });
    let is_trying = move || matches!(saying.trying.get(), Measuring::Now(_));
    let try_words = Signal::derive(move || match saying.trying.get() {
        Measuring::Now(percent) => t.get().tells_solid_now(percent),
        _ => t.get().tells_solid().to_owned(),
    });
    let stop = move |()| saying.workers.with_value(Workers::cancel);
    let without_first = move |()| {
        if let Some(id) = first.get_untracked() {
            saying.change(|wish| {
                wish.without.insert(id);
            });
        }
    };
    view! {
        <div class="tells-again">
            <If when=has_us>
                <Button
                    label=us_words
                    on_press=move |()| saying.change(|wish| wish.without_us = !wish.without_us)
                />
            </If>
            <If when=move || first.get().is_some()>
                <Button label=first_words on_press=without_first />
            </If>
            <If when=move || preparation.with(|wish| !wish.without.is_empty())>
                <Button
                    label=label(t, Lang::tells_with_all)
                    on_press=move |()| saying.change(|wish| wish.without.clear())
                />
            </If>
            <Button label=try_words on_press=move |()| saying.try_ranks() disabled=is_trying />
            <If when=is_trying>
                <Button label=label(t, Lang::tells_stop) on_press=stop />
            </If>
        </div>
        <p class="tells-hint" role="status">
            {move || saying.tell(telling::solidity)}
        </p>
    }
    .into_any()
}

/// Every score of every actor, thirty rows at a time.
#[component]
fn ScoreTable(saying: Saying) -> AnyView {
    let t = saying.t;
    let sort = RwSignal::new(1);
    let rows = RwSignal::new(ROWS);
    let grid: Memo<Grid> = Memo::new(move |_| {
        let wish = Scores { sort: sort.get(), rows: rows.get() };
        saying.tell(|telling| scores(telling, wish))
    });
    let more = move || grid.with(|grid| grid.rows.len() >= rows.get());
    view! {
        <section class="tells-part">
            <h3>{say(t, Lang::tells_table)}</h3>
            <Table acting=saying.acting grid on_sort=move |column| sort.set(column) />
            <If when=more>
                <Button
                    label=label(t, Lang::tells_rows_more)
                    tone="link"
                    on_press=move |()| rows.update(|rows| *rows += ROWS)
                />
            </If>
        </section>
    }
    .into_any()
}
