//! One action a row: cards of the method `action`.

use serde_json::Value;

use super::draft::Draft;
use super::network::{At, Network};
use crate::domain::cards::Card;
use crate::format::issue::Problem;
use crate::format::table::recipe::{Use, kinds};

/// Makes the card of a row.
pub(super) fn read(at: At, mut draft: Draft, network: &mut Network) {
    if draft.name.is_empty() {
        let row = draft.row();
        return network.keep(at, row, Problem::NoName);
    }
    let mut card = Card {
        method: "action".to_owned(),
        text: draft.name.split_whitespace().collect::<Vec<_>>().join(" "),
        meta: network.stamp(),
        ..Card::default()
    };
    let mut put = |key: &str, text: &str| {
        if !text.is_empty() {
            card.body.insert(key.to_owned(), Value::String(text.to_owned()));
        }
    };
    put("description", &std::mem::take(&mut draft.description));
    let [date, start, end] = draft.dates.clone();
    for (key, date) in [("start", date), ("start", start), ("deadline", end)] {
        put(key, date.as_ref().map_or("", |(_, text)| text));
    }
    for (column, text) in &draft.lists {
        put(
            if matches!(column.usage, Use::Person { .. }) { "responsible" } else { &column.title },
            text,
        );
    }
    match kinds::state(&draft.state) {
        Some(state) => put("state", state),
        None => put("state", &draft.state),
    }
    for (field, value) in &draft.fields {
        put(field, value);
    }
    card.tags = draft.tags.iter().map(ToString::to_string).collect();
    card.origin = Some(draft.id.to_string()).filter(|id| !id.is_empty());
    if !draft.state.is_empty() && kinds::state(&draft.state).is_none() {
        let problem = |field, value| Problem::OffScale { field, value };
        network.tell_value(at, problem, "state", &draft.state);
    }
    network.card(at, card);
}
