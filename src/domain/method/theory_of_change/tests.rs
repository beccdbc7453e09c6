use serde_json::json;

use super::super::samples::Bench;
use super::*;

/// The handbook's small example: A1→P1→O1, A2→P2→O1, A3→O2, O1→I, O2→I.
fn example() -> (Bench, [CardId; 8], Vec<LinkId>) {
    let mut bench = Bench::new();
    let slots = [
        ("activity", "A1"),
        ("activity", "A2"),
        ("activity", "A3"),
        ("output", "P1"),
        ("output", "P2"),
    ];
    let mut cards: Vec<CardId> = slots.map(|(slot, text)| bench.card(KEY, slot, text, ())).to_vec();
    cards.push(bench.card(KEY, "outcome", "O1", ()));
    cards.push(bench.card(KEY, "outcome", "O2", ()));
    cards.push(bench.card(KEY, "impact", "I", json!({"gate": "or"})));
    let arrows = [(0, 3, 4), (3, 5, 3), (1, 4, 4), (4, 5, 2), (2, 6, 2), (5, 7, 3), (6, 7, 1)];
    let links = arrows.map(|(from, to, sure): (usize, usize, i64)| {
        bench.link(cards[from], LEADS_TO, cards[to], json!({"confidence": sure}))
    });
    (bench, cards.try_into().unwrap(), links.to_vec())
}

#[test]
fn we_answer_up_to_the_highest_mark() {
    let (mut bench, cards, _) = example();
    let answerable = |bench: &Bench| {
        let index = bench.index();
        Theory::new(&index).answerable(&index)
    };
    assert_eq!(answerable(&bench), None);
    for card in [cards[3], cards[6], cards[0]] {
        bench.edit(card, |card| {
            card.body.insert("answerable".into(), true.into());
        });
    }
    assert_eq!(answerable(&bench), Some(3));
    assert!((0..6).all(|at| level(slot_of(at)) == Some(at)));
    assert_eq!(slot_of(6), "");
}

#[test]
fn a_path_is_as_plausible_as_its_weakest_link() {
    let (bench, cards, links) = example();
    let index = bench.index();
    let theory = Theory::new(&index);
    let plausible = |card: CardId| theory.plausible[theory.graph.node(card).unwrap()];
    assert_eq!([5, 6, 7].map(|at| plausible(cards[at])), [Some(2), Some(2), Some(2)]);
    let (node, value) = theory.impact().unwrap();
    assert_eq!((value, theory.weak_links(node)), (2, vec![Weak::Arrow(links[3])]));
    assert_eq!(theory.coverage(&index).assumed, (0, 7));
    bench.check_at("TDC-01", &[]);
    assert_eq!(bench.found("TDC-09"), [links[3].into()]);
}

#[test]
fn an_assumption_lowers_what_supposes_it() {
    let (mut bench, cards, links) = example();
    let assumption =
        bench.card(KEY, "assumption", "la gêne d’image suffit", json!({"plausibility": 1}));
    bench.link(assumption, ASSUMES, links[5], ());
    let index = bench.index();
    let theory = Theory::new(&index);
    let (node, value) = theory.impact().unwrap();
    assert_eq!(value, 1);
    // Both ways are worth 1 now.
    assert_eq!(theory.weak_links(node), [Weak::Arrow(links[6]), Weak::Assumption(assumption)]);
    let aloud = theory.aloud(&index);
    let last = aloud.iter().find(|sentence| sentence.link == links[5]).unwrap();
    assert_eq!(
        (last.means, last.end, &last.supposing[..]),
        ("O1", "I", &["la gêne d’image suffit"][..])
    );
    assert_eq!(theory.coverage(&index).assumed, (1, 7));
    bench.link(assumption, ASSUMES, cards[7], ());
    assert_eq!(Theory::new(&bench.index()).impact().unwrap().1, 1);
}

#[test]
fn an_activity_is_as_sure_as_what_waits_for_nothing() {
    let (mut bench, cards, links) = example();
    let input = bench.card(KEY, "input", "Un local", ());
    bench.link(input, LEADS_TO, cards[0], ());
    let index = bench.index();
    let theory = Theory::new(&index);
    assert_eq!(theory.plausible[theory.graph.node(cards[0]).unwrap()], Some(4));
    let (node, value) = theory.impact().unwrap();
    assert_eq!((value, theory.weak_links(node)), (2, vec![Weak::Arrow(links[3])]));
}

#[test]
fn a_card_is_asked_what_its_place_needs() {
    let asked = |slot: &str| {
        let fields = super::super::catalogue::method(KEY).unwrap().fields;
        let own = fields.iter().map(|field| field.key).filter(|key| asks(slot, key));
        own.collect::<Vec<_>>()
    };
    assert_eq!(asked("outcome"), ["horizon", "gate", "reach", "answerable"]);
    assert_eq!(asked("assumption").len(), 6);
    assert!(asked("values").is_empty());
}

