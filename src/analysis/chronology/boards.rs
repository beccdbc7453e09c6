//! Cards that have a date: actions, deadlines, readings, changes that were seen.

use super::Item;
use crate::domain::cards::Card;
use crate::domain::date::{Moment, PartialDate, Span};
use crate::domain::method::{action, body, indicator, objective, progress};
use crate::domain::project::Project;
use crate::domain::record::Extras;

/// The key of readings, whose dates are not the card's own.
pub(super) const READING: &str = "reading";
/// The key of changes that were seen, whose dates are not the card's own either.
pub(super) const SEEN: &str = "progress";

/// The date of a card: from start to deadline for an action, the deadline for an objective.
pub(super) fn date_of(card: &Card) -> Option<PartialDate> {
    match card.method.as_str() {
        objective::KEY => Some(body::date(&card.body, "deadline")),
        action::KEY => Some(during(&card.body)),
        _ => None,
    }
}

/// From the start to the deadline; one of them when the other is not understood.
fn during(fields: &Extras) -> PartialDate {
    let (start, end) = (body::date(fields, "start"), body::date(fields, "deadline"));
    let ends = start.span().and_then(Span::start).zip(end.span().and_then(Span::end));
    match ends {
        Some((start, end)) => between(*start, *end),
        None if start.is_dated() => start,
        None => end,
    }
}

fn between(start: Moment, end: Moment) -> PartialDate {
    PartialDate::read(&Span::Between(start, end).to_edtf())
}

/// The card with another date; none when it has no date of its own.
pub(super) fn dated(card: &Card, date: &PartialDate) -> Option<Card> {
    let mut card = card.clone();
    let mut put = |key: &str, text: String| {
        card.body.insert(key.to_owned(), text.into());
    };
    if card.method == objective::KEY {
        put("deadline", date.text().to_owned());
    } else if card.method == action::KEY {
        let has = |key| body::date(&card.body, key).is_dated();
        let (has_start, has_end) = (has("start"), has("deadline"));
        let mut put = |key: &str, text: String| card.body.insert(key.to_owned(), text.into());
        let ends = date.span().and_then(Span::start).zip(date.span().and_then(Span::end));
        match ends {
            Some((start, end)) if has_start && has_end || start != end => {
                put("start", Span::At(*start).to_edtf());
                put("deadline", Span::At(*end).to_edtf());
            }
            _ if has_start && !has_end => {
                put("start", date.text().to_owned());
            }
            _ => {
                put("deadline", date.text().to_owned());
            }
        }
    } else {
        return None;
    }
    Some(card)
}

/// The items of a method's cards.
fn cards<'a>(
    project: &'a Project,
    method: &'static str,
) -> impl Iterator<Item = (crate::domain::id::CardId, &'a Card)> {
    use crate::domain::cards::Status;
    let cards = project.cards.iter().map(|(id, card)| (id, card.as_ref()));
    cards.filter(move |(_, card)| card.method == method && card.status != Status::Abandoned)
}

/// Actions, from start to deadline.
pub(super) fn actions(project: &Project, items: &mut Vec<Item>) {
    dates(project, action::KEY, 600, items);
}

/// The deadlines of objectives.
pub(super) fn objectives(project: &Project, items: &mut Vec<Item>) {
    dates(project, objective::KEY, 700, items);
}

fn dates(project: &Project, method: &'static str, rank: u32, items: &mut Vec<Item>) {
    for (id, card) in cards(project, method) {
        let date = date_of(card).unwrap_or_default();
        items.extend(
            Item::new(id.into(), method, &card.text, &date).map(|item| Item { rank, ..item }),
        );
    }
}

/// The readings of indicators.
pub(super) fn readings(project: &Project, items: &mut Vec<Item>) {
    for (id, card) in cards(project, indicator::KEY) {
        let unit = body::text(&card.body, "unit");
        for row in body::rows(&card.body, "readings") {
            let Some(value) = body::number(row, "value") else {
                continue;
            };
            let title = format!("{}\u{a0}: {value} {unit}", card.text);
            let item = Item::new(id.into(), READING, title.trim_end(), &body::date(row, "date"));
            items.extend(item.map(|item| Item { rank: 150, ..item }));
        }
    }
}

/// Changes that were seen at partners.
pub(super) fn seen(project: &Project, items: &mut Vec<Item>) {
    for (id, card) in cards(project, progress::KEY) {
        for seen in progress::observations(card) {
            let title = if seen.text.is_empty() { &card.text } else { seen.text };
            items.extend(
                Item::new(id.into(), SEEN, title, &seen.date)
                    .map(|item| Item { rank: 160, ..item }),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::{Value, json};

    use super::super::Chronicle;
    use super::super::dating::{date_of, dated, is_own};
    use super::*;
    use crate::domain::method::samples::Bench;
    use crate::domain::record::Record;

    #[test]
    fn dated_cards_stand_on_the_line_of_time() {
        let mut bench = Bench::new();
        bench.card("action", "", "Écrire", json!({"start": "mars 2017", "deadline": "2 mai 2017"}));
        bench.card("action", "", "Appeler", json!({"deadline": "dès que possible"}));
        bench.card("objective", "", "Obtenir", json!({"deadline": "fin 2017"}));
        bench.card("indicator", "", "Codes", json!({"unit": "codes", "readings": [{"date": "juin 2017", "value": 2}, {"date": 3}, "x"]}));
        bench.card(
            "progress",
            "love",
            "Défend",
            json!({"observations": [{"date": "avril 2017", "text": "a parlé"}]}),
        );
        let chronicle = Chronicle::of(&bench.project, &BTreeSet::new());
        let told: Vec<_> = chronicle
            .items
            .iter()
            .map(|item| format!("{} {} {}", item.source, item.title, item.written))
            .collect();
        let expect = [
            "action Écrire 2017-03/2017-05-02",
            "progress a parlé avril 2017",
            "reading Codes\u{a0}: 2 codes juin 2017",
            "objective Obtenir fin 2017",
        ];
        assert_eq!(told, expect);
        let own: Vec<_> = chronicle.items.iter().map(is_own).collect();
        assert_eq!(own, [true, false, false, true]);
    }

    #[track_caller]
    fn check_dated(method: &str, body: Value, date: &str, expect: Value) {
        let mut bench = Bench::new();
        let id = bench.card(method, "", "x", body);
        let record = dated(&bench.project, id.into(), PartialDate::read(date));
        let body = record.map(|record| match record {
            Record::Card(_, card) => Value::from(card.body.clone()),
            _ => Value::Null,
        });
        assert_eq!(body.unwrap_or_default(), expect);
    }

    #[test]
    fn a_card_moves_with_its_own_dates() {
        check_dated("objective", json!({}), "2018", json!({"deadline": "2018"}));
        let both = json!({"start": "2017", "deadline": "2018"});
        check_dated(
            "action",
            both.clone(),
            "2019-01-02/2020",
            json!({"start": "2019-01-02", "deadline": "2020"}),
        );
        check_dated("action", both, "mai 2019", json!({"start": "2019-05", "deadline": "2019-05"}));
        check_dated("action", json!({"start": "2017"}), "mai 2019", json!({"start": "mai 2019"}));
        check_dated("action", json!({}), "mai 2019", json!({"deadline": "mai 2019"}));
        check_dated("indicator", json!({}), "mai 2019", Value::Null);
        let mut bench = Bench::new();
        let id = bench.card("action", "", "x", json!({"start": "2017", "deadline": 9}));
        assert_eq!(date_of(&bench.project, id.into()).unwrap().text(), "2017");
    }
}
