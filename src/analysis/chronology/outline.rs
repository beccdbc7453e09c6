//! The line of time as text: periods in order, and what was in each.

use super::Chronicle;
use crate::domain::date::{Block, Unit};

/// How long the periods of the outline are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grain {
    /// A day each.
    Day,
    /// A month each.
    Month,
    /// A year each.
    Year,
    /// Ten years each.
    Decade,
    /// A hundred years each.
    Century,
    /// A thousand years each.
    Millennium,
}

/// A line of the outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// A period, and how many items begin in it.
    Period(Unit, u32),
    /// An item, by its place in the chronicle.
    Item(u32),
}

/// The least number of periods that is not too few, from long ones to short ones.
const ENOUGH: usize = 2;

impl Grain {
    const ALL: [Self; 6] =
        [Self::Millennium, Self::Century, Self::Decade, Self::Year, Self::Month, Self::Day];

    fn unit(self) -> Unit {
        let day = crate::domain::date::Day { year: 1970, month: 1, day: 1 };
        match self {
            Self::Day => Unit::Day(day),
            Self::Month => Unit::Month(1970, 1),
            Self::Year => Unit::Year(1970),
            Self::Decade => Unit::Block(Block::Decade, 198),
            Self::Century => Unit::Block(Block::Century, 20),
            Self::Millennium => Unit::Block(Block::Millennium, 2),
        }
    }
}

/// The period that an item begins in; one with an open start stands at its end.
fn period(chronicle: &Chronicle, n: usize, grain: Grain) -> Option<Unit> {
    let span = chronicle.items[n].span;
    let minute = span.start_minute().or(span.end_minute())?;
    grain.unit().containing(minute)
}

/// The longest periods of which there are several, but not so many that each holds next to nothing.
pub fn grain(chronicle: &Chronicle) -> Grain {
    let count = |grain: Grain| {
        let periods = (0..chronicle.items.len()).map(|n| period(chronicle, n, grain));
        let mut periods: Vec<_> = periods.collect();
        periods.dedup();
        periods.len()
    };
    let most = chronicle.items.len().div_ceil(2).max(ENOUGH);
    // Years are what people look for, unless they are far too many or one alone.
    if (ENOUGH..=most.max(60)).contains(&count(Grain::Year)) {
        return Grain::Year;
    }
    let shorter = Grain::ALL.into_iter().find(|grain| count(*grain) >= ENOUGH);
    shorter.unwrap_or(Grain::Year)
}

/// Periods and items, in the order of time. O(n).
pub fn lines(chronicle: &Chronicle, grain: Grain) -> Vec<Line> {
    let mut lines = Vec::with_capacity(chronicle.items.len() + 8);
    let mut current = None;
    let mut head = 0;
    for n in 0..chronicle.items.len() {
        let unit = period(chronicle, n, grain);
        if let Some(unit) = unit.filter(|unit| current != Some(*unit)) {
            current = Some(unit);
            head = lines.len();
            lines.push(Line::Period(unit, 0));
        }
        if let Some(Line::Period(_, count)) = lines.get_mut(head) {
            *count += 1;
        }
        lines.push(Line::Item(n as u32));
    }
    lines
}
