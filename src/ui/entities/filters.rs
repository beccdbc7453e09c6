//! Which entities are shown, and in which order.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::page::ListState;
use crate::analysis::listing::{Filter, Side, Sort};
use crate::domain::entities::EntityKind;
use crate::i18n::Lang;
use crate::ui::parts::{Button, Choice, If};
use crate::ui::preferences::{label, say, use_lang};
use crate::ui::workspace::use_workspace;

#[component]
pub(super) fn Filters(state: ListState) -> impl IntoView {
    let t = use_lang();
    // What the filters offer is gathered when they are first opened.
    let opened = RwSignal::new(false);
    let search =
        move |event| state.filter.update(|filter| filter.query = event_target_value(&event));
    let all = move || use_workspace().entities().with(|entities| entities.0.len());
    view! {
        <input
            class="input list-search"
            type="search"
            id="entities-search"
            autocomplete="off"
            aria-label=say(t, Lang::entities_search)
            placeholder=say(t, Lang::entities_search_brief)
            prop:value=move || state.filter.with(|filter| filter.query.clone())
            on:input=search
        />
        <p class="list-count" role="status">
            {move || {
                t.get()
                    .shown_of(
                        t.get().number(state.rows.with(|rows| rows.len())),
                        t.get().number(all()),
                    )
            }}
        </p>
        <KindChips state />
        <SortChoice state />
        <details class="more-filters" on:toggle=move |_| opened.set(true)>
            <summary>{say(t, Lang::entities_filters)}</summary>
            <If when=opened>
                <div class="filter-fields">
                    <SideFilter state />
                    <TagFilter state />
                    <YesNoFilters state />
                </div>
            </If>
        </details>
        <If when=move || !state.filter.read().is_open()>
            <Button
                label=label(t, Lang::filters_clear)
                tone="link"
                on_press=move |()| state.filter.set(Filter::default())
            />
        </If>
    }
}

/// One chip a kind, with how many there are.
#[component]
fn KindChips(state: ListState) -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let counts = Memo::new(move |_| {
        let mut counts = BTreeMap::<EntityKind, usize>::new();
        workspace.entities().with(|entities| {
            for (_, entity) in entities.0.iter() {
                let kind = match &entity.kind {
                    EntityKind::Other(_) => EntityKind::Other(String::new()),
                    kind => kind.clone(),
                };
                *counts.entry(kind).or_default() += 1;
            }
        });
        counts
    });
    let chip = move |(kind, count): (EntityKind, usize)| {
        let (own, chosen) = (kind.clone(), kind.clone());
        let is_on =
            Memo::new(move |_| state.filter.with(|filter| filter.kind.as_ref() == Some(&own)));
        let toggle = move |_| {
            let wanted = (!is_on.get_untracked()).then(|| chosen.clone());
            state.filter.update(|filter| filter.kind = wanted);
        };
        view! {
            <button
                type="button"
                class="chip"
                data-on=move || is_on.get().to_string()
                aria-pressed=move || is_on.get().to_string()
                on:click=toggle
            >
                {move || t.get().kinds(&kind)}
                " "
                <span class="chip-count">{count}</span>
            </button>
        }
    };
    view! {
        <div class="chips" role="group" aria-label=say(t, Lang::filter_kind)>
            {move || counts.get().into_iter().map(chip).collect_view()}
        </div>
    }
}

#[component]
fn SideFilter(state: ListState) -> impl IntoView {
    let t = use_lang();
    let options = Signal::derive(move || {
        let t = t.get();
        let sides =
            Side::ALL.iter().enumerate().map(|(n, side)| (n.to_string(), t.side(*side).to_owned()));
        std::iter::once((String::new(), t.any().to_owned())).chain(sides).collect()
    });
    let value = Signal::derive(move || {
        let side = state.filter.with(|filter| filter.side);
        side.and_then(|side| Side::ALL.iter().position(|known| *known == side))
            .map(|n| n.to_string())
            .unwrap_or_default()
    });
    let choose = Callback::new(move |key: String| {
        let side = key.parse::<usize>().ok().and_then(|n| Side::ALL.get(n).copied());
        state.filter.update(|filter| filter.side = side);
    });
    view! { <Choice label=label(t, Lang::filter_side) value options on_choose=choose compact=true /> }
}

#[component]
fn TagFilter(state: ListState) -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let tags = Memo::new(move |_| workspace.tags());
    let options = Signal::derive(move || {
        let tags = tags.get().into_iter().map(|tag| (tag.clone(), tag));
        std::iter::once((String::new(), t.get().any().to_owned())).chain(tags).collect()
    });
    let value =
        Signal::derive(move || state.filter.with(|filter| filter.tag.clone().unwrap_or_default()));
    let choose = Callback::new(move |tag: String| {
        state.filter.update(|filter| filter.tag = (!tag.is_empty()).then_some(tag));
    });
    view! { <Choice label=label(t, Lang::filter_tag) value options on_choose=choose compact=true /> }
}

/// A filter that asks for one side of a yes or no.
struct YesNo {
    label: fn(Lang) -> &'static str,
    yes: fn(Lang) -> &'static str,
    no: fn(Lang) -> &'static str,
    of: fn(&mut Filter) -> &mut Option<bool>,
}

const YES_NO: [YesNo; 3] = [
    YesNo {
        label: Lang::filter_date,
        yes: Lang::dated,
        no: Lang::undated,
        of: |filter| &mut filter.dated,
    },
    YesNo {
        label: Lang::filter_ties,
        yes: Lang::related,
        no: Lang::unrelated,
        of: |filter| &mut filter.related,
    },
    YesNo {
        label: Lang::filter_sources,
        yes: Lang::sourced,
        no: Lang::unsourced,
        of: |filter| &mut filter.sourced,
    },
];

#[component]
fn YesNoFilters(state: ListState) -> impl IntoView {
    let t = use_lang();
    YES_NO
        .iter()
        .map(|which| {
            let options = Signal::derive(move || {
                let t = t.get();
                let words = [("", t.any()), ("yes", (which.yes)(t)), ("no", (which.no)(t))];
                words.map(|(key, words)| (key.to_owned(), words.to_owned())).to_vec()
            });
            let value = Signal::derive(move || match (which.of)(&mut state.filter.get()) {
                Some(true) => "yes".to_owned(),
                Some(false) => "no".to_owned(),
                None => String::new(),
            });
            let choose = Callback::new(move |key: String| {
                let wanted = (!key.is_empty()).then_some(key == "yes");
                state.filter.update(|filter| *(which.of)(filter) = wanted);
            });
            view! {
                <Choice
                    label=Signal::derive(move || (which.label)(t.get()).to_owned())
                    value
                    options
                    on_choose=choose
                    compact=true
                />
            }
        })
        .collect_view()
}

#[component]
fn SortChoice(state: ListState) -> impl IntoView {
    let t = use_lang();
    let options = Signal::derive(move || {
        let t = t.get();
        Sort::ALL
            .iter()
            .enumerate()
            .map(|(n, sort)| (n.to_string(), t.sort(*sort).to_owned()))
            .collect()
    });
    let value = Signal::derive(move || {
        let sort = state.sort.get();
        Sort::ALL.iter().position(|known| *known == sort).unwrap_or_default().to_string()
    });
    let choose = Callback::new(move |key: String| {
        if let Some(sort) = key.parse::<usize>().ok().and_then(|n| Sort::ALL.get(n)) {
            state.sort.set(*sort);
        }
    });
    view! { <Choice label=label(t, Lang::sort_by) value options on_choose=choose compact=true /> }
}
