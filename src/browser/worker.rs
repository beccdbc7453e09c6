//! The page's side of the worker: one task at a time, with progress, cancelled by ending it.

mod here;
mod wait;

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use futures_channel::oneshot;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use super::clock::sleep;
use super::messages::READY;
use super::reflect::{bytes, number, object, text};
use crate::task::{Crew, Outcome, Task, TaskError};
use wait::in_time;

/// A task's outcome and the bytes beside it.
pub type Answer = Result<(Outcome, Vec<u8>), TaskError>;

/// Sends tasks to a worker, which is started when first needed and ends with the last handle.
#[derive(Clone, Default)]
pub struct Workers(Rc<Inner>);

#[derive(Default)]
struct Inner {
    /// Whether the worker outlives its tasks.
    is_kept: bool,
    worker: RefCell<Option<Started>>,
    /// Told once the worker listens.
    ready: RefCell<Option<oneshot::Sender<()>>>,
    /// The number of the latest request: late answers to older ones are dropped.
    ticket: Cell<u32>,
    waiting: RefCell<Option<Waiting>>,
}

type Listener = Closure<dyn FnMut(MessageEvent)>;

/// A worker, ended when dropped.
struct Started {
    crew: Crew,
    worker: Worker,
    listeners: Option<[Listener; 2]>,
}

struct Waiting {
    answer: oneshot::Sender<Answer>,
    on_progress: Rc<dyn Fn(u8)>,
}

impl Workers {
    /// Keeps its worker between tasks, for short ones that follow each other.
    ///
    /// `default` ends it after each: its memory goes with it.
    pub fn kept() -> Self {
        Self(Rc::new(Inner { is_kept: true, ..Inner::default() }))
    }

    /// Runs `task` on `input` in the worker, or in the page where none can be had.
    ///
    /// A task still under way is cancelled.
    pub async fn run(
        &self,
        task: Task,
        input: Vec<u8>,
        on_progress: impl Fn(u8) + 'static,
    ) -> Answer {
        if self.0.waiting.borrow().is_some() {
            self.cancel();
        }
        let ticket = self.0.next_ticket();
        let (answer, answered) = oneshot::channel();
        let waiting = Waiting { answer, on_progress: Rc::new(on_progress) };
        self.0.waiting.replace(Some(waiting));
        let crew = task.crew();
        self.0.dismiss_other_than(crew);
        let has_worker = self.0.worker.borrow().is_some() || self.start(crew).await;
        if self.0.ticket.get() == ticket {
            let request = Request::new(ticket, &task, &input);
            drop(input);
            if has_worker {
                self.0.post(&request);
            } else {
                self.0.stop();
                self.run_here(ticket, crew, &request).await;
            }
        }
        let answer = answered.await.unwrap_or(Err(TaskError::Cancelled));
        if self.0.ticket.get() == ticket && (!self.0.is_kept || answer == Err(TaskError::Died)) {
            self.0.stop();
        }
        answer
    }

    /// Ends the task that is under way; its caller gets `Cancelled`.
    pub fn cancel(&self) {
        self.0.next_ticket();
        self.0.waiting.replace(None);
        self.0.stop();
    }

    /// Whether a worker came, and listens.
    async fn start(&self, crew: Crew) -> bool {
        if here::is_used(crew) {
            return false;
        }
        let (ready, is_ready) = oneshot::channel();
        self.0.ready.replace(Some(ready));
        Inner::spawn(&self.0, crew) && in_time(is_ready).await.is_some_and(|ready| ready.is_ok())
    }

    async fn run_here(&self, ticket: u32, crew: Crew, request: &Request) {
        let Some(run) = here::load(crew).await else {
            return self.0.settle(Err(TaskError::NoWorker));
        };
        // The page shows first what it is about to do.
        sleep(0).await;
        if self.0.ticket.get() != ticket {
            return;
        }
        let inner = self.0.clone();
        let say = Closure::<dyn FnMut(_)>::new(move |message: JsValue| inner.hear(&message));
        let say = say.as_ref().unchecked_ref();
        if run.call2(&JsValue::NULL, &request.message, say).is_err() {
            here::give_up(crew);
            self.0.fail();
        }
    }
}

