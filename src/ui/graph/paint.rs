//! Writes the picture into the scene.

use std::fmt::Write;

use super::canvas::Canvas;
use crate::analysis::picture::Mark;
use crate::analysis::picture::find::Found;
use crate::analysis::picture::labels::{self, Anchor, LEADING, Setting};
use crate::analysis::picture::lines::Look;
use crate::analysis::picture::numbers::{push_tenth, push_thousandth};
use crate::analysis::picture::shapes;
use crate::analysis::reach::Part;
use crate::domain::relations::Sign;

/// Marks smaller than this on screen are drawn without what is in them, in pixels.
const DETAILED: f32 = 8.5;
/// Marks drawn with what is in them, at most.
const MOST_DETAILED: usize = 450;
/// Below this scale lines have neither dashes nor arrowheads.
const FAR: f32 = 0.3;
/// The lines of so many chosen marks stand out; of more, nothing would.
const MOST_LIT: usize = 40;
/// A circle on the grid of shapes.
const CIRCLE: &str = "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14z";
/// A pin on the grid of shapes.
const PIN: &str = "M10 18v-6M6.5 12h7L12 8V3.5H8V8z";

/// How much thicker or thinner lines are drawn at a scale: they grow more slowly than the picture.
fn thickness(scale: f32) -> f32 {
    scale.clamp(0.04, 6.0).powf(-0.55)
}

fn line_class(look: Look, lit: bool) -> String {
    let sign = match look.sign {
        Some(Sign::Plus) => "plus",
        Some(Sign::Minus) => "minus",
        None => "plain",
    };
    format!("line {sign}{}{}", if look.dim { " dim" } else { "" }, if lit { " lit" } else { "" })
}

/// Puts the middle of a shape's grid at a point, with its half width there.
fn stand(at: (f32, f32), half: f32) -> String {
    let mut transform = String::new();
    push_stand(&mut transform, at, half);
    transform
}

fn push_stand(transform: &mut String, (x, y): (f32, f32), half: f32) {
    transform.push_str("matrix(");
    push_thousandth(transform, half / 10.0);
    transform.push_str(" 0 0 ");
    push_thousandth(transform, half / 10.0);
    transform.push(' ');
    push_tenth(transform, x - half);
    transform.push(' ');
    push_tenth(transform, y - half);
    transform.push(')');
}

/// Marks and lines.
pub(super) fn picture(canvas: &mut Canvas) {
    lines(canvas);
    let Canvas { scene, picture, choice, .. } = canvas;
    let chosen = mask(picture.marks.len(), &choice.marks);
    scene.marks.begin();
    let (mut class, mut transform, mut number) = (String::new(), String::new(), String::new());
    for (n, mark) in picture.marks.iter().enumerate() {
        class.clear();
        class.push_str("mark ");
        class.push_str(shapes::side(mark.entity.stance));
        let dim = choice
            .part
            .as_ref()
            .is_some_and(|part| !part.nodes.get(n).copied().unwrap_or_default());
        for (name, on) in [(" chosen", chosen[n]), (" dim", dim), (" us", mark.entity.is_us)] {
            if on {
                class.push_str(name);
            }
        }
        transform.clear();
        number.clear();
        push_stand(&mut transform, (mark.x, mark.y), mark.radius);
        write!(number, "{n}").ok();
        scene.marks.put(&[shapes::outline(&mark.entity.kind), &transform, &class, &number], "");
    }
    scene.marks.end();
}

/// Which of `count` marks are listed.
fn mask(count: usize, listed: &[usize]) -> Vec<bool> {
    let mut mask = vec![false; count];
    for n in listed {
        if let Some(on) = mask.get_mut(*n) {
            *on = true;
        }
    }
    mask
}

