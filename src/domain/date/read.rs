//! Reading the tokens of a span: one moment, two, or one with an open side.

use super::DateProblem;
use super::civil::Day;
use super::moment::{Reading, day_of_month, existing_day, moment, peel, time_at_end, unit};
use super::span::{Block, Moment, Part, Span, Unit};
use super::token::{Era, Num, Token};
use Token::{Dash, Slash};

const TIGHT: Token = Dash { tight: true };

/// The span that all these tokens say.
pub(super) fn span(tokens: &[Token]) -> Reading<Span> {
    let tokens = match tokens {
        // "à partir de", "up to".
        [Token::To, rest @ ..] => rest,
        _ => tokens,
    };
    match tokens {
        [Token::Des, next, ..] if *next == Token::Decade => at_or_between(tokens),
        [Token::Since | Token::Des, rest @ ..] => since(rest),
        [Token::From, rest @ ..] => or_else(between(rest, is_mark), || since(rest)),
        [Token::After, rest @ ..] => moment(rest).map(Span::After),
        [Token::Before, rest @ ..] => moment(rest).map(Span::Before),
        [Token::Until | Slash, rest @ ..] => moment(rest).map(Span::Until),
        [Token::Between, rest @ ..] => between(rest, |token| token == Token::And),
        [rest @ .., Token::Onwards | Dash { .. } | Slash] => moment(rest).map(Span::Since),
        _ => at_or_between(tokens),
    }
}

fn at_or_between(tokens: &[Token]) -> Reading<Span> {
    or_else(moment(tokens).map(Span::At), || or_else(between(tokens, is_mark), || in_a_row(tokens)))
}

/// Two dates make an interval if one follows the other: "6 et 7 juin 2024".
fn in_a_row(tokens: &[Token]) -> Reading<Span> {
    match between(tokens, |token| token == Token::And)? {
        Span::Between(start, end) if start.last_minute() + 1 == end.first_minute() => {
            Ok(Span::Between(start, end))
        }
        _ => Err(DateProblem::Unreadable),
    }
}

fn since(tokens: &[Token]) -> Reading<Span> {
    or_else(moment(tokens).map(Span::Since), || {
        between(tokens, |token| token == Token::To || token == Token::Until)
    })
}

/// The first reading that succeeds, or the problem that says most.
fn or_else<T>(first: Reading<T>, second: impl FnOnce() -> Reading<T>) -> Reading<T> {
    let Err(problem) = first else { return first };
    second().map_err(|other| other.max(problem))
}

fn is_mark(token: Token) -> bool {
    matches!(token, Dash { .. } | Slash | Token::To | Token::Until)
}

/// The span on both sides of one of the marks that are `wanted`.
fn between(tokens: &[Token], wanted: impl Fn(Token) -> bool) -> Reading<Span> {
    let mut problem = DateProblem::Unreadable;
    for level in (0..=2).rev() {
        let marks = tokens.iter().enumerate();
        for (position, mark) in
            marks.filter(|(_, mark)| wanted(**mark) && strength(**mark) == level)
        {
            let (Some(left), Some(right)) = (tokens.get(..position), tokens.get(position + 1..))
            else {
                continue;
            };
            match pair(left, *mark, right) {
                Ok(span) => return Ok(span),
                Err(other) => problem = problem.max(other),
            }
        }
    }
    Err(problem)
}

/// How much a mark sets two dates apart: "2016-12/2017-03" has one before the slash.
fn strength(mark: Token) -> u8 {
    match mark {
        TIGHT => 0,
        Slash => 1,
        _ => 2,
    }
}

fn pair(left: &[Token], mark: Token, right: &[Token]) -> Reading<Span> {
    match (left, right) {
        (_, [Token::Now | Token::Open]) => return moment(left).map(Span::Since),
        ([Token::Open], _) => return moment(right).map(Span::Until),
        // "555-1234" is a phone number.
        (
            [Token::Num(Num { value: ..1_000, signed: false, .. })],
            [Token::Num(Num { digits: 4.., signed: false, .. })],
        ) if mark == TIGHT => return Err(DateProblem::Unreadable),
        _ => {}
    }
    let (mut start, mut end) = both(left, mark, right)?;
    if mark == TIGHT {
        // "Vers 1990-1995" doubts both.
        start.approximate |= end.approximate;
        end.approximate |= start.approximate;
        start.uncertain |= end.uncertain;
        end.uncertain |= start.uncertain;
    }
    if start.first_minute() > end.last_minute() {
        return Err(DateProblem::EndBeforeStart);
    }
    Ok(Span::Between(start, end))
}

