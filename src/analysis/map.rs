//! The map as the project keeps it: where actors stand, who is pinned, views saved under a name.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::{Value, json};

use super::preparation::Preparation;
use crate::domain::id::{EntityId, ViewId};
use crate::domain::record::{Extras, Record};
use crate::domain::table::Table;
use crate::domain::views::{Position, View};

/// The module that map views belong to.
pub const MODULE: &str = "graph";

/// Places farther from the middle than this are no places.
const FARTHEST: f64 = 1e5;

/// Where everything stands on the map, and what stays there.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Places {
    /// Where entities stand.
    pub at: BTreeMap<EntityId, Position>,
    /// Those that layouts leave where they are.
    pub pinned: BTreeSet<EntityId>,
}

/// How the map is shown: what a saved view brings back beside the places.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shown {
    /// What is counted and drawn.
    pub preparation: Preparation,
    /// The measure that sizes go by, by key.
    pub size_by: String,
    /// Whether the kinds of all relations are written on the picture.
    pub kinds_written: bool,
}

/// The map that is worked on: the view of the module without a name, the oldest if there are several.
pub fn working(views: &Table<View>) -> Option<(ViewId, &Arc<View>)> {
    views.iter().find(|(_, view)| view.module == MODULE && view.name.is_empty())
}

/// Where the map stands: as it was left, or else as its only named view has it.
///
/// A picture that is opened again brings such a view, and looks as it did.
pub fn standing(views: &Table<View>) -> Places {
    let left = working(views).map(|(_, view)| Places::of(view));
    left.unwrap_or_else(|| match named(views).as_slice() {
        [(_, only)] => Places::of(only),
        _ => Places::default(),
    })
}

/// The views of the map that have a name, by name.
pub fn named(views: &Table<View>) -> Vec<(ViewId, Arc<View>)> {
    let named = views.iter().filter(|(_, view)| view.module == MODULE && !view.name.is_empty());
    let mut named: Vec<_> = named.map(|(id, view)| (id, view.clone())).collect();
    named.sort_by_key(|(_, view)| crate::domain::text::fold(&view.name));
    named
}

impl Places {
    /// What a view says; places that are no numbers are left out.
    pub fn of(view: &View) -> Self {
        let finite = |place: &Position| place.x.abs() <= FARTHEST && place.y.abs() <= FARTHEST;
        let at = view.positions.iter().filter(|(_, place)| finite(place));
        let pinned = view.body.get("pinned").and_then(Value::as_array).into_iter().flatten();
        Self {
            at: at.map(|(id, place)| (*id, *place)).collect(),
            pinned: pinned.filter_map(Value::as_str).filter_map(EntityId::read).collect(),
        }
    }

    /// The working map with these places, to be put in the project under `id`.
    pub fn record(&self, before: Option<&View>, id: ViewId) -> Record {
        let mut view = before.cloned().unwrap_or_default();
        MODULE.clone_into(&mut view.module);
        view.positions.clone_from(&self.at);
        self.write_pins(&mut view.body);
        (id, view).into()
    }

    fn write_pins(&self, body: &mut Extras) {
        let pinned: Vec<String> = self.pinned.iter().map(|id| id.0.to_string()).collect();
        if pinned.is_empty() {
            body.remove("pinned");
        } else {
            body.insert("pinned".to_owned(), json!(pinned));
        }
    }
}

impl Shown {
    /// A saved view of this name; what `before` kept and this version does not know stays in it.
    pub fn save(&self, name: &str, places: &Places, before: Option<&View>, id: ViewId) -> Record {
        let mut view = before.cloned().unwrap_or_default();
        let body = &mut view.body;
        body.insert("filters".to_owned(), Value::Object(self.preparation.write()));
        body.insert("sizeBy".to_owned(), Value::String(self.size_by.clone()));
        body.insert("kindsWritten".to_owned(), Value::Bool(self.kinds_written));
        places.write_pins(body);
        name.trim().clone_into(&mut view.name);
        MODULE.clone_into(&mut view.module);
        view.positions.clone_from(&places.at);
        (id, view).into()
    }

    /// How a saved view is shown; what it does not say is as usual.
    pub fn of(view: &View) -> Self {
        let filters = view.body.get("filters").and_then(Value::as_object);
        let size_by = view.body.get("sizeBy").and_then(Value::as_str);
        let kinds_written = view.body.get("kindsWritten").and_then(Value::as_bool);
        Self {
            preparation: filters.map(Preparation::read).unwrap_or_default(),
            size_by: size_by.unwrap_or_default().to_owned(),
            kinds_written: kinds_written.unwrap_or_default(),
        }
    }
}

