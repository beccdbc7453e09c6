use proptest::prelude::*;
use serde_json::json;
use uuid::Uuid;

use super::*;
use crate::domain::id::KeptId;
use crate::domain::kept::Kept;
use crate::format::read as read_any;

fn import(text: &str) -> Import {
    let mut n = 1000;
    let mut next_id = || {
        n += 1;
        Uuid::from_u128(n)
    };
    let mut fresh = Fresh { next_id: &mut next_id, now: 42 };
    read_any("file.json", text.as_bytes(), false, &mut fresh).unwrap()
}

/// A file that has everything the first mySPOT writes, and what its users' files hold besides.
const ODD: &str = r#"{
 "entities": [
  {"id": "a", "name": "Comité", "type": "org", "alias": "CdC, le Comité", "desc": null, "date": 1976, "role": "ally", "tags": ["x", "x"]},
  {"id": 7, "name": "Système", "type": "system", "role": "target", "colour": "red"},
  {"id": "a", "name": "Twin", "type": "person", "role": "friend", "tags": "u, v"},
  {"id": "n", "name": "  "},
  "text"
 ],
 "relations": [
  {"id": "r1", "from": "a", "to": "7", "type": "aide", "since": 2001, "kind": "fort"},
  {"id": "r2", "from": "a", "to": "gone", "type": "cherche"}
 ],
 "notes": [
  {"id": "n1", "entityId": "a", "content": "Dit.", "source": null, "time": 1767000000000},
  {"id": "n2", "entityId": "gone", "content": "Perdu."}
 ],
 "plaidoyer": {"swot": {"strengths": ["Équipe"]}, "fiveWhy": ["a", null]},
 "theme": "dark"
}"#;

#[test]
fn the_example_gives_all_it_holds() {
    let import = import(crate::format::EXAMPLE);
    let project = &import.project;
    assert_eq!(
        (project.entities.len(), project.relations.len(), project.claims.len()),
        (50, 40, 7)
    );
    assert_eq!(import.family, Family::First);
    assert_eq!((project.cards.len(), project.kept.len()), (8, 0));
    assert_eq!(import.issues, []);
    project.check_integrity().unwrap();
}

#[test]
fn odd_rows_are_read_or_kept_and_told() {
    let Import { project, issues, .. } = import(ODD);
    let names: Vec<&str> = project.entities.iter().map(|(_, row)| row.name.as_str()).collect();
    assert_eq!(names, ["Comité", "Système", "Twin"]);
    let comite = project.entities.iter().next().unwrap().1;
    assert_eq!(comite.date.text(), "1976");
    assert_eq!(comite.aliases, ["CdC", "le Comité"]);
    assert_eq!(comite.tags, ["x"]);
    assert_eq!((project.relations.len(), project.claims.len()), (1, 1));
    let parts: Vec<&str> = project.kept.iter().map(|(_, kept)| kept.part.as_str()).collect();
    assert_eq!(parts, ["entities", "entities", "relations", "notes", "theme"]);
    let told: Vec<(&str, usize)> =
        issues.iter().map(|issue| (issue.part.as_str(), issue.row)).collect();
    let entities =
        [("entities", 2), ("entities", 3), ("entities", 3), ("entities", 4), ("entities", 5)];
    let rest = [("relations", 2), ("notes", 2), ("theme", 0)];
    assert_eq!(told, [&entities[..], &rest[..]].concat());
    project.check_integrity().unwrap();
}

#[test]
fn nothing_of_a_file_is_lost_on_the_way_back() {
    let again = write(&import(ODD).project);
    assert_eq!(again["entities"][1]["colour"], "red");
    assert_eq!(again["entities"][1]["type"], "system");
    assert_eq!(again["entities"][2]["role"], "friend");
    assert_eq!(again["relations"][0]["since"], 2001);
    assert_eq!(again["relations"][0]["kind"], "fort");
    assert_eq!(again["relations"][1]["to"], "gone");
    assert_eq!(again["notes"][0]["time"], 1_767_000_000_000_i64);
    assert_eq!(again["notes"][1]["content"], "Perdu.");
    assert_eq!(again["plaidoyer"]["fiveWhy"], serde_json::json!(["a", "", "", "", "", ""]));
    assert_eq!(again["plaidoyer"]["swot"]["strengths"], serde_json::json!(["Équipe"]));
}

