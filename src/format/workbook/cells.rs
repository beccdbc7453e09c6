//! One value in one cell, and back.

use std::borrow::Cow;

use serde_json::Value;

use super::columns::Shape;
use super::words::Lexicon;
use crate::domain::date::Day;
use crate::format::json::plain;
use crate::format::myspot::Held;
use crate::format::table::Cell;
use crate::i18n::Lang;

/// What is written in a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::format) enum Out<'a> {
    /// Nothing.
    #[default]
    Empty,
    /// Text: never a formula.
    Text(Cow<'a, str>),
    /// A number.
    Number(f64),
    /// A day, counted from 1970-01-01.
    Day(i64),
    /// A minute, counted from 1970-01-01.
    Minute(i64),
}

impl<'a> Out<'a> {
    /// Text, or nothing when it is empty.
    pub(super) fn text(text: impl Into<Cow<'a, str>>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// What a reader of the cell sees.
    pub(super) fn seen(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) => Cow::Borrowed(text),
            Self::Number(number) => Cow::Owned(number_text(*number)),
            Self::Day(day) => Cow::Owned(day_text(*day)),
            Self::Empty | Self::Minute(_) => Cow::Borrowed(""),
        }
    }
}

/// Sets values of a cell apart.
const BAR: char = '|';
/// Between the values of a cell, as we write them.
pub(super) const BETWEEN: &str = " | ";
/// The whole numbers that a cell holds exactly.
const WHOLE: f64 = 9_007_199_254_740_992.0;

/// The cell for what a key holds, when that points at nothing, and whether it reads back as just that.
pub(super) fn show<'a>(
    shape: Shape,
    lexicon: Option<&Lexicon>,
    lang: Lang,
    held: &Held<'a>,
) -> (Out<'a>, bool) {
    match (shape, held) {
        (_, Held::Nothing) => (Out::Empty, false),
        (Shape::Words(_), held) => match lexicon {
            Some(lexicon) => {
                let (word, exact) = lexicon.word(held);
                let exact = exact && survives(&word);
                (Out::text(word), exact)
            }
            None => (Out::text(held.clone().into_value().to_string()), false),
        },
        (Shape::List | Shape::Any, Held::Texts(texts)) => list(shape, texts.iter().map(Cow::from)),
        (_, Held::Text(text)) => text_cell(shape, text.clone()),
        (_, Held::Value(value)) => show_value(shape, lang, value),
        (_, held) => show_value(shape, lang, &held.clone().into_value()),
    }
}

/// The same for a value that is not of a vocabulary.
fn show_value<'a>(shape: Shape, lang: Lang, value: &Value) -> (Out<'a>, bool) {
    match (shape, value) {
        (_, Value::Null) => (Out::Empty, false),
        (_, Value::String(text)) => text_cell(shape, text.clone().into()),
        (Shape::List, Value::Array(items)) => {
            let (out, exact) = list(shape, items.iter().map(|item| any_text(item).into()));
            (out, exact && items.iter().all(Value::is_string))
        }
        (Shape::Any, Value::Array(items)) if items.iter().all(Value::is_string) => {
            list(shape, items.iter().map(|item| any_text(item).into()))
        }
        (Shape::Number | Shape::Any, Value::Number(number)) => number_cell(number),
        (Shape::Any | Shape::Number, Value::Bool(flag)) => {
            (Out::text(if *flag { lang.wb_yes() } else { lang.wb_no() }), false)
        }
        (_, value) => (Out::text(any_text(value)), false),
    }
}

/// A text, and whether it reads back as just that; a day as a spreadsheet writes it is a date to it.
fn text_cell(shape: Shape, text: Cow<str>) -> (Out, bool) {
    let day = if shape == Shape::Date { iso_day(&text) } else { None };
    let exact = day.is_some() || is_exact(shape, &text);
    (day.map_or_else(|| Out::text(text), Out::Day), exact)
}

/// The day that a text such as "2016-12-07" says, of those that every spreadsheet counts alike.
fn iso_day(text: &str) -> Option<i64> {
    let (year, rest) = text.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    let number = |text: &str, digits: usize| {
        let is_number = text.len() == digits && text.bytes().all(|sign| sign.is_ascii_digit());
        if is_number { text.parse::<i32>().ok() } else { None }
    };
    let (year, month, day) = (number(year, 4)?, number(month, 2)?, number(day, 2)?);
    let day = Day::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
    (day.year > 1900).then(|| day.number())
}

