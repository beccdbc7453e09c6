//! How closed the circle of an actor is. Burt 1992.

use super::graph::{common, row};
use super::{Graph, Metric, Scores};

/// `Σ_j (p_ij + Σ_q p_iq p_qj)²` over contacts j, p being the share of a node's ties; 0 to about 1.4,
/// low for brokers. Undefined without a tie. O(Σ over ties of the smaller degree · log n).
pub const CONSTRAINT: Metric = Metric { lowest_first: true, ..Metric::new("constraint", run) };

fn run(graph: &Graph) -> Scores {
    let mutual = graph.mutual();
    let total = |node: usize| row(&mutual, node).map(|(_, weight)| weight).sum::<f64>();
    let totals: Vec<f64> = (0..graph.len()).map(total).collect();
    graph.score_tied(|node| {
        let of_contact = |(contact, weight): (usize, f64)| {
            let between = common(&mutual, node, contact);
            let indirect: f64 = between.map(|(q, to, on)| to * on / totals[q]).sum();
            ((weight + indirect) / totals[node]).powi(2)
        };
        row(&mutual, node).map(of_contact).sum()
    })
}