#[test]
fn two_entities_of_one_id_are_told_apart() {
    use crate::domain::samples::{entity_id, relation_id, triangle};
    let mut project = triangle();
    for n in [1, 2] {
        let row = Entity {
            origin: Some("a".to_owned()),
            ..Entity::clone(project.entities.get(entity_id(n)).unwrap())
        };
        project.entities.put(entity_id(n), row);
    }
    let again = write(&project);
    let second = entity_id(2).to_string();
    assert_eq!(again["entities"][0]["id"], "a");
    assert_eq!(again["entities"][1]["id"], second.as_str());
    let relation = project.relations.get(relation_id(1)).unwrap();
    assert_eq!((relation.source, relation.target), (entity_id(1), entity_id(2)));
    assert_eq!(
        (&again["relations"][0]["from"], &again["relations"][0]["to"]),
        (&json!("a"), &json!(second))
    );
}

/// The texts under a key of the rows of a part.
fn texts<'a>(file: &'a Value, part: &str, key: &str) -> Vec<&'a str> {
    file[part].as_array().unwrap().iter().map(|row| row[key].as_str().unwrap_or_default()).collect()
}

proptest! {
    #[test]
    fn ids_are_unique_and_ends_and_types_are_right(project in crate::domain::arbitrary::project()) {
        let file = write(&project);
        for part in ["entities", "relations", "notes"] {
            let ids = texts(&file, part, "id");
            let unique: std::collections::BTreeSet<_> = ids.iter().collect();
            prop_assert_eq!(ids.len(), unique.len(), "{}", part);
        }
        let ids = texts(&file, "entities", "id");
        let place = |id| project.entities.iter().position(|(known, _)| known == id).unwrap();
        let (from, to) = (texts(&file, "relations", "from"), texts(&file, "relations", "to"));
        let kinds = texts(&file, "relations", "type");
        for (n, (_, row)) in project.relations.iter().enumerate() {
            prop_assert_eq!((from[n], to[n]), (ids[place(row.source)], ids[place(row.target)]));
            prop_assert_eq!(kinds[n], row.kind.as_str());
        }
        let kinds = texts(&file, "entities", "type");
        for (n, (_, row)) in project.entities.iter().enumerate() {
            let kind = if row.kind == EntityKind::Organisation { "org" } else { row.kind.key() };
            prop_assert_eq!(kinds[n], kind);
        }
        let about = texts(&file, "notes", "entityId");
        let of_entities = project.claims.iter().filter_map(|(_, row)| row.about.entity());
        for (n, id) in of_entities.enumerate() {
            prop_assert_eq!(about[n], ids[place(id)]);
        }
    }
}

#[test]
fn the_example_comes_back_as_it_was() {
    let original: Value = serde_json::from_str(crate::format::EXAMPLE).unwrap();
    let again = write(&import(crate::format::EXAMPLE).project);
    for part in ["entities", "relations"] {
        let (before, after) = (original[part].as_array().unwrap(), again[part].as_array().unwrap());
        assert_eq!(before.len(), after.len());
        for row in before {
            let same = after.iter().find(|other| other["id"] == row["id"]).unwrap();
            for (key, value) in row.as_object().unwrap() {
                assert_eq!(&same[key], value, "{part}, {}", row["id"]);
            }
        }
    }
    let (before, after) = (&original["plaidoyer"]["swot"], &again["plaidoyer"]["swot"]);
    for (french, english) in [
        ("forces", "strengths"),
        ("faiblesses", "weaknesses"),
        ("opportunites", "opportunities"),
        ("menaces", "threats"),
    ] {
        assert_eq!(before[french], after[english]);
    }
    let twice = write(&import(&again.to_string()).project);
    assert_eq!(twice["entities"], again["entities"]);
}

