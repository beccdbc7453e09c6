//! An SVG drawn by hand: pooled elements, of which only changed attributes are written.
//!
//! During a gesture the painted picture is only moved (a CSS transform on the `<svg>`), which costs a frame at most,
//! whatever it holds; what is moved is painted anew when the gesture rests. The `<svg>` is larger than its host,
//! so that there is something to move in.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, SvgElement};

use super::dom::document;

const SVG: &str = "http://www.w3.org/2000/svg";

/// How far the painted picture reaches beyond its host on each side, in parts of the host's size.
pub const MARGIN: f32 = 0.3;

/// Elements of one sort in one group: shown ones first, the others kept for later.
pub struct Pool {
    parent: Element,
    tag: &'static str,
    names: &'static [&'static str],
    slots: Vec<Slot>,
    /// How many were put since `begin`.
    next: usize,
    /// How many are in the document.
    shown: usize,
}

struct Slot {
    element: Element,
    values: Vec<String>,
    text: String,
}

impl Pool {
    /// No elements yet, of this tag in a group of this class, with these attributes.
    pub(super) fn new(
        document: &Document,
        parent: &Element,
        class: &str,
        tag: &'static str,
        names: &'static [&'static str],
    ) -> Option<Self> {
        let parent = group(document, parent, class)?;
        Some(Self { parent, tag, names, slots: Vec::new(), next: 0, shown: 0 })
    }

    /// Starts putting elements from the first on.
    pub fn begin(&mut self) {
        self.next = 0;
    }

    /// Puts one element with these attributes, in the order of the pool's names, and this text.
    pub fn put(&mut self, values: &[&str], text: &str) {
        if self.next == self.slots.len() && !self.add() {
            return;
        }
        let slot = &mut self.slots[self.next];
        for ((name, old), new) in self.names.iter().zip(&mut slot.values).zip(values) {
            if old != new {
                (*new).clone_into(old);
                slot.element.set_attribute(name, new).ok();
            }
        }
        if slot.text != text {
            text.clone_into(&mut slot.text);
            slot.element.set_text_content(Some(text));
        }
        if self.next >= self.shown {
            self.parent.append_child(&slot.element).ok();
            self.shown = self.next + 1;
        }
        self.next += 1;
    }

    /// Writes one attribute of the nth element.
    pub fn set(&mut self, n: usize, name: &str, value: &str) {
        let at = self.names.iter().position(|known| *known == name);
        let Some((at, slot)) = at.zip(self.slots.get_mut(n)) else {
            return;
        };
        if slot.values[at] != value {
            value.clone_into(&mut slot.values[at]);
            slot.element.set_attribute(name, value).ok();
        }
    }

    /// Takes the elements that were not put out of the document.
    pub fn end(&mut self) {
        for slot in &self.slots[self.next.min(self.shown)..self.shown] {
            slot.element.remove();
        }
        self.shown = self.next.min(self.shown);
    }

    fn add(&mut self) -> bool {
        let element = match self.slots.first() {
            // A copy costs less than a new one.
            Some(slot) => slot.element.clone_node().ok().and_then(|node| node.dyn_into().ok()),
            None => document().and_then(|document| element(&document, self.tag, "")),
        };
        let Some(element) = element else {
            return false;
        };
        let first = self.slots.first();
        let values =
            first.map_or_else(|| vec![String::new(); self.names.len()], |slot| slot.values.clone());
        self.slots.push(Slot { element, values, text: String::new() });
        true
    }
}

/// A group of this class in an element.
pub(super) fn group(document: &Document, parent: &Element, class: &str) -> Option<Element> {
    let group = element(document, "g", class)?;
    parent.append_child(&group).ok()?;
    Some(group)
}

pub(super) fn element(document: &Document, tag: &str, class: &str) -> Option<Element> {
    let element = document.create_element_ns(Some(SVG), tag).ok()?;
    if !class.is_empty() {
        element.set_attribute("class", class).ok()?;
    }
    Some(element)
}

