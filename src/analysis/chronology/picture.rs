//! The line of time as a picture: what stands where for a sight, in pixels.

use std::collections::{BTreeMap, BTreeSet};

use super::extent::{Extent, Form, Open};
use super::groups::{Group, GroupKey};
use super::lanes::{Bar, pack, thin};
use super::sight::Sight;
use super::{Chronicle, Doubt, Item};
use crate::domain::record::RecordRef;

/// How far a picture usually reaches beyond its view, so that there is something to move in.
pub const BEYOND: f64 = 0.5;
/// Up to so many items in view all are drawn, in as many lanes as they need.
const FEW: usize = 220;
/// A bar is at least so wide, in pixels.
const LEAST: f64 = 9.0;
/// A day that is narrower stands as a diamond.
const DIAMOND: f64 = 13.0;
/// How long the arrow of something vague is.
const ARROW: f64 = 18.0;
/// The width of a bar of a density band.
pub const BIN: f64 = 8.0;

/// How large things are, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sizes {
    /// The size of letters.
    pub font: f32,
    /// The height of the view.
    pub height: f32,
    /// How far the picture reaches beyond its view on both sides, in parts of its width.
    pub beyond: f64,
}

impl Sizes {
    /// The height of a lane.
    pub fn lane(self) -> f32 {
        (self.font * 2.15).round()
    }

    /// The height of a bar.
    pub fn bar(self) -> f32 {
        (self.font * 1.6).round()
    }

    /// The height of the axis.
    pub fn axis(self) -> f32 {
        (self.font * 3.6).round()
    }

    /// The height of an era's name, and of a density band.
    pub fn strip(self) -> f32 {
        (self.font * 1.75).round()
    }

    /// The height of a group's name.
    pub fn head(self) -> f32 {
        (self.font * 2.2).round()
    }
}

/// What the reader has asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wishes {
    /// Whether all items are drawn, in as many lanes as that takes.
    pub everything: bool,
    /// Groups that are folded.
    pub folded: BTreeSet<GroupKey>,
    /// Records that stand as eras.
    pub eras: BTreeSet<RecordRef>,
    /// Records that are drawn in any case.
    pub chosen: BTreeSet<RecordRef>,
}

/// An item as it is drawn; `x` from the left of the view, `y` from the top of the lanes.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Its place in the chronicle.
    pub item: u32,
    /// The group whose lanes it stands in.
    pub group: u32,
    /// Where its bar begins.
    pub from: f64,
    /// Where its bar ends.
    pub to: f64,
    /// The part of it that is sure, if there is one.
    pub sure: Option<(f64, f64)>,
    /// The top of its bar.
    pub y: f32,
    /// How it is drawn.
    pub look: Look,
    /// Where its title begins.
    pub title: f64,
    /// Whether the title stands on the bar.
    pub inside: bool,
}

/// How an item is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// What is meant.
    pub form: Form,
    /// Whether it is drawn as a diamond.
    pub is_point: bool,
    /// Whether it was only near that time, or perhaps then.
    pub is_vague: bool,
    /// What is known beyond its ends.
    pub open: (Open, Open),
    /// Whether its date is disputed.
    pub doubt: Doubt,
}

/// Lanes under one name.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What it is.
    pub key: GroupKey,
    /// The top of its name, which has no height when there is only one row.
    pub top: f32,
    /// How many items it has in all.
    pub count: usize,
    /// Whether it is folded.
    pub is_folded: bool,
    /// How many items in view are not drawn one by one.
    pub hidden: usize,
    /// How many of those there are in each bin from the left border on; empty when there are none.
    pub density: Vec<u32>,
    /// The top of the density band.
    pub band: f32,
}

/// An era behind the lanes.
#[derive(Clone, Debug, PartialEq)]
pub struct Era {
    /// Its place in the chronicle.
    pub item: u32,
    /// Where it begins.
    pub from: f64,
    /// Where it ends.
    pub to: f64,
    /// The lane of its name.
    pub lane: u32,
}

/// The lanes that items stand in, to be kept from one picture to the next.
pub type Lanes = BTreeMap<(GroupKey, RecordRef, u8), u32>;

