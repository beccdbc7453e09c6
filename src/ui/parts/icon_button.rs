//! A button that is only an icon, with its name for those who don't see it.

use leptos::prelude::*;

use super::Icon;

/// `label` names what it does; `title` is what hovering shows, the label when there is none.
#[component]
pub(crate) fn IconButton(
    icon: &'static str,
    #[prop(into)] label: Signal<String>,
    #[prop(into)] on_press: Callback<()>,
    #[prop(optional, into)] disabled: Signal<bool>,
    /// Whether what the button opens is open, if it opens something in the page.
    #[prop(optional, into)]
    expanded: Option<Signal<bool>>,
) -> AnyView {
    view! {
        <button
            type="button"
            class="button icon-button"
            aria-label=label
            title=label
            aria-expanded=move || expanded.map(|expanded| expanded.get().to_string())
            disabled=disabled
            on:click=move |_| on_press.run(())
        >
            <Icon name=icon />
        </button>
    }
    .into_any()
}
