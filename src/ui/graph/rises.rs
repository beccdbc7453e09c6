//! Who becomes central, when: ranks over time as a chart, and as a table.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::lines::{Act, Acting};
use super::measure::{Measuring, options};
use super::table::{Grid, Table};
use crate::analysis::network::Days;
use crate::analysis::period::span_of;
use crate::analysis::picture::labels::wrap;
use crate::analysis::preparation::{Preparation, Prepared, prepare, proofs};
use crate::analysis::report::{Rises as Found, RisingMetric};
use crate::analysis::rise_chart::{Chart, LOWEST, Room, chart};
use crate::browser::dom;
use crate::browser::worker::Workers;
use crate::i18n::Lang;
use crate::i18n::dates::understood;
use crate::task::{Outcome, Task};
use crate::ui::parts::{Button, Choice, Dialog, If};
use crate::ui::preferences::{label, say, use_lang};

/// The id of the element that the chart is drawn in.
const HOST: &str = "rises-chart";
const BETWEENNESS: &str = "betweenness";

/// What was found, and of what.
#[derive(Clone)]
struct Rising(Arc<Prepared>, Arc<Found>);

/// What the parts of the dialog share.
#[derive(Clone, Copy)]
struct Chronicle {
    acting: Acting,
    t: Signal<Lang>,
    open: RwSignal<bool>,
    metric: RwSignal<String>,
    found: RwSignal<Option<Rising>>,
    running: RwSignal<Measuring>,
    workers: StoredValue<Workers, LocalStorage>,
}

impl Chronicle {
    /// Follows the ranks of all of time, whatever period the map shows.
    fn run(self) {
        let graph = self.acting.graph;
        let Some(workers) = self.workers.try_get_value() else {
            return;
        };
        let preparation = graph.shown.with_untracked(|shown| shown.preparation.clone());
        let preparation = Preparation { period: None, without_undated: false, ..preparation };
        let prepared = Arc::new(graph.workspace.with_untracked(|project| {
            let proofs = proofs(&project.claims);
            prepare(&project.entities, &project.relations, &proofs, &preparation)
        }));
        let options = options(graph, &prepared);
        let metric = match self.metric.get_untracked().as_str() {
            BETWEENNESS => RisingMetric::Betweenness,
            _ => RisingMetric::Degree,
        };
        let input = prepared.network.pack();
        self.running.set(Measuring::Now(0));
        spawn_local(async move {
            let answer = workers.run(Task::Rises { options, metric }, input, move |percent| {
                self.running.try_set(Measuring::Now(percent));
            });
            let answer = answer.await;
            let found = match answer {
                Ok((Outcome::Measured, bytes)) => serde_json::from_slice(&bytes).ok(),
                _ => None,
            };
            let state = if found.is_some() { Measuring::Not } else { Measuring::Failed };
            self.found.try_set(found.map(|found| Rising(prepared, Arc::new(found))));
            self.running.try_set(state);
        });
    }

    /// The names of those who are followed, from the highest.
    fn names(self) -> Vec<String> {
        let Some(Rising(prepared, found)) = self.found.get() else {
            return Vec::new();
        };
        let graph = self.acting.graph;
        graph.workspace.with_untracked(|project| {
            let name = |node: u32| {
                let id = prepared.actors.get(node as usize);
                id.map(|id| project.entity_name(*id).to_owned()).unwrap_or_default()
            };
            found.rises.iter().map(|rise| name(rise.node)).collect()
        })
    }

    fn day_words(self, day: i32) -> String {
        let span = span_of(Days { from: day, to: day });
        span.map(|span| understood(self.t.get(), &span)).unwrap_or_default()
    }

    /// The ranks as a table: a row a date.
    fn grid(self) -> Grid {
        let t = self.t.get();
        let Some(Rising(_, found)) = self.found.get() else {
            return Grid::default();
        };
        let row = |(place, day): (usize, &i32)| {
            let cells = found.rises.iter().map(|rise| {
                let band = rise.places.get(place).copied().flatten();
                band.map_or("—".to_owned(), |band| t.rank_range(band.best, band.worst))
            });
            (self.day_words(*day), Act::Day(*day), cells.collect())
        };
        let first = (t.rises_date().to_owned(), String::new());
        let heads = self.names().into_iter().map(|name| (name, String::new()));
        Grid {
            caption: t.rises_table().to_owned(),
            heads: std::iter::once(first).chain(heads).collect(),
            sorted: None,
            rows: found.days.iter().enumerate().map(row).collect(),
        }
    }
}

/// The button that opens the dialog, and the dialog.
#[component]
pub(super) fn Rises(acting: Acting) -> AnyView {
    let t = use_lang();
    let chronicle = Chronicle {
        acting,
        t,
        open: RwSignal::new(false),
        metric: RwSignal::new("degree".to_owned()),
        found: RwSignal::new(None),
        running: RwSignal::new(Measuring::Not),
        workers: StoredValue::new_local(Workers::default()),
    };
    Effect::new(move |_| {
        chronicle.metric.track();
        if chronicle.open.get() {
            chronicle.run();
        } else if let Some(workers) = chronicle.workers.try_get_value() {
            workers.cancel();
        }
    });
    on_cleanup(move || {
        if let Some(workers) = chronicle.workers.try_get_value() {
            workers.cancel();
        }
    });
    view! {
        <div class="tells-again">
            <Button label=label(t, Lang::rises_title) on_press=move |()| chronicle.open.set(true) />
        </div>
        // Escape closes the dialog, not the panel around it.
        <div on:keydown=move |event| event.stop_propagation()>
            <Dialog open=chronicle.open title=label(t, Lang::rises_title) class="rises">
                <Inside chronicle />
            </Dialog>
        </div>
    }
    .into_any()
}

