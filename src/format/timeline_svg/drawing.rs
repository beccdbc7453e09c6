//! The picture itself: eras, names of groups, and items in their forms.

use std::fmt::Write;

use super::{Fit, SIZES, Seen};
use crate::analysis::chronology::extent::{Form, Open};
use crate::analysis::chronology::groups::GroupKey;
use crate::analysis::chronology::picture::{Look, Mark};
use crate::analysis::chronology::{Chronicle, Doubt, Item};
use crate::format::sheet::text::escape;
use crate::format::sheet::{
    BRAND, BRAND_SOFT, CARD, EDGE_FIELD, INK, INK_2, PAPER, SUNK, Type, stance_colour,
};
use crate::i18n::{Lang, dates};

/// Half the width of a diamond.
const HALF: f64 = 6.5;
/// The room of the arrow of what goes on without end.
const ENDLESS: f64 = 32.0;

/// Writes what is referred to: the border of the view, and the hatching of what is not sure.
pub(super) fn write_defs((width, height): (f32, f32), out: &mut String) {
    writeln!(
        out,
        "<defs><clipPath id=\"myspot-view\"><rect width=\"{width:.1}\" height=\"{height:.1}\"/></clipPath>\
         <pattern id=\"myspot-hatch\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" \
         patternTransform=\"rotate(45)\"><rect width=\"5\" height=\"5\" fill=\"{CARD}\"/>\
         <rect width=\"1.8\" height=\"5\" fill=\"{BRAND}\"/></pattern></defs>"
    )
    .ok();
}

/// The lanes, to be drawn.
pub(super) struct Drawing<'a> {
    pub(super) chronicle: &'a Chronicle,
    pub(super) seen: &'a Seen,
    pub(super) fit: &'a Fit,
    pub(super) lang: Lang,
}

