//! What the map's parts share: what is counted, where it stands, what is chosen.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leptos::prelude::*;

use super::measure::{Measured, Measuring, sizes};
use crate::analysis::access;
use crate::analysis::map::{self, Places, Shown, rounded};
use crate::analysis::picture::Picture;
use crate::analysis::positions::{Positions, positions};
use crate::analysis::preparation::{Prepared, Proofs, prepare, proofs};
use crate::analysis::reach::{Part, Way, around, shortest_paths};
use crate::browser::{dom, ids};
use crate::domain::edit::Command;
use crate::domain::history::Gesture;
use crate::domain::id::{CardId, EntityId, RelationId};
use crate::domain::method::Index;
use crate::domain::record::Record;
use crate::domain::views::Position;
use crate::ui::attention::use_attention;
use crate::ui::workspace::{Version, Workspace, use_workspace};

/// In a view this wide, in CSS pixels, what the map says stands beside it from the start.
const ROOMY: f64 = 1_400.0;

/// What the side panel shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Panel {
    /// What the map says.
    Says,
    /// What is chosen.
    Chosen,
    /// What is counted.
    Filters,
    /// Neighbours and paths.
    Paths,
    /// The map as text.
    Text,
    /// Saved views.
    Views,
}

/// The part of the map that stands out; the rest lies in the background.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Focus {
    /// Nothing does.
    #[default]
    None,
    /// Some actors and what is at most so many steps away.
    Around(Vec<EntityId>, u32, Way),
    /// All shortest paths from one actor to another.
    Paths(EntityId, EntityId, Way),
    /// The way from us to a target, as its sheet says.
    Access(access::Way),
}

/// What the picture is asked to do with its view.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Look {
    /// Show everything.
    Fit,
    /// Put an actor in the middle.
    Centre(EntityId),
    /// Come nearer, or go farther, by a factor.
    Zoom(f32),
    /// Move by so many pixels.
    Move(f32, f32),
}

/// The map of the open project.
#[derive(Clone, Copy)]
pub(super) struct Graph {
    pub(super) workspace: Workspace,
    /// How the map is shown.
    pub(super) shown: RwSignal<Shown>,
    /// What is counted and drawn.
    pub(super) prepared: Memo<Version<Arc<Prepared>>>,
    /// Where everything stands, saved or not.
    pub(super) places: Memo<Version<Arc<Places>>>,
    /// How large each actor is drawn, 0 to 1, in the order of `prepared`.
    pub(super) sizes: Memo<Arc<Vec<f32>>>,
    /// What was last measured, of what was counted then.
    pub(super) measured: RwSignal<Option<Arc<Measured>>>,
    /// How the measures stand.
    pub(super) measuring: RwSignal<Measuring>,
    /// Places that no one has asked to keep yet, such as those of the first layout.
    pub(super) unsaved: RwSignal<Arc<BTreeMap<EntityId, Position>>>,
    /// The objective on which the map shows where actors stand.
    pub(super) objective: RwSignal<Option<CardId>>,
    /// Where they stand on it; none when the map shows where they stand on the whole.
    pub(super) positions: Memo<Option<Version<Arc<Positions>>>>,
    pub(super) picture: Memo<Version<Arc<Picture>>>,
    /// The chosen actors, in the order in which they were chosen.
    pub(super) chosen: RwSignal<Vec<EntityId>>,
    /// The chosen relation; there is none while actors are chosen.
    pub(super) chosen_tie: RwSignal<Option<RelationId>>,
    pub(super) focus: RwSignal<Focus>,
    pub(super) panel: RwSignal<Option<Panel>>,
    /// How much of a layout is done, in percent, while one runs.
    pub(super) laying: RwSignal<Option<u8>>,
    /// What the picture is asked to show; the count makes the same wish twice two wishes.
    pub(super) look: RwSignal<(u32, Look)>,
    /// An actor from which a relation is being made with the keyboard or a finger.
    pub(super) linking: RwSignal<Option<EntityId>>,
    /// The actors to delete, once the question is answered.
    pub(super) deleting: RwSignal<Vec<EntityId>>,
    /// Moves by key, which are one step of undo.
    pub(super) nudging: Gesture,
    /// What was just done, for screen readers.
    pub(super) said: RwSignal<String>,
    /// Whether marks are seen moving to their next places.
    pub(super) travel: RwSignal<bool>,
}