/// All lines but those that are moved with their marks.
fn lines(canvas: &mut Canvas) {
    let moved = mask(canvas.picture.marks.len(), &canvas.tools.moved);
    let none = canvas.tools.moved.is_empty();
    let Canvas { scene, picture, choice, camera, .. } = canvas;
    let touches = |n: usize| {
        let line = &picture.lines[n];
        moved[line.source as usize] || moved[line.target as usize]
    };
    let dim = |n: usize| {
        choice.part.as_ref().is_some_and(|part| !part.ties.get(n).copied().unwrap_or_default())
    };
    let batches = picture.batches(&dim, &|n| !none && touches(n));
    scene.lines.begin();
    scene.arrows.begin();
    for batch in &batches {
        let class = line_class(batch.look, false);
        let width = format!("{:.2}", batch.look.width() * thickness(camera.scale));
        scene.lines.put(&[&batch.lines, &class, &width], "");
        scene.arrows.put(&[&batch.arrows, &class], "");
    }
    scene.lines.end();
    scene.arrows.end();
}

/// Names, and all that depends on what is in view.
pub(super) fn view(canvas: &mut Canvas, travelling: bool) {
    let scale = canvas.camera.scale;
    let far = scale < FAR;
    canvas.scene.set_class(if far { "far" } else { "near" });
    widths(canvas);
    if !travelling {
        place_names(canvas);
    }
    names(canvas);
    details(canvas);
}

/// Lines as thick as they are to be at this scale.
fn widths(canvas: &mut Canvas) {
    let thick = thickness(canvas.camera.scale);
    let mut looks: Vec<Look> = Vec::new();
    let moved = mask(canvas.picture.marks.len(), &canvas.tools.moved);
    let choice = &canvas.choice;
    for (n, line) in canvas.picture.lines.iter().enumerate() {
        let dim =
            choice.part.as_ref().is_some_and(|part| !part.ties.get(n).copied().unwrap_or_default());
        let look = Look { dim, sign: line.relation.sign, strength: line.relation.strength };
        let is_moved = moved[line.source as usize] || moved[line.target as usize];
        if !is_moved && !looks.contains(&look) {
            looks.push(look);
        }
    }
    looks.sort_by_key(|look| (!look.dim, *look));
    for (n, look) in looks.iter().enumerate() {
        canvas.scene.lines.set(n, "stroke-width", &format!("{:.2}", look.width() * thick));
    }
}

fn place_names(canvas: &mut Canvas) {
    let Canvas { picture, choice, order, .. } = &*canvas;
    let lit = |n: &u32| {
        let on = |part: &Part| part.nodes.get(*n as usize).copied().unwrap_or_default();
        choice.part.as_ref().is_none_or(on)
    };
    let is_chosen = mask(picture.marks.len(), &choice.marks);
    let named = |n: &u32| is_chosen[*n as usize] || lit(n);
    let order: Vec<u32> = order.iter().copied().filter(named).collect();
    let chosen: Vec<u32> = choice.marks.iter().map(|n| *n as u32).collect();
    let lines: Vec<usize> =
        (0..picture.lines.len()).filter(|n| is_kind_written(canvas, *n)).collect();
    let setting = Setting { camera: canvas.camera, view: canvas.size, font: canvas.font };
    canvas.names = labels::place_chosen(&canvas.picture, &order, &chosen, &lines, setting);
}

/// Whether the kind of the nth line is to be read: all, or those of what is chosen.
fn is_kind_written(canvas: &Canvas, n: usize) -> bool {
    let (choice, line) = (&canvas.choice, &canvas.picture.lines[n]);
    if line.relation.kind.is_empty() {
        return false;
    }
    let in_part =
        choice.part.as_ref().is_none_or(|part| part.ties.get(n).copied().unwrap_or_default());
    let of_choice = |mark: u32| choice.marks.len() <= 3 && choice.marks.contains(&(mark as usize));
    choice.line == Some(n)
        || in_part && (choice.kinds_written || of_choice(line.source) || of_choice(line.target))
}

