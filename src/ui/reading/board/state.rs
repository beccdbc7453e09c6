//! What the parts of a reading share: what was found, what stands where, what is chosen.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;

use super::accepting::Draft;
use super::making::Making;
use super::{LIST, mention_id, option_id};
use crate::analysis::reading::progress::accepted;
use crate::analysis::reading::{Confidence, Paragraph, Proposal, Text, What, propose};
use crate::browser::selection::{self, Frame};
use crate::domain::date::PartialDate;
use crate::domain::id::EntityId;
use crate::domain::project::Project;
use crate::ui::reading::{Reader, use_reader};
use crate::ui::workspace::Workspace;

/// A text, and what it speaks of.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) source: String,
    pub(super) paragraphs: Vec<Paragraph>,
    pub(super) proposals: Vec<Proposal>,
}

impl Read {
    /// Reads a text with what the project knows as it is now; nothing is found in one that is too long.
    pub(super) fn new(source: String, project: &Project, written: &PartialDate) -> Self {
        let (paragraphs, proposals) = match Text::new(&source) {
            Ok(text) => (text.paragraphs().to_vec(), propose(&text, project, written)),
            Err(_) => (Vec::new(), Vec::new()),
        };
        Self { source, paragraphs, proposals }
    }
}

/// Where a proposal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It waits.
    Open,
    /// The project holds it.
    Accepted(EntityId),
    /// It was set aside.
    Aside,
}

impl Standing {
    /// As style sheets name it.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Accepted(_) => "accepted",
            Self::Aside => "aside",
        }
    }
}

/// A passage that is selected, and where it stands in the box of the text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Chosen {
    pub(super) range: Range<usize>,
    pub(super) at: Frame,
}

/// How many proposals there are of each sort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    /// Those in the list.
    pub(super) shown: usize,
    /// Those in the list that wait.
    pub(super) left: usize,
    pub(super) accepted: usize,
    pub(super) aside: usize,
    /// Doubtful ones that wait, in the list or not.
    pub(super) doubtful: usize,
}

/// A document that is being read.
#[derive(Clone, Copy)]
pub(super) struct Reading {
    pub(super) document: EntityId,
    pub(super) workspace: Workspace,
    reader: Reader,
    read: StoredValue<Arc<Read>>,
    /// Where each proposal stands: told by the project, so that undo brings one back.
    pub(super) standings: Memo<Vec<Standing>>,
    /// The proposals in the list.
    pub(super) shown: Memo<Vec<usize>>,
    pub(super) chosen: RwSignal<Option<usize>>,
    /// What the chosen one would become.
    pub(super) draft: Draft,
    /// Whether doubtful proposals are in the list.
    pub(super) doubtful: RwSignal<bool>,
    pub(super) passage: RwSignal<Option<Chosen>>,
    pub(super) making: RwSignal<Making>,
    /// Whether the dialog is open in which a passage becomes something.
    pub(super) dialog: RwSignal<bool>,
}

impl Reading {
    pub(super) fn new(document: EntityId, read: Arc<Read>, workspace: Workspace) -> Self {
        let reader = use_reader();
        let doubtful = RwSignal::new(false);
        let standings = standings(document, read.clone(), workspace, reader);
        let shown = shown(read.clone(), standings, doubtful);
        Self {
            document,
            workspace,
            reader,
            read: StoredValue::new(read),
            standings,
            shown,
            chosen: RwSignal::new(None),
            draft: Draft::new(),
            doubtful,
            passage: RwSignal::new(None),
            making: RwSignal::new(Making::Actor),
            dialog: RwSignal::new(false),
        }
    }

    /// Reads what was found.
    pub(super) fn read<T>(self, read: impl FnOnce(&Read) -> T) -> T {
        self.read.with_value(|found| read(found))
    }

    /// Reads something of one proposal.
    pub(super) fn proposal<T>(self, n: usize, read: impl FnOnce(&Proposal) -> T) -> Option<T> {
        self.read(|found| found.proposals.get(n).map(read))
    }

    /// Reads the text as paragraphs and sentences.
    pub(super) fn text<T>(self, read: impl FnOnce(&Text) -> T) -> Option<T> {
        self.read(|found| Text::new(&found.source).ok().map(|text| read(&text)))
    }

    /// Where a proposal stands; tells of changes.
    pub(super) fn standing(self, n: usize) -> Standing {
        self.standings.with(|all| all.get(n).copied().unwrap_or(Standing::Aside))
    }

    /// How many there are of each sort; tells of changes.
    pub(super) fn counts(self) -> Counts {
        let mut counts = Counts::default();
        self.standings.with(|all| {
            for (n, standing) in all.iter().enumerate() {
                match standing {
                    Standing::Accepted(_) => counts.accepted += 1,
                    Standing::Aside => counts.aside += 1,
                    Standing::Open => counts.doubtful += usize::from(self.is_doubtful(n)),
                }
            }
            self.shown.with(|shown| {
                counts.shown = shown.len();
                let waits = |n: &&usize| all.get(**n) == Some(&Standing::Open);
                counts.left = shown.iter().filter(waits).count();
            });
        });
        counts
    }

