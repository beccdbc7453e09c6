//! Whether ranks hold when doubtful ties are left out.

use serde::{Deserialize, Serialize};

use super::cards::placed;
use super::{CardKind, Options};
use crate::analysis::metrics::random::Random;
use crate::analysis::metrics::{Graph, betweenness};
use crate::analysis::network::Network;
use crate::analysis::ranks::ranks;

/// Steps over arcs that all runs may take together.
const MOST_STEPS: u64 = 1_500_000_000;
/// Ranks kept at most, over runs, cards and nodes.
const MOST_RANKS: usize = 6_000_000;
/// Fewer runs than this say nothing.
const FEWEST_RUNS: usize = 10;
/// The part of runs left out at each end.
const TAIL: f64 = 0.05;

/// The places an actor takes on a card, from run to run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RankRange {
    /// Who.
    pub node: u32,
    /// On which card.
    pub card: CardKind,
    /// Its place when all ties count.
    pub rank: u32,
    /// The place only one run in twenty betters.
    pub best: u32,
    /// The place only one run in twenty worsens.
    pub worst: u32,
}

/// How ranks hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Robustness {
    /// How many runs were made: fewer than asked for in large networks, none when it is too large.
    pub runs: u32,
    /// The actors of the first ten places of each card.
    pub ranges: Vec<RankRange>,
}

/// How many places are followed.
const PLACES: u32 = 10;
/// How many actors are followed a card: equal places may be many.
const MOST_FOLLOWED: usize = 30;

/// The ranks of the first actors of each card over `runs` networks, in each of which a tie is kept with the
/// probability of its trust. Who has no score there comes after all who have. O(runs · nm), bounded.
pub fn robustness(
    network: &Network,
    options: &Options,
    runs: usize,
    seed: u64,
    progress: &mut dyn FnMut(u8),
) -> Robustness {
    let graph = Graph::new(network, options.directed, options.weighted);
    let is_sure = network.ties.iter().all(|tie| tie.trust >= 1.0);
    let affordable = (MOST_STEPS / (betweenness::cost(&graph) + graph.len() as u64 + 1)) as usize;
    let runs = runs.min(affordable).min(MOST_RANKS / (3 * MOST_FOLLOWED));
    let runs = if is_sure { 1 } else { runs };
    if !is_sure && runs < FEWEST_RUNS {
        return Robustness::default();
    }
    let followed: Vec<(CardKind, Vec<(u32, u32)>)> =
        CardKind::ALL.into_iter().map(|card| (card, first(&card_ranks(card, &graph)))).collect();
    let mut random = Random::new(seed);
    let mut seen: Vec<Vec<u32>> =
        vec![Vec::new(); followed.iter().map(|(_, nodes)| nodes.len()).sum()];
    for run in 0..runs {
        let graph = thinned(network, options, &mut random);
        let mut slots = seen.iter_mut();
        for (card, nodes) in &followed {
            let ranks = card_ranks(*card, &graph);
            let last = ranks.iter().flatten().count() as u32 + 1;
            for ((_, node), slot) in nodes.iter().zip(&mut slots) {
                slot.push(ranks[*node as usize].unwrap_or(last));
            }
        }
        progress(((run + 1) * 100 / runs) as u8);
    }
    let pairs =
        followed.iter().flat_map(|(card, nodes)| nodes.iter().map(move |node| (*card, *node)));
    let ranges = pairs.zip(seen).map(|((card, (rank, node)), seen)| {
        let (best, worst) = middle(seen);
        RankRange { node, card, rank, best, worst }
    });
    Robustness { runs: runs as u32, ranges: ranges.collect() }
}

/// The ends of what is left of `seen` without its tails.
fn middle(mut seen: Vec<u32>) -> (u32, u32) {
    seen.sort_unstable();
    let tail = (seen.len() as f64 * TAIL) as usize;
    (seen[tail], seen[seen.len() - 1 - tail])
}

/// The counted ties, each kept with the probability of its trust; one that is no number keeps its tie.
fn thinned(network: &Network, options: &Options, random: &mut Random) -> Graph {
    Graph::of_ties(network, options.directed, options.weighted, |tie| {
        tie.trust.is_nan() || random.unit() < f64::from(tie.trust)
    })
}

/// The place of each node on a card.
pub(super) fn card_ranks(card: CardKind, graph: &Graph) -> Vec<Option<u32>> {
    let metric = card.metric();
    ranks(&placed(card, &(metric.run)(graph)), metric.lowest_first)
}

/// The first places with who holds them.
fn first(ranks: &[Option<u32>]) -> Vec<(u32, u32)> {
    let places = ranks.iter().zip(0u32..);
    let mut first: Vec<(u32, u32)> = places
        .filter_map(|(rank, node)| Some((rank.filter(|rank| *rank <= PLACES)?, node)))
        .collect();
    first.sort_unstable();
    first.truncate(MOST_FOLLOWED);
    first
}
