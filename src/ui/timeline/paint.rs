//! Writes the line of time into its scene.

use std::fmt::Write;

use super::canvas::Canvas;
use crate::analysis::chronology::extent::{Extent, Form, Open};
use crate::analysis::chronology::picture::{BIN, Found, Mark};
use crate::analysis::chronology::{Doubt, Item};

/// Paints everything that may be seen.
pub(super) fn paint(canvas: &mut Canvas) {
    under(canvas);
    bands(canvas);
    marks(canvas);
    tools(canvas);
    over(canvas);
    heads(canvas);
}

/// A rectangle.
fn rect(from: f64, to: f64, top: f32, bottom: f32) -> String {
    format!("M{from:.1} {top:.1}H{to:.1}V{bottom:.1}H{from:.1}z")
}

/// From where to where things are drawn.
fn reach(canvas: &Canvas) -> (f64, f64) {
    let (width, beyond) = (f64::from(canvas.size.0), canvas.beyond);
    (-width * beyond, width * (1.0 + beyond))
}

/// Eras and the lines of the grid.
fn under(canvas: &mut Canvas) {
    let (height, axis) = (canvas.size.1, canvas.sizes().axis());
    let Canvas { scene, picture, sight, axis: marks, .. } = canvas;
    scene.under.begin();
    for (n, era) in picture.eras.iter().enumerate() {
        let class = if n % 2 == 0 { "era" } else { "era other" };
        scene.under.put(&[&rect(era.from, era.to, axis, height), class], "");
    }
    for (ticks, class) in [(&marks.small, "grid"), (&marks.large, "grid large")] {
        let mut lines = String::new();
        for tick in ticks {
            write!(lines, "M{:.1} {axis:.0}V{height:.0}", sight.x(tick.minute)).ok();
        }
        scene.under.put(&[&lines, class], "");
    }
    scene.under.end();
}

/// How much lies where nothing is drawn one by one.
fn bands(canvas: &mut Canvas) {
    let (left, _) = reach(canvas);
    let strip = canvas.sizes().strip();
    let Canvas { scene, picture, .. } = canvas;
    scene.bands.begin();
    for row in picture.rows.iter().filter(|row| !row.density.is_empty()) {
        let bottom = row.band + strip;
        let mut area = String::new();
        for (n, count) in row.density.iter().enumerate().filter(|(_, count)| **count > 0) {
            let high = (*count as f32 / picture.peak.max(1) as f32).sqrt() * (strip - 2.0) + 2.0;
            let from = left + n as f64 * BIN;
            area.push_str(&rect(from + 0.5, from + BIN - 0.5, bottom - high, bottom));
        }
        scene.bands.put(&[&area, "density"], "");
    }
    scene.bands.end();
}

/// The shape of an extent whose bar goes from one pixel to another.
fn outline(mark: &Mark, bar: f32) -> String {
    let (from, to, top, bottom) = (mark.from, mark.to, mark.y, mark.y + bar);
    let middle = f32::midpoint(top, bottom);
    if mark.look.is_point {
        let half = bar * 0.36;
        let x = f64::midpoint(from, to);
        return format!(
            "M{x:.1} {:.1}l{half:.1} {half:.1}l-{half:.1} {half:.1}l-{half:.1} -{half:.1}z",
            middle - half
        );
    }
    let mut path = String::new();
    if mark.look.form == Form::Within && to - from < 1.0 {
        // Only an edge is known: what counts is the arrow.
        write!(path, "M{from:.1} {top:.1}V{bottom:.1}").ok();
    } else {
        let radius = if mark.look.form == Form::Within {
            (f64::from(bar) / 2.0).min((to - from) / 2.0)
        } else {
            2.0
        };
        let (inner, high) = (to - from - 2.0 * radius, f64::from(bar) - 2.0 * radius);
        write!(
            path,
            "M{:.1} {top:.1}h{inner:.1}a{radius:.1} {radius:.1} 0 0 1 {radius:.1} {radius:.1}v{high:.1}\
             a{radius:.1} {radius:.1} 0 0 1 -{radius:.1} {radius:.1}h-{inner:.1}\
             a{radius:.1} {radius:.1} 0 0 1 -{radius:.1} -{radius:.1}v-{high:.1}\
             a{radius:.1} {radius:.1} 0 0 1 {radius:.1} -{radius:.1}z",
            from + radius
        )
        .ok();
    }
    path
}

