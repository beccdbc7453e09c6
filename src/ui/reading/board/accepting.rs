//! Accepting: what the chosen proposal would become, and the commands that make it so.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::state::{Reading, Standing};
use crate::analysis::finder::named;
use crate::analysis::reading::accept::{
    Passage, accept_entity, accept_event, accept_known, accept_relation,
};
use crate::analysis::reading::relations::Hint;
use crate::analysis::reading::{Confidence, Proposal, Text, What};
use crate::browser::ids::fresh;
use crate::domain::date::PartialDate;
use crate::domain::edit::Command;
use crate::domain::entities::EntityKind;
use crate::domain::id::EntityId;
use crate::domain::project::Project;
use crate::ui::workspace::Workspace;

/// A name made of a sentence is proposed up to so many letters.
const NAME: usize = 80;

/// What the chosen proposal would become, open to correction.
#[derive(Clone, Copy)]
pub(super) struct Draft {
    /// The name; of a date, what happened then.
    pub(super) name: RwSignal<String>,
    pub(super) kind: RwSignal<EntityKind>,
    /// The name of the entity of the project that it is; blank for a new one.
    pub(super) same: RwSignal<String>,
    /// The entity that was found, under the name that stands there for it: others may bear it too.
    found: RwSignal<Option<(EntityId, String)>>,
    /// The date, in words.
    pub(super) date: RwSignal<String>,
}

impl Draft {
    pub(super) fn new() -> Self {
        Self {
            name: RwSignal::new(String::new()),
            kind: RwSignal::new(EntityKind::default()),
            same: RwSignal::new(String::new()),
            found: RwSignal::new(None),
            date: RwSignal::new(String::new()),
        }
    }

    /// Takes what a proposal says; an event is named after its sentence.
    pub(super) fn fill(self, text: &Text, proposal: &Proposal, workspace: Workspace) {
        let (mut found, mut written) = (None, String::new());
        match &proposal.what {
            What::Entity { name, kind, .. } => {
                self.name.set(name.clone());
                self.kind.set(kind.clone());
                found = workspace.with_untracked(|project| {
                    known(project, &proposal.what)
                        .map(|id| (id, project.entity_name(id).to_owned()))
                });
            }
            What::Date { date, sentence } => {
                self.name.set(as_name(&text.words(sentence.clone())));
                date.text().clone_into(&mut written);
            }
        }
        self.same.set(found.as_ref().map(|(_, name)| name.clone()).unwrap_or_default());
        self.found.set(found);
        self.date.set(written);
    }

    /// The entity of the project that it is: the one that was found, unless another name was written.
    fn same(self, project: &Project) -> Option<EntityId> {
        let written = self.same.get_untracked();
        let found = self.found.get_untracked().filter(|(_, name)| *name == written);
        let found = found.map(|(id, _)| id).filter(|id| project.entities.get(*id).is_some());
        found.or_else(|| named(project, &written))
    }
}

/// The entity of the project that bears the name of a proposal.
fn known(project: &Project, what: &What) -> Option<EntityId> {
    let What::Entity { name, known, .. } = what else { return None };
    known.filter(|id| project.entities.get(*id).is_some()).or_else(|| named(project, name))
}

/// The words of a sentence as a name: its first words, without the point.
pub(super) fn as_name(words: &str) -> String {
    let words = words.trim().trim_end_matches(['.', ';', ',', ':']);
    let Some((end, _)) = words.char_indices().nth(NAME) else { return words.to_owned() };
    let cut = words.get(..end).unwrap_or_default();
    let whole = cut.rsplit_once(' ').map_or(cut, |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches([',', ';', ':', ' ']))
}

/// An entity under the name that a text gives it: that of the project, or a new one.
fn name_command(
    project: &Project,
    same: Option<EntityId>,
    (written, names, kind): (&str, &[String], &EntityKind),
    passage: &Passage,
) -> Command {
    match same.and_then(|id| Some((id, project.entities.get(id)?))) {
        Some((id, entity)) => accept_known((id, fresh()), (entity, names), passage),
        None => accept_entity((fresh(), fresh()), (written, names, kind), passage),
    }
}

