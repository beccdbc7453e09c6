//! Content that is drawn after what stands around it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::If;
use crate::browser::turns::pause;

/// Draws its content in a task of its own: a page of many parts is never held by all of them at once.
#[component]
pub(crate) fn Later(children: ChildrenFn) -> AnyView {
    let is_due = RwSignal::new(false);
    spawn_local(async move {
        pause().await;
        // It may be gone by now.
        is_due.try_set(true);
    });
    view! { <If when=is_due>{children()}</If> }.into_any()
}