#[test]
fn nothing_rests_on_an_assumption_that_was_set_aside() {
    let (mut bench, _, links) = example();
    let dropped = json!({"plausibility": 0, "triage": "drop"});
    let assumption = bench.card(KEY, "assumption", "il ne pleut pas", dropped);
    bench.link(assumption, ASSUMES, links[5], ());
    let index = bench.index();
    let theory = Theory::new(&index);
    assert_eq!(theory.impact().unwrap().1, 2);
    assert!(theory.aloud(&index).iter().all(|sentence| sentence.supposing.is_empty()));
    assert_eq!(theory.coverage(&index).assumed, (1, 7));
}

#[test]
fn a_circle_is_told_once_and_marked_loops_are_none() {
    let (mut bench, cards, _) = example();
    bench.link(cards[5], LEADS_TO, cards[3], json!({"loop": true}));
    bench.check_at("TDC-01", &[]);
    bench.link(cards[5], LEADS_TO, cards[3], ());
    bench.check_at("TDC-01", &[cards[3], cards[5]]);
    let theory = Theory::new(&bench.index());
    assert_eq!(theory.impact(), None);
    let found = super::super::rules(&bench.project, super::super::samples::TODAY);
    let circle = found.iter().find(|finding| finding.rule.id == "TDC-01").unwrap();
    assert_eq!(
        circle.values,
        [super::super::finding::Said::Chain(["P1", "O1", "P1"].map(String::from).to_vec())]
    );
}

#[test]
fn what_hangs_loose_is_told() {
    let (mut bench, cards, links) = example();
    let lone = bench.card(KEY, "activity", "A4", ());
    bench.check_at("TDC-02", &[lone]);
    bench.check_at("TDC-03", &[cards[5], cards[6]]);
    bench.cite(cards[5], "Gouvernement");
    bench.check_at("TDC-03", &[cards[6]]);
    bench.check_at("TDC-04", &[]);
    bench.edit(cards[6], |card| card.text = "Sensibiliser les ministères".into());
    bench.check_at("TDC-04", &[cards[6]]);
    assert_eq!(bench.found("TDC-05").len(), 7);
    let mut link = bench.project.links.get(links[0]).unwrap().as_ref().clone();
    link.rationale = "parce que".into();
    bench.project.links.put(links[0], link);
    assert_eq!(bench.found("TDC-05").len(), 6);
    bench.check_at("TDC-06", &[]);
    let jump = bench.link(cards[3], LEADS_TO, cards[7], ());
    assert_eq!(bench.found("TDC-06"), [jump.into()]);
}

#[test]
fn assumptions_and_few_impacts() {
    let (mut bench, cards, links) = example();
    bench.check_at("TDC-07", &[cards[7]]);
    let assumption = bench.card(KEY, "assumption", "x", ());
    bench.link(assumption, ASSUMES, links[0], ());
    bench.check_at("TDC-07", &[]);
    bench.check_at("TDC-08", &[]);
    let more = [bench.card(KEY, "impact", "J", ()), bench.card(KEY, "impact", "K", ())];
    bench.check_at("TDC-08", &[cards[7], more[0], more[1]]);
}

#[test]
fn a_sure_path_has_no_weak_link_to_tell() {
    let mut bench = Bench::new();
    let activity = bench.card(KEY, "activity", "A", ());
    let impact = bench.card(KEY, "impact", "I", ());
    bench.link(activity, LEADS_TO, impact, json!({"confidence": 4}));
    bench.check_at("TDC-09", &[]);
    assert_eq!(Theory::new(&bench.index()).impact().map(|(_, value)| value), Some(4));
}

#[test]
fn loops_and_orphans_are_found() {
    let (mut bench, cards, links) = example();
    let read = |bench: &Bench| {
        let index = bench.index();
        let theory = Theory::new(&index);
        (Vec::from_iter(theory.loops()), Vec::from_iter(theory.orphans(&index)))
    };
    assert_eq!(read(&bench), (vec![], vec![]));
    // The arrow that leads down closes the circle, and not the one that leads up.
    let back = bench.link(cards[5], LEADS_TO, cards[3], ());
    let marked = bench.link(cards[7], LEADS_TO, cards[0], json!({"loop": true}));
    let lone = bench.card(KEY, "outcome", "O3", ());
    let held = bench.card(KEY, "assumption", "H1", ());
    bench.link(held, ASSUMES, links[0], ());
    let idle = bench.card(KEY, "assumption", "H2", ());
    bench.card(KEY, "note", "N", ());
    assert_eq!(read(&bench), (vec![back, marked], vec![lone, idle]));
    let mut bench = Bench::new();
    bench.card(KEY, "impact", "I", ());
    assert_eq!(read(&bench).1, []);
}
