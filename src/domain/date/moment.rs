//! Reading the tokens of one moment.

use super::DateProblem;
use super::civil::{Day, first_of_week};
use super::span::{Block, Moment, Part, Season, Unit};
use super::token::{Era, Num, Token};
use Token::{Dash, Slash};

pub(super) type Reading<T> = Result<T, DateProblem>;

const TIGHT: Token = Dash { tight: true };

/// The tokens of a moment without what qualifies it.
pub(super) struct Peeled<'a> {
    pub(super) core: &'a [Token],
    pub(super) era: Option<Era>,
    pub(super) part: Part,
    approximate: bool,
    uncertain: bool,
}

/// The moment that all these tokens say.
pub(super) fn moment(tokens: &[Token]) -> Reading<Moment> {
    let peeled = peel(tokens);
    peeled.with(unit(peeled.core, peeled.era)?)
}

impl Peeled<'_> {
    /// The moment in `unit` so qualified.
    pub(super) fn with(&self, unit: Unit) -> Reading<Moment> {
        let exact = matches!(unit, Unit::Day(_) | Unit::Minute(..));
        if exact && self.part != Part::Whole {
            return Err(DateProblem::Unreadable);
        }
        let Self { part, approximate, uncertain, .. } = *self;
        Ok(Moment { unit, part, approximate, uncertain })
    }
}

/// Sets aside the doubts, the part and the era.
pub(super) fn peel(tokens: &[Token]) -> Peeled<'_> {
    let mut peeled =
        Peeled { core: tokens, era: None, part: Part::Whole, approximate: false, uncertain: false };
    while let [first, rest @ ..] = peeled.core {
        match *first {
            Token::To | Token::From | Token::Des => {}
            Token::Part(part) if peeled.part == Part::Whole => peeled.part = part,
            TIGHT if peeled.part != Part::Whole => {}
            token if peeled.sets(token) => {}
            _ => break,
        }
        peeled.core = rest;
    }
    while let [rest @ .., last] = peeled.core {
        if !peeled.sets(*last) {
            break;
        }
        peeled.core = rest;
    }
    peeled
}

impl Peeled<'_> {
    /// Notes a doubt or an era; false if the token is something else.
    fn sets(&mut self, token: Token) -> bool {
        match token {
            Token::Approx => self.approximate = true,
            Token::Doubt => self.uncertain = true,
            Token::ApproxDoubt => (self.approximate, self.uncertain) = (true, true),
            Token::Era(era) if self.era.is_none() => self.era = Some(era),
            _ => return false,
        }
        true
    }
}

/// The unit of calendar that all these tokens say.
pub(super) fn unit(core: &[Token], era: Option<Era>) -> Reading<Unit> {
    if let Some((rest, minute)) = time_at_end(core) {
        let (rest, era) = match rest {
            [rest @ .., Token::Era(own)] => (rest, Some(*own)),
            _ => (rest, era),
        };
        return match unit(rest, era)? {
            Unit::Day(day) => Ok(Unit::Minute(day, minute)),
            _ => Err(DateProblem::Unreadable),
        };
    }
    let readers = [in_words, in_digits, in_edtf, in_blocks, in_parts_of_year];
    let found = readers.into_iter().find_map(|reader| reader(core, era));
    found.unwrap_or(Err(DateProblem::Unreadable))
}

fn in_words(core: &[Token], era: Option<Era>) -> Option<Reading<Unit>> {
    match *core {
        [Token::Year, Token::Num(number)] => Some(Ok(Unit::Year(any_year(number, era)))),
        [Token::Num(number)] => Some(Ok(Unit::Year(year(number, era)?))),
        [Token::Month(month), Token::Num(number)] => {
            Some(Ok(Unit::Month(year_after_name(number, era)?, month)))
        }
        // "Mar." may be a Tuesday.
        [Token::Month(3), day, Token::Month(month), Token::Num(number)]
        | [day, Token::Month(month), Token::Num(number)]
        | [Token::Month(month), day, Token::Num(number)]
        | [day, TIGHT, Token::Month(month), TIGHT, Token::Num(number)] => {
            Some(existing_day(year_after_name(number, era)?, month, day_of_month(day)?))
        }
        _ => None,
    }
}

