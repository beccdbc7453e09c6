//! Indicators: a light, how far one is on the way, the readings over time.

mod noting;

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::super::board::Columns;
use super::super::card::CardOf;
use super::super::faces::{BOARD, View};
use super::super::state::{today, use_strategy};
use super::follow::{ALL, Unfolded, day_words};
use crate::analysis::gauge_chart::{Chart, HEIGHT, WIDTH, chart};
use crate::analysis::watch;
use crate::domain::date::Day;
use crate::domain::id::CardId;
use crate::domain::method::indicator::{Gauge, KEY, Light, Point};
use crate::domain::method::{Method, body};
use crate::i18n::Lang;
use crate::ui::parts::If;
use crate::ui::preferences::{say, use_lang};
use noting::AddReading;

/// The views of this method.
pub(in super::super) const VIEWS: &[View] = &[
    View {
        key: "gauges",
        name: Lang::indicator_gauges,
        draw: |_, method| view! { <Gauges method /> }.into_any(),
    },
    BOARD,
];

/// An indicator as it is read today.
#[derive(Clone, Debug, PartialEq)]
struct Read {
    gauge: Gauge,
    light: Light,
    /// Whether the readings that were written are old.
    is_stale: bool,
    /// What a watched figure says now.
    figure: Option<f64>,
}

type Known = Memo<Arc<BTreeMap<CardId, Read>>>;

#[component]
fn Gauges(method: &'static Method) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let known: Known = strategy.memo(|index| {
        let today = today();
        let read = |card: &crate::domain::method::index::Placed| {
            let gauge = watch::gauge(index.project, card.card, today);
            let key = body::text(&card.card.body, "watch");
            let (light, is_stale) = (gauge.light(today), gauge.is_stale(today));
            (card.id, Read { light, is_stale, gauge, figure: watch::figure(index.project, key) })
        };
        Arc::new(index.boxes(KEY).iter().map(read).collect())
    });
    let count = move |light: Light| {
        known.with(|known| known.values().filter(|read| read.light == light).count())
    };
    let extra = Callback::new(move |id| view! { <GaugeBody id known /> }.into_any());
    view! {
        <ul class="light-counts">
            {Light::ALL
                .map(|light| {
                    view! {
                        <li class="light" data-light=light_key(light)>
                            {move || {
                                let t = t.get();
                                let told = t.named_field(t.light(light), count(light));
                                format!("{} {told}", light.shape())
                            }}
                        </li>
                    }
                })
                .collect_view()}
        </ul>
        <Columns method slots=ALL extra />
    }
}

/// The key that styles know a light by.
fn light_key(light: Light) -> &'static str {
    ["grey", "green", "orange", "red", "blue"][light as usize]
}

#[component]
fn GaugeBody(id: CardId, known: Known) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let card = CardOf::new(strategy, id);
    let read = Memo::new(move |_| known.with(|known| known.get(&id).cloned()));
    let light = move || read.with(|read| read.as_ref().map_or(Light::Grey, |read| read.light));
    let is_stale = move || {
        read.with(|read| {
            read.as_ref().is_some_and(|read| read.is_stale && read.gauge.last().is_some())
        })
    };
    let verification = move || card.read(|card| body::text(&card.body, "verification").to_owned());
    view! {
        <p class="light" data-light=move || light_key(light())>
            <span aria-hidden="true">{move || light().shape().to_string()}</span>
            " "
            {move || t.get().light(light())}
        </p>
        <Unfolded strategy id of=KEY>
            <Way card read />
            <If when=is_stale>
                <p class="follow-alert">{say(t, Lang::indicator_stale)}</p>
            </If>
            {move || {
                read.get()
                    .and_then(|read| chart(&read.gauge, today().number()).zip(Some(read.gauge)))
                    .map(|(chart, gauge)| view! { <ChartOf chart target=gauge.target /> })
            }}
            <Readings read />
            <If when=move || !verification().is_empty()>
                <p class="muted">
                    {move || t.get().method_field(KEY, "verification")} {say(t, Lang::document_colon)}
                    {verification}
                </p>
            </If>
            <If when=move || strategy.workspace.is_writable()>
                <AddReading card read />
            </If>
        </Unfolded>
    }
}

