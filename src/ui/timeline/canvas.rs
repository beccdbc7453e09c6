//! The line of time on screen: what is painted, from where it is seen, and what has to be painted anew.

use std::sync::Arc;

use super::paint;
use crate::analysis::chronology::Chronicle;
use crate::analysis::chronology::axis::{self, Axis};
use crate::analysis::chronology::extent::Extent;
use crate::analysis::chronology::groups::{Group, GroupKey};
use crate::analysis::chronology::picture::{BEYOND, Found, Lanes, Picture, Sizes, Wishes, lay_out};
use crate::analysis::chronology::sight::Sight;
use crate::browser::clock::measured;
use crate::browser::timeline_scene::TimelineScene;
use crate::domain::record::RecordRef;
use crate::i18n::Lang;

/// How long a sight rests before it is painted anew, in milliseconds.
const REST: f64 = 140.0;
/// How far a picture that is being zoomed reaches beyond its view.
const NARROW: f64 = 0.02;

/// What is drawn, and the words around it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Content {
    pub(super) chronicle: Arc<Chronicle>,
    pub(super) groups: Arc<Vec<Group>>,
    /// The names of the groups.
    pub(super) names: Arc<Vec<String>>,
    pub(super) lang: Lang,
}

/// What stands out.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Choice {
    /// The chosen records.
    pub(super) chosen: Vec<RecordRef>,
    /// What has to do with the chosen ones.
    pub(super) lit: Vec<RecordRef>,
    /// The time that is read, in minutes; open sides have no number.
    pub(super) read: Option<(Option<f64>, Option<f64>)>,
    /// The minute that it is.
    pub(super) now: f64,
}

/// What a gesture draws.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Tools {
    /// What the pointer is on.
    pub(super) hovered: Option<Found>,
    /// Where something would go: its extent, the top of its bar, and its date in words.
    pub(super) ghost: Option<(Extent, f32, String)>,
}

/// The line of time on screen.
pub(super) struct Canvas {
    pub(super) scene: TimelineScene,
    pub(super) content: Content,
    pub(super) wishes: Wishes,
    pub(super) choice: Choice,
    pub(super) tools: Tools,
    pub(super) sight: Sight,
    painted: Sight,
    pub(super) size: (f32, f32),
    pub(super) font: f32,
    /// How far the lanes are scrolled up, in pixels.
    pub(super) scroll: f32,
    pub(super) picture: Picture,
    pub(super) axis: Axis,
    /// How far what is painted reaches beyond the view, in parts of its width.
    pub(super) beyond: f64,
    moved_at: f64,
    /// Whether nobody has chosen from where to look: then all is in view.
    is_fitted: bool,
    stale: Stale,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Stale {
    /// What stands where.
    layout: bool,
    /// What is drawn, where it stands.
    paint: bool,
    /// Where the lanes are scrolled to.
    scroll: bool,
}

impl Canvas {
    /// An empty line of time in the host with this id.
    pub(super) fn new(host: &str) -> Option<Self> {
        let sight = Sight::between(0.0, 1.0, 0.0);
        Some(Self {
            scene: TimelineScene::new(host)?,
            content: Content::default(),
            wishes: Wishes::default(),
            choice: Choice::default(),
            tools: Tools::default(),
            sight,
            painted: sight,
            size: (0.0, 0.0),
            font: 13.0,
            scroll: 0.0,
            picture: Picture::default(),
            axis: axis::axis(&sight, 13.0),
            beyond: BEYOND,
            moved_at: 0.0,
            is_fitted: true,
            stale: Stale::default(),
        })
    }

    pub(super) fn sizes(&self) -> Sizes {
        Sizes { font: self.font, height: self.size.1, beyond: self.beyond }
    }

    /// Fits a host of this size; `font` is the size of letters, in pixels.
    pub(super) fn resize(&mut self, size: (f32, f32), font: f32) {
        self.size = size;
        self.font = font;
        self.scene.resize(size, size.0 * BEYOND as f32);
        if self.is_fitted {
            self.fit();
        } else {
            self.sight = self.sight.resized(size.0);
        }
        self.stale.layout = true;
    }

    /// Shows other content.
    pub(super) fn set_content(&mut self, content: Content) {
        let was_empty = self.content.chronicle.items.is_empty();
        self.content = content;
        if self.is_fitted || was_empty {
            self.fit();
        }
        self.stale.layout = true;
    }

    /// Shows what is wished for.
    pub(super) fn set_wishes(&mut self, wishes: Wishes) {
        if self.wishes != wishes {
            self.wishes = wishes;
            self.stale.layout = true;
        }
    }

    /// Shows another choice.
    pub(super) fn set_choice(&mut self, choice: Choice) {
        if self.choice != choice {
            self.choice = choice;
            self.stale.paint = true;
        }
    }

    /// Shows other tools.
    pub(super) fn set_tools(&mut self, tools: Tools) {
        if self.tools != tools {
            self.tools = tools;
            self.stale.paint = true;
        }
    }

    /// Sees another part of time; it is painted anew once that rests, or is zoomed.
    pub(super) fn look_from(&mut self, sight: Sight, time: f64) {
        self.sight = sight;
        self.moved_at = time;
        self.is_fitted = false;
    }

    /// Sees all of it.
    pub(super) fn fit(&mut self) {
        self.is_fitted = true;
        if let Some((from, to)) = self.content.chronicle.bounds().filter(|_| self.size.0 > 0.0) {
            self.sight = Sight::fitting(from, to, self.size.0, self.font * 15.0);
            self.scroll = 0.0;
        }
        self.stale.layout = true;
    }

