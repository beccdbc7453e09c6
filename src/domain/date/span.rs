//! What a date says: a moment known to some unit of the calendar, or an interval of them.

use super::civil::{Day, first_of_month, first_of_week};

const MINUTES_PER_DAY: i64 = 24 * 60;

/// An interval of time; both ends belong to it, an open end is drawn as an arrow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Span {
    /// One moment, such as "avril 2014".
    At(Moment),
    /// From one moment to another, such as "octobre 2016 - fin 2017".
    Between(Moment, Moment),
    /// From that moment on, still going: "depuis juin 2015".
    Since(Moment),
    /// Once that moment is over: "après 2010".
    After(Moment),
    /// Up to the end of that moment: "jusqu'en mai 2017".
    Until(Moment),
    /// Over when that moment begins: "avant 1990".
    Before(Moment),
}

/// A date with a single value, however coarse or doubtful.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Moment {
    /// The unit of calendar it is known to.
    pub unit: Unit,
    /// The part of that unit: "fin 2017".
    pub part: Part,
    /// Written as near that date: "vers 1997".
    pub approximate: bool,
    /// Written as possibly wrong: "1997 ?".
    pub uncertain: bool,
}

/// A unit of the calendar, which is the precision of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// The nth decade, century or millennium; 0 is the first one BC.
    ///
    /// As in EDTF, the 19th century is 1800 to 1899, and the first one BC is -99 to 0.
    Block(Block, i32),
    /// An astronomical year: 0 is 1 BC.
    Year(i32),
    /// A half of a year, 1 or 2.
    Half(i32, u8),
    /// A quarter of a year, 1 to 4.
    Quarter(i32, u8),
    /// A season, by whole months; a winter starts in December of its year.
    Season(i32, Season),
    /// A month, 1 to 12.
    Month(i32, u8),
    /// An ISO week, 1 to 53.
    Week(i32, u8),
    /// A day.
    Day(Day),
    /// A minute of a day, 0 to 1439, in local time.
    Minute(Day, u16),
}

/// A run of years that bears a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Block {
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
    /// A thousand years.
    Millennium,
}

/// A season of the northern hemisphere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February.
    Winter,
}

/// A part of a unit; the named ones are thirds of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// All of it.
    #[default]
    Whole,
    /// "Début".
    Start,
    /// "Mi-".
    Middle,
    /// "Fin".
    End,
}

impl Span {
    /// The moment it starts with, if it has one.
    pub fn start(&self) -> Option<&Moment> {
        match self {
            Self::At(moment)
            | Self::Between(moment, _)
            | Self::Since(moment)
            | Self::After(moment) => Some(moment),
            Self::Until(_) | Self::Before(_) => None,
        }
    }

    /// The moment it ends with, if it has one.
    pub fn end(&self) -> Option<&Moment> {
        match self {
            Self::At(moment)
            | Self::Between(_, moment)
            | Self::Until(moment)
            | Self::Before(moment) => Some(moment),
            Self::Since(_) | Self::After(_) => None,
        }
    }

    /// The first minute it may cover, counted from 1970-01-01; none when its start is open.
    pub fn start_minute(&self) -> Option<i64> {
        match self {
            Self::After(moment) => Some(moment.last_minute() + 1),
            _ => self.start().map(Moment::first_minute),
        }
    }

    /// The last minute it may cover, counted from 1970-01-01; none when its end is open.
    pub fn end_minute(&self) -> Option<i64> {
        match self {
            Self::Before(moment) => Some(moment.first_minute() - 1),
            _ => self.end().map(Moment::last_minute),
        }
    }

    /// The first day it may cover, counted from 1970-01-01; none when its start is open.
    pub fn earliest(&self) -> Option<i64> {
        self.start_minute().map(|minute| minute.div_euclid(MINUTES_PER_DAY))
    }

    /// The last day it may cover, counted from 1970-01-01; none when its end is open.
    pub fn latest(&self) -> Option<i64> {
        self.end_minute().map(|minute| minute.div_euclid(MINUTES_PER_DAY))
    }

    /// Whether either end is approximate.
    pub fn is_approximate(&self) -> bool {
        self.moments().any(|moment| moment.approximate)
    }

