//! What surrounds actors, and what joins two of them.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::state::{Focus, Graph};
use crate::analysis::access;
use crate::analysis::finder::named;
use crate::analysis::outline::arrow;
use crate::analysis::reach::{Way, shortest_paths};
use crate::domain::id::EntityId;
use crate::i18n::Lang;
use crate::ui::parts::{Button, Choice, If, NameInput, Segments};
use crate::ui::preferences::{label, say, use_lang};

impl Graph {
    /// Lights up what is so many steps around the chosen actors; 0 steps light up everything.
    pub(super) fn around(self, steps: u32) {
        let (known, way) = match self.focus.get_untracked() {
            Focus::Around(centres, _, way) => (centres, way),
            _ => (Vec::new(), Way::default()),
        };
        let chosen = self.chosen.get_untracked();
        let centres = if chosen.is_empty() { known } else { chosen };
        let none = steps == 0 || centres.is_empty();
        self.focus.set(if none { Focus::None } else { Focus::Around(centres, steps, way) });
    }

    fn name_of(self, id: EntityId) -> String {
        self.workspace.with(|project| project.entity_name(id).to_owned())
    }
}

/// How many steps around the chosen actors are lit.
#[component]
pub(super) fn AroundSteps(graph: Graph) -> AnyView {
    let t = use_lang();
    let value = Signal::derive(move || {
        let steps = graph.focus.with(|focus| match focus {
            Focus::Around(_, steps, _) => *steps,
            _ => 0,
        });
        steps.to_string()
    });
    let options = Signal::derive(move || {
        let none = (0.to_string(), t.get().around_none().to_owned());
        std::iter::once(none).chain((1..=3).map(|n| (n.to_string(), n.to_string()))).collect()
    });
    let set = Callback::new(move |key: String| graph.around(key.parse().unwrap_or_default()));
    let none = move || {
        graph.chosen.with(Vec::is_empty)
            && !graph.focus.with(|focus| matches!(focus, Focus::Around(..)))
    };
    view! {
        <div class="around">
            <span class="field-label" aria-hidden="true">
                {say(t, Lang::around)}
            </span>
            <Segments
                label=label(t, Lang::around_steps)
                options=options
                value=value
                on_choose=set
                disabled=none
            />
        </div>
    }
    .into_any()
}

#[component]
pub(super) fn Paths(graph: Graph) -> impl IntoView {
    let t = use_lang();
    let way = RwSignal::new(graph.focus.with_untracked(|focus| match focus {
        Focus::None | Focus::Access(_) => Way::default(),
        Focus::Around(.., way) | Focus::Paths(.., way) => *way,
    }));
    let ways = Signal::derive(move || {
        Way::ALL.map(|way| (way.key().to_owned(), t.get().way(way).to_owned())).to_vec()
    });
    let set_way = Callback::new(move |key: String| {
        way.set(Way::ALL.into_iter().find(|way| way.key() == key).unwrap_or_default());
        graph.focus.update(|focus| match focus {
            Focus::None | Focus::Access(_) => {}
            Focus::Around(.., known) | Focus::Paths(.., known) => *known = way.get_untracked(),
        });
    });
    let nothing =
        move || graph.chosen.with(Vec::is_empty) && graph.focus.with(|focus| *focus == Focus::None);
    let found = Memo::new(move |_| told(graph, t.get()));
    view! {
        <Choice
            label=label(t, Lang::path_way)
            options=ways
            value=Signal::derive(move || way.get().key().to_owned())
            on_choose=set_way
        />
        <AroundSteps graph />
        <If when=nothing>
            <p class="hint">{say(t, Lang::around_hint)}</p>
        </If>
        <Between graph way />
        <div class="path-found" role="status">
            {move || found.get().into_iter().map(|words| view! { <p>{words}</p> }).collect_view()}
        </div>
        <If when=move || graph.focus.with(|focus| *focus != Focus::None)>
            <Button
                label=label(t, Lang::paths_clear)
                on_press=move |()| graph.focus.set(Focus::None)
            />
        </If>
    }
}

