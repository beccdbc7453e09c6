//! Methods whose boxes are texts: SWOT, PESTEL, trees, whys, theory of change.

use serde_json::Value;

use super::cards::Reading;
use super::synonyms::{
    CAUSES, CHANGE, EFFECTS, ENDS, MEANS, OBJECTIVE, PESTEL, PROBLEM, SWOT, Slots,
};
use super::values::{Item, is_void, items, told};
use crate::domain::id::CardId;
use crate::format::issue::Problem;
use crate::format::json::Fields;

/// The fields of a section; what is no object is kept, and told.
pub(super) fn fields_of(reading: &mut Reading, part: &str, value: Value) -> Option<Fields> {
    match value {
        Value::Object(map) => Some(Fields(map)),
        value if is_void(&value) => None,
        value => {
            reading.keep(part, 0, value, Problem::NotAnObject);
            None
        }
    }
}

/// The texts under any of these keys: an item a line, a bullet, or an entry of a list.
fn take(fields: &mut Fields, keys: &[&str]) -> Vec<Item> {
    keys.iter().filter_map(|key| fields.0.remove(*key)).flat_map(|value| items(&value)).collect()
}

/// The texts under any of these keys, an item each.
fn take_whole(fields: &mut Fields, keys: &[&str]) -> Vec<Item> {
    let values = keys.iter().filter_map(|key| fields.0.remove(*key));
    values.filter(|value| !is_void(value)).map(|value| Item::whole(&told(&value))).collect()
}

fn slots(reading: &mut Reading, part: &str, value: Value, method: &str, slots: &Slots) {
    let Some(mut fields) = fields_of(reading, part, value) else { return };
    for (slot, keys) in slots {
        let items = take(&mut fields, keys);
        reading.cards(method, slot, items);
    }
    reading.rest("other", fields);
}

pub(super) fn swot(reading: &mut Reading, part: &str, value: Value) {
    slots(reading, part, value, "swot", SWOT);
}

pub(super) fn pestel(reading: &mut Reading, part: &str, value: Value) {
    slots(reading, part, value, "pestel", PESTEL);
}

/// The problem, its causes and effects; and their reverse, where the file has it.
pub(super) fn tree(reading: &mut Reading, part: &str, value: Value) {
    let Some(mut fields) = fields_of(reading, part, value) else { return };
    let mut put = |keys: &[&str], is_whole: bool, method: &str, slot: &str| {
        let read = if is_whole { take_whole } else { take };
        let items = read(&mut fields, keys);
        reading.cards(method, slot, items)
    };
    let problems = put(PROBLEM, true, "problem_tree", "problem");
    let causes = put(CAUSES, false, "problem_tree", "cause");
    let effects = put(EFFECTS, false, "problem_tree", "effect");
    let objectives = put(OBJECTIVE, true, "objective_tree", "objective");
    let means = put(MEANS, false, "objective_tree", "means");
    let ends = put(ENDS, false, "objective_tree", "end");
    around(reading, "causes", &problems, &causes, &effects);
    around(reading, "contributes", &objectives, &means, &ends);
    if let (Some(objective), Some(problem)) = (objectives.first(), problems.first()) {
        reading.link("converted_from", *objective, *problem);
    }
    reading.rest("other", fields);
}

/// Arrows from what comes before the middle to it, and from it to what comes after.
fn around(
    reading: &mut Reading,
    kind: &str,
    middle: &[CardId],
    before: &[CardId],
    after: &[CardId],
) {
    let Some(middle) = middle.first() else { return };
    for card in before {
        reading.link(kind, *card, *middle);
    }
    for card in after {
        reading.link(kind, *middle, *card);
    }
}

/// How many whys are asked.
const WHYS: usize = 5;

/// A fact, and why after why; a list of six begins with the fact.
pub(super) fn whys(reading: &mut Reading, part: &str, value: Value) {
    let (facts, answers) = match value {
        Value::Array(list) if part == "fiveWhy" || list.len() > WHYS => {
            let mut list = list.into_iter();
            (list.next().into_iter().collect(), list.collect())
        }
        Value::Array(list) => (Vec::new(), list),
        value => {
            let Some(mut fields) = fields_of(reading, part, value) else { return };
            let mut answers = fields.list("pourquoi");
            for n in 1..=WHYS {
                let keys = ["p", "why", "pq", "pourquoi", ""].map(|prefix| format!("{prefix}{n}"));
                let found = keys.iter().filter_map(|key| fields.0.remove(key));
                let found: Vec<Value> = found.filter(|value| !is_void(value)).collect();
                if answers.len() < n && !found.is_empty() {
                    answers.resize(n - 1, Value::Null);
                }
                answers.extend(found);
            }
            let facts = PROBLEM.iter().filter_map(|key| fields.0.remove(*key)).collect();
            reading.rest("other", fields);
            (facts, answers)
        }
    };
    chain(reading, facts, &answers);
}

fn chain(reading: &mut Reading, facts: Vec<Value>, answers: &[Value]) {
    let facts = facts.iter().filter(|fact| !is_void(fact)).map(|fact| Item::whole(&told(fact)));
    let facts = facts.collect();
    let mut above = reading.cards("five_whys", "fact", facts).first().copied();
    for (n, answer) in answers.iter().enumerate().filter(|(_, answer)| !is_void(answer)) {
        let mut card = reading.card("five_whys", "answer", Item::whole(&told(answer)));
        card.body.insert("rank".to_owned(), (n + 1).into());
        let id = reading.put(card);
        if let Some(above) = above {
            reading.link("because", id, above);
        }
        above = Some(id);
    }
}

/// The theory of change: each text in its slot.
pub(super) fn change(reading: &mut Reading, part: &str, value: Value) {
    let Some(mut fields) = fields_of(reading, part, value) else { return };
    for change in CHANGE {
        let read = if change.is_whole { take_whole } else { take };
        for item in read(&mut fields, change.keys) {
            let mut card = reading.card("theory_of_change", change.slot, item);
            if !change.tag.is_empty() {
                card.tags.push(change.tag.to_owned());
            }
            if !change.horizon.is_empty() {
                card.body.insert("horizon".to_owned(), change.horizon.into());
            }
            reading.put(card);
        }
    }
    reading.rest("other", fields);
}
