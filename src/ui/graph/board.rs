//! The board: the picture, and what people do on it with a pointer, a finger or keys.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::ev::{KeyboardEvent, MouseEvent, PointerEvent, WheelEvent};
use leptos::prelude::*;

use super::canvas::{Canvas, Choice};
use super::gestures::{Gesture, Pointer, Wish, wheel};
use super::keys;
use super::naming::{Naming, NamingForm};
use super::state::{Graph, Look};
use crate::analysis::picture::find::Found;
use crate::browser::dom;
use crate::browser::frames::Frames;
use crate::domain::edit::Command;
use crate::domain::id::EntityId;
use crate::i18n::Lang;
use crate::ui::preferences::{say, use_lang};

/// The id of the element that holds the picture.
pub(super) const HOST: &str = "graph-picture";

/// The picture on screen, its gesture, and the frame that paints it.
pub(super) struct Desk {
    pub(super) canvas: Canvas,
    gesture: Gesture,
    /// Pointers whose release is still to come.
    pressed: Vec<i32>,
}

/// A hold on the picture, for the components around it.
#[derive(Clone, Copy)]
pub(super) struct Hold(StoredValue<Held, LocalStorage>);

#[derive(Default)]
struct Held {
    desk: Rc<RefCell<Option<Desk>>>,
    frames: Option<Frames>,
    watch: Option<dom::Watch>,
}

impl Hold {
    fn new() -> Self {
        Self(StoredValue::new_local(Held::default()))
    }

    /// Works on the picture, then paints what that changed.
    pub(super) fn with<T>(self, work: impl FnOnce(&mut Desk) -> T) -> Option<T> {
        let desk = self.0.try_with_value(|held| held.desk.clone())?;
        let done = desk.borrow_mut().as_mut().map(work);
        self.0.with_value(|held| {
            if let Some(frames) = &held.frames {
                frames.ask();
            }
        });
        done
    }

    /// Makes the picture in its host, which must be in the page.
    fn start(self) {
        let desk = self.0.with_value(|held| held.desk.clone());
        let canvas = Canvas::new(HOST);
        desk.replace(canvas.map(|canvas| Desk {
            canvas,
            gesture: Gesture::None,
            pressed: Vec::new(),
        }));
        let painted = desk.clone();
        let frames = Frames::new(move |time| {
            painted.borrow_mut().as_mut().is_some_and(|desk| desk.canvas.frame(time))
        });
        let watch = dom::watch_size(HOST, move |width, height, rem| {
            let size = (width as f32, height as f32);
            self.with(|desk| desk.canvas.resize(size, rem as f32 * 0.78));
        });
        self.0.update_value(|held| {
            held.frames = Some(frames);
            held.watch = watch;
        });
    }

    /// Ends the picture: nothing is painted any more.
    fn stop(self) {
        self.0.try_update_value(|held| *held = Held::default());
    }
}

/// The picture; words around it come from others.
#[component]
pub(super) fn Board(graph: Graph) -> impl IntoView {
    let t = use_lang();
    let hold = Hold::new();
    let naming = RwSignal::new(None::<Naming>);
    Effect::new(move |started: Option<()>| {
        if started.is_none() {
            hold.start();
            follow(graph, hold);
        }
    });
    on_cleanup(move || hold.stop());
    let acts = Acts { graph, hold, naming };
    let name = move || {
        let (actors, relations) =
            graph.prepared.with(|prepared| (prepared.0.actors.len(), prepared.0.relations.len()));
        t.get().graph_summary(t.get().actors_count(actors), t.get().relations_count(relations))
    };
    view! {
        <div class="scene-board">
            <div
                id=HOST
                class="graph-picture"
                tabindex="0"
                role="application"
                aria-label=name
                aria-describedby="graph-keys"
                on:pointerdown=move |event| acts.press(&event)
                on:pointermove=move |event| acts.go(&event)
                on:pointerup=move |event| acts.let_go(&event)
                on:pointercancel=move |event| acts.let_go(&event)
                on:pointerleave=move |event| acts.go(&event)
                on:wheel=move |event| acts.turn(&event)
                on:dblclick=move |event| acts.double(&event)
                on:keydown=move |event| acts.key(&event)
            ></div>
            <p id="graph-keys" class="visually-hidden">
                {say(t, Lang::graph_keys)}
            </p>
            <p class="visually-hidden" role="status">
                {move || graph.said.get()}
            </p>
            <Blank graph />
            <NamingForm graph naming />
        </div>
    }
}

/// What to read where there is no picture.
#[component]
fn Blank(graph: Graph) -> impl IntoView {
    let t = use_lang();
    let words = move || {
        let hidden = graph
            .prepared
            .with(|prepared| prepared.0.actors.is_empty().then_some(prepared.0.hidden_actors > 0));
        hidden.map(|hidden| if hidden { t.get().map_all_hidden() } else { t.get().map_empty() })
    };
    view! {
        <p class="scene-blank" aria-live="polite">
            {words}
        </p>
    }
}

