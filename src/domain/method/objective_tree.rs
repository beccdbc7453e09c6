//! The tree of objectives: each problem once it is solved.

use super::finding::{ARB_07, Finding, said};
use super::index::Index;
use super::wording;
use crate::domain::date::Day;
use crate::domain::text::fold;

/// The key of its cards.
pub const KEY: &str = "objective_tree";
/// The key of its arrows, from means to end.
pub const CONTRIBUTES: &str = "contributes";
/// The key of the arrow from a card to the one it was made from.
pub const CONVERTED_FROM: &str = "converted_from";

/// What a problem becomes once it is solved, when its words say how; a proposal, never more.
///
/// French, and the plainest English. `None` leaves the page blank.
pub fn positive(problem: &str) -> Option<String> {
    let problem = problem.trim().trim_end_matches('.');
    let starting = STARTS.iter().find_map(|(start, ending)| {
        let rest = after(problem, start)?;
        Some(format!("{}{ending}", capital(rest)))
    });
    starting
        .or_else(|| MIDDLES.iter().find_map(|(from, to)| swap(problem, from, to)))
        .or_else(|| nobody(problem))
        .map(|text| format!("{text}."))
}

/// « Manque de X » → « X existe ».
const STARTS: &[(&str, &str)] = &[
    ("manque de ", " existe"),
    ("manque d'", " existe"),
    ("absence de ", " existe"),
    ("absence d'", " existe"),
    ("pas de ", " existe"),
    ("pas d'", " existe"),
    ("insuffisance de ", " suffit"),
    ("insuffisance d'", " suffit"),
    ("refus de ", " est accepté"),
    ("refus d'", " est accepté"),
    ("refus du ", " est accepté"),
    ("retard de ", "\u{a0}: délai respecté"),
    ("retard dans ", "\u{a0}: délai respecté"),
    ("lack of ", " exists"),
    ("absence of ", " exists"),
    ("refusal of ", " is accepted"),
];

/// « X n’est pas Y » → « X est Y »; the ways round that are longer come first.
const MIDDLES: &[(&str, &str)] = &[
    (" n'est pas ", " est "),
    (" ne sont pas ", " sont "),
    (" n'ont pas ", " ont "),
    (" n'a pas ", " a "),
    (" est trop ", " est moins "),
    (" sont trop ", " sont moins "),
    (" est ferme", " est public et vérifiable"),
    (" est opaque", " est public et vérifiable"),
    (" est fermee", " est publique et vérifiable"),
    (" is not ", " is "),
    (" are not ", " are "),
    (" is too ", " is less "),
];

/// What follows `start`, compared as people do.
fn after<'a>(text: &'a str, start: &str) -> Option<&'a str> {
    let count = start.chars().count();
    let at = text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
    (folded(&text[..at]) == start && at < text.len()).then(|| &text[at..])
}

/// Letter by letter, so that places stay what they are.
fn folded(text: &str) -> String {
    text.chars()
        .map(|sign| {
            if sign.is_whitespace() {
                ' '
            } else {
                fold(sign.encode_utf8(&mut [0; 4])).chars().next().unwrap_or(sign)
            }
        })
        .collect()
}

/// The text with `from` replaced, when what comes after is the end or goes on.
fn swap(text: &str, from: &str, to: &str) -> Option<String> {
    let plain = folded(text);
    let at = plain.find(from)?;
    let start = plain[..at].chars().count();
    let end = start + from.chars().count();
    let signs: Vec<char> = text.chars().collect();
    let is_whole = from.ends_with(' ') || end == signs.len();
    let before: String = signs[..start].iter().collect();
    let rest: String = signs[end..].iter().collect();
    is_whole.then(|| format!("{before}{to}{rest}"))
}

/// « Personne ne peut X » → « Chacun peut X ».
fn nobody(text: &str) -> Option<String> {
    let rest = after(text, "personne ne peut ").map(|rest| format!("Chacun peut {rest}"));
    rest.or_else(|| after(text, "nobody can ").map(|rest| format!("Everyone can {rest}")))
}

fn capital(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map(|first| first.to_uppercase().chain(signs).collect()).unwrap_or_default()
}

/// What to mind in a tree of objectives. O(n).
pub(super) fn rules(index: &Index, _today: Day, found: &mut Vec<Finding>) {
    let denying = index.boxes(KEY).iter().filter(|card| wording::denies(&card.card.text));
    for card in denying {
        let bare = |text: &str| fold(text.trim_end_matches('.'));
        let own = bare(&card.card.text);
        for (problem, source) in index.cards_out(card.id, CONVERTED_FROM) {
            let is_suggested = || positive(&source.text).is_some_and(|text| bare(&text) == own);
            if bare(&source.text) == own || is_suggested() {
                found.push(
                    ARB_07.found(vec![card.id.into(), problem.into()], vec![said(&card.card.text)]),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::Bench;
    use super::*;

    #[track_caller]
    fn check(problem: &str, expect: Option<&str>) {
        assert_eq!(positive(problem).as_deref(), expect);
    }

    #[test]
    fn problems_turn_round() {
        check("Manque de moyens.", Some("Moyens existe."));
        check("Absence d’un organe de contrôle", Some("Un organe de contrôle existe."));
        check("Insuffisance de personnel", Some("Personnel suffit."));
        check("Le code n’est pas public", Some("Le code est public."));
        check("La procédure est trop lente", Some("La procédure est moins lente."));
        check("Refus du débat", Some("Débat est accepté."));
        check(
            "Le code de la plateforme est fermé",
            Some("Le code de la plateforme est public et vérifiable."),
        );
        check(
            "Personne ne peut vérifier le traitement",
            Some("Chacun peut vérifier le traitement."),
        );
        check("Lack of funds", Some("Funds exists."));
        check("Retard de publication", Some("Publication\u{a0}: délai respecté."));
        check("Le port est fermé aux navires", None);
        check("Les avis arrivent après le vote", None);
        check("", None);
        check("manque de ", None);
    }

    #[test]
    fn a_mirror_that_still_denies_is_told() {
        let mut bench = Bench::new();
        let problem = bench.card("problem_tree", "cause", "Le code n’est pas public", ());
        let same = bench.card(KEY, "means", "Le code n’est pas public", ());
        let good = bench.card(KEY, "means", "Le code est public", ());
        bench.link(same, CONVERTED_FROM, problem, ());
        bench.link(good, CONVERTED_FROM, problem, ());
        bench.check_at("ARB-07", &[same]);
    }
}
