//! The map as a picture to give away: an SVG that says what it shows and opens in mySPOT again.
//!
//! It refers to nothing outside, runs nothing, and looks the same without style sheets.
//! Not compiled into the page, which asks the worker.

mod drawing;
mod payload;
mod text;

pub use payload::{is_xml, payload_of};

use std::fmt::Write;

use crate::analysis::picture::legend::Sample;
use crate::analysis::picture::{Bounds, Picture, labels};
use crate::analysis::reach::Part;
use drawing::{Drawing, mark};
use text::{escape, escape_json};

/// The element that holds the project.
const MARKER: &str = "myspot:project";
/// Its namespace: a name, not an address.
const NAMESPACE: &str = "urn:myspot:project";
const FONT: &str = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";

// The light colours of style/tokens.css.
const PAPER: &str = "#faf9f6";
const CARD: &str = "#ffffff";
const EDGE: &str = "#dedad1";
const EDGE_FIELD: &str = "#858a8e";
const INK: &str = "#1c2126";
const INK_2: &str = "#434a51";
const BRAND: &str = "#0a6458";
const ALLY: &str = "#005688";
const OPPOSED: &str = "#993800";
const UNDECIDED: &str = "#565c62";
const TARGET: &str = "#713892";
/// Lines without a sign: ink-3 on paper.
const PLAIN: &str = "#868b90";

/// What is left free around everything.
const MARGIN: f32 = 36.0;
/// The title and the legend need so much.
const LEAST_WIDTH: f32 = 760.0;
const TITLE: f32 = 26.0;
const TEXT: f32 = 13.5;
const SMALL: f32 = 12.5;
/// The height of a row of the legend.
const ROW: f32 = 26.0;

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
    /// Whether it stands on paper, or on nothing.
    pub on_paper: bool,
}

/// A picture, written.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// The SVG.
    pub text: String,
    /// Its width, in pixels.
    pub width: f32,
    /// Its height, in pixels.
    pub height: f32,
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
    let width = inner + 2.0 * MARGIN;
    let text = wrap_up(poster, payload, (width, height), &body);
    Sheet { text, width, height }
}

/// The document around its body.
fn wrap_up(poster: &Poster, payload: &str, (width, height): (f32, f32), body: &str) -> String {
    let (title, description) = (escape(&poster.title), escape(&poster.description));
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"myspot-title myspot-desc\" \
         xml:lang=\"{}\" font-family=\"{FONT}\">\n\
         <title id=\"myspot-title\">{title}</title>\n\
         <desc id=\"myspot-desc\">{description}</desc>\n",
        escape(poster.lang)
    );
    if !payload.is_empty() {
        let payload = escape_json(payload);
        let held = format!("<{MARKER} xmlns:myspot=\"{NAMESPACE}\">{payload}</{MARKER}>");
        writeln!(out, "<metadata>{held}</metadata>").ok();
    }
    if poster.on_paper {
        writeln!(out, "<rect width=\"{width}\" height=\"{height}\" fill=\"{PAPER}\"/>").ok();
    }
    out.push_str(body);
    out.push_str("</svg>\n");
    out
}

/// How a line of text is set.
#[derive(Clone, Copy)]
struct Type {
    size: f32,
    weight: u16,
    fill: &'static str,
}

impl Type {
    /// About how wide a text is, in pixels.
    fn width(self, text: &str) -> f32 {
        let bold = if self.weight > 500 { 1.06 } else { 1.0 };
        labels::width(text) * self.size * bold
    }

    fn write(self, (x, y): (f32, f32), text: &str, out: &mut String) {
        let Self { size, weight, fill } = self;
        writeln!(
            out,
            "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size}\" font-weight=\"{weight}\" fill=\"{fill}\">{}</text>",
            escape(text)
        )
        .ok();
    }

    /// The text in lines of this width at most, unless a word is wider.
    fn wrap(self, text: &str, width: f32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split([' ', '\n', '\t', '\r']).filter(|word| !word.is_empty()) {
            match lines.last_mut() {
                Some(line) if self.width(line) + self.width(" ") + self.width(word) <= width => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.push(word.to_owned()),
            }
        }
        lines
    }
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