fn in_digits(core: &[Token], era: Option<Era>) -> Option<Reading<Unit>> {
    match *core {
        [Token::Num(first), mark, Token::Num(month), other, Token::Num(last)] if mark == other => {
            let month = short(month)?;
            match mark {
                TIGHT | Slash | Token::Dot => {}
                _ => return None,
            }
            if let Some(year) = year(first, era) {
                return Some(existing_day(year, month, short(last)?));
            }
            let year = year(last, era).or_else(|| recent_year(last, mark))?;
            Some(existing_day(year, month, short(first)?))
        }
        [Token::Num(first), TIGHT | Slash, Token::Num(last)] if year(first, era).is_some() => {
            let (year, month) = (year(first, era)?, short(last)?);
            match sub_year(year, month) {
                Some(unit) => Some(Ok(unit)),
                None => Some(existing_month(year, month)),
            }
        }
        [Token::Num(first), TIGHT | Slash | Token::Dot, Token::Num(last)] => {
            Some(existing_month(year(last, era)?, short(first)?))
        }
        _ => None,
    }
}

/// Dates with unknown digits.
fn in_edtf(core: &[Token], era: Option<Era>) -> Option<Reading<Unit>> {
    match *core {
        [Token::Num(number), Token::Unknown(digits)]
            if number.digits + digits == 4 && (!number.signed || number.value <= 0) =>
        {
            let block = match digits {
                1 => Block::Decade,
                2 => Block::Century,
                _ => Block::Millennium,
            };
            let known = number.value;
            Some(Ok(Unit::Block(block, if number.signed { known } else { known + 1 })))
        }
        [Token::Num(number), TIGHT, Token::Unknown(2)]
        | [Token::Num(number), TIGHT, Token::Unknown(2), TIGHT, Token::Unknown(2)] => {
            Some(Ok(Unit::Year(year(number, era)?)))
        }
        [Token::Num(number), TIGHT, Token::Num(month), TIGHT, Token::Unknown(2)] => {
            Some(existing_month(year(number, era)?, short(month)?))
        }
        _ => None,
    }
}

fn in_blocks(core: &[Token], era: Option<Era>) -> Option<Reading<Unit>> {
    let (block, nth) = match *core {
        [Token::Roman(nth) | Token::Ordinal(nth), Token::Century | Token::S] => {
            (Block::Century, nth)
        }
        [Token::Roman(nth) | Token::Ordinal(nth), Token::Millennium] => (Block::Millennium, nth),
        [Token::Decade, Token::Num(number)] | [Token::Num(number), Token::S] if era.is_none() => {
            (Block::Decade, decade(number)?)
        }
        _ => return None,
    };
    let fits = (1..=i64::from(MOST_YEARS / block.years())).contains(&i64::from(nth));
    let nth = if era == Some(Era::Before) { 1 - nth } else { nth };
    fits.then_some(Ok(Unit::Block(block, nth)))
}

fn in_parts_of_year(core: &[Token], era: Option<Era>) -> Option<Reading<Unit>> {
    let (name, nth, number) = match *core {
        [
            Token::Season(Season::Winter),
            Token::Num(number),
            Dash { .. } | Slash,
            Token::Num(next),
        ] => {
            let year = year(number, era)?;
            let follows =
                next.value == year + 1 || next.digits == 2 && next.value == (year + 1) % 100;
            return follows.then_some(Ok(Unit::Season(year, Season::Winter)));
        }
        [Token::Season(season), Token::Num(number)] => {
            return Some(Ok(Unit::Season(year_after_name(number, era)?, season)));
        }
        [Token::Ordinal(nth), name, Token::Num(number)] => (name, nth, number),
        [name, Token::Num(nth), Token::Num(number)]
        | [name, Token::Num(nth), TIGHT | Slash, Token::Num(number)]
        | [Token::Num(number), name, Token::Num(nth)]
        | [Token::Num(number), TIGHT | Slash, name, Token::Num(nth)] => {
            (name, short(nth)?.into(), number)
        }
        _ => return None,
    };
    let (year, nth) = (year(number, era)?, u8::try_from(nth).ok()?);
    match (name, nth) {
        (Token::Quarter | Token::T, 1..=4) => Some(Ok(Unit::Quarter(year, nth))),
        (Token::Half | Token::S | Token::Hour, 1..=2) => Some(Ok(Unit::Half(year, nth))),
        (Token::Week | Token::S, _) => Some(existing_week(year, nth)),
        _ => None,
    }
}

