//! Records in a list: a row stays as it is when others come and go.

use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use crate::browser::turns::pause;

/// A list of so many rows is drawn at once.
const SHORT: usize = 12;
/// Of a longer one, so many: a board draws ten lists side by side.
const FIRST: usize = 6;
/// So many more come in each of the tasks that follow.
const MORE: usize = 12;

/// One row an id; like `For`, with one compiled form for all uses.
///
/// A long list is drawn piece by piece, and never holds the page; what is added later is there at once.
#[component]
pub(crate) fn Each(#[prop(into)] ids: Signal<Vec<Uuid>>, row: Callback<Uuid, AnyView>) -> AnyView {
    let is_long = ids.with_untracked(Vec::len) > SHORT;
    let shown = RwSignal::new(if is_long { FIRST } else { usize::MAX });
    if is_long {
        spawn_local(async move { draw_all(ids, shown).await });
    }
    let each = move || {
        let shown = shown.get();
        ids.with(|ids| ids.iter().take(shown).copied().collect::<Vec<_>>())
    };
    view! { <For each key=|id| *id children=move |id| row.run(id) /> }.into_any()
}

async fn draw_all(ids: Signal<Vec<Uuid>>, shown: RwSignal<usize>) {
    loop {
        pause().await;
        // The list may be gone by now.
        let (Some(count), Some(drawn)) =
            (ids.try_with_untracked(Vec::len), shown.try_get_untracked())
        else {
            return;
        };
        if drawn >= count {
            shown.try_set(usize::MAX);
            return;
        }
        shown.try_set(drawn + MORE);
    }
}