#[component]
fn Inside(chronicle: Chronicle) -> AnyView {
    let t = chronicle.t;
    let options = Signal::derive(move || {
        let t = t.get();
        vec![
            ("degree".to_owned(), t.rises_degree().to_owned()),
            (BETWEENNESS.to_owned(), t.rises_betweenness().to_owned()),
        ]
    });
    let choose = Callback::new(move |key| chronicle.metric.set(key));
    let state = move || {
        let t = t.get();
        match chronicle.running.get() {
            Measuring::Now(percent) => t.rises_running(percent),
            Measuring::Failed => t.measures_failed().to_owned(),
            Measuring::Not if chronicle.found.with(|found| is_empty(found.as_ref())) => {
                t.rises_none().to_owned()
            }
            Measuring::Not => String::new(),
        }
    };
    let grid = Memo::new(move |_| chronicle.grid());
    let has_found = move || chronicle.found.with(|found| !is_empty(found.as_ref()));
    view! {
        <div class="rises-head">
            <Choice
                label=label(t, Lang::rises_by)
                value=chronicle.metric
                options
                on_choose=choose
                compact=true
            />
            <p role="status">{state}</p>
        </div>
        <Drawing chronicle />
        <If when=has_found>
            <p class="tells-hint">
                {say(t, Lang::rises_hint)} " " {say(t, Lang::trust_rises)} " "
                {say(t, Lang::rises_pick)}
            </p>
            <Table acting=chronicle.acting grid />
        </If>
    }
    .into_any()
}

fn is_empty(found: Option<&Rising>) -> bool {
    found.is_none_or(|found| found.1.days.is_empty() || found.1.rises.is_empty())
}

/// The chart, as wide as its place.
#[component]
fn Drawing(chronicle: Chronicle) -> AnyView {
    let t = chronicle.t;
    let room = RwSignal::new(None::<Room>);
    let watch = StoredValue::new_local(None::<dom::Watch>);
    Effect::new(move |_| {
        watch.set_value(dom::watch_size(HOST, move |width, height, rem| {
            let letter = rem as f32 * 0.8125;
            room.try_set(Some(Room { width: width as f32, height: height as f32, letter }));
        }));
    });
    let drawn = move || {
        let (Some(Rising(_, found)), Some(room)) = (chronicle.found.get(), room.get()) else {
            return ().into_any();
        };
        let names = chronicle.names();
        let names: Vec<Vec<String>> = names.iter().map(|name| wrap(name)).collect();
        let heights: Vec<usize> = names.iter().map(Vec::len).collect();
        let chart = chart(&found, room, &heights);
        let ticks = chart.ticks.iter().map(|(day, x)| {
            let words = found.days.get(*day).map(|day| chronicle.day_words(*day));
            (words.unwrap_or_default(), *x)
        });
        draw(&chart, room, &names, ticks.collect(), t.get())
    };
    view! {
        <div id=HOST class="rises-chart">
            {drawn}
        </div>
    }
    .into_any()
}

fn text(class: &'static str, (x, y): (f32, f32), words: String) -> AnyView {
    view! {
        <text class=class x=x y=y>
            {words}
        </text>
    }
    .into_any()
}

fn path(class: &'static str, line: usize, data: String) -> AnyView {
    view! { <path class=class data-line=line.to_string() d=data /> }.into_any()
}

fn draw(
    chart: &Chart,
    room: Room,
    names: &[Vec<String>],
    ticks: Vec<(String, f32)>,
    t: Lang,
) -> AnyView {
    let letter = room.letter;
    let (left, right) = chart.ends;
    let mut drawn = Vec::new();
    for (rank, y) in &chart.rows {
        drawn.push(path("rises-row", 0, format!("M{left:.1} {y:.1}H{right:.1}")));
        let words = if *rank > LOWEST { "…".to_owned() } else { t.number(*rank as usize) };
        drawn.push(text("rises-rank", (letter, y + letter * 0.35), words));
    }
    for (words, x) in ticks {
        drawn.push(text("rises-date", (x, room.height - letter * 0.5), words));
    }
    for line in &chart.lines {
        drawn.push(path("rises-band", line.rise, line.band.clone()));
    }
    for line in &chart.lines {
        drawn.push(path("rises-line", line.rise, line.path.clone()));
        let (x, y) = line.end;
        let lead = format!("M{x:.1} {y:.1}L{:.1} {:.1}", right + letter * 0.8, line.label);
        drawn.push(path("rises-lead", line.rise, lead));
        let name = names.get(line.rise).cloned().unwrap_or_default();
        let first = line.label - (name.len() as f32 - 1.0) * letter * 0.55 + letter * 0.35;
        for (place, part) in name.into_iter().enumerate() {
            let y = first + place as f32 * letter * 1.1;
            drawn.push(text("rises-name", (right + letter, y), part));
        }
    }
    let (width, height) = (room.width, room.height);
    view! {
        <svg
            viewBox=format!("0 0 {width} {height}")
            role="img"
            aria-label=t
                .rises_chart(names.iter().map(|name| name.join(" ")).collect::<Vec<_>>().join(", "))
        >
            {drawn}
        </svg>
    }
    .into_any()
}
