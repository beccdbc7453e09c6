//! The logical framework: four rows read from below, and what each supposes.

use super::body;
use super::finding::{CL_01, CL_02, CL_03, CL_04, CL_05, Finding, said};
use super::index::{Index, Placed};
use super::triage::is_dropped;
use super::wording;
use crate::domain::date::Day;

/// The key of its cards.
pub const KEY: &str = "logframe";
const SAME: f64 = 0.6;

/// A step of the reading: « Si {means}, et {supposing}, alors {ends} ».
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step<'a> {
    /// The row read, by its key.
    pub from: &'static str,
    /// The row it leads to.
    pub to: &'static str,
    /// What the lower row says.
    pub means: Vec<&'a str>,
    /// What the lower row supposes.
    pub supposing: Vec<&'a str>,
    /// What the upper row says.
    pub ends: Vec<&'a str>,
}

/// The rows, read from below. Assumptions that were dropped are left out.
pub fn vertical<'a>(index: &Index<'a>) -> Vec<Step<'a>> {
    let rows = [("activity", "result"), ("result", "purpose"), ("purpose", "goal")];
    let texts = |slot| index.in_slot(KEY, slot).map(|card| card.card.text.as_str()).collect();
    let step = |(from, to)| {
        let supposing = index.in_slot(KEY, from).filter(|card| !is_dropped(card.card));
        let supposing =
            supposing.flat_map(|card| body::lines(&card.card.body, "assumptions")).collect();
        Step { from, to, means: texts(from), supposing, ends: texts(to) }
    };
    rows.into_iter().map(step).collect()
}

/// What to mind in a logical framework. O(n).
pub(super) fn rules(index: &Index, _today: Day, found: &mut Vec<Finding>) {
    let purposes: Vec<_> = index.in_slot(KEY, "purpose").map(|card| card.id.into()).collect();
    if purposes.len() > 1 {
        found.push(CL_01.found(purposes, Vec::new()));
    }
    for card in index.boxes(KEY) {
        cells(card, found);
    }
}

fn cells(card: &Placed, found: &mut Vec<Finding>) {
    let at = || vec![card.id.into()];
    let fields = &card.card.body;
    let own = wording::telling(&card.card.text);
    let is_result = ["goal", "purpose", "result"].contains(&card.slot);
    for indicator in body::lines(fields, "indicators").filter(|_| is_result) {
        if wording::likeness(&own, &wording::telling(indicator)) >= SAME {
            found.push(CL_02.found(at(), vec![said(indicator)]));
        }
    }
    if is_result
        && body::is_filled(fields, "indicators")
        && !body::is_filled(fields, "verification")
    {
        found.push(CL_03.found(at(), vec![said(&card.card.text)]));
    }
    for assumption in body::lines(fields, "assumptions").filter(|line| wording::is_about_us(line)) {
        found.push(CL_04.found(at(), vec![said(assumption)]));
    }
    let is_doing = wording::starts_with_action(&card.card.text).is_some();
    if card.slot == "activity" && wording::is_situation(&card.card.text)
        || card.slot == "result" && is_doing
    {
        found.push(CL_05.found(at(), vec![said(&card.card.text)]));
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::samples::Bench;
    use super::*;

    #[test]
    fn rows_are_read_from_below() {
        let mut bench = Bench::new();
        let kept = json!({"assumptions": "le calendrier est maintenu\n\nle budget est voté"});
        bench.card(KEY, "activity", "Publier un guide", kept);
        bench.card(
            KEY,
            "result",
            "Le code est publié",
            json!({"assumptions": "x", "triage": "drop"}),
        );
        let index = bench.index();
        let steps = vertical(&index);
        assert_eq!(steps[0].supposing, ["le calendrier est maintenu", "le budget est voté"]);
        assert_eq!(
            (&steps[0].means[..], &steps[0].ends[..]),
            (&["Publier un guide"][..], &["Le code est publié"][..])
        );
        assert!(steps[1].supposing.is_empty() && steps[1].ends.is_empty());
    }

    #[test]
    fn cells_that_say_too_little_are_told() {
        let mut bench = Bench::new();
        let one = bench.card(KEY, "purpose", "Chacun peut vérifier", json!({"indicators": {}}));
        let two = bench.card(KEY, "purpose", "Autre", ());
        bench.check_at("CL-01", &[one, two]);
        let good = json!({"indicators": "consultations au code public : 0 → 5 au 31/12/2017", "verification": "dépôt"});
        bench.card(KEY, "result", "Le code est publié", good);
        let bare = bench.card(
            KEY,
            "result",
            "Les avis reçoivent une réponse",
            json!({"indicators": "réponse aux avis reçoivent"}),
        );
        bench.check_at("CL-02", &[bare]);
        bench.check_at("CL-03", &[bare]);
        let ours = bench.card(
            KEY,
            "activity",
            "Écrire un guide",
            json!({"assumptions": "notre équipe a le temps"}),
        );
        bench.check_at("CL-04", &[ours]);
        let odd = bench.card(KEY, "activity", "Le guide est écrit", ());
        let doing = bench.card(KEY, "result", "Organiser un débat", ());
        bench.check_at("CL-05", &[odd, doing]);
    }
}
