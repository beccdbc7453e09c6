//! The list of entities: which to show, in which order.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::search::Index;
use crate::domain::date::SortKey;
use crate::domain::entities::{Entity, EntityKind};
use crate::domain::id::EntityId;
use crate::domain::project::{Project, Ties};
use crate::domain::table::Table;
use crate::domain::text::fold;

/// Which entities to show; a filter that is `None` lets all through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words that must all be there, as typed.
    pub query: String,
    /// Only this kind; a kind nobody knows stands for all of those.
    pub kind: Option<EntityKind>,
    /// Only this side.
    pub side: Option<Side>,
    /// Only this tag.
    pub tag: Option<String>,
    /// Only with a date that was understood, or only without.
    pub dated: Option<bool>,
    /// Only with relations, or only without.
    pub related: Option<bool>,
    /// Only with a claim that names its source, or only without.
    pub sourced: Option<bool>,
}

/// A side that actors take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Stance above 0.
    Allies,
    /// Stance below 0.
    Opposed,
    /// Stance 0.
    Undecided,
    /// No stance.
    Unknown,
    /// To be moved.
    Targets,
    /// Ourselves.
    Us,
}

impl Side {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Allies, Self::Opposed, Self::Undecided, Self::Unknown, Self::Targets, Self::Us];

    /// Whether `entity` is on it.
    pub fn has(self, entity: &Entity) -> bool {
        let stance = entity.stance.map(crate::domain::entities::Stance::value);
        match self {
            Self::Allies => stance.is_some_and(|value| value > 0),
            Self::Opposed => stance.is_some_and(|value| value < 0),
            Self::Undecided => stance == Some(0),
            Self::Unknown => stance.is_none(),
            Self::Targets => entity.is_target,
            Self::Us => entity.is_us,
        }
    }
}

/// What the list is sorted by; ties go by name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// By name, accents aside.
    #[default]
    Name,
    /// By kind.
    Kind,
    /// By stance, the most favourable first.
    Stance,
    /// By date, the oldest first, the undated last.
    Date,
    /// By number of relations, the most first.
    Ties,
    /// By last change, the latest first.
    Modified,
}

impl Sort {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Name, Self::Kind, Self::Stance, Self::Date, Self::Ties, Self::Modified];
}

/// The entities of a version in the order of one sort, kept for rows that did not change.
///
/// A keystroke in the search filters this order; it never sorts again.
#[derive(Debug, Default)]
pub struct Listing {
    index: Index,
    names: BTreeMap<EntityId, (Arc<Entity>, Arc<str>)>,
    order: Vec<EntityId>,
    made_for: Option<(Table<Entity>, Sort, usize)>,
}

impl Listing {
    /// The ids to show. `ties_version` changes when `ties` does.
    ///
    /// Filtering takes the number of entities; sorting, when it must, times its logarithm.
    pub fn rows(
        &mut self,
        project: &Project,
        ties: &BTreeMap<EntityId, Ties>,
        ties_version: usize,
        filter: &Filter,
        sort: Sort,
    ) -> Vec<EntityId> {
        self.update(project, ties, ties_version, sort);
        let query = fold(&filter.query);
        let shown = self.order.iter().copied().filter(|id| {
            project.entities.get(*id).is_some_and(|entity| {
                filter.lets(entity, ties.get(id).copied().unwrap_or_default())
                    && (query.is_empty() || self.index.holds(*id, &query))
            })
        });
        shown.collect()
    }

    fn update(
        &mut self,
        project: &Project,
        ties: &BTreeMap<EntityId, Ties>,
        ties_version: usize,
        sort: Sort,
    ) {
        let current = self.made_for.as_ref().is_some_and(|(entities, made_sort, made_ties)| {
            entities.same_version(&project.entities)
                && *made_sort == sort
                && *made_ties == ties_version
        });
        if current {
            return;
        }
        self.index.update(&project.entities);
        self.update_names(&project.entities);
        self.order = self.sorted(project, ties, sort);
        self.made_for = Some((project.entities.clone(), sort, ties_version));
    }

    fn update_names(&mut self, entities: &Table<Entity>) {
        let mut names = BTreeMap::new();
        for (id, entity) in entities.iter() {
            let known = self.names.remove(&id).filter(|(row, _)| Arc::ptr_eq(row, entity));
            names.insert(id, known.unwrap_or_else(|| (entity.clone(), fold(&entity.name).into())));
        }
        self.names = names;
    }