/// A task as it is posted.
struct Request {
    message: JsValue,
    transfer: Array,
}

impl Request {
    fn new(ticket: u32, task: &Task, input: &[u8]) -> Self {
        let input = Uint8Array::from(input).buffer();
        let task = serde_json::to_string(task).unwrap_or_default();
        let message = object(&[
            ("ticket", f64::from(ticket).into()),
            ("task", task.into()),
            ("bytes", input.clone().into()),
        ]);
        Self { message, transfer: Array::of1(&input) }
    }
}

impl Inner {
    fn next_ticket(&self) -> u32 {
        self.ticket.set(self.ticket.get() + 1);
        self.ticket.get()
    }

    /// Starts a worker; it says by itself that it listens.
    fn spawn(inner: &Rc<Self>, crew: Crew) -> bool {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let Ok(worker) = Worker::new_with_options(&loader(crew), &options) else {
            return false;
        };
        let listener = |hear: fn(&Self, &MessageEvent)| {
            let inner: Weak<Self> = Rc::downgrade(inner);
            Closure::<dyn FnMut(_)>::new(move |event: MessageEvent| {
                if let Some(inner) = inner.upgrade() {
                    hear(&inner, &event);
                }
            })
        };
        let on_message = listener(|inner, event| inner.hear(&event.data()));
        let on_error = listener(|inner, _| inner.fail());
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        let started = Started { crew, worker, listeners: Some([on_message, on_error]) };
        inner.worker.replace(Some(started));
        true
    }

    /// Ends the worker of another crew, if there is one.
    fn dismiss_other_than(&self, crew: Crew) {
        if self.worker.borrow().as_ref().is_some_and(|started| started.crew != crew) {
            self.stop();
        }
    }

    /// Ends the worker.
    fn stop(&self) {
        self.ready.replace(None);
        self.worker.replace(None);
    }

    fn post(&self, request: &Request) {
        let sent = self.worker.borrow().as_ref().is_some_and(|started| {
            let Request { message, transfer } = request;
            started.worker.post_message_with_transfer(message, transfer).is_ok()
        });
        if !sent {
            self.fail();
        }
    }

    fn hear(&self, message: &JsValue) {
        if text(message, "state") == READY {
            self.ready.take().map(|ready| ready.send(()).ok());
        } else if number(message, "ticket") as u32 == self.ticket.get() {
            let outcome = text(message, "outcome");
            if outcome.is_empty() {
                self.progress(number(message, "percent") as u8);
            } else {
                let outcome = serde_json::from_str(&outcome).map_err(|_| TaskError::Died);
                self.settle(outcome.map(|outcome| (outcome, bytes(message, "bytes"))));
            }
        }
    }

    fn progress(&self, percent: u8) {
        let on_progress = self.waiting.borrow().as_ref().map(|waiting| waiting.on_progress.clone());
        if let Some(on_progress) = on_progress {
            on_progress(percent);
        }
    }

    fn settle(&self, answer: Answer) {
        if let Some(waiting) = self.waiting.take() {
            waiting.answer.send(answer).ok();
        }
    }

    fn fail(&self) {
        // Before it was ready there is no worker to be had; after, the task has killed it.
        if self.ready.take().is_none() {
            self.settle(Err(TaskError::Died));
        }
    }
}

impl Drop for Started {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
        // The listeners may be running right now: they go once that is over.
        let listeners = self.listeners.take();
        spawn_local(async move {
            sleep(0).await;
            drop(listeners);
        });
    }
}

/// The address of the script that loads the crew's module.
fn loader(crew: Crew) -> String {
    format!("{}{}_loader.js", super::dom::base_with_slash(), crew.key())
}
