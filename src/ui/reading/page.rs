//! The page on which a text is read: where a reading begins, or the reading of one document.

use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::use_params_map;

use super::board::Board;
use super::start::Start;
use crate::analysis::reading::LONGEST;
use crate::browser::dom;
use crate::domain::id::EntityId;
use crate::i18n::Lang;
use crate::ui::importing::WaitingFiles;
use crate::ui::parts::Icon;
use crate::ui::preferences::{say, use_lang};
use crate::ui::workspace::use_workspace;

/// The document that the address names: "/lecture/…".
fn document_of_address() -> Memo<Option<EntityId>> {
    let params = use_params_map();
    Memo::new(move |_| {
        let rest = params.read().get("rest").unwrap_or_default();
        rest.split('/').nth(1).and_then(EntityId::read)
    })
}

#[component]
pub(crate) fn ReadingPage() -> impl IntoView {
    let document = document_of_address();
    let page = move || match document.get() {
        Some(id) => view! { <DocumentPage id /> }.into_any(),
        None => view! { <Start /> }.into_any(),
    };
    view! {
        <WaitingFiles />
        {page}
    }
}

/// The reading of one document, made anew when its text changes.
#[component]
fn DocumentPage(id: EntityId) -> AnyView {
    let workspace = use_workspace();
    let entity = workspace.entity(id);
    let kept = Memo::new(move |_| {
        entity.with(|entity| {
            let entity = entity.as_deref()?;
            let size = entity.description.len();
            let text = (1..=LONGEST).contains(&size).then(|| entity.description.clone())?;
            Some((text, entity.date.clone()))
        })
    });
    (move || match kept.get() {
        Some((text, date)) => view! { <Board id text date /> }.into_any(),
        None => view! { <Gone /> }.into_any(),
    })
    .into_any()
}

/// There is no such document, or no project.
#[component]
fn Gone() -> AnyView {
    let t = use_lang();
    let workspace = use_workspace();
    let words = move || match (workspace.has_started(), workspace.is_open()) {
        (false, _) => t.get().loading(),
        (true, false) => t.get().needs_project(),
        (true, true) => t.get().reader_gone(),
    };
    view! {
        <section class="blank-page">
            <Icon name="text" />
            <h1>{say(t, Lang::reading_title)}</h1>
            <p>{words}</p>
            <p>
                <A href=dom::address("/lecture")>{say(t, Lang::reader_other)}</A>
            </p>
        </section>
    }
    .into_any()
}
