//! What is dragged across the page, and what is pasted into it.

use uuid::Uuid;
use web_sys::{ClipboardEvent, DragEvent};

/// The type under which a dragged record travels; no other program reads it.
const RECORD: &str = "application/x-myspot-record";

/// Says which record is dragged.
pub fn start(event: &DragEvent, record: Uuid) {
    if let Some(data) = event.data_transfer() {
        // Without data nothing is dragged, and nothing is lost.
        let _ = data.set_data(RECORD, &record.to_string());
    }
}

/// Lets a dragged record come down here; files and texts from elsewhere go their own way.
pub fn allow(event: &DragEvent) {
    let data = event.data_transfer();
    if data.is_some_and(|data| data.types().includes(&RECORD.into(), 0)) {
        event.prevent_default();
    }
}

/// The record that came down, if it was one.
pub fn dragged(event: &DragEvent) -> Option<Uuid> {
    let text = event.data_transfer()?.get_data(RECORD).ok()?;
    Uuid::parse_str(&text).ok()
}

/// The text that is pasted.
pub fn pasted(event: &ClipboardEvent) -> Option<String> {
    event.clipboard_data()?.get_data("text").ok()
}
