//! How far a project is on the way from analysis to action, method after method.

use std::collections::BTreeMap;

use crate::domain::method::{Finding, METHODS, Method, Severity};
use crate::domain::project::Project;

/// The method of cards that old files brought and no tool reads: not a step of the way.
const NOTES: &str = "imported_note";

/// A method on the way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// Which one.
    pub method: &'static Method,
    /// How many cards it has.
    pub cards: usize,
    /// How many findings must be mended before its cards can be called finished.
    pub blocks: usize,
    /// How many warnings stand.
    pub warns: usize,
}

/// Every method in order, with what it holds and what the rules found in it. O(cards + findings · log methods).
pub fn steps(project: &Project, findings: &[Finding]) -> Vec<Step> {
    let mut cards = BTreeMap::<&str, usize>::new();
    for (_, card) in project.cards.iter() {
        *cards.entry(&card.method).or_default() += 1;
    }
    let mut found = BTreeMap::<&str, (usize, usize)>::new();
    for finding in findings {
        let Some(method) = finding.method(project) else {
            continue;
        };
        let (blocks, warns) = found.entry(method).or_default();
        match finding.rule.severity {
            Severity::Block => *blocks += 1,
            Severity::Warn => *warns += 1,
            Severity::Hint => {}
        }
    }
    let step = |method: &'static Method| {
        let (blocks, warns) = found.get(method.key).copied().unwrap_or_default();
        Step { method, cards: cards.get(method.key).copied().unwrap_or_default(), blocks, warns }
    };
    METHODS.iter().map(step).collect()
}

/// What comes next: the first method without a card, beyond the notes that old files brought.
pub fn next(steps: &[Step]) -> Option<&'static Method> {
    let next = steps.iter().find(|step| step.cards == 0 && step.method.key != NOTES);
    next.map(|step| step.method)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::cards::Card;
    use crate::domain::date::Day;
    use crate::domain::id::CardId;
    use crate::domain::method::rules;

    fn project(methods: &[&str]) -> Project {
        let mut project = Project::default();
        for (n, method) in (1..).zip(methods) {
            let card = Card { method: (*method).to_owned(), ..Card::default() };
            project.cards.put(CardId(Uuid::from_u128(n)), card);
        }
        project
    }

    fn told(methods: &[&str]) -> (Vec<(&'static str, usize)>, Option<&'static str>) {
        let steps = steps(&project(methods), &[]);
        let filled = steps.iter().filter(|step| step.cards > 0);
        let filled = filled.map(|step| (step.method.key, step.cards)).collect();
        (filled, next(&steps).map(|method| method.key))
    }

    #[test]
    fn cards_are_counted_in_the_order_of_the_way() {
        assert_eq!(told(&[]), (vec![], Some("theory_of_change")));
        let filled = ["action", "theory_of_change", "action", "tarot"];
        let expect = vec![("theory_of_change", 1), ("action", 2)];
        assert_eq!(told(&filled), (expect, Some("pestel")));
        let all: Vec<&str> = METHODS.iter().map(|method| method.key).collect();
        assert_eq!(told(&all[..all.len() - 1]).1, None);
    }

    #[test]
    fn findings_stand_at_the_method_of_their_first_card() {
        let project = project(&["objective"]);
        let found = rules(&project, Day::new(2026, 1, 1).unwrap());
        let steps = steps(&project, &found);
        let told = |key: &str| {
            let step = steps.iter().find(|step| step.method.key == key).unwrap();
            (step.blocks > 0, step.warns > 0)
        };
        assert_eq!(told("objective"), (true, true));
        assert_eq!(told("action"), (false, false));
    }
}