/// Everything that is drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// The items drawn one by one, by group, in the order of time.
    pub marks: Vec<Mark>,
    /// The groups.
    pub rows: Vec<Row>,
    /// The eras.
    pub eras: Vec<Era>,
    /// How many lanes the names of eras take.
    pub era_lanes: u32,
    /// How high the lanes are together.
    pub height: f32,
    /// How many items in view are not drawn one by one.
    pub hidden: usize,
    /// The highest number of items in one bin.
    pub peak: u32,
    /// Which lane each item stands in.
    pub lanes: Lanes,
}

/// An item on the axis before it has a lane.
struct Laid {
    item: u32,
    from: f64,
    to: f64,
    sure: Option<(f64, f64)>,
    look: Look,
    title: f64,
    inside: bool,
    /// What it takes of its lane.
    bar: Bar,
}

/// Lays items out for a sight.
struct Layout<'a> {
    chronicle: &'a Chronicle,
    sight: &'a Sight,
    sizes: Sizes,
    wishes: &'a Wishes,
}

/// The picture for a sight; `known` are the lanes of the last one. O(n log n), n being the items.
pub fn lay_out(
    chronicle: &Chronicle,
    groups: &[Group],
    sight: &Sight,
    sizes: Sizes,
    wishes: &Wishes,
    known: &Lanes,
) -> Picture {
    let layout = Layout { chronicle, sight, sizes, wishes };
    let mut picture = Picture::default();
    layout.put_eras(&mut picture);
    let room = sizes.height - sizes.axis() - picture.era_lanes as f32 * sizes.strip();
    let named = groups.len() > 1 || groups.first().is_some_and(|group| group.key != GroupKey::All);
    let lanes = (room / sizes.lane()).floor().max(3.0) as usize;
    let most = if named { (lanes / 3).clamp(3, 12) } else { lanes.saturating_sub(1).max(3) };
    for (n, group) in groups.iter().enumerate() {
        layout.put_group(n as u32, group, named, most, known, &mut picture);
    }
    picture.hidden = picture.rows.iter().map(|row| row.hidden).sum();
    let bins = picture.rows.iter().flat_map(|row| row.density.iter().copied());
    picture.peak = bins.max().unwrap_or_default();
    picture
}

