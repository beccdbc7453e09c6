//! The worker's own side: hears tasks, runs them, answers.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::ids;
use super::reflect::{bytes, get, object, text};
use crate::task::{self, Report, Task};

/// Listens for tasks, and says that it does.
pub fn serve() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let listener =
        Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| hear(&event.data()));
    scope.set_onmessage(Some(listener.as_ref().unchecked_ref()));
    listener.forget();
    scope.post_message(&object(&[("state", "ready".into())])).ok();
}

fn hear(message: &JsValue) {
    let ticket = get(message, "ticket");
    let Ok(task) = serde_json::from_str::<Task>(&text(message, "task")) else {
        return;
    };
    let mut progress = |percent| say(&ticket, &Report::Progress(percent), None);
    let (outcome, output) =
        task::run(&task, &bytes(message, "bytes"), &mut progress, &mut ids::fresh);
    say(&ticket, &Report::Done(outcome), Some(&output));
}

fn say(ticket: &JsValue, report: &Report, output: Option<&[u8]>) {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let report = serde_json::to_string(report).unwrap_or_default();
    let buffer = output.map(|output| Uint8Array::from(output).buffer());
    let transfer: Array = buffer.iter().collect();
    let bytes = buffer.map_or(JsValue::UNDEFINED, JsValue::from);
    let message =
        object(&[("ticket", ticket.clone()), ("report", report.into()), ("bytes", bytes)]);
    scope.post_message_with_transfer(&message, &transfer).ok();
}