/// A day as ISO 8601.
pub(in crate::format) fn day_text(day: i64) -> String {
    let Day { year, month, day } = Day::from_number(day);
    format!("{year:04}-{month:02}-{day:02}")
}

/// Whether a text reads back from a cell of that shape as just that text.
fn is_exact(shape: Shape, text: &str) -> bool {
    match shape {
        Shape::List => false,
        Shape::Number => survives(text) && number_of(text).is_none(),
        Shape::Any => survives(text) && json_of(text).is_none(),
        _ => survives(text),
    }
}

fn any_text(value: &Value) -> String {
    plain(value).unwrap_or_else(|| value.to_string())
}

/// Whether a text comes back from a cell as it was.
pub(super) fn survives(text: &str) -> bool {
    !text.is_empty() && text.trim().len() == text.len() && !text.contains('\r') && !is_markup(text)
}

/// Whether a writer of workbooks would take it for its own markup.
pub(super) fn is_markup(text: &str) -> bool {
    text.starts_with("<r>") && text.ends_with("</r>")
}

/// A text as the library takes it: it would write its own markup as it is.
pub(super) fn safe(text: &str) -> String {
    if is_markup(text) { format!("{text} ") } else { text.to_owned() }
}

/// Texts in one cell; only a column of lists reads them back as a list.
fn list<'a, 'b>(shape: Shape, texts: impl Iterator<Item = Cow<'b, str>>) -> (Out<'a>, bool) {
    let (mut cell, mut exact) = (String::new(), shape == Shape::List);
    for (n, text) in texts.enumerate() {
        if n > 0 {
            cell.push_str(BETWEEN);
        }
        exact &= survives(&text) && !text.contains(BAR);
        cell.push_str(&text);
    }
    let exact = exact && !cell.is_empty();
    (Out::text(cell), exact)
}

fn number_cell<'a>(number: &serde_json::Number) -> (Out<'a>, bool) {
    match number.as_f64() {
        Some(float) if float.abs() < WHOLE => {
            let whole = number.is_i64() || number.is_u64();
            // Minus zero, and numbers without decimals that are no integers, would come back otherwise.
            (Out::Number(float), whole || float.fract() != 0.0)
        }
        _ => (Out::text(number.to_string()), false),
    }
}

/// What a cell says, for a column that points at nothing; null for nothing, `None` for a word
/// that is none of the vocabulary.
pub(super) fn value(shape: Shape, lexicon: Option<&Lexicon>, cell: &Cell) -> Option<Value> {
    let text = text(cell);
    let bare = text.trim();
    if bare.is_empty() {
        return Some(Value::Null);
    }
    Some(match shape {
        Shape::Words(_) => return lexicon?.value(bare),
        Shape::List => {
            let items = bare.split(BAR).map(str::trim).filter(|item| !item.is_empty());
            items.map(Value::from).collect::<Vec<_>>().into()
        }
        Shape::Number => match cell {
            Cell::Number(number) => number_value(*number),
            _ => number_of(bare).map_or_else(|| bare.into(), number_value),
        },
        Shape::Any => match cell {
            Cell::Number(number) => number_value(*number),
            Cell::Bool(flag) => (*flag).into(),
            _ => json_of(bare).unwrap_or_else(|| bare.into()),
        },
        _ => bare.into(),
    })
}

/// What a cell holds, as text.
pub(super) fn text(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::Empty => Cow::Borrowed(""),
        Cell::Text(text) if text.contains('\r') => Cow::Owned(text.replace("\r\n", "\n")),
        Cell::Text(text) => Cow::Borrowed(text),
        Cell::Number(number) => Cow::Owned(number_text(*number)),
        Cell::Date(date) => {
            let midnight = date.strip_suffix("T00:00:00").or(date.strip_suffix(" 00:00:00"));
            Cow::Borrowed(midnight.unwrap_or(date))
        }
        Cell::Bool(flag) => Cow::Borrowed(if *flag { "true" } else { "false" }),
        Cell::Error(error) => Cow::Borrowed(error),
    }
}

