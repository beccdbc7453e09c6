//! What of a project is counted and drawn: the choices that stand under every result.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::network::{Days, Network, Node, OPEN_END, OPEN_START, Tie};
use crate::domain::claims::{Bearing, Claim};
use crate::domain::date::{PartialDate, Span};
use crate::domain::entities::{Entity, EntityKind, Stance};
use crate::domain::id::{EntityId, RelationId};
use crate::domain::record::{Extras, RecordRef};
use crate::domain::relations::{Relation, Sign, Strength};
use crate::domain::table::Table;

/// What a relation without a known strength weighs: the middle of the scale.
const UNKNOWN_WEIGHT: f32 = 2.0;
/// How far an unsourced or ungraded relation is trusted.
const UNKNOWN_TRUST: f32 = 0.5;

/// What to leave out, and how to read what is left. The default leaves nothing out.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a box people tick on its own")]
pub struct Preparation {
    /// Kinds of entities left out, by key.
    pub kinds: BTreeSet<String>,
    /// Stances left out: "-2" to "2", "none".
    pub stances: BTreeSet<String>,
    /// Tags whose bearers are left out.
    pub tags: BTreeSet<String>,
    /// Only bearers of this tag, if any.
    pub only_tag: Option<String>,
    /// Entities left out one by one.
    pub without: BTreeSet<EntityId>,
    /// Whether those marked as us are left out.
    pub without_us: bool,
    /// Whether entities without a counted relation are left out.
    pub without_lone: bool,
    /// Kinds of relations left out.
    pub relation_kinds: BTreeSet<String>,
    /// Signs left out: "+", "-", "?".
    pub signs: BTreeSet<String>,
    /// The least strength, 1 to 4; unknown ones are left out with it.
    pub min_strength: Option<u8>,
    /// The worst letter of a source; unsourced relations are left out with it.
    pub min_grade: Option<char>,
    /// The days of which at least one must be theirs.
    pub period: Option<Days>,
    /// Whether undated relations are left out when there is a period.
    pub without_undated: bool,
    /// Whether measures follow the arrows.
    pub directed: bool,
    /// Whether measures count strengths.
    pub weighted: bool,
}

/// What proves a relation.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Proof {
    /// The best letter among the sources that support it.
    pub letter: Option<char>,
    /// How far it is trusted, 0 to 1.
    pub trust: f32,
}

/// What proves each relation that has a sourced claim.
pub type Proofs = BTreeMap<RelationId, Proof>;

/// The part of a project that is counted and drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prepared {
    /// The entities, in the order of the network's nodes.
    pub actors: Vec<EntityId>,
    /// The relations, in the order of the network's ties.
    pub relations: Vec<RelationId>,
    /// Both as numbers.
    pub network: Network,
    /// Relations that no source supports.
    pub unsourced: usize,
    /// Relations without a date.
    pub undated: usize,
    /// Entities left out.
    pub hidden_actors: usize,
    /// Relations left out.
    pub hidden_relations: usize,
}

/// What supports the relations of a project. O(claims).
pub fn proofs(claims: &Table<Claim>) -> Proofs {
    let mut proofs = Proofs::new();
    let mut denied = BTreeSet::new();
    for (_, claim) in claims.iter() {
        let (RecordRef::Relation(id), false) = (claim.about, claim.source.is_blank()) else {
            continue;
        };
        match claim.bearing {
            Bearing::Contradicts => {
                denied.insert(id);
            }
            Bearing::Supports => {
                let letter = claim.grade.reliability();
                let proof = proofs.entry(id).or_insert(Proof { letter, trust: 0.0 });
                proof.letter = proof.letter.into_iter().chain(letter).min();
                proof.trust = proof.trust.max(trust_of(letter));
            }
            Bearing::Mentions => {}
        }
    }
    for id in denied {
        if let Some(proof) = proofs.get_mut(&id) {
            proof.trust /= 2.0;
        }
    }
    proofs
}