#[test]
fn aegis_is_told_apart() {
    let file = r#"{"entities": [{"id": "e", "name": "Cabinet", "type": "organization", "date": null}],
        "plaidoyer": {"targets": [{"entityId": "e", "position": -1}]}}"#;
    let import = import(file);
    assert_eq!(import.family, Family::Aegis);
    let (_, entity) = import.project.entities.iter().next().unwrap();
    assert_eq!((entity.kind.clone(), entity.date.is_empty()), (EntityKind::Organisation, true));
}

#[test]
fn actions_alone_are_read() {
    let import = import(r#"[{"title": "Lettre", "status": "planned"}]"#);
    let (_, card) = import.project.cards.iter().next().unwrap();
    assert_eq!((card.method.as_str(), card.text.as_str()), ("action", "Lettre"));
    assert_eq!(card.body["state"], "todo");
}

#[test]
fn shapes_that_broke_the_first_myspot_do_no_harm() {
    for file in [
        r#"{"entities": null, "plaidoyer": {"tree": null}}"#,
        r#"{"entities": {"a": 1}, "relations": []}"#,
        r#"{"relations": [null, 3, []]}"#,
        r#"{"plaidoyer": null, "entities": []}"#,
        r#"{"plaidoyer": {"fiveWhy": [], "toc": {}, "swot": 3, "targets": {"name": []}}}"#,
        r#"{"plaidoyer": {"progress": [[], null, {}], "actions": "x", "messages": [{"hook": {}}]}}"#,
        r#"{"entities": [{"name": "x", "__proto__": {"polluted": true}, "id": {"deep": []}}]}"#,
    ] {
        import(file).project.check_integrity().unwrap();
    }
}

#[test]
fn losses_are_counted() {
    let mut project = import(ODD).project;
    // Two rows of the entities and a setting have no place.
    let kept = Loss { what: LossKind::Kept, count: 3 };
    assert_eq!(losses(&project), [kept]);
    let (id, row) = project.entities.iter().next().map(|(id, row)| (id, row.clone())).unwrap();
    project.entities.put(id, Entity { url: "https://example.org".into(), ..row.as_ref().clone() });
    assert_eq!(losses(&project), [Loss { what: LossKind::EntityDetails, count: 1 }, kept]);
}

#[test]
fn what_is_private_kept_or_said_of_the_project_is_counted() {
    let mut project = import(ODD).project;
    let before = losses(&project);
    project.profile.description = "Une campagne".to_owned();
    let about = project.entities.ids().next().unwrap();
    let note = Claim { is_private: true, ..Claim::new(about.into(), "x") };
    project.claims.put(crate::domain::samples::claim_id(1), note);
    for (n, part) in [(1, "plaidoyer"), (2, "entities")] {
        let id = KeptId(Uuid::from_u128(n));
        let (part, data) = (part.to_owned(), json!({"a": 1}));
        project.kept.put(id, Kept { part, data, ..Kept::default() });
    }
    let counted = |what, count| Loss { what, count };
    let kept = before.iter().find(|loss| loss.what == LossKind::Kept).map_or(0, |loss| loss.count);
    let expect = [
        counted(LossKind::Private, 1),
        counted(LossKind::Kept, kept + 1),
        counted(LossKind::Profile, 1),
    ];
    assert_eq!(losses(&project), expect);
}

/// A text of one line, as people type them.
fn line() -> impl Strategy<Value = String> {
    "[A-Za-zé][a-zé' ]{0,10}[a-zé]"
}

fn lines() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(line(), 0..4)
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), line()]
}

/// The boxes of texts.
fn boxes() -> impl Strategy<Value = Value> {
    let whys = prop::collection::vec(text(), 5..6);
    let change = (line(), lines(), lines(), lines());
    let swot = (lines(), lines(), lines(), lines());
    let pestel = (lines(), lines(), lines());
    let tree = (line(), lines(), lines());
    (change, swot, pestel, tree, (line(), whys)).prop_map(|(change, swot, pestel, tree, whys)| {
        let six: Vec<String> = std::iter::once(whys.0).chain(whys.1).collect();
        json!({
            "toc": {"vision": change.0, "values": change.1.join("\n"),
                "hypotheses": change.2.join("\n"), "missions": change.3.join("\n")},
            "swot": {"strengths": swot.0, "weaknesses": swot.1,
                "opportunities": swot.2, "threats": swot.3},
            "pestel": {"political": pestel.0.join("\n"), "economic": "", "social": pestel.1.join("\n"),
                "tech": "", "env": pestel.2.join("\n"), "legal": ""},
            "tree": {"problem": tree.0, "causes": tree.1, "consequences": tree.2},
            "fiveWhy": six,
        })
    })
}

