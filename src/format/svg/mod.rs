//! The map as a picture to give away: an SVG that says what it shows and opens in mySPOT again.
//!
//! It refers to nothing outside, runs nothing, and looks the same without style sheets.
//! Not compiled into the page, which asks the worker.

mod drawing;
mod payload;

pub use super::sheet::Sheet;
pub use payload::{is_xml, payload_of};

use std::fmt::Write;

use super::sheet::text::escape_json;
use super::sheet::{
    BRAND, EDGE, Format, INK, INK_2, LEAST_WIDTH, MARGIN, ROW, SMALL, SPARE, TARGET, TEXT, TITLE,
    Type, document,
};
use crate::analysis::picture::legend::Sample;
use crate::analysis::picture::{Bounds, Picture};
use crate::analysis::reach::Part;
use drawing::{Drawing, mark};

/// The element that holds the project.
const MARKER: &str = "myspot:project";
/// Its namespace: a name, not an address.
const NAMESPACE: &str = "urn:myspot:project";

/// An entry of the legend.
#[derive(Clone, Debug, PartialEq)]
pub struct LegendItem {
    /// What is drawn.
    pub sample: Sample,
    /// What it means.
    pub words: String,
}

/// What stands around the picture; the words are the caller's.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Poster {
    /// What the map is of.
    pub title: String,
    /// When it was drawn, and how much is on it.
    pub date: String,
    /// What was left out or stands out, a paragraph each.
    pub filters: Vec<String>,
    /// What the signs mean.
    pub legend: Vec<LegendItem>,
    /// What sizes go by.
    pub size_note: String,
    /// The picture in words, for whoever cannot see it.
    pub description: String,
    /// The language of the words: "fr".
    pub lang: &'static str,
    /// Whether the kinds of relations are written.
    pub kinds_written: bool,
    /// What stands out; the rest is faint.
    pub part: Option<Part>,
    /// Whether it is as small as its names allow and without wide margins, for a page where they must stay large.
    pub is_compact: bool,
    /// Whether it stands on paper, or on nothing.
    pub on_paper: bool,
}

/// Draws the whole picture with what stands around it; `payload`, one of our files, is carried along.
///
/// Up to `ROOMY` actors all have their names. O(n + m) and placing the names.
pub fn write(picture: &Picture, poster: &Poster, payload: &str) -> Sheet {
    let drawing = Drawing::of(picture, poster);
    let Bounds { left, top, .. } = drawing.bounds;
    let inner = drawing.bounds.width().max(LEAST_WIDTH).ceil();
    let mut body = String::new();
    let head = write_head(poster, inner, &mut body);
    let aside = (inner - drawing.bounds.width()) / 2.0;
    let shift = (MARGIN + aside - left, head - top);
    writeln!(body, "<g transform=\"translate({:.1} {:.1})\">", shift.0, shift.1).ok();
    body.push_str(&drawing.text);
    body.push_str("</g>\n");
    let foot = head + drawing.bounds.height() + 24.0;
    let height = (write_legend(poster, inner, foot, &mut body) + MARGIN).ceil();
    let spare = if poster.is_compact { SPARE } else { 0.0 };
    let format = Format { size: (inner + 2.0 * MARGIN, height), spare };
    let text = wrap_up(poster, payload, format, &body);
    let (width, height) = format.shown();
    Sheet { text, width, height, letters: drawing.letters }
}

/// The document around its body.
fn wrap_up(poster: &Poster, payload: &str, format: Format, body: &str) -> String {
    let mut head = String::new();
    if !payload.is_empty() {
        let payload = escape_json(payload);
        let held = format!("<{MARKER} xmlns:myspot=\"{NAMESPACE}\">{payload}</{MARKER}>");
        writeln!(head, "<metadata>{held}</metadata>").ok();
    }
    let words = [&poster.title, &poster.description, poster.lang];
    document(words, format, poster.on_paper, (&head, body))
}

/// Writes the title, the date and the filters, and tells where they end.
fn write_head(poster: &Poster, width: f32, out: &mut String) -> f32 {
    let mut y = MARGIN - 8.0;
    let mut put = |text: &str, kind: Type| {
        for line in kind.wrap(text, width) {
            y += kind.size * 1.4;
            kind.write((MARGIN, y), &line, out);
        }
    };
    put(&poster.title, Type { size: TITLE, weight: 700, fill: INK });
    put(&poster.date, Type { size: TEXT, weight: 500, fill: INK_2 });
    for line in &poster.filters {
        put(line, Type { size: TEXT, weight: 400, fill: INK_2 });
    }
    y + 28.0
}

/// Writes the legend under a rule, and tells where it ends.
fn write_legend(poster: &Poster, width: f32, top: f32, out: &mut String) -> f32 {
    if poster.legend.is_empty() && poster.size_note.is_empty() {
        return top;
    }
    let right = MARGIN + width;
    writeln!(out, "<path d=\"M{MARGIN} {top:.1}H{right:.1}\" stroke=\"{EDGE}\"/>").ok();
    let kind = Type { size: SMALL, weight: 400, fill: INK };
    let (mut x, mut y) = (MARGIN, top + ROW * 0.5);
    let items = poster.legend.iter().map(|item| (Some(&item.sample), &item.words));
    for (sample, words) in items.chain([(None, &poster.size_note)]) {
        let room = sample.map_or(0.0, sample_width);
        let taken = room + kind.width(words);
        if x > MARGIN && x + taken > right {
            (x, y) = (MARGIN, y + ROW);
        }
        if let Some(sample) = sample {
            write_sample(sample, (x, y + ROW / 2.0), out);
        }
        kind.write((x + room, y + ROW / 2.0 + SMALL * 0.36), words, out);
        x += taken + 22.0;
    }
    y + ROW
}

fn sample_width(sample: &Sample) -> f32 {
    match sample {
        Sample::Line(_) | Sample::Mutual | Sample::Width(_) => 44.0,
        _ => 28.0,
    }
}

/// Draws a sample to the right of a point.
fn write_sample(sample: &Sample, (x, y): (f32, f32), out: &mut String) {
    let middle = (x + 11.0, y);
    match sample {
        Sample::Kind(kind) => mark::plain(kind, middle, out),
        Sample::Stance(stance) => mark::badge_of(Some(*stance), middle, 9.0, out),
        Sample::Target => mark::badge((TARGET, "◎"), middle, 9.0, out),
        Sample::Us => mark::badge((BRAND, "★"), middle, 9.0, out),
        Sample::Line(sign) => drawing::sample_line((x, y), *sign, None, [false, true], out),
        Sample::Mutual => drawing::sample_line((x, y), None, None, [true, true], out),
        Sample::Width(strength) => {
            drawing::sample_line((x, y), None, *strength, [false, false], out);
        }
    }
}

#[cfg(test)]
mod tests;