    fn sorted(
        &self,
        project: &Project,
        ties: &BTreeMap<EntityId, Ties>,
        sort: Sort,
    ) -> Vec<EntityId> {
        let mut keyed: Vec<(Key, Arc<str>, EntityId)> = project
            .entities
            .iter()
            .map(|(id, entity)| {
                let count = ties.get(&id).map_or(0, |tie| tie.relations);
                let name = self.names.get(&id).map(|(_, name)| name.clone()).unwrap_or_default();
                (Key::of(entity, count, sort), name, id)
            })
            .collect();
        keyed.sort_unstable();
        keyed.into_iter().map(|(.., id)| id).collect()
    }
}

/// What rows are compared by before their names.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    None,
    Kind(EntityKind),
    Number(i64),
    Date(SortKey),
}

impl Key {
    fn of(entity: &Entity, ties: u32, sort: Sort) -> Self {
        match sort {
            Sort::Name => Self::None,
            Sort::Kind => Self::Kind(entity.kind.clone()),
            // Unknown stands after the most opposed.
            Sort::Stance => {
                Self::Number(entity.stance.map_or(3, |stance| -i64::from(stance.value())))
            }
            Sort::Date => Self::Date(entity.date.sort_key()),
            Sort::Ties => Self::Number(-i64::from(ties)),
            Sort::Modified => Self::Number(-entity.meta.modified),
        }
    }
}

impl Filter {
    /// Whether it lets everything through.
    pub fn is_open(&self) -> bool {
        self == &Self::default()
    }

    fn lets(&self, entity: &Entity, ties: Ties) -> bool {
        let kind = self.kind.as_ref().is_none_or(|kind| match (kind, &entity.kind) {
            (EntityKind::Other(_), EntityKind::Other(_)) => true,
            (wanted, kind) => wanted == kind,
        });
        kind && self.side.is_none_or(|side| side.has(entity))
            && self.tag.as_ref().is_none_or(|tag| entity.tags.contains(tag))
            && self.dated.is_none_or(|dated| entity.date.is_dated() == dated)
            && self.related.is_none_or(|related| (ties.relations > 0) == related)
            && self.sourced.is_none_or(|sourced| (ties.sourced > 0) == sourced)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{EXAMPLE, Fresh, read};
    use uuid::Uuid;

    fn example() -> Project {
        let mut n = 0;
        let mut next_id = || {
            n += 1;
            Uuid::from_u128(n)
        };
        let mut fresh = Fresh { next_id: &mut next_id, now: 1 };
        read("example", EXAMPLE.as_bytes(), false, &mut fresh).unwrap().project
    }

    fn names(filter: &Filter, sort: Sort) -> Vec<String> {
        let project = example();
        let ties = project.ties();
        let rows = Listing::default().rows(&project, &ties, 0, filter, sort);
        rows.into_iter().map(|id| project.entity_name(id).to_owned()).collect()
    }

    #[track_caller]
    fn check(filter: Filter, count: usize) {
        assert_eq!(names(&filter, Sort::Name).len(), count);
    }

    #[test]
    fn filters_of_the_example() {
        check(Filter::default(), 50);
        check(Filter { kind: Some(EntityKind::Event), ..Filter::default() }, 14);
        check(Filter { kind: Some(EntityKind::Document), ..Filter::default() }, 3);
        check(Filter { query: "QUADRATURE net".into(), ..Filter::default() }, 1);
        check(Filter { tag: Some("signataire".into()), ..Filter::default() }, 12);
        check(Filter { dated: Some(true), ..Filter::default() }, 19);
        check(Filter { related: Some(false), ..Filter::default() }, 18);
    }

    #[test]
    fn sorts_of_the_example() {
        assert_eq!(names(&Filter::default(), Sort::Ties)[0], "Gouvernement français");
        let dated = Filter { dated: Some(true), ..Filter::default() };
        assert_eq!(names(&dated, Sort::Date)[0], "ANTICOR");
        assert_eq!(
            names(&Filter::default(), Sort::Name)[0],
            "Agence nationale de la sécurité des systèmes d'information"
        );
    }
}
