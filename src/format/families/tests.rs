use std::fmt::Write as _;

use proptest::prelude::*;
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

/// A line a thing that was read.
fn outline(import: &Import) -> String {
    let project = &import.project;
    let mut out = format!("{:?} « {} »\n", import.family, project.profile.name);
    for (_, row) in project.entities.iter() {
        let fields: Vec<String> =
            row.fields.iter().map(|field| format!("{}={}", field.name, field.value)).collect();
        let stance = row.stance.map(|stance| stance.value().to_string()).unwrap_or_default();
        let flags = if row.is_target {
            "target"
        } else if row.is_us {
            "us"
        } else {
            ""
        };
        let (kind, tags) = (row.kind.key(), row.tags.join(","));
        writeln!(out, "@ {} [{kind}] {stance} {flags} #{tags} {}", row.name, fields.join(" "))
            .unwrap();
    }
    for (_, row) in project.relations.iter() {
        let (from, to) = (project.entity_name(row.source), project.entity_name(row.target));
        writeln!(out, "> {from} {} {to}", row.kind).unwrap();
    }
    for (_, row) in project.cards.iter() {
        let body = serde_json::to_string(&row.body).unwrap();
        let cites: Vec<&str> = row.entities.iter().map(|id| project.entity_name(*id)).collect();
        let (method, text, detail) = (&row.method, &row.text, row.detail.replace('\n', " / "));
        let tags = row.tags.join(",");
        writeln!(out, "- {method}: {text} | {detail} | {body} @{} #{tags}", cites.join(","))
            .unwrap();
    }
    for (_, row) in project.links.iter() {
        let name = |end: crate::domain::record::RecordRef| match end {
            crate::domain::record::RecordRef::Card(id) => {
                project.cards.get(id).unwrap().text.clone()
            }
            other => format!("{other:?}"),
        };
        writeln!(out, "= {} {} {}", name(row.source), row.kind, name(row.target)).unwrap();
    }
    for (_, row) in project.kept.iter() {
        writeln!(out, "? {} {}", row.part, row.data).unwrap();
    }
    for issue in &import.issues {
        writeln!(out, "! {} {} {}", issue.part, issue.row, issue.problem).unwrap();
    }
    out
}

const SAMPLES: [(&str, &str, &str); 13] = [
    ("first", include_str!("samples/first.json"), include_str!("samples/first.txt")),
    ("aegis", include_str!("samples/aegis.json"), include_str!("samples/aegis.txt")),
    ("bimi", include_str!("samples/bimi.json"), include_str!("samples/bimi.txt")),
    ("playdo", include_str!("samples/playdo.json"), include_str!("samples/playdo.txt")),
    ("atelier1", include_str!("samples/atelier1.json"), include_str!("samples/atelier1.txt")),
    ("atelier2", include_str!("samples/atelier2.json"), include_str!("samples/atelier2.txt")),
    ("plaidoyer2", include_str!("samples/plaidoyer2.json"), include_str!("samples/plaidoyer2.txt")),
    ("ultime3", include_str!("samples/ultime3.json"), include_str!("samples/ultime3.txt")),
    ("backup", include_str!("samples/backup.json"), include_str!("samples/backup.txt")),
    ("dataset", include_str!("samples/dataset.json"), include_str!("samples/dataset.txt")),
    ("flat", include_str!("samples/flat.json"), include_str!("samples/flat.txt")),
    ("resistance", include_str!("samples/resistance.json"), include_str!("samples/resistance.txt")),
    ("one_off", include_str!("samples/one_off.json"), include_str!("samples/one_off.txt")),
];

#[track_caller]
fn check_sample(name: &str) {
    let (_, file, expect) = SAMPLES.into_iter().find(|(known, ..)| *known == name).unwrap();
    let import = import(&format!("\u{feff}{file}"));
    import.project.check_integrity().unwrap();
    let told = outline(&import);
    if std::env::var_os("OUTLINES").is_some() {
        let path = format!("{}/src/format/families/samples/{name}.txt", env!("CARGO_MANIFEST_DIR"));
        std::fs::write(path, &told).unwrap();
    } else {
        assert_eq!(told, expect);
    }
}

macro_rules! samples {
    ($($name:ident)*) => {
        /// Each file gives the outline beside it; `OUTLINES=1` writes them anew.
        mod samples {
            $(
                #[test]
                fn $name() {
                    super::check_sample(stringify!($name));
                }
            )*
        }
    };
}
samples! {
    first aegis bimi playdo atelier1 atelier2 plaidoyer2 ultime3 backup dataset flat resistance one_off
}

#[track_caller]
fn check_family(file: &str, expect: Option<Family>) {
    let value: Value = serde_json::from_str(file).unwrap();
    assert_eq!(value.as_object().and_then(family_of), expect, "{file}");
}

