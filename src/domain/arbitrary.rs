//! Random projects and commands, for the properties.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use serde_json::{Map, Value};

use super::cards::{Card, Status};
use super::claims::{Bearing, Claim, Grade, Nature, Source};
use super::date::PartialDate;
use super::edit::{BulkEdit, Command};
use super::entities::{Entity, EntityKind, Field, Stance};
use super::history::Change;
use super::id::{CardId, ClaimId, EntityId, KeptId, LinkId, RelationId, ViewId};
use super::kept::Kept;
use super::links::Link;
use super::project::{Profile, Project};
use super::record::{Extras, Record, RecordRef};
use super::relations::{Relation, Sign, Strength};
use super::views::{Position, View};
use uuid::Uuid;

/// Few ids, so that commands meet.
fn id<I: From<Uuid> + std::fmt::Debug>() -> impl Strategy<Value = I> {
    (1_u128..8).prop_map(|n| I::from(Uuid::from_u128(n)))
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-Zéàç' ]{0,8}",
        Just("=1+1\n\"<script>\"".to_owned()),
        Just("depuis juin 2015".to_owned()),
    ]
}

fn name() -> impl Strategy<Value = String> {
    "[a-zA-Zé]{1,6}"
}

fn extras() -> impl Strategy<Value = Extras> {
    let value = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_filter("finite", |number| number.is_finite()).prop_map(Value::from),
        text().prop_map(Value::from),
        vec(text(), 0..3).prop_map(Value::from),
    ];
    vec(("x_[a-z]{1,3}", value), 0..3).prop_map(Map::from_iter)
}

fn reference() -> impl Strategy<Value = RecordRef> {
    prop_oneof![
        id::<EntityId>().prop_map(RecordRef::from),
        id::<RelationId>().prop_map(RecordRef::from),
        id::<ClaimId>().prop_map(RecordRef::from),
        id::<CardId>().prop_map(RecordRef::from),
    ]
}

fn kind() -> impl Strategy<Value = EntityKind> {
    prop_oneof![
        prop::sample::select(EntityKind::KNOWN.to_vec()),
        name().prop_map(|key| EntityKind::read(&key))
    ]
}

fn stance() -> impl Strategy<Value = Option<Stance>> {
    option::of(prop::sample::select(Stance::ALL.to_vec()))
}

fn entity() -> impl Strategy<Value = Record> {
    let words = (name(), vec(text(), 0..3), text(), vec(name(), 0..3), text(), text());
    let marks = (kind(), stance(), any::<bool>(), any::<bool>(), option::of(name()), extras());
    let fields = vec((name(), text()).prop_map(|(name, value)| Field { name, value }), 0..2);
    (id::<EntityId>(), words, marks, fields).prop_map(|(id, words, marks, fields)| {
        let (name, aliases, description, tags, date, url) = words;
        let (kind, stance, is_target, is_us, origin, extras) = marks;
        let date = PartialDate::read(&date);
        let entity = Entity {
            kind,
            name,
            aliases,
            description,
            tags,
            stance,
            is_target,
            is_us,
            date,
            url,
            fields,
            origin,
            extras,
            ..Entity::default()
        };
        (id, entity).into()
    })
}

fn relation() -> impl Strategy<Value = Record> {
    let sign = option::of(prop_oneof![Just(Sign::Plus), Just(Sign::Minus)]);
    let strength = option::of(prop::sample::select(Strength::ALL.to_vec()));
    let parts =
        (id::<RelationId>(), id(), name(), id(), any::<bool>(), sign, strength, text(), extras());
    parts.prop_map(|(id, source, kind, target, mutual, sign, strength, date, extras)| {
        let date = PartialDate::read(&date);
        let bare = Relation::new(source, &kind, target);
        (id, Relation { mutual, sign, strength, date, extras, ..bare }).into()
    })
}