/// Whether two texts are the same in a cell.
pub(super) fn same(a: &str, b: &str) -> bool {
    if a.contains('\r') || b.contains('\r') {
        return same(
            &a.replace("\r\n", "\n").replace('\r', "\n"),
            &b.replace("\r\n", "\n").replace('\r', "\n"),
        );
    }
    a.trim() == b.trim()
}

/// A number in the fewest digits.
pub(super) fn number_text(number: f64) -> String {
    // Whole numbers are written quicker as such; minus zero is not one.
    if number.fract() == 0.0 && number.abs() < WHOLE && number != 0.0 {
        return (number as i64).to_string();
    }
    // Rust writes no exponent, and no decimals when there are none.
    number.to_string()
}

fn number_value(number: f64) -> Value {
    if number.fract() == 0.0 && number.abs() < WHOLE {
        (number as i64).into()
    } else {
        serde_json::Number::from_f64(number).map_or(Value::Null, Value::Number)
    }
}

/// The number that a text says, with a point or a comma.
fn number_of(text: &str) -> Option<f64> {
    let text = text.trim().replace(',', ".").replace('−', "-");
    let digits = text.strip_prefix(['-', '+']).unwrap_or(&text);
    let plain = digits.chars().all(|sign| sign.is_ascii_digit() || sign == '.');
    (plain && !digits.is_empty()).then(|| text.parse().ok()).flatten()
}

/// The list or the object that a text says, as we write those that have no better form.
fn json_of(text: &str) -> Option<Value> {
    let starts = text.trim_start().starts_with(['[', '{']);
    starts.then(|| serde_json::from_str(text).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[track_caller]
    fn check(shape: Shape, cell: Cell, expect: Value) {
        assert_eq!(value(shape, None, &cell), Some(expect));
    }

    #[test]
    fn cells_are_read_by_their_column() {
        check(Shape::Date, Cell::Number(1976.0), json!("1976"));
        check(Shape::Date, Cell::Date("2026-03-01".into()), json!("2026-03-01"));
        check(Shape::Date, Cell::Date("2026-03-01T00:00:00".into()), json!("2026-03-01"));
        check(Shape::Text, Cell::Number(0.5), json!("0.5"));
        let shown =
            |text: &'static str| show(Shape::Date, None, Lang::Fr, &Held::Text(text.into())).0;
        assert_eq!(shown("1970-03-01"), Out::Day(59));
        for text in ["1970-02-30", "1900-01-01", "1970-3-1", "1/3/1970", "1970-03", "+970-03-01"] {
            assert_eq!(shown(text), Out::text(text));
        }
        check(Shape::Text, Cell::Text("  ".into()), Value::Null);
        check(Shape::List, Cell::Text("a|b |  | c".into()), json!(["a", "b", "c"]));
        check(Shape::List, Cell::Number(12.0), json!(["12"]));
        check(Shape::Number, Cell::Text("2,5".into()), json!(2.5));
        check(Shape::Number, Cell::Text("beaucoup".into()), json!("beaucoup"));
        check(Shape::Any, Cell::Number(3.0), json!(3));
        check(Shape::Any, Cell::Text("[1,2]".into()), json!([1, 2]));
        check(Shape::Any, Cell::Text("[pas du JSON".into()), json!("[pas du JSON"));
    }

    #[test]
    fn what_a_cell_shows_exactly_reads_back() {
        let values = [
            json!("a"),
            json!(" a"),
            json!("a\r\nb"),
            json!("[1]"),
            json!("12"),
            json!(""),
            json!("<r>a</r>"),
            json!(3),
            json!(-0.0),
            json!(2.5),
            json!(1e300),
            json!(i64::MAX),
            json!(true),
            json!(["a", "b"]),
            json!(["a|b"]),
            json!([]),
            json!({"a": 1}),
        ];
        for shape in
            [Shape::Text, Shape::Prose, Shape::List, Shape::Date, Shape::Number, Shape::Any]
        {
            for value in &values {
                let (out, exact) = show(shape, None, Lang::Fr, &value.into());
                let cell = match out {
                    Out::Number(number) => Cell::Number(number),
                    out => Cell::Text(out.seen().into_owned()),
                };
                if exact {
                    assert_eq!(super::value(shape, None, &cell).as_ref(), Some(value), "{shape:?}");
                }
            }
        }
    }
}
