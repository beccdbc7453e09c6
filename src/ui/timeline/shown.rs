//! What is shown on the line of time, and what its forms mean.

use leptos::prelude::*;

use super::state::Timeline;
use super::words::group_name;
use crate::analysis::chronology::SOURCES;
use crate::analysis::chronology::groups::GroupKey;
use crate::i18n::Lang;
use crate::ui::parts::{If, Toggle};
use crate::ui::preferences::{label, say, use_lang};

/// A form, and what it means.
type Meaning = (&'static str, fn(Lang) -> &'static str);

/// All forms.
const LEGEND: [Meaning; 6] = [
    ("point", Lang::legend_point),
    ("within", Lang::legend_within),
    ("lasting", Lang::legend_lasting),
    ("open", Lang::legend_open),
    ("vague", Lang::legend_vague),
    ("doubt", Lang::legend_doubt),
];

#[component]
pub(super) fn Shown(timeline: Timeline) -> AnyView {
    let t = use_lang();
    let source = move |key: &'static str| {
        let on = Signal::derive(move || timeline.hidden.with(|hidden| !hidden.contains(key)));
        let change = Callback::new(move |on: bool| {
            timeline.hidden.update(|hidden| {
                if on {
                    hidden.remove(key);
                } else {
                    hidden.insert(key.to_owned());
                }
            });
        });
        let count = Memo::new(move |_| {
            timeline.chronicle.with(|chronicle| {
                chronicle.0.items.iter().filter(|item| item.source == key).count()
            })
        });
        // What the project has none of is not offered.
        let is_there = move || count.get() > 0 || !on.get();
        let count = Signal::derive(move || t.get().number(count.get()));
        let words = Signal::derive(move || t.get().timeline_source(key).to_owned());
        view! {
            <If when=is_there>
                <Toggle label=words on on_change=change count />
            </If>
        }
    };
    let folds = move || {
        let groups = timeline.groups.get().0;
        let t = t.get();
        let named = groups.iter().filter_map(|group| {
            let name =
                timeline.workspace.with_untracked(|project| group_name(project, &group.key, t));
            Some((group.key.clone(), name?))
        });
        let row = |(key, name): (GroupKey, String)| {
            let (mine, folded) = (key.clone(), key);
            let on = Signal::derive(move || timeline.folded.with(|all| !all.contains(&mine)));
            let change = Callback::new(move |_| timeline.fold(folded.clone()));
            view! { <Toggle label=Signal::stored(name) on on_change=change /> }
        };
        named.map(row).collect_view()
    };
    let is_grouped = move || timeline.groups.with(|groups| groups.0.len() > 1);
    view! {
        <fieldset class="filter-group">
            <legend>{say(t, Lang::timeline_shown)}</legend>
            {SOURCES.iter().map(|one| source(one.key)).collect_view()}
        </fieldset>
        <If when=is_grouped>
            <fieldset class="filter-group">
                <legend>{move || {
                    let t = t.get();
                    t.timeline_group(t.group_by(timeline.group_by.get()))
                }}</legend>
                {folds}
            </fieldset>
        </If>
        <section class="timeline-legend">
            <h3>{say(t, Lang::legend)}</h3>
            <ul class="plain-list">
                {LEGEND
                    .iter()
                    .map(|(key, words)| {
                        view! {
                            <li class="timeline-sample" data-sample=*key>
                                {label(t, *words)}
                            </li>
                        }
                    })
                    .collect_view()}
            </ul>
        </section>
    }
    .into_any()
}

impl Timeline {
    /// Folds a group, or unfolds it.
    pub(super) fn fold(self, key: GroupKey) {
        self.folded.update(|folded| {
            if !folded.remove(&key) {
                folded.insert(key);
            }
        });
    }
}
