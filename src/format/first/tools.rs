//! The strategy tools of the first mySPOT, made again from cards.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::ids::Ids;
use crate::domain::cards::{Card, Status};
use crate::domain::id::CardId;
use crate::domain::links::Link;
use crate::domain::project::Project;
use crate::domain::record::RecordRef;
use crate::format::families::values::{Item, is_void};

/// Cards in order, each with its id.
type Cards<'a> = Vec<(CardId, &'a Card)>;

/// The tools that have cards; a tool without any is left out, for an import replaces whole tools.
pub(super) fn plaidoyer(project: &Project, ids: &Ids) -> Map<String, Value> {
    let tools = [
        ("toc", change(project)),
        ("swot", slots(project, "swot", &SWOT, false)),
        ("pestel", slots(project, "pestel", &PESTEL, true)),
        ("tree", tree(project)),
        ("fiveWhy", whys(project)),
        ("objectives", rows(project, "objective", objective)),
        ("strategies", strategies(project)),
        ("messages", rows(project, "message", message)),
        ("targets", rows(project, "target", |card| target(project, ids, card))),
        ("progress", progress(project)),
        ("actions", rows(project, "action", action)),
    ];
    let tools = tools.into_iter().map(|(key, tool)| (key.to_owned(), tool));
    tools.filter(|(_, tool)| !is_void(tool)).collect()
}

const SWOT: [(&str, &str); 4] = [
    ("strengths", "strengths"),
    ("weaknesses", "weaknesses"),
    ("opportunities", "opportunities"),
    ("threats", "threats"),
];

const PESTEL: [(&str, &str); 6] = [
    ("political", "political"),
    ("economic", "economic"),
    ("social", "social"),
    ("tech", "technological"),
    ("env", "ecological"),
    ("legal", "legal"),
];

const CHANGE: [(&str, &str); 4] = [
    ("vision", "impact"),
    ("values", "values"),
    ("hypotheses", "assumption"),
    ("missions", "activity"),
];

/// The slots of which the first mySPOT has a place, by method; a method of rows has none.
const PLACES: [(&str, &[&str]); 10] = [
    ("theory_of_change", &["impact", "values", "assumption", "activity"]),
    ("swot", &["strengths", "weaknesses", "opportunities", "threats"]),
    ("pestel", &["political", "economic", "social", "technological", "ecological", "legal"]),
    ("problem_tree", &["problem", "cause", "effect"]),
    ("five_whys", &["fact", "answer"]),
    ("objective", &[""]),
    ("strategy", &[""]),
    ("message", &[""]),
    ("target", &[""]),
    ("action", &[""]),
];

/// The parts of the body that are written, by method.
const KEYS: [(&str, &[&str]); 6] = [
    ("objective", &["created", "progress", "level", "scope"]),
    ("strategy", &["type", "chosen"]),
    ("message", &["created", "hook", "problem", "importance", "audience", "ask", "tone"]),
    (
        "target",
        &[
            "representative",
            "goals",
            "ask",
            "arguments",
            "interest",
            "influence",
            "position",
            "access",
            "notes",
            "created",
        ],
    ),
    ("progress", &["actor"]),
    ("action", &["created", "state", "deadline", "indicator", "description", "responsible"]),
];

fn body<'a>(card: &'a Card, key: &str) -> &'a str {
    card.body.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn rank(card: &Card) -> f64 {
    let rank = card.body.get("rank").and_then(Value::as_f64);
    rank.filter(|rank| rank.is_finite()).unwrap_or_default()
}

/// The cards of a method that were not given up, in order.
fn of<'a>(project: &'a Project, method: &str) -> Cards<'a> {
    let cards = project.cards.iter().map(|(id, card)| (id, card.as_ref()));
    let mut cards: Cards =
        cards.filter(|(_, card)| card.method == method && is_current(card)).collect();
    cards.sort_by(|(a, one), (b, two)| rank(one).total_cmp(&rank(two)).then(a.cmp(b)));
    cards
}

fn is_current(card: &Card) -> bool {
    card.status != Status::Abandoned && body(card, "state") != "dropped"
}

fn said(card: &Card) -> String {
    Item::joined(&card.text, &card.detail)
}

fn texts(cards: &Cards, slot: &str) -> Vec<String> {
    let cards = cards.iter().filter(|(_, card)| body(card, "slot") == slot);
    cards.map(|(_, card)| said(card)).collect()
}