fn names(canvas: &mut Canvas) {
    let Canvas { scene, names, picture, tools, choice, .. } = canvas;
    scene.names.begin();
    for label in names.marks.iter().filter(|label| !tools.moved.contains(&label.mark)) {
        let anchor = match label.anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let class = if choice.marks.contains(&label.mark) { "name chosen" } else { "name" };
        let (x, size) = (format!("{:.1}", label.x), format!("{:.1}", label.size));
        for (n, line) in label.lines.iter().enumerate() {
            let y = format!("{:.1}", label.y + n as f32 * label.size * LEADING);
            scene.names.put(&[&x, &y, class, &size, anchor], line);
        }
    }
    for kind in &names.lines {
        let (x, y) = (format!("{:.1}", kind.x), format!("{:.1}", kind.y));
        let text = &picture.lines[kind.line].relation.kind;
        scene.names.put(&[&x, &y, "kind-name", &format!("{:.1}", kind.size), "middle"], text);
    }
    scene.names.end();
}

/// What is drawn in and on marks, where they are large enough.
fn details(canvas: &mut Canvas) {
    let view = canvas.camera.view(canvas.size).grown(canvas.size.0 * 0.3 / canvas.camera.scale);
    let Canvas { scene, picture, choice, camera, tools, .. } = canvas;
    scene.details.begin();
    scene.signs.begin();
    let marks = picture.marks.iter().enumerate();
    let large = marks.filter(|(n, mark)| {
        mark.radius * camera.scale >= DETAILED
            && view.has((mark.x, mark.y))
            && !tools.moved.contains(n)
    });
    for (n, mark) in large.take(MOST_DETAILED) {
        let dim = choice
            .part
            .as_ref()
            .is_some_and(|part| !part.nodes.get(n).copied().unwrap_or_default());
        let faded = if dim { " dim" } else { "" };
        let icon = stand((mark.x, mark.y), mark.radius * 0.92);
        scene.details.put(&[shapes::icon(&mark.entity.kind), &icon, &format!("icon{faded}")], "");
        for (corner, side, sign) in badges(mark, choice.pinned.get(n).copied().unwrap_or_default())
        {
            let off = mark.radius * 0.82;
            let (x, y) = (mark.x + corner.0 * off, mark.y + corner.1 * off);
            let half = (mark.radius * 0.42).max(5.5);
            if sign.is_empty() {
                scene.details.put(&[PIN, &stand((x, y), half), &format!("pin{faded}")], "");
                continue;
            }
            // The grid's circle is 7 of 10 wide.
            let disc = stand((x, y), half / 0.7);
            scene.details.put(&[CIRCLE, &disc, &format!("badge {side}{faded}")], "");
            let (x, y) = (format!("{x:.1}"), format!("{:.1}", y + half * 0.48));
            let size = format!("{:.1}", half * if sign.chars().count() > 1 { 1.15 } else { 1.4 });
            scene.signs.put(&[&x, &y, &format!("sign {side}{faded}"), &size], sign);
        }
    }
    scene.details.end();
    scene.signs.end();
}

/// A corner of a mark, the side its badge tells, and its sign.
type Badge = ((f32, f32), &'static str, &'static str);

/// The badges of a mark; a pin has no sign.
fn badges(mark: &Mark, pinned: bool) -> impl Iterator<Item = Badge> + use<> {
    let entity = &mark.entity;
    let sign = shapes::sign(entity.stance);
    [
        (!sign.is_empty()).then(|| ((1.0, -1.0), shapes::side(entity.stance), sign)),
        entity.is_target.then_some(((-1.0, -1.0), "target", "◎")),
        entity.is_us.then_some(((1.0, 1.0), "us", "★")),
        pinned.then_some(((-1.0, 1.0), "pin", "")),
    ]
    .into_iter()
    .flatten()
}

