//! The line of time as a picture to give away: an SVG with a title, what is drawn, and what the signs mean.
//!
//! It refers to nothing outside and runs nothing. Forms are told apart without colour.
//! Not compiled into the page, which asks the worker.

mod axis;
mod drawing;
mod legend;

use std::collections::BTreeSet;
use std::fmt::Write;

pub use super::sheet::Sheet;
use super::sheet::{
    Format, INK, INK_2, LEAST_WIDTH, MARGIN, SMALL, SPARE, TEXT, TITLE, Type, document,
};
use crate::analysis::chronology::extent::Open;
use crate::analysis::chronology::groups::{Group, GroupKey};
use crate::analysis::chronology::picture::{BEYOND, Lanes, Picture, Sizes, Wishes, lay_out};
use crate::analysis::chronology::sight::Sight;
use crate::analysis::chronology::{Chronicle, Item};
use crate::domain::record::RecordRef;
use crate::i18n::Lang;
use drawing::Drawing;

/// Titles and names of groups are cut to so many letters.
const LETTERS: usize = 160;
/// How large things are before they are made smaller for a page.
const SIZES: Sizes = Sizes { font: 13.0, height: 600.0, beyond: BEYOND };
/// From one try at a smaller scale to the next.
const SMALLER: f64 = 0.85;
/// Under this scale lanes are only flattened.
const LEAST: f64 = 0.02;
/// The least height that lanes have on a page.
const LEAST_ROOM: f32 = 80.0;
/// The room of arrows beyond the ends of items.
const ARROW: f64 = 20.0;

/// A page that the picture is for, lying.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// 297 by 210 mm.
    A4,
    /// 420 by 297 mm.
    A3,
}

impl Paper {
    /// The paper of this key, "a4" or "a3"; none for others.
    pub fn read(key: &str) -> Option<Self> {
        match key {
            "a4" => Some(Self::A4),
            "a3" => Some(Self::A3),
            _ => None,
        }
    }

    /// Its width and height, at 96 pixels an inch.
    pub fn size(self) -> (f32, f32) {
        match self {
            Self::A4 => (1_123.0, 794.0),
            Self::A3 => (1_587.0, 1_123.0),
        }
    }
}

/// What is drawn, and what stands around it.
#[derive(Clone, Debug)]
pub struct Poster<'a> {
    /// What it is of.
    pub title: &'a str,
    /// Today, in words.
    pub day: &'a str,
    /// What is left out, in a sentence; blank when nothing is.
    pub filters: &'a str,
    /// The language of its words.
    pub lang: Lang,
    /// From when to when it reaches.
    pub sight: Sight,
    /// The lanes.
    pub groups: &'a [Group],
    /// Their names, in their order.
    pub names: &'a [String],
    /// The records that stand as eras.
    pub eras: &'a BTreeSet<RecordRef>,
    /// The present, in minutes from 1970-01-01.
    pub today: f64,
    /// The page it is to fit on; none if it is as high as it needs.
    pub paper: Option<Paper>,
    /// Whether it goes without wide margins, into a document that has its own.
    pub is_bare: bool,
}

/// What of a chronicle is in a sight.
struct Seen {
    groups: Vec<Group>,
    names: Vec<String>,
    wishes: Wishes,
    /// The items, by place, each once; with the eras.
    items: BTreeSet<u32>,
}

/// The lanes as large as they are drawn.
struct Fit {
    picture: Picture,
    /// How much smaller they are, across and down.
    scale: (f64, f64),
    /// The width of the view before that.
    width: f32,
}

/// Draws what is in the sight, all of it. O(n log n), some times over when it must fit on a page.
pub fn write(chronicle: &Chronicle, poster: &Poster) -> Sheet {
    let page = poster.paper.map(Paper::size);
    let inner = page.map_or(poster.sight.width.max(LEAST_WIDTH), |(wide, _)| wide - 2.0 * MARGIN);
    let inner = if inner.is_finite() { inner.ceil() } else { LEAST_WIDTH };
    let sight = as_wide(&poster.sight, inner);
    let seen = see(chronicle, poster, &sight);
    let mut body = String::new();
    let head = write_head(poster, &seen, inner, &mut body);
    let legend = legend::Legend::of(chronicle, &seen, poster.lang, inner);
    let axis = axis::Axis::of(&sight, poster);
    let around = head + axis.height + axis.foot() + 20.0 + legend.height + MARGIN;
    let room = page.map(|(_, high)| (high - around).max(LEAST_ROOM));
    let fit = fit(chronicle, &seen, &sight, room);
    let lanes = (f64::from(high(&fit.picture)) * fit.scale.1) as f32;
    let top = head + axis.height;
    drawing::write_defs((inner, top + lanes), &mut body);
    writeln!(body, "<g transform=\"translate({MARGIN} 0)\" clip-path=\"url(#myspot-view)\">").ok();
    let drawing = Drawing { chronicle, seen: &seen, fit: &fit, lang: poster.lang };
    drawing.write_back(top, &mut body);
    axis.write_marks((head, top + lanes), &mut body);
    drawing.write_front(top, &mut body);
    axis.write_today((top, top + lanes), &mut body);
    body.push_str("</g>\n");
    axis.write_today_name(top + lanes, &mut body);
    let foot = top + lanes + axis.foot() + 20.0;
    let size = page.unwrap_or((inner + 2.0 * MARGIN, (foot + legend.height + MARGIN).ceil()));
    legend.write(foot.max(size.1 - MARGIN - legend.height), inner, &mut body);
    let words = [&cut(poster.title), &described(poster, &seen), poster.lang.code()];
    let format = Format { size, spare: if poster.is_bare { SPARE } else { 0.0 } };
    let text = document(words, format, true, ("", &body));
    let (width, height) = format.shown();
    Sheet { text, width, height, letters: SIZES.font * fit.scale.1 as f32 }
}