/// A few rows, or none.
fn some(row: impl Strategy<Value = Value>) -> impl Strategy<Value = Vec<Value>> {
    prop::collection::vec(row, 0..4)
}

/// The lists of rows.
fn lists() -> impl Strategy<Value = Value> {
    let sample = |words: &'static [&'static str]| prop::sample::select(words.to_vec());
    let created = 1_i64..2_000_000_000_000;
    let objective = (line(), sample(&["ongoing", "completed"]), created.clone()).prop_map(
        |(text, status, created)| json!({"text": text, "status": status, "created": created}),
    );
    let message = (line(), text(), text(), text(), text(), created).prop_map(
        |(hook, problem, importance, target, action, created)| {
            json!({"hook": hook, "problem": problem, "importance": importance, "target": target,
                "action": action, "created": created})
        },
    );
    let texts = (text(), text(), text(), text());
    let access = sample(&["none", "indirect", "direct"]);
    let target = (line(), texts, 1_i64..6, 1_i64..6, -2_i64..3, access).prop_map(
        |(name, (rep, objectives, action, arguments), interest, influence, position, access)| {
            json!({"name": name, "rep": rep, "objectives": objectives, "interest": interest,
                "influence": influence, "position": position.to_string(), "access": access,
                "action": action, "arguments": arguments})
        },
    );
    let progress = (line(), line(), text(), text()).prop_map(|(actor, expect, like, love)| {
        json!({"actor": actor, "expect": expect, "like": like, "love": love})
    });
    let action = (line(), sample(&["planned", "ongoing", "completed"]), text(), text()).prop_map(
        |(title, status, deadline, indicator)| {
            json!({"title": title, "status": status, "deadline": deadline, "indicator": indicator})
        },
    );
    let strategies = prop::sample::subsequence(vec!["research", "legal", "media", "digital"], 0..4);
    (some(objective), some(message), some(target), some(progress), some(action), strategies)
        .prop_map(|(objectives, messages, targets, progress, actions, strategies)| {
            json!({"objectives": objectives, "messages": messages, "targets": targets,
                "progress": progress, "actions": actions, "strategies": strategies})
        })
}

proptest! {
    /// Every tool comes back as it was; one that is empty is left out.
    #[test]
    fn tools_come_back_as_they_were(boxes in boxes(), lists in lists()) {
        let mut tools = boxes.as_object().unwrap().clone();
        tools.extend(lists.as_object().unwrap().clone());
        let file = json!({"entities": [{"id": "e", "name": "Ada", "type": "person"}], "plaidoyer": tools});
        tools.retain(|_, tool| !is_void(tool));
        let Import { project, issues, .. } = import(&file.to_string());
        let is_plain = |issue: &crate::format::issue::Issue| matches!(issue.problem, Problem::NoActor(_));
        prop_assert!(issues.iter().all(is_plain), "{issues:?}");
        prop_assert_eq!(losses(&project), []);
        prop_assert_eq!(&write(&project)["plaidoyer"], &Value::Object(tools));
    }
}

#[test]
fn what_the_tools_cannot_show_is_counted() {
    let file = r#"{"plaidoyer": {"swot": {"strengths": ["Un"], "autre": "gardé"},
        "actions": [{"title": "Lettre", "status": "planned", "heures": 3}]}}"#;
    let mut project = import(file).project;
    assert_eq!(losses(&project), [Loss { what: LossKind::Methods, count: 2 }]);
    let (id, card) = project.cards.iter().next().map(|(id, row)| (id, row.clone())).unwrap();
    let tags = vec!["urgent".to_owned()];
    project.cards.put(id, crate::domain::cards::Card { tags, ..card.as_ref().clone() });
    assert_eq!(losses(&project), [Loss { what: LossKind::Methods, count: 3 }]);
}
