//! Actions as they are followed: in the order of their deadlines, with what is late and what serves no objective.

use std::collections::BTreeSet;

use super::schedule::Due;
use crate::domain::date::{Day, SortKey};
use crate::domain::id::CardId;
use crate::domain::method::action::{AFTER, KEY, State, days_late, plan};
use crate::domain::method::{Index, body};
use crate::domain::text::fold;

/// An action that is followed.
#[derive(Clone, Debug, PartialEq)]
pub struct Followed {
    /// Its card.
    pub id: CardId,
    /// What it is called.
    pub name: String,
    /// How far it has come.
    pub state: State,
    /// Who has it in hand; blank when nobody does.
    pub owner: String,
    /// Its first day, if its start was understood.
    pub start: Option<Day>,
    /// Its last day, if its deadline was understood.
    pub end: Option<Day>,
    /// What is known of its deadline.
    pub due: Option<Due>,
    /// How many days it is late.
    pub late: Option<i64>,
    /// Whether it serves no objective, and was not given up.
    pub is_orphan: bool,
    /// The objectives it serves.
    pub objectives: Vec<CardId>,
    /// The sheets it targets.
    pub targets: Vec<CardId>,
    /// The messages it uses.
    pub messages: Vec<CardId>,
    /// How many days it can slip, when something waits for it or it waits for something.
    pub slack: Option<i64>,
    /// Those it waits for.
    pub after: Vec<CardId>,
    order: SortKey,
}

/// The actions by deadline, those without one last. O(n log n + m).
pub fn followed(index: &Index, today: Day) -> Vec<Followed> {
    let plan = plan(index).unwrap_or_default();
    let actions = index.boxes(KEY).iter().map(|card| {
        let ids = |kind: &str| {
            index.cards_out(card.id, kind).into_iter().map(|(id, _)| id).collect::<Vec<_>>()
        };
        let (state, objectives, after) = (State::of(card.card), ids("fulfils"), ids(AFTER));
        let is_tied = !after.is_empty() || index.into(card.id, AFTER).next().is_some();
        Followed {
            id: card.id,
            name: card.card.text.clone(),
            state,
            owner: body::text(&card.card.body, "responsible").to_owned(),
            start: body::first_day(&card.card.body, "start"),
            end: body::last_day(&card.card.body, "deadline"),
            due: Due::of(
                body::date(&card.card.body, "start").span(),
                body::date(&card.card.body, "deadline").span(),
            ),
            late: days_late(card.card, today),
            is_orphan: objectives.is_empty() && state != State::Dropped,
            objectives,
            targets: ids("targets"),
            messages: ids("uses"),
            slack: is_tied
                .then(|| plan.binary_search_by_key(&card.id, |action| action.id).ok())
                .flatten()
                .map(|at| plan[at].slack),
            after,
            order: body::date(&card.card.body, "deadline").sort_key(),
        }
    });
    let mut actions: Vec<Followed> = actions.collect();
    actions.sort_by(|one, other| one.order.cmp(&other.order));
    actions
}

/// Those who have actions in hand, by name, each once.
pub fn owners(actions: &[Followed]) -> Vec<String> {
    let mut owners: Vec<(String, &str)> =
        actions.iter().map(|action| (fold(&action.owner), action.owner.as_str())).collect();
    owners.sort();
    owners.dedup_by(|one, other| one.0 == other.0);
    owners
        .into_iter()
        .filter(|(_, owner)| !owner.is_empty())
        .map(|(_, owner)| owner.to_owned())
        .collect()
}

/// What of the actions is listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sieve {
    /// Only those of this state.
    pub state: Option<State>,
    /// Only those of this owner; all when blank.
    pub owner: String,
    /// Only those that are late.
    pub late: bool,
    /// Only those that serve no objective.
    pub orphan: bool,
}

