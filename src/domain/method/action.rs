//! Actions: who does what by when, and what holds them up.

use std::collections::BTreeMap;

use super::body;
use super::finding::{ACT_01, ACT_02, ACT_03, ACT_04, ACT_05, Finding, Said, said};
use super::graph::Graph;
use super::index::Index;
use crate::domain::cards::Card;
use crate::domain::date::Day;
use crate::domain::id::CardId;
use crate::domain::record::RecordRef;
use crate::domain::text::fold;

/// The key of its cards.
pub const KEY: &str = "action";
/// The key of the arrow from an action to the one it waits for.
pub const AFTER: &str = "after";
/// More actions at the same time than this is a lot for one person.
const MOST_ACTIONS: usize = 4;
/// More hours a week than this too.
const MOST_HOURS: f64 = 35.0;

/// How far an action has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Not begun.
    #[default]
    Todo,
    /// Under way.
    Doing,
    /// Held up.
    Blocked,
    /// Done.
    Done,
    /// Given up.
    Dropped,
}

impl State {
    /// All of them, in the order of the board.
    pub const ALL: [Self; 5] = [Self::Todo, Self::Doing, Self::Blocked, Self::Done, Self::Dropped];

    /// The key in the body.
    pub fn key(self) -> &'static str {
        ["todo", "doing", "blocked", "done", "dropped"][self as usize]
    }

    /// The state of an action; to be done when nobody said.
    pub fn of(card: &Card) -> Self {
        let written = body::text(&card.body, "state");
        Self::ALL.into_iter().find(|state| state.key() == written).unwrap_or_default()
    }

    /// Whether nothing is left to do.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Dropped)
    }
}

/// How many days an action is late; none when it is over, in time, or without a day.
pub fn days_late(card: &Card, today: Day) -> Option<i64> {
    let end = body::last_day(&card.body, "deadline")?.number();
    let late = today.number() - end;
    (late > 0 && !State::of(card).is_over()).then_some(late)
}

/// An action in the plan, in days from the start of the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Planned {
    /// Its card.
    pub id: CardId,
    /// How many days it takes, by its own dates; one when it has none.
    pub days: i64,
    /// The earliest day it can start.
    pub earliest: i64,
    /// How many days it can slip without delaying the end.
    pub slack: i64,
}

/// The plan of what waits for what: earliest starts and slack (critical path); none when actions wait in a circle. O(n + m).
pub fn plan(index: &Index) -> Option<Vec<Planned>> {
    let graph = Graph::new(index, index.boxes(KEY).iter().map(|card| card.id), AFTER);
    // An arrow leads from an action to what it waits for: the order is that of the waiting.
    let order = graph.order();
    if order.len() < graph.len() {
        return None;
    }
    let days: Vec<i64> = graph.cards.iter().map(|id| days(index, *id)).collect();
    let mut starts = vec![0; graph.len()];
    for &node in order.iter().rev() {
        starts[node] = graph.next(node).map(|first| starts[first] + days[first]).max().unwrap_or(0);
    }
    let end = (0..graph.len()).map(|node| starts[node] + days[node]).max().unwrap_or(0);
    let mut latest = vec![0; graph.len()];
    for &node in &order {
        let until = graph.before(node).map(|waiting| latest[waiting]).min().unwrap_or(end);
        latest[node] = until - days[node];
    }
    let planned = |node: usize| Planned {
        id: graph.cards[node],
        days: days[node],
        earliest: starts[node],
        slack: latest[node] - starts[node],
    };
    Some((0..graph.len()).map(planned).collect())
}

fn days(index: &Index, id: CardId) -> i64 {
    let card = index.card(id.into()).map(|(_, card)| card);
    let span = card.and_then(|card| {
        let start = body::first_day(&card.body, "start")?.number();
        Some(body::last_day(&card.body, "deadline")?.number() - start + 1)
    });
    // A hundred years is long enough for any plan, and short enough to add up.
    span.unwrap_or(1).clamp(1, 36_525)
}

/// What to mind in actions. O(n log n + m).
pub(super) fn rules(index: &Index, today: Day, found: &mut Vec<Finding>) {
    let cards = index.boxes(KEY);
    for card in cards {
        if index.out(card.id, "fulfils").next().is_none() && State::of(card.card) != State::Dropped
        {
            found.push(ACT_01.found(vec![card.id.into()], vec![said(&card.card.text)]));
        }
        if let Some(late) = days_late(card.card, today) {
            found.push(ACT_05.found(
                vec![card.id.into()],
                vec![Said::Count(late as usize), said(&card.card.text)],
            ));
        }
    }
    loads(index, today, found);
    let graph = Graph::new(index, cards.iter().map(|card| card.id), AFTER);
    if let Some(cycle) = graph.cycle() {
        let names = cycle
            .iter()
            .chain(cycle.first())
            .map(|node| index.project.title(graph.cards[*node].into()));
        let names = names.collect();
        let at = cycle.iter().map(|node| graph.cards[*node].into()).collect();
        found.push(ACT_03.found(at, vec![Said::Chain(names)]));
    }
    let bare = cards.iter().filter(|card| {
        State::of(card.card) == State::Done && !body::is_filled(&card.card.body, "result")
    });
    let bare: Vec<RecordRef> = bare.map(|card| card.id.into()).collect();
    if !bare.is_empty() {
        let count = bare.len();
        found.push(ACT_04.found(bare, vec![Said::Count(count)]));
    }
}

