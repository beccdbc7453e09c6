//! The picture on screen: what is painted, from where it is seen, and what has to be painted anew.

use std::sync::Arc;

use super::paint;
use crate::analysis::picture::camera::{Camera, Margin};
use crate::analysis::picture::find::Found;
use crate::analysis::picture::labels::Names;
use crate::analysis::picture::{Picture, ROOMY};
use crate::analysis::reach::Part;
use crate::browser::scene::{MARGIN, Scene};

/// How long a view rests before it is painted anew, in milliseconds.
const REST: f64 = 160.0;
/// How long marks travel to their new places, in milliseconds.
const TRAVEL: f64 = 380.0;
/// Up to this many marks travel; more would not be followed.
const TRAVELLERS: usize = 1_200;
/// What is painted may be shown this many times larger or smaller before it is painted anew.
const STRETCH: f32 = 2.5;
/// With more marks than this, which take long to paint, it may be stretched three times as much.
const MANY: usize = 4_000;

/// What stands out by being chosen.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Choice {
    /// The chosen marks.
    pub(super) marks: Vec<usize>,
    /// The chosen line.
    pub(super) line: Option<usize>,
    /// What does not lie in the background; none when nothing does.
    pub(super) part: Option<Part>,
    /// The marks that layouts leave alone.
    pub(super) pinned: Vec<bool>,
    /// Whether the kinds of all lines are written.
    pub(super) kinds_written: bool,
}

/// What a gesture draws over the picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Tools {
    /// The outline of a lasso, in the picture.
    pub(super) lasso: Vec<(f32, f32)>,
    /// A relation being drawn, in the picture.
    pub(super) rubber: Option<((f32, f32), (f32, f32))>,
    /// What the pointer is on.
    pub(super) hovered: Option<Found>,
    /// Marks that are being moved.
    pub(super) moved: Vec<usize>,
}

/// Places that marks leave for others.
struct Travel {
    from: Vec<(f32, f32)>,
    to: Arc<Picture>,
    start: Option<f64>,
}

/// The picture on screen.
pub(super) struct Canvas {
    pub(super) scene: Scene,
    pub(super) picture: Arc<Picture>,
    pub(super) choice: Choice,
    pub(super) tools: Tools,
    /// From where it is seen.
    pub(super) camera: Camera,
    /// From where it was painted.
    painted: Camera,
    pub(super) size: (f32, f32),
    /// The reader's font size, in pixels.
    pub(super) font: f32,
    /// The marks by rank: the first have their names first.
    pub(super) order: Vec<u32>,
    pub(super) names: Names,
    /// How large marks are drawn, in their own sizes: more than 1 when the picture is seen from afar.
    swell: f32,
    travel: Option<Travel>,
    /// When the view last moved.
    moved_at: f64,
    /// Whether nobody has chosen from where to look: then all is in view.
    is_fitted: bool,
    stale: Stale,
}

/// What has to be painted anew.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Stale {
    /// Marks and lines.
    picture: bool,
    /// Names, and what depends on the scale.
    view: bool,
    /// What a gesture draws.
    tools: bool,
}

impl Canvas {
    /// An empty picture in the host with this id.
    pub(super) fn new(host: &str) -> Option<Self> {
        Some(Self {
            scene: Scene::new(host)?,
            picture: Arc::default(),
            choice: Choice::default(),
            tools: Tools::default(),
            camera: Camera::default(),
            painted: Camera::default(),
            size: (0.0, 0.0),
            font: 13.0,
            order: Vec::new(),
            names: Names::default(),
            swell: 1.0,
            travel: None,
            moved_at: 0.0,
            is_fitted: true,
            stale: Stale::default(),
        })
    }

    /// Fits a host of this size; `font` is the reader's font size in pixels.
    pub(super) fn resize(&mut self, size: (f32, f32), font: f32) {
        let (wider, higher) = (size.0 - self.size.0, size.1 - self.size.1);
        self.size = size;
        self.font = font;
        self.scene.resize(size);
        if self.is_fitted {
            self.fit();
        } else {
            // What was in the middle stays there.
            self.camera = self.camera.moved((wider / 2.0, higher / 2.0));
        }
        self.stale = Stale { picture: true, view: true, tools: true };
    }

    /// Shows another version; `travel` lets the marks be seen moving.
    pub(super) fn set_picture(&mut self, picture: Arc<Picture>, travel: bool) {
        let same_marks = self.picture.marks.len() == picture.marks.len()
            && self.picture.marks.iter().zip(&picture.marks).all(|(one, other)| one.id == other.id);
        if travel && same_marks && picture.marks.len() <= TRAVELLERS {
            let from = self.picture.marks.iter().map(|mark| (mark.x, mark.y)).collect();
            self.travel = Some(Travel { from, to: picture, start: None });
            return;
        }
        self.travel = None;
        self.take(picture);
        if self.is_fitted && self.tools.moved.is_empty() && !same_marks {
            self.fit();
        }
    }

    fn take(&mut self, picture: Arc<Picture>) {
        self.order = (0..picture.marks.len() as u32).collect();
        let radius = |n: &u32| picture.marks[*n as usize].radius;
        self.order.sort_by(|one, other| radius(other).total_cmp(&radius(one)));
        self.picture = picture;
        self.swell = 1.0;
        self.stale.picture = true;
        self.stale.view = true;
    }

