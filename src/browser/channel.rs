//! Talk between the tabs that have one project open.

use serde::{Deserialize, Serialize};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{BroadcastChannel, MessageEvent};

use crate::domain::id::ProjectId;

/// What tabs say to each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Message {
    /// A change is in the journal.
    Saved {
        /// Its place.
        seq: i64,
        /// The difference it made, as JSON.
        diff: String,
    },
    /// A tab asks the writer to save what it has and let go.
    Yield,
    /// The writer has let go.
    Yielded,
    /// A tab has taken the project over; all others follow.
    Taken {
        /// The new writer's epoch.
        epoch: i64,
    },
}

/// The line between the tabs of one project; closed when dropped.
pub struct Channel {
    line: BroadcastChannel,
    _listener: Closure<dyn FnMut(MessageEvent)>,
}

impl Channel {
    /// Opens the line; `None` where the browser has none.
    pub fn open(project: ProjectId, on_message: impl Fn(Message) + 'static) -> Option<Self> {
        let line = BroadcastChannel::new(&format!("myspot:{project}")).ok()?;
        let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let text = event.data().as_string().unwrap_or_default();
            // A message of another version of the page is passed over.
            if let Ok(message) = serde_json::from_str(&text) {
                on_message(message);
            }
        });
        line.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        Some(Self { line, _listener: listener })
    }

    /// Tells all other tabs.
    pub fn say(&self, message: &Message) {
        if let Ok(text) = serde_json::to_string(message) {
            self.line.post_message(&text.into()).ok();
        }
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.line.set_onmessage(None);
        self.line.close();
    }
}