fn slots(project: &Project, method: &str, slots: &[(&str, &str)], is_text: bool) -> Value {
    let cards = of(project, method);
    let value = |slot: &str| {
        let texts = texts(&cards, slot);
        if is_text { Value::from(texts.join("\n")) } else { Value::from(texts) }
    };
    slots.iter().map(|(key, slot)| ((*key).to_owned(), value(slot))).collect()
}

fn change(project: &Project) -> Value {
    slots(project, "theory_of_change", &CHANGE, true)
}

fn tree(project: &Project) -> Value {
    let cards = of(project, "problem_tree");
    json!({
        "problem": texts(&cards, "problem").join("\n"),
        "causes": texts(&cards, "cause"),
        "consequences": texts(&cards, "effect"),
    })
}

/// A fact and five answers, each at its rank while that is free.
fn whys(project: &Project) -> Value {
    let cards = of(project, "five_whys");
    let mut six = vec![texts(&cards, "fact").into_iter().next().unwrap_or_default()];
    six.resize(6, String::new());
    for (_, card) in cards.iter().filter(|(_, card)| body(card, "slot") == "answer") {
        let own = (1..6)
            .find(|at| (rank(card) - f64::from(*at)).abs() < f64::EPSILON)
            .map(|at: i32| at.unsigned_abs());
        let own = own.map(|at| at as usize).filter(|at| six[*at].is_empty());
        if let Some(at) = own.or_else(|| (1..6).find(|at| six[*at].is_empty())) {
            six[at] = said(card);
        }
    }
    six.into()
}

/// How many whys the six places leave out.
pub(super) fn whys_left_out(project: &Project) -> usize {
    let cards = of(project, "five_whys");
    let over = |slot: &str, places: usize| texts(&cards, slot).len().saturating_sub(places);
    over("fact", 1) + over("answer", 5)
}

fn rows(project: &Project, method: &str, row: impl Fn(&Card) -> Value) -> Value {
    of(project, method).into_iter().map(|(_, card)| row(card)).collect()
}

/// Adds to a row the parts of a body that AEGIS reads, where there are any.
fn with(mut row: Value, card: &Card, keys: &[(&str, &str)]) -> Value {
    if let Value::Object(map) = &mut row {
        for (key, ours) in keys {
            if let Some(value) = card.body.get(*ours) {
                map.insert((*key).to_owned(), value.clone());
            }
        }
        if let Some(origin) = &card.origin {
            map.insert("id".to_owned(), origin.clone().into());
        }
    }
    row
}

fn status(progress: &str) -> &'static str {
    match progress {
        "done" => "completed",
        "todo" => "planned",
        _ => "ongoing",
    }
}

fn objective(card: &Card) -> Value {
    let status = if body(card, "progress") == "done" { "completed" } else { "ongoing" };
    let created = card.body.get("created").cloned();
    let created = created.unwrap_or_else(|| card.meta.created.into());
    let row = json!({"text": said(card), "status": status, "created": created});
    with(row, card, &[("level", "scope"), ("level", "level")])
}

fn strategies(project: &Project) -> Value {
    let mut types: Vec<&str> = Vec::new();
    for (_, card) in of(project, "strategy") {
        let kind = body(card, "type");
        let chosen = card.body.get("chosen") == Some(&Value::Bool(true));
        if chosen && !kind.is_empty() && !types.contains(&kind) {
            types.push(kind);
        }
    }
    types.into()
}

fn message(card: &Card) -> Value {
    let parts = ["problem", "importance", "audience", "ask"].map(|key| body(card, key));
    let titled = parts.iter().any(|part| Item::whole(part).text == card.text);
    let hook = match body(card, "hook") {
        "" if titled => String::new(),
        "" => said(card),
        hook => hook.to_owned(),
    };
    let [problem, importance, target, action] = parts;
    let created = card.body.get("created").cloned();
    let created = created.unwrap_or_else(|| card.meta.created.into());
    let mut row = json!({
        "hook": hook, "problem": problem, "importance": importance, "target": target,
        "action": action, "created": created,
    });
    if !body(card, "tone").is_empty() {
        row["message"] = said(card).into();
    }
    with(row, card, &[("tone", "tone")])
}

