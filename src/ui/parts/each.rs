//! Records in a list: a row stays as it is when others come and go.

use leptos::prelude::*;
use uuid::Uuid;

/// One row an id; like `For`, with one compiled form for all uses.
#[component]
pub(crate) fn Each(#[prop(into)] ids: Signal<Vec<Uuid>>, row: Callback<Uuid, AnyView>) -> AnyView {
    view! { <For each=move || ids.get() key=|id| *id children=move |id| row.run(id) /> }.into_any()
}
