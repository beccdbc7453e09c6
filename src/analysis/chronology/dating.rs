//! Giving records their dates: by typing, by a place on the axis, by moves along it.

use super::axis::Step;
use super::{Doubt, Item, boards};
use crate::domain::date::{Moment, PartialDate, Side, Span};
use crate::domain::project::Project;
use crate::domain::record::{Record, RecordRef};

/// A record with another date of its own; none when it is gone, or has no date.
pub fn dated(project: &Project, of: RecordRef, date: PartialDate) -> Option<Record> {
    Some(match project.record(of)? {
        Record::Entity(id, row) => {
            let mut row = row.as_ref().clone();
            row.date = date;
            (id, row).into()
        }
        Record::Relation(id, row) => {
            let mut row = row.as_ref().clone();
            row.date = date;
            (id, row).into()
        }
        Record::Claim(id, row) => {
            let mut row = row.as_ref().clone();
            row.date = date;
            (id, row).into()
        }
        Record::Card(id, row) => (id, boards::dated(&row, &date)?).into(),
        Record::Link(..) | Record::View(..) | Record::Kept(..) => return None,
    })
}

/// A record's own date.
pub fn date_of(project: &Project, of: RecordRef) -> Option<PartialDate> {
    Some(match project.record(of)? {
        Record::Entity(_, row) => row.date.clone(),
        Record::Relation(_, row) => row.date.clone(),
        Record::Claim(_, row) => row.date.clone(),
        Record::Card(_, row) => boards::date_of(&row)?,
        Record::Link(..) | Record::View(..) | Record::Kept(..) => return None,
    })
}

/// Whether an item's date is the record's own, so that moving the item changes it.
pub fn is_own(item: &Item) -> bool {
    let is_noted = [boards::READING, boards::SEEN, boards::AIM].contains(&item.source);
    matches!(item.doubt, Doubt::None | Doubt::Disputed) && !is_noted
}

/// The date after a side of it was moved by so many minutes, snapped to its precision.
pub fn moved(span: Span, side: Side, minutes: f64) -> Option<Span> {
    let minutes = minutes.round();
    if !(-1e15..1e15).contains(&minutes) {
        return None;
    }
    span.with_side(side, |moment| moment.moved(minutes as i64))
}

/// The date so many of its own units later, or earlier.
pub fn stepped(span: Span, side: Side, steps: i32) -> Option<Span> {
    span.with_side(side, |moment| moment.stepped(steps))
}

/// The date of a place on an axis with marks so far apart.
pub fn date_at(minute: f64, step: Step) -> Option<Span> {
    if !(-1e15..1e15).contains(&minute) {
        return None;
    }
    let minute = minute.floor() as i64;
    // Among hours, the quarter of an hour is near enough.
    let minute =
        if matches!(step, Step::Minutes(5..60)) { minute.div_euclid(15) * 15 } else { minute };
    step.grain().containing(minute).map(|unit| Span::At(Moment::new(unit)))
}

/// The part that somebody takes in an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Who makes it happen.
    Organises,
    /// Who takes part.
    Participates,
    /// Who suffers it.
    Suffers,
    /// Who saw it.
    Witnesses,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 4] =
        [Self::Organises, Self::Participates, Self::Suffers, Self::Witnesses];
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::chronology::sight::DAY;
    use crate::domain::edit::Command;
    use crate::domain::samples::{entity_id, relation_id, triangle};

    fn span(text: &str) -> Span {
        *PartialDate::read(text).span().unwrap()
    }

    #[test]
    fn any_dated_record_takes_a_date() {
        let project = triangle();
        for of in [RecordRef::from(entity_id(1)), relation_id(2).into()] {
            let record = dated(&project, of, PartialDate::read("mai 2014")).unwrap();
            let project = project.apply(&Command::Put(record), 1).unwrap();
            assert_eq!(date_of(&project, of).unwrap().text(), "mai 2014");
        }
        assert_eq!(dated(&project, entity_id(9).into(), PartialDate::default()), None);
    }

    #[test]
    fn places_are_dates_as_fine_as_the_marks() {
        let minute = span("7/12/2016 14h37").start_minute().unwrap() as f64;
        let at = |step| date_at(minute, step);
        assert_eq!(at(Step::Minutes(5)), Some(span("7/12/2016 14h30")));
        assert_eq!(at(Step::Days(1)), Some(span("7/12/2016")));
        assert_eq!(at(Step::Months(3)), Some(span("décembre 2016")));
        assert_eq!(at(Step::Years(10)), Some(span("2016")));
        assert_eq!(date_at(f64::NAN, Step::Years(1)), None);
        assert_eq!(date_at(1e300, Step::Years(1)), None);
    }

    #[test]
    fn a_drag_that_goes_nowhere_changes_nothing() {
        assert_eq!(moved(span("avril 2014"), Side::Both, 3.0 * DAY), Some(span("avril 2014")));
        assert_eq!(
            moved(span("avril 2014"), Side::End, 31.0 * DAY),
            Some(span("avril - mai 2014"))
        );
        assert_eq!(moved(span("avril 2014"), Side::Both, f64::INFINITY), None);
    }
}
