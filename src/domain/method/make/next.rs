//! What the next method makes of a card: the way from analysis to action, a step at a time.

use serde_json::Value;

use super::super::{
    action, body, catalogue, five_whys, indicator, logframe, message, objective, objective_tree,
    problem_tree, progress, strategy, swot, target, theory_of_change,
};
use super::{Made, Maker, NextId, citing};
use crate::domain::cards::Card;
use crate::domain::id::CardId;
use crate::domain::project::Project;

/// What the new card holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Carries {
    /// What the first one says and cites.
    Same,
    /// Nothing yet.
    Nothing,
    /// What is written on the first one for it: the keys there and here; a blank key here is the text.
    Parts(&'static [(&'static str, &'static str)]),
    /// What the first one says, as its reason.
    Why,
}

/// A step: from a card of this method and column to one of that method and column, joined by an arrow to the first.
struct Step {
    from: (&'static str, &'static str),
    to: (&'static str, &'static str),
    kind: &'static str,
    carries: Carries,
}

/// A step from any column of a method.
const fn step(from: &'static str, to: &'static str, kind: &'static str, carries: Carries) -> Step {
    Step { from: (from, ""), to: (to, ""), kind, carries }
}

/// All steps; one more is one line.
const STEPS: &[Step] = &[
    Step {
        from: (five_whys::KEY, "answer"),
        to: (problem_tree::KEY, "cause"),
        kind: objective_tree::CONVERTED_FROM,
        carries: Carries::Same,
    },
    Step {
        from: (five_whys::KEY, "answer"),
        to: (objective::KEY, ""),
        kind: objective_tree::CONVERTED_FROM,
        carries: Carries::Why,
    },
    Step {
        from: (objective_tree::KEY, ""),
        to: (theory_of_change::KEY, "outcome"),
        kind: objective_tree::CONVERTED_FROM,
        carries: Carries::Same,
    },
    step(swot::TOWS, strategy::KEY, objective_tree::CONVERTED_FROM, Carries::Same),
    step(objective_tree::KEY, strategy::KEY, objective_tree::CONVERTED_FROM, Carries::Same),
    step(objective_tree::KEY, action::KEY, objective_tree::CONVERTED_FROM, Carries::Same),
    step(theory_of_change::KEY, action::KEY, objective_tree::CONVERTED_FROM, Carries::Same),
    Step {
        from: (logframe::KEY, "activity"),
        to: (action::KEY, ""),
        kind: objective_tree::CONVERTED_FROM,
        carries: Carries::Same,
    },
    step(objective_tree::KEY, objective::KEY, "serves", Carries::Same),
    step(theory_of_change::KEY, objective::KEY, "serves", Carries::Same),
    step(logframe::KEY, objective::KEY, "serves", Carries::Same),
    step(objective::KEY, strategy::KEY, "pursues", Carries::Nothing),
    step(objective::KEY, action::KEY, "fulfils", Carries::Nothing),
    step(objective::KEY, message::KEY, "supports", Carries::Nothing),
    step(objective::KEY, target::KEY, "aims_at", Carries::Nothing),
    step(objective::KEY, indicator::KEY, "measures", Carries::Nothing),
    step(theory_of_change::KEY, indicator::KEY, "measures", Carries::Nothing),
    step(logframe::KEY, indicator::KEY, "measures", Carries::Nothing),
    step(strategy::KEY, action::KEY, "applies", Carries::Nothing),
    step(message::KEY, action::KEY, "uses", Carries::Nothing),
    step(
        target::KEY,
        action::KEY,
        "targets",
        Carries::Parts(&[
            ("next_step", ""),
            ("next_date", "deadline"),
            ("responsible", "responsible"),
        ]),
    ),
    Step {
        from: (theory_of_change::KEY, "outcome"),
        to: (progress::KEY, "like"),
        kind: "shows",
        carries: Carries::Same,
    },
    Step {
        from: (theory_of_change::KEY, "long_term"),
        to: (progress::KEY, "love"),
        kind: "shows",
        carries: Carries::Same,
    },
];

/// The card that the next method makes of one, joined to it by an arrow: a root cause becomes a cause of the tree,
/// a crossing a strategy, a means an objective, the next step with a target an action. None when no such step is known.
pub fn next_of(project: &Project, card: CardId, method: &str, next_id: NextId) -> Option<Made> {
    let source = project.cards.get(card)?;
    let slot = body::text(&source.body, "slot");
    let leads = |step: &&Step| {
        let (from, column) = step.from;
        from == source.method && (column.is_empty() || column == slot) && step.to.0 == method
    };
    let step = STEPS.iter().find(leads)?;
    debug_assert!(catalogue::link_kind(step.kind).is_some());
    let mut maker = Maker::new(next_id);
    let id = maker.card(step.to.0, step.to.1, step.carries.of(source));
    maker.link(id, step.kind, card);
    Some(maker.made(0))
}