    /// The top of the lanes, unscrolled.
    pub(super) fn lanes_top(&self) -> f32 {
        self.sizes().axis() + self.picture.era_lanes as f32 * self.sizes().strip()
    }

    /// Scrolls the lanes by so many pixels.
    pub(super) fn scroll_by(&mut self, y: f32) {
        let scroll = self.held_scroll(self.scroll + y);
        if (scroll - self.scroll).abs() > 0.01 {
            self.scroll = scroll;
            self.stale.scroll = true;
        }
    }

    fn held_scroll(&self, scroll: f32) -> f32 {
        let room = self.size.1 - self.lanes_top();
        scroll.clamp(0.0, (self.picture.height - room + self.sizes().lane()).max(0.0))
    }

    /// Brings an item into view.
    pub(super) fn reveal(&mut self, item: usize, centred: bool) {
        let Some(extent) = self.content.chronicle.items.get(item).map(|item| item.extent) else {
            return;
        };
        let (x, width) = (self.sight.x(extent.middle()), f64::from(self.size.0));
        if centred || !(0.05 * width..=0.8 * width).contains(&x) {
            self.look_from(self.sight.centred(extent.middle()), 0.0);
        }
        self.stale.layout = true;
        self.lay_out();
        let (top, height) = (self.lanes_top(), self.size.1);
        let mark = self.picture.marks.iter().find(|mark| mark.item as usize == item);
        if let Some(y) = mark.map(|mark| mark.y + top - self.scroll) {
            let lane = self.sizes().lane();
            if y < top {
                self.scroll_by(y - top);
            } else if y + lane > height {
                self.scroll_by(y + lane - height);
            }
        }
    }

    fn lay_out(&mut self) {
        let known = std::mem::take(&mut self.picture.lanes);
        // Lanes that were known by another way of grouping mean nothing.
        let known =
            if known.keys().any(|(key, ..)| self.has_group(key)) { known } else { Lanes::new() };
        let Content { chronicle, groups, .. } = &self.content;
        let (sight, sizes, wishes) = (&self.sight, self.sizes(), &self.wishes);
        self.picture =
            measured("myspot:lanes", || lay_out(chronicle, groups, sight, sizes, wishes, &known));
        self.axis = axis::axis(&self.sight, self.font);
        self.scroll = self.held_scroll(self.scroll);
        self.stale.layout = false;
        self.stale.paint = true;
    }

    fn has_group(&self, key: &GroupKey) -> bool {
        self.content.groups.iter().any(|group| group.key == *key)
    }

    /// Paints what is stale; tells whether there is more to do in the next frame.
    pub(super) fn frame(&mut self, time: f64) -> bool {
        if self.size.0 < 1.0 {
            return false;
        }
        let moving = self.sight != self.painted;
        let zoomed = (self.sight.scale / self.painted.scale - 1.0).abs() > 1e-9;
        let shift = (self.painted.start - self.sight.start) * self.sight.scale;
        let out = shift.abs() > f64::from(self.size.0) * (self.beyond - 0.02).max(0.0);
        let resting = time - self.moved_at > REST;
        // While it is zoomed only what is in view is painted: it will not be seen moving.
        let narrow = self.beyond < BEYOND;
        if self.stale.layout || moving && (zoomed || out) || resting && (moving || narrow) {
            self.beyond = if zoomed && !resting { NARROW } else { BEYOND };
            self.scene.set_moving(self.beyond < BEYOND);
            self.lay_out();
        }
        if self.stale.paint {
            paint::paint(self);
            self.painted = self.sight;
            self.scene.settle();
            self.scene.scroll(self.lanes_top() - self.scroll);
        } else if moving {
            self.scene.slide(shift);
        }
        if self.stale.scroll && !self.stale.paint {
            // What was out of view has no element yet.
            paint::paint(self);
            self.scene.scroll(self.lanes_top() - self.scroll);
        }
        self.stale = Stale::default();
        let Sight { start, scale, .. } = self.sight;
        self.scene.tell(&format!("{start:.3} {scale:e} {:.0}", self.scroll));
        self.sight != self.painted || self.beyond < BEYOND
    }

    /// What lies under a point of the host; `slack` is how far off a pointer may be.
    pub(super) fn find(&self, (x, y): (f32, f32), slack: f64) -> Option<Found> {
        let (sizes, top) = (self.sizes(), self.lanes_top());
        if y < sizes.axis() {
            return None;
        }
        if y < top {
            let lane = ((y - sizes.axis()) / sizes.strip()) as u32;
            let era = |era: &crate::analysis::chronology::picture::Era| {
                era.lane == lane
                    && (era.from..=era.to.max(era.from + 160.0)).contains(&f64::from(x))
            };
            return self.picture.eras.iter().position(era).map(Found::Era);
        }
        let inner = y - top + self.scroll;
        if let Some(row) = self.picture.head_at(inner, sizes) {
            return Some(Found::Head(row));
        }
        let at = (f64::from(x), inner);
        let mark = self.picture.mark_at(at, slack, sizes, &self.content.chronicle)?;
        let item = self.picture.marks[mark].item as usize;
        let is_chosen = self
            .content
            .chronicle
            .items
            .get(item)
            .is_some_and(|item| self.choice.chosen.contains(&item.of));
        let side = self.picture.side_at(mark, f64::from(x), slack).filter(|_| is_chosen);
        side.or(Some(Found::Mark(mark)))
    }

    /// Whether a point of the host lies on the axis.
    pub(super) fn is_on_axis(&self, (_, y): (f32, f32)) -> bool {
        y < self.sizes().axis()
    }
}
