//! A name of the project, proposed as one types.

use leptos::prelude::*;

use crate::analysis::finder::suggestions;
use crate::ui::workspace::use_workspace;

/// How many names are proposed.
const PROPOSED: usize = 8;

/// A labelled field that proposes the names of entities.
#[component]
pub(crate) fn NameInput(
    #[prop(into)] label: Signal<String>,
    value: RwSignal<String>,
    #[prop(into)] id: String,
) -> impl IntoView {
    let workspace = use_workspace();
    let names = Memo::new(move |_| {
        let typed = value.get();
        workspace.with(|project| suggestions(project, &typed, PROPOSED))
    });
    let list = format!("{id}-names");
    view! {
        <label class="field">
            <span class="field-label">{move || label.get()}</span>
            <input
                class="input"
                id=id
                list=list.clone()
                autocomplete="off"
                placeholder=" "
                bind:value=value
            />
        </label>
        <datalist id=list>
            {move || {
                names
                    .get()
                    .into_iter()
                    .map(|(_, name)| view! { <option value=name></option> })
                    .collect_view()
            }}
        </datalist>
    }
}
