//! The page itself: its address, its root element, its dialogs, its end.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Document, Element, FocusEvent, HtmlDialogElement, HtmlElement, ScrollIntoViewOptions,
    ScrollLogicalPosition, SvgElement,
};

use super::reflect::{get, object};

/// An element that can have the focus.
pub type Focusable = HtmlElement;
/// A native dialog.
pub type Dialog = HtmlDialogElement;

/// Where the app stands under its origin, without the last slash: "" or "/mySPOT".
pub fn base() -> &'static str {
    option_env!("TRUNK_BUILD_PUBLIC_URL").unwrap_or_default().trim_end_matches('/')
}

/// Where the app stands under its origin, with the last slash.
pub fn base_with_slash() -> String {
    format!("{}/", base())
}

/// The address of a page of the app: "/entites" becomes "/mySPOT/entites".
pub fn address(path: &str) -> String {
    format!("{}{path}", base())
}

pub(crate) fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Whether the reader's browser asks for French first among our languages.
pub fn prefers_french() -> bool {
    let languages = web_sys::window().map(|window| window.navigator().languages());
    let known = languages.into_iter().flatten().filter_map(|language| language.as_string());
    let ours = known
        .map(|language| language.to_lowercase())
        .find(|language| language.starts_with("fr") || language.starts_with("en"));
    ours.is_none_or(|language| language.starts_with("fr"))
}

/// Sets an attribute of the root element; a blank value takes it away.
pub fn set_root_attribute(name: &str, value: &str) {
    let Some(root) = document().and_then(|document| document.document_element()) else {
        return;
    };
    if value.is_empty() {
        root.remove_attribute(name).ok();
    } else {
        root.set_attribute(name, value).ok();
    }
}

/// Sets the title of the tab.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Moves the focus to the element with this id; tells whether there is one.
pub fn focus(id: &str) -> bool {
    let element = document().and_then(|document| document.get_element_by_id(id));
    element.is_some_and(|element| match element.dyn_ref::<SvgElement>() {
        Some(drawn) => drawn.focus().is_ok(),
        None => element.dyn_ref::<HtmlElement>().is_some_and(|element| element.focus().is_ok()),
    })
}

/// Whether the focus goes out of the element that listens.
pub fn leaves(event: &FocusEvent) -> bool {
    let own = event.current_target().and_then(|own| own.dyn_into::<Element>().ok());
    let next = event.related_target().and_then(|next| next.dyn_into::<Element>().ok());
    !own.is_some_and(|own| own.contains(next.as_deref()))
}

/// Moves the focus `by` buttons on among those right inside the element with this id, round and round.
pub fn step_focus(id: &str, by: i32) {
    let list = document().and_then(|document| document.get_element_by_id(id));
    let found = list.and_then(|list| list.query_selector_all(":scope > button:enabled").ok());
    let buttons = (0..found.as_ref().map_or(0, web_sys::NodeList::length))
        .filter_map(|n| found.as_ref()?.get(n)?.dyn_into::<HtmlElement>().ok());
    let buttons: Vec<HtmlElement> = buttons.collect();
    let active = document().and_then(|document| document.active_element());
    let at =
        buttons.iter().position(|button| active.as_ref().is_some_and(|it| it == button.as_ref()));
    let count = buttons.len() as i32;
    let next = at.map_or(0, |at| (at as i32 + by).rem_euclid(count.max(1)));
    if let Some(button) = buttons.get(next as usize) {
        button.focus().ok();
    }
}

/// Closes the popover with this id; the focus goes back to what opened it.
pub fn close_popover(id: &str) {
    let element = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        element.hide_popover().ok();
    }
}

/// Moves the focus to the element with this id once the page has been drawn.
pub fn focus_soon(id: &str) {
    let id = id.to_owned();
    wasm_bindgen_futures::spawn_local(async move {
        // Before the next key, where it is drawn by then; what is drawn or closed later takes no focus away.
        focus(&id);
        super::clock::sleep(0).await;
        focus(&id);
    });
}

