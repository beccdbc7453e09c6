//! One writer per project: Web Locks, where the browser has them.

use std::cell::RefCell;
use std::rc::Rc;

use futures_channel::oneshot;
use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::reflect::{get, object};

#[wasm_bindgen]
extern "C" {
    type LockManager;

    #[wasm_bindgen(method, catch)]
    fn request(
        this: &LockManager,
        name: &str,
        options: &JsValue,
        callback: &JsValue,
    ) -> Result<Promise, JsValue>;
}

/// A lock that is held until it is dropped or stolen.
pub struct Lock(Option<Function>);

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(release) = self.0.take() {
            release.call0(&JsValue::UNDEFINED).ok();
        }
    }
}

/// How to ask for a lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// Only if nobody holds it.
    IfFree,
    /// Take it from whoever holds it.
    Steal,
}

/// The lock `name`, or `None` when another tab holds it. `on_lost` is told when it is stolen.
///
/// Without Web Locks the answer is always a lock: the epoch in the database refuses the older writer.
pub async fn acquire(name: &str, manner: Manner, on_lost: impl FnOnce() + 'static) -> Option<Lock> {
    let navigator = get(&js_sys::global(), "navigator");
    let manager = get(&navigator, "locks");
    if !manager.is_object() {
        return Some(Lock(None));
    }
    let key = if manner == Manner::Steal { "steal" } else { "ifAvailable" };
    let options = object(&[(key, JsValue::TRUE)]);
    let (sender, receiver) = oneshot::channel();
    let granted = Closure::once_into_js(move |lock: JsValue| grant(&lock, sender));
    let request = manager.unchecked_ref::<LockManager>().request(name, &options, &granted).ok()?;
    let on_lost = Rc::new(RefCell::new(Some(on_lost)));
    spawn_local(async move {
        // The request ends with an error when the lock is stolen, and without when it is let go.
        if JsFuture::from(request).await.is_err()
            && let Some(on_lost) = on_lost.borrow_mut().take()
        {
            on_lost();
        }
    });
    receiver.await.ok().flatten().map(|release| Lock(Some(release)))
}

/// Answers the one who asked; the promise holds the lock until it is resolved.
fn grant(lock: &JsValue, sender: oneshot::Sender<Option<Function>>) -> JsValue {
    if lock.is_null() {
        sender.send(None).ok();
        return JsValue::UNDEFINED;
    }
    let mut release = None;
    let held = Promise::new(&mut |resolve, _| release = Some(resolve));
    sender.send(release).ok();
    held.into()
}
