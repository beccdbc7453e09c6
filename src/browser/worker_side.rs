//! The worker's own side: hears tasks, runs them, answers.

use js_sys::{Array, Function, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::ids;
use super::messages::{READY, TASKS_HERE};
use super::reflect::{bytes, get, object, text};
use crate::task::{self, Task};

/// Listens for tasks, and says that it does; in a page, gives the page the function to call.
pub fn serve() {
    match js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() {
        Ok(scope) => listen(&scope),
        Err(page) => hand_over(&page),
    }
}

fn listen(scope: &DedicatedWorkerGlobalScope) {
    let own = scope.clone();
    let listener = Closure::<dyn FnMut(_)>::new(move |event: MessageEvent| {
        hear(&event.data(), &|message, transfer| {
            own.post_message_with_transfer(message, transfer).ok();
        });
    });
    scope.set_onmessage(Some(listener.into_js_value().unchecked_ref()));
    scope.post_message(&object(&[("state", READY.into())])).ok();
}

fn hand_over(page: &JsValue) {
    let run = Closure::<dyn FnMut(_, _)>::new(|message: JsValue, say: Function| {
        hear(&message, &|message, _| {
            say.call1(&JsValue::NULL, message).ok();
        });
    });
    if let Some(take) = get(page, TASKS_HERE).dyn_ref::<Function>() {
        take.call1(&JsValue::NULL, &run.into_js_value()).ok();
    }
}

/// Runs the task in `message`; `say` takes what there is to tell, and the memory that goes with it.
fn hear(message: &JsValue, say: &dyn Fn(&JsValue, &Array)) {
    let ticket = get(message, "ticket");
    let Ok(task) = serde_json::from_str::<Task>(&text(message, "task")) else {
        return;
    };
    let mut progress = |percent: u8| {
        say(&object(&[("ticket", ticket.clone()), ("percent", percent.into())]), &Array::new());
    };
    let (outcome, output) =
        task::run(&task, &bytes(message, "bytes"), &mut progress, &mut ids::fresh);
    let outcome = serde_json::to_string(&outcome).unwrap_or_default();
    let buffer = Uint8Array::from(output.as_slice()).buffer();
    let answer = object(&[
        ("ticket", ticket.clone()),
        ("outcome", outcome.into()),
        ("bytes", buffer.clone().into()),
    ]);
    say(&answer, &Array::of1(&buffer));
}