/// Shows what the state says, whenever it says something else.
fn follow(graph: Graph, hold: Hold) {
    Effect::new(move |before: Option<bool>| {
        let picture = graph.picture.get().0;
        // Places that come from a layout are travelled to; a drag has put its marks there already.
        let travel = before.is_some() && graph.travel.get_untracked();
        hold.with(|desk| desk.canvas.set_picture(picture, travel));
        true
    });
    Effect::new(move |_| {
        let prepared = graph.prepared.get();
        let index = |id: &EntityId| prepared.0.actors.binary_search(id).ok();
        let marks = graph.chosen.with(|chosen| chosen.iter().filter_map(index).collect());
        let line =
            graph.chosen_tie.get().and_then(|id| prepared.0.relations.binary_search(&id).ok());
        let pinned = graph.places.with(|places| {
            prepared.0.actors.iter().map(|id| places.0.pinned.contains(id)).collect()
        });
        let kinds_written = graph.shown.with(|shown| shown.kinds_written);
        let choice = Choice { marks, line, part: graph.lit(), pinned, kinds_written };
        hold.with(|desk| desk.canvas.set_choice(choice));
    });
    Effect::new(move |seen: Option<u32>| {
        let (count, look) = graph.look.get();
        if seen.is_some() {
            let index = if let Look::Centre(id) = look { graph.index_of(id) } else { None };
            hold.with(|desk| look_at(&mut desk.canvas, look, index));
        }
        count
    });
}

fn look_at(canvas: &mut Canvas, look: Look, index: Option<usize>) {
    let (width, height) = canvas.size;
    match look {
        Look::Fit => canvas.fit(),
        Look::Centre(_) => {
            if let Some(mark) = index.and_then(|n| canvas.picture.marks.get(n)) {
                let at = (mark.x, mark.y);
                canvas.centre(at);
            }
        }
        Look::Zoom(factor) => {
            let camera = canvas.camera.zoomed(factor, (width / 2.0, height / 2.0));
            canvas.look_from(camera, 0.0);
        }
        Look::Move(x, y) => {
            let camera = canvas.camera.moved((x, y));
            canvas.look_from(camera, 0.0);
        }
    }
}

/// What people do on the board.
#[derive(Clone, Copy)]
struct Acts {
    graph: Graph,
    hold: Hold,
    naming: RwSignal<Option<Naming>>,
}

impl Acts {
    fn pointer(self, event: &PointerEvent) -> Pointer {
        let (x, y) = dom::place_in(HOST, f64::from(event.client_x()), f64::from(event.client_y()));
        Pointer {
            id: event.pointer_id(),
            at: (x as f32, y as f32),
            add: event.shift_key() || event.ctrl_key() || event.meta_key(),
            touch: event.pointer_type() == "touch",
            may_edit: self.graph.workspace.is_writable_untracked(),
        }
    }

    fn press(self, event: &PointerEvent) {
        if event.button() != 0 {
            return;
        }
        dom::hold_pointer(HOST, event.pointer_id());
        let pointer = self.pointer(event);
        self.hold.with(|desk| {
            desk.pressed.push(pointer.id);
            desk.gesture.press(&mut desk.canvas, pointer);
        });
    }

    fn go(self, event: &PointerEvent) {
        let pointer = self.pointer(event);
        let time = event.time_stamp();
        self.hold.with(|desk| desk.gesture.go(&mut desk.canvas, pointer, time));
    }

    fn let_go(self, event: &PointerEvent) {
        let pointer = self.pointer(event);
        let wish = self.hold.with(|desk| {
            desk.pressed.retain(|id| *id != pointer.id);
            desk.gesture.let_go(&mut desk.canvas, pointer)
        });
        if let Some(wish) = wish.flatten() {
            self.grant(wish);
        }
    }

    fn turn(self, event: &WheelEvent) {
        event.prevent_default();
        let (x, y) = dom::place_in(HOST, f64::from(event.client_x()), f64::from(event.client_y()));
        // Lines and pages are about so many pixels.
        let unit = [1.0, 16.0, 400.0].get(event.delta_mode() as usize).copied().unwrap_or(1.0);
        let turned = (event.delta_y() * unit) as f32;
        let (fine, time) = (event.ctrl_key(), event.time_stamp());
        self.hold.with(|desk| {
            let camera = wheel(desk.canvas.camera, turned, fine, (x as f32, y as f32));
            desk.canvas.look_from(camera, time);
        });
    }

    /// A double click on nothing makes an actor there; on a mark it opens what there is to know.
    fn double(self, event: &MouseEvent) {
        let (x, y) = dom::place_in(HOST, f64::from(event.client_x()), f64::from(event.client_y()));
        let at = (x as f32, y as f32);
        let found = self.hold.with(|desk| (desk.canvas.find(at, 7.0), desk.canvas.point(at)));
        match found {
            Some((None, place)) if self.graph.workspace.is_writable_untracked() => {
                self.naming.set(Some(Naming::actor(at, place, None)));
            }
            Some((Some(_), _)) => self.graph.open_panel(super::state::Panel::Chosen),
            _ => {}
        }
    }

