//! What the strategy pages share: where the reader is, which card is open, what the rules found.

use std::sync::Arc;
use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use uuid::Uuid;

use crate::browser::clock::{local_day, measured, now};
use crate::browser::{dom, ids};
use crate::domain::cards::Card;
use crate::domain::date::Day;
use crate::domain::edit::Command;
use crate::domain::history::Gesture;
use crate::domain::id::{CardId, LinkId};
use crate::domain::links::Link;
use crate::domain::method::make::{Made, place};
use crate::domain::method::{Finding, Index, Indexed, METHODS, Method, findings};
use crate::domain::project::Project;
use crate::domain::record::RecordRef;
use crate::ui::commands::{Commands, use_commands};
use crate::ui::workspace::{Version, Workspace, use_workspace};

/// After this pause the rules are asked again.
const PAUSE: Duration = Duration::from_millis(250);

/// Which page of the strategy is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Place {
    /// The way, stage by stage.
    Overview,
    /// Whether the tools hold together.
    Coherence,
    /// From an action up to the impact and down to the sources.
    Proof,
    /// A method.
    Method(&'static Method),
}

/// Shared by all views of the strategy.
#[derive(Clone, Copy)]
pub(crate) struct Strategy {
    pub(super) workspace: Workspace,
    pub(super) place: Memo<Place>,
    /// The card whose panel is open; it is in the address.
    pub(super) chosen: Memo<Option<CardId>>,
    /// The cards of the project as it is, sorted once for all who ask.
    index: Memo<Version<Arc<Indexed>>>,
    /// The field that its panel goes to once it is open.
    pub(super) sought: RwSignal<Option<&'static str>>,
    /// The card whose text is being written on the board.
    pub(super) editing: RwSignal<Option<CardId>>,
    /// What the rules found, in all methods.
    pub(super) findings: RwSignal<Arc<Vec<Finding>>>,
    /// Whether the panel of the rules is open.
    pub(super) shows_rules: RwSignal<bool>,
    commands: Commands,
}

/// What the strategy pages share.
pub(crate) fn use_strategy() -> Strategy {
    expect_context()
}

/// The address of a method.
pub(crate) fn path_of(method: &Method) -> String {
    format!("/plaidoyer/{}", method.key.replace('_', "-"))
}

/// The address of a card, on the page of its method; the way when it has none that is known.
pub(crate) fn card_address(project: &Project, id: CardId) -> String {
    let card = project.cards.get(id);
    let method = card.and_then(|card| METHODS.iter().find(|method| method.key == card.method));
    method.map_or_else(|| "/plaidoyer".to_owned(), |method| format!("{}/{id}", path_of(method)))
}

/// The methods before and after one, on the way.
pub(super) fn neighbours(method: &Method) -> (Option<&'static Method>, Option<&'static Method>) {
    let at = METHODS.iter().position(|other| other.key == method.key).unwrap_or_default();
    (at.checked_sub(1).and_then(|before| METHODS.get(before)), METHODS.get(at + 1))
}

/// The day it is here.
pub(super) fn today() -> Day {
    let (year, month, day) = local_day(now());
    let day = Day::new(year as i32, month as u8, day as u8);
    day.unwrap_or_else(|| Day::from_number(0))
}

impl Strategy {
    /// Puts it in the context.
    pub(super) fn provide() -> Self {
        let params = use_params_map();
        let segment = move |nth: usize| {
            let rest = params.read().get("rest").unwrap_or_default();
            rest.split('/').nth(nth).unwrap_or_default().to_owned()
        };
        let place = Memo::new(move |_| {
            let key = segment(1).replace('-', "_");
            let method = METHODS.iter().find(|method| method.key == key);
            match (key.as_str(), method) {
                (_, Some(method)) => Place::Method(method),
                ("coherence", _) => Place::Coherence,
                ("preuve", _) => Place::Proof,
                _ => Place::Overview,
            }
        });
        let workspace = use_workspace();
        let index = Memo::new(move |before: Option<&Version<Arc<Indexed>>>| {
            let project = workspace.with(Project::clone);
            let next = match before {
                Some(before) => before.0.next(project),
                None => Indexed::of(project),
            };
            Version(Arc::new(next))
        });
        let strategy = Self {
            workspace,
            index,
            place,
            chosen: Memo::new(move |_| Uuid::parse_str(&segment(2)).ok().map(CardId)),
            sought: RwSignal::new(None),
            editing: RwSignal::new(None),
            findings: RwSignal::new(Arc::default()),
            shows_rules: RwSignal::new(false),
            commands: use_commands(),
        };
        strategy.ask_rules();
        provide_context(strategy);
        strategy
    }

    /// Asks the rules now, and again a moment after each change.
    fn ask_rules(self) {
        let workspace = self.workspace;
        let ask = move || {
            let found = self.read(|index| measured("myspot:rules", || findings(index, today())));
            let is_news = self.findings.try_with_untracked(|known| **known != found);
            if is_news == Some(true) {
                self.findings.set(Arc::new(found));
            }
        };
        let waiting = StoredValue::new(None::<TimeoutHandle>);
        Effect::new(move |before: Option<()>| {
            workspace.with(|_| ());
            if let Some(handle) = waiting.try_update_value(Option::take).flatten() {
                handle.clear();
            }
            if before.is_none() {
                ask();
            } else {
                waiting.set_value(set_timeout_with_handle(ask, PAUSE).ok());
            }
        });
        on_cleanup(move || {
            if let Some(handle) = waiting.try_update_value(Option::take).flatten() {
                handle.clear();
            }
        });
    }

