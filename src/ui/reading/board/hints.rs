//! Relations that verbs suggest between names that were accepted.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::paragraph_id;
use super::state::{Reading, Standing};
use crate::analysis::reading::relations::{Hint, hints};
use crate::browser::selection;
use crate::domain::id::EntityId;
use crate::i18n::Lang;
use crate::ui::parts::{Button, IconButton, If};
use crate::ui::preferences::{label, use_lang};

/// A relation, whoever says it.
type Ends = (EntityId, &'static str, EntityId);

fn ends(hint: &Hint) -> Ends {
    (hint.source, hint.kind, hint.target)
}

impl Reading {
    /// What verbs suggest that the project does not hold, each relation once.
    fn hinted(self, aside: &BTreeSet<Ends>) -> Vec<Hint> {
        let named = self.standings.with(|all| {
            self.read(|found| {
                let pairs = all.iter().zip(&found.proposals);
                let places = pairs.filter_map(|(standing, one)| match standing {
                    Standing::Accepted(id) => Some((*id, one)),
                    _ => None,
                });
                places
                    .flat_map(|(id, one)| one.mentions.iter().map(move |range| (id, range.clone())))
                    .collect::<Vec<_>>()
            })
        });
        if named.len() < 2 {
            return Vec::new();
        }
        let mut seen: BTreeSet<(EntityId, String, EntityId)> =
            self.workspace.relations().with(|relations| {
                let rows = relations.0.iter();
                rows.map(|(_, row)| (row.source, row.kind.clone(), row.target)).collect()
            });
        let mut found = self.text(|text| hints(text, &named)).unwrap_or_default();
        found.retain(|hint| {
            let (source, kind, target) = ends(hint);
            !aside.contains(&ends(hint)) && seen.insert((source, kind.to_owned(), target))
        });
        found
    }
}

#[component]
pub(super) fn Hints(reading: Reading) -> AnyView {
    let t = use_lang();
    let aside = RwSignal::new(BTreeSet::<Ends>::new());
    let hints = Memo::new(move |_| aside.with(|aside| reading.hinted(aside)));
    let count = move || hints.with(Vec::len);
    let rows = move || {
        let row = |hint| view! { <HintRow reading hint aside /> };
        hints.get().into_iter().map(row).collect_view()
    };
    view! {
        <If when=move || { count() > 0 }>
            <section class="reading-hints" aria-label=move || t.get().reading_hints(count())>
                <h3>{move || t.get().reading_hints(count())}</h3>
                <ul>{rows}</ul>
            </section>
        </If>
    }
    .into_any()
}

#[component]
fn HintRow(reading: Reading, hint: Hint, aside: RwSignal<BTreeSet<Ends>>) -> AnyView {
    let t = use_lang();
    let (source, kind, target) = ends(&hint);
    let says = move |words: fn(Lang, String, &'static str, String) -> String| {
        reading.workspace.with(|project| {
            let name = |id| project.entity_name(id).to_owned();
            words(t.get(), name(source), kind, name(target))
        })
    };
    let paragraph = reading
        .text(|text| text.paragraph_number(hint.passage.start))
        .unwrap_or(1)
        .saturating_sub(1);
    view! {
        <li>
            <span>{move || says(Lang::reading_hint)}</span>
            <span class="reading-hint-buttons">
                <Button
                    label=label(t, Lang::reading_see_passage)
                    tone="link"
                    on_press=move |()| selection::bring(&paragraph_id(paragraph))
                />
                <IconButton
                    icon="check"
                    label=Signal::derive(move || says(Lang::reader_hint_accept))
                    disabled=Signal::derive(move || !reading.workspace.is_writable())
                    on_press=move |()| reading.accept_hint(&hint)
                />
                <IconButton
                    icon="close"
                    label=Signal::derive(move || says(Lang::reader_hint_dismiss))
                    on_press=move |()| aside.update(|aside| {
                        aside.insert((source, kind, target));
                    })
                />
            </span>
        </li>
    }
    .into_any()
}
