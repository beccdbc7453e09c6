//! Who becomes central, when.

use serde::{Deserialize, Serialize};

use super::robustness::card_ranks;
use super::{CardKind, Options};
use crate::analysis::metrics::{Graph, betweenness};
use crate::analysis::network::{Days, Network, OPEN_END, OPEN_START};

/// How many dates are looked at, at most.
const MOST_DATES: usize = 40;
/// How many actors are followed.
const MOST_ACTORS: usize = 8;
/// Steps over arcs that all dates may take together.
const MOST_STEPS: u64 = 1_500_000_000;

/// What the rank over time is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RisingMetric {
    /// How many an actor is tied to.
    Degree,
    /// How many ways pass by it.
    Betweenness,
}

/// The places an actor may have on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Band {
    /// The better of its places with undated ties always there, and never there.
    pub best: u32,
    /// The worse; after all others when it has no place.
    pub worst: u32,
}

/// An actor's places over time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rise {
    /// Who.
    pub node: u32,
    /// Its places, one a date; none when it has no place on that date, either way.
    pub places: Vec<Option<Band>>,
}

/// The rank chart over time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rises {
    /// The dates, in days from 1970-01-01, in order.
    pub days: Vec<i32>,
    /// The actors that came highest, from the highest.
    pub rises: Vec<Rise>,
}

/// The ranks of those who came highest, at each date something began or ended, forty dates at most.
/// A node without a date is always there. O(dates · nm), bounded.
pub fn rises(
    network: &Network,
    options: &Options,
    metric: RisingMetric,
    progress: &mut dyn FnMut(u8),
) -> Rises {
    let card = match metric {
        RisingMetric::Degree => CardKind::Tied,
        RisingMetric::Betweenness => CardKind::Passage,
    };
    let cost = match metric {
        RisingMetric::Degree => network.ties.len() as u64,
        RisingMetric::Betweenness => {
            betweenness::cost(&Graph::new(network, options.directed, options.weighted))
        }
    };
    let affordable = MOST_STEPS / (2 * (cost + network.len() as u64) + 1);
    let days = sample(changes(network), MOST_DATES.min(affordable as usize));
    let mut columns = Vec::with_capacity(days.len());
    for (done, day) in days.iter().enumerate() {
        columns.push(bands(network, options, card, *day));
        progress(((done + 1) * 100 / days.len()) as u8);
    }
    let rises = highest(network.len(), &columns).into_iter().map(|node| Rise {
        node,
        places: columns.iter().map(|column| column[node as usize]).collect(),
    });
    Rises { rises: rises.collect(), days }
}

/// The days on which something begins, and those after it ended.
fn changes(network: &Network) -> Vec<i32> {
    let nodes = network.nodes.iter().map(|node| node.days);
    let all = nodes.chain(network.ties.iter().map(|tie| tie.days));
    let ends = all.flat_map(|days| {
        let begins = (days.from != OPEN_START).then_some(days.from);
        let ended = (days.to < OPEN_END - 1).then_some(days.to.saturating_add(1));
        [begins, ended]
    });
    let mut days: Vec<i32> = ends.flatten().collect();
    days.sort_unstable();
    days.dedup();
    days
}

/// At most `most` of `days`, evenly, the first and the last among them.
fn sample(days: Vec<i32>, most: usize) -> Vec<i32> {
    if days.len() <= most {
        return days;
    }
    if most < 2 {
        return Vec::new();
    }
    (0..most).map(|place| days[place * (days.len() - 1) / (most - 1)]).collect()
}

/// The band of each node on a day.
fn bands(network: &Network, options: &Options, card: CardKind, day: i32) -> Vec<Option<Band>> {
    let today = Days { from: day, to: day };
    let is_there = |node: u32| network.nodes[node as usize].days.meets(today);
    let ranks = |undated: bool| {
        let graph = Graph::of_ties(network, options.directed, options.weighted, |tie| {
            let holds = tie.days.meets(today) && (undated || tie.days.is_dated());
            holds && is_there(tie.source) && is_there(tie.target)
        });
        card_ranks(card, &graph)
    };
    let (with, without) = (ranks(true), ranks(false));
    let last = |ranks: &[Option<u32>]| ranks.iter().flatten().count() as u32 + 1;
    let (last_with, last_without) = (last(&with), last(&without));
    let band = |(one, other): (Option<u32>, Option<u32>)| {
        one.or(other)?;
        // No place is never better than a place: without dated ties nobody else has one either.
        let (one, other) = (
            one.unwrap_or(last_with.max(other.unwrap_or(0))),
            other.unwrap_or(last_without.max(one.unwrap_or(0))),
        );
        Some(Band { best: one.min(other), worst: one.max(other) })
    };
    with.into_iter().zip(without).map(band).collect()
}

/// The nodes that reached the best places, then those that kept good ones.
fn highest(count: usize, columns: &[Vec<Option<Band>>]) -> Vec<u32> {
    let key = |node: usize| {
        let bands = columns.iter().map(|column| column[node]);
        let best = bands.clone().flatten().map(|band| band.best).min()?;
        let absent = count as u64 + 1;
        let total: u64 = bands.map(|band| band.map_or(absent, |band| u64::from(band.worst))).sum();
        Some((best, total, node as u32))
    };
    let mut nodes: Vec<_> = (0..count).filter_map(key).collect();
    nodes.sort_unstable();
    nodes.into_iter().take(MOST_ACTORS).map(|(_, _, node)| node).collect()
}
