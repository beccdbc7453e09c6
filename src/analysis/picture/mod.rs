//! The map as a picture: marks and lines with their places, before anything is drawn.
//!
//! Units are those of saved positions: one pixel at scale 1, x to the right, y to the bottom.

pub mod camera;
pub mod find;
pub mod labels;
pub mod legend;
pub mod lines;
pub mod numbers;
pub mod shapes;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::analysis::preparation::Prepared;
use crate::domain::entities::Entity;
use crate::domain::id::EntityId;
use crate::domain::relations::Relation;
use crate::domain::table::Table;
use crate::domain::views::Position;

/// Up to this many actors the picture leaves room for every name.
pub const ROOMY: usize = 400;

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// Its least x.
    pub left: f32,
    /// Its least y.
    pub top: f32,
    /// Its greatest x.
    pub right: f32,
    /// Its greatest y.
    pub bottom: f32,
}

impl Bounds {
    /// How wide it is.
    pub fn width(self) -> f32 {
        self.right - self.left
    }

    /// How high it is.
    pub fn height(self) -> f32 {
        self.bottom - self.top
    }

    /// Its centre.
    pub fn middle(self) -> (f32, f32) {
        (f32::midpoint(self.left, self.right), f32::midpoint(self.top, self.bottom))
    }

    /// The least rectangle that holds both.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    /// Whether the two share a point.
    pub fn meets(self, other: Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// Whether the point lies in it.
    pub fn has(self, (x, y): (f32, f32)) -> bool {
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }

    /// It, larger by so much on each side.
    #[must_use]
    pub fn grown(self, by: f32) -> Self {
        Self {
            left: self.left - by,
            top: self.top - by,
            right: self.right + by,
            bottom: self.bottom + by,
        }
    }
}

/// An entity in the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Which entity it is.
    pub id: EntityId,
    /// Its middle.
    pub x: f32,
    /// Its middle.
    pub y: f32,
    /// Half its width.
    pub radius: f32,
    /// The entity itself.
    pub entity: Arc<Entity>,
}

/// A relation in the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The mark it starts at.
    pub source: u32,
    /// The mark it ends at.
    pub target: u32,
    /// How far its middle stands off the straight line, so that several can be told apart.
    pub bend: f32,
    /// The relation itself.
    pub relation: Arc<Relation>,
}

/// The marks and lines of what is counted, in the order of its actors and relations.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// The entities.
    pub marks: Vec<Mark>,
    /// The relations.
    pub lines: Vec<Line>,
}

impl Picture {
    /// The picture of what is counted; `sizes`, 0 to 1 a node, tell how large each is drawn.
    ///
    /// An actor without a place stands at the origin. O(n + m log m).
    pub fn new(
        prepared: &Prepared,
        entities: &Table<Entity>,
        relations: &Table<Relation>,
        places: &BTreeMap<EntityId, Position>,
        sizes: &[f32],
    ) -> Self {
        let [least, most] = radii(prepared.actors.len());
        let mark = |(n, id): (usize, &EntityId)| {
            let place = places.get(id).copied().unwrap_or_default();
            let size = sizes.get(n).copied().unwrap_or_default().clamp(0.0, 1.0);
            Some(Mark {
                id: *id,
                x: place.x as f32,
                y: place.y as f32,
                // Areas are compared by eye: the radius goes by the root.
                radius: least + (most - least) * size.sqrt(),
                entity: entities.get(*id)?.clone(),
            })
        };
        let line = |(tie, id): (&crate::analysis::network::Tie, &_)| {
            let relation = relations.get(*id)?.clone();
            Some(Line { source: tie.source, target: tie.target, bend: 0.0, relation })
        };
        let ties = prepared.network.ties.iter().zip(&prepared.relations);
        let mut picture = Self {
            marks: prepared.actors.iter().enumerate().filter_map(mark).collect(),
            lines: ties.filter_map(line).collect(),
        };
        lines::spread(&mut picture.lines);
        picture
    }

    /// What holds all marks; none without marks.
    pub fn bounds(&self) -> Option<Bounds> {
        let frame = |mark: &Mark| {
            let Mark { x, y, radius, .. } = *mark;
            Bounds { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }
        };
        self.marks.iter().map(frame).reduce(Bounds::with)
    }

    /// What holds the middles of all marks; none without marks.
    pub fn middles(&self) -> Option<Bounds> {
        let point = |mark: &Mark| {
            let Mark { x, y, .. } = *mark;
            Bounds { left: x, top: y, right: x, bottom: y }
        };
        self.marks.iter().map(point).reduce(Bounds::with)
    }

    /// The box to keep free around a mark, its name below it included where there is room for names.
    ///
    /// How far its middle lies below the mark's, then half its width and height.
    pub fn free_box(&self, mark: &Mark) -> (f32, f32, f32) {
        if self.marks.len() > ROOMY {
            return (0.0, mark.radius + 2.0, mark.radius + 2.0);
        }
        let (width, below) = labels::room(&mark.entity.name);
        let half_width = mark.radius.max(width / 2.0) + 1.0;
        (below / 2.0, half_width, mark.radius + below / 2.0 + 1.0)
    }
}

/// The least and greatest radius in a picture of so many actors.
fn radii(count: usize) -> [f32; 2] {
    match count {
        0..=100 => [13.0, 30.0],
        101..=ROOMY => [11.0, 26.0],
        401..=1_500 => [6.0, 18.0],
        _ => [5.0, 14.0],
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::analysis::preparation::{Preparation, prepare, proofs};
    use crate::domain::entities::EntityKind;
    use crate::domain::id::RelationId;
    use crate::domain::project::Project;
    use uuid::Uuid;

    /// A picture of named marks at these places, with these lines.
    pub(crate) fn picture(marks: &[(&str, f64, f64)], lines: &[(u128, u128)]) -> Picture {
        let mut project = Project::default();
        let mut places = BTreeMap::new();
        let entity = |n: u128| EntityId(Uuid::from_u128(n + 1));
        for (n, (name, x, y)) in (0u128..).zip(marks) {
            project.entities.put(entity(n), Entity::named(name, EntityKind::Organisation));
            places.insert(entity(n), Position { x: *x, y: *y });
        }
        for (n, (source, target)) in (0u128..).zip(lines) {
            let relation = Relation::new(entity(*source), "lie", entity(*target));
            project.relations.put(RelationId(Uuid::from_u128(1_000 + n)), relation);
        }
        let (entities, relations) = (&project.entities, &project.relations);
        let prepared =
            prepare(entities, relations, &proofs(&project.claims), &Preparation::default());
        Picture::new(&prepared, entities, relations, &places, &[])
    }

    #[test]
    fn a_picture_holds_its_marks() {
        assert_eq!(picture(&[], &[]).bounds(), None);
        let bounds = picture(&[("April", 0.0, 0.0), ("BLOOM", 100.0, 50.0)], &[(0, 1)]).bounds();
        let expect = Bounds { left: -13.0, top: -13.0, right: 113.0, bottom: 63.0 };
        assert_eq!(bounds, Some(expect));
    }
}
