//! Files that look like those of the families, and are not.

use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// Every text of a value.
pub(super) fn leaves(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => vec![text.clone()],
        Value::Array(items) => items.iter().flat_map(leaves).collect(),
        Value::Object(map) => map.values().flat_map(leaves).collect(),
        _ => Vec::new(),
    }
}

/// Words of closed lists, which become values of ours: they must stay what they are.
const WORDS: [&str; 42] = [
    "ally",
    "target",
    "opponent",
    "neutral",
    "oppose",
    "allie",
    "indecis",
    "adversaire",
    "fav",
    "high",
    "low",
    "planned",
    "ongoing",
    "completed",
    "todo",
    "doing",
    "done",
    "inprogress",
    "none",
    "indirect",
    "direct",
    "org",
    "organization",
    "person",
    "event",
    "a",
    "b",
    "c",
    "influence",
    "alliance",
    "opposition",
    "petition",
    "media",
    "legal",
    "education",
    "general",
    "inspiring",
    "0",
    "-1",
    "-2",
    "volonte",
    "conscience",
];

/// Whether a text means something by its place, and may become a figure or a flag.
pub(super) fn is_word(text: &str) -> bool {
    WORDS.contains(&text)
}

/// The value with every text of its own told apart by a number, so that none can hide another.
///
/// The words of closed lists, and the ids that rows point at each other with, stay.
pub(super) fn retold(value: &Value) -> Value {
    let mut n = 0;
    renumber(value, "", &mut n)
}

fn renumber(value: &Value, key: &str, n: &mut usize) -> Value {
    let is_id = ["id", "from", "to", "entityId"].contains(&key);
    match value {
        Value::String(text) if is_id || is_word(text) => value.clone(),
        Value::String(_) => {
            *n += 1;
            match *n % 7 {
                0 => format!("  mot{n}q\n suite{n}q "),
                1 => format!("• puce{n}q\n• encore{n}q"),
                2 => format!("<script>alert('{n}q')</script>"),
                _ => format!("mot{n}q"),
            }
            .into()
        }
        Value::Array(items) => items.iter().map(|item| renumber(item, key, n)).collect(),
        Value::Object(map) => {
            let rows = map.iter().map(|(key, value)| (key.clone(), renumber(value, key, n)));
            Value::Object(rows.collect::<Map<_, _>>())
        }
        other => other.clone(),
    }
}

/// A generator good enough to shake with: Vigna, "xorshift64*".
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % sides
    }
}

/// The value with some of its parts in another shape, under another key, or gone.
pub(super) fn shaken(value: &Value, seed: u64) -> Value {
    let mut dice = Dice(seed | 1);
    let pool: Vec<String> = keys_of(value);
    let inner = |value: &Value, dice: &mut Dice| shake(value, &pool, dice);
    match value {
        // The top stays, or hardly any file would be of a family.
        Value::Object(map) => {
            let rows = map.iter().map(|(key, value)| (key.clone(), inner(value, &mut dice)));
            Value::Object(rows.collect::<Map<_, _>>())
        }
        other => inner(other, &mut dice),
    }
}

fn keys_of(value: &Value) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().flat_map(keys_of).collect(),
        Value::Object(map) => {
            let inner = map.values().flat_map(keys_of);
            map.keys().cloned().chain(inner).collect()
        }
        _ => Vec::new(),
    }
}

fn shake(value: &Value, pool: &[String], dice: &mut Dice) -> Value {
    let odd = |dice: &mut Dice| format!("rare{}q", dice.roll(1 << 30));
    match dice.roll(24) {
        0 => Value::Null,
        1 => json!([value]),
        2 => json!({odd(dice): value}),
        3 => odd(dice).into(),
        4 => json!([odd(dice), null, {"id": odd(dice)}, [odd(dice)]]),
        5 => json!({"name": value, "position": odd(dice), "power": 99, "created": odd(dice)}),
        6 => json!([{"id": "1", "from": "1", "to": "1", "status": odd(dice), "done": odd(dice)}]),
        7 => json!(dice.roll(99)),
        8 => json!(dice.roll(2) == 0),
        _ => match value {
            Value::Array(items) => items.iter().map(|item| shake(item, pool, dice)).collect(),
            Value::Object(map) => {
                let mut rows = Map::new();
                for (key, value) in map {
                    let value = shake(value, pool, dice);
                    let key = match dice.roll(10) {
                        0 => pool[dice.roll(pool.len() as u64) as usize].clone(),
                        _ => key.clone(),
                    };
                    rows.insert(key, value);
                }
                Value::Object(rows)
            }
            other => other.clone(),
        },
    }
}

