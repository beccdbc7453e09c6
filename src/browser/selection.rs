//! What is selected in a text on the page, and bringing its parts into view.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, Event, FocusOptions, HtmlElement, Node, Range, ScrollIntoViewOptions,
    ScrollLogicalPosition,
};

use super::dom::document;

/// The attribute of the elements whose text can be selected: the number of each.
const PART: &str = "data-words";

/// A place in one of the parts of a text, in UTF-16 units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The number of the part.
    pub part: usize,
    /// Where it is in the part.
    pub units: usize,
}

/// Where something stands in a box that scrolls, in CSS pixels from the start of what is scrolled.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Frame {
    /// Its left side.
    pub left: f64,
    /// Its top.
    pub top: f64,
    /// Its bottom.
    pub bottom: f64,
}

/// What of a text is selected.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Selected {
    /// The selection is not in this text.
    Elsewhere,
    /// There is a caret and no more.
    Nothing,
    /// From one place to another.
    Some {
        /// Where it begins.
        start: Place,
        /// Where it ends.
        end: Place,
        /// Where it stands in the text's box.
        at: Frame,
    },
}

/// What of the text in the element with this id is selected.
pub fn selected(id: &str) -> Selected {
    read(id).unwrap_or(Selected::Elsewhere)
}

fn read(id: &str) -> Option<Selected> {
    let host = document()?.get_element_by_id(id)?;
    let selection = web_sys::window()?.get_selection().ok()??;
    let range = selection.get_range_at(0).ok()?;
    let shared = range.common_ancestor_container().ok()?;
    if !host.contains(Some(&shared)) {
        return None;
    }
    if range.collapsed() {
        return Some(Selected::Nothing);
    }
    let parts = parts(&host, &range);
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else {
        return Some(Selected::Nothing);
    };
    let start = place(first, &range.start_container().ok()?, range.start_offset().ok()?, 0)?;
    let whole = usize::MAX;
    let end = place(last, &range.end_container().ok()?, range.end_offset().ok()?, whole)?;
    Some(Selected::Some { start, end, at: frame(&host, &range) })
}

/// The parts that a range touches, in order.
fn parts(host: &Element, range: &Range) -> Vec<Element> {
    let all = host.query_selector_all(&format!("[{PART}]")).ok();
    let count = all.as_ref().map_or(0, web_sys::NodeList::length);
    let part = |n| all.as_ref()?.get(n)?.dyn_into::<Element>().ok();
    let touches = |one: &Element| range.intersects_node(one).unwrap_or_default();
    (0..count).filter_map(part).filter(touches).collect()
}

/// A place in a part; `outside` is where it is when the range goes over the part's side.
fn place(part: &Element, node: &Node, offset: u32, outside: usize) -> Option<Place> {
    let number = part.get_attribute(PART)?.parse().ok()?;
    let units = if part.contains(Some(node)) {
        let before = document()?.create_range().ok()?;
        before.set_start(part, 0).ok()?;
        before.set_end(node, offset).ok()?;
        js_sys::Object::to_string(before.as_ref()).length() as usize
    } else {
        outside
    };
    Some(Place { part: number, units })
}

/// Where a range stands in the box of an element, wherever that is scrolled.
fn frame(host: &Element, range: &Range) -> Frame {
    let (of_host, of_range) = (host.get_bounding_client_rect(), range.get_bounding_client_rect());
    let down = f64::from(host.scroll_top()) - of_host.top();
    Frame {
        left: of_range.left() - of_host.left() + f64::from(host.scroll_left()),
        top: of_range.top() + down,
        bottom: of_range.bottom() + down,
    }
}

/// Where the element with the id `inner` stands in the box of the one with the id `outer`.
pub fn frame_of(outer: &str, inner: &str) -> Frame {
    let frame = || {
        let (outer, inner) =
            (document()?.get_element_by_id(outer)?, document()?.get_element_by_id(inner)?);
        let range = document()?.create_range().ok()?;
        range.select_node(&inner).ok()?;
        Some(self::frame(&outer, &range))
    };
    frame().unwrap_or_default()
}

/// Selects nothing.
pub fn clear() {
    let selection = web_sys::window().and_then(|window| window.get_selection().ok().flatten());
    if let Some(selection) = selection {
        selection.remove_all_ranges().ok();
    }
}

/// Watches the selection until it is dropped.
pub struct Watch(Closure<dyn FnMut()>);

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some(document) = document() {
            let listener = self.0.as_ref().unchecked_ref();
            document.remove_event_listener_with_callback("selectionchange", listener).ok();
        }
    }
}

/// Calls `changed` whenever the selection of the page changes.
pub fn watch(changed: impl Fn() + 'static) -> Watch {
    let callback = Closure::<dyn FnMut()>::new(changed);
    if let Some(document) = document() {
        let listener = callback.as_ref().unchecked_ref();
        document.add_event_listener_with_callback("selectionchange", listener).ok();
    }
    Watch(callback)
}

/// The number under an attribute of what an event is about, or of what that stands in.
pub fn number_under(event: &Event, attribute: &str) -> Option<usize> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    let holder = element.closest(&format!("[{attribute}]")).ok()??;
    holder.get_attribute(attribute)?.parse().ok()
}

/// Whether an event began on the element that hears it, and not in what stands inside.
pub fn is_own(event: &Event) -> bool {
    let target: Option<JsValue> = event.target().map(Into::into);
    target.is_some() && target == event.current_target().map(Into::into)
}

/// Scrolls no further than it takes to see the element with this id.
pub fn bring(id: &str) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Scrolls the element with the id `outer`, and nothing around it, until the one with the id `inner` is in view.
pub fn bring_inside(outer: &str, inner: &str) {
    let found = document().and_then(|document| {
        Some((document.get_element_by_id(outer)?, document.get_element_by_id(inner)?))
    });
    let Some((outer, inner)) = found else { return };
    let (around, inside) = (outer.get_bounding_client_rect(), inner.get_bounding_client_rect());
    let (above, below) = (inside.top() - around.top(), inside.bottom() - around.bottom());
    let by = if above < 0.0 { above.floor() } else { below.max(0.0).ceil() };
    outer.set_scroll_top(outer.scroll_top() + by as i32);
}

/// Moves the focus to the element with this id once the page has been drawn, without scrolling to it.
pub fn focus_still(id: &str) {
    let id = id.to_owned();
    wasm_bindgen_futures::spawn_local(async move {
        super::clock::sleep(0).await;
        let element = document().and_then(|document| document.get_element_by_id(&id));
        if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            element.focus_with_options(&options).ok();
        }
    });
}