/// The arrows of ends that are open.
fn arrows(mark: &Mark, bar: f32, width: f64, words: f64) -> String {
    let middle = mark.y + bar / 2.0;
    let mut path = String::new();
    for (open, at, way) in [(mark.look.open.0, mark.from, -1.0), (mark.look.open.1, mark.to, 1.0)] {
        let tip = match open {
            Open::No => continue,
            Open::Vague => at + way * 16.0,
            // The title on it comes first.
            Open::Endless if mark.inside && mark.title + words > width - 18.0 => continue,
            // Something without an end leaves the view.
            Open::Endless => {
                if way > 0.0 {
                    width - 4.0
                } else {
                    4.0
                }
            }
        };
        if open == Open::Vague {
            write!(path, "M{at:.1} {middle:.1}H{tip:.1}").ok();
        }
        write!(
            path,
            "M{:.1} {:.1}L{tip:.1} {middle:.1}L{:.1} {:.1}",
            tip - way * 6.0,
            middle - 4.5,
            tip - way * 6.0,
            middle + 4.5
        )
        .ok();
    }
    path
}

fn class(item: &Item, mark: &Mark, is_chosen: bool, is_lit: bool) -> String {
    let form = match (mark.look.is_point, mark.look.form) {
        (true, _) | (_, Form::Point) => "point",
        (_, Form::Within) => "within",
        (_, Form::Lasting) => "lasting",
    };
    let mut class = format!("bar {form} {}", item.source);
    let doubt = match mark.look.doubt {
        Doubt::None => "",
        Doubt::Disputed => " disputed",
        Doubt::Rival => " rival",
        Doubt::Told => " told",
    };
    class.push_str(doubt);
    let is_exact = item.extent.sure == Some((item.extent.start, item.extent.end));
    for (on, name) in [
        (is_exact, " exact"),
        (mark.look.is_vague, " vague"),
        (is_chosen, " chosen"),
        (is_lit, " lit"),
    ] {
        if on {
            class.push_str(name);
        }
    }
    class
}

/// Bars, diamonds and titles of the lanes in view.
fn marks(canvas: &mut Canvas) {
    let (bar, lane, font) = (canvas.sizes().bar(), canvas.sizes().lane(), canvas.font);
    let (top, bottom) = (canvas.scroll - 2.0 * lane, canvas.scroll + canvas.size.1 + 2.0 * lane);
    let width = f64::from(canvas.size.0);
    let Canvas { scene, picture, content, choice, .. } = canvas;
    let signs = content.lang.time_signs();
    scene.bars.begin();
    scene.sures.begin();
    scene.titles.begin();
    for mark in picture.marks.iter().filter(|mark| (top..bottom).contains(&mark.y)) {
        let Some(item) = content.chronicle.items.get(mark.item as usize) else {
            continue;
        };
        let is_chosen = choice.chosen.contains(&item.of);
        let class = class(item, mark, is_chosen, choice.lit.contains(&item.of));
        scene.bars.put(&[&outline(mark, bar), &class, &mark.item.to_string()], "");
        if let Some((from, to)) = mark.sure.filter(|(from, to)| to > from && !mark.look.is_point) {
            scene.sures.put(
                &[
                    &rect(from, to, mark.y + 1.0, mark.y + bar - 1.0),
                    &format!("sure {}", item.source),
                ],
                "",
            );
        }
        let open = arrows(mark, bar, width, f64::from(item.room * font));
        if !open.is_empty() {
            scene.sures.put(&[&open, "open"], "");
        }
        let (x, y) =
            (format!("{:.1}", mark.title), format!("{:.1}", mark.y + bar / 2.0 + font * 0.35));
        let class = match (is_chosen, mark.inside) {
            (true, _) => "title chosen",
            (false, true) => "title inside",
            (false, false) => "title",
        };
        scene.titles.put(&[&x, &y, class, &format!("{font:.1}")], &item.short(signs));
    }
    scene.bars.end();
    scene.sures.end();
    scene.titles.end();
}

/// Rings, handles, and where a gesture would put something.
fn tools(canvas: &mut Canvas) {
    let bar = canvas.sizes().bar();
    let Canvas { scene, picture, content, choice, tools, sight, .. } = canvas;
    scene.tools.begin();
    let ring = |mark: &Mark, more: f64| {
        rect(mark.from - more, mark.to + more, mark.y - more as f32, mark.y + bar + more as f32)
    };
    for mark in &picture.marks {
        let chosen = content
            .chronicle
            .items
            .get(mark.item as usize)
            .is_some_and(|item| choice.chosen.contains(&item.of));
        if chosen {
            scene.tools.put(&[&ring(mark, 3.0), "ring"], "");
        }
    }
    if let Some(Found::Mark(n) | Found::Start(n) | Found::End(n)) = tools.hovered
        && let Some(mark) = picture.marks.get(n)
    {
        scene.tools.put(&[&ring(mark, 2.0), "rim"], "");
        let side = match tools.hovered {
            Some(Found::Start(_)) => Some(mark.from),
            Some(Found::End(_)) => Some(mark.to),
            _ => None,
        };
        if let Some(x) = side {
            scene
                .tools
                .put(&[&rect(x - 2.0, x + 2.0, mark.y - 4.0, mark.y + bar + 4.0), "handle"], "");
        }
    }
    if let Some((Extent { start, end, .. }, y, _)) = &tools.ghost {
        let (from, to) = (sight.x(*start), sight.x(*end));
        scene.tools.put(&[&rect(from, to.max(from + 6.0), *y, y + bar), "ghost"], "");
    }
    scene.tools.end();
}

