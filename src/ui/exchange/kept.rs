//! What files held that no tool shows yet.

use leptos::prelude::*;

use crate::domain::edit::Command;
use crate::domain::id::KeptId;
use crate::i18n::Lang;
use crate::ui::parts::{Each, IconButton, If};
use crate::ui::preferences::{say, use_lang};
use crate::ui::workspace::use_workspace;

/// What files held that no tool shows yet.
#[component]
pub(super) fn KeptList() -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let ids = Memo::new(move |_| {
        workspace.with(|project| project.kept.ids().map(uuid::Uuid::from).collect::<Vec<_>>())
    });
    let row = Callback::new(|id| view! { <KeptLine id=KeptId(id) /> }.into_any());
    view! {
        <If when=move || ids.with(|ids| !ids.is_empty())>
            <section class="panel">
                <h2>{say(t, Lang::kept_title)}</h2>
                <p>{say(t, Lang::kept_help)}</p>
                <ul class="kept-list">
                    <Each ids row />
                </ul>
            </section>
        </If>
    }
}

#[component]
fn KeptLine(id: KeptId) -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let words = move || {
        let row = workspace.with(|project| project.kept.get(id).cloned());
        row.map(|row| {
            let t = t.get();
            if row.part.is_empty() {
                t.kept_of_file(&row.file)
            } else {
                t.kept_of(&row.part, &row.file)
            }
        })
        .unwrap_or_default()
    };
    let is_open = RwSignal::new(false);
    let lines = move || {
        let colon = t.get().pick("\u{a0}: ", ": ");
        let lines = workspace.with(|project| project.kept.get(id).map(|row| row.lines(colon)));
        let line = |line: String| view! { <li>{line}</li> };
        lines.unwrap_or_default().into_iter().map(line).collect_view()
    };
    view! {
        <li>
            <details on:toggle=move |_| is_open.set(true)>
                <summary>{words}</summary>
                <If when=move || is_open.get()>
                    <ul class="kept-lines" tabindex="0" aria-label=words>{lines}</ul>
                </If>
            </details>
            <IconButton
                icon="trash"
                label=move || t.get().kept_remove(words())
                disabled=move || !workspace.is_writable()
                on_press=move |()| {
                    workspace.dispatch(Command::Remove(vec![id.into()]));
                }
            />
        </li>
    }
}