impl Drawing<'_> {
    fn item(&self, n: u32) -> Option<&Item> {
        self.chronicle.items.get(n as usize)
    }

    fn strips(&self) -> f32 {
        self.fit.picture.era_lanes as f32 * SIZES.strip()
    }

    fn open(&self, top: f32, out: &mut String) {
        let (across, down) = self.fit.scale;
        writeln!(out, "<g transform=\"translate(0 {top:.1}) scale({across:.4} {down:.5})\">").ok();
    }

    /// Draws the eras, behind everything.
    pub(super) fn write_back(&self, top: f32, out: &mut String) {
        self.open(top, out);
        let (picture, strip) = (&self.fit.picture, SIZES.strip());
        let bottom = self.strips() + picture.height;
        let kind = Type { size: SIZES.font, weight: 700, fill: INK_2 };
        for era in &picture.eras {
            let (from, to, y) = (era.from, era.to, era.lane as f32 * strip);
            let wide = to - from;
            writeln!(
                out,
                "<rect x=\"{from:.1}\" y=\"{y:.1}\" width=\"{wide:.1}\" height=\"{:.1}\" fill=\"{SUNK}\"/>\
                 <rect x=\"{from:.1}\" y=\"{y:.1}\" width=\"{wide:.1}\" height=\"{:.1}\" fill=\"{CARD}\" \
                 stroke=\"{EDGE_FIELD}\"/>",
                bottom - y,
                strip - 2.0
            )
            .ok();
        }
        for era in &picture.eras {
            let (x, y) = (era.from.max(0.0) as f32 + 6.0, (era.lane as f32 + 0.66) * strip);
            let words = self
                .item(era.item)
                .map(|item| item.short(self.lang.time_signs()))
                .unwrap_or_default();
            kind.write((x, y), &words, out);
        }
        out.push_str("</g>\n");
    }

    /// Draws the names of groups and the items.
    pub(super) fn write_front(&self, top: f32, out: &mut String) {
        self.open(top + self.strips() * self.fit.scale.1 as f32, out);
        let rows = &self.fit.picture.rows;
        let is_named = rows.len() > 1 || rows.first().is_some_and(|row| row.key != GroupKey::All);
        let kind = Type { size: SIZES.font + 1.0, weight: 700, fill: INK };
        for (row, name) in rows.iter().zip(&self.seen.names).filter(|_| is_named) {
            let (y, wide) = (row.top, self.fit.width);
            writeln!(out, "<path d=\"M0 {y:.1}H{wide:.1}\" stroke=\"{EDGE_FIELD}\"/>").ok();
            let words = format!("{name} · {}", self.lang.number(row.count));
            kind.write((4.0, y + SIZES.head() * 0.68), &words, out);
        }
        for mark in &self.fit.picture.marks {
            if let Some(item) = self.item(mark.item) {
                self.write_item(mark, item, out);
            }
        }
        out.push_str("</g>\n");
    }

    /// Where a title begins: where the lanes have it, or else before or after its item, if it can be read there alone.
    fn title(&self, mark: &Mark, words: f64) -> f64 {
        let (before, after) = mark.look.open;
        let width = f64::from(self.fit.width);
        let arrow = |open: Open| if mark.inside && open == Open::Endless { ENDLESS } else { 0.0 };
        let (left, right) = (mark.from.max(0.0) + arrow(before), width - arrow(after));
        let end = if mark.inside { right.min(mark.to) } else { right };
        let here = mark.title.max(left);
        if here + words <= end {
            return here;
        }
        let gap = if before == Open::Vague { 20.0 } else { 6.0 };
        let ahead = mark.from - gap - words;
        let behind = mark.to + 6.0;
        if ahead > 0.0 && self.is_free(mark, ahead, words) {
            ahead
        } else if mark.inside && behind + words <= width && self.is_free(mark, behind, words) {
            behind
        } else {
            mark.title
        }
    }

    /// Whether no other item of the same lane stands there.
    fn is_free(&self, mark: &Mark, from: f64, words: f64) -> bool {
        let room = |other: &Mark| self.item(other.item).map_or(0.0, |item| item.room * SIZES.font);
        let end = |other: &Mark| other.to.max(other.title + f64::from(room(other))) + 6.0;
        let in_lane = |other: &&Mark| other.group == mark.group && (other.y - mark.y).abs() < 1.0;
        let others = self.fit.picture.marks.iter().filter(in_lane);
        let mut others = others.filter(|other| other.item != mark.item);
        others.all(|other| end(other) <= from || other.from - 6.0 >= from + words)
    }

    fn write_item(&self, mark: &Mark, item: &Item, out: &mut String) {
        let colour = item.stance.map_or(BRAND, |stance| stance_colour(Some(stance)));
        let date = dates::understood(self.lang, &item.span);
        write!(out, "<g><title>{} ({})</title>", escape(&item.title), escape(&date)).ok();
        let bar = Bar {
            ends: (mark.from, mark.to),
            sure: mark.sure,
            y: mark.y,
            colour,
            is_edge: item.extent.start >= item.extent.end,
        };
        bar.write(mark.look, out);
        let words = f64::from(item.room * SIZES.font);
        let from = self.title(mark, words);
        let to = from + words;
        let is_before = to < mark.from;
        let is_inside = mark.inside && mark.from <= from && to <= mark.to;
        let solid = match mark.look {
            Look { doubt: Doubt::Rival, .. } | Look { form: Form::Within, .. } => false,
            Look { form: Form::Lasting, .. } => {
                mark.sure.is_some_and(|(start, end)| start <= from && to <= end)
            }
            Look { form: Form::Point, is_vague, .. } => !is_vague,
        };
        let y = mark.y + SIZES.bar() / 2.0 + SIZES.font * 0.36;
        let halo = format!(
            "fill=\"{INK}\" stroke=\"{PAPER}\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\""
        );
        let fill = format!("fill=\"{CARD}\"");
        writeln!(
            out,
            "<text x=\"{:.1}\" y=\"{y:.1}\" font-size=\"{}\" {}{}>{}</text>",
            if is_before { to } else { from },
            SIZES.font,
            if is_before { "text-anchor=\"end\" " } else { "" },
            if is_inside && solid { fill } else { halo },
            escape(&item.short(self.lang.time_signs()))
        )
        .ok();
        bar.write_open(mark.look.open, f64::from(self.fit.width), out);
        out.push_str("</g>\n");
    }
}

/// An item without its title.
pub(super) struct Bar {
    pub(super) ends: (f64, f64),
    pub(super) sure: Option<(f64, f64)>,
    pub(super) y: f32,
    pub(super) colour: &'static str,
    /// Whether it is only the edge of something beyond.
    pub(super) is_edge: bool,
}

impl Bar {
    fn middle(&self) -> f32 {
        self.y + SIZES.bar() / 2.0
    }

