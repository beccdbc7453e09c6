//! Rows by their place: a row stays, and shows whatever stands there now.

use leptos::prelude::*;
use uuid::Uuid;

use super::Each;

/// So many rows, counted from 0; like `Each` for what has no id.
#[component]
pub(crate) fn Slots(#[prop(into)] count: Signal<usize>, row: Callback<usize, AnyView>) -> AnyView {
    let ids = Memo::new(move |_| (0..count.get() as u128).map(Uuid::from_u128).collect::<Vec<_>>());
    let row = Callback::new(move |slot: Uuid| row.run(slot.as_u128() as usize));
    view! { <Each ids row /> }.into_any()
}