impl Carries {
    fn of(self, source: &Card) -> Card {
        match self {
            Self::Same => citing(&source.text, source),
            Self::Nothing => Card::default(),
            Self::Parts(parts) => {
                let mut made = Card::default();
                for (there, here) in parts {
                    let said = body::text(&source.body, there);
                    if here.is_empty() {
                        said.clone_into(&mut made.text);
                    } else if !said.is_empty() {
                        made.body.insert((*here).to_owned(), said.into());
                    }
                }
                made
            }
            Self::Why => {
                let mut made = citing("", source);
                made.body.insert("why".to_owned(), Value::from(source.text.as_str()));
                made
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use uuid::Uuid;

    use super::*;
    use crate::domain::method::samples::Bench;

    fn ids() -> impl FnMut() -> Uuid {
        let mut next = 1_000_000u128;
        move || {
            next += 1;
            Uuid::from_u128(next)
        }
    }

    /// The card made of one, as "method(column): text", with its arrow and what is written on it.
    #[track_caller]
    fn check(from: (&str, &str), body: serde_json::Value, to: &str, expect: Option<(&str, &str)>) {
        let mut bench = Bench::new();
        let source = bench.card(from.0, from.1, "Source", body);
        let made = next_of(&bench.project, source, to, &mut ids());
        let told = made.map(|made| {
            let project = bench.project.apply(&made.command, 1).unwrap();
            let card = project.cards.get(made.cards[0]).unwrap();
            let (_, link) = project.links.iter().next().unwrap();
            let kind = catalogue::link_kind(&link.kind).unwrap();
            assert!(kind.from.contains(&card.method.as_str()) && kind.to.contains(&from.0));
            (card.text.clone(), format!("{} {}", link.kind, Value::from(card.body.clone())))
        });
        let told = told.as_ref().map(|(text, rest)| (text.as_str(), rest.as_str()));
        assert_eq!(told, expect);
    }

    #[test]
    fn each_method_hands_on_to_the_next() {
        let nothing = || json!({});
        check(
            ("five_whys", "answer"),
            nothing(),
            "objective",
            Some(("", r#"converted_from {"why":"Source"}"#)),
        );
        check(("five_whys", "fact"), nothing(), "objective", None);
        check(
            ("objective_tree", "means"),
            nothing(),
            "theory_of_change",
            Some(("Source", r#"converted_from {"slot":"outcome"}"#)),
        );
        check(
            ("objective_tree", "means"),
            nothing(),
            "strategy",
            Some(("Source", "converted_from {}")),
        );
        check(("logframe", "activity"), nothing(), "action", Some(("Source", "converted_from {}")));
        check(("logframe", "result"), nothing(), "action", None);
        check(("logframe", "result"), nothing(), "indicator", Some(("", "measures {}")));
        check(("theory_of_change", "impact"), nothing(), "indicator", Some(("", "measures {}")));
        check(
            ("theory_of_change", "long_term"),
            nothing(),
            "progress",
            Some(("Source", r#"shows {"slot":"love"}"#)),
        );
        check(("strategy", ""), nothing(), "action", Some(("", "applies {}")));
        check(("message", ""), nothing(), "action", Some(("", "uses {}")));
    }

    #[test]
    fn the_next_step_with_a_target_is_an_action() {
        let sheet = json!({"next_step": "écrire", "next_date": "mai 2017", "responsible": "Ana"});
        check(
            ("target", ""),
            sheet,
            "action",
            Some(("écrire", r#"targets {"deadline":"mai 2017","responsible":"Ana"}"#)),
        );
        check(("target", ""), json!({}), "action", Some(("", "targets {}")));
    }

    #[test]
    fn steps_join_columns_that_exist() {
        for step in STEPS {
            for (key, slot) in [step.from, step.to] {
                let method = catalogue::method(key).unwrap();
                assert!(slot.is_empty() || method.slots.contains(&slot), "{key} {slot}");
            }
            let kind = catalogue::link_kind(step.kind).unwrap();
            assert!(kind.from.contains(&step.to.0) && kind.to.contains(&step.from.0));
        }
    }
}