fn trust_of(letter: Option<char>) -> f32 {
    match letter {
        Some('A') => 0.95,
        Some('B') => 0.85,
        Some('C') => 0.7,
        Some('D') => 0.5,
        Some('E') => 0.25,
        _ => UNKNOWN_TRUST,
    }
}

/// The days of a date; all of time when it has none.
pub fn days_of(date: &PartialDate) -> Days {
    let Some(span) = date.span() else {
        return Days::ALWAYS;
    };
    let day = |day: Option<i64>, open: i32| {
        day.map_or(open, |day| day.clamp(i64::from(OPEN_START) + 1, i64::from(OPEN_END) - 1) as i32)
    };
    Days { from: day(span.earliest(), OPEN_START), to: day(span.latest(), OPEN_END) }
}

/// When an entity was there: from its date on, unless it is an event or its date says how it ended.
pub fn presence(entity: &Entity) -> Days {
    let days = days_of(&entity.date);
    let lasts = entity.kind != EntityKind::Event && matches!(entity.date.span(), Some(Span::At(_)));
    if lasts { Days { to: OPEN_END, ..days } } else { days }
}

/// What `preparation` leaves of a project. O(entities + relations · log entities).
pub fn prepare(
    entities: &Table<Entity>,
    relations: &Table<Relation>,
    proofs: &Proofs,
    preparation: &Preparation,
) -> Prepared {
    let mut prepared = Prepared::default();
    let mut places = BTreeMap::new();
    for (id, entity) in entities.iter() {
        if preparation.keeps_entity(id, entity) {
            places.insert(id, prepared.actors.len() as u32);
            prepared.actors.push(id);
            prepared.network.nodes.push(node_of(entity));
        }
    }
    for (id, relation) in relations.iter() {
        let ends = places.get(&relation.source).zip(places.get(&relation.target));
        let proof = proofs.get(&id);
        let Some((source, target)) =
            ends.filter(|_| preparation.keeps_relation(relation, proof.copied()))
        else {
            continue;
        };
        prepared.relations.push(id);
        prepared.network.ties.push(tie_of(relation, *source, *target, proof));
        prepared.unsourced += usize::from(proof.is_none());
        prepared.undated += usize::from(!relation.date.is_dated());
    }
    if preparation.without_lone {
        prepared.drop_lone();
    }
    prepared.hidden_actors = entities.len() - prepared.actors.len();
    prepared.hidden_relations = relations.len() - prepared.relations.len();
    prepared
}

fn node_of(entity: &Entity) -> Node {
    let camp = match entity.stance.map(Stance::value) {
        None => 0,
        Some(..0) => 1,
        Some(0) => 2,
        Some(_) => 3,
    };
    Node { camp, days: presence(entity) }
}

fn tie_of(relation: &Relation, source: u32, target: u32, proof: Option<&Proof>) -> Tie {
    let sign = match relation.sign {
        Some(Sign::Plus) => 1,
        Some(Sign::Minus) => -1,
        None => 0,
    };
    // A strength of 0 still leaves a tie: half of the weakest.
    let strength = relation.strength.map(|strength| f32::from(strength.value()).max(0.5));
    Tie {
        source,
        target,
        mutual: relation.mutual,
        sign,
        weight: strength.unwrap_or(UNKNOWN_WEIGHT),
        trust: proof.map_or(UNKNOWN_TRUST, |proof| proof.trust),
        days: days_of(&relation.date),
    }
}

impl Prepared {
    fn drop_lone(&mut self) {
        let mut tied = vec![false; self.actors.len()];
        for tie in &self.network.ties {
            tied[tie.source as usize] = true;
            tied[tie.target as usize] = true;
        }
        let mut next = 0;
        let moved: Vec<u32> = tied
            .iter()
            .map(|tied| {
                next += u32::from(*tied);
                next.saturating_sub(1)
            })
            .collect();
        let mut kept = tied.iter();
        self.actors.retain(|_| kept.next().is_some_and(|tied| *tied));
        let mut kept = tied.iter();
        self.network.nodes.retain(|_| kept.next().is_some_and(|tied| *tied));
        for tie in &mut self.network.ties {
            tie.source = moved[tie.source as usize];
            tie.target = moved[tie.target as usize];
        }
    }
}