impl Layout<'_> {
    fn item(&self, n: u32) -> &Item {
        &self.chronicle.items[n as usize]
    }

    fn is_era(&self, item: &Item) -> bool {
        self.wishes.eras.contains(&item.of) && item.doubt != Doubt::Rival
    }

    /// From where to where things are drawn.
    fn reach(&self) -> (f64, f64) {
        let (width, beyond) = (f64::from(self.sight.width), self.sizes.beyond);
        (-width * beyond, width * (1.0 + beyond))
    }

    fn put_eras(&self, picture: &mut Picture) {
        if self.wishes.eras.is_empty() {
            return;
        }
        let (left, right) = self.reach();
        let items = (0..).zip(&self.chronicle.items).filter(|(_, item)| self.is_era(item));
        let spans: Vec<(u32, Bar, Bar)> = items
            .map(|(n, item)| {
                let (start, end) = item.extent.reach();
                let (from, to) =
                    (self.sight.x(start), self.sight.x(end).max(self.sight.x(start) + 3.0));
                let words = f64::from(item.room * self.sizes.font) + 14.0;
                (n, Bar { from, to }, Bar { from, to: to.max(from + words) })
            })
            .collect();
        let named: Vec<Bar> = spans.iter().map(|(_, _, named)| *named).collect();
        let lanes = pack(&named, &[]);
        picture.era_lanes = lanes.iter().map(|lane| lane + 1).max().unwrap_or_default();
        for ((item, bar, named), lane) in spans.into_iter().zip(lanes) {
            if named.to > left && bar.from < right {
                let (from, to) = (bar.from.max(left), bar.to.min(right));
                picture.eras.push(Era { item, from, to, lane });
            }
        }
    }

    fn put_group(
        &self,
        number: u32,
        group: &Group,
        named: bool,
        most: usize,
        known: &Lanes,
        picture: &mut Picture,
    ) {
        let (lane_height, gap) = (self.sizes.lane(), (self.sizes.lane() - self.sizes.bar()) / 2.0);
        let is_folded = self.wishes.folded.contains(&group.key);
        let top = picture.height;
        let lanes_top = top + if named { self.sizes.head() } else { gap };
        let laid: Vec<Laid> = group.items.iter().filter_map(|n| self.lay(*n)).collect();
        let in_view = |laid: &&Laid| self.is_in_view(laid.from.min(laid.title), laid.bar.to);
        let crowd = laid.iter().filter(in_view).count();
        let stays = if is_folded {
            vec![false; laid.len()]
        } else if self.wishes.everything || crowd <= FEW {
            vec![true; laid.len()]
        } else {
            self.thinned(&laid, most)
        };
        let (shown, hidden): (Vec<_>, Vec<_>) =
            laid.into_iter().zip(stays).partition(|(_, stays)| *stays);
        let bars: Vec<Bar> = shown.iter().map(|(laid, _)| laid.bar).collect();
        let key = |laid: &Laid| {
            let item = self.item(laid.item);
            (group.key.clone(), item.of, self.variant(laid.item))
        };
        let before: Vec<Option<u32>> =
            shown.iter().map(|(laid, _)| known.get(&key(laid)).copied()).collect();
        let lanes = pack(&bars, &before);
        let count = lanes.iter().map(|lane| lane + 1).max().unwrap_or_default();
        for ((laid, _), lane) in shown.into_iter().zip(lanes) {
            picture.lanes.insert(key(&laid), lane);
            let y = lanes_top + lane as f32 * lane_height;
            let Laid { item, from, to, sure, look, title, inside, .. } = laid;
            picture.marks.push(Mark {
                item,
                group: number,
                from,
                to,
                sure,
                y,
                look,
                title,
                inside,
            });
        }
        let band = lanes_top + count as f32 * lane_height;
        let hidden: Vec<Laid> = hidden.into_iter().map(|(laid, _)| laid).collect();
        let (density, unseen) = self.density(&hidden);
        let strip = if density.is_empty() { 0.0 } else { self.sizes.strip() + gap };
        picture.height = band + strip + if named { gap } else { 0.0 };
        picture.rows.push(Row {
            key: group.key.clone(),
            top,
            count: group.items.len(),
            is_folded,
            hidden: unseen,
            density,
            band,
        });
    }

    /// Which of several items of one record this is.
    fn variant(&self, n: u32) -> u8 {
        let of = self.item(n).of;
        let before = self.chronicle.items[..n as usize].iter().rev().take(8);
        before.filter(|item| item.of == of).count() as u8
    }

    fn is_in_view(&self, from: f64, to: f64) -> bool {
        to > 0.0 && from < f64::from(self.sight.width)
    }

    fn thinned(&self, laid: &[Laid], most: usize) -> Vec<bool> {
        let bars: Vec<Bar> = laid.iter().map(|laid| laid.bar).collect();
        let rank = |laid: &Laid| {
            let item = self.item(laid.item);
            if self.wishes.chosen.contains(&item.of) { u32::MAX } else { item.rank }
        };
        let ranks: Vec<u32> = laid.iter().map(rank).collect();
        thin(&bars, &ranks, most)
    }

    /// Where an item stands on the axis; none when it is out of reach, or an era.
    fn lay(&self, n: u32) -> Option<Laid> {
        let item = self.item(n);
        if self.is_era(item) {
            return None;
        }
        let (left, right) = self.reach();
        let (start, end) = item.extent.reach();
        let (start, end) = (self.sight.x(start), self.sight.x(end));
        let words = f64::from(item.room * self.sizes.font);
        if start > right || end + words + 40.0 < left {
            return None;
        }
        let look = look(item, end - start);
        let (from, to) = widened(start, end, look);
        let inside = !look.is_point && to - from >= words + 14.0;
        let after = to + if look.open.1 == Open::Vague { ARROW + 3.0 } else { 5.0 };
        let before = from - if look.open.0 == Open::Vague { ARROW } else { 0.0 };
        // Where the right border would cut a title it stands on the left, if there is room.
        let width = f64::from(self.sight.width);
        let on_left = to < width && after + words > width && before - words > 8.0;
        let title = if inside {
            // A title on a bar that begins out of view stands where it can be seen.
            from.max(0.0).min(to - words - 8.0) + 6.0
        } else if on_left {
            before - words - 5.0
        } else {
            after
        };
        let last = if inside || on_left { after - 5.0 } else { after + words };
        let bar = Bar { from: before.min(title) - 3.0, to: last.max(to) + 9.0 };
        let shown = |at: f64| at.clamp(left - 40.0, right + 40.0);
        let sure =
            item.extent.sure.map(|(from, to)| (shown(self.sight.x(from)), shown(self.sight.x(to))));
        Some(Laid { item: n, from: shown(from), to: shown(to), sure, look, title, inside, bar })
    }

    /// How many items there are in each bin of the view and beyond, and how many in the view.
    fn density(&self, hidden: &[Laid]) -> (Vec<u32>, usize) {
        let (left, right) = self.reach();
        let bins = ((right - left) / BIN).ceil() as usize;
        let mut density = vec![0; bins];
        let mut seen = 0;
        for laid in hidden {
            let middle = f64::midpoint(laid.from, laid.to);
            seen += usize::from(self.is_in_view(laid.from, laid.to));
            if let Some(bin) = density.get_mut(((middle - left) / BIN).max(0.0) as usize) {
                *bin += 1;
            }
        }
        if density.iter().all(|count| *count == 0) { (Vec::new(), seen) } else { (density, seen) }
    }
}

