//! Long work on the page's thread, in slices: between two of them the page paints and listens.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

use super::clock::{now, sleep};
use crate::domain::id::Millis;
use crate::domain::turns::Turns;

/// How long the page is held at a time, in milliseconds.
const SLICE: Millis = 10;

/// Turns that let the page go on after each slice.
pub fn turns() -> Turns {
    let until = Rc::new(Cell::new(now() + SLICE));
    Turns::asking(move || {
        // A clock that is set back ends the slice too.
        if (0..=SLICE).contains(&(until.get() - now())) {
            return None;
        }
        let until = until.clone();
        Some(Box::pin(async move {
            pause().await;
            until.set(now() + SLICE);
        }))
    })
}

/// Waits for the next task of the page: what follows is none of this one. Timers wait longer, and much longer in a hidden page.
pub async fn pause() {
    let Ok(channel) = MessageChannel::new() else {
        return sleep(0).await;
    };
    let (to, from) = (channel.port1(), channel.port2());
    let heard = Promise::new(&mut |resolve, _| to.set_onmessage(Some(resolve.unchecked_ref())));
    if from.post_message(&JsValue::NULL).is_err() {
        return sleep(0).await;
    }
    JsFuture::from(heard).await.ok();
    to.close();
}