/// What is chosen, hovered, moved or being drawn.
pub(super) fn tools(canvas: &mut Canvas) {
    lit_lines(canvas);
    moved_marks(canvas);
    let camera = canvas.camera;
    let Canvas { scene, picture, tools, choice, .. } = canvas;
    scene.tools.begin();
    let screen = |point: (f32, f32)| camera.to_screen(point);
    let ring = |mark: &Mark, more: f32| {
        let ((x, y), r) = (screen((mark.x, mark.y)), mark.radius * camera.scale + more);
        format!(
            "M{:.1} {y:.1}a{r:.1} {r:.1} 0 1 0 {:.1} 0a{r:.1} {r:.1} 0 1 0 {:.1} 0z",
            x - r,
            2.0 * r,
            -2.0 * r
        )
    };
    for mark in choice.marks.iter().filter_map(|n| picture.marks.get(*n)) {
        scene.tools.put(&[&ring(mark, 5.0), "ring"], "");
    }
    if let Some(Found::Mark(n) | Found::Rim(n)) = tools.hovered {
        let class = if tools.hovered == Some(Found::Rim(n)) { "rim ready" } else { "rim" };
        if let Some(mark) = picture.marks.get(n) {
            scene.tools.put(&[&ring(mark, 7.0), class], "");
        }
    }
    if let Some(curve) = choice.line.and_then(|n| picture.curve(n)) {
        for end in [curve.from, curve.to] {
            let (x, y) = screen(end);
            let handle = format!("M{:.1} {y:.1}a6 6 0 1 0 12 0a6 6 0 1 0 -12 0z", x - 6.0);
            scene.tools.put(&[&handle, "handle"], "");
        }
    }
    if let Some((from, to)) = tools.rubber {
        let ((a, b), (c, d)) = (screen(from), screen(to));
        scene.tools.put(&[&format!("M{a:.1} {b:.1}L{c:.1} {d:.1}"), "rubber"], "");
    }
    if !tools.lasso.is_empty() {
        let mut outline = String::new();
        for (n, point) in tools.lasso.iter().enumerate() {
            let (x, y) = screen(*point);
            write!(outline, "{}{x:.1} {y:.1}", if n == 0 { 'M' } else { 'L' }).ok();
        }
        outline.push('Z');
        scene.tools.put(&[&outline, "lasso"], "");
    }
    scene.tools.end();
}

/// Lines of what is chosen or moved, over the others.
fn lit_lines(canvas: &mut Canvas) {
    let thick = thickness(canvas.camera.scale);
    let Canvas { scene, picture, choice, tools, .. } = canvas;
    scene.lit.begin();
    let few = choice.marks.len() <= MOST_LIT;
    let count = picture.marks.len();
    let (moved, chosen) = (mask(count, &tools.moved), mask(count, &choice.marks));
    for (n, line) in picture.lines.iter().enumerate() {
        let touches = |marks: &[bool]| marks[line.source as usize] || marks[line.target as usize];
        let moved = touches(&moved);
        let lit = choice.line == Some(n) || few && touches(&chosen);
        if !(moved || lit) {
            continue;
        }
        let look = Look { dim: false, sign: line.relation.sign, strength: line.relation.strength };
        let Some(curve) = picture.curve(n) else {
            continue;
        };
        let mut path = String::new();
        curve.write(line.is_straight(), &mut path);
        let size = 5.0 + 2.0 * look.width();
        let width = (look.width() + if lit { 1.2 } else { 0.0 }) * thick;
        scene.lit.put(&[&path, &line_class(look, lit), &format!("{width:.2}")], "");
        let mut arrows = String::new();
        curve.write_arrow(false, size, &mut arrows);
        if line.relation.mutual {
            curve.write_arrow(true, size, &mut arrows);
        }
        scene.lit.put(&[&arrows, &format!("{} head", line_class(look, lit)), "0"], "");
    }
    scene.lit.end();
}

/// The marks that are being moved, where they are now.
fn moved_marks(canvas: &mut Canvas) {
    let Canvas { scene, picture, tools, .. } = canvas;
    for n in &tools.moved {
        if let Some(mark) = picture.marks.get(*n) {
            scene.marks.set(*n, "transform", &stand((mark.x, mark.y), mark.radius));
        }
    }
}
