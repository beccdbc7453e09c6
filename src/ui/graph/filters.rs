//! What is on the map: kinds, stances, tags, signs, how strong and how well sourced.

use leptos::prelude::*;

use super::state::Graph;
use crate::analysis::offer::{Group, offered};
use crate::analysis::preparation::Preparation;
use crate::domain::id::EntityId;
use crate::domain::relations::Strength;
use crate::i18n::Lang;
use crate::ui::parts::{Button, Choice, Each, If, Slots, Toggle};
use crate::ui::preferences::{label, say, use_lang};

/// How many values of a group are shown at first.
const FIRST: usize = 10;

/// What the parts of the panel share.
#[derive(Clone, Copy)]
struct Sieve {
    graph: Graph,
    preparation: Memo<Preparation>,
}

impl Sieve {
    fn change(self, change: impl FnOnce(&mut Preparation)) {
        self.graph.shown.update(|shown| change(&mut shown.preparation));
    }
}

#[component]
pub(super) fn Filters(graph: Graph) -> impl IntoView {
    let t = use_lang();
    let preparation = Memo::new(move |_| graph.shown.with(|shown| shown.preparation.clone()));
    let sieve = Sieve { graph, preparation };
    let count = move || {
        let prepared = graph.prepared.get();
        let t = t.get();
        let actors = t.actors_count(prepared.0.actors.len());
        t.filter_shown(actors, t.relations_count(prepared.0.relations.len()))
    };
    let show_all = move |()| {
        sieve.change(|preparation| {
            let Preparation { directed, weighted, .. } = *preparation;
            *preparation = Preparation { directed, weighted, ..Preparation::default() };
        });
    };
    view! {
        <div class="filter-head">
            <p role="status">{count}</p>
            <If when=move || { preparation.with(Preparation::active) > 0 }>
                <Button label=label(t, Lang::filters_clear) tone="link" on_press=show_all />
            </If>
        </div>
        {Group::ALL.map(|group| view! { <Values sieve group /> }).collect_view()}
        <Proof sieve />
        <Flags sieve />
        <Without sieve />
    }
}

/// One group: a box a value, ticked while it is shown.
#[component]
fn Values(sieve: Sieve, group: Group) -> AnyView {
    let t = use_lang();
    let workspace = sieve.graph.workspace;
    let values = Memo::new(move |_| {
        let (entities, relations) = (workspace.entities().get(), workspace.relations().get());
        offered(group, &entities.0, &relations.0)
    });
    let all = RwSignal::new(false);
    let shown = move || {
        values.with(|values| if all.get() { values.len() } else { values.len().min(FIRST) })
    };
    let more = move || values.with(Vec::len) > FIRST && !all.get();
    let row = Callback::new(move |n| view! { <Value sieve group values n /> }.into_any());
    view! {
        <If when=move || values.with(|values| !values.is_empty())>
            <fieldset class="filter-group">
                <legend>{move || t.get().filter_group(group)}</legend>
                <Slots count=Signal::derive(shown) row />
                <If when=more>
                    <Button
                        label=Signal::derive(move || {
                            t.get().filter_more(t.get().number(values.with(Vec::len)))
                        })
                        tone="link"
                        on_press=move |()| all.set(true)
                    />
                </If>
            </fieldset>
        </If>
    }
    .into_any()
}

#[component]
fn Value(sieve: Sieve, group: Group, values: Memo<Vec<(String, usize)>>, n: usize) -> AnyView {
    let t = use_lang();
    let key = Memo::new(move |_| {
        values.with(|values| values.get(n).map(|(key, _)| key.clone()).unwrap_or_default())
    });
    let count = Signal::derive(move || {
        values.with(|values| t.get().number(values.get(n).map_or(0, |(_, count)| *count)))
    });
    let words = Signal::derive(move || t.get().filter_value(group, &key.read()));
    let is_shown = Signal::derive(move || {
        sieve.preparation.with(|preparation| !preparation.left_out(group).contains(&*key.read()))
    });
    let set = Callback::new(move |on: bool| {
        sieve.change(|preparation| preparation.leave_out(group, &key.read_untracked(), !on));
    });
    let is_only = Memo::new(move |_| {
        sieve.preparation.with(|preparation| preparation.only_tag.as_ref() == Some(&*key.read()))
    });
    let only = move |_| {
        let tag = (!is_only.get_untracked()).then(|| key.get_untracked());
        sieve.change(|preparation| preparation.only_tag = tag);
    };
    view! {
        <div class="filter-row">
            <Toggle label=words on=is_shown on_change=set count />
            {(group == Group::Tags)
                .then(|| {
                    view! {
                        <button
                            type="button"
                            class="chip"
                            data-on=move || is_only.get().to_string()
                            aria-pressed=move || is_only.get().to_string()
                            aria-label=move || t.get().filter_only_tag(key.get())
                            on:click=only
                        >
                            {say(t, Lang::filter_only)}
                        </button>
                    }
                })}
        </div>
    }
    .into_any()
}