    /// Draws its form.
    pub(super) fn write(&self, look: Look, out: &mut String) {
        let dashes = match look {
            Look { doubt: Doubt::Rival, .. } => {
                " stroke-dasharray=\"0.1 3.4\" stroke-linecap=\"round\""
            }
            Look { is_vague: true, .. } => " stroke-dasharray=\"5 3\"",
            _ => "",
        };
        let hollow = look.doubt == Doubt::Rival;
        let line = format!("stroke=\"{}\" stroke-width=\"1.8\"{dashes}", self.colour);
        match look.form {
            _ if self.is_edge => {
                let (x, high) = (f64::midpoint(self.ends.0, self.ends.1), SIZES.bar());
                writeln!(out, "<path d=\"M{x:.1} {:.1}v{high:.1}\" {line}/>", self.y).ok();
            }
            Form::Point => {
                let fill = if hollow || look.is_vague { CARD } else { self.colour };
                self.write_diamond(look.is_point, &format!("fill=\"{fill}\" {line}"), out);
            }
            Form::Within | Form::Lasting if hollow => {
                self.rect(self.ends, "fill=\"none\"", &line, out);
            }
            Form::Within => self.rect(self.ends, &format!("fill=\"{BRAND_SOFT}\""), &line, out),
            Form::Lasting => {
                self.rect(self.ends, "fill=\"url(#myspot-hatch)\"", "", out);
                if let Some(sure) = self.sure.filter(|(from, to)| from < to) {
                    self.rect(sure, &format!("fill=\"{}\"", self.colour), "", out);
                }
                self.rect(self.ends, "fill=\"none\"", &line, out);
            }
        }
    }

    fn rect(&self, (from, to): (f64, f64), fill: &str, line: &str, out: &mut String) {
        let (wide, high) = ((to - from).max(1.0), SIZES.bar());
        writeln!(
            out,
            "<rect x=\"{from:.1}\" y=\"{:.1}\" width=\"{wide:.1}\" height=\"{high:.1}\" rx=\"2\" {fill} {line}/>",
            self.y
        )
        .ok();
    }

    /// A diamond, drawn out where its day is wide.
    fn write_diamond(&self, is_point: bool, look: &str, out: &mut String) {
        let (y, (from, to)) = (self.middle(), self.ends);
        if is_point {
            let x = f64::midpoint(from, to) - HALF;
            let path = format!("M{x:.1} {y:.1}l{HALF} -{HALF} {HALF} {HALF} -{HALF} {HALF}z");
            writeln!(out, "<path d=\"{path}\" {look}/>").ok();
            return;
        }
        let (high, side) = (f64::from(SIZES.bar()) / 2.0, 6.0_f64.min((to - from) / 2.0));
        let across = to - from - 2.0 * side;
        let path = format!(
            "M{from:.1} {y:.1}l{side:.1} -{high:.1}h{across:.1}l{side:.1} {high:.1} -{side:.1} {high:.1}h-{across:.1}z"
        );
        writeln!(out, "<path d=\"{path}\" {look}/>").ok();
    }

    /// Draws what is known beyond its ends.
    pub(super) fn write_open(&self, (before, after): (Open, Open), width: f64, out: &mut String) {
        let y = self.middle();
        let mut arrow = |x: f64, length: f64, colour: &str| {
            if colour == CARD {
                // No title runs under it.
                let (left, high) = (x.min(x + length) - 5.0, SIZES.bar() - 2.0);
                writeln!(
                    out,
                    "<rect x=\"{left:.1}\" y=\"{:.1}\" width=\"31\" height=\"{high:.1}\" fill=\"{}\"/>",
                    self.y + 1.0,
                    self.colour
                )
                .ok();
            }
            let (head, up) = (-5.0 * length.signum(), 4.0);
            writeln!(
                out,
                "<path d=\"M{x:.1} {y:.1}h{length}m{head} -{up}l{} {up} {head} {up}\" fill=\"none\" \
                 stroke=\"{colour}\" stroke-width=\"1.8\"/>",
                -head
            )
            .ok();
        };
        let (from, to) = self.ends;
        let middle = f64::midpoint(from, to);
        let (left, right) = if self.is_edge { (middle, middle) } else { (from, to) };
        match after {
            Open::Vague => arrow(right, 16.0, self.colour),
            // It leaves the view: the arrow is on the bar, before the border.
            Open::Endless if from < width - 30.0 => arrow(to.min(width) - 24.0, 18.0, CARD),
            _ => {}
        }
        match before {
            Open::Vague => arrow(left, -16.0, self.colour),
            Open::Endless if to > 30.0 => arrow(from.max(0.0) + 24.0, -18.0, CARD),
            _ => {}
        }
    }
}