/// A time of day at the end, and what stands before it.
pub(super) fn time_at_end(tokens: &[Token]) -> Option<(&[Token], u16)> {
    let timed = tokens.iter().any(|token| matches!(token, Token::Colon | Token::Hour));
    let (tokens, afternoon) = match tokens {
        [rest @ .., Token::Afternoon(afternoon)] => (rest, Some(*afternoon)),
        _ if timed => (without_zone(tokens), None),
        _ => return None,
    };
    let (rest, hour, minute) = match *tokens {
        [
            ref rest @ ..,
            Token::Num(h),
            Token::Colon,
            Token::Num(m),
            Token::Colon,
            Token::Num(_),
        ] => (rest, h, short(m)?),
        [ref rest @ .., Token::Num(h), Token::Colon | Token::Hour, Token::Num(m)] => {
            (rest, h, short(m)?)
        }
        [ref rest @ .., Token::Num(h), Token::Hour] => (rest, h, 0),
        [ref rest @ .., Token::Num(h)] if afternoon.is_some() => (rest, h, 0),
        _ => return None,
    };
    let hour = match (short(hour)?, afternoon) {
        (hour @ 0..=23, None) => hour,
        (hour @ 1..=12, Some(afternoon)) => hour % 12 + if afternoon { 12 } else { 0 },
        _ => return None,
    };
    let rest = match rest {
        [rest @ .., Token::To | Token::T] => rest,
        _ => rest,
    };
    (minute < 60).then_some((rest, u16::from(hour) * 60 + u16::from(minute)))
}

/// The tokens without the time zone or the fraction of a second that an ISO time ends with.
fn without_zone(tokens: &[Token]) -> &[Token] {
    let tokens = match tokens {
        [rest @ .., Token::Z] => rest,
        [rest @ .., Token::Plus | TIGHT, Token::Num(_), Token::Colon, Token::Num(_)]
            if rest.contains(&Token::T) =>
        {
            rest
        }
        _ => tokens,
    };
    match tokens {
        [rest @ .., Token::Dot, Token::Num(_)] => rest,
        _ => tokens,
    }
}

/// Years further from 0 are not understood.
const MOST_YEARS: i32 = 999_999;

/// A year that says so by itself, by its era or by its three digits or more.
fn year(number: Num, era: Option<Era>) -> Option<i32> {
    let padded =
        number.digits > 1 && number.value.unsigned_abs() < 10_u32.pow(u32::from(number.digits) - 1);
    let long = number.digits > 2 && (!padded || number.digits == 4);
    (era.is_some() || number.signed || long).then(|| any_year(number, era))
}

fn any_year(number: Num, era: Option<Era>) -> i32 {
    if era == Some(Era::Before) { 1 - number.value } else { number.value }
}

/// The year of "mai 68", which is no day.
fn year_after_name(number: Num, era: Option<Era>) -> Option<i32> {
    let short = number.digits == 2 && number.value > 31;
    year(number, era).or_else(|| short.then_some(1_900 + number.value))
}

/// The year of "01/03/26".
fn recent_year(number: Num, mark: Token) -> Option<i32> {
    let short = number.digits == 2 && mark != TIGHT;
    short.then_some(if number.value < 70 { 2_000 } else { 1_900 } + number.value)
}

/// A number of one or two digits.
fn short(number: Num) -> Option<u8> {
    let plain = !number.signed && number.digits < 3;
    plain.then(|| u8::try_from(number.value).ok()).flatten()
}

pub(super) fn day_of_month(token: Token) -> Option<u8> {
    match token {
        Token::Num(number) => short(number),
        Token::Ordinal(nth) => u8::try_from(nth).ok(),
        _ => None,
    }
}

/// Which decade "1990" or "90" is.
fn decade(number: Num) -> Option<i32> {
    let year = match (number.digits, number.value) {
        (2, 20..) => 1_900 + number.value,
        (3.., 0..) => number.value,
        _ => return None,
    };
    (year % 10 == 0).then_some(year / 10 + 1)
}

/// The season, quarter or half that EDTF has a number for.
///
/// "2021-22" is two years rather than a summer.
fn sub_year(year: i32, code: u8) -> Option<Unit> {
    if year > 0 && i32::from(code) > year % 100 {
        return None;
    }
    match code {
        21 => Some(Unit::Season(year, Season::Spring)),
        22 => Some(Unit::Season(year, Season::Summer)),
        23 => Some(Unit::Season(year, Season::Autumn)),
        24 => Some(Unit::Season(year, Season::Winter)),
        33..=36 => Some(Unit::Quarter(year, code - 32)),
        40..=41 => Some(Unit::Half(year, code - 39)),
        _ => None,
    }
}

fn existing_month(year: i32, month: u8) -> Reading<Unit> {
    let exists = (1..=12).contains(&month);
    if exists { Ok(Unit::Month(year, month)) } else { Err(DateProblem::NoSuchDay) }
}

pub(super) fn existing_day(year: i32, month: u8, day: u8) -> Reading<Unit> {
    Day::new(year, month, day).map(Unit::Day).ok_or(DateProblem::NoSuchDay)
}

fn existing_week(year: i32, week: u8) -> Reading<Unit> {
    let last = (first_of_week(year + 1, 1) - first_of_week(year, 1)) / 7;
    let exists = (1..=last).contains(&i64::from(week));
    if exists { Ok(Unit::Week(year, week)) } else { Err(DateProblem::NoSuchDay) }
}
