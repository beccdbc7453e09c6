//! The list of entities: which to show, in which order.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use super::search::haystack;
use crate::domain::date::SortKey;
use crate::domain::entities::{Entity, EntityKind};
use crate::domain::id::EntityId;
use crate::domain::project::Ties;
use crate::domain::table::Table;
use crate::domain::text::fold;
use crate::domain::turns::Turns;

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

/// The entities of a version in the order of one sort.
///
/// A keystroke in the search filters this order; an edit moves the rows that changed. When very
/// many did, [`Listing::in_turns`] makes another one beside it.
#[derive(Debug, Default)]
pub struct Listing {
    entries: Vec<Entry>,
    /// The texts of so many entries were read ahead.
    ahead: usize,
    made_for: Option<(Table<Entity>, Sort, usize)>,
}

/// One row, with all that filters and sorts ask of it.
#[derive(Clone, Debug)]
struct Entry {
    place: Place,
    entity: Arc<Entity>,
    /// What searches look at, folded when it is first asked for.
    text: OnceLock<Arc<str>>,
}

/// Where a row stands: by the sort, then by folded name, then by age.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    key: Key,
    name: Arc<str>,
    id: EntityId,
}

impl Listing {
    /// So many rows are made anew before the page goes on; more are worth turns of their own.
    const FEW: usize = 2_000;

    /// Whether so many rows changed that the order is better made in turns. A first order is not.
    pub fn is_far_from(&self, entities: &Table<Entity>) -> bool {
        self.made_for.as_ref().is_some_and(|(known, ..)| {
            let (put, removed) = known.changes_to(entities);
            put.len() + removed.len() > Self::FEW
        })
    }

    /// The order made anew, with turns for the page. O(n log n).
    pub async fn in_turns(
        entities: &Table<Entity>,
        ties: &BTreeMap<EntityId, Ties>,
        ties_version: usize,
        sort: Sort,
        turns: &Turns,
    ) -> Self {
        let mut entries = Vec::with_capacity(entities.len());
        for (id, entity) in entities.iter() {
            turns.turn().await;
            entries.push(Entry::new(id, entity, relations_of(ties, id), sort));
        }
        turns.turn().await;
        entries.sort_unstable_by(|a, b| a.place.cmp(&b.place));
        Self { entries, ahead: 0, made_for: Some((entities.clone(), sort, ties_version)) }
    }

    /// The ids to show. `ties_version` changes when `ties` does.
    ///
    /// Filtering takes the number of entities; after an edit, the rows that changed times that
    /// number at worst; another sort, times its logarithm.
    pub fn rows(
        &mut self,
        entities: &Table<Entity>,
        ties: &BTreeMap<EntityId, Ties>,
        ties_version: usize,
        filter: &Filter,
        sort: Sort,
    ) -> Vec<EntityId> {
        self.update(entities, ties, ties_version, sort);
        let query = fold(&filter.query);
        let words: Vec<&str> = query.split(' ').filter(|word| !word.is_empty()).collect();
        let shown = self.entries.iter().filter(|entry| {
            filter.lets(&entry.entity, || ties.get(&entry.place.id).copied().unwrap_or_default())
                && words.iter().all(|word| entry.text().contains(word))
        });
        shown.map(|entry| entry.place.id).collect()
    }

    /// Reads one more text before a search asks for it; false once all are read.
    pub fn read_ahead(&mut self) -> bool {
        let entry = self.entries.get(self.ahead);
        self.ahead += usize::from(entry.is_some());
        entry.map(Entry::text).is_some()
    }

    fn update(
        &mut self,
        entities: &Table<Entity>,
        ties: &BTreeMap<EntityId, Ties>,
        ties_version: usize,
        sort: Sort,
    ) {
        let made_for = (entities.clone(), sort, ties_version);
        let before = self.made_for.replace(made_for);
        let count = |id: EntityId| relations_of(ties, id);
        match before {
            Some((known, made_sort, made_ties))
                if made_sort == sort && (sort != Sort::Ties || made_ties == ties_version) =>
            {
                self.follow(&known, entities, &count, sort);
            }
            _ => self.rebuild(entities, &count, sort),
        }
    }

    /// Moves only the rows that changed; when many did, it is quicker to start again.
    fn follow(
        &mut self,
        known: &Table<Entity>,
        entities: &Table<Entity>,
        count: &impl Fn(EntityId) -> u32,
        sort: Sort,
    ) {
        const MANY: usize = 50;
        let (put, removed) = known.changes_to(entities);
        if put.len() + removed.len() > MANY {
            return self.rebuild(entities, count, sort);
        }
        for id in put.iter().chain(&removed).filter_map(|record| record.id().entity()) {
            self.entries.retain(|entry| entry.place.id != id);
            if let Some(entity) = entities.get(id) {
                let entry = Entry::new(id, entity, count(id), sort);
                let at = self.entries.partition_point(|other| other.place < entry.place);
                self.entries.insert(at, entry);
            }
        }
    }