/// The same time in a view of another width.
fn as_wide(sight: &Sight, width: f32) -> Sight {
    let wider = f64::from(width) / f64::from(sight.width.max(1.0));
    Sight { scale: sight.scale * wider, width, ..*sight }
}

/// What is in the sight; groups with nothing there are left out.
fn see(chronicle: &Chronicle, poster: &Poster, sight: &Sight) -> Seen {
    let item = |n: u32| chronicle.items.get(n as usize);
    let mut seen = Seen {
        groups: Vec::new(),
        names: Vec::new(),
        wishes: Wishes { everything: true, ..Wishes::default() },
        items: BTreeSet::new(),
    };
    for (n, group) in poster.groups.iter().enumerate() {
        let is_in = |n: &u32| item(*n).is_some_and(|item| is_in(item, sight));
        let items: Vec<u32> = group.items.iter().copied().filter(is_in).collect();
        seen.items.extend(&items);
        for item in items.iter().filter_map(|n| item(*n)) {
            if poster.eras.contains(&item.of) {
                seen.wishes.eras.insert(item.of);
            }
        }
        if !items.is_empty() || group.key == GroupKey::All {
            seen.groups.push(Group { key: group.key.clone(), items });
            seen.names.push(cut(poster.names.get(n).map_or("", String::as_str)));
        }
    }
    seen
}

/// Whether some of an item can be seen.
fn is_in(item: &Item, sight: &Sight) -> bool {
    let (start, end) = item.extent.reach();
    let room = |open: Open| if open == Open::Vague { ARROW } else { 5.0 };
    let from = sight.x(start) - room(item.extent.before);
    let to = sight.x(end) + room(item.extent.after);
    from < f64::from(sight.width) && to > 0.0
}

/// How high the lanes are, with the names of eras.
fn high(picture: &Picture) -> f32 {
    picture.era_lanes as f32 * SIZES.strip() + picture.height
}

/// The lanes, smaller where they must not be higher than `room`.
fn fit(chronicle: &Chronicle, seen: &Seen, sight: &Sight, room: Option<f32>) -> Fit {
    let mut scale = 1.0;
    loop {
        let width = (f64::from(sight.width) / scale) as f32;
        let wide = Sight { scale: sight.scale / scale, width, ..*sight };
        let picture = lay_out(chronicle, &seen.groups, &wide, SIZES, &seen.wishes, &Lanes::new());
        let down = room.map_or(1.0, |room| f64::from(room / high(&picture).max(1.0)));
        if down >= scale {
            return Fit { picture, scale: (scale, scale), width };
        }
        if scale < LEAST {
            return Fit { picture, scale: (scale, down), width };
        }
        scale *= SMALLER;
    }
}

/// Writes the title and the lines under it, and tells where they end.
fn write_head(poster: &Poster, seen: &Seen, width: f32, out: &mut String) -> f32 {
    let mut y = MARGIN - 8.0;
    let mut put = |text: &str, kind: Type| {
        for line in kind.wrap(text, width) {
            y += kind.size * 1.4;
            kind.write((MARGIN, y), &line, out);
        }
    };
    put(&cut(poster.title), Type { size: TITLE, weight: 700, fill: INK });
    let t = poster.lang;
    let items = t.time_poster_items(seen.items.len());
    let line = t.time_poster_line(cut(poster.day), items, t.time_seen(&poster.sight));
    put(&line, Type { size: TEXT, weight: 500, fill: INK_2 });
    put(poster.filters, Type { size: TEXT, weight: 400, fill: INK_2 });
    y + SMALL + 6.0
}

/// The picture in words, for whoever cannot see it.
fn described(poster: &Poster, seen: &Seen) -> String {
    let t = poster.lang;
    let items = t.time_poster_items(seen.items.len());
    let mut words = t.time_poster_told(items, t.time_seen(&poster.sight));
    let names: Vec<&str> =
        seen.names.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
    if !names.is_empty() {
        words.push(' ');
        words.push_str(&t.time_poster_groups(names.join(", ")));
    }
    if !poster.filters.is_empty() {
        words.push(' ');
        words.push_str(poster.filters);
    }
    words
}

/// The start of a text that is too long for a line.
fn cut(text: &str) -> String {
    let text = text.trim();
    if text.chars().count() <= LETTERS {
        return text.to_owned();
    }
    let kept: String = text.chars().take(LETTERS - 1).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests;
