//! The records that are made so far, by the names that rows call them.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use super::calls::Call;
use super::draft::Dates;
use super::ties::{Ties, Told};
use super::{Built, Counts, Made, What};
use crate::domain::claims::{Claim, Source};
use crate::domain::duplicates::absorb;
use crate::domain::entities::{Entity, EntityKind};
use crate::domain::id::{EntityId, RelationId};
use crate::domain::kept::Kept;
use crate::domain::project::Project;
use crate::domain::record::{Meta, RecordRef};
use crate::domain::relations::Relation;
use crate::domain::text::fold;
use crate::format::Fresh;
use crate::format::issue::{Issue, Problem};
use crate::format::table::recipe::kinds::{self, Kind};
use crate::format::table::recipe::{Recipe, Shape};

/// Where in the book something stands.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    /// The sheet, counted from 0.
    pub(super) place: usize,
    pub(super) sheet: &'a str,
    /// The row, as the spreadsheet counts it; 0 for the sheet itself.
    pub(super) row: usize,
    /// How many rows stand between it and the headers.
    pub(super) nth: usize,
}

/// An entity under way.
struct Draft {
    id: EntityId,
    call: Call,
    row: Entity,
    /// Whether its row or its column says the kind.
    is_sure: bool,
    /// Whether nothing says the kind, not even the sheet.
    is_guess: bool,
}

impl Draft {
    /// Takes what another row says of the same entity.
    fn take(&mut self, row: Entity, is_sure: bool, call: Call) {
        self.is_guess &= !is_sure;
        if is_sure && !self.is_sure {
            (self.row.kind, self.is_sure) = (row.kind.clone(), true);
        }
        let before = std::mem::take(&mut self.row);
        let origin = before.origin.clone().or_else(|| row.origin.clone());
        self.row = absorb(before, &row);
        self.row.origin = origin;
        self.call.fill(call);
    }
}

/// A name in a cell, to be settled when all rows are known.
pub(super) struct Mention<'a> {
    pub(super) at: At<'a>,
    /// The entity of the row.
    pub(super) of: usize,
    pub(super) name: String,
    pub(super) kind: Option<EntityKind>,
    pub(super) relation: String,
    /// Whether the relation starts at the entity of the row.
    pub(super) outgoing: bool,
    pub(super) description: String,
}

/// What names have in common when they are of one entity: all but capitals, accents and spaces.
fn key_of(name: &str) -> String {
    let key = fold(name);
    // Marks alone fold to nothing, and are names all the same.
    if key.is_empty() { name.to_owned() } else { key }
}

/// Everything that is made so far.
pub(super) struct Network<'a, 'f, 'g> {
    pub(super) recipe: &'a Recipe,
    pub(super) made: Vec<Made>,
    pub(super) dates: Dates,
    kinds: HashMap<String, Kind>,
    fresh: &'f mut Fresh<'g>,
    entities: Vec<Draft>,
    by_name: HashMap<String, Vec<usize>>,
    by_alias: HashMap<String, usize>,
    by_id: HashMap<String, usize>,
    ties: Ties,
    mentions: Vec<Mention<'a>>,
    /// Ids of records, so that none serves twice.
    taken: HashSet<Uuid>,
    /// What is told once a sheet.
    told: HashSet<(usize, String)>,
    project: Project,
    issues: Vec<(usize, Issue)>,
    /// Whether rows of the sheet that say no kind are organisations for want of better.
    guesses: bool,
    /// How many rows of each sheet are shown, if nothing but that and the counts is asked for.
    shown: Option<usize>,
}

impl<'a, 'f, 'g> Network<'a, 'f, 'g> {
    pub(super) fn new(recipe: &'a Recipe, fresh: &'f mut Fresh<'g>, shown: Option<usize>) -> Self {
        Self {
            recipe,
            made: Vec::new(),
            dates: Dates::default(),
            kinds: HashMap::new(),
            fresh,
            entities: Vec::new(),
            by_name: HashMap::new(),
            by_alias: HashMap::new(),
            by_id: HashMap::new(),
            ties: Ties::default(),
            mentions: Vec::new(),
            taken: HashSet::new(),
            told: HashSet::new(),
            project: Project::default(),
            issues: Vec::new(),
            guesses: false,
            shown,
        }
    }

