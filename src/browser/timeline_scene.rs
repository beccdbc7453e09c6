//! The drawing of the line of time: pooled elements in two layers, one that moves with time and one that stays.

use wasm_bindgen::JsCast;
use web_sys::{Element, SvgElement};

use super::dom::document;
use super::scene::{Pool, element, group};

/// Back to front. What moves with time lies in an `<svg>` wider than its host; the names of groups in another.
pub struct TimelineScene {
    host: Element,
    moving: SvgElement,
    still: SvgElement,
    world: Element,
    lanes: [Element; 2],
    /// Eras, lines of the grid: d, class.
    pub under: Pool,
    /// Density bands: d, class.
    pub bands: Pool,
    /// Bars and diamonds: d, class, data-item.
    pub bars: Pool,
    /// What is sure of them: d, class.
    pub sures: Pool,
    /// Titles: x, y, class, font-size.
    pub titles: Pool,
    /// Rings and what gestures draw among the lanes: d, class.
    pub tools: Pool,
    /// The axis and the lines over everything: d, class.
    pub over: Pool,
    /// Words of the axis and of eras: x, y, class, font-size.
    pub words: Pool,
    /// Grounds of the names of groups: d, class.
    pub grounds: Pool,
    /// Names of groups: x, y, class, font-size.
    pub heads: Pool,
}

const SHAPE: &[&str] = &["d", "class"];
const TEXT: &[&str] = &["x", "y", "class", "font-size"];

impl TimelineScene {
    /// An empty scene in the host with this id.
    pub fn new(host: &str) -> Option<Self> {
        let document = document()?;
        let host = document.get_element_by_id(host)?;
        let layer = |class: &str| {
            let svg = element(&document, "svg", class)?;
            svg.set_attribute("aria-hidden", "true").ok()?;
            host.append_child(&svg).ok()?;
            svg.dyn_into::<SvgElement>().ok()
        };
        let moving = layer("timeline-scene")?;
        let still = layer("timeline-heads")?;
        let world = group(&document, &moving, "world")?;
        let pool = |parent: &Element, class: &str, tag, names| {
            Pool::new(&document, parent, class, tag, names)
        };
        let under = pool(&world, "under", "path", SHAPE)?;
        let moved = group(&document, &world, "lanes")?;
        let bands = pool(&moved, "bands", "path", SHAPE)?;
        let bars = pool(&moved, "bars", "path", &["d", "class", "data-item"])?;
        let sures = pool(&moved, "sures", "path", SHAPE)?;
        let titles = pool(&moved, "titles", "text", TEXT)?;
        let tools = pool(&moved, "tools", "path", SHAPE)?;
        let over = pool(&world, "over", "path", SHAPE)?;
        let words = pool(&world, "words", "text", TEXT)?;
        let staying = group(&document, &still, "lanes")?;
        let grounds = pool(&staying, "grounds", "path", SHAPE)?;
        let heads = pool(&staying, "heads", "text", TEXT)?;
        let lanes = [moved, staying];
        Some(Self {
            host,
            moving,
            still,
            world,
            lanes,
            under,
            bands,
            bars,
            sures,
            titles,
            tools,
            over,
            words,
            grounds,
            heads,
        })
    }

    /// Makes the drawing fit a host of this size, and reach so far beyond it on both sides, in pixels.
    pub fn resize(&self, (width, height): (f32, f32), beyond: f32) {
        let wide = width + 2.0 * beyond;
        for (svg, width) in [(&self.moving, wide), (&self.still, width)] {
            svg.set_attribute("width", &format!("{width:.0}")).ok();
            svg.set_attribute("height", &format!("{height:.0}")).ok();
        }
        self.moving.style().set_property("left", &format!("{:.0}px", -beyond)).ok();
        self.world.set_attribute("transform", &format!("translate({beyond:.0} 0)")).ok();
    }

    /// Takes back what `slide` did: what is painted is where it should be.
    pub fn settle(&self) {
        self.moving.style().remove_property("transform").ok();
    }

    /// Says whether the scene is being zoomed: then it is drawn more simply.
    pub fn set_moving(&self, moving: bool) {
        let class = if moving { "timeline-scene moving" } else { "timeline-scene" };
        self.moving.set_attribute("class", class).ok();
    }

    /// Moves what is painted along the axis by so many pixels.
    pub fn slide(&self, x: f64) {
        self.moving.style().set_property("transform", &format!("translate({x:.1}px, 0)")).ok();
    }

    /// Puts the lanes below the axis, moved up by what was scrolled.
    pub fn scroll(&self, y: f32) {
        for lanes in &self.lanes {
            lanes.set_attribute("transform", &format!("translate(0 {y:.1})")).ok();
        }
    }

    /// Tells where one looks, for whoever reads the page from outside.
    pub fn tell(&self, view: &str) {
        self.host.set_attribute("data-view", view).ok();
    }
}

impl Drop for TimelineScene {
    fn drop(&mut self) {
        self.moving.remove();
        self.still.remove();
    }
}
