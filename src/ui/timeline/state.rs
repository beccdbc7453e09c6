//! What the parts of the line of time share: what is on it, how it is grouped, what is chosen.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leptos::prelude::*;

use crate::analysis::chronology::dating::{date_of, dated, is_own, stepped};
use crate::analysis::chronology::groups::{Group, GroupBy, GroupKey, groups};
use crate::analysis::chronology::{Chronicle, Item, eras};
use crate::browser::{dom, ids};
use crate::domain::date::{PartialDate, Side, Span};
use crate::domain::edit::Command;
use crate::domain::history::Gesture;
use crate::domain::id::{EntityId, ViewId};
use crate::domain::record::RecordRef;
use crate::i18n::dates::understood;
use crate::ui::attention::{Attention, use_attention};
use crate::ui::preferences::use_lang;
use crate::ui::workspace::{Version, Workspace, use_workspace};

/// In a view this wide, in CSS pixels, what time says stands beside it from the start.
const ROOMY: f64 = 1_400.0;

/// What the side panel shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Panel {
    /// What time says.
    Says,
    /// What is chosen.
    Chosen,
    /// What has no date.
    Undated,
    /// What changes between two dates.
    Changes,
    /// What is shown.
    Filters,
    /// The line of time as text.
    Text,
}

/// What the picture is asked to do with its view.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Look {
    /// Show everything.
    Fit,
    /// Put now in the middle.
    Today,
    /// Bring a record into view; in the middle, where asked.
    Show(RecordRef, bool),
    /// Come nearer, or go farther, by a factor.
    Zoom(f64),
    /// Move by so many pixels, along the axis and across the lanes.
    Move(f32, f32),
}

/// The line of time of the open project.
#[derive(Clone, Copy)]
pub(super) struct Timeline {
    pub(super) workspace: Workspace,
    pub(super) attention: Attention,
    /// The keys of sources that are left out.
    pub(super) hidden: RwSignal<BTreeSet<String>>,
    pub(super) group_by: RwSignal<GroupBy>,
    /// The communities of actors, once the worker has found them.
    pub(super) communities: RwSignal<Arc<BTreeMap<EntityId, u32>>>,
    pub(super) folded: RwSignal<BTreeSet<GroupKey>>,
    /// Whether everything is drawn, in as many lanes as that takes.
    pub(super) everything: RwSignal<bool>,
    pub(super) chronicle: Memo<Version<Arc<Chronicle>>>,
    pub(super) groups: Memo<Version<Arc<Vec<Group>>>>,
    pub(super) eras: Memo<BTreeSet<EntityId>>,
    /// The chosen records, in the order in which they were chosen.
    pub(super) chosen: RwSignal<Vec<RecordRef>>,
    pub(super) panel: RwSignal<Option<Panel>>,
    /// What the picture is asked to show; the count makes the same wish twice two wishes.
    pub(super) look: RwSignal<(u32, Look)>,
    /// The entities to delete, once the question is answered.
    pub(super) deleting: RwSignal<Vec<EntityId>>,
    /// Moves by key, which are one step of undo.
    pub(super) shifting: Gesture,
    /// What was just done, for screen readers.
    pub(super) said: RwSignal<String>,
}

impl Timeline {
    /// The line of time, with what was chosen elsewhere chosen here.
    pub(super) fn new() -> Self {
        let (workspace, attention) = (use_workspace(), use_attention());
        let (t, hidden) = (use_lang(), RwSignal::new(BTreeSet::new()));
        let chronicle = Memo::new(move |_| {
            // Read, not only tracked: a memo that nobody has read yet tells nobody.
            workspace.entities().with(|_| ());
            workspace.relations().with(|_| ());
            workspace.claims().with(|_| ());
            workspace.cards().with(|_| ());
            let signs = t.get().time_signs();
            let read = |project: &_| hidden.with(|hidden| Chronicle::of(project, hidden, signs));
            Version(Arc::new(workspace.with_untracked(read)))
        });
        let group_by = RwSignal::new(GroupBy::Nothing);
        let communities = RwSignal::new(Arc::new(BTreeMap::new()));
        let grouped = Memo::new(move |_| {
            let (chronicle, by, communities) =
                (chronicle.get().0, group_by.get(), communities.get());
            let found =
                workspace.with_untracked(|project| groups(&chronicle, project, by, &communities));
            Version(Arc::new(found))
        });
        let eras = Memo::new(move |_| {
            workspace.views().with(|_| ());
            workspace.with_untracked(eras::eras)
        });
        let known =
            attention.chosen.with_untracked(|ids| ids.iter().map(|id| (*id).into()).collect());
        let chosen: RwSignal<Vec<RecordRef>> = RwSignal::new(known);
        Effect::new(move |_| {
            let entities: Vec<EntityId> =
                chosen.with(|all| all.iter().filter_map(|of| of.entity()).collect());
            if attention.chosen.with_untracked(|known| *known != entities) {
                attention.chosen.set(entities);
            }
        });
        Self {
            workspace,
            attention,
            hidden,
            group_by,
            communities,
            folded: RwSignal::new(BTreeSet::new()),
            everything: RwSignal::new(false),
            chronicle,
            groups: grouped,
            eras,
            chosen,
            panel: RwSignal::new((dom::view_width() >= ROOMY).then_some(Panel::Says)),
            look: RwSignal::new((0, Look::Fit)),
            deleting: RwSignal::new(Vec::new()),
            shifting: workspace.new_gesture(),
            said: RwSignal::new(String::new()),
        }
    }