fn claim() -> impl Strategy<Value = Record> {
    let source = prop_oneof![id().prop_map(Source::Document), text().prop_map(Source::Text)];
    let grade = (option::of(prop::sample::select(Grade::LETTERS.to_vec())), option::of(1_u8..7));
    let nature = prop::sample::select(Nature::ALL.to_vec());
    let bearing = prop::sample::select(Bearing::ALL.to_vec());
    let stance = option::of(prop::sample::select(Stance::ALL.to_vec()));
    let told = (text(), text(), stance, any::<bool>());
    let parts =
        (id::<ClaimId>(), reference(), name(), source, nature, bearing, grade, told, extras());
    parts.prop_map(|(id, about, text, source, nature, bearing, (letter, figure), told, extras)| {
        let grade = Grade::new(letter, figure);
        let (quote, when, stance, is_private) = told;
        let when = PartialDate::read(&when);
        let bare = Claim { nature, source, quote, bearing, grade, ..Claim::new(about, &text) };
        (id, Claim { when, stance, is_private, extras, ..bare }).into()
    })
}

fn card() -> impl Strategy<Value = Record> {
    let status = prop::sample::select(Status::ALL.to_vec());
    let parts = (
        id::<CardId>(),
        name(),
        text(),
        vec(id(), 0..3),
        vec(id(), 0..3),
        status,
        extras(),
        extras(),
    );
    parts.prop_map(|(id, method, text, entities, claims, status, body, extras)| {
        (id, Card { method, text, entities, claims, status, body, extras, ..Card::default() })
            .into()
    })
}

fn link() -> impl Strategy<Value = Record> {
    let parts = (id::<LinkId>(), name(), reference(), reference(), text(), extras(), extras());
    parts.prop_map(|(id, kind, source, target, rationale, body, extras)| {
        (id, Link { rationale, body, extras, ..Link::new(source, &kind, target) }).into()
    })
}

fn view() -> impl Strategy<Value = Record> {
    let position = (-1e6..1e6, -1e6..1e6).prop_map(|(x, y)| Position { x, y });
    let positions = prop::collection::btree_map(id::<EntityId>(), position, 0..3);
    (id::<ViewId>(), text(), positions, extras(), extras()).prop_map(
        |(id, name, positions, body, extras)| {
            let module = "graph".to_owned();
            (id, View { name, module, positions, body, extras, ..View::default() }).into()
        },
    )
}

fn kept() -> impl Strategy<Value = Record> {
    (id::<KeptId>(), text(), extras(), extras()).prop_map(|(id, file, data, extras)| {
        let data = Value::Object(data);
        (id, Kept { file, part: "plaidoyer".to_owned(), data, extras, ..Kept::default() }).into()
    })
}

/// Any record.
pub(crate) fn record() -> impl Strategy<Value = Record> {
    prop_oneof![3 => entity(), 2 => relation(), 2 => claim(), 1 => card(), 1 => link(), 1 => view(), 1 => kept()]
}

/// Any command; many do not apply.
pub(crate) fn command() -> impl Strategy<Value = Command> {
    let profile = (text(), text(), extras()).prop_map(|(name, description, extras)| Profile {
        name,
        description,
        extras,
    });
    let bulk = prop_oneof![
        name().prop_map(BulkEdit::AddTag),
        name().prop_map(BulkEdit::RemoveTag),
        kind().prop_map(BulkEdit::SetKind),
        stance().prop_map(BulkEdit::SetStance),
        any::<bool>().prop_map(BulkEdit::SetTarget),
    ];
    let leaf = prop_oneof![
        8 => record().prop_map(Command::Put),
        1 => reference().prop_map(|record| Command::Remove(vec![record])),
        1 => profile.prop_map(Command::Describe),
        1 => (vec(id(), 0..3), bulk).prop_map(|(ids, edit)| Command::EditEntities(ids, edit)),
        1 => (id(), vec(id(), 0..3)).prop_map(|(keep, others)| Command::MergeEntities(keep, others)),
    ];
    leaf.prop_recursive(1, 4, 3, |inner| vec(inner, 0..3).prop_map(Command::Batch))
}

/// A change at a random moment, sometimes part of a gesture.
pub(crate) fn change() -> impl Strategy<Value = Change> {
    (command(), 1_i64..1_000_000).prop_map(|(command, at)| Change {
        command,
        at,
        label: None,
        gesture: None,
    })
}

/// Any project that commands can make.
pub(crate) fn project() -> impl Strategy<Value = Project> {
    vec(change(), 0..40).prop_map(|changes| {
        changes.iter().fold(Project::named("p"), |project, change| {
            project.apply(&change.command, change.at).unwrap_or(project)
        })
    })
}
