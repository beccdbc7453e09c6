//! A button with words.

use leptos::prelude::*;

/// `tone` is "main" for what the page is about, "danger" for what takes away, "link" for the least.
///
/// Without `on_press` it submits its form.
#[component]
pub(crate) fn Button(
    #[prop(into)] label: Signal<String>,
    #[prop(optional)] tone: &'static str,
    #[prop(optional, into)] on_press: Option<Callback<()>>,
    #[prop(optional, into)] disabled: Signal<bool>,
) -> AnyView {
    let class = if tone == "link" { "button link-button" } else { "button" };
    view! {
        <button
            type=if on_press.is_some() { "button" } else { "submit" }
            class=class
            data-tone=tone
            disabled=disabled
            on:click=move |_| {
                if let Some(on_press) = on_press {
                    on_press.run(());
                }
            }
        >
            {label}
        </button>
    }
    .into_any()
}
