//! The map as text: an outline that the arrow keys walk, one sentence an actor.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::state::{Graph, Look};
use crate::analysis::outline::{Line, Step, left, lines, ranked, right, standing};
use crate::browser::dom;
use crate::domain::id::{EntityId, RelationId};
use crate::domain::text::fold;
use crate::i18n::Lang;
use crate::ui::entities::{AddRelation, SheetOf, marks_of};
use crate::ui::parts::{Button, If, Slots};
use crate::ui::preferences::{label, say, use_lang};
use crate::ui::workspace::Version;

/// The id of the outline.
const TREE: &str = "graph-outline";
/// How many lines exist at once: a page of them.
const PAGE: usize = 40;

/// The outline, and where the reader is in it.
#[derive(Clone, Copy)]
struct Outline {
    graph: Graph,
    open: RwSignal<BTreeSet<EntityId>>,
    at: RwSignal<usize>,
    lines: Memo<Version<Arc<Vec<Line>>>>,
    /// The lines from which relations were followed, the last one last.
    trail: StoredValue<Vec<Line>>,
    /// The actor that a relation is being made from.
    linking: RwSignal<Option<EntityId>>,
}

#[component]
pub(super) fn Twin(graph: Graph) -> impl IntoView {
    let t = use_lang();
    let outline = Outline::new(graph);
    let count = move || outline.lines.with(|lines| lines.0.len());
    let start = move || outline.at.get() / PAGE * PAGE;
    let slots = move || count().saturating_sub(start()).min(PAGE);
    let row = Callback::new(move |slot| view! { <OutlineLine outline place=slot /> }.into_any());
    let turn = move |by: isize| {
        let start = untrack(start);
        outline.go(start.saturating_add_signed(by));
        dom::focus(TREE);
    };
    let page = move || {
        let t = t.get();
        let last = t.number((start() + PAGE).min(count()));
        t.twin_page(t.number(start() + 1), last, t.number(count()))
    };
    view! {
        <p class="hint keys-hint" id="outline-hint">
            {say(t, Lang::twin_hint)}
        </p>
        <If when=move || count() == 0>
            <p class="muted">{say(t, Lang::twin_empty)}</p>
        </If>
        <Linking outline />
        <div
            class="outline"
            id=TREE
            role="tree"
            tabindex="0"
            aria-label=say(t, Lang::twin_tree)
            aria-describedby="outline-hint"
            aria-activedescendant=move || line_id(outline.at.get() % PAGE)
            on:keydown=move |event| outline.on_key(&event)
        >
            <Slots count=Signal::derive(slots) row />
        </div>
        <If when=move || { count() > PAGE }>
            <div class="outline-pages">
                <Button
                    label=label(t, Lang::twin_before)
                    on_press=move |()| turn(-(PAGE as isize))
                    disabled=move || start() == 0
                />
                <span role="status">{page}</span>
                <Button
                    label=label(t, Lang::twin_after)
                    on_press=move |()| turn(PAGE as isize)
                    disabled=move || { start() + PAGE >= count() }
                />
            </div>
        </If>
    }
}

fn line_id(slot: usize) -> String {
    format!("outline-{slot}")
}

impl Outline {
    fn new(graph: Graph) -> Self {
        let order = Memo::new(move |_| {
            let prepared = graph.prepared.get();
            let name = |n: u32| {
                let id = prepared.0.actors.get(n as usize).copied();
                graph.workspace.with_untracked(|project| {
                    id.map(|id| fold(project.entity_name(id))).unwrap_or_default()
                })
            };
            Version(Arc::new(ranked(&prepared.0.network, &name)))
        });
        let open = RwSignal::new(BTreeSet::new());
        let lines = Memo::new(move |_| {
            let prepared = graph.prepared.get();
            let open = open.with(|open| places(graph, open));
            Version(Arc::new(lines(&prepared.0.network, &order.get().0, &open)))
        });
        let (at, linking) = (RwSignal::new(0), RwSignal::new(None));
        let outline = Self { graph, open, at, lines, trail: StoredValue::new(Vec::new()), linking };
        // What is chosen on the picture is found in the text.
        let first = graph.chosen.with_untracked(|chosen| chosen.first().copied());
        if let Some(n) = first.and_then(|id| graph.index_of(id)) {
            outline.reach(n as u32);
        }
        // The outline may have become shorter.
        Effect::new(move |_| {
            let last = lines.with(|lines| lines.0.len()).saturating_sub(1);
            if at.get_untracked() > last {
                at.set(last);
            }
        });
        outline
    }

    fn line(self, n: usize) -> Option<Line> {
        self.lines.with(|lines| lines.0.get(n).copied())
    }

    fn current(self) -> Option<Line> {
        self.lines.with_untracked(|lines| lines.0.get(self.at.get_untracked()).copied())
    }

