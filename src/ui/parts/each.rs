//! Records in a list: a row stays as it is when others come and go.

use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use crate::browser::turns::pause;

/// How a list is drawn.
struct Pace {
    /// A list of so many rows is drawn at once.
    short: usize,
    /// Of a longer one, so many: a board draws ten lists side by side.
    first: usize,
    /// So many more come in each of the tasks that follow.
    more: usize,
}

const PACE: Pace = Pace { short: 12, first: 6, more: 12 };
/// Of rows that hold lists of their own.
const HEAVY: Pace = Pace { short: 3, first: 2, more: 4 };

/// One row an id; like `For`, with one compiled form for all uses.
///
/// A long list is drawn piece by piece, and never holds the page; what is added later is there at once.
#[component]
pub(crate) fn Each(
    #[prop(into)] ids: Signal<Vec<Uuid>>,
    row: Callback<Uuid, AnyView>,
    /// Whether each row holds a list of its own.
    #[prop(optional)]
    heavy: bool,
) -> AnyView {
    let pace = if heavy { &HEAVY } else { &PACE };
    let is_long = ids.with_untracked(Vec::len) > pace.short;
    let shown = RwSignal::new(if is_long { pace.first } else { usize::MAX });
    if is_long {
        spawn_local(async move { draw_all(ids, shown, pace.more).await });
    }
    let each = move || {
        let shown = shown.get();
        ids.with(|ids| ids.iter().take(shown).copied().collect::<Vec<_>>())
    };
    view! { <For each key=|id| *id children=move |id| row.run(id) /> }.into_any()
}

async fn draw_all(ids: Signal<Vec<Uuid>>, shown: RwSignal<usize>, more: usize) {
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
        shown.try_set(drawn + more);
    }
}
