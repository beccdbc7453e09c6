//! Coming to another page: it is read from its top, and its title has the focus.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::clock::sleep;
use super::dom::{document, has_dialog};
use super::turns::pause;

/// A page may come late: its title is looked for so many times.
const TRIES: u32 = 60;
/// From one time to the next, in milliseconds.
const WAIT: i32 = 50;

/// Scrolls to the top of the page, and moves the focus to its title once it is there.
///
/// What the page or the reader has put the focus on by then keeps it.
pub async fn arrive() {
    let Some(main) = document().and_then(|document| document.get_element_by_id("main")) else {
        return;
    };
    main.set_scroll_top(0);
    pause().await;
    for _ in 0..TRIES {
        if has_dialog() || holds_focus(&main) {
            return;
        }
        if let Some(title) = main.query_selector("h1").ok().flatten() {
            focus_title(title);
            return;
        }
        sleep(WAIT).await;
    }
}

fn holds_focus(main: &Element) -> bool {
    let active = document().and_then(|document| document.active_element());
    active.is_some_and(|active| active != *main && main.contains(Some(&active)))
}

fn focus_title(title: Element) {
    title.set_attribute("tabindex", "-1").ok();
    if let Ok(title) = title.dyn_into::<HtmlElement>() {
        title.focus().ok();
    }
}