    fn actor(self, n: u32) -> Option<EntityId> {
        self.graph.prepared.with(|prepared| prepared.0.actors.get(n as usize).copied())
    }

    fn tie(self, n: u32) -> Option<RelationId> {
        self.graph.prepared.with(|prepared| prepared.0.relations.get(n as usize).copied())
    }

    fn go(self, n: usize) {
        let last = self.lines.with_untracked(|lines| lines.0.len()).saturating_sub(1);
        let n = n.min(last);
        self.at.set(n);
        dom::reveal(&line_id(n % PAGE));
    }

    /// Goes to a line, if it is there.
    fn go_to(self, line: Line) {
        let found =
            self.lines.with_untracked(|lines| lines.0.iter().position(|known| *known == line));
        if let Some(n) = found {
            self.go(n);
        }
    }

    /// Goes to an actor and opens it.
    fn reach(self, actor: u32) {
        self.set_open(actor, true);
        self.go_to(Line::Actor(actor));
    }

    fn set_open(self, actor: u32, open: bool) {
        let Some(id) = untrack(|| self.actor(actor)) else {
            return;
        };
        self.open.update(|all| {
            if open {
                all.insert(id);
            } else {
                all.remove(&id);
            }
        });
    }

    fn on_key(self, event: &KeyboardEvent) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let at = self.at.get_untracked();
        match event.key().as_str() {
            "ArrowDown" => self.go(at + 1),
            "ArrowUp" => self.go(at.saturating_sub(1)),
            "PageDown" => self.go(at + 10),
            "PageUp" => self.go(at.saturating_sub(10)),
            "Home" => self.go(0),
            "End" => self.go(usize::MAX),
            "ArrowRight" => self.step_right(at),
            "ArrowLeft" => self.step_left(at),
            "Enter" | " " => self.choose(),
            "Delete" => self.delete(),
            "l" => self.link(),
            _ => return,
        }
        event.prevent_default();
    }

    fn step_right(self, at: usize) {
        let prepared = self.graph.prepared.get_untracked();
        let open = self.open.with_untracked(|open| untrack(|| places(self.graph, open)));
        let step =
            self.lines.with_untracked(|lines| right(&prepared.0.network, &lines.0, at, &open));
        match step {
            Some(Step::Open(actor)) => self.set_open(actor, true),
            Some(Step::To(actor)) => {
                let from = self.current();
                self.trail.update_value(|trail| trail.extend(from));
                self.reach(actor);
            }
            Some(Step::Line(n)) => self.go(n),
            Some(Step::Close(_)) | None => {}
        }
    }

    fn step_left(self, at: usize) {
        let back = match self.current() {
            Some(Line::Actor(_)) => self.trail.try_update_value(Vec::pop).flatten(),
            _ => None,
        };
        if let Some(line) = back {
            return self.go_to(line);
        }
        let open = self.open.with_untracked(|open| untrack(|| places(self.graph, open)));
        match self.lines.with_untracked(|lines| left(&lines.0, at, &open)) {
            Some(Step::Line(n)) => self.go(n),
            Some(Step::Close(actor)) => self.set_open(actor, false),
            _ => {}
        }
    }

    /// Chooses what the line says, and puts it in the middle.
    fn choose(self) {
        match self.current() {
            Some(Line::Actor(n)) => {
                if let Some(id) = untrack(|| self.actor(n)) {
                    self.graph.choose(Some(id), false);
                    self.graph.show(Look::Centre(id));
                }
            }
            Some(Line::Tie { tie, of }) => {
                if let Some((tie, of)) = untrack(|| self.tie(tie).zip(self.actor(of))) {
                    self.graph.choose_tie(tie);
                    self.graph.show(Look::Centre(of));
                }
            }
            None => {}
        }
    }

    fn delete(self) {
        match self.current() {
            Some(Line::Tie { tie, .. }) => {
                if let Some(id) = untrack(|| self.tie(tie)) {
                    self.graph.remove_tie(id);
                }
            }
            Some(Line::Actor(n)) => {
                self.graph.deleting.set(untrack(|| self.actor(n)).into_iter().collect());
            }
            None => {}
        }
    }

    /// Begins a relation from the actor of the line.
    fn link(self) {
        let Some(Line::Actor(n) | Line::Tie { of: n, .. }) = self.current() else {
            return;
        };
        self.linking.set(untrack(|| self.actor(n)));
        dom::focus_soon("relation-kind");
    }

    /// What a line says.
    fn words(self, line: Line, t: Lang) -> String {
        let name = |n: u32| {
            let id = self.actor(n);
            let workspace = self.graph.workspace;
            id.map(|id| workspace.with(|project| project.entity_name(id).to_owned()))
                .unwrap_or_default()
        };
        match line {
            Line::Actor(n) => {
                let id = self.actor(n);
                let entity = id.and_then(|id| {
                    self.graph.workspace.entities().with(|entities| entities.0.get(id).cloned())
                });
                let Some(entity) = entity else {
                    return String::new();
                };
                let position = id.and_then(|id| self.graph.position_told(id, t));
                let stance = position
                    .or_else(|| entity.stance.map(|stance| t.stance(Some(stance)).to_owned()));
                let target = entity.is_target.then(|| t.target().to_owned());
                let us = entity.is_us.then(|| t.us().to_owned());
                let kind = t.kind(&entity.kind).to_lowercase();
                let marks = [Some(kind), stance, target, us].into_iter().flatten();
                let marks = marks.collect::<Vec<_>>().join(", ");
                let standing = self
                    .graph
                    .prepared
                    .with(|prepared| t.standing(standing(&prepared.0.network, n)));
                t.twin_actor(marks, standing)
            }
            Line::Tie { of, tie } => {
                let row = self.tie(tie).and_then(|id| {
                    self.graph.workspace.relations().with(|rows| rows.0.get(id).cloned())
                });
                let ends = self.graph.prepared.with(|prepared| {
                    prepared.0.network.ties.get(tie as usize).map(|tie| (tie.source, tie.target))
                });
                let Some((row, (source, target))) = row.zip(ends) else {
                    return String::new();
                };
                let arrow = if row.mutual { "↔" } else { "→" };
                let told = if source == of {
                    let other =
                        if target == of { t.relation_self().to_owned() } else { name(target) };
                    format!("{} {arrow} {other}", row.kind)
                } else {
                    format!("{} {arrow} {}", name(source), row.kind)
                };
                let marks = marks_of(&row, t);
                if marks.is_empty() { told } else { format!("{told} ({marks})") }
            }
        }
    }
}