impl Preparation {
    /// Whether an entity is kept, whatever its relations.
    pub fn keeps_entity(&self, id: EntityId, entity: &Entity) -> bool {
        let left_out = self.kinds.contains(entity.kind.key())
            || self.stances.contains(stance_key(entity.stance))
            || entity.tags.iter().any(|tag| self.tags.contains(tag))
            || self.only_tag.as_ref().is_some_and(|tag| !entity.tags.contains(tag))
            || (self.without_us && entity.is_us)
            || self.without.contains(&id)
            || self.period.is_some_and(|period| !presence(entity).meets(period));
        !left_out
    }

    fn keeps_relation(&self, relation: &Relation, proof: Option<Proof>) -> bool {
        let strength = relation.strength.map_or(0, Strength::value);
        let letter = proof.and_then(|proof| proof.letter);
        let undated = !relation.date.is_dated();
        let left_out = self.relation_kinds.contains(&relation.kind)
            || self.signs.contains(sign_key(relation.sign))
            || self.min_strength.is_some_and(|least| strength < least)
            || self.min_grade.is_some_and(|worst| letter.is_none_or(|letter| letter > worst))
            || self.period.is_some_and(|period| !days_of(&relation.date).meets(period))
            || (self.period.is_some() && self.without_undated && undated);
        !left_out
    }

    /// Whether nothing is left out.
    pub fn is_whole(&self) -> bool {
        let Self { directed, weighted, .. } = *self;
        *self == Self { directed, weighted, ..Self::default() }
    }

    /// The choices as a saved view keeps them; the default ones take no room.
    pub fn write(&self) -> Extras {
        let mut saved = Extras::new();
        let without: BTreeSet<String> = self.without.iter().map(|id| id.0.to_string()).collect();
        let sets = [
            ("kinds", &self.kinds),
            ("stances", &self.stances),
            ("tags", &self.tags),
            ("without", &without),
            ("relationKinds", &self.relation_kinds),
            ("signs", &self.signs),
        ];
        for (key, set) in sets.into_iter().filter(|(_, set)| !set.is_empty()) {
            saved.insert(key.to_owned(), json!(set));
        }
        for (key, _) in self.flags().into_iter().filter(|(_, on)| *on) {
            saved.insert(key.to_owned(), Value::Bool(true));
        }
        let period = self.period.map(|days| json!([days.from, days.to]));
        let values = [
            ("onlyTag", self.only_tag.clone().map(Value::String)),
            ("minStrength", self.min_strength.map(Value::from)),
            ("minGrade", self.min_grade.map(|letter| Value::String(letter.to_string()))),
            ("period", period),
        ];
        saved.extend(values.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))));
        saved
    }

    fn flags(&self) -> [(&'static str, bool); 5] {
        [
            ("withoutUs", self.without_us),
            ("withoutLone", self.without_lone),
            ("withoutUndated", self.without_undated),
            ("directed", self.directed),
            ("weighted", self.weighted),
        ]
    }

    /// The choices that `write` saved; what is not understood is left out.
    pub fn read(saved: &Extras) -> Self {
        let set = |key: &str| -> BTreeSet<String> {
            let texts = saved.get(key).and_then(Value::as_array).into_iter().flatten();
            texts.filter_map(Value::as_str).map(str::to_owned).collect()
        };
        let flag = |key: &str| saved.get(key).and_then(Value::as_bool).unwrap_or_default();
        let text = |key: &str| saved.get(key).and_then(Value::as_str);
        let strength = saved.get("minStrength").and_then(Value::as_u64);
        let day = |n: usize| {
            let day = saved.get("period")?.get(n)?.as_i64()?;
            i32::try_from(day).ok()
        };
        Self {
            kinds: set("kinds"),
            stances: set("stances"),
            tags: set("tags"),
            only_tag: text("onlyTag").map(str::to_owned),
            without: set("without").iter().filter_map(|id| EntityId::read(id)).collect(),
            without_us: flag("withoutUs"),
            without_lone: flag("withoutLone"),
            relation_kinds: set("relationKinds"),
            signs: set("signs"),
            min_strength: strength.and_then(|value| u8::try_from(value).ok()),
            min_grade: text("minGrade").and_then(|letter| letter.chars().next()),
            period: day(0).zip(day(1)).map(|(from, to)| Days { from, to }),
            without_undated: flag("withoutUndated"),
            directed: flag("directed"),
            weighted: flag("weighted"),
        }
    }
}

