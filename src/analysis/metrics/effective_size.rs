//! How many contacts bring something the others do not. Burt 1992, Borgatti 1997.

use super::graph::{common, row};
use super::{Graph, Metric, Scores};

/// `Σ_j (1 - Σ_q p_iq m_jq)` over contacts j, which is n - 2t/n for n contacts with t ties among them
/// when nothing is weighed; up to n. Undefined without a tie. O(Σ over ties of the smaller degree · log n).
pub const EFFECTIVE_SIZE: Metric = Metric::new("effective_size", run);

fn run(graph: &Graph) -> Scores {
    let mutual = graph.mutual();
    let heaviest = |node: usize| row(&mutual, node).fold(0.0, |most, (_, weight)| weight.max(most));
    let heaviest: Vec<f64> = (0..graph.len()).map(heaviest).collect();
    graph.score_tied(|node| {
        let total: f64 = row(&mutual, node).map(|(_, weight)| weight).sum();
        let of_contact = |(contact, _): (usize, f64)| {
            let known = common(&mutual, node, contact).map(|(_, to, on)| to * on).sum::<f64>();
            1.0 - known / (total * heaviest[contact])
        };
        row(&mutual, node).map(of_contact).sum()
    })
}