/// Who carries too much in the week from today on.
fn loads(index: &Index, today: Day, found: &mut Vec<Finding>) {
    let week = (today.number(), today.number() + 6);
    let mut loads = BTreeMap::<String, (String, Vec<RecordRef>, f64)>::new();
    for card in index.boxes(KEY).iter().filter(|card| !State::of(card.card).is_over()) {
        let who = body::text(&card.card.body, "responsible");
        let (Some(start), Some(end)) = (
            body::first_day(&card.card.body, "start").map(Day::number),
            body::last_day(&card.card.body, "deadline").map(Day::number),
        ) else {
            continue;
        };
        let shared = end.min(week.1) - start.max(week.0) + 1;
        if who.is_empty() || shared <= 0 {
            continue;
        }
        let hours = body::number(&card.card.body, "hours").unwrap_or(0.0);
        let load = loads.entry(fold(who)).or_insert_with(|| (who.to_owned(), Vec::new(), 0.0));
        load.1.push(card.id.into());
        load.2 += hours * shared as f64 / (end - start + 1) as f64;
    }
    for (who, at, hours) in loads.into_values() {
        if at.len() > MOST_ACTIONS || hours > MOST_HOURS {
            let values = vec![said(&who), Said::Count(at.len()), Said::Figure(hours.round())];
            found.push(ACT_02.found(at, values));
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::samples::{Bench, TODAY};
    use super::*;

    #[test]
    fn late_is_after_the_last_day_it_may_be() {
        let late = |deadline: &str, state: &str| {
            let body = json!({"deadline": deadline, "state": state}).as_object().cloned().unwrap();
            days_late(&Card { body, ..Card::default() }, TODAY)
        };
        assert_eq!(late("30 juin 2017", "doing"), Some(1));
        assert_eq!(late("30 juin 2017", "done"), None);
        assert_eq!(late("juillet 2017", "todo"), None);
        assert_eq!(late("dès que possible", "todo"), None);
        assert_eq!(late("2016", "blocked"), Some(182));
    }

    #[test]
    fn actions_that_hang_or_are_late_are_told() {
        let mut bench = Bench::new();
        let objective = bench.card("objective", "", "Obtenir", ());
        let good = bench.card(
            KEY,
            "",
            "Écrire",
            json!({"deadline": "2018", "state": "done", "result": "lu"}),
        );
        bench.link(good, "fulfils", objective, ());
        let bad = bench.card(KEY, "", "Appeler", json!({"deadline": "mai 2017"}));
        bench.check_at("ACT-01", &[bad]);
        bench.check_at("ACT-05", &[bad]);
        bench.check_at("ACT-04", &[]);
        let done = bench.card(KEY, "", "Publier", json!({"state": "done"}));
        bench.check_at("ACT-04", &[done]);
    }

    #[test]
    fn who_waits_for_whom_goes_in_no_circle() {
        let mut bench = Bench::new();
        let dates =
            |days: u8| json!({"start": "2017-01-01", "deadline": format!("2017-01-{days:02}")});
        let first = bench.card(KEY, "", "A", dates(3));
        let second = bench.card(KEY, "", "B", dates(5));
        let third = bench.card(KEY, "", "C", dates(2));
        bench.link(second, AFTER, first, ());
        bench.link(third, AFTER, first, ());
        bench.check_at("ACT-03", &[]);
        let plan = super::plan(&bench.index()).unwrap();
        let found: Vec<_> =
            plan.iter().map(|action| (action.days, action.earliest, action.slack)).collect();
        assert_eq!(found, [(3, 0, 0), (5, 3, 0), (2, 3, 3)]);
        bench.link(first, AFTER, second, ());
        bench.check_at("ACT-03", &[first, second]);
        assert_eq!(super::plan(&bench.index()), None);
    }

    #[test]
    fn one_person_carries_so_much() {
        let mut bench = Bench::new();
        let body = |who: &str, hours: f64| json!({"responsible": who, "start": "2017-07-01", "deadline": "2017-07-14", "hours": hours});
        bench.card(KEY, "", "A", body("Ana", 60.0));
        bench.check_at("ACT-02", &[]);
        let one = bench.card(KEY, "", "B", body("Léo", 80.0));
        bench.check_at("ACT-02", &[one]);
    }

    #[test]
    fn one_person_carries_so_many() {
        let mut bench = Bench::new();
        let body =
            || json!({"responsible": "Ana", "start": "2017-07-01", "deadline": "2017-07-02"});
        let mut all: Vec<_> = (0..4).map(|_| bench.card(KEY, "", "A", body())).collect();
        bench.check_at("ACT-02", &[]);
        all.push(bench.card(KEY, "", "B", body()));
        bench.check_at("ACT-02", &all);
    }
}
