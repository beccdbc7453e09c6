//! A file that was read, against the open project, before anything changes.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::read::How;
use super::stages::StageTitle;
use super::{Applied, RawFile, ReadFile, Stage, use_importing};
use crate::browser::clock::now;
use crate::browser::turns::{pause, turns};
use crate::domain::diff::Diff;
use crate::domain::edit::Command;
use crate::domain::label::{Label, Noun};
use crate::domain::merge::{Counts, Mode, Plan, Row, State, with_known_kinds};
use crate::domain::project::Project;
use crate::format::issue::Issue;
use crate::format::myspot::changes::changes;
use crate::format::scope_of;
use crate::i18n::Lang;
use crate::ui::commands::{Commands, use_commands};
use crate::ui::parts::{Button, If};
use crate::ui::preferences::{label, say, use_lang};
use crate::ui::workspace::{Workspace, use_workspace};

/// How many rows the detailed list shows at most.
const ROWS_SHOWN: usize = 300;

/// Where a file can go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Goal {
    NewProject,
    Into(Mode),
}

#[component]
pub(super) fn Preview(file: Arc<ReadFile>) -> impl IntoView {
    let t = use_lang();
    let importing = use_importing();
    let workspace = use_workspace();
    let commands = use_commands();
    let busy = RwSignal::new(false);
    let found = plan_of(file.clone(), workspace, busy);
    let is_planned = move || found.with(Option::is_some);
    let plan = Signal::derive(move || found.get().unwrap_or_default());
    let edited = move || plan.with(|planned| planned.plan.edited);
    let into_open = workspace.open_id_untracked().is_some() && workspace.is_writable();
    let holds = workspace.with_untracked(Project::record_count) > 0;
    let first = if into_open && holds { Goal::Into(Mode::Merge) } else { Goal::NewProject };
    let goal = RwSignal::new(first);
    let (shown, mended, applied) = (file.clone(), file.clone(), file.clone());
    let apply = move |()| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let (file, goal) = (applied.clone(), goal.get_untracked());
        let (turn, then) = (importing.turn(), importing.then.get_value());
        let planned = plan.get_untracked();
        spawn_local(async move {
            let applied = apply_file(&file, goal, planned, workspace, commands).await;
            // What is in is not planned again.
            let Some(applied) = applied else {
                busy.try_set(false);
                return;
            };
            // The list is drawn apart from what came before.
            pause().await;
            if let Some(then) = then {
                then(applied);
            }
            // The dialog may be about something else by now.
            if importing.is_current(turn) {
                importing.go_on();
                commands.go("/entites");
            }
        });
    };
    let is_table = file.family == "table";
    let table = file.clone();
    let back = Callback::new(move |()| {
        importing.new_turn();
        importing.stage.set(Stage::Table(Arc::new(table.raw.clone())));
    });
    let name = file.raw.name.clone();
    let title = Signal::derive(move || t.get().import_found(&name));
    let is_working = move || busy.get() || !is_planned();
    view! {
        <p>
            <span class="chip">{family_words(&file.family, t)}</span>
        </p>
        <StageTitle words=title />
        <If when=is_planned>
            <CountTable plan />
        </If>
        <If when={
            let file = mended.clone();
            move || !is_table && (file.mojibake > 0 || file.repaired)
        }>
            <MojibakeLine
                file=mended.raw.clone()
                count=mended.mojibake
                repaired=mended.repaired
                how=How { repair: !mended.repaired, together: true }
            />
        </If>
        <IssueList issues=shown.issues.clone() />
        <If when=is_planned>
            <RowList plan />
            <GoalChoice goal plan into_open />
        </If>
        <If when=move || goal.get() == Goal::Into(Mode::Merge) && edited() != 0>
            <p>{move || t.get().import_edited(edited())}</p>
        </If>
        <div class="form-actions">
            <Button label=label(t, Lang::cancel) on_press=move |()| importing.open.set(false) />
            <If when=move || is_table && !busy.get()>
                <Button label=label(t, Lang::import_back) on_press=back />
            </If>
            <Button
                label=label(t, Lang::import_apply)
                tone="main"
                disabled=is_working
                on_press=apply
            />
        </div>
        <If when=is_working>
            <p role="status">{say(t, Lang::import_working)}</p>
            <progress aria-label=say(t, Lang::import_working)></progress>
        </If>
    }
}

