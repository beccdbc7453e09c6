use uuid::Uuid;

use super::*;
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
  {"id": "r1", "from": "a", "to": "7", "type": "aide", "since": 2001},
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
    assert_eq!(project.kept.len(), 1);
    assert!(import.issues.iter().all(|issue| issue.problem == Problem::KeptForLater));
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
    assert_eq!(parts, ["entities", "entities", "relations", "notes", "plaidoyer", "theme"]);
    let told: Vec<(&str, usize)> =
        issues.iter().map(|issue| (issue.part.as_str(), issue.row)).collect();
    let entities =
        [("entities", 2), ("entities", 3), ("entities", 3), ("entities", 4), ("entities", 5)];
    let rest = [("relations", 2), ("notes", 2), ("plaidoyer", 0), ("theme", 0)];
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
    assert_eq!(again["relations"][1]["to"], "gone");
    assert_eq!(again["notes"][0]["time"], 1_767_000_000_000_i64);
    assert_eq!(again["notes"][1]["content"], "Perdu.");
    assert_eq!(again["plaidoyer"]["fiveWhy"], serde_json::json!(["a", null]));
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
    assert_eq!(again["plaidoyer"], original["plaidoyer"]);
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
fn actions_alone_are_kept() {
    let import = import(r#"[{"title": "Lettre", "status": "planned"}]"#);
    assert_eq!(import.project.kept.len(), 1);
}

#[test]
fn shapes_that_broke_the_first_myspot_do_no_harm() {
    for file in [
        r#"{"entities": null, "plaidoyer": {"tree": null}}"#,
        r#"{"entities": {"a": 1}, "relations": []}"#,
        r#"{"relations": [null, 3, []]}"#,
        r#"{"entities": [{"name": "x", "__proto__": {"polluted": true}, "id": {"deep": []}}]}"#,
    ] {
        import(file).project.check_integrity().unwrap();
    }
}

#[test]
fn losses_are_counted() {
    let mut project = import(ODD).project;
    assert_eq!(losses(&project), []);
    let (id, row) = project.entities.iter().next().map(|(id, row)| (id, row.clone())).unwrap();
    project.entities.put(id, Entity { url: "https://example.org".into(), ..row.as_ref().clone() });
    assert_eq!(losses(&project), [Loss { what: LossKind::EntityDetails, count: 1 }]);
}