    /// Rows of this sheet that say no kind are of this one.
    pub(super) fn begin_sheet(&mut self, shape: Shape, fallback: &EntityKind) {
        let says_kind = matches!(shape, Shape::Events | Shape::Register);
        self.guesses = !says_kind && *fallback == EntityKind::Organisation;
    }

    pub(super) fn has_entities(&self) -> bool {
        !self.entities.is_empty()
    }

    /// Whether the row is only counted: what it says of its entity does not matter then.
    pub(super) fn only_counts(&self, at: At) -> bool {
        self.shown.is_some_and(|shown| at.nth >= shown)
    }

    fn is_shown(&self, at: At) -> bool {
        self.shown.is_some_and(|shown| at.nth < shown)
    }

    fn show(&mut self, at: At, what: impl FnOnce(&Self) -> What) {
        if self.is_shown(at) {
            let what = what(self);
            self.made.push(Made { sheet: at.place, row: at.row, what });
        }
    }

    pub(super) fn tell(&mut self, at: At, problem: Problem) {
        self.show(at, |_| What::Problem(problem.clone()));
        let issue = Issue { part: at.sheet.to_owned(), row: at.row, problem };
        self.issues.push((at.place, issue));
    }

    /// Tells of a value that is not on its scale; long ones are cut.
    pub(super) fn tell_value(
        &mut self,
        at: At,
        make: fn(String, String) -> Problem,
        field: &str,
        value: &str,
    ) {
        let short: String = value.chars().take(80).collect();
        self.tell(at, make(field.to_owned(), short));
    }

    /// Keeps a row of which nothing is made, and tells why.
    pub(super) fn keep(&mut self, at: At, data: serde_json::Value, problem: Problem) {
        self.tell(at, problem);
        let kept = Kept { part: at.sheet.to_owned(), data, meta: self.stamp(), ..Kept::default() };
        self.project.kept.put(self.fresh.id(), kept);
    }

    pub(super) fn stamp(&self) -> Meta {
        Meta { created: self.fresh.now, modified: self.fresh.now, version: 1 }
    }

    /// Puts the entity of a row, in the one of its name if there is one that no other id tells apart.
    pub(super) fn put(&mut self, at: At, row: Entity, is_sure: bool, id: &str) -> usize {
        let (key, call) = (key_of(&row.name), Call::of(at, id));
        let homonyms = self.called(&key, is_sure.then_some(&row.kind));
        let known = self.same(&homonyms, &call);
        if known.is_none() && !homonyms.is_empty() {
            self.tell(at, Problem::Homonym(row.name.clone()));
        } else if homonyms.len() > 1 && id.is_empty() {
            self.tell_once(at, Problem::Ambiguous(row.name.clone()));
        }
        let what = self.is_shown(at).then(|| What::Entity {
            name: row.name.clone(),
            kind: row.kind.key().to_owned(),
            is_new: known.is_none(),
        });
        let place = match known {
            Some(place) => {
                self.entities[place].take(row, is_sure, call);
                place
            }
            None => self.add(key, row, (is_sure, !is_sure && self.guesses), call),
        };
        for alias in &self.entities[place].row.aliases {
            self.by_alias.entry(key_of(alias)).or_insert(place);
        }
        if let Some(what) = what {
            self.show(at, |_| what);
        }
        place
    }

    /// Which of these a row with this id is: the one of that id, or the first that no id tells apart.
    fn same(&self, places: &[usize], call: &Call) -> Option<usize> {
        let of_id = |place: &&usize| self.entities[**place].call.is_same(call);
        let free = |place: &&usize| !self.entities[**place].call.is_apart(call);
        places.iter().find(of_id).or_else(|| places.iter().find(free)).copied()
    }

    fn add(
        &mut self,
        key: String,
        mut row: Entity,
        (is_sure, is_guess): (bool, bool),
        call: Call,
    ) -> usize {
        let place = self.entities.len();
        row.meta = self.stamp();
        let id = self.id(&call).into();
        self.entities.push(Draft { id, call, row, is_sure, is_guess });
        self.by_name.entry(key).or_default().push(place);
        place
    }

