//! What pictures to give away share: colours, type, and the document around them.

pub(super) mod text;

use std::fmt::Write;

use crate::analysis::picture::labels;
use crate::domain::entities::Stance;
use text::escape;

const FONT: &str = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";

// The light colours of style/tokens.css.
pub(super) const PAPER: &str = "#faf9f6";
pub(super) const CARD: &str = "#ffffff";
pub(super) const SUNK: &str = "#f1efe9";
pub(super) const EDGE: &str = "#dedad1";
pub(super) const EDGE_FIELD: &str = "#858a8e";
pub(super) const INK: &str = "#1c2126";
pub(super) const INK_2: &str = "#434a51";
pub(super) const BRAND: &str = "#0a6458";
pub(super) const BRAND_SOFT: &str = "#dff0ec";
pub(super) const ALLY: &str = "#005688";
pub(super) const OPPOSED: &str = "#993800";
pub(super) const UNDECIDED: &str = "#565c62";
pub(super) const TARGET: &str = "#713892";
/// Lines without a sign: ink-3 on paper.
pub(super) const PLAIN: &str = "#868b90";

/// What is left free around everything.
pub(super) const MARGIN: f32 = 36.0;
/// What of that is left out where a document has margins of its own.
pub(super) const SPARE: f32 = 30.0;
/// The title and the legend need so much.
pub(super) const LEAST_WIDTH: f32 = 760.0;
pub(super) const TITLE: f32 = 26.0;
pub(super) const TEXT: f32 = 13.5;
pub(super) const SMALL: f32 = 12.5;
/// The height of a row of the legend.
pub(super) const ROW: f32 = 26.0;

/// A picture, written.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// The SVG.
    pub text: String,
    /// Its width, in pixels.
    pub width: f32,
    /// Its height, in pixels.
    pub height: f32,
    /// The size of the smallest names in it, in pixels; 0 where there are none.
    pub letters: f32,
}

/// How large a picture is, and what of its sides is left out.
#[derive(Clone, Copy)]
pub(super) struct Format {
    pub(super) size: (f32, f32),
    pub(super) spare: f32,
}

impl Format {
    /// The size of what is shown.
    pub(super) fn shown(self) -> (f32, f32) {
        (self.size.0 - 2.0 * self.spare, self.size.1 - 2.0 * self.spare)
    }
}

/// An SVG with its title, its description, and the language of both; `before` goes under the paper.
pub(super) fn document(
    [title, description, lang]: [&str; 3],
    format: Format,
    on_paper: bool,
    (before, body): (&str, &str),
) -> String {
    let (title, description, lang) = (escape(title), escape(description), escape(lang));
    let ((width, height), from) = (format.shown(), format.spare);
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"{from} {from} {width} {height}\" role=\"img\" aria-labelledby=\"myspot-title myspot-desc\" \
         xml:lang=\"{lang}\" font-family=\"{FONT}\">\n\
         <title id=\"myspot-title\">{title}</title>\n\
         <desc id=\"myspot-desc\">{description}</desc>\n{before}"
    );
    if on_paper {
        let (width, height) = format.size;
        writeln!(out, "<rect width=\"{width}\" height=\"{height}\" fill=\"{PAPER}\"/>").ok();
    }
    out.push_str(body);
    out.push_str("</svg>\n");
    out
}

/// The colour of a stance.
pub(super) fn stance_colour(stance: Option<Stance>) -> &'static str {
    match stance.map(Stance::value) {
        None => EDGE_FIELD,
        Some(0) => UNDECIDED,
        Some(1..) => ALLY,
        Some(_) => OPPOSED,
    }
}

/// How a line of text is set.
#[derive(Clone, Copy)]
pub(super) struct Type {
    pub(super) size: f32,
    pub(super) weight: u16,
    pub(super) fill: &'static str,
}

impl Type {
    /// About how wide a text is, in pixels.
    pub(super) fn width(self, text: &str) -> f32 {
        let bold = if self.weight > 500 { 1.06 } else { 1.0 };
        labels::width(text) * self.size * bold
    }

