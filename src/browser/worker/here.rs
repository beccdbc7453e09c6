//! The worker's module in the page itself, where no worker can be had.

use std::cell::RefCell;

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlScriptElement;

use super::loader;
use super::wait::in_time;
use crate::browser::dom;
use crate::browser::messages::tasks_here;
use crate::task::Crew;

thread_local! {
    /// Kept once there is one, for each crew: a module is loaded once in the life of a page.
    static LOADED: RefCell<[Option<Promise>; 2]> = const { RefCell::new([None, None]) };
}

/// Whether the tasks of `crew` run here from now on.
pub(super) fn is_used(crew: Crew) -> bool {
    LOADED.with_borrow(|loaded| loaded[crew as usize].is_some())
}

/// The function that runs a task; see `worker_side::serve`.
pub(super) async fn load(crew: Crew) -> Option<Function> {
    let loaded = LOADED
        .with_borrow_mut(|loaded| loaded[crew as usize].get_or_insert_with(|| ask(crew)).clone());
    match in_time(JsFuture::from(loaded.clone())).await {
        Some(Ok(run)) => run.dyn_into().ok(),
        failed => {
            // It may come the next time, unless it is only late.
            if failed.is_some() {
                forget(crew, &loaded);
            }
            None
        }
    }
}

fn forget(crew: Crew, failed: &Promise) {
    LOADED.with_borrow_mut(|loaded| {
        let kept = &mut loaded[crew as usize];
        if kept.as_ref().is_some_and(|kept| Object::is(kept, failed)) {
            *kept = None;
        }
    });
}

/// The module is in an unknown state: nothing runs here any more.
pub(super) fn give_up(crew: Crew) {
    let nothing = Promise::resolve(&JsValue::NULL);
    LOADED.with_borrow_mut(|loaded| loaded[crew as usize] = Some(nothing));
}

/// Loads the module as a script; it finds the promise's function, and gives it its own.
fn ask(crew: Crew) -> Promise {
    Promise::new(&mut |resolve, reject| {
        let element = dom::document().and_then(|document| document.create_element("script").ok());
        let Some(script) = element.and_then(|element| element.dyn_into::<HtmlScriptElement>().ok())
        else {
            return;
        };
        Reflect::set(&js_sys::global(), &tasks_here(crew).into(), &resolve).ok();
        script.set_type("module");
        script.set_onerror(Some(&reject));
        script.set_src(&loader(crew));
        dom::document().and_then(|document| document.head()?.append_child(&script).ok());
    })
}
