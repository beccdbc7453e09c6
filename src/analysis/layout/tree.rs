//! Forces between all pairs at the price of few: far nodes count as one.
//!
//! J. Barnes, P. Hut, "A hierarchical O(N log N) force-calculation algorithm", 1986.

use super::scene::Point;

/// A square of the picture with what lies in it.
#[derive(Clone, Copy)]
struct Cell {
    middle: Point,
    mass: f32,
    /// From this square distance on it counts as one.
    far: f32,
    /// Where the cells inside it end.
    next: u32,
    /// Its bodies, when it is not split.
    bodies: (u32, u32),
}

/// A node as the tree knows it.
#[derive(Clone, Copy, Default)]
struct Body {
    at: Point,
    mass: f32,
    node: u32,
}

/// A tree of squares, built anew each round in the same memory.
#[derive(Default)]
pub(super) struct Tree {
    bodies: Vec<Body>,
    spare: Vec<Body>,
    cells: Vec<Cell>,
}

/// So many bodies are not split further.
const LEAF: usize = 6;
/// Squares are split no deeper, which ends at nodes in one spot too.
const DEEPEST: u32 = 18;
/// A square counts as one when it is smaller than this times its distance.
const OPENING: f32 = 1.2;

impl Tree {
    /// Builds the tree of these nodes. O(n log n).
    pub(super) fn build(&mut self, at: &[Point], masses: &[f32]) {
        self.bodies.clear();
        let bodies = at.iter().zip(masses).enumerate();
        self.bodies.extend(bodies.map(|(node, (at, mass))| Body {
            at: *at,
            mass: *mass,
            node: node as u32,
        }));
        self.spare.clear();
        self.spare.resize(at.len(), Body::default());
        self.cells.clear();
        let (mut low, mut high) = (Point::new(f32::MAX, f32::MAX), Point::new(f32::MIN, f32::MIN));
        for point in at {
            low = Point::new(low.x.min(point.x), low.y.min(point.y));
            high = Point::new(high.x.max(point.x), high.y.max(point.y));
        }
        let half = ((high.x - low.x).max(high.y - low.y) / 2.0).max(1e-6);
        self.split((0, at.len()), low.plus(high).times(0.5), half, 0);
    }

    fn split(&mut self, (start, end): (usize, usize), centre: Point, half: f32, depth: u32) {
        let (mut weighted, mut mass) = (Point::default(), 0.0);
        for body in &self.bodies[start..end] {
            weighted = weighted.plus(body.at.times(body.mass));
            mass += body.mass;
        }
        let cell = self.cells.len();
        let side = half * 2.0 / OPENING;
        let middle = weighted.times(1.0 / mass.max(1e-12));
        let bodies = (start as u32, end as u32);
        self.cells.push(Cell { middle, mass, far: side * side, next: 0, bodies });
        if end - start > LEAF && depth < DEEPEST {
            self.cells[cell].bodies = (0, 0);
            let ends = self.sort((start, end), centre);
            let quarter = half / 2.0;
            let mut from = start;
            for (quadrant, to) in ends.into_iter().enumerate() {
                if from < to {
                    let x = if quadrant & 1 == 0 { -quarter } else { quarter };
                    let y = if quadrant & 2 == 0 { -quarter } else { quarter };
                    self.split((from, to), centre.plus(Point::new(x, y)), quarter, depth + 1);
                }
                from = to;
            }
        }
        self.cells[cell].next = self.cells.len() as u32;
    }

    /// Sorts bodies by quadrant; where each quadrant ends.
    fn sort(&mut self, (start, end): (usize, usize), centre: Point) -> [usize; 4] {
        let quadrant = |body: &Body| {
            usize::from(body.at.x >= centre.x) + 2 * usize::from(body.at.y >= centre.y)
        };
        let mut ends = [0usize; 4];
        for body in &self.bodies[start..end] {
            ends[quadrant(body)] += 1;
        }
        let mut from = start;
        for slot in &mut ends {
            from += std::mem::replace(slot, from);
        }
        self.spare[start..end].copy_from_slice(&self.bodies[start..end]);
        for body in &self.spare[start..end] {
            let slot = &mut ends[quadrant(body)];
            self.bodies[*slot] = *body;
            *slot += 1;
        }
        ends
    }

    /// Adds to each node's force its repulsion by all others: the masses over the distance.
    pub(super) fn repel(&self, strength: f32, soft: f32, forces: &mut [Point]) {
        for body in &self.bodies {
            let push = self.push_on(body.at, soft);
            let force = &mut forces[body.node as usize];
            *force = force.plus(push.times(strength * body.mass));
        }
    }

    fn push_on(&self, at: Point, soft: f32) -> Point {
        let mut push = Point::default();
        let mut next = 0;
        while let Some(cell) = self.cells.get(next) {
            let apart = at.minus(cell.middle);
            let square = apart.square();
            if square > cell.far {
                push = push.plus(apart.times(cell.mass / square));
                next = cell.next as usize;
                continue;
            }
            for body in &self.bodies[cell.bodies.0 as usize..cell.bodies.1 as usize] {
                let apart = at.minus(body.at);
                push = push.plus(apart.times(body.mass / (apart.square() + soft)));
            }
            next += 1;
        }
        push
    }
}