    /// The id that the row has of us, else a new one; each serves once.
    fn id(&mut self, call: &Call) -> Uuid {
        if let Some(own) = call.own().filter(|own| self.taken.insert(*own)) {
            return own;
        }
        loop {
            let id = (self.fresh.next_id)();
            if self.taken.insert(id) {
                return id;
            }
        }
    }

    /// The entities of this folded name, and of this kind if it is known for sure.
    fn called(&self, key: &str, kind: Option<&EntityKind>) -> Vec<usize> {
        let places = self.by_name.get(key).map(Vec::as_slice).unwrap_or_default();
        let may_be = |place: &&usize| {
            let draft = &self.entities[**place];
            kind.is_none_or(|kind| !draft.is_sure || draft.row.kind == *kind)
        };
        places.iter().filter(may_be).copied().collect()
    }

    /// The entity that a cell names, made if no row did; whether it was.
    pub(super) fn named(
        &mut self,
        at: At,
        name: &str,
        kind: Option<&EntityKind>,
        fallback: &EntityKind,
    ) -> (usize, bool) {
        let key = key_of(name);
        let alias = |network: &Self| {
            let place = network.by_alias.get(&key).copied()?;
            let draft = &network.entities[place];
            kind.is_none_or(|kind| !draft.is_sure || draft.row.kind == *kind).then_some(place)
        };
        let known = self.called(&key, kind);
        if known.len() > 1 {
            self.tell_once(at, Problem::Ambiguous(name.to_owned()));
        }
        if let Some(place) = known.first().copied().or_else(|| alias(self)) {
            return (place, false);
        }
        let row = Entity::named(name, kind.unwrap_or(fallback).clone());
        let is_guess = kind.is_none() && *fallback == EntityKind::Organisation;
        let place = self.add(key, row, (kind.is_some(), is_guess), Call::default());
        self.show(at, |network| {
            let Entity { name, kind, .. } = &network.entities[place].row;
            What::Entity { name: name.clone(), kind: kind.key().to_owned(), is_new: true }
        });
        (place, true)
    }

    /// Lets rows name an entity by the id of its row; tells when another has it.
    pub(super) fn call(&mut self, at: At, id: &str, place: usize) {
        if *self.by_id.entry(id.to_owned()).or_insert(place) != place {
            self.tell(at, Problem::RepeatedId(id.to_owned()));
        }
    }

    /// The entity whose row has this id, alone or at the end: "Nom [id]".
    pub(super) fn by_id(&self, text: &str) -> Option<usize> {
        let inside =
            || text.strip_suffix(']').and_then(|text| text.rsplit_once('[')).map(|(_, id)| id);
        self.by_id.get(text).copied().or_else(|| self.by_id.get(inside()?).copied())
    }

    /// The document of this name, if a row says that it is one.
    pub(super) fn document(&self, name: &str) -> Option<EntityId> {
        let places = self.by_name.get(&key_of(name))?.iter().map(|place| &self.entities[*place]);
        let is_document = |draft: &&Draft| draft.row.kind == EntityKind::Document;
        places.filter(|draft| draft.is_sure).find(is_document).map(|draft| draft.id)
    }

    pub(super) fn entity(&mut self, place: usize) -> &mut Entity {
        &mut self.entities[place].row
    }

    pub(super) fn id_of(&self, place: usize) -> EntityId {
        self.entities[place].id
    }

    /// What a word of kind says; files repeat theirs.
    pub(super) fn kind(&mut self, text: &str) -> Kind {
        if let Some(known) = self.kinds.get(text) {
            return known.clone();
        }
        let kind = kinds::kind(text);
        self.kinds.insert(text.to_owned(), kind.clone());
        kind
    }

    /// Tells of a problem once a sheet.
    pub(super) fn tell_once(&mut self, at: At, problem: Problem) {
        if self.told.insert((at.place, problem.to_string())) {
            self.tell(at, problem);
        }
    }

    /// Adds an alias that names of other rows may use.
    pub(super) fn add_alias(&mut self, place: usize, alias: &str) {
        let row = &mut self.entities[place].row;
        let key = fold(alias);
        if !row.names().any(|name| fold(name) == key) {
            row.add_alias(alias);
            self.by_alias.entry(key).or_insert(place);
        }
    }