    fn rebuild(&mut self, entities: &Table<Entity>, count: &impl Fn(EntityId) -> u32, sort: Sort) {
        // The text of rows that did not change is folded once only.
        let mut known = BTreeMap::new();
        known.extend(self.entries.drain(..).map(|entry| (entry.place.id, entry)));
        let entries = entities.iter().map(|(id, entity)| {
            match known.remove(&id).filter(|entry| Arc::ptr_eq(&entry.entity, entity)) {
                Some(entry) => {
                    let key = Key::of(entity, count(id), sort);
                    Entry { place: Place { key, ..entry.place }, ..entry }
                }
                None => Entry::new(id, entity, count(id), sort),
            }
        });
        self.entries = entries.collect();
        self.ahead = 0;
        self.entries.sort_unstable_by(|a, b| a.place.cmp(&b.place));
    }
}

fn relations_of(ties: &BTreeMap<EntityId, Ties>, id: EntityId) -> u32 {
    ties.get(&id).map_or(0, |tie| tie.relations)
}

impl Entry {
    fn new(id: EntityId, entity: &Arc<Entity>, ties: u32, sort: Sort) -> Self {
        let place = Place { key: Key::of(entity, ties, sort), name: fold(&entity.name).into(), id };
        Self { place, entity: entity.clone(), text: OnceLock::new() }
    }

    fn text(&self) -> &str {
        self.text.get_or_init(|| haystack(&self.entity).into())
    }
}

/// What rows are compared by before their names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
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

    fn lets(&self, entity: &Entity, ties: impl Fn() -> Ties) -> bool {
        let kind = self.kind.as_ref().is_none_or(|kind| match (kind, &entity.kind) {
            (EntityKind::Other(_), EntityKind::Other(_)) => true,
            (wanted, kind) => wanted == kind,
        });
        kind && self.side.is_none_or(|side| side.has(entity))
            && self.tag.as_ref().is_none_or(|tag| entity.tags.contains(tag))
            && self.dated.is_none_or(|dated| entity.date.is_dated() == dated)
            && self.related.is_none_or(|related| (ties().relations > 0) == related)
            && self.sourced.is_none_or(|sourced| (ties().sourced > 0) == sourced)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::project::Project;
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
        let rows = Listing::default().rows(&project.entities, &ties, 0, filter, sort);
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

    #[test]
    fn texts_that_are_read_ahead_are_searched_as_others() {
        let project = example();
        let filter = Filter { query: "quadrature".into(), ..Filter::default() };
        let mut listing = Listing::default();
        assert!(!listing.read_ahead());
        let (rows, ties) = (&project.entities, project.ties());
        let all = listing.rows(rows, &ties, 0, &Filter::default(), Sort::Name);
        let found = listing.rows(rows, &ties, 0, &filter, Sort::Name);
        while listing.read_ahead() {}
        assert_eq!((listing.ahead, found.len()), (all.len(), 2));
        assert_eq!(listing.rows(rows, &ties, 0, &filter, Sort::Name), found);
    }

    #[test]
    fn a_listing_made_in_turns_is_the_listing_made_at_once() {
        let (project, turns) = (example(), Turns::none());
        let ties = project.ties();
        for sort in Sort::ALL {
            let made = Listing::in_turns(&project.entities, &ties, 0, sort, &turns);
            let mut made = crate::domain::turns::at_once(made);
            let open = Filter::default();
            let anew = Listing::default().rows(&project.entities, &ties, 0, &open, sort);
            assert_eq!(made.rows(&project.entities, &ties, 0, &open, sort), anew);
        }
    }

    #[test]
    fn a_listing_is_far_from_what_has_thousands_of_other_rows() {
        let project = example();
        let mut listing = Listing::default();
        let mut large = project.entities.clone();
        let (_, row) = project.entities.iter().next().unwrap();
        for n in 0..=Listing::FEW as u128 {
            large.put(EntityId(Uuid::from_u128(1_000 + n)), row.as_ref().clone());
        }
        assert!(!listing.is_far_from(&large), "nothing is shown yet");
        listing.rows(&project.entities, &project.ties(), 0, &Filter::default(), Sort::Name);
        assert!(listing.is_far_from(&large));
        assert!(!listing.is_far_from(&project.entities));
    }

    #[test]
    fn a_listing_that_follows_is_the_listing_made_anew() {
        for sort in Sort::ALL {
            let mut project = example();
            let mut followed = Listing::default();
            for n in 0..12 {
                let ties = project.ties();
                let anew =
                    Listing::default().rows(&project.entities, &ties, 0, &Filter::default(), sort);
                let rows = followed.rows(&project.entities, &ties, 0, &Filter::default(), sort);
                assert_eq!(rows, anew);
                let (id, row) =
                    project.entities.iter().nth(n * 3).map(|(id, row)| (id, row.clone())).unwrap();
                if n % 4 == 3 {
                    project.entities.remove(id);
                } else {
                    let name = format!("{}{}", 9 - n % 10, row.name);
                    project.entities.put(id, Entity { name, ..row.as_ref().clone() });
                }
            }
        }
    }
}
