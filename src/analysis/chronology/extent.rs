//! Where a date stands on the axis of time: what is sure of it, and what is not.

use crate::domain::date::{Moment, Span, Unit};

/// What is known beyond an end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Open {
    /// It ends there.
    #[default]
    No,
    /// It lies, or goes on, somewhere beyond.
    Vague,
    /// It goes on without an end.
    Endless,
}

/// What is meant to have been in that time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Something of that day or minute.
    Point,
    /// Something at some time within it.
    Within,
    /// Something that lasted.
    Lasting,
}

/// A date on the axis, in minutes from 1970-01-01; ends are excluded.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extent {
    /// The first minute it may cover.
    pub start: f64,
    /// The minute after the last it may cover.
    pub end: f64,
    /// What it surely covers, if anything.
    pub sure: Option<(f64, f64)>,
    /// What is known beyond the start.
    pub before: Open,
    /// What is known beyond the end.
    pub after: Open,
    /// What is meant.
    pub form: Form,
}

impl Extent {
    /// Where a span stands.
    pub fn of(span: &Span) -> Self {
        match span {
            Span::At(moment) => {
                let form = if is_exact(moment) { Form::Point } else { Form::Within };
                Self::new(first(moment), last(moment), form)
            }
            Span::Between(from, to) => {
                let sure = (sure_after(from), sure_before(to));
                let extent = Self::new(first(from), last(to), Form::Lasting);
                Self { sure: Some(sure).filter(|(from, to)| from < to), ..extent }
            }
            Span::Since(moment) => Self {
                sure: Some((sure_after(moment), f64::INFINITY)),
                after: Open::Endless,
                ..Self::new(first(moment), last(moment), Form::Lasting)
            },
            Span::Until(moment) => Self {
                sure: Some((f64::NEG_INFINITY, sure_before(moment))),
                before: Open::Endless,
                ..Self::new(first(moment), last(moment), Form::Lasting)
            },
            // Past the end of the moment, or before its start: the moment itself is only the edge.
            Span::After(moment) => {
                Self { after: Open::Vague, ..Self::new(last(moment), last(moment), Form::Within) }
            }
            Span::Before(moment) => Self {
                before: Open::Vague,
                ..Self::new(first(moment), first(moment), Form::Within)
            },
        }
    }

    fn new(start: f64, end: f64, form: Form) -> Self {
        Self { start, end, sure: None, before: Open::No, after: Open::No, form }
    }

    /// The same for something that goes on from then, as a founding does.
    #[must_use]
    pub fn going_on(self) -> Self {
        let after = if self.after == Open::No { Open::Vague } else { self.after };
        Self { after, ..self }
    }

    /// The middle of what is known.
    pub fn middle(&self) -> f64 {
        f64::midpoint(self.start, self.end)
    }

    /// From where to where it reaches when open ends without end count.
    pub fn reach(&self) -> (f64, f64) {
        let start = if self.before == Open::Endless { f64::NEG_INFINITY } else { self.start };
        (start, if self.after == Open::Endless { f64::INFINITY } else { self.end })
    }
}

fn is_exact(moment: &Moment) -> bool {
    matches!(moment.unit, Unit::Day(_) | Unit::Minute(..))
}

fn first(moment: &Moment) -> f64 {
    moment.first_minute() as f64
}

fn last(moment: &Moment) -> f64 {
    (moment.last_minute() + 1) as f64
}

/// From when on something that starts at `moment` surely was.
fn sure_after(moment: &Moment) -> f64 {
    let is_sure = is_exact(moment) && !moment.approximate && !moment.uncertain;
    if is_sure { first(moment) } else { last(moment) }
}

/// Until when something that ends at `moment` surely was.
fn sure_before(moment: &Moment) -> f64 {
    let is_sure = is_exact(moment) && !moment.approximate && !moment.uncertain;
    if is_sure { last(moment) } else { first(moment) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::date::PartialDate;

    /// In days from the start of 2016.
    #[track_caller]
    fn check(text: &str, expect: (f64, f64), sure: Option<(f64, f64)>, open: (Open, Open)) {
        let start = Extent::of(PartialDate::read("1er janvier 2016").span().unwrap()).start;
        let days = |minute: f64| (minute - start) / 1_440.0;
        let extent = Extent::of(PartialDate::read(text).span().unwrap());
        assert_eq!((days(extent.start), days(extent.end)), expect);
        assert_eq!(extent.sure.map(|(from, to)| (days(from), days(to))), sure);
        assert_eq!((extent.before, extent.after), open);
    }

    #[test]
    fn what_is_sure_of_a_date() {
        let shut = (Open::No, Open::No);
        check("3 janvier 2016", (2.0, 3.0), None, shut);
        check("janvier 2016", (0.0, 31.0), None, shut);
        check("3-9 janvier 2016", (2.0, 9.0), Some((2.0, 9.0)), shut);
        check("janvier - 9 mars 2016", (0.0, 69.0), Some((31.0, 69.0)), shut);
        check("janvier - mars 2016", (0.0, 91.0), Some((31.0, 60.0)), shut);
        check("2016-2017", (0.0, 731.0), None, shut);
        let endless = (Open::No, Open::Endless);
        check("depuis janvier 2016", (0.0, 31.0), Some((31.0, f64::INFINITY)), endless);
        let endless = (Open::Endless, Open::No);
        check("jusqu'au 3 janvier 2016", (2.0, 3.0), Some((f64::NEG_INFINITY, 3.0)), endless);
        check("après 2016", (366.0, 366.0), None, (Open::No, Open::Vague));
        check("avant 2016", (0.0, 0.0), None, (Open::Vague, Open::No));
    }
}
