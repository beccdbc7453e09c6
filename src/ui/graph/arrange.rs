//! Where actors stand when nobody has put them there: first layouts, newcomers, layouts asked for.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::panel::PICTURE;
use super::state::{Graph, Look};
use crate::analysis::layout::{self, Place, nearby};
use crate::analysis::map::rounded;
use crate::analysis::network::Network;
use crate::analysis::picture::Mark;
use crate::browser::dom;
use crate::browser::worker::Workers;
use crate::domain::edit::Command;
use crate::domain::id::EntityId;
use crate::domain::label::Label;
use crate::task::{Outcome, Task, TaskError};

/// The seed of all layouts: the same map is laid out the same way on every machine.
const SEED: u64 = 2016;

/// The shape that layouts give to pictures: how wide for their height.
const USUAL_SHAPE: f32 = 1.6;

/// Lays the map out.
#[derive(Clone, Copy)]
pub(super) struct Arrange {
    graph: Graph,
    workers: StoredValue<Workers, LocalStorage>,
}

impl Arrange {
    /// Sees to it that every actor has a place, from now on.
    pub(super) fn provide(graph: Graph) -> Self {
        let arrange = Self { graph, workers: StoredValue::new_local(Workers::default()) };
        Effect::new(move |_| arrange.place_those_without());
        on_cleanup(move || arrange.stop());
        arrange
    }

    /// Ends the layout that is under way.
    pub(super) fn stop(self) {
        if let Some(workers) = self.workers.try_get_value() {
            workers.cancel();
        }
        self.graph.laying.try_set(None);
    }

    /// Finds places for actors that have none: all of them by a layout, newcomers near their neighbours.
    fn place_those_without(self) {
        let graph = self.graph;
        let (prepared, places) = (graph.prepared.get().0, graph.places.get().0);
        let known = prepared.actors.iter().filter(|id| places.at.contains_key(id)).count();
        if known == prepared.actors.len() {
            return;
        }
        if known == 0 && graph.laying.get_untracked().is_none() {
            self.run("clear", false);
        } else if known > 0 {
            self.place_newcomers(&prepared.actors, &prepared.network);
        }
    }

    /// How much wider boxes are told to be, so that the picture gets the shape of the view.
    fn stretch() -> f32 {
        let (width, height) = dom::size_of(PICTURE);
        let shape = (width / height.max(1.0)) as f32;
        if shape > 0.0 { USUAL_SHAPE / shape.clamp(0.7, 2.2) } else { 1.0 }
    }

    /// The boxes of what is counted, and where they stand.
    fn spots(self) -> Vec<Place> {
        let graph = self.graph;
        let (picture, places) = (graph.picture.get_untracked().0, graph.places.get_untracked().0);
        let mut tied = vec![false; picture.marks.len()];
        for line in &picture.lines {
            tied[line.source as usize] = true;
            tied[line.target as usize] = true;
        }
        let spot = |(mark, tied): (&Mark, bool)| {
            let (down, half_width, half_height) = picture.free_box(mark);
            // Names of actors in rows have no other side to go to.
            let half_width = if tied { half_width } else { half_width * 1.5 };
            let (pinned, known) =
                (places.pinned.contains(&mark.id), places.at.contains_key(&mark.id));
            Place { x: mark.x, y: mark.y + down, half_width, half_height, pinned, known }
        };
        picture.marks.iter().zip(tied).map(spot).collect()
    }

    /// The middles of marks whose boxes stand there.
    fn middles(self, boxes: impl Iterator<Item = (f32, f32)>) -> Vec<(f32, f32)> {
        let picture = self.graph.picture.get_untracked().0;
        let marks = picture.marks.iter().zip(boxes);
        marks.map(|(mark, (x, y))| (x, y - picture.free_box(mark).0)).collect()
    }

    /// Shows places that nobody has asked to keep yet.
    fn hold_places(self, actors: &[EntityId], spots: &[(f32, f32)]) {
        let known = self.graph.places.get_untracked().0;
        let spots = self.middles(spots.iter().copied());
        self.graph.unsaved.update(|unsaved| {
            let unsaved = Arc::make_mut(unsaved);
            for (id, (x, y)) in actors.iter().zip(spots) {
                if !known.at.contains_key(id) {
                    unsaved.insert(*id, rounded(x, y));
                }
            }
        });
    }

    /// Places newcomers near their neighbours; nothing else moves.
    fn place_newcomers(self, actors: &[EntityId], network: &Network) {
        let mut spots = self.spots();
        nearby::place_new(network, &mut spots);
        let spots: Vec<_> = spots.iter().map(|spot| (spot.x, spot.y)).collect();
        self.hold_places(actors, &spots);
    }

    /// Lays everything out by the layout of this key; `keep` makes it one step of undo.
    pub(super) fn run(self, key: &str, keep: bool) {
        let graph = self.graph;
        let prepared = graph.prepared.get_untracked().0;
        if prepared.actors.is_empty() {
            return;
        }
        let stretch = Self::stretch();
        let mut spots = self.spots();
        for spot in &mut spots {
            spot.x *= stretch;
            spot.half_width *= stretch;
        }
        let mut input = prepared.network.pack();
        input.extend(layout::pack(&spots));
        let task = Task::Layout { kind: key.to_owned(), seed: SEED };
        let Some(workers) = self.workers.try_get_value() else {
            return;
        };
        graph.laying.set(Some(0));
        spawn_local(async move {
            let answer = workers.run(task, input, move |percent| {
                if graph.laying.try_get_untracked().flatten().is_some() {
                    graph.laying.set(Some(percent));
                }
            });
            let answer = answer.await;
            if graph.laying.try_set(None).is_some() {
                // The page has been left.
                return;
            }
            match answer {
                Ok((Outcome::Laid, bytes)) => {
                    let spots = layout::unpack_positions(&bytes).unwrap_or_default();
                    let spots: Vec<_> = spots.iter().map(|(x, y)| (x / stretch, *y)).collect();
                    self.arrive(&prepared.actors, &spots, keep);
                }
                Err(TaskError::Cancelled) => {}
                Ok(_) | Err(_) => self.fail(),
            }
        });
    }

    /// Shows what a layout gave.
    fn arrive(self, actors: &[EntityId], spots: &[(f32, f32)], keep: bool) {
        let graph = self.graph;
        graph.travel.set(keep && !dom::prefers_stillness());
        if keep {
            let spots = self.middles(spots.iter().copied());
            let moved: Vec<_> = actors.iter().zip(spots).map(|(id, (x, y))| (*id, x, y)).collect();
            let record = graph.places_record(&moved, false);
            graph.workspace.dispatch_as(Label::Layout, Command::Put(record));
        } else {
            self.hold_places(actors, spots);
        }
        graph.show(Look::Fit);
    }

    /// Without a layout, actors still stand apart: in rows.
    fn fail(self) {
        let graph = self.graph;
        let prepared = graph.prepared.get_untracked().0;
        self.place_newcomers(&prepared.actors, &prepared.network);
        graph.workspace.notices().warn(graph.workspace.lang().layout_failed().to_owned());
    }
}
