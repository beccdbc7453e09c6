//! Which record of the project each record of a file is, and the file's records under those ids.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;

use serde_json::Value;

use crate::domain::cards::Card;
use crate::domain::claims::Source;
use crate::domain::edit::targets;
use crate::domain::entities::Entity;
use crate::domain::id::{ClaimId, EntityId};
use crate::domain::project::Project;
use crate::domain::record::{Record, RecordRef};
use crate::domain::text::fold;
use crate::domain::turns::Turns;
use crate::domain::twins::alike;

/// The records of `incoming`, under the ids of those of `current` that they are: by id, then as each kind is known.
///
/// All are matched before any is rewritten: a record may point at one that stands later.
pub(super) async fn renamed(current: &Project, incoming: &Project, turns: &Turns) -> Vec<Record> {
    if current.record_count() == 0 {
        return incoming.records().cloned().collect();
    }
    let mut matching = Matching::default();
    for id in incoming.records().map(Record::id).filter(|id| current.contains(*id)) {
        turns.turn().await;
        matching.put(id, id);
    }
    for (id, known) in match_entities(current, incoming, turns).await {
        matching.put(id.into(), known.into());
    }
    let ordered = in_order(incoming, turns).await;
    for step in STEPS {
        matching.pair(current, &ordered, step, turns).await;
    }
    let mut renamed = Vec::new();
    for record in incoming.records() {
        turns.turn().await;
        renamed.push(matching.rewritten(record.clone()));
    }
    renamed
}

/// What two records that are one have in common: what they point at, and what they say.
type Key = (Vec<RecordRef>, Vec<String>);

/// The key of a record, its references renamed; none when the step is not for it.
type KeyOf = fn(&Record, &dyn Fn(RecordRef) -> RecordRef) -> Option<Key>;

/// The surest first.
const STEPS: [KeyOf; 8] = [
    entity_by_name,
    kept_whole,
    card_by_origin,
    card_whole,
    card_with_detail,
    card_by_text,
    tie_whole,
    tie,
];

/// Matches; on either side each record has one at most.
#[derive(Default)]
struct Matching {
    to: BTreeMap<RecordRef, RecordRef>,
    taken: BTreeSet<RecordRef>,
}

impl Matching {
    fn put(&mut self, from: RecordRef, to: RecordRef) {
        if !self.to.contains_key(&from) && self.taken.insert(to) {
            self.to.insert(from, to);
        }
    }

    fn reference(&self, record: RecordRef) -> RecordRef {
        self.to.get(&record).copied().unwrap_or(record)
    }

    fn entity(&self, id: EntityId) -> EntityId {
        self.reference(id.into()).entity().unwrap_or(id)
    }

    fn claim(&self, id: ClaimId) -> ClaimId {
        match self.reference(id.into()) {
            RecordRef::Claim(id) => id,
            _ => id,
        }
    }

    /// Matches what is left on both sides and has the same key, in the order of the ids.
    async fn pair(&mut self, current: &Project, incoming: &[&Record], key: KeyOf, turns: &Turns) {
        let mut known = BTreeMap::<Key, VecDeque<RecordRef>>::new();
        for record in current.records().filter(|record| !self.taken.contains(&record.id())) {
            turns.turn().await;
            if let Some(key) = key(record, &|id| id) {
                known.entry(key).or_default().push_back(record.id());
            }
        }
        if known.is_empty() {
            return;
        }
        for record in incoming {
            turns.turn().await;
            if self.to.contains_key(&record.id()) {
                continue;
            }
            let key = key(record, &|id| self.reference(id));
            let found = key.and_then(|key| known.get_mut(&key)).and_then(VecDeque::pop_front);
            if let Some(found) = found {
                self.put(record.id(), found);
            }
        }
    }

    /// The record under the id of the one it is, pointing at those of the project.
    fn rewritten(&self, record: Record) -> Record {
        match (self.reference(record.id()), record) {
            (RecordRef::Entity(id), Record::Entity(_, row)) => Record::Entity(id, row),
            (RecordRef::Kept(id), Record::Kept(_, row)) => Record::Kept(id, row),
            (RecordRef::Relation(id), Record::Relation(_, mut row)) => {
                let relation = Arc::make_mut(&mut row);
                relation.source = self.entity(relation.source);
                relation.target = self.entity(relation.target);
                Record::Relation(id, row)
            }
            (RecordRef::Claim(id), Record::Claim(_, mut row)) => {
                let claim = Arc::make_mut(&mut row);
                claim.about = self.reference(claim.about);
                if let Source::Document(document) = &mut claim.source {
                    *document = self.entity(*document);
                }
                Record::Claim(id, row)
            }
            (RecordRef::Card(id), Record::Card(_, mut row)) => {
                let card = Arc::make_mut(&mut row);
                card.entities.iter_mut().for_each(|entity| *entity = self.entity(*entity));
                card.claims.iter_mut().for_each(|claim| *claim = self.claim(*claim));
                Record::Card(id, row)
            }
            (RecordRef::Link(id), Record::Link(_, mut row)) => {
                let link = Arc::make_mut(&mut row);
                link.source = self.reference(link.source);
                link.target = self.reference(link.target);
                Record::Link(id, row)
            }
            (RecordRef::View(id), Record::View(_, mut row)) => {
                let view = Arc::make_mut(&mut row);
                let places = std::mem::take(&mut view.positions).into_iter();
                view.positions = places.map(|(id, at)| (self.entity(id), at)).collect();
                Record::View(id, row)
            }
            // A record and the one it is are of one kind.
            (_, record) => record,
        }
    }
}

