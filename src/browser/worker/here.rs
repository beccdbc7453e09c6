//! The worker's module in the page itself, where no worker can be had.

use std::cell::RefCell;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlScriptElement;

use super::loader;
use super::wait::in_time;
use crate::browser::dom;
use crate::browser::messages::TASKS_HERE;

thread_local! {
    /// Kept once there is one: a module is loaded once in the life of a page.
    static LOADED: RefCell<Option<Promise>> = const { RefCell::new(None) };
}

/// Whether tasks run here from now on.
pub(super) fn is_used() -> bool {
    LOADED.with_borrow(Option::is_some)
}

/// The function that runs a task; see `worker_side::serve`.
pub(super) async fn load() -> Option<Function> {
    let loaded = LOADED.with_borrow_mut(|loaded| loaded.get_or_insert_with(ask).clone());
    let run = in_time(JsFuture::from(loaded)).await?.ok()?;
    run.dyn_into().ok()
}

/// The module is in an unknown state: nothing runs here any more.
pub(super) fn give_up() {
    LOADED.set(Some(Promise::resolve(&JsValue::NULL)));
}

/// Loads the module as a script; it finds the promise's function, and gives it its own.
fn ask() -> Promise {
    Promise::new(&mut |resolve, reject| {
        let element = dom::document().and_then(|document| document.create_element("script").ok());
        let Some(script) = element.and_then(|element| element.dyn_into::<HtmlScriptElement>().ok())
        else {
            return;
        };
        Reflect::set(&js_sys::global(), &TASKS_HERE.into(), &resolve).ok();
        script.set_type("module");
        script.set_onerror(Some(&reject));
        script.set_src(&loader());
        dom::document().and_then(|document| document.head()?.append_child(&script).ok());
    })
}
