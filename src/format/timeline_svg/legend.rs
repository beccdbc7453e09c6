//! What the forms and signs mean: those that are drawn, and no others.

use std::fmt::Write;

use super::Seen;
use super::drawing::Bar;
use crate::analysis::chronology::extent::{Form, Open};
use crate::analysis::chronology::picture::Look;
use crate::analysis::chronology::{Chronicle, Doubt, Item};
use crate::format::sheet::{BRAND, EDGE, INK, MARGIN, ROW, SMALL, Type};
use crate::i18n::Lang;

const WORDS: Type = Type { size: SMALL, weight: 400, fill: INK };
const SIGN: Type = Type { size: 16.0, weight: 700, fill: INK };
/// The room of a sample, and of a sign.
const SAMPLE: f32 = 48.0;
const NARROW: f32 = 22.0;

/// Something that is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sample {
    Point,
    Within,
    Lasting,
    Unsure,
    Open,
    Vague,
    Disputed,
    Rival,
    Told,
    Stance,
}

impl Sample {
    const ALL: [Self; 10] = [
        Self::Point,
        Self::Within,
        Self::Lasting,
        Self::Unsure,
        Self::Open,
        Self::Vague,
        Self::Disputed,
        Self::Rival,
        Self::Told,
        Self::Stance,
    ];

    /// Whether an item is drawn with it.
    fn is_on(self, item: &Item) -> bool {
        let extent = &item.extent;
        let is_rival = item.doubt == Doubt::Rival;
        let is_edge = extent.start >= extent.end;
        match self {
            Self::Point => extent.form == Form::Point && !is_rival,
            Self::Within => extent.form == Form::Within && !is_rival && !is_edge,
            Self::Lasting => extent.form == Form::Lasting && extent.sure.is_some() && !is_rival,
            Self::Unsure => {
                let covers = |(from, to): (f64, f64)| from <= extent.start && to >= extent.end;
                let whole = extent.sure.is_some_and(covers);
                extent.form == Form::Lasting && !is_rival && !whole
            }
            Self::Open => extent.before != Open::No || extent.after != Open::No,
            Self::Vague => item.span.is_approximate() || item.span.is_uncertain(),
            Self::Disputed => item.doubt == Doubt::Disputed,
            Self::Rival => is_rival,
            Self::Told => item.doubt == Doubt::Told,
            Self::Stance => item.stance.is_some(),
        }
    }

    fn words(self, t: Lang) -> &'static str {
        match self {
            Self::Point => t.time_sample_point(),
            Self::Within => t.time_sample_within(),
            Self::Lasting => t.time_sample_lasting(),
            Self::Unsure => t.time_sample_unsure(),
            Self::Open => t.time_sample_open(),
            Self::Vague => t.time_sample_vague(),
            Self::Disputed => t.time_sample_disputed(),
            Self::Rival => t.time_sample_rival(),
            Self::Told => t.time_sample_told(),
            Self::Stance => t.time_sample_stance(),
        }
    }

    /// The sign that stands in titles, if it is one.
    fn sign(self, t: Lang) -> Option<&'static str> {
        match self {
            Self::Disputed => Some("≠"),
            Self::Told => Some(t.time_signs().told.trim_end()),
            Self::Stance => Some("−− … ++"),
            _ => None,
        }
    }

    fn room(self, t: Lang) -> f32 {
        match self.sign(t) {
            Some(sign) => SIGN.width(sign) + 8.0,
            None if self == Self::Point => NARROW,
            None => SAMPLE,
        }
    }

    fn write(self, (x, y): (f32, f32), t: Lang, out: &mut String) {
        if let Some(sign) = self.sign(t) {
            SIGN.write((x, y + SIGN.size * 0.34), sign, out);
            return;
        }
        let form = match self {
            Self::Point => Form::Point,
            Self::Lasting | Self::Unsure => Form::Lasting,
            _ => Form::Within,
        };
        let look = Look {
            form,
            is_point: self == Self::Point,
            is_vague: self == Self::Vague,
            open: (Open::No, if self == Self::Open { Open::Vague } else { Open::No }),
            doubt: if self == Self::Rival { Doubt::Rival } else { Doubt::None },
        };
        let wide = if self == Self::Open { 18.0 } else { SAMPLE - 10.0 };
        let ends = if self == Self::Point { (0.0, 13.0) } else { (0.0, f64::from(wide)) };
        let sure = (self == Self::Lasting).then_some(ends);
        let bar = Bar { ends, sure, y: -10.5, colour: BRAND, is_edge: false };
        writeln!(out, "<g transform=\"translate({x:.1} {y:.1}) scale(0.8)\">").ok();
        bar.write(look, out);
        bar.write_open(look.open, f64::INFINITY, out);
        out.push_str("</g>\n");
    }
}

/// The entries with their places.
pub(super) struct Legend {
    entries: Vec<(Sample, &'static str, (f32, f32))>,
    lang: Lang,
    /// How high it is.
    pub(super) height: f32,
}

impl Legend {
    /// The legend of what is seen, in lines of this width.
    pub(super) fn of(chronicle: &Chronicle, seen: &Seen, lang: Lang, width: f32) -> Self {
        let items: Vec<&Item> = seen
            .items
            .iter()
            .filter_map(|n| chronicle.items.get(*n as usize))
            .filter(|item| !seen.wishes.eras.contains(&item.of) || item.doubt == Doubt::Rival)
            .collect();
        let mut entries = Vec::new();
        let (mut x, mut y) = (0.0, ROW * 0.5);
        let present = |sample: &Sample| items.iter().any(|item| sample.is_on(item));
        for sample in Sample::ALL.into_iter().filter(present) {
            let words = sample.words(lang);
            let taken = sample.room(lang) + WORDS.width(words);
            if x > 0.0 && x + taken > width {
                (x, y) = (0.0, y + ROW);
            }
            entries.push((sample, words, (x, y + ROW / 2.0)));
            x += taken + 22.0;
        }
        let height = if entries.is_empty() { 0.0 } else { y + ROW };
        Self { entries, lang, height }
    }

    /// Writes it under a rule.
    pub(super) fn write(&self, top: f32, width: f32, out: &mut String) {
        if self.entries.is_empty() {
            return;
        }
        let right = MARGIN + width;
        writeln!(out, "<path d=\"M{MARGIN} {top:.1}H{right:.1}\" stroke=\"{EDGE}\"/>").ok();
        for (sample, words, (x, y)) in &self.entries {
            let (x, y) = (MARGIN + x, top + y);
            sample.write((x, y), self.lang, out);
            WORDS.write((x + sample.room(self.lang), y + SMALL * 0.36), words, out);
        }
    }
}
