//! What pointers and the wheel do to the line of time.

use super::canvas::{Canvas, Tools};
use crate::analysis::chronology::dating::{date_at, is_own, moved};
use crate::analysis::chronology::extent::Extent;
use crate::analysis::chronology::picture::Found;
use crate::analysis::chronology::sight::Sight;
use crate::domain::date::{Side, Span};
use crate::domain::record::RecordRef;
use crate::i18n::dates::understood;

/// A pointer that has moved less has not moved, in pixels.
const STILL: f32 = 4.0;
/// How far off its target a finger may be, and another pointer, in pixels.
const SLACK: [f64; 2] = [14.0, 6.0];
/// How much nearer one pixel of the wheel comes.
const WHEEL: f64 = 0.0018;

/// Something a pointer does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pointer {
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

impl Pointer {
    fn slack(self) -> f64 {
        SLACK[usize::from(!self.touch)]
    }
}

/// What a gesture asks of the page.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Wish {
    /// Choose a record, or nothing.
    Choose(Option<RecordRef>, bool),
    /// Fold a group, by its place, or unfold it.
    Fold(usize),
    /// Give a record this date.
    Date(RecordRef, Span),
    /// Read the time from one minute to another.
    Read(f64, f64),
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
    /// A side of a record's date is moved: where that began, the date then, the top of the bar.
    Drag(RecordRef, Side, f32, Span, f32),
    /// A time is marked on the axis, from there.
    Mark(f32),
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
        *self = Self::Press(pointer, canvas.find(pointer.at, pointer.slack()));
    }

    /// A pointer moves; `time` in milliseconds.
    pub(super) fn go(&mut self, canvas: &mut Canvas, pointer: Pointer, time: f64) {
        if let Self::Press(from, found) = *self {
            let far = (pointer.at.0 - from.at.0).hypot(pointer.at.1 - from.at.1);
            if from.id != pointer.id || far < STILL {
                return;
            }
            *self = Self::start(canvas, from, found);
        }
        match self {
            Self::Pan(last) if last.id == pointer.id => {
                let (x, y) = (pointer.at.0 - last.at.0, pointer.at.1 - last.at.1);
                canvas.look_from(canvas.sight.moved(f64::from(x)), time);
                canvas.scroll_by(-y);
                last.at = pointer.at;
            }
            Self::Pinch(fingers) => {
                let before = *fingers;
                for finger in fingers.iter_mut().filter(|finger| finger.id == pointer.id) {
                    finger.at = pointer.at;
                }
                pinch(canvas, before, *fingers, time);
            }
            _ => {}
        }
        canvas.set_tools(self.tools(canvas, pointer));
    }

    /// What a press becomes once it moves.
    fn start(canvas: &Canvas, from: Pointer, found: Option<Found>) -> Self {
        if canvas.is_on_axis(from.at) && !from.touch {
            return Self::Mark(from.at.0);
        }
        let (mark, side) = match found {
            Some(Found::Mark(mark)) => (mark, Side::Both),
            Some(Found::Start(mark)) => (mark, Side::Start),
            Some(Found::End(mark)) => (mark, Side::End),
            Some(Found::Head(_) | Found::Era(_)) | None => return Self::Pan(from),
        };
        let Some((mark, item)) =
            canvas.picture.marks.get(mark).and_then(|mark| {
                Some((mark, canvas.content.chronicle.items.get(mark.item as usize)?))
            })
        else {
            return Self::Pan(from);
        };
        // Over what is not chosen the view is moved: no date changes by accident.
        let held = canvas.choice.chosen.contains(&item.of);
        if from.may_edit && held && is_own(item) {
            Self::Drag(item.of, side, from.at.0, item.span, mark.y)
        } else {
            Self::Pan(from)
        }
    }

    /// The date that a drag gives.
    fn dragged(canvas: &Canvas, span: Span, side: Side, pixels: f32) -> Option<Span> {
        moved(span, side, f64::from(pixels) / canvas.sight.scale)
    }

    /// What the gesture draws.
    fn tools(&self, canvas: &Canvas, pointer: Pointer) -> Tools {
        match self {
            Self::None | Self::Press(..) if !pointer.touch => {
                Tools { hovered: canvas.find(pointer.at, pointer.slack()), ..Tools::default() }
            }
            Self::Drag(_, side, from, span, y) => {
                let span = Self::dragged(canvas, *span, *side, pointer.at.0 - from);
                let words = |span: &Span| understood(canvas.content.lang, span);
                let ghost = span.map(|span| (Extent::of(&span), *y, words(&span)));
                Tools { ghost, ..Tools::default() }
            }
            Self::Mark(from) => {
                let ends = [*from, pointer.at.0].map(|x| canvas.sight.minute(f64::from(x)));
                let (start, end) = (ends[0].min(ends[1]), ends[0].max(ends[1]));
                let at = |minute| date_at(minute, canvas.axis.step).map(|span| Extent::of(&span));
                let ghost = at(start).zip(at(end)).map(|(first, last)| {
                    let extent = Extent { end: last.end, ..first };
                    (extent, canvas.scroll - canvas.sizes().lane(), String::new())
                });
                Tools { ghost, ..Tools::default() }
            }
            _ => Tools::default(),
        }
    }

    /// A pointer is let go.
    pub(super) fn let_go(&mut self, canvas: &mut Canvas, pointer: Pointer) -> Option<Wish> {
        let item = |mark: usize| {
            let mark = canvas.picture.marks.get(mark)?;
            Some(canvas.content.chronicle.items.get(mark.item as usize)?.of)
        };
        let wish = match std::mem::take(self) {
            Self::Press(from, _) if canvas.is_on_axis(from.at) => {
                let minute = canvas.sight.minute(f64::from(from.at.0));
                Some(Wish::Read(minute, minute))
            }
            Self::Press(from, found) => Some(match found {
                Some(Found::Mark(mark) | Found::Start(mark) | Found::End(mark)) => {
                    Wish::Choose(item(mark), from.add)
                }
                Some(Found::Head(row)) => Wish::Fold(row),
                Some(Found::Era(era)) => {
                    let era = canvas.picture.eras.get(era).map(|era| era.item as usize);
                    let of =
                        era.and_then(|n| canvas.content.chronicle.items.get(n)).map(|item| item.of);
                    Wish::Choose(of, from.add)
                }
                None => Wish::Choose(None, from.add),
            }),
            Self::Drag(of, side, from, span, _) => {
                let to = Self::dragged(canvas, span, side, pointer.at.0 - from);
                to.filter(|to| *to != span).map(|to| Wish::Date(of, to))
            }
            Self::Mark(from) => {
                let ends = [from, pointer.at.0].map(|x| canvas.sight.minute(f64::from(x)));
                Some(Wish::Read(ends[0].min(ends[1]), ends[0].max(ends[1])))
            }
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
    let middle = |[one, other]: [Pointer; 2]| f64::from(f32::midpoint(one.at.0, other.at.0));
    let apart = |[one, other]: [Pointer; 2]| {
        f64::from((one.at.0 - other.at.0).hypot(one.at.1 - other.at.1).max(1.0))
    };
    let (from, to) = (middle(before), middle(after));
    let sight = canvas.sight.moved(to - from).zoomed(apart(after) / apart(before), to);
    canvas.look_from(sight, time);
}

/// The sight after the wheel turned by so many pixels over a point; `fine` is a pinch on a trackpad.
pub(super) fn wheel(sight: Sight, turned: f64, fine: bool, at: f64) -> Sight {
    let speed = if fine { WHEEL * 6.0 } else { WHEEL };
    sight.zoomed((-turned.clamp(-400.0, 400.0) * speed).exp(), at)
}
