//! Names in the picture: wrapped, never cut, and placed where they hide nothing.

use super::camera::Camera;
use super::{Bounds, Picture, ROOMY};
use crate::domain::text::breakable;

/// The height of a line, in font sizes.
pub const LEADING: f32 = 1.18;
/// Lines are about this many letters long.
const LINE: usize = 18;
/// And so many where that finds no room.
const OTHER_LINES: [usize; 2] = [12, 30];
/// The font size at which room is kept.
const ROOM_FONT: f32 = 12.0;
/// Names in view at most.
const MOST: usize = 220;
/// Names tried at most: by rank, so the rest would hardly find room.
const TRIED: usize = 700;
/// So many of the first in rank have their names in any case, if no other name is in the way.
const FIRST: usize = 8;
/// Marks smaller than this on screen may lie under a name.
const DOT: f32 = 5.0;
/// The side of the squares in which taken room is looked up, in pixels.
const CELL: f32 = 64.0;

/// A name in lines, broken at spaces and after hyphens; a longer word stays whole.
pub fn wrap(name: &str) -> Vec<String> {
    wrap_at(name, LINE)
}

/// A name in lines of about so many letters.
fn wrap_at(name: &str, letters: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in breakable(name).flat_map(|word| word.split_inclusive('-')) {
        let line = lines.last().map_or(0, |line: &String| line.chars().count());
        let glued = lines.last().is_none_or(|line| line.is_empty() || line.ends_with('-'));
        let space = usize::from(!glued);
        if line > 0 && line + space + word.chars().count() > letters {
            lines.push(word.to_owned());
        } else if let Some(last) = lines.last_mut() {
            if !glued {
                last.push(' ');
            }
            last.push_str(word);
        }
    }
    lines
}

/// About how wide a text is in a usual sans-serif, in font sizes; rather more than less.
pub fn width(text: &str) -> f32 {
    let wide = |letter: char| match letter {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '’' | '!' | '|' => 0.32,
        'f' | 't' | 'r' | '-' | '(' | ')' | '[' | ']' | ' ' | '\u{a0}' | '/' => 0.42,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '&' | 'œ' | 'Œ' | 'æ' | 'Æ' => 0.95,
        letter if letter.is_uppercase() => 0.72,
        letter if (letter as u32) < 0x2e80 => 0.6,
        _ => 1.05,
    };
    // Names are bold.
    text.chars().map(wide).sum::<f32>() * 1.09
}

/// The width and height of a name below its mark, at scale 1.
pub(super) fn room(name: &str) -> (f32, f32) {
    let lines = wrap(name);
    let widest = lines.iter().map(|line| width(line)).fold(0.0, f32::max);
    (widest * ROOM_FONT, lines.len() as f32 * ROOM_FONT * LEADING + 3.0)
}

/// On which side of its point a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The text starts there.
    Start,
    /// The text is centred there.
    Middle,
    /// The text ends there.
    End,
}

/// A name with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The mark it names.
    pub mark: usize,
    /// Its point, in pixels of the view.
    pub x: f32,
    /// The baseline of its first line, in pixels of the view.
    pub y: f32,
    /// How it stands at its point.
    pub anchor: Anchor,
    /// Its font size, in pixels.
    pub size: f32,
    /// Its lines.
    pub lines: Vec<String>,
    /// The rectangle it takes, in pixels of the view.
    pub area: Bounds,
}

/// Taken room, looked up by squares.
struct Room {
    columns: usize,
    cells: Vec<Vec<Bounds>>,
}

impl Room {
    fn new((width, height): (f32, f32)) -> Self {
        let columns = (width / CELL).ceil().max(1.0) as usize;
        let rows = (height / CELL).ceil().max(1.0) as usize;
        Self { columns, cells: vec![Vec::new(); columns * rows] }
    }

    fn cells_of(&self, area: Bounds) -> impl Iterator<Item = usize> + use<> {
        let columns = self.columns;
        let rows = self.cells.len() / columns;
        let cell = |at: f32, count: usize| ((at / CELL).max(0.0) as usize).min(count - 1);
        let across = cell(area.left, columns)..=cell(area.right, columns);
        let down = cell(area.top, rows)..=cell(area.bottom, rows);
        down.flat_map(move |row| across.clone().map(move |column| row * columns + column))
    }

    fn is_free(&self, area: Bounds) -> bool {
        self.cells_of(area).all(|cell| !self.cells[cell].iter().any(|taken| taken.meets(area)))
    }

    fn take(&mut self, area: Bounds) {
        for cell in self.cells_of(area) {
            self.cells[cell].push(area);
        }
    }

