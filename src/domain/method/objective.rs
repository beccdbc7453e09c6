//! Objectives that can be checked: five tests, each shown full, half or empty (Doran 1981).

mod lacks;

use super::body;
use super::finding::{
    Finding, Rule, SMA_A1, SMA_A2, SMA_M1, SMA_M2, SMA_R1, SMA_R2, SMA_S1, SMA_S2, SMA_T1, SMA_T2,
    Said, TL_01, said,
};
use super::index::{Index, Placed};
use super::wording;
use crate::domain::cards::Card;
use crate::domain::date::Day;
use crate::domain::id::CardId;
use crate::domain::record::Extras;

pub use lacks::{Asked, Lack, Test, smart, tests};

/// The key of its cards.
pub const KEY: &str = "objective";
/// A deadline farther than this needs steps on the way.
const FAR_DAYS: i64 = 183;

/// How far a test is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Met {
    /// Not at all.
    Empty,
    /// In part.
    Half,
    /// Whole.
    Full,
}

impl Met {
    fn of(met: usize, all: usize) -> Self {
        match met {
            0 => Self::Empty,
            _ if met == all => Self::Full,
            _ => Self::Half,
        }
    }
}

/// Specific, measurable, attainable, realistic, in time.
pub type Smart = [Met; 5];

/// The parts of the sentence: « {verb} {what}, auprès de « {whom} », de {from} à {to} {unit}, avant {deadline} ».
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parts<'a> {
    /// The verb of a result.
    pub verb: &'a str,
    /// What.
    pub what: &'a str,
    /// Whom it concerns.
    pub whom: Vec<&'a str>,
    /// From how many.
    pub from: Option<f64>,
    /// To how many.
    pub to: Option<f64>,
    /// Of what.
    pub unit: &'a str,
    /// Before when, as it was written.
    pub deadline: &'a str,
    /// Who answers for it.
    pub responsible: &'a str,
}

impl Parts<'_> {
    /// Whether nothing of the sentence is written yet.
    pub fn is_blank(&self) -> bool {
        let texts = [self.verb, self.what, self.unit, self.deadline];
        texts.iter().all(|text| text.is_empty())
            && self.whom.is_empty()
            && self.from.is_none()
            && self.to.is_none()
    }

    /// Whether its five parts are written: verb, what, whom, how many, when.
    pub fn is_whole(&self) -> bool {
        let texts = [self.verb, self.what, self.deadline];
        texts.iter().all(|text| !text.is_empty()) && !self.whom.is_empty() && self.to.is_some()
    }
}

/// The parts of an objective, for its sentence.
pub fn parts<'a>(index: &Index<'a>, card: &'a Card) -> Parts<'a> {
    let says = |key: &str| body::text(&card.body, key);
    Parts {
        verb: says("verb"),
        what: says("what"),
        whom: index.entities(card).map(|(_, entity)| entity.name.as_str()).collect(),
        from: body::number(&card.body, "from_value"),
        to: body::number(&card.body, "to_value"),
        unit: says("unit"),
        deadline: says("deadline"),
        responsible: says("responsible"),
    }
}

/// What an objective says: its text, or else its verb and what.
fn words(card: &Card) -> String {
    if card.text.trim().is_empty() {
        format!("{} {}", body::text(&card.body, "verb"), body::text(&card.body, "what"))
    } else {
        card.text.clone()
    }
}

/// The verb that is too vague to be seen, when nothing measurable completes it.
fn vague_verb(card: &Card) -> Option<String> {
    let verb = body::text(&card.body, "verb");
    let start = if verb.is_empty() { card.text.as_str() } else { verb };
    wording::starts_vague(start).filter(|_| !is_measured(&card.body))
}

fn is_measured(fields: &Extras) -> bool {
    body::number(fields, "to_value").is_some()
}

/// The day an objective was made, in days from 1970-01-01.
fn card_day(card: &Card) -> Option<i64> {
    let created =
        body::number(&card.body, "created").map_or(card.meta.created, |value| value as i64);
    (created > 0).then(|| created.div_euclid(86_400_000))
}

/// Whether one of its targets has the power to say yes.
pub fn can_say_yes(index: &Index, id: CardId) -> bool {
    let targets = index.cards_into(id, "aims_at");
    targets.iter().any(|(_, card)| body::is_filled(&card.body, "competence"))
}

