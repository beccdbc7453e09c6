use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::domain::arbitrary;

fn read_back(text: &str) -> Import {
    let mut n = 1 << 100;
    let mut next_id = || {
        n += 1;
        Uuid::from_u128(n)
    };
    let mut fresh = Fresh { next_id: &mut next_id, now: 42 };
    crate::format::read("file.json", text.as_bytes(), false, &mut fresh).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn written_and_read_is_the_identity(project in arbitrary::project()) {
        let text = write(&project);
        let import = read_back(&text);
        prop_assert_eq!(&import.issues, &Vec::new());
        prop_assert_eq!(&import.project, &project);
        prop_assert_eq!(write(&import.project), text);
    }

    #[test]
    fn a_diff_written_and_read_is_the_identity(a in arbitrary::project(), b in arbitrary::project()) {
        let diff = a.diff_to(&b);
        let text = diff::write(&diff);
        let again = diff::read(serde_json::from_str(&text).unwrap());
        prop_assert_eq!(again, Some(diff));
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let mut next_id = Uuid::nil;
        let mut fresh = Fresh { next_id: &mut next_id, now: 0 };
        crate::format::read("x", &bytes, true, &mut fresh).ok();
    }
}

#[test]
fn unknown_keys_stay_at_every_level() {
    let file = r#"{"format":"myspot","schema":1,"name":"p","later":{"a":[1]},
        "entities":[{"id":"00000000-0000-0000-0000-000000000001","name":"A","kind":"robot","stance":9,"mood":"glad"}]}"#;
    let text = write(&read_back(file).project);
    for kept in [r#""later":{"a":[1]}"#, r#""kind":"robot""#, r#""stance":9"#, r#""mood":"glad""#] {
        assert!(text.contains(kept), "{kept} is missing from {text}");
    }
}

#[test]
fn a_newer_schema_is_refused() {
    let mut next_id = Uuid::nil;
    let mut fresh = Fresh { next_id: &mut next_id, now: 0 };
    let file = br#"{"format":"myspot","schema":99,"entities":[]}"#;
    let refused = crate::format::read("x", file, false, &mut fresh);
    assert_eq!(refused, Err(FormatError::NewerSchema { found: 99, known: SCHEMA }));
}

#[test]
fn rows_that_are_no_records_are_kept_and_told() {
    let file = r#"{"format":"myspot","entities":[3,{"id":"x","name":"A"},{"id":"00000000-0000-0000-0000-000000000001"}],
        "relations":[{"id":"00000000-0000-0000-0000-000000000002","source":"00000000-0000-0000-0000-000000000009",
        "target":"00000000-0000-0000-0000-000000000009"}]}"#;
    let import = read_back(file);
    assert_eq!(import.issues.len(), 4);
    assert_eq!(import.project.kept.len(), 4);
    import.project.check_integrity().unwrap();
}

#[test]
fn a_sample_of_each_version_opens() {
    let import = read_back(include_str!("../samples/schema-1.json"));
    assert_eq!(import.issues, Vec::new());
    assert_eq!(import.project.record_count(), 7);
}

#[test]
fn a_rescued_file_holds_the_changes_after_its_snapshot() {
    let before = Project::named("p");
    let mut after = before.clone();
    after.profile.name = "q".to_owned();
    let mut file: Value = serde_json::from_str(&write(&before)).unwrap();
    file["journal"] =
        json!([serde_json::from_str::<Value>(&diff::write(&before.diff_to(&after))).unwrap()]);
    assert_eq!(read_back(&file.to_string()).project, after);
    file["journal"] = json!([{"put": "torn"}]);
    let torn = read_back(&file.to_string());
    assert_eq!((torn.issues.len(), torn.project.kept.len()), (1, 1));
}
