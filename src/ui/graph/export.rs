//! The map as a picture to give away: the worker draws it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::state::{Focus, Graph};
use super::toolbar::size_words;
use crate::analysis::reach::Part;
use crate::browser::clock::{local_day, now};
use crate::browser::turns::turns;
use crate::browser::worker::Workers;
use crate::browser::{files, ids};
use crate::domain::audience::Audience;
use crate::domain::id::{EntityId, ViewId};
use crate::domain::project::Project;
use crate::domain::text::file_name;
use crate::format::myspot;
use crate::task::poster::{Order, Parcel};
use crate::task::{Outcome, Task, TaskError};

/// Pixels of a PNG for one of the picture: sharp on paper and on a projector.
const SCALE: f32 = 2.0;

/// Gives the map as an SVG; with its sheets it opens here again.
pub(super) fn save_svg(graph: Graph, carries: bool) {
    let asked = graph.ask(carries, "svg");
    let (notices, t) = (graph.workspace.notices(), graph.workspace.lang());
    spawn_local(async move {
        let (task, bytes, name) = asked.order().await;
        match Workers::default().run(task, bytes, |_| {}).await {
            Ok((Outcome::Drawn { .. }, svg)) => {
                files::download(&name, "image/svg+xml", &svg);
                let told = if carries { t.poster_saved() } else { t.poster_saved_alone() };
                notices.tell(told.to_owned());
            }
            Ok(_) => notices.warn(t.task_error(TaskError::Died).to_owned()),
            Err(error) => notices.warn(t.task_error(error).to_owned()),
        }
    });
}

/// Gives the map as a PNG.
pub(super) fn save_png(graph: Graph) {
    let asked = graph.ask(false, "png");
    let (notices, t) = (graph.workspace.notices(), graph.workspace.lang());
    spawn_local(async move {
        let (task, bytes, name) = asked.order().await;
        match Workers::default().run(task, bytes, |_| {}).await {
            Ok((Outcome::Drawn { width, height }, svg)) => {
                let size = (width as f32, height as f32);
                match files::save_png(&svg, size, SCALE, &name).await {
                    Some(()) => notices.tell(t.poster_saved_png().to_owned()),
                    None => notices.warn(t.poster_failed().to_owned()),
                }
            }
            Ok(_) => notices.warn(t.task_error(TaskError::Died).to_owned()),
            Err(error) => notices.warn(t.task_error(error).to_owned()),
        }
    });
}

/// The map as it was when its picture was asked for.
struct Asked {
    order: Order,
    project: Project,
    sizes: Vec<f32>,
    part: Option<Part>,
    file: String,
}

impl Asked {
    /// The task that draws the map, its bytes, and the name of the file.
    async fn order(self) -> (Task, Vec<u8>, String) {
        let Self { order, project, sizes, part, file } = self;
        let (bytes, _) = myspot::write_in_turns(&project, &turns()).await;
        (Task::Poster(order), Parcel { sizes, part, project: &bytes }.pack(), file)
    }
}

impl Graph {
    /// The map as it is, to be drawn.
    fn ask(self, carries: bool, ending: &str) -> Asked {
        let t = self.workspace.lang();
        let today = local_day(now());
        let (view, day): (ViewId, _) = (ids::fresh(), t.day(today));
        let mut places = self.places.get_untracked().0.as_ref().clone();
        self.drop_gone(&mut places);
        let record = self
            .shown
            .with_untracked(|shown| shown.save(&t.poster_view(&day), &places, None, view));
        let mut project = self.workspace.with_untracked(Clone::clone);
        project.put_unchecked(record);
        // A picture that opens again carries the stances of the project itself.
        let recoloured = if carries { None } else { self.recolour(&mut project) };
        let told: Vec<String> = self.lit_told().into_iter().chain(recoloured).collect();
        let order = Order {
            view: view.0,
            lang: t.code().to_owned(),
            size: untrack(|| size_words(self, t)).to_owned(),
            lit: Some(told.join(" ")).filter(|told| !told.is_empty()),
            day,
            carries,
            audience: Audience::WithoutPrivateNotes,
        };
        let file = self.file(&project.profile.name, today, ending);
        let sizes = self.sizes.get_untracked().as_ref().clone();
        Asked { order, project, sizes, part: untrack(|| self.lit()), file }
    }

    /// Gives the actors of a copy their positions on the objective that is shown, and says so.
    ///
    /// Where stances are left out by the filters they stay: who is drawn must not change.
    fn recolour(self, project: &mut Project) -> Option<String> {
        let is_filtered = self.shown.with_untracked(|shown| !shown.preparation.stances.is_empty());
        let positions = self.positions.get_untracked().filter(|_| !is_filtered)?;
        let objective = self.objective.get_untracked()?;
        let ids: Vec<EntityId> = project.entities.ids().collect();
        for id in ids {
            let Some(mut entity) = project.entities.get(id).map(|row| row.as_ref().clone()) else {
                continue;
            };
            entity.stance = positions.0.get(&id).copied();
            project.put_unchecked((id, entity).into());
        }
        Some(self.workspace.lang().positions_exported(project.title(objective.into())))
    }

    /// What stands out, if not everything does.
    fn lit_told(self) -> Option<String> {
        let t = self.workspace.lang();
        let what = match self.focus.get_untracked() {
            Focus::None => return None,
            Focus::Around(centres, steps, _) => {
                let names: Vec<String> = centres.into_iter().map(|id| self.name(id)).collect();
                format!("{} {}", t.poster_around(steps as usize), t.few(&names))
            }
            Focus::Access(way) => match way.actors.last() {
                Some(target) => t.poster_access(self.name(*target)),
                None => return None,
            },
            Focus::Paths(from, to, _) => t.poster_paths(self.name(from), self.name(to)),
        };
        Some(t.poster_part(what))
    }

    fn name(self, id: EntityId) -> String {
        self.workspace.with_untracked(|project| project.entity_name(id).to_owned())
    }

    /// "Sommet du PGO 2016 - carte - 2026-11-22.svg".
    fn file(self, project: &str, (year, month, day): (u32, u32, u32), ending: &str) -> String {
        let (title, map) = (file_name(project), self.workspace.lang().poster_file());
        let name = format!("{title} - {map} - {year}-{month:02}-{day:02}.{ending}");
        name.trim_start_matches([' ', '-']).to_owned()
    }
}
