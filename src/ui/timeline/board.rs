//! The board: the line of time, and what people do on it with a pointer, a finger or keys.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use leptos::ev::{KeyboardEvent, MouseEvent, PointerEvent, WheelEvent};
use leptos::prelude::*;

use super::HOST;
use super::canvas::{Canvas, Choice, Content, Tools};
use super::gestures::{Gesture, Pointer, Wish, wheel};
use super::keys;
use super::naming::{Naming, NamingForm};
use super::state::{Look, Panel, Timeline};
use super::words::group_name;
use crate::analysis::chronology::dating::date_at;
use crate::analysis::chronology::extent::Extent;
use crate::analysis::chronology::picture::Wishes;
use crate::analysis::chronology::sight::DAY;
use crate::analysis::network::{Days, OPEN_END, OPEN_START};
use crate::browser::clock::{local_day, now};
use crate::browser::dom;
use crate::browser::frames::Frames;
use crate::domain::date::{Day, Span};
use crate::domain::entities::EntityKind;
use crate::domain::id::EntityId;
use crate::domain::record::RecordRef;
use crate::i18n::Lang;
use crate::i18n::dates::understood;
use crate::ui::preferences::{say, use_lang};

/// The line of time on screen, its gesture, and the frame that paints it.
pub(super) struct Desk {
    pub(super) canvas: Canvas,
    gesture: Gesture,
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
    pub(super) fn new() -> Self {
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
        desk.replace(Canvas::new(HOST).map(|canvas| Desk { canvas, gesture: Gesture::None }));
        let painted = desk.clone();
        let frames = Frames::new(move |time| {
            painted.borrow_mut().as_mut().is_some_and(|desk| desk.canvas.frame(time))
        });
        let watch = dom::watch_size(HOST, move |width, height, rem| {
            let size = (width as f32, height as f32);
            self.with(|desk| desk.canvas.resize(size, rem as f32 * 0.8));
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

    /// Shows where something that is dragged from elsewhere would go; tells the date, if it is over the board.
    pub(super) fn hover(self, (x, y): (f64, f64)) -> Option<Span> {
        let (x, y) = dom::place_in(HOST, x, y);
        let at = (x as f32, y as f32);
        let found = self.with(|desk| {
            let canvas = &mut desk.canvas;
            let inside =
                (0.0..canvas.size.0).contains(&at.0) && (0.0..canvas.size.1).contains(&at.1);
            let span = date_at(canvas.sight.minute(x), canvas.axis.step).filter(|_| inside);
            let top = at.1 - canvas.lanes_top() + canvas.scroll;
            let words = |span: &Span| understood(canvas.content.lang, span);
            let ghost = span.map(|span| (Extent::of(&span), top, words(&span)));
            canvas.set_tools(Tools { ghost, ..Tools::default() });
            span
        });
        found.flatten()
    }

    /// Ends what `hover` showed.
    pub(super) fn leave(self) {
        self.with(|desk| desk.canvas.set_tools(Tools::default()));
    }
}

/// The day it is in the reader's own calendar, in minutes from 1970-01-01.
pub(super) fn today() -> f64 {
    let (year, month, day) = local_day(now());
    let day = Day::new(year as i32, month as u8, day as u8);
    day.map_or(0.0, |day| day.number() as f64 * DAY)
}

/// Days as minutes; open sides have none.
fn minutes(days: Days) -> (Option<f64>, Option<f64>) {
    let from = (days.from != OPEN_START).then(|| f64::from(days.from) * DAY);
    (from, (days.to != OPEN_END).then(|| (f64::from(days.to) + 1.0) * DAY))
}

/// The picture; words around it come from others.
#[component]
pub(super) fn Board(timeline: Timeline, hold: Hold) -> AnyView {
    let t = use_lang();
    let naming = RwSignal::new(None::<Naming>);
    Effect::new(move |started: Option<()>| {
        if started.is_none() {
            hold.start();
            follow(timeline, hold, t);
        }
    });
    on_cleanup(move || hold.stop());
    let acts = Acts { timeline, hold, naming };
    let name = move || {
        let (dated, undated) = timeline
            .chronicle
            .with(|chronicle| (chronicle.0.items.len(), chronicle.0.undated.len()));
        t.get().timeline_summary(
            t.get().timeline_dated(dated),
            t.get().timeline_undated_count(undated),
        )
    };
    let blank = move || {
        timeline
            .chronicle
            .with(|chronicle| chronicle.0.items.is_empty())
            .then(|| t.get().timeline_empty())
    };
    view! {
        <div class="scene-board">
            <div
                id=HOST
                class="timeline-picture"
                tabindex="0"
                role="application"
                aria-label=name
                aria-describedby="timeline-keys"
                on:pointerdown=move |event| acts.press(&event)
                on:pointermove=move |event| acts.go(&event)
                on:pointerup=move |event| acts.let_go(&event)
                on:pointercancel=move |event| acts.let_go(&event)
                on:pointerleave=move |event| acts.go(&event)
                on:wheel=move |event| acts.turn(&event)
                on:dblclick=move |event| acts.double(&event)
                on:keydown=move |event| acts.key(&event)
            ></div>
            <p id="timeline-keys" class="visually-hidden">
                {say(t, Lang::timeline_keys)}
            </p>
            <p class="visually-hidden" role="status">
                {move || timeline.said.get()}
            </p>
            <p class="scene-blank" aria-live="polite">
                {blank}
            </p>
            <NamingForm timeline naming />
        </div>
    }
    .into_any()
}

/// Shows what the state says, whenever it says something else.
fn follow(timeline: Timeline, hold: Hold, t: Signal<Lang>) {
    Effect::new(move |_| {
        let (chronicle, groups, lang) =
            (timeline.chronicle.get().0, timeline.groups.get().0, t.get());
        let names = timeline.workspace.with_untracked(|project| {
            groups
                .iter()
                .filter_map(|group| group_name(project, &group.key, lang))
                .collect::<Vec<_>>()
        });
        let content = Content { chronicle, groups, names: names.into(), lang };
        hold.with(|desk| desk.canvas.set_content(content));
    });
    Effect::new(move |_| {
        let wishes = Wishes {
            everything: timeline.everything.get(),
            folded: timeline.folded.get(),
            eras: timeline.eras.with(|eras| eras.iter().map(|id| (*id).into()).collect()),
            chosen: timeline.chosen.with(|chosen| chosen.iter().copied().collect()),
        };
        hold.with(|desk| desk.canvas.set_wishes(wishes));
    });
    Effect::new(move |_| {
        let chosen = timeline.chosen.get();
        let choice = Choice {
            lit: related(timeline, &chosen),
            chosen,
            read: timeline.attention.period.get().map(minutes),
            now: today(),
        };
        hold.with(|desk| desk.canvas.set_choice(choice));
    });
    Effect::new(move |seen: Option<u32>| {
        let (count, look) = timeline.look.get();
        if seen.is_some() {
            hold.with(|desk| look_at(&mut desk.canvas, look));
        }
        count
    });
}

/// What has to do with the chosen entities: their relations, and the events at the other end.
fn related(timeline: Timeline, chosen: &[RecordRef]) -> Vec<RecordRef> {
    let entities: BTreeSet<EntityId> = chosen.iter().filter_map(|of| of.entity()).collect();
    if entities.is_empty() {
        return Vec::new();
    }
    timeline.workspace.relations().with(|relations| {
        let ties = relations
            .0
            .iter()
            .filter(|(_, row)| entities.contains(&row.source) || entities.contains(&row.target));
        ties.flat_map(|(id, row)| [id.into(), row.source.into(), row.target.into()]).collect()
    })
}

fn look_at(canvas: &mut Canvas, look: Look) {
    let middle = f64::from(canvas.size.0) / 2.0;
    match look {
        Look::Fit => canvas.fit(),
        Look::Today => canvas.look_from(canvas.sight.centred(today() + DAY / 2.0), 0.0),
        Look::Show(of, centred) => {
            if let Some(item) = canvas.content.chronicle.index_of(of) {
                canvas.reveal(item, centred);
            }
        }
        Look::Zoom(factor) => canvas.look_from(canvas.sight.zoomed(factor, middle), 0.0),
        Look::Move(x, y) => {
            if x != 0.0 {
                canvas.look_from(canvas.sight.moved(f64::from(x)), 0.0);
            }
            canvas.scroll_by(y);
        }
    }
}

/// What people do on the board.
#[derive(Clone, Copy)]
struct Acts {
    timeline: Timeline,
    hold: Hold,
    naming: RwSignal<Option<Naming>>,
}

impl Acts {
    fn place(event: &MouseEvent) -> (f32, f32) {
        let (x, y) = dom::place_in(HOST, f64::from(event.client_x()), f64::from(event.client_y()));
        (x as f32, y as f32)
    }

    fn pointer(self, event: &PointerEvent) -> Pointer {
        Pointer {
            id: event.pointer_id(),
            at: Self::place(event),
            add: event.shift_key() || event.ctrl_key() || event.meta_key(),
            touch: event.pointer_type() == "touch",
            may_edit: self.timeline.workspace.is_writable_untracked(),
        }
    }

    fn press(self, event: &PointerEvent) {
        if event.button() != 0 {
            return;
        }
        dom::hold_pointer(HOST, event.pointer_id());
        let pointer = self.pointer(event);
        self.hold.with(|desk| desk.gesture.press(&mut desk.canvas, pointer));
    }

    fn go(self, event: &PointerEvent) {
        let (pointer, time) = (self.pointer(event), event.time_stamp());
        self.hold.with(|desk| desk.gesture.go(&mut desk.canvas, pointer, time));
    }

    fn let_go(self, event: &PointerEvent) {
        let pointer = self.pointer(event);
        let wish = self.hold.with(|desk| desk.gesture.let_go(&mut desk.canvas, pointer));
        if let Some(wish) = wish.flatten() {
            self.grant(wish);
        }
    }

    fn turn(self, event: &WheelEvent) {
        event.prevent_default();
        let at = Self::place(event);
        // Lines and pages are about so many pixels.
        let unit = [1.0, 16.0, 400.0].get(event.delta_mode() as usize).copied().unwrap_or(1.0);
        let (x, y) = (event.delta_x() * unit, event.delta_y() * unit);
        let (fine, time, aside) = (event.ctrl_key(), event.time_stamp(), event.shift_key());
        let up = event.alt_key();
        self.hold.with(|desk| {
            let canvas = &mut desk.canvas;
            if up {
                canvas.scroll_by(y as f32);
            } else if aside || x.abs() > y.abs() {
                let along = if x == 0.0 { y } else { x };
                canvas.look_from(canvas.sight.moved(-along), time);
            } else {
                canvas.look_from(wheel(canvas.sight, y, fine, f64::from(at.0)), time);
            }
        });
    }

    /// A double click on nothing makes an event at that time; on a record it opens what there is to know.
    fn double(self, event: &MouseEvent) {
        let at = Self::place(event);
        let found = self.hold.with(|desk| {
            let found = desk.canvas.find(at, 6.0);
            (found.is_none() && !desk.canvas.is_on_axis(at))
                .then(|| Naming::at(&desk.canvas, at))
                .ok_or(found)
        });
        match found {
            Some(Ok(naming)) if self.timeline.workspace.is_writable_untracked() => {
                self.naming.set(Some(naming));
            }
            Some(Err(Some(_))) => self.timeline.open_panel(Panel::Chosen),
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
                    desk.canvas.set_tools(Tools::default());
                    under_way
                })
                .unwrap_or_default();
        if !stopped && keys::press(self.timeline, self.hold, self.naming, event) {
            event.prevent_default();
        }
    }

    /// Does what a gesture asks.
    fn grant(self, wish: Wish) {
        let timeline = self.timeline;
        match wish {
            Wish::Choose(of, add) => timeline.choose(of, add),
            Wish::Fold(row) => {
                let key = timeline
                    .groups
                    .with_untracked(|groups| groups.0.get(row).map(|group| group.key.clone()));
                if let Some(key) = key {
                    timeline.fold(key);
                }
            }
            Wish::Date(of, span) => {
                timeline.date_as(of, &span, None);
            }
            Wish::Read(from, to) => {
                let step = self.hold.with(|desk| desk.canvas.axis.step);
                let at = |minute| step.and_then(|step| date_at(minute, step));
                if let Some((from, to)) = at(from).zip(at(to)) {
                    let ends = from.earliest().zip(to.latest());
                    let days = ends.map(|(from, to)| Days { from: from as i32, to: to as i32 });
                    timeline.attention.period.set(days);
                }
            }
        }
    }
}

/// Whether an entity is an event.
pub(super) fn is_event(timeline: Timeline, id: EntityId) -> bool {
    timeline
        .workspace
        .entities()
        .with(|rows| rows.0.get(id).is_some_and(|row| row.kind == EntityKind::Event))
}
