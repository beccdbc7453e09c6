//! Key messages: one an audience, from the hook to the demand.

use std::collections::BTreeMap;

use super::body;
use super::finding::{Finding, MSG_01, MSG_02, MSG_03, MSG_04, MSG_05, MSG_06, Said, said};
use super::index::Index;
use super::readability;
use super::wording;
use crate::domain::cards::Card;
use crate::domain::date::Day;
use crate::domain::id::CardId;
use crate::domain::text::fold;

/// The key of its cards.
pub const KEY: &str = "message";
/// The parts that are said, in order.
pub const PARTS: [&str; 5] = ["hook", "problem", "importance", "solution", "ask"];
/// More words than this in a sentence, and it is not heard.
const LONG_SENTENCE: usize = 25;
/// The most words of the version of ten seconds, and of one minute.
pub const MOST_WORDS: [(&str, usize); 2] = [("short", 25), ("long", 150)];

/// What a message says in full, its parts one after the other.
pub fn whole(card: &Card) -> String {
    let parts = PARTS.iter().map(|key| body::text(&card.body, key)).filter(|part| !part.is_empty());
    let parts: Vec<&str> = parts.collect();
    if parts.is_empty() { card.text.clone() } else { parts.join("\n") }
}

/// Whom a message speaks to: the actors it cites, or else what is written.
pub fn audiences<'a>(index: &Index<'a>, card: &'a Card) -> Vec<&'a str> {
    let actors: Vec<&str> = index.entities(card).map(|(_, entity)| entity.name.as_str()).collect();
    if !actors.is_empty() {
        return actors;
    }
    let written = body::text(&card.body, "audience").split([',', ';', '\n']);
    written.map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// The messages that serve one objective, by whom they speak to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Versions<'a> {
    /// The objective; none for messages that serve none.
    pub objective: Option<CardId>,
    /// Each audience with its messages; one without a name is those that speak to nobody yet.
    pub audiences: Vec<(&'a str, Vec<CardId>)>,
}

/// The versions of all messages, by objective. A message of several objectives stands at each. O(n log n + m).
pub fn versions<'a>(index: &Index<'a>) -> Vec<Versions<'a>> {
    let mut groups = BTreeMap::<Option<CardId>, Vec<(String, &str, Vec<CardId>)>>::new();
    for card in index.boxes(KEY) {
        let served = index.cards_out(card.id, "supports").into_iter().map(|(id, _)| Some(id));
        let mut served: Vec<Option<CardId>> = served.collect();
        if served.is_empty() {
            served.push(None);
        }
        let mut spoken_to = audiences(index, card.card);
        if spoken_to.is_empty() {
            spoken_to.push("");
        }
        for objective in served {
            let group = groups.entry(objective).or_default();
            for name in &spoken_to {
                let key = fold(name);
                match group.iter_mut().find(|(known, ..)| *known == key) {
                    Some((.., cards)) if cards.contains(&card.id) => {}
                    Some((.., cards)) => cards.push(card.id),
                    None => group.push((key, name, vec![card.id])),
                }
            }
        }
    }
    let groups = groups.into_iter().map(|(objective, audiences)| Versions {
        objective,
        audiences: audiences.into_iter().map(|(_, name, cards)| (name, cards)).collect(),
    });
    groups.collect()
}

/// What to mind in messages. O(text).
pub(super) fn rules(index: &Index, _today: Day, found: &mut Vec<Finding>) {
    for card in index.boxes(KEY) {
        let at = || vec![card.id.into()];
        let fields = &card.card.body;
        let audiences = audiences(index, card.card);
        let public = audiences.first().copied().unwrap_or_default();
        if !body::is_filled(fields, "ask") {
            found.push(MSG_01.found(at(), vec![said(public)]));
        }
        if audiences.len() > 1 {
            found.push(MSG_02.found(at(), vec![Said::Count(audiences.len())]));
        }
        let is_proven = index.claims(card.card).next().is_some();
        let parts = || PARTS.iter().chain(&["short", "long"]).map(|key| body::text(fields, key));
        if !is_proven && let Some(part) = parts().find(|part| wording::has_figure(part)) {
            found.push(MSG_03.found(at(), vec![said(figure_in(part))]));
        }
        let longest =
            parts().chain([card.card.text.as_str()]).flat_map(readability::sentences).max();
        if let Some(words) = longest.filter(|words| *words > LONG_SENTENCE) {
            found.push(MSG_04.found(at(), vec![Said::Count(words)]));
        }
        if wording::is_about_us(body::text(fields, "importance")) {
            found.push(MSG_05.found(at(), vec![said(public)]));
        }
        if parts().chain([card.card.text.as_str()]).any(repeats_to_deny) {
            found.push(MSG_06.found(at(), Vec::new()));
        }
    }
}