/// The least strength, and the worst letter of a source.
#[component]
fn Proof(sieve: Sieve) -> AnyView {
    let t = use_lang();
    let any = move || (String::new(), t.get().filter_no_limit().to_owned());
    let strengths = Signal::derive(move || {
        let known = Strength::ALL.into_iter().skip(1).map(|strength| {
            (strength.value().to_string(), t.get().strength(Some(strength)).to_owned())
        });
        std::iter::once(any()).chain(known).collect::<Vec<_>>()
    });
    let grades = Signal::derive(move || {
        let known =
            ('A'..='E').map(|letter| (letter.to_string(), t.get().reliability(letter).to_owned()));
        std::iter::once(any()).chain(known).collect::<Vec<_>>()
    });
    let strength = Signal::derive(move || {
        let least = sieve.preparation.with(|preparation| preparation.min_strength);
        least.map(|least| least.to_string()).unwrap_or_default()
    });
    let grade = Signal::derive(move || {
        let worst = sieve.preparation.with(|preparation| preparation.min_grade);
        worst.map(String::from).unwrap_or_default()
    });
    let set_strength = Callback::new(move |key: String| {
        sieve.change(|preparation| preparation.min_strength = key.parse().ok());
    });
    let set_grade = Callback::new(move |key: String| {
        sieve.change(|preparation| preparation.min_grade = key.chars().next());
    });
    view! {
        <fieldset class="filter-group">
            <legend>{say(t, Lang::filter_proof)}</legend>
            <Choice
                label=label(t, Lang::filter_strength)
                options=strengths
                value=strength
                on_choose=set_strength
            />
            <Choice
                label=label(t, Lang::filter_grade)
                options=grades
                value=grade
                on_choose=set_grade
            />
        </fieldset>
    }
    .into_any()
}

/// One choice of the preparation that is on or off: its words, and where it is.
type Flag = (fn(Lang) -> &'static str, fn(&mut Preparation) -> &mut bool);

const ACTORS: [Flag; 2] = [
    (Lang::filter_lone, |preparation| &mut preparation.without_lone),
    (Lang::filter_us, |preparation| &mut preparation.without_us),
];
const MEASURES: [Flag; 2] = [
    (Lang::filter_directed, |preparation| &mut preparation.directed),
    (Lang::filter_weighted, |preparation| &mut preparation.weighted),
];

#[component]
fn Flags(sieve: Sieve) -> AnyView {
    let t = use_lang();
    let has_us = Memo::new(move |_| {
        let entities = sieve.graph.workspace.entities().get();
        entities.0.iter().any(|(_, entity)| entity.is_us)
    });
    let flag = move |(words, place): Flag| {
        let on = move || sieve.preparation.with(|preparation| *place(&mut preparation.clone()));
        let set = Callback::new(move |on| sieve.change(|preparation| *place(preparation) = on));
        view! { <Toggle label=label(t, words) on=Signal::derive(on) on_change=set /> }.into_any()
    };
    view! {
        <fieldset class="filter-group">
            <legend>{say(t, Lang::filter_actors)}</legend>
            {flag(ACTORS[0])}
            <If when=has_us>{flag(ACTORS[1])}</If>
        </fieldset>
        <fieldset class="filter-group">
            <legend>{say(t, Lang::filter_measures)}</legend>
            {MEASURES.map(flag).collect_view()}
        </fieldset>
    }
    .into_any()
}

/// Those left out one by one, and the way back.
#[component]
fn Without(sieve: Sieve) -> AnyView {
    let t = use_lang();
    let ids = Memo::new(move |_| {
        sieve
            .preparation
            .with(|preparation| preparation.without.iter().map(|id| id.0).collect::<Vec<_>>())
    });
    let row = Callback::new(move |id| {
        let id = EntityId(id);
        let name = move || sieve.graph.workspace.with(|project| project.entity_name(id).to_owned());
        let back = move |_| {
            sieve.change(|preparation| {
                preparation.without.remove(&id);
            });
        };
        view! {
            <li class="filter-row">
                <span class="toggle-words">{name}</span>
                <button
                    type="button"
                    class="chip"
                    aria-label=move || t.get().filter_back_one(name())
                    on:click=back
                >
                    {say(t, Lang::filter_back)}
                </button>
            </li>
        }
        .into_any()
    });
    view! {
        <If when=move || ids.with(|ids| !ids.is_empty())>
            <fieldset class="filter-group">
                <legend>{say(t, Lang::filter_without)}</legend>
                <ul>
                    <Each ids row />
                </ul>
            </fieldset>
        </If>
    }
    .into_any()
}