/// Moves the focus to the element with this id, in a task after the one that draws it: looking for its place is work too.
pub fn focus_once_drawn(id: &str) {
    let id = id.to_owned();
    wasm_bindgen_futures::spawn_local(async move {
        super::clock::sleep(0).await;
        focus(&id);
    });
}

/// Moves the focus to the first field inside the element with this id, once the page has been drawn.
pub fn focus_inside_soon(id: &str) {
    let selector = format!("#{id} :is(input, textarea, select, button:not(.chip-remove))");
    wasm_bindgen_futures::spawn_local(async move {
        for _ in 0..2 {
            let found = document().and_then(|document| document.query_selector(&selector).ok()?);
            if let Some(field) = found.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
                field.focus().ok();
            }
            super::clock::sleep(0).await;
        }
    });
}

/// Takes the splash of the static page away, and tells it that the app runs.
pub fn announce_ready() {
    if let Some(splash) = document().and_then(|document| document.get_element_by_id("splash")) {
        splash.remove();
    }
    set_global("myspotReady", &JsValue::TRUE);
}

fn set_global(name: &str, value: &JsValue) {
    js_sys::Reflect::set(&js_sys::global(), &name.into(), value).ok();
}

/// Whether the page has shown its last screen: nothing may be written after that.
pub fn is_dead() -> bool {
    get(&js_sys::global(), "myspotDead").is_truthy()
}

/// Shows the page's last screen, which needs nothing of this program.
pub fn show_last_screen(message: &str) {
    let rescue = get(&js_sys::global(), "myspotRescue");
    if let Ok(panic) = get(&rescue, "panic").dyn_into::<js_sys::Function>() {
        panic.call1(&rescue, &message.into()).ok();
    }
}

/// Whether the focus is where people type.
pub fn is_typing() -> bool {
    let active = document().and_then(|document| document.active_element());
    active.is_some_and(|element: Element| {
        let name = element.tag_name().to_lowercase();
        name == "textarea"
            || name == "select"
            || (name == "input"
                && !matches!(element.get_attribute("type").as_deref(), Some("checkbox" | "radio")))
            || element.has_attribute("contenteditable")
    })
}

/// Whether a dialog is open.
pub fn has_dialog() -> bool {
    document().and_then(|document| document.query_selector("dialog[open]").ok().flatten()).is_some()
}

/// Closes every dialog that is open.
pub fn close_dialogs() {
    let open = document().and_then(|document| document.query_selector_all("dialog[open]").ok());
    for n in 0..open.as_ref().map_or(0, web_sys::NodeList::length) {
        let dialog = open.as_ref().and_then(|open| open.get(n));
        if let Some(dialog) = dialog.and_then(|node| node.dyn_into::<HtmlDialogElement>().ok()) {
            dialog.close();
        }
    }
}

/// Calls `leave` when the page is hidden, frozen or left: the last moment to save.
pub fn on_leave(leave: impl Fn() + Clone + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let hide = leave.clone();
    let hidden = Closure::<dyn FnMut()>::new(move || {
        if document().is_some_and(|document| document.hidden()) {
            hide();
        }
    });
    let left = Closure::<dyn FnMut()>::new(leave);
    if let Some(document) = document() {
        let listener = hidden.as_ref().unchecked_ref();
        document.add_event_listener_with_callback("visibilitychange", listener).ok();
    }
    window.add_event_listener_with_callback("pagehide", left.as_ref().unchecked_ref()).ok();
    // Both live as long as the page.
    hidden.forget();
    left.forget();
}

/// Has the browser ask before the page is left while `is_exposed`.
pub fn ask_before_leaving(is_exposed: impl Fn() -> bool + 'static) {
    let asked = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
        if is_exposed() {
            event.prevent_default();
        }
    });
    if let Some(window) = web_sys::window() {
        let listener = asked.as_ref().unchecked_ref();
        window.add_event_listener_with_callback("beforeunload", listener).ok();
    }
    // It lives as long as the page.
    asked.forget();
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        window.location().reload().ok();
    }
}