/// How an item so many pixels wide is drawn.
fn look(item: &Item, width: f64) -> Look {
    let Extent { form, before, after, .. } = item.extent;
    Look {
        form,
        is_point: form == Form::Point && width < DIAMOND,
        is_vague: item.span.is_approximate() || item.span.is_uncertain(),
        open: (before, after),
        doubt: item.doubt,
    }
}

/// A bar as wide as it must be to be seen, around its middle.
fn widened(start: f64, end: f64, look: Look) -> (f64, f64) {
    let least = if look.is_point { DIAMOND } else { LEAST };
    if end - start >= least {
        return (start, end);
    }
    let middle = f64::midpoint(start, end);
    (middle - least / 2.0, middle + least / 2.0)
}

/// What is under a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// An item, by its place among the marks.
    Mark(usize),
    /// The start of a mark.
    Start(usize),
    /// The end of a mark.
    End(usize),
    /// The name of a group.
    Head(usize),
    /// An era, by its place among the eras.
    Era(usize),
}

impl Picture {
    /// The mark at a point of the lanes, `slack` pixels off at most. O(marks).
    pub fn mark_at(
        &self,
        (x, y): (f64, f32),
        slack: f64,
        sizes: Sizes,
        chronicle: &Chronicle,
    ) -> Option<usize> {
        let words = |mark: &Mark| {
            let room = chronicle.items.get(mark.item as usize).map_or(0.0, |item| item.room);
            f64::from(room * sizes.font)
        };
        let holds = |mark: &&Mark| {
            let end = mark.to.max(mark.title + words(mark));
            let up = slack as f32 / 3.0;
            (mark.y - up..=mark.y + sizes.bar() + up).contains(&y)
                && (mark.from - slack..=end + slack).contains(&x)
        };
        let off = |mark: &Mark| (mark.from - x).max(x - mark.to).max(0.0);
        let under = self.marks.iter().enumerate().filter(|(_, mark)| holds(mark));
        let nearest = under.min_by(|(_, one), (_, other)| off(one).total_cmp(&off(other)));
        nearest.map(|(n, _)| n)
    }

    /// The side of a mark at a point, if it is wide enough to have sides; `x` only.
    pub fn side_at(&self, mark: usize, x: f64, slack: f64) -> Option<Found> {
        let mark_there = self.marks.get(mark)?;
        let near = |at: f64| (x - at).abs() <= slack;
        if mark_there.to - mark_there.from < 4.0 * slack && mark_there.look.is_point {
            return None;
        }
        let open = mark_there.look.open;
        match (
            near(mark_there.to) && open.1 == Open::No,
            near(mark_there.from) && open.0 == Open::No,
        ) {
            (true, _) => Some(Found::End(mark)),
            (false, true) => Some(Found::Start(mark)),
            (false, false) => None,
        }
    }

    /// The group whose name stands at this height.
    pub fn head_at(&self, y: f32, sizes: Sizes) -> Option<usize> {
        let named =
            self.rows.len() > 1 || self.rows.first().is_some_and(|row| row.key != GroupKey::All);
        let at = self.rows.iter().position(|row| (row.top..row.top + sizes.head()).contains(&y));
        at.filter(|_| named)
    }
}