    /// A value of the sorted cards, computed anew when the project changes.
    pub(super) fn memo<T: PartialEq + Send + Sync + 'static>(
        self,
        read: impl Fn(&Index) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| self.index.with(|indexed| read(indexed.0.index())))
    }

    /// Asks the sorted cards, as they are now.
    pub(super) fn read<T>(self, read: impl FnOnce(&Index) -> T) -> T {
        self.index.with_untracked(|indexed| read(indexed.0.index()))
    }

    /// The cards of a column, in order; of all columns when `slot` is none.
    pub(super) fn cards(self, method: &'static str, slot: Option<&'static str>) -> Memo<Vec<Uuid>> {
        self.memo(move |index| {
            let cards = index.boxes(method).iter();
            let cards = cards.filter(|card| slot.is_none_or(|slot| card.slot == slot));
            cards.map(|card| card.id.0).collect()
        })
    }

    /// Opens the panel of a card, on the page of its method.
    pub(crate) fn choose(self, id: CardId) {
        self.shows_rules.set(false);
        let path = self.workspace.with_untracked(|project| card_address(project, id));
        self.commands.go(&path);
    }

    /// Opens the panel of a card at one of its fields; at its head when `field` is blank.
    pub(super) fn choose_field(self, id: CardId, field: &'static str) {
        self.choose(id);
        self.sought.set(Some(field));
    }

    /// Closes the panel of the card.
    pub(super) fn leave_card(self) {
        if let (Place::Method(method), Some(id)) =
            (self.place.get_untracked(), self.chosen.get_untracked())
        {
            self.commands.go(&path_of(method));
            dom::focus_soon(&card_element(id));
        }
    }

    /// Goes to another page of the app.
    pub(super) fn go(self, path: &str) {
        self.commands.go(path);
    }

    /// Changes one card; changes of one gesture are one step of undo.
    pub(super) fn edit(self, id: CardId, gesture: Option<Gesture>, change: impl FnOnce(&mut Card)) {
        let row = |project: &Project| project.cards.get(id).map(|row| row.as_ref().clone());
        let Some(mut card) = self.workspace.with_untracked(row) else {
            return;
        };
        change(&mut card);
        self.put(gesture, Command::Put((id, card).into()));
    }

    /// Changes one arrow; changes of one gesture are one step of undo.
    pub(super) fn edit_link(
        self,
        id: LinkId,
        gesture: Option<Gesture>,
        change: impl FnOnce(&mut Link),
    ) {
        let row = |project: &Project| project.links.get(id).map(|row| row.as_ref().clone());
        let Some(mut link) = self.workspace.with_untracked(row) else {
            return;
        };
        change(&mut link);
        self.put(gesture, Command::Put((id, link).into()));
    }

    fn put(self, gesture: Option<Gesture>, command: Command) {
        match gesture {
            Some(gesture) => self.workspace.dispatch_in(gesture, command),
            None => self.workspace.dispatch(command),
        };
    }

    /// Makes cards or arrows with `make`, as one change; gives what was made.
    pub(super) fn make(
        self,
        make: impl FnOnce(&Index, &mut dyn FnMut() -> Uuid) -> Option<Made>,
    ) -> Option<Made> {
        let mut next_id = ids::fresh;
        let made = self.read(|index| make(index, &mut next_id))?;
        self.workspace.dispatch(made.command.clone()).then_some(made)
    }

    /// Makes one card; gives its id.
    pub(super) fn add(self, method: &str, slot: &str, text: &str) -> Option<CardId> {
        let mut card = Card { method: method.to_owned(), text: text.to_owned(), ..Card::default() };
        if !slot.is_empty() {
            card.body.insert("slot".to_owned(), slot.into());
        }
        let id: CardId = ids::fresh();
        self.workspace.dispatch(Command::Put((id, card).into())).then_some(id)
    }

    /// Draws an arrow from one card to another, or to an arrow; one that is there already stays as it is.
    pub(super) fn join(self, source: CardId, kind: &str, target: impl Into<RecordRef>) -> bool {
        let (source, target) = (RecordRef::from(source), target.into());
        let is_there = |project: &Project| {
            let mut links = project.links.iter();
            links.any(|(_, link)| {
                link.kind == kind && link.source == source && link.target == target
            })
        };
        if source == target || self.workspace.with_untracked(is_there) {
            return false;
        }
        let id: LinkId = ids::fresh();
        self.workspace.dispatch(Command::Put((id, Link::new(source, kind, target)).into()))
    }

    /// Takes records away, with what cannot stand without them.
    pub(super) fn remove(self, record: impl Into<RecordRef>) {
        self.workspace.dispatch(Command::Remove(vec![record.into()]));
    }

    /// Puts a card in a column, after another one, or first.
    pub(super) fn place(self, id: CardId, slot: &str, after: Option<CardId>) {
        let command = self.read(|index| place(index, id, slot, after));
        if let Some(command) = command {
            self.workspace.dispatch(command);
        }
    }
}

/// The id of a card's element on the board.
pub(super) fn card_element(id: CardId) -> String {
    format!("card-{id}")
}
