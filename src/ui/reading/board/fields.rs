//! Fields that the card of a proposal and the dialogs of a passage share.

use leptos::prelude::*;

use crate::analysis::finder::named;
use crate::domain::date::PartialDate;
use crate::domain::entities::EntityKind;
use crate::i18n::Lang;
use crate::ui::entities::date_words;
use crate::ui::parts::Choice;
use crate::ui::preferences::{label, say, use_lang};
use crate::ui::workspace::use_workspace;

/// The kind of an entity.
#[component]
pub(super) fn KindChoice(kind: RwSignal<EntityKind>) -> AnyView {
    let t = use_lang();
    let options = Signal::derive(move || {
        let option = |kind: EntityKind| (kind.key().to_owned(), t.get().kind(&kind));
        EntityKind::KNOWN.into_iter().map(option).collect::<Vec<_>>()
    });
    view! {
        <Choice
            label=label(t, Lang::reading_kind)
            value=Signal::derive(move || kind.with(|kind| kind.key().to_owned()))
            options
            on_choose=Callback::new(move |key: String| kind.set(EntityKind::read(&key)))
        />
    }
    .into_any()
}

/// A date in words, and what is understood of it.
#[component]
pub(super) fn DateInput(date: RwSignal<String>) -> AnyView {
    let t = use_lang();
    let words = move || {
        let date = PartialDate::read(&date.read());
        if date.is_dated() {
            date_words(&date, t.get())
        } else {
            t.get().reading_undated().to_owned()
        }
    };
    view! {
        <div class="field-group">
            <label class="field">
                <span class="field-label">{say(t, Lang::field_date)}</span>
                <input
                    class="input"
                    autocomplete="off"
                    placeholder=say(t, Lang::field_date_hint)
                    bind:value=date
                />
            </label>
            <p class="hint" role="status">
                {words}
            </p>
        </div>
    }
    .into_any()
}

/// Whether a name is one of the project's, or will be a new one.
#[component]
pub(super) fn SameHint(same: RwSignal<String>) -> AnyView {
    let t = use_lang();
    let workspace = use_workspace();
    let known = Memo::new(move |_| {
        let same = same.get();
        workspace.entities().track();
        workspace.with_untracked(|project| {
            named(project, &same).map(|id| project.entity_name(id).to_owned())
        })
    });
    let words = move || match known.get() {
        Some(name) => t.get().reading_is_known(name),
        None if same.with(|same| same.trim().is_empty()) => t.get().reader_same_help().to_owned(),
        None => t.get().reader_is_new(same.get().trim()),
    };
    view! {
        <p class="hint" role="status">
            {words}
        </p>
    }
    .into_any()
}