    /// How much of an area is taken, what is taken twice counted twice.
    fn covered(&self, area: Bounds) -> f32 {
        let mut met: Vec<Bounds> = Vec::new();
        for taken in self.cells_of(area).flat_map(|cell| &self.cells[cell]) {
            // One that reaches over several squares is in each.
            if taken.meets(area) && !met.contains(taken) {
                met.push(*taken);
            }
        }
        let shared = |taken: &Bounds| {
            let across = area.right.min(taken.right) - area.left.max(taken.left);
            across * (area.bottom.min(taken.bottom) - area.top.max(taken.top))
        };
        met.iter().map(shared).sum()
    }
}

/// The kind of a relation, with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct KindName {
    /// The line it names.
    pub line: usize,
    /// Its middle, in pixels of the view.
    pub x: f32,
    /// Its baseline, in pixels of the view.
    pub y: f32,
    /// Its font size, in pixels.
    pub size: f32,
}

/// What is written on the picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Names {
    /// The names of marks.
    pub marks: Vec<Label>,
    /// The kinds of lines.
    pub lines: Vec<KindName>,
}

/// How names are set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setting {
    /// What is in view.
    pub camera: Camera,
    /// The size of the view, in pixels.
    pub view: (f32, f32),
    /// The reader's font size, in pixels.
    pub font: f32,
}

/// Places the names of the marks in `order`, then the kinds of `lines`, first come, first served.
///
/// No text lies on another, nor on a mark large enough to be told. O(n + tried names).
pub fn place(picture: &Picture, order: &[u32], lines: &[usize], setting: Setting) -> Names {
    place_most(picture, order, lines, setting, [TRIED, MOST])
}

/// As `place`, with the names of the chosen marks in any case.
///
/// A choice moves no other name where there is room for its own; else its own come first.
pub fn place_chosen(
    picture: &Picture,
    order: &[u32],
    chosen: &[u32],
    lines: &[usize],
    setting: Setting,
) -> Names {
    let names = place(picture, order, lines, setting);
    let mut waits = vec![false; picture.marks.len()];
    for n in chosen {
        waits[*n as usize] = true;
    }
    for label in &names.marks {
        waits[label.mark] = false;
    }
    let first = chosen.iter().copied().filter(|n| waits[*n as usize]);
    let rest = order.iter().copied().filter(|n| !waits[*n as usize]);
    let again: Vec<u32> = first.chain(rest).collect();
    if waits.contains(&true) { place(picture, &again, lines, setting) } else { names }
}

/// As `place`, however many names there are: for a picture that is drawn once.
pub fn place_all(picture: &Picture, order: &[u32], lines: &[usize], setting: Setting) -> Names {
    place_most(picture, order, lines, setting, [usize::MAX; 2])
}

fn place_most(
    picture: &Picture,
    order: &[u32],
    lines: &[usize],
    setting: Setting,
    [tried, most]: [usize; 2],
) -> Names {
    let Setting { camera, view, .. } = setting;
    let frame = Bounds { left: 0.0, top: 0.0, right: view.0, bottom: view.1 };
    let mut room = Room::new(view);
    let mut names = Room::new(view);
    for mark in &picture.marks {
        let (radius, (x, y)) = (mark.radius * camera.scale, camera.to_screen((mark.x, mark.y)));
        // Badges stand out above.
        let top = y - radius * 1.2;
        let area = Bounds { left: x - radius, top, right: x + radius * 1.2, bottom: y + radius };
        if radius >= DOT && frame.meets(area) {
            room.take(area);
        }
    }
    let mut labels: Vec<Label> = Vec::new();
    let in_view = |n: &&u32| {
        picture
            .marks
            .get(**n as usize)
            .is_some_and(|mark| frame.has(camera.to_screen((mark.x, mark.y))))
    };
    for n in order.iter().filter(in_view).take(tried) {
        if labels.len() == most {
            break;
        }
        let others = OTHER_LINES.into_iter().filter(|_| picture.marks.len() <= ROOMY);
        let wraps = std::iter::once(LINE).chain(others);
        let mut tries = wraps.flat_map(|letters| places(picture, *n as usize, setting, letters));
        let free = tries.find(|label| room.is_free(label.area));
        // The first in rank may hide a part of other marks, the least there is, rather than go without a name.
        let among_names =
            || (labels.len() < FIRST).then(|| among(&names, &room, picture, *n, setting));
        if let Some(label) = free.or_else(|| among_names().flatten()) {
            room.take(label.area.grown(2.0));
            names.take(label.area.grown(2.0));
            labels.push(label);
        }
    }
    let lines = lines.iter().filter_map(|line| place_kind(picture, *line, setting, &mut room));
    let lines = lines.take(most).collect();
    Names { marks: labels, lines }
}