/// The words around the first figure.
fn figure_in(text: &str) -> &str {
    let sentence = text.split(['.', '\n']).find(|sentence| wording::has_figure(sentence));
    sentence.unwrap_or(text).trim()
}

/// Whether a text starts by denying what others say: « Non, … », « Ce n’est pas … ».
fn repeats_to_deny(text: &str) -> bool {
    const STARTS: [&[&str]; 8] = [
        &["non"],
        &["ce", "n", "est", "pas"],
        &["nous", "ne", "sommes", "pas"],
        &["il", "est", "faux"],
        &["no"],
        &["it", "is", "not", "true"],
        &["we", "are", "not"],
        &["contrairement", "a"],
    ];
    let words = wording::words(text);
    STARTS.iter().any(|start| {
        words.len() > start.len() && words.iter().zip(*start).all(|(word, start)| word == start)
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::samples::Bench;
    use super::*;

    #[test]
    fn messages_that_miss_are_told() {
        let mut bench = Bench::new();
        let good = bench.card(
            KEY,
            "",
            "Aux délégations",
            json!({
                "hook": "La « COP 21 de la démocratie » a un angle mort.",
                "problem": "L’outil qui recueille l’avis des Français est fermé.",
                "importance": "C’est aussi votre crédibilité.",
                "ask": "Demandez à la France, du 7 au 9 décembre, de publier le code.",
                "audience": "délégations étrangères",
            }),
        );
        bench.prove(good, "B2");
        for rule in ["MSG-01", "MSG-02", "MSG-03", "MSG-04", "MSG-05", "MSG-06"] {
            bench.check_at(rule, &[]);
        }
        let bad = bench.card(
            KEY,
            "",
            "x",
            json!({
                "problem": "60 millions de personnes sont fichées.",
                "importance": "Notre collectif y tient.",
                "solution": format!("Non, {}", "mot ".repeat(30)),
                "audience": "presse, élus",
                "ask": 12.5e300,
            }),
        );
        bench.edit(bad, |card| {
            card.body.remove("ask");
        });
        for rule in ["MSG-01", "MSG-02", "MSG-03", "MSG-04", "MSG-05", "MSG-06"] {
            bench.check_at(rule, &[bad]);
        }
    }

    #[test]
    fn a_message_is_its_parts_in_order() {
        let card = Card {
            body: json!({"ask": "C", "hook": "A", "tone": "x"}).as_object().cloned().unwrap(),
            ..Card::default()
        };
        assert_eq!(whole(&card), "A\nC");
        assert_eq!(whole(&Card { text: "T".into(), ..Card::default() }), "T");
    }

    #[test]
    fn versions_stand_by_objective_and_audience() {
        let mut bench = Bench::new();
        let objective = bench.card("objective", "", "Obtenir", ());
        let [press, also, alone] = ["presse", "PRESSE ; élus", ""]
            .map(|audience| bench.card(KEY, "", "M", json!({"audience": audience})));
        for message in [press, also] {
            bench.link(message, "supports", objective, ());
        }
        let index = bench.index();
        let expect = [
            Versions { objective: None, audiences: vec![("", vec![alone])] },
            Versions {
                objective: Some(objective),
                audiences: vec![("presse", vec![press, also]), ("élus", vec![also])],
            },
        ];
        assert_eq!(versions(&index), expect);
    }
}