impl Reading {
    /// Accepts the chosen one as its card says, and goes to the next.
    pub(super) fn accept(self) {
        let Some(n) = self.chosen.get_untracked() else { return };
        if untrack(|| self.standing(n)) != Standing::Open {
            self.go_on();
            return;
        }
        let command = self.text(|text| self.proposal(n, |one| self.drafted(text, one))).flatten();
        if command.is_some_and(|command| self.workspace.dispatch(command)) {
            self.go_on();
        }
    }

    /// The command of a proposal, as its card says.
    fn drafted(self, text: &Text, proposal: &Proposal) -> Command {
        let passage = Passage::around(text, self.document, proposal.range());
        let written = self.draft.name.get_untracked();
        match &proposal.what {
            What::Date { .. } => {
                let date = PartialDate::read(&self.draft.date.get_untracked());
                accept_event((fresh(), fresh()), written.trim(), &date, &passage)
            }
            What::Entity { name, aliases, .. } => {
                let kind = self.draft.kind.get_untracked();
                // The name that the text gives stays one of its names: a reading finds it again.
                let names: Vec<_> = std::iter::once(name).chain(aliases).cloned().collect();
                let written = if written.trim().is_empty() { name } else { written.trim() };
                self.workspace.with_untracked(|project| {
                    let same = self.draft.same(project);
                    name_command(project, same, (written, &names, &kind), &passage)
                })
            }
        }
    }

    /// The names that wait and are sure: each entity once.
    pub(super) fn sure(self) -> Vec<usize> {
        let standings = self.standings.get();
        let waits = |n: &usize| standings.get(*n) == Some(&Standing::Open);
        self.read(|found| {
            let is_sure = |(_, one): &(usize, &Proposal)| {
                one.confidence == Confidence::Strong && matches!(one.what, What::Entity { .. })
            };
            let sure = found.proposals.iter().enumerate().filter(is_sure);
            sure.map(|(n, _)| n).filter(waits).collect()
        })
    }

    /// Accepts all that is sure, as one change.
    pub(super) fn accept_sure(self) {
        let sure = untrack(|| self.sure());
        let commands = self.text(|text| {
            self.workspace.with_untracked(|project| self.sure_commands(project, text, &sure))
        });
        if let Some(commands) = commands.filter(|commands| !commands.is_empty()) {
            self.workspace.dispatch(Command::Batch(commands));
            self.go_on();
        }
    }

    fn sure_commands(self, project: &Project, text: &Text, sure: &[usize]) -> Vec<Command> {
        // Two proposals may be one entity of the project: the second waits for the next time.
        let mut seen = BTreeSet::new();
        let one = |proposal: &Proposal| {
            let What::Entity { name, aliases, kind, .. } = &proposal.what else { return None };
            let same = known(project, &proposal.what);
            if same.is_some_and(|id| !seen.insert(id)) {
                return None;
            }
            let names: Vec<_> = std::iter::once(name).chain(aliases).cloned().collect();
            let passage = Passage::around(text, self.document, proposal.range());
            Some(name_command(project, same, (name, &names, kind), &passage))
        };
        self.read(|found| {
            sure.iter().filter_map(|n| found.proposals.get(*n)).filter_map(one).collect()
        })
    }

    /// Makes the relation that a verb suggests.
    pub(super) fn accept_hint(self, hint: &Hint) {
        let command = self.text(|text| {
            let passage = Passage::around(text, self.document, hint.passage.clone());
            let ends = (hint.source, hint.kind, hint.target);
            accept_relation((fresh(), fresh()), ends, &passage)
        });
        if let Some(command) = command {
            self.workspace.dispatch(command);
        }
    }
}
