//! Work done once a frame, however often it is asked for.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Runs one function in the next frame after it was asked to; ends when dropped.
pub struct Frames(Rc<Inner>);

type OnFrame = Closure<dyn FnMut(f64)>;

#[derive(Default)]
struct Inner {
    on_frame: RefCell<Option<OnFrame>>,
    asked: Cell<Option<i32>>,
}

impl Frames {
    /// Calls `on_frame` with the time in milliseconds; it tells whether it wants the next frame too.
    pub fn new(mut on_frame: impl FnMut(f64) -> bool + 'static) -> Self {
        let frames = Self(Rc::default());
        let weak = Rc::downgrade(&frames.0);
        let closure = OnFrame::new(move |time: f64| {
            let Some(inner) = weak.upgrade() else {
                return;
            };
            inner.asked.set(None);
            if on_frame(time) {
                inner.ask();
            }
        });
        frames.0.on_frame.replace(Some(closure));
        frames
    }

    /// Asks for the next frame.
    pub fn ask(&self) {
        self.0.ask();
    }
}

impl Inner {
    fn ask(&self) {
        if self.asked.get().is_some() {
            return;
        }
        let on_frame = self.on_frame.borrow();
        let Some((window, closure)) = web_sys::window().zip(on_frame.as_ref()) else {
            return;
        };
        let request = window.request_animation_frame(closure.as_ref().unchecked_ref());
        self.asked.set(request.ok());
    }
}

impl Drop for Frames {
    fn drop(&mut self) {
        if let Some((window, request)) = web_sys::window().zip(self.0.asked.take()) {
            window.cancel_animation_frame(request).ok();
        }
    }
}