/// The drawing of the map, back to front.
pub struct Scene {
    svg: SvgElement,
    world: Element,
    overlay: Element,
    /// Lines: d, class, stroke-width.
    pub lines: Pool,
    /// Arrowheads: d, class.
    pub arrows: Pool,
    /// Lines that stand out: d, class, stroke-width.
    pub lit: Pool,
    /// Marks: d, transform, class, data-node.
    pub marks: Pool,
    /// What is drawn in and on marks: d, transform, class.
    pub details: Pool,
    /// Signs on marks: x, y, class, font-size.
    pub signs: Pool,
    /// Names, a line of text each: x, y, class, font-size, text-anchor.
    pub names: Pool,
    /// What a gesture draws, such as a lasso: d, class.
    pub tools: Pool,
}

impl Scene {
    /// An empty scene in the host with this id.
    pub fn new(host: &str) -> Option<Self> {
        let document = document()?;
        let host = document.get_element_by_id(host)?;
        let svg = element(&document, "svg", "graph-scene")?;
        svg.set_attribute("aria-hidden", "true").ok()?;
        let world = group(&document, &svg, "world")?;
        let overlay = group(&document, &svg, "overlay")?;
        let pool = |parent: &Element, class: &str, tag, names| {
            Pool::new(&document, parent, class, tag, names)
        };
        host.append_child(&svg).ok()?;
        Some(Self {
            lines: pool(&world, "lines", "path", &["d", "class", "stroke-width"])?,
            arrows: pool(&world, "arrows", "path", &["d", "class"])?,
            lit: pool(&world, "lit", "path", &["d", "class", "stroke-width"])?,
            marks: pool(&world, "marks", "path", &["d", "transform", "class", "data-node"])?,
            details: pool(&world, "details", "path", &["d", "transform", "class"])?,
            signs: pool(&world, "signs", "text", &["x", "y", "class", "font-size"])?,
            names: pool(
                &overlay,
                "names",
                "text",
                &["x", "y", "class", "font-size", "text-anchor"],
            )?,
            tools: pool(&overlay, "tools", "path", &["d", "class"])?,
            svg: svg.dyn_into().ok()?,
            world,
            overlay,
        })
    }

    /// Makes the drawing fit a host of this size, in pixels.
    pub fn resize(&self, (width, height): (f32, f32)) {
        let all = 1.0 + 2.0 * MARGIN;
        let (wide, high) = (width * all, height * all);
        self.svg.set_attribute("width", &format!("{wide:.0}")).ok();
        self.svg.set_attribute("height", &format!("{high:.0}")).ok();
        let style = self.svg.style();
        style.set_property("left", &format!("{:.0}px", -width * MARGIN)).ok();
        style.set_property("top", &format!("{:.0}px", -height * MARGIN)).ok();
        let origin = format!("{:.1}px {:.1}px", width * MARGIN, height * MARGIN);
        style.set_property("transform-origin", &origin).ok();
        let shift = format!("translate({:.0} {:.0})", width * MARGIN, height * MARGIN);
        self.overlay.set_attribute("transform", &shift).ok();
    }

    /// Paints for a camera: where the picture's origin is in the host, and its scale.
    pub fn aim(&self, (x, y, scale): (f32, f32, f32), (width, height): (f32, f32)) {
        let (x, y) = (x + (width * MARGIN).round(), y + (height * MARGIN).round());
        self.world.set_attribute("transform", &format!("matrix({scale} 0 0 {scale} {x} {y})")).ok();
        self.svg.style().remove_property("transform").ok();
    }

    /// Moves what is painted: a scale about the host's corner, then a move in pixels.
    pub fn slide(&self, (x, y, scale): (f32, f32, f32)) {
        let transform = format!("translate({x}px, {y}px) scale({scale})");
        self.svg.style().set_property("transform", &transform).ok();
    }

    /// Says how the whole scene is to be styled: "far" or "near", "moving".
    pub fn set_class(&self, class: &str) {
        self.svg.set_attribute("class", &format!("graph-scene {class}")).ok();
    }
}

impl Drop for Scene {
    fn drop(&mut self) {
        self.svg.remove();
    }
}