    /// Asks the picture to show something.
    pub(super) fn show(self, look: Look) {
        self.look.update(|(count, wish)| {
            *count += 1;
            *wish = look;
        });
    }

    /// Chooses a record, or none; `add` keeps those chosen before, and takes back one chosen twice.
    pub(super) fn choose(self, of: Option<RecordRef>, add: bool) {
        self.chosen.update(|chosen| match of {
            Some(of) if add && chosen.contains(&of) => chosen.retain(|other| *other != of),
            Some(of) if add => chosen.push(of),
            Some(of) => *chosen = vec![of],
            None if !add => chosen.clear(),
            None => {}
        });
        let fits = matches!(self.panel.get_untracked(), None | Some(Panel::Says));
        if of.is_some() && fits && dom::view_width() >= ROOMY {
            self.panel.set(Some(Panel::Chosen));
        }
    }

    /// The last one chosen.
    pub(super) fn last_chosen(self) -> Option<RecordRef> {
        self.chosen.with_untracked(|chosen| chosen.last().copied())
    }

    /// Reads the item of a record.
    pub(super) fn item<T>(self, of: RecordRef, read: impl FnOnce(&Item) -> T) -> Option<T> {
        self.chronicle.with(|chronicle| {
            let at = chronicle.0.index_of(of)?;
            chronicle.0.items.get(at).map(read)
        })
    }

    /// Goes to a record: chooses it, and brings it into view.
    pub(super) fn go_to(self, of: RecordRef) {
        self.choose(Some(of), false);
        self.show(Look::Show(of, false));
    }

    /// Gives a record another date; tells whether it did.
    pub(super) fn date(self, of: RecordRef, text: &str, gesture: Option<Gesture>) -> bool {
        let record =
            self.workspace.with_untracked(|project| dated(project, of, PartialDate::read(text)));
        let Some(record) = record else {
            return false;
        };
        match gesture {
            Some(gesture) => self.workspace.dispatch_in(gesture, Command::Put(record)),
            None => self.workspace.dispatch(Command::Put(record)),
        }
    }

    /// Gives a record the date that a span says.
    pub(super) fn date_as(self, of: RecordRef, span: &Span, gesture: Option<Gesture>) -> bool {
        let t = self.workspace.lang();
        let words = understood(t, span);
        let done = self.date(of, &words, gesture);
        if done {
            let title = self.workspace.with_untracked(|project| project.title(of));
            self.said.set(t.timeline_said_dated(title, words));
        }
        done
    }

    /// Moves a side of what is chosen by so many of its own units; a row of such moves is one step of undo.
    pub(super) fn shift(self, side: Side, steps: i32) {
        let Some(of) = self.last_chosen() else {
            return;
        };
        let t = self.workspace.lang();
        let own = untrack(|| self.item(of, |item| is_own(item).then_some(item.span))).flatten();
        match own {
            None => self.said.set(t.timeline_not_movable().to_owned()),
            Some(span) => match stepped(span, side, steps) {
                Some(span) => {
                    self.date_as(of, &span, Some(self.shifting));
                }
                None => self.said.set(t.timeline_no_further().to_owned()),
            },
        }
    }

    /// Puts an event behind the others, as an era, or takes it back.
    pub(super) fn toggle_era(self, id: EntityId) {
        let mut eras = self.eras.get_untracked();
        if !eras.remove(&id) {
            eras.insert(id);
        }
        let fresh: ViewId = ids::fresh();
        let record = self.workspace.with_untracked(|project| eras::record(project, &eras, fresh));
        self.workspace.dispatch(Command::Put(record));
    }

    /// Deletes what is chosen: entities after a question, the rest at once.
    pub(super) fn delete_chosen(self) {
        let chosen = self.chosen.get_untracked();
        let entities: Vec<EntityId> = chosen.iter().filter_map(|of| of.entity()).collect();
        if !entities.is_empty() {
            let alive = |id: &EntityId| {
                self.workspace.with_untracked(|project| project.entities.contains(*id))
            };
            self.deleting.set(entities.into_iter().filter(alive).collect());
        } else if !chosen.is_empty() && self.workspace.dispatch(Command::Remove(chosen)) {
            self.choose(None, false);
        }
    }

    /// Reads time at a record, or at all of it when it is read there already.
    pub(super) fn read_at(self, of: RecordRef) {
        let date = self.workspace.with_untracked(|project| date_of(project, of));
        let Some(date) = date.filter(PartialDate::is_dated) else {
            return;
        };
        let days = crate::analysis::preparation::days_of(&date);
        let now = self.attention.period.get_untracked();
        self.attention.period.set((now != Some(days)).then_some(days));
    }
}
