//! A native dialog: it holds the focus, closes on Escape, and gives the focus back.

use leptos::html;
use leptos::prelude::*;

use super::{IconButton, If};
use crate::i18n::Lang;
use crate::ui::preferences::{label, use_lang};

/// A dialog that is open while `open` is true; its content exists only then.
#[component]
pub(crate) fn Dialog(
    open: RwSignal<bool>,
    #[prop(into)] title: Signal<String>,
    #[prop(optional)] class: &'static str,
    children: ChildrenFn,
) -> impl IntoView {
    let t = use_lang();
    let element = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let wanted = open.get();
        if let Some(dialog) = element.get() {
            if wanted && !dialog.open() {
                dialog.show_modal().ok();
            } else if !wanted && dialog.open() {
                dialog.close();
            }
        }
    });
    let children = StoredValue::new(children);
    view! {
        <dialog
            class=format!("dialog {class}")
            node_ref=element
            aria-label=move || title.get()
            on:close=move |_| open.set(false)
        >
            <If when=move || open.get()>
                <header class="dialog-head">
                    <h2>{move || title.get()}</h2>
                    <IconButton
                        icon="close"
                        label=label(t, Lang::close)
                        on_press=move |()| open.set(false)
                    />
                </header>
                <div class="dialog-body">{children.with_value(|children| children())}</div>
            </If>
        </dialog>
    }
}