/// Two actors by name, at first the two that are chosen.
#[component]
fn Between(graph: Graph, way: RwSignal<Way>) -> AnyView {
    let t = use_lang();
    let (from, to) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let said = RwSignal::new(String::new());
    Effect::new(move |_| {
        let chosen = graph.chosen.get();
        for (id, name) in chosen.iter().zip([from, to]) {
            name.set(graph.workspace.with_untracked(|project| project.entity_name(*id).to_owned()));
        }
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let t = t.get_untracked();
        let ends = [from, to].map(|name| {
            let name = name.get_untracked();
            let known = graph.workspace.with_untracked(|project| named(project, &name));
            known.ok_or_else(|| t.graph_not_found(name.trim()))
        });
        said.set(String::new());
        match ends {
            [Ok(from), Ok(to)] if from == to => said.set(t.paths_same().to_owned()),
            [Ok(from), Ok(to)] => graph.focus.set(Focus::Paths(from, to, way.get_untracked())),
            [Err(words), _] | [_, Err(words)] => said.set(words),
        }
    };
    view! {
        <form class="add-form" on:submit=submit>
            <h3>{say(t, Lang::paths_between)}</h3>
            <NameInput label=label(t, Lang::tie_from) value=from id="path-from" />
            <NameInput label=label(t, Lang::tie_to) value=to id="path-to" />
            <p class="hint" role="status">
                {said}
            </p>
            <Button label=label(t, Lang::paths_show) />
        </form>
    }
    .into_any()
}

/// What is said of the way to a target: whom it passes, and how to leave it.
fn told_access(graph: Graph, way: &access::Way, t: Lang) -> Vec<String> {
    let hidden = way.actors.iter().find(|id| graph.index_of(**id).is_none());
    let names: Vec<String> = way.actors.iter().map(|id| graph.name_of(*id)).collect();
    let shown = t.paths_access(names.last().cloned().unwrap_or_default(), names.join(" – "));
    let hidden = hidden.map(|id| t.graph_filtered_out(graph.name_of(*id)));
    [shown, t.paths_access_leave().to_owned()].into_iter().chain(hidden).collect()
}

/// What is lit, in sentences.
fn told(graph: Graph, t: Lang) -> Vec<String> {
    let prepared = graph.prepared.get();
    match graph.focus.get() {
        Focus::None => Vec::new(),
        Focus::Access(way) => told_access(graph, &way, t),
        Focus::Around(centres, ..) => {
            let names: Vec<String> = centres.into_iter().map(|id| graph.name_of(id)).collect();
            let lit = graph.lit().map_or(0, |part| part.nodes.iter().filter(|lit| **lit).count());
            let all = t.actors_count(prepared.0.actors.len());
            vec![t.around_of(names.join(", ")), t.around_lit(t.number(lit), all)]
        }
        Focus::Paths(from, to, way) => {
            let at = |id: EntityId| prepared.0.actors.binary_search(&id).ok();
            for id in [from, to] {
                if at(id).is_none() {
                    return vec![t.graph_filtered_out(graph.name_of(id))];
                }
            }
            let network = &prepared.0.network;
            let ends = at(from).zip(at(to));
            let Some(paths) = ends.and_then(|(from, to)| shortest_paths(network, from, to, way))
            else {
                return vec![t.reach_none(graph.name_of(from), graph.name_of(to))];
            };
            let name = |n: u32| {
                prepared.0.actors.get(n as usize).map(|id| graph.name_of(*id)).unwrap_or_default()
            };
            let mut example = paths.example.first().map(|n| name(*n)).unwrap_or_default();
            for pair in paths.example.windows(2) {
                example =
                    format!("{example} {} {}", arrow(network, pair[0], pair[1]), name(pair[1]));
            }
            let found = t.paths_found(paths.count as usize);
            let steps = t.paths_steps(paths.steps as usize);
            vec![format!("{found}, {steps}."), t.paths_example(example)]
        }
    }
}