/// The records of a file, claims and links after those they point at; those that point in a circle come last.
async fn in_order<'a>(incoming: &'a Project, turns: &Turns) -> Vec<&'a Record> {
    let is_tied = |id: RecordRef| matches!(id, RecordRef::Claim(_) | RecordRef::Link(_));
    let mut ordered = Vec::new();
    let mut done = BTreeSet::new();
    let mut waiting = BTreeMap::<RecordRef, Vec<&Record>>::new();
    let mut queue: VecDeque<&Record> = incoming.records().collect();
    while let Some(record) = queue.pop_front() {
        turns.turn().await;
        let stands = |to: &RecordRef| incoming.contains(*to) && !done.contains(to);
        let tied = if is_tied(record.id()) { targets(record) } else { Vec::new() };
        match tied.into_iter().filter(|to| is_tied(*to)).find(stands) {
            Some(later) => waiting.entry(later).or_default().push(record),
            None => {
                ordered.push(record);
                done.insert(record.id());
                queue.extend(waiting.remove(&record.id()).unwrap_or_default());
            }
        }
    }
    ordered.extend(waiting.into_values().flatten());
    ordered
}

fn says(texts: &[&str]) -> Key {
    (Vec::new(), texts.iter().map(|text| (*text).to_owned()).collect())
}

/// Several entities of one name and kind, one by one.
fn entity_by_name(record: &Record, _: &dyn Fn(RecordRef) -> RecordRef) -> Option<Key> {
    let Record::Entity(_, row) = record else { return None };
    Some(says(&["entity", row.kind.key(), &fold(&row.name)]))
}

fn kept_whole(record: &Record, _: &dyn Fn(RecordRef) -> RecordRef) -> Option<Key> {
    let Record::Kept(_, row) = record else { return None };
    Some(says(&["kept", &row.part, &row.data.to_string()]))
}

/// Notes have the name of a field for a text: many say the same.
const NOTE: &str = "imported_note";
/// An id of an older file is shorter when it counts its rows, as those of any other file do.
const TELLING: usize = 6;

fn slot(card: &Card) -> &str {
    card.body.get("slot").and_then(Value::as_str).unwrap_or_default()
}

fn card_by_origin(record: &Record, _: &dyn Fn(RecordRef) -> RecordRef) -> Option<Key> {
    let Record::Card(_, row) = record else { return None };
    let origin = row.origin.as_ref().filter(|origin| origin.chars().count() >= TELLING)?;
    Some(says(&["card", &row.method, origin]))
}

fn card_whole(record: &Record, _: &dyn Fn(RecordRef) -> RecordRef) -> Option<Key> {
    let Record::Card(_, row) = record else { return None };
    let (origin, body) = (row.origin.as_deref().unwrap_or_default(), Value::from(row.body.clone()));
    Some(says(&["card", &row.method, &row.text, &row.detail, origin, &body.to_string()]))
}

fn card_with_detail(record: &Record, _: &dyn Fn(RecordRef) -> RecordRef) -> Option<Key> {
    let Record::Card(_, row) = record else { return None };
    let (text, detail) = (fold(&row.text), fold(&row.detail));
    let says_something = !text.is_empty();
    says_something.then(|| says(&["card", &row.method, slot(row), &text, &detail]))
}

fn card_by_text(record: &Record, _: &dyn Fn(RecordRef) -> RecordRef) -> Option<Key> {
    let Record::Card(_, row) = record else { return None };
    let text = fold(&row.text);
    let is_own = !text.is_empty() && row.method != NOTE;
    is_own.then(|| says(&["card", &row.method, slot(row), &text]))
}

/// Relations by kind and ends, claims by what they say of what, links by kind and ends.
fn tie(record: &Record, to: &dyn Fn(RecordRef) -> RecordRef) -> Option<Key> {
    Some(match record {
        Record::Relation(_, row) => {
            let (source, target) = (to(row.source.into()), to(row.target.into()));
            (vec![source, target], vec!["relation".to_owned(), fold(&row.kind)])
        }
        Record::Claim(_, row) => {
            let said = if row.text.trim().is_empty() { &row.quote } else { &row.text };
            (vec![to(row.about)], vec!["claim".to_owned(), fold(said)])
        }
        Record::Link(_, row) => {
            let ends = vec![to(row.source), to(row.target)];
            (ends, vec!["link".to_owned(), fold(&row.kind)])
        }
        _ => return None,
    })
}