/// How wide the view is, in CSS pixels.
pub fn view_width() -> f64 {
    let width = web_sys::window().and_then(|window| window.inner_width().ok());
    width.and_then(|width| width.as_f64()).unwrap_or(1280.0)
}

/// Calls `changed` with an element's height whenever it changes, as long as the page lives.
pub fn watch_height(element: &Element, changed: impl Fn(f64) + 'static) {
    let callback = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
        let rect = get(&entries.get(0), "contentRect");
        changed(super::reflect::number(&rect, "height"));
    });
    if let Ok(observer) = web_sys::ResizeObserver::new(callback.as_ref().unchecked_ref()) {
        observer.observe(element);
    }
    callback.forget();
}

/// Watches an element's size until it is dropped.
pub struct Watch {
    observer: web_sys::ResizeObserver,
    _callback: Closure<dyn FnMut()>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls `changed` with the width and height of the element with this id, and of one rem, now and at each change.
pub fn watch_size(id: &str, changed: impl Fn(f64, f64, f64) + 'static) -> Option<Watch> {
    let element = document()?.get_element_by_id(id)?;
    let watched = element.clone();
    let callback = Closure::<dyn FnMut()>::new(move || {
        changed(f64::from(watched.client_width()), f64::from(watched.client_height()), rem());
    });
    let observer = web_sys::ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
    observer.observe(&element);
    Some(Watch { observer, _callback: callback })
}

/// The width and height of the element with this id, in CSS pixels; 0 when there is none.
pub fn size_of(id: &str) -> (f64, f64) {
    let element = document().and_then(|document| document.get_element_by_id(id));
    element.map_or((0.0, 0.0), |element| {
        (f64::from(element.client_width()), f64::from(element.client_height()))
    })
}

/// A point of the window as a point of the element with this id, in CSS pixels.
pub fn place_in(id: &str, x: f64, y: f64) -> (f64, f64) {
    let element = document().and_then(|document| document.get_element_by_id(id));
    let corner = element.map(|element| element.get_bounding_client_rect());
    corner.map_or((x, y), |corner| (x - corner.left(), y - corner.top()))
}

/// Sends what a pointer does to the element with this id, wherever it goes, until it is let go.
pub fn hold_pointer(id: &str, pointer: i32) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        element.set_pointer_capture(pointer).ok();
    }
}

/// Whether the reader asks for little motion.
pub fn prefers_stillness() -> bool {
    let window = web_sys::window();
    let query =
        window.and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok());
    query.flatten().is_some_and(|query| query.matches())
}

/// Registers the service worker; `on_update` is told when a new version waits.
pub fn register_service_worker(on_update: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let container = get(&window.navigator(), "serviceWorker");
    if !container.is_object() {
        return;
    }
    let container: web_sys::ServiceWorkerContainer = container.unchecked_into();
    let promise = container.register(&format!("{}sw.js", base_with_slash()));
    wasm_bindgen_futures::spawn_local(async move {
        let registration = wasm_bindgen_futures::JsFuture::from(promise).await;
        // Where service workers are refused the app works online.
        if let Some(registration) = registration.ok().filter(JsValue::is_object) {
            watch_updates(registration.unchecked_into(), on_update);
        }
    });
}

fn watch_updates(registration: web_sys::ServiceWorkerRegistration, on_update: impl Fn() + 'static) {
    let on_update = std::rc::Rc::new(on_update);
    if registration.waiting().is_some() {
        on_update();
    }
    let watched = registration.clone();
    let found = Closure::<dyn FnMut()>::new(move || {
        let Some(coming) = watched.installing() else {
            return;
        };
        let (arrived, told) = (coming.clone(), on_update.clone());
        let changed = Closure::<dyn FnMut()>::new(move || {
            // The first service worker of all is no update.
            let controlled = web_sys::window()
                .is_some_and(|window| window.navigator().service_worker().controller().is_some());
            if arrived.state() == web_sys::ServiceWorkerState::Installed && controlled {
                told();
            }
        });
        coming.set_onstatechange(Some(changed.as_ref().unchecked_ref()));
        changed.forget();
    });
    registration.set_onupdatefound(Some(found.as_ref().unchecked_ref()));
    found.forget();
}

