//! What the page says of a network: scores, groups, cuts, cards and sentences, computed in the worker.

mod cards;
mod findings;
mod rises;
mod robustness;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::metrics::balance::{Balance, balance};
use super::metrics::brokerage::{Roles, brokerage};
use super::metrics::communities::{Groups, communities};
use super::metrics::cuts::{Cuts, cuts};
use super::metrics::whole::{Whole, whole};
use super::metrics::{Graph, METRICS, Scores, betweenness};
use super::network::Network;

pub use cards::{Card, CardKind, Disagreement, Place};
pub use findings::Finding;
pub use rises::{Band, Rise, Rises, RisingMetric, rises};
pub use robustness::{RankRange, Robustness, robustness};

/// How a network is measured.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Options {
    /// Whether directions count.
    pub directed: bool,
    /// Whether weights count.
    pub weighted: bool,
    /// What the search for groups draws from.
    pub seed: u64,
    /// Whether roles are between camps rather than between groups.
    pub by_camp: bool,
    /// Which nodes are ourselves; may be shorter than the nodes.
    pub ours: Vec<bool>,
    /// How many of the counted ties have no source.
    pub unsourced: u32,
}

/// What was found. The lists by node have one item a node, in their order.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// The scores by the key of their measure; those that do not apply are left out.
    pub scores: BTreeMap<String, Vec<Option<f32>>>,
    /// Whether betweenness comes from a part of the sources, the network being too large for all.
    pub is_estimated: bool,
    /// The groups of actors.
    pub groups: Groups,
    /// Figures of the whole.
    pub whole: Whole,
    /// Articulation points and bridges.
    pub cuts: Cuts,
    /// Signed triangles.
    pub balance: Balance,
    /// What each actor does between groups, or between camps.
    pub roles: Vec<Roles>,
    /// The three cards: tied, passage, broker.
    pub cards: Vec<Card>,
    /// Where the first of a card is not among the first of another.
    pub disagreements: Vec<Disagreement>,
    /// What is worth saying, the most interesting first.
    pub findings: Vec<Finding>,
    /// What to mind before believing any of it.
    pub warnings: Vec<Finding>,
}

/// Everything the sentences are drawn from.
struct Measured<'a> {
    options: &'a Options,
    graph: &'a Graph,
    scores: BTreeMap<&'static str, Scores>,
    groups: Groups,
    whole: Whole,
    cuts: Cuts,
    balance: Balance,
}

impl Measured<'_> {
    /// A score of a node, if it has one.
    fn score(&self, key: &str, node: usize) -> Option<f64> {
        self.scores.get(key)?.get(node).copied().flatten()
    }
}

/// Measures `network`; `progress` is told percents. O(nm), bounded for large networks.
pub fn measure(network: &Network, options: &Options, progress: &mut dyn FnMut(u8)) -> Report {
    let graph = Graph::new(network, options.directed, options.weighted);
    let mut scores = BTreeMap::new();
    for (done, metric) in METRICS.iter().enumerate() {
        if metric.is_for(&graph) {
            scores.insert(metric.key, (metric.run)(&graph));
        }
        progress((done * 60 / METRICS.len()) as u8);
    }
    let groups = communities(&graph, options.seed, &mut |done| progress(60 + done / 4));
    let measured = Measured {
        options,
        scores,
        groups,
        whole: whole(&graph),
        cuts: cuts(&graph),
        balance: balance(network),
        graph: &graph,
    };
    progress(90);
    let report = write(network, measured);
    progress(100);
    report
}

fn write(network: &Network, measured: Measured) -> Report {
    let cards = cards::cards(&measured.scores);
    let disagreements = cards::disagreements(&measured.scores, &cards);
    let findings = findings::findings(&measured, &cards);
    let warnings = findings::warnings(&measured, &cards);
    let Measured { options, graph, scores, groups, whole, cuts, balance } = measured;
    let roles = if options.by_camp {
        let camps =
            network.nodes.iter().map(|node| (node.camp > 0).then_some(u32::from(node.camp)));
        brokerage(graph, &camps.collect::<Vec<_>>())
    } else {
        brokerage(graph, &groups.of)
    };
    let short = |scores: Scores| -> Vec<Option<f32>> {
        scores.into_iter().map(|score| score.map(|score| score as f32)).collect()
    };
    Report {
        scores: scores.into_iter().map(|(key, scores)| (key.to_owned(), short(scores))).collect(),
        is_estimated: betweenness::is_estimated(graph),
        groups,
        whole,
        cuts,
        balance,
        roles,
        cards,
        disagreements,
        findings,
        warnings,
    }
}
