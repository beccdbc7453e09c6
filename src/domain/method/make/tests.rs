use serde_json::json;
use uuid::Uuid;

use super::super::samples::Bench;
use super::super::strategy::{Choice, USUAL_CRITERIA};
use super::*;

fn ids() -> impl FnMut() -> Uuid {
    let mut next = 1_000_000u128;
    move || {
        next += 1;
        Uuid::from_u128(next)
    }
}

/// The cards and arrows of a project: "text(column)" and "text -kind-> text".
fn told(project: &Project) -> (Vec<String>, Vec<String>) {
    let cards = project
        .cards
        .iter()
        .map(|(_, card)| format!("{}({})", card.text, body::text(&card.body, "slot")));
    let title = |record| project.title(record);
    let links = project
        .links
        .iter()
        .map(|(_, link)| format!("{} -{}-> {}", title(link.source), link.kind, title(link.target)));
    (cards.collect(), links.collect())
}

#[test]
fn a_pasted_list_is_a_card_a_line() {
    let made = paste("swot", "threats", "- un\n\n2. deux\n", &mut ids());
    let project = Project::default().apply(&made.command, 1).unwrap();
    assert_eq!(told(&project).0, ["un(threats)", "deux(threats)"]);
    assert_eq!((made.cards.len(), made.left_out), (2, 0));
    let long = paste("action", "", &"é".repeat(2000), &mut ids());
    let project = Project::default().apply(&long.command, 1).unwrap();
    let card = project.cards.get(long.cards[0]).unwrap();
    assert_eq!((card.text.chars().count(), card.detail.chars().count()), (500, 2000));
}

#[test]
fn ten_thousand_lines_at_once_and_the_rest_is_told() {
    let made = paste("action", "", &"ligne\n".repeat(10_003), &mut ids());
    assert_eq!((made.cards.len(), made.left_out), (10_000, 3));
    let made = indented(&SHAPES[0], &"\tligne\n".repeat(10_003), &mut ids());
    assert_eq!((made.cards.len(), made.left_out), (1, 3));
}

#[test]
fn indents_make_a_tree_and_a_line_again_a_second_parent() {
    let text = "P\n  - A\n    C\n  B\n    c\n      D\nA\n   A\n";
    let made = indented(&SHAPES[0], text, &mut ids());
    let project = Project::default().apply(&made.command, 1).unwrap();
    let (cards, links) = told(&project);
    assert_eq!(cards, ["P(problem)", "A(cause)", "C(cause)", "B(cause)", "D(cause)"]);
    assert_eq!(
        links,
        ["A -causes-> P", "C -causes-> A", "B -causes-> P", "C -causes-> B", "D -causes-> C"]
    );
    let deep: Vec<String> = (0..3000).map(|n| format!("{}{n}", " ".repeat(n))).collect();
    let made = indented(&SHAPES[2], &deep.join("\n"), &mut ids());
    assert_eq!(made.cards.len(), 3000);
}

#[test]
fn a_mirror_takes_the_accepted_words_and_leaves_the_rest_blank() {
    let mut bench = Bench::new();
    let problem = bench.card("problem_tree", "problem", "P", ());
    let cause = bench.card("problem_tree", "cause", "C", ());
    bench.link(cause, "causes", problem, ());
    let accepted = BTreeMap::from([(cause, "C va bien".to_owned())]);
    let made = mirror(&bench.index(), &accepted, &mut ids());
    let project = bench.project.apply(&made.command, 1).unwrap();
    let (cards, links) = told(&project);
    assert_eq!(cards[2..], ["(objective)", "C va bien(means)"]);
    assert_eq!(
        links[1..],
        [" -converted_from-> P", "C va bien -converted_from-> C", "C va bien -contributes-> "]
    );
    // Once done, nothing is left to do.
    let again = mirror(&Index::new(&project), &accepted, &mut ids());
    assert_eq!(again.command, Command::Batch(Vec::new()));
}

#[test]
fn a_tree_of_objectives_is_a_framework() {
    let mut bench = Bench::new();
    let [end, centre, result, activity] =
        [("end", "G"), ("objective", "S"), ("means", "R"), ("means", "A")]
            .map(|(slot, text)| bench.card("objective_tree", slot, text, ()));
    bench.card("objective_tree", "means", "aside", ());
    for (from, to) in [(centre, end), (result, centre), (activity, result)] {
        bench.link(from, "contributes", to, ());
    }
    let made = frame(&bench.index(), &mut ids());
    let project = bench.project.apply(&made.command, 1).unwrap();
    let cards: Vec<_> = told(&project).0.into_iter().skip(5).collect();
    assert_eq!(cards, ["G(goal)", "S(purpose)", "R(result)", "A(activity)"]);
    // What is in the framework already is not made twice.
    assert!(frame(&Index::new(&project), &mut ids()).cards.is_empty());
    assert!(frame(&Bench::new().index(), &mut ids()).cards.is_empty());
}