/// The places of some actors among what is counted.
fn places(graph: Graph, ids: &BTreeSet<EntityId>) -> BTreeSet<u32> {
    graph.prepared.with(|prepared| {
        let place = |id: &EntityId| prepared.0.actors.binary_search(id).ok();
        ids.iter().filter_map(place).map(|n| n as u32).collect()
    })
}

/// A slot of the page: it shows whichever line stands there now.
#[component]
fn OutlineLine(outline: Outline, place: usize) -> AnyView {
    let t = use_lang();
    let n = Memo::new(move |_| outline.at.get() / PAGE * PAGE + place);
    let line = Memo::new(move |_| outline.line(n.get()));
    let actor = move || match line.get() {
        Some(Line::Actor(actor)) => outline.actor(actor),
        _ => None,
    };
    let name = Memo::new(move |_| {
        actor()
            .map(|id| outline.graph.workspace.with(|project| project.entity_name(id).to_owned()))
            .unwrap_or_default()
    });
    let words =
        Memo::new(move |_| line.get().map(|line| outline.words(line, t.get())).unwrap_or_default());
    let is_open =
        move || actor().map(|id| outline.open.with(|open| open.contains(&id)).to_string());
    let is_chosen = Memo::new(move |_| match line.get() {
        Some(Line::Actor(_)) => {
            actor().is_some_and(|id| outline.graph.chosen.with(|chosen| chosen.contains(&id)))
        }
        Some(Line::Tie { tie, .. }) => {
            let chosen = outline.graph.chosen_tie.get();
            chosen.is_some() && chosen == outline.tie(tie)
        }
        None => false,
    });
    let level = move || if matches!(line.get(), Some(Line::Tie { .. })) { "2" } else { "1" };
    let press = move |_| {
        let twice = outline.at.get_untracked() == n.get_untracked();
        outline.at.set(n.get_untracked());
        outline.choose();
        if let (true, Some(Line::Actor(actor))) = (twice, line.get_untracked()) {
            let open = untrack(is_open).is_some_and(|open| open == "true");
            outline.set_open(actor, !open);
        }
    };
    view! {
        <div
            class="outline-line"
            role="treeitem"
            id=line_id(place)
            prop:ariaLevel=level
            aria-expanded=is_open
            aria-selected=move || is_chosen.get().to_string()
            data-cursor=move || (outline.at.get() == n.get()).to_string()
            on:click=press
        >
            <b>{name}</b>
            {words}
        </div>
    }
    .into_any()
}

/// The line in which a relation is made from an actor.
#[component]
fn Linking(outline: Outline) -> AnyView {
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
            outline.linking.set(None);
            dom::focus(TREE);
        }
    };
    let form = move || {
        outline.linking.get().map(|id| {
            let sheet = SheetOf::new(outline.graph.workspace, id);
            let name = move || sheet.read(|entity| entity.name.clone());
            view! {
                <section class="outline-linking" on:keydown=on_key>
                    <h3>{name}</h3>
                    <AddRelation sheet />
                </section>
            }
            .into_any()
        })
    };
    form.into_any()
}
