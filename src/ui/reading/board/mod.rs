//! The board of a reading: the text on one side, what is proposed on the other.

mod accepting;
mod card;
mod fields;
mod guess;
mod hints;
mod keys;
mod list;
mod making;
mod panel;
mod passage;
mod state;
mod text;

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::selection;
use crate::domain::date::PartialDate;
use crate::domain::id::EntityId;
use crate::ui::workspace::use_workspace;
use making::MakingDialog;
use panel::ReadingPanel;
use state::{Read, Reading};
use text::TextSide;

/// The id of the box that the text scrolls in.
pub(super) const HOST: &str = "reading-text";
/// The id of the list of proposals.
const LIST: &str = "reading-list";

/// The id of the first mention of a proposal.
fn mention_id(n: usize) -> String {
    format!("reading-mention-{n}")
}

/// The id of a proposal in the list.
fn option_id(n: usize) -> String {
    format!("reading-option-{n}")
}

/// The id of a paragraph's button.
fn paragraph_id(n: usize) -> String {
    format!("reading-paragraph-{n}")
}

/// The id of a paragraph's words.
fn words_id(n: usize) -> String {
    format!("reading-words-{n}")
}

#[component]
pub(super) fn Board(id: EntityId, text: String, date: PartialDate) -> AnyView {
    let workspace = use_workspace();
    let read = workspace.with_untracked(|project| Read::new(text, project, &date));
    let reading = Reading::new(id, Arc::new(read), workspace);
    reading.choose_first();
    let is_empty = reading.shown.with_untracked(Vec::is_empty);
    selection::focus_still(if is_empty { HOST } else { LIST });
    view! {
        <div class="reading" data-doubtful=move || reading.doubtful.get().to_string()>
            <TextSide reading />
            <ReadingPanel reading />
        </div>
        <MakingDialog reading />
    }
    .into_any()
}
