//! Views of the map under a name: its filters, its sizes, its places.

use std::sync::Arc;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::state::{Graph, Look};
use crate::analysis::map::{Places, Shown, named};
use crate::browser::{dom, ids};
use crate::domain::edit::Command;
use crate::domain::history::Gesture;
use crate::domain::id::ViewId;
use crate::domain::views::View;
use crate::i18n::Lang;
use crate::ui::parts::{Button, Each, IconButton, If, TextField};
use crate::ui::preferences::{label, say, use_lang};

#[component]
pub(super) fn Views(graph: Graph) -> impl IntoView {
    let t = use_lang();
    let workspace = graph.workspace;
    let ids = Memo::new(move |_| {
        let views = workspace.views().get();
        named(&views.0).into_iter().map(|(id, _)| id.0).collect::<Vec<_>>()
    });
    let row = Callback::new(move |id| view! { <ViewRow graph id=ViewId(id) /> }.into_any());
    let name = RwSignal::new(String::new());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let typed = name.get_untracked().trim().to_owned();
        if !typed.is_empty() && graph.save_view(&typed, ids::fresh()) {
            graph.said.set(t.get_untracked().views_saved(&typed));
            name.set(String::new());
        }
    };
    view! {
        <If when=move || workspace.is_writable()>
            <form class="add-form" on:submit=submit>
                <label class="field">
                    <span class="field-label">{say(t, Lang::views_name)}</span>
                    <input class="input" autocomplete="off" bind:value=name />
                </label>
                <Button label=label(t, Lang::views_save) />
            </form>
        </If>
        <If when=move || ids.with(Vec::is_empty)>
            <p class="muted">{say(t, Lang::views_none)}</p>
        </If>
        <ul class="view-list">
            <Each ids row />
        </ul>
    }
}

impl Graph {
    /// Keeps what is on screen under a name.
    fn save_view(self, name: &str, id: ViewId) -> bool {
        let places = self.places.get_untracked();
        let known = |places: &Places| {
            self.workspace.with_untracked(|project| {
                let mut places = places.clone();
                places.at.retain(|id, _| project.entities.contains(*id));
                places.pinned.retain(|id| project.entities.contains(*id));
                places
            })
        };
        let before = self.workspace.with_untracked(|project| project.views.get(id).cloned());
        let record = self
            .shown
            .with_untracked(|shown| shown.save(name, &known(&places.0), before.as_deref(), id));
        self.workspace.dispatch(Command::Put(record))
    }

    /// Shows the map as a view kept it; actors that the view does not know stay where they are.
    fn open_view(self, view: &View) {
        let current = self.places.get_untracked();
        let kept = Places::of(view);
        let mut places = current.0.as_ref().clone();
        places.at.extend(kept.at);
        places.pinned = kept.pinned;
        if self.workspace.is_writable_untracked() && places != *current.0 {
            self.travel.set(!dom::prefers_stillness());
            self.workspace.dispatch(Command::Put(self.working_record(&places)));
        }
        self.shown.set(Shown::of(view));
        self.show(Look::Fit);
        self.said.set(self.workspace.lang().views_opened(&view.name));
    }
}

#[component]
fn ViewRow(graph: Graph, id: ViewId) -> AnyView {
    let t = use_lang();
    let workspace = graph.workspace;
    let view = workspace.row_of(|project| &project.views, id);
    let name = Signal::derive(move || {
        view.with(|view| view.as_ref().map(|view| view.name.clone()).unwrap_or_default())
    });
    let renaming = RwSignal::new(false);
    let locked = Signal::derive(move || !workspace.is_writable());
    let open = move |_| {
        if let Some(view) = view.get_untracked() {
            graph.open_view(&view);
        }
    };
    let rename = Callback::new(move |(text, gesture): (String, Gesture)| {
        let text = text.trim();
        if let Some(mut view) = view.get_untracked().filter(|_| !text.is_empty()) {
            text.clone_into(&mut Arc::make_mut(&mut view).name);
            let record = (id, view.as_ref().clone()).into();
            workspace.dispatch_in(gesture, Command::Put(record));
        }
    });
    let update = move |()| {
        graph.save_view(&name.get_untracked(), id);
    };
    let remove = move |()| {
        workspace.dispatch(Command::Remove(vec![id.into()]));
    };
    view! {
        <li class="view-row">
            <button
                type="button"
                class="button view-open"
                aria-label=move || t.get().views_open(name.get())
                on:click=open
            >
                {name}
            </button>
            <IconButton
                icon="check"
                label=move || t.get().views_update(name.get())
                on_press=update
                disabled=locked
            />
            <IconButton
                icon="edit"
                label=move || t.get().views_rename(name.get())
                on_press=move |()| renaming.update(|on| *on = !*on)
                disabled=locked
                expanded=renaming
            />
            <IconButton
                icon="trash"
                label=move || t.get().views_remove(name.get())
                on_press=remove
                disabled=locked
            />
            <If when=renaming>
                <TextField label=label(t, Lang::views_name) value=name on_change=rename />
            </If>
        </li>
    }
    .into_any()
}