    /// Whether either end is uncertain.
    pub fn is_uncertain(&self) -> bool {
        self.moments().any(|moment| moment.uncertain)
    }

    fn moments(&self) -> impl Iterator<Item = &Moment> {
        self.start().into_iter().chain(self.end())
    }
}

impl Moment {
    /// The whole of a unit, without doubt.
    pub fn new(unit: Unit) -> Self {
        Self { unit, part: Part::Whole, approximate: false, uncertain: false }
    }

    /// The first day it may be, counted from 1970-01-01.
    pub fn earliest(&self) -> i64 {
        self.unit.days(self.part).0
    }

    /// The last day it may be, counted from 1970-01-01.
    pub fn latest(&self) -> i64 {
        self.unit.days(self.part).1
    }

    /// The first minute it may be, counted from 1970-01-01.
    pub fn first_minute(&self) -> i64 {
        self.earliest() * MINUTES_PER_DAY + self.unit.minute().unwrap_or(0)
    }

    /// The last minute it may be, counted from 1970-01-01.
    pub fn last_minute(&self) -> i64 {
        self.latest() * MINUTES_PER_DAY + self.unit.minute().unwrap_or(MINUTES_PER_DAY - 1)
    }
}

impl Unit {
    /// The year it belongs to, unless it spans several.
    pub fn year(self) -> Option<i32> {
        match self {
            Self::Block(..) => None,
            Self::Year(year)
            | Self::Half(year, _)
            | Self::Quarter(year, _)
            | Self::Season(year, _)
            | Self::Month(year, _)
            | Self::Week(year, _)
            | Self::Day(Day { year, .. })
            | Self::Minute(Day { year, .. }, _) => Some(year),
        }
    }

    fn minute(self) -> Option<i64> {
        if let Self::Minute(_, minute) = self { Some(i64::from(minute)) } else { None }
    }

    fn days(self, part: Part) -> (i64, i64) {
        let months = |year: i32, month: i64, step: i64, pieces: i64| {
            let (skipped, kept) = part.of(pieces);
            let first = i64::from(year) * 12 + month + skipped * step;
            (first_of_month(first), first_of_month(first + kept * step) - 1)
        };
        let days = |first: i64, pieces: i64| {
            let (skipped, kept) = part.of(pieces);
            (first + skipped, first + skipped + kept - 1)
        };
        match self {
            Self::Block(block, nth) => months(block.first_year(nth), 0, 12, block.years().into()),
            Self::Year(year) => months(year, 0, 1, 12),
            Self::Half(year, nth) => months(year, i64::from(nth) * 6 - 6, 1, 6),
            Self::Quarter(year, nth) => months(year, i64::from(nth) * 3 - 3, 1, 3),
            Self::Season(year, season) => months(year, season.first_month(), 1, 3),
            Self::Month(year, month) => {
                let start = i64::from(year) * 12 + i64::from(month) - 1;
                let first = first_of_month(start);
                days(first, first_of_month(start + 1) - first)
            }
            Self::Week(year, week) => days(first_of_week(year, week), 7),
            Self::Day(day) | Self::Minute(day, _) => days(day.number(), 1),
        }
    }
}

impl Block {
    /// How many years it lasts.
    pub fn years(self) -> i32 {
        match self {
            Self::Decade => 10,
            Self::Century => 100,
            Self::Millennium => 1_000,
        }
    }

    /// The first year of the nth of them; 0 is the first one BC.
    pub fn first_year(self, nth: i32) -> i32 {
        let before = (nth.saturating_sub(1)).saturating_mul(self.years());
        if nth < 1 { before.saturating_add(1) } else { before }
    }
}

impl Season {
    /// Its first month, counted from 0 for January.
    fn first_month(self) -> i64 {
        match self {
            Self::Spring => 2,
            Self::Summer => 5,
            Self::Autumn => 8,
            Self::Winter => 11,
        }
    }
}

impl Part {
    /// How many of `pieces` to skip, and how many to keep.
    fn of(self, pieces: i64) -> (i64, i64) {
        let third = pieces / 3;
        match self {
            Self::Whole => (0, pieces),
            Self::Start => (0, third.max(1)),
            Self::Middle => (third, pieces - 2 * third),
            Self::End => (pieces - third.max(1), third.max(1)),
        }
    }
}
