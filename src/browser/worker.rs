//! The page's side of the worker: one task at a time, with progress, cancelled by ending it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures_channel::oneshot;
use js_sys::{Array, Uint8Array};
use thiserror::Error;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use super::clock::sleep;
use super::ids;
use super::reflect::{bytes, number, object, text};
use crate::task::{self, Outcome, Report, Task};

/// How long the worker may take to say that it is ready, in milliseconds.
const START: i32 = 20_000;

/// Why a task gave nothing.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum TaskError {
    /// The user stopped it.
    #[error("cancelled")]
    Cancelled,
    /// The worker died: the file was too much for it.
    #[error("the worker died")]
    Died,
}

/// A task's outcome and the bytes beside it.
pub type Answer = Result<(Outcome, Vec<u8>), TaskError>;

/// Sends tasks to the worker, which is started when first needed.
#[derive(Clone, Default)]
pub struct Workers(Rc<Inner>);

#[derive(Default)]
struct Inner {
    worker: RefCell<Option<Started>>,
    /// The number of the latest request: late answers to older ones are dropped.
    ticket: Cell<u32>,
    waiting: RefCell<Option<Waiting>>,
}

struct Started {
    worker: Worker,
    _listeners: [Closure<dyn FnMut(MessageEvent)>; 2],
}

struct Waiting {
    ready: Option<oneshot::Sender<()>>,
    answer: Option<oneshot::Sender<Answer>>,
    on_progress: Box<dyn Fn(u8)>,
}

impl Workers {
    /// Runs `task` in the worker, or in place where there is none.
    pub async fn run(
        &self,
        task: Task,
        input: Vec<u8>,
        on_progress: impl Fn(u8) + 'static,
    ) -> Answer {
        self.cancel();
        let ticket = self.0.ticket.get() + 1;
        self.0.ticket.set(ticket);
        let (ready, is_ready) = oneshot::channel();
        let (answer, answered) = oneshot::channel();
        let on_progress: Rc<dyn Fn(u8)> = Rc::new(on_progress);
        let told = on_progress.clone();
        let on_progress_boxed = Box::new(move |percent| told(percent));
        let waiting =
            Waiting { ready: Some(ready), answer: Some(answer), on_progress: on_progress_boxed };
        self.0.waiting.replace(Some(waiting));
        if !self.start() || !in_time(is_ready).await {
            if self.0.ticket.get() != ticket {
                return Err(TaskError::Cancelled);
            }
            self.stop();
            return Ok(task::run(
                &task,
                &input,
                &mut |percent| on_progress(percent),
                &mut ids::fresh,
            ));
        }
        self.post(ticket, &task, &input);
        let answer = answered.await.unwrap_or(Err(TaskError::Cancelled));
        self.stop();
        answer
    }

    /// Ends the task that is under way; its caller gets `Cancelled`.
    pub fn cancel(&self) {
        self.0.ticket.set(self.0.ticket.get() + 1);
        self.0.waiting.replace(None);
        self.stop();
    }

    fn start(&self) -> bool {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let address = format!("{}worker_loader.js", super::dom::base_with_slash());
        let Ok(worker) = Worker::new_with_options(&address, &options) else {
            return false;
        };
        let page = self.clone();
        let on_message =
            Closure::<dyn FnMut(_)>::new(move |event: MessageEvent| page.hear(&event.data()));
        let page = self.clone();
        let on_error = Closure::<dyn FnMut(_)>::new(move |_: MessageEvent| page.fail());
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        let started = Started { worker, _listeners: [on_message, on_error] };
        self.0.worker.replace(Some(started));
        true
    }

    /// Ends the worker: its memory goes with it.
    fn stop(&self) {
        if let Some(started) = self.0.worker.take() {
            started.worker.set_onmessage(None);
            started.worker.set_onerror(None);
            started.worker.terminate();
            // The listeners may be running right now: they go once that is over.
            spawn_local(async move {
                sleep(0).await;
                drop(started);
            });
        }
    }

    fn post(&self, ticket: u32, task: &Task, input: &[u8]) {
        let input = Uint8Array::from(input).buffer();
        let task = serde_json::to_string(task).unwrap_or_default();
        let message = object(&[
            ("ticket", f64::from(ticket).into()),
            ("task", task.into()),
            ("bytes", input.clone().into()),
        ]);
        let sent = self.0.worker.borrow().as_ref().is_some_and(|started| {
            started.worker.post_message_with_transfer(&message, &Array::of1(&input)).is_ok()
        });
        if !sent {
            self.fail();
        }
    }

    fn hear(&self, message: &JsValue) {
        let mut waiting = self.0.waiting.borrow_mut();
        let Some(waiting) = waiting.as_mut() else {
            return;
        };
        if text(message, "state") == "ready" {
            waiting.ready.take().map(|ready| ready.send(()).ok());
            return;
        }
        if number(message, "ticket") as u32 != self.0.ticket.get() {
            return;
        }
        match serde_json::from_str(&text(message, "report")) {
            Ok(Report::Progress(percent)) => (waiting.on_progress)(percent),
            Ok(Report::Done(outcome)) => {
                let answer = Ok((outcome, bytes(message, "bytes")));
                waiting.answer.take().map(|sender| sender.send(answer).ok());
            }
            Err(_) => {
                waiting.answer.take().map(|sender| sender.send(Err(TaskError::Died)).ok());
            }
        }
    }

    fn fail(&self) {
        if let Some(waiting) = self.0.waiting.borrow_mut().as_mut() {
            // Before it was ready there is no worker to be had; after, the task has killed it.
            if waiting.ready.take().is_none() {
                waiting.answer.take().map(|sender| sender.send(Err(TaskError::Died)).ok());
            }
        }
    }
}

/// Whether the worker says it is ready before it is given up on.
async fn in_time(is_ready: oneshot::Receiver<()>) -> bool {
    let (late, is_late) = oneshot::channel::<()>();
    spawn_local(async move {
        sleep(START).await;
        drop(late);
    });
    let ready = std::pin::pin!(is_ready);
    let late = std::pin::pin!(is_late);
    matches!(first(ready, late).await, Some(Ok(())))
}

/// What the first of two futures gives; `None` when it is the second.
async fn first<A: Future + Unpin, B: Future + Unpin>(mut a: A, mut b: B) -> Option<A::Output> {
    use std::pin::Pin;
    use std::task::Poll;
    std::future::poll_fn(move |context| {
        if let Poll::Ready(output) = Pin::new(&mut a).poll(context) {
            return Poll::Ready(Some(output));
        }
        Pin::new(&mut b).poll(context).map(|_| None)
    })
    .await
}