#[test]
fn a_factor_feeds_the_swot_and_each_card_its_next() {
    let mut bench = Bench::new();
    let factor = bench.card(
        "pestel",
        "legal",
        "F",
        json!({"impact": -4, "probability": 3, "horizon": "2018"}),
    );
    let made = feed(&bench.project, factor, &mut ids()).unwrap();
    let project = bench.project.apply(&made.command, 1).unwrap();
    let card = project.cards.get(made.cards[0]).unwrap();
    assert_eq!(
        serde_json::Value::from(card.body.clone()),
        json!({"slot": "threats", "importance": 4, "probability": 3, "horizon": "2018"})
    );
    assert_eq!(told(&project).1, ["F -feeds-> F"]);
    assert_eq!(feed(&project, made.cards[0], &mut ids()), None);
    let whys = bench.card("five_whys", "answer", "racine", ());
    let made = next_of(&bench.project, whys, "problem_tree", &mut ids()).unwrap();
    let project = bench.project.apply(&made.command, 1).unwrap();
    assert_eq!(told(&project).1, ["racine -converted_from-> racine"]);
    assert_eq!(next_of(&bench.project, whys, "swot", &mut ids()), None);
}

#[test]
fn a_card_takes_its_place() {
    let mut bench = Bench::new();
    let cards = ["A", "B", "C"].map(|text| bench.card("swot", "threats", text, ()));
    let lone = bench.card("swot", "strengths", "D", ());
    let column = |project: &Project| -> String {
        let index = Index::new(project);
        index.in_slot("swot", "threats").map(|card| card.card.text.as_str()).collect()
    };
    let mut move_to = |card, after| {
        let command = place(&bench.index(), card, "threats", after).unwrap();
        bench.project = bench.project.apply(&command, 1).unwrap();
        (column(&bench.project), matches!(command, Command::Put(_)))
    };
    // The first move gives ranks to all, those that follow to one card.
    assert_eq!(move_to(lone, Some(cards[0])), ("ADBC".to_owned(), false));
    assert_eq!(move_to(cards[2], None), ("CADB".to_owned(), true));
    assert_eq!(move_to(cards[0], Some(cards[1])), ("CDBA".to_owned(), true));
    for _ in 0..40 {
        move_to(cards[1], Some(cards[2]));
        move_to(lone, Some(cards[2]));
    }
    assert_eq!(move_to(cards[1], Some(lone)), ("CDBA".to_owned(), true));
    assert_eq!(place(&bench.index(), CardId(Uuid::nil()), "threats", None), None);
}

#[test]
fn factors_go_to_the_swot_all_at_once() {
    let mut bench = Bench::new();
    let rated = |impact: i64| json!({"impact": impact, "probability": 4});
    let cards = [("a", 3), ("b", 0), ("c", -4)]
        .map(|(text, impact)| bench.card("pestel", "legal", text, rated(impact)));
    let made = feed_all(&bench.project, &cards, &mut ids());
    let project = bench.project.apply(&made.command, 1).unwrap();
    let (all, links) = told(&project);
    assert_eq!(all[3..], ["a(opportunities)", "c(threats)"]);
    assert_eq!((links.len(), made.cards.len()), (2, 2));
}

#[test]
fn the_usual_criteria_are_made_where_there_is_none() {
    let mut bench = Bench::new();
    let made = usual_criteria(&bench.index(), |key| key, &mut ids()).unwrap();
    bench.project = bench.project.apply(&made.command, 1).unwrap();
    let index = bench.index();
    let choice = Choice::new(&index);
    let told: Vec<_> = choice.criteria.iter().map(|it| (it.name, it.is_inverted)).collect();
    assert_eq!(told, USUAL_CRITERIA);
    assert!(choice.criteria.iter().all(|it| (it.weight - 1.0).abs() < 1e-9 && it.floor.is_none()));
    assert_eq!(usual_criteria(&index, |key| key, &mut ids()), None);
}
