//! What the rules found: messages with the cards they speak of. Nothing of it stops typing or saving.

use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::state::{Place, Strategy, use_strategy};
use crate::browser::dom;
use crate::domain::method::{Finding, Severity};
use crate::domain::record::RecordRef;
use crate::i18n::Lang;
use crate::ui::parts::{Button, If, PANEL_TITLE, SidePanel};
use crate::ui::preferences::{label, use_lang};

/// The sign of a severity, beside its word.
pub(super) fn severity_sign(severity: Severity) -> &'static str {
    match severity {
        Severity::Block => "■",
        Severity::Warn => "▲",
        Severity::Hint => "◇",
    }
}

/// The key that styles know a severity by.
pub(super) fn severity_key(severity: Severity) -> &'static str {
    match severity {
        Severity::Block => "block",
        Severity::Warn => "warn",
        Severity::Hint => "hint",
    }
}

/// The findings of the page's method that were not sent away.
fn of_page(strategy: Strategy) -> Vec<Finding> {
    let Place::Method(method) = strategy.place.get() else {
        return Vec::new();
    };
    let found = strategy.findings.get();
    strategy.workspace.with_untracked(|project| {
        let own = found.iter().filter(|found| !found.is_dismissed);
        own.filter(|found| found.method(project) == Some(method.key)).cloned().collect()
    })
}

/// The id of the button that opens the panel of the rules.
const RULES_BUTTON: &str = "rules-button";

impl Strategy {
    /// Opens the panel of the rules, and goes to it; or closes it.
    fn toggle_rules(self) {
        if self.shows_rules.get_untracked() {
            self.close_rules();
        } else {
            self.shows_rules.set(true);
            dom::focus_soon(PANEL_TITLE);
        }
    }

    /// Closes the panel of the rules, and gives the focus back to what opened it.
    fn close_rules(self) {
        self.shows_rules.set(false);
        dom::focus(RULES_BUTTON);
    }

    /// A page that has nothing to say is not opened with the panel of the rules.
    fn enter_rules(self) {
        if self.shows_rules.get_untracked() && untrack(|| of_page(self).is_empty()) {
            self.shows_rules.set(false);
        }
    }
}

/// Opens the panel of the rules, and says how many there are to mind.
#[component]
pub(super) fn RulesButton() -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let count = Memo::new(move |_| of_page(strategy).len());
    let on_key = move |event: KeyboardEvent| {
        if event.key() == "Escape" && strategy.shows_rules.get_untracked() {
            event.stop_propagation();
            strategy.close_rules();
        }
    };
    view! {
        <button
            type="button"
            class="button"
            id=RULES_BUTTON
            aria-expanded=move || strategy.shows_rules.get().to_string()
            on:click=move |_| strategy.toggle_rules()
            on:keydown=on_key
        >
            {move || t.get().strategy_rules(count.get())}
        </button>
    }
}

/// The panel of the rules.
#[component]
pub(super) fn RulesPanel() -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    strategy.enter_rules();
    let title = Signal::derive(move || {
        strategy.shows_rules.get().then(|| t.get().strategy_rules_title().to_owned())
    });
    let body = Callback::new(move |()| {
        let found = Memo::new(move |_| Arc::new(of_page(strategy)));
        Some(view! { <FindingList found /> }.into_any())
    });
    let on_close = Callback::new(move |()| strategy.close_rules());
    view! { <SidePanel title on_close body /> }
}

/// What the rules say of some records.
#[component]
pub(super) fn Findings(at: Signal<Vec<RecordRef>>) -> impl IntoView {
    let strategy = use_strategy();
    let found = Memo::new(move |_| {
        let at = at.get();
        let found = strategy.findings.get();
        let own = found.iter().filter(|found| {
            !found.is_dismissed && found.at.iter().any(|record| at.contains(record))
        });
        Arc::new(own.cloned().collect::<Vec<_>>())
    });
    view! {
        <If when=move || found.with(|found| !found.is_empty())>
            <FindingList found />
        </If>
    }
}

/// Messages, the gravest first.
#[component]
pub(super) fn FindingList(found: Memo<Arc<Vec<Finding>>>) -> impl IntoView {
    let t = use_lang();
    view! {
        <If when=move || found.with(|found| found.is_empty())>
            <p class="muted">{move || t.get().strategy_rules_none()}</p>
        </If>
        <ul class="finding-list">
            {move || {
                let mut found = found.get().as_ref().clone();
                found.sort_by_key(|finding| finding.rule.severity);
                found.into_iter().map(|finding| view! { <FindingLine finding /> }).collect_view()
            }}
        </ul>
    }
}

#[component]
fn FindingLine(finding: Finding) -> impl IntoView {
    let t = use_lang();
    let strategy = use_strategy();
    let severity = finding.rule.severity;
    let finding = StoredValue::new(finding);
    let first = finding.with_value(|finding| finding.at.first().copied());
    // An arrow is opened through the card it starts at.
    let card = move || match first {
        Some(RecordRef::Card(id)) => Some(id),
        Some(RecordRef::Link(id)) => strategy.workspace.with_untracked(|project| {
            let link = project.links.get(id)?;
            let RecordRef::Card(id) = link.source else {
                return None;
            };
            Some(id)
        }),
        _ => None,
    };
    let opens = Memo::new(move |_| card().filter(|id| strategy.chosen.get() != Some(*id)));
    let dismiss = move |()| {
        let command = strategy
            .workspace
            .with_untracked(|project| finding.with_value(|finding| finding.dismiss(project)));
        if let Some(command) = command {
            strategy.workspace.dispatch(command);
        }
    };
    let can_dismiss = move || {
        severity == Severity::Hint
            && matches!(first, Some(RecordRef::Card(_) | RecordRef::Link(_)))
            && strategy.workspace.is_writable()
    };
    view! {
        <li class="finding" data-severity=severity_key(severity)>
            <p>
                <strong class="finding-sort">
                    <span aria-hidden="true">{severity_sign(severity)}</span>
                    " "
                    {move || t.get().severity(severity)}
                </strong>
                " "
                {move || finding.with_value(|finding| t.get().method_finding(finding))}
            </p>
            <div class="finding-actions">
                <If when=move || opens.get().is_some()>
                    <Button
                        label=label(t, Lang::strategy_open_card)
                        tone="link"
                        on_press=move |()| {
                            if let Some(id) = opens.get_untracked() {
                                strategy.choose(id);
                            }
                        }
                    />
                </If>
                <If when=can_dismiss>
                    <Button
                        label=label(t, Lang::strategy_dismiss)
                        tone="link"
                        on_press=dismiss
                    />
                </If>
            </div>
        </li>
    }
}