    fn key(self, event: &KeyboardEvent) {
        let stopped = event.key() == "Escape"
            && self
                .hold
                .with(|desk| {
                    let under_way = desk.gesture.is_under_way();
                    desk.gesture = Gesture::None;
                    desk.canvas.set_tools(super::canvas::Tools::default());
                    under_way
                })
                .unwrap_or_default();
        if stopped {
            // What was dragged goes back.
            let picture = self.graph.picture.get_untracked().0;
            self.hold.with(|desk| desk.canvas.set_picture(picture, false));
        } else if keys::press(self.graph, self.hold, self.naming, event) {
            event.prevent_default();
        }
    }

    /// Does what a gesture asks.
    fn grant(self, wish: Wish) {
        let graph = self.graph;
        match wish {
            Wish::Choose(found, add) => self.choose(found, add),
            Wish::ChooseAll(marks) => {
                let ids = self.ids(&marks);
                graph.chosen_tie.set(None);
                graph.chosen.update(|chosen| {
                    for id in ids {
                        if !chosen.contains(&id) {
                            chosen.push(id);
                        }
                    }
                });
            }
            Wish::Keep(marks) => {
                let moved = self.places(&marks);
                graph.travel.set(false);
                if !graph.keep_places(&moved, true) {
                    let picture = graph.picture.get_untracked().0;
                    self.hold.with(|desk| desk.canvas.set_picture(picture, false));
                }
            }
            Wish::Tie(from, to) => self.tie(from, to),
            Wish::Lead(line, start, mark) => self.lead(line, start, mark),
        }
    }

    fn choose(self, found: Option<Found>, add: bool) {
        let graph = self.graph;
        let id = |mark: usize| {
            graph.prepared.with_untracked(|prepared| prepared.0.actors.get(mark).copied())
        };
        match found {
            Some(Found::Mark(mark) | Found::Rim(mark)) => {
                let from = graph.linking.get_untracked();
                if let Some((from, to)) = from.zip(id(mark)) {
                    graph.linking.set(None);
                    self.naming.set(Some(Naming::tie(self.screen_of(mark), from, to)));
                    return;
                }
                graph.choose(id(mark), add);
                graph.attend();
            }
            Some(Found::Line(line)) => {
                let tie = graph
                    .prepared
                    .with_untracked(|prepared| prepared.0.relations.get(line).copied());
                if let Some(tie) = tie {
                    graph.choose_tie(tie);
                    graph.attend();
                }
            }
            None => {
                graph.linking.set(None);
                graph.choose(None, add);
            }
        }
    }

    fn ids(self, marks: &[usize]) -> Vec<EntityId> {
        self.graph.prepared.with_untracked(|prepared| {
            marks.iter().filter_map(|n| prepared.0.actors.get(*n).copied()).collect()
        })
    }

    fn places(self, marks: &[usize]) -> Vec<(EntityId, f32, f32)> {
        let places = self.hold.with(|desk| {
            let marks = marks.iter().filter_map(|n| desk.canvas.picture.marks.get(*n));
            marks.map(|mark| (mark.id, mark.x, mark.y)).collect()
        });
        places.unwrap_or_default()
    }

    fn screen_of(self, mark: usize) -> (f32, f32) {
        let at = self.hold.with(|desk| {
            let mark = desk.canvas.picture.marks.get(mark)?;
            Some(desk.canvas.camera.to_screen((mark.x, mark.y)))
        });
        at.flatten().unwrap_or_default()
    }

    fn tie(self, from: usize, to: Result<usize, (f32, f32)>) {
        let Some(source) = self.ids(&[from]).first().copied() else {
            return;
        };
        match to {
            Ok(mark) => {
                if let Some(target) = self.ids(&[mark]).first() {
                    self.naming.set(Some(Naming::tie(self.screen_of(mark), source, *target)));
                }
            }
            Err(place) => {
                let at = self.hold.with(|desk| desk.canvas.camera.to_screen(place));
                self.naming.set(Some(Naming::actor(at.unwrap_or_default(), place, Some(source))));
            }
        }
    }

    /// Leads an end of a relation to another actor.
    fn lead(self, line: usize, start: bool, mark: usize) {
        let graph = self.graph;
        let found = graph.prepared.with_untracked(|prepared| {
            prepared.0.relations.get(line).copied().zip(prepared.0.actors.get(mark).copied())
        });
        let Some((id, actor)) = found else {
            return;
        };
        let row = graph.workspace.with_untracked(|project| project.relations.get(id).cloned());
        if let Some(mut row) = row.map(|row| row.as_ref().clone()) {
            if start {
                row.source = actor;
            } else {
                row.target = actor;
            }
            graph.workspace.dispatch(Command::Put((id, row).into()));
        }
    }
}