/// A file against the project as it was at that moment.
#[derive(Default)]
struct Planned {
    current: Project,
    /// What the file holds, of the kinds that are known.
    incoming: Project,
    plan: Plan,
}

impl Planned {
    async fn new(current: Project, file: &ReadFile) -> Self {
        let scope = scope_of(&file.family);
        let turns = turns();
        let incoming = with_known_kinds(&current, &file.project, &file.guessed, &turns).await;
        let plan = Plan::in_turns(&current, &incoming, scope, &file.edits, &turns).await;
        Self { current, incoming, plan }
    }

    /// What a row changes of the record that is there, a line a field.
    fn changes(&self, row: &Row, t: Lang) -> Vec<String> {
        let known = (row.state == State::Changed).then(|| self.current.record(row.record.id()));
        let changes = known.flatten().map(|known| changes(&known, &row.record));
        changes.iter().flatten().map(|change| t.field_change(&row.record, change)).collect()
    }
}

/// The file against the project: made anew when that changes, until the file goes in.
fn plan_of(
    file: Arc<ReadFile>,
    workspace: Workspace,
    busy: RwSignal<bool>,
) -> RwSignal<Option<Arc<Planned>>> {
    let planned = RwSignal::new(None);
    let asked = StoredValue::new(0u32);
    Effect::new(move |_| {
        let current = workspace.with(Clone::clone);
        if busy.get_untracked() {
            return;
        }
        asked.update_value(|asked| *asked += 1);
        let (turn, file) = (asked.get_value(), file.clone());
        spawn_local(async move {
            let found = Planned::new(current, &file).await;
            // The dialog may be gone by now, or the project have changed again.
            if asked.try_get_value() == Some(turn) {
                planned.set(Some(Arc::new(found)));
            }
        });
    });
    planned
}

fn family_words(family: &str, t: Signal<Lang>) -> impl Fn() -> &'static str + use<> {
    let family = family.to_owned();
    move || match family.as_str() {
        "first" => t.get().import_family_first(),
        "aegis" => t.get().import_family_aegis(),
        "atelier1" => t.get().import_family_atelier1(),
        "atelier2" => t.get().import_family_atelier2(),
        "bimi" => t.get().import_family_bimi(),
        "playdo" => t.get().import_family_playdo(),
        "plaidoyer2" => t.get().import_family_plaidoyer2(),
        "ultime3" => t.get().import_family_ultime3(),
        "backup" => t.get().import_family_backup(),
        "dataset" => t.get().import_family_dataset(),
        "flat" => t.get().import_family_flat(),
        "resistance" => t.get().import_family_resistance(),
        "one_off" => t.get().import_family_one_off(),
        "workbook" => t.get().import_family_workbook(),
        "table" => t.get().import_family_table(),
        _ => t.get().import_family_mine(),
    }
}

const NOUNS: [Noun; 7] =
    [Noun::Entity, Noun::Relation, Noun::Claim, Noun::Card, Noun::Link, Noun::View, Noun::Kept];

#[component]
fn CountTable(plan: Signal<Arc<Planned>>) -> impl IntoView {
    let t = use_lang();
    let line = move |noun: Noun| {
        let counts = plan.with(|planned| planned.plan.counts(noun));
        let Counts { new, changed, same } = counts;
        (counts != Counts::default()).then(|| {
            view! {
                <tr>
                    <th scope="row">{t.get().count(noun, new + changed + same)}</th>
                    <td>{t.get().number(new)}</td>
                    <td>{t.get().number(changed)}</td>
                    <td>{t.get().number(same)}</td>
                </tr>
            }
        })
    };
    view! {
        <table class="count-table">
            <thead>
                <tr>
                    <th scope="col">{say(t, Lang::import_what)}</th>
                    <th scope="col">{say(t, Lang::import_new)}</th>
                    <th scope="col">{say(t, Lang::import_changed)}</th>
                    <th scope="col">{say(t, Lang::import_same)}</th>
                </tr>
            </thead>
            <tbody>{move || NOUNS.into_iter().map(line).collect_view()}</tbody>
        </table>
    }
}