/// A place along a line where its kind hides nothing.
fn place_kind(
    picture: &Picture,
    line: usize,
    setting: Setting,
    room: &mut Room,
) -> Option<KindName> {
    let curve = picture.curve(line)?;
    let size = setting.font * 0.88;
    let wide = width(&picture.lines[line].relation.kind) * size + 4.0;
    [0.5, 0.38, 0.62, 0.27, 0.73].into_iter().find_map(|t| {
        let (x, y) = setting.camera.to_screen(curve.at(t));
        let top = y - size * 0.6;
        let area = Bounds {
            left: x - wide / 2.0,
            top,
            right: x + wide / 2.0,
            bottom: top + size * LEADING,
        };
        room.is_free(area).then(|| {
            room.take(area);
            KindName { line, x, y: y + size * 0.32, size }
        })
    })
}

/// The place around a mark where its name lies on no other name, and hides the least of what else is taken.
fn among(
    names: &Room,
    room: &Room,
    picture: &Picture,
    mark: u32,
    setting: Setting,
) -> Option<Label> {
    let wraps = std::iter::once(LINE).chain(OTHER_LINES);
    let all = wraps.flat_map(|letters| places(picture, mark as usize, setting, letters));
    let free = all.filter(|label| names.is_free(label.area));
    let covering = free.map(|label| (room.covered(label.area), label));
    covering.min_by(|(one, _), (other, _)| one.total_cmp(other)).map(|(_, label)| label)
}