/// The key of a stance: "-2" to "2", "none".
pub fn stance_key(stance: Option<Stance>) -> &'static str {
    match stance.map(Stance::value) {
        None => "none",
        Some(-2) => "-2",
        Some(-1) => "-1",
        Some(0) => "0",
        Some(1) => "1",
        Some(_) => "2",
    }
}

/// The key of a sign: "+", "-", "?".
pub fn sign_key(sign: Option<Sign>) -> &'static str {
    match sign {
        Some(Sign::Plus) => "+",
        Some(Sign::Minus) => "-",
        None => "?",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::claims::{Grade, Source};
    use crate::domain::id::ClaimId;
    use crate::domain::project::Project;
    use uuid::Uuid;

    fn entity(n: u128) -> EntityId {
        EntityId(Uuid::from_u128(n))
    }

    /// Three in a chain and one alone: 1 (ally, 2010) → 2 (us) → 3 (an event), 4.
    fn project() -> Project {
        let mut project = Project::default();
        for n in 1..=4 {
            let mut row = Entity::named(&format!("n{n}"), EntityKind::Organisation);
            match n {
                1 => {
                    row.stance = Stance::new(1);
                    row.date = PartialDate::read("2010-2012");
                }
                2 => row.is_us = true,
                3 => row.kind = EntityKind::Event,
                _ => row.add_tag("x"),
            }
            project.entities.put(entity(n), row);
        }
        let mut first = Relation::new(entity(1), "aide", entity(2));
        first.sign = Some(Sign::Plus);
        first.date = PartialDate::read("2011");
        project.relations.put(RelationId(Uuid::from_u128(10)), first);
        let second = Relation::new(entity(2), "organise", entity(3));
        project.relations.put(RelationId(Uuid::from_u128(11)), second);
        let mut claim = Claim::new(RelationId(Uuid::from_u128(11)).into(), "dit");
        claim.source = Source::Text("rapport".into());
        claim.grade = Grade::new(Some('C'), None);
        project.claims.put(ClaimId(Uuid::from_u128(20)), claim);
        project
    }

    #[track_caller]
    fn check(change: impl FnOnce(&mut Preparation), actors: &[u128], ties: &[(u32, u32)]) {
        let project = project();
        let mut preparation = Preparation::default();
        change(&mut preparation);
        let proofs = proofs(&project.claims);
        let prepared = prepare(&project.entities, &project.relations, &proofs, &preparation);
        let kept: Vec<EntityId> = actors.iter().map(|n| entity(*n)).collect();
        assert_eq!(prepared.actors, kept);
        let pairs: Vec<_> =
            prepared.network.ties.iter().map(|tie| (tie.source, tie.target)).collect();
        assert_eq!(pairs, ties);
        assert_eq!(prepared.hidden_actors, 4 - actors.len());
        assert_eq!(prepared.hidden_relations, 2 - ties.len());
        assert_eq!(Preparation::read(&preparation.write()), preparation);
    }

    #[test]
    fn filters_leave_out_what_they_say() {
        let set = |text: &str| BTreeSet::from([text.to_owned()]);
        check(|_| {}, &[1, 2, 3, 4], &[(0, 1), (1, 2)]);
        check(|wish| wish.kinds = set("event"), &[1, 2, 4], &[(0, 1)]);
        check(|wish| wish.stances = set("none"), &[1], &[]);
        check(|wish| wish.tags = set("x"), &[1, 2, 3], &[(0, 1), (1, 2)]);
        check(|wish| wish.only_tag = Some("x".into()), &[4], &[]);
        check(|wish| wish.without_us = true, &[1, 3, 4], &[]);
        check(|wish| wish.without_lone = true, &[1, 2, 3], &[(0, 1), (1, 2)]);
        check(|wish| wish.without = BTreeSet::from([entity(1)]), &[2, 3, 4], &[(0, 1)]);
        check(|wish| wish.relation_kinds = set("aide"), &[1, 2, 3, 4], &[(1, 2)]);
        check(|wish| wish.signs = set("?"), &[1, 2, 3, 4], &[(0, 1)]);
        check(|wish| wish.min_strength = Some(1), &[1, 2, 3, 4], &[]);
        check(|wish| wish.min_grade = Some('C'), &[1, 2, 3, 4], &[(1, 2)]);
        check(|wish| wish.min_grade = Some('B'), &[1, 2, 3, 4], &[]);
    }

    #[test]
    fn a_period_keeps_what_was_there_then_and_the_undated() {
        let year = |text: &str| days_of(&PartialDate::read(text));
        check(|wish| wish.period = Some(year("2010")), &[1, 2, 3, 4], &[(1, 2)]);
        check(|wish| wish.period = Some(year("2011")), &[1, 2, 3, 4], &[(0, 1), (1, 2)]);
        check(|wish| wish.period = Some(year("2013")), &[2, 3, 4], &[(0, 1)]);
        let dated_only = |wish: &mut Preparation| {
            wish.period = Some(year("2011"));
            wish.without_undated = true;
        };
        check(dated_only, &[1, 2, 3, 4], &[(0, 1)]);
    }

    #[test]
    fn ends_of_a_lone_network_are_renamed() {
        let drop_first = |wish: &mut Preparation| {
            wish.without = BTreeSet::from([entity(1)]);
            wish.without_lone = true;
        };
        check(drop_first, &[2, 3], &[(0, 1)]);
    }

    #[test]
    fn a_contradicted_relation_is_trusted_half() {
        let mut project = project();
        let id = RelationId(Uuid::from_u128(11));
        let mut claim = Claim::new(id.into(), "non");
        claim.source = Source::Text("droit de réponse".into());
        claim.bearing = Bearing::Contradicts;
        project.claims.put(ClaimId(Uuid::from_u128(21)), claim);
        assert_eq!(proofs(&project.claims)[&id], Proof { letter: Some('C'), trust: 0.35 });
    }

    #[test]
    fn what_was_founded_goes_on_and_events_end() {
        let mut entity = Entity::named("Regards Citoyens", EntityKind::Organisation);
        entity.date = PartialDate::read("2009");
        assert_eq!(presence(&entity), Days { from: 14_245, to: OPEN_END });
        entity.date = PartialDate::read("2009-2012");
        assert_eq!(presence(&entity), Days { from: 14_245, to: 15_705 });
        entity.kind = EntityKind::Event;
        entity.date = PartialDate::read("2009");
        assert_eq!(presence(&entity), Days { from: 14_245, to: 14_609 });
    }

    #[test]
    fn days_stop_before_the_open_ends() {
        let days = days_of(&PartialDate::read("depuis 2015"));
        assert_eq!((days.from, days.to), (16_436, OPEN_END));
        assert_eq!(days_of(&PartialDate::read("bientôt")), Days::ALWAYS);
    }
}
