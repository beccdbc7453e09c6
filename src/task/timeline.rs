//! What the page sends to have its line of time given away.

use std::collections::BTreeSet;

use serde::{Deserialize, Deserializer, Serialize};

use crate::domain::audience::Audience;
use crate::domain::id::Millis;

/// What is to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum What {
    /// A picture.
    #[serde(rename = "svg")]
    Svg,
    /// Slides for `TimelineJS`, as JSON.
    #[serde(rename = "timelinejs-json")]
    SlidesJson,
    /// Slides for `TimelineJS`, as a table.
    #[serde(rename = "timelinejs-csv")]
    SlidesCsv,
    /// A calendar.
    #[serde(rename = "ics")]
    Calendar,
}

/// How the line of time is to be written; the bytes beside it are the project as one of our files.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Order {
    /// As what.
    pub what: What,
    /// The language of its words, by code.
    pub lang: String,
    /// Today, in words.
    pub day: String,
    /// Now.
    pub now: Millis,
    /// The first minute of the picture, from 1970-01-01; all is drawn when it is no number.
    #[serde(deserialize_with = "or_nan")]
    pub start: f64,
    /// The minute after its last.
    #[serde(deserialize_with = "or_nan")]
    pub end: f64,
    /// The width of the view, in pixels; that of a page if there is one.
    #[serde(deserialize_with = "or_nan")]
    pub width: f64,
    /// What lanes go by: a key of `GroupBy`.
    pub group_by: String,
    /// The keys of sources that are left out.
    pub hidden: BTreeSet<String>,
    /// "a4" or "a3" for a picture that fits on a page.
    pub paper: String,
    /// For whom.
    #[serde(default)]
    pub audience: Audience,
}

/// JSON has no way to write what is no number, and gives nothing instead.
fn or_nan<'de, D: Deserializer<'de>>(deserializer: D) -> Result<f64, D::Error> {
    Option::<f64>::deserialize(deserializer).map(|number| number.unwrap_or(f64::NAN))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_travels_whatever_its_numbers() {
        let mut order = Order {
            what: What::SlidesCsv,
            lang: "fr".to_owned(),
            day: "26 novembre 2026".to_owned(),
            now: 5,
            start: -1.5,
            end: 7.0,
            width: 900.0,
            group_by: "kind".to_owned(),
            hidden: BTreeSet::from(["life".to_owned()]),
            paper: "a4".to_owned(),
            audience: Audience::Whole,
        };
        let travel = |order: &Order| -> Order {
            let json = serde_json::to_string(order).unwrap();
            assert!(json.contains("\"timelinejs-csv\""));
            serde_json::from_str(&json).unwrap()
        };
        assert_eq!(travel(&order), order);
        (order.start, order.end) = (f64::NAN, f64::INFINITY);
        let there = travel(&order);
        assert!(there.start.is_nan() && there.end.is_nan());
    }
}