/// A place as files keep it: to a tenth of a unit.
pub fn rounded(x: f32, y: f32) -> Position {
    let tenth = |value: f32| (f64::from(value) * 10.0).round() / 10.0;
    Position { x: tenth(x), y: tenth(y) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::edit::Command;
    use crate::domain::entities::{Entity, EntityKind};
    use crate::domain::project::Project;
    use uuid::Uuid;

    fn entity(n: u128) -> EntityId {
        EntityId(Uuid::from_u128(n))
    }

    fn put(project: &Project, record: Record) -> Project {
        project.apply(&Command::Put(record), 1).unwrap()
    }

    fn project() -> Project {
        let names = [(1, "April"), (2, "BLOOM")];
        names.into_iter().fold(Project::default(), |project, (n, name)| {
            put(&project, (entity(n), Entity::named(name, EntityKind::Organisation)).into())
        })
    }

    fn places() -> Places {
        let at =
            BTreeMap::from([(entity(1), rounded(1.26, -3.0)), (entity(2), rounded(9.0, 0.04))]);
        Places { at, pinned: BTreeSet::from([entity(2)]) }
    }

    #[test]
    fn places_come_back_as_they_were_put() {
        let project = project();
        assert!(working(&project.views).is_none());
        let id = ViewId(Uuid::from_u128(9));
        let project = put(&project, places().record(None, id));
        let (found, view) = working(&project.views).unwrap();
        assert_eq!((found, Places::of(view)), (id, places()));
        assert_eq!(Places::of(view).at[&entity(1)], Position { x: 1.3, y: -3.0 });
        let moved = Places { pinned: BTreeSet::new(), ..places() };
        let project = put(&project, moved.record(Some(view), id));
        assert_eq!(Places::of(working(&project.views).unwrap().1), moved);
    }

    #[test]
    fn named_views_keep_how_the_map_was_shown() {
        let preparation = Preparation { without_us: true, ..Preparation::default() };
        let shown = Shown { preparation, size_by: "betweenness".into(), kinds_written: true };
        let mut project = project();
        for (n, name) in [(7, "Zones"), (8, " Été ")] {
            project = put(&project, shown.save(name, &places(), None, ViewId(Uuid::from_u128(n))));
        }
        let named = named(&project.views);
        let names: Vec<&str> = named.iter().map(|(_, view)| view.name.as_str()).collect();
        assert_eq!(names, ["Été", "Zones"]);
        assert_eq!((Shown::of(&named[0].1), Places::of(&named[0].1)), (shown, places()));
        assert!(working(&project.views).is_none());
    }

    #[test]
    fn the_map_stands_as_it_was_left_or_as_its_only_view_has_it() {
        let mut project = project();
        let moved = Places { at: BTreeMap::from([(entity(1), rounded(5.0, 5.0))]), ..places() };
        assert_eq!(standing(&project.views), Places::default());
        let view = |name, places: &Places, n| {
            Shown::default().save(name, places, None, ViewId(Uuid::from_u128(n)))
        };
        project = put(&project, view("Carte", &places(), 7));
        assert_eq!(standing(&project.views), places());
        let other = put(&project, view("Autre", &moved, 8));
        assert_eq!(standing(&other.views), Places::default());
        project = put(&project, moved.record(None, ViewId(Uuid::from_u128(9))));
        assert_eq!(standing(&project.views), moved);
    }

    #[test]
    fn a_view_saved_again_keeps_what_a_later_version_put_there() {
        let mut before = View::default();
        before.body.insert("slides".into(), json!([1]));
        before.extras.insert("later".into(), json!(true));
        let record = Shown::default().save("A", &places(), Some(&before), ViewId(Uuid::nil()));
        let Record::View(_, view) = record else { panic!("a view") };
        assert_eq!(view.body["slides"], json!([1]));
        assert_eq!(view.extras["later"], json!(true));
    }

    #[test]
    fn places_that_are_no_numbers_are_left_out() {
        let mut view = View::default();
        view.positions.insert(entity(1), Position { x: f64::NAN, y: 0.0 });
        view.positions.insert(entity(2), Position { x: 4.0, y: f64::INFINITY });
        view.positions.insert(entity(3), Position { x: 1e39, y: -1e300 });
        assert_eq!(Places::of(&view), Places::default());
    }
}
