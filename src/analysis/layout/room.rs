//! Which parts of the picture are taken: boxes in a grid.

use super::scene::Point;

/// A rectangle of the picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Frame {
    pub(super) low: Point,
    pub(super) high: Point,
}

impl Frame {
    /// The frame around these boxes, each its centre and half sizes; a point when there are none.
    pub(super) fn around(boxes: impl IntoIterator<Item = (Point, Point)>) -> Self {
        let mut frames =
            boxes.into_iter().map(|(at, half)| Self { low: at.minus(half), high: at.plus(half) });
        let first = frames.next().unwrap_or(Self::of(Point::default(), Point::default()));
        frames.fold(first, Self::with)
    }

    /// The frame of one box.
    pub(super) fn of(at: Point, half: Point) -> Self {
        Self { low: at.minus(half), high: at.plus(half) }
    }

    /// The frame around both.
    pub(super) fn with(self, other: Self) -> Self {
        Self {
            low: Point::new(self.low.x.min(other.low.x), self.low.y.min(other.low.y)),
            high: Point::new(self.high.x.max(other.high.x), self.high.y.max(other.high.y)),
        }
    }

    /// Whether the two share room.
    pub(super) fn meets(self, other: Self) -> bool {
        self.low.x < other.high.x
            && other.low.x < self.high.x
            && self.low.y < other.high.y
            && other.low.y < self.high.y
    }

    pub(super) fn size(self) -> Point {
        self.high.minus(self.low)
    }

    pub(super) fn middle(self) -> Point {
        self.low.plus(self.high).times(0.5)
    }
}

/// The boxes placed so far, found by where they are.
pub(super) struct Room {
    all: Frame,
    frames: Vec<Frame>,
    area: Frame,
    side: usize,
    cells: Vec<Vec<u32>>,
}

impl Room {
    /// An empty room for about `count` boxes in `area`; boxes may lie outside of it.
    pub(super) fn new(area: Frame, count: usize) -> Self {
        let side = ((count as f32).sqrt() as usize).clamp(1, 200);
        Self { all: area, frames: Vec::new(), area, side, cells: vec![Vec::new(); side * side] }
    }

    fn cells_of(&self, frame: Frame) -> impl Iterator<Item = usize> + use<> {
        let side = self.side;
        let size = self.area.size();
        let cell = |from: f32, extent: f32| {
            (from / extent.max(1.0) * side as f32).clamp(0.0, side as f32 - 1.0) as usize
        };
        let (low, high) = (frame.low.minus(self.area.low), frame.high.minus(self.area.low));
        let columns = cell(low.x, size.x)..=cell(high.x, size.x);
        let rows = cell(low.y, size.y)..=cell(high.y, size.y);
        rows.flat_map(move |row| columns.clone().map(move |column| row * side + column))
    }

    /// Whether a box there would touch no other.
    pub(super) fn is_free(&self, at: Point, half: Point) -> bool {
        let frame = Frame::of(at, half);
        !self.cells_of(frame).any(|cell| {
            self.cells[cell].iter().any(|other| self.frames[*other as usize].meets(frame))
        })
    }

    /// Takes the room of a box.
    pub(super) fn take(&mut self, at: Point, half: Point) {
        let frame = Frame::of(at, half);
        for cell in self.cells_of(frame) {
            self.cells[cell].push(self.frames.len() as u32);
        }
        self.frames.push(frame);
        self.all = self.all.with(frame);
    }

    /// The free spot for a box nearest to `wish`, of some hundred tried in growing rings.
    pub(super) fn near(&self, wish: Point, half: Point) -> Option<Point> {
        if self.is_free(wish, half) {
            return Some(wish);
        }
        (1..=RINGS).find_map(|ring| {
            let spots = ring * 6;
            (0..spots).find_map(|spot| {
                let (sine, cosine) = (std::f32::consts::TAU * spot as f32 / spots as f32).sin_cos();
                let far = ring as f32 * 1.3;
                let at = wish.plus(Point::new(cosine * far * half.x, sine * far * half.y));
                self.is_free(at, half).then_some(at)
            })
        })
    }

    /// A spot at the lower border, in rows from left to right: always free.
    pub(super) fn border(&self, half: Point) -> Point {
        let row = self.frames.last().filter(|last| last.low.y >= self.area.high.y);
        let next = row.map(|last| Point::new(last.high.x + half.x, last.low.y + half.y));
        let fits = next.filter(|at| at.x <= self.all.high.x && self.is_free(*at, half));
        fits.unwrap_or_else(|| self.beyond(Point::new(self.all.low.x + half.x, 0.0), half))
    }

    /// A spot below everything, for a box that found none: always free.
    pub(super) fn beyond(&self, wish: Point, half: Point) -> Point {
        Point::new(wish.x, (self.all.high.y + half.y) * (1.0 + 4.0 * f32::EPSILON) + 1.0)
    }
}

const RINGS: usize = 14;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_find_their_room() {
        let (origin, half) = (Point::default(), Point::new(10.0, 5.0));
        let mut room = Room::new(Frame::of(origin, Point::new(100.0, 100.0)), 50);
        for _ in 0..200 {
            let at = room.near(origin, half).unwrap_or_else(|| room.beyond(origin, half));
            assert!(room.is_free(at, half));
            room.take(at, half);
        }
        assert!(!room.is_free(Point::new(3.0, 3.0), half));
        assert!(room.is_free(Point::new(1e9, 0.0), half));
    }
}