impl Graph {
    /// The map, with nothing chosen.
    pub(super) fn new() -> Self {
        let workspace = use_workspace();
        let attention = use_attention();
        let shown = RwSignal::new(Shown::default());
        shown.update_untracked(|shown| {
            shown.preparation.period = attention.period.get_untracked();
        });
        Effect::new(move |_| {
            let period = shown.with(|shown| shown.preparation.period);
            if attention.period.get_untracked() != period {
                attention.period.set(period);
            }
        });
        let proofs: Memo<Version<Arc<Proofs>>> = Memo::new(move |_| {
            Version(Arc::new(workspace.claims().with(|claims| proofs(&claims.0))))
        });
        let preparation = Memo::new(move |_| shown.with(|shown| shown.preparation.clone()));
        let prepared = Memo::new(move |_| {
            let (entities, relations) = (workspace.entities().get(), workspace.relations().get());
            let proofs = proofs.get();
            let prepared = preparation
                .with(|preparation| prepare(&entities.0, &relations.0, &proofs.0, preparation));
            Version(Arc::new(prepared))
        });
        let unsaved = RwSignal::new(Arc::new(BTreeMap::new()));
        let places = Memo::new(move |_| {
            let mut places = workspace.views().with(|views| map::standing(&views.0));
            for (id, place) in unsaved.get().iter() {
                places.at.entry(*id).or_insert(*place);
            }
            Version(Arc::new(places))
        });
        let measured = RwSignal::new(None);
        let size_by = Memo::new(move |_| shown.with(|shown| shown.size_by.clone()));
        let sizes = Memo::new(move |_| {
            let measured: Option<Arc<Measured>> = measured.get();
            let prepared = prepared.get();
            Arc::new(size_by.with(|key| sizes(&prepared.0, key, measured.as_deref())))
        });
        let positions = Memo::new(move |_| {
            let id = attention.objective.get()?;
            let found = workspace.with(|project| positions(&Index::new(project), id))?;
            Some(Version(Arc::new(found)))
        });
        let picture = Memo::new(move |_| {
            let (prepared, places) = (prepared.get(), places.get());
            let mut picture = workspace.with_untracked(|project| {
                let (entities, relations) = (&project.entities, &project.relations);
                Picture::new(&prepared.0, entities, relations, &places.0.at, &sizes.get())
            });
            if let Some(positions) = positions.get() {
                picture.take_positions(&positions.0);
            }
            Version(Arc::new(picture))
        });
        let way = attention.way.try_update_untracked(Option::take).flatten();
        let panel = match way {
            Some(_) => Some(Panel::Paths),
            None => (dom::view_width() >= ROOMY).then_some(Panel::Says),
        };
        Self {
            workspace,
            shown,
            prepared,
            places,
            sizes,
            measured,
            measuring: RwSignal::new(Measuring::Not),
            unsaved,
            objective: attention.objective,
            positions,
            picture,
            chosen: attention.chosen,
            chosen_tie: RwSignal::new(None),
            focus: RwSignal::new(way.map_or(Focus::None, Focus::Access)),
            panel: RwSignal::new(panel),
            laying: RwSignal::new(None),
            look: RwSignal::new((0, Look::Fit)),
            linking: RwSignal::new(None),
            deleting: RwSignal::new(Vec::new()),
            nudging: workspace.new_gesture(),
            said: RwSignal::new(String::new()),
            travel: RwSignal::new(false),
        }
    }

    /// Asks the picture to show something.
    pub(super) fn show(self, look: Look) {
        self.look.update(|(count, wish)| {
            *count += 1;
            *wish = look;
        });
    }

