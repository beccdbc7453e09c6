//! The way from analysis to action: four stages, what is done in each, and what comes next.

use leptos::prelude::*;
use leptos_router::components::A;

use super::coherence::CrossLinks;
use super::state::{path_of, use_strategy};
use super::walk::{Paths, WalkBar};
use crate::analysis::way::{self, Step};
use crate::browser::clock::now;
use crate::browser::{dom, ids};
use crate::domain::method::Stage;
use crate::format::Fresh;
use crate::format::families::convert_kept;
use crate::i18n::Lang;
use crate::ui::parts::{Button, If};
use crate::ui::preferences::{label, say, use_lang};
use crate::ui::workspace::{Workspace, use_workspace};

#[component]
pub(super) fn Overview() -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let steps = Memo::new(move |_| {
        let found = strategy.findings.get();
        strategy.workspace.with(|project| way::steps(project, &found))
    });
    let next = move || steps.with(|steps| way::next(steps));
    view! {
        <section class="strategy-way-page">
            <header class="page-head">
                <h1>{say(t, Lang::nav_strategy)}</h1>
                <p class="lead">{say(t, Lang::strategy_lead)}</p>
            </header>
            <KeptOffer />
            <WalkBar />
            {move || {
                next()
                    .map(|method| {
                        view! {
                            <p class="strategy-next">
                                {move || t.get().strategy_comes_next()} " "
                                <A href=dom::address(
                                    &path_of(method),
                                )>{move || t.get().method_name(method.key)}</A> " "
                                <span class="muted">{move || t.get().method_help(method.key)}</span>
                            </p>
                        }
                    })
            }}
            <div class="stages">
                {Stage::ALL.map(|stage| view! { <StageOf stage steps /> }).collect_view()}
            </div>
            <CrossLinks />
            <Paths />
        </section>
    }
}

#[component]
fn StageOf(stage: Stage, steps: Memo<Vec<Step>>) -> impl IntoView {
    let t = use_lang();
    let own = move || {
        let steps = steps.get();
        steps.into_iter().filter(|step| step.method.stage == stage).collect::<Vec<_>>()
    };
    view! {
        <section class="stage">
            <h2>{move || t.get().method_stage(stage)}</h2>
            <ul>{move || own().into_iter().map(|step| view! { <StepLine step /> }).collect_view()}</ul>
        </section>
    }
}

#[component]
fn StepLine(step: Step) -> impl IntoView {
    let t = use_lang();
    let key = step.method.key;
    let state = if step.cards == 0 {
        "empty"
    } else if step.blocks > 0 {
        "block"
    } else if step.warns > 0 {
        "warn"
    } else {
        "good"
    };
    view! {
        <li class="stage-step" data-state=state>
            <A href=dom::address(&path_of(step.method))>
                <strong>{move || t.get().method_name(key)}</strong>
                <span class="muted">{move || t.get().method_help(key)}</span>
                <span class="stage-count">
                    {move || t.get().strategy_step(step.cards, step.blocks, step.warns)}
                </span>
            </A>
        </li>
    }
}

/// Offers to read what earlier versions kept whole.
#[component]
fn KeptOffer() -> impl IntoView {
    let t = use_lang();
    let workspace = use_workspace();
    let is_kept = Memo::new(move |_| {
        workspace.with(|project| project.kept.iter().any(|(_, row)| row.part == "plaidoyer"))
    });
    view! {
        <If when=move || is_kept.get() && workspace.is_writable()>
            <div class="panel">
                <p>{say(t, Lang::strategy_kept)}</p>
                <Button
                    label=label(t, Lang::strategy_convert)
                    tone="main"
                    on_press=move |()| convert(workspace)
                />
            </div>
        </If>
    }
}

fn convert(workspace: Workspace) {
    let mut next_id = ids::fresh;
    let mut fresh = Fresh { next_id: &mut next_id, now: now() };
    let command = workspace.with_untracked(|project| convert_kept(project, &mut fresh));
    if let Some(command) = command {
        workspace.dispatch(command);
    }
}