/// The two ends, where either may say less than the other.
fn both(left: &[Token], mark: Token, right: &[Token]) -> Reading<(Moment, Moment)> {
    // "March 3-5, 2016".
    if let ([Token::Month(_), day], [last, year @ Token::Num(_)]) = (left, right)
        && day_of_month(*day).and(day_of_month(*last)).is_some()
    {
        let with_year = |day: &[Token]| moment(&[day, &[*year]].concat());
        let month = left.get(..1).unwrap_or_default();
        return Ok((with_year(left)?, with_year(&[month, &[*last]].concat())?));
    }
    let end = match (left, right) {
        // "Années 1980-1990".
        ([.., Token::Decade, Token::Num(_)], [Token::Num(_)]) => {
            or_else(moment(&[&[Token::Decade], right].concat()), || moment(right))
        }
        _ => moment(right),
    };
    match end {
        Ok(end) => {
            let start = or_else(with_era_of(left, right), || start_before(left, &end))?;
            Ok((start, end))
        }
        Err(problem) => {
            let start = moment(left).map_err(|other| other.max(problem))?;
            let end = end_after(right, mark, &start).ok_or(problem)?;
            Ok((start, end?))
        }
    }
}

/// The start, in the era of the end if it does not say its own: "44-30 av. J.-C.".
fn with_era_of(left: &[Token], right: &[Token]) -> Reading<Moment> {
    let (start, end) = (peel(left), peel(right));
    // "7" in "7-9 mars 44 av. J.-C." is no year.
    let is_day = start.core.len() == 1 && end.core.len() > 1;
    match (start.era, end.era) {
        (None, Some(era)) if !is_day => {
            let ours = unit(start.core, Some(era)).and_then(|unit| start.with(unit));
            or_else(ours, || moment(left))
        }
        _ => moment(left),
    }
}

/// A start that leaves to the end its month, its year or its century: "7" in "7-9 mai 2016".
fn start_before(left: &[Token], end: &Moment) -> Reading<Moment> {
    let peeled = peel(left);
    let found = match (peeled.core, end.unit) {
        ([], _) if peeled.part == Part::Whole => return Err(DateProblem::Unreadable),
        ([], unit) => return peeled.with(unit),
        ([Token::Num(_) | Token::Ordinal(_)], Unit::Day(day) | Unit::Minute(day, _)) => {
            let first = peeled.core.first().and_then(|token| day_of_month(*token));
            existing_day(day.year, day.month, first.ok_or(DateProblem::Unreadable)?)
        }
        (core, Unit::Block(block, nth)) => {
            let name = if block == Block::Millennium { Token::Millennium } else { Token::Century };
            unit(&[core, &[name]].concat(), (nth < 1).then_some(Era::Before))
        }
        ([Token::Ordinal(_)], Unit::Quarter(year, _)) => {
            with_year(peeled.core, &[Token::Quarter], year)
        }
        ([Token::Ordinal(_)], Unit::Half(year, _)) => with_year(peeled.core, &[Token::Half], year),
        (core, unit) => {
            let year = unit.year().ok_or(DateProblem::Unreadable)?;
            return latest_before(core, year, end).and_then(|unit| peeled.with(unit));
        }
    };
    peeled.with(found?)
}

/// The last such date before the end: "28 décembre - 3 janvier 2024" starts in 2023.
fn latest_before(core: &[Token], year: i32, end: &Moment) -> Reading<Unit> {
    let mark = if let [_, mark @ (Slash | Token::Dot), _] = core { Some(*mark) } else { None };
    let same = with_year(core, mark.as_slice(), year)?;
    if Moment::new(same).first_minute() <= end.last_minute() {
        return Ok(same);
    }
    with_year(core, mark.as_slice(), year - 1)
}

fn with_year(core: &[Token], name: &[Token], year: i32) -> Reading<Unit> {
    let year = Num { value: year, digits: 4, signed: true };
    unit(&[core, name, &[Token::Num(year)]].concat(), None)
}

/// An end that leaves to the start its century, its day or its name: "99" in "1998-99".
fn end_after(right: &[Token], mark: Token, start: &Moment) -> Option<Reading<Moment>> {
    let peeled = peel(right);
    let found = match (peeled.core, start.unit) {
        ([Token::Num(Num { value, digits: 2, signed: false })], Unit::Year(year @ 1_000..)) => {
            Ok(Unit::Year((*value > year % 100).then_some(year - year % 100 + value)?))
        }
        ([last @ Token::Num(Num { digits: 2, .. })], Unit::Day(Day { year, month, .. }))
            if mark == Slash =>
        {
            existing_day(year, month, day_of_month(*last)?)
        }
        (core, Unit::Minute(day, _)) => match time_at_end(core)? {
            ([], minute) => Ok(Unit::Minute(day, minute)),
            _ => return None,
        },
        _ => return None,
    };
    Some(found.and_then(|unit| peeled.with(unit)))
}