/// From the baseline over the last reading to the target, with what was expected by then.
#[component]
fn Way(card: CardOf, read: Memo<Option<Read>>) -> impl IntoView {
    let t = use_lang();
    let unit = move || card.read(|card| body::text(&card.body, "unit").to_owned());
    let words = move || {
        let t = t.get();
        let gauge = read.get()?.gauge;
        let said = |point: Option<Point>| {
            point.map_or_else(|| "…".to_owned(), |point| t.figure(point.value))
        };
        let (start, last, end) = (said(gauge.baseline), said(gauge.last()), said(gauge.target));
        Some(t.indicator_way(start, last, end, unit()))
    };
    let progress = move || t.get().gauge_progress(&read.get()?.gauge);
    let trend = move || t.get().gauge_trend(&read.get()?.gauge);
    view! {
        <p class="gauge-way">{words}</p>
        <p class="hint">{progress} " " {trend}</p>
    }
}

/// The chart between its ends; the table under it says the same.
#[component]
fn ChartOf(chart: Chart, target: Option<Point>) -> impl IntoView {
    let t = use_lang();
    let ((from, to), (low, high)) = (chart.days, chart.values);
    let day = move |day: i64| move || day_words(Day::from_number(day), t.get());
    let figure = move |value: f64| move || t.get().figure(value);
    // Its name stands over the line, or under it at the top.
    let named = chart.target.zip(target).map(|(y, target)| {
        let y = if y < HEIGHT / 2.0 { y + 13.0 } else { y - 5.0 };
        view! {
            <text class="gauge-name" x="4" y=y>
                {move || t.get().indicator_target(t.get().figure(target.value))}
            </text>
        }
    });
    let level = |y: f32, class: &'static str| {
        view! { <line class=class x1="0" x2=WIDTH y1=y y2=y /> }
    };
    let dot = |(x, y): (f32, f32)| view! { <circle class="gauge-dot" cx=x cy=y r="4" /> };
    view! {
        <div class="gauge-figure" aria-hidden="true">
            <p class="gauge-values">
                <span>{figure(high)}</span>
                {(low < high).then(|| view! { <span>{figure(low)}</span> })}
            </p>
        <svg
            class="gauge-chart"
            viewBox=format!("0 0 {WIDTH} {HEIGHT}")
            focusable="false"
        >
            {chart.today.map(|x| view! { <line class="gauge-today" x1=x x2=x y1="0" y2=HEIGHT /> })}
            {chart.baseline.map(|y| level(y, "gauge-baseline"))}
            {chart.target.map(|y| level(y, "gauge-target"))}
            {chart
                .way
                .map(|way| view! { <path class="gauge-expected" d=way /> })}
            <path class="gauge-line" d=chart.line />
            {chart.points.into_iter().map(dot).collect_view()}
            {named}
        </svg>
            <p class="gauge-days">
                <span>{day(from)}</span>
                {(from < to).then(|| view! { <span>{day(to)}</span> })}
            </p>
        </div>
    }
}

/// The readings as a table, the baseline first, then what should be reached on the way, the target last.
#[component]
fn Readings(read: Memo<Option<Read>>) -> impl IntoView {
    let t = use_lang();
    let rows = move || {
        let t = t.get();
        let gauge = read.get().map(|read| read.gauge).unwrap_or_default();
        let row = |name: &str, point: Point| {
            let day = point.day.map(|day| day_words(Day::from_number(day), t));
            (
                name.to_owned(),
                day.unwrap_or_else(|| t.indicator_no_day().to_owned()),
                t.figure(point.value),
            )
        };
        let start = gauge.baseline.map(|point| row(t.method_field(KEY, "baseline"), point));
        let end = gauge.target.map(|point| row(t.method_field(KEY, "target"), point));
        let readings = gauge.readings.iter().map(|point| row(t.indicator_reading(), *point));
        let milestones = gauge.milestones.iter().map(|point| row(t.indicator_milestone(), *point));
        start.into_iter().chain(readings).chain(milestones).chain(end).collect::<Vec<_>>()
    };
    let line = |(name, day, value): (String, String, String)| {
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td>{day}</td>
                <td class="figure">{value}</td>
            </tr>
        }
    };
    view! {
        <div class="follow-scroll" tabindex="0" role="group" aria-label=say(t, Lang::indicator_table)>
            <table class="follow-table">
                <thead>
                    <tr>
                        <th scope="col">{say(t, Lang::indicator_what)}</th>
                        <th scope="col">{say(t, Lang::field_date)}</th>
                        <th scope="col" class="figure">
                            {say(t, Lang::strategy_value)}
                        </th>
                    </tr>
                </thead>
                <tbody>{move || rows().into_iter().map(line).collect_view()}</tbody>
            </table>
        </div>
    }
}