/// Lets the version that waits take over, and loads the page anew once it has.
pub async fn apply_update() {
    let Some(window) = web_sys::window() else {
        return;
    };
    let container = window.navigator().service_worker();
    let taken = Closure::<dyn FnMut()>::new(reload);
    container.set_oncontrollerchange(Some(taken.as_ref().unchecked_ref()));
    taken.forget();
    let registration = wasm_bindgen_futures::JsFuture::from(container.get_registration()).await;
    let Ok(registration) = registration else {
        return reload();
    };
    let waiting = get(&registration, "waiting");
    match waiting.dyn_into::<web_sys::ServiceWorker>() {
        Ok(waiting) => {
            waiting.post_message(&object(&[("type", "skip-waiting".into())])).ok();
        }
        Err(_) => reload(),
    }
}

/// Clicks the element with this id, as a user would.
pub fn click(id: &str) {
    let element = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        element.click();
    }
}

/// Scrolls the element with this id into the nearest view.
pub fn reveal(id: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        element.scroll_into_view_with_bool(false);
    }
}

/// Scrolls as little as brings the element with this id into view, once the page has been drawn.
pub fn reveal_soon(id: &str) {
    let id = id.to_owned();
    wasm_bindgen_futures::spawn_local(async move {
        super::clock::sleep(0).await;
        if let Some(element) = document().and_then(|document| document.get_element_by_id(&id)) {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Nearest);
            options.set_inline(ScrollLogicalPosition::Nearest);
            element.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
}

/// Scrolls the box with this id so that what it holds is in its middle, once the page has been drawn.
pub fn centre_soon(id: &str, inside: &str) {
    let (id, inside) = (id.to_owned(), inside.to_owned());
    wasm_bindgen_futures::spawn_local(async move {
        super::clock::sleep(0).await;
        let find = |id: &str| document()?.get_element_by_id(id);
        if let (Some(element), Some(inside)) = (find(&id), find(&inside)) {
            let (around, own) =
                (element.get_bounding_client_rect(), inside.get_bounding_client_rect());
            let across = own.left() + own.width() / 2.0 - around.left() - around.width() / 2.0;
            let down = own.top() + own.height() / 2.0 - around.top() - around.height() / 2.0;
            element.set_scroll_left(element.scroll_left() + across as i32);
            element.set_scroll_top(element.scroll_top() + down as i32);
        }
    });
}

/// What of a scrolled box is in view.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Scroll {
    /// How far it is scrolled, in CSS pixels.
    pub top: f64,
    /// How high its view is.
    pub height: f64,
    /// How high one rem is: 0 before it was measured.
    pub rem: f64,
}

/// What of the element with this id is in view.
pub fn scroll_of(id: &str) -> Option<Scroll> {
    let element = document()?.get_element_by_id(id)?;
    Some(Scroll {
        top: f64::from(element.scroll_top()),
        height: f64::from(element.client_height()),
        rem: rem(),
    })
}

/// The font size of the root element, in CSS pixels.
fn rem() -> f64 {
    let style = || {
        let root = document()?.document_element()?;
        web_sys::window()?.get_computed_style(&root).ok().flatten()
    };
    let size = style().and_then(|style| style.get_property_value("font-size").ok());
    size.and_then(|size| size.trim_end_matches("px").parse().ok()).unwrap_or(16.0)
}

/// Scrolls the element with this id to `top`, in CSS pixels.
pub fn scroll_to(id: &str, top: f64) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        element.set_scroll_top(top as i32);
    }
}