    /// Chooses one actor, or none; `add` keeps those chosen before, and takes back one chosen twice.
    pub(super) fn choose(self, id: Option<EntityId>, add: bool) {
        self.chosen_tie.set(None);
        self.chosen.update(|chosen| match id {
            Some(id) if add && chosen.contains(&id) => chosen.retain(|other| *other != id),
            Some(id) if add => chosen.push(id),
            Some(id) => *chosen = vec![id],
            None if !add => chosen.clear(),
            None => {}
        });
    }

    /// Chooses a relation, and no actor.
    pub(super) fn choose_tie(self, id: RelationId) {
        self.chosen.update(Vec::clear);
        self.chosen_tie.set(Some(id));
    }

    /// The place of an entity among what is counted.
    pub(super) fn index_of(self, id: EntityId) -> Option<usize> {
        self.prepared.with(|prepared| prepared.0.actors.binary_search(&id).ok())
    }

    /// What stands out; none when everything does.
    pub(super) fn lit(self) -> Option<Part> {
        let prepared = self.prepared.get();
        let index = |id: &EntityId| prepared.0.actors.binary_search(id).ok();
        match self.focus.get() {
            Focus::None => None,
            Focus::Around(centres, steps, way) => {
                let centres: Vec<usize> = centres.iter().filter_map(index).collect();
                let none = centres.is_empty();
                (!none).then(|| around(&prepared.0.network, &centres, steps, way))
            }
            Focus::Paths(from, to, way) => {
                let (from, to) = index(&from).zip(index(&to))?;
                let paths = shortest_paths(&prepared.0.network, from, to, way);
                Some(paths.map(|paths| paths.part).unwrap_or_default())
            }
            Focus::Access(way) => Some(way.part(&prepared.0)),
        }
    }

    /// Moves actors, as one step of undo; everything else on the map keeps its place for good too.
    pub(super) fn keep_places(self, moved: &[(EntityId, f32, f32)], pin: bool) -> bool {
        let command = Command::Put(self.places_record(moved, pin));
        self.workspace.dispatch(command)
    }

    /// The working map with these actors moved, as a record to put.
    pub(super) fn places_record(self, moved: &[(EntityId, f32, f32)], pin: bool) -> Record {
        let mut places = self.places.get_untracked().0.as_ref().clone();
        for (id, x, y) in moved {
            places.at.insert(*id, rounded(*x, *y));
            if pin {
                places.pinned.insert(*id);
            }
        }
        self.working_record(&places)
    }

    /// The working map with an actor that is about to be made, as a record to put.
    pub(super) fn places_record_with(self, coming: EntityId, (x, y): (f32, f32)) -> Record {
        let mut places = self.places.get_untracked().0.as_ref().clone();
        self.drop_gone(&mut places);
        places.at.insert(coming, rounded(x, y));
        self.record_of(&places)
    }

    /// The working map with these places, as a record to put.
    pub(super) fn working_record(self, places: &Places) -> Record {
        let mut places = places.clone();
        self.drop_gone(&mut places);
        self.record_of(&places)
    }

    /// A place of an entity that is gone would point at nothing.
    pub(super) fn drop_gone(self, places: &mut Places) {
        self.workspace.with_untracked(|project| {
            places.at.retain(|id, _| project.entities.contains(*id));
            places.pinned.retain(|id| project.entities.contains(*id));
        });
    }

    fn record_of(self, places: &Places) -> Record {
        self.workspace.with_untracked(|project| {
            let known = map::working(&project.views);
            let id = known.map_or_else(ids::fresh, |(id, _)| id);
            places.record(known.map(|(_, view)| view.as_ref()), id)
        })
    }

    /// Lets layouts move these actors again, or no longer.
    pub(super) fn pin(self, ids: &BTreeSet<EntityId>, pinned: bool) -> bool {
        let mut places = self.places.get_untracked().0.as_ref().clone();
        for id in ids {
            if pinned {
                places.pinned.insert(*id);
            } else {
                places.pinned.remove(id);
            }
        }
        self.workspace.dispatch(Command::Put(self.working_record(&places)))
    }
}
