//! What the bodies of cards hold, in words.

use serde_json::{Map, Value};
use uuid::Uuid;

use super::draft::Draft;
use super::model::Line;
use crate::domain::date::{Day, PartialDate};
use crate::domain::id::{CardId, ClaimId, EntityId, Millis};
use crate::domain::method::catalogue::{Holds, METHODS};
use crate::domain::record::RecordRef;

/// Whether a field of any method holds a date.
fn is_date(key: &str) -> bool {
    let mut fields = METHODS.iter().flat_map(|method| method.fields);
    fields.any(|field| field.key == key && field.holds == Holds::Date)
}

const MS_PER_DAY: Millis = 86_400_000;

impl Draft<'_> {
    /// A value in words, a line each for the parts of a list of things; none when it says nothing.
    pub(super) fn words(&self, key: &str, value: &Value) -> Vec<Line> {
        let told = match value {
            Value::Array(items) if items.iter().any(Value::is_object) => {
                items.iter().map(|item| self.said(key, item)).collect()
            }
            other => vec![self.said(key, other)],
        };
        told.into_iter().filter(|text| !text.trim().is_empty()).map(Line::text).collect()
    }

    /// A value in one line.
    pub(super) fn said(&self, key: &str, value: &Value) -> String {
        match value {
            Value::Null => String::new(),
            Value::Bool(value) => self.t.document_yes_no(*value).to_owned(),
            Value::Number(number) if key == "created" => self.moment(number.as_i64().unwrap_or(0)),
            Value::Number(number) => self.t.body_number(key, &number.to_string()),
            Value::String(text) => self.said_text(key, text.trim()),
            Value::Array(items) => {
                // Votes are figures of their own.
                let key = |item: &Value| if item.is_number() { "" } else { key };
                let items = items.iter().map(|item| self.said(key(item), item));
                items.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
            }
            Value::Object(map) => self.said_object(map),
        }
    }

    /// The day of a moment in UTC; none for what is none.
    fn moment(&self, at: Millis) -> String {
        let day = Day::from_number(at.div_euclid(MS_PER_DAY));
        match (at > 0, u32::try_from(day.year)) {
            (true, Ok(year)) => self.t.day((year, day.month.into(), day.day.into())),
            _ => String::new(),
        }
    }

    fn said_text(&self, key: &str, text: &str) -> String {
        if is_date(key) {
            let date = PartialDate::read(text);
            return date.span().map_or_else(|| text.to_owned(), |span| self.span_words(span));
        }
        let known = self.t.body_value(key, text).map(str::to_owned);
        known.or_else(|| self.named(text)).unwrap_or_else(|| text.to_owned())
    }

    /// The name of the record of this id, if it is one of the project.
    fn named(&self, text: &str) -> Option<String> {
        let id = if text.len() == 36 { Uuid::try_parse(text).ok()? } else { return None };
        let all: [RecordRef; 3] = [EntityId(id).into(), CardId(id).into(), ClaimId(id).into()];
        let found = all.into_iter().find(|record| self.project.contains(*record))?;
        Some(self.project.title(found)).filter(|title| !title.trim().is_empty())
    }

    /// "When : how much (rest)", or "Key : value ; key : value".
    fn said_object(&self, map: &Map<String, Value>) -> String {
        let said = |key: &str| {
            map.get(key).map(|value| self.said(key, value)).filter(|text| !text.is_empty())
        };
        let (date, main) = (said("date"), said("value").or_else(|| said("level")));
        let taken: &[&str] = match (map.contains_key("value"), &main) {
            (true, Some(_)) => &["date", "value"],
            (false, Some(_)) => &["date", "level"],
            (_, None) => &["date"],
        };
        let rest = map.iter().filter(|(key, _)| !taken.contains(&key.as_str()));
        let rest: Vec<String> = rest.filter_map(|(key, value)| self.pair(key, value)).collect();
        let rest = rest.join(self.t.document_semicolon());
        let head = match (date, main) {
            (Some(date), Some(main)) => format!("{}{main}", self.t.document_label(&date)),
            (Some(date), None) if rest.is_empty() => date,
            (Some(date), None) => return format!("{}{rest}", self.t.document_label(&date)),
            (None, Some(main)) => main,
            (None, None) => return rest,
        };
        if rest.is_empty() { head } else { format!("{head} ({rest})") }
    }

    fn pair(&self, key: &str, value: &Value) -> Option<String> {
        let said = self.said(key, value);
        let key = self.named(key).unwrap_or_else(|| self.t.body_key("", key));
        (!said.is_empty()).then(|| format!("{}{said}", self.t.document_label(&key)))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::domain::samples::triangle;
    use crate::i18n::Lang;

    #[track_caller]
    fn check(key: &str, value: Value, expect: &[&str]) {
        let project = triangle();
        let draft = Draft::new(&project, Lang::Fr);
        let told = draft.words(key, &value).into_iter().map(|line| format!("{:?}", line.0[0]));
        let expect: Vec<String> = expect.iter().map(|text| format!("Text({text:?})")).collect();
        assert_eq!(told.collect::<Vec<_>>(), expect);
    }

    #[test]
    fn values_are_told() {
        check("state", json!("todo"), &["à faire"]);
        check("state", json!("odd"), &["odd"]);
        check("importance", json!(4), &["4 · forte"]);
        check("cost", json!(12.5), &["12,5"]);
        check("created", json!(1_481_068_800_000_i64), &["7 décembre 2016"]);
        check("created", json!(0), &[]);
        check("chosen", json!(true), &["oui"]);
        check("x", json!([1, "b", null, ""]), &["1, b"]);
        check("x", json!(" "), &[]);
        check("responsible", json!("00000000-0000-0000-0000-000000000001"), &["a"]);
    }

    #[test]
    fn readings_are_told_one_by_one() {
        let readings = json!([
            {"date": "mai 2024", "value": 12, "source": "mairie", "comment": "partiel"},
            {"date": "juin 2024", "text": "rien"},
            {"level": "low", "date": "2025"},
        ]);
        check(
            "readings",
            readings,
            &[
                "mai 2024\u{a0}: 12 (Commentaire\u{a0}: partiel\u{a0}; Source\u{a0}: mairie)",
                "juin 2024\u{a0}: Texte\u{a0}: rien",
                "2025\u{a0}: faible",
            ],
        );
        check("target", json!({"value": 3, "date": "2030"}), &["2030\u{a0}: 3"]);
        check("scores", json!({"coût": [1, 2]}), &["coût\u{a0}: 1, 2"]);
    }
}