fn target(project: &Project, ids: &Ids, card: &Card) -> Value {
    let entity = card.entities.first().copied();
    let name = match said(card) {
        name if name.is_empty() => {
            entity.map(|id| project.entity_name(id)).unwrap_or_default().to_owned()
        }
        name => name,
    };
    let position = card.body.get("position").and_then(Value::as_i64).unwrap_or_default();
    let row = json!({
        "name": name,
        "rep": body(card, "representative"),
        "objectives": body(card, "goals"),
        "position": position.to_string(),
        "access": if body(card, "access").is_empty() { "none" } else { body(card, "access") },
        "action": body(card, "ask"),
        "arguments": body(card, "arguments"),
    });
    let figures = [("interest", "interest"), ("influence", "influence"), ("notes", "notes")];
    let mut row = with(row, card, &figures);
    if let (Some(_), Some(id)) = (&card.origin, entity) {
        row["entityId"] = ids.entity(id).into();
    }
    row
}

/// The three cards of a row have one actor and one rank.
fn progress(project: &Project) -> Value {
    let mut rows: BTreeMap<(u64, String), [String; 3]> = BTreeMap::new();
    for (_, card) in of(project, "progress") {
        let actor = match (body(card, "actor"), card.entities.first()) {
            ("", Some(id)) => project.entity_name(*id),
            (actor, _) => actor,
        };
        let at = ["expect", "like", "love"].iter().position(|slot| *slot == body(card, "slot"));
        // Ranks order as their bits do, being positive.
        let rank = rank(card).max(0.0).to_bits();
        let row = rows.entry((rank, actor.to_owned())).or_default();
        if let Some(at) = at {
            row[at] = Item::joined(&row[at], &said(card));
        }
    }
    let rows = rows.into_iter().map(|((_, actor), [expect, like, love])| {
        json!({"actor": actor, "expect": expect, "like": like, "love": love})
    });
    rows.collect()
}

fn action(card: &Card) -> Value {
    let row = json!({
        "title": said(card),
        "status": if body(card, "state").is_empty() { "planned" } else { status(body(card, "state")) },
        "deadline": body(card, "deadline"),
        "indicator": body(card, "indicator"),
    });
    with(row, card, &[("description", "description"), ("responsible", "responsible")])
}

/// Whether what a message says stands in the parts that are written.
fn is_said(card: &Card) -> bool {
    let hook = body(card, "hook");
    let parts = ["problem", "importance", "audience", "ask"].map(|key| body(card, key));
    let mut parts = parts.into_iter().chain([hook]);
    let is_titled = parts.any(|part| Item::whole(part).text == card.text);
    let has_room = if is_titled { card.detail.is_empty() } else { hook.is_empty() };
    has_room || !body(card, "tone").is_empty()
}

/// Whether a card comes back whole from the file.
pub(super) fn is_carried(card: &Card) -> bool {
    let slot = body(card, "slot");
    let has_place = match card.method.as_str() {
        "progress" => ["expect", "like", "love"].contains(&slot),
        method => PLACES.iter().any(|(known, slots)| *known == method && slots.contains(&slot)),
    };
    let keys = KEYS.iter().find(|(method, _)| *method == card.method).map_or(&[][..], |row| row.1);
    let known = card.body.iter().all(|(key, value)| match key.as_str() {
        "slot" | "rank" => true,
        "state" => value != "blocked" && value != "dropped" && keys.contains(&"state"),
        "progress" => value != "blocked" && value != "todo" && keys.contains(&"progress"),
        "chosen" => value == &Value::Bool(true),
        key => keys.contains(&key),
    });
    let may_cite = ["target", "message", "progress"].contains(&card.method.as_str());
    let bare = card.claims.is_empty()
        && card.author.is_empty()
        && card.tags.is_empty()
        && card.extras.is_empty()
        && card.status == Status::Draft
        && (card.entities.is_empty() || may_cite);
    has_place && known && bare && (card.method != "message" || is_said(card))
}

/// Whether an arrow follows from where its cards stand.
pub(super) fn is_implied(project: &Project, link: &Link) -> bool {
    let card = |end: RecordRef| match end {
        RecordRef::Card(id) => project.cards.get(id),
        _ => None,
    };
    let (Some(source), Some(target)) = (card(link.source), card(link.target)) else {
        return false;
    };
    let ends = (body(source, "slot"), body(target, "slot"));
    let fits = match link.kind.as_str() {
        "causes" => matches!(ends, ("cause", "problem") | ("problem", "effect")),
        "because" => matches!(ends, ("answer", "fact" | "answer")),
        _ => false,
    };
    fits && link.rationale.is_empty() && link.body.is_empty() && link.extras.is_empty()
}