    pub(super) fn write(self, (x, y): (f32, f32), text: &str, out: &mut String) {
        let Self { size, weight, fill } = self;
        writeln!(
            out,
            "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size}\" font-weight=\"{weight}\" fill=\"{fill}\">{}</text>",
            escape(text)
        )
        .ok();
    }

    /// The text in lines of this width at most; a word that is wider is broken.
    pub(super) fn wrap(self, text: &str, width: f32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let words = text.split([' ', '\n', '\t', '\r']).filter(|word| !word.is_empty());
        for word in words.flat_map(|word| self.broken(word, width)) {
            match lines.last_mut() {
                Some(line) if self.width(line) + self.width(" ") + self.width(&word) <= width => {
                    line.push(' ');
                    line.push_str(&word);
                }
                _ => lines.push(word),
            }
        }
        lines
    }

    /// A word in parts of this width at most, of a letter at least.
    fn broken(self, word: &str, width: f32) -> Vec<String> {
        if self.width(word) <= width {
            return vec![word.to_owned()];
        }
        let mut parts = vec![String::new()];
        let mut taken = 0.0;
        for letter in word.chars() {
            let wide = self.width(letter.encode_utf8(&mut [0; 4]));
            if taken > 0.0 && taken + wide > width {
                parts.push(String::new());
                taken = 0.0;
            }
            if let Some(part) = parts.last_mut() {
                part.push(letter);
            }
            taken += wide;
        }
        parts
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// The tags of a document and its text, which must be well formed.
    #[track_caller]
    pub(in crate::format) fn parse(svg: &str) -> (Vec<String>, String) {
        let (mut tags, mut text, mut open) = (Vec::new(), String::new(), Vec::new());
        let mut rest = svg;
        while let Some(at) = rest.find('<') {
            text.push_str(&rest[..at]);
            let end = at + rest[at..].find('>').unwrap();
            let tag = &rest[at + 1..end];
            rest = &rest[end + 1..];
            let name = tag.split([' ', '/', '\n']).next().unwrap();
            if let Some(closed) = tag.strip_prefix('/') {
                assert_eq!(open.pop().as_deref(), Some(closed));
            } else if !tag.starts_with('?') {
                assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
                tags.push(name.to_owned());
                if !tag.ends_with('/') {
                    open.push(name.to_owned());
                }
            }
        }
        assert_eq!((open.len(), rest.trim()), (0, ""));
        assert!(!svg.contains("NaN") && !svg.contains("inf "), "all numbers are finite");
        for part in svg.split('&').skip(1) {
            let known = ["amp;", "lt;", "gt;", "quot;", "apos;"];
            assert!(known.iter().any(|entity| part.starts_with(entity)));
        }
        (tags, text)
    }

    #[test]
    fn lines_are_no_wider_than_asked() {
        let kind = Type { size: 26.0, weight: 700, fill: INK };
        let solid = "x".repeat(300);
        for text in ["", "un titre", &solid, &format!("a {solid} b"), &"mot ".repeat(90)] {
            let lines = kind.wrap(text, 400.0);
            assert!(lines.iter().all(|line| kind.width(line) <= 400.0), "{lines:?}");
            let bare = |text: &str| text.replace(' ', "");
            assert_eq!(bare(&lines.concat()), bare(text));
        }
        assert_eq!(kind.wrap("ab", 1.0), ["a", "b"]);
    }

    #[test]
    fn the_colours_are_those_of_the_page() {
        let tokens = include_str!("../../style/tokens.css");
        let colours = [
            ("paper", PAPER),
            ("card", CARD),
            ("sunk", SUNK),
            ("edge", EDGE),
            ("edge-field", EDGE_FIELD),
            ("ink", INK),
            ("ink-2", INK_2),
            ("brand", BRAND),
            ("brand-soft", BRAND_SOFT),
            ("ally", ALLY),
            ("opposed", OPPOSED),
            ("undecided", UNDECIDED),
            ("target", TARGET),
        ];
        for (name, colour) in colours {
            assert!(tokens.contains(&format!("--{name}: light-dark({colour},")), "{name}");
        }
    }
}