    pub(super) fn mention(&mut self, mention: Mention<'a>) {
        self.mentions.push(mention);
    }

    /// Makes the entities and relations of all names in cells.
    pub(super) fn settle(&mut self) {
        let leads = fold(&self.recipe.words.leads);
        for mention in std::mem::take(&mut self.mentions) {
            let Mention { at, of, name, kind, relation, outgoing, description } = mention;
            let (place, _) = self.named(at, &name, kind.as_ref(), &EntityKind::Organisation);
            let (source, target) = if outgoing { (of, place) } else { (place, of) };
            // Who leads an organisation is not said to work for it as well.
            let leads = || (source, target, leads.clone(), String::new());
            if relation != self.recipe.words.works_for || !self.ties.has(&leads()) {
                let row = Relation { description, ..self.relation(source, &relation, target) };
                self.relate(at, (source, target), row, "");
            }
        }
    }

    pub(super) fn relation(&self, source: usize, kind: &str, target: usize) -> Relation {
        let row = Relation::new(self.id_of(source), kind, self.id_of(target));
        Relation { meta: self.stamp(), ..row }
    }

    /// Adds a relation between two entities, whose row has this id; or says more of one that says the same.
    pub(super) fn relate(
        &mut self,
        at: At,
        (source, target): (usize, usize),
        row: Relation,
        id: &str,
    ) -> (RelationId, Told) {
        let key = (source, target, fold(&row.kind), row.date.text().to_owned());
        let call = Call::of(at, id);
        if let Some(place) = self.ties.find(&key, &row, &call) {
            return self.ties.say(place, row, call);
        }
        self.show(at, |network| What::Relation {
            source: network.entities[source].row.name.clone(),
            kind: row.kind.clone(),
            target: network.entities[target].row.name.clone(),
        });
        let id = self.id(&call).into();
        self.ties.add(key, id, row, call);
        (id, Told::New)
    }

    /// Adds what a row notes of a relation, unless it is noted already; whether it was not.
    pub(super) fn note(&mut self, at: At, of: RelationId, text: &str, source: &str) -> bool {
        let is_new = self.ties.note(of, text, source);
        if is_new {
            self.claim(at, of.into(), text, source);
        }
        is_new
    }

    pub(super) fn claim(&mut self, at: At, about: RecordRef, text: &str, source: &str) {
        let claim = Claim { source: Source::Text(source.to_owned()), ..Claim::new(about, text) };
        self.put_claim(at, claim, "");
    }

    /// Adds a claim, under the id that its row has of us.
    pub(super) fn put_claim(&mut self, at: At, claim: Claim, id: &str) {
        let claim = Claim { meta: self.stamp(), ..claim };
        self.show(at, |_| What::Claim { text: claim.text.clone() });
        let id = self.id(&Call::of(at, id)).into();
        self.project.claims.put(id, claim);
    }

    pub(super) fn card(&mut self, at: At, card: crate::domain::cards::Card) {
        self.show(at, |_| What::Card { text: card.text.clone() });
        self.project.cards.put(self.fresh.id(), card);
    }

    /// How much of each there is so far.
    pub(super) fn counts(&self) -> Counts {
        let mut counts = Counts {
            relations: self.ties.count(),
            claims: self.project.claims.len(),
            cards: self.project.cards.len(),
            kept: self.project.kept.len(),
            issues: self.issues.len(),
            ..Counts::default()
        };
        for Draft { row, .. } in &self.entities {
            match row.kind {
                EntityKind::Person => counts.people += 1,
                EntityKind::Organisation => counts.organisations += 1,
                _ => counts.others += 1,
            }
        }
        counts
    }

    /// The project, its issues in the order of the book, and the counts.
    pub(super) fn built(mut self) -> Built {
        let counts = self.counts();
        let mut guessed = Vec::new();
        for Draft { id, row, is_guess, .. } in self.entities {
            guessed.extend(is_guess.then_some(id));
            self.project.entities.put(id, row);
        }
        for (id, row) in self.ties.drawn() {
            self.project.relations.put(id, row);
        }
        self.issues.sort_by_key(|(place, issue)| (*place, issue.row));
        let issues = self.issues.into_iter().map(|(_, issue)| issue).collect();
        Built { project: self.project, issues, counts, guessed }
    }
}
