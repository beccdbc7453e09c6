//! Rules SWO-01 to SWO-08.

use super::super::finding::{
    Finding, SWO_01, SWO_02, SWO_03, SWO_04, SWO_05, SWO_06, SWO_07, SWO_08, Said, said,
};
use super::super::index::{Index, Placed};
use super::super::wording;
use super::{KEY, TOWS};
use crate::domain::date::Day;
use crate::domain::record::RecordRef;

const COLUMNS: [&str; 4] = ["strengths", "weaknesses", "opportunities", "threats"];
/// More cards than this in a column, and nobody reads them.
const MOST: usize = 7;
/// Texts that share this much say the same.
const SAME: f64 = 0.6;

/// What to mind in a SWOT and its crossings. O(n log n).
pub(in super::super) fn rules(index: &Index, _today: Day, found: &mut Vec<Finding>) {
    let columns = COLUMNS.map(|slot| index.in_slot(KEY, slot).collect::<Vec<_>>());
    if columns.iter().any(|column| !column.is_empty()) {
        question(index, &columns, found);
        items(index, &columns, found);
        twins(&columns, found);
        counts(index, &columns, found);
    }
    for card in index.boxes(TOWS) {
        let crossed = index.cards_out(card.id, "crosses");
        let has = |slots: [&str; 2]| {
            crossed.iter().any(|(_, card)| slots.contains(&super::body::text(&card.body, "slot")))
        };
        if !has(["strengths", "weaknesses"]) || !has(["opportunities", "threats"]) {
            found.push(SWO_07.found(vec![card.id.into()], vec![said(&card.card.text)]));
        }
    }
}

fn all<'a>(columns: &'a [Vec<Placed<'a>>; 4]) -> impl Iterator<Item = &'a Placed<'a>> {
    columns.iter().flatten()
}

fn question(index: &Index, columns: &[Vec<Placed>; 4], found: &mut Vec<Finding>) {
    if !index.in_slot(KEY, "question").any(|card| !card.card.text.trim().is_empty()) {
        let first = all(columns).next().map(|card| card.id.into());
        found.push(SWO_01.found(first.into_iter().collect(), Vec::new()));
    }
}

fn items(index: &Index, columns: &[Vec<Placed>; 4], found: &mut Vec<Finding>) {
    for (column, slot) in columns.iter().zip(COLUMNS).skip(2) {
        for card in column {
            let about_us = wording::is_about_us(&card.card.text)
                || index.entities(card.card).any(|(_, entity)| entity.is_us);
            if about_us {
                let values = vec![said(&card.card.text), Said::Slot(KEY, slot)];
                found.push(SWO_02.found(vec![card.id.into()], values));
            }
            if wording::starts_with_action(&card.card.text).is_some() {
                let values = vec![said(&card.card.text), Said::Slot(KEY, slot)];
                found.push(SWO_03.found(vec![card.id.into()], values));
            }
        }
    }
}

fn twins(columns: &[Vec<Placed>; 4], found: &mut Vec<Finding>) {
    let texts = [0, 1].map(|at: usize| {
        columns[at].iter().map(|card| card.card.text.as_str()).collect::<Vec<_>>()
    });
    for (one, other) in wording::alike(&texts[0], &texts[1], SAME) {
        let at = vec![columns[0][one].id.into(), columns[1][other].id.into()];
        found.push(SWO_04.found(at, vec![said(texts[0][one]), said(texts[1][other])]));
    }
}

fn counts(index: &Index, columns: &[Vec<Placed>; 4], found: &mut Vec<Finding>) {
    let unproven = all(columns).filter(|card| index.claims(card.card).next().is_none());
    let unproven: Vec<RecordRef> = unproven.map(|card| card.id.into()).collect();
    if !unproven.is_empty() {
        let count = unproven.len();
        found.push(SWO_05.found(unproven, vec![Said::Count(count)]));
    }
    for (column, slot) in columns.iter().zip(COLUMNS) {
        if column.len() > MOST {
            let at = column.iter().map(|card| card.id.into()).collect();
            found.push(SWO_06.found(at, vec![Said::Count(column.len()), Said::Slot(KEY, slot)]));
        }
    }
    if columns[0].len() >= 3 && columns[1].is_empty() {
        let at = columns[0].iter().map(|card| card.id.into()).collect();
        found.push(SWO_08.found(at, Vec::new()));
    }
}