/// The axis, today, the time that is read.
fn over(canvas: &mut Canvas) {
    let (left, right) = reach(canvas);
    let (height, axis, font) = (canvas.size.1, canvas.sizes().axis(), canvas.font);
    let strip = canvas.sizes().strip();
    let lanes_top = canvas.lanes_top();
    let Canvas { scene, picture, content, choice, tools, sight, axis: marks, .. } = canvas;
    let t = content.lang;
    let (first, second) = (axis * 0.4, axis * 0.84);
    scene.over.begin();
    scene.words.begin();
    scene.over.put(&[&rect(left, right, 0.0, lanes_top), "ground"], "");
    scene.over.put(&[&format!("M{left:.0} {axis:.0}H{right:.0}"), "rule"], "");
    let size = format!("{:.1}", font * 0.95);
    let mut write = |x: f64, y: f32, class: &str, words: &str| {
        scene.words.put(&[&format!("{x:.1}"), &format!("{y:.1}"), class, &size], words);
    };
    for tick in &marks.small {
        write(sight.x(tick.minute) + 4.0, second, "tick", &t.tick(tick.unit, marks.step));
    }
    for (n, tick) in marks.large.iter().enumerate() {
        // The unit one is in stays in view as long as it lasts.
        let words = t.tick_large(tick.unit);
        let next = marks.large.get(n + 1).map_or(f64::INFINITY, |next| sight.x(next.minute));
        let room = words.chars().count() as f64 * f64::from(font) * 0.62;
        let x = (sight.x(tick.minute) + 4.0).max(6.0).min(next - room);
        if x > sight.x(tick.minute) - 1.0 {
            write(x, first, "tick large", &words);
        }
    }
    for era in &picture.eras {
        let item = content.chronicle.items.get(era.item as usize);
        let title = item.map(|item| item.short(t.time_signs())).unwrap_or_default();
        let y = axis + era.lane as f32 * strip + strip * 0.68;
        let last = era.to - f64::from(content.chronicle.items[era.item as usize].room * font) - 6.0;
        write(era.from.max(0.0).min(last.max(era.from)) + 6.0, y, "era-name", &title);
        let line = axis + (era.lane + 1) as f32 * strip - 1.0;
        scene.over.put(&[&format!("M{:.1} {line:.1}H{:.1}", era.from, era.to), "era-line"], "");
    }
    let now = sight.x(choice.now);
    if (left..right).contains(&now) {
        scene.over.put(&[&format!("M{now:.1} {axis:.0}V{height:.0}"), "now"], "");
        write(now + 4.0, height - 6.0, "now-name", t.timeline_today_mark());
    }
    if let Some((from, to)) = choice.read {
        let x = |minute: Option<f64>, open: f64| {
            minute.map_or(open, |minute| sight.x(minute).clamp(left, right))
        };
        let (from, to) = (x(from, left), x(to, right));
        scene.over.put(&[&rect(from, to.max(from + 2.0), axis * 0.5, height), "read"], "");
    }
    if let Some((extent, y, words)) = &tools.ghost {
        write(
            sight.x(extent.start),
            (lanes_top + y - canvas.scroll - 6.0).max(axis + font),
            "ghost-name",
            words,
        );
    }
    scene.over.end();
    scene.words.end();
}

/// The names of the groups, which stay where they are when time moves.
fn heads(canvas: &mut Canvas) {
    let (head, font, width) = (canvas.sizes().head(), canvas.font, canvas.size.0);
    let Canvas { scene, picture, content, .. } = canvas;
    scene.grounds.begin();
    scene.heads.begin();
    if content.names.len() == picture.rows.len() && !content.names.is_empty() {
        for (row, name) in picture.rows.iter().zip(content.names.iter()) {
            let y = row.top + head * 0.66;
            scene.grounds.put(&[&format!("M0 {:.1}H{width:.0}", row.top), "group-line"], "");
            let sign = if row.is_folded { "▸" } else { "▾" };
            let words = format!("{sign} {name} ({})", row.count);
            scene
                .heads
                .put(&["8", &format!("{y:.1}"), "group-name", &format!("{font:.1}")], &words);
        }
    }
    scene.grounds.end();
    scene.heads.end();
}
