//! The methods that lead from the map to action: what their cards hold, what follows from them, what to mind.
//!
//! One file a method. `catalogue` lists them all; a card or an arrow of an unknown key is kept and left alone.

pub mod action;
pub mod body;
pub mod breaks;
pub mod catalogue;
pub mod chain;
pub mod coherence;
pub mod dots;
pub mod finding;
pub mod five_whys;
pub mod graph;
pub mod index;
pub mod indicator;
pub mod logframe;
pub mod make;
pub mod message;
pub mod objective;
pub mod objective_tree;
pub mod paths;
pub mod pestel;
pub mod problem_tree;
pub mod progress;
pub mod readability;
pub mod reschedule;
pub mod scores;
pub mod strategy;
pub mod swot;
pub mod target;
pub mod theory_of_change;
pub mod triage;
pub mod wording;

#[cfg(test)]
pub(crate) mod samples;

use super::cards::Card;
use super::date::Day;
use super::project::Project;
pub use catalogue::{LINKS, METHODS, Method, Stage};
pub use finding::{Finding, Severity};
pub use index::{Index, Indexed};

/// Adds what one method has to say.
type Rules = fn(&Index, Day, &mut Vec<Finding>);

/// The rules of each method, in the order of the way, then those across methods; one more is one line.
const ALL_RULES: [Rules; 16] = [
    theory_of_change::rules,
    pestel::rules,
    swot::rules,
    five_whys::rules,
    problem_tree::rules,
    objective_tree::rules,
    logframe::rules,
    objective::rules,
    strategy::rules,
    target::rules,
    message::rules,
    progress::rules,
    action::rules,
    indicator::rules,
    scores::rules,
    coherence::rules,
];

/// What to mind in a project on that day, method by method. O(n log n + m), n cards and m arrows.
pub fn rules(project: &Project, today: Day) -> Vec<Finding> {
    findings(&Index::new(project), today)
}

/// The same, when the cards are sorted already.
pub fn findings(index: &Index, today: Day) -> Vec<Finding> {
    let mut found = Vec::new();
    for rules in ALL_RULES {
        rules(index, today, &mut found);
    }
    for finding in &mut found {
        finding.is_dismissed = finding.was_dismissed(index.project);
    }
    found
}

/// Whether a card says how things are, and so is a hypothesis as long as nothing proves it.
///
/// What a target thinks and what a message tells are such; what one wants, plans or supposes is not.
pub fn wants_proof(card: &Card) -> bool {
    let says_facts =
        [swot::KEY, pestel::KEY, problem_tree::KEY, five_whys::KEY, target::KEY, message::KEY];
    let slot = body::text(&card.body, "slot");
    let method = card.method.as_str();
    says_facts.contains(&method) && slot != "question"
        || (method, slot) == (theory_of_change::KEY, "situation")
}

#[cfg(test)]
mod tests;
