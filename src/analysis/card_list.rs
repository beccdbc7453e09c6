//! The cards of a project, method after method, in the order of their columns.

use crate::domain::cards::Card;
use crate::domain::id::CardId;
use crate::domain::method::{METHODS, Method};
use crate::domain::project::Project;

/// The cards of one method.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The key of the method.
    pub method: String,
    /// Its cards: column after column, each by its rank.
    pub cards: Vec<CardId>,
}

/// The methods that have cards, in the order of the way, then those that are not known. O(n log n).
pub fn groups(project: &Project) -> Vec<Group> {
    let mut cards: Vec<(usize, &str, usize, f64, CardId)> = Vec::new();
    for (id, card) in project.cards.iter() {
        let place = METHODS.iter().position(|method| method.key == card.method);
        let column = place.map_or(0, |place| column(&METHODS[place], card));
        let rank = card.body.get("rank").and_then(serde_json::Value::as_f64).unwrap_or(f64::MAX);
        cards.push((place.unwrap_or(METHODS.len()), &card.method, column, rank, id));
    }
    cards.sort_by(|a, b| {
        let key = |it: &(usize, &str, usize, f64, CardId)| (it.0, it.1.to_owned(), it.2);
        key(a).cmp(&key(b)).then(a.3.total_cmp(&b.3)).then(a.4.cmp(&b.4))
    });
    let mut groups = Vec::<Group>::new();
    for (_, method, _, _, id) in cards {
        match groups.last_mut() {
            Some(group) if group.method == method => group.cards.push(id),
            _ => groups.push(Group { method: method.to_owned(), cards: vec![id] }),
        }
    }
    groups
}

/// The place of a card's column; those of no known column come last.
fn column(method: &Method, card: &Card) -> usize {
    let slot = slot(card);
    method.slots.iter().position(|known| *known == slot).unwrap_or(method.slots.len())
}

/// The key of the column a card stands in; blank when it says none.
pub fn slot(card: &Card) -> &str {
    card.body.get("slot").and_then(serde_json::Value::as_str).unwrap_or_default()
}

/// What else a card holds, by key: texts and numbers that are not blank.
pub fn details(card: &Card) -> Vec<(&str, String)> {
    let shown =
        card.body.iter().filter(|(key, _)| !matches!(key.as_str(), "slot" | "rank" | "created"));
    let text = |value: &serde_json::Value| match value {
        serde_json::Value::String(text) => text.trim().to_owned(),
        serde_json::Value::Null => String::new(),
        other => other.to_string(),
    };
    let texts = shown.map(|(key, value)| (key.as_str(), text(value)));
    texts.filter(|(_, text)| !text.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use uuid::Uuid;

    use super::*;
    use crate::domain::record::Extras;

    fn project(cards: &[(&str, &str, f64)]) -> Project {
        let mut project = Project::default();
        for (n, (method, slot, rank)) in (1..).zip(cards) {
            let body = Extras::from_iter([
                ("slot".to_owned(), json!(slot)),
                ("rank".to_owned(), json!(rank)),
            ]);
            let card = Card { method: (*method).to_owned(), body, ..Card::default() };
            project.cards.put(CardId(Uuid::from_u128(n)), card);
        }
        project
    }

    #[track_caller]
    fn check(cards: &[(&str, &str, f64)], expect: &[(&str, &[u128])]) {
        let found = groups(&project(cards));
        let found: Vec<(&str, Vec<u128>)> = found
            .iter()
            .map(|group| {
                let cards = group.cards.iter().map(|id| id.0.as_u128()).collect();
                (group.method.as_str(), cards)
            })
            .collect();
        let expect: Vec<(&str, Vec<u128>)> =
            expect.iter().map(|(method, cards)| (*method, cards.to_vec())).collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn cards_stand_by_method_then_column_then_rank() {
        check(&[], &[]);
        check(
            &[
                ("swot", "threats", 1.0),
                ("swot", "strengths", 2.0),
                ("swot", "strengths", 1.0),
                ("theory_of_change", "impact", 1.0),
            ],
            &[("theory_of_change", &[4]), ("swot", &[3, 2, 1])],
        );
    }

    #[test]
    fn an_unknown_method_or_column_comes_last_and_is_there() {
        check(
            &[
                ("tarot", "", 1.0),
                ("swot", "luck", 1.0),
                ("swot", "threats", 9.0),
                ("rune", "", 1.0),
            ],
            &[("swot", &[3, 2]), ("rune", &[4]), ("tarot", &[1])],
        );
    }

    #[test]
    fn details_leave_out_what_orders_and_what_is_blank() {
        let body = json!({"slot": "x", "rank": 1, "horizon": " 2027 ", "none": "", "cost": 3});
        let body = body.as_object().unwrap().clone();
        let card = Card { body, ..Card::default() };
        let expect = [("cost", "3".to_owned()), ("horizon", "2027".to_owned())];
        assert_eq!(details(&card), expect);
    }
}