/// Keys of all the families, those that mean something in several places first.
const KEYS: [&str; 96] = [
    "id",
    "name",
    "nom",
    "text",
    "title",
    "titre",
    "status",
    "statut",
    "done",
    "fait",
    "date",
    "t",
    "created",
    "type",
    "position",
    "pos",
    "power",
    "influence",
    "interest",
    "inf",
    "notes",
    "role",
    "entities",
    "relations",
    "plaidoyer",
    "toc",
    "swot",
    "pestel",
    "tree",
    "fiveWhy",
    "objectives",
    "strategies",
    "messages",
    "targets",
    "progress",
    "actions",
    "entityId",
    "content",
    "source",
    "from",
    "to",
    "tags",
    "alias",
    "meta",
    "project",
    "domino",
    "profil",
    "fleur",
    "acteurs",
    "actors",
    "links",
    "arbre",
    "pourquoi",
    "tdc",
    "pouvoir",
    "cibles",
    "message",
    "evaluation",
    "smart",
    "smarts",
    "journal",
    "veille",
    "checklist",
    "checks",
    "fields",
    "taches",
    "journalc",
    "dossiers",
    "d",
    "o1",
    "o2",
    "o4",
    "o5",
    "o8",
    "o9",
    "o11",
    "o12",
    "o14",
    "o15",
    "o17",
    "o18",
    "o19",
    "o22",
    "projets",
    "xp",
    "version",
    "causes",
    "effets",
    "p1",
    "why1",
    "indicator",
    "deadline",
    "level",
    "allies",
    "_xpSmart",
    "quadrant",
];

fn leaf() -> impl Strategy<Value = Value> {
    prop_oneof![
        6 => "[a-z]{9}q".prop_map(Value::from),
        1 => "• [a-z]{9}q\n[a-z]{9}q\n• [a-z]{9}q".prop_map(Value::from),
        1 => " [a-z]{9}q\n\n- [a-z]{9}q ".prop_map(Value::from),
        1 => any::<i64>().prop_map(Value::from),
        1 => any::<bool>().prop_map(Value::from),
        1 => Just(Value::Null),
    ]
}

/// An object of known keys, with one that makes it a file of some family.
pub(super) fn invented() -> impl Strategy<Value = Value> {
    let key = || prop::sample::select(KEYS.to_vec()).prop_map(str::to_owned);
    let value = leaf().prop_recursive(4, 40, 6, move |inner| {
        prop_oneof![
            1 => prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            3 => prop::collection::vec((key(), inner), 0..6)
                .prop_map(|rows| Value::Object(rows.into_iter().collect())),
        ]
    });
    let map = prop::collection::vec((key(), value.clone()), 0..10);
    (map, 0..9_usize, value).prop_map(|(rows, kind, value)| {
        let mut map: Map<String, Value> = rows.into_iter().collect();
        let seed = match kind {
            0 => json!({"dossiers": [{"nom": "n1q", "d": {"o1": value}}, {"d": value}, value]}),
            1 => json!({"o1": value, "o15": {}}),
            2 => json!({"entities": [], "plaidoyer": value}),
            3 => json!({"projets": [value], "xp": 1}),
            4 => json!({"nom": "n2q", "smarts": [value]}),
            5 => json!({"nom": "n3q", "smart": {"temps": value}}),
            6 => json!({"fields": value}),
            7 => json!({"meta": {"name": "n4q"}, "domino": value}),
            _ => json!({"project": value, "domino": {}}),
        };
        if let Value::Object(seed) = seed {
            map.extend(seed);
        }
        Value::Object(map)
    })
}
