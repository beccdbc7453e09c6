//! What must hold for every file of every family, whatever is in it.

mod scramble;
mod tools;

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::domain::merge::{Mode, Plan, Scope, State};
use crate::domain::project::Project;
use crate::format::{Family, Fresh, Import, first, issue::FormatError, myspot, read, read_own};
use scramble::{invented, is_word, leaves, retold, shaken};
use tools::tools;

/// A small file of each family, all of our own making.
const SAMPLES: [(Family, &str); 13] = [
    (Family::First, include_str!("laws/first.json")),
    (Family::Aegis, include_str!("laws/aegis.json")),
    (Family::Aegis, include_str!("laws/actions.json")),
    (Family::Atelier1, include_str!("laws/atelier1.json")),
    (Family::Atelier2, include_str!("laws/atelier2.json")),
    (Family::Bimi, include_str!("laws/bimi.json")),
    (Family::Playdo, include_str!("laws/playdo.json")),
    (Family::Plaidoyer2, include_str!("laws/plaidoyer2.json")),
    (Family::Ultime3, include_str!("laws/ultime3.json")),
    (Family::Backup, include_str!("laws/backup.json")),
    (Family::Dataset, include_str!("laws/dataset.json")),
    (Family::Dataset, include_str!("laws/mixed.json")),
    (Family::Flat, include_str!("laws/flat.json")),
];

