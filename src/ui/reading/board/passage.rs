//! A passage that is selected in the text, and the tools that make something of it.

use std::ops::Range;

use leptos::prelude::*;

use super::HOST;
use super::making::Making;
use super::state::{Chosen, Reading};
use crate::analysis::reading::places::{Stand, beside, from_utf16};
use crate::browser::dom;
use crate::browser::selection::{self, Place, Selected};
use crate::i18n::Lang;
use crate::ui::parts::If;
use crate::ui::preferences::{say, use_lang};

/// The id of the first tool.
pub(super) const FIRST: &str = "reading-tool-a";
/// How high a tool is at most, in rem and in pixels: see `--control` in style/tokens.css.
const TOOL: (f64, f64) = (2.25, 44.0);
/// What the tools take more together, in rem: their border, and the gap to the passage.
const AROUND: f64 = 1.25;

/// Follows the selection as long as the text is shown.
pub(super) fn watch_selection(reading: Reading) {
    let watch = selection::watch(move || reading.follow_selection());
    let watch = StoredValue::new_local(Some(watch));
    on_cleanup(move || {
        watch.try_update_value(Option::take);
    });
}

impl Reading {
    fn follow_selection(self) {
        match selection::selected(HOST) {
            // Fields and dialogs have selections of their own: the passage stays.
            Selected::Elsewhere => {}
            Selected::Nothing => {
                if self.passage.try_with_untracked(Option::is_some).unwrap_or_default() {
                    self.passage.set(None);
                }
            }
            Selected::Some { start, end, at } => {
                let range = self.place(start).zip(self.place(end));
                let range = range.and_then(|(start, end)| self.trimmed(&(start..end)));
                self.passage.set(range.map(|range| Chosen { range, at }));
            }
        }
    }

    /// A place of the browser as bytes of the text.
    fn place(self, place: Place) -> Option<usize> {
        self.read(|found| {
            let range = found.paragraphs.get(place.part)?.range.clone();
            let words = found.source.get(range.clone())?;
            Some(range.start + from_utf16(words, place.units))
        })
    }

    /// A range without the blanks at its ends; none where nothing else is in it.
    fn trimmed(self, range: &Range<usize>) -> Option<Range<usize>> {
        self.read(|found| {
            let words = found.source.get(range.clone())?;
            let start = range.start + words.len() - words.trim_start().len();
            let end = start + words.trim().len();
            (start < end).then_some(start..end)
        })
    }

    /// Opens the dialog in which the passage becomes something.
    pub(super) fn make(self, making: Making) {
        // The browser tells of a selection a moment after it changed; the key may have come before.
        self.follow_selection();
        if self.passage.with_untracked(Option::is_some) {
            self.making.set(making);
            self.dialog.set(true);
        }
    }

    /// Selects nothing any more.
    pub(super) fn leave_passage(self) {
        selection::clear();
        self.passage.set(None);
        // A dialog that closes gives the focus back to what may be gone.
        selection::focus_still(HOST);
    }
}

/// Where the tools of a passage stand: it stays in sight, and so do they.
fn stand(chosen: &Chosen) -> Stand {
    let view = dom::scroll_of(HOST).unwrap_or_default();
    let high = Making::ALL.len() as f64 * TOOL.1.max(TOOL.0 * view.rem) + AROUND * view.rem;
    beside((chosen.at.top, chosen.at.bottom), (view.top, view.top + view.height), high)
}

/// What a selected passage can become, below it or above it.
#[component]
pub(super) fn PassageTools(reading: Reading) -> AnyView {
    let t = use_lang();
    let place = Memo::new(move |_| {
        reading.passage.with(|passage| {
            let chosen = passage.as_ref()?;
            let (is_above, y) = match stand(chosen) {
                Stand::Above(y) => (true, y),
                Stand::Below(y) => (false, y),
            };
            Some((is_above, chosen.at.left, y))
        })
    });
    let px = |at: Option<f64>| format!("{:.0}px", at.unwrap_or_default());
    let shown = move || reading.passage.with(Option::is_some) && reading.workspace.is_writable();
    let tool = move |making: Making| {
        view! {
            <button
                type="button"
                class="menu-item"
                id=format!("reading-tool-{}", making.key())
                // The text keeps its selection while one presses.
                on:mousedown=move |event| event.prevent_default()
                on:click=move |_| reading.make(making)
            >
                {say(t, making.words())}
            </button>
        }
    };
    view! {
        <If when=shown>
            <div
                class="reading-tools"
                role="group"
                aria-label=say(t, Lang::reader_passage)
                data-above=move || {
                    place.get().is_some_and(|(is_above, ..)| is_above).then_some("true")
                }
                style:--at-x=move || px(place.get().map(|(_, x, _)| x))
                style:--at-y=move || px(place.get().map(|(.., y)| y))
            >
                {Making::ALL.into_iter().map(tool).collect_view()}
            </div>
        </If>
    }
    .into_any()
}
