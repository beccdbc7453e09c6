//! The palette: finds any record, and runs any command.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::analysis::finder::{Finder, Hit};
use crate::analysis::search::{WORD_START, score};
use crate::browser::dom;
use crate::domain::method::{METHODS, Method};
use crate::domain::record::RecordRef;
use crate::domain::text::fold;
use crate::i18n::Lang;
use crate::ui::chunks::{Loaded, Part};
use crate::ui::commands::{Action, Commands, ENTRIES, name, use_commands};
use crate::ui::parts::Dialog;
use crate::ui::preferences::{label, say, use_lang};
use crate::ui::strategy::{card_address, path_of};
use crate::ui::workspace::{Workspace, use_workspace};

/// How many records are shown at most.
const LIMIT: usize = 12;
/// The id of the list, for those who hear it.
const LIST: &str = "palette-list";

/// A line of the palette.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    title: String,
    kind: String,
    keys: &'static str,
    goal: Goal,
}

/// What a line leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Goal {
    Record(RecordRef),
    Method(&'static Method),
    Command(Action),
}

#[component]
pub(crate) fn Palette() -> impl IntoView {
    let t = use_lang();
    let commands = use_commands();
    view! {
        <Dialog open=commands.palette title=label(t, Lang::palette) class="palette">
            <Loaded part=Part::Palette />
        </Dialog>
    }
}

#[component]
pub(crate) fn PaletteBody() -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let commands = use_commands();
    let query = RwSignal::new(String::new());
    let at = RwSignal::new(0_usize);
    // The text of all records is folded once, when the palette opens.
    let finder = StoredValue::new(workspace.with_untracked(Finder::new));
    let lines = Memo::new(move |_| {
        finder.with_value(|finder| lines_for(finder, workspace, &query.read(), t.get()))
    });
    Effect::new(move |_| {
        query.track();
        at.set(0);
    });
    Effect::new(move |_| dom::reveal(&format!("{LIST}-{}", at.get())));
    let choose = move |n: usize| {
        if let Some(line) = lines.with(|lines| lines.get(n).cloned()) {
            commands.palette.set(false);
            reach(line.goal, workspace, commands);
        }
    };
    let on_key = move |event: KeyboardEvent| on_key(&event, at, lines.with(Vec::len), choose);
    dom::focus_soon("palette-query");
    view! {
        <input
            class="input palette-input"
            id="palette-query"
            type="text"
            role="combobox"
            autocomplete="off"
            aria-expanded="true"
            aria-controls=LIST
            aria-activedescendant=move || format!("{LIST}-{}", at.get())
            aria-label=say(t, Lang::palette_field)
            placeholder=say(t, Lang::palette_hint)
            bind:value=query
            on:keydown=on_key
        />
        <ul class="palette-list" id=LIST role="listbox" aria-label=say(t, Lang::palette)>
            {move || {
                lines
                    .get()
                    .into_iter()
                    .enumerate()
                    .map(|(n, line)| {
                        view! {
                            <li
                                class="palette-line"
                                role="option"
                                id=format!("{LIST}-{n}")
                                aria-selected=move || (at.get() == n).to_string()
                                on:click=move |_| choose(n)
                            >
                                <span class="palette-title">{line.title}</span>
                                <span class="palette-kind">{line.kind}</span>
                                {(!line.keys.is_empty()).then(|| view! { <kbd>{line.keys}</kbd> })}
                            </li>
                        }
                    })
                    .collect_view()
            }}
        </ul>
        <p class="palette-count" role="status">
            {move || match lines.with(Vec::len) {
                0 => t.get().palette_nothing().to_owned(),
                count => t.get().palette_results(count),
            }}
        </p>
    }
}

fn on_key(event: &KeyboardEvent, at: RwSignal<usize>, count: usize, choose: impl Fn(usize)) {
    let last = count.saturating_sub(1);
    let current = at.get_untracked();
    match event.key().as_str() {
        "ArrowDown" => at.set(if current >= last { 0 } else { current + 1 }),
        "ArrowUp" => at.set(if current == 0 { last } else { current - 1 }),
        "Enter" => choose(current),
        _ => return,
    }
    event.prevent_default();
}

/// The records that answer, then the commands that do.
fn lines_for(finder: &Finder, workspace: Workspace, query: &str, t: Lang) -> Vec<Line> {
    let hits = workspace.with(|project| finder.find(project, query, LIMIT));
    let folded = fold(query);
    let (names, others): (Vec<_>, Vec<_>) =
        hits.into_iter().partition(|hit| is_named(hit, &folded));
    let line = |Hit { record, title }| {
        let kind = workspace.with(|project| match record {
            RecordRef::Entity(id) => {
                project.entities.get(id).map(|row| t.kind(&row.kind)).unwrap_or_default()
            }
            RecordRef::Relation(_) => t.found_relation().to_owned(),
            RecordRef::Claim(_) => t.found_claim().to_owned(),
            _ => t.found_card().to_owned(),
        });
        Line { title, kind, keys: "", goal: Goal::Record(record) }
    };
    let known = ENTRIES.iter().filter(|entry| entry.action != Action::Palette);
    let mut found: Vec<(u32, Line)> = known
        .filter_map(|entry| {
            let title = name(entry.action, t);
            let score = score(&folded, &fold(&title))?;
            let kind = t.command().to_owned();
            Some((score, Line { title, kind, keys: entry.keys, goal: Goal::Command(entry.action) }))
        })
        .collect();
    if !folded.is_empty() {
        found.extend(METHODS.iter().filter_map(|method| {
            let title = t.method_name(method.key).to_owned();
            let score = score(&folded, &fold(&title))?;
            let kind = t.nav_strategy().to_owned();
            Some((score, Line { title, kind, keys: "", goal: Goal::Method(method) }))
        }));
        found.sort_unstable_by_key(|(score, _)| std::cmp::Reverse(*score));
        found.truncate(6);
    }
    let meant = found.partition_point(|(score, _)| *score >= WORD_START);
    let after: Vec<Line> = found.split_off(meant).into_iter().map(|(_, line)| line).collect();
    let found = found.into_iter().map(|(_, line)| line);
    // A name or a command that begins so is what was meant; the same word in a sentence is not.
    let records = names.into_iter().map(line).collect::<Vec<_>>().into_iter();
    records.chain(found).chain(others.into_iter().map(line)).chain(after).collect()
}

/// Whether a record is an entity of which a name begins so.
fn is_named(hit: &Hit, folded: &str) -> bool {
    matches!(hit.record, RecordRef::Entity(_))
        && score(folded, &fold(&hit.title)).is_some_and(|score| score >= WORD_START)
}

/// Opens a record where it is shown, or runs a command.
fn reach(goal: Goal, workspace: Workspace, commands: Commands) {
    let record = match goal {
        Goal::Command(action) => return commands.run(action),
        Goal::Method(method) => return commands.go(&path_of(method)),
        Goal::Record(record) => record,
    };
    if let RecordRef::Card(id) = record {
        let path = workspace.with_untracked(|project| card_address(project, id));
        return commands.go(&path);
    }
    let entity = workspace.with_untracked(|project| match record {
        RecordRef::Entity(id) => Some(id),
        RecordRef::Relation(id) => project.relations.get(id).map(|row| row.source),
        RecordRef::Claim(id) => project.claims.get(id).and_then(|row| match row.about {
            RecordRef::Entity(id) => Some(id),
            RecordRef::Relation(id) => project.relations.get(id).map(|row| row.source),
            _ => None,
        }),
        _ => None,
    });
    if let Some(entity) = entity {
        commands.go(&format!("/entites/{entity}"));
    }
}
