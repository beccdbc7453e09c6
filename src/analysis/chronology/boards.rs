//! Cards that have a date: actions, deadlines, horizons, next steps, readings, changes that were seen.

use super::{Item, Signs};
use crate::domain::cards::Card;
use crate::domain::date::{Moment, PartialDate, Span};
use crate::domain::id::CardId;
use crate::domain::method::{
    action, body, indicator, objective, pestel, progress, swot, target, theory_of_change,
};
use crate::domain::project::Project;
use crate::domain::record::Extras;

/// The key of readings, whose dates are not the card's own.
pub(super) const READING: &str = "reading";
/// The key of changes that were seen, whose dates are not the card's own either.
pub(super) const SEEN: &str = "progress";
/// The key of what indicators aim at, whose dates stand beside a value.
pub(super) const AIM: &str = "aim";

/// The field that dates the cards of a method; actions have two.
const DATED_BY: [(&str, &str); 6] = [
    (objective::KEY, "deadline"),
    (theory_of_change::KEY, "horizon"),
    (pestel::KEY, "horizon"),
    (swot::KEY, "horizon"),
    (target::KEY, "next_date"),
    (IMPORTED_NOTE, "date"),
];
/// The method of what older files held and no method takes.
pub(super) const IMPORTED_NOTE: &str = "imported_note";

fn dated_by(card: &Card) -> Option<&'static str> {
    DATED_BY.iter().find(|(method, _)| *method == card.method).map(|(_, field)| *field)
}

/// The date of a card: from start to deadline for an action, that of one field for others.
pub(super) fn date_of(card: &Card) -> Option<PartialDate> {
    if card.method == action::KEY {
        return Some(during(&card.body));
    }
    dated_by(card).map(|field| body::date(&card.body, field))
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
    if let Some(field) = dated_by(&card) {
        card.body.insert(field.to_owned(), date.text().into());
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
) -> impl Iterator<Item = (CardId, &'a Card)> {
    use crate::domain::cards::Status;
    let cards = project.cards.iter().map(|(id, card)| (id, card.as_ref()));
    cards.filter(move |(_, card)| card.method == method && card.status != Status::Abandoned)
}

/// The cards of a method by their own dates.
pub(super) fn own(project: &Project, method: &'static str, rank: u32, items: &mut Vec<Item>) {
    for (id, card) in cards(project, method) {
        let date = date_of(card).unwrap_or_default();
        let step = if method == target::KEY { body::text(&card.body, "next_step") } else { "" };
        items.extend(
            Item::new(id.into(), method, &with(&card.text, step), &date)
                .map(|item| Item { rank, ..item }),
        );
    }
}

/// What a card is called, and more of it.
fn with(text: &str, more: &str) -> String {
    if more.is_empty() { text.to_owned() } else { format!("{text} — {more}") }
}

/// The readings of indicators.
pub(super) fn readings(project: &Project, signs: Signs, items: &mut Vec<Item>) {
    for (id, card) in cards(project, indicator::KEY) {
        for row in body::rows(&card.body, "readings") {
            let item = measured((id, card), READING, row, signs);
            items.extend(item.map(|item| Item { rank: 150, ..item }));
        }
    }
}

/// What indicators aim at: their milestones and their target.
pub(super) fn aims(project: &Project, signs: Signs, items: &mut Vec<Item>) {
    for (id, card) in cards(project, indicator::KEY) {
        let rows = body::rows(&card.body, indicator::MILESTONES);
        let rows = rows.chain(body::map(&card.body, "target"));
        let aims = rows.filter_map(|row| measured((id, card), AIM, row, signs));
        items.extend(aims.map(|item| Item { rank: 155, ..item }));
    }
}

/// A value of an indicator, at its date.
fn measured(
    (id, card): (CardId, &Card),
    source: &'static str,
    row: &Extras,
    signs: Signs,
) -> Option<Item> {
    let value = body::number(row, "value")?;
    let value = value.to_string().replace('-', "−").replace('.', signs.decimal);
    let figure = format!("{value} {}", body::text(&card.body, "unit"));
    let title = with(&card.text, figure.trim_end());
    Item::new(id.into(), source, &title, &body::date(row, "date"))
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
    use crate::i18n::Lang;

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
        let chronicle = Chronicle::of(&bench.project, &BTreeSet::new(), Lang::Fr.time_signs());
        let told: Vec<_> = chronicle
            .items
            .iter()
            .map(|item| format!("{} {} {}", item.source, item.title, item.written))
            .collect();
        let expect = [
            "action Écrire 2017-03/2017-05-02",
            "progress a parlé avril 2017",
            "reading Codes — 2 codes juin 2017",
            "objective Obtenir fin 2017",
        ];
        assert_eq!(told, expect);
        let own: Vec<_> = chronicle.items.iter().map(is_own).collect();
        assert_eq!(own, [true, false, false, true]);
    }

    #[test]
    fn horizons_next_steps_and_aims_stand_there_too() {
        let mut bench = Bench::new();
        let horizon = |text: &str| json!({"horizon": text});
        bench.card("theory_of_change", "outcome", "Changement", horizon("2019"));
        bench.card("pestel", "legal", "Décret", horizon("mai 2017"));
        bench.card("pestel", "legal", "Loi", horizon("un jour"));
        bench.card("swot", "threats", "Retrait", horizon("juin 2017"));
        bench.card(
            "target",
            "",
            "Etalab",
            json!({"next_step": "écrire", "next_date": "2 mai 2016"}),
        );
        bench.card("imported_note", "journal", "Visite", json!({"date": "2015"}));
        let aim = json!({"unit": "codes", "target": {"value": 5.5, "date": "fin 2018"},
            "milestones": [{"value": 2, "date": "juillet 2017"}, {"value": 3}]});
        bench.card("indicator", "", "Codes", aim);
        bench.card("indicator", "", "Sans date", json!({"target": 5}));
        let items = super::super::in_time(&bench.project, Lang::Fr.time_signs());
        let told: Vec<_> =
            items.iter().map(|item| format!("{} {}", item.source, item.title)).collect();
        let expect = [
            "imported_note Visite",
            "target Etalab — écrire",
            "pestel Décret",
            "swot Retrait",
            "aim Codes — 2 codes",
            "aim Codes — 5,5 codes",
            "theory_of_change Changement",
        ];
        assert_eq!(told, expect);
        let own: Vec<_> = items.iter().map(is_own).collect();
        assert_eq!(own, [true, true, true, true, false, false, true]);
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
        check_dated("pestel", json!({}), "2018", json!({"horizon": "2018"}));
        check_dated("indicator", json!({}), "mai 2019", Value::Null);
        let mut bench = Bench::new();
        let id = bench.card("action", "", "x", json!({"start": "2017", "deadline": 9}));
        assert_eq!(date_of(&bench.project, id.into()).unwrap().text(), "2017");
    }
}
