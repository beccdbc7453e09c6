//! The bar: which project, what undo takes back, whether it is saved.

use leptos::prelude::*;

use crate::browser::dom;
use crate::browser::keeper::SaveState;
use crate::i18n::Lang;
use crate::ui::commands::use_commands;
use crate::ui::parts::{Icon, IconButton, If};
use crate::ui::preferences::{say, use_lang};
use crate::ui::workspace::use_workspace;

#[component]
pub(crate) fn TopBar() -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let commands = use_commands();
    let name = move || {
        let name = workspace.with(|project| project.profile.name.clone());
        match (workspace.is_open(), name.is_empty()) {
            (false, _) => t.get().no_project().to_owned(),
            (true, true) => t.get().project_untitled().to_owned(),
            (true, false) => name,
        }
    };
    Effect::new(move |_| dom::set_title(&format!("{} — mySPOT", name())));
    view! {
        <header class="bar">
            <p class="bar-project" title=name>
                {name}
            </p>
            <div class="bar-quick">
                <button
                    type="button"
                    class="quick-button"
                    disabled=move || !workspace.is_writable()
                    on:click=move |_| commands.quick_add.set(true)
                >
                    <Icon name="add" />
                    <span class="quick-hint">{say(t, Lang::quick_hint)}</span>
                    <kbd>"N"</kbd>
                </button>
                <button
                    type="button"
                    class="button find-button"
                    aria-label=say(t, Lang::palette)
                    title=say(t, Lang::palette)
                    on:click=move |_| commands.palette.set(true)
                >
                    <Icon name="search" />
                    <kbd>"Ctrl K"</kbd>
                </button>
            </div>
            <UndoButtons />
            <SaveMark />
        </header>
    }
}

#[component]
fn UndoButtons() -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let undo = Memo::new(move |_| workspace.undo_label());
    let redo = Memo::new(move |_| workspace.redo_label());
    let undo_words = move || match undo.get() {
        Some(label) => t.get().undo_of(t.get().label(&label)),
        None => t.get().nothing_to_undo().to_owned(),
    };
    let redo_words = move || match redo.get() {
        Some(label) => t.get().redo_of(t.get().label(&label)),
        None => t.get().nothing_to_redo().to_owned(),
    };
    view! {
        <div class="bar-undo">
            <IconButton
                icon="undo"
                label=undo_words
                disabled=move || undo.with(Option::is_none)
                on_press=move |()| workspace.undo()
            />
            <IconButton
                icon="redo"
                label=redo_words
                disabled=move || redo.with(Option::is_none)
                on_press=move |()| workspace.redo()
            />
        </div>
    }
}

#[component]
fn SaveMark() -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let state = Memo::new(move |_| workspace.save_state());
    let key = move || match state.get() {
        SaveState::Saved => "saved",
        SaveState::Saving => "saving",
        SaveState::Failed(_) => "failed",
        SaveState::Memory => "memory",
        SaveState::Following => "following",
    };
    let words = move || {
        let t = t.get();
        match state.get() {
            SaveState::Saved => t.saved(),
            SaveState::Saving => t.saving(),
            SaveState::Failed(_) => t.save_failed(),
            SaveState::Memory => t.save_memory(),
            SaveState::Following => t.save_following(),
        }
    };
    let icon = move || match state.get() {
        SaveState::Saved => "check",
        SaveState::Saving => "file",
        SaveState::Following => "eye",
        SaveState::Failed(_) | SaveState::Memory => "alert",
    };
    view! {
        <p class="save-mark" role="status" data-state=key title=words>
            <If when=move || {
                workspace.is_open()
            }>{move || view! { <Icon name=icon() /> }} <span class="save-words">{words}</span></If>
        </p>
    }
}
