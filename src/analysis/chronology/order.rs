//! What cannot have been in that order: worth a second look.

use crate::analysis::network::{Days, OPEN_END, OPEN_START};
use crate::analysis::preparation::{days_of, presence};
use crate::domain::date::{DateProblem, PartialDate};
use crate::domain::entities::{Entity, EntityKind};
use crate::domain::id::EntityId;
use crate::domain::project::Project;
use crate::domain::record::RecordRef;
use crate::domain::relations::Relation;
use crate::domain::text::fold;

/// Something that does not go together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// An effect that was over before its cause began.
    EffectFirst {
        /// What should have come first.
        cause: EntityId,
        /// What came first.
        effect: EntityId,
    },
    /// A relation, or a part taken in an event, from before one of its ends was there.
    TooEarly {
        /// The relation, or the event.
        what: RecordRef,
        /// Who was not there yet.
        actor: EntityId,
    },
    /// Two dates for one record.
    TwoDates(RecordRef),
    /// An end before its start.
    Backwards(RecordRef),
    /// A claim gives as a date what is none.
    NoDate(RecordRef),
}

/// Words of relations that go from a cause to its effect, folded.
const CAUSES: [&str; 16] = [
    "cause",
    "provoque",
    "entraine",
    "declenche",
    "mene a",
    "conduit a",
    "aboutit a",
    "produit",
    "suscite",
    "causes",
    "leads to",
    "triggers",
    "results in",
    "brings about",
    "precede",
    "precedes",
];
/// Words of relations that go from an effect back to its cause, folded.
const FOLLOWS: [&str; 13] = [
    "repond a",
    "fait suite a",
    "resulte de",
    "decoule de",
    "est cause par",
    "est provoque par",
    "suit",
    "succede a",
    "responds to",
    "follows",
    "results from",
    "is caused by",
    "replies to",
];

/// Cause and effect of a relation, if that is what it says.
fn causality(relation: &Relation) -> Option<(EntityId, EntityId)> {
    let kind = fold(&relation.kind);
    let says = |words: &[&str]| {
        words.iter().any(|word| kind == *word || kind.starts_with(&format!("{word} ")))
    };
    if says(&FOLLOWS) {
        Some((relation.target, relation.source))
    } else {
        says(&CAUSES).then_some((relation.source, relation.target))
    }
}

/// Whether the first is over before the second begins.
fn is_before(one: Days, other: Days) -> bool {
    one.to != OPEN_END && other.from != OPEN_START && one.to < other.from
}

/// Everything that does not go together, in the order of the records. O((relations + claims) · log n).
pub fn conflicts(project: &Project) -> Vec<Conflict> {
    let mut found = Vec::new();
    let row = |id: EntityId| project.entities.get(id).map(AsRef::as_ref);
    for (id, entity) in project.entities.iter() {
        if entity.date.problem() == Some(DateProblem::EndBeforeStart) {
            found.push(Conflict::Backwards(id.into()));
        }
    }
    for (id, relation) in project.relations.iter() {
        if relation.date.problem() == Some(DateProblem::EndBeforeStart) {
            found.push(Conflict::Backwards(id.into()));
        }
        let (Some(source), Some(target)) = (row(relation.source), row(relation.target)) else {
            continue;
        };
        found.extend(effect_first(project, relation));
        let ends = [(relation.source, source), (relation.target, target)];
        for (n, (actor, entity)) in ends.into_iter().enumerate() {
            let (other, at) = ends[1 - n];
            let (what, when) = if at.kind == EntityKind::Event && !relation.date.is_dated() {
                (other.into(), days_of(&at.date))
            } else {
                (id.into(), days_of(&relation.date))
            };
            if entity.kind != EntityKind::Event && is_before(when, presence(entity)) {
                found.push(Conflict::TooEarly { what, actor });
            }
        }
    }
    claimed(project, &mut found);
    found
}

fn effect_first(project: &Project, relation: &Relation) -> Option<Conflict> {
    let (cause, effect) = causality(relation)?;
    let days = |id| project.entities.get(id).map(|row: &std::sync::Arc<Entity>| days_of(&row.date));
    is_before(days(effect)?, days(cause)?).then_some(Conflict::EffectFirst { cause, effect })
}

/// What claims say against the dates of records, or against each other.
fn claimed(project: &Project, found: &mut Vec<Conflict>) {
    let mut seen = std::collections::BTreeMap::<RecordRef, Vec<PartialDate>>::new();
    for (id, claim) in project.claims.iter().filter(|(_, claim)| !claim.when.is_empty()) {
        if !claim.when.is_dated() {
            found.push(Conflict::NoDate(id.into()));
            continue;
        }
        let own = match claim.about {
            RecordRef::Entity(id) => project.entities.get(id).map(|row| row.date.clone()),
            RecordRef::Relation(id) => project.relations.get(id).map(|row| row.date.clone()),
            _ => None,
        };
        let supports = claim.bearing != crate::domain::claims::Bearing::Contradicts;
        let dates = seen
            .entry(claim.about)
            .or_insert_with(|| own.filter(PartialDate::is_dated).into_iter().collect());
        let meets = |date: &PartialDate| days_of(date).meets(days_of(&claim.when));
        if dates.iter().any(|date| meets(date) != supports)
            && !found.contains(&Conflict::TwoDates(claim.about))
        {
            found.push(Conflict::TwoDates(claim.about));
        }
        if supports {
            dates.push(claim.when.clone());
        }
    }
}
