//! The picture itself: lines, marks and names.

pub(super) mod mark;

use std::fmt::Write;

use super::Poster;
use crate::analysis::picture::camera::Camera;
use crate::analysis::picture::labels::{Anchor, LEADING, Label, Names, Setting, place_all};
use crate::analysis::picture::lines::Look;
use crate::analysis::picture::{Bounds, Picture, ROOMY, labels};
use crate::domain::relations::{Sign, Strength};
use crate::format::sheet::text::escape;
use crate::format::sheet::{ALLY, CARD, INK, OPPOSED, PAPER, PLAIN};

/// The font size of names.
const FONT: f32 = 13.0;
/// The most a side of the picture grows to, so that names find room.
const LARGEST: f32 = 12_000.0;
/// How far from the origin anything is drawn.
const FAR: f32 = 1e6;
/// Room for names around the marks while they are placed.
const BORDER: f32 = 400.0;
const FAINT: &str = " opacity=\"0.22\"";

/// The picture in SVG, and the room it takes there.
pub(super) struct Drawing {
    pub(super) text: String,
    pub(super) bounds: Bounds,
    /// The size of the smallest names; 0 where there are none.
    pub(super) letters: f32,
}

impl Drawing {
    /// Draws a picture, as large as its names need.
    pub(super) fn of(picture: &Picture, poster: &Poster) -> Self {
        let far = |at: f32| !(-FAR..=FAR).contains(&at);
        if picture.marks.iter().any(|mark| far(mark.x) || far(mark.y)) {
            return Self::of(&drawn_in(picture), poster);
        }
        let (camera, names) = set(picture, poster);
        let bounds = extent(picture, camera, &names);
        let mut text = String::new();
        let Camera { x, y, scale } = camera;
        writeln!(text, "<g transform=\"matrix({scale:.4} 0 0 {scale:.4} {x:.1} {y:.1})\">").ok();
        write_lines(picture, poster, scale, &mut text);
        for (n, mark) in picture.marks.iter().enumerate() {
            let faint = poster.part.as_ref().is_some_and(|part| part.nodes.get(n) == Some(&false));
            mark::write(mark, faint, &mut text);
        }
        text.push_str("</g>\n");
        write_names(picture, poster, &names, &mut text);
        let letters = names.marks.iter().map(|label| label.size).reduce(f32::min);
        Self { text, bounds, letters: letters.unwrap_or_default() }
    }
}

/// A picture of which nothing is too far to be drawn.
fn drawn_in(picture: &Picture) -> Picture {
    let mut picture = picture.clone();
    let near = |at: f32| if at.is_nan() { 0.0 } else { at.clamp(-FAR, FAR) };
    for mark in &mut picture.marks {
        (mark.x, mark.y) = (near(mark.x), near(mark.y));
    }
    picture
}

/// The least scale at which every name has its place, or as many as can be had.
fn set(picture: &Picture, poster: &Poster) -> (Camera, Names) {
    let Some(bounds) = picture.bounds() else {
        return (Camera::default(), Names::default());
    };
    let mut order: Vec<u32> = (0..picture.marks.len() as u32).collect();
    let radius = |n: &u32| picture.marks[*n as usize].radius;
    order.sort_by(|one, other| radius(other).total_cmp(&radius(one)));
    let kinds = picture.lines.iter().enumerate().filter(|(_, line)| !line.relation.kind.is_empty());
    let kinds: Vec<usize> = kinds.map(|(n, _)| n).filter(|_| poster.kinds_written).collect();
    let most = (LARGEST / bounds.width().max(bounds.height()).max(1.0)).min(4.0);
    let (least, step) = if poster.is_compact { (0.4, 1.05) } else { (1.0, 1.25) };
    let mut scale = most.min(least);
    loop {
        let across = |length: f32| length * scale + 2.0 * BORDER;
        let view = (across(bounds.width()), across(bounds.height()));
        let (x, y) = (BORDER - bounds.left * scale, BORDER - bounds.top * scale);
        let camera = Camera { x, y, scale };
        let mut names = place_all(picture, &order, &kinds, Setting { camera, view, font: FONT });
        let is_whole = names.marks.len() == picture.marks.len();
        if is_whole || picture.marks.len() > ROOMY || scale >= most {
            if picture.marks.len() <= ROOMY {
                name_the_rest(picture, camera, &mut names);
            }
            return (camera, names);
        }
        scale = (scale * step).min(most);
    }
}

/// Names that found no room, as where marks lie on each other, stand below their mark all the same.
fn name_the_rest(picture: &Picture, camera: Camera, names: &mut Names) {
    let mut named = vec![false; picture.marks.len()];
    for label in &names.marks {
        named[label.mark] = true;
    }
    for n in (0..named.len()).filter(|n| !named[*n]) {
        let mark = &picture.marks[n];
        let (x, y) = camera.to_screen((mark.x, mark.y));
        let lines = labels::wrap(&mark.entity.name);
        let half = lines.iter().map(|line| labels::width(line)).fold(0.0, f32::max) * FONT / 2.0;
        let top = y + mark.radius * camera.scale + 2.0;
        let bottom = top + lines.len() as f32 * FONT * LEADING;
        let area = Bounds { left: x - half, top, right: x + half, bottom };
        let (anchor, size) = (Anchor::Middle, FONT);
        names.marks.push(Label { mark: n, x, y: top + size * 0.92, anchor, size, lines, area });
    }
}

