//! Measures of a network: one file each, one line each in `METRICS`.
//!
//! Ties that harm count in `balance` alone. A score that is not defined is `None`, shown as a dash.

pub mod balance;
pub mod betweenness;
pub mod brokerage;
pub mod closeness;
pub mod communities;
pub mod constraint;
pub mod cores;
pub mod cuts;
pub mod degree;
pub mod effective_size;
pub mod eigenvector;
pub mod graph;
mod leiden;
pub mod page_rank;
pub mod random;
mod shortest;
pub mod whole;

#[cfg(test)]
mod tests;

pub use graph::Graph;

/// A score a node; `None` where the measure says nothing.
pub type Scores = Vec<Option<f64>>;

/// Which networks a measure is shown for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applies {
    /// All of them.
    Always,
    /// Those whose directions count.
    Directed,
    /// Those whose weights count.
    Weighted,
}

/// A score of each node.
#[derive(Clone, Copy, Debug)]
pub struct Metric {
    /// What it is called in reports and words.
    pub key: &'static str,
    /// Which networks it is shown for.
    pub applies: Applies,
    /// Whether the first is the one with the lowest score.
    pub lowest_first: bool,
    /// The scores.
    pub run: fn(&Graph) -> Scores,
}

impl Metric {
    /// A measure of this name, shown always, the highest first.
    const fn new(key: &'static str, run: fn(&Graph) -> Scores) -> Self {
        Self { key, applies: Applies::Always, lowest_first: false, run }
    }

    /// Whether it is shown for `graph`.
    pub fn is_for(&self, graph: &Graph) -> bool {
        match self.applies {
            Applies::Always => true,
            Applies::Directed => graph.directed,
            Applies::Weighted => graph.weighted,
        }
    }
}

/// All scores of nodes, in the order of display.
pub const METRICS: [Metric; 12] = [
    degree::DEGREE,
    degree::IN_DEGREE,
    degree::OUT_DEGREE,
    degree::STRENGTH,
    betweenness::BETWEENNESS,
    closeness::CLOSENESS,
    eigenvector::EIGENVECTOR,
    page_rank::CONVERGENCE,
    page_rank::INFLUENCE,
    constraint::CONSTRAINT,
    effective_size::EFFECTIVE_SIZE,
    cores::CORE,
];
