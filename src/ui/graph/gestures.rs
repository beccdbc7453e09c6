//! What pointers and the wheel do to the picture: a machine of few states.

use super::canvas::{Canvas, Tools};
use crate::analysis::picture::camera::Camera;
use crate::analysis::picture::find::Found;

/// A pointer that has moved less has not moved, in pixels.
const STILL: f32 = 4.0;
/// How far off its target a finger may be, and another pointer, in pixels.
const SLACK: [f32; 2] = [14.0, 7.0];
/// How much nearer one pixel of the wheel comes.
const WHEEL: f32 = 0.0018;

/// Something a pointer does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pointer {
    /// Which pointer it is.
    pub(super) id: i32,
    /// Where it is, in pixels of the board.
    pub(super) at: (f32, f32),
    /// Whether what was chosen before stays so.
    pub(super) add: bool,
    /// Whether it is a finger.
    pub(super) touch: bool,
    /// Whether the project may be changed.
    pub(super) may_edit: bool,
}

/// What a gesture asks of the map.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Wish {
    /// Choose what is there, or nothing.
    Choose(Option<Found>, bool),
    /// Choose these marks too.
    ChooseAll(Vec<usize>),
    /// Keep the places of these marks.
    Keep(Vec<usize>),
    /// Make a relation from a mark to another, or to a new actor at a point of the picture.
    Tie(usize, Result<usize, (f32, f32)>),
    /// Lead the start (or else the end) of a line to another mark.
    Lead(usize, bool, usize),
}

/// What is under way.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Gesture {
    /// Nothing.
    #[default]
    None,
    /// Pressed, not yet moved.
    Press(Pointer, Option<Found>),
    /// The view is moved by this pointer, last seen there.
    Pan(Pointer),
    /// Marks are moved; the pointer was last there.
    Drag(Vec<usize>, (f32, f32)),
    /// A relation is drawn from a mark.
    Draw(usize, (f32, f32)),
    /// The start (or else the end) of a line is led elsewhere.
    Lead(usize, bool, (f32, f32)),
    /// Marks are taken by going around them.
    Lasso(Vec<(f32, f32)>),
    /// Two fingers: where they are.
    Pinch([Pointer; 2]),
}

impl Gesture {
    /// A pointer is pressed.
    pub(super) fn press(&mut self, canvas: &mut Canvas, pointer: Pointer) {
        if let Self::Press(first, _) | Self::Pan(first) | Self::Pinch([first, _]) = self
            && first.touch
            && first.id != pointer.id
        {
            *self = Self::Pinch([*first, pointer]);
            return;
        }
        let found = canvas.find(pointer.at, SLACK[usize::from(!pointer.touch)]);
        *self = match Self::handle(canvas, pointer) {
            Some((line, start)) => Self::Lead(line, start, pointer.at),
            None => Self::Press(pointer, found),
        };
    }

    /// The handle of the chosen line under a pointer: the line, and whether it is its start.
    fn handle(canvas: &Canvas, pointer: Pointer) -> Option<(usize, bool)> {
        let line = canvas.choice.line.filter(|_| pointer.may_edit)?;
        let curve = canvas.picture.curve(line)?;
        let slack = SLACK[usize::from(!pointer.touch)] + 3.0;
        let near = |end: (f32, f32)| {
            let (x, y) = canvas.camera.to_screen(end);
            (x - pointer.at.0).hypot(y - pointer.at.1) <= slack
        };
        (near(curve.to) || near(curve.from)).then(|| (line, !near(curve.to)))
    }

    /// A pointer moves; `time` in milliseconds.
    pub(super) fn go(&mut self, canvas: &mut Canvas, pointer: Pointer, time: f64) {
        if let Self::Press(from, found) = self.clone() {
            let moved = (pointer.at.0 - from.at.0).hypot(pointer.at.1 - from.at.1);
            if from.id != pointer.id || moved < STILL {
                return;
            }
            *self = Self::start(canvas, from, found);
        }
        match self {
            Self::Pan(last) if last.id == pointer.id => {
                let step = (pointer.at.0 - last.at.0, pointer.at.1 - last.at.1);
                canvas.look_from(canvas.camera.moved(step), time);
                last.at = pointer.at;
            }
            Self::Drag(marks, last) => {
                let scale = canvas.camera.scale;
                let step = ((pointer.at.0 - last.0) / scale, (pointer.at.1 - last.1) / scale);
                canvas.drag(marks, step);
                *last = pointer.at;
            }
            Self::Draw(_, at) | Self::Lead(_, _, at) => *at = pointer.at,
            Self::Lasso(outline) => outline.push(canvas.point(pointer.at)),
            Self::Pinch(fingers) => {
                let before = *fingers;
                for finger in fingers.iter_mut().filter(|finger| finger.id == pointer.id) {
                    finger.at = pointer.at;
                }
                pinch(canvas, before, *fingers, time);
            }
            Self::None | Self::Press(..) | Self::Pan(_) => {}
        }
        canvas.set_tools(self.tools(canvas, pointer));
    }