#[component]
pub(super) fn MojibakeLine(
    file: RawFile,
    count: usize,
    repaired: bool,
    /// How the file is read once one ticks it, or no longer does.
    how: How,
) -> impl IntoView {
    let t = use_lang();
    let importing = use_importing();
    view! {
        <label class="check">
            <input
                type="checkbox"
                prop:checked=repaired
                on:change=move |_| importing.read_again(file.clone(), how)
            />
            <span>{move || t.get().import_mojibake(count)} " " {say(t, Lang::import_repair)}</span>
        </label>
    }
}

/// What could not be read, or not quite.
#[component]
pub(super) fn IssueList(
    issues: Vec<Issue>,
    /// How many there are, where not all are given.
    #[prop(optional)]
    all: usize,
) -> impl IntoView {
    let t = use_lang();
    if issues.is_empty() {
        return view! { <p class="muted">{say(t, Lang::import_no_issue)}</p> }.into_any();
    }
    let count = issues.len().max(all);
    view! {
        <details class="fold">
            <summary>{move || t.get().import_issues(count)}</summary>
            <ul>
                {move || {
                    issues
                        .iter()
                        .take(ROWS_SHOWN)
                        .map(|issue| view! { <li>{t.get().issue(issue)}</li> })
                        .collect_view()
                }}
                {move || {
                    let more = (count > ROWS_SHOWN).then(|| t.get().and_more(count - ROWS_SHOWN));
                    more.map(|more| view! { <li class="muted">{more}</li> })
                }}
            </ul>
        </details>
    }
    .into_any()
}

/// In the preview, what changes stands first: that is what one looks for.
const ORDER: [State; 3] = [State::Changed, State::New, State::Same];

#[component]
fn RowList(plan: Signal<Arc<Planned>>) -> impl IntoView {
    let t = use_lang();
    let state = move |state| match state {
        State::New => t.get().import_new(),
        State::Changed => t.get().import_changed(),
        State::Same => t.get().import_same(),
    };
    let rows = move || {
        let t = t.get();
        let shown: Vec<_> = plan.with(|planned| {
            let of = |state| planned.plan.rows.iter().filter(move |row| row.state == state);
            let told = ORDER.into_iter().flat_map(of).take(ROWS_SHOWN);
            told.map(|row| (row.state, row.title.clone(), planned.changes(row, t))).collect()
        });
        let row = |(of, title, changes): (State, String, Vec<String>)| {
            let changed = |change: String| view! { <li>{change}</li> };
            let has_changes = !changes.is_empty();
            let changes = changes.into_iter().map(changed).collect_view();
            view! {
                <li>
                    <span class="chip">{state(of)}</span>
                    " "
                    {title}
                    {has_changes.then(|| view! { <ul class="row-changes">{changes}</ul> })}
                </li>
            }
        };
        shown.into_iter().map(row).collect_view()
    };
    let more = move || {
        let count = plan.with(|planned| planned.plan.rows.len());
        count.checked_sub(ROWS_SHOWN + 1).map(|more| t.get().and_more(more + 1))
    };
    let opened = RwSignal::new(false);
    view! {
        <details class="fold" on:toggle=move |_| opened.set(true)>
            <summary>{say(t, Lang::import_details)}</summary>
            <If when=move || opened.get()>
                <ul class="row-list" tabindex="0" aria-label=say(t, Lang::import_details)>
                    {rows} {move || more().map(|more| view! { <li class="muted">{more}</li> })}
                </ul>
            </If>
        </details>
    }
}

