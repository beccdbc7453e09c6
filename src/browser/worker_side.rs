//! The worker's own side: hears tasks, runs them, answers.

use js_sys::{Array, Function, Uint8Array};
use uuid::Uuid;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::ids;
use super::messages::{READY, tasks_here};
use super::reflect::{bytes, get, object, text};
use crate::task::{Crew, Outcome, Task};

/// What runs the tasks of a crew.
pub type Run = fn(&Task, &[u8], &mut dyn FnMut(u8), &mut dyn FnMut() -> Uuid) -> (Outcome, Vec<u8>);

/// Listens for tasks, and says that it does; in a page, gives the page the function to call.
pub fn serve(crew: Crew, run: Run) {
    match js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() {
        Ok(scope) => listen(&scope, run),
        Err(page) => hand_over(&page, crew, run),
    }
}

fn listen(scope: &DedicatedWorkerGlobalScope, run: Run) {
    let own = scope.clone();
    let listener = Closure::<dyn FnMut(_)>::new(move |event: MessageEvent| {
        hear(run, &event.data(), &|message, transfer| {
            own.post_message_with_transfer(message, transfer).ok();
        });
    });
    scope.set_onmessage(Some(listener.into_js_value().unchecked_ref()));
    scope.post_message(&object(&[("state", READY.into())])).ok();
}

fn hand_over(page: &JsValue, crew: Crew, run: Run) {
    let listener = Closure::<dyn FnMut(_, _)>::new(move |message: JsValue, say: Function| {
        hear(run, &message, &|message, _| {
            say.call1(&JsValue::NULL, message).ok();
        });
    });
    if let Some(take) = get(page, &tasks_here(crew)).dyn_ref::<Function>() {
        take.call1(&JsValue::NULL, &listener.into_js_value()).ok();
    }
}

/// Runs the task in `message`; `say` takes what there is to tell, and the memory that goes with it.
fn hear(run: Run, message: &JsValue, say: &dyn Fn(&JsValue, &Array)) {
    let ticket = get(message, "ticket");
    let mut progress = |percent: u8| {
        say(&object(&[("ticket", ticket.clone()), ("percent", percent.into())]), &Array::new());
    };
    // A page and a worker of two versions do not understand each other: that is an answer too.
    let (outcome, output) = match serde_json::from_str::<Task>(&text(message, "task")) {
        Ok(task) => run(&task, &bytes(message, "bytes"), &mut progress, &mut ids::fresh),
        Err(_) => (Outcome::Misread, Vec::new()),
    };
    let outcome = serde_json::to_string(&outcome).unwrap_or_default();
    let buffer = Uint8Array::from(output.as_slice()).buffer();
    let answer = object(&[
        ("ticket", ticket.clone()),
        ("outcome", outcome.into()),
        ("bytes", buffer.clone().into()),
    ]);
    say(&answer, &Array::of1(&buffer));
}
