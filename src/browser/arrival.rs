//! Coming to another page: it is read from its top, and its title has the focus.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::clock::sleep;
use super::dom::{document, has_dialog};
use super::turns::pause;

/// A page may come late: its title is looked for so many times.
const TRIES: u32 = 60;
/// So many times what stands there may still be the title of the page before.
const PATIENT: u32 = 20;
/// From one time to the next, in milliseconds.
const WAIT: i32 = 50;

/// The words of a title, once the page has one.
pub async fn title_of_page() -> Option<String> {
    for _ in 0..TRIES {
        if let Some(title) = title() {
            return title.text_content();
        }
        sleep(WAIT).await;
    }
    None
}

/// Scrolls to the top of the page, and moves the focus to its title once it is there and no dialog is open.
///
/// `before` are the words of the title of the page that was left, which may stand for a while yet.
/// What the page or the reader has put the focus on by then keeps it. Tells the words of the new title.
pub async fn arrive(before: Option<String>) -> Option<String> {
    let main = main()?;
    main.set_scroll_top(0);
    pause().await;
    for tried in 0..TRIES {
        let title = title().filter(|title| tried > PATIENT || title.text_content() != before);
        match title {
            Some(title) if !has_dialog() => {
                let words = title.text_content();
                if !holds_focus(&main) {
                    focus_title(title);
                }
                return words;
            }
            _ => sleep(WAIT).await,
        }
    }
    before
}

fn main() -> Option<Element> {
    document()?.get_element_by_id("main")
}

fn title() -> Option<Element> {
    main()?.query_selector("h1").ok().flatten()
}

/// Whether something of the page has the focus; not the link that led here, which may stand on both pages.
fn holds_focus(main: &Element) -> bool {
    let active = document().and_then(|document| document.active_element());
    active.is_some_and(|active| {
        active != *main && main.contains(Some(&active)) && active.tag_name() != "A"
    })
}

fn focus_title(title: Element) {
    title.set_attribute("tabindex", "-1").ok();
    if let Ok(title) = title.dyn_into::<HtmlElement>() {
        title.focus().ok();
    }
}
