//! Marks: shape, icon, badges.

use std::fmt::Write;

use crate::analysis::picture::{Mark, shapes};
use crate::domain::entities::{EntityKind, Stance};
use crate::format::sheet::{BRAND, CARD, INK_2, TARGET, stance_colour};

/// A badge: its colour and its sign.
type Badge = (&'static str, &'static str);

/// Puts the middle of a shape's grid at a point, with its half width there.
fn stand((x, y): (f32, f32), half: f32) -> String {
    let scale = half / 10.0;
    format!("matrix({scale:.3} 0 0 {scale:.3} {:.1} {:.1})", x - half, y - half)
}

/// A mark, with all that is on it.
pub(in super::super) fn write(mark: &Mark, faint: bool, out: &mut String) {
    let (entity, at) = (&mark.entity, (mark.x, mark.y));
    out.push_str(if faint { "<g opacity=\"0.25\">" } else { "<g>" });
    let width = if entity.is_us { 2.4 } else { 1.5 };
    shape(&entity.kind, at, mark.radius, (stance_colour(entity.stance), width), out);
    let half = (mark.radius * 0.42).max(5.5);
    let sign = shapes::sign(entity.stance);
    let badges = [
        (!sign.is_empty()).then_some(((1.0, -1.0), (stance_colour(entity.stance), sign))),
        entity.is_target.then_some(((-1.0, -1.0), (TARGET, "◎"))),
        entity.is_us.then_some(((1.0, 1.0), (BRAND, "★"))),
    ];
    for ((across, down), kind) in badges.into_iter().flatten() {
        let off = mark.radius * 0.82;
        badge(kind, (mark.x + across * off, mark.y + down * off), half, out);
    }
    out.push_str("</g>\n");
}

/// The shape of a kind, for the legend.
pub(in super::super) fn plain(kind: &EntityKind, at: (f32, f32), out: &mut String) {
    shape(kind, at, 11.0, (INK_2, 1.5), out);
}

fn shape(
    kind: &EntityKind,
    at: (f32, f32),
    radius: f32,
    (colour, width): (&str, f32),
    out: &mut String,
) {
    writeln!(
        out,
        "<path d=\"{}\" transform=\"{}\" fill=\"{CARD}\" stroke=\"{colour}\" stroke-width=\"{width}\"/>\
         <path d=\"{}\" transform=\"{}\" fill=\"none\" stroke=\"{INK_2}\" stroke-width=\"1.1\" \
         stroke-linecap=\"round\" stroke-linejoin=\"round\"/>",
        shapes::outline(kind),
        stand(at, radius),
        shapes::icon(kind),
        stand(at, radius * 0.92)
    )
    .ok();
}

/// The badge of a stance.
pub(in super::super) fn badge_of(
    stance: Option<Stance>,
    at: (f32, f32),
    half: f32,
    out: &mut String,
) {
    badge((stance_colour(stance), shapes::sign(stance)), at, half, out);
}

/// A disc with a sign.
pub(in super::super) fn badge(
    (colour, sign): Badge,
    (x, y): (f32, f32),
    half: f32,
    out: &mut String,
) {
    let size = half * if sign.chars().count() > 1 { 1.15 } else { 1.4 };
    writeln!(
        out,
        "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{half:.1}\" fill=\"{colour}\" stroke=\"{CARD}\"/>\
         <text x=\"{x:.1}\" y=\"{:.1}\" font-size=\"{size:.1}\" font-weight=\"800\" \
         text-anchor=\"middle\" fill=\"{CARD}\">{sign}</text>",
        y + half * 0.48
    )
    .ok();
}