/// How many hours its actions need more than there are; none when enough, or nobody counted.
pub fn hours_missing(index: &Index, id: CardId, card: &Card) -> Option<f64> {
    let available = body::number(&card.body, "hours")?;
    let actions = index.cards_into(id, "fulfils");
    let needed: f64 =
        actions.iter().filter_map(|(_, action)| body::number(&action.body, "hours")).sum();
    (needed > available).then_some(needed - available)
}

fn lacks_steps(card: &Card, today: Day) -> bool {
    let start = card_day(card).unwrap_or_else(|| today.number());
    let end = body::last_day(&card.body, "deadline").map(Day::number);
    end.is_some_and(|end| end - start > FAR_DAYS) && !body::is_filled(&card.body, "milestones")
}

/// What to mind in objectives. O(n + m).
pub(super) fn rules(index: &Index, today: Day, found: &mut Vec<Finding>) {
    for card in index.boxes(KEY) {
        wording_of(card, found);
        measure(index, card, found);
        people(index, card, found);
        time(index, card, today, found);
    }
}

fn raise(found: &mut Vec<Finding>, rule: Rule, card: &Placed, values: Vec<Said>) {
    found.push(rule.found(vec![card.id.into()], values));
}

fn wording_of(card: &Placed, found: &mut Vec<Finding>) {
    if let Some(verb) = vague_verb(card.card) {
        raise(found, SMA_S1, card, vec![said(&verb)]);
    }
    if wording::has_two_verbs(&words(card.card)) {
        raise(found, SMA_S2, card, vec![said(&words(card.card))]);
    }
}

fn measure(index: &Index, card: &Placed, found: &mut Vec<Finding>) {
    let fields = &card.card.body;
    let indicators = index.cards_into(card.id, "measures");
    let is_measurable =
        is_measured(fields) || !indicators.is_empty() || body::is_filled(fields, "measurable");
    if !is_measurable {
        raise(found, SMA_M1, card, vec![said(&words(card.card))]);
        return;
    }
    let has_start = body::number(fields, "from_value").is_some()
        || indicators.iter().any(|(_, card)| body::is_filled(&card.body, "baseline"));
    if is_measured(fields) && !has_start {
        raise(
            found,
            SMA_M2,
            card,
            vec![said(&words(card.card)), said(body::text(fields, "deadline"))],
        );
    }
}

fn people(index: &Index, card: &Placed, found: &mut Vec<Finding>) {
    if !body::is_filled(&card.card.body, "responsible") {
        raise(found, SMA_A1, card, vec![said(&words(card.card))]);
    }
    if let Some(hours) = hours_missing(index, card.id, card.card) {
        raise(found, SMA_A2, card, vec![Said::Figure(hours), said(&words(card.card))]);
    }
    let is_process = body::text(&card.card.body, "level") == "process";
    if !is_process && wording::starts_with_action(&words(card.card)).is_some() {
        raise(found, SMA_R1, card, vec![said(&words(card.card))]);
    }
    let targets = index.cards_into(card.id, "aims_at");
    if !targets.is_empty() && !can_say_yes(index, card.id) {
        let (target, sheet) = targets[0];
        let name =
            index.entities(sheet).next().map_or(sheet.text.as_str(), |(_, entity)| &entity.name);
        found.push(SMA_R2.found(vec![card.id.into(), target.into()], vec![said(name)]));
    }
}

fn time(index: &Index, card: &Placed, today: Day, found: &mut Vec<Finding>) {
    let Some(end) = body::last_day(&card.card.body, "deadline") else {
        raise(found, SMA_T1, card, vec![said(&words(card.card))]);
        return;
    };
    if lacks_steps(card.card, today) {
        raise(found, SMA_T2, card, vec![said(&words(card.card))]);
    }
    for (id, action) in index.cards_into(card.id, "fulfils") {
        let last = body::last_day(&action.body, "deadline");
        if last.is_some_and(|last| last > end) {
            let date = said(body::text(&card.card.body, "deadline"));
            found
                .push(TL_01.found(vec![id.into(), card.id.into()], vec![said(&action.text), date]));
        }
    }
}

#[cfg(test)]
mod tests;
