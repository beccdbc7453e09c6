//! What a card's body says, read with patience: a value of another type reads as nothing.

use serde_json::{Value, json};

use crate::domain::date::{Day, PartialDate};
use crate::domain::record::Extras;

/// Whole numbers below this are exact.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// The text under `key`, trimmed; blank when there is none. A number or a flag is no text.
pub fn text<'a>(body: &'a Extras, key: &str) -> &'a str {
    body.get(key).and_then(Value::as_str).unwrap_or_default().trim()
}

/// Whether something is written under `key`: text, a number, a flag that is set, a list or a map that holds something.
pub fn is_filled(body: &Extras, key: &str) -> bool {
    match body.get(key) {
        None | Some(Value::Null) => false,
        Some(Value::Bool(flag)) => *flag,
        Some(Value::Number(_)) => true,
        Some(Value::String(text)) => !text.trim().is_empty(),
        Some(Value::Array(items)) => !items.is_empty(),
        Some(Value::Object(map)) => !map.is_empty(),
    }
}

/// The number under `key`; text like "12,5" counts as one.
pub fn number(body: &Extras, key: &str) -> Option<f64> {
    number_of(body.get(key)?)
}

/// A finite number, or a text that is one: "12,5", "1 200", "5 %".
pub fn number_of(value: &Value) -> Option<f64> {
    let number = match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => {
            let is_gap = |sign: char| sign.is_whitespace() || sign == '%';
            let plain: String = text.chars().filter(|sign| !is_gap(*sign)).take(40).collect();
            plain.replace(',', ".").replace('−', "-").parse().ok()
        }
        _ => None,
    };
    number.filter(|number: &f64| number.is_finite())
}

/// A number as it is kept: a whole one without decimals; null for what is no number.
pub fn number_value(number: f64) -> Value {
    if number.fract() == 0.0 && number.abs() < EXACT {
        (number as i64).into()
    } else {
        serde_json::Number::from_f64(number).map_or(Value::Null, Value::Number)
    }
}

/// The whole number under `key`, if it stands between `from` and `to`, both included.
pub fn scale(body: &Extras, key: &str, from: i64, to: i64) -> Option<i64> {
    let number = number(body, key)?;
    let whole = number.round() as i64;
    ((number - whole as f64).abs() < 1e-9 && (from..=to).contains(&whole)).then_some(whole)
}

/// Whether the flag under `key` is set.
pub fn flag(body: &Extras, key: &str) -> bool {
    body.get(key).and_then(Value::as_bool).unwrap_or(false)
}

/// The whole numbers in the list under `key`; others are passed over.
pub fn votes(body: &Extras, key: &str) -> Vec<i64> {
    body.get(key).map(votes_of).unwrap_or_default()
}

/// The whole numbers of a list, or a single one.
pub fn votes_of(value: &Value) -> Vec<i64> {
    let whole = |value: &Value| number_of(value).map(|number| number.round() as i64);
    match value {
        Value::Array(items) => items.iter().filter_map(whole).collect(),
        other => whole(other).into_iter().collect(),
    }
}

/// The map under `key`; none when it is something else.
pub fn map<'a>(body: &'a Extras, key: &str) -> Option<&'a Extras> {
    body.get(key).and_then(Value::as_object)
}

/// The maps in the list under `key`; others are passed over.
pub fn rows<'a>(body: &'a Extras, key: &str) -> impl Iterator<Item = &'a Extras> {
    let items = body.get(key).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    items.iter().filter_map(Value::as_object)
}

/// What is under `key` as a list of maps to change; what is no map is kept as one that says it under `words`.
pub fn all_rows(body: &Extras, key: &str, words: &str) -> Vec<Value> {
    let row = |value: &Value| match value {
        Value::Object(_) => value.clone(),
        Value::String(text) => json!({ words: text }),
        other => json!({ words: other.to_string() }),
    };
    match body.get(key) {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Array(items)) => items.iter().map(row).collect(),
        Some(other) => vec![row(other)],
    }
}

/// The lines of the text under `key` that say something.
pub fn lines<'a>(body: &'a Extras, key: &str) -> impl Iterator<Item = &'a str> {
    text(body, key).lines().map(str::trim).filter(|line| !line.is_empty())
}

/// The date under `key`, as it was written; « dès que possible » is one without a time.
pub fn date(body: &Extras, key: &str) -> PartialDate {
    PartialDate::read(text(body, key))
}

/// The first day that the date under `key` may be.
pub fn first_day(body: &Extras, key: &str) -> Option<Day> {
    date(body, key).span()?.earliest().map(Day::from_number)
}

/// The last day that the date under `key` may be.
pub fn last_day(body: &Extras, key: &str) -> Option<Day> {
    date(body, key).span()?.latest().map(Day::from_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(value: Value) -> Extras {
        value.as_object().cloned().unwrap()
    }

    #[test]
    fn values_of_other_types_read_as_nothing() {
        let odd =
            body(json!({"a": 3, "b": [1, "2", {}, null], "c": {"x": 1}, "d": "  ", "e": true}));
        assert_eq!(text(&odd, "a"), "");
        assert_eq!(text(&odd, "c"), "");
        assert_eq!(number(&odd, "c"), None);
        assert_eq!(scale(&odd, "a", 1, 2), None);
        assert_eq!(votes(&odd, "b"), [1, 2]);
        assert_eq!(votes(&odd, "a"), [3]);
        assert_eq!(rows(&odd, "b").count(), 1);
        assert_eq!(rows(&odd, "c").count(), 0);
        assert!(!is_filled(&odd, "d") && is_filled(&odd, "e") && !is_filled(&odd, "z"));
    }

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let written =
            body(json!({"a": "12,5", "b": "1 200", "c": "-3", "d": "dix", "e": 2.5, "f": "1e999"}));
        let numbers = ["a", "b", "c", "d", "f"].map(|key| number(&written, key));
        assert_eq!(numbers, [Some(12.5), Some(1200.0), Some(-3.0), None, None]);
        assert_eq!(scale(&written, "e", 1, 5), None);
        assert_eq!(scale(&written, "c", -5, 5), Some(-3));
    }

    #[test]
    fn whole_numbers_are_kept_without_decimals() {
        let kept = [0.0, -0.0, 80.0, 180.5, f64::NAN, 1e300].map(number_value);
        let expect = [json!(0), json!(0), json!(80), json!(180.5), Value::Null, json!(1e300)];
        assert_eq!(kept, expect);
    }

    #[test]
    fn as_soon_as_possible_is_a_date_without_a_day() {
        let written = body(json!({"deadline": "dès que possible", "start": "juillet 2015"}));
        assert_eq!(date(&written, "deadline").text(), "dès que possible");
        assert_eq!(last_day(&written, "deadline"), None);
        assert_eq!(first_day(&written, "start"), Day::new(2015, 7, 1));
        assert_eq!(last_day(&written, "start"), Day::new(2015, 7, 31));
    }
}