fn open(text: &str) -> Result<Import, FormatError> {
    let mut n = 1000;
    let mut next_id = || {
        n += 1;
        Uuid::from_u128(n)
    };
    read("file.json", text.as_bytes(), false, &mut Fresh { next_id: &mut next_id, now: 42 })
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// A text without the marks of a list, its spaces single: what must be found again.
fn plain(text: &str) -> String {
    let lines = text.lines().map(|line| line.trim_start_matches(['•', '-', '*', ' ']));
    lines.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

/// Everything that can be read in a project and what was told of its file.
fn haystack(import: &Import) -> String {
    let written = parsed(&myspot::write(&import.project));
    let mut texts: Vec<String> = leaves(&written).iter().map(|text| plain(text)).collect();
    texts.extend(import.issues.iter().map(|issue| format!("{} {:?}", issue.part, issue.problem)));
    texts.join(" \u{1} ")
}

/// The texts of a file that its project does not hold.
fn lost(file: &Value, import: &Import) -> BTreeSet<String> {
    let haystack = haystack(import);
    let lines = leaves(file).into_iter();
    let lines = lines.flat_map(|leaf| leaf.lines().map(plain).collect::<Vec<_>>());
    let lines = lines.filter(|line| !line.is_empty() && !is_word(line));
    lines.filter(|line| !haystack.contains(line.as_str())).collect()
}

/// That the file, brought in once more, adds and changes nothing.
fn check_twice(text: &str, start: &Project) {
    let read = |first: u128| {
        let mut n = first;
        let mut next_id = || {
            n += 1;
            Uuid::from_u128(n)
        };
        let mut fresh = Fresh { next_id: &mut next_id, now: 42 };
        read("file.json", text.as_bytes(), false, &mut fresh).unwrap().project
    };
    let (first, again) = (read(1_000_000), read(2_000_000));
    let once = Plan::new(start, &first, Scope::Whole).applied(start, &first, Mode::Merge, 9);
    once.check_integrity().unwrap();
    let plan = Plan::new(&once, &again, Scope::Whole);
    let moved = plan.rows.iter().filter(|row| row.state != State::Same);
    let moved: Vec<_> = moved.map(|row| (row.state, row.record.id(), &row.title)).collect();
    assert_eq!(moved, []);
    assert_eq!(plan.applied(&once, &again, Mode::Merge, 10), once);
}

/// What holds of all that is read: whole, and the same once written and read again.
fn check_sound(project: &Project) {
    project.check_integrity().unwrap();
    let mut next_id = Uuid::max;
    let mut fresh = Fresh { next_id: &mut next_id, now: 0 };
    let again = read_own(myspot::write(project).as_bytes(), &mut fresh).unwrap();
    assert_eq!(again.issues, []);
    for record in project.records() {
        assert_eq!(again.project.record(record.id()).as_ref(), Some(record));
    }
    assert_eq!(&again.project, project);
    assert!(first::write(project).is_object());
}

#[test]
fn every_sample_is_of_its_family() {
    for (family, text) in SAMPLES {
        let import = open(text).unwrap();
        assert_eq!(import.family, family, "{text}");
        check_sound(&import.project);
    }
}

#[test]
fn a_byte_order_mark_changes_nothing() {
    for (_, text) in SAMPLES {
        assert_eq!(open(&format!("\u{feff}{text}")), open(text));
    }
}

#[test]
fn nothing_said_in_a_sample_is_lost() {
    // Each text is told apart, so that no other can stand for it.
    let mut missing = Vec::new();
    for (family, text) in SAMPLES {
        let file = retold(&parsed(text));
        let import = open(&file.to_string()).unwrap();
        check_sound(&import.project);
        let lost = lost(&file, &import);
        if !lost.is_empty() {
            missing.push((family, lost));
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

/// Fuller files of the same families.
const FULL: [&str; 14] = [
    crate::format::EXAMPLE,
    include_str!("samples/first.json"),
    include_str!("samples/aegis.json"),
    include_str!("samples/atelier1.json"),
    include_str!("samples/atelier2.json"),
    include_str!("samples/bimi.json"),
    include_str!("samples/playdo.json"),
    include_str!("samples/plaidoyer2.json"),
    include_str!("samples/ultime3.json"),
    include_str!("samples/backup.json"),
    include_str!("samples/dataset.json"),
    include_str!("samples/flat.json"),
    include_str!("samples/resistance.json"),
    include_str!("samples/one_off.json"),
];

#[test]
fn a_file_brought_in_twice_is_in_once() {
    let example = open(crate::format::EXAMPLE).unwrap().project;
    for text in SAMPLES.iter().map(|(_, text)| *text).chain(FULL) {
        check_twice(text, &Project::default());
        check_twice(text, &example);
    }
}

/// What is told of the samples: what a person can act on, and nothing else.
#[test]
fn only_what_needs_a_look_is_told() {
    let mut told = Vec::new();
    for (family, text) in SAMPLES {
        let issues = open(text).unwrap().issues;
        told.extend(
            issues.iter().map(|i| format!("{family:?} {} {}: {}", i.part, i.row, i.problem)),
        );
    }
    assert_eq!(told, TOLD);
}

const TOLD: [&str; 11] = [
    "First targets 2: no one actor is called \"Préfecture\"",
    "First progress 2: no one actor is called \"Les écoles\"",
    "Atelier2 dossiers 0: 2 projects in one file",
    "Backup projets 0: 2 projects in one file",
    "Backup badges 0: kept for later",
    "Backup cartesPerso 0: kept for later",
    "Backup journal 0: kept for later",
    "Backup stats 0: kept for later",
    "Backup streak 0: kept for later",
    "Backup theme 0: kept for later",
    "Backup xp 0: kept for later",
];

#[test]
fn no_depth_size_or_number_does_harm() {
    let deep = |n: usize| format!("{{\"domino\":{}1{}}}", "[".repeat(n), "]".repeat(n));
    assert_eq!(open(&deep(1_000_000)), Err(FormatError::TooDeep));
    for file in [
        deep(100),
        r#"{"fields":{},"actors":[{"name":"x","power":99},{"name":"y","power":1e308}]}"#.into(),
        r#"{"o1":1,"o15":[],"o4":{"acteurs":{"a":1}},"o14":{"avant":[-1,1e20,"x"]}}"#.into(),
        r#"{"dossiers":[null,3,[],{"d":[]},{"d":{"o1":{}}}]}"#.into(),
        r#"{"projets":[[[]]],"xp":1e300}"#.into(),
        r#"{"meta":{"name":[]},"swot":[["x"]]}"#.into(),
        r#"{"plaidoyer":{"tree":null,"swot":3,"targets":{"0":{"name":"t"}},"toc":"vision"}}"#
            .into(),
        r#"{"domino":{},"links":[{"from":1,"to":1}],"acteurs":[{"id":1,"name":"soi"}]}"#.into(),
    ] {
        let import = open(&file).unwrap();
        check_sound(&import.project);
        assert_eq!(lost(&parsed(&file), &import), BTreeSet::new(), "{file}");
    }
    for number in ["NaN", "Infinity", "1e999"] {
        assert!(open(&format!("{{\"domino\":{number}}}")).is_err());
    }
}

/// One actor off its scale: told, and its figure kept.
#[test]
fn a_figure_off_its_scale_is_told() {
    let import = open(r#"{"domino":{},"acteurs":[{"name":"x","power":99}]}"#).unwrap();
    assert!(haystack(&import).contains("99"));
    assert_eq!(import.issues.len(), 1, "{:?}", import.issues);
}

/// Scales go by list: 1–10 is halved upwards only when some figure is above 5.
#[test]
fn scales_of_ten_are_halved() {
    let power = |figures: [&str; 2]| {
        let rows = figures.map(|figure| format!("{{\"name\":\"x\",\"power\":{figure}}}"));
        let import = open(&format!("{{\"fields\":{{}},\"actors\":[{}]}}", rows.join(","))).unwrap();
        let fields = import.project.entities.iter().flat_map(|(_, row)| row.fields.clone());
        fields.map(|field| field.value).collect::<Vec<_>>()
    };
    assert_eq!(power(["9", "4"]), ["5", "2"]);
    assert_eq!(power(["5", "4"]), ["5", "4"]);
    assert_eq!(power(["\"high\"", "\"low\""]).len(), 2);
}

/// Two dossiers that name the same actor: each target sheet is on the actor of its own dossier.
#[test]
fn dossiers_do_not_take_each_others_actors() {
    let import = open(SAMPLES[4].1).unwrap();
    let project = &import.project;
    for (_, card) in project.cards.iter().filter(|(_, card)| card.method == "target") {
        assert_eq!(card.entities.len(), 1, "{card:?}");
        let entity = project.entities.get(card.entities[0]).unwrap();
        assert!(card.tags.iter().all(|tag| entity.tags.contains(tag)), "{card:?} {entity:?}");
    }
}

/// A name that nobody bears, or several do, is told of.
#[test]
fn a_name_without_its_actor_is_told() {
    let file = json!({"plaidoyer": {
        "targets": [{"name": "Inconnue", "position": "0"}],
        "progress": [{"actor": "Personne", "expect": "Rien"}],
    }});
    let import = open(&file.to_string()).unwrap();
    assert_eq!(import.issues.len(), 2, "{:?}", import.issues);
}

fn plaidoyer(text: &str) -> Value {
    let mut value = first::write(&open(text).unwrap().project)["plaidoyer"].take();
    // A tool without cards is left out.
    if let Value::Object(map) = &mut value {
        map.retain(|_, tool| !super::values::is_void(tool));
    }
    value
}

#[test]
fn the_tools_of_the_first_come_back_as_they_were() {
    let (_, text) = SAMPLES[0];
    let again = plaidoyer(text);
    for (tool, value) in parsed(text)["plaidoyer"].as_object().unwrap() {
        assert_eq!(&again[tool], value, "{tool}");
    }
}

#[test]
fn what_does_not_come_back_is_counted() {
    let six = json!({"plaidoyer": {"fiveWhy": ["f", "1", "2", "3", "4", "5", "6"]}}).to_string();
    let project = open(&six).unwrap().project;
    let back = first::write(&project).to_string();
    assert!(back.contains("\"6\"") || !first::losses(&project).is_empty(), "{back}");
    let hook = json!({"plaidoyer": {"messages": [{"hook": "x", "message": "y"}]}}).to_string();
    let project = open(&hook).unwrap().project;
    let back = first::write(&project).to_string();
    assert!(back.contains("\"y\"") || !first::losses(&project).is_empty(), "{back}");
}

/// A strategy part kept by an earlier version gives the cards that reading its file gives now.
#[test]
fn kept_parts_become_the_same_cards() {
    let text = SAMPLES[0].1;
    let mut file = parsed(text);
    let whole = open(text).unwrap().project;
    let data = file.as_object_mut().unwrap().remove("plaidoyer").unwrap();
    let mut project = open(&file.to_string()).unwrap().project;
    let mut n = 9000;
    let mut next_id = || {
        n += 1;
        Uuid::from_u128(n)
    };
    let mut fresh = Fresh { next_id: &mut next_id, now: 42 };
    assert!(super::convert_kept(&project, &mut fresh).is_none());
    let kept = crate::domain::kept::Kept { part: "plaidoyer".into(), data, ..Default::default() };
    project.kept.put(fresh.id(), kept);
    let Some(crate::domain::edit::Command::Patch(diff)) = super::convert_kept(&project, &mut fresh)
    else {
        panic!("a patch")
    };
    let converted = project.patched(&diff);
    check_sound(&converted);
    assert_eq!(converted.kept.len(), 0);
    assert_eq!(said(&converted), said(&whole));
    assert_eq!(first::write(&converted)["plaidoyer"], first::write(&whole)["plaidoyer"]);
}

/// The cards, without their ids.
fn said(project: &Project) -> Vec<String> {
    project.cards.iter().map(|(_, card)| format!("{card:?}")).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// The heart of it: whatever is in a file, each of its texts is in the project, or told.
    #[test]
    fn no_text_of_a_shaken_sample_is_lost(at in 0..SAMPLES.len(), seed in any::<u64>()) {
        let file = shaken(&retold(&parsed(SAMPLES[at].1)), seed);
        if let Ok(import) = open(&file.to_string()) {
            check_sound(&import.project);
            prop_assert_eq!(lost(&file, &import), BTreeSet::new(), "{}", file);
        }
    }

    /// The same of values that no tool wrote, made of the keys of all.
    #[test]
    fn no_text_of_an_invented_file_is_lost(file in invented()) {
        if let Ok(import) = open(&file.to_string()) {
            check_sound(&import.project);
            prop_assert_eq!(lost(&file, &import), BTreeSet::new(), "{}", file);
        }
    }

    #[test]
    fn a_shaken_sample_brought_in_twice_is_in_once(at in 0..SAMPLES.len(), seed in any::<u64>()) {
        let file = shaken(&retold(&parsed(SAMPLES[at].1)), seed).to_string();
        if open(&file).is_ok() {
            check_twice(&file, &Project::default());
        }
    }

    #[test]
    fn generated_tools_come_back_as_they_were(tools in tools()) {
        let text = json!({"entities": [], "plaidoyer": tools}).to_string();
        let mut before = tools.clone();
        before.as_object_mut().unwrap().retain(|_, tool| !super::values::is_void(tool));
        prop_assert_eq!(plaidoyer(&text), before);
        prop_assert_eq!(first::losses(&open(&text).unwrap().project), []);
    }
}