/// The places in view around a mark where its name can stand, the best first.
fn places(
    picture: &Picture,
    mark: usize,
    setting: Setting,
    letters: usize,
) -> impl Iterator<Item = Label> {
    let at = &picture.marks[mark];
    let (x, y) = setting.camera.to_screen((at.x, at.y));
    let radius = at.radius * setting.camera.scale;
    // Larger marks bear larger names, and names shrink a little when seen from afar.
    let importance = ((radius - 9.0) / 16.0).clamp(0.0, 1.0);
    let near = setting.camera.scale.clamp(0.35, 1.5).powf(0.2);
    let size = setting.font * near * (0.94 + 0.24 * importance);
    let lines = wrap_at(&at.entity.name, letters);
    let wide = lines.iter().map(|line| width(line)).fold(0.0, f32::max) * size;
    let high = lines.len() as f32 * size * LEADING;
    let aside = radius + 4.0;
    let (slant, far) = (radius * 0.7, radius + 13.0);
    let places = [
        (Anchor::Middle, x, y + radius + 2.0),
        (Anchor::Start, x + aside, y - high / 2.0),
        (Anchor::End, x - aside, y - high / 2.0),
        (Anchor::Middle, x, y - radius - 2.0 - high),
        (Anchor::Start, x + slant, y + slant),
        (Anchor::End, x - slant, y + slant),
        (Anchor::Start, x + slant, y - slant - high),
        (Anchor::End, x - slant, y - slant - high),
        (Anchor::Middle, x, y + far),
        (Anchor::Start, x + far, y - high / 2.0),
        (Anchor::End, x - far, y - high / 2.0),
        (Anchor::Middle, x, y - far - high),
    ];
    let frame = Bounds { left: 0.0, top: 0.0, right: setting.view.0, bottom: setting.view.1 };
    places.into_iter().filter_map(move |(anchor, x, top)| {
        let left = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - wide / 2.0,
            Anchor::End => x - wide,
        };
        let area = Bounds { left, top, right: left + wide, bottom: top + high };
        let whole = frame.has((area.left, area.top)) && frame.has((area.right, area.bottom));
        whole.then(|| Label {
            mark,
            x,
            y: top + size * 0.92,
            anchor,
            size,
            lines: lines.clone(),
            area,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::picture;
    use super::*;

    #[track_caller]
    fn check_wrap(name: &str, expect: &[&str]) {
        assert_eq!(wrap(name), expect);
    }

    #[test]
    fn names_wrap_and_are_never_cut() {
        check_wrap("BLOOM", &["BLOOM"]);
        check_wrap("Ligue des droits de l’Homme", &["Ligue des droits", "de l’Homme"]);
        check_wrap("Provence-Alpes-Côte d’Azur", &["Provence-Alpes-", "Côte d’Azur"]);
        check_wrap("Anticonstitutionnellement", &["Anticonstitutionnellement"]);
        check_wrap("Comité de Liège «\u{a0}Un\u{a0}»", &["Comité de Liège", "«\u{a0}Un\u{a0}»"]);
        check_wrap("", &[""]);
    }

    fn setting(scale: f32) -> Setting {
        let camera = Camera { x: 200.0, y: 200.0, scale };
        Setting { camera, view: (800.0, 600.0), font: 13.0 }
    }

    #[test]
    fn names_lie_on_nothing() {
        let marks: Vec<(String, f64, f64)> = (0..120)
            .map(|n| {
                (format!("Acteur numéro {n}"), f64::from(n % 12) * 60.0, f64::from(n / 12) * 45.0)
            })
            .collect();
        let marks: Vec<(&str, f64, f64)> =
            marks.iter().map(|(name, x, y)| (name.as_str(), *x, *y)).collect();
        let picture = picture(&marks, &[]);
        let order: Vec<u32> = (0..120).collect();
        for scale in [0.3, 0.8, 2.0] {
            let labels = place(&picture, &order, &[], setting(scale)).marks;
            assert!(!labels.is_empty());
            for (n, label) in labels.iter().enumerate() {
                assert!(labels[n + 1..].iter().all(|other| !other.area.meets(label.area)));
            }
        }
    }

    #[test]
    fn the_first_in_rank_has_its_name_first() {
        let picture = picture(&[("Premier", 0.0, 0.0), ("Second", 2.0, 2.0)], &[]);
        assert_eq!(place(&picture, &[1, 0], &[], setting(0.2)).marks[0].mark, 1);
    }

    #[test]
    fn a_choice_moves_no_other_name_where_there_is_room() {
        let marks = [("Premier", 0.0, 0.0), ("Second", 200.0, 0.0), ("Troisième", 0.0, 120.0)];
        let picture = picture(&marks, &[]);
        let order = [0, 1, 2];
        let before = place(&picture, &order, &[], setting(1.0));
        assert_eq!(before.marks.len(), 3);
        assert_eq!(place_chosen(&picture, &order, &[2], &[], setting(1.0)), before);
    }

    #[test]
    fn a_chosen_name_without_room_hides_as_little_as_can_be() {
        // Marks all around, but for a gap on the right.
        let spots = (0..81).map(|n: u32| (n % 9, n / 9)).filter(|(x, y)| !(*x > 4 && *y == 4));
        let spots: Vec<(u32, u32)> = spots.collect();
        let mark = |(x, y): &(u32, u32)| ("Association", f64::from(x * 16), f64::from(y * 16));
        let marks: Vec<(&str, f64, f64)> = spots.iter().map(mark).collect();
        let picture = picture(&marks, &[]);
        let chosen = spots.iter().position(|spot| *spot == (4, 4)).unwrap() as u32;
        let order: Vec<u32> = (0..marks.len() as u32).collect();
        let names = place_chosen(&picture, &order, &[chosen], &[], setting(1.0));
        let label = names.marks.iter().find(|label| label.mark == chosen as usize).unwrap();
        assert_eq!(label.anchor, Anchor::Start);
        assert!(label.area.top < 264.0 && label.area.bottom > 264.0, "{:?}", label.area);
        let others = names.marks.iter().filter(|other| other.mark != label.mark);
        assert!(others.into_iter().all(|other| !other.area.meets(label.area)));
    }

    #[test]
    fn nearer_shows_more_names() {
        let marks: Vec<(String, f64, f64)> = (0..60)
            .map(|n| (format!("Association {n}"), f64::from(n % 8) * 40.0, f64::from(n / 8) * 30.0))
            .collect();
        let marks: Vec<(&str, f64, f64)> =
            marks.iter().map(|(name, x, y)| (name.as_str(), *x, *y)).collect();
        let picture = picture(&marks, &[]);
        let order: Vec<u32> = (0..60).collect();
        let count = |scale| place(&picture, &order, &[], setting(scale)).marks.len();
        assert!(count(0.3) < count(0.6) && count(0.6) < count(1.2));
    }

    #[test]
    fn kinds_of_lines_find_their_own_room() {
        let marks = [("A", 0.0, 0.0), ("B", 300.0, 0.0), ("C", 0.0, 10.0), ("D", 300.0, 10.0)];
        let picture = picture(&marks, &[(0, 1), (2, 3)]);
        let names = place(&picture, &[0, 1, 2, 3], &[0, 1], setting(1.0));
        assert_eq!(names.lines.len(), 2);
        assert!((names.lines[0].x - names.lines[1].x).abs() > 20.0, "{:?}", names.lines);
    }
}