#[test]
fn the_first_shape_that_fits_wins() {
    check_family(r#"{"dossiers": [], "entities": []}"#, Some(Family::Atelier2));
    check_family(r#"{"o1": {}, "o15": {}, "meta": {}}"#, Some(Family::Atelier1));
    check_family(r#"{"nom": "x", "d": {"o1": {}}}"#, Some(Family::Atelier2));
    check_family(r#"{"plaidoyer": {}}"#, Some(Family::First));
    check_family(r#"{"xp": 1, "projets": []}"#, Some(Family::Backup));
    check_family(r#"{"nom": "x", "taches": [], "smart": {}}"#, Some(Family::Ultime3));
    check_family(r#"{"nom": "x", "smart": {}}"#, Some(Family::Plaidoyer2));
    check_family(r#"{"meta": {"name": "x"}, "swot": {}}"#, Some(Family::Bimi));
    check_family(r#"{"meta": {"name": "x"}, "swot": {}, "modified": 1}"#, Some(Family::Playdo));
    check_family(r#"{"domino": {}}"#, Some(Family::Dataset));
    check_family(r#"{"project": {}, "completedTools": []}"#, Some(Family::Resistance));
    check_family(r#"{"pages": []}"#, None);
}

#[test]
fn kept_parts_become_cards_and_go() {
    let mut n = 0;
    let mut next_id = || {
        n += 1;
        Uuid::from_u128(n)
    };
    let mut fresh = Fresh { next_id: &mut next_id, now: 7 };
    let mut project = import(r#"{"entities": [{"id": "e", "name": "Ada"}]}"#).project;
    assert_eq!(convert_kept(&project, &mut fresh), None);
    let data = serde_json::json!({"swot": {"strengths": ["Un"]}, "pestel": "phrase",
        "targets": [{"entityId": "e", "position": -1}]});
    let kept = crate::domain::kept::Kept { part: "plaidoyer".into(), data, ..Default::default() };
    project.kept.put(fresh.id(), kept);
    let command = convert_kept(&project, &mut fresh).unwrap();
    let next = project.apply(&command, 8).unwrap();
    let parts: Vec<&str> = next.kept.iter().map(|(_, row)| row.part.as_str()).collect();
    assert_eq!((next.cards.len(), parts), (2, vec!["pestel"]));
    let target = next.cards.iter().find(|(_, card)| card.method == "target").unwrap().1;
    assert_eq!((target.text.as_str(), target.entities.len()), ("Ada", 1));
    assert_eq!(convert_kept(&next, &mut fresh), None);
}

/// A file whose leaves are others: the choices come round, and every text is unlike the others.
fn shuffled(value: &Value, choices: &[u8], n: &mut usize, depth: usize) -> Value {
    let choice = choices[*n % choices.len()];
    *n += 1;
    let word = |n: &mut usize| {
        *n += 1;
        Value::from(format!("mot{n}fin"))
    };
    match value {
        Value::Object(map) if choice < 240 || depth == 0 => map
            .iter()
            .map(|(key, value)| (key.clone(), shuffled(value, choices, n, depth + 1)))
            .collect(),
        Value::Array(items) if choice < 240 => {
            items.iter().map(|item| shuffled(item, choices, n, depth + 1)).collect()
        }
        value if choice < 60 => value.clone(),
        _ => match choice % 8 {
            0 => Value::Null,
            1 => Value::from(i64::from(choice) - 200),
            2 => Value::Bool(choice > 127),
            3 => Value::Array(vec![word(n), word(n)]),
            4 => serde_json::json!({"clé": word(n), "id": word(n)}),
            _ => word(n),
        },
    }
}

fn words(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::String(text) if text.starts_with("mot") => out.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| words(item, out)),
        Value::Object(map) => map.values().for_each(|value| words(value, out)),
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever stands in it, no text of a file is lost, and the project holds together.
    #[test]
    fn no_text_is_lost(choices in proptest::collection::vec(any::<u8>(), 1..200)) {
        for (name, file, _) in SAMPLES {
            let value = shuffled(&serde_json::from_str(file).unwrap(), &choices, &mut 0, 0);
            let mut next = 0;
            let mut next_id = || {
                next += 1;
                Uuid::from_u128(next)
            };
            let mut fresh = Fresh { next_id: &mut next_id, now: 42 };
            let Some(import) = read(value.clone(), "file.json", &mut fresh) else { continue };
            prop_assert_eq!(import.project.check_integrity(), Ok(()));
            let mut held = crate::format::myspot::write(&import.project);
            held.push_str(&serde_json::to_string(&import.issues).unwrap());
            let mut texts = Vec::new();
            words(&value, &mut texts);
            for text in texts {
                prop_assert!(held.contains(&text), "{} lost {}: {}", name, text, value);
            }
        }
    }
}
