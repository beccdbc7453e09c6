//! Whether the tools hold together: what to fix, what to discuss, what is well.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::components::A;

use super::rules::FindingList;
use super::state::{path_of, use_strategy};
use super::walk::WalkBar;
use crate::analysis::way;
use crate::browser::dom;
use crate::domain::method::{Finding, Severity};
use crate::i18n::Lang;
use crate::ui::parts::{Button, If};
use crate::ui::preferences::{label, say, use_lang};

/// How many messages stand on the page at once.
const SHOWN: usize = 12;

#[component]
pub(super) fn CoherencePage() -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let well = Memo::new(move |_| {
        let found = strategy.findings.get();
        let steps = strategy.workspace.with(|project| way::steps(project, &found));
        let well = steps.into_iter().filter(|step| step.cards > 0 && step.blocks + step.warns == 0);
        well.collect::<Vec<_>>()
    });
    view! {
        <section class="strategy-way-page coherence">
            <header class="page-head">
                <p class="strategy-way">
                    <A href=dom::address("/plaidoyer")>{say(t, Lang::nav_strategy)}</A>
                </p>
                <h1>{say(t, Lang::coherence_title)}</h1>
                <p class="lead">{say(t, Lang::coherence_lead)}</p>
            </header>
            <WalkBar />
            <Group title=Lang::coherence_fix severities=&[Severity::Block] />
            <Group title=Lang::coherence_discuss severities=&[Severity::Warn, Severity::Hint] />
            <section class="coherence-group">
                <h2>{say(t, Lang::coherence_well)}</h2>
                <If when=move || well.with(Vec::is_empty)>
                    <p class="muted">{say(t, Lang::coherence_well_none)}</p>
                </If>
                <ul class="coherence-well">
                    {move || {
                        well.get()
                            .into_iter()
                            .map(|step| {
                                view! {
                                    <li>
                                        <span aria-hidden="true">"✓ "</span>
                                        <A href=dom::address(
                                            &path_of(step.method),
                                        )>{move || t.get().method_name(step.method.key)}</A>
                                        " "
                                        <span class="muted">
                                            {move || t.get().strategy_cards(step.cards)}
                                        </span>
                                    </li>
                                }
                            })
                            .collect_view()
                    }}
                </ul>
            </section>
        </section>
    }
}

/// The findings of some severities, the first ones; a press shows more.
#[component]
fn Group(title: fn(Lang) -> &'static str, severities: &'static [Severity]) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let all = Memo::new(move |_| {
        let found = strategy.findings.get();
        let own = found
            .iter()
            .filter(|finding| severities.contains(&finding.rule.severity) && !finding.is_dismissed);
        let mut own: Vec<Finding> = own.cloned().collect();
        own.sort_by_key(|finding| finding.rule.severity);
        Arc::new(own)
    });
    let shown = RwSignal::new(SHOWN);
    let found = Memo::new(move |_| {
        let count = shown.get();
        all.with(|all| Arc::new(all.iter().take(count).cloned().collect::<Vec<_>>()))
    });
    let more = move || all.with(|all| all.len()).saturating_sub(shown.get());
    view! {
        <section class="coherence-group">
            <h2>
                {say(t, title)} " "
                <span class="column-count">{move || t.get().number(all.with(|all| all.len()))}</span>
            </h2>
            <FindingList found />
            <If when=move || { more() > 0 }>
                <Button
                    label=Signal::derive(move || t.get().and_more(more()))
                    on_press=move |()| shown.update(|shown| *shown += SHOWN)
                />
            </If>
        </section>
    }
    .into_any()
}

/// Opens the page, from the way.
#[component]
pub(super) fn CrossLinks() -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    view! {
        <div class="cross-links">
            <Button
                label=label(t, Lang::coherence_title)
                on_press=move |()| strategy.go("/plaidoyer/coherence")
            />
            <Button
                label=label(t, Lang::chain_title)
                on_press=move |()| strategy.go("/plaidoyer/preuve")
            />
        </div>
    }
}