impl Sieve {
    /// Whether an action goes through.
    pub fn lets(&self, action: &Followed) -> bool {
        self.state.is_none_or(|state| state == action.state)
            && (self.owner.is_empty() || fold(&self.owner) == fold(&action.owner))
            && (!self.late || action.late.is_some())
            && (!self.orphan || action.is_orphan)
    }
}

/// The actions that are listed. While somebody writes in the list, `before` keeps its rows where they were:
/// a row that moved would take the focus away. O(n log n).
pub fn listed(actions: &[Followed], sieve: &Sieve, before: Option<&[CardId]>) -> Vec<CardId> {
    let fresh = actions.iter().filter(|action| sieve.lets(action)).map(|action| action.id);
    let Some(before) = before else {
        return fresh.collect();
    };
    let known: BTreeSet<CardId> = actions.iter().map(|action| action.id).collect();
    let rows: BTreeSet<CardId> = before.iter().copied().collect();
    let kept = before.iter().copied().filter(|id| known.contains(id));
    kept.chain(fresh.filter(|id| !rows.contains(id))).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::domain::method::samples::{Bench, TODAY};

    fn bench() -> (Bench, [CardId; 3]) {
        let mut bench = Bench::new();
        let objective = bench.card("objective", "", "Obtenir", ());
        let someday = bench.card(
            KEY,
            "",
            "Publier",
            json!({"deadline": "dès que possible", "responsible": "ana"}),
        );
        let late =
            bench.card(KEY, "", "Écrire", json!({"deadline": "mai 2017", "responsible": "Ana"}));
        let next = bench.card(
            KEY,
            "",
            "Relire",
            json!({"deadline": "2018", "responsible": "Léo", "state": "doing"}),
        );
        bench.link(late, "fulfils", objective, ());
        bench.link(next, AFTER, late, ());
        (bench, [someday, late, next])
    }

    #[test]
    fn actions_come_by_deadline() {
        let (bench, [someday, late, next]) = bench();
        let found = followed(&bench.index(), TODAY);
        let told: Vec<_> = found
            .iter()
            .map(|action| (action.id, action.late, action.is_orphan, action.slack))
            .collect();
        let expect = [
            (late, Some(31), false, Some(0)),
            (next, None, true, Some(0)),
            (someday, None, true, None),
        ];
        assert_eq!(told, expect);
        assert_eq!(found[1].after, [late]);
    }

    #[test]
    fn a_circle_of_waiting_has_no_slack() {
        let (mut bench, [_, late, next]) = bench();
        bench.link(late, AFTER, next, ());
        let slack: Vec<_> =
            followed(&bench.index(), TODAY).iter().map(|action| action.slack).collect();
        assert_eq!(slack, [None; 3]);
    }

    #[test]
    fn owners_are_named_once_and_sieved_by() {
        let (bench, _) = bench();
        let found = followed(&bench.index(), TODAY);
        assert_eq!(owners(&found).len(), 2);
        let count = |sieve: Sieve| found.iter().filter(|action| sieve.lets(action)).count();
        assert_eq!(count(Sieve::default()), 3);
        assert_eq!(count(Sieve { owner: "ANA".into(), ..Sieve::default() }), 2);
        assert_eq!(count(Sieve { state: Some(State::Doing), ..Sieve::default() }), 1);
        assert_eq!(count(Sieve { late: true, ..Sieve::default() }), 1);
        assert_eq!(count(Sieve { orphan: true, late: true, ..Sieve::default() }), 0);
    }

    #[test]
    fn rows_stay_while_somebody_writes() {
        let (bench, [someday, late, next]) = bench();
        let found = followed(&bench.index(), TODAY);
        let sieve = Sieve { late: true, ..Sieve::default() };
        let gone = CardId(uuid::Uuid::nil());
        assert_eq!(listed(&found, &sieve, None), [late]);
        assert_eq!(listed(&found, &sieve, Some(&[next, gone, someday])), [next, someday, late]);
    }
}
