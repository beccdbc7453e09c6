//! Lanes by group: the same item may stand in several.

use std::collections::{BTreeMap, BTreeSet};

use super::{Chronicle, Item};
use crate::domain::entities::{EntityKind, Stance};
use crate::domain::id::EntityId;
use crate::domain::project::Project;
use crate::domain::record::RecordRef;

/// So many actors have lanes of their own; the others share some.
const MOST_ACTORS: usize = 30;

/// What lanes go by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GroupBy {
    /// Nothing: as few lanes as can be.
    #[default]
    Nothing,
    /// The kind of record.
    Kind,
    /// Tags.
    Tag,
    /// The stances of those who take part.
    Stance,
    /// Those who take part.
    Actor,
    /// The communities of those who take part.
    Community,
}

impl GroupBy {
    /// All of them, with the key that choices go by.
    pub const ALL: [(&'static str, Self); 6] = [
        ("nothing", Self::Nothing),
        ("kind", Self::Kind),
        ("tag", Self::Tag),
        ("stance", Self::Stance),
        ("actor", Self::Actor),
        ("community", Self::Community),
    ];

    /// The one of this key; nothing for others.
    pub fn read(key: &str) -> Self {
        Self::ALL.into_iter().find(|(known, _)| *known == key).map_or(Self::Nothing, |(_, by)| by)
    }

    /// Its key.
    pub fn key(self) -> &'static str {
        Self::ALL.into_iter().find(|(_, by)| *by == self).map_or("nothing", |(key, _)| key)
    }
}

/// What a group is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroupKey {
    /// Everything.
    All,
    /// Entities of a kind.
    Kind(EntityKind),
    /// Records that are no entities, by the key of their source.
    Source(&'static str),
    /// A tag.
    Tag(String),
    /// A stance.
    Stance(Stance),
    /// An actor.
    Actor(EntityId),
    /// A community, by its number.
    Community(u32),
    /// What belongs to none of the others.
    Rest,
}

/// Items that have lanes of their own.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What it is.
    pub key: GroupKey,
    /// Its items, in the order of time, by place in the chronicle.
    pub items: Vec<u32>,
}

/// Who takes part in what, read once.
struct Parts<'a> {
    project: &'a Project,
    /// Those tied to each event.
    at_events: BTreeMap<EntityId, Vec<EntityId>>,
}

impl<'a> Parts<'a> {
    fn of(project: &'a Project) -> Self {
        let is_event = |id: EntityId| {
            project.entities.get(id).is_some_and(|row| row.kind == EntityKind::Event)
        };
        let mut at_events = BTreeMap::<EntityId, Vec<EntityId>>::new();
        for (_, relation) in project.relations.iter() {
            for (event, other) in
                [(relation.source, relation.target), (relation.target, relation.source)]
            {
                if event != other && is_event(event) && !is_event(other) {
                    at_events.entry(event).or_default().push(other);
                }
            }
        }
        Self { project, at_events }
    }

    /// Those who take part in what an item stands for.
    fn actors(&self, of: RecordRef) -> Vec<EntityId> {
        match of {
            RecordRef::Entity(id) => self.at_events.get(&id).cloned().unwrap_or_else(|| vec![id]),
            RecordRef::Relation(id) => {
                let row = self.project.relations.get(id);
                row.map(|row| vec![row.source, row.target]).unwrap_or_default()
            }
            RecordRef::Claim(id) => {
                let about = self.project.claims.get(id).map(|row| row.about);
                // A claim about a claim has no actor.
                let about = about.filter(|about| !matches!(about, RecordRef::Claim(_)));
                about.map(|about| self.actors(about)).unwrap_or_default()
            }
            RecordRef::Card(id) => {
                self.project.cards.get(id).map(|row| row.entities.clone()).unwrap_or_default()
            }
            _ => Vec::new(),
        }
    }

    fn keys(
        &self,
        item: &Item,
        by: GroupBy,
        communities: &BTreeMap<EntityId, u32>,
    ) -> Vec<GroupKey> {
        let entity = |id: EntityId| self.project.entities.get(id);
        match by {
            GroupBy::Nothing => vec![GroupKey::All],
            GroupBy::Kind => vec![match item.of.entity().and_then(entity) {
                Some(row) => GroupKey::Kind(row.kind.clone()),
                None => GroupKey::Source(item.source),
            }],
            GroupBy::Tag => {
                let own = item.of.entity().map(|id| vec![id]);
                let bearers = own.unwrap_or_else(|| self.actors(item.of));
                let rows = bearers.into_iter().filter_map(entity);
                rows.flat_map(|row| row.tags.iter().cloned()).map(GroupKey::Tag).collect()
            }
            GroupBy::Stance => {
                let own = item.stance.map(|stance| vec![stance]);
                let rows = || self.actors(item.of).into_iter().filter_map(entity);
                let stances = own.unwrap_or_else(|| rows().filter_map(|row| row.stance).collect());
                stances.into_iter().map(GroupKey::Stance).collect()
            }
            GroupBy::Actor => {
                let is_actor =
                    |id: &EntityId| entity(*id).is_some_and(|row| row.kind != EntityKind::Event);
                self.actors(item.of).into_iter().filter(is_actor).map(GroupKey::Actor).collect()
            }
            GroupBy::Community => {
                let community = |id: EntityId| communities.get(&id).copied();
                let numbers = self.actors(item.of).into_iter().filter_map(community);
                numbers.map(GroupKey::Community).collect()
            }
        }
    }
}

/// The items in groups. O(n log n + relations).
pub fn groups(
    chronicle: &Chronicle,
    project: &Project,
    by: GroupBy,
    communities: &BTreeMap<EntityId, u32>,
) -> Vec<Group> {
    let all = 0..chronicle.items.len() as u32;
    if by == GroupBy::Nothing {
        return vec![Group { key: GroupKey::All, items: all.collect() }];
    }
    let parts = Parts::of(project);
    let mut found = BTreeMap::<GroupKey, Vec<u32>>::new();
    for (n, item) in all.zip(&chronicle.items) {
        let keys: BTreeSet<GroupKey> = parts.keys(item, by, communities).into_iter().collect();
        if keys.is_empty() {
            found.entry(GroupKey::Rest).or_default().push(n);
        }
        for key in keys {
            found.entry(key).or_default().push(n);
        }
    }
    let rest = found.remove(&GroupKey::Rest).unwrap_or_default();
    let mut groups: Vec<Group> =
        found.into_iter().map(|(key, items)| Group { key, items }).collect();
    match by {
        GroupBy::Stance => groups.reverse(),
        GroupBy::Tag | GroupBy::Actor | GroupBy::Community => {
            groups.sort_by_key(|group| std::cmp::Reverse(group.items.len()));
        }
        GroupBy::Nothing | GroupBy::Kind => {}
    }
    let beyond = groups.split_off(groups.len().min(MOST_ACTORS));
    let mut rest: BTreeSet<u32> = rest.into_iter().collect();
    rest.extend(beyond.into_iter().flat_map(|group| group.items));
    if !rest.is_empty() {
        groups.push(Group { key: GroupKey::Rest, items: rest.into_iter().collect() });
    }
    groups
}