    pub(super) fn is_doubtful(self, n: usize) -> bool {
        self.proposal(n, |one| one.confidence == Confidence::Weak).unwrap_or_default()
    }

    /// Chooses a proposal, and shows it in the list and in the text.
    pub(super) fn choose(self, n: usize) {
        if self.is_doubtful(n) && !self.shown.with_untracked(|shown| shown.contains(&n)) {
            self.doubtful.set(true);
        }
        self.text(|text| self.proposal(n, |one| self.draft.fill(text, one, self.workspace)));
        self.chosen.set(Some(n));
        selection::bring(&mention_id(n));
        selection::bring_inside(LIST, &option_id(n));
    }

    /// Chooses the first that waits.
    pub(super) fn choose_first(self) {
        if let Some(first) = self.next_open(None) {
            self.choose(first);
        }
    }

    /// Chooses the one `by` places further in the list.
    pub(super) fn step(self, by: isize) {
        let next = self.shown.with_untracked(|shown| {
            let at = self.chosen.get_untracked();
            let at = at.and_then(|n| shown.iter().position(|one| *one == n));
            let next = at.map_or(0, |at| at.saturating_add_signed(by));
            shown.get(next.min(shown.len().saturating_sub(1))).copied()
        });
        if let Some(next) = next {
            self.choose(next);
        }
    }

    /// Chooses the next one that waits, round and round.
    pub(super) fn go_on(self) {
        if let Some(next) = self.next_open(self.chosen.get_untracked()) {
            self.choose(next);
        }
    }

    fn next_open(self, after: Option<usize>) -> Option<usize> {
        let standings = self.standings.get_untracked();
        self.shown.with_untracked(|shown| {
            let mut open = shown.iter().filter(|n| standings.get(**n) == Some(&Standing::Open));
            let first = open.clone().next();
            open.find(|n| after.is_some_and(|after| **n > after)).or(first).copied()
        })
    }

    /// Sets the chosen one aside, and goes to the next.
    pub(super) fn set_aside(self) {
        let Some(n) = self.chosen.get_untracked() else { return };
        if untrack(|| self.standing(n)) != Standing::Open {
            return;
        }
        if let Some(place) = self.proposal(n, |one| one.range().start) {
            self.go_on();
            self.reader.aside.update(|aside| {
                aside.insert((self.document, place));
            });
        }
    }

    /// Brings back all that was set aside in this document.
    pub(super) fn restore(self) {
        self.reader.aside.update(|aside| aside.retain(|(document, _)| *document != self.document));
    }
}

fn standings(
    document: EntityId,
    read: Arc<Read>,
    workspace: Workspace,
    reader: Reader,
) -> Memo<Vec<Standing>> {
    let held = Memo::new({
        let read = read.clone();
        move |_| {
            workspace.claims().track();
            workspace.entities().track();
            workspace.with_untracked(|project| {
                let text = Text::new(&read.source).ok()?;
                Some(accepted(project, (document, &text), &read.proposals))
            })
        }
    });
    Memo::new(move |_| {
        let held = held.get().unwrap_or_default();
        reader.aside.with(|aside| {
            let pairs = held.into_iter().zip(&read.proposals);
            let one = |(held, proposal): (Option<EntityId>, &Proposal)| match held {
                Some(id) => Standing::Accepted(id),
                None if is_aside(aside, document, proposal) => Standing::Aside,
                None => Standing::Open,
            };
            pairs.map(one).collect()
        })
    })
}

fn is_aside(aside: &BTreeSet<(EntityId, usize)>, document: EntityId, proposal: &Proposal) -> bool {
    aside.contains(&(document, proposal.range().start))
}

fn shown(
    read: Arc<Read>,
    standings: Memo<Vec<Standing>>,
    doubtful: RwSignal<bool>,
) -> Memo<Vec<usize>> {
    Memo::new(move |_| {
        let doubtful = doubtful.get();
        standings.with(|all| {
            let is_shown = |n: &usize| match all.get(*n) {
                Some(Standing::Accepted(_)) => true,
                Some(Standing::Open) => {
                    let confidence = read.proposals.get(*n).map(|one| one.confidence);
                    doubtful || confidence > Some(Confidence::Weak)
                }
                _ => false,
            };
            (0..all.len()).filter(is_shown).collect()
        })
    })
}

/// How a proposal's kind is named in style sheets.
pub(super) fn kind_key(what: &What) -> String {
    match what {
        What::Entity { kind, .. } => kind.key().to_owned(),
        What::Date { .. } => "date".to_owned(),
    }
}