/// The room that everything takes.
fn extent(picture: &Picture, camera: Camera, names: &Names) -> Bounds {
    let point = |(x, y): (f32, f32)| Bounds { left: x, top: y, right: x, bottom: y };
    let marks = picture.marks.iter().map(|mark| {
        let room = (mark.radius * 1.3).max(mark.radius * 0.82 + 6.0) * camera.scale;
        point(camera.to_screen((mark.x, mark.y))).grown(room)
    });
    let curves = (0..picture.lines.len()).filter_map(|n| picture.curve(n)).flat_map(|curve| {
        let parts = [0.25, 0.4, 0.5, 0.6, 0.75];
        parts.map(|t| point(camera.to_screen(curve.at(t))).grown(6.0))
    });
    let labels = names.marks.iter().map(|label| label.area.grown(2.0));
    let all = marks.chain(curves).chain(labels).reduce(|one, other| Bounds {
        left: one.left.min(other.left),
        top: one.top.min(other.top),
        right: one.right.max(other.right),
        bottom: one.bottom.max(other.bottom),
    });
    all.unwrap_or(Bounds { left: 0.0, top: 0.0, right: 0.0, bottom: 0.0 })
}

fn ink(sign: Option<Sign>) -> &'static str {
    match sign {
        Some(Sign::Plus) => ALLY,
        Some(Sign::Minus) => OPPOSED,
        None => PLAIN,
    }
}

fn dashes(sign: Option<Sign>) -> &'static str {
    if sign == Some(Sign::Minus) { " stroke-dasharray=\"7 4\"" } else { "" }
}

fn write_lines(picture: &Picture, poster: &Poster, scale: f32, out: &mut String) {
    let part = poster.part.as_ref();
    let is_faint = |n: usize| part.is_some_and(|part| part.ties.get(n) == Some(&false));
    let batches = picture.batches(&is_faint, &|_| false);
    // As on screen, lines grow more slowly than the picture.
    let thick = scale.max(0.04).powf(-0.55);
    for batch in &batches {
        let Look { dim, sign, .. } = batch.look;
        let (ink, width, faint) =
            (ink(sign), batch.look.width() * thick, if dim { FAINT } else { "" });
        writeln!(
            out,
            "<path d=\"{}\" fill=\"none\" stroke=\"{ink}\" stroke-width=\"{width:.2}\"{}{faint}/>",
            batch.lines,
            dashes(sign)
        )
        .ok();
        writeln!(out, "<path d=\"{}\" fill=\"{ink}\"{faint}/>", batch.arrows).ok();
    }
}

/// A line of the legend, to the right of a point, with heads at its ends.
pub(super) fn sample_line(
    (x, y): (f32, f32),
    sign: Option<Sign>,
    strength: Option<Strength>,
    [at_start, at_end]: [bool; 2],
    out: &mut String,
) {
    let width = Look { dim: false, sign, strength }.width();
    let ink = ink(sign);
    let (from, to) = (x + if at_start { 5.0 } else { 0.0 }, x + if at_end { 31.0 } else { 36.0 });
    writeln!(
        out,
        "<path d=\"M{from:.1} {y:.1}H{to:.1}\" stroke=\"{ink}\" stroke-width=\"{width:.2}\"{}/>",
        dashes(sign)
    )
    .ok();
    for (there, tip, back) in [(at_start, x, 8.0), (at_end, x + 36.0, -8.0)] {
        if there {
            writeln!(out, "<path d=\"M{tip:.1} {y:.1}l{back} -3.6v7.2z\" fill=\"{ink}\"/>").ok();
        }
    }
}

/// Names over a halo, which the same text drawn in the colour of the paper makes.
fn write_names(picture: &Picture, poster: &Poster, names: &Names, out: &mut String) {
    if names.marks.is_empty() && names.lines.is_empty() {
        return;
    }
    let halo = if poster.on_paper { PAPER } else { CARD };
    writeln!(
        out,
        "<use href=\"#myspot-names\" fill=\"{halo}\" stroke=\"{halo}\" stroke-width=\"3.5\" \
         stroke-linejoin=\"round\" aria-hidden=\"true\"/>\n<g fill=\"{INK}\"><g id=\"myspot-names\">"
    )
    .ok();
    for label in &names.marks {
        let part = poster.part.as_ref();
        let faint = part.is_some_and(|part| part.nodes.get(label.mark) == Some(&false));
        write_name(label, faint, out);
    }
    for kind in &names.lines {
        let words = escape(&picture.lines[kind.line].relation.kind);
        let (x, y, size) = (kind.x, kind.y, kind.size);
        writeln!(
            out,
            "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size:.1}\" font-style=\"italic\" \
             text-anchor=\"middle\" fill-opacity=\"0.85\">{words}</text>"
        )
        .ok();
    }
    out.push_str("</g></g>\n");
}

fn write_name(label: &Label, faint: bool, out: &mut String) {
    let anchor = match label.anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    };
    let Label { x, y, size, .. } = *label;
    let faint = if faint { " opacity=\"0.35\"" } else { "" };
    write!(
        out,
        "<text y=\"{y:.1}\" font-size=\"{size:.1}\" font-weight=\"600\" text-anchor=\"{anchor}\"{faint}>"
    )
    .ok();
    for (n, line) in label.lines.iter().enumerate() {
        let down = if n == 0 { 0.0 } else { size * LEADING };
        // The space between lines keeps words apart where the text is read or copied.
        let space = if n == 0 || label.lines[n - 1].ends_with('-') { "" } else { " " };
        let line = escape(line);
        write!(out, "{space}<tspan x=\"{x:.1}\" dy=\"{down:.1}\">{line}</tspan>").ok();
    }
    out.push_str("</text>\n");
}
