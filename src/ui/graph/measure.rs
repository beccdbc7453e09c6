//! Measures what the map counts, in the worker, a moment after it changed.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::state::{Graph, Panel};
use crate::analysis::preparation::{Preparation, Prepared};
use crate::analysis::report::{Options, Report};
use crate::browser::worker::Workers;
use crate::domain::id::EntityId;
use crate::task::{Outcome, Task, TaskError};

/// Changes that follow each other within this time are measured once.
const PAUSE: Duration = Duration::from_millis(120);
/// The seed of the search for groups.
pub(super) const SEED: u64 = 2016;

/// How the measures stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measuring {
    /// They are those of what is counted, or nobody asked.
    Not,
    /// They are on their way: so many percent.
    Now(u8),
    /// The worker gave none.
    Failed,
}

/// What was measured, and of what.
pub(super) struct Measured {
    pub(super) prepared: Arc<Prepared>,
    /// The choices it was measured by.
    pub(super) preparation: Preparation,
    bytes: Vec<u8>,
    report: OnceLock<Report>,
}

impl Measured {
    /// The report, read from the worker's answer when it is first asked for.
    pub(super) fn report(&self) -> &Report {
        self.report.get_or_init(|| serde_json::from_slice(&self.bytes).unwrap_or_default())
    }

    /// The actor at a place of the report.
    pub(super) fn actor(&self, node: u32) -> Option<EntityId> {
        self.prepared.actors.get(node as usize).copied()
    }
}

/// How large each actor is drawn, 0 to 1, by the measure of this key.
///
/// Ties are counted here; other scores come from the last report, by actor, until the next comes.
pub(super) fn sizes(prepared: &Prepared, key: &str, measured: Option<&Measured>) -> Vec<f32> {
    if key.is_empty() || key == "degree" {
        let rows = prepared.network.neighbours();
        let degrees = rows.offsets.windows(2).map(|ends| (ends[1] - ends[0]) as f32);
        return shares(degrees.map(Some).collect(), false);
    }
    let known = measured.and_then(|measured| Some((measured, measured.report().scores.get(key)?)));
    let Some((measured, scores)) = known else {
        return vec![0.0; prepared.actors.len()];
    };
    let score = |id: &EntityId| {
        let place = measured.prepared.actors.binary_search(id).ok()?;
        scores.get(place).copied().flatten()
    };
    shares(prepared.actors.iter().map(score).collect(), key == "constraint")
}

/// Scores as parts of the highest; turned round where the lowest matters most.
fn shares(scores: Vec<Option<f32>>, lowest_first: bool) -> Vec<f32> {
    let most = scores.iter().flatten().copied().fold(0.0, f32::max);
    let share = |score: Option<f32>| match score {
        Some(score) if most > 0.0 && lowest_first => 1.0 - score / most,
        Some(score) if most > 0.0 => score / most,
        _ => 0.0,
    };
    scores.into_iter().map(share).collect()
}

/// How the worker is asked to measure.
pub(super) fn options(graph: Graph, prepared: &Prepared) -> Options {
    let (directed, weighted) = graph
        .shown
        .with_untracked(|shown| (shown.preparation.directed, shown.preparation.weighted));
    let ours = graph.workspace.with_untracked(|project| {
        let is_us = |id: &EntityId| project.entities.get(*id).is_some_and(|row| row.is_us);
        prepared.actors.iter().map(is_us).collect()
    });
    let unsourced = prepared.unsourced as u32;
    Options { directed, weighted, seed: SEED, by_camp: false, ours, unsourced }
}

/// Measures the map.
#[derive(Clone, Copy)]
struct Measures {
    graph: Graph,
    workers: StoredValue<Workers, LocalStorage>,
    pause: StoredValue<Option<TimeoutHandle>>,
    /// Whether something changed since the measures under way began.
    stale: StoredValue<bool>,
}

/// Keeps the measures up to date from now on, as long as someone wants them.
pub(super) fn provide(graph: Graph) {
    let measures = Measures {
        graph,
        workers: StoredValue::new_local(Workers::kept()),
        pause: StoredValue::new(None),
        stale: StoredValue::new(false),
    };
    let wanted = Memo::new(move |_| {
        let by_report = graph.shown.with(|shown| !matches!(&*shown.size_by, "" | "degree"));
        by_report || graph.panel.get() == Some(Panel::Says)
    });
    let ways = Memo::new(move |_| {
        graph.shown.with(|shown| (shown.preparation.directed, shown.preparation.weighted))
    });
    Effect::new(move |_| {
        graph.prepared.track();
        ways.track();
        if wanted.get() && !measures.is_up_to_date() {
            measures.ask();
        }
    });
    on_cleanup(move || {
        measures.stop_pause();
        if let Some(workers) = measures.workers.try_get_value() {
            workers.cancel();
        }
    });
}

impl Measures {
    fn is_up_to_date(self) -> bool {
        let prepared = self.graph.prepared.get_untracked().0;
        self.graph.measured.with_untracked(|measured| {
            measured.as_ref().is_some_and(|measured| {
                Arc::ptr_eq(&measured.prepared, &prepared)
                    && self.graph.shown.with_untracked(|shown| {
                        (shown.preparation.directed, shown.preparation.weighted)
                            == (measured.preparation.directed, measured.preparation.weighted)
                    })
            })
        })
    }

    /// Measures after a pause, or after the measures under way.
    fn ask(self) {
        self.stop_pause();
        if matches!(self.graph.measuring.get_untracked(), Measuring::Now(_)) {
            self.stale.set_value(true);
            return;
        }
        let handle = set_timeout_with_handle(move || self.run(), PAUSE).ok();
        self.pause.set_value(handle);
    }

    fn stop_pause(self) {
        if let Some(handle) = self.pause.try_update_value(Option::take).flatten() {
            handle.clear();
        }
    }

    fn run(self) {
        let graph = self.graph;
        let (Some(prepared), Some(workers)) =
            (graph.prepared.try_get_untracked(), self.workers.try_get_value())
        else {
            return;
        };
        let prepared = prepared.0;
        let preparation = graph.shown.with_untracked(|shown| shown.preparation.clone());
        let task = Task::Measure { options: options(graph, &prepared) };
        let input = prepared.network.pack();
        self.stale.set_value(false);
        graph.measuring.set(Measuring::Now(0));
        spawn_local(async move {
            let answer = workers.run(task, input, move |percent| {
                graph.measuring.try_set(Measuring::Now(percent));
            });
            let state = match answer.await {
                Ok((Outcome::Measured, bytes)) => {
                    let measured =
                        Measured { prepared, preparation, bytes, report: OnceLock::new() };
                    graph.measured.try_set(Some(Arc::new(measured)));
                    Measuring::Not
                }
                Err(TaskError::Cancelled) => Measuring::Not,
                Ok(_) | Err(_) => Measuring::Failed,
            };
            if graph.measuring.try_set(state).is_none() && self.stale.get_value() {
                self.run();
            }
        });
    }
}