    /// What a press becomes once it moves.
    fn start(canvas: &Canvas, from: Pointer, found: Option<Found>) -> Self {
        match found {
            Some(Found::Rim(mark)) if from.may_edit && !from.touch => Self::Draw(mark, from.at),
            Some(Found::Mark(mark) | Found::Rim(mark)) if from.may_edit => {
                let chosen = &canvas.choice.marks;
                let marks = if chosen.contains(&mark) { chosen.clone() } else { vec![mark] };
                Self::Drag(marks, from.at)
            }
            _ if from.add && !from.touch => Self::Lasso(vec![canvas.point(from.at)]),
            _ => Self::Pan(from),
        }
    }

    /// What the gesture draws.
    fn tools(&self, canvas: &Canvas, pointer: Pointer) -> Tools {
        let hover = || canvas.find(pointer.at, SLACK[usize::from(!pointer.touch)]);
        let middle = |mark: usize| {
            canvas.picture.marks.get(mark).map_or((0.0, 0.0), |mark| (mark.x, mark.y))
        };
        match self {
            Self::None | Self::Press(..) => {
                let hovered = if pointer.touch { None } else { hover() };
                Tools { hovered, ..Tools::default() }
            }
            Self::Drag(marks, _) => Tools { moved: marks.clone(), ..Tools::default() },
            Self::Draw(mark, at) => Tools {
                rubber: Some((middle(*mark), canvas.point(*at))),
                hovered: hover(),
                ..Tools::default()
            },
            Self::Lead(line, start, at) => {
                let line = &canvas.picture.lines[*line];
                let fixed = if *start { line.target } else { line.source };
                let rubber = Some((middle(fixed as usize), canvas.point(*at)));
                Tools { rubber, hovered: hover(), ..Tools::default() }
            }
            Self::Lasso(outline) => Tools { lasso: outline.clone(), ..Tools::default() },
            Self::Pan(_) | Self::Pinch(_) => Tools::default(),
        }
    }

    /// A pointer is let go.
    pub(super) fn let_go(&mut self, canvas: &mut Canvas, pointer: Pointer) -> Option<Wish> {
        let on_mark = |at: (f32, f32)| {
            let found = canvas.find(at, SLACK[usize::from(!pointer.touch)]);
            found.and_then(|found| match found {
                Found::Mark(mark) | Found::Rim(mark) => Some(mark),
                Found::Line(_) => None,
            })
        };
        let wish = match std::mem::take(self) {
            Self::Press(from, found) => {
                // A press on a rim is a press on its mark.
                let found = match found {
                    Some(Found::Rim(mark)) => Some(Found::Mark(mark)),
                    other => other,
                };
                Some(Wish::Choose(found, from.add))
            }
            Self::Drag(marks, _) => Some(Wish::Keep(marks)),
            Self::Draw(mark, at) => {
                Some(Wish::Tie(mark, on_mark(at).ok_or_else(|| canvas.point(at))))
            }
            Self::Lead(line, start, at) => on_mark(at).map(|mark| Wish::Lead(line, start, mark)),
            Self::Lasso(outline) => Some(Wish::ChooseAll(canvas.picture.inside(&outline))),
            Self::Pinch(fingers) => {
                // The finger that stays goes on panning.
                let rest = fingers.into_iter().find(|finger| finger.id != pointer.id);
                *self = rest.map_or(Self::None, Self::Pan);
                None
            }
            Self::None | Self::Pan(_) => None,
        };
        canvas.set_tools(Tools::default());
        wish
    }

    /// Whether something has begun that Escape can stop.
    pub(super) fn is_under_way(&self) -> bool {
        !matches!(self, Self::None | Self::Press(..))
    }
}

fn pinch(canvas: &mut Canvas, before: [Pointer; 2], after: [Pointer; 2], time: f64) {
    let middle = |[one, other]: [Pointer; 2]| {
        (f32::midpoint(one.at.0, other.at.0), f32::midpoint(one.at.1, other.at.1))
    };
    let apart =
        |[one, other]: [Pointer; 2]| (one.at.0 - other.at.0).hypot(one.at.1 - other.at.1).max(1.0);
    let (from, to) = (middle(before), middle(after));
    let camera = canvas.camera.moved((to.0 - from.0, to.1 - from.1));
    canvas.look_from(camera.zoomed(apart(after) / apart(before), to), time);
}

/// The camera after the wheel turned by so many pixels over a point; `fine` is a pinch on a trackpad.
pub(super) fn wheel(camera: Camera, turned: f32, fine: bool, at: (f32, f32)) -> Camera {
    let speed = if fine { WHEEL * 6.0 } else { WHEEL };
    camera.zoomed((-turned.clamp(-400.0, 400.0) * speed).exp(), at)
}
