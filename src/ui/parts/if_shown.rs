//! Content that exists only while something is true.

use leptos::prelude::*;

/// Like `Show`, with one compiled form for all uses: the page stays small.
#[component]
pub(crate) fn If(#[prop(into)] when: Signal<bool>, children: ChildrenFn) -> AnyView {
    let shown = Memo::new(move |_| when.get());
    (move || shown.get().then(|| children())).into_any()
}