#[component]
fn GoalChoice(goal: RwSignal<Goal>, plan: Signal<Arc<Planned>>, into_open: bool) -> impl IntoView {
    let t = use_lang();
    let totals = move || {
        plan.with(|planned| {
            let plan = &planned.plan;
            let of = |state| plan.rows.iter().filter(|row| row.state == state).count();
            (of(State::New), of(State::Changed), plan.only_here)
        })
    };
    let words = move |goal: Goal| {
        let (t, (new, changed, only_here)) = (t.get(), totals());
        match goal {
            Goal::NewProject => t.import_as_new().to_owned(),
            Goal::Into(Mode::Add) => t.import_add(new),
            Goal::Into(Mode::Merge) => {
                t.import_merge(t.import_merge_new(new), t.import_merge_changed(changed))
            }
            Goal::Into(Mode::Replace) => t.import_replace(only_here),
        }
    };
    let open_goals = [Goal::Into(Mode::Merge), Goal::Into(Mode::Add), Goal::Into(Mode::Replace)];
    let is_open = move |goal: &Goal| match goal {
        Goal::NewProject => true,
        Goal::Into(mode) => into_open && plan.with_untracked(|planned| planned.plan.allows(*mode)),
    };
    let goals = [Goal::NewProject].into_iter().chain(open_goals).filter(is_open);
    view! {
        <fieldset class="goals">
            <legend>{say(t, Lang::import_where)}</legend>
            {goals
                .map(|choice| {
                    view! {
                        <label class="check">
                            <input
                                type="radio"
                                name="goal"
                                prop:checked=move || goal.get() == choice
                                on:change=move |_| goal.set(choice)
                            />
                            <span>{move || words(choice)}</span>
                        </label>
                    }
                })
                .collect_view()}
        </fieldset>
    }
}

/// Applies a file that was read; tells how, if it is in.
async fn apply_file(
    file: &ReadFile,
    goal: Goal,
    planned: Arc<Planned>,
    workspace: Workspace,
    commands: Commands,
) -> Option<Applied> {
    let lang = workspace.lang();
    // The rows of a table may name somebody twice: nothing is merged unless one says so.
    let tell = |text: String| match file.family.as_str() {
        "table" => {
            let see = Callback::new(move |()| commands.see_duplicates());
            workspace.notices().offer(text, lang.cmd_duplicates(), see);
        }
        _ => workspace.notices().tell(text),
    };
    match goal {
        Goal::NewProject => {
            let mut project = file.project.clone();
            if project.profile.name.is_empty() {
                project.profile.name = title_of(&file.raw.name);
            }
            let made = workspace.create(project).await?;
            tell(lang.import_opened(&file.raw.name));
            Some(file.applied(made, true).await)
        }
        Goal::Into(mode) => {
            let open = workspace.open_id_untracked()?;
            let diff = difference(file, mode, planned, workspace).await;
            let label = Label::Import { file: file.raw.name.clone() };
            if !workspace.dispatch_as(label, Command::Patch(diff)) {
                return None;
            }
            // It is said to be in once it is kept; a file is linked to what is kept alone.
            let is_kept = workspace.journaled().await;
            if is_kept {
                tell(lang.import_done(&file.raw.name));
            } else {
                workspace.notices().alarm(lang.import_unsaved(&file.raw.name));
            }
            Some(file.applied(open, is_kept && mode != Mode::Add).await)
        }
    }
}

/// What the file changes in the open project as it is now.
async fn difference(
    file: &ReadFile,
    mode: Mode,
    mut planned: Arc<Planned>,
    workspace: Workspace,
) -> Diff {
    workspace.flush_drafts();
    let turns = turns();
    loop {
        let current = workspace.with_untracked(Clone::clone);
        if planned.current != current {
            planned = Arc::new(Planned::new(current.clone(), file).await);
        }
        let Planned { incoming, plan, .. } = &*planned;
        let next = plan.applied_in_turns(&current, incoming, mode, now(), &turns).await;
        pause().await;
        let diff = current.diff_to(&next);
        // The change, and what it shows, are a task of their own.
        pause().await;
        if workspace.with_untracked(|now| *now == current) {
            return diff;
        }
    }
}

/// A file's name without its ending.
fn title_of(name: &str) -> String {
    name.rsplit_once('.').map_or(name, |(title, _)| title).to_owned()
}