/// The same, with what tells two of them apart.
fn tie_whole(record: &Record, to: &dyn Fn(RecordRef) -> RecordRef) -> Option<Key> {
    let (mut ends, mut texts) = tie(record, to)?;
    match record {
        Record::Relation(_, row) => texts.push(row.date.text().to_owned()),
        Record::Claim(_, row) => match &row.source {
            Source::Document(document) => ends.push(to((*document).into())),
            Source::Text(source) => texts.push(fold(source)),
        },
        Record::Link(_, row) => texts.push(fold(&row.rationale)),
        _ => {}
    }
    Some((ends, texts))
}

/// A way to find the entity of the project that one of a file is.
type Step<'a> = dyn Fn(EntityId, &Entity) -> Option<EntityId> + 'a;

/// For each incoming entity, the one of `current` that it is: the surest matches first.
async fn match_entities(
    current: &Project,
    incoming: &Project,
    turns: &Turns,
) -> BTreeMap<EntityId, EntityId> {
    let known = Known::of(current, turns).await;
    let mut taken = BTreeSet::new();
    let mut matches = BTreeMap::new();
    let steps: [&Step; 4] = [
        &|id, _| current.entities.contains(id).then_some(id),
        &|_, entity| known.by_origin(entity),
        &|_, entity| known.find(&known.names, &entity.name, entity),
        &|_, entity| known.by_alias(entity),
    ];
    for step in steps {
        for (id, entity) in incoming.entities.iter() {
            turns.turn().await;
            let found = if matches.contains_key(&id) { None } else { step(id, entity) };
            if let Some(found) = found.filter(|found| taken.insert(*found)) {
                matches.insert(id, found);
            }
        }
    }
    matches
}

/// The entities of a project by what files may call them.
pub(super) struct Known<'a> {
    project: &'a Project,
    origins: BTreeMap<&'a str, Vec<EntityId>>,
    names: BTreeMap<String, Vec<EntityId>>,
    aliases: BTreeMap<String, Vec<EntityId>>,
}

impl<'a> Known<'a> {
    pub(super) async fn of(project: &'a Project, turns: &Turns) -> Self {
        let (names, aliases) = (BTreeMap::new(), BTreeMap::new());
        let mut known = Self { project, origins: BTreeMap::new(), names, aliases };
        for (id, entity) in project.entities.iter() {
            turns.turn().await;
            if let Some(origin) = &entity.origin {
                known.origins.entry(origin).or_default().push(id);
            }
            known.names.entry(fold(&entity.name)).or_default().push(id);
            for alias in &entity.aliases {
                known.aliases.entry(fold(alias)).or_default().push(id);
            }
        }
        known
    }

    fn find(
        &self,
        index: &BTreeMap<String, Vec<EntityId>>,
        name: &str,
        entity: &Entity,
    ) -> Option<EntityId> {
        let like = |id: &EntityId| {
            self.project.entities.get(*id).is_some_and(|row| alike(&row.kind, &entity.kind))
        };
        index.get(&fold(name))?.iter().copied().find(like)
    }

    /// The one that has this for a name, or for want of any for an alias; whatever its kind.
    pub(super) fn alone(&self, name: &str) -> Option<EntityId> {
        let name = fold(name);
        match self.names.get(&name).or_else(|| self.aliases.get(&name)).map(Vec::as_slice) {
            Some([id]) => Some(*id),
            _ => None,
        }
    }

    /// By the id of an older file, the first of the same name if several have it.
    ///
    /// A short one counts the rows of its file, as those of any other file do: a name has to agree.
    pub(super) fn by_origin(&self, entity: &Entity) -> Option<EntityId> {
        let origin = entity.origin.as_deref()?;
        let places = self.origins.get(origin)?;
        let names: Vec<String> = entity.names().map(fold).collect();
        let agrees = |id: &&EntityId| {
            let row = self.project.entities.get(**id);
            row.is_some_and(|row| row.names().any(|name| names.contains(&fold(name))))
        };
        let is_telling = origin.chars().count() >= TELLING;
        let first = places.first().filter(|_| is_telling);
        places.iter().find(agrees).or(first).copied()
    }

    /// By the alias of one side and the name of the other.
    ///
    /// An alias that both have is only proposed, as twins are: many organisations share an acronym.
    fn by_alias(&self, entity: &Entity) -> Option<EntityId> {
        let by_name = self.find(&self.aliases, &entity.name, entity);
        let mut aliases = entity.aliases.iter();
        by_name.or_else(|| aliases.find_map(|alias| self.find(&self.names, alias, entity)))
    }
}