    /// Draws marks larger or smaller for the scale: they shrink and grow more slowly than the picture.
    ///
    /// Only where few are in view; many would lie on each other.
    fn swell(&mut self) {
        let many = self.picture.marks.len() > ROOMY;
        let swell = if many { 1.0 } else { self.camera.scale.clamp(0.25, 4.0).powf(-0.45) };
        let change = swell / self.swell;
        if (change - 1.0).abs() > 0.04 {
            for mark in &mut Arc::make_mut(&mut self.picture).marks {
                mark.radius *= change;
            }
            self.swell = swell;
            self.stale.picture = true;
        }
    }

    /// Shows another choice.
    pub(super) fn set_choice(&mut self, choice: Choice) {
        if self.choice != choice {
            self.choice = choice;
            self.stale.picture = true;
            self.stale.view = true;
        }
    }

    /// Shows other tools.
    pub(super) fn set_tools(&mut self, tools: Tools) {
        if self.tools != tools {
            // A line that is being moved with its mark leaves the others.
            self.stale.picture |= self.tools.moved != tools.moved;
            self.stale.tools = true;
            self.tools = tools;
        }
    }

    /// Moves some marks by so much, before anybody keeps that.
    pub(super) fn drag(&mut self, marks: &[usize], (x, y): (f32, f32)) {
        let picture = Arc::make_mut(&mut self.picture);
        for n in marks {
            if let Some(mark) = picture.marks.get_mut(*n) {
                mark.x += x;
                mark.y += y;
            }
        }
        self.stale.tools = true;
    }

    /// Sees the picture from elsewhere; it is painted anew once that rests.
    pub(super) fn look_from(&mut self, camera: Camera, time: f64) {
        self.camera = camera;
        self.moved_at = time;
        self.is_fitted = false;
    }

    /// Sees all of it.
    pub(super) fn fit(&mut self) {
        self.is_fitted = true;
        let picture = self.travel.as_ref().map_or(&self.picture, |travel| &travel.to);
        if let Some(bounds) = picture.middles().filter(|_| self.size.0 > 0.0) {
            self.camera = Camera::fitting(bounds, self.size, self.margin());
            self.stale.view = true;
        }
    }

    /// The room for names at the borders.
    fn margin(&self) -> Margin {
        let font = self.font;
        Margin { aside: (font * 5.0).min(self.size.0 * 0.1), above: font * 2.4, below: font * 4.0 }
    }

    /// Puts a point of the picture in the middle, near enough to be read.
    pub(super) fn centre(&mut self, point: (f32, f32)) {
        let near = Camera { scale: self.camera.scale.max(0.8), ..self.camera };
        self.camera = near.centred(point, self.size);
        self.is_fitted = false;
        self.stale.view = true;
    }

    /// Paints what is stale; tells whether there is more to do in the next frame.
    pub(super) fn frame(&mut self, time: f64) -> bool {
        if self.size.0 < 1.0 {
            return false;
        }
        let travelling = self.step_travel(time);
        let moving = self.camera != self.painted;
        let resting = time - self.moved_at > REST;
        if moving && !self.stale.view && (resting || self.is_out_of_paint()) {
            self.stale.view = true;
        }
        if self.stale.view {
            self.swell();
        }
        if self.stale.picture {
            paint::picture(self);
        }
        if self.stale.view {
            let camera = self.camera;
            self.scene.aim((camera.x, camera.y, camera.scale), self.size);
            paint::view(self, travelling);
            self.painted = camera;
        } else if moving {
            let change = self.painted.change_to(self.camera);
            self.scene.slide((change.x, change.y, change.scale));
        }
        if self.stale.tools || self.stale.picture || self.stale.view {
            paint::tools(self);
        }
        self.stale = Stale::default();
        travelling || self.camera != self.painted
    }

    /// Whether what is seen reaches beyond what was painted, or is stretched too much.
    fn is_out_of_paint(&self) -> bool {
        let change = self.painted.change_to(self.camera);
        let (width, height) = self.size;
        let beyond = |at: f32, size: f32| {
            at - MARGIN * size * change.scale > 1.0
                || at + (1.0 + MARGIN) * size * change.scale < size - 1.0
        };
        let bare = beyond(change.x, width) || beyond(change.y, height);
        // Zooming out shows bare borders for a moment: painting them at each step would cost more.
        let many = self.picture.marks.len() > MANY;
        let stretch = if many { STRETCH * 3.0 } else { STRETCH };
        (bare && change.scale > 0.99) || !(1.0 / stretch..=stretch).contains(&change.scale)
    }

    fn step_travel(&mut self, time: f64) -> bool {
        let Some(mut travel) = self.travel.take() else {
            return false;
        };
        let start = *travel.start.get_or_insert(time);
        let done = ((time - start) / TRAVEL).clamp(0.0, 1.0) as f32;
        if done >= 1.0 {
            self.take(travel.to);
            return false;
        }
        // Quick at first, slow at the end.
        let eased = 1.0 - (1.0 - done).powi(3);
        let mut picture = travel.to.as_ref().clone();
        for (mark, (x, y)) in picture.marks.iter_mut().zip(&travel.from) {
            mark.x = x + (mark.x - x) * eased;
            mark.y = y + (mark.y - y) * eased;
        }
        self.take(Arc::new(picture));
        self.travel = Some(travel);
        true
    }

    /// A point of the screen, in the picture.
    pub(super) fn point(&self, at: (f32, f32)) -> (f32, f32) {
        self.camera.to_picture(at)
    }

    /// What lies under a point of the screen; `slack` is how far off a pointer may be, in pixels.
    pub(super) fn find(&self, at: (f32, f32), slack: f32) -> Option<Found> {
        self.picture.find(self.point(at), slack / self.camera.scale)
    }
}
